/**
 * The relay on Node: `node dist/relay/node.js`. Configured by environment variables.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import type { Socket } from 'node:net';
import { createCore } from '../core.ts';
import { hmacByNode } from './hmac-by-node.ts';
import { listen, say } from './listen.ts';
import { logLine } from './log.ts';
import { readBody } from './read-body.ts';
import { sendByPool } from './send.ts';

// Importing it would load undici too, a fifth of the start time.
const { createServer, STATUS_CODES }: typeof import('node:http') = createRequire(import.meta.url)('node:http');

const core = createCore({ environment: process.env, send: sendByPool, hmac: hmacByNode, log: logLine });
for (const problem of core.problems) say('not-configured', { problem });

/** Connections on which a request is being answered. */
const busy = new WeakSet<Socket>();

async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { method = '', url = '', headers, socket } = request;
  busy.add(socket);
  let isCut = false as boolean;
  const answer =
    headers.host === undefined && request.httpVersionMinor > 0
      ? core.refuse(400, 'the request has no Host header')
      : await core.answer({
          method,
          path: pathOf(url),
          header: (name) => headers[name] as string | undefined,
          async body() {
            const read = await readBody(request);
            isCut = typeof read === 'string';
            return read;
          },
        });
  busy.delete(socket);
  const { status, headers: own, body } = answer;
  // Do not read the rest of a body after an early answer.
  response.writeHead(status, { ...own, 'content-length': body.length, ...(isCut && { connection: 'close' }) });
  response.end(body, 'latin1');
}

/** Returns the path of a request's target: a path or, as some proxies send it, a whole URL (RFC 9112, 3.2). */
function pathOf(target: string): string {
  const path = target.startsWith('/') ? target : target.replace(/^https?:\/\/[^/?#]*/i, '');
  const end = path.search(/[?#]/);
  return end === -1 ? path : path.slice(0, end);
}

/** By the code of Node's error. */
const REFUSED: Readonly<Record<string, [status: number, problem: string]>> = {
  HPE_HEADER_OVERFLOW: [431, 'its headers are larger than 16 KB'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'it took longer than 5 s'],
};

// Disconnect senders that never finish a request. PagerDuty itself gives up after 5 seconds.
const limits = { headersTimeout: 5_000, requestTimeout: 5_000, connectionsCheckingInterval: 1_000 };
// Load balancers probe with HTTP/1.0, without a Host header.
const server = createServer({ ...limits, requireHostHeader: false }, handle);
server.on('checkExpectation', handle);
server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const [code, problem] = REFUSED[error.code ?? ''] ?? [400, 'it is not HTTP/1.1'];
  // A request with a bad body logs its own line.
  const { status, headers, body } = busy.has(socket)
    ? { status: code, headers: undefined, body: '' }
    : core.refuse(code, `the request could not be read: ${problem}`);
  const lines = Object.entries({ ...headers, connection: 'close', 'content-length': body.length });
  const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${head}\r\n${body}`);
  socket.destroySoon();
});
listen(server, process.env);
