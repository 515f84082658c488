import { byAge, isLive, isTerminated, type Session, standing, whoStays } from '../devin/session.ts';
import * as tags from '../devin/tags.ts';
import { durationOf, type Incident } from '../pagerduty/incident.ts';
import { type Config, isNamed } from './config.ts';

/** What brought the incident: PagerDuty's event, a person, or the search for what a webhook missed. */
export type Trigger =
  | { by: 'event'; type: string; eventId: string | undefined }
  | { by: 'hand'; redo: boolean }
  | { by: 'reconcile' };

/** Why nothing is started, where the policy says so. */
export type PolicyReason = 'confidential' | 'priority' | 'urgency' | 'service' | 'type' | 'too-short';

/** Why nothing is started for an incident, in the order in which it is decided; the README lists them. */
export const SKIP_REASONS = {
  'event-not-handled':
    'The event is not `incident.resolved`, nor `incident.acknowledged` where `start-on` is `acknowledged`.',
  merged: 'It was merged into another incident: that one gets the postmortem.',
  'not-resolved': 'It is still open.',
  'duplicate-event': 'This event, or this resolve, was handled before: PagerDuty delivers at least once.',
  declined: 'Somebody closed its pull request unmerged; it stays so until that is reopened.',
  'already-started':
    'A session is at work on it (by hand, or acknowledged again), or somebody ended the one that gathered (reconcile).',
  confidential: '`incidents.confidential` names its service, or matches its title: nothing is sent anywhere.',
  priority: 'Its priority is not in `incidents.priorities`.',
  urgency: 'Its urgency is not in `incidents.urgencies`.',
  service: '`incidents.services` leaves its service out.',
  type: 'Its incident type is not in `incidents.types`.',
  'too-short': 'It lasted less than `incidents.min-duration`.',
  'already-written': 'Its document, or an open pull request with it, is in the docs repository.',
  'daily-limit': '`limits.sessions-per-day` is reached.',
} as const;
export type SkipReason = keyof typeof SKIP_REASONS;

/** Everything that decides, gathered before. */
export interface Situation {
  incident: Incident;
  trigger: Trigger;
  /** With the overrides for this incident. */
  config: Config;
  /** Every session with the incident's tag, in any order. */
  sessions: readonly Session[];
  /** Every postmortem session of the last 24 hours, in any order. */
  recent: readonly Session[];
  /** Where the incident's document, or an open pull request with it, can be seen; undefined where there is none. */
  written: string | undefined;
  now: Date;
}

export type Decision =
  | { do: 'skip'; reason: SkipReason; link?: string }
  /** Start a session: to write, or to gather while the incident goes on. `replaced` are terminated first. */
  | { do: 'create'; order: 'write' | 'gather'; replaced: readonly Session[] }
  /** Tell the session of this incident that it is over (`write`), or over again (`rewrite`). */
  | { do: 'update'; order: 'write' | 'rewrite'; session: Session }
  /** Tell a session of the same service that this incident belongs to it. */
  | { do: 'join'; session: Session }
  /** Terminate a session that was started early, because there will be no postmortem. */
  | { do: 'end'; reason: 'merged' | PolicyReason; session: Session };

/** Incidents that share one session at most. */
const MAX_GROUP = 30;
const DAY_SECONDS = 24 * 60 * 60;

/**
 * What becomes of an incident. The first rule that applies decides; their order is the contract of the README, "Which
 * incidents get a postmortem".
 */
export function decide(situation: Situation): Decision {
  const { incident, trigger, config } = situation;
  const facts = factsOf(situation);
  if (trigger.by === 'event' && trigger.type !== 'incident.resolved') {
    const startsEarly = trigger.type === 'incident.acknowledged' && config['start-on'] === 'acknowledged';
    return startsEarly ? decideEarly(situation, facts) : skip('event-not-handled');
  }
  const { live, isEarly, isDeclined, isLater } = facts;

  if (incident.merged) return live && isEarly ? { do: 'end', reason: 'merged', session: live } : skip('merged');
  if (incident.status !== 'resolved') return skip('not-resolved');
  if (trigger.by === 'hand') return decideByHand(situation, facts, trigger.redo);

  if (wasHandled(situation, facts)) return skip('duplicate-event', facts.newest?.url);
  if (isDeclined) return skip('declined', facts.newest?.url);
  if (live && !isEarly) {
    // What became confidential since its session began is not sent there either.
    return isConfidential(incident, config) ? skip('confidential') : { do: 'update', order: 'rewrite', session: live };
  }
  const reason = policyReason(incident, config);
  if (live) return reason ? { do: 'end', reason, session: live } : { do: 'update', order: 'write', session: live };
  if (reason) return skip(reason);
  if (situation.written !== undefined && !isLater) return skip('already-written', situation.written);
  if (trigger.by === 'reconcile' && wasStopped(facts)) return skip('already-started', facts.newest?.url);
  const group = groupOf(situation);
  if (group) return { do: 'join', session: group };
  if (isLimitReached(situation)) return skip('daily-limit');
  return { do: 'create', order: 'write', replaced: [] };
}

/** While it burns: only a session that gathers, and only where there is none. */
function decideEarly(situation: Situation, { live, newest, isDeclined }: Facts): Decision {
  const { incident, config, written } = situation;
  if (incident.merged) return skip('merged');
  // It came late: the resolve is an event of its own.
  if (incident.status === 'resolved') return skip('event-not-handled');
  if (isEventKnown(situation)) return skip('duplicate-event', newest?.url);
  if (isDeclined) return skip('declined', newest?.url);
  if (live) return skip('already-started', live.url);
  // How long it will last nobody knows yet.
  const reason = policyReason({ ...incident, resolvedAt: undefined }, config);
  if (reason) return skip(reason);
  if (written !== undefined) return skip('already-written', written);
  if (isLimitReached(situation)) return skip('daily-limit');
  return { do: 'create', order: 'gather', replaced: [] };
}

/** Whoever asks for a postmortem passes the policy, but not what must stay inside. */
function decideByHand(situation: Situation, { live, isEarly, all }: Facts, redo: boolean): Decision {
  const { incident, config, written } = situation;
  if (!redo && live && !isEarly) return skip('already-started', live.url);
  if (!redo && !live && written !== undefined) return skip('already-written', written);
  if (isConfidential(incident, config)) return skip('confidential');
  if (!redo && live) return { do: 'update', order: 'write', session: live };
  return { do: 'create', order: 'write', replaced: redo ? all.filter(isLive) : [] };
}

interface Facts {
  /** The incident's sessions but for those that we ended, the oldest first. */
  all: readonly Session[];
  newest: Session | undefined;
  /** The one that stays, where there are several. */
  live: Session | undefined;
  /** The live session was never told to write. */
  isEarly: boolean;
  isDeclined: boolean;
  /** The incident was resolved again since the last order to write. */
  isLater: boolean;
  newestResolve: string | undefined;
}

function factsOf({ incident: { id, resolvedAt }, trigger, sessions, now }: Situation): Facts {
  const all = standing(sessions);
  const newest = all.at(-1);
  // While one is being ended, only a person's order starts another: who tells it finds out what has become of it.
  const live = whoStays(all, id, now) ?? (trigger.by === 'hand' ? undefined : all.find(isLive));
  const newestResolve = tags.resolvesOf(all.flatMap((session) => session.tags)).at(-1);
  return {
    all,
    newest,
    live,
    isEarly: live !== undefined && tags.resolvesOf(live.tags).length === 0,
    isDeclined: isDeclined(sessions),
    isLater:
      newestResolve !== undefined &&
      resolvedAt !== undefined &&
      !all.some((session) => wasTold(session.tags, resolvedAt)),
    newestResolve,
  };
}

/** The newest one decides: a person may have asked for another after the no. A no also holds if its session was ended since. */
function isDeclined(sessions: readonly Session[]): boolean {
  const declined = ({ tags: own }: Session) => own.includes(tags.DECLINED_TAG);
  const newest = sessions
    .filter((session) => !isTerminated(session) || declined(session))
    .sort(byAge)
    .at(-1);
  return newest !== undefined && declined(newest);
}

/**
 * Whether a session with these tags was told of this resolve, or of a later one. In a session that incidents share a later one may be another's, so there it must be this
 * one; but once its tags are full, older ones may have made room.
 */
export function wasTold(own: readonly string[], resolvedAt: string): boolean {
  const mayBeAnothers = tags.incidentIdsOf(own).length > 1 && own.length < tags.MAX_TAGS;
  const time = seconds(resolvedAt);
  return tags
    .resolvesOf(own)
    .map(seconds)
    .some((told) => (mayBeAnothers ? told === time : told >= time));
}

/** An event counts as handled also where the session that handled it was ended by us. */
function isEventKnown({ trigger, sessions }: Situation): boolean {
  if (trigger.by !== 'event' || trigger.eventId === undefined) return false;
  const tag = tags.eventTag(trigger.eventId);
  return sessions.some((session) => session.tags.includes(tag));
}

/** The event, or a resolve that is not later than one that led to an order to write, whatever brought it. */
function wasHandled(situation: Situation, { all, newest, newestResolve, isLater }: Facts): boolean {
  if (isEventKnown(situation)) return true;
  if (newestResolve === undefined || isLater) return false;
  // A session that broke before its pull request is replaced once, by reconcile.
  const broke = ({ status, pull_requests: pulls }: Session) => status === 'error' && pulls.length === 0;
  const replaceable = newest !== undefined && broke(newest) && all.filter(broke).length === 1;
  return !(situation.trigger.by === 'reconcile' && replaceable);
}

/** Somebody stopped the session that gathered: reconcile takes that as meant. */
function wasStopped({ newest, newestResolve }: Facts): boolean {
  return newest !== undefined && !isLive(newest) && newest.status !== 'error' && newestResolve === undefined;
}

/** Why the policy wants no postmortem of this incident. What PagerDuty did not say never excludes, but for a wanted priority. */
export function policyReason(incident: Incident, config: Config): PolicyReason | undefined {
  const { priorities, urgencies, services, types, 'min-duration': minDuration } = config.incidents;
  const { priority, urgency, service, serviceId, type } = incident;
  const duration = durationOf(incident);
  const isServiceKnown = service !== undefined || serviceId !== undefined;

  if (isConfidential(incident, config)) return 'confidential';
  if (priorities.length > 0 && !isNamed(priorities, priority)) return 'priority';
  if (urgencies.length > 0 && urgency !== undefined && !isNamed(urgencies, urgency)) return 'urgency';
  if (services.only.length > 0 && isServiceKnown && !isNamed(services.only, service, serviceId)) return 'service';
  if (isNamed(services.except, service, serviceId)) return 'service';
  if (types.length > 0 && type !== undefined && !isNamed(types, type)) return 'type';
  if (duration !== undefined && duration < minDuration) return 'too-short';
  return undefined;
}

/** Whether nothing of the incident may be sent anywhere. */
export function isConfidential(
  { title, service, serviceId }: Pick<Incident, 'title' | 'service' | 'serviceId'>,
  { incidents }: Config,
): boolean {
  return incidents.confidential.some((entry) =>
    typeof entry === 'string' ? isNamed([entry], service, serviceId) : entry.test(title),
  );
}

/** A live session of the same service, one of whose incidents was resolved within the window of this one's resolve. */
function groupOf({ incident, config, recent, now }: Situation): Session | undefined {
  const window = config.limits['group-window'];
  const { service, resolvedAt } = incident;
  if (window === 0 || service === undefined || resolvedAt === undefined) return undefined;
  return recent
    .filter((session) => isLive(session) && !isTerminated(session) && !session.tags.includes(tags.DECLINED_TAG))
    .filter((session) => session.tags.includes(tags.serviceTag(service)))
    .filter((session) => goesOn(session, recent, now))
    .filter((session) => tags.incidentIdsOf(session.tags).length < MAX_GROUP && tags.hasRoom(session.tags))
    .filter((session) =>
      tags.resolvesOf(session.tags).some((time) => Math.abs(seconds(time) - seconds(resolvedAt)) <= window),
    )
    .sort(byAge)[0];
}

/** Whether it is the one that stays for each of its own incidents. */
function goesOn(session: Session, sessions: readonly Session[], now: Date): boolean {
  return tags.incidentIdsOf(session.tags).every((id) => {
    const own = sessions.filter((each) => each.tags.includes(tags.incidentTag(id)));
    return whoStays(own, id, now) === session;
  });
}

/** Sessions that we ended and starts by hand do not count. */
function isLimitReached({ recent, config, now }: Situation): boolean {
  const since = now.getTime() / 1000 - DAY_SECONDS;
  const counted = recent.filter(
    (session) => session.created_at > since && !isTerminated(session) && !session.tags.includes(tags.BY_HAND_TAG),
  );
  return counted.length >= config.limits['sessions-per-day'];
}

/** Whole seconds: what a webhook tells in milliseconds, REST tells without. */
function seconds(time: string): number {
  return Math.floor(Date.parse(time) / 1000);
}

function skip(reason: SkipReason, link?: string): Decision {
  return { do: 'skip', reason, ...(link === undefined ? {} : { link }) };
}
