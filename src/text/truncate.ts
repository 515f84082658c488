/** A text of at most so many UTF-16 units, as GitHub counts; where it was longer, with `…` at its end, and no half of a character. */
export function cutOff(text: string, maxLength: number): string {
  return text.length > maxLength ? `${text.slice(0, maxLength - 1).replace(/[\uD800-\uDBFF]$/, '')}…` : text;
}

/** The same of at most so many bytes of UTF-8. */
export function cutOffBytes(text: string, maxBytes: number): string {
  const bytes = new TextEncoder().encode(text);
  if (bytes.length <= maxBytes) return text;
  // A character that is cut in the middle decodes to one sign at the end.
  return `${new TextDecoder().decode(bytes.subarray(0, maxBytes - 3)).replace(/\uFFFD$/, '')}…`;
}
