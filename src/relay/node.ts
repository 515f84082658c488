/**
 * The relay on Node: `node dist/relay/node.js`. Configured by environment variables; stops cleanly on SIGTERM and SIGINT.
 */
import { createAdaptorServer } from '@hono/node-server';
import { Pool } from 'undici';
import type { Send } from '../github/call.ts';
import { createRelay } from './relay.ts';
import { readSettings } from './settings.ts';

const { HOST: host = '0.0.0.0', PORT: port = '3000' } = process.env;
const log = (line: string) => process.stdout.write(`${line}\n`);
// A reader of the log that goes away must not end the relay.
process.stdout.on('error', () => {});

/** A pool of kept connections: several times cheaper per request than the built-in `fetch`. */
const pools = new Map<string, Pool>();
const send: Send = async (url, { method, headers, body, signal }) => {
  const { origin, pathname } = new URL(url);
  const pool = pools.get(origin) ?? new Pool(origin, { connections: 64 });
  pools.set(origin, pool);
  const answer = await pool.request({ method, path: pathname, headers, body: body ?? null, signal });
  return {
    status: answer.statusCode,
    header: (name) => String(answer.headers[name] ?? '') || null,
    text: () => answer.body.text(),
  };
};

const configuration = readSettings(process.env);
if ('problems' in configuration) {
  for (const problem of configuration.problems) log(JSON.stringify({ status: 'not-configured', problem }));
}

const server = createAdaptorServer({
  fetch: createRelay({ environment: process.env, send, log }).fetch,
  // Who sends slowly, or never ends, is cut off: PagerDuty itself gives up after 5 seconds.
  serverOptions: { headersTimeout: 5_000, requestTimeout: 5_000, connectionsCheckingInterval: 1_000 },
});

server.on('error', (error: NodeJS.ErrnoException) => {
  const cure =
    error.code === 'EADDRINUSE'
      ? 'another program listens there; stop it, or set PORT to a free port'
      : 'check HOST and PORT';
  log(JSON.stringify({ status: 'not-started', problem: `Cannot listen on ${host}:${port} (${error.code}): ${cure}` }));
  process.exit(1);
});

if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
  log(JSON.stringify({ status: 'not-started', problem: `PORT is "${port}": set it to a number from 0 to 65535` }));
  process.exit(1);
}
server.listen(Number(port), host, () => {
  const address = server.address();
  log(JSON.stringify({ status: 'listening', host, port: typeof address === 'object' ? address?.port : address }));
});

/** Takes no new connection, answers what is in flight, then ends. */
function stop(): void {
  server.close(async () => {
    await Promise.all([...pools.values()].map((pool) => pool.close()));
    log(JSON.stringify({ status: 'stopped' }));
  });
}
process.once('SIGTERM', stop);
process.once('SIGINT', stop);
