import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseDocument } from '../../src/postmortem/document.ts';
import { entryOf } from '../../src/postmortem/index-entry.ts';
import { itemNumbersOf, itemSections, teamOf, withOpenItems } from '../../src/postmortem/index-items.ts';
import { followUpSections, renderIndex } from '../../src/postmortem/index-page.ts';
import { mergeTimesSection, waitingSection } from '../../src/postmortem/index-reviews.ts';
import type { TrackedItem } from '../../src/postmortem/tracked-item.ts';
import { daysAfter } from '../../src/time/days.ts';
import { tablesIn } from './tables-in.ts';

const TODAY = '2026-11-27';

function item(number: number, change: Partial<TrackedItem> = {}): TrackedItem {
  return {
    repository: 'acme/docs', number, url: `https://github.com/acme/docs/issues/${number}`, title: `Item ${number}`, marker: `m${number}`,
    state: 'open', createdAt: `${daysAfter(TODAY, -5)}T10:00:00Z`, labels: [], assignees: [], postmortem: undefined,
    service: 'Billing', ...change,
  }; // biome-ignore format: a table
}

const closed = (number: number, change: Partial<TrackedItem> = {}) =>
  item(number, { state: 'done', closedAt: '2026-11-20T10:00:00Z', ...change });

describe('the number of open items of a postmortem', () => {
  const entry = (path: string) => ({ ...entryOf({ path, sha: '' }, parseDocument('')), openActionItems: 3 });

  test('is that of its issues, whatever the boxes in its text say', () => {
    const items = [item(1, { postmortem: 'docs/a.md' }), closed(2, { postmortem: 'docs/a.md' }), item(3)];
    expect(withOpenItems([entry('docs/a.md')], items)).toMatchObject([{ openActionItems: 1 }]);
    expect(withOpenItems([entry('docs/a.md')], items.slice(1))).toMatchObject([{ openActionItems: 0 }]);
  });

  test('is that of its text if it has no issue', () => {
    expect(withOpenItems([entry('docs/b.md')], [item(1, { postmortem: 'docs/a.md' }), item(2)])).toMatchObject([
      { openActionItems: 3 },
    ]);
  });
});

describe('the section about action items', () => {
  const items = [
    item(1, { owner: '@acme/billing', due: '2026-11-20' }),
    item(2, { due: '2026-11-27', createdAt: '2026-10-01T00:00:00Z' }),
    item(3, { due: '2026-12-24', service: 'Search', createdAt: '2026-01-01T00:00:00Z' }),
    closed(4, { proof: 'https://github.com/acme/billing/pull/1' }),
    closed(5),
    closed(6, { state: 'declined', declinedBecause: 'Too | expensive\n@ops' }),
  ];
  const page = itemSections(items, TODAY).join('\n\n');
  const tables = tablesIn(page);

  test('says how many are done, open, overdue and declined', () => {
    expect(page).toContain(
      '2 of 5 items done (40 %). 3 open, 2 of them overdue. 1 declined. The open ones have a median age of 57 days. 1 closed without proof.',
    );
  });

  test('has the open ones by team and age', () => {
    expect(tables[0]).toEqual([
      ['Team or service', 'Open', '30\u00A0d', '90\u00A0d', 'Older'],
      ['acme/billing', '█████\u00A01', '1', '', ''],
      ['Billing', '█████\u00A01', '', '1', ''],
      ['Search', '█████\u00A01', '', '', '1'],
    ]);
  });

  test('has the overdue ones by service, with the oldest', () => {
    expect(tables[1]?.slice(1)).toEqual([['Billing', '█████\u00A02', 'Item 1', '7\u00A0d']]);
  });

  test('has the declined ones with their reason, and those without proof', () => {
    expect(tables[2]?.slice(1)).toEqual([['Item 6', 'Too | expensive @\u200Bops']]);
    expect(tables[3]?.slice(1)).toEqual([['Item 5', '2026-11-20']]);
  });

  test('is empty without items, and the same in any order', () => {
    expect(itemSections([], TODAY)).toEqual([]);
    expect(itemSections(items.toReversed(), TODAY).length).toBe(itemSections(items, TODAY).length);
  });

  test('counts what a plain recomputation counts', () => {
    const states = fc.array(
      fc.record({
        state: fc.constantFrom('open' as const, 'done' as const, 'declined' as const),
        age: fc.integer({ min: 0, max: 400 }),
        due: fc.option(fc.integer({ min: -50, max: 50 }), { nil: undefined }),
        isProven: fc.boolean(),
      }),
      { minLength: 1 },
    );
    fc.assert(
      fc.property(states, (all) => {
        const made = all.map(({ state, age, due, isProven }, index) =>
          item(index, {
            state,
            createdAt: `${daysAfter(TODAY, -age)}T23:00:00Z`,
            due: due === undefined ? undefined : daysAfter(TODAY, due),
            proof: isProven ? 'https://example.com' : undefined,
          }),
        );
        const count = (is: (each: (typeof all)[number]) => boolean) => all.filter(is).length;
        const [open, done] = [count(({ state }) => state === 'open'), count(({ state }) => state === 'done')];
        expect(itemNumbersOf(made, TODAY)).toMatchObject({
          open,
          done,
          declined: all.length - open - done,
          overdue: count(({ state, due }) => state === 'open' && due !== undefined && due <= 0),
          completion: open + done === 0 ? undefined : done / (open + done),
          unproven: count(({ state, isProven }) => state === 'done' && !isProven),
        });
        expect(itemSections(made, TODAY).join('\n').length).toBeLessThan(12_000);
      }),
    );
  });
});

test.each([
  [{ owner: '@acme/sre and @dana', service: 'Billing' }, 'acme/sre'],
  [{ owner: '@dana', service: 'Billing' }, 'Billing'],
  [{ owner: undefined, service: undefined }, 'unknown'],
])('the team of %j is %s', (of, team) => {
  expect(teamOf(of)).toBe(team);
});

describe('the sections about reviews', () => {
  test('list what waits, the longest first', () => {
    const waiting = [
      {
        number: 3,
        url: 'https://github.com/acme/docs/pull/3',
        title: 'Orders fail',
        days: 6,
        reviewers: ['grace', 'acme/sre'],
      },
      { number: 2, url: 'https://github.com/acme/docs/pull/2', title: 'Search | slow', days: 12, reviewers: [] },
    ];
    expect(tablesIn(waitingSection(waiting).join('\n\n'))[0]?.slice(1)).toEqual([
      ['Search | slow', '12 days', 'nobody'],
      ['Orders fail', '6 days', 'grace, acme/sre'],
    ]);
    expect(waitingSection([])).toEqual([]);
  });

  test('show the median and the worst time from resolve to merge, by month', () => {
    const entry = (date: string, timeToMerge: number | undefined) => ({
      ...entryOf({ path: `docs/postmortems/${date}-x.md`, sha: 's' }, parseDocument('')),
      timeToMerge,
    });
    const day = 86_400;
    const entries = [
      entry('2026-10-02', 2 * day),
      entry('2026-10-09', 4 * day),
      entry('2026-11-01', 9 * day),
      entry('2026-11-02', undefined),
    ];
    expect(tablesIn(mergeTimesSection(entries).join('\n\n'))[0]).toEqual([
      ['Month', 'Median', 'Worst'],
      ['2026-11', '████████ 9\u00A0d', '9\u00A0d'],
      ['2026-10', '███ 3\u00A0d', '4\u00A0d'],
    ]);
  });
});

test('what only the follow-up knows is found in a page again', () => {
  const entries = [entryOf({ path: 'docs/postmortems/2026-11-27-x.md', sha: 's' }, parseDocument('# X'))];
  const sections = itemSections([item(1)], TODAY);
  const page = renderIndex(entries, (path) => path, sections);
  expect(renderIndex(entries, (path) => path, followUpSections(page))).toBe(page);
  expect(followUpSections(renderIndex(entries, (path) => path))).toEqual([]);
});
