/**
 * How PagerDuty delivers webhooks v3 (PagerDuty developer docs, "Webhooks v3: Behavior" and "Verifying signatures"): signed, in
 * order per incident, retried for 48 hours, and stopped after three drops in a row.
 */
import { createHmac, randomUUID } from 'node:crypto';
import { Agent, request } from 'undici';

const HOUR = 3_600_000;
const KEPT_FOR = 48 * HOUR;
const DISABLED_FOR = 24 * HOUR;
const DROPS_TO_DISABLE = 3;
const MAX_BYTES = 256 * 1024;
/** PagerDuty does not document the wait between tries: it doubles here from the shortest to the longest. */
const FIRST_WAIT = 10_000;
const LONGEST_WAIT = HOUR;

export interface Subscription {
  id: string;
  url: string;
  /** Several during a rotation: each makes a signature. */
  secrets: string[];
  events: string[];
  filter: { type: 'account_reference' | 'service_reference' | 'team_reference'; id?: string };
  headers: { name: string; value: string }[];
  description: string | null;
  active: boolean;
  /** Drops in a row. */
  drops: number;
  disabledUntil: Date | null;
}

export interface Try {
  at: Date;
  /** The status of the answer, or why there was none. */
  status: number | 'timeout' | 'no-connection';
}

export interface Delivery {
  /** `X-Webhook-Id`: the same for each try. */
  webhookId: string;
  subscription: Subscription;
  eventId: string | null;
  eventType: string | null;
  incidentId: string | null;
  body: Buffer;
  createdAt: Date;
  nextTryAt: Date;
  tries: Try[];
  /** `dropped`: refused, or failing for too long. `lost`: never tried again, because its subscription is disabled. */
  fate: 'waiting' | 'delivered' | 'dropped' | 'lost';
}

export type Message = Pick<Delivery, 'eventId' | 'eventType' | 'incidentId' | 'body'>;

export interface Deliveries {
  /** All deliveries so far, in order. */
  all: Delivery[];
  /** Queues the message; `run` makes its first tries. */
  queue(message: Message, subscriptions: readonly Subscription[]): Delivery[];
  /** Queues the message and makes the tries that are due. */
  send(message: Message, subscriptions: readonly Subscription[]): Promise<Delivery[]>;
  /** Makes the tries that are due. */
  run(): Promise<void>;
  /** When the next try is due. */
  next(): Date | undefined;
}

export function isDisabled({ disabledUntil }: Subscription, now: Date): boolean {
  return disabledUntil !== null && disabledUntil > now;
}

/** One try of a delivery: what the receiver answered to these headers and this body. */
export type Post = (delivery: Delivery, headers: Record<string, string>) => Promise<Try['status']>;

export function createDeliveries({ now, post }: { now: () => Date; post: Post }): Deliveries {
  const all: Delivery[] = [];
  const trying = new Map<Delivery, Promise<void>>();

  async function attempt(delivery: Delivery): Promise<void> {
    const deadline = new Date(delivery.createdAt.getTime() + KEPT_FOR);
    if (now() >= deadline) return drop(delivery);

    const at = now();
    const status = await post(delivery, headersOf(delivery));
    delivery.tries.push({ at, status });
    if (typeof status === 'number' && status >= 200 && status < 300) {
      delivery.fate = 'delivered';
      delivery.subscription.drops = 0;
    } else if (delivery.fate === 'lost') {
      // Its subscription was disabled during the delivery.
    } else if (typeof status === 'string' || status === 429 || status >= 500) {
      const wait = Math.min(FIRST_WAIT * 2 ** (delivery.tries.length - 1), LONGEST_WAIT);
      delivery.nextTryAt = new Date(Math.min(at.getTime() + wait, deadline.getTime()));
    } else {
      // The effect of a 3xx is not documented, so a receiver should not use it.
      drop(delivery);
    }
  }

  function drop(delivery: Delivery): void {
    const { subscription } = delivery;
    delivery.fate = 'dropped';
    subscription.drops += 1;
    if (subscription.drops < DROPS_TO_DISABLE) return;
    subscription.drops = 0;
    subscription.disabledUntil = new Date(now().getTime() + DISABLED_FOR);
    for (const queued of waiting()) if (queued.subscription === subscription) queued.fate = 'lost';
  }

  const waiting = () => all.filter(({ fate }) => fate === 'waiting');

  /** The first one of each pair of subscription and incident: the others wait behind it. */
  function heads(): Delivery[] {
    const pairs = new Map<string, Delivery>();
    for (const delivery of waiting()) {
      const pair = `${delivery.subscription.id} ${delivery.incidentId ?? delivery.webhookId}`;
      if (!pairs.has(pair)) pairs.set(pair, delivery);
    }
    return [...pairs.values()];
  }

  /** Never tries the same delivery twice at the same time. */
  function attemptOnce(delivery: Delivery): Promise<void> {
    const running = trying.get(delivery) ?? attempt(delivery).finally(() => trying.delete(delivery));
    trying.set(delivery, running);
    return running;
  }

  async function run(): Promise<void> {
    for (;;) {
      const due = heads().filter(({ nextTryAt }) => nextTryAt <= now());
      if (due.length === 0) return;
      await Promise.all(due.map(attemptOnce));
    }
  }

  function queue(message: Message, subscriptions: readonly Subscription[]): Delivery[] {
    const sent = subscriptions.map((subscription): Delivery => {
      const at = now();
      return {
        ...message,
        webhookId: randomUUID(),
        subscription,
        createdAt: at,
        nextTryAt: at,
        tries: [],
        fate: isDisabled(subscription, at) ? 'lost' : message.body.length > MAX_BYTES ? 'dropped' : 'waiting',
      };
    });
    all.push(...sent);
    return sent;
  }

  return {
    all,
    queue,
    async send(message, subscriptions) {
      const sent = queue(message, subscriptions);
      await run();
      return sent;
    },
    run,
    next() {
      const times = heads().map(({ nextTryAt }) => nextTryAt.getTime());
      return times.length === 0 ? undefined : new Date(Math.min(...times));
    },
  };
}

function headersOf({ body, webhookId, subscription }: Delivery): Record<string, string> {
  const { username, password } = new URL(subscription.url);
  const user = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return {
    'Content-Type': 'application/json',
    'User-Agent': 'PagerDuty-Webhook/V3.0',
    'X-PagerDuty-Signature': subscription.secrets.map((secret) => signature(secret, body)).join(','),
    'X-Webhook-Id': webhookId,
    'X-Webhook-Subscription': subscription.id,
    ...(username !== '' && { Authorization: `Basic ${Buffer.from(user).toString('base64')}` }),
    ...Object.fromEntries(subscription.headers.map(({ name, value }) => [name, value])),
  };
}

/** Posts over HTTP, with PagerDuty's time limit. */
export function createPost(timeoutMs: number): { post: Post; close(): Promise<void> } {
  const agent = new Agent();
  return {
    async post({ body, subscription }, headers) {
      const { origin, pathname, search } = new URL(subscription.url);
      const signal = AbortSignal.timeout(timeoutMs);
      try {
        const answer = await request(`${origin}${pathname}${search}`, {
          dispatcher: agent,
          method: 'POST',
          headers,
          body,
          signal,
        });
        await answer.body.dump();
        return answer.statusCode;
      } catch {
        return signal.aborted ? 'timeout' : 'no-connection';
      }
    },
    close: () => agent.destroy(),
  };
}

function signature(secret: string, body: Buffer): string {
  return `v1=${createHmac('sha256', secret).update(body).digest('hex')}`;
}
