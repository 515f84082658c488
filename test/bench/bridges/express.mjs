// The bridge that Devin's public guide to PagerDuty shows, with the job of the relay: Express, its JSON parser, built-in fetch.
// (JavaScript, because Express brings no types.)
import crypto from 'node:crypto';
import express from 'express';
import { dispatchBody, dispatchHeaders } from './dispatch.ts';

const { GITHUB_API_URL, GITHUB_REPOSITORY, GITHUB_TOKEN, HOST, PAGERDUTY_WEBHOOK_SECRET, PORT } = process.env;

const app = express();
app.use(
  express.json({
    limit: '256kb',
    verify: (request, _response, buffer) => {
      request.rawBody = buffer;
    },
  }),
);

function verifySignature(request) {
  const given = Buffer.from(request.headers['x-pagerduty-signature'] ?? '');
  const hmac = crypto.createHmac('sha256', PAGERDUTY_WEBHOOK_SECRET).update(request.rawBody).digest('hex');
  const expected = Buffer.from(`v1=${hmac}`);
  return given.length === expected.length && crypto.timingSafeEqual(given, expected);
}

app.post('/pagerduty', async (request, response) => {
  if (!verifySignature(request)) return response.status(401).send('Bad signature');
  if (request.body.event?.event_type !== 'incident.resolved') return response.sendStatus(200);
  const answer = await fetch(`${GITHUB_API_URL}/repos/${GITHUB_REPOSITORY}/dispatches`, {
    method: 'POST',
    headers: dispatchHeaders(GITHUB_TOKEN),
    body: dispatchBody(request.body),
  });
  if (!answer.ok) return response.sendStatus(502);
  console.log(`Incident ${request.body.event.data.id} dispatched`);
  return response.status(202).json({ status: 'dispatched' });
});

app.listen(Number(PORT), HOST);
