import * as z from 'zod/mini';
import { WEB_URL } from '../text/web-url.ts';
import { isShared, TERMINATED_TAG } from './tags.ts';
import { isBeingJoined, isLeaving, isNoted } from './turns.ts';

/** A session's ID with the prefix that the API's paths want. The only form in which an ID is kept and compared. */
export type SessionId = `devin-${string}`;

/**
 * Reads an ID with or without its prefix. Paths take "the session ID prefixed with `devin-`" (docs.devin.ai, "API reference
 * v3", "Get session"); public clients report that answers carry either form.
 */
export const SessionId = z.pipe(
  z.string().check(z.regex(/^(devin-)?[\w-]+$/, 'must be a session ID')),
  z.transform((id): SessionId => `devin-${id.replace(/^devin-/, '')}`),
);

/**
 * A session as the API describes it (docs.devin.ai, "API reference v3"), as far as we read it. Statuses and details grow, so
 * any text is accepted.
 */
export const Session = z.object({
  session_id: SessionId,
  url: z.string().check(z.regex(WEB_URL, 'must be a web address')),
  status: z.catch(z.string(), ''),
  status_detail: z.catch(z.nullish(z.string()), null),
  tags: z.array(z.string()),
  /** Unix time in whole seconds. */
  created_at: z.number(),
  acus_consumed: z.catch(z.number(), 0),
  pull_requests: z.catch(z.array(z.object({ pr_url: z.string(), pr_state: z.nullish(z.string()) })), []),
  /** "Archived sessions remain viewable but cannot be modified or resumed" (API reference v3, "Archive session"). */
  is_archived: z.catch(z.boolean(), false),
});
export type Session = z.infer<typeof Session>;

/** What a session cost in ACUs, as far as Devin says. Right after a run, and on plans without ACUs, Devin says 0. */
export type Cost = number | 'not known yet';

export function costOf({ acus_consumed: acu }: Session): Cost {
  return acu > 0 ? acu : 'not known yet';
}

/** Whether it accepts messages and changes. One that ended in `exit` or `error`, or was archived, does not. */
export function isLive(session: Session): boolean {
  return !isOver(session) && !session.is_archived;
}

/** Whether its work is over; an archived one may still be at work. */
export function isOver({ status }: Session): boolean {
  return status === 'exit' || status === 'error';
}

/**
 * Whether we ended it: then it does not count as one that was there. One that is marked and still live is about to end: a run
 * ends it, and if that run was killed, the next one does.
 */
export function isTerminated(session: Session): boolean {
  return session.tags.includes(TERMINATED_TAG) && !isLive(session);
}

/**
 * Which of several sessions for one incident stays, if any is live: one that writes about other incidents too, because those
 * would be lost with it; else one that a note links; else one that another incident is joining; else the older. One that a run
 * is ending never stays.
 */
export function whoStays(sessions: readonly Session[], incidentId: string, now: Date): Session | undefined {
  const live = sessions.filter((session) => isLive(session) && !isLeaving(session.tags, now)).sort(byAge);
  const first = (holds: (tags: readonly string[]) => boolean) => live.find(({ tags }) => holds(tags));
  return (
    first(isShared) ??
    first((tags) => isNoted(tags, incidentId)) ??
    first((tags) => isBeingJoined(tags, now)) ??
    live[0]
  );
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
