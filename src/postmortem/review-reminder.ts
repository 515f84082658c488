/** The comment that reminds the reviewers of a postmortem. */
import { counted } from '../text/counted.ts';
import type { WaitingReview } from './index-reviews.ts';
import { reminderNote } from './reminders.ts';

/** What the marker of each begins with; the number of the reminder follows. */
export const REVIEW_REMINDER_MARKER = '<!-- pagerduty-postmortem review-waits ';

export function reviewReminder({ days, reviewers }: WaitingReview, stage: number): { marker: string; body: string } {
  const who =
    reviewers.length === 0
      ? 'Nobody is asked to review this postmortem, which'
      : `${reviewers.map((each) => `@${each}`).join(' ')}, this postmortem`;
  return {
    marker: `${REVIEW_REMINDER_MARKER}${stage} -->`,
    body: `${who} has been open for ${counted(days, 'day')}. Review it and merge it, or close the pull request if it is not needed.\n\n${reminderNote(stage)}`,
  };
}
