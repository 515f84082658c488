/** The relay on Node and the programs that do its job, each a process on its own port. */
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { start } from './children.ts';
import { OPTIONS, SERVERS } from './programs.ts';
import type { Webhook } from './webhook.ts';

export type ServerName = keyof typeof SERVERS;

const START_LIMIT_MS = 10_000;
const PAUSE_MS = 1;

export interface Server {
  url: string;
  process: ChildProcess;
  /** Milliseconds from the start of the process to its first 2xx. */
  coldStart: number;
}

/**
 * Starts a server, and sends a webhook from the first moment until it is accepted. The port is chosen here, because waiting for a
 * program to report its own would take longer.
 */
async function startServer(name: ServerName, environment: Record<string, string>, webhook: Webhook): Promise<Server> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}/pagerduty`;
  const begin = performance.now();
  const process = start(SERVERS[name], { ...environment, HOST: '127.0.0.1', PORT: String(port) }, OPTIONS[name]);
  while (performance.now() - begin < START_LIMIT_MS) {
    const status = await post(url, webhook);
    if (status === undefined) {
      await wait(PAUSE_MS);
      continue;
    }
    const coldStart = performance.now() - begin;
    if (status < 200 || status > 299) throw new Error(`${name}: its first answer is ${status}`);
    return { url, process, coldStart };
  }
  throw new Error(`${name}: no answer within ${START_LIMIT_MS / 1000} s of its start`);
}

/** One of each. */
export async function startServers(
  environment: Record<string, string>,
  webhook: Webhook,
): Promise<Record<ServerName, Server>> {
  return {
    relay: await startServer('relay', environment, webhook),
    'Express bridge': await startServer('Express bridge', environment, webhook),
    'plain Hono': await startServer('plain Hono', environment, webhook),
    'node:http + undici': await startServer('node:http + undici', environment, webhook),
  };
}

/** Processor time of the process so far, in microseconds, if the system reports it (Linux: in 1/100 s, proc(5)). */
export function processorTime({ process: { pid } }: Server): number | undefined {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) * 10_000;
  } catch {
    return undefined;
  }
}

/** Resident memory in MB, if the system reports it (Linux). */
export function residentMemory({ process: { pid } }: Server): number | undefined {
  try {
    const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return kilobytes === undefined ? undefined : Number(kilobytes) / 1024;
  } catch {
    return undefined;
  }
}

/** The status, or undefined while nothing listens. */
function post(url: string, { headers, body }: Webhook): Promise<number | undefined> {
  return new Promise((resolve) => {
    const sent = request(url, { method: 'POST', headers, agent: false, timeout: START_LIMIT_MS }, (answer) => {
      answer.resume();
      answer.on('end', () => resolve(answer.statusCode));
    });
    sent.on('timeout', () => sent.destroy());
    sent.on('error', () => resolve(undefined));
    sent.end(body);
  });
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('A server on loopback has a port');
  return address.port;
}
