import type { Settings } from './settings.ts';

/** How a runtime sends a request: the built-in `fetch`, or what is faster there. Redirects are not followed. */
export type Send = (
  url: string,
  request: { method: 'POST'; headers: Record<string, string>; body: string; signal: AbortSignal },
) => Promise<{ status: number; header(name: string): string | null; text(): Promise<string> }>;

/** What became of a dispatch; `retryAfter` in seconds; `problem` says what to do, for the log. */
export type Forwarded =
  | { status: 'dispatched' }
  | { status: 'rate-limited' | 'unavailable'; retryAfter: number; problem: string }
  | { status: 'refused'; problem: string };

const RETRY_UNAVAILABLE_AFTER = 10;
/** "Wait for at least one minute" where GitHub names no time (REST API docs, "Rate limits for the REST API"). */
const RETRY_LIMITED_AFTER = 60;

/**
 * Sends one `repository_dispatch`. It never throws: a delivery that GitHub did not take is PagerDuty's to repeat.
 * Source: GitHub REST API docs, "Create a repository dispatch event".
 */
export async function forward(body: string, settings: Settings, send: Send, signal: AbortSignal): Promise<Forwarded> {
  const { apiUrl, repository, token } = settings;
  try {
    const answer = await send(`${apiUrl}/repos/${repository}/dispatches`, {
      method: 'POST',
      headers: {
        accept: 'application/vnd.github+json',
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'user-agent': 'pagerduty-postmortem-relay',
        'x-github-api-version': '2022-11-28',
      },
      body,
      signal,
    });
    const text = await answer.text();
    if (answer.status >= 200 && answer.status < 300) return { status: 'dispatched' };
    if (answer.status >= 500) return unavailable(`GitHub answers ${answer.status}`);
    const wait = limitedFor(answer.status, answer.header, text);
    return wait === undefined
      ? { status: 'refused', problem: refusal(answer.status, repository) }
      : { status: 'rate-limited', retryAfter: wait, problem: `GitHub limits us (${answer.status})` };
  } catch {
    return unavailable(signal.aborted ? 'GitHub did not answer in time' : `${apiUrl} could not be reached`);
  }
}

function unavailable(problem: string): Forwarded {
  return {
    status: 'unavailable',
    retryAfter: RETRY_UNAVAILABLE_AFTER,
    problem: `${problem}; PagerDuty delivers again`,
  };
}

/** Seconds to wait when the answer is a rate limit. An ordinary refusal carries `x-ratelimit-reset` too. */
function limitedFor(status: number, header: (name: string) => string | null, text: string): number | undefined {
  const retryAfter = Number(header('retry-after') ?? Number.NaN);
  const exhausted = header('x-ratelimit-remaining') === '0';
  const limited =
    status === 429 || (status === 403 && (!Number.isNaN(retryAfter) || exhausted || /rate limit/i.test(text)));
  if (!limited) return undefined;
  const untilReset = exhausted ? Number(header('x-ratelimit-reset') ?? Number.NaN) - Date.now() / 1000 : Number.NaN;
  const wait = [retryAfter, untilReset].find((seconds) => Number.isFinite(seconds)) ?? RETRY_LIMITED_AFTER;
  return Math.min(3600, Math.max(1, Math.ceil(wait)));
}

function refusal(status: number, repository: string): string {
  switch (status) {
    case 401:
      return 'GitHub does not know the token (401): it is wrong, expired or revoked. Set GITHUB_TOKEN to a new fine-grained token';
    case 403:
      return `The token may not send events to ${repository} (403): give it Contents: write on that repository`;
    case 404:
      return `GitHub shows the token no repository ${repository} (404): check GITHUB_REPOSITORY, and that the token was granted that repository`;
    case 422:
      return 'GitHub found the dispatch invalid (422): update the relay, and report it if that does not help';
    default:
      return status >= 300 && status < 400
        ? `GitHub redirects ${repository} (${status}): it was renamed or moved; set GITHUB_REPOSITORY to its new name`
        : `GitHub refuses the dispatch (${status}): check GITHUB_API_URL and GITHUB_REPOSITORY`;
  }
}
