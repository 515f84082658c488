/**
 * What the relay on Node promises beyond the contract: to start clearly, to be hard to hurt, to end cleanly.
 */
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { webhookBytes } from '../../fixtures/webhooks.ts';
import { selfSigned } from '../../outside/certificate.ts';
import { type GitHub, startGitHub } from '../../outside/github.ts';
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

describe('the relay on SIGTERM', () => {
  test('finishes in-flight requests, takes nothing new, and exits with 0', async () => {
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

  test('does not wait for a client that never finishes a request', async () => {
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

describe('a slow sender', () => {
  test('is disconnected during the body with 503, so that PagerDuty retries', async () => {
    const { 'x-pagerduty-signature': signature } = webhook.headers;
    const head = `POST /pagerduty HTTP/1.1\r\nhost: relay\r\nx-pagerduty-signature: ${signature}\r\ncontent-length: 100`;
    const answer = await sendOnly(`${head}\r\n\r\n{"event`);
    expect(answer).toMatch(/^HTTP\/1\.1 503 .*retry-after: \d+/s);
    expect(answer).toContain('{"status":"unavailable"}');
  });

  test('is disconnected during the head', async () => {
    expect(await sendOnly('POST /pagerduty HTTP/1.1\r\nhost:')).toMatch(/^HTTP\/1\.1 408 /);
  });
});

test('at most 256 events are forwarded at a time, and more get 503 with Retry-After, so that nothing is lost', async () => {
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

/** Answers on the status line and in JSON. */
function read(answer: string): [string | undefined, unknown] {
  const [head = '', body = ''] = answer.split('\r\n\r\n');
  return [/^HTTP\/1\.1 (\d+)/.exec(head)?.[1], JSON.parse(body)];
}

describe('what is not quite HTTP/1.1', () => {
  test('is answered for a probe by HTTP/1.0 without a Host header', async () => {
    const [status, json] = read(await sendOnly('GET /healthz HTTP/1.0\r\n\r\n'));
    expect([status, json]).toEqual(['200', { status: 'ok', version: '1.0.0', configured: true }]);
  });

  test('is answered for a request with a whole URL, as some proxies send it', async () => {
    const request = 'GET http://relay.example/healthz?x HTTP/1.1\r\nhost: relay.example\r\nconnection: close\r\n\r\n';
    expect(read(await sendOnly(request))[0]).toBe('200');
  });

  test.each<[string, string, string]>([
    ['no HTTP at all', 'nothing like HTTP\r\n\r\n', '400'],
    ['no Host header', 'POST /pagerduty HTTP/1.1\r\nconnection: close\r\n\r\n', '400'],
    ['a header too long', `POST /pagerduty HTTP/1.1\r\nhost: relay\r\nx: ${'y'.repeat(20_000)}\r\n\r\n`, '431'],
    ['two lengths', 'POST /pagerduty HTTP/1.1\r\nhost: relay\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\n', '400'],
  ])('is refused in JSON with a line in the log: %s', async (_what, request, status) => {
    expect(read(await sendOnly(request))).toEqual([status, { status: 'invalid' }]);
    const line = await relay.logged((each) => each.status === 'invalid');
    expect(line).toMatchObject({ webhook_id: null, ms: expect.any(Number), problem: expect.any(String) });
  });

  test('leaves one line for a body whose chunks are broken', async () => {
    const { 'x-pagerduty-signature': signature } = webhook.headers;
    const head = `POST /pagerduty HTTP/1.1\r\nhost: relay\r\nx-pagerduty-signature: ${signature}\r\ntransfer-encoding: chunked`;
    await sendOnly(`${head}\r\n\r\nxyz\r\n`);
    await relay.logged(({ problem }) => /the body broke off/.test(String(problem)));
    expect(relay.log.filter((line) => 'webhook_id' in (line as object))).toHaveLength(1);
  });

  test('is accepted with an unknown expectation, so that no webhook is lost', async () => {
    expect((await relay.send({ ...webhook, headers: { ...webhook.headers, expect: 'a miracle' } })).status).toBe(202);
  });
});

test('authentic webhooks get through while 2,000 slow senders try', async () => {
  const { 'x-pagerduty-signature': signature } = webhook.headers;
  const slowHead = `POST /pagerduty HTTP/1.1\r\nhost: relay\r\nx-pagerduty-signature: ${signature}\r\ncontent-length: 100000\r\n\r\n{`;
  const open = new Set<ReturnType<typeof connect>>();
  let attempts = 0;
  /** Starts anew as soon as it is thrown out, as long as the others try. */
  const slow = () => {
    attempts += 1;
    const socket = connect(Number(new URL(relay.url).port), '127.0.0.1', () => socket.write(slowHead));
    open.add(socket);
    socket.on('error', () => {});
    socket.on('data', () => {});
    socket.on('close', () => {
      if (open.delete(socket) && attempts < 2000) slow();
    });
  };
  for (let each = 0; each < 600; each += 1) slow();
  const answers: number[] = [];
  while (attempts < 2000 || answers.length < 200) answers.push((await relay.send(webhook)).status);
  expect(answers.filter((status) => status !== 202)).toEqual([]);
  expect(relay.log.some((line) => /newer bodies/.test(String((line as { problem?: string }).problem)))).toBe(true);
  const stopping = [...open];
  open.clear();
  for (const socket of stopping) socket.destroy();
});

test('forged requests do not fill the log', async () => {
  const forged = { body: '{}', headers: { 'x-pagerduty-signature': `v1=${'0'.repeat(64)}` } };
  for (let round = 0; round < 60; round += 1) await Promise.all(Array.from({ length: 20 }, () => relay.send(forged)));
  await relay.send(webhook);
  await relay.logged(({ status }) => status === 'dispatched');
  const lines = relay.log as { status: string; suppressed?: number }[];
  const forgedLines = lines.filter(({ status }) => status === 'unauthorized').length;
  expect(forgedLines).toBeLessThan(700);
  expect(forgedLines + lines.reduce((sum, { suppressed = 0 }) => sum + suppressed, 0)).toBe(1200);
});

describe('the relay to GitHub over TLS', () => {
  async function withTls(trusted: boolean): Promise<{ status: number; log: unknown[] }> {
    const { key, cert } = selfSigned('localhost');
    const folder = mkdtempSync(join(tmpdir(), 'relay-tls-'));
    const file = join(folder, 'ca.pem');
    writeFileSync(file, cert);
    let hosts = 0;
    const server = createServer({ key, cert }, (request, response) => {
      request.resume();
      if (request.headers.host !== undefined) hosts += 1;
      request.on('end', () => response.writeHead(204).end());
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const other = await startNode({
      ...environment(),
      GITHUB_API_URL: `https://localhost:${port}`,
      ...(trusted && { NODE_EXTRA_CA_CERTS: file }),
    });
    try {
      const statuses = [(await other.send(webhook)).status, (await other.send(webhook)).status];
      expect(new Set(statuses).size).toBe(1);
      await other.logged((line) => 'webhook_id' in line);
      expect(hosts).toBe(trusted ? 2 : 0);
      return { status: statuses[0] ?? 0, log: [...other.log] };
    } finally {
      await other.stop();
      server.closeAllConnections();
      server.close();
      rmSync(folder, { recursive: true });
    }
  }

  test('forwards', async () => {
    expect((await withTls(true)).status).toBe(202);
  });

  test('sends nothing to a server that it cannot trust, and says why', async () => {
    const { status, log } = await withTls(false);
    expect(status).toBe(503);
    expect(JSON.stringify(log)).toMatch(/GitHub could not be reached \(DEPTH_ZERO_SELF_SIGNED_CERT\)/);
  });
});

describe('the relay that cannot start', () => {
  test('names an invalid port', async () => {
    await expect(startNode({ ...environment(), PORT: 'http' })).rejects.toThrow('PORT is "http": set it to a number');
  });

  test('names a port that is in use', async () => {
    await expect(startNode({ ...environment(), PORT: new URL(relay.url).port })).rejects.toThrow(
      /EADDRINUSE.*stop it, or set PORT to a free port/,
    );
  });
});
