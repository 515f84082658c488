/** The timeline as a Mermaid gantt: Mermaid's own timeline cannot hold a time such as 14:32. */
import type { EntryTime, TimelineEntry } from './document/model.ts';
import { diagram, mermaidText } from './mermaid.ts';

const MAX_ENTRIES = 40;
const MAX_LABEL = 60;
const DAY_MS = 86_400_000;
/** Stands for the first day where no date is known; the first of a year, so that the day of the year counts from 1. */
const UNDATED = Date.UTC(2001, 0, 1);

/** Milliseconds of UTC; `end` only where it is later than `start`. */
interface Bar {
  start: number;
  end: number | undefined;
  wholeDay: boolean;
  text: string;
}

/**
 * Markdown: the diagram, oldest entry first, and a line on entries that are not in it. Entries without a time are left out, and
 * so are whole days where others have a time of day. Undefined where fewer than two are left.
 */
export function drawTimeline(entries: readonly TimelineEntry[]): string | undefined {
  const timed = entries.flatMap(({ text, time }) => (time === undefined ? [] : [{ text, time }]));
  const dated = timed.every(({ time }) => time.start.instant !== undefined);
  const firstDay = Math.floor(Math.min(...timed.map(({ time }) => time.start.seconds)) / 86_400);
  const offset = UNDATED - firstDay * DAY_MS;
  const all = timed.map(({ text, time }) => barOf(text, time, dated, offset)).filter(({ start }) => isDrawable(start));
  const hours = all.filter(({ wholeDay }) => !wholeDay);
  const bars = (hours.length > 0 ? hours : all).sort((left, right) => left.start - right.start);
  const drawn = bars.slice(0, MAX_ENTRIES);
  if (drawn.length < 2) return undefined;

  const days = new Set(drawn.flatMap(({ start, end }) => [day(start), day(end ?? start)]));
  const clock = '%H:%M';
  const axis = days.size === 1 ? clock : `${dated ? '%b %-d' : 'day %-j'} ${clock}`;
  const lines = ['dateFormat YYYY-MM-DD HH:mm:ss', `axisFormat ${axis}`, 'todayMarker off'];
  let section: number | undefined;
  for (const bar of drawn) {
    if (days.size > 1 && day(bar.start) !== section) {
      section = day(bar.start);
      lines.push(`section ${dated ? iso(bar.start).slice(0, 10) : `Day ${section - day(UNDATED) + 1}`}`);
    }
    lines.push(taskOf(bar));
  }
  const left = entries.length - drawn.length;
  const more = left === 0 ? '' : `\n\n${left} more ${left === 1 ? 'entry is' : 'entries are'} in the document only.`;
  return `${diagram('gantt', lines)}${more}`;
}

function barOf(text: string, time: EntryTime, dated: boolean, offset: number): Bar {
  const { start, end, wholeDay } = time;
  const from = dated ? Date.parse(start.instant ?? '') : start.seconds * 1000 + offset;
  const until = end === undefined ? from : from + (end.seconds - start.seconds) * 1000;
  return { start: from, end: until > from && isDrawable(until) ? until : undefined, wholeDay, text };
}

/** Every label begins with our own words or a clock, so that no text can be one of Mermaid's keywords. */
function taskOf({ start, end, wholeDay, text }: Bar): string {
  const label = mermaidText(`${wholeDay ? 'Whole day:' : iso(start).slice(11, 16)} ${text}`, MAX_LABEL);
  return end === undefined ? `${label} :milestone, ${at(start)}, 0s` : `${label} :${at(start)}, ${at(end)}`;
}

/** Mermaid reads years of four digits, the first hundred of them as others. */
const isDrawable = (time: number) => time >= Date.UTC(1000) && time < Date.UTC(3000);

const day = (time: number) => Math.floor(time / DAY_MS);
const iso = (time: number) => new Date(time).toISOString();
const at = (time: number) => iso(time).slice(0, 19).replace('T', ' ');
