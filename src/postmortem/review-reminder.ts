/** The comment that reminds the reviewers of a postmortem. */
import { counted } from '../text/counted.ts';
import { dayOf } from '../time/days.ts';
import type { WaitingReview } from './index-reviews.ts';
import { reminderNote, type SentReminder } from './reminders.ts';

const FORM = /^<!-- pagerduty-postmortem review-waits ([1-3]) -->/;

export function reviewReminder({ days, reviewers }: WaitingReview, stage: number): { marker: string; body: string } {
  const who =
    reviewers.length === 0
      ? 'Nobody is asked to review this postmortem, which'
      : `${reviewers.map((each) => `@${each}`).join(' ')}, this postmortem`;
  return {
    marker: `<!-- pagerduty-postmortem review-waits ${stage} -->`,
    body: `${who} has been open for ${counted(days, 'day')}. Review it and merge it, or close the pull request if it is not needed.\n\n${reminderNote(stage)}`,
  };
}

/**
 * Returns the reminder that a comment of ours is; nothing if it is another comment. `at` is when it was written, ISO 8601, and `from`
 * (YYYY-MM-DD) the day from which reminders count.
 */
export function reviewReminderIn(body: string, at: string, from: string): SentReminder[] {
  const [, stage] = FORM.exec(body) ?? [];
  return stage === undefined ? [] : [{ from, stage: Number(stage), day: dayOf(at) }];
}
