import { isShared, TERMINATED_TAG } from './tags.ts';
import { isBeingJoined, isLeaving, isNoted } from './turns.ts';

/** What a session cost in ACUs, as far as the agent says. Right after a run, it may not say yet. */
export type Cost = number | 'not known yet';

/** What keeps a session from working on: it waits for an answer or an approval, or the agent has suspended it. */
export type BlockedBy =
  | { by: 'person' }
  /** `reason` is the agent's word for it, `fix` a clause that says what to do. */
  | { by: 'suspension'; reason: string; fix: string };

export interface Session {
  id: string;
  url: string;
  /** `open`: it may work on; `ended` and `failed` are final. */
  state: 'open' | 'ended' | 'failed';
  /** An archived session can be read, but neither changed nor resumed. It may still be at work. */
  archived: boolean;
  blockedBy: BlockedBy | undefined;
  cost: Cost;
  tags: string[];
  /** Addresses of its pull requests. */
  pulls: string[];
  /** Unix time in whole seconds. */
  startedAt: number;
}

/** Whether it accepts messages and changes. One that is over or archived does not. */
export function isLive({ state, archived }: Session): boolean {
  return state === 'open' && !archived;
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
  return one.startedAt - other.startedAt || (one.id < other.id ? -1 : 1);
}
