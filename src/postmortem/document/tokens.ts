/** A number, a word, a run of blanks, or one punctuation character. */
export type Token = {
  kind: 'number' | 'word' | 'blank' | 'sign';
  /** In lower case, with full-width characters in their usual width, and dashes and waves as `-` and `~`. */
  text: string;
  /** As written. */
  written: string;
  /** Offsets in the text. */
  start: number;
  end: number;
};

const DIGITS = /[0-9０-９]+/y;
const BLANKS = /\s+/y;
/** Scripts without spaces between words: each character is a token. */
const LETTER_ALONE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/uy;
const LETTERS = /(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}])[\p{L}\p{M}]){1,40}/uy;
const SIGN = /./suy;

const PLAIN_SIGNS: Record<string, string> = {
  '–': '-', '—': '-', '−': '-', '‐': '-', '‑': '-', '－': '-',
  '〜': '~', '～': '~', '≈': '~', '∼': '~', '→': '>', '⇒': '>', '、': ',', '【': '[', '】': ']', '「': '[', '」': ']',
}; // biome-ignore format: a table

/** Returns the tokens of the first `limit` characters. */
export function tokensOf(text: string, limit: number): Token[] {
  const short = text.slice(0, limit);
  const tokens: Token[] = [];
  const kinds = [
    ['number', DIGITS],
    ['blank', BLANKS],
    ['word', LETTER_ALONE],
    ['word', LETTERS],
    ['sign', SIGN],
  ] as const;
  for (let start = 0; start < short.length; ) {
    for (const [kind, pattern] of kinds) {
      pattern.lastIndex = start;
      const written = pattern.exec(short)?.[0];
      if (written === undefined) continue;
      const usual = PLAIN_SIGNS[written] ?? written.normalize('NFKC').toLowerCase();
      tokens.push({ kind, text: kind === 'blank' ? ' ' : usual, written, start, end: start + written.length });
      start += written.length;
      break;
    }
  }
  return tokens;
}
