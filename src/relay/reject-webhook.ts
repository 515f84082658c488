/**
 * Rejects a webhook that is not authentic: the relay answers it with 401, and the log says why. Every configured check must pass:
 * PagerDuty's signature, the shared secret, or both.
 */
import { type Hmac, secretMatches, signatureMatches } from '../pagerduty/signature.ts';
import type { Settings } from './settings.ts';

interface Headers {
  /** By its name in lower case. */
  header(name: string): string | null | undefined;
}

/** Returns why to reject a webhook before its body is read, or undefined if it has the headers that every check needs. */
export function rejectUnsigned(request: Headers, { signingSecrets, sharedSecrets }: Settings): string | undefined {
  const has = (name: string) => (request.header(name) ?? null) !== null;
  if (sharedSecrets.length > 0 && !has('x-webhook-secret')) return 'the header X-Webhook-Secret is missing';
  if (signingSecrets.length > 0 && !has('x-pagerduty-signature')) return 'the header X-PagerDuty-Signature is missing';
  return undefined;
}

/** Returns why to reject a webhook whose body was read, or undefined if every configured check passes. */
export async function rejectForged(
  request: Headers,
  body: Uint8Array<ArrayBuffer>,
  { signingSecrets, sharedSecrets }: Settings,
  hmac: Hmac,
): Promise<string | undefined> {
  const secret = request.header('x-webhook-secret') ?? '';
  if (sharedSecrets.length > 0 && !(await secretMatches(secret, sharedSecrets, hmac))) {
    return 'X-Webhook-Secret does not match WEBHOOK_SECRET';
  }
  const signature = request.header('x-pagerduty-signature') ?? '';
  if (signingSecrets.length > 0 && !(await signatureMatches(body, signature, signingSecrets, hmac))) {
    return 'X-PagerDuty-Signature was not made with PAGERDUTY_WEBHOOK_SECRET';
  }
  return undefined;
}
