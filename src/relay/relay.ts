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

/** Deliveries at work at the same time; beyond, PagerDuty is asked to come again. Bounds the memory that strangers can take. */
const MAX_IN_FLIGHT = 256;

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

interface Answer {
  code: 200 | 202 | 400 | 401 | 404 | 405 | 413 | 429 | 500 | 502 | 503;
  status: string;
  reason?: string;
}

/** What the log says of a delivery; never a secret, a header that proves anything, or a body. */
interface Delivery {
  event_id: string | null;
  webhook_id: string | null;
  incident_id: string | null;
  event_type: string | null;
  problem?: string;
  retryAfter?: number;
}

export function createRelay({ environment, send, hmac, log }: RelayOptions): Hono {
  const configuration = readSettings(environment);
  const deliver = 'settings' in configuration ? delivering(configuration.settings, send, hmac) : undefined;
  const app = new Hono({ strict: false });
  let inFlight = 0;

  const receive = async (request: Request): Promise<Response> => {
    const arrival = Date.now();
    const delivery: Delivery = {
      event_id: null,
      webhook_id: request.headers.get('x-webhook-id')?.slice(0, 200) ?? null,
      incident_id: null,
      event_type: null,
    };
    let answer: Answer;
    if (deliver === undefined) {
      delivery.problem = 'problems' in configuration ? configuration.problems.join('; ') : '';
      answer = { code: 500, status: 'not-configured' };
    } else if (inFlight >= MAX_IN_FLIGHT) {
      delivery.problem = `${MAX_IN_FLIGHT} deliveries are in flight; PagerDuty delivers again`;
      delivery.retryAfter = 5;
      answer = { code: 503, status: 'unavailable' };
    } else {
      // Not AbortSignal.timeout: that one goes off even when the answer left long ago.
      const budget = new AbortController();
      const timer = setTimeout(() => budget.abort(), BUDGET_MS);
      inFlight += 1;
      try {
        answer = await deliver(request, delivery, budget.signal);
      } finally {
        inFlight -= 1;
        clearTimeout(timer);
      }
    }
    const { code, ...said } = answer;
    const { problem, retryAfter, ...ids } = delivery;
    log(JSON.stringify({ ...ids, ...said, ms: Date.now() - arrival, problem }));
    return respond(code, said, retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) });
  };

  for (const path of ['/pagerduty', '/pagerduty-resolved']) app.post(path, (context) => receive(context.req.raw));
  const health = { status: 'ok', version: VERSION, configured: deliver !== undefined };
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

/** Takes one delivery from its bytes to GitHub, noting in `delivery` what it learns on the way. */
function delivering(settings: Settings, send: Send, hmac: Hmac) {
  const { access, repository, apiUrl } = settings;
  const token: TokenSource =
    'token' in access ? personalToken(access.token) : installationTokens(access.app, repository, apiUrl, send);

  return async (request: Request, delivery: Delivery, signal: AbortSignal): Promise<Answer> => {
    const bytes = await readBody(request);
    if (bytes === 'too-large') {
      delivery.problem = 'the body is larger than 256 KB, which PagerDuty never sends';
      return { code: 413, status: 'too-large' };
    }
    if (bytes === 'broken-off') {
      delivery.problem = 'the body broke off; PagerDuty delivers again';
      delivery.retryAfter = 5;
      return { code: 503, status: 'unavailable' };
    }

    const forgery = await findForgery(request, bytes, settings, hmac);
    if (forgery !== undefined) {
      delivery.problem = forgery;
      return { code: 401, status: 'unauthorized' };
    }

    const body = WebhookBody.safeParse(parseJson(bytes));
    if (!body.success) {
      delivery.problem = 'the body is authentic, but not the JSON of an event';
      return { code: 400, status: 'invalid' };
    }
    const { event } = body.data;
    delivery.event_id = event.id;
    delivery.event_type = event.event_type;
    if (event.event_type === 'pagey.ping') return ignored('ping');
    if (event.event_type === null || !settings.forwardEvents.has(event.event_type)) return ignored('event-type');

    const incident = WebhookIncident.safeParse(event.data);
    if (!incident.success) return ignored('no-incident');
    delivery.incident_id = incident.data.id;
    if (isMerge(incident.data.resolve_reason)) return ignored('merged');

    const answer = await forward(
      dispatchBody(event, incident.data, delivery.webhook_id),
      settings,
      token,
      send,
      signal,
    );
    if (answer.status === 'ok') return { code: 202, status: 'dispatched' };
    delivery.problem = answer.problem;
    if (answer.status === 'refused') return { code: 502, status: 'refused' };
    delivery.retryAfter = answer.retryAfter;
    return { code: answer.status === 'rate-limited' ? 429 : 503, status: answer.status };
  };
}

function ignored(reason: string): Answer {
  return { code: 202, status: 'ignored', reason };
}

function respond(code: Answer['code'], body: object, headers: Record<string, string> = {}): Response {
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

/** The raw bytes, because they are what is signed. A declared length only rejects earlier; what is read is counted. */
async function readBody(request: Request): Promise<Uint8Array<ArrayBuffer> | 'too-large' | 'broken-off'> {
  try {
    const declared = request.headers.get('content-length');
    if (declared !== null) {
      if (Number(declared) > MAX_BODY_BYTES) return 'too-large';
      const bytes = new Uint8Array(await request.arrayBuffer());
      return bytes.length > MAX_BODY_BYTES ? 'too-large' : bytes;
    }
    const chunks: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of request.body ?? []) {
      size += chunk.length;
      if (size > MAX_BODY_BYTES) return 'too-large';
      chunks.push(chunk);
    }
    return new Uint8Array(await new Blob(chunks as Uint8Array<ArrayBuffer>[]).arrayBuffer());
  } catch {
    return 'broken-off';
  }
}

/** Why the webhook cannot be trusted, or undefined when every configured check passes. */
async function findForgery(
  request: Request,
  bytes: Uint8Array<ArrayBuffer>,
  { signingSecrets, sharedSecrets }: Settings,
  hmac: Hmac,
): Promise<string | undefined> {
  if (sharedSecrets.length > 0) {
    const presented = request.headers.get('x-webhook-secret');
    if (presented === null) return 'the header X-Webhook-Secret is missing';
    if (!(await secretMatches(presented, sharedSecrets, hmac))) return 'X-Webhook-Secret is none of WEBHOOK_SECRET';
  }
  if (signingSecrets.length > 0) {
    const signature = request.headers.get('x-pagerduty-signature');
    if (signature === null) return 'the header X-PagerDuty-Signature is missing';
    if (!(await signatureMatches(bytes, signature, signingSecrets, hmac))) {
      return 'X-PagerDuty-Signature was not made with PAGERDUTY_WEBHOOK_SECRET';
    }
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
