/**
 * What a document may cost to parse. micromark needs time that grows with the square of some constructs (unmatched brackets,
 * emphasis, backticks, e-mail addresses and HTML openers in one paragraph; lines that lazily continue a quote; nested list
 * lines; underlined headings), and a call stack as deep as the lists and quotes of one line. A postmortem comes nowhere near
 * these limits; within them, the worst input that a random search found takes about a second.
 */
const MAX_CHARACTERS = 100_000;
const MAX_LINES = 2_500;
const MAX_NESTING = 20;
const MAX_PARTS = 4_000;
const MAX_UNDERLINED = 400;
const MAX_INLINE_WORK = 4_000_000;

const CONTAINER = /[ \t]{0,100}(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]|$))/y;
const UNDERLINE = /^[ \t>]{0,100}(?:=+|-+)[ \t]*$/;

/** Returns why a document is not parsed, as a sentence; undefined if it may be parsed. Linear in its length. */
export function reasonNotToParse(markdown: string): string | undefined {
  if (markdown.length > MAX_CHARACTERS) {
    return `The document has ${markdown.length} characters; more than ${MAX_CHARACTERS} are not read. Move logs and other attachments elsewhere and link them.`;
  }
  const lines = markdown.split(/\r\n|\n|\r/);
  if (lines.length > MAX_LINES) {
    return `The document has ${lines.length} lines; more than ${MAX_LINES} are not read. Move logs and other attachments elsewhere and link them.`;
  }
  let parts = 0;
  let underlined = 0;
  let inlineMarks = 0;
  let inlineWork = 0;
  for (const [index, line] of lines.entries()) {
    const nesting = containersOf(line);
    if (nesting > MAX_NESTING) {
      return `Line ${index + 1} nests lists or quotes ${nesting} deep; more than ${MAX_NESTING} are not read. Write it with fewer levels.`;
    }
    // A table's cell costs half as much as a list item or a quoted line.
    parts += nesting + (line.split('|').length - 1) / 2;
    if (UNDERLINE.test(line)) underlined++;
    if (line.trim() === '') inlineMarks = 0;
    const marks = line.match(/[*_~`[\]<\\@]|www\.|:\/\//gi)?.length ?? 0;
    // The square of a paragraph's marks, added up as it grows.
    inlineWork += marks * (2 * inlineMarks + marks);
    inlineMarks += marks;
    if (inlineWork > MAX_INLINE_WORK) {
      return `The document has too much markup to be read, up to line ${index + 1}: too many of * _ ~ \` [ ] < @ and URLs in paragraphs, lists or tables without blank lines between them.`;
    }
  }
  if (parts > MAX_PARTS || underlined > MAX_UNDERLINED) {
    return `The document has too much markup to be read: ${Math.ceil(parts)} list items, quoted lines and pairs of table cells (at most ${MAX_PARTS}), ${underlined} underlined headings (at most ${MAX_UNDERLINED}).`;
  }
  return undefined;
}

function containersOf(line: string): number {
  let count = 0;
  CONTAINER.lastIndex = 0;
  while (CONTAINER.test(line)) count++;
  return count;
}
