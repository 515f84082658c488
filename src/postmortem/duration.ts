/** "46 minutes", "1 hour 44 minutes", "2 days 3 hours". */
export function inWords(seconds: number): string {
  const minutes = Math.round(seconds / 60);
  if (minutes < 1) return `${seconds} ${seconds === 1 ? 'second' : 'seconds'}`;
  const units: [number, string][] = [
    [Math.floor(minutes / 1440), 'day'],
    [Math.floor((minutes % 1440) / 60), 'hour'],
    [minutes % 60, 'minute'],
  ];
  return units
    .filter(([count]) => count > 0)
    .slice(0, 2)
    .map(([count, unit]) => `${count} ${unit}${count === 1 ? '' : 's'}`)
    .join(' ');
}

const UNIT_SECONDS: Record<string, number> = { w: 604_800, d: 86_400, h: 3600, m: 60, s: 1 };
const QUANTITY =
  /(\d{1,6}(?:[.,]\d{1,3})?|an?\b|one\b)[\s-]{0,3}(weeks?|w|days?|d|hours?|hrs?|hr|h|minutes?|mins?|m|seconds?|secs?|s)(?![a-z])/iy;

/**
 * The first duration in a text, in seconds: "46 minutes", "1h 44m", "about 1 hour and 44 min", "2d 3h", "1:44". Undefined
 * where there is none.
 */
export function secondsIn(text: string): number | undefined {
  const short = text.slice(0, 200);
  const clock = /^\s{0,3}(\d{1,3}):(\d{2})(?::(\d{2}))?(?:\s?h(?:ours?|rs?)?)?\s{0,3}$/i.exec(short);
  if (clock) return Number(clock[1]) * 3600 + Number(clock[2]) * 60 + Number(clock[3] ?? 0);
  for (const { index } of short.matchAll(/(?<![\w.,:])(?:\d|an?\b|one\b)/gi)) {
    const seconds = quantitiesAt(short, index);
    if (seconds !== undefined) return Math.round(seconds);
  }
  return undefined;
}

function quantitiesAt(text: string, start: number): number | undefined {
  let seconds: number | undefined;
  let at = start;
  for (;;) {
    QUANTITY.lastIndex = at;
    const quantity = QUANTITY.exec(text);
    if (!quantity) return seconds;
    const count = /^\d/.test(quantity[1] ?? '') ? Number((quantity[1] ?? '').replace(',', '.')) : 1;
    seconds = (seconds ?? 0) + count * (UNIT_SECONDS[(quantity[2] ?? '').charAt(0).toLowerCase()] ?? 0);
    at += quantity[0].length;
    at += /^(?:\s?,)?\s{0,3}(?:(?:and|&)\s{0,3})?/i.exec(text.slice(at, at + 12))?.[0].length ?? 0;
    // "1h44": minutes need no unit after hours.
    const rest = /^h/i.test(quantity[2] ?? '') ? /^(\d{1,2})(?![\w:.])/.exec(text.slice(at, at + 4)) : null;
    if (rest) return seconds + Number(rest[1]) * 60;
  }
}
