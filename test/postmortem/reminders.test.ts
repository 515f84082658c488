import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { overdueReminder } from '../../src/postmortem/overdue-reminder.ts';
import { REMINDERS, reminderDue, type SentReminder } from '../../src/postmortem/reminders.ts';
import { daysAfter, daysBetween, mondayOf } from '../../src/time/days.ts';

const DUE = '2026-12-11';

/** Runs on these days after the due date; what was sent. */
function sentOn(days: readonly number[], due = DUE): SentReminder[] {
  const sent: SentReminder[] = [];
  for (const after of days) {
    const day = daysAfter(DUE, after);
    const stage = reminderDue(due, day, sent);
    if (stage !== undefined) sent.push({ from: due, stage, day });
  }
  return sent;
}

describe('a reminder', () => {
  test.each<[string, number[], [number, number][]]>([
    [
      'is sent on the day and in each of the two weeks after it',
      Array.from({ length: 60 }, (_, day) => day - 5),
      [
        [1, 0],
        [2, 7],
        [3, 14],
      ],
    ],
    ['is not sent before the day', [-30, -1], []],
    ['is one after a month without runs', [31, 32, 38, 45], [[3, 31]]],
    [
      'waits a week after a late one',
      [6, 7, 8, 13, 14, 15, 20, 21],
      [
        [1, 6],
        [2, 13],
        [3, 20],
      ],
    ],
    [
      'is one, however often it runs on a day',
      [0, 0, 0, 7, 7],
      [
        [1, 0],
        [2, 7],
      ],
    ],
  ])('%s', (_what, days, expected) => {
    expect(sentOn(days).map(({ stage, day }) => [stage, daysBetween(DUE, day)])).toEqual(expected);
  });

  test('is sent again for a date that was moved, but not in the same week', () => {
    const sent = [{ from: DUE, stage: 1, day: DUE }];
    expect(reminderDue('2026-12-14', '2026-12-14', sent)).toBeUndefined();
    expect(reminderDue('2026-12-14', '2026-12-18', sent)).toBe(1);
  });

  test('is sent three times at most, each stage once, a week apart, whenever it runs', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -20, max: 200 }), { maxLength: 60 }), (days) => {
        const sent = sentOn(days.toSorted((one, other) => one - other));
        const stages = sent.map(({ stage }) => stage);
        expect(sent.length).toBeLessThanOrEqual(REMINDERS);
        expect(stages).toEqual([...new Set(stages)].sort());
        for (const [index, { day }] of sent.entries()) {
          expect(daysBetween(DUE, day)).toBeGreaterThanOrEqual(0);
          const before = sent[index - 1];
          if (before !== undefined) expect(daysBetween(before.day, day)).toBeGreaterThanOrEqual(7);
        }
        if (days.some((day) => day >= 0)) expect(sent.length).toBeGreaterThan(0);
      }),
    );
  });
});

describe('the comment', () => {
  const item = {
    repository: 'acme/billing', number: 7, url: 'u', title: 't', marker: 'm', state: 'open' as const, createdAt: '2026-11-27T10:00:00Z',
    labels: [], assignees: ['grace'], owner: '@acme/billing and @lee', postmortem: undefined, due: DUE,
  }; // biome-ignore format: one thing

  test('mentions the assignee, and says what to do', () => {
    const { marker, body } = overdueReminder(item, 1, DUE);
    expect(marker).toBe('<!-- pagerduty-postmortem overdue 2026-12-11 1 -->');
    expect(body).toMatch(
      /^@grace, this action item is due today, 2026-12-11\.\n\nClose the issue .*\n\nReminder 1 of 3\.$/s,
    );
  });

  test('mentions the owner of the text if nobody is assigned', () => {
    const { body } = overdueReminder({ ...item, assignees: [] }, 3, '2026-12-26');
    expect(body).toMatch(/^@lee @acme\/billing, this action item was due on 2026-12-11, 15 days ago\./);
    expect(body).toMatch(/This is the last reminder\.$/);
    expect(overdueReminder({ ...item, assignees: [], owner: 'the team' }, 1, DUE).body).toMatch(/^Nobody is assigned/);
  });
});

test.each([
  ['2026-11-23', '2026-11-23'],
  ['2026-11-27', '2026-11-23'],
  ['2026-11-29', '2026-11-23'],
  ['2026-11-30', '2026-11-30'],
])('the week of %s begins on %s', (day, monday) => {
  expect(mondayOf(day)).toBe(monday);
});
