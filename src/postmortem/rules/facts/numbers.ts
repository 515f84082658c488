import { blankOut } from '../../../text/sentences.ts';
import type { PostmortemDocument, Range, Section } from '../../document/model.ts';
import { sectionsOf } from '../../document/sections.ts';
import { rangeAt, sourceOf } from '../../document/source.ts';
import type { Problem } from '../rule.ts';

/** "12% of orders failed", "~1,240 customers were affected". */
interface Quantity {
  /** What is counted, in the singular: `order`. */
  what: string;
  percent: boolean;
  value: number;
  /** What happened to it: `fail`; empty if the words around it do not say. */
  outcome: string;
  hedged: boolean;
  /** What it is rounded to as it is written: 100 of "1,200", 0.1 of "12.5%". */
  unit: number;
  text: string;
  range: Range;
}

const COUNTED =
  'customers?|users?|orders?|requests?|accounts?|tenants?|clients?|payments?|jobs?|messages?|e-?mails?|invoices?|transactions?|merchants?|stores?|shops?|sessions?|logins?|calls?|tickets?|hosts?|servers?|nodes?|pods?|clusters?|regions?|devices?|records?|rows?|events?|bookings?|reservations?|shipments?|parcels?|uploads?|downloads?|documents?|files?|builds?|deploys?|checkouts?|visitors?|people|employees?|members?|subscribers?|sites?|searches|queries|subscriptions?|notifications?|webhooks?|reports?|images?|videos?|streams?|sign-?ups?|signups?|trips?|rides?|deliveries|patients?|students?|passengers?|euros?|dollars?';
const QUANTITY = new RegExp(
  `(?<![\\w.,:/#-])(~\\s?|≈\\s?|(?:about|around|approximately|approx\\.?|roughly|over|more than|at least|up to|nearly|almost|some|under|less than|an estimated)\\s)?(\\d{1,3}(?:,\\d{3}){1,4}|\\d{1,12}(?:\\.\\d{1,3})?)\\s?(%|percent\\b|k\\b|m\\b|million\\b|thousand\\b)?(?:\\s(?:out\\s)?of\\s(\\d[\\d,]{0,15}))?\\s(?:of\\s)?(?:(?:all|our|the|its|their|active|paying|distinct|different|total|new|affected|failed|lost|delayed|duplicate)\\s){0,2}(?:[a-z-]{2,20}\\s)?(${COUNTED})(?![\\w-])(?:\\s\\(([\\d.]{1,6})\\s?%\\))?`,
  'gi',
);
const OUTCOMES: readonly (readonly [string, RegExp])[] = [
  ['fail', /\b(?:fail\w*|errored|error(?:s|ed)?|rejected|timed out|refused|broken)\b/i],
  ['lose', /\b(?:lost|lose|losing|dropped|missing|deleted)\b/i],
  ['delay', /\b(?:delay\w*|late|slow\w*|waited)\b/i],
  ['duplicate', /\b(?:twice|duplicat\w*|double)\b/i],
  ['refund', /\brefund\w*\b/i],
  ['report', /\b(?:report(?:ed|s)?|complained|called|wrote|contacted|raised|opened)\b/i],
  ['affect', /\b(?:affect\w*|impact\w*|saw|received|got|could(?: not|n['’]t)|unable|were unavailable)\b/i],
];
/** More quantities in one section are a list or a sequence of events, and are not compared. */
const MAX_QUANTITIES = 40;

/**
 * Finds numbers of the same things that differ between the summary, the impact and the fields above the text, and percentages that
 * do not match the count next to them. Allows 25% for rounding if the number is approximate, otherwise 10%, or with `exactly` no more
 * than the written number is rounded.
 */
export function contradictingNumbers(document: PostmortemDocument, exactly = false): Problem[] {
  const sources = [
    ...['summary' as const, 'impact' as const].map((kind) =>
      sectionsOf(document.sections, kind).flatMap((section) => quantitiesIn(document, section, exactly)),
    ),
    document.metadata.fields.flatMap(({ key, value }) => fieldQuantity(key, value.text, value.range)),
  ];
  const problems = new Map<Quantity, string>();
  for (const [index, some] of sources.entries()) {
    for (const others of sources.slice(index + 1)) {
      for (const one of some) {
        for (const other of others) {
          if (!isTheOnly(one, some, other) || !isTheOnly(other, others, one) || !differ(one, other, exactly)) continue;
          // "1 account was affected, of 6 accounts": two numbers in one section are about two things.
          if (sources.some((all) => states(all, one) && states(all, other))) continue;
          problems.set(one, other.text);
          problems.set(other, one.text);
        }
      }
    }
  }
  return [
    ...[...problems].map(([{ range, text }, other]) => ({
      range,
      message: `"${text}" contradicts "${other}".`,
    })),
    ...sectionsOf(document.sections, 'impact').flatMap((section) => wrongShares(document, section, exactly)),
    ...sectionsOf(document.sections, 'summary').flatMap((section) => wrongShares(document, section, exactly)),
  ];
}

function matchesIn(
  document: PostmortemDocument,
  { body }: Section,
): { match: RegExpExecArray; after: string; range: Range }[] {
  if (body === undefined) return [];
  const start = body.start.offset;
  const source = sourceOf(document.markdown);
  const text = blankOut(
    document.markdown.slice(start, body.end.offset),
    [...document.code, ...document.html]
      .filter(({ range }) => range.start.offset >= start && range.end.offset <= body.end.offset)
      .map(({ range }) => ({
        start: { offset: range.start.offset - start },
        end: { offset: range.end.offset - start },
      })),
  ).replace(/[*_]/g, ' ');
  return [...text.matchAll(QUANTITY)].slice(0, MAX_QUANTITIES).map((match) => {
    const from = start + match.index;
    const to = from + match[0].length;
    const after = /^(?:[^.;|\n]|\.(?=\d)){0,60}/.exec(text.slice(match.index + match[0].length))?.[0] ?? '';
    return { match, after, range: rangeAt(source, from, to) };
  });
}

function quantitiesIn(document: PostmortemDocument, section: Section, exactly: boolean): Quantity[] {
  return matchesIn(document, section).flatMap(({ match, after, range }) => {
    const quantity = quantityOf(match, after, range);
    const share = exactly ? (match[7] ?? SHARE_AFTER.exec(after)?.[1]) : undefined;
    if (share === undefined || match[4] === undefined) return [quantity];
    // "1,240 of 10,300 orders failed (12%)" says the same as "12% of orders failed".
    const text = `${quantity.text} (${share}%)`;
    return [quantity, { ...quantity, percent: true, value: Number(share), unit: unitOf(share, '%'), text }];
  });
}

function quantityOf(match: RegExpExecArray, after: string, range: Range): Quantity {
  const [text, hedge, digits = '', unit = '', , what = ''] = match;
  // "Reports" can be counted things or a verb.
  const words = `${text.replace(what, ' ')} ${after}`;
  return {
    what: singular(what),
    percent: /^(?:%|percent)$/i.test(unit),
    value: numberOf(digits, unit),
    outcome: OUTCOMES.find(([, pattern]) => pattern.test(words))?.[0] ?? '',
    hedged: hedge !== undefined,
    unit: unitOf(digits, unit),
    text: text.replace(/\s+/g, ' ').trim(),
    range,
  };
}

/** "Customers affected: 1,240". */
function fieldQuantity(key: string, text: string, range: Range): Quantity[] {
  const what = new RegExp(`\\b(${COUNTED})\\b`, 'i').exec(key)?.[1];
  const [, hedge, digits, unit = ''] =
    /^\W{0,3}(~|about |around |approximately |over |more than )?(\d[\d,.]{0,15})\s?(%|k\b|m\b|million\b|thousand\b)?/i.exec(
      text,
    ) ?? [];
  if (what === undefined || digits === undefined) return [];
  return [
    {
      what: singular(what),
      percent: unit === '%',
      value: numberOf(digits, unit),
      outcome: OUTCOMES.find(([, pattern]) => pattern.test(key))?.[0] ?? '',
      hedged: hedge !== undefined,
      unit: unitOf(digits, unit),
      text: `${key}: ${text.slice(0, 40)}`,
      range,
    },
  ];
}

function numberOf(digits: string, unit: string): number {
  const factor = /^(?:k|thousand)$/i.test(unit) ? 1_000 : /^(?:m|million)$/i.test(unit) ? 1_000_000 : 1;
  return Number(digits.replaceAll(',', '')) * factor;
}

function singular(what: string): string {
  return what.toLowerCase().replace('-', '').replace(/ies$/, 'y').replace(/ches$/, 'ch').replace(/s$/, '');
}

/** Returns whether no other number of its section could correspond to `counterpart`. */
function isTheOnly(one: Quantity, all: readonly Quantity[], counterpart: Quantity): boolean {
  if (one.what !== counterpart.what || one.percent !== counterpart.percent) return false;
  if (one.outcome !== '' && counterpart.outcome !== '' && one.outcome !== counterpart.outcome) return false;
  const alike = all.filter(({ what, percent }) => what === one.what && percent === one.percent);
  return alike.length === 1 || alike.filter(({ outcome }) => outcome === one.outcome && outcome !== '').length === 1;
}

function states(all: readonly Quantity[], { what, percent, value }: Quantity): boolean {
  return all.some((one) => one.what === what && one.percent === percent && one.value === value);
}

function differ(a: Quantity, b: Quantity, exactly: boolean): boolean {
  const hedged = a.hedged || b.hedged;
  const difference = Math.abs(a.value - b.value);
  if (exactly && !hedged)
    return difference > Math.max(a.unit, b.unit) / 2 + Number.EPSILON * Math.max(a.value, b.value);
  return difference > Math.max(a.value, b.value) * (hedged ? 0.25 : 0.1);
}

/** "1,200" may be 1,240, and "1,240" is itself; "12.5%" may be 12.47%. */
function unitOf(digits: string, unit: string): number {
  const decimals = /[.](\d+)$/.exec(digits)?.[1]?.length ?? 0;
  const factor = numberOf('1', unit);
  if (decimals > 0 || /^(?:%|percent)$/i.test(unit)) return factor / 10 ** decimals;
  const zeros = /0*$/.exec(digits.replaceAll(',', ''))?.[0].length ?? 0;
  return zeros >= 2 ? factor * 10 ** zeros : factor;
}

/** "1,240 of 10,300 orders (21%)". */
function wrongShares(document: PostmortemDocument, section: Section, exactly: boolean): Problem[] {
  return matchesIn(document, section).flatMap(
    ({ match: [text, hedge, digits = '', , whole, , share], after, range }) => {
      const stated = share ?? (exactly ? SHARE_AFTER.exec(after)?.[1] : undefined);
      if (whole === undefined || stated === undefined) return [];
      const part = (numberOf(digits, '') / numberOf(whole, '')) * 100;
      const slack = exactly && hedge === undefined ? unitOf(stated, '%') / 2 + 1e-9 : Math.max(1, part * 0.1);
      if (!Number.isFinite(part) || Math.abs(part - Number(stated)) <= slack) return [];
      return [
        { range, message: `"${text.replace(/\s+/g, ' ')}" is ${part.toFixed(part < 10 ? 1 : 0)}%, not ${stated}%.` },
      ];
    },
  );
}

/** "… failed (12%)", "… failed, which is 12%", "… failed, or 12%". */
const SHARE_AFTER =
  /^[^.;|()\d]{0,40}(?:\(|,?\s(?:which is|that is|i\.e\.,?|or|=)\s)(?:(?:about|around|roughly)\s)?(\d{1,3}(?:\.\d{1,3})?)\s?%/i;
