/**
 * Checks that a webhook comes from PagerDuty.
 */

/** HMAC-SHA256 of `message` under `key`, in lower-case hex. Each runtime has its own, because WebCrypto on Node costs a trip to another thread. */
export type Hmac = (key: string, message: Uint8Array<ArrayBuffer>) => string | Promise<string>;

const encoder = new TextEncoder();
const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** By Web APIs. Keys are imported once and kept, so it is for the few keys of the settings only. */
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
 * True when one of the `v1=` values in `header` is the HMAC-SHA256 (hex) of `body` under one of `secrets`.
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
    // No early exit: how long this takes must not tell which secret or value was close.
    for (const candidate of candidates) matches = sameText(candidate, expected) || matches;
  }
  return matches;
}

/**
 * True when `value` is one of `secrets`. Digests are compared, so that neither the length nor the first differing character
 * of a secret shows in the time it takes.
 */
export async function secretMatches(value: string, secrets: readonly string[], hmac: Hmac): Promise<boolean> {
  const digest = (text: string) => hmac('X-Webhook-Secret', encoder.encode(text));
  const presented = await digest(value);
  let matches = false;
  for (const secret of secrets) matches = sameText(presented, await digest(secret)) || matches;
  return matches;
}

/** Looks at every character, however early two of them differ. */
function sameText(left: string, right: string): boolean {
  if (left.length !== right.length) return false;
  let difference = 0;
  for (let index = 0; index < left.length; index += 1) difference |= left.charCodeAt(index) ^ right.charCodeAt(index);
  return difference === 0;
}
