/** A text of at most so many UTF-16 units, as GitHub counts; where it was longer, with `…` at its end, and no half of a character. */
export function cutOff(text: string, maxLength: number): string {
  return text.length > maxLength ? `${text.slice(0, maxLength - 1).replace(/[\uD800-\uDBFF]$/, '')}…` : text;
}
