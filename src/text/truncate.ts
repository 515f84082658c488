/** Shortens a text to at most so many UTF-16 units, as GitHub counts, with `…` at its end, and without splitting a character. */
export function truncate(text: string, maxLength: number): string {
  return text.length > maxLength ? `${text.slice(0, maxLength - 1).replace(/[\uD800-\uDBFF]$/, '')}…` : text;
}

/** Shortens a text to at most so many bytes of UTF-8. */
export function truncateBytes(text: string, maxBytes: number): string {
  const bytes = new TextEncoder().encode(text);
  if (bytes.length <= maxBytes) return text;
  // A split character decodes to one replacement character at the end.
  return `${new TextDecoder().decode(bytes.subarray(0, maxBytes - 3)).replace(/\uFFFD$/, '')}…`;
}

/** Shortens a text to at most so many characters, as people count: an emoji of two UTF-16 units is one. */
export function truncateCharacters(text: string, maxCharacters: number): string {
  const characters = [...text];
  return characters.length > maxCharacters ? `${characters.slice(0, maxCharacters - 1).join('')}…` : text;
}

/** Shortens a text to at most so many bytes of UTF-8 in a JSON string, where some characters are escaped. */
export function truncateJson(text: string, maxBytes: number): string {
  const whole = text.toWellFormed();
  let bytes = 0;
  let kept = '';
  for (const character of whole) {
    bytes += Buffer.byteLength(JSON.stringify(character)) - 2;
    if (bytes > maxBytes) return `${kept}…`;
    if (bytes <= maxBytes - 3) kept += character;
  }
  return whole;
}
