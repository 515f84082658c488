/**
 * Strangers can reach the relay: whatever they send, it answers by its table, and forwards nothing without authenticity.
 */
import { createHmac } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { DispatchPayload } from '../../src/dispatch.ts';
import type { Send } from '../../src/github/call.ts';
import { hmacByWebCrypto } from '../../src/pagerduty/signature.ts';
import { createRelay } from '../../src/relay/worker/create-relay.ts';

const SECRET = 'made-up-Secret/2026+A=';

const forwarded: string[] = [];
const send: Send = async (_url, { body }) => {
  forwarded.push(body ?? '');
  return { status: 204, header: () => null, text: async () => '' };
};
const lines: string[] = [];
const relay = createRelay({
  environment: { GITHUB_REPOSITORY: 'acme/docs', GITHUB_TOKEN: 't0ken', PAGERDUTY_WEBHOOK_SECRET: SECRET },
  send,
  hmac: hmacByWebCrypto(),
  log: (line) => lines.push(line),
});

async function deliver(body: Uint8Array<ArrayBuffer>, headers: Headers): Promise<number> {
  forwarded.length = 0;
  lines.length = 0;
  const answer = await relay.fetch(new Request('http://relay/pagerduty', { method: 'POST', body, headers }));
  const text = await answer.text();
  expect(Object.keys(JSON.parse(text))).toEqual(
    answer.status === 202 && text.includes('ignored') ? ['status', 'reason'] : ['status'],
  );
  expect(lines).toHaveLength(1);
  expect(JSON.parse(lines[0] ?? '')).toHaveProperty('status');
  return answer.status;
}

const headerName = fc.oneof(
  fc.constantFrom(
    'x-webhook-id',
    'x-webhook-secret',
    'content-type',
    'content-encoding',
    'transfer-encoding',
    'x-forwarded-for',
  ),
  fc.stringMatching(/^[a-z][a-z-]{0,20}$/),
);
const headerValue = fc.stringMatching(/^[\x21-\x7E\xA1-\xFF]{0,300}$/);
const headers = fc.dictionary(headerName, headerValue, { maxKeys: 6 }).map((entries) => {
  const made = new Headers();
  // Names that only a sender's own HTTP stack may set are refused by Headers or Request, not by us.
  for (const [name, value] of Object.entries(entries)) if (name !== 'content-length') made.set(name, value);
  return made;
});

const bytes = fc
  .oneof(
    fc.uint8Array({ maxLength: 4000 }),
    fc.string({ unit: 'binary' }).map((text) => new TextEncoder().encode(text)),
  )
  .map((array) => new Uint8Array(array));

/** JSON of every shape, more and more like a webhook. */
const value = fc.jsonValue();
const json = fc
  .oneof(
    value,
    fc.record({ event: value }),
    fc.record({
      event: fc.record({ id: value, event_type: value, occurred_at: value, data: value }, { requiredKeys: [] }),
    }),
    fc.record({
      event: fc.record({
        event_type: fc.constant('incident.resolved'),
        data: fc.record(
          {
            id: fc.oneof(fc.stringMatching(/^[A-Z0-9]{1,20}$/), value),
            type: fc.oneof(fc.constant('incident'), value),
            number: value,
            title: value,
            priority: value,
            service: value,
            teams: fc.oneof(value, fc.array(value)),
            assignees: fc.oneof(value, fc.array(fc.record({ id: value, summary: value }))),
            resolve_reason: value,
            created_at: value,
            __proto__: value,
          },
          { requiredKeys: [] },
        ),
      }),
    }),
  )
  .map((body) => new TextEncoder().encode(JSON.stringify(body)));

const sign = (body: Uint8Array, secret: string) => `v1=${createHmac('sha256', secret).update(body).digest('hex')}`;

describe('any request', () => {
  test('is answered with 401 and not forwarded if it is unsigned or signed by somebody else', async () => {
    const signature = (body: Uint8Array) =>
      fc.oneof(
        fc.constant(undefined),
        fc
          .string({ minLength: 1 })
          .filter((other) => other !== SECRET)
          .map((other) => sign(body, other)),
        headerValue,
      );
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(bytes, json).chain((body) => fc.tuple(fc.constant(body), signature(body))),
        headers,
        async ([body, forged], others) => {
          if (forged !== undefined) others.set('x-pagerduty-signature', forged);
          expect(await deliver(body, others)).toBe(401);
          expect(forwarded).toEqual([]);
        },
      ),
      { numRuns: 400 },
    );
  });

  test('is answered with 202 or 400 if it is signed, and the action can read what is forwarded', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(bytes, json), headers, async (body, others) => {
        others.set('x-pagerduty-signature', sign(body, SECRET));
        expect([202, 400]).toContain(await deliver(body, others));
        for (const dispatch of forwarded) {
          const { event_type: type, client_payload: payload } = JSON.parse(dispatch);
          expect(type).toBe('pagerduty.incident.resolved');
          expect(DispatchPayload.safeParse(payload).error).toBeUndefined();
        }
      }),
      { numRuns: 600 },
    );
  });

  test('is answered on any path and by any method, and never with a 5xx', async () => {
    const path = fc.webPath();
    const method = fc.constantFrom('GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND');
    await fc.assert(
      fc.asyncProperty(path, method, async (anyPath, anyMethod) => {
        const answer = await relay.fetch(new Request(new URL(`http://relay${anyPath || '/'}`), { method: anyMethod }));
        expect(answer.status).toBeLessThan(500);
      }),
    );
  });
});
