/**
 * The timeline of a postmortem as a table with a bar in each row. A table wraps at any width. A Mermaid diagram does not: its
 * labels are clipped or shrink, and GitHub's app and e-mails show its source.
 */
import { bar } from '../text/bar.ts';
import { escapeMarkdown } from '../text/markdown.ts';
import { DAY_SECONDS } from '../time/units.ts';
import type { TimelineEntry } from './document/model.ts';

const MAX_ROWS = 16;
const MAX_TEXT = 120;
const BAR_WIDTH = 10;
/** The events that readers look for first in a long timeline. */
const MILESTONE =
  /\b(?:triggered|paged|alerted|detected|acknowledged|escalated|declared|identified|deployed|rolled back|mitigated|recovered|restored|resolved)\b/i;

/** Seconds on one scale; `end` only if it is later than `start`. */
interface Row {
  start: number;
  end: number | undefined;
  wholeDay: boolean;
  text: string;
}

/**
 * Returns markdown: a table, oldest entry first, and a line about the entries that are not in it. Entries without a time are left out,
 * and so are whole days if other entries have a time of day. Undefined if fewer than two are left.
 */
export function timelineTable(entries: readonly TimelineEntry[]): string | undefined {
  const timed = entries.flatMap(({ text, time }) => (time === undefined ? [] : [{ text, time }]));
  const dated = timed.every(({ time }) => time.start.instant !== undefined);
  const all = timed.map(({ text, time }): Row => {
    const start = dated ? Date.parse(time.start.instant ?? '') / 1000 : time.start.seconds;
    const end = time.end && start + time.end.seconds - time.start.seconds;
    return { start, end: end !== undefined && end > start ? end : undefined, wholeDay: time.wholeDay, text };
  });
  const hours = all.filter(({ wholeDay }) => !wholeDay);
  const sorted = (hours.length > 0 ? hours : all).filter(isShowable).sort((left, right) => left.start - right.start);
  const rows = mostTelling(sorted);
  if (rows.length < 2) return undefined;

  const firstDay = day(sorted[0]?.start ?? 0);
  const severalDays = sorted.some(({ start, end }) => day(end ?? start) !== firstDay);
  const scale = scaleOf(rows);
  const timeOf = (row: Row) => {
    if (row.wholeDay) return dated ? iso(row.start).slice(0, 10) : `Day ${day(row.start) - firstDay + 1}`;
    const clock = row.end === undefined ? hhmm(row.start) : `${hhmm(row.start)}–${hhmm(row.end)}`;
    if (!severalDays) return clock;
    return `${dated ? iso(row.start).slice(5, 10) : `Day ${day(row.start) - firstDay + 1}`} ${clock}`;
  };
  const left = entries.length - rows.length;
  return [
    [
      '| Time | | Event |',
      '| :--- | :--- | :--- |',
      ...rows.map((row) => `| ${timeOf(row)} | ${scale(row)} | ${escapeMarkdown(row.text, MAX_TEXT).trim()} |`),
    ].join('\n'),
    ...(left === 0 ? [] : [`${left} more ${left === 1 ? 'entry is' : 'entries are'} in the document only.`]),
  ].join('\n\n');
}

/** Returns the rows that fit: the first and the last, milestones, and then those after the longest gaps. */
function mostTelling(rows: readonly Row[]): Row[] {
  if (rows.length <= MAX_ROWS) return [...rows];
  const ranked = rows.map((row, index) => {
    const isEnd = index === 0 || index === rows.length - 1;
    return { row, rank: isEnd ? 2 : Number(MILESTONE.test(row.text)), gap: row.start - (rows[index - 1]?.start ?? 0) };
  });
  const kept = ranked.sort((left, right) => right.rank - left.rank || right.gap - left.gap).slice(0, MAX_ROWS);
  return kept.map(({ row }) => row).sort((left, right) => left.start - right.start);
}

/**
 * Returns the bar of a row. A cause from weeks before, or a review days after, would leave no room for the incident itself. So an end
 * that is farther away than all other rows together is outside the scale, and its row says so.
 */
function scaleOf(rows: readonly Row[]): (row: Row) => string {
  let first = 0;
  let last = rows.length - 1;
  const start = (index: number) => rows[index]?.start ?? 0;
  while (last - first > 2) {
    const span = start(last) - start(first);
    if (start(first + 1) - start(first) > span / 2) first += 1;
    else if (start(last) - start(last - 1) > span / 2) last -= 1;
    else break;
  }
  const from = start(first);
  const until = Math.max(...rows.slice(first, last + 1).map((row) => row.end ?? row.start));
  return (row) => {
    if (row.start < from) return 'earlier';
    if (row.start > start(last)) return 'later';
    return bar(row.start - from, Math.min(row.end ?? row.start, until) - from, until - from, BAR_WIDTH);
  };
}

/** JavaScript dates, with years of four digits. */
const isShowable = ({ start, end }: Row) => start >= Date.UTC(-1) / 1000 && (end ?? start) < Date.UTC(9999) / 1000;
const day = (seconds: number) => Math.floor(seconds / DAY_SECONDS);
const iso = (seconds: number) => new Date(seconds * 1000).toISOString();
const hhmm = (seconds: number) => iso(seconds).slice(11, 16);
