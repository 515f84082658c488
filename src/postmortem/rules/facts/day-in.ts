import { DAY_MS } from '../../../time/units.ts';
import { dayNumber } from '../../document/calendar.ts';
import { findDate } from '../../document/moment.ts';

/** Returns the midnight (UTC, in milliseconds) of the first date with a year in a text, unless it can be read in two ways. */
export function dayIn(text: string): number | undefined {
  const found = findDate(text);
  if (found?.date.year === undefined || found.other !== undefined) return undefined;
  // `20260210_listener` is a name.
  if (/[\w-]/.test(text[found.end] ?? '') || /[\w-]/.test(text[found.start - 1] ?? '')) return undefined;
  return dayNumber(found.date, undefined) * DAY_MS;
}
