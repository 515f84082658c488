/** What a claim takes from its source word by word. */
import type { Code, PostmortemDocument } from '../document/model.ts';
import { bareOf, type Claim } from './claims.ts';
import { ENTRY_ID, PATH_AND_LINE } from './sources.ts';
import type { Spans } from './spans.ts';

export interface Quotes {
  /** In quotation marks. */
  quoted: string[];
  /** In code, without paths, IDs, commits and addresses. */
  code: string[];
}

const QUOTED = /["“”„«「『]([^"“”„«»「」『』\n]{2,400})["“”»」』]/g;
/** Long enough to be somebody's words. */
const MIN_QUOTE = 2;
const NO_WORDS =
  /^(?:https?:\/\/\S+|[\w.-]{1,100}\/[\w.-]{1,100}(?:[@#][\w-]{1,40})|[\da-f]{7,40}|\d[\d:.,%\s]*|[\w@./-]{1,200}\.\w{1,8}|[\w@.-]{1,80}\/[\w@./-]{1,200})$/i;

export function quotesOf(claim: Claim, code: Spans<Code>, { markdown }: PostmortemDocument): Quotes {
  const { start, end } = claim.range;
  const codes = code.within(start.offset, end.offset).filter(({ block }) => !block);
  // Quotation marks in code are code.
  let text = markdown.slice(start.offset, end.offset);
  for (const { range } of codes) {
    const [from, to] = [range.start.offset - start.offset, range.end.offset - start.offset];
    text = `${text.slice(0, from)}${'\uFFFC'.repeat(Math.max(0, to - from))}${text.slice(to)}`;
  }
  const quoted = [...bareOf(text).matchAll(QUOTED)].flatMap(([, words = '']) => {
    const plain = unescaped(words).replaceAll('\uFFFC', ' ').trim();
    return plain.length < MIN_QUOTE || !/[\p{L}\p{N}]/u.test(plain) ? [] : [plain];
  });
  return {
    quoted,
    code: codes.map(({ value }) => value.trim()).filter((value) => isWords(value)),
  };
}

function isWords(value: string): boolean {
  if (value === '' || NO_WORDS.test(value)) return false;
  return !new RegExp(`^(?:${ENTRY_ID.source}|${PATH_AND_LINE.source})$`, 'i').test(value);
}

function unescaped(markdown: string): string {
  return markdown.replace(/\\([!-/:-@[-`{-~])/g, '$1').replace(/[*_]{1,2}(?=\S)|(?<=\S)[*_]{1,2}(?=\s|$)/g, '');
}

/** Placeholders of the cleaner, and what the author left out. */
const HOLES = /\[[^\]]{0,60}\]|…|\.{3}/g;

/** Whether a text has the words in it, in any case and with any blanks; what stands for something removed matches anything. */
export function hasWords(text: string, words: string): boolean {
  const whole = normalized(text);
  let at = 0;
  for (const part of words.replace(HOLES, '\u0000').split('\u0000')) {
    const wanted = normalized(part).replace(/^[\s.,;:!?]+|[\s.,;:!?]+$/g, '');
    if (wanted === '') continue;
    const found = indexOfWords(whole, wanted, at);
    if (found === -1) return false;
    at = found + wanted.length;
  }
  return true;
}

/** As whole words, so that "12" is not found in "412". */
function indexOfWords(text: string, words: string, from: number): number {
  for (let at = text.indexOf(words, from); at !== -1; at = text.indexOf(words, at + 1)) {
    const [before, after] = [text[at - 1] ?? '', text[at + words.length] ?? ''];
    const isCut = (outside: string, inside: string) => WORD.test(outside) && WORD.test(inside);
    if (!isCut(before, words[0] ?? '') && !isCut(after, words.at(-1) ?? '')) return at;
  }
  return -1;
}

const WORD = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{N}_]/u;

function normalized(text: string): string {
  return text
    .replace(/\uFE0F|[\u200B-\u200D\uFEFF]/g, '')
    .replace(/[‘’‚‛`´]/g, "'")
    .replace(/[“”„«»]/g, '"')
    .replace(/[‐-―−]/g, '-')
    .replace(/\s+/g, ' ')
    .toLowerCase();
}
