import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  announcedLines,
  digestOf,
  HOW_COUNTED,
  monthBefore,
  overdueItems,
  preventiveItems,
} from '../../src/postmortem/digest.ts';
import type { IndexEntry } from '../../src/postmortem/index-entry.ts';
import { recurringIn } from '../../src/postmortem/repeats.ts';
import type { TrackedItem } from '../../src/postmortem/tracked-item.ts';
import { madeUpEntry } from './made-up-entry.ts';

const entry = (incident: string, date: string, more: Partial<IndexEntry> = {}): IndexEntry =>
  madeUpEntry(incident, date, { timeToResolve: 1_200, ...more });

const item = (number: number, more: Partial<TrackedItem> = {}): TrackedItem => ({
  repository: 'acme/docs',
  number,
  url: `https://github.com/acme/docs/issues/${number}`,
  title: `Item ${number}`,
  marker: `<!-- ${number} -->`,
  state: 'open',
  createdAt: '2026-08-02T10:00:00Z',
  labels: [],
  assignees: [],
  postmortem: undefined,
  ...more,
});

const urlOf = ({ path }: IndexEntry) => `https://github.com/acme/docs/blob/main/${path}`;
const first = entry('QFIRST1', '2026-08-01', { repeats: [] });
const second = entry('QSECOND1', '2026-10-31', { repeats: ['QFIRST1'], duration: 2_700 });
const third = entry('QTHIRD1', '2026-11-01', { repeats: ['QFIRST1'], duration: 60_000 });
const entries = [third, second, first, entry('QSEP1', '2026-09-30', { repeats: [], timeToResolve: 600 })];

test('tells a month and compares it with the one before, without what came later', () => {
  const items = [
    item(1, { postmortem: first.path, kind: 'detect', due: '2026-10-01', assignees: ['grace'] }),
    item(2, { postmortem: first.path, kind: 'prevent', due: '2026-12-01' }),
    item(3, { state: 'done', closedAt: '2026-10-09T00:00:00Z', postmortem: first.path }),
    item(4, { state: 'declined', closedAt: '2026-10-10T00:00:00Z', createdAt: '2026-10-01T00:00:00Z' }),
  ];
  expect(digestOf({ month: '2026-10', entries, items, urlOf })).toBe(`## Digest of 2026-10

### What changed

- Postmortems: 1 (2026-09: 1)
- Minutes of impact: 45 (2026-09: 10)
- Median time to resolve: 20\u00A0min (2026-09: 10\u00A0min)
- Action items: 1 opened, 1 done, 1 declined, 2 open now

### What repeats

- [QSECOND1, 2026-10-31](${urlOf(second)}), 45 minutes: the same failure as [QFIRST1, 2026-08-01](${urlOf(first)})

### What is overdue

- [Item 1](https://github.com/acme/docs/issues/1), due 2026-10-01, owner: grace

### What would have prevented the most

- [Item 2](https://github.com/acme/docs/issues/2) (prevent): 45 minutes in 1 incident
- [Item 1](https://github.com/acme/docs/issues/1) (detect): 45 minutes in 1 incident

${HOW_COUNTED}`);
});

test.each(['2026-07', '2026-12'])('has no digest of %s, in which nothing happened', (month) => {
  expect(digestOf({ month, entries, items: [item(1)], urlOf })).toBeUndefined();
});

test('has a digest of a month in which only an item was done', () => {
  const items = [item(1, { state: 'done', closedAt: '2026-12-09T00:00:00Z' })];
  expect(digestOf({ month: '2026-12', entries: [], items, urlOf })).toContain('0 opened, 1 done');
});

test('knows the month before January', () => {
  expect([monthBefore('2026-01'), monthBefore('2026-12')]).toEqual(['2025-12', '2026-11']);
});

describe('whatever happened, the digest', () => {
  const incidents = Array.from({ length: 12 }, (_, index) => `Q${index}A`);
  const months = ['2026-08', '2026-09', '2026-10'];
  const anyEntry = fc
    .record({
      incident: fc.constantFrom(...incidents),
      date: fc
        .tuple(fc.constantFrom(...months), fc.integer({ min: 10, max: 28 }))
        .map(([month, day]) => `${month}-${day}`),
      repeats: fc.array(fc.constantFrom(...incidents), { maxLength: 2 }),
      duration: fc.option(fc.nat(100_000), { nil: undefined }),
      title: fc.string({ unit: 'binary', maxLength: 200 }),
    })
    .map(({ incident, date, ...more }) => entry(incident, date, more));
  const anyEntries = fc.uniqueArray(anyEntry, { selector: ({ incident }) => incident, maxLength: 12 });
  const anyItems = fc.array(
    fc.record({
      incident: fc.constantFrom(...incidents),
      number: fc.nat(999),
      state: fc.constantFrom('open' as const, 'done' as const, 'declined' as const),
      title: fc.string({ unit: 'binary', maxLength: 200 }),
      due: fc.option(fc.constantFrom('2026-09-01', '2026-11-01'), { nil: undefined }),
    }),
    { maxLength: 40 },
  );

  test('has at most 40 lines, and its three items are those that a plain count finds', () => {
    fc.assert(
      fc.property(anyEntries, anyItems, (all, wanted) => {
        const pathOf = (incident: string) => all.find((each) => each.incident === incident)?.path;
        const items = wanted.map(({ incident, number, ...more }) =>
          item(number, { postmortem: pathOf(incident), ...more }),
        );
        const markdown = digestOf({ month: '2026-10', entries: all, items, urlOf });
        if (markdown !== undefined) expect(markdown.split('\n').length).toBeLessThanOrEqual(40);
        const recurring = recurringIn(all);
        for (const { item: one, minutes } of preventiveItems(recurring, items)) {
          const of = recurring.find(({ first: root, repeats }) =>
            [root, ...repeats].some(({ path }) => path === one.postmortem),
          );
          const chain = of === undefined ? [] : [of.first, ...of.repeats];
          const at = chain.findIndex(({ path }) => path === one.postmortem);
          const plain = chain.slice(at + 1).reduce((sum, { duration = 0 }) => sum + Math.round(duration / 60), 0);
          expect([one.state, minutes]).toEqual(['open', plain]);
        }
        for (const { state, due = '' } of overdueItems(items, '2026-10-31'))
          expect([state, due <= '2026-10-31']).toEqual(['open', true]);
      }),
    );
  });
});

test('a line of the chat about an item without a known postmortem is about the item, which may be confidential', () => {
  const lost = item(1, {
    postmortem: undefined,
    due: '2026-10-01',
    title: 'Rotate the keys of Vault',
    service: 'Vault',
  });
  const lines = announcedLines({ month: '2026-10', entries, items: [lost], urlOf });
  expect(lines).toContainEqual({
    text: 'Overdue since 2026-10-01: Rotate the keys of Vault',
    url: lost.url,
    subject: { title: 'Rotate the keys of Vault', service: 'Vault', serviceId: undefined },
  });
});
