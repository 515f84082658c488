/** The claims of a postmortem: statements that a reader takes for facts, and their places. */
import type { Nodes } from 'mdast';
import { visit } from 'unist-util-visit';
import { sentencesOf } from '../../text/sentences.ts';
import type { PostmortemDocument, Range, SectionKind, TimelineEntry } from '../document/model.ts';
import { sectionsOf } from '../document/sections.ts';
import { endOf, rangeAt, sourceOf, startOf, type Source as Text } from '../document/source.ts';
import { isGap, isInference } from './wording.ts';

/** A timeline entry, a number under Impact, or a sentence under Root Cause or Detection. */
export interface Claim {
  kind: 'event' | 'number' | 'sentence';
  section: 'timeline' | 'impact' | 'root-cause' | 'detection';
  /** Of the entry, or of the sentence that the number is in. */
  range: Range;
  /** As it is written, with markup. */
  text: string;
  /** Of a timeline entry. */
  entry: TimelineEntry | undefined;
  /** Of a number: as it is written, such as "1,240 of 10,300" or "12%". */
  number: string | undefined;
  /** The sentence says that it is inferred. */
  isInferred: boolean;
  /** A later sentence of the same paragraph or row may name the source of this one too. */
  paragraph: Range;
}

/** More are a log, not a postmortem. */
const MAX_CLAIMS = 500;

/** In the order of the file. */
export function claimsOf(document: PostmortemDocument): Claim[] {
  const text = sourceOf(document.markdown);
  const claims = [
    ...document.timeline.map((entry) => eventOf(document, entry)),
    ...proseOf(document, 'impact', text).flatMap((sentence) => numbersIn(sentence)),
    ...(['root-cause', 'detection'] as const).flatMap((section) =>
      proseOf(document, section, text)
        .filter(isStatement)
        .map((sentence) => claimOf(sentence, 'sentence', undefined)),
    ),
  ];
  return claims.sort((a, b) => a.range.start.offset - b.range.start.offset).slice(0, MAX_CLAIMS);
}

function eventOf({ markdown }: PostmortemDocument, entry: TimelineEntry): Claim {
  const { range } = entry;
  return {
    kind: 'event',
    section: 'timeline',
    range,
    text: markdown.slice(range.start.offset, range.end.offset),
    entry,
    number: undefined,
    isInferred: isInference(entry.text),
    paragraph: range,
  };
}

interface Statement {
  section: Claim['section'];
  text: string;
  range: Range;
  paragraph: Range;
}

function claimOf(
  { section, text, range, paragraph }: Statement,
  kind: Claim['kind'],
  number: string | undefined,
): Claim {
  return { kind, section, range, text, entry: undefined, number, isInferred: isInference(text), paragraph };
}

/** Sentences of paragraphs and list items, and whole rows of tables; no headings, quotes, code or table heads. */
function proseOf(document: PostmortemDocument, kind: SectionKind & Claim['section'], source: Text): Statement[] {
  const bodies = sectionsOf(document.sections, kind).flatMap(({ body }) => (body === undefined ? [] : [body]));
  if (bodies.length === 0) return [];
  const statements: Statement[] = [];
  const isInside = (node: Nodes) =>
    bodies.some(({ start, end }) => startOf(node) >= start.offset && endOf(node) <= end.offset);
  const events = document.timeline.map(({ range }) => range);
  visit(document.tree, (node) => {
    if (node.type === 'blockquote' || node.type === 'heading') return 'skip';
    if (node.type === 'table') {
      for (const row of node.children.slice(1)) {
        if (!isInside(row)) continue;
        const range = rangeAt(source, startOf(row), endOf(row));
        statements.push({ section: kind, text: textAt(document, range), range, paragraph: range });
      }
      return 'skip';
    }
    if (node.type !== 'paragraph' || !isInside(node)) return undefined;
    const paragraph = rangeAt(source, startOf(node), endOf(node));
    // A timeline in another section is a timeline.
    if (events.some(({ start, end }) => start.offset <= paragraph.start.offset && end.offset >= paragraph.end.offset)) {
      return 'skip';
    }
    for (const { start, text } of sentencesIn(textAt(document, paragraph))) {
      const from = paragraph.start.offset + start;
      statements.push({ section: kind, text, range: rangeAt(source, from, from + text.length), paragraph });
    }
    return 'skip';
  });
  return statements;
}

function textAt({ markdown }: PostmortemDocument, { start, end }: Range): string {
  return markdown.slice(start.offset, end.offset);
}

/** A citation after the full stop belongs to the sentence before it: "… per item. (E-7f3a12) The next …". */
const LEADING_CITATION =
  /^\s*(?:\(\s*(?:\[[^\]]{1,200}\]\([^)\s]{1,2000}\)|E-[\da-f]{4,40})(?:\s*[,;]\s*(?:\[[^\]]{1,200}\]\([^)\s]{1,2000}\)|E-[\da-f]{4,40}))*\s*\)|\[E-[\da-f]{4,40}\](?:\([^)\s]{1,2000}\))?|(?:E-[\da-f]{4,40}\b))[.,;]?/i;

function sentencesIn(text: string): { start: number; text: string }[] {
  const found: { start: number; text: string }[] = [];
  for (const { text: sentence, start } of sentencesOf(text).flatMap(inCjk)) {
    const before = found.at(-1);
    const leading = before === undefined ? undefined : LEADING_CITATION.exec(sentence)?.[0];
    if (before !== undefined && leading !== undefined) {
      before.text = text.slice(before.start, start + leading.length);
      push(start + leading.length, sentence.slice(leading.length));
    } else push(start, sentence);
  }
  return found;

  function push(start: number, sentence: string): void {
    const blanks = sentence.length - sentence.trimStart().length;
    const trimmed = sentence.trim();
    if (trimmed !== '') found.push({ start: start + blanks, text: trimmed });
  }
}

function inCjk({ text, start }: { text: string; start: number }): { text: string; start: number }[] {
  let at = 0;
  return text.split(/(?<=[。！？])/).map((part) => {
    const sentence = { text: part, start: start + at };
    at += part.length;
    return sentence;
  });
}

/** Letters of a sentence that says something: "Trigger:" is a label, and "See above." no claim. */
const MIN_LETTERS = 12;

/** A paragraph that is bold as a whole is a heading. */
const BOLD = /^(?:\*\*[^*]{1,200}\*\*|__[^_]{1,200}__)$/;
const HAS_SOURCE = /\]\([^)\s]|https?:\/\/|\bE-[\da-f]{4}/i;
/** A hypothesis that nobody has decided is no claim. */
const OPEN_ROW =
  /^\|.*\|\s{0,9}(?:open|offen|ouverte?|abiert[oa]|abert[oa]|apert[oa]|未定|未解決|待定|미정)\s{0,9}\|?\s{0,9}$/iu;

function isStatement({ text }: Statement): boolean {
  const bare = bareOf(text);
  const letters = bare.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  const isCjk = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(bare);
  const isLabel = /[:：?？]\W{0,4}$/u.test(bare) || BOLD.test(text);
  // "The call is this (orders.ts:142):", above a block of code.
  if (HAS_SOURCE.test(text)) return !BOLD.test(text);
  return !isLabel && letters >= (isCjk ? 4 : MIN_LETTERS) && !isGap(text) && !OPEN_ROW.test(text);
}

/** Without the addresses of links, HTML and citations; of the same length. */
export function bareOf(text: string): string {
  return text
    .replace(/\]\([^)\s]{0,2000}\)/g, (link) => `]${' '.repeat(link.length - 1)}`)
    .replace(/<[^>\n]{0,2000}>|https?:\/\/[^\s)>\]]{1,2000}/g, (found) => ' '.repeat(found.length))
    .replace(/\bE-[\da-f]{4,40}\b/gi, (found) => ' '.repeat(found.length));
}

const NUMBER =
  /(?<![\w.,:/#@-])(?:\d{1,3}\s?(?:hours?|hrs?|h)\s(?:and\s)?\d{1,2}\s?(?:minutes?|mins?|m)\b|(?:\d{1,3}(?:[,.\u202f\u00a0]\d{3})+|\d{1,12}(?:[.,]\d{1,4})?)(?:\s?(?:of|out of|von|sur|de|di|\/)\s(?:the\s)?\d[\d.,]{0,15})?\s?(?:%|percent\b|k\b|m\b|hours?\b|minutes?\b|mins?\b)?)(?![\w:/-])/gi;
const NOT_A_QUANTITY =
  /\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}:\d{2}(?::\d{2})?\b(?:\s?[ap]\.?m\b\.?)?|`[^`]{0,300}`|\b(?:P|SEV-?|p|v|#|step|phase|HTTP|TLS|error|status|code|deploy|release|build|version)\s?[#v]?\d[\w.]*|\[[^\]]{0,200}\](?=\s)|\b\d{1,2}\s(?:January|February|March|April|May|June|July|August|September|October|November|December)\b|\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\s\d{1,2}\b/gi;

/** Each quantity of a sentence is a claim: "1,240 of 10,300 orders (12%)" is two. */
function numbersIn(sentence: Statement): Claim[] {
  if (isGap(sentence.text)) return [];
  const bare = bareOf(sentence.text).replace(NOT_A_QUANTITY, (found) => ' '.repeat(found.length));
  return [...bare.matchAll(NUMBER)].map(([number]) => claimOf(sentence, 'number', number.trim()));
}
