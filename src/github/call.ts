/**
 * One call of GitHub's REST API from the relay. It never throws: if GitHub does not take an event, PagerDuty retries.
 */
import * as z from 'zod/mini';
import { serviceMessage } from '../http/service-message.ts';
import { RATE_LIMIT_WORDS, refusalFix } from './refusal.ts';

/**
 * Sends a request: the built-in `fetch`, or a faster client of the runtime. Does not follow redirects. Throws OutOfTime if
 * the whole answer has not arrived within `timeLimit` milliseconds.
 */
export type Send = (
  url: string,
  request: { method: 'GET' | 'POST'; headers: Record<string, string>; body?: string; timeLimit: number },
) => Promise<{ status: number; header(name: string): string | null; text(): Promise<string> }>;

export class OutOfTime extends Error {
  override name = 'OutOfTime';
}

/** Why GitHub did not do it. `retryAfter` is in seconds; `problem` says what to do, for the log. */
export type Trouble =
  | { status: 'rate-limited' | 'unavailable'; retryAfter: number; problem: string }
  | { status: 'refused'; code: number; problem: string };

export interface Call {
  method: 'GET' | 'POST';
  url: string;
  /** A token, or the App's own JWT. */
  bearer: string;
  body?: string;
  /** When to give up, by `Date.now()`. */
  until: number;
  /** The only status that counts as success: a login page behind a proxy answers 200 to anything. */
  expected: 200 | 201 | 204;
  /** For each HTTP status of a refusal, what it means here and what to do. */
  refusals: Readonly<Record<number, string>>;
}

const RETRY_UNAVAILABLE_AFTER = 10;
/** "Wait for at least one minute" if GitHub gives no time (REST API docs, "Rate limits for the REST API"). */
const RETRY_LIMITED_AFTER = 60;
const MAX_RETRY_AFTER = 3600;

/** The text of a 2xx answer, or what went wrong. */
export async function callGitHub(send: Send, call: Call): Promise<{ status: 'ok'; text: string } | Trouble> {
  const { method, url, bearer, body, until, expected, refusals } = call;
  const timeLimit = until - Date.now();
  if (timeLimit <= 0) return unavailable(TOO_LATE);
  try {
    const answer = await send(url, {
      method,
      headers: {
        accept: 'application/vnd.github+json',
        authorization: `Bearer ${bearer}`,
        'user-agent': 'pagerduty-postmortem-relay',
        'x-github-api-version': '2022-11-28',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body }),
      timeLimit,
    });
    const text = answer.status === 204 ? '' : await answer.text();
    if (answer.status === expected) return { status: 'ok', text };
    if (answer.status >= 500) return unavailable(`GitHub answers ${answer.status}`);
    const wait = limitedFor(answer.status, answer.header, text);
    if (wait !== undefined) {
      return {
        status: 'rate-limited',
        retryAfter: Math.min(MAX_RETRY_AFTER, Math.max(1, wait)),
        problem: `GitHub limits us (${answer.status}); PagerDuty delivers again`,
      };
    }
    const words = serviceMessage(messageIn(text), bearer);
    const otherwise = refusals[answer.status] ?? 'check GITHUB_API_URL and GITHUB_REPOSITORY';
    const problem = refusalFix(answer.status, words, otherwise);
    const quoted = words === '' ? '' : `. GitHub's own words: "${words}"`;
    return {
      status: 'refused',
      code: answer.status,
      problem: `GitHub refuses (${answer.status}): ${problem}${quoted}`,
    };
  } catch (error) {
    return unavailable(
      error instanceof OutOfTime ? TOO_LATE : `GitHub could not be reached${codeOf(error)}; check GITHUB_API_URL`,
    );
  }
}

const TOO_LATE = 'GitHub did not answer in time';

const ErrorWithCode = z.object({ code: z.string() });
const ErrorWithCause = z.object({ cause: ErrorWithCode });

/** Such as " (ENOTFOUND)"; the built-in `fetch` has it in the error's cause. */
function codeOf(error: unknown): string {
  const code = ErrorWithCode.safeParse(error).data?.code ?? ErrorWithCause.safeParse(error).data?.cause.code;
  return code === undefined ? '' : ` (${code})`;
}

const ErrorBody = z.object({ message: z.string() });

/** Returns GitHub's error message (REST API docs, "Client errors"); nothing if another server answers, such as a login page. */
function messageIn(text: string): string {
  try {
    return ErrorBody.safeParse(JSON.parse(text)).data?.message ?? '';
  } catch {
    return '';
  }
}

export function unavailable(problem: string): Trouble {
  return {
    status: 'unavailable',
    retryAfter: RETRY_UNAVAILABLE_AFTER,
    problem: `${problem}; PagerDuty delivers again`,
  };
}

/**
 * Returns the seconds to wait if the answer is a rate limit: a 429, or a 403 with a rate limit header or message. An ordinary refusal
 * has `x-ratelimit-reset` too.
 */
export function limitedFor(
  status: number,
  header: (name: string) => string | null | undefined,
  text: string,
): number | undefined {
  const retryAfter = header('retry-after') ?? undefined;
  const exhausted = header('x-ratelimit-remaining') === '0';
  const limited =
    status === 429 || (status === 403 && (retryAfter !== undefined || exhausted || RATE_LIMIT_WORDS.test(text)));
  if (!limited) return undefined;
  const untilReset = exhausted ? Number(header('x-ratelimit-reset') ?? Number.NaN) - Date.now() / 1000 : Number.NaN;
  const wait = [Number(retryAfter ?? Number.NaN), untilReset].find(Number.isFinite) ?? RETRY_LIMITED_AFTER;
  return Math.max(0, Math.ceil(wait));
}

/** Sends with the built-in `fetch` of Workers and Lambdas. */
export const sendByFetch: Send = async (url, { method, headers, body, timeLimit }) => {
  const limit = new AbortController();
  // Not AbortSignal.timeout: it fires even after the answer has arrived.
  const timer = setTimeout(() => limit.abort(new OutOfTime()), timeLimit);
  try {
    const answer = await fetch(url, {
      method,
      headers,
      redirect: 'manual',
      signal: limit.signal,
      ...(body !== undefined && { body }),
    });
    const text = await answer.text();
    return { status: answer.status, header: (name) => answer.headers.get(name), text: async () => text };
  } catch (error) {
    throw limit.signal.aborted ? new OutOfTime() : error;
  } finally {
    clearTimeout(timer);
  }
};
