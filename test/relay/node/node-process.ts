/**
 * The built relay on Node, as its own process in an empty folder.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { type Answered, emptyFolder, parse, type Runtime, readLog, type Sent } from '../runtime.ts';

export interface NodeRuntime extends Runtime {
  url: string;
  process: ChildProcess;
}

export async function startNode(environment: Record<string, string>): Promise<NodeRuntime> {
  const folder = emptyFolder('node.js');
  const child = spawn(process.execPath, [join(folder, 'node.js')], {
    cwd: folder,
    env: { HOST: '127.0.0.1', PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const { log, logged } = readLog(child.stdout);
  const { port, problem } = await logged(({ status }) => status === 'listening' || status === 'not-started');
  if (problem !== undefined) {
    rmSync(folder, { recursive: true });
    throw new Error(`The relay does not start. ${problem}`);
  }
  return {
    url: `http://127.0.0.1:${port}`,
    process: child,
    send: (sent) => sendOverSocket(Number(port), sent),
    log,
    logged,
    async stop() {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill('SIGKILL');
        await once(child, 'exit');
      }
      rmSync(folder, { recursive: true });
    },
  };
}

function sendOverSocket(
  port: number,
  { method = 'POST', path = '/pagerduty', headers = {}, body, stream }: Sent,
): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const request = httpRequest({ port, host: '127.0.0.1', method, path, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: Object.fromEntries(Object.entries(response.headers).map(([name, value]) => [name, String(value)])),
          json: parse(Buffer.concat(chunks).toString()),
        }),
      );
    });
    request.on('error', reject);
    if (stream === undefined) request.end(body);
    else Readable.fromWeb(stream).pipe(request);
  });
}
