/**
 * GitHub and Devin in a process of their own, the same for all programs that are measured: answers at once and stores nothing.
 * Tells its parent the ports.
 */
import { once } from 'node:events';
import { createServer as createHttpServer } from 'node:http';
import { createServer, type Server, type Socket } from 'node:net';

export interface Ports {
  dispatches: number;
  apis: number;
}

const END_OF_HEAD = '\r\n\r\n';

/**
 * Takes the dispatches, which arrive by the thousand, without an HTTP server, to use as little of the machine as possible. Reads
 * only requests with a `content-length`, one after another.
 */
function takeDispatches(socket: Socket): void {
  let head = '';
  let missing = 0;
  socket.on('data', (chunk: Buffer) => {
    if (missing === 0) {
      head += chunk.toString('latin1');
      const end = head.indexOf(END_OF_HEAD);
      if (end === -1) return;
      const [, length] = /content-length: *(\d+)/i.exec(head) ?? [];
      missing = Number(length ?? 0) - (head.length - end - END_OF_HEAD.length);
      head = '';
    } else {
      missing -= chunk.length;
    }
    if (missing === 0) socket.write(`HTTP/1.1 204 No Content${END_OF_HEAD}`);
  });
  // The measured program is killed without closing its connections.
  socket.on('error', () => {});
}

const session = {
  session_id: 'devin-0f3b8a6e5c7d4e21',
  url: 'https://app.devin.ai/sessions/0f3b8a6e5c7d4e21',
  status: 'new',
  org_id: 'org-bench',
  created_at: 1_789_040_829,
  updated_at: 1_789_040_829,
  acus_consumed: 0,
  pull_requests: [],
};

function answerOf(method: string, path: string, order: string): [status: number, body: unknown] {
  if (path.endsWith('/sessions')) {
    if (method !== 'POST') return [200, { items: [], has_next_page: false }];
    const { tags = [] } = JSON.parse(order) as { tags?: string[] };
    return [200, { ...session, tags }];
  }
  if (path.endsWith('/pulls')) return [200, []];
  if (path.endsWith('/incident-docs')) return [200, { private: true, default_branch: 'main' }];
  if (path.endsWith('/git/trees/main')) return [200, { truncated: false, tree: [] }];
  return [404, { message: 'Not Found' }];
}

const apis = createHttpServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const order = Buffer.concat(chunks).toString();
    const [status, body] = answerOf(request.method ?? '', (request.url ?? '').split('?')[0] ?? '', order);
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body));
  });
});

async function listen(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('A server on loopback has a port');
  return address.port;
}

const ports: Ports = { dispatches: await listen(createServer(takeDispatches)), apis: await listen(apis) };
process.send?.(ports);
process.once('disconnect', () => process.exit());
