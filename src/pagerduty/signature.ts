/**
 * Checks that a webhook comes from PagerDuty.
 */

/** HMAC-SHA256 of `message` with `key`, in lower-case hex. Each runtime has its own, because WebCrypto on Node needs another thread. */
export type Hmac = (key: string, message: Uint8Array<ArrayBuffer>) => string | Promise<string>;

const encoder = new TextEncoder();
const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** Uses Web APIs. Keys are imported once and kept, so it is only for the few keys of the settings. */
export function hmacByWebCrypto(): Hmac {
  const imported = new Map<string, ReturnType<typeof crypto.subtle.importKey>>();
  return async (key, message) => {
    const algorithm = { name: 'HMAC', hash: 'SHA-256' };
    const kept = imported.get(key) ?? crypto.subtle.importKey('raw', encoder.encode(key), algorithm, false, ['sign']);
    imported.set(key, kept);
    const digest = new Uint8Array(await crypto.subtle.sign('HMAC', await kept, message));
    let hex = '';
    for (const byte of digest) hex += HEX[byte];
    return hex;
  };
}

/**
 * Returns true if one of the `v1=` values in `header` is the HMAC-SHA256 (hex) of `body` with one of `secrets`.
 * While a secret rotates, PagerDuty sends one value per secret, separated by commas
 * (PagerDuty developer docs, "Webhooks v3: Verifying signatures").
 */
export async function signatureMatches(
  body: Uint8Array<ArrayBuffer>,
  header: string,
  secrets: readonly string[],
  hmac: Hmac,
): Promise<boolean> {
  const candidates = header
    .split(',')
    .map((part) => part.trim())
    .filter((part) => /^v1=[0-9a-f]{64}$/i.test(part))
    .map((part) => part.slice('v1='.length).toLowerCase());
  if (candidates.length === 0) return false;
  let matches = false;
  for (const secret of secrets) {
    const expected = await hmac(secret, body);
    // No early exit: the time must not reveal which secret or value was close.
    for (const candidate of candidates) matches = sameText(candidate, expected) || matches;
  }
  return matches;
}

/**
 * Returns true if `value` is one of `secrets`. Compares digests, so that the time reveals neither the length nor the first
 * differing character of a secret.
 */
export async function secretMatches(value: string, secrets: readonly string[], hmac: Hmac): Promise<boolean> {
  const digest = (text: string) => hmac('X-Webhook-Secret', encoder.encode(text));
  const presented = await digest(value);
  let matches = false;
  for (const secret of secrets) matches = sameText(presented, await digest(secret)) || matches;
  return matches;
}

/** Compares every character, even after a difference. */
function sameText(left: string, right: string): boolean {
  if (left.length !== right.length) return false;
  let difference = 0;
  for (let index = 0; index < left.length; index += 1) difference |= left.charCodeAt(index) ^ right.charCodeAt(index);
  return difference === 0;
}
