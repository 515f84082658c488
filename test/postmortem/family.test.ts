import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type FamilyMember, type FamilySubject, familyOf } from '../../src/postmortem/family.ts';
import { CAUSE_CATEGORIES, type CauseCategory } from '../../src/postmortem/record.ts';

const subject = (more: Partial<FamilySubject> = {}): FamilySubject => ({
  incident: 'QNEW1',
  path: undefined,
  title: 'Disk full on db-2',
  service: 'orders',
  date: '2026-05-01',
  ...more,
});

const earlier = (incident: string, more: Partial<FamilyMember> = {}): FamilyMember => ({
  incident,
  path: `docs/postmortems/2026-04-01-x-${incident.toLowerCase()}.md`,
  title: 'Something else',
  service: 'billing',
  date: '2026-04-01',
  ...more,
});

describe('why an earlier postmortem is similar', () => {
  test.each([
    [
      'the same alert key, by its name',
      { alertKeys: ['aaa'], keyNames: new Map([['aaa', 'disk-full/db-1']]) },
      { alertKeys: ['bbb', 'aaa'] },
      'same alert key "disk-full/db-1"',
    ],
    ['the same alert key without its name', { alertKeys: ['aaa'] }, { alertKeys: ['aaa'] }, 'same alert key'],
    ["PagerDuty's score", { scores: new Map([['Q1', 46.8249]]) }, {}, "PagerDuty's similarity score is 46.8"],
    ['a similar title', {}, { title: 'Disk full on db-1' }, 'similar title (100% of the words)'],
    [
      'a title that was similar when the document was named',
      {},
      { path: 'docs/postmortems/2026-04-01-disk-full-on-db-7-q1.md' },
      'similar title (100% of the words)',
    ],
    ['the same service alone', {}, { service: 'Orders' }, 'same service: a weak sign alone'],
    [
      'the same category of cause alone',
      { cause: 'capacity' },
      { cause: 'capacity' },
      'same category of cause (capacity): a weak sign alone',
    ],
    [
      'all of them, the strongest first',
      { alertKeys: ['aaa'], scores: new Map([['Q1', 5]]), cause: 'change' },
      { alertKeys: ['aaa'], title: 'Disk full', service: 'orders', cause: 'change' },
      "same alert key; PagerDuty's similarity score is 5; similar title (100% of the words); same service; same category of cause (change)",
    ],
  ] as const)('is %s', (_what, own, other, why) => {
    expect(familyOf(subject(own), [earlier('Q1', other)])).toMatchObject([{ why }]);
  });

  test.each([
    ['nothing in common', {}, {}],
    ['a score of 0', { scores: new Map([['Q1', 0]]) }, {}],
    ['an unknown cause', { cause: 'unknown' }, { cause: 'unknown' }],
    ['no service', { service: undefined }, { service: undefined }],
    ['an empty service', { service: '' }, { service: '' }],
    ['a later date', {}, { service: 'orders', date: '2026-05-02' }],
    ['the same incident', { incident: 'q1' }, { service: 'orders' }],
  ] as const)('is not %s', (_what, own, other) => {
    expect(familyOf(subject(own), [earlier('Q1', other)])).toEqual([]);
  });
});

test('a strong sign comes before every weak one, however many there are', () => {
  const weak = Array.from({ length: 20 }, (_, index) => earlier(`QW${index}`, { service: 'orders', cause: 'change' }));
  const found = familyOf(subject({ cause: 'change' }), [
    ...weak,
    earlier('Q1', { title: 'Disk full', date: '2024-01-01' }),
  ]);
  expect(found.map(({ isWeak }) => isWeak)).toEqual([false, true, true, true, true]);
  expect(found[0]?.member.incident).toBe('Q1');
});

test('lists at most two that only have the same category of cause', () => {
  const others = Array.from({ length: 9 }, (_, index) => earlier(`Q${index}`, { cause: 'change' }));
  expect(familyOf(subject({ cause: 'change' }), others)).toHaveLength(2);
});

describe('any family', () => {
  const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });
  const facts = {
    title: fc.oneof(
      fc
        .array(fc.constantFrom('disk', 'full', 'queue', 'slow', '磁盘', '7'), { maxLength: 4 })
        .map((all) => all.join(' ')),
      fc.string({ unit: 'binary', maxLength: 40 }),
    ),
    service: maybe(fc.constantFrom('orders', 'Orders', 'billing', '')),
    cause: maybe(fc.constantFrom(...(Object.keys(CAUSE_CATEGORIES) as CauseCategory[]))),
    date: maybe(fc.constantFrom('2026-01-01', '2026-02-01', '2026-03-01')),
    alertKeys: maybe(fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 3 })),
  };
  const incident = fc.constantFrom('Q1', 'Q2', 'Q3', 'Q4', 'q4', 'Q5');
  const anyEarlier = fc.record({
    ...facts,
    incident: maybe(incident),
    path: fc.nat().map((n) => `docs/postmortems/${n}.md`),
  });
  const others = fc.uniqueArray(anyEarlier, { selector: ({ path }) => path, maxLength: 30 });
  const anySubject = fc.record({
    ...facts,
    incident: maybe(incident),
    path: maybe(fc.nat(30).map((n) => `docs/postmortems/${n}.md`)),
    scores: maybe(fc.array(fc.tuple(incident, fc.nat(100))).map((pairs) => new Map(pairs))),
  });

  test('does not depend on the order', () => {
    fc.assert(
      fc.property(anySubject, others, fc.infiniteStream(fc.nat()), (own, all, random) => {
        const shuffled = all
          .map((each) => ({ each, rank: random.next().value }))
          .sort((one, other) => one.rank - other.rank)
          .map(({ each }) => each);
        expect(familyOf(own, shuffled)).toEqual(familyOf(own, all));
      }),
    );
  });

  test('has at most five members, never the incident itself or a later one, and one line for each', () => {
    fc.assert(
      fc.property(anySubject, others, (own, all) => {
        const found = familyOf(own, all);
        expect(found.length).toBeLessThanOrEqual(5);
        for (const { member, why, isWeak } of found) {
          expect(member.path).not.toBe(own.path);
          if (own.incident !== undefined) expect(member.incident?.toUpperCase()).not.toBe(own.incident.toUpperCase());
          if (own.date !== undefined && member.date !== undefined) expect(member.date <= own.date).toBe(true);
          expect(why).toMatch(/^[^\n]+$/);
          expect(isWeak).toBe(/weak sign/.test(why));
        }
        const firstWeak = found.findIndex(({ isWeak }) => isWeak);
        if (firstWeak !== -1) expect(found.slice(firstWeak).every(({ isWeak }) => isWeak)).toBe(true);
      }),
    );
  });
});
