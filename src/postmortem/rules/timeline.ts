import type { EntryTime, PostmortemDocument, TimelineEntry } from '../document/model.ts';
import { sectionsOf } from '../document/sections.ts';
import { isWithin, type Problem, type Rule } from './rule.ts';

export const timeline: Rule = {
  name: 'timeline',
  severity: 'error',
  message: 'The timeline cannot be read as one sequence of events, so nobody can tell what led to what.',
  fix: 'Write one line per event, oldest first, each beginning with its time in UTC, such as "- 14:32 UTC — what happened"; add the date where the day changes.',
  check: ({ document }) => {
    const [section] = sectionsOf(document.sections, 'timeline');
    // That it is missing, empty or left to fill in is for `sections` to say.
    if (section === undefined || section.empty) return [];
    const timed = document.timeline.filter(({ time }) => time !== undefined);
    if (timed.length === 0 && section.placeholder !== undefined) return [];
    if (timed.length === 0) {
      return [
        { range: section.heading, severity: 'style', message: 'No event with a time can be found in this section.' },
      ];
    }
    return [
      ...document.timeline.filter(({ range }) => !isWithin(section.placeholder, range)).flatMap(unreadable),
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
  notChecked: ({ document }) =>
    sectionsOf(document.sections, 'timeline').length === 0
      ? 'the order and the zone of events, because no section is known as a timeline'
      : undefined,
  docs: {
    checks: [
      'The timeline, a list or a table, has at least one event with a time.',
      'Each event has a time that can be read (`14:32 UTC`, `14:32`, `2026-02-10T14:32Z`, `14:32–14:40`), or says that it is unknown.',
      'Events stand in the order in which they happened. A time that goes back needs a date where it is another day.',
      'Times are in UTC. Where no zone is stated anywhere, they are read as UTC, with a warning.',
    ],
    why: 'Causes come before effects. With local times, or events out of order, a reader has to do sums before seeing which came first, and what compares times with deploys and telemetry gets them wrong.',
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

/** The prompt asks for "unknown" where a time could not be established. */
function unreadable({ time, text, range }: TimelineEntry): Problem[] {
  if (time !== undefined || /\b(?:unknown|not known|not established)\b/i.test(text)) return [];
  return [{ range, severity: 'style', message: 'No time can be read at the beginning of this event.' }];
}

function notUtc({ time }: TimelineEntry): Problem[] {
  if (time?.zone === undefined || time.zone.offset === 0) return [];
  return [{ range: time.range, severity: 'style', message: `${time.zone.text} is not UTC${inUtc(time)}.` }];
}

function inUtc({ start, zone }: EntryTime): string {
  if (zone?.offset === undefined) return ', and not every reader knows its offset';
  const midnight = Math.floor(start.seconds / 86_400) * 86_400;
  return `: in UTC it is ${new Date((start.seconds - midnight) * 1000).toISOString().slice(11, 16)}`;
}

/**
 * The fewest events that, taken out, leave the others in order; of two that changed places, the second. Each timeline of the
 * document has its own order, to the minute: not every event has seconds.
 */
function disorder({ timeline }: PostmortemDocument): Problem[] {
  const timed = timeline.flatMap(({ time, sequence }) =>
    time === undefined || time.wholeDay ? [] : [{ time, sequence }],
  );
  return [...new Set(timed.map(({ sequence }) => sequence))].flatMap((one) => {
    const times = timed.filter(({ sequence }) => sequence === one).map(({ time }) => time);
    const ordered = longestOrdered(times.map(({ start }) => Math.floor(start.seconds / 60)));
    return times
      .filter((_, index) => !ordered.has(index))
      .map(({ range }) => ({ range, message: 'This event is out of order with those around it.' }));
  });
}

/** The indices of a longest sequence that never goes back (patience sorting from the end, n log n). */
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
