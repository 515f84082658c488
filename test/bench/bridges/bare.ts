/**
 * The least that does the job: `node:http` in, an undici pool out, and no answer except the one that is measured. This is the
 * limit.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import { Pool } from 'undici';
import { dispatchBody, dispatchHeaders, type Webhook } from './dispatch.ts';

const { GITHUB_API_URL = '', GITHUB_REPOSITORY, GITHUB_TOKEN, HOST, PAGERDUTY_WEBHOOK_SECRET = '', PORT } = process.env;

const github = new Pool(GITHUB_API_URL, { connections: 64 });
const path = `/repos/${GITHUB_REPOSITORY}/dispatches`;
const headers = dispatchHeaders(GITHUB_TOKEN);

async function forward(body: Buffer, signature: unknown): Promise<number> {
  const given = Buffer.from(String(signature));
  const expected = Buffer.from(`v1=${createHmac('sha256', PAGERDUTY_WEBHOOK_SECRET).update(body).digest('hex')}`);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return 401;
  const webhook: Webhook = JSON.parse(body.toString());
  if (webhook.event.event_type !== 'incident.resolved') return 200;
  const answer = await github.request({ method: 'POST', path, headers, body: dispatchBody(webhook) });
  await answer.body.dump();
  console.log(`Incident ${webhook.event.data.id} dispatched`);
  return answer.statusCode === 204 ? 202 : 502;
}

createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', async () => {
    response.statusCode = await forward(Buffer.concat(chunks), request.headers['x-pagerduty-signature']);
    response.setHeader('content-type', 'application/json');
    response.end('{"status":"dispatched"}');
  });
}).listen(Number(PORT), HOST);
