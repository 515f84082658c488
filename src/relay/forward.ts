import type { TokenSource } from '../github/app.ts';
import { callGitHub, type Send, type Trouble } from '../github/call.ts';
import type { Settings } from './settings.ts';

/** Sends one `repository_dispatch`, or gives up at `until` (by `Date.now()`). */
export type Forward = (body: string, until: number) => Promise<{ status: 'ok' } | Trouble>;

/**
 * Sends to the configured repository. Replaces a token that GitHub refuses once, because an App's token may have been
 * revoked. Source: GitHub REST API docs, "Create a repository dispatch event".
 */
export function forwarding({ apiUrl, repository }: Settings, token: TokenSource, send: Send): Forward {
  const url = `${apiUrl}/repos/${repository}/dispatches`;
  const moved = `${repository} was renamed or moved: set GITHUB_REPOSITORY to its new name`;
  const refusals = {
    301: moved,
    307: moved,
    308: moved,
    401: 'it does not accept a token that it issued itself: check GITHUB_API_URL',
    403: `the token may not send events to ${repository}: give it Contents: write there`,
    404: `the token sees no ${repository}: check GITHUB_REPOSITORY, that the token was granted that repository, and that its organization approved the token`,
    422: 'the dispatch is invalid: update the relay, and report it if that does not help',
  };
  const dispatch = (bearer: string, body: string, until: number) =>
    callGitHub(send, { method: 'POST', url, bearer, body, until, expected: 204, refusals });

  return async (body, until) => {
    const first = await token(until);
    if (first.status !== 'ok') return first;
    const answer = await dispatch(first.token, body, until);
    if (answer.status !== 'refused' || answer.code !== 401) return answer;
    const second = await token(until, first.token);
    return second.status === 'ok' ? dispatch(second.token, body, until) : second;
  };
}
