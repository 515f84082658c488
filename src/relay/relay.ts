/**
 * The relay: takes PagerDuty's webhook, checks that it is authentic, and forwards it as a `repository_dispatch`.
 * One Request → Response function over Web APIs, so that it runs on Node, in a Worker and in a Lambda alike.
 *
 * What is answered decides what PagerDuty does next: 2xx is done; 5xx and 429 are delivered again for up to 48 hours; any
 * other 4xx is dropped for good, and three drops in a row disable the subscription
 * (PagerDuty developer docs, "Webhooks v3: Behavior").
 */
import { type Context, Hono } from 'hono';
import { dispatchBody } from '../dispatch.ts';
import { secretMatches, signatureMatches } from '../pagerduty/signature.ts';
import { isMerge, WebhookBody, WebhookIncident } from '../pagerduty/webhook.ts';
import { forward, type Send } from './forward.ts';
import { type Environment, readSettings, type Settings } from './settings.ts';

/** PagerDuty never delivers more ("Webhooks v3: Behavior"). */
const MAX_BODY_BYTES = 256 * 1024;

/** PagerDuty waits 5 seconds; an answer must be on its way well before that. */
const BUDGET_MS = 3500;

export interface RelayOptions {
  environment: Environment;
  send: Send;
  /** Takes one line of JSON. */
  log: (line: string) => void;
}

type Answer = {
  code: 202 | 400 | 401 | 413 | 429 | 500 | 502 | 503;
  status: string;
  reason?: string;
  retryAfter?: number;
};

/** What the log says of a delivery; never a secret, a header's value that proves anything, or a body. */
interface Delivery {
  event_id: string | null;
  webhook_id: string | null;
  incident_id: string | null;
  event_type: string | null;
  problem?: string;
}

export function createRelay({ environment, send, log }: RelayOptions): Hono {
  const configuration = readSettings(environment);
  const app = new Hono({ strict: false });

  const receive = async (context: Context): Promise<Response> => {
    const arrival = Date.now();
    const signal = AbortSignal.timeout(BUDGET_MS);
    const webhookId = context.req.header('x-webhook-id')?.slice(0, 200) ?? null;
    const delivery: Delivery = { event_id: null, webhook_id: webhookId, incident_id: null, event_type: null };
    const answer =
      'settings' in configuration
        ? await deliver(context.req.raw, configuration.settings, send, signal, delivery)
        : notConfigured(delivery, configuration.problems);
    const { code, retryAfter, ...body } = answer;
    const { problem, ...ids } = delivery;
    log(JSON.stringify({ ...ids, ...body, ms: Date.now() - arrival, ...(problem === undefined ? {} : { problem }) }));
    return context.json(body, code, retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) });
  };

  for (const path of ['/pagerduty', '/pagerduty-resolved']) {
    app.post(path, receive);
    app.all(path, (context) => context.json({ status: 'method-not-allowed' }, 405, { allow: 'POST' }));
  }
  app.get('/healthz', (context) => context.json({ status: 'ok' }));
  app.all('/healthz', (context) => context.json({ status: 'method-not-allowed' }, 405, { allow: 'GET, HEAD' }));
  app.notFound((context) => context.json({ status: 'not-found' }, 404));
  app.onError((error, context) => {
    // The message may quote the body; where it happened does not.
    const place =
      error.stack
        ?.split('\n')
        .find((line) => /^\s+at /.test(line))
        ?.trim() ?? null;
    log(JSON.stringify({ status: 'error', problem: `${error.name} ${place}: a fault of the relay; please report it` }));
    return context.json({ status: 'error' }, 500);
  });
  return app;
}

async function deliver(
  request: Request,
  settings: Settings,
  send: Send,
  signal: AbortSignal,
  delivery: Delivery,
): Promise<Answer> {
  const bytes = await readBody(request);
  if (bytes === 'too-large') return { code: 413, status: 'too-large' };

  const forgery = await findForgery(request, bytes, settings);
  if (forgery !== undefined) {
    delivery.problem = forgery;
    return { code: 401, status: 'unauthorized' };
  }

  const body = WebhookBody.safeParse(parseJson(bytes));
  if (!body.success) return { code: 400, status: 'invalid' };
  const { event } = body.data;
  delivery.event_id = event.id;
  delivery.event_type = event.event_type;
  if (event.event_type === 'pagey.ping') return ignored('ping');
  if (event.event_type === null || !settings.forwardEvents.has(event.event_type)) return ignored('event-type');

  const incident = WebhookIncident.safeParse(event.data);
  if (!incident.success) return ignored('no-incident');
  delivery.incident_id = incident.data.id;
  if (isMerge(incident.data.resolve_reason)) return ignored('merged');

  const forwarded = await forward(dispatchBody(event, incident.data, delivery.webhook_id), settings, send, signal);
  if ('problem' in forwarded) delivery.problem = forwarded.problem;
  switch (forwarded.status) {
    case 'dispatched':
      return { code: 202, status: 'dispatched' };
    case 'rate-limited':
      return { code: 429, status: 'rate-limited', retryAfter: forwarded.retryAfter };
    case 'unavailable':
      return { code: 503, status: 'unavailable', retryAfter: forwarded.retryAfter };
    case 'refused':
      return { code: 502, status: 'refused' };
  }
}

function notConfigured(delivery: Delivery, problems: string[]): Answer {
  delivery.problem = problems.join('; ');
  return { code: 500, status: 'not-configured' };
}

function ignored(reason: string): Answer {
  return { code: 202, status: 'ignored', reason };
}

/** The raw bytes, because they are what is signed. A declared length only rejects earlier; what is read is counted. */
async function readBody(request: Request): Promise<Uint8Array<ArrayBuffer> | 'too-large'> {
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
  const bytes = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.length;
  }
  return bytes;
}

/** Why the webhook cannot be trusted, or undefined when every configured check passes. */
async function findForgery(
  request: Request,
  bytes: Uint8Array<ArrayBuffer>,
  { signingSecrets, sharedSecrets }: Settings,
): Promise<string | undefined> {
  if (sharedSecrets.length > 0) {
    const presented = request.headers.get('x-webhook-secret');
    if (presented === null) return 'The header X-Webhook-Secret is missing';
    if (!(await secretMatches(presented, sharedSecrets))) return 'X-Webhook-Secret is none of WEBHOOK_SECRET';
  }
  if (signingSecrets.length > 0) {
    const signature = request.headers.get('x-pagerduty-signature');
    if (signature === null) return 'The header X-PagerDuty-Signature is missing';
    if (!(await signatureMatches(bytes, signature, signingSecrets))) {
      return 'X-PagerDuty-Signature was not made with PAGERDUTY_WEBHOOK_SECRET';
    }
  }
  return undefined;
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}
