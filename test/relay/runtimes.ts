/**
 * The built relay in each of its runtimes, started from an empty folder as it is deployed.
 */
import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { Miniflare } from 'miniflare';

export interface Sent {
  method?: string;
  path?: string;
  headers?: Record<string, string>;
  body?: Buffer | string;
}

export interface Answered {
  status: number;
  headers: Record<string, string>;
  json: Record<string, unknown>;
}

export interface Runtime {
  send(sent: Sent): Promise<Answered>;
  /** What it logged so far, each line parsed; lines that are no JSON stay text. */
  log: unknown[];
  /** Waits for a line of the log that satisfies. */
  logged(satisfies: (line: Record<string, unknown>) => boolean): Promise<Record<string, unknown>>;
  stop(): Promise<void>;
}

export type Start = (environment: Record<string, string>) => Promise<Runtime>;

export const runtimes: Record<'Node' | 'Worker' | 'Lambda', Start> = { Node: startNode, Worker: startWorker, Lambda: startLambda };

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
  if (problem !== undefined) throw new Error(`The relay does not start. ${problem}`);
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

function sendOverSocket(port: number, { method = 'POST', path = '/pagerduty', headers = {}, body }: Sent): Promise<Answered> {
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
    request.end(body);
  });
}

async function startWorker(environment: Record<string, string>): Promise<Runtime> {
  const folder = emptyFolder('worker.js');
  let stdout: Readable | undefined;
  const miniflare = new Miniflare({
    modules: true,
    rootPath: folder,
    scriptPath: 'worker.js',
    compatibilityDate: '2026-07-01',
    bindings: environment,
    handleRuntimeStdio: (out) => {
      stdout = out;
    },
  });
  await miniflare.ready;
  if (stdout === undefined) throw new Error('workerd has no standard output');
  const { log, logged } = readLog(stdout);
  return {
    async send({ method = 'POST', path = '/pagerduty', headers = {}, body }) {
      const answer = await miniflare.dispatchFetch(`http://relay.example${path}`, {
        method,
        headers,
        body: body === undefined ? null : Buffer.from(body),
      });
      return { status: answer.status, headers: Object.fromEntries(answer.headers), json: parse(await answer.text()) };
    },
    log,
    logged,
    async stop() {
      await miniflare.dispose();
      rmSync(folder, { recursive: true });
    },
  };
}

const DRIVER = `
  const { handler } = await import('./lambda.js');
  process.on('message', async ({ id, event }) => process.send({ id, result: await handler(event, {}) }));
  process.send({ id: 0 });
`;

async function startLambda(environment: Record<string, string>): Promise<Runtime> {
  const folder = emptyFolder('lambda.js', 'package.json');
  writeFileSync(join(folder, 'driver.js'), DRIVER);
  const child = fork(join(folder, 'driver.js'), { cwd: folder, env: environment, stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
  if (child.stdout === null) throw new Error('The process has no standard output');
  const { log, logged } = readLog(child.stdout);
  await once(child, 'message');
  let last = 0;
  const invoke = (event: unknown): Promise<LambdaResult> =>
    new Promise((resolve) => {
      last += 1;
      const id = last;
      const receive = (message: { id: number; result: LambdaResult }) => {
        if (message.id !== id) return;
        child.off('message', receive);
        resolve(message.result);
      };
      child.on('message', receive);
      child.send({ id, event });
    });
  return {
    async send(sent) {
      const result = await invoke(lambdaEvent(sent));
      return { status: result.statusCode, headers: result.headers, json: parse(result.body) };
    },
    log,
    logged,
    async stop() {
      child.kill('SIGKILL');
      await once(child, 'exit');
      rmSync(folder, { recursive: true });
    },
  };
}

interface LambdaResult {
  statusCode: number;
  headers: Record<string, string>;
  body: string;
}

/** A function URL's event, payload format 2.0 (AWS Lambda docs, "Invoking Lambda function URLs"). */
function lambdaEvent({ method = 'POST', path = '/pagerduty', headers = {}, body }: Sent) {
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: path,
    rawQueryString: '',
    headers: {
      host: 'abcdefghij.lambda-url.eu-west-1.on.aws',
      'x-forwarded-proto': 'https',
      ...Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])),
      ...(body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }),
    },
    requestContext: {
      accountId: 'anonymous',
      apiId: 'abcdefghij',
      domainName: 'abcdefghij.lambda-url.eu-west-1.on.aws',
      domainPrefix: 'abcdefghij',
      http: { method, path, protocol: 'HTTP/1.1', sourceIp: '203.0.113.7', userAgent: 'PagerDuty-Webhook/V3.0' },
      requestId: 'ab7e1c0d-0000-4000-8000-000000000000',
      routeKey: '$default',
      stage: '$default',
      time: '10/Sep/2026:11:47:09 +0000',
      timeEpoch: 1_789_040_829_000,
    },
    // A function URL hands on what is not declared as text in base64; both happen.
    ...(body === undefined
      ? { isBase64Encoded: false }
      : Buffer.isBuffer(body)
        ? { body: body.toString('base64'), isBase64Encoded: true }
        : { body, isBase64Encoded: false }),
  };
}

/** A new folder with nothing but these files of the built relay. */
function emptyFolder(...files: string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'relay-'));
  for (const file of files) {
    copyFileSync(fileURLToPath(new URL(`../../dist/relay/${file}`, import.meta.url)), join(folder, file));
  }
  return folder;
}

function readLog(stdout: Readable): Pick<Runtime, 'log' | 'logged'> {
  const log: unknown[] = [];
  const waiting = new Set<(line: Record<string, unknown>) => void>();
  createInterface({ input: stdout }).on('line', (text) => {
    const line = parse(text);
    log.push(line);
    for (const offer of waiting) offer(line);
  });
  return {
    log,
    logged: (satisfies) =>
      new Promise((resolve) => {
        const found = log.find((line) => satisfies(line as Record<string, unknown>));
        if (found !== undefined) return resolve(found as Record<string, unknown>);
        const offer = (line: Record<string, unknown>) => {
          if (!satisfies(line)) return;
          waiting.delete(offer);
          resolve(line);
        };
        waiting.add(offer);
      }),
  };
}

function parse(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text);
  } catch {
    return { text };
  }
}
