/** When people are reminded of something: once on the day, and once in each of the two weeks after it. Never twice in a week. */
import { daysBetween } from '../time/days.ts';

export const REMINDERS = 3;
const WEEK = 7;

export interface SentReminder {
  /** The day from which it counts, YYYY-MM-DD: another due date has reminders of its own. */
  from: string;
  /** 1 to `REMINDERS`. */
  stage: number;
  /** When it was sent, YYYY-MM-DD. */
  day: string;
}

/**
 * Returns the reminder to send today: 1 to `REMINDERS`; undefined if there is none. If earlier ones were missed, they are skipped.
 * `sent` holds all reminders about the same thing.
 */
export function reminderDue(from: string, today: string, sent: readonly SentReminder[]): number | undefined {
  const late = daysBetween(from, today);
  if (late < 0) return undefined;
  const stage = Math.min(REMINDERS, Math.floor(late / WEEK) + 1);
  const isSent = sent.some((each) => each.from === from && each.stage >= stage);
  const isTooSoon = sent.some(({ day }) => daysBetween(day, today) < WEEK);
  return isSent || isTooSoon ? undefined : stage;
}

/** "Reminder 2 of 3." */
export function reminderNote(stage: number): string {
  return stage >= REMINDERS ? 'This is the last reminder.' : `Reminder ${stage} of ${REMINDERS}.`;
}
