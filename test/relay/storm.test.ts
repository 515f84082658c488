/**
 * A storm: far more deliveries than GitHub takes in a minute. Time is simulated, PagerDuty's rules are its own.
 */
import { expect, test } from '@jest/globals';
import type { Send } from '../../src/github/call.ts';
import { hmacByNode } from '../../src/relay/node/hmac-by-node.ts';
import { createRelay } from '../../src/relay/worker/create-relay.ts';
import { createDeliveries, type Subscription } from '../outside/pagerduty/deliveries.ts';

const DELIVERIES = 5000;
const LIMIT_A_MINUTE = 80;
const STEP_MS = 10_000;
const STORM_MS = 20 * 60_000;
const SECRET = 'made-up-Secret/2026+A=';

test('each of 5,000 deliveries in 20 minutes against 80 a minute is dispatched exactly as often as it was acknowledged', async () => {
  let now = Date.parse('2026-09-10T12:00:00Z');
  const dispatched = new Map<string, number>();
  const taken = new Map<number, number>();
  const github: Send = async (_url, { body }) => {
    const minute = Math.floor(now / 60_000);
    const count = taken.get(minute) ?? 0;
    if (count >= LIMIT_A_MINUTE) {
      const headers: Record<string, string> = { 'retry-after': '60' };
      return { status: 403, header: (name) => headers[name] ?? null, text: async () => 'secondary rate limit' };
    }
    taken.set(minute, count + 1);
    const { id } = JSON.parse(body ?? '').client_payload.incident;
    dispatched.set(id, (dispatched.get(id) ?? 0) + 1);
    return { status: 204, header: () => null, text: async () => '' };
  };
  const relay = createRelay({
    environment: { GITHUB_REPOSITORY: 'acme/docs', GITHUB_TOKEN: 't0ken', PAGERDUTY_WEBHOOK_SECRET: SECRET },
    send: github,
    hmac: hmacByNode,
    log: () => {},
  });
  const deliveries = createDeliveries({
    now: () => new Date(now),
    post: async ({ body }, headers) =>
      (
        await relay.fetch(
          new Request('http://relay/pagerduty', {
            method: 'POST',
            body: new Uint8Array(body),
            headers: { ...headers, 'content-length': String(body.length) },
          }),
        )
      ).status,
  });
  const subscription: Subscription = {
    id: 'PSUB',
    url: 'http://relay/pagerduty',
    secrets: [SECRET],
    events: ['incident.resolved'],
    filter: { type: 'account_reference' },
    headers: [],
    description: null,
    active: true,
    drops: 0,
    disabledUntil: null,
  };

  const end = now + 48 * 3_600_000;
  const begin = now;
  for (let arrived = 0; now < end; ) {
    for (; arrived < Math.min(DELIVERIES, ((now - begin) / STORM_MS) * DELIVERIES); arrived += 1) {
      const event = { id: `E${arrived}`, event_type: 'incident.resolved', data: { id: `Q${arrived}` } };
      const body = Buffer.from(JSON.stringify({ event }));
      deliveries.queue({ eventId: event.id, eventType: event.event_type, incidentId: event.data.id, body }, [
        subscription,
      ]);
    }
    await deliveries.run();
    const next = deliveries.next();
    if (arrived === DELIVERIES && next === undefined) break;
    now = arrived < DELIVERIES || next === undefined ? now + STEP_MS : next.getTime();
  }

  const tries = deliveries.all.flatMap((delivery) => delivery.tries.map(({ status }) => status));
  expect(tries.filter((status) => status !== 202 && status !== 429 && status !== 503)).toEqual([]);
  expect(tries).toContain(429);
  expect(deliveries.all.filter(({ fate }) => fate !== 'delivered')).toEqual([]);
  expect(deliveries.all).toHaveLength(DELIVERIES);
  for (const { incidentId, tries: own } of deliveries.all) {
    const acknowledged = own.filter(({ status }) => status === 202).length;
    expect([incidentId, dispatched.get(incidentId ?? '')]).toEqual([incidentId, acknowledged]);
  }
  expect(Math.max(...taken.values())).toBe(LIMIT_A_MINUTE);
});
