import type { TokenSource } from '../github/app.ts';
import { callGitHub, type Send, type Trouble } from '../github/call.ts';
import type { Settings } from './settings.ts';

/**
 * Sends one `repository_dispatch`. A token that GitHub does not know is replaced once, because an App's may have been revoked.
 * Source: GitHub REST API docs, "Create a repository dispatch event".
 */
export async function forward(
  body: string,
  { apiUrl, repository }: Settings,
  token: TokenSource,
  send: Send,
  signal: AbortSignal,
): Promise<{ status: 'ok' } | Trouble> {
  const dispatch = (bearer: string) =>
    callGitHub(send, {
      method: 'POST',
      url: `${apiUrl}/repos/${repository}/dispatches`,
      bearer,
      body,
      signal,
      expected: 204,
      refusals: {
        301: moved(repository),
        307: moved(repository),
        308: moved(repository),
        401: 'it does not know the token that it handed out itself: check GITHUB_API_URL',
        403: `the token may not send events to ${repository}: give it Contents: write there`,
        404: `the token sees no ${repository}: check GITHUB_REPOSITORY, and that the token was granted that repository`,
        422: 'it finds the dispatch invalid: update the relay, and report it if that does not help',
      },
    });
  const first = await token(signal);
  if (first.status !== 'ok') return first;
  const answer = await dispatch(first.token);
  if (answer.status !== 'refused' || answer.code !== 401) return answer;
  const second = await token(signal, first.token);
  return second.status === 'ok' ? dispatch(second.token) : second;
}

function moved(repository: string): string {
  return `${repository} was renamed or moved: set GITHUB_REPOSITORY to its new name`;
}
