/** The webhooks that are sent, signed as PagerDuty signs. */
import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';

export const SECRET = 'bench-signing-secret';

export interface Webhook {
  headers: Record<string, string>;
  body: string;
}

/** A fixture, padded to `bytes` if it is smaller, in a field that nobody reads. */
export function signedWebhook(fixture: string, bytes: number): Webhook {
  const webhook = JSON.parse(readFileSync(`test/fixtures/webhooks/${fixture}.json`, 'utf8'));
  const missing = bytes - Buffer.byteLength(JSON.stringify(webhook));
  webhook.event.data.incident_key += '0'.repeat(Math.max(0, missing));
  const body = JSON.stringify(webhook);
  return {
    headers: {
      'content-type': 'application/json',
      'user-agent': 'PagerDuty-Webhook/V3.0',
      'x-pagerduty-signature': `v1=${createHmac('sha256', SECRET).update(body).digest('hex')}`,
      'x-webhook-id': '8b7d1f40-0f4e-4c39-a2b5-6b7a0c1d2e3f',
    },
    body,
  };
}
