/** Clock times in running text, on the scale of an incident. */

import { DAY_MS, MINUTE_MS } from '../time/units.ts';
import type { PostmortemDocument } from './document/model.ts';
import { findZone } from './document/moment.ts';

/** A date, a time with or without seconds, and possibly its zone. Not in a URL, a version or a ratio. */
const CLOCK =
  /(?<![\w:.,/-])(?:(\d{4}-\d{2}-\d{2})[T ]\s?)?([01]?\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:\.\d{1,9})?)?(?![\d:])\s?(Z\b|[+-]\d{2}:?\d{2}\b|\(?[A-Z]{3,5}\b)?/g;
const URL = /https?:\/\/[^\s<>()]+/g;

/**
 * Returns the times in a text, in milliseconds since 1970. A time without a date is on the day that brings it nearest to
 * `near`. Without a zone it is in the timeline's zone, if that has one, else in UTC. A time in an unknown zone is left out.
 */
export function clockTimesIn(text: string, near: number, { timeline }: PostmortemDocument): number[] {
  const offsets = new Set(timeline.flatMap(({ time }) => (time?.zone === undefined ? [] : [time.zone.offset])));
  const usual = offsets.size === 1 ? [...offsets][0] : 0;
  return [...text.replace(URL, (url) => ' '.repeat(url.length)).matchAll(CLOCK)].flatMap((match) => {
    const [, date, hour, minute, second = '0', zone] = match;
    const offset = offsetOf(zone?.replace('(', ''), usual);
    if (offset === undefined) return [];
    const ofDay = ((Number(hour) * 60 + Number(minute)) * 60 + Number(second)) * 1000 - offset * MINUTE_MS;
    if (date !== undefined) return [Date.parse(date) + ofDay].filter((at) => !Number.isNaN(at));
    const midnight = Math.floor(near / DAY_MS) * DAY_MS;
    const days = [-1, 0, 1].map((day) => midnight + day * DAY_MS + ofDay);
    return [days.reduce((one, other) => (Math.abs(other - near) < Math.abs(one - near) ? other : one))];
  });
}

/** Minutes east of UTC. A word that is not a zone ("14:32 CPU at 90%") changes nothing. */
function offsetOf(zone: string | undefined, usual: number | undefined): number | undefined {
  if (zone === undefined) return usual;
  if (zone === 'Z') return 0;
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})$/.exec(zone) ?? [];
  if (sign !== undefined) return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
  const found = findZone(zone);
  return found === undefined ? usual : found.offset;
}
