/** The index of all postmortems, for the issue "Postmortems" and for a docs site. */

import { counted } from '../text/counted.ts';
import { plainText } from '../text/markdown.ts';
import { inWords } from '../time/duration.ts';
import type { IndexEntry } from './index-entry.ts';
import { indexState, LISTED, newestFirst } from './index-state.ts';
import { diagram, mermaidText } from './mermaid.ts';

/** Characters; GitHub takes 65,536 of an issue's body, and the caller's marker needs some. */
const MAX_BODY = 65_000;
/** Characters, for the rows of the list, so that the state has room beside it. */
const LIST_ROOM = 28_000;
const MAX_URL = 500;
const MONTHS = 12;
const SERVICES = 9;

/**
 * The issue's body: the page, and hidden at its end what `readIndexState` gives back. The same entries give the same text.
 * `urlOf` a path is where its document stands.
 */
export function renderIndex(entries: readonly IndexEntry[], urlOf: (path: string) => string): string {
  const page = renderIndexPage(entries, urlOf);
  return `${page}\n${indexState(newestFirst(entries), MAX_BODY - page.length - 1)}`;
}

/** The page alone. */
export function renderIndexPage(entries: readonly IndexEntry[], urlOf: (path: string) => string): string {
  if (entries.length === 0) return 'There is no postmortem yet.\n';
  const sorted = newestFirst(entries);
  const open = entries.reduce((sum, { openActionItems }) => sum + openActionItems, 0);
  return [
    `${counted(entries.length, 'postmortem')}, ${counted(open, 'open action item')}.`,
    ...list(sorted, urlOf),
    ...months(sorted),
    ...services(sorted),
  ].join('\n\n');
}

function list(sorted: readonly IndexEntry[], urlOf: (path: string) => string): string[] {
  const rows: string[] = [];
  let room = LIST_ROOM;
  for (const entry of sorted.slice(0, LISTED)) {
    const next = row(entry, urlOf);
    room -= next.length + 1;
    if (room < 0) break;
    rows.push(next);
  }
  const rest = sorted.length - rows.length;
  const table = [
    '| Date | Incident | Service | Severity | Duration | Open action items |',
    '| --- | --- | --- | --- | --- | ---: |',
    ...rows,
  ].join('\n');
  const more = rest === 1 ? 'One older one is counted below.' : `${rest} older ones are counted below.`;
  return [table, ...(rest === 0 ? [] : [more])];
}

function row(entry: IndexEntry, urlOf: (path: string) => string): string {
  const { path, date, incident, title, service, severity, duration, openActionItems } = entry;
  const url = urlOf(path);
  const name = plainText(title, 100).trim() || 'Untitled';
  const id = incident === undefined ? '' : ` (${plainText(incident, 30)})`;
  const cells = [
    date ?? '',
    `${url.length > MAX_URL ? name : `[${name}](${url})`}${id}`,
    plainText(service ?? '', 60),
    plainText(severity ?? '', 20),
    timeOf(duration),
    openActionItems,
  ];
  return `| ${cells.join(' | ')} |`;
}

/** The calendar months up to the newest postmortem. What is older is one row. */
function months(entries: readonly IndexEntry[]): string[] {
  const newest = entries[0]?.date;
  if (newest === undefined) return [];
  const shown = monthsUpTo(newest);
  const of = (month: string) => entries.filter(({ date }) => date?.startsWith(month));
  const counts = shown.map((month) => of(month).length);
  const first = shown[0] ?? '';
  const older = entries.filter(({ date }) => date === undefined || date.slice(0, 7) < first);
  const table = [
    '| Month | Postmortems | MTTA | MTTR | ACU |',
    '| --- | ---: | ---: | ---: | ---: |',
    ...shown.toReversed().flatMap((month) => (of(month).length === 0 ? [] : [monthRow(month, of(month))])),
    ...(older.length === 0 ? [] : [monthRow('Earlier', older)]),
  ];
  return [
    '### By month',
    diagram('xychart-beta', [
      `x-axis [${shown.map((month) => `"${month}"`).join(', ')}]`,
      `y-axis "Postmortems" 0 --> ${Math.max(...counts)}`,
      `bar [${counts.join(', ')}]`,
    ]),
    table.join('\n'),
    'MTTA and MTTR: mean time to acknowledge and to resolve. ACU: what the Devin sessions cost. Empty where it is not known.',
  ];
}

function monthRow(month: string, entries: readonly IndexEntry[]): string {
  const costs = entries.flatMap(({ acu }) => acu ?? []);
  const cells = [
    month,
    entries.length,
    timeOf(mean(entries.flatMap(({ timeToAcknowledge }) => timeToAcknowledge ?? []))),
    timeOf(mean(entries.flatMap(({ timeToResolve }) => timeToResolve ?? []))),
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
    const label = mermaidText(service ?? '', 40) || 'no service named';
    counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  const sorted = [...counts].sort(([, left], [, right]) => right - left);
  const rest = sorted.slice(SERVICES);
  const others = rest.reduce((sum, [, count]) => sum + count, 0);
  const slices = [
    ...sorted.slice(0, SERVICES),
    ...(others === 0 ? [] : [[counted(rest.length, 'other service'), others] as const]),
  ];
  return [
    '### By service',
    diagram(
      'pie showData',
      slices.map(([label, count]) => `"${label}" : ${count}`),
    ),
  ];
}

function mean(values: readonly number[]): number | undefined {
  return values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0) / values.length;
}

const timeOf = (seconds: number | undefined) => (seconds === undefined ? '' : inWords(Math.round(seconds)));
