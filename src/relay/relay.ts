/**
 * The relay: takes PagerDuty's webhook, checks that it is authentic, and forwards it as a `repository_dispatch`.
 * One Request → Response function over Web APIs, so that it runs on Node, in a Worker and in a Lambda alike.
 *
 * What is answered decides what PagerDuty does next: 2xx is done; 5xx and 429 are delivered again for up to 48 hours; any
 * other 4xx is dropped for good, and three drops in a row disable the subscription
 * (PagerDuty developer docs, "Webhooks v3: Behavior").
 */
import { Hono } from 'hono/tiny';
import { dispatchBody } from '../dispatch.ts';
import { installationTokens, personalToken, type TokenSource } from '../github/app.ts';
import type { Send } from '../github/call.ts';
import { type Hmac, secretMatches, signatureMatches } from '../pagerduty/signature.ts';
import { isMerge, WebhookBody, WebhookIncident } from '../pagerduty/webhook.ts';
import { VERSION } from '../version.ts';
import { forward } from './forward.ts';
import { type Environment, readSettings, type Settings } from './settings.ts';

/** PagerDuty never delivers more ("Webhooks v3: Behavior"). */
const MAX_BODY_BYTES = 256 * 1024;

/** PagerDuty waits 5 seconds; an answer must be on its way well before that. */
const BUDGET_MS = 3500;

/** Of an ID that somebody else made up. */
const MAX_LOGGED = 200;

/**
 * Bodies being read, and events being forwarded, at the same time; beyond, PagerDuty is asked to come again. They bound the
 * memory that strangers can take, and keep strangers who only read from standing in the way of what is authentic.
 */
const MAX_READING = 512;
const MAX_FORWARDING = 256;

/** Not routes of their own: with one handler for a request, Hono needs no chain. */
const ALLOWED: Readonly<Record<string, string>> = {
  '/pagerduty': 'POST',
  '/pagerduty-resolved': 'POST',
  '/healthz': 'GET, HEAD',
};

export interface RelayOptions {
  environment: Environment;
  send: Send;
  hmac: Hmac;
  /** Takes one line of JSON. */
  log: (line: string) => void;
}

/** What is answered; `problem` is for the log only. */
type Answer = { problem?: string } & (
  | { code: 202; status: 'dispatched' }
  | { code: 202; status: 'ignored'; reason: string }
  | { code: 400 | 401 | 413 | 500 | 502; status: string; problem: string }
  | { code: 429 | 503; status: string; problem: string; retryAfter: number }
);

/** What the log says of a delivery; never a secret, a header that proves anything, or a body. */
interface Delivery {
  event_id: string | null;
  webhook_id: string | null;
  incident_id: string | null;
  event_type: string | null;
}

export function createRelay({ environment, send, hmac, log }: RelayOptions): Hono {
  const configuration = readSettings(environment);
  const deliver =
    'settings' in configuration
      ? delivering(configuration.settings, send, hmac)
      : async (): Promise<Answer> => ({
          code: 500,
          status: 'not-configured',
          problem: configuration.problems.join('; '),
        });
  const app = new Hono({ strict: false });

  const receive = async (request: Request): Promise<Response> => {
    const arrival = Date.now();
    const delivery: Delivery = {
      event_id: null,
      webhook_id: request.headers.get('x-webhook-id')?.slice(0, MAX_LOGGED) ?? null,
      incident_id: null,
      event_type: null,
    };
    // Not AbortSignal.timeout: that one goes off even when the answer left long ago.
    const budget = new AbortController();
    const timer = setTimeout(() => budget.abort(), BUDGET_MS);
    const answer = await deliver(request, delivery, budget.signal).finally(() => clearTimeout(timer));
    const { code, status, problem } = answer;
    const body = 'reason' in answer ? { status, reason: answer.reason } : { status };
    log(JSON.stringify({ ...delivery, ...body, ms: Date.now() - arrival, problem }));
    return respond(code, body, 'retryAfter' in answer ? { 'retry-after': String(answer.retryAfter) } : {});
  };

  for (const path of ['/pagerduty', '/pagerduty-resolved']) app.post(path, (context) => receive(context.req.raw));
  const health = { status: 'ok', version: VERSION, configured: 'settings' in configuration };
  app.get('/healthz', () => respond(200, health));
  app.notFound(({ req }) => {
    const allow = ALLOWED[req.path.replace(/\/$/, '')];
    return allow === undefined
      ? respond(404, { status: 'not-found' })
      : respond(405, { status: 'method-not-allowed' }, { allow });
  });
  app.onError((error) => {
    // The message may quote the body; where it happened does not.
    const place = error.stack?.split('\n').find((line) => /^\s+at /.test(line));
    log(
      JSON.stringify({
        status: 'error',
        problem: `${error.name}${place ?? ''}: a fault of the relay; please report it`,
      }),
    );
    return respond(500, { status: 'error' });
  });
  return app;
}

/** Takes one delivery from its headers to GitHub, noting in `delivery` what it learns on the way. */
function delivering(settings: Settings, send: Send, hmac: Hmac) {
  const { access, repository, apiUrl } = settings;
  const token: TokenSource =
    'token' in access ? personalToken(access.token) : installationTokens(access.app, repository, apiUrl, send);
  let reading = 0;
  let forwarding = 0;

  return async (request: Request, delivery: Delivery, signal: AbortSignal): Promise<Answer> => {
    if (Number(request.headers.get('content-length') ?? 0) > MAX_BODY_BYTES) return TOO_LARGE;
    const missing = missingHeader(request, settings);
    if (missing !== undefined) return unauthorized(`the header ${missing} is missing`);

    if (reading >= MAX_READING) return later(`${MAX_READING} bodies are being read`);
    reading += 1;
    const bytes = await readBody(request, signal).finally(() => {
      reading -= 1;
    });
    if (bytes === 'too-large') return TOO_LARGE;
    if (bytes === 'broken-off') return later('the body broke off or came too slowly');

    const forgery = await findForgery(request, bytes, settings, hmac);
    if (forgery !== undefined) return unauthorized(forgery);

    const body = WebhookBody.safeParse(parseJson(bytes));
    if (!body.success) {
      return { code: 400, status: 'invalid', problem: 'the body is authentic, but not the JSON of an event' };
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

    if (forwarding >= MAX_FORWARDING) return later(`${MAX_FORWARDING} events are being forwarded`);
    const dispatch = dispatchBody(event, incident.data, delivery.webhook_id);
    forwarding += 1;
    const answer = await forward(dispatch, settings, token, send, signal).finally(() => {
      forwarding -= 1;
    });
    switch (answer.status) {
      case 'ok':
        return { code: 202, status: 'dispatched' };
      case 'refused':
        return { code: 502, status: 'refused', problem: answer.problem };
      case 'rate-limited':
        return { code: 429, ...answer };
      case 'unavailable':
        return { code: 503, ...answer };
    }
  };
}

const TOO_LARGE: Answer = {
  code: 413,
  status: 'too-large',
  problem: 'the body is larger than 256 KB, which PagerDuty never sends',
};

function ignored(reason: string): Answer {
  return { code: 202, status: 'ignored', reason };
}

function unauthorized(problem: string): Answer {
  return { code: 401, status: 'unauthorized', problem };
}

function later(problem: string): Answer {
  return { code: 503, status: 'unavailable', retryAfter: 5, problem: `${problem}; PagerDuty delivers again` };
}

function respond(code: number, body: object, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), {
    status: code,
    headers: {
      'content-type': 'application/json',
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'",
      'x-content-type-options': 'nosniff',
      ...headers,
    },
  });
}

/** A header without which the webhook cannot be authentic: then its body need not be read. */
function missingHeader(request: Request, { signingSecrets, sharedSecrets }: Settings): string | undefined {
  if (sharedSecrets.length > 0 && !request.headers.has('x-webhook-secret')) return 'X-Webhook-Secret';
  if (signingSecrets.length > 0 && !request.headers.has('x-pagerduty-signature')) return 'X-PagerDuty-Signature';
  return undefined;
}

/** The raw bytes, because they are what is signed. A declared length only rejects earlier; what is read is counted. */
async function readBody(
  request: Request,
  signal: AbortSignal,
): Promise<Uint8Array<ArrayBuffer> | 'too-large' | 'broken-off'> {
  const slow = new Promise<'broken-off'>((resolve) => {
    signal.addEventListener('abort', () => resolve('broken-off'), { once: true });
  });
  const read = request.headers.has('content-length') ? readDeclared(request) : readCounting(request);
  return Promise.race([read.catch(() => 'broken-off' as const), slow]);
}

async function readDeclared(request: Request): Promise<Uint8Array<ArrayBuffer> | 'too-large'> {
  const bytes = new Uint8Array(await request.arrayBuffer());
  return bytes.length > MAX_BODY_BYTES ? 'too-large' : bytes;
}

async function readCounting(request: Request): Promise<Uint8Array<ArrayBuffer> | 'too-large'> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) return 'too-large';
    chunks.push(chunk);
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}

/** Why the webhook cannot be trusted, or undefined when every configured check passes. */
async function findForgery(
  request: Request,
  bytes: Uint8Array<ArrayBuffer>,
  { signingSecrets, sharedSecrets }: Settings,
  hmac: Hmac,
): Promise<string | undefined> {
  const secret = request.headers.get('x-webhook-secret') ?? '';
  if (sharedSecrets.length > 0 && !(await secretMatches(secret, sharedSecrets, hmac))) {
    return 'X-Webhook-Secret is none of WEBHOOK_SECRET';
  }
  const signature = request.headers.get('x-pagerduty-signature') ?? '';
  if (signingSecrets.length > 0 && !(await signatureMatches(bytes, signature, signingSecrets, hmac))) {
    return 'X-PagerDuty-Signature was not made with PAGERDUTY_WEBHOOK_SECRET';
  }
  return undefined;
}

const decoder = new TextDecoder();

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(decoder.decode(bytes));
  } catch {
    return undefined;
  }
}
