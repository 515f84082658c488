/**
 * Dates, times of day and zones as people write them: one grammar over the tokens of a text, independent of documents.
 * Text that looks like a time of day and cannot be read never becomes a whole day: the reading says that it is unreadable.
 */
import { type CalendarDate, isDate, monthOf, weekdayOf } from './calendar.ts';
import { type Token, tokensOf } from './tokens.ts';
import { type WrittenZone, zoneAt } from './zones.ts';

/**
 * `other`: the second meaning of `03/04/2026`; the first is the American one. `order`: the order of `27/03/2026`, which
 * is unambiguous. `weekday`: 0 for Sunday. `next-day`: the day after the previous one.
 */
export type WrittenDate =
  | { kind: 'date'; date: CalendarDate; other: CalendarDate | undefined; order?: 'day' | 'month' }
  | { kind: 'weekday'; weekday: number }
  | { kind: 'next-day' };

/**
 * Seconds since midnight. `loose`: an hour from 1 to 12 without "am" or "pm". `doubtful`: "17:14 pm", which is redundant: a
 * habit if a timeline has several, otherwise a mistake.
 */
export type WrittenTime = { seconds: number; half: 'am' | 'pm' | undefined; loose: boolean; doubtful?: true };

type Span = { start: number; end: number };

/** A date, a time or both at the start of a text. Offsets point into the text. */
export type Reading = {
  /** The words of the moment, without brackets around them. */
  words: Span;
  /** Where the rest of the text begins. */
  length: number;
  zone: WrittenZone | undefined;
} & (
  | {
      kind: 'clock';
      date: WrittenDate | undefined;
      time: WrittenTime;
      end: { date: WrittenDate | undefined; time: WrittenTime; zone: WrittenZone | undefined } | undefined;
    }
  /** `end`: the last day of a range. */
  | { kind: 'day'; date: WrittenDate; end: WrittenDate | undefined }
  /** `+12m`, `T+0:05`: seconds after the first event. */
  | { kind: 'elapsed'; seconds: number }
  /** Seconds since 1970. */
  | { kind: 'epoch'; seconds: number }
  /** Looks like a time but cannot be read, such as `14:72`. */
  | { kind: 'unreadable'; date: WrittenDate | undefined }
);

type Read<T> = { value: T; end: number };
type Tokens = readonly Token[];

/** How much of a text is searched for a moment at its start. */
const HEAD = 160;

const text = (tokens: Tokens, at: number): string | undefined => tokens[at]?.text;
const isBlank = (tokens: Tokens, at: number): boolean => tokens[at]?.kind === 'blank';
const isWord = (tokens: Tokens, at: number): boolean => tokens[at]?.kind === 'word';
const skipBlank = (tokens: Tokens, at: number): number => (isBlank(tokens, at) ? at + 1 : at);

function numberAt(tokens: Tokens, at: number, least: number, most: number): string | undefined {
  const token = tokens[at];
  return token?.kind === 'number' && token.text.length >= least && token.text.length <= most ? token.text : undefined;
}

// Dates

/** `2026-02-10`, `Feb 10`, `February 10th, 2026`, `10. Februar`, `2026年2月10日`, `10/02/2026`, `Tuesday`. */
function dateAt(tokens: Tokens, from: number): Read<WrittenDate> | undefined {
  let at = from;
  const weekday = weekdayAt(tokens, at);
  if (weekday) {
    at = weekday.end;
    if (text(tokens, at) === '.') at++;
    if (text(tokens, at) === ',') at++;
    at = skipBlank(tokens, at);
  }
  // "Mar" is a weekday in French and Spanish, and a month.
  const date = formOfDate(tokens, at) ?? (weekday ? formOfDate(tokens, from) : undefined);
  if (date) return { value: date.value, end: afterWeekday(tokens, date.end) };
  if (text(tokens, at) === 'next' && isBlank(tokens, at + 1) && text(tokens, at + 2) === 'day') {
    return { value: { kind: 'next-day' }, end: at + 3 };
  }
  if (weekday === undefined || !weekday.certain) return undefined;
  return { value: { kind: 'weekday', weekday: weekday.value }, end: weekday.end };
}

function formOfDate(tokens: Tokens, at: number): Read<WrittenDate> | undefined {
  return (
    yearFirst(tokens, at) ??
    compact(tokens, at) ??
    monthFirst(tokens, at) ??
    dayFirst(tokens, at) ??
    numeric(tokens, at) ??
    withoutYear(tokens, at)
  );
}

/** `certain`: the full name. "Sun", "Sat" and "Mar" are words too. */
function weekdayAt(tokens: Tokens, at: number): (Read<number> & { certain: boolean }) | undefined {
  const token = tokens[at];
  if (token?.kind !== 'word') return undefined;
  const pair =
    weekdayOf(`${token.text}${text(tokens, at + 1)}`) ??
    weekdayOf(`${token.text}${text(tokens, at + 1)}${text(tokens, at + 2)}`);
  if (pair !== undefined && /\p{Script=Han}|\p{Script=Hangul}/u.test(token.text)) {
    const end = /[日일]/.test(text(tokens, at + 2) ?? '') ? at + 3 : at + 2;
    return { value: pair, end, certain: true };
  }
  const value = weekdayOf(token.text);
  if (value === undefined || token.written === token.text) return undefined;
  return { value, end: at + 1, certain: token.text.length > 5 };
}

/** The weekday after a date: `(Tuesday)`, ` Monday`, `, Fri.`, `（火）`. */
function afterWeekday(tokens: Tokens, end: number): number {
  let at = end;
  if (text(tokens, at) === ',') at++;
  at = skipBlank(tokens, at);
  const bracket = text(tokens, at) === '(' || text(tokens, at) === '[';
  if (bracket) at++;
  const one = bracket && /^[日月火水木金土일월화수목금토]$/.test(text(tokens, at) ?? '');
  const weekday = one ? { end: at + 1 } : weekdayAt(tokens, at);
  if (weekday === undefined || (at === end && !bracket)) return end;
  at = weekday.end;
  if (text(tokens, at) === '.') at++;
  if (!bracket) return at;
  return text(tokens, at) === ')' || text(tokens, at) === ']' ? at + 1 : end;
}

function dated(
  year: string | undefined,
  month: number | string,
  day: number | string,
  end: number,
): Read<WrittenDate> | undefined {
  const date = { year: year === undefined ? undefined : fullYear(year), month: Number(month), day: Number(day) };
  return isDate(date) ? { value: { kind: 'date', date, other: undefined }, end } : undefined;
}

function fullYear(year: string): number {
  return year.length === 2 ? 2000 + Number(year) : Number(year);
}

/** `2026-02-10`, `2026/2/10`, `2026.02.10`, `2026年2月10日`, `2026년 2월 10일`. */
function yearFirst(tokens: Tokens, at: number): Read<WrittenDate> | undefined {
  const year = numberAt(tokens, at, 4, 4);
  if (year === undefined) return monthDayOfEastAsia(tokens, at, undefined);
  const eastern = /^[年년]$/.test(text(tokens, at + 1) ?? '')
    ? monthDayOfEastAsia(tokens, skipBlank(tokens, at + 2), year)
    : undefined;
  if (eastern) return eastern;
  const separator = text(tokens, at + 1) ?? '';
  const month = numberAt(tokens, at + 2, 1, 2);
  const day = numberAt(tokens, at + 4, 1, 2);
  if (!/^[-/.]$/.test(separator) || separator !== text(tokens, at + 3) || month === undefined || day === undefined)
    return undefined;
  return dated(year, month, day, at + 5);
}

function monthDayOfEastAsia(tokens: Tokens, at: number, year: string | undefined): Read<WrittenDate> | undefined {
  const month = numberAt(tokens, at, 1, 2);
  if (month === undefined || !/^[月월]$/.test(text(tokens, at + 1) ?? '')) return undefined;
  const next = skipBlank(tokens, at + 2);
  const day = numberAt(tokens, next, 1, 2);
  if (day === undefined || !/^[日号일]$/.test(text(tokens, next + 1) ?? '')) return undefined;
  return dated(year, month, day, next + 2);
}

/** `2022-05-??`, `2022-??-??`: returns where a partly open date ends. */
function openDateAt(tokens: Tokens, at: number): number | undefined {
  if (numberAt(tokens, at, 4, 4) === undefined || text(tokens, at + 1) !== '-') return undefined;
  let end = at + 1;
  while (end < at + 8 && /^(?:\d{1,2}|[?x-]|xx|dd|mm)$/.test(text(tokens, end) ?? '')) end++;
  return tokens.slice(at + 1, end).some(({ text }) => /[?xdm]/.test(text)) ? end : undefined;
}

/** `20260210`. */
function compact(tokens: Tokens, at: number): Read<WrittenDate> | undefined {
  const digits = numberAt(tokens, at, 8, 8);
  return digits === undefined || !/^(?:19|20)/.test(digits)
    ? undefined
    : dated(digits.slice(0, 4), digits.slice(4, 6), digits.slice(6), at + 1);
}

/** "May" and "march" are words too: in lower case they are months only next to a year. */
function monthAt(tokens: Tokens, at: number): (Read<number> & { certain: boolean }) | undefined {
  const token = tokens[at];
  const value = token?.kind === 'word' ? monthOf(token.text) : undefined;
  if (token === undefined || value === undefined) return undefined;
  const end = text(tokens, at + 1) === '.' && token.text.length <= 5 ? at + 2 : at + 1;
  return { value, end, certain: !/^(?:may|march|mars|mar|dec|set|out|ago|mag|dic|giu|ene)$/.test(token.written) };
}

const ORDINAL = /^(?:st|nd|rd|th|er|º|ª)$/;

/** `Feb 10`, `February 10th, 2026`, `Oct. 27 2026`. */
function monthFirst(tokens: Tokens, at: number): Read<WrittenDate> | undefined {
  const month = monthAt(tokens, at);
  if (month === undefined || !isBlank(tokens, month.end)) return undefined;
  const day = numberAt(tokens, month.end + 1, 1, 2);
  if (day === undefined) return undefined;
  let end = month.end + 2;
  if (ORDINAL.test(text(tokens, end) ?? '')) end++;
  // "Feb 10:30": the number is an hour.
  if (text(tokens, end) === ':' && numberAt(tokens, end + 1, 2, 2) !== undefined) return undefined;
  const year = yearAfter(tokens, end);
  return month.certain || year ? dated(year?.value, month.value, day, year?.end ?? end) : undefined;
}

/** `10 Feb 2026`, `27th of October`, `27-Oct-2026`, `27. Oktober`, `27 de octubre de 2026`. */
function dayFirst(tokens: Tokens, from: number): Read<WrittenDate> | undefined {
  const day = numberAt(tokens, from, 1, 2);
  if (day === undefined) return undefined;
  let at = from + 1;
  if (ORDINAL.test(text(tokens, at) ?? '')) at++;
  if (text(tokens, at) === '.') at++;
  const hyphen = text(tokens, at) === '-';
  at = hyphen ? at + 1 : skipBlank(tokens, at);
  if (at === from + 1) return undefined;
  if (/^(?:of|de)$/.test(text(tokens, at) ?? '') && isBlank(tokens, at + 1)) at += 2;
  const month = monthAt(tokens, at);
  if (month === undefined) return undefined;
  const year =
    hyphen && text(tokens, month.end) === '-' ? numberAfter(tokens, month.end + 1) : yearAfter(tokens, month.end);
  return month.certain || year ? dated(year?.value, month.value, day, year?.end ?? month.end) : undefined;
}

function numberAfter(tokens: Tokens, at: number): Read<string> | undefined {
  const year = numberAt(tokens, at, 4, 4) ?? numberAt(tokens, at, 2, 2);
  return year === undefined ? undefined : { value: year, end: at + 1 };
}

/** `, 2026`, ` 2026`, ` de 2026`. Not the hour of "Feb 10 2026:30", nor "Feb 10 1430 UTC". */
function yearAfter(tokens: Tokens, from: number): Read<string> | undefined {
  let at = from;
  if (text(tokens, at) === ',' || text(tokens, at) === '/') at++;
  at = skipBlank(tokens, at);
  if (/^(?:de|del)$/.test(text(tokens, at) ?? '') && isBlank(tokens, at + 1)) at += 2;
  const year = at > from ? numberAt(tokens, at, 4, 4) : undefined;
  if (year === undefined || !/^(?:19|20)/.test(year)) return undefined;
  if (text(tokens, at + 1) === ':' && numberAt(tokens, at + 2, 2, 2) !== undefined && !isBlank(tokens, at + 2))
    return undefined;
  return { value: year, end: at + 1 };
}

/** `10/02/2026`, `10.02.2026`, `29-09-2026`, `1/29/24`. With dots the day comes first. */
function numeric(tokens: Tokens, at: number): Read<WrittenDate> | undefined {
  const first = numberAt(tokens, at, 1, 2);
  const separator = text(tokens, at + 1) ?? '';
  const second = numberAt(tokens, at + 2, 1, 2);
  const year = numberAt(tokens, at + 4, 4, 4) ?? (separator === '.' ? undefined : numberAt(tokens, at + 4, 2, 2));
  if (first === undefined || second === undefined || year === undefined) return undefined;
  if (!/^[-/.]$/.test(separator) || separator !== text(tokens, at + 3)) return undefined;
  // "1-2-34" and "12/30/59" can mean anything.
  if (year.length === 2 && (Number(year) < 10 || Number(year) > 50 || text(tokens, at + 5) === separator))
    return undefined;
  return inEitherOrder(year, first, second, separator === '.', at + 5);
}

function inEitherOrder(
  year: string | undefined,
  first: string,
  second: string,
  dayFirst: boolean,
  end: number,
): Read<WrittenDate> | undefined {
  const [american, other] = [dated(year, first, second, end), dated(year, second, first, end)];
  if (dayFirst || american === undefined) return dayFirst ? other : ordered(other, 'day');
  if (other?.value.kind !== 'date' || american.value.kind !== 'date') return ordered(american, 'month');
  return first === second ? american : { value: { ...american.value, other: other.value.date }, end };
}

function ordered(date: Read<WrittenDate> | undefined, order: 'day' | 'month'): Read<WrittenDate> | undefined {
  return date?.value.kind === 'date' ? { ...date, value: { ...date.value, order } } : date;
}

/** `03-26 23:04`, `26.03. 14:00`, `3/26 14:00`: a month and a day only if a time follows, or if nothing else does. */
function withoutYear(tokens: Tokens, at: number): Read<WrittenDate> | undefined {
  const first = numberAt(tokens, at, 1, 2);
  const separator = text(tokens, at + 1) ?? '';
  const second = numberAt(tokens, at + 2, 1, 2);
  if (first === undefined || second === undefined || !/^[-/.]$/.test(separator)) return undefined;
  const end = separator === '.' && text(tokens, at + 3) === '.' ? at + 4 : at + 3;
  if (separator === '.' && end === at + 3) return undefined;
  const next = text(tokens, end) === ',' ? end + 1 : end;
  const clock = isBlank(tokens, next) ? timeAt(tokens, next + 1, { certain: false }) : undefined;
  const last = tokens.slice(end).every(({ kind, text }) => kind === 'blank' || /^[:.\])]$/.test(text));
  if (clock?.value.state !== 'known' && !(last && separator !== '.' && first.length === 2 && second.length === 2))
    return undefined;
  if (separator === '-') return dated(undefined, first, second, end);
  return inEitherOrder(undefined, first, second, separator === '.', end);
}

// Times of day

/** `absent`: marked as unknown, such as `--:--`. */
type Clock = { state: 'known'; time: WrittenTime } | { state: 'absent' } | { state: 'unreadable' };

const NAMED_TIMES: Record<string, number> = {
  noon: 12, midday: 12, mittag: 12, midi: 12, mediodía: 12, mezzogiorno: 12, midnight: 0, mitternacht: 0, minuit: 0, medianoche: 0, mezzanotte: 0,
}; // biome-ignore format: a table

/**
 * `14:32`, `14:32:05`, `2:32 PM`, `2pm`, `14h32`, `14 Uhr`, `1432 UTC`, `午後2時32分`. `certain`: only a time can be in this place,
 * so `1625` and `14.32` are times too.
 */
function timeAt(tokens: Tokens, from: number, { certain }: { certain: boolean }): Read<Clock> | undefined {
  const at = from;
  const named = isWord(tokens, at) ? NAMED_TIMES[text(tokens, at) ?? ''] : undefined;
  if (named !== undefined) return known(named * 3600, undefined, false, at + 1);
  const eastern = timeOfEastAsia(tokens, at);
  if (eastern) return eastern;
  const unknown = /^[-?_x#]$/.test(text(tokens, at) ?? '') || text(tokens, at) === 'xx' || text(tokens, at) === 'hh';
  if (unknown) return unknownAt(tokens, at);
  const hour = numberAt(tokens, at, 1, 2);
  if (hour === undefined) return military(tokens, at, certain);
  const separator = text(tokens, at + 1) ?? '';
  if (separator === ':' || separator === 'h' || separator === '.') {
    const minute = numberAt(tokens, at + 2, 1, 9);
    if (minute !== undefined) {
      const clock = minutesAt(tokens, at, hour, minute);
      if (separator === '.' && !(clock.dotted || (certain && hour.length === 2))) return halfDay(tokens, at, hour);
      if (separator === '.' && clock.value.state === 'unreadable') return undefined;
      return minute.length === 2 ? clock : separator === ':' ? unreadable(tokens, at) : undefined;
    }
    if (separator === ':' && /^(?:[?x#_-]|xx|mm)$/.test(text(tokens, at + 2) ?? '')) return unreadable(tokens, at);
    if (separator === 'h') return within(hour) ? known(Number(hour) * 3600, undefined, false, at + 2) : undefined;
  }
  return halfDay(tokens, at, hour);
}

function known(seconds: number, half: 'am' | 'pm' | undefined, loose: boolean, end: number): Read<Clock> {
  return { value: { state: 'known', time: { seconds, half, loose } }, end };
}

function within(hour: string, minute = '0', second = '0'): boolean {
  return (
    (Number(hour) < 24 || (Number(hour) === 24 && Number(minute) === 0 && Number(second) === 0)) &&
    Number(minute) < 60 &&
    Number(second) < 60
  );
}

/** Extends to the next blank. */
function unreadable(tokens: Tokens, at: number): Read<Clock> {
  let end = at;
  while (end < tokens.length && !isBlank(tokens, end)) end++;
  return { value: { state: 'unreadable' }, end };
}

/** `--:--`, `??:??`, `HH:MM`, `xx:xx`. */
function unknownAt(tokens: Tokens, from: number): Read<Clock> | undefined {
  const written = tokens
    .slice(from, from + 12)
    .map(({ text }) => text)
    .join('');
  const found = /^(?:(--|\?\?|xx|__|##):(?:--|\?\?|xx|__|##)|hh:mm)(?![a-z\d])/.exec(written);
  if (!found) return undefined;
  let end = from;
  for (let length = 0; length < found[0].length; end++) length += tokens[end]?.text.length ?? 1;
  return { value: found[1] === undefined ? { state: 'unreadable' } : { state: 'absent' }, end };
}

/** Reads from the hour on, if minutes follow. `dotted`: `14.32` is certainly a time. */
function minutesAt(tokens: Tokens, at: number, hour: string, minute: string): Read<Clock> & { dotted: boolean } {
  let end = at + 3;
  let second = '0';
  const third = text(tokens, end) === ':' && text(tokens, at + 1) === ':' ? numberAt(tokens, end + 1, 2, 2) : undefined;
  if (third !== undefined) {
    second = third;
    end += 2;
    if (/^[.,]$/.test(text(tokens, end) ?? '') && numberAt(tokens, end + 1, 1, 9) !== undefined) end += 2;
  }
  const half = halfAt(tokens, end);
  const doubtful = half !== undefined && Number(hour) > 12 && within(hour, minute, second);
  const of = half && !doubtful ? inHalf(hour, half.value) : within(hour, minute, second) ? Number(hour) : undefined;
  const dotted =
    half !== undefined || zoneAt(tokens, end, { afterTime: true }) !== undefined || unitOfHours(tokens, end) > end;
  if (of === undefined || Number(minute) > 59 || Number(second) > 59) return { ...unreadable(tokens, at), dotted };
  const seconds = of * 3600 + Number(minute) * 60 + Number(second);
  const after = half?.end ?? unitOfHours(tokens, end);
  if (doubtful) {
    const time: WrittenTime = { seconds, half: undefined, loose: false, doubtful };
    return { value: { state: 'known', time }, end: after, dotted };
  }
  const loose = half === undefined && Number(hour) >= 1 && Number(hour) <= 12;
  return { ...known(seconds, half?.value, loose, after), dotted };
}

/** `7am`, `7 a.m.`, `14 Uhr`. */
function halfDay(tokens: Tokens, at: number, hour: string): Read<Clock> | undefined {
  const half = halfAt(tokens, at + 1);
  const of = half && inHalf(hour, half.value);
  if (half && of !== undefined) return known(of * 3600, half.value, false, half.end);
  const end = unitOfHours(tokens, at + 1);
  return text(tokens, end - 1) === 'uhr' && within(hour)
    ? known(Number(hour) * 3600, undefined, false, end)
    : undefined;
}

/** Skips "Uhr", "hrs", "h". */
function unitOfHours(tokens: Tokens, at: number): number {
  const unit = skipBlank(tokens, at);
  return isWord(tokens, unit) && /^(?:uhr|hrs|hours|h)$/.test(text(tokens, unit) ?? '') ? unit + 1 : at;
}

function halfAt(tokens: Tokens, from: number): Read<'am' | 'pm'> | undefined {
  const at = skipBlank(tokens, from);
  const letter = text(tokens, at);
  if (letter === 'am' || letter === 'pm') {
    // "14:32 am Montag": German for "on Monday".
    return { value: letter, end: text(tokens, at + 1) === '.' && !isBlank(tokens, at + 2) ? at + 2 : at + 1 };
  }
  if ((letter !== 'a' && letter !== 'p') || text(tokens, at + 1) !== '.' || text(tokens, at + 2) !== 'm')
    return undefined;
  return { value: letter === 'a' ? 'am' : 'pm', end: text(tokens, at + 3) === '.' ? at + 4 : at + 3 };
}

function inHalf(hour: string, half: 'am' | 'pm'): number | undefined {
  const written = Number(hour);
  if (written === 0 && half === 'am') return 0;
  return written < 1 || written > 12 ? undefined : (written % 12) + (half === 'pm' ? 12 : 0);
}

/** `1432 UTC`, `1432Z`, `1432 hrs`; `1625` alone only in a place for a time. */
function military(tokens: Tokens, at: number, certain: boolean): Read<Clock> | undefined {
  const digits = numberAt(tokens, at, 4, 4) ?? numberAt(tokens, at, 6, 6);
  if (digits === undefined) return undefined;
  const [hour, minute, second] = [digits.slice(0, 2), digits.slice(2, 4), digits.slice(4) || '0'];
  if (!within(hour, minute, second)) return undefined;
  const end = unitOfHours(tokens, at + 1);
  const zone = zoneAt(tokens, at + 1, { afterTime: true });
  const said = end > at + 1 || (zone !== undefined && zone.zone.region === undefined);
  if (!said && !(certain && digits.length === 4 && !/^[%.,/\d]$/.test(text(tokens, at + 1) ?? ''))) return undefined;
  return known(Number(hour) * 3600 + Number(minute) * 60 + Number(second), undefined, false, end);
}

/** `14時32分`, `午後2時`, `14시 32분`, `14点32分`, `下午2:32`. */
function timeOfEastAsia(tokens: Tokens, from: number): Read<Clock> | undefined {
  let at = from;
  const word = `${text(tokens, at)}${text(tokens, at + 1)}`;
  const half = /^(?:午前|오전|上午)$/.test(word) ? 'am' : /^(?:午後|오후|下午)$/.test(word) ? 'pm' : undefined;
  if (half !== undefined) at = skipBlank(tokens, at + 2);
  const hour = numberAt(tokens, at, 1, 2);
  if (hour === undefined) return undefined;
  const of = half === undefined ? (within(hour) ? Number(hour) : undefined) : inHalf(hour, half);
  if (of === undefined) return undefined;
  if (/^[時时点點시]$/.test(text(tokens, at + 1) ?? '')) {
    // "2時間": two hours.
    if (/^[間间간]$/.test(text(tokens, at + 2) ?? '')) return undefined;
    const next = skipBlank(tokens, at + 2);
    if (text(tokens, next) === '半') return known(of * 3600 + 1800, half, false, next + 1);
    const minute = numberAt(tokens, next, 1, 2);
    if (minute === undefined || Number(minute) > 59) return known(of * 3600, half, false, at + 2);
    return known(
      of * 3600 + Number(minute) * 60,
      half,
      false,
      /^[分분]$/.test(text(tokens, next + 1) ?? '') ? next + 2 : next + 1,
    );
  }
  const minute = half !== undefined && text(tokens, at + 1) === ':' ? numberAt(tokens, at + 2, 2, 2) : undefined;
  return minute === undefined || Number(minute) > 59
    ? undefined
    : known(of * 3600 + Number(minute) * 60, half, false, at + 3);
}

// Moments

const LEAD_WORD =
  /^(?:at|around|about|approx|approximately|circa|ca|c|between|from|on|by|before|since|um|gegen|etwa|vor|ab|seit|zwischen|vers|avant|entre|depuis|dès|à|alle|dalle|verso|prima|tra|fra|às|antes|desde|hacia|sobre|cerca|por|environ|las|les|le|los|el|de|des|della|delle|das|do|dos|a|as|o|la|am|约|約)$/;
const LEAD_SIGN = /^(?:[[({~<*_`"'“«•‣▪·|-]|\p{Extended_Pictographic}|\u{FE0F}|\u{200D})$/u;

/** Skips brackets, "at", "~" and similar. */
function pastLead(tokens: Tokens): { at: number; between: boolean } {
  let at = 0;
  let between = false;
  for (let steps = 0; steps < 12; steps++) {
    const word = text(tokens, at) ?? '';
    const isLeadWord = isWord(tokens, at) && LEAD_WORD.test(word) && !(word === 'c' && text(tokens, at + 1) !== '.');
    if (isBlank(tokens, at)) at++;
    else if (isLeadWord) {
      between ||= /^(?:between|zwischen|entre|tra|fra)$/.test(word);
      at++;
      if (text(tokens, at) === '.') at++;
    } else if (LEAD_SIGN.test(word) && !(unknownAt(tokens, at) ?? undefined)) at++;
    else break;
  }
  return { at, between };
}

/**
 * Returns the date, time and zone at the start of a text; undefined if there is none. `inTimeColumn`: nothing but a time is written in
 * this place.
 */
export function readMoment(whole: string, { inTimeColumn = false } = {}): Reading | undefined {
  const tokens = tokensOf(whole, HEAD);
  const { at, between } = pastLead(tokens);
  const first = tokens[at];
  if (first === undefined) return undefined;
  const special = elapsedAt(tokens, at) ?? epochAt(tokens, at);
  if (special) return finished(tokens, at, special.end, undefined, special.value);
  const open = openDateAt(tokens, at);
  if (open !== undefined) return finished(tokens, at, open, undefined, { kind: 'unreadable', date: undefined });
  const date = dateAt(tokens, at);
  return date ? afterDate(tokens, at, date, inTimeColumn) : withoutDate(tokens, at, between, inTimeColumn);
}

type Rest<R = Reading> = R extends Reading ? Omit<R, 'words' | 'length' | 'zone'> : never;

function finished(tokens: Tokens, from: number, to: number, zone: WrittenZone | undefined, rest: Rest): Reading {
  const opened = tokens
    .slice(from, to)
    .reduce((depth, { text }) => depth + (/^[([]$/.test(text) ? 1 : /^[)\]]$/.test(text) ? -1 : 0), 0);
  const start = tokens[from]?.start ?? 0;
  const end = tokens[to - 1]?.end ?? start;
  let length = to;
  if (opened > 0 || from > 0)
    while (length < tokens.length && /^[\])}`*_"”»>| ]$/.test(text(tokens, length) ?? '')) length++;
  while (length < tokens.length && /^[\])}` 頃ごろ左右쯤경~]$/.test(text(tokens, length) ?? '')) length++;
  return { words: { start, end }, length: tokens[length - 1]?.end ?? end, zone, ...rest } as Reading;
}

/** Between a date and its time: `T`, blanks, commas, dashes, "at", "~". */
function joint(tokens: Tokens, from: number): { at: number; iso: boolean; blank: boolean } {
  if (text(tokens, from) === 't' && tokens[from + 1]?.kind === 'number')
    return { at: from + 1, iso: true, blank: true };
  let at = from;
  let blank = true;
  for (let steps = 0; steps < 8; steps++) {
    const word = text(tokens, at) ?? '';
    if (unknownAt(tokens, at)) break;
    if (isBlank(tokens, at) || word === ',') at++;
    else if (
      /^[:@\-~|([`*_]$/.test(word) ||
      (isWord(tokens, at) &&
        /^(?:at|around|about|approx|between|from|um|gegen|à|a|às|alle|ore|las|les|ca|约|約)$/.test(word))
    ) {
      blank = false;
      at++;
      if (text(tokens, at) === '.' && /^(?:ca|approx)$/.test(word)) at++;
    } else break;
  }
  return { at, iso: false, blank };
}

function afterDate(tokens: Tokens, from: number, date: Read<WrittenDate>, inTimeColumn: boolean): Reading | undefined {
  const ofDay = zoneAt(tokens, date.end);
  const { at, iso, blank } = joint(tokens, ofDay?.end ?? date.end);
  const certain = inTimeColumn || (blank && at > date.end);
  // "10日14:32" and "(Tue)14:32" have no separator.
  const touches = at > date.end || !/^[\da-z]$/.test((text(tokens, date.end - 1) ?? '').slice(-1));
  const clock = touches ? timeAt(tokens, at, { certain }) : undefined;
  if (clock?.value.state === 'known')
    return withTime(tokens, from, clock.end, clock.value.time, date.value, ofDay?.zone, iso, false);
  if (
    date.value.kind === 'weekday' &&
    tokens.slice(date.end).some(({ kind }) => kind === 'word' || kind === 'number') &&
    !ofDay
  )
    return undefined;
  if (clock?.value.state === 'unreadable') {
    return finished(tokens, from, clock.end, ofDay?.zone, { kind: 'unreadable', date: date.value });
  }
  if (clock?.value.state === 'absent') {
    return finished(tokens, from, clock.end, ofDay?.zone, { kind: 'day', date: date.value, end: undefined });
  }
  const until = lastDay(tokens, date);
  return finished(tokens, from, until?.end ?? ofDay?.end ?? date.end, ofDay?.zone, {
    kind: 'day',
    date: withYearOf(date.value, until?.value),
    end: until?.value,
  });
}

/** "October 9-23, 2026": the year is written once. */
function withYearOf(first: WrittenDate, last: WrittenDate | undefined): WrittenDate {
  if (first.kind !== 'date' || last?.kind !== 'date' || first.date.year !== undefined) return first;
  return { ...first, date: { ...first.date, year: last.date.year } };
}

/** `October 9-23, 2026`, `2026-02-10 – 2026-02-12`. */
function lastDay(tokens: Tokens, { value, end }: Read<WrittenDate>): Read<WrittenDate> | undefined {
  let at = skipBlank(tokens, end);
  const word = text(tokens, at);
  if (word !== '-' && word !== '~' && word !== 'to' && word !== 'bis') return undefined;
  at = skipBlank(tokens, at + 1);
  const full = dateAt(tokens, at);
  if (full) return full.value.kind === 'date' ? full : undefined;
  const day = numberAt(tokens, at, 1, 2);
  if (value.kind !== 'date' || day === undefined) return undefined;
  const after = ORDINAL.test(text(tokens, at + 1) ?? '') ? at + 2 : at + 1;
  const year = yearAfter(tokens, after);
  const date = { ...value.date, day: Number(day), year: year ? Number(year.value) : value.date.year };
  if (!isDate(date) || (year === undefined && value.date.year === undefined)) return undefined;
  return { value: { kind: 'date', date, other: undefined }, end: year?.end ?? after };
}

function withoutDate(tokens: Tokens, at: number, between: boolean, inTimeColumn: boolean): Reading | undefined {
  const alone = inTimeColumn || isAlone(tokens, at);
  const clock = timeAt(tokens, at, { certain: alone });
  if (clock === undefined || clock.value.state === 'absent') return undefined;
  if (clock.value.state === 'unreadable')
    return finished(tokens, at, clock.end, undefined, { kind: 'unreadable', date: undefined });
  return withTime(tokens, at, clock.end, clock.value.time, undefined, undefined, false, between);
}

/** `1625 -`, `1625:`, `[1625]`: four digits with nothing else before the next punctuation. */
function isAlone(tokens: Tokens, at: number): boolean {
  if (numberAt(tokens, at, 4, 4) === undefined) return false;
  const next = skipBlank(tokens, at + 1);
  return /^[-:|\]]$/.test(text(tokens, next) ?? '') && !(next === at + 1 && text(tokens, next) === '-');
}

function withTime(
  tokens: Tokens,
  from: number,
  timeEnd: number,
  written: WrittenTime,
  date: WrittenDate | undefined,
  ofDay: WrittenZone | undefined,
  iso: boolean,
  between: boolean,
): Reading {
  const afterIso = iso || (date !== undefined && timeEnd - from > 9);
  const zone = zoneAt(tokens, timeEnd, { afterTime: true, afterIso });
  let end = zone?.end ?? timeEnd;
  const later = date === undefined ? dateAfter(tokens, end) : undefined;
  if (later) end = later.end;
  const until = rangeEnd(tokens, end, between || tokens.slice(from, timeEnd).some(({ text }) => text === 'between'));
  end = until?.end ?? end;
  const last = until?.value;
  let time = written;
  // "1:42-1:59 PM": both are in the afternoon.
  if (last && last.time.half !== undefined && time.half === undefined && time.loose) {
    const noon = 12 * 3600;
    const morning = time.seconds % noon;
    const seconds = last.time.half === 'pm' && morning + noon <= last.time.seconds ? morning + noon : morning;
    time = { seconds, half: seconds >= noon ? 'pm' : 'am', loose: false };
  }
  end = pastSecondZone(tokens, end);
  return finished(tokens, from, end, zone?.zone ?? last?.zone ?? ofDay, {
    kind: 'clock',
    date: date ?? later?.value,
    time,
    end: last,
  });
}

/** `14:32 on Feb 11`, `02:45 UTC, 2026-02-05`, `14:32 (Feb 11)`. */
function dateAfter(tokens: Tokens, from: number): Read<WrittenDate> | undefined {
  let at = from;
  if (text(tokens, at) === ',') at++;
  at = skipBlank(tokens, at);
  const bracket = text(tokens, at) === '(';
  if (bracket) at++;
  if ((text(tokens, at) === 'on' || text(tokens, at) === 'am') && isBlank(tokens, at + 1)) at += 2;
  const date = at > from ? dateAt(tokens, at) : undefined;
  if (date === undefined || date.value.kind === 'weekday') return undefined;
  // "14:32 2026-02-10 15:00": that date belongs to the second time.
  const next = joint(tokens, date.end);
  if (next.at > date.end && timeAt(tokens, next.at, { certain: false })?.value.state === 'known') return undefined;
  if (!bracket) return date;
  return text(tokens, date.end) === ')' ? { value: date.value, end: date.end + 1 } : undefined;
}

type RangeEnd = { date: WrittenDate | undefined; time: WrittenTime; zone: WrittenZone | undefined };

/** `–14:40`, ` to 14:40 UTC`, ` - 2026-02-11 00:10`, `-14:??` (whose end is unknown). */
function rangeEnd(
  tokens: Tokens,
  from: number,
  between: boolean,
): { value: RangeEnd | undefined; end: number } | undefined {
  let at = from;
  while (/^[ )\]`*]$/.test(text(tokens, at) ?? '') && at < from + 4) at++;
  const word = text(tokens, at) ?? '';
  const dash = /^[-~]$/.test(word);
  if (dash && text(tokens, at + 1) === '>') at++;
  else if (
    !dash &&
    word !== '>' &&
    !(/^(?:to|until|till|bis|à|a|até|hasta)$/.test(word) && isBlank(tokens, at - 1)) &&
    !(between && /^(?:and|und|et|y|e|ed)$/.test(word))
  )
    return undefined;
  at++;
  while (/^[ ~`*([]$/.test(text(tokens, at) ?? '') && at < from + 9) at++;
  const date = dateAt(tokens, at);
  const next = date && date.value.kind !== 'weekday' ? joint(tokens, date.end) : undefined;
  const clock = timeAt(tokens, next?.at ?? at, { certain: date !== undefined });
  if (clock?.value.state === 'unreadable' && date === undefined) return { value: undefined, end: clock.end };
  if (clock?.value.state !== 'known') return undefined;
  const zone = zoneAt(tokens, clock.end, { afterTime: true, afterIso: next?.iso });
  return {
    value: { date: next && date?.value, time: clock.value.time, zone: zone?.zone },
    end: zone?.end ?? clock.end,
  };
}

/** `14:32 UTC (09:32 ET)`: the same moment repeated. */
function pastSecondZone(tokens: Tokens, from: number): number {
  const open = skipBlank(tokens, from);
  if (text(tokens, open) !== '(' && text(tokens, open) !== '/') return from;
  const clock = timeAt(tokens, skipBlank(tokens, open + 1), { certain: false });
  if (clock?.value.state !== 'known') return from;
  const zone = zoneAt(tokens, clock.end, { afterTime: true });
  const end = zone?.end ?? clock.end;
  if (text(tokens, open) === '/') return zone === undefined ? from : end;
  return text(tokens, end) === ')' ? end + 1 : from;
}

const UNITS: Record<string, number> = {
  s: 1, sec: 1, secs: 1, second: 1, seconds: 1, m: 60, min: 60, mins: 60, minute: 60, minutes: 60, h: 3600, hr: 3600, hrs: 3600, hour: 3600,
  hours: 3600, d: 86_400, day: 86_400, days: 86_400,
}; // biome-ignore format: a table

/** `+12m`, `+1 hrs`, `+1h 30m`, `T+0:05`, `T-10min`, `T0`. */
function elapsedAt(tokens: Tokens, from: number): Read<Rest> | undefined {
  let at = from;
  const marked = text(tokens, at) === 't';
  if (marked) at++;
  if (marked && tokens[at]?.kind === 'number') {
    if (text(tokens, at) !== '0') return undefined;
    // "T0 + 2h".
    const more = skipBlank(tokens, at + 1);
    const after = text(tokens, more) === '+' ? elapsedAt(tokens, more) : undefined;
    return after ?? { value: { kind: 'elapsed', seconds: 0 }, end: at + 1 };
  }
  const sign = text(tokens, at);
  if (sign !== '+' && !(marked && sign === '-')) return undefined;
  at = skipBlank(tokens, at + 1);
  const direction = sign === '-' ? -1 : 1;
  const [hours, minutes, seconds] = [
    numberAt(tokens, at, 1, 3),
    numberAt(tokens, at + 2, 2, 2),
    numberAt(tokens, at + 4, 2, 2),
  ];
  if (hours !== undefined && text(tokens, at + 1) === ':' && minutes !== undefined && Number(minutes) < 60) {
    const whole = text(tokens, at + 3) === ':' && seconds !== undefined;
    const value = Number(hours) * 3600 + Number(minutes) * 60 + (whole ? Number(seconds) : 0);
    return { value: { kind: 'elapsed', seconds: direction * value }, end: whole ? at + 5 : at + 3 };
  }
  let value: number | undefined;
  for (let steps = 0; steps < 3; steps++) {
    const count = numberAt(tokens, at, 1, 6);
    if (count === undefined) break;
    const fraction = /^[.,]$/.test(text(tokens, at + 1) ?? '') ? numberAt(tokens, at + 2, 1, 3) : undefined;
    const after = fraction === undefined ? at + 1 : at + 3;
    const unit = skipBlank(tokens, after);
    const size = isWord(tokens, unit) ? UNITS[text(tokens, unit) ?? ''] : undefined;
    if (size === undefined) break;
    value = (value ?? 0) + Number(`${count}.${fraction ?? 0}`) * size;
    at = skipBlank(tokens, unit + 1);
    if (tokens[at]?.kind !== 'number') {
      at = unit + 1;
      break;
    }
  }
  if (value !== undefined) return { value: { kind: 'elapsed', seconds: Math.round(direction * value) }, end: at };
  // "T+0" needs no unit. The unit of "T+5" is unknown.
  if (marked && text(tokens, at) === '0') return { value: { kind: 'elapsed', seconds: 0 }, end: at + 1 };
  return tokens[at]?.kind === 'number' ? { value: { kind: 'unreadable', date: undefined }, end: at + 1 } : undefined;
}

/** Seconds or milliseconds since 1970, between 2001 and 2100. */
function epochAt(tokens: Tokens, at: number): Read<Rest> | undefined {
  const digits = numberAt(tokens, at, 10, 10) ?? numberAt(tokens, at, 13, 13);
  if (digits === undefined) return undefined;
  const seconds = digits.length === 10 ? Number(digits) : Math.floor(Number(digits) / 1000);
  if (seconds < 1_000_000_000 || seconds > 4_102_444_800) return undefined;
  const end = text(tokens, at + 1) === '.' && tokens[at + 2]?.kind === 'number' ? at + 3 : at + 1;
  return { value: { kind: 'epoch', seconds }, end };
}

// Anywhere in a text

/** Returns the first date in a text that has a day and a month. */
export function findDate(whole: string): (Span & { date: CalendarDate; other: CalendarDate | undefined }) | undefined {
  const tokens = tokensOf(whole, 500);
  for (const [at, token] of tokens.entries()) {
    const before = tokens[at - 1];
    if (token.kind === 'blank' || token.kind === 'sign' || before?.kind === 'number') continue;
    if (before?.kind === 'word' && token.kind === 'number' && !/[^\p{ASCII}]/u.test(before.text)) continue;
    // Part of a longer number, such as a version or a path.
    if (/^[./-]$/.test(before?.text ?? '') && tokens[at - 2]?.kind === 'number') continue;
    const found = dateAt(tokens, at);
    if (found?.value.kind !== 'date') continue;
    return { ...found.value, start: token.start, end: tokens[found.end - 1]?.end ?? token.end };
  }
  return undefined;
}

/** Returns the date at a place of a text. */
export function readDate(
  whole: string,
  start: number,
): (Span & { date: CalendarDate; other: CalendarDate | undefined }) | undefined {
  const tokens = tokensOf(whole.slice(start, start + HEAD), HEAD);
  const found = dateAt(tokens, 0);
  if (found?.value.kind !== 'date') return undefined;
  return { ...found.value, start, end: start + (tokens[found.end - 1]?.end ?? 0) };
}

/** Returns the first zone named in a text such as "Timeline (UTC)" or "All times are in CET". */
export function findZone(whole: string): WrittenZone | undefined {
  const tokens = tokensOf(whole, 300);
  for (const [at, token] of tokens.entries()) {
    if (token.kind !== 'word' || tokens[at - 1]?.kind === 'number') continue;
    const zone = zoneAt(tokens, at);
    if (zone) return zone.zone;
  }
  return undefined;
}
