import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { IndexEntry } from '../../src/postmortem/index-entry.ts';
import { renderIndexPage } from '../../src/postmortem/index-page.ts';
import { CAUSE_CATEGORIES, type CauseCategory } from '../../src/postmortem/record.ts';
import { costOf, recurringIn, repeatedBy } from '../../src/postmortem/repeats.ts';
import { madeUpEntry } from './made-up-entry.ts';

const entry = (incident: string, date: string, more: Partial<IndexEntry> = {}): IndexEntry =>
  madeUpEntry(incident, date, { cause: 'change', ...more });

const first = entry('QFIRST1', '2026-01-01');

describe('an incident', () => {
  test.each([
    ['what its record names, whatever else differs', { repeats: ['qfirst1'], service: 'search', cause: 'data' }, true],
    ['nothing if its record says so', { repeats: [] }, false],
    ['nothing that its record does not name', { repeats: ['QOTHER1'] }, false],
    ['without such a key, one of its service with the same category of cause', {}, true],
    ['one with the same alert key and category, in another service', { service: 'search', alertKeys: ['k'] }, true],
    ['none of another service with the same category alone', { service: 'search' }, false],
    ['none of its service with another category', { cause: 'data' }, false],
    ['none if the category is unknown', { cause: 'unknown' }, false],
    ['none if there is no category', { cause: undefined }, false],
  ] as const)('repeats %s', (_what, more, does) => {
    const second = entry('QSECOND1', '2026-02-01', {
      ...more,
      repeats: 'repeats' in more ? [...more.repeats] : undefined,
      alertKeys: 'alertKeys' in more ? [...more.alertKeys] : undefined,
    });
    const found = repeatedBy(second, [{ ...first, alertKeys: ['k'] }, second]);
    expect(found.map(({ of }) => of.incident)).toEqual(does ? ['QFIRST1'] : []);
  });

  test('repeats an old one whose ID is only in its path', () => {
    const old = { ...first, incident: undefined, title: first.path };
    expect(repeatedBy(entry('QSECOND1', '2026-02-01', { repeats: ['QFIRST1'] }), [old])).toHaveLength(1);
  });
});

describe('failures that happened again', () => {
  const third = entry('QTHIRD1', '2026-03-01', { repeats: ['QSECOND1'], duration: 1_800, acu: 2, nightPages: 3 });
  const second = entry('QSECOND1', '2026-02-01', { repeats: ['QFIRST1'], duration: 3_600, nightPages: 'unavailable' });
  const alone = entry('QALONE1', '2026-02-02', { repeats: [] });

  test('form one chain each, which costs what their repeats cost', () => {
    expect(recurringIn([third, alone, first, second])).toEqual([
      { first, repeats: [second, third], cost: { minutes: 90, nightPages: 3, acu: 2 } },
    ]);
  });

  test('are in the index, with unknown values left empty', () => {
    const page = renderIndexPage(
      [first, second, third, alone],
      (path) => `https://github.com/acme/docs/blob/main/${path}`,
    );
    expect(page).toContain('2 incidents repeated an earlier failure: 90 minutes of impact, 3 night pages, 2.0 ACU.');
    expect(page).toContain(
      `| [QFIRST1](https://github.com/acme/docs/blob/main/${first.path}) | \`██████████\` 2 | 90 | 3 | 2.0 |`,
    );
    const without = [third, second].map((each) => ({ ...each, acu: undefined, nightPages: undefined }));
    expect(renderIndexPage([first, ...without], (path) => path)).toContain(
      '90 minutes of impact, night pages not known.',
    );
    expect(renderIndexPage([first, alone], (path) => path)).not.toContain('happened again');
  });

  test('do not depend on the order, contain each incident once, and cost no more than all', () => {
    const anyEntry = fc
      .record({
        incident: fc.constantFrom('Q1', 'Q2', 'Q3', 'Q4', 'Q5', 'Q6'),
        date: fc.constantFrom('2026-01-01', '2026-02-01', '2026-03-01'),
        repeats: fc.option(fc.array(fc.constantFrom('Q1', 'Q2', 'Q3', 'QX'), { maxLength: 2 }), { nil: undefined }),
        cause: fc.constantFrom(...(Object.keys(CAUSE_CATEGORIES) as CauseCategory[])),
        service: fc.constantFrom('orders', 'search'),
        duration: fc.nat(100_000),
      })
      .map(({ incident, date, ...more }) => entry(incident, date, more));
    fc.assert(
      fc.property(fc.uniqueArray(anyEntry, { selector: ({ path }) => path, maxLength: 12 }), (entries) => {
        const found = recurringIn(entries);
        expect(recurringIn(entries.toReversed())).toEqual(found);
        const members = found.flatMap(({ first: one, repeats }) => [one, ...repeats]);
        expect(new Set(members).size).toBe(members.length);
        const minutes = found.reduce((sum, { cost }) => sum + cost.minutes, 0);
        expect(minutes).toBeLessThanOrEqual(costOf(entries).minutes);
      }),
    );
  });
});
