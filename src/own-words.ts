const MAX_DETAIL = 1000;

/**
 * What a service says of an error, on one line and cut off beyond 1,000 characters. Some repeat the key that they were sent: it is
 * taken out here, because a message gets to where no runner masks it, such as an issue, and escaped to where a mask does not match.
 */
export function ownWords(detail: string, key: string | undefined): string {
  const safe = key === undefined ? detail : detail.replaceAll(key, '***');
  const line = safe.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ').toWellFormed();
  return line.length > MAX_DETAIL ? `${line.slice(0, MAX_DETAIL)}…` : line;
}
