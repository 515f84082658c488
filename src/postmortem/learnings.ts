/** What many postmortems show together. Pure: the same entries give the same result, on any day. */

import { DAY_MS } from '../time/units.ts';
import type { IndexEntry } from './index-entry.ts';
import { LISTED, newestFirst } from './index-state.ts';
import { type CauseCategory, type DetectedBy, UNKNOWN } from './record.ts';

const QUARTERS = 4;
const WINDOW_DAYS = 90;
const MAX_WORSE = 5;
const MAX_GAPS = 5;

/** In the unit of the values. */
export interface Spread {
  median: number;
  /** Nine of ten values are at most this. */
  p90: number;
  count: number;
}

export const TIMES_SHOWN = {
  timeToDetect: 'Detect, after the impact began',
  timeToAcknowledge: 'Acknowledge, after the page',
  timeToMitigate: 'Mitigate, after the impact began',
  timeToResolve: 'Resolve, after the page',
} as const satisfies Partial<Record<keyof IndexEntry, string>>;

export interface ServiceTrend {
  service: string;
  /** Postmortems and minutes of impact in the 90 days before the last 90. */
  before: { postmortems: number; minutes: number };
  /** The same in the 90 days up to the newest postmortem. */
  now: { postmortems: number; minutes: number };
}

export interface Learnings {
  times: { name: string; spread: Spread }[];
  /** `YYYY Q1`, oldest first. */
  quarters: string[];
  /** Most frequent first; `counts` by quarter, and `total` over all time. */
  causes: { cause: CauseCategory; counts: number[]; total: number }[];
  detectedBy: { by: DetectedBy; count: number }[];
  gettingWorse: ServiceTrend[];
  /** What could not be seen, and in how many postmortems. */
  gaps: { what: string; count: number }[];
}

export function learningsOf(entries: readonly IndexEntry[]): Learnings {
  const newest = entries.reduce((latest, { date }) => later(latest, date ?? ''), '');
  const quarters = quartersUpTo(newest);
  const causes = byFrequency(entries.flatMap(({ cause }) => (cause === undefined || cause === UNKNOWN ? [] : [cause])));
  return {
    times: Object.entries(TIMES_SHOWN).flatMap(([key, name]) => {
      const spread = spreadOf(entries.flatMap((entry) => entry[key as keyof typeof TIMES_SHOWN] ?? []));
      return spread === undefined ? [] : [{ name, spread }];
    }),
    quarters,
    causes: causes.map(([cause, total]) => ({
      cause,
      total,
      counts: quarters.map(
        (quarter) => entries.filter((entry) => entry.cause === cause && quarterOf(entry.date) === quarter).length,
      ),
    })),
    detectedBy: byFrequency(entries.flatMap(({ detectedBy }) => detectedBy ?? [])).map(([by, count]) => ({
      by,
      count,
    })),
    gettingWorse: gettingWorse(entries, newest),
    // The index does not store more of older ones.
    gaps: gapsIn(newestFirst(entries).slice(0, LISTED)),
  };
}

/** By nearest rank; undefined if there is no value. */
export function spreadOf(values: readonly number[]): Spread | undefined {
  const sorted = values.toSorted((left, right) => left - right);
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
  const p90 = sorted[Math.ceil(sorted.length * 0.9) - 1];
  if (low === undefined || high === undefined || p90 === undefined) return undefined;
  return { median: (low + high) / 2, p90, count: sorted.length };
}

/**
 * Returns services with more postmortems or more minutes of impact in the last 90 days than in the 90 before, the largest increase
 * first.
 */
function gettingWorse(entries: readonly IndexEntry[], newest: string): ServiceTrend[] {
  const trends = new Map<string, ServiceTrend>();
  for (const { date, service, duration } of entries) {
    const age = date === undefined ? Number.NaN : (Date.parse(newest) - Date.parse(date)) / DAY_MS;
    if (service === undefined || !(age < 2 * WINDOW_DAYS)) continue;
    const trend = trends.get(service) ?? { service, before: nothing(), now: nothing() };
    const window = age < WINDOW_DAYS ? trend.now : trend.before;
    window.postmortems += 1;
    window.minutes += Math.round((duration ?? 0) / 60);
    trends.set(service, trend);
  }
  const more = ({ before, now }: ServiceTrend) => now.minutes - before.minutes;
  return (
    [...trends.values()]
      // One postmortem alone is no trend.
      .filter(
        ({ before, now }) =>
          now.postmortems > 1 && now.postmortems >= before.postmortems && now.minutes > before.minutes,
      )
      .sort((left, right) => more(right) - more(left) || (left.service < right.service ? -1 : 1))
      .slice(0, MAX_WORSE)
  );
}

const nothing = () => ({ postmortems: 0, minutes: 0 });

function gapsIn(entries: readonly IndexEntry[]): Learnings['gaps'] {
  const written = new Map<string, string>();
  const keys = entries.flatMap(({ notSeen = [] }) => {
    const own = new Map(
      notSeen.map((what) => [
        what
          .toLowerCase()
          .replace(/[\s.]+/g, ' ')
          .trim(),
        what,
      ]),
    );
    for (const [key, what] of own) if (!written.has(key)) written.set(key, what);
    return [...own.keys()];
  });
  return byFrequency(keys)
    .slice(0, MAX_GAPS)
    .map(([key, count]) => ({ what: written.get(key) ?? key, count }));
}

/** Most frequent first, then by name. */
function byFrequency<Name extends string>(names: readonly Name[]): [Name, number][] {
  const counts = new Map<Name, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort(([one, left], [other, right]) => right - left || (one < other ? -1 : 1));
}

const later = (one: string, other: string) => (one > other ? one : other);

function quarterOf(date: string | undefined): string | undefined {
  return date && `${date.slice(0, 4)} Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`;
}

/** The last quarters up to a day, oldest first; none if there is no day. */
function quartersUpTo(date: string): string[] {
  if (date === '') return [];
  const last = Number(date.slice(0, 4)) * 4 + Math.ceil(Number(date.slice(5, 7)) / 3) - 1;
  return Array.from({ length: QUARTERS }, (_, index) => Math.max(0, last - QUARTERS + 1 + index)).map(
    (quarter) => `${String(Math.floor(quarter / 4)).padStart(4, '0')} Q${(quarter % 4) + 1}`,
  );
}
