/** What the sessions of an incident say about it: their tags are the only memory of the action. */
import { byAge, isLive, isTerminated, type Session, standing, whoStays } from '../agent/session.ts';
import * as tags from '../agent/tags.ts';
import type { Situation } from './situation.ts';

export interface SessionHistory {
  /** The incident's sessions except those that we terminated, the oldest first. */
  all: readonly Session[];
  newest: Session | undefined;
  /** The one that stays, if several are live. */
  live: Session | undefined;
  /** The live session was never asked to write. */
  isGathering: boolean;
  /** A person closed its pull request unmerged, and has not asked for another one since. */
  isDeclined: boolean;
  /** A session was asked to write before, and the incident was resolved again since. */
  isLater: boolean;
  /** The event was handled before; it also counts if we terminated the session that handled it. */
  isEventKnown: boolean;
  /** A session was asked to write for this resolve or for a later one, whatever triggered it. */
  isResolveKnown: boolean;
  /** The newest session, and no other, ended in `error` before its pull request. */
  hasBrokenOnce: boolean;
  /** Somebody ended the session that gathered. */
  wasStopped: boolean;
}

export function sessionHistory({ incident, trigger, sessions, now }: Situation): SessionHistory {
  const all = standing(sessions);
  const newest = all.at(-1);
  // While one session is being terminated, only a manual run starts another. Notifying it shows what happened to it.
  const live = whoStays(all, incident.id, now) ?? (trigger.by === 'hand' ? undefined : all.find(isLive));
  const wasAsked = all.some((session) => tags.resolvesOf(session.tags).length > 0);
  const { resolvedAt } = incident;
  const isLater = wasAsked && resolvedAt !== undefined && !all.some((session) => wasTold(session.tags, resolvedAt));
  return {
    all,
    newest,
    live,
    isGathering: live !== undefined && tags.resolvesOf(live.tags).length === 0,
    isDeclined: isDeclined(sessions),
    isLater,
    isEventKnown:
      trigger.by === 'event' &&
      trigger.eventId !== undefined &&
      sessions.some((session) => session.tags.includes(tags.eventTag(trigger.eventId ?? ''))),
    isResolveKnown: wasAsked && !isLater,
    hasBrokenOnce: newest !== undefined && hasBroken(newest) && all.filter(hasBroken).length === 1,
    wasStopped: newest !== undefined && !isLive(newest) && newest.state !== 'failed' && !wasAsked,
  };
}

/** The newest session decides: a person may have asked for another one after declining. A decline counts even if its session ended since. */
function isDeclined(sessions: readonly Session[]): boolean {
  const declined = ({ tags: own }: Session) => own.includes(tags.DECLINED_TAG);
  const newest = sessions
    .filter((session) => !isTerminated(session) || declined(session))
    .sort(byAge)
    .at(-1);
  return newest !== undefined && declined(newest);
}

function hasBroken({ state, pulls }: Session): boolean {
  return state === 'failed' && pulls.length === 0;
}

/**
 * Returns whether a session with these tags was notified of this resolve, or of a later one. In a session that incidents share, a later
 * one may belong to another incident, so there it must be this one. But once its tags are full, older ones may have been removed.
 */
export function wasTold(own: readonly string[], resolvedAt: string): boolean {
  const mayBeAnothers = tags.incidentIdsOf(own).length > 1 && own.length < tags.MAX_TAGS;
  const time = wholeSeconds(resolvedAt);
  return tags
    .resolvesOf(own)
    .map(wholeSeconds)
    .some((told) => (mayBeAnothers ? told === time : told >= time));
}

/** Webhooks give milliseconds, REST does not. */
export function wholeSeconds(time: string): number {
  return Math.floor(Date.parse(time) / 1000);
}
