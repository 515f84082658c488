/**
 * Checks that a webhook comes from PagerDuty. Web APIs only, so that it runs in every runtime of the relay.
 */

import type { webcrypto } from 'node:crypto';

const encoder = new TextEncoder();

/** A secret made ready for checking; import it once and keep it. */
export interface WebhookSecret {
  readonly key: Promise<webcrypto.CryptoKey>;
}

export function webhookSecret(secret: string): WebhookSecret {
  return {
    key: crypto.subtle.importKey('raw', encoder.encode(secret), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']),
  };
}

/**
 * True when one of the `v1=` values in `header` is the HMAC-SHA256 (hex) of `body` under one of `secrets`.
 * While a secret rotates, PagerDuty sends one value per secret, separated by commas
 * (PagerDuty developer docs, "Webhooks v3: Verifying signatures").
 */
export async function signatureMatches(
  body: Uint8Array<ArrayBuffer>,
  header: string,
  secrets: readonly WebhookSecret[],
): Promise<boolean> {
  const candidates = header.split(',').flatMap((part) => {
    const [, hex] = /^v1=([0-9a-f]{64})$/i.exec(part.trim()) ?? [];
    return hex === undefined ? [] : [bytesOfHex(hex)];
  });
  if (candidates.length === 0) return false;
  let matches = false;
  for (const secret of secrets) {
    const expected = new Uint8Array(await crypto.subtle.sign('HMAC', await secret.key, body));
    // No early exit: how long this takes must not tell which secret or value was close.
    for (const candidate of candidates) matches = equalBytes(candidate, expected) || matches;
  }
  return matches;
}

/**
 * True when `value` is one of `secrets`. Both sides are hashed under the same throw-away key first, so that neither the
 * length nor the first differing character of a secret shows in the time it takes.
 */
export async function secretMatches(value: string, secrets: readonly string[]): Promise<boolean> {
  const key = await crypto.subtle.importKey(
    'raw',
    crypto.getRandomValues(new Uint8Array(32)),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['sign'],
  );
  const digest = async (text: string) => new Uint8Array(await crypto.subtle.sign('HMAC', key, encoder.encode(text)));
  const presented = await digest(value);
  let matches = false;
  for (const secret of secrets) matches = equalBytes(presented, await digest(secret)) || matches;
  return matches;
}

function equalBytes(left: Uint8Array, right: Uint8Array): boolean {
  if (left.length !== right.length) return false;
  let difference = 0;
  for (let index = 0; index < left.length; index += 1) difference |= (left[index] ?? 0) ^ (right[index] ?? 0);
  return difference === 0;
}

function bytesOfHex(hex: string): Uint8Array {
  return Uint8Array.from({ length: hex.length / 2 }, (_, index) =>
    Number.parseInt(hex.slice(index * 2, index * 2 + 2), 16),
  );
}
