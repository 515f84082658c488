/** A sentence, a heading, a table cell or a list item, as written, and its offset in the text. */
export interface Sentence {
  text: string;
  start: number;
}

const END = /[.!?](?=\s)|\|/.source;
const BLANK_LINE = /\r?\n[ \t]*(?=\r?\n)/.source;
const NEXT_ITEM = /\r?\n(?=[ \t>]*(?:[-+*]\s|#|\d{1,9}[.)]\s))/.source;
const BOUNDARY = new RegExp(`${END}|${BLANK_LINE}|${NEXT_ITEM}`, 'g');

/** Splits the text at the ends of sentences. */
export function sentencesOf(text: string): Sentence[] {
  const ends = [...text.matchAll(BOUNDARY)].map(({ index, 0: boundary }) => index + boundary.length);
  return [0, ...ends].map((start, index) => ({ text: text.slice(start, ends[index]), start }));
}

/** Replaces everything in the ranges with blanks, except line ends, so that offsets stay the same. */
export function blankOut(
  text: string,
  ranges: readonly { start: { offset: number }; end: { offset: number } }[],
): string {
  const parts: string[] = [];
  let at = 0;
  for (const { start, end } of [...ranges].sort((a, b) => a.start.offset - b.start.offset)) {
    if (end.offset <= at) continue;
    const from = Math.max(at, start.offset);
    parts.push(text.slice(at, from), text.slice(from, end.offset).replace(/[^\r\n]/g, '\uFFFC'));
    at = end.offset;
  }
  return parts.join('') + text.slice(at);
}
