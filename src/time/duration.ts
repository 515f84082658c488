/** "46 minutes", "1 hour 44 minutes", "2 days 3 hours". */
import { DAY_SECONDS } from './units.ts';
export function inWords(seconds: number): string {
  return largestUnits(seconds)
    .map(([count, unit]) => `${count} ${unit}${count === 1 ? '' : 's'}`)
    .join(' ');
}

const SHORT = { day: 'd', hour: 'h', minute: 'min', second: 's' };

/** "46 min", "1 h 44 min", "2 d 3 h", with non-breaking spaces: for a table. */
export function inShort(seconds: number): string {
  return largestUnits(seconds)
    .map(([count, unit]) => `${count}\u00A0${SHORT[unit]}`)
    .join('\u00A0');
}

/** Returns the two largest units of a duration. Seconds only if it is shorter than half a minute. */
function largestUnits(seconds: number): [count: number, unit: keyof typeof SHORT][] {
  const minutes = Math.round(seconds / 60);
  if (minutes < 1) return [[seconds, 'second']];
  const units: [number, keyof typeof SHORT][] = [
    [Math.floor(minutes / 1440), 'day'],
    [Math.floor((minutes % 1440) / 60), 'hour'],
    [minutes % 60, 'minute'],
  ];
  return units.filter(([count]) => count > 0).slice(0, 2);
}

const WEEK = 604_800;
/** Units in the languages of postmortems, without accents. */
const UNITS: readonly [seconds: number, names: string][] = [
  [WEEK, 'weeks? w wochen? semaines? semanas? settiman[ae] 週間 周 주'],
  [DAY_SECONDS, 'days? d tagen? tage? jours? dias? giorn[io] 日間? 天 일'],
  [3600, 'hours? hrs? hr h stunden? std heures? horas? or[ae] 時間 (?:个|個)?小时 (?:個)?小時 시간'],
  [60, 'minutes? mins? min m minuten? minutos? minut[oi] 分間? 分钟 分鐘 분'],
  [1, 'seconds? secs? sec s sekunden? secondes? segundos? second[oi] 秒間? 초'],
];
const UNIT_PATTERNS = UNITS.map(([seconds, names]) => ({
  seconds,
  pattern: new RegExp(`^(?:${names.split(' ').join('|')})$`),
}));
const NUMBERS: Record<string, number> = {
  a: 1, an: 1, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, eleven: 11, twelve: 12, half: 0.5,
  ein: 1, eine: 1, einer: 1, zwei: 2, drei: 3, vier: 4, un: 1, une: 1, deux: 2, trois: 3, una: 1, dos: 2, tres: 3, um: 1, uma: 1, duas: 2, due: 2,
  fifteen: 15, twenty: 20, thirty: 30, forty: 40, fifty: 50, sixty: 60, ninety: 90,
}; // biome-ignore format: a table

const COUNT = /(?:(\d{1,6}(?:[.,]\d{1,3})?)|([a-z]{1,8})(?=[\s-]))[\s-]{0,3}/y;
const UNIT = /[a-z]{1,9}(?![a-z])|[\u3400-\u9fff]{1,3}|[\uac00-\ud7af]{1,2}/y;
/** "an hour and a half", "two and a half hours". */
const AND_A_HALF = /(?:\s?and a half|½)\b/y;
const JOINT = /(?:\s?,)?\s{0,3}(?:(?:and|und|et|y|e|&)\s{1,3})?/y;

/**
 * Returns the first duration in a text, in seconds: "46 minutes", "1h 44m", "about 1 hour and 44 min", "2d 3h", "1:44", "an hour and
 * a half", "約 2 時間", or the time between two times, "from 14:32 to 15:18". Undefined if there is none.
 */
export function secondsIn(text: string): number | undefined {
  const short = plain(text.slice(0, 300));
  const clock =
    /^\s{0,5}(?:(?:about|around|approx\S{0,9}|ca\.?|circa)\s)?(\d{1,3}):(\d{2})(?::(\d{2}))?(?:\s?(?:h(?:ours?|rs?)?|\(?hh:mm(?::ss)?\)?))?\s{0,3}$/.exec(
      short,
    );
  if (clock) return Number(clock[1]) * 3600 + Number(clock[2]) * 60 + Number(clock[3] ?? 0);
  for (const { index } of short.matchAll(/(?<![\w.,:/-])(?:\d|[a-z])/g)) {
    const found = quantitiesAt(short, index);
    if (found !== undefined) return Math.round(found.seconds);
  }
  return undefined;
}

const STATED =
  /\b(?:last(?:ed|ing)|(?:outage|downtime|disruption|degradation|interruption|incident)(?: time| period)? (?:of|was)|duration (?:of|was))(?: for)?(?: a total of)?(?: (?:about|around|approximately|roughly|nearly|almost|some))?\s/gi;

/** "The outage lasted for 47 minutes", in a sentence: returns the duration and its place. "At least" and "up to" do not count. */
export function durationInProse(text: string): { seconds: number; start: number; end: number } | undefined {
  for (const { index, 0: lead } of text.slice(0, 5_000).matchAll(STATED)) {
    const start = index + lead.length;
    const found = quantitiesAt(
      text
        .slice(start, start + 100)
        .toLowerCase()
        .replace(/~/g, ' '),
      0,
    );
    if (found) return { seconds: Math.round(found.seconds), start, end: start + found.end };
  }
  return undefined;
}

/** Normalizes to lower case, without accents, `~` and `約` before a number, and full-width digits. */
function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/([a-z])\p{M}+/giu, '$1')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[約约약~≈+\\]/g, ' ');
}

function quantitiesAt(text: string, start: number): { seconds: number; end: number } | undefined {
  let seconds: number | undefined;
  let end = start;
  let at = start;
  for (;;) {
    const quantity = quantityAt(text, at);
    if (quantity === undefined) return seconds === undefined ? undefined : { seconds, end };
    seconds = (seconds ?? 0) + quantity.seconds;
    end = quantity.end;
    at = end;
    // "1h44": minutes need no unit after hours.
    const rest = quantity.unit === 3600 ? /^(\d{1,2})(?![\w:.])/.exec(text.slice(at, at + 4)) : null;
    if (rest) return { seconds: seconds + Number(rest[1]) * 60, end: at + rest[0].length };
    at += lengthAt(JOINT, text, at);
  }
}

function quantityAt(text: string, start: number): { seconds: number; unit: number; end: number } | undefined {
  COUNT.lastIndex = start;
  const count = COUNT.exec(text);
  let number = count?.[1] === undefined ? NUMBERS[count?.[2] ?? ''] : numberOf(count[1]);
  if (count === null || number === undefined) return undefined;
  let at = start + count[0].length;
  const half = lengthAt(AND_A_HALF, text, at);
  if (half > 0) number += 0.5;
  at += half;
  while (/[\s-]/.test(text[at] ?? '')) at++;
  // "half an hour"
  if (number === 0.5) at += /^an? /.exec(text.slice(at, at + 3))?.[0].length ?? 0;
  UNIT.lastIndex = at;
  const name = UNIT.exec(text)?.[0];
  const unit = name === undefined ? undefined : unitOf(name);
  if (unit === undefined) return undefined;
  at += unit.length;
  const more = half === 0 ? lengthAt(AND_A_HALF, text, at) : 0;
  return { seconds: (number + (more > 0 ? 0.5 : 0)) * unit.seconds, unit: unit.seconds, end: at + more };
}

/** "1,240" is a thousand, "1,5" is one and a half. */
function numberOf(digits: string): number {
  return Number(/^\d{1,3},\d{3}$/.test(digits) ? digits.replace(',', '') : digits.replace(',', '.'));
}

function lengthAt(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0].length ?? 0;
}

/** Scripts without spaces put more words directly after a unit. */
function unitOf(name: string): { seconds: number; length: number } | undefined {
  const names = /^[a-z]/.test(name) ? [name] : [name, name.slice(0, 2), name.slice(0, 1)];
  for (const one of names) {
    const found = UNIT_PATTERNS.find(({ pattern }) => pattern.test(one));
    if (found) return { seconds: found.seconds, length: one.length };
  }
  return undefined;
}
