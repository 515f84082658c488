import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { TimelineEntry } from '../../src/postmortem/document/model.ts';
import { parseDocument } from '../../src/postmortem/document.ts';
import { drawTimeline } from '../../src/postmortem/timeline-drawing.ts';
import { diagramsIn, type Gantt, readDiagram } from './mermaid.ts';

const timelineOf = (lines: string[], date = '2026-02-10') =>
  parseDocument(
    `# Postmortem: Pool exhausted — orders\n\n**Date:** ${date}\n\n## Timeline\n\n${lines.map((each) => `- ${each}`).join('\n')}\n`,
  ).timeline;
const draw = (...lines: string[]) => drawTimeline(timelineOf(lines)) ?? '';
const read = async (markdown: string) => (await readDiagram<Gantt>(diagramsIn(markdown)[0] ?? '')).content;

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

describe('the timeline drawn', () => {
  test('shows each event at its time, a range as a bar', async () => {
    const drawing = draw(
      '14:32 UTC — Pool exhausted',
      '14:38–14:45 UTC — Mitigated: pods restarted',
      '15:18 UTC — Done',
    );
    expect(drawing.split('\n').slice(0, 4)).toEqual([
      '```mermaid',
      'gantt',
      '    dateFormat YYYY-MM-DD HH:mm:ss',
      '    axisFormat %H:%M',
    ]);
    const { tasks } = await read(drawing);
    expect(tasks.map(({ label, start, end, milestone }) => [label, start, end, milestone])).toEqual([
      ['14:32 Pool exhausted', '2026-02-10 14:32', '2026-02-10 14:32', true],
      ['14:38 Mitigated: pods restarted', '2026-02-10 14:38', '2026-02-10 14:45', false],
      ['15:18 Done', '2026-02-10 15:18', '2026-02-10 15:18', true],
    ]);
  });

  test('has a part for each of several days', async () => {
    const drawing = draw('2026-02-10 23:50 UTC — Paged', '2026-02-11 00:20 UTC — Mitigated');
    expect(drawing).toContain('axisFormat %b %-d %H:%M');
    expect((await read(drawing)).tasks.map(({ section, start }) => [section, start])).toEqual([
      ['2026-02-10', '2026-02-10 23:50'],
      ['2026-02-11', '2026-02-11 00:20'],
    ]);
  });

  test('counts days where no date is known', async () => {
    const drawing =
      drawTimeline([entryOf('Paged', 86_000, { dated: false }), entryOf('Done', 90_000, { dated: false })]) ?? '';
    expect(drawing).toContain('axisFormat day %-j %H:%M');
    expect((await read(drawing)).tasks.map(({ section, label }) => [section, label])).toEqual([
      ['Day 1', '23:53 Paged'],
      ['Day 2', '01:00 Done'],
    ]);
  });

  test('is in order of time, whatever the order of the file', async () => {
    const { tasks } = await read(draw('15:18 UTC — Done', '14:32 UTC — Paged'));
    expect(tasks.map(({ label }) => label)).toEqual(['14:32 Paged', '15:18 Done']);
  });

  test('leaves out what has no time of day, and says so', async () => {
    const drawing =
      drawTimeline([
        entryOf('Announced', 0, { wholeDay: true }),
        entryOf('Paged', 52_320),
        entryOf('Done', 55_080),
        { ...entryOf('Reviewed', 0), time: undefined },
      ]) ?? '';
    expect((await read(drawing)).tasks.map(({ label }) => label)).toEqual(['14:32 Paged', '15:18 Done']);
    expect(drawing).toMatch(/\n\n2 more entries are in the document only\.$/);
  });

  test('shows whole days where there is nothing else', async () => {
    const days = [entryOf('Paged', 0, { wholeDay: true }), entryOf('Done', 86_400, { wholeDay: true })];
    expect((await read(drawTimeline(days) ?? '')).tasks.map(({ label }) => label)).toEqual([
      'Whole day: Paged',
      'Whole day: Done',
    ]);
  });

  test('holds forty entries and counts the rest', async () => {
    const drawing = drawTimeline(Array.from({ length: 41 }, (_, minute) => entryOf('Alert', minute * 60))) ?? '';
    expect((await read(drawing)).tasks).toHaveLength(40);
    expect(drawing).toMatch(/1 more entry is in the document only\.$/);
  });

  test.each([
    ['nothing', []],
    ['one event', [entryOf('Paged', 0)]],
    ['events without a time', [{ ...entryOf('Paged', 0), time: undefined }]],
  ])('is not there for %s', (_what, entries) => {
    expect(drawTimeline(entries)).toBeUndefined();
  });

  test.each([
    ['a keyword', 'click a href "https://attacker.example"', '00:00 click a href "https://attacker.example"'],
    ['a directive', '%%{init: {"securityLevel": "loose"}}%%', '00:00 %%{init: {"securityLevel": "loose"}}%%'],
    ['a comment', 'x %% y', '00:00 x %% y'],
    ['separators', 'a:b;c#d,e', '00:00 a:b;c#d,e'],
    ['HTML', '<script>alert(1)</script>', '00:00 <script>alert(1)</script>'],
    ['a fence', '```', '00:00 ```'],
    ['lines', 'a\nclick b href "c"\r\nsection d', '00:00 a click b href "c" section d'],
    ['a code of its own', '#60;', '00:00 #60;'],
    ['its inner form', 'ﬂ°°60¶ß', '00:00 ﬂ°°60¶ß'],
    ['emoji and other scripts', 'Zoë 漢字 🔥', '00:00 Zoë 漢字 🔥'],
    ['reversed text', '\u202Eabc', '00:00 abc'],
    ['Hebrew', 'שלום', '00:00 שלום'],
    ['an arrow', 'a --> b', '00:00 a --> b'],
    ['nothing', '', '00:00'],
    ['too much', 'x'.repeat(100), `00:00 ${'x'.repeat(53)}…`],
    ['too many parts of one emoji', '👩‍👩‍👧‍👦'.repeat(10), `00:00 ${'👩‍👩‍👧‍👦'.repeat(4)}…`],
  ])('shows %s as it is', async (_what, text, shown) => {
    const { tasks, links } = await read(drawTimeline([entryOf(text, 0), entryOf('Done', 60)]) ?? '');
    expect(tasks.map(({ label }) => label)).toEqual([shown, '00:01 Done']);
    expect(links).toBe(0);
  });
});

const HOSTILE = [
  ...'abz09 :;#%"\'`<>{}[]()|\\/&$*_-=+~@!?,.\n\r\t\u2028\u202E\u200B\0é漢🔥ﬂ°¶ß',
  'click ',
  'href "',
  'call f()',
  '%%{init: {}}%%',
  '---\n',
  'gantt',
  'section ',
  'title ',
  'style x:#1;',
  'classDef x:#1;',
  'accDescr {',
  '</details>',
  '<!--',
  '-->',
  '<script>',
  '```',
  '2026-02-10',
  '#quot;',
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
    { minLength: 2, maxLength: 45 },
  );
const entries = fc.oneof(entriesWithin(90_000), entriesWithin(1e7), entriesWithin(1e11));

test('whatever a timeline says, Mermaid reads the drawing, and no link, call or setting comes of it', async () => {
  await fc.assert(
    fc.asyncProperty(entries, async (rows) => {
      const drawing = drawTimeline(
        rows.map(({ text, seconds, length, wholeDay, dated }) =>
          entryOf(text, seconds, { wholeDay, dated, ...(length !== undefined && { end: seconds + length }) }),
        ),
      );
      if (drawing === undefined) return;
      expect(drawing.length).toBeLessThan(25_000);
      const [source = '', ...others] = diagramsIn(drawing);
      expect(others).toEqual([]);
      const { type, config, content } = await readDiagram<Gantt>(source);
      const { tasks, links } = content;
      expect([type, config]).toEqual(['gantt', {}]);
      expect(tasks).toHaveLength(source.match(/ :(?:milestone, )?\d{4}-/g)?.length ?? 0);
      expect(links).toBe(0);
      expect(tasks.filter(({ clickable }) => clickable)).toEqual([]);
      for (const { label } of tasks) expect(label).toMatch(/^(?:\d\d:\d\d|Whole day:)/);
    }),
    { numRuns: 200, interruptAfterTimeLimit: 20_000 },
  );
});

test("the sample's timeline is drawn in full", async () => {
  const sample = readFileSync(new URL('../fixtures/postmortems/orders-service.md', import.meta.url), 'utf8');
  const { tasks } = await read(drawTimeline(parseDocument(sample).timeline) ?? '');
  expect(tasks.map(({ label }) => label.slice(0, 5))).toEqual([
    '14:15',
    '14:28',
    '14:32',
    '14:38',
    '14:45',
    '15:02',
    '15:18',
  ]);
});
