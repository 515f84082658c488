/** Compares what a year has left with what the plain recomputation expects. */
import { type Observed, shown } from './observe.ts';
import type { Numbers } from './recompute.ts';

export interface Line {
  what: string;
  expected: string;
  found: string;
}

/** Every number, in the order of the table; those that differ are faults. */
export function compare(expected: Numbers, found: Observed): Line[] {
  const sorted = <Value>(record: Record<string, Value>) => Object.entries(record).sort(([one], [other]) => (one < other ? -1 : 1));
  const total = (record: Record<string, number[]>) => Object.values(record).flat().length;
  const merged = (record: Record<string, { median: string; worst: string }>) => sorted(record).map(([month, { median, worst }]) => `${month} ${median}, ${worst}`);
  const items = (some: readonly { name: string }[]) => some.map(({ name }) => name).sort();
  const each = (some: readonly { name: string; reminders: string[]; recurred: string[] }[], key: 'reminders' | 'recurred') =>
    some.flatMap((item) => item[key].map((one) => `${item.name}: ${one}`)).sort();
  const repeats = Object.values(expected.repeats);
  const worst = (record: Numbers['repeats']) =>
    sorted(record).sort(([, one], [, other]) => other.minutes - one.minutes || other.count - one.count).slice(0, 10).map((one) => JSON.stringify(one));
  const labelled = (label: string) => items(found.items.filter(({ labels }) => labels.includes(label)));
  const lines: [string, unknown, unknown][] = [
    ['Postmortems', expected.postmortems, found.postmortems],
    ['Items with an issue', items(expected.items), items(found.items)],
    ['Items open, done, declined', [expected.open, expected.done, expected.declined].join(', '), [found.open, found.done, found.declined].join(', ')],
    ['State of each item', expected.items.map(({ name, state }) => `${name} ${state}`).sort(), found.items.map(({ name, state }) => `${name} ${state}`).sort()],
    ['Open items in the first line', expected.open, found.openInFirstLine],
    ['Completion rate, %', expected.completion, found.completion],
    ['Closed without proof', expected.unproven, found.unproven],
    ['Median age of open items, days', expected.medianAge, found.medianAge],
    ['Overdue', expected.overdue, found.overdue],
    ['Overdue by service', JSON.stringify(sorted(expected.overdueByService)), JSON.stringify(sorted(found.overdueByService))],
    ['Reminders of overdue items', each(expected.items, 'reminders'), each(found.items, 'reminders')],
    ['Label "overdue"', items(expected.items.filter(({ state, reminders, due }) => state === 'open' && reminders.some((one) => one.startsWith(due)))), labelled('overdue')],
    ['Waiting for review', expected.waiting, found.waiting],
    ['Reminders of reviewers', sorted(expected.reviewReminders).map(String), sorted(found.reviewReminders).map(String)],
    ['Resolve to merge, median and worst by month', merged(Object.fromEntries(Object.entries(expected.mergeTimes).map(([month, { median, worst }]) => [month, { median: shown(median), worst: shown(worst) }]))), merged(found.mergeTimes)],
    ['Incidents that repeat another, and their minutes', [repeats.reduce((sum, { count }) => sum + count, 0), repeats.reduce((sum, { minutes }) => sum + minutes, 0)].join(', '), [found.repeated.incidents, found.repeated.minutes].join(', ')],
    ['The ten worst failures: repeats, minutes, night pages, ACU', worst(expected.repeats), worst(found.repeats)],
    ['"This happened again"', each(expected.items, 'recurred'), each(found.items, 'recurred')],
    ['Label "recurred"', items(expected.items.filter(({ recurred }) => recurred.length > 0)), labelled('recurred')],
    ['Digests', expected.digests, found.digests],
    ['Longest digest is at most 40 lines', true, found.digestLines <= 40],
    ['Last digest', JSON.stringify(expected.lastDigest), JSON.stringify(found.lastDigest)],
    ['Announced reviews', total(expected.reviewReminders), found.announced['review-waits'] ?? 0],
    ['Announced lists of overdue items, one a week', expected.overdueWeeks, found.announced.overdue ?? 0],
    ['Announced digests', expected.digests.length, found.announced.digest ?? 0],
  ];
  return lines.map(([what, one, other]) => ({ what, expected: textOf(one), found: textOf(other) }));

  function textOf(value: unknown): string {
    return Array.isArray(value) ? `${value.length}\n${value.join('\n')}` : String(value);
  }
} // biome-ignore format: a table

export const faultsIn = (lines: readonly Line[]) => lines.filter(({ expected, found }) => expected !== found);

/** What only one of two lists has. */
export function difference({ what, expected, found }: Line): string {
  const [one, other] = [expected.split('\n'), found.split('\n')];
  const only = (some: string[], others: string[]) => some.filter((each) => !others.includes(each)).slice(0, 12);
  return `${what}: expected ${only(one, other).join(' | ') || 'the same, once'}; found ${only(other, one).join(' | ') || 'some twice'}`;
}
