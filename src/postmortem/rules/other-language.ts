import type { PostmortemDocument, Section } from '../document/model.ts';

/** The most frequent English words that do not exist in its neighbour languages. */
const ENGLISH =
  /\b(?:the|and|of|to|that|was|were|with|for|is|are|this|it|we|our|not|have|had|has|been|by|from|at|which|when|because)\b/gi;
/** An English text has about three times this share. */
const LEAST_SHARE = 0.1;
/** With fewer words, the share says nothing. */
const MIN_WORDS = 40;
const MIN_LETTERS = 60;
const MAX_LENGTH = 20_000;

/**
 * Returns the language of the text if it is not English, so that rules that read words say so instead of finding nothing. A short
 * text counts as English.
 */
export function otherLanguage({ language, sections }: PostmortemDocument): string | undefined {
  if (language === 'en') return undefined;
  if (language !== undefined) return new Intl.DisplayNames('en', { type: 'language' }).of(language);
  const text = textOf(sections).slice(0, MAX_LENGTH);
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  if (letters >= MIN_LETTERS && latin < letters / 2) return UNKNOWN;
  const words = text.match(/\p{L}+/gu)?.length ?? 0;
  const english = text.match(ENGLISH)?.length ?? 0;
  return words >= MIN_WORDS && english < words * LEAST_SHARE ? UNKNOWN : undefined;
}

const UNKNOWN = 'a language that is not recognized';

function textOf(sections: readonly Section[]): string {
  return sections.map(({ text }) => text).join('\n');
}
