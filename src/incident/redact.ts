/**
 * Removes data from incident text that nobody meant to publish, before it leaves the run. Heavy, because of its rules and tables:
 * load it with `await import()`.
 */
import { findSecrets } from '../secrets/secrets.ts';
import { lazily } from '../text/lazily.ts';
import {
  COUNTRIES,
  findCards,
  findIbans,
  findIpAddresses,
  findNationalIds,
  findPhoneNumbers,
  type Span,
} from './personal-data.ts';
import type { Redaction } from './redaction.ts';

/** The replacement for removed text. */
const PLACEHOLDERS = {
  secrets: '[removed: secret]',
  emails: '[removed: e-mail address]',
  cards: '[removed: card number]',
  ibans: '[removed: IBAN]',
  ids: '[removed: national ID]',
  phones: '[removed: phone number]',
  ips: '[removed: IP address]',
  /** Matches of the team's own patterns. */
  patterns: '[removed]',
} as const;

type Kind = keyof typeof PLACEHOLDERS;

/** How much was removed. It never says what was removed. */
export type Removed = Readonly<Record<Kind, number>>;

declare const cleaned: unique symbol;

/**
 * Text that may leave the run. Only `clean` creates it, so a function that accepts nothing else cannot leak raw text: that does not
 * compile.
 */
export type CleanText = string & { readonly [cleaned]: true };

/** The second round almost always finds nothing. The limit is for text and patterns that were made to need many. */
const MAX_ROUNDS = 5;

/** Marks text that was already found; no text contains it. */
const FOUND = '\u0000';
const PLACEHOLDER = new RegExp(
  [`${FOUND}+`, ...Object.values(PLACEHOLDERS).map((placeholder) => placeholder.replace(/[[\]]/g, '\\$&'))].join('|'),
  'g',
);

type Finder = readonly [kind: Kind, find: (text: string) => readonly Span[] | Promise<readonly Span[]>];

function findersOf(redactions: readonly Redaction[]): Finder[] {
  const countries = redactions.flatMap((each) =>
    typeof each === 'string' && each.startsWith('phone:') ? [each.slice('phone:'.length)] : [],
  );
  return [
    ['secrets', findSecrets],
    ['emails', findEmails],
    ['cards', findCards],
    ['ibans', findIbans],
    ['ids', findNationalIds],
    ['phones', (text) => findPhones(text, countries.length === 0 ? COUNTRIES : countries)],
    ...(redactions.includes('ip') ? [['ips', findIpAddresses] as const] : []),
    ...redactions.flatMap((each): Finder[] =>
      typeof each === 'string' ? [] : [['patterns', (text) => findPattern(text, each)]],
    ),
  ];
}

/**
 * Removes secrets, personal data and matches of the team's patterns (flag g) from each text. Cleaning a clean text changes
 * nothing.
 *
 * Pass the text as a reader will see it: a secret that only its name reveals ("password: …") is found if both are on one line.
 */
export async function clean<const T extends readonly string[]>(
  texts: T,
  redactions: readonly Redaction[],
): Promise<{ texts: { -readonly [K in keyof T]: CleanText }; removed: Removed }> {
  const finders = findersOf(redactions);
  const removed: Record<Kind, number> = { ...NOTHING };

  /** Removes all findings in one pass, however many there are. */
  async function cleanOnce(text: string): Promise<string> {
    const found: (Span & { kind: Kind })[] = [];
    // A later search does not see earlier findings.
    let rest = text;
    for (const [kind, find] of finders) {
      const spans = apart(await find(rest));
      if (spans.length === 0) continue;
      removed[kind] += spans.length;
      found.push(...spans.map((span) => ({ ...span, kind })));
      rest = around(rest, spans)
        .map((part, i) => part + FOUND.repeat((spans[i]?.end ?? 0) - (spans[i]?.start ?? 0)))
        .join('');
    }
    const spans = found.sort((one, other) => one.start - other.start);
    return around(text, spans)
      .map((part, i) => `${part}${spans[i] === undefined ? '' : PLACEHOLDERS[spans[i].kind]}`)
      .join('');
  }

  /** Repeats, because removed text may have been glued to other data and hidden it. */
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

const NOTHING: Removed = { secrets: 0, emails: 0, cards: 0, ibans: 0, ids: 0, phones: 0, ips: 0, patterns: 0 };

/** Sorts them, and merges overlapping ones. */
function apart(found: readonly Span[]): Span[] {
  const kept: Span[] = [];
  for (const span of found.toSorted((one, other) => one.start - other.start)) {
    const last = kept.at(-1);
    if (last === undefined || span.start >= last.end) kept.push(span);
    else if (span.end > last.end) kept[kept.length - 1] = { start: last.start, end: span.end };
  }
  return kept;
}

/** Returns the matches that are not empty. */
function matches(text: string, pattern: RegExp): Span[] {
  return Array.from(text.matchAll(pattern), ({ 0: { length }, index }) => ({
    start: index,
    end: index + length,
  })).filter(({ start, end }) => end > start);
}

/** Returns the parts of a text before, between and after the findings. */
function around(text: string, found: readonly Span[]): string[] {
  return [...found, { start: text.length }].map(({ start }, i) => text.slice(found[i - 1]?.end ?? 0, start));
}

/** Milliseconds for one pattern on one text. Normal patterns take a thousandth of that. */
const PATTERN_TIME = 1_000;

/**
 * A team's pattern may match anything, so it never sees a placeholder. Each match takes linear time, but all together can take
 * quadratic time if each looks as far as the end (`a.*z|a`): a text that takes too long is removed as a whole.
 */
function findPattern(text: string, pattern: RegExp): Span[] {
  const placeholders = matches(text, PLACEHOLDER);
  const parts = around(text, placeholders).map((part, i) => ({ part, offset: placeholders[i - 1]?.end ?? 0 }));
  const deadline = performance.now() + PATTERN_TIME;
  const found: Span[] = [];
  for (const { part, offset } of parts) {
    for (const { 0: match, index } of part.matchAll(pattern)) {
      if (match !== '') found.push({ start: offset + index, end: offset + index + match.length });
      if (performance.now() > deadline)
        return parts
          .filter((each) => each.part !== '')
          .map((each) => ({ start: each.offset, end: each.offset + each.part.length }));
    }
  }
  return found;
}

/** `jane (at) example (dot) com`, `jane[at]example.com`, `jane at example dot com`, `jane&#64;example.com`, `jane@example[.]com`. */
const DOT = '(?: ?[([{<|] ?(?:dot|punkt|point|punto|ponto|\\.) ?[)\\]}>|] ?| (?:dot|punkt|point|punto|ponto) |_dot_)';
const disguisedEmail = lazily(
  () =>
    new RegExp(
      `(?<![\\p{L}\\p{N}._+-])(?:[\\p{L}\\p{N}]{1,30}${DOT}){0,2}[\\p{L}\\p{N}._+-]{1,64}(?:${[
        // A character that means "at", or brackets around the word: then the rest may be normal.
        `(?: ?[([{<|] ?(?:at|ät|@|arroba|chez|где|собака) ?[)\\]}>|] ?|&#0{0,3}64;|&#x40;|&commat;|＠)(?:[\\p{L}\\p{N}-]{1,63}(?:${DOT}|\\.|．)){1,4}`,
        `@(?:[\\p{L}\\p{N}-]{1,63}(?:${DOT}|．)){1,4}`,
        `(?: at | ät |_at_)(?:[\\p{L}\\p{N}-]{1,63}${DOT}){1,4}`,
      ].join('|')})\\p{L}{2,24}(?![\\p{L}\\p{N}])`,
      'giu',
    ),
);

/** Every disguised address has an "at" in one of these forms. Most texts have none, and the expression takes 10 ms to compile. */
const MAY_BE_DISGUISED = /[@＠]|&(?:#|commat)|[([{<|] ?(?:at|ät|arroba|chez|где|собака)|[ _](?:at|ät)[ _]/iu;

/** An @ (in URLs: %40) with a name before it and a domain after it. The @ comes first in the pattern, so that the engine looks back only there. */
const email = lazily(
  () =>
    /(?:@|%40)(?<=(?<name>[\p{L}\p{N}._+'-]+)(?:@|%40))(?<domain>(?:[\p{L}\p{N}]+(?:-+[\p{L}\p{N}]+)*\.)+\p{L}[\p{L}\p{N}-]*[\p{L}\p{N}])/gu,
);

/** Not on the internet: `postgresql@main.service` is a systemd unit, `logo@2x.png` a file. */
const NO_TOP_LEVEL_DOMAIN =
  /\.(?:service|socket|timer|mount|swap|device|slice|scope|png|jpe?g|gif|svg|webp|css|m?js)$/i;

/** Does not match `git@github.com:acme/shop.git`, `ssh://deploy@build.example`, `lodash@4.17.21-rc.next`, IP addresses. */
function findEmails(text: string): Span[] {
  const found: Span[] = [];
  const disguised = MAY_BE_DISGUISED.test(text) ? matches(text, disguisedEmail()) : [];
  for (const { 0: match, index, groups } of /@|%40/.test(text) ? text.matchAll(email()) : []) {
    const name = (groups?.name ?? '').replace(/^[.'-]+/, '');
    const domain = groups?.domain ?? '';
    const start = Math.max(index - name.length, found.at(-1)?.end ?? 0);
    const isUrlLogin = text.slice(start - 3, start) === '://';
    const isVersion = /^\d+\.\d/.test(domain);
    if (name === '' || name === 'git' || isUrlLogin || isVersion || NO_TOP_LEVEL_DOMAIN.test(domain)) continue;
    found.push({ start, end: index + match.length });
  }
  return [...found, ...disguised];
}

/** Digits that are not a phone number: URLs, dates and times, versions and IP addresses, UUIDs, numbers with a unit. */
const otherNumber = lazily(() =>
  anyOf(
    [
      /[a-z]:\/\/[^\s<>"'`]+/u,
      /\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?)?/u,
      /\d{1,2}:\d\d/u,
      /(?<![\d.+])(?!\d{3}\.\d{3}\.\d{4}(?!\d))\d{1,5}(?:\.\d{1,5}){2,4}/u,
      /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/u,
      /(?<![\d+.()/-])\d{1,9} ?(?:%|(?:[nuµm]?s|[kmgt]?i?b|bytes)(?![\p{L}\p{N}]))/u,
    ],
    'giu',
  ),
);

const phone = lazily(() =>
  anyOf(
    [
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
    ],
    'gu',
  ),
);

/** Each has at least three digits, with at most four of these characters between two of them. */
const MAY_BE_PHONE = /(?:\d[ ./\u00A0\u2011()-]{0,4}){2}\d/;

/**
 * Finds phone numbers in their usual forms: with a leading +, in one of the shapes above, or as a valid number of
 * one of these countries. Plain digits count only next to a word that says so, because they are often an ID. URLs are
 * left alone.
 */
async function findPhones(text: string, countries: readonly string[]): Promise<Span[]> {
  if (!MAY_BE_PHONE.test(text)) return [];
  const numbers = text.replace(otherNumber(), ({ length }) => 'x'.repeat(length));
  return [...matches(numbers, phone()), ...(await findPhoneNumbers(numbers, countries))];
}

function anyOf(patterns: readonly RegExp[], flags: string): RegExp {
  return new RegExp(patterns.map(({ source }) => source).join('|'), flags);
}
