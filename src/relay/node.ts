/**
 * The relay on Node: `node dist/relay/node.js`. Configured by environment variables; stops cleanly on SIGTERM and SIGINT.
 */
import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
// The one part of undici that is needed; its index loads fetch, WebSocket and more as well, a fifth of the whole start.
import Pool from 'undici/lib/dispatcher/pool.js';
import type { Send } from '../github/call.ts';
import { hmacByNode } from './node-hmac.ts';
import { createRelay } from './relay.ts';
import { readSettings } from './settings.ts';

const { HOST: host = '0.0.0.0', PORT: port = '3000' } = process.env;
/** Lines are written once a turn of the event loop: each write to a pipe is a system call that waits. */
const lines: string[] = [];
function log(line: string): void {
  if (lines.length === 0) setImmediate(() => process.stdout.write(lines.splice(0).join('')));
  lines.push(`${line}\n`);
}
// A reader of the log that goes away must not end the relay.
process.stdout.on('error', () => {});

/** More of an answer than any message of GitHub's. */
const MAX_ANSWER_BYTES = 64 * 1024;

/**
 * A pool of kept connections is several times cheaper per request than the built-in `fetch`, and so is taking the answer as
 * undici's parser hands it out, without a stream around it.
 */
const pools = new Map<string, Pool>();
const send: Send = (url, { method, headers, body, signal }) => {
  const { origin, pathname: path } = new URL(url);
  const pool = pools.get(origin) ?? new Pool(origin, { connections: 64 });
  pools.set(origin, pool);
  return new Promise((resolve, reject) => {
    let status = 0;
    let answered: string[] = [];
    let size = 0;
    const chunks: Buffer[] = [];
    pool.dispatch(
      { method, path, headers, body: body ?? null },
      {
        onConnect(abort) {
          if (signal.aborted) abort();
          signal.addEventListener('abort', () => abort(), { once: true });
        },
        onHeaders(code, raw) {
          status = code;
          answered = raw.map(String);
          return true;
        },
        onData(chunk) {
          if (size < MAX_ANSWER_BYTES) chunks.push(chunk);
          size += chunk.length;
          return true;
        },
        onComplete() {
          resolve({
            status,
            header(name) {
              const at = answered.findIndex((each, index) => index % 2 === 0 && each.toLowerCase() === name);
              return at === -1 ? null : (answered[at + 1] ?? null);
            },
            text: async () => Buffer.concat(chunks).toString(),
          });
        },
        onError: reject,
      },
    );
  });
};

const configuration = readSettings(process.env);
if ('problems' in configuration) {
  for (const problem of configuration.problems) log(JSON.stringify({ status: 'not-configured', problem }));
}

const relay = createRelay({ environment: process.env, send, hmac: hmacByNode, log });
const server = createServer(
  // Who never ends a request is cut off; PagerDuty itself gives up after 5 seconds.
  { headersTimeout: 5_000, requestTimeout: 5_000, connectionsCheckingInterval: 1_000 },
  getRequestListener(relay.fetch),
);

server.on('error', (error: NodeJS.ErrnoException) => {
  const cure =
    error.code === 'EADDRINUSE'
      ? 'another program listens there; stop it, or set PORT to a free port'
      : 'check HOST and PORT';
  notStarted(`Cannot listen on ${host}:${port} (${error.code}): ${cure}`);
});

if (/^\d{1,5}$/.test(port) && Number(port) <= 65_535) {
  server.listen(Number(port), host, () => {
    const address = server.address();
    log(JSON.stringify({ status: 'listening', host, port: typeof address === 'object' ? address?.port : address }));
  });
} else {
  notStarted(`PORT is "${port}": set it to a number from 0 to 65535`);
}

function notStarted(problem: string): void {
  log(JSON.stringify({ status: 'not-started', problem }));
  process.exitCode = 1;
}

/** Takes no new connection, answers what is in flight, then ends; who is not done by then never will be. */
function stop(): void {
  setTimeout(() => server.closeAllConnections(), 5_000).unref();
  server.close(async () => {
    await Promise.all([...pools.values()].map((pool) => pool.close()));
    log(JSON.stringify({ status: 'stopped' }));
  });
}
process.once('SIGTERM', stop);
process.once('SIGINT', stop);
