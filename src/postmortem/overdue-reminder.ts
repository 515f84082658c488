/** The comment that reminds the owner of an overdue action item. */
import { counted } from '../text/counted.ts';
import { dayOf, daysBetween } from '../time/days.ts';
import { assigneesOf } from './action-item-issue.ts';
import { reminderNote, type SentReminder } from './reminders.ts';
import type { TrackedItem } from './tracked-item.ts';

/** What the marker of each begins with; the due date and the number of the reminder follow. */
export const OVERDUE_MARKER = '<!-- pagerduty-postmortem overdue ';
const FORM = /^<!-- pagerduty-postmortem overdue (\d{4}-\d\d-\d\d) ([1-3]) -->/;

/** `today` is YYYY-MM-DD. */
export function overdueReminder(item: TrackedItem, stage: number, today: string): { marker: string; body: string } {
  const { due = today } = item;
  const late = daysBetween(due, today);
  const when = late === 0 ? `is due today, ${due}` : `was due on ${due}, ${counted(late, 'day')} ago`;
  return {
    marker: `${OVERDUE_MARKER}${due} ${stage} -->`,
    body: [
      `${greeting(item)} action item ${when}.`,
      'Close the issue with a link to what was done. Or change the date after `Due:` in its text. Or close it as not planned, and say why in a comment.',
      reminderNote(stage),
    ].join('\n\n'),
  };
}

/** Returns the reminder that a comment of ours is; nothing if it is another comment. `at` is when it was written, ISO 8601. */
export function overdueReminderIn(body: string, at: string): SentReminder[] {
  const [, from, stage] = FORM.exec(body) ?? [];
  return from === undefined ? [] : [{ from, stage: Number(stage), day: dayOf(at) }];
}

/** Mentions the assignees, else the owner in the text if that is a handle or a team. */
function greeting({ assignees, owner }: TrackedItem): string {
  const teams = (owner?.match(TEAM) ?? []).slice(0, MAX_TEAMS);
  const people = assignees.length > 0 ? assignees : assigneesOf(owner);
  const mentions = [...people.map((login) => `@${login}`), ...(assignees.length > 0 ? [] : teams)];
  return mentions.length > 0 ? `${mentions.join(' ')}, this` : 'Nobody is assigned to this issue. This';
}

/** An edited text must not notify a whole organization. */
const MAX_TEAMS = 3;
const TEAM = /(?<![\w/.@-])@[a-z\d][a-z\d-]{0,38}\/[\w.-]{1,100}/gi;
