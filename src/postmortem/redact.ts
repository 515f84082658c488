/**
 * Takes out of incident text what nobody meant to publish, before it leaves the run. Heavy, for secretlint: load it with
 * `await import()`.
 */
import { findSecrets } from '../secrets.ts';

/** How much was taken out. Tells never what. */
export interface Removed {
  readonly secrets: number;
  readonly emails: number;
  readonly phones: number;
  /** By the team's own patterns. */
  readonly patterns: number;
}

declare const cleaned: unique symbol;

/**
 * Text that may leave the run. Only `clean` makes it, so what accepts nothing else cannot leak raw text: that does not compile.
 */
export type CleanText = string & { readonly [cleaned]: true };

interface Span {
  readonly start: number;
  readonly end: number;
}

interface Finder {
  readonly counts: keyof Removed;
  readonly placeholder: string;
  readonly find: (text: string) => Span[] | Promise<Span[]>;
}

/** The second round almost always finds nothing; the bound is for text and patterns that were made to take many. */
const MAX_ROUNDS = 5;

const PLACEHOLDER = /\[removed(?:: (?:secret|e-mail address|phone number))?\]/g;

/**
 * Removes secrets, e-mail addresses, phone numbers and matches of the team's patterns (flag g) from each text, in this
 * order. Cleaning what is clean changes nothing.
 *
 * Give it what a reader will see: a secret that only its name tells ("password: …") is found in a line that has both.
 */
export async function clean<const T extends readonly string[]>(
  texts: T,
  patterns: readonly RegExp[],
): Promise<{ texts: { -readonly [K in keyof T]: CleanText }; removed: Removed }> {
  const finders: Finder[] = [
    { counts: 'secrets', placeholder: '[removed: secret]', find: findSecrets },
    { counts: 'emails', placeholder: '[removed: e-mail address]', find: findEmails },
    { counts: 'phones', placeholder: '[removed: phone number]', find: findPhones },
    ...patterns.map(
      (pattern): Finder => ({
        counts: 'patterns',
        placeholder: '[removed]',
        find: (text) => findPattern(text, pattern),
      }),
    ),
  ];
  const removed = { secrets: 0, emails: 0, phones: 0, patterns: 0 };

  async function cleanOnce(text: string): Promise<string> {
    let cleaned = text;
    for (const { counts, placeholder, find } of finders) {
      const found = await find(cleaned);
      removed[counts] += found.length;
      cleaned = around(cleaned, found).join(placeholder);
    }
    return cleaned;
  }

  /** What was removed may have hidden its neighbour, which glued to it was no word of its own. */
  async function cleanText(text: string): Promise<string> {
    let cleaned = text;
    for (let round = 0; round < MAX_ROUNDS; round++) {
      const before = cleaned;
      cleaned = await cleanOnce(before);
      if (cleaned === before) break;
    }
    return cleaned;
  }

  const cleaned = await Promise.all(texts.map(cleanText));
  return { texts: cleaned as { -readonly [K in keyof T]: CleanText }, removed };
}

/** The matches that hold something. */
function matches(text: string, pattern: RegExp): Span[] {
  return Array.from(text.matchAll(pattern), ({ 0: { length }, index }) => ({
    start: index,
    end: index + length,
  })).filter(({ start, end }) => end > start);
}

/** The parts of a text before, between and after what was found in it. */
function around(text: string, found: readonly Span[]): string[] {
  return [...found, { start: text.length }].map(({ start }, i) => text.slice(found[i - 1]?.end ?? 0, start));
}

/** A team's pattern may match anything, so it never sees a placeholder. */
function findPattern(text: string, pattern: RegExp): Span[] {
  let offset = 0;
  const placeholders = matches(text, PLACEHOLDER);
  return around(text, placeholders).flatMap((part, i) => {
    const found = matches(part, pattern).map(({ start, end }) => ({ start: start + offset, end: end + offset }));
    offset = placeholders[i]?.end ?? 0;
    return found;
  });
}

/** An @ (in URLs: %40) with a name before it and a domain behind. The @ comes first: only there the engine looks back. */
const EMAIL =
  /(?:@|%40)(?<=(?<name>[\p{L}\p{N}._+'-]+)(?:@|%40))(?<domain>(?:[\p{L}\p{N}]+(?:-+[\p{L}\p{N}]+)*\.)+\p{L}[\p{L}\p{N}-]*[\p{L}\p{N}])/gu;

/** Not of the internet: `postgresql@main.service` is a systemd unit, `logo@2x.png` a file. */
const NO_TOP_LEVEL_DOMAIN =
  /\.(?:service|socket|timer|mount|swap|device|slice|scope|png|jpe?g|gif|svg|webp|css|m?js)$/i;

/** Leaves whole: `git@github.com:acme/shop.git`, `ssh://deploy@build.example`, `lodash@4.17.21-rc.next`, IP addresses. */
function findEmails(text: string): Span[] {
  const found: Span[] = [];
  for (const { 0: match, index, groups } of text.matchAll(EMAIL)) {
    const name = (groups?.name ?? '').replace(/^[.'-]+/, '');
    const domain = groups?.domain ?? '';
    const start = Math.max(index - name.length, found.at(-1)?.end ?? 0);
    const isUrlLogin = text.slice(start - 3, start) === '://';
    const isVersion = /^\d+\.\d/.test(domain);
    if (name === '' || name === 'git' || isUrlLogin || isVersion || NO_TOP_LEVEL_DOMAIN.test(domain)) continue;
    found.push({ start, end: index + match.length });
  }
  return found;
}

/** What has digits and is no phone number: URLs, dates and times, versions and IP addresses, UUIDs, numbers with a unit. */
const OTHER_NUMBERS = [
  /[a-z]:\/\/[^\s<>"'`]+/u,
  /\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?)?/u,
  /\d{1,2}:\d\d/u,
  /(?<![\d.+])(?!\d{3}\.\d{3}\.\d{4}(?!\d))\d{1,5}(?:\.\d{1,5}){2,4}/u,
  /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/u,
  /(?<![\d+.()/-])\d{1,9} ?(?:%|(?:[nuµm]?s|[kmgt]?i?b|bytes)(?![\p{L}\p{N}]))/u,
];

const PHONES = [
  // International: a + and 8 to 15 digits, with or without the usual signs between them.
  /(?<![\p{L}\p{N}_+.-])\+[1-9](?:(?:[ ./\u00A0\u2011-]|(?<=\+\d{1,3}) ?\((?=\d{1,4}\))|(?<=\(\d{1,4})\)[ -]?)?\d){7,14}(?![\p{L}\p{N}_%]| ?(?:[nuµm]?s|[KMGTkmgt]?i?[Bb]|bytes)(?![\p{L}\p{N}]))/u,
  // (555) 010-1234, (030) 1234567
  /(?<![\p{L}\p{N}_])(?:\(\d{3}\) ?\d{3}[ .-]\d{4}|\(0\d{1,4}\) ?\d{3,4}[ -]?\d{2,4})(?![\p{L}\p{N}_])/u,
  // 555-010-1234, 1-555-010-1234, 555.010.1234
  /(?<![\p{L}\p{N}_+./#-])(?:1[.-])?[2-9]\d\d(?<sign>[.-])\d{3}\k<sign>\d{4}(?![\p{L}\p{N}_]|[./-]\d)/u,
  // 0171 2345678, 030/1234567, 020 7946 0958
  /(?<![\p{L}\p{N}_+./#-])0[1-9]\d{1,3}[ /]\d{3,4}[ -]?\d{2,4}(?![\p{L}\p{N}_]|[./-]\d)/u,
  // 06 12 34 56 78
  /(?<![\p{L}\p{N}_+./#-]|\d )0[1-9](?: \d\d){4}(?![\p{L}\p{N}_]|[ ./-]\d)/u,
];

const OTHER_NUMBER = anyOf(OTHER_NUMBERS, 'giu');
const PHONE = anyOf(PHONES, 'gu');

/**
 * Finds what is written as people write phone numbers: with a + in front, or in one of the shapes above. Digits alone are
 * never taken for one: more often they are an id. Which numbers are in use is not asked, nor what stands in a URL.
 */
function findPhones(text: string): Span[] {
  return matches(
    text.replace(OTHER_NUMBER, ({ length }) => 'x'.repeat(length)),
    PHONE,
  );
}

function anyOf(patterns: readonly RegExp[], flags: string): RegExp {
  return new RegExp(patterns.map(({ source }) => source).join('|'), flags);
}
