/**
 * What the relay on Node promises beyond the contract: to start clearly, to be hard to hurt, to end cleanly.
 */
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type GitHub, startGitHub } from '../emulators/github.ts';
import { webhookBytes } from '../fixtures/webhooks.ts';
import { type NodeRuntime, startNode } from './node-process.ts';

const REPOSITORY = 'example-co/incident-docs';
const DISPATCHES = { path: `/repos/${REPOSITORY}/dispatches` };
const body = webhookBytes('resolved-p1');
const webhook = {
  body,
  headers: { 'x-pagerduty-signature': `v1=${createHmac('sha256', 'made-up').update(body).digest('hex')}` },
};

let github: GitHub;
let relay: NodeRuntime;
const environment = () => ({
  GITHUB_REPOSITORY: REPOSITORY,
  GITHUB_TOKEN: 'github_pat_relay',
  GITHUB_API_URL: github.url,
  PAGERDUTY_WEBHOOK_SECRET: 'made-up',
});

beforeEach(async () => {
  github = await startGitHub({
    repository: REPOSITORY,
    actors: { github_pat_relay: { login: 'relay-owner', permissions: { contents: 'write' } } },
  });
  relay = await startNode(environment());
});
afterEach(async () => {
  await relay.stop();
  await github.close();
});

/** Sends this and nothing more; resolves with all that came until the relay hung up. */
async function sendOnly(text: string): Promise<string> {
  const socket = connect(Number(new URL(relay.url).port), '127.0.0.1');
  let answer = '';
  socket.on('data', (chunk) => {
    answer += chunk;
  });
  socket.on('error', () => {});
  socket.write(text);
  await once(socket, 'close');
  return answer;
}

describe('on SIGTERM', () => {
  test('it answers what is in flight, takes nothing new, and ends with 0', async () => {
    const order = github.faults.next(DISPATCHES, { hang: 'before' });
    const inFlight = relay.send(webhook);
    await order.struck;
    relay.process.kill('SIGTERM');
    await expect(refused()).resolves.toBe('ECONNREFUSED');
    order.release();
    expect((await inFlight).json).toEqual({ status: 'dispatched' });
    if (relay.process.exitCode === null) await once(relay.process, 'exit');
    expect(relay.process.exitCode).toBe(0);
    expect(relay.log.at(-1)).toEqual({ status: 'stopped' });
  });

  test('it does not wait for who never ends a request', async () => {
    const silent = sendOnly('POST /pagerduty HTTP/1.1\r\nhost: relay\r\ncontent-le');
    await relay.send({ method: 'GET', path: '/healthz' });
    relay.process.kill('SIGTERM');
    await once(relay.process, 'exit');
    expect(relay.process.exitCode).toBe(0);
    await silent;
  });

  /** Tries until the port is closed: the signal is on its way. */
  async function refused(): Promise<string> {
    for (;;) {
      const code = await relay.send({ method: 'GET', path: '/healthz' }).then(
        () => undefined,
        (error: NodeJS.ErrnoException) => error.code,
      );
      if (code !== undefined && code !== 'ECONNRESET') return code;
    }
  }
});

describe('whoever is slow is cut off', () => {
  test('in the body: 503, so that PagerDuty would come again', async () => {
    const { 'x-pagerduty-signature': signature } = webhook.headers;
    const head = `POST /pagerduty HTTP/1.1\r\nhost: relay\r\nx-pagerduty-signature: ${signature}\r\ncontent-length: 100`;
    const answer = await sendOnly(`${head}\r\n\r\n{"event`);
    expect(answer).toMatch(/^HTTP\/1\.1 503 .*retry-after: \d+/s);
    expect(answer).toContain('{"status":"unavailable"}');
  });

  test('in the head', async () => {
    expect(await sendOnly('POST /pagerduty HTTP/1.1\r\nhost:')).toMatch(/^HTTP\/1\.1 408 /);
  });
});

test('at most 256 events are forwarded at a time; beyond, 503 with Retry-After, and nothing is lost', async () => {
  // The pool has 64 connections; who waits for one is in flight all the same.
  const orders = Array.from({ length: 64 }, () => github.faults.next(DISPATCHES, { hang: 'before' }));
  const deliveries = Array.from({ length: 300 }, () => relay.send(webhook));
  const turnedAwayOnes = () => relay.log.filter((line) => (line as { status: string }).status === 'unavailable');
  await relay.logged(() => turnedAwayOnes().length === 300 - 256);
  await Promise.all(orders.map(({ struck }) => struck));
  for (const { release } of orders) release();
  const answers = await Promise.all(deliveries);
  const turnedAway = answers.filter(({ status }) => status === 503);
  expect(turnedAway).toHaveLength(300 - 256);
  for (const { headers } of turnedAway) expect(headers['retry-after']).toBe('5');
  expect(answers.filter(({ status }) => status === 202)).toHaveLength(256);
  expect(github.handled.filter(({ path }) => path === DISPATCHES.path)).toHaveLength(256);
});

describe('it says why it does not start', () => {
  test('a port that is none', async () => {
    await expect(startNode({ ...environment(), PORT: 'http' })).rejects.toThrow('PORT is "http": set it to a number');
  });

  test('a port that is taken', async () => {
    await expect(startNode({ ...environment(), PORT: new URL(relay.url).port })).rejects.toThrow(
      /EADDRINUSE.*stop it, or set PORT to a free port/,
    );
  });
});
