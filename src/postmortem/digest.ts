/** The monthly digest: what changed, what repeats, what is overdue, and what would have helped most. Pure. */
import { counted } from '../text/counted.ts';
import { escapeMarkdown } from '../text/markdown.ts';
import { inShort } from '../time/duration.ts';
import type { IndexEntry } from './index-entry.ts';
import { entryName } from './index-recurrence.ts';
import { spreadOf } from './learnings.ts';
import { costOf, type Recurring, recurringIn } from './repeats.ts';
import { isDue, type Kind, type TrackedItem } from './tracked-item.ts';

/** What the digest of a month is about. */
export interface DigestFacts {
  /** YYYY-MM. */
  month: string;
  entries: readonly IndexEntry[];
  items: readonly TrackedItem[];
  urlOf: (entry: IndexEntry) => string;
}

/** An open action item, and what its completion would have prevented. */
export interface PreventiveItem {
  item: TrackedItem;
  /** Minutes of impact of the later incidents of the same failure. */
  minutes: number;
  incidents: number;
}

/** For each list, so that the digest has at most 40 lines. */
const MAX_LISTED = 5;
const MAX_PREVENTIVE = 3;

export const HOW_COUNTED =
  'How it is counted: the minutes of impact of all later incidents of the failure that the item is about, from the families in the index.';

/** Returns at most 40 lines of markdown; undefined if nothing happened in the month. */
export function digestOf({ month, entries, items, urlOf }: DigestFacts): string | undefined {
  const before = monthBefore(month);
  const until = `${month}-31`;
  const { known, now, repeated, preventive } = readMonth({ month, entries, items });
  const opened = items.filter(({ createdAt }) => createdAt.startsWith(month));
  const closed = items.filter(({ closedAt }) => closedAt?.startsWith(month));
  if (now.length + opened.length + closed.length === 0) return undefined;
  return [
    [`## Digest of ${month}`],
    ['### What changed', changes()],
    ['### What repeats', repeats()],
    ['### What is overdue', list(overdueItems(items, until), overdueLine, 'Nothing.')],
    [
      '### What would have prevented the most',
      preventive.length === 0
        ? 'No open action item is of a failure that happened again.'
        : [...preventive.map(preventiveLine), '', HOW_COUNTED].join('\n'),
    ],
  ]
    .flat()
    .join('\n\n');

  function changes(): string {
    const then = known.filter(({ date }) => date?.startsWith(before));
    const compare = (one: string | number, other: string | number) => `${one} (${before}: ${other})`;
    const medianOf = (some: readonly IndexEntry[]) => {
      const median = spreadOf(some.flatMap(({ timeToResolve }) => timeToResolve ?? []))?.median;
      return median === undefined ? 'not known' : inShort(Math.round(median));
    };
    const cost = costOf(now);
    return [
      `- Postmortems: ${compare(now.length, then.length)}`,
      `- Minutes of impact: ${compare(cost.minutes, costOf(then).minutes)}`,
      `- Median time to resolve: ${compare(medianOf(now), medianOf(then))}`,
      `- Action items: ${opened.length} opened, ${closed.filter(({ state }) => state === 'done').length} done, ${closed.filter(({ state }) => state === 'declined').length} declined, ${items.filter(({ state }) => state === 'open').length} open now`,
    ].join('\n');
  }

  function repeats(): string {
    return list(
      repeated,
      ({ entry, first }) =>
        `- [${entryName(entry)}](${urlOf(entry)}), ${counted(costOf([entry]).minutes, 'minute')}: the same failure as [${entryName(first)}](${urlOf(first)})`,
      'Nothing.',
    );
  }
}

/** Returns the same for a chat, with the incident that each line is about. */
export function announcedLines(facts: DigestFacts) {
  const { items, month, entries, urlOf } = facts;
  const { now, repeated, preventive } = readMonth(facts);
  const about = ({ title, service }: Pick<TrackedItem, 'title' | 'service'>) => ({
    title,
    service,
    serviceId: undefined,
  });
  // If somebody removed the link to its postmortem, the item itself says what it is about.
  const aboutItem = (item: TrackedItem) => about(entries.find(({ path }) => path === item.postmortem) ?? item);
  return [
    { text: `${counted(now.length, 'postmortem')}, ${counted(costOf(now).minutes, 'minute')} of impact` },
    ...repeated.slice(0, MAX_LISTED).map(({ entry, first }) => ({
      text: `Happened again: ${entry.title}, like ${first.title}`,
      url: urlOf(entry),
      subject: about(entry),
    })),
    ...overdueItems(items, `${month}-31`)
      .slice(0, MAX_LISTED)
      .map((item) => ({ text: `Overdue since ${item.due}: ${item.title}`, url: item.url, subject: aboutItem(item) })),
    ...preventive.map(({ item, minutes }) => ({
      text: `Would have prevented ${counted(minutes, 'minute')}: ${item.title}`,
      url: item.url,
      subject: aboutItem(item),
    })),
  ];
}

function readMonth({ month, entries, items }: Pick<DigestFacts, 'month' | 'entries' | 'items'>) {
  // What came later is in the next digest.
  const known = entries.filter(({ date }) => date === undefined || date <= `${month}-31`);
  const now = known.filter(({ date }) => date?.startsWith(month));
  const recurring = recurringIn(known);
  const repeated = recurring
    .flatMap(({ first, repeats }) => repeats.flatMap((entry) => (now.includes(entry) ? [{ entry, first }] : [])))
    .sort((one, other) => (other.entry.duration ?? 0) - (one.entry.duration ?? 0));
  return { known, now, recurring, repeated, preventive: preventiveItems(recurring, items).slice(0, MAX_PREVENTIVE) };
}

/** Open items that were due on a day, or before it, the longest overdue first. `until`: YYYY-MM-DD. */
export function overdueItems(items: readonly TrackedItem[], until: string): TrackedItem[] {
  return items
    .filter((item) => isDue(item, until))
    .sort((one, other) => compareText(one.due ?? '', other.due ?? '') || compareText(one.url, other.url));
}

const KIND_ORDER: readonly (Kind | undefined)[] = ['prevent', undefined, 'mitigate', 'detect'];

/** Open items of failures that happened again, those whose completion would have prevented the most minutes first. */
export function preventiveItems(recurring: readonly Recurring[], items: readonly TrackedItem[]): PreventiveItem[] {
  const later = new Map(
    recurring.flatMap(({ first, repeats }) =>
      [first, ...repeats].map((entry, index, chain) => [entry.path, chain.slice(index + 1)] as const),
    ),
  );
  return items
    .flatMap((item) => {
      const since = item.state === 'open' ? (later.get(item.postmortem ?? '') ?? []) : [];
      return since.length === 0 ? [] : [{ item, minutes: costOf(since).minutes, incidents: since.length }];
    })
    .sort(
      (one, other) =>
        other.minutes - one.minutes ||
        KIND_ORDER.indexOf(one.item.kind) - KIND_ORDER.indexOf(other.item.kind) ||
        compareText(one.item.createdAt, other.item.createdAt) ||
        compareText(one.item.url, other.item.url),
    );
}

function overdueLine({ title, url, due, assignees, owner }: TrackedItem): string {
  const who = assignees.length > 0 ? assignees.join(', ') : (owner ?? 'nobody');
  return `- [${escapeMarkdown(title, 100)}](${url}), due ${due}, owner: ${escapeMarkdown(who, 60)}`;
}

function preventiveLine({ item: { title, url, kind }, minutes, incidents }: PreventiveItem): string {
  const of = kind === undefined ? '' : ` (${kind})`;
  return `- [${escapeMarkdown(title, 100)}](${url})${of}: ${counted(minutes, 'minute')} in ${counted(incidents, 'incident')}`;
}

function list<Item>(all: readonly Item[], line: (item: Item) => string, none: string): string {
  const rest = all.length - MAX_LISTED;
  const lines = all.slice(0, MAX_LISTED).map(line);
  return all.length === 0 ? none : [...lines, ...(rest > 0 ? [`- And ${rest} more.`] : [])].join('\n');
}

/** The month before one, both YYYY-MM. */
export function monthBefore(month: string): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 2, 1)).toISOString().slice(0, 7);
}

const compareText = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);
