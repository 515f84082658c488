/** A text that we wrote to a place where others can write too, so that an edit is noticed. */
import { createHmac, timingSafeEqual } from 'node:crypto';

const SEAL = /\n<!-- seal ([A-Za-z0-9_-]{43}) -->$/;

/**
 * The text with a hidden line at its end that only somebody with the key can make. Without a key it is a checksum, which shows
 * edits by people who do not mean to forge it.
 */
export function sealed(text: string, key: string | undefined): string {
  const body = normal(text);
  return `${body}\n<!-- seal ${sealOf(body, key)} -->`;
}

/** The text without its seal; undefined if anything in it was changed, or it was sealed with another key. */
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

/** GitHub may keep line ends its own way. */
const normal = (text: string) => text.replaceAll('\r\n', '\n').trimEnd();
