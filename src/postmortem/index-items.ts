/** The index's sections about action items: how many get done, how old the open ones are, and what is overdue. */
import { countBar } from '../text/bar.ts';
import { counted } from '../text/counted.ts';
import { escapeMarkdown } from '../text/markdown.ts';
import { dayOf, daysBetween } from '../time/days.ts';
import type { IndexEntry } from './index-entry.ts';
import { spreadOf } from './learnings.ts';
import { isDue, type TrackedItem } from './tracked-item.ts';

/** The last day of each age, and its name. */
const AGES: readonly (readonly [days: number, name: string])[] = [
  [30, '30\u00A0d'],
  [90, '90\u00A0d'],
  [Number.POSITIVE_INFINITY, 'Older'],
];
/** Narrow, so that a table fits on a phone. */
const BAR_WIDTH = 5;
const MAX_ROWS = 10;
const MAX_TITLE = 70;
const MAX_SHORT = 40;

/** The numbers of all items on a day. */
export interface ItemNumbers {
  open: number;
  done: number;
  declined: number;
  overdue: number;
  /** Done, of those that were not declined: 0 to 1; undefined if there is none. */
  completion: number | undefined;
  /** Of the open ones, in days. */
  medianAge: number | undefined;
  /** Done, and nothing shows it. */
  unproven: number;
}

/** `today` is YYYY-MM-DD. */
export function itemNumbersOf(items: readonly TrackedItem[], today: string): ItemNumbers {
  const open = items.filter(({ state }) => state === 'open');
  const done = items.filter(({ state }) => state === 'done');
  const counting = open.length + done.length;
  return {
    open: open.length,
    done: done.length,
    declined: items.length - counting,
    overdue: items.filter((item) => isDue(item, today)).length,
    completion: counting === 0 ? undefined : done.length / counting,
    medianAge: spreadOf(open.map((item) => ageOf(item, today)))?.median,
    unproven: done.filter(({ proof }) => proof === undefined).length,
  };
}

/** Markdown; nothing if there is no item. The same items on the same day give the same text. */
export function itemSections(items: readonly TrackedItem[], today: string): string[] {
  if (items.length === 0) return [];
  const { open, done, declined, overdue, completion = 0, medianAge, unproven } = itemNumbersOf(items, today);
  const age =
    medianAge === undefined ? [] : [`The open ones have a median age of ${counted(Math.round(medianAge), 'day')}.`];
  const late = items.filter((item) => isDue(item, today)).sort(by(({ due = '' }) => due));
  const closed = items
    .filter(({ state }) => state !== 'open')
    .sort(by(({ closedAt = '' }) => closedAt))
    .toReversed();
  return [
    '### Action items',
    [
      `${done} of ${counted(open + done, 'item')} done (${Math.round(completion * 100)} %).`,
      `${open} open, ${overdue} of them overdue. ${declined} declined.`,
      ...age,
      ...(unproven === 0 ? [] : [`${unproven} closed without proof.`]),
    ].join(' '),
    ...ages(
      items.filter(({ state }) => state === 'open'),
      today,
    ),
    ...overdueBy(late, today),
    ...listed(
      'Declined',
      ['Item', 'Why'],
      closed.filter(({ state }) => state === 'declined'),
      ({ declinedBecause }) => [escapeMarkdown(declinedBecause ?? 'no reason given', 160)],
    ),
    ...listed(
      'Closed without proof',
      ['Item', 'Closed'],
      closed.filter(({ state, proof }) => state === 'done' && proof === undefined),
      ({ closedAt }) => [closedAt === undefined ? '' : dayOf(closedAt)],
    ),
  ];
}

/**
 * Returns the entries with the number of open items according to their issues, because people close an issue and leave the box in the
 * document. A postmortem that has no issue keeps the number from its text.
 */
export function withOpenItems(entries: readonly IndexEntry[], items: readonly TrackedItem[]): IndexEntry[] {
  const issues = grouped(items, ({ postmortem }) => postmortem ?? '');
  return entries.map((entry) => {
    const own = issues.get(entry.path);
    return own === undefined
      ? entry
      : { ...entry, openActionItems: own.filter(({ state }) => state === 'open').length };
  });
}

/** The team that owns it, else its service. */
export function teamOf({ owner, service }: Pick<TrackedItem, 'owner' | 'service'>): string {
  return /@([a-z\d][a-z\d-]{0,38}\/[\w.-]{1,100})/i.exec(owner ?? '')?.[1] ?? service ?? 'unknown';
}

/** Open items by team, and how old they are. */
function ages(open: readonly TrackedItem[], today: string): string[] {
  if (open.length === 0) return [];
  const teams = [...grouped(open, teamOf)].sort(([, one], [, other]) => other.length - one.length);
  const most = teams[0]?.[1].length ?? 0;
  const shown = teams.slice(0, MAX_ROWS);
  const rest = teams.slice(MAX_ROWS).flatMap(([, some]) => some);
  const rows = [...shown, ...(rest.length === 0 ? [] : [['Others', rest] as const])].map(([team, some]) => {
    const counts = AGES.map(([last], index) => {
      const first = AGES[index - 1]?.[0] ?? -1;
      return some.filter((item) => ageOf(item, today) > first && ageOf(item, today) <= last).length;
    });
    const drawn = team === 'Others' ? '' : countBar(some.length, most, BAR_WIDTH);
    return `| ${escapeMarkdown(team, 40)} | ${`${drawn}\u00A0${some.length}`.trim()} | ${counts.map((count) => count || '').join(' | ')} |`;
  });
  return [
    '#### Open, by team and age',
    [
      `| Team or service | Open | ${AGES.map(([, name]) => name).join(' | ')} |`,
      `| :--- | :--- | ${AGES.map(() => '---:').join(' | ')} |`,
      ...rows,
    ].join('\n'),
  ];
}

function overdueBy(late: readonly TrackedItem[], today: string): string[] {
  if (late.length === 0) return [];
  const services = [...grouped(late, ({ service = 'unknown' }) => service)].sort(
    ([, one], [, other]) => other.length - one.length,
  );
  const most = services[0]?.[1].length ?? 0;
  const rows = services.slice(0, MAX_ROWS).map(([service, some]) => {
    const [oldest] = some;
    const days = oldest?.due === undefined ? 0 : daysBetween(oldest.due, today);
    return `| ${escapeMarkdown(service, 40)} | ${countBar(some.length, most, BAR_WIDTH)}\u00A0${some.length} | ${oldest && linked(oldest, MAX_SHORT)} | ${days}\u00A0d |`;
  });
  const more = services.length - rows.length;
  return [
    '#### Overdue, by service',
    ['| Service | Overdue | Oldest | Late |', '| :--- | :--- | :--- | ---: |', ...rows].join('\n'),
    ...(more > 0 ? [`And ${counted(more, 'more service')}.`] : []),
  ];
}

function listed(
  title: string,
  [first, ...heads]: readonly [string, ...string[]],
  items: readonly TrackedItem[],
  cells: (item: TrackedItem) => string[],
): string[] {
  if (items.length === 0) return [];
  const more = items.length - MAX_ROWS;
  return [
    `#### ${title}`,
    [
      `| ${[first, ...heads].join(' | ')} |`,
      `| ${[first, ...heads].map(() => ':---').join(' | ')} |`,
      ...items.slice(0, MAX_ROWS).map((item) => `| ${[linked(item), ...cells(item)].join(' | ')} |`),
    ].join('\n'),
    ...(more > 0 ? [`And ${more} earlier.`] : []),
  ];
}

const ageOf = ({ createdAt }: TrackedItem, today: string) => Math.max(0, daysBetween(dayOf(createdAt), today));

const linked = ({ title, url }: TrackedItem, length = MAX_TITLE) => `[${escapeMarkdown(title, length)}](${url})`;

function grouped<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}

/** In the order of a key, then of the address, so that the order does not depend on GitHub. */
function by(keyOf: (item: TrackedItem) => string): (one: TrackedItem, other: TrackedItem) => number {
  const key = (item: TrackedItem) => `${keyOf(item)} ${item.url}`;
  return (one, other) => (key(one) < key(other) ? -1 : 1);
}
