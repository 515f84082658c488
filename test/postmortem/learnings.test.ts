import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { IndexEntry } from '../../src/postmortem/index-entry.ts';
import { learningsOf, spreadOf } from '../../src/postmortem/learnings.ts';

const entry = (date: string | undefined, more: Partial<IndexEntry> = {}): IndexEntry => ({
  path: `docs/postmortems/${date}-${Math.random()}.md`,
  sha: '',
  date,
  incident: undefined,
  title: 'Orders fail',
  service: 'orders',
  severity: undefined,
  duration: 600,
  openActionItems: 0,
  timeToAcknowledge: undefined,
  timeToResolve: undefined,
  acu: undefined,
  ...more,
});

describe('the spread of values', () => {
  test.each([
    ['nothing', [], undefined],
    ['one value', [7], { median: 7, p90: 7, count: 1 }],
    ['an even number of values', [4, 1, 3, 2], { median: 2.5, p90: 4, count: 4 }],
    ['ten values', [10, 1, 2, 3, 4, 5, 6, 7, 8, 900], { median: 5.5, p90: 10, count: 10 }],
  ])('is calculated for %s', (_what, values, spread) => {
    expect(spreadOf(values)).toEqual(spread);
  });

  test('has half of the values on each side of the median, and nine of ten up to p90', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1_000_000), { minLength: 1 }), (values) => {
        const { median, p90 } = spreadOf(values) ?? { median: Number.NaN, p90: Number.NaN };
        const share = (holds: (value: number) => boolean) => values.filter(holds).length / values.length;
        expect(share((value) => value <= median)).toBeGreaterThanOrEqual(0.5);
        expect(share((value) => value >= median)).toBeGreaterThanOrEqual(0.5);
        expect(share((value) => value <= p90)).toBeGreaterThanOrEqual(0.9);
        expect(values).toContain(p90);
      }),
    );
  });
});

test('causes are counted by quarter, up to the quarter of the newest postmortem', () => {
  const { quarters, causes } = learningsOf([
    entry('2026-02-10', { cause: 'change' }),
    entry('2026-01-01', { cause: 'change' }),
    entry('2025-12-31', { cause: 'capacity' }),
    entry('2024-01-01', { cause: 'change' }),
    entry('2026-03-31', { cause: 'unknown' }),
    entry(undefined, { cause: 'capacity' }),
  ]);
  expect(quarters).toEqual(['2025 Q2', '2025 Q3', '2025 Q4', '2026 Q1']);
  expect(causes).toEqual([
    { cause: 'change', counts: [0, 0, 0, 2], total: 3 },
    { cause: 'capacity', counts: [0, 0, 1, 0], total: 2 },
  ]);
});

test('times are the known ones, each with how many there are', () => {
  const { times } = learningsOf([
    entry('2026-02-10', { timeToAcknowledge: 60, timeToDetect: 30 }),
    entry('2026-02-11', { timeToAcknowledge: 180 }),
  ]);
  expect(times).toEqual([
    { name: 'Detect, after the impact began', spread: { median: 30, p90: 30, count: 1 } },
    { name: 'Acknowledge, after the page', spread: { median: 120, p90: 180, count: 2 } },
  ]);
});

describe('a service counts as worse', () => {
  const names = (entries: IndexEntry[]) => learningsOf(entries).gettingWorse.map(({ service }) => service);

  test('has more minutes of impact in the last 90 days than in the 90 before', () => {
    const { gettingWorse } = learningsOf([
      entry('2026-06-30', { duration: 3600 }),
      entry('2026-04-02', { duration: 600 }),
      entry('2026-04-01', { duration: 1200 }),
      entry('2026-01-01', { duration: 9e6 }),
    ]);
    expect(gettingWorse).toEqual([
      { service: 'orders', before: { postmortems: 1, minutes: 20 }, now: { postmortems: 2, minutes: 70 } },
    ]);
  });

  test.each([
    ['one postmortem alone', [entry('2026-06-30', { duration: 9e6 })]],
    ['fewer minutes', [entry('2026-06-30'), entry('2026-06-29'), entry('2026-03-01', { duration: 9e6 })]],
    ['undated postmortems', [entry(undefined), entry(undefined)]],
    [
      'postmortems that name no service',
      [entry('2026-06-30', { service: undefined }), entry('2026-06-29', { service: undefined })],
    ],
  ])('does not have %s', (_what, entries) => {
    expect(names(entries)).toEqual([]);
  });
});

test('a missing signal is counted once for each postmortem, whatever its spelling', () => {
  const { gaps } = learningsOf([
    entry('2026-02-10', { notSeen: ['No traces of billing.', 'no traces of billing', 'Logs older than 7 days'] }),
    entry('2026-02-11', { notSeen: ['No traces of  billing'] }),
    entry('2026-02-12'),
  ]);
  expect(gaps).toEqual([
    { what: 'No traces of  billing', count: 2 },
    { what: 'Logs older than 7 days', count: 1 },
  ]);
});

test('the same entries give the same result, in any order', () => {
  const date = fc.date({ min: new Date('2020-01-01'), max: new Date('2027-01-01'), noInvalidDate: true });
  const one = fc.record({
    date: date.map((each) => each.toISOString().slice(0, 10)),
    service: fc.constantFrom('orders', 'billing', undefined),
    cause: fc.constantFrom('change' as const, 'data' as const, undefined),
    detectedBy: fc.constantFrom('monitor' as const, 'customer' as const, undefined),
    duration: fc.option(fc.nat(100_000), { nil: undefined }),
  });
  fc.assert(
    fc.property(fc.array(one, { maxLength: 30 }), (rows) => {
      const entries = rows.map(({ date: day, ...more }, index) => entry(day, { ...more, path: `${index}.md` }));
      expect(learningsOf(entries.toReversed())).toEqual(learningsOf(entries));
    }),
  );
});
