import { truncate } from '../text/truncate.ts';

const MAX_DETAIL = 1000;
/** This many characters of a key in a row count as a part of it. Fewer are useless to an attacker. */
const PART = 6;

/**
 * Returns an error message of a service on one line, at most 1,000 characters. Some services repeat the key that they were sent,
 * whole, in part or encoded. It is removed here, because the message can go where the runner does not mask it, such as an issue,
 * or be escaped so that the mask does not match.
 */
export function serviceMessage(detail: string, key: string | undefined): string {
  const some = detail.slice(0, 10 * MAX_DETAIL);
  const safe = key === undefined ? some : withoutKey(some, key);
  const line = safe.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ').toWellFormed();
  return truncate(line, MAX_DETAIL + 1);
}

/** Replaces every part of the key with `***`, as it is or in base64, hexadecimal or percent-encoding. */
function withoutKey(text: string, key: string): string {
  const parts = new Set(formsOf(key).flatMap(partsOf));
  const masked = text.replaceAll(key, '\0'.repeat(3));
  let kept = '';
  for (let at = 0; at < masked.length; ) {
    let end = at;
    while (parts.has(masked.slice(end, end + PART))) end++;
    if (end === at) kept += masked.charAt(at++);
    else {
      kept += '***';
      at = end + PART - 1;
    }
  }
  return kept.replaceAll('\0\0\0', '***');
}

/** The base64 form of a text depends on its position in the encoded data, such as `user:key`. */
function formsOf(key: string): string[] {
  const bytes = new TextEncoder().encode(key);
  const base64 = [0, 1, 2].map((shift) => {
    const shifted = btoa(String.fromCharCode(...new Uint8Array(shift), ...bytes)).replace(/=+$/, '');
    // Leave out the characters that depend on the bytes before and after.
    return shifted.slice(Math.ceil((shift * 4) / 3), (bytes.length + shift) % 3 === 0 ? undefined : -1);
  });
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return [
    key,
    encodeURIComponent(key),
    ...base64,
    ...base64.map((text) => text.replaceAll('+', '-').replaceAll('/', '_')),
    hex,
    hex.toUpperCase(),
  ];
}

function partsOf(text: string): string[] {
  return Array.from({ length: Math.max(0, text.length - PART + 1) }, (_, at) => text.slice(at, at + PART));
}
