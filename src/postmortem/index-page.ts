/** The index of all postmortems, for the issue "Postmortems" and for a docs site. */

import { countBar } from '../text/bar.ts';
import { counted } from '../text/counted.ts';
import { escapeMarkdown } from '../text/markdown.ts';
import { inShort } from '../time/duration.ts';
import type { IndexEntry } from './index-entry.ts';
import { recurrenceSection } from './index-recurrence.ts';
import { mergeTimesSection } from './index-reviews.ts';
import { indexState, LISTED, newestFirst } from './index-state.ts';
import { type Learnings, learningsOf, spreadOf } from './learnings.ts';

/** Characters. GitHub takes 65,536 in an issue's body, and the caller's marker needs some. */
const MAX_BODY = 65_000;
/** Characters for the rows of the list, so that there is room for the state. */
const LIST_ROOM = 28_000;
const MAX_URL = 500;
const MONTHS = 12;
const SERVICES = 9;
const BAR_WIDTH = 10;

/**
 * Returns the body: the page, and hidden at its end the state for `readIndexState`. The same entries give the same text.
 * `urlOf` returns the address of a document. `followUp` has the sections that only the follow-up knows, in markdown.
 */
export function renderIndex(
  entries: readonly IndexEntry[],
  urlOf: (path: string) => string,
  followUp: readonly string[] = [],
): string {
  const page = renderIndexPage(entries, urlOf, followUp);
  return `${page}\n${indexState(newestFirst(entries), MAX_BODY - page.length - 1)}`;
}

/** Returns only the page. */
export function renderIndexPage(
  entries: readonly IndexEntry[],
  urlOf: (path: string) => string,
  followUp: readonly string[] = [],
): string {
  if (entries.length === 0) return 'There is no postmortem yet.\n';
  const sorted = newestFirst(entries);
  const open = entries.reduce((sum, { openActionItems }) => sum + openActionItems, 0);
  return [
    `${counted(entries.length, 'postmortem')}, ${counted(open, 'open action item')}.`,
    ...list(sorted, urlOf),
    ...(followUp.length === 0 ? [] : [FOLLOW_UP_START, ...followUp, FOLLOW_UP_END]),
    ...mergeTimesSection(sorted),
    ...months(sorted),
    ...services(sorted),
    ...recurrenceSection(entries, (entry) => linkTo(entry, urlOf)),
    ...learnings(learningsOf(entries)),
  ].join('\n\n');
}

const FOLLOW_UP_START = '<!-- follow-up -->';
const FOLLOW_UP_END = '<!-- end of follow-up -->';

/** Returns the sections in an intact index that only the follow-up knows, for a page that is rendered without it. */
export function followUpSections(page: string): string[] {
  const [start, end] = [page.indexOf(`\n${FOLLOW_UP_START}\n`), page.indexOf(`\n${FOLLOW_UP_END}\n`)];
  return start < 0 || end < start ? [] : [page.slice(start + FOLLOW_UP_START.length + 2, end).trim()];
}

function list(sorted: readonly IndexEntry[], urlOf: (path: string) => string): string[] {
  const rows: string[] = [];
  let room = LIST_ROOM;
  const shown = sorted.slice(0, LISTED);
  const hasPeoples = shown.some(({ peoples }) => peoples !== undefined);
  for (const entry of shown) {
    const next = row(entry, urlOf, hasPeoples);
    room -= next.length + 1;
    if (room < 0) break;
    rows.push(next);
  }
  const rest = sorted.length - rows.length;
  const table = [
    `| Date | Incident | Service | Severity | Duration | Open items |${hasPeoples ? ' Filled in by people |' : ''}`,
    `| --- | --- | --- | --- | --- | ---: |${hasPeoples ? ' --- |' : ''}`,
    ...rows,
  ].join('\n');
  const more =
    rest === 1
      ? 'One older postmortem is included in the totals below.'
      : `${rest} older postmortems are included in the totals below.`;
  return [table, ...(rest === 0 ? [] : [more])];
}

function row(entry: IndexEntry, urlOf: (path: string) => string, hasPeoples: boolean): string {
  const { date, incident, service, severity, duration, openActionItems, peoples } = entry;
  const id = incident === undefined ? '' : ` (${escapeMarkdown(incident, 30)})`;
  const cells = [
    date ?? 'undated',
    `${linkTo(entry, urlOf)}${id}`,
    escapeMarkdown(service ?? '', 60),
    escapeMarkdown(severity ?? '', 20),
    timeOf(duration),
    openActionItems,
    ...(hasPeoples ? [peoplesOf(peoples)] : []),
  ];
  return `| ${cells.join(' | ')} |`;
}

function linkTo({ path, title }: IndexEntry, urlOf: (path: string) => string): string {
  const url = urlOf(path);
  const name = escapeMarkdown(title, 100).trim() || 'Untitled';
  return url.length > MAX_URL ? name : `[${name}](${url})`;
}

/** Progress of the sections for people. */
function peoplesOf(peoples: IndexEntry['peoples']): string {
  if (peoples === undefined) return '';
  return peoples.filled === peoples.total ? 'yes' : `${peoples.filled} of ${counted(peoples.total, 'section')}`;
}

/** Lists the calendar months up to the newest postmortem, from the first that has one. Older ones share one row, and so do undated ones. */
function months(entries: readonly IndexEntry[]): string[] {
  const newest = entries[0]?.date;
  const all = newest === undefined ? [] : monthsUpTo(newest);
  const of = (month: string) => entries.filter(({ date }) => date?.startsWith(month));
  const shown = all.slice(all.findIndex((month) => of(month).length > 0)).map((month) => [month, of(month)] as const);
  const undated = entries.filter(({ date }) => date === undefined);
  const earlier = entries.filter(({ date }) => date !== undefined && date.slice(0, 7) < (all[0] ?? ''));
  const largest = Math.max(...shown.map(([, some]) => some.length));
  const others = [['Earlier', earlier] as const, ['Undated', undated] as const].filter(([, some]) => some.length > 0);
  return [
    '### By month',
    [
      '| Month | Postmortems | Acknowledge | Resolve | ACU |',
      '| :--- | :--- | ---: | ---: | ---: |',
      ...shown.toReversed().map(([month, some]) => monthRow(month, some, countBar(some.length, largest, BAR_WIDTH))),
      ...others.map(([name, some]) => monthRow(name, some, '')),
    ].join('\n'),
    'Acknowledge and Resolve: median times after the page. ACU: cost of the Devin sessions. A cell is empty if the value is unknown.',
  ];
}

function monthRow(month: string, entries: readonly IndexEntry[], drawn: string): string {
  const costs = entries.flatMap(({ acu }) => acu ?? []);
  const cells = [
    month,
    `${drawn} ${entries.length}`.trim(),
    timeOf(spreadOf(entries.flatMap(({ timeToAcknowledge }) => timeToAcknowledge ?? []))?.median),
    timeOf(spreadOf(entries.flatMap(({ timeToResolve }) => timeToResolve ?? []))?.median),
    costs.length === 0 ? '' : costs.reduce((sum, acu) => sum + acu, 0).toFixed(1),
  ];
  return `| ${cells.join(' | ')} |`;
}

/** Oldest first, `YYYY-MM`. */
function monthsUpTo(date: string): string[] {
  const [year = 0, month = 1] = date.split('-').map(Number);
  const last = year * 12 + month - 1;
  return Array.from({ length: MONTHS }, (_, index) => {
    const each = Math.max(0, last - MONTHS + 1 + index);
    return `${String(Math.floor(each / 12)).padStart(4, '0')}-${String((each % 12) + 1).padStart(2, '0')}`;
  });
}

function services(entries: readonly IndexEntry[]): string[] {
  const counts = new Map<string, number>();
  for (const { service } of entries) {
    const name = escapeMarkdown(service ?? '', 60).trim() || 'No service named';
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const sorted = [...counts].sort(([, left], [, right]) => right - left);
  const rest = sorted.slice(SERVICES);
  const others = rest.reduce((sum, [, count]) => sum + count, 0);
  const rows = [
    ...sorted.slice(0, SERVICES),
    ...(others === 0 ? [] : [[counted(rest.length, 'other service'), others] as const]),
  ];
  const largest = Math.max(...rows.map(([, count]) => count));
  return [
    '### By service',
    [
      '| Service | Postmortems |',
      '| :--- | :--- |',
      ...rows.map(([name, count]) => `| ${name} | ${countBar(count, largest, BAR_WIDTH)} ${count} |`),
    ].join('\n'),
  ];
}

/** Each part appears only if it is known: most of it comes from the records of the postmortems. */
function learnings({ times, quarters, causes, detectedBy, gettingWorse, gaps }: Learnings): string[] {
  const parts: [title: string, rows: (string | number)[][], note?: string][] = [
    [
      'How fast',
      table(['Time to', 'Median', '90 % within', 'Known of'], times, ({ name, spread }) => [
        name,
        timeOf(spread.median),
        timeOf(spread.p90),
        spread.count,
      ]),
      'A mean alone misleads: one long incident hides that most are short.',
    ],
    ['Causes', table(['Cause', ...quarters, 'All'], causes, ({ cause, counts, total }) => [cause, ...counts, total])],
    [
      'Detected by',
      table(['', 'Postmortems'], detectedBy, ({ by, count }) => [
        by,
        `${countBar(count, detectedBy[0]?.count ?? 0, BAR_WIDTH)} ${count}`,
      ]),
    ],
    [
      'Getting worse',
      table(['Service', '90 days before', 'Last 90 days'], gettingWorse, ({ service, before, now }) => [
        escapeMarkdown(service, 60),
        `${counted(before.postmortems, 'postmortem')}, ${timeOf(before.minutes * 60)}`,
        `${counted(now.postmortems, 'postmortem')}, ${timeOf(now.minutes * 60)}`,
      ]),
      'Services with more minutes of impact, and at least two postmortems, in the last 90 days.',
    ],
    [
      'Could not be seen',
      table(['What was missing', 'Postmortems'], gaps, ({ what, count }) => [escapeMarkdown(what, 100), count]),
      'From the newest postmortems. An investigation with better data finds more.',
    ],
  ];
  return parts.flatMap(([title, rows, note]) =>
    rows.length === 0
      ? []
      : [
          `### ${title}`,
          rows.map((cells) => `| ${cells.join(' | ')} |`).join('\n'),
          ...(note === undefined ? [] : [note]),
        ],
  );
}

/** Returns a heading, its line, and a row for each item; nothing if there is no item. */
function table<Item>(
  head: string[],
  items: readonly Item[],
  row: (item: Item) => (string | number)[],
): (string | number)[][] {
  return items.length === 0 ? [] : [head, [':---', ...head.slice(1).map(() => '---:')], ...items.map(row)];
}

const timeOf = (seconds: number | undefined) => (seconds === undefined ? '' : inShort(Math.round(seconds)));
