/** The words of a title, to compare titles. */
import { lazily } from '../text/lazily.ts';

/** UUIDs, hashes and other long hexadecimal numbers: they differ from incident to incident. */
const IDS = /(?<![\p{L}\p{N}])[0-9a-f]{8,}(?:-[0-9a-f]{4,})*(?![\p{L}\p{N}])/giu;
const ACCENTS = /[\u0300-\u036f]/g;
/** Longer titles say nothing more. */
const MAX_TITLE = 500;
/** Below this, a title that shares a service's name and one more word would count. */
const ALIKE = 0.5;

/**
 * Returns the words of a title in any script, in lower case and without accents. Leaves out what differs from incident to incident
 * (numbers and IDs), and words of one or two letters, which say little except in scripts without upper case, such as Chinese.
 */
export function titleWords(title: string): ReadonlySet<string> {
  const text = title
    .slice(0, MAX_TITLE)
    .toWellFormed()
    // "HighErrorRate" is "High error rate".
    .replace(/(\p{Ll})(?=\p{Lu})/gu, '$1 ')
    .normalize('NFKD')
    .replace(ACCENTS, '')
    .normalize('NFC')
    .replace(IDS, ' ')
    // A word segmenter keeps "a_b" and "a.b" together.
    .replace(/[_.:]/g, ' ')
    .toLowerCase();
  const words = new Set<string>();
  for (const { segment, isWordLike } of segmenter().segment(text)) {
    const hasCase = segment.toUpperCase() !== segment;
    if (isWordLike && !/\p{N}/u.test(segment) && (!hasCase || segment.length > 2)) words.add(segment);
  }
  return words;
}

/** Returns the share of words that two titles have in common, of all their words: 0 if they are not alike, at most 1. */
export function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let common = 0;
  for (const word of one) if (other.has(word)) common += 1;
  const share = common / (one.size + other.size - common);
  // One common word of two says nothing.
  return share >= ALIKE && (common > 1 || share === 1) ? share : 0;
}

/** Created once, because that takes longer than a title. */
const segmenter = lazily(() => new Intl.Segmenter('en', { granularity: 'word' }));
