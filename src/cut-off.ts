/** Returns a text of at most so many UTF-16 units, which GitHub calls characters. A longer one ends with `…`, never with half a character. */
export function cutOff(text: string, maxLength: number): string {
  return text.length > maxLength ? `${text.slice(0, maxLength - 1).replace(/[\uD800-\uDBFF]$/, '')}…` : text;
}

/** Returns a text of at most so many bytes in UTF-8. A longer one ends with `…`, never with a part of a character. */
export function cutOffBytes(text: string, maxBytes: number): string {
  if (Buffer.byteLength(text) <= maxBytes) return text;
  let end = maxBytes - Buffer.byteLength('…');
  const bytes = Buffer.from(text);
  // 10xxxxxx continues a character.
  while (end > 0 && ((bytes[end] ?? 0) & 0b1100_0000) === 0b1000_0000) end--;
  return `${bytes.toString('utf8', 0, end)}…`;
}
