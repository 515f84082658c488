import type { Config } from '../policy/config.ts';
import { isNamed } from '../text/is-named.ts';
import { dayOf } from '../time/days.ts';

/** Stands for every severity that is not named. */
const OTHERS = 'default';

/** Returns the due date (YYYY-MM-DD) of an item whose issue is opened now; undefined if none is configured for the severity. */
export function defaultDue(
  due: Config['follow-up']['due'],
  severity: string | undefined,
  now: Date,
): string | undefined {
  const named = Object.entries(due).find(([name]) => name !== OTHERS && isNamed([name], severity));
  const seconds = named?.[1] ?? due[OTHERS];
  return seconds === undefined ? undefined : dayOf(now.getTime() + seconds * 1000);
}
