/**
 * Removes control characters (C0 and C1, except tab and line feed) and characters that change the writing direction. In a
 * comment, a check run, an issue or a log they hide text, forge lines, or change how it reads.
 */
export function visible(text: string): string {
  return text.replace(/(?![\t\n])[\p{Cc}\p{Bidi_Control}]/gu, '');
}

/** Applies `visible` to every text in a JSON value. */
export function visibleIn<Value>(value: Value): Value {
  if (typeof value === 'string') return visible(value) as Value;
  if (Array.isArray(value)) return value.map(visibleIn) as Value;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, visibleIn(item)])) as Value;
}
