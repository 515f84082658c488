/**
 * The relay: takes PagerDuty's webhook, checks that it is authentic, and forwards it as a `repository_dispatch`.
 * A function of method, path, headers and body, so that each runtime needs only a thin adapter around it.
 *
 * The answer decides what PagerDuty does next: after a 2xx it is done; after a 5xx or 429 it retries for up to 48 hours; after any
 * other 4xx it drops the event for good, and three drops in a row disable the subscription
 * (PagerDuty developer docs, "Webhooks v3: Behavior").
 */
import { dispatchBody } from '../dispatch.ts';
import { installationTokens, personalToken, type TokenSource } from '../github/app.ts';
import type { Send } from '../github/call.ts';
import type { Hmac } from '../pagerduty/signature.ts';
import { isMerge, WebhookBody, WebhookIncident } from '../pagerduty/webhook.ts';
import { VERSION } from '../version.ts';
import { type Forward, forwarding } from './forward.ts';
import { createLog } from './log.ts';
import { rejectForged, rejectUnsigned } from './reject-webhook.ts';
import { type RelayEnvironment, readSettings, type Settings, shortSecrets } from './settings.ts';

/** PagerDuty never sends more ("Webhooks v3: Behavior"). */
export const MAX_BODY_BYTES = 256 * 1024;

/** PagerDuty sends a whole body at once. A slower sender would block others. */
export const BODY_LIMIT_MS = 1000;

/**
 * How many bodies may be read at the same time. Caps memory. A new body evicts the oldest one, so that slow, unauthenticated senders
 * cannot block authentic webhooks.
 */
export const MAX_READING = 512;

/** How many events may be forwarded at the same time. Above that, PagerDuty is asked to retry. */
const MAX_FORWARDING = 256;

/** PagerDuty waits 5 seconds; an answer must be on its way well before that. */
const BUDGET_MS = 3500;

/** For an ID that a sender made up. */
const MAX_LOGGED = 200;

const ALLOWED = new Map([
  ['/pagerduty', 'POST'],
  ['/pagerduty-resolved', 'POST'],
  ['/healthz', 'GET, HEAD'],
]);

export interface RelayOptions {
  environment: RelayEnvironment;
  send: Send;
  hmac: Hmac;
  /** Takes one line of JSON. */
  log: (line: string) => void;
}

export type Bytes = Uint8Array<ArrayBuffer>;

/** Why there is no body; `evicted` made room for a newer one. */
export type Unread = 'too-large' | 'broken-off' | 'too-slow' | 'evicted';

export interface RelayRequest {
  method: string;
  /** Of the URL, without its query. */
  path: string;
  /** By its name in lower case. */
  header(name: string): string | null | undefined;
  /** The raw bytes, because they are what is signed. Called once at most, and only if the headers could be authentic. */
  body(): Promise<Bytes | Unread>;
}

export interface RelayAnswer {
  status: number;
  headers: Readonly<Record<string, string>>;
  /** JSON. */
  body: string;
}

export interface Core {
  /** What is wrong with the configuration, if anything, each naming the variable and the fix. */
  problems: readonly string[];
  /** Never throws. */
  answer(request: RelayRequest): Promise<RelayAnswer>;
  /** Returns the answer to a request that is not valid HTTP, and logs it. */
  refuse(status: number, problem: string): RelayAnswer;
}

/** `problem` is for the log only; `proven` is whether the sender was authenticated. */
type Outcome = { problem?: string; proven: boolean } & (
  | { code: 202; status: 'dispatched' }
  | { code: 202; status: 'ignored'; reason: string }
  | { code: number; status: string; problem: string; allow?: string; retryAfter?: number }
);

/** The log fields of a delivery; never a secret, an authentication header or a body. */
interface Delivery {
  event_id: string | null;
  webhook_id: string | null;
  incident_id: string | null;
  event_type: string | null;
}

export function createCore({ environment, send, hmac, log: write }: RelayOptions): Core {
  const configuration = readSettings(environment);
  const configured = 'settings' in configuration;
  const problems = configured ? [] : configuration.problems;
  const log = createLog(write);
  if (configured) {
    for (const problem of shortSecrets(configuration.settings)) log.always({ status: 'short-secret', problem });
  }
  const deliver = configured
    ? delivering(configuration.settings, send, hmac)
    : async () => failure(500, 'not-configured', problems.join('; '));
  const health = respond(configured ? 200 : 503, JSON.stringify({ status: 'ok', version: VERSION, configured }));

  const finish = (outcome: Outcome, delivery: Delivery, arrival: number): RelayAnswer => {
    const { code, status, problem, proven } = outcome;
    const logged = 'reason' in outcome ? { status, reason: outcome.reason } : { status };
    const line = { ...delivery, ...logged, ms: Date.now() - arrival, problem };
    if (proven) log.always(line);
    else log.limited(line);
    if (code === 202) return respond(code, JSON.stringify(logged));
    const { allow, retryAfter } = outcome as { allow?: string; retryAfter?: number };
    return respond(code, JSON.stringify(logged), {
      ...(allow !== undefined && { allow }),
      ...(retryAfter !== undefined && { 'retry-after': String(retryAfter) }),
    });
  };

  return {
    problems,
    async answer(request) {
      const arrival = Date.now();
      const delivery = deliveryOf(request.header('x-webhook-id'));
      try {
        const path = routeOf(request.path);
        const allow = ALLOWED.get(path);
        if (allow === undefined) return finish(failure(404, 'not-found', NO_ROUTE), delivery, arrival);
        if (path === '/healthz' && (request.method === 'GET' || request.method === 'HEAD')) return health;
        if (request.method !== allow) {
          const problem = `${path} takes ${allow} only`;
          return finish({ ...failure(405, 'method-not-allowed', problem), allow }, delivery, arrival);
        }
        return finish(await deliver(request, delivery, arrival), delivery, arrival);
      } catch (error) {
        const problem = `${placeOf(error)}: a bug in the relay. Please report it`;
        return finish({ ...failure(500, 'error', problem), proven: true }, delivery, arrival);
      }
    },
    refuse: (code, problem) => finish(failure(code, 'invalid', problem), deliveryOf(null), Date.now()),
  };
}

const NO_ROUTE = 'the relay takes webhooks at /pagerduty only: check the URL of the subscription';

function deliveryOf(webhookId: string | null | undefined): Delivery {
  return { event_id: null, webhook_id: webhookId?.slice(0, MAX_LOGGED) ?? null, incident_id: null, event_type: null };
}

/** Some proxies and users add a slash before or after the path. */
function routeOf(path: string): string {
  return ALLOWED.has(path) ? path : path.replace(/\/{2,}/g, '/').replace(/(.)\/$/, '$1');
}

/** Logs the place of an error, because its message may quote the body. */
function placeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  return `${error.name}${error.stack?.split('\n').find((line) => /^\s+at /.test(line)) ?? ''}`;
}

/** Takes one delivery from its headers to GitHub, and records what it learns in `delivery`. */
function delivering(settings: Settings, send: Send, hmac: Hmac) {
  const { access, repository, apiUrl } = settings;
  const token: TokenSource =
    'token' in access ? personalToken(access.token) : installationTokens(access.app, repository, apiUrl, send);
  const forward = forwarding(settings, token, send);
  let inFlight = 0;

  return async (request: RelayRequest, delivery: Delivery, arrival: number): Promise<Outcome> => {
    // Keep only the dispatch in memory while GitHub answers, not the webhook.
    const dispatch = await readDispatch(request, delivery, settings, hmac);
    if (typeof dispatch !== 'string') return dispatch;
    if (inFlight >= MAX_FORWARDING) return proven(later(`${MAX_FORWARDING} events are being forwarded`));
    inFlight += 1;
    try {
      return outcomeOf(await forward(dispatch, arrival + BUDGET_MS));
    } finally {
      inFlight -= 1;
    }
  };
}

function outcomeOf(answer: Awaited<ReturnType<Forward>>): Outcome {
  switch (answer.status) {
    case 'ok':
      return DISPATCHED;
    case 'refused':
      return proven(failure(502, 'refused', answer.problem));
    case 'rate-limited':
      return { ...answer, code: 429, proven: true };
    case 'unavailable':
      return { ...answer, code: 503, proven: true };
  }
}

/** Returns the dispatch to send for a webhook, or the answer if there is none. */
async function readDispatch(
  request: RelayRequest,
  delivery: Delivery,
  settings: Settings,
  hmac: Hmac,
): Promise<string | Outcome> {
  if (Number(request.header('content-length') ?? 0) > MAX_BODY_BYTES) return UNREAD['too-large'];
  const unsigned = rejectUnsigned(request, settings);
  if (unsigned !== undefined) return rejected(unsigned);

  const bytes = await request.body();
  if (typeof bytes === 'string') return UNREAD[bytes];
  if (bytes.length > MAX_BODY_BYTES) return UNREAD['too-large'];

  const forged = await rejectForged(request, bytes, settings, hmac);
  if (forged !== undefined) return rejected(forged);

  const body = WebhookBody.safeParse(parseJson(bytes));
  if (!body.success) {
    return proven(failure(400, 'invalid', 'the body is authentic, but not the JSON of an event'));
  }
  const { event } = body.data;
  delivery.event_id = event.id?.slice(0, MAX_LOGGED) ?? null;
  delivery.event_type = event.event_type?.slice(0, MAX_LOGGED) ?? null;
  if (event.event_type === 'pagey.ping') return ignored('ping');
  if (event.event_type === null || !settings.forwardEvents.has(event.event_type)) return ignored('event-type');

  const incident = WebhookIncident.safeParse(event.data);
  if (!incident.success) return ignored('no-incident');
  delivery.incident_id = incident.data.id.slice(0, MAX_LOGGED);
  if (isMerge(incident.data.resolve_reason)) return ignored('merged');
  return dispatchBody(event, incident.data, delivery.webhook_id);
}

function failure(code: number, status: string, problem: string) {
  return { code, status, problem, proven: false };
}

function proven<Failed extends Outcome>(outcome: Failed): Failed {
  return { ...outcome, proven: true };
}

const DISPATCHED: Outcome = { code: 202, status: 'dispatched', proven: true };

function ignored(reason: string): Outcome {
  return { code: 202, status: 'ignored', reason, proven: true };
}

function rejected(problem: string): Outcome {
  return failure(401, 'unauthorized', problem);
}

function later(problem: string) {
  return { ...failure(503, 'unavailable', `${problem}; PagerDuty delivers again`), retryAfter: 5 };
}

const UNREAD: Readonly<Record<Unread, Outcome>> = {
  'too-large': failure(413, 'too-large', 'the body is larger than 256 KB, which PagerDuty never sends'),
  'broken-off': later('the body broke off'),
  'too-slow': later(`the body took longer than ${BODY_LIMIT_MS / 1000} s`),
  evicted: later(`${MAX_READING} newer bodies are being read`),
};

const HEADERS = {
  'content-type': 'application/json',
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'",
  'x-content-type-options': 'nosniff',
};

function respond(status: number, body: string, more?: Record<string, string>): RelayAnswer {
  return { status, headers: more === undefined ? HEADERS : { ...HEADERS, ...more }, body };
}

const decoder = new TextDecoder();

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(decoder.decode(bytes));
  } catch {
    return undefined;
  }
}
