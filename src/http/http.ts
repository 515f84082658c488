/**
 * One call of a JSON API: with a time limit, bounded retries that respect `retry-after`, and errors that name the call.
 *
 * Uses undici instead of the built-in `fetch`: `@actions/core` loads this copy anyway, and the built-in one would be a second
 * (40 ms of every run).
 */

import type { IncomingHttpHeaders } from 'node:http';
import { Agent, type Dispatcher, ProxyAgent, RetryAgent, request } from 'undici';
import * as z from 'zod/mini';
import { messageOf } from '../text/message-of.ts';
import { networkFault } from './network-fault.ts';
import { proxyFor } from './proxies.ts';
import { serviceMessage } from './service-message.ts';

/**
 * There is no usable answer. `status` is the HTTP status, or undefined if no answer came (then the call may have worked). `cause`
 * is the underlying library's error, if any.
 */
export class ApiError extends Error {
  override name = 'ApiError';
  readonly status: number | undefined;

  constructor(message: string, status?: number, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.status = status;
  }
}

export interface ApiRequest<Answer> {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  path: string;
  /** In addition to the headers of every call. */
  headers?: Record<string, string>;
  body?: unknown;
  answer: z.ZodMiniType<Answer>;
}

/** What a call is about to send, before it is known whether it arrives. */
export type OnSend = (sending: { path: string; body: unknown }) => void;

export type Api = <Answer>(call: ApiRequest<Answer>) => Promise<Answer>;

const TIME_LIMIT_MS = 15_000;
/** For a whole call, including retries and waits. */
export const CALL_LIMIT_MS = 150_000;
const MAX_ANSWER_BYTES = 20 * 1024 * 1024;
const RETRIES = 3;
/** `waitBeforeRetry` decides about these. Proxies in front of an API have their own 5xx, such as 520. */
const MAY_PASS = [429, ...Array.from({ length: 100 }, (_, index) => 500 + index)];
const FIRST_WAIT_MS = 500;
/** For a longer `retry-after`, the run fails with a message, and the next one tries again. */
const MAX_WAIT_MS = 60_000;

/**
 * Returns a function that calls one API. Messages use `name`; `errorDetail` finds the API's message in the body of an error;
 * `key` is the secret in `headers`, if any; `cure` says what the reader of the message can do about a refusal, by its HTTP status
 * and the API's message. The function throws ApiError.
 */
export function api(options: {
  name: string;
  url: string;
  /** How messages call the setting that holds `url`. */
  urlSetting: string;
  headers: Record<string, string>;
  key: string | undefined;
  errorDetail: (body: unknown) => string | undefined;
  cure: (status: number, detail: string | undefined) => string | undefined;
  /** Is given every body that is sent. */
  onSend?: OnSend | undefined;
}): Api {
  const url = options.url.replace(/\/+$/, '');
  const place: Endpoint = { url: new URL(url), setting: options.urlSetting };
  const agent = retryAgent(place);
  const cureOf = (status: number, detail: string | undefined): string | undefined => {
    if (status >= 500) return 'Run it again later';
    if (status >= 300 && status < 400)
      return `Check the API URL of ${options.name}: it redirects to another host, and the key is not sent there`;
    return options.cure(status, detail);
  };
  const apiError = (message: string, status: number, given: { detail?: string; cause?: unknown }): ApiError => {
    const cure = cureOf(status, given.detail);
    return new ApiError(cure === undefined ? message : `${message}. ${cure}`, status, given.cause);
  };

  return async ({ method, path, headers, body, answer }) => {
    const what = `${options.name} (${method} ${path.split('?')[0]})`;
    const signal = AbortSignal.timeout(CALL_LIMIT_MS);
    if (body !== undefined) options.onSend?.({ path, body });
    const send = () =>
      exchange(`${url}${path}`, {
        dispatcher: agent,
        method,
        headers: {
          'user-agent': 'pagerduty-postmortem',
          ...options.headers,
          ...headers,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        body: body === undefined ? null : JSON.stringify(body),
        signal,
      });
    const { status, text } = await send()
      .catch((error: unknown) => {
        if (method !== 'POST' && brokeOff(error)) return send();
        throw error;
      })
      .catch((error: unknown) => {
        const failed = statusOfRetries(error);
        if (failed === undefined) throw unanswered(what, error, place);
        const said = failed === 429 ? limited(429, waitAskedBy(error)) : `answered ${failed}`;
        throw apiError(`${what} ${said}`, failed, { cause: error });
      });
    const parsed = parseJson(text);
    if (status < 200 || status > 299) {
      const detail = options.errorDetail(parsed);
      const reason = detail === undefined ? 'no reason given' : serviceMessage(detail, options.key);
      throw apiError(`${what} answered ${status}: ${reason}`, status, detail === undefined ? {} : { detail });
    }
    if (parsed === undefined && text.trim() !== '') throw notJson(what, options.urlSetting);
    return readAnswer(answer, parsed, what);
  };
}

/** Parses the answer with the schema. `what` names the call. Throws ApiError. */
export function readAnswer<Answer>(shape: z.ZodMiniType<Answer>, answer: unknown, what: string): Answer {
  const read = shape.safeParse(answer);
  if (read.success) return read.data;
  const issue = read.error.issues[0];
  throw new ApiError(
    `${what} answered in a form that this version cannot read, at "${issue?.path.join('.')}": ${issue?.message}. Update the action, or check the API URL`,
    200,
  );
}

/** Reads header and body: an answer that breaks off in the middle is an error. */
export async function exchange(
  url: string,
  order: NonNullable<Parameters<typeof request>[1]>,
): Promise<{ status: number; headers: IncomingHttpHeaders; text: string }> {
  const response = await request(url, order);
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response.body as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_ANSWER_BYTES) throw new Error(`the answer is larger than ${MAX_ANSWER_BYTES} bytes`);
    chunks.push(chunk);
  }
  return { status: response.statusCode, headers: response.headers, text: Buffer.concat(chunks).toString() };
}

/** The error for a success whose body is not JSON, which means that something other than the API answered. `setting` holds the URL. */
export function notJson(what: string, setting: string): ApiError {
  return new ApiError(
    `${what} answered in a form that this version cannot read: a page instead of JSON, such as the login page of a proxy. Check ${setting}, and the proxies between it and this machine`,
    200,
  );
}

/**
 * Connections with a time limit for each step, through the proxy of the environment if there is one.
 * @throws Error if the variable that names the proxy for `url` holds no address.
 */
export function dispatcher(url: string): Dispatcher {
  const steps = { headersTimeout: TIME_LIMIT_MS, bodyTimeout: TIME_LIMIT_MS };
  const connect = { timeout: TIME_LIMIT_MS };
  const direct = new Agent({ ...steps, connect });
  const proxies = new Map<string, Dispatcher>();
  proxyFor(new URL(url), process.env);
  // A redirect can lead to a host that needs another proxy, or none.
  return direct.compose((dispatch) => (options, handler) => {
    const proxy = options.origin && proxyFor(new URL(options.origin), process.env);
    if (!proxy) return dispatch(options, handler);
    const uri = proxy.url.href;
    const agent = proxies.get(uri) ?? new ProxyAgent({ ...steps, uri, proxyTls: connect, requestTls: connect });
    proxies.set(uri, agent);
    return agent.dispatch(options, handler);
  });
}

/** Connections like `dispatcher`'s that retry a failed call as `waitBeforeRetry` says. */
export function retryAgent(place: Endpoint): Dispatcher {
  return new RetryAgent(dispatcher(place.url.href), {
    maxRetries: RETRIES,
    retry: retryLater(place),
    statusCodes: MAY_PASS,
  });
}

/** Where a call goes, and how messages call its setting. */
export interface Endpoint {
  url: URL;
  setting: string;
}

/**
 * Returns how long to wait, in milliseconds, before a failed call is retried; undefined if it is not. A 429 was not carried
 * out, so any method may be retried. After a 5xx or a lost answer (`status` undefined), only a method that is safe to repeat, so never
 * POST. `asked` is the wait that the API asks for, `retries` how often the call was already retried.
 */
export function waitBeforeRetry(call: {
  method: string;
  status: number | undefined;
  asked: number | undefined;
  retries: number;
}): number | undefined {
  const { method, status, asked, retries } = call;
  const again = status === 429 || (method !== 'POST' && (status === undefined || status >= 500));
  const wait = asked ?? FIRST_WAIT_MS * 2 ** retries;
  return again && retries < RETRIES && wait <= MAX_WAIT_MS ? wait : undefined;
}

const retryLater =
  (place: Endpoint): RetryCallback =>
  (error, { state, opts }, done) => {
    const wait = isPermanent(error, place)
      ? undefined
      : waitBeforeRetry({
          method: opts.method,
          status: statusOfRetries(error),
          asked: waitAskedBy(error),
          retries: state.counter - 1,
        });
    if (wait === undefined) done(error);
    else setTimeout(() => done(null), wait);
  };
type RetryCallback = NonNullable<NonNullable<ConstructorParameters<typeof RetryAgent>[1]>['retry']>;

const RetryError = z.object({
  statusCode: z.optional(z.number()),
  code: z.optional(z.string()),
  headers: z.optional(z.object({ 'retry-after': z.optional(z.string()), 'ratelimit-reset': z.optional(z.string()) })),
});

/** Returns the status that an error of `retryAgent` is about; undefined if no answer came. */
export function statusOfRetries(error: unknown): number | undefined {
  return brokeOff(error) ? undefined : RetryError.safeParse(error).data?.statusCode;
}

/** undici resumes a broken-off answer with a range request, which JSON APIs ignore: they send 200 and the whole answer again. */
function brokeOff(error: unknown): boolean {
  const { statusCode } = RetryError.safeParse(error).data ?? {};
  return statusCode !== undefined && statusCode < 300;
}

/**
 * Returns `retry-after`, in seconds or as a date (RFC 9110, 10.2.3), as milliseconds from now. A rate limit without it may have
 * `ratelimit-reset` in seconds (PagerDuty developer docs, "REST API Rate Limits").
 */
export function waitAskedBy(error: unknown): number | undefined {
  const { statusCode, headers } = RetryError.safeParse(error).data ?? {};
  const value = headers?.['retry-after'] ?? (statusCode === 429 ? headers?.['ratelimit-reset'] : undefined);
  if (value === undefined) return undefined;
  // Discord gives fractions of a second.
  const wait = /^\d+(?:\.\d+)?$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now();
  return Number.isNaN(wait) ? undefined : Math.max(0, wait);
}

/** Describes a rate limit that lasted longer than the retries; `asked` is the wait the API asks for, in milliseconds. */
export function limited(status: number, asked: number | undefined): string {
  return asked !== undefined && asked > MAX_WAIT_MS
    ? `limits us (${status}) for ${Math.ceil(asked / 60_000)} minutes, longer than a run waits`
    : `limits us (${status}), after ${RETRIES + 1} tries`;
}

/** Returns the error for the call `what` without an answer, from the error of the library that sent it. */
export function unanswered(what: string, error: unknown, { url, setting }: Endpoint): ApiError {
  const code = RetryError.safeParse(error).data?.code ?? messageOf(error);
  const fault = networkFault(error, url, setting);
  const why =
    fault === undefined
      ? `${url.host} did not answer in time, or the connection broke. Run it again later`
      : `${fault.what}. ${fault.fix}`;
  return new ApiError(`${what} gave no answer (${code}). ${why}`, undefined, error);
}

/** Returns whether no answer came for a reason that no retry helps against. */
export function isPermanent(error: unknown, { url, setting }: Endpoint): boolean {
  return statusOfRetries(error) === undefined && networkFault(error, url, setting)?.isPermanent === true;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
