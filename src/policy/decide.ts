/** Decides what happens to an incident. Pure: everything that it needs is looked up before. */
import { byAge, isLive, isTerminated, type Session, whoStays } from '../agent/session.ts';
import * as tags from '../agent/tags.ts';
import { DAY_SECONDS } from '../time/units.ts';
import type { Config } from './config.ts';
import { type PolicyReason, policyReason } from './policy-reason.ts';
import { sessionHistory, wholeSeconds } from './session-history.ts';
import type { Situation } from './situation.ts';
import { firstSkip, type SkipCase, type SkipReason } from './skip-rules.ts';

export type Decision =
  | { do: 'skip'; reason: SkipReason; link?: string }
  /** Start a session: to write, or to gather while the incident is open. `replaced` are terminated first. */
  | { do: 'create'; order: 'write' | 'gather'; replaced: readonly Session[] }
  /** Notify the session of this incident that it is resolved (`write`), or resolved again (`rewrite`). */
  | { do: 'update'; order: 'write' | 'rewrite'; session: Session }
  /** Notify a session of the same service that this incident belongs to it. */
  | { do: 'join'; session: Session }
  /** Terminate a session that gathers, because there will be no postmortem. */
  | { do: 'end'; reason: 'merged' | PolicyReason; session: Session };

/** How many incidents can share one session. */
const MAX_GROUP = 30;

/** Returns what happens to an incident. The first reason to skip that applies decides (skip-rules.ts). */
export function decide(situation: Situation): Decision {
  const { trigger } = situation;
  const group = groupOf(situation);
  const about = caseOf(situation, group);
  const { live, isGathering, all } = about.history;

  const skip = firstSkip(about);
  if (skip !== undefined) {
    const ends = live !== undefined && isGathering ? reasonToEnd(about, skip.reason) : undefined;
    return live !== undefined && ends !== undefined
      ? { do: 'end', reason: ends, session: live }
      : { do: 'skip', ...skip };
  }
  if (about.occasion === 'acknowledged') return { do: 'create', order: 'gather', replaced: [] };
  if (trigger.by === 'hand' && trigger.redo) return { do: 'create', order: 'write', replaced: all.filter(isLive) };
  if (live !== undefined) return { do: 'update', order: isGathering ? 'write' : 'rewrite', session: live };
  if (group !== undefined) return { do: 'join', session: group };
  return { do: 'create', order: 'write', replaced: [] };
}

/** What must be looked up before `decide` can decide. */
export type LookupNeed =
  /** It is skipped in any case. */
  | { lookup: 'none'; skip: Extract<Decision, { do: 'skip' }> }
  /** The policy excludes it, but a session may already be working. */
  | { lookup: 'sessions' }
  /** It may get a session, so everything is needed. */
  | { lookup: 'all' };

/**
 * Returns what has to be looked up to decide about an incident. `sessions` are all of the incident's; undefined if they were not
 * looked up. `teamConfig` is the configuration without the overrides for this incident.
 */
export function needsLookup(
  known: Pick<Situation, 'incident' | 'trigger' | 'config' | 'now'> & { sessions: readonly Session[] | undefined },
  teamConfig: Config,
): LookupNeed {
  const { sessions = [] } = known;
  const decision = decide({ ...known, sessions, recent: [], written: undefined });
  if (decision.do !== 'skip') return { lookup: 'all' };
  const ifWritten = decide({ ...known, sessions, recent: [], written: 'somewhere' });
  const isFinal =
    (known.sessions !== undefined && ifWritten.do === 'skip' && ifWritten.reason === decision.reason) ||
    decision.reason === 'event-not-handled' ||
    decision.reason === 'not-resolved' ||
    (decision.reason === 'merged' && !mayGather(teamConfig));
  return isFinal ? { lookup: 'none', skip: decision } : { lookup: 'sessions' };
}

/** Returns whether a session may already be gathering evidence for an incident: its priority may have changed since. */
function mayGather(teamConfig: Config): boolean {
  return [teamConfig, ...teamConfig.overrides].some((each) => each['start-on'] === 'acknowledged');
}

function caseOf(situation: Situation, group: Session | undefined): SkipCase {
  return {
    ...situation,
    history: sessionHistory(situation),
    occasion: occasionOf(situation),
    canJoin: group !== undefined,
    isLimitReached: isLimitReached(situation),
  };
}

function occasionOf({ trigger, config }: Situation): SkipCase['occasion'] {
  if (trigger.by === 'hand') return 'manual';
  if (trigger.by === 'reconcile' || trigger.type === 'incident.resolved') return 'resolved';
  const startsEarly = trigger.type === 'incident.acknowledged' && config['start-on'] === 'acknowledged';
  return startsEarly ? 'acknowledged' : 'unhandled';
}

/** Why the session that gathers is terminated; undefined if it goes on. */
function reasonToEnd(
  { occasion, incident, config }: SkipCase,
  reason: SkipReason,
): 'merged' | PolicyReason | undefined {
  if (reason === 'merged') return occasion === 'resolved' || occasion === 'manual' ? reason : undefined;
  const excluded = occasion === 'resolved' ? policyReason(incident, config) : undefined;
  return excluded === reason ? excluded : undefined;
}

/** A live session of the same service with an incident that was resolved within the window of this one's resolve. */
function groupOf({ incident, trigger, config, recent, now }: Situation): Session | undefined {
  const window = config.limits['group-window'];
  const { status, service, resolvedAt } = incident;
  if (window === 0 || trigger.by === 'hand' || status !== 'resolved') return undefined;
  if (service === undefined || resolvedAt === undefined) return undefined;
  return recent
    .filter((session) => isLive(session) && !isTerminated(session) && !session.tags.includes(tags.DECLINED_TAG))
    .filter((session) => session.tags.includes(tags.serviceTag(service)))
    .filter((session) => goesOn(session, recent, now))
    .filter((session) => tags.incidentIdsOf(session.tags).length < MAX_GROUP && tags.hasRoom(session.tags))
    .filter((session) =>
      tags.resolvesOf(session.tags).some((time) => Math.abs(wholeSeconds(time) - wholeSeconds(resolvedAt)) <= window),
    )
    .sort(byAge)[0];
}

/** Returns whether this is the session that stays, for each of its own incidents. */
function goesOn(session: Session, sessions: readonly Session[], now: Date): boolean {
  return tags.incidentIdsOf(session.tags).every((id) => {
    const own = sessions.filter((each) => each.tags.includes(tags.incidentTag(id)));
    return whoStays(own, id, now) === session;
  });
}

/** Returns whether no more sessions may start today. Sessions that we terminated and manual runs do not count. */
export function isLimitReached({ recent, config, now }: Pick<Situation, 'recent' | 'config' | 'now'>): boolean {
  const since = now.getTime() / 1000 - DAY_SECONDS;
  const counted = recent.filter(
    (session) => session.startedAt > since && !isTerminated(session) && !session.tags.includes(tags.BY_HAND_TAG),
  );
  return counted.length >= config.limits['sessions-per-day'];
}
