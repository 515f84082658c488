/** Seals a text that we write to a place where others can write too, so that an edit is noticed. */
import { createHmac, timingSafeEqual } from 'node:crypto';

const SEAL = /\n<!-- seal ([A-Za-z0-9_-]{43}) -->$/;

/**
 * Returns the text with a hidden last line that only somebody with the key can create. Without a key it is a checksum, which detects
 * edits by people who do not try to forge it.
 */
export function sealed(text: string, key: string | undefined): string {
  const body = normal(text);
  return `${body}\n<!-- seal ${sealOf(body, key)} -->`;
}

/** Returns the text without its seal; undefined if it was changed or sealed with another key. */
export function unsealed(text: string, key: string | undefined): string | undefined {
  const whole = normal(text);
  const [line, seal = ''] = SEAL.exec(whole) ?? [];
  if (line === undefined) return undefined;
  const body = whole.slice(0, -line.length);
  return timingSafeEqual(Buffer.from(seal), Buffer.from(sealOf(body, key))) ? body : undefined;
}

function sealOf(body: string, key: string | undefined): string {
  return createHmac('sha256', `index seal ${key ?? ''}`)
    .update(body)
    .digest('base64url');
}

/** GitHub may change line endings. */
const normal = (text: string) => text.replaceAll('\r\n', '\n').trimEnd();
