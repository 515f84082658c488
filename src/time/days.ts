import { DAY_MS } from './units.ts';

/** Returns the number of days from one day (YYYY-MM-DD) to another; negative if the other is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
}

/** YYYY-MM-DD, in UTC. A number is milliseconds of Unix time. */
export function dayOf(time: Date | string | number): string {
  return new Date(time).toISOString().slice(0, 10);
}

/** Returns the day so many days later. */
export function daysAfter(day: string, days: number): string {
  return dayOf(Date.parse(day) + days * DAY_MS);
}

/** Returns the Monday of a day's week. */
export function mondayOf(day: string): string {
  return daysAfter(day, -((new Date(day).getUTCDay() + 6) % 7));
}
