/**
 * The built relay in each of its runtimes, started from an empty folder as it is deployed.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { Miniflare } from 'miniflare';
import { startNode } from './node/node-process.ts';
import { emptyFolder, parse, type Runtime, readLog, type Sent, type Start } from './runtime.ts';

export const runtimes: Record<'Node' | 'Worker' | 'Lambda', Start> = {
  Node: startNode,
  Worker: startWorker,
  Lambda: startLambda,
};

async function startWorker(environment: Record<string, string>): Promise<Runtime> {
  let stdout: Readable | undefined;
  const miniflare = new Miniflare({
    // One module, as text: there is nothing else that it could load.
    modules: [{ type: 'ESModule', path: 'worker.js', contents: readFileSync('dist/relay/worker.js', 'utf8') }],
    compatibilityDate: '2026-07-01',
    bindings: environment,
    handleRuntimeStdio: (out: Readable) => {
      stdout = out;
    },
  });
  await miniflare.ready;
  if (stdout === undefined) throw new Error('workerd has no standard output');
  const { log, logged } = readLog(stdout);
  return {
    async send({ method = 'POST', path = '/pagerduty', headers = {}, body, stream }) {
      const answer = await miniflare.dispatchFetch(`http://relay.example${path}`, {
        method,
        headers,
        body: stream ?? (body === undefined ? null : Buffer.from(body)),
        ...(stream !== undefined && { duplex: 'half' as const }),
      });
      return { status: answer.status, headers: Object.fromEntries(answer.headers), json: parse(await answer.text()) };
    },
    log,
    logged,
    async stop() {
      await miniflare.dispose();
    },
  };
}

const DRIVER = `
  const { handler } = await import('./lambda.js');
  process.on('message', async ({ id, event }) => process.send({ id, result: await handler(event, {}) }));
  process.send({ id: 0 });
`;

export interface LambdaRuntime extends Runtime {
  invoke(event: unknown): Promise<LambdaResult>;
}

export async function startLambda(environment: Record<string, string>): Promise<LambdaRuntime> {
  const folder = emptyFolder('lambda.js', 'package.json');
  writeFileSync(join(folder, 'driver.js'), DRIVER);
  const child = fork(join(folder, 'driver.js'), {
    cwd: folder,
    env: environment,
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
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
      // A Lambda gets the whole body in its event, whatever was declared.
      const body = sent.stream === undefined ? sent.body : Buffer.from(await new Response(sent.stream).arrayBuffer());
      const result = await invoke(lambdaEvent({ ...sent, ...(body !== undefined && { body }) }));
      return { status: result.statusCode, headers: result.headers, json: parse(result.body) };
    },
    invoke,
    log,
    logged,
    async stop() {
      child.kill('SIGKILL');
      await once(child, 'exit');
      rmSync(folder, { recursive: true });
    },
  };
}

export interface LambdaResult {
  statusCode: number;
  headers: Record<string, string>;
  multiValueHeaders?: Record<string, string[]>;
  body: string;
}

/** A function URL's event, payload format 2.0 (AWS Lambda docs, "Invoking Lambda function URLs"). */
export function lambdaEvent({ method = 'POST', path = '/pagerduty', headers = {}, body }: Sent) {
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
