import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { TimelineEntry } from '../../src/postmortem/document/model.ts';
import { parseDocument } from '../../src/postmortem/document.ts';
import { timelineTable } from '../../src/postmortem/timeline-table.ts';
import { shownIn } from './shown.ts';
import { tablesIn } from './tables-in.ts';

const timelineOf = (lines: string[], date = '2026-02-10') =>
  parseDocument(
    `# Postmortem: Pool exhausted — orders\n\n**Date:** ${date}\n\n## Timeline\n\n${lines.map((each) => `- ${each}`).join('\n')}\n`,
  ).timeline;
const table = (...lines: string[]) => tableIn(timelineTable(timelineOf(lines)) ?? '');
const rowsOf = (entries: TimelineEntry[]) => tableIn(timelineTable(entries) ?? '').slice(1);

const tableIn = (markdown: string) => tablesIn(markdown)[0] ?? [];

/** An entry as the parser of documents could give it, with any text. */
function entryOf(text: string, seconds: number, more: { end?: number; wholeDay?: boolean; dated?: boolean } = {}) {
  const point = { line: 1, column: 1, offset: 0 };
  const range = { start: point, end: point };
  const day = Date.UTC(2026, 1, 10);
  const moment = (at: number) => ({
    seconds: at,
    instant: more.dated === false ? undefined : new Date(day + at * 1000).toISOString(),
  });
  const time = {
    text: '',
    range,
    start: moment(seconds),
    end: more.end === undefined ? undefined : moment(more.end),
    wholeDay: more.wholeDay ?? false,
    zone: undefined,
  };
  return { range, text, sequence: 0, time, unreadable: undefined } satisfies TimelineEntry;
}

describe('the timeline in a comment', () => {
  test('shows each event at its time, with a bar to scale', () => {
    expect(
      table('14:32 UTC — Pool exhausted', '14:38–14:45 UTC — Mitigated: pods restarted', '15:18 UTC — Done'),
    ).toEqual([
      ['Time', '', 'Event'],
      ['14:32', '█░░░░░░░░░', 'Pool exhausted'],
      ['14:38–14:45', '░██░░░░░░░', 'Mitigated: pods restarted'],
      ['15:18', '░░░░░░░░░█', 'Done'],
    ]);
  });

  test('names the day of each event if there are several days', () => {
    const rows = table('2026-02-10 23:50 UTC — Paged', '2026-02-11 00:20 UTC — Mitigated');
    expect(rows.slice(1).map(([time]) => time)).toEqual(['02-10 23:50', '02-11 00:20']);
  });

  test('counts days if no date is known', () => {
    const rows = rowsOf([entryOf('Paged', 86_000, { dated: false }), entryOf('Done', 90_000, { dated: false })]);
    expect(rows.map(([time]) => time)).toEqual(['Day 1 23:53', 'Day 2 01:00']);
  });

  test('is in order of time, whatever the order of the file', () => {
    expect(
      table('15:18 UTC — Done', '14:32 UTC — Paged')
        .slice(1)
        .map(([, , event]) => event),
    ).toEqual(['Paged', 'Done']);
  });

  test('leaves out entries without a time of day, and says how many', () => {
    const drawn = timelineTable([
      entryOf('Announced', 0, { wholeDay: true }),
      entryOf('Paged', 52_320),
      entryOf('Done', 55_080),
      { ...entryOf('Reviewed', 0), time: undefined },
    ]);
    expect(
      tableIn(drawn ?? '')
        .slice(1)
        .map(([, , event]) => event),
    ).toEqual(['Paged', 'Done']);
    expect(drawn).toMatch(/\n\n2 more entries are in the document only\.$/);
  });

  test('shows whole days if there is nothing else', () => {
    const days = [entryOf('Paged', 0, { wholeDay: true }), entryOf('Done', 86_400, { wholeDay: true })];
    expect(rowsOf(days).map(([time, , event]) => [time, event])).toEqual([
      ['2026-02-10', 'Paged'],
      ['2026-02-11', 'Done'],
    ]);
  });

  test('keeps the first and last events, the milestones and the event after each silence of a long timeline', () => {
    const minutes = Array.from({ length: 60 }, (_, minute) => minute * 60);
    const entries = minutes.map((seconds) => entryOf('Restarted a pod', seconds));
    entries[7] = entryOf('Incident acknowledged by on-call', 7 * 60);
    entries[40] = entryOf('Rolled back the deploy', 40 * 60);
    entries[59] = entryOf('Post-incident call scheduled', 59 * 60 + 3_000);
    const drawn = timelineTable(entries) ?? '';
    const rows = tableIn(drawn).slice(1);
    expect(rows).toHaveLength(16);
    const events = rows.map(([time, , event]) => `${time} ${event}`);
    expect(events[0]).toBe('00:00 Restarted a pod');
    expect(events).toContain('00:07 Incident acknowledged by on-call');
    expect(events).toContain('00:40 Rolled back the deploy');
    expect(events.at(-1)).toBe('01:49 Post-incident call scheduled');
    expect(drawn).toMatch(/44 more entries are in the document only\.$/);
  });

  test('leaves a cause weeks before and a review days after out of the scale', () => {
    const rows = rowsOf([
      entryOf('Certificate issued', -30 * 86_400),
      entryOf('Certificate expired', 0),
      entryOf('Paged', 360),
      entryOf('Renewed', 3_600),
      entryOf('Reviewed', 5 * 86_400),
    ]);
    expect(rows.map(([, drawn]) => drawn)).toEqual(['earlier', '█░░░░░░░░░', '░█░░░░░░░░', '░░░░░░░░░█', 'later']);
  });

  test.each([
    ['nothing', []],
    ['one event', [entryOf('Paged', 0)]],
    ['events without a time', [{ ...entryOf('Paged', 0), time: undefined }]],
  ])('is left out for %s', (_what, entries) => {
    expect(timelineTable(entries)).toBeUndefined();
  });

  test.each([
    ['HTML', '<script>alert(1)</script>', '<script>alert(1)</script>'],
    ['a cell of its own', 'a | b', 'a | b'],
    ['code', '`a`', '`a`'],
    ['a link', '[x](https://attacker.example)', '[x](https://attacker.example)'],
    ['lines', 'a\nb\r\n| c |', 'a b | c |'],
    ['emoji and other scripts', 'Zoë 漢字 🔥', 'Zoë 漢字 🔥'],
    ['too much', 'x'.repeat(200), `${'x'.repeat(119)}…`],
  ])('shows %s as it is written', (_what, text, shown) => {
    expect(rowsOf([entryOf(text, 0), entryOf('Done', 60)]).map(([, , event]) => event)).toEqual([shown, 'Done']);
  });
});

const HOSTILE = [
  ...'abz09 :;#%"\'`<>{}[]()|\\/&$*_-=+~@!?,.\n\r\t\u2028\u202E\u200B\0é漢🔥ﬂ°¶ß',
  '</details>',
  '<!--',
  '-->',
  '<script>',
  '```',
  '| --- |',
  '![x](https://attacker.example/x.png)',
  '[x](https://attacker.example)',
  '2026-02-10',
];
const hostile = fc.oneof(
  fc.array(fc.constantFrom(...HOSTILE), { maxLength: 20 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 80 }),
);
const entriesWithin = (seconds: number) =>
  fc.array(
    fc.record({
      text: hostile,
      seconds: fc.integer({ min: -seconds, max: seconds }),
      length: fc.option(fc.integer({ min: -100, max: 100_000 }), { nil: undefined }),
      wholeDay: fc.boolean(),
      dated: fc.boolean(),
    }),
    { minLength: 2, maxLength: 65 },
  );
const entries = fc.oneof(entriesWithin(90_000), entriesWithin(1e7), entriesWithin(1e11));

test('no text of a timeline adds a cell, a row, a link, an image or HTML, and every bar has the same width', () => {
  fc.assert(
    fc.property(entries, (rows) => {
      const drawn = timelineTable(
        rows.map(({ text, seconds, length, wholeDay, dated }) =>
          entryOf(text, seconds, { wholeDay, dated, ...(length !== undefined && { end: seconds + length }) }),
        ),
      );
      if (drawn === undefined) return;
      expect(drawn.length).toBeLessThan(10_000);
      expect(shownIn(drawn)).toEqual({ links: [], images: [], html: [] });
      const [head, ...shown] = tableIn(drawn);
      expect(head).toEqual(['Time', '', 'Event']);
      expect(shown).toHaveLength((drawn.match(/^\|/gm) ?? []).length - 2);
      for (const row of shown) {
        expect(row).toHaveLength(3);
        expect(row[1]).toMatch(/^(?:[█░]{10}|earlier|later)$/);
      }
    }),
    { numRuns: 300 },
  );
});

test("the sample's timeline is shown in full", () => {
  const sample = readFileSync(new URL('../fixtures/postmortems/orders-service.md', import.meta.url), 'utf8');
  const times = tableIn(timelineTable(parseDocument(sample).timeline) ?? '')
    .slice(1)
    .map(([time]) => time?.slice(0, 5));
  expect(times).toEqual(['14:15', '14:28', '14:32', '14:38', '14:45', '15:02', '15:18']);
});
