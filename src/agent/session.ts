import { isShared, TERMINATED_TAG } from './tags.ts';
import { isBeingJoined, isLeaving, isNoted } from './turns.ts';

/** Cost of a session in ACUs, as far as the agent reports it. Right after a run, it may be unknown. */
export type Cost = number | 'not known yet';

/** Why a session does not continue: it waits for an answer or an approval, or the agent has suspended it. */
export type BlockedBy =
  | { by: 'person' }
  /** `reason` is the agent's own word, `fix` a clause that says what to do. */
  | { by: 'suspension'; reason: string; fix: string };

export interface Session {
  id: string;
  url: string;
  /** `open`: it may continue; `ended` and `failed` are final. */
  state: 'open' | 'ended' | 'failed';
  /** An archived session can be read, but not changed or resumed. It may still be working. */
  archived: boolean;
  blockedBy: BlockedBy | undefined;
  cost: Cost;
  tags: string[];
  /** Addresses of its pull requests. */
  pulls: string[];
  /** Unix time in whole seconds. */
  startedAt: number;
}

/** Returns whether it accepts messages and changes. An ended or archived session does not. */
export function isLive({ state, archived }: Session): boolean {
  return state === 'open' && !archived;
}

/**
 * Returns whether we terminated it: then it does not count as an existing session. A marked session that is still live is about to
 * end: a run ends it, and if that run was killed, the next one does.
 */
export function isTerminated(session: Session): boolean {
  return session.tags.includes(TERMINATED_TAG) && !isLive(session);
}

/**
 * Returns which of several sessions for one incident stays, if any is live: one that writes about other incidents too, because those
 * would lose it; else one that a note links; else one that another incident is joining; else the older. One that a run
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

/** Sessions that count, oldest first. Sessions that we terminated do not. */
export function standing(sessions: readonly Session[]): Session[] {
  return sessions.filter((session) => !isTerminated(session)).sort(byAge);
}

/** Returns the session whose state counts, of all sessions of an incident. */
export function newestOf(sessions: readonly Session[]): Session | undefined {
  return standing(sessions).at(-1);
}

/** Older first; within the same second, the one with the smaller ID. */
export function byAge(one: Session, other: Session): number {
  return one.startedAt - other.startedAt || (one.id < other.id ? -1 : 1);
}
