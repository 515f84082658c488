/** A bare Worker: one HMAC, one `fetch`, nothing else. This is the limit in workerd. */
import type { webcrypto } from 'node:crypto';
import { dispatchBody, dispatchHeaders, type Webhook } from './dispatch.ts';

interface Environment {
  GITHUB_API_URL: string;
  GITHUB_REPOSITORY: string;
  GITHUB_TOKEN: string;
  PAGERDUTY_WEBHOOK_SECRET: string;
}

let key: Promise<webcrypto.CryptoKey> | undefined;

function importKey(secret: string): Promise<webcrypto.CryptoKey> {
  const bytes = new TextEncoder().encode(secret);
  return crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['verify']);
}

export default {
  async fetch(request: Request, environment: Environment): Promise<Response> {
    const body = await request.arrayBuffer();
    key ??= importKey(environment.PAGERDUTY_WEBHOOK_SECRET);
    const hex = request.headers.get('x-pagerduty-signature')?.slice('v1='.length) ?? '';
    const given = Uint8Array.from(hex.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));
    if (!(await crypto.subtle.verify('HMAC', await key, given, body))) return new Response(null, { status: 401 });
    const webhook: Webhook = JSON.parse(new TextDecoder().decode(body));
    const answer = await fetch(`${environment.GITHUB_API_URL}/repos/${environment.GITHUB_REPOSITORY}/dispatches`, {
      method: 'POST',
      headers: dispatchHeaders(environment.GITHUB_TOKEN),
      body: dispatchBody(webhook),
    });
    return new Response('{"status":"dispatched"}', { status: answer.ok ? 202 : 502 });
  },
};
