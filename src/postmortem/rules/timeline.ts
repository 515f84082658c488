import { DAY_SECONDS } from '../../time/units.ts';
import type { EntryTime, PostmortemDocument, Range, TimelineEntry } from '../document/model.ts';
import { sectionsOf } from '../document/sections.ts';
import { linesNotRead } from './lines-not-read.ts';
import { type Problem, type Rule, without } from './rule.ts';

export const timeline: Rule = {
  name: 'timeline',
  promise: 'The timeline can be read, is in order and in UTC',
  severity: 'error',
  hasStyle: true,
  message: 'The timeline cannot be read as one sequence of events, so readers cannot tell what led to what.',
  fix: 'Write one line per event, oldest first. Start each with its time in UTC, such as "- 14:32 UTC — what happened", and add the date if the day changes.',
  check: ({ document }) => {
    const [section] = sectionsOf(document.sections, 'timeline');
    // `sections` reports that it is missing, empty or not filled in.
    if (section === undefined || section.empty) return [];
    const timed = document.timeline.filter(({ time }) => time !== undefined);
    if (timed.length === 0 && section.placeholders.length > 0) return [];
    if (timed.length === 0) {
      return [{ range: section.heading, severity: 'style', message: 'This section has no event with a time.' }];
    }
    return [
      ...without(document.timeline, section.placeholders).flatMap(unreadable),
      ...timed.flatMap(notUtc),
      ...disorder(document),
      ...(timed.some(({ time }) => time?.zone !== undefined)
        ? []
        : [
            {
              range: section.heading,
              severity: 'warn' as const,
              message: 'No zone is stated: the times are read as UTC.',
            },
          ]),
    ];
  },
  notChecked: ({ document }) => {
    const [section] = sectionsOf(document.sections, 'timeline');
    if (section === undefined)
      return 'the order and the zone of events, because no section has a known name for a timeline';
    if (section.empty || document.timeline.some(({ time }) => time !== undefined)) return undefined;
    return `the order and the zone of events, because no time can be read in "${section.title}"${linesNotRead(document, 'timeline')}`;
  },
  docs: {
    checks: [
      'The timeline, a list or a table, has at least one event with a time.',
      'Each event has a time that can be read (`14:32 UTC`, `14:32`, `2026-02-10T14:32Z`, `14:32–14:40`), or says that it is unknown.',
      'Events are in the order in which they happened. If a time goes back because the day changes, it needs a date.',
      'Times are in UTC. If no zone is stated anywhere, they are read as UTC, with a warning.',
    ],
    why: 'Causes come before effects. With local times, or events out of order, readers have to convert times before they see what came first, and comparisons with deploys and telemetry go wrong.',
    bad: `## Timeline

- 15:28 CET — Connection pool at 92%
- 14:15 UTC — Deploy #387 released
- a bit later — On-call engineer acknowledged
`,
    good: `## Timeline

- 14:15 UTC — Deploy #387 released
- 14:28 UTC — Connection pool at 92%
- 14:38 UTC — On-call engineer acknowledged
`,
  },
};

/** The prompt asks for "unknown" if a time could not be established. */
function unreadable({ time, unreadable: words, text, range }: TimelineEntry): Problem[] {
  if (words !== undefined) {
    return [{ range: words.range, severity: 'style', message: `"${words.text}" cannot be read as a time.` }];
  }
  if (time !== undefined || /\b(?:unknown|not known|not established)\b/i.test(text)) return [];
  return [{ range, severity: 'style', message: 'This event does not begin with a readable time.' }];
}

function notUtc({ time }: TimelineEntry): Problem[] {
  if (time?.zone === undefined || time.zone.offset === 0) return [];
  return [{ range: time.range, severity: 'style', message: `${time.zone.text} is not UTC${inUtc(time)}.` }];
}

function inUtc({ start, zone }: EntryTime): string {
  if (zone?.offset === undefined) return ', and not every reader knows its offset';
  const midnight = Math.floor(start.seconds / DAY_SECONDS) * DAY_SECONDS;
  return `: in UTC it is ${new Date((start.seconds - midnight) * 1000).toISOString().slice(11, 16)}`;
}

/** Each timeline of the document has its own order. */
function disorder({ timeline, markdown }: PostmortemDocument): Problem[] {
  const sequences = new Set(timeline.map(({ sequence }) => sequence));
  return [...sequences].flatMap((sequence) =>
    disorderIn(
      timeline.filter((entry) => entry.sequence === sequence),
      markdown,
    ),
  );
}

/**
 * Returns the smallest set of events whose removal leaves the others in order, to the minute: not every event has seconds. If two
 * events are swapped, the second.
 */
function disorderIn(entries: readonly TimelineEntry[], markdown: string): Problem[] {
  const timed = entries.flatMap(({ range, time }) => (time === undefined || time.wholeDay ? [] : [{ range, time }]));
  const starts = timed.map(({ time }) => Math.floor(time.start.seconds / 60));
  const [first] = timed;
  const goesBack = starts.every((start, index) => index === 0 || start <= (starts[index - 1] ?? start));
  if (first !== undefined && timed.length > 2 && goesBack && starts[0] !== starts.at(-1)) {
    const message = 'The newest event comes first here: start with the oldest.';
    return [{ range: first.time.range, severity: 'style', message }];
  }
  const ordered = longestOrdered(starts);
  return timed
    .filter((_, index) => !ordered.has(index))
    .map(({ range, time }) => ({
      range: time.range,
      message: 'This event is out of order.',
      // "Declared 14:41, Repaired 13:59": a list of key times with labels first need not be in order.
      ...(isLabelFirst(markdown, range, time.range) ? { severity: 'style' as const } : {}),
    }));
}

/** More than a bullet, a box and bold type. */
const MAX_LEAD = 10;
const MAX_LINE = 500;

/** Rows of a table do, wherever their times are. */
function isLabelFirst(markdown: string, { start: entry }: Range, { start: time }: Range): boolean {
  const lead = markdown.slice(entry.offset, Math.min(time.offset, entry.offset + MAX_LINE));
  return entry.line === time.line && lead.length > MAX_LEAD && !/\||<t[dr]\b/i.test(lead);
}

/** Returns the indices of a longest sequence that never goes back (patience sorting from the end, n log n). */
function longestOrdered(values: readonly number[]): ReadonlySet<number> {
  /** For each length, the index at which the sequence of that length with the highest beginning begins. */
  const beginnings: number[] = [];
  const after: (number | undefined)[] = [];
  for (let index = values.length - 1; index >= 0; index--) {
    let low = 0;
    let high = beginnings.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((values[beginnings[middle] ?? 0] ?? 0) >= (values[index] ?? 0)) low = middle + 1;
      else high = middle;
    }
    after[index] = beginnings[low - 1];
    beginnings[low] = index;
  }
  const sequence = new Set<number>();
  for (let index = beginnings.at(-1); index !== undefined; index = after[index]) sequence.add(index);
  return sequence;
}
