/**
 * The relay over Request and Response: what its contract does not show, because it takes time or many senders.
 */
import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { hmacByNode } from '../../../src/relay/node/hmac-by-node.ts';
import { createRelay } from '../../../src/relay/worker/create-relay.ts';

const SECRET = 'made-up-Secret/2026+A=';
const lines: { status: string; problem?: string }[] = [];
const relay = createRelay({
  environment: { GITHUB_REPOSITORY: 'acme/docs', GITHUB_TOKEN: 't0ken', PAGERDUTY_WEBHOOK_SECRET: SECRET },
  send: async () => ({ status: 204, header: () => null, text: async () => '' }),
  hmac: hmacByNode,
  log: (line) => lines.push(JSON.parse(line)),
});

const body = JSON.stringify({ event: { event_type: 'incident.resolved', data: { id: 'Q1' } } });
const signature = `v1=${createHmac('sha256', SECRET).update(body).digest('hex')}`;

function deliver(content: string | ReadableStream<Uint8Array>): Promise<Response> {
  const headers = { 'x-pagerduty-signature': signature };
  return relay.fetch(
    new Request('https://relay.example/pagerduty', {
      method: 'POST',
      headers,
      body: content,
      ...(typeof content !== 'string' && { duplex: 'half' }),
    }),
  );
}
/** A body that begins and never ends. */
const slow = () => new ReadableStream<Uint8Array>({ start: (controller) => controller.enqueue(new Uint8Array(10)) });

beforeEach(() => {
  jest.useFakeTimers();
  lines.length = 0;
});
afterEach(() => {
  jest.useRealTimers();
});

describe('a slow body', () => {
  test('is given up after a second', async () => {
    const answer = deliver(slow());
    await jest.advanceTimersByTimeAsync(999);
    expect(lines).toEqual([]);
    await jest.advanceTimersByTimeAsync(1);
    expect([(await answer).status, await (await answer).json()]).toEqual([503, { status: 'unavailable' }]);
    expect(lines[0]?.problem).toMatch(/the body took longer than 1 s/);
  });

  test('makes room for a new body when 512 are being read, oldest first', async () => {
    const first = deliver(slow());
    const others = Array.from({ length: 511 }, () => deliver(slow()));
    expect(lines).toEqual([]);
    expect((await deliver(body)).status).toBe(202);
    expect((await first).status).toBe(503);
    expect(lines.map(({ status, problem }) => problem ?? status)).toEqual([
      expect.stringMatching(/512 newer bodies are being read/),
      'dispatched',
    ]);
    await jest.advanceTimersByTimeAsync(1000);
    expect(new Set((await Promise.all(others)).map(({ status }) => status))).toEqual(new Set([503]));
  });

  test('leaves no timer behind', async () => {
    expect((await deliver(body)).status).toBe(202);
    expect(jest.getTimerCount()).toBe(0);
  });
});
