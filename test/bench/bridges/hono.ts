/** A plain Hono app as in its documentation, with the built-in `fetch`. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { dispatchBody, dispatchHeaders, type Webhook } from './dispatch.ts';

const { GITHUB_API_URL, GITHUB_REPOSITORY, GITHUB_TOKEN, HOST, PAGERDUTY_WEBHOOK_SECRET = '', PORT } = process.env;

const app = new Hono();

app.post('/pagerduty', async (context) => {
  const text = await context.req.text();
  const given = Buffer.from(context.req.header('x-pagerduty-signature') ?? '');
  const expected = Buffer.from(`v1=${createHmac('sha256', PAGERDUTY_WEBHOOK_SECRET).update(text).digest('hex')}`);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return context.text('Bad signature', 401);
  const webhook: Webhook = JSON.parse(text);
  if (webhook.event.event_type !== 'incident.resolved') return context.body(null, 200);
  const answer = await fetch(`${GITHUB_API_URL}/repos/${GITHUB_REPOSITORY}/dispatches`, {
    method: 'POST',
    headers: dispatchHeaders(GITHUB_TOKEN),
    body: dispatchBody(webhook),
  });
  if (!answer.ok) return context.body(null, 502);
  console.log(`Incident ${webhook.event.data.id} dispatched`);
  return context.json({ status: 'dispatched' }, 202);
});

serve({ fetch: app.fetch, hostname: HOST ?? '127.0.0.1', port: Number(PORT) });
