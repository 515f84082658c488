/**
 * GitHub and Devin in one process of its own, the same for all who are measured: answers at once, remembers nothing.
 * Tells its parent the port.
 */
import { createServer } from 'node:http';

const session = {
  session_id: 'devin-0f3b8a6e5c7d4e21',
  url: 'https://app.devin.ai/sessions/0f3b8a6e5c7d4e21',
  status: 'new',
  tags: [],
  org_id: 'org-bench',
  created_at: 1_789_040_829,
  updated_at: 1_789_040_829,
  acus_consumed: 0,
  pull_requests: [],
};

function answerOf(method: string, path: string): [number, unknown?] {
  if (path.endsWith('/dispatches')) return [204];
  if (path.endsWith('/sessions')) return [200, method === 'POST' ? session : { items: [], has_next_page: false }];
  if (path.endsWith('/pulls')) return [200, []];
  return [404, { message: 'Not Found' }];
}

const server = createServer((request, response) => {
  request.resume();
  request.on('end', () => {
    const [status, body] = answerOf(request.method ?? '', (request.url ?? '').split('?')[0] ?? '');
    response.statusCode = status;
    if (body !== undefined) response.setHeader('content-type', 'application/json');
    response.end(body === undefined ? undefined : JSON.stringify(body));
  });
});

server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.send?.(typeof address === 'object' ? address?.port : undefined);
});
process.once('disconnect', () => process.exit());
