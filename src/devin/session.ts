import * as z from 'zod/mini';
import { WEB_URL } from '../web-url.ts';
import { incidentIdsOf, TERMINATED_TAG } from './tags.ts';

/**
 * A session as the API tells it (docs.devin.ai, "API reference v3"), as far as we read it. Statuses and details grow, so any
 * text is taken.
 */
export const Session = z.object({
  session_id: z.string().check(z.regex(/^[\w-]+$/, 'must be a session ID')),
  url: z.string().check(z.regex(WEB_URL, 'must be a web address')),
  status: z.catch(z.string(), ''),
  status_detail: z.catch(z.nullish(z.string()), null),
  tags: z.array(z.string()),
  /** Unix time in whole seconds. */
  created_at: z.number(),
  acus_consumed: z.catch(z.number(), 0),
  pull_requests: z.catch(z.array(z.object({ pr_url: z.string(), pr_state: z.nullish(z.string()) })), []),
});
export type Session = z.infer<typeof Session>;

/** Whether it takes messages: one that ended in `exit` or `error` does not. */
export function isLive({ status }: Session): boolean {
  return status !== 'exit' && status !== 'error';
}

/** Whether we ended it: then it does not count as one that was there. One that was only marked goes on, and counts. */
export function isTerminated(session: Session): boolean {
  return session.tags.includes(TERMINATED_TAG) && !isLive(session);
}

/**
 * Which of several sessions for one incident goes on, where any is live: one that writes about other incidents too, because
 * those would be lost with it; else the older.
 */
export function whoStays(sessions: readonly Session[]): Session | undefined {
  const live = sessions.filter(isLive).sort(byAge);
  return live.find(({ tags }) => incidentIdsOf(tags).length > 1) ?? live[0];
}

/** Those that count, but for what we ended ourselves, the oldest first. */
export function standing(sessions: readonly Session[]): Session[] {
  return sessions.filter((session) => !isTerminated(session)).sort(byAge);
}

/** Whose state counts, of all the sessions of an incident. */
export function newestOf(sessions: readonly Session[]): Session | undefined {
  return standing(sessions).at(-1);
}

/** The older first; at the same second the one with the smaller id. */
export function byAge(one: Session, other: Session): number {
  return one.created_at - other.created_at || (one.session_id < other.session_id ? -1 : 1);
}
