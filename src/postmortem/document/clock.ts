/**
 * Dates, times of day and zones as people write them. Each reader looks at one place of a text and tells how far it read.
 * Nothing here knows of documents.
 */

/** Without a year where none is written. */
export type CalendarDate = { year: number | undefined; month: number; day: number };

/** A zone as written, and its minutes east of UTC; undefined for names that mean several (`IST`, `PT`). UTC is 0. */
export type Zone = { text: string; offset: number | undefined };

/** What stands at the head of a timeline entry, up to `length`. */
export type Reading = {
  length: number;
  date: CalendarDate | undefined;
  /** Seconds since midnight; undefined where only a date is written. */
  time: number | undefined;
  zone: Zone | undefined;
  end: { date: CalendarDate | undefined; time: number; zone: Zone | undefined } | undefined;
};

type Read<T> = { value: T; end: number };

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH = '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\\.?';
const WEEKDAY = '(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\\.?,?\\s{1,3})?';

const ISO_DATE = new RegExp(`${WEEKDAY}(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})(?!\\d)`, 'iy');
const MONTH_DAY = new RegExp(
  `${WEEKDAY}${MONTH}\\s{1,3}(\\d{1,2})(?:st|nd|rd|th)?(?!\\d|:\\d)(?:,?\\s{1,3}(\\d{4})(?!\\d|:\\d))?`,
  'iy',
);
const DAY_MONTH = new RegExp(
  `${WEEKDAY}(\\d{1,2})(?:st|nd|rd|th)?[\\s-]{1,3}(?:of\\s)?${MONTH}(?:[,\\s-]{1,3}(\\d{4})(?!\\d|:\\d))?`,
  'iy',
);
const NUMERIC_DATE = new RegExp(`${WEEKDAY}(\\d{1,2})([/.])(\\d{1,2})\\2(\\d{4})(?!\\d)`, 'iy');

/** `2026-02-10`, `Feb 10`, `February 10th, 2026`, `10 Feb 2026`; `10/02/2026` only where no other reading is possible. */
export function readDate(text: string, at: number): Read<CalendarDate> | undefined {
  const iso = match(ISO_DATE, text, at);
  if (iso) return dated(Number(iso[1]), Number(iso[3]), Number(iso[4]), at + iso[0].length);
  const monthDay = match(MONTH_DAY, text, at);
  if (monthDay) return dated(yearOf(monthDay[3]), monthOf(monthDay[1]), Number(monthDay[2]), at + monthDay[0].length);
  const dayMonth = match(DAY_MONTH, text, at);
  if (dayMonth) return dated(yearOf(dayMonth[3]), monthOf(dayMonth[2]), Number(dayMonth[1]), at + dayMonth[0].length);
  const numeric = match(NUMERIC_DATE, text, at);
  if (!numeric) return undefined;
  const [first, second] = [Number(numeric[1]), Number(numeric[3])];
  const dayFirst = numeric[2] === '.' || first > 12;
  if (!dayFirst && second <= 12 && first !== second) return undefined;
  const [month, day] = dayFirst ? [second, first] : [first, second];
  return dated(Number(numeric[4]), month, day, at + numeric[0].length);
}

/** The first date in a text. */
export function findDate(text: string): (Read<CalendarDate> & { start: number }) | undefined {
  for (const { index } of text.slice(0, 500).matchAll(/(?<![\p{L}\d])[\p{L}\d]/gu)) {
    const date = readDate(text, index);
    if (date) return { ...date, start: index };
  }
  return undefined;
}

function dated(year: number | undefined, month: number, day: number, end: number): Read<CalendarDate> | undefined {
  const date = new Date(Date.UTC(year ?? 2000, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
  return { value: { year, month, day }, end };
}

function yearOf(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Number(text);
}

function monthOf(text = ''): number {
  return MONTHS.indexOf(text.toLowerCase()) + 1;
}

/** Days since 1970-01-01. Without a year, the one that brings the date nearest to `near`. */
export function dayNumber({ year, month, day }: CalendarDate, near: number | undefined): number {
  const inYear = (of: number) => Date.UTC(of, month - 1, day) / 86_400_000;
  if (year !== undefined) return inYear(year);
  if (near === undefined) return inYear(2000);
  const about = new Date(near * 86_400_000).getUTCFullYear();
  const [nearest = about] = [about - 1, about, about + 1].sort(
    (a, b) => Math.abs(inYear(a) - near) - Math.abs(inYear(b) - near),
  );
  return inYear(nearest);
}

/** YYYY-MM-DD. */
export function isoDate(dayNumber: number): string {
  return new Date(dayNumber * 86_400_000).toISOString().slice(0, 10);
}

const CLOCK_TIME = /(\d{1,2})[:h](\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?(?![\d:])(?:\s{0,2}([ap])\.?m\b\.?)?/iy;
const HOUR = /(\d{1,2})\s?([ap])\.?m\b\.?/iy;
const MILITARY = /([01]\d|2[0-3])([0-5]\d)(?=\s?(?:Z|UTC|GMT|hrs|h)\b)/y;

/** `14:32`, `14:32:05`, `2:32 PM`, `2pm`, `1432 UTC`, as seconds since midnight. */
function readTime(text: string, at: number): Read<number> | undefined {
  const clock = match(CLOCK_TIME, text, at);
  if (clock) return timed(clock[1], clock[2], clock[3], clock[4], at + clock[0].length);
  const hour = match(HOUR, text, at);
  if (hour) return timed(hour[1], '0', '0', hour[2], at + hour[0].length);
  const military = match(MILITARY, text, at);
  return military ? timed(military[1], military[2], '0', undefined, at + military[0].length) : undefined;
}

function timed(hour = '', minute = '', second = '0', half: string | undefined, end: number): Read<number> | undefined {
  const written = Number(hour);
  if (half !== undefined && (written < 1 || written > 12)) return undefined;
  const hours = half === undefined ? written : (written % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  if (hours > 23 || Number(minute) > 59 || Number(second) > 59) return undefined;
  return { value: hours * 3600 + Number(minute) * 60 + Number(second), end };
}

/** Minutes east of UTC of the abbreviations in use; undefined for those that several zones share or that change over the year. */
const ABBREVIATIONS: Record<string, number | undefined> = {
  Z: 0, UTC: 0, GMT: 0, WET: 0, WEST: 60, BST: 60, CET: 60, CEST: 120, EET: 120, EEST: 180, MSK: 180, SGT: 480, HKT: 480,
  AWST: 480, JST: 540, KST: 540, AEST: 600, AEDT: 660, NZST: 720, NZDT: 780, BRT: -180, ART: -180, EDT: -240, EST: -300,
  CDT: -300, MDT: -360, MST: -420, PDT: -420, PST: -480, AKDT: -480, AKST: -540, HST: -600,
  CST: undefined, IST: undefined, ET: undefined, CT: undefined, MT: undefined, PT: undefined,
}; // biome-ignore format: a table
const NAMED_ZONE =
  /\s{0,2}[([]?((?:UTC|GMT)\s?[+-]\d{1,2}(?::?\d{2})?|utc|gmt|[A-Z]{1,4}T|UTC|Z|(?:US|America|Europe|Asia|Africa|Australia|Pacific|Atlantic)\/[A-Z][A-Za-z_]{1,30})(?![\p{L}\d])[)\]]?/uy;
const PLUS_OFFSET = /\s{0,2}(\+\d{2}:?\d{2}|-\d{4})(?!\d)/y;
const ISO_OFFSET = /(-\d{2}:\d{2})(?!\d)/y;

/** A zone at a place of a text. `-05:00` is one after an ISO time only: elsewhere it is the end of a range. */
function readZone(text: string, at: number, iso: boolean): Read<Zone> | undefined {
  const offset = match(PLUS_OFFSET, text, at) ?? (iso ? match(ISO_OFFSET, text, at) : undefined);
  if (offset?.[1] !== undefined)
    return { value: { text: offset[1], offset: minutesOf(offset[1]) }, end: at + offset[0].length };
  const named = match(NAMED_ZONE, text, at);
  const name = named?.[1];
  if (!named || name === undefined) return undefined;
  const end = at + named[0].length;
  if (name.includes('/')) return { value: { text: name, offset: undefined }, end };
  const shift = /[+-].*$/.exec(name)?.[0];
  if (shift !== undefined) return { value: { text: name, offset: minutesOf(shift) }, end };
  return Object.hasOwn(ABBREVIATIONS, name.toUpperCase())
    ? { value: { text: name, offset: ABBREVIATIONS[name.toUpperCase()] }, end }
    : undefined;
}

function minutesOf(offset: string): number {
  const digits = offset.slice(1).replace(':', '');
  const [hours, minutes] = digits.length > 2 ? [digits.slice(0, -2), digits.slice(-2)] : [digits, '0'];
  return (offset.startsWith('-') ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

/** The first zone named in a text such as "Timeline (UTC)" or "All times are in CET". */
export function findZone(text: string): Zone | undefined {
  for (const { index } of text.slice(0, 300).matchAll(/(?<![\p{L}\d])[\p{L}]/gu)) {
    const zone = readZone(text, index, false);
    if (zone) return zone.value;
  }
  return undefined;
}

const LEAD = /[\s[(~≈]{0,4}(?:(?:at|approx(?:imately|\.)?|about|around|circa|ca\.|c\.)\s)?[~≈]?/iy;
const BETWEEN = /(?:T|[,\s]{1,3}(?:at\s|@\s?|[-–—]\s)?|\s?[-–—@|]\s?)/y;
const RANGE = /[\s)\]]{0,3}(?:[-–—]|to\s|until\s|->|→)\s{0,2}/iy;
const AFTERWARDS = /\s?(?:,\s?|on\s|\()|\s/iy;
const CLOSING = /[\s)\]]{0,3}/y;

/** The date, time and zone that a text begins with; undefined where it begins with none, or with an impossible one. */
export function readMoment(text: string): Reading | undefined {
  const lead = match(LEAD, text, 0)?.[0].length ?? 0;
  const date = readDate(text, lead);
  const joint = date ? match(BETWEEN, text, date.end)?.[0] : '';
  const time = joint === undefined ? undefined : readTime(text, (date?.end ?? lead) + joint.length);
  if (time === undefined) {
    return (
      date && { length: closed(text, date.end), date: date.value, time: undefined, zone: undefined, end: undefined }
    );
  }
  const iso = joint === 'T' || (date !== undefined && text.slice(0, time.end).split(':').length > 2);
  const zone = readZone(text, time.end, iso);
  let end = zone?.end ?? time.end;
  let later: CalendarDate | undefined;
  if (date === undefined) {
    const gap = match(AFTERWARDS, text, end)?.[0];
    const found = gap === undefined ? undefined : readDate(text, end + gap.length);
    if (found) [later, end] = [found.value, found.end];
  }
  const until = readRangeEnd(text, end);
  return {
    length: closed(text, until?.end ?? end),
    date: date?.value ?? later,
    time: time.value,
    // "14:32–14:40 UTC": the zone at the end is that of both.
    zone: zone?.value ?? until?.value.zone,
    end: until?.value,
  };
}

function readRangeEnd(text: string, at: number): Read<NonNullable<Reading['end']>> | undefined {
  const dash = match(RANGE, text, at)?.[0];
  if (dash === undefined) return undefined;
  const date = readDate(text, at + dash.length);
  const joint = date ? match(BETWEEN, text, date.end)?.[0] : '';
  if (joint === undefined) return undefined;
  const time = readTime(text, (date?.end ?? at + dash.length) + joint.length);
  if (time === undefined) return undefined;
  const zone = readZone(text, time.end, joint === 'T');
  return { value: { date: date?.value, time: time.value, zone: zone?.value }, end: zone?.end ?? time.end };
}

function closed(text: string, at: number): number {
  return at + (match(CLOSING, text, at)?.[0].length ?? 0);
}

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? undefined;
}
