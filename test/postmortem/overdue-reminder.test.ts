import { expect, test } from '@jest/globals';
import { overdueReminder } from '../../src/postmortem/overdue-reminder.ts';
import type { TrackedItem } from '../../src/postmortem/tracked-item.ts';

test('a reminder mentions at most three teams, however many the text of the issue names', () => {
  const owner = Array.from({ length: 50 }, (_, index) => `@acme/team-${index}`).join(' ');
  const { body } = overdueReminder(
    { owner, assignees: [], due: '2026-03-01' } as unknown as TrackedItem,
    1,
    '2026-03-01',
  );
  expect(body.match(/@/g)).toHaveLength(3);
});
