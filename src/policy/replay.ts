/** What would have become of incidents that are over, decided as live: by `decide`, in the order of time. */
import type { Session } from '../agent/session.ts';
import * as tags from '../agent/tags.ts';
import type { Incident } from '../incident/incident.ts';
import { type Config, configFor } from './config.ts';
import { type Decision, decide } from './decide.ts';
import type { SkipReason } from './skip-rules.ts';

export interface Past {
  /** As it is now, resolved. */
  readonly incident: Incident;
  /** ISO 8601; undefined where nobody acknowledged it. Matters only with `start-on: acknowledged`. */
  readonly acknowledgedAt: string | undefined;
}

export interface Replayed {
  readonly incident: Incident;
  /** `joined`: it shares the session of another incident. */
  readonly outcome: 'drafted' | 'joined' | 'skipped';
  /** Of what was skipped. */
  readonly reason?: SkipReason;
  /** What sessions that were started for it may cost at most, in ACU; also one that was ended again. */
  readonly maxAcu: number;
}

/** The oldest resolve first. Every session goes on as long as we don't end it, and no pull request is declined. */
export function replay(past: readonly Past[], config: Config): Replayed[] {
  const world: Session[] = [];
  const cost = new Map<string, number>();
  const results: Replayed[] = [];
  for (const { at, type, incident } of eventsOf(past, config)) {
    const own = configFor(config, incident);
    const decision = decide({
      incident,
      trigger: { by: 'event', type, eventId: undefined },
      config: own,
      sessions: world.filter((session) => session.tags.includes(tags.incidentTag(incident.id))),
      recent: world,
      written: undefined,
      now: new Date(at),
    });
    if (decision.do === 'create') cost.set(incident.id, (cost.get(incident.id) ?? 0) + own.devin['max-acu']);
    carryOut(decision, incident, at, world);
    if (type === 'incident.resolved') {
      results.push({ incident, ...outcomeOf(decision), maxAcu: cost.get(incident.id) ?? 0 });
    }
  }
  return results;
}

interface Event {
  /** In milliseconds since 1970. */
  at: number;
  type: 'incident.acknowledged' | 'incident.resolved';
  incident: Incident;
}

function eventsOf(past: readonly Past[], config: Config): Event[] {
  return past
    .flatMap(({ incident, acknowledgedAt }): Event[] => {
      const startsEarly = configFor(config, incident)['start-on'] === 'acknowledged' && acknowledgedAt !== undefined;
      const burning: Incident = { ...incident, status: 'open', merged: false, resolvedAt: undefined };
      return [
        ...(startsEarly
          ? [{ at: Date.parse(acknowledgedAt), type: 'incident.acknowledged' as const, incident: burning }]
          : []),
        { at: Date.parse(incident.resolvedAt ?? ''), type: 'incident.resolved', incident },
      ];
    })
    .sort((one, other) => one.at - other.at);
}

function carryOut(decision: Decision, incident: Incident, at: number, world: Session[]): void {
  switch (decision.do) {
    case 'create': {
      const session: Session = {
        id: `replayed-${world.length}`,
        url: '',
        state: 'open',
        archived: false,
        blockedBy: undefined,
        cost: 'not known yet',
        tags: [
          tags.POSTMORTEM_TAG,
          tags.incidentTag(incident.id),
          ...(incident.service === undefined ? [] : [tags.serviceTag(incident.service)]),
          ...resolvedTags(incident),
        ],
        pulls: [],
        startedAt: Math.floor(at / 1000),
      };
      world.push(session);
      return;
    }
    case 'join':
    case 'update':
      decision.session.tags = tags.withTags(decision.session.tags, [
        tags.incidentTag(incident.id),
        ...resolvedTags(incident),
      ]);
      return;
    case 'end':
      decision.session.state = 'ended';
      decision.session.tags = tags.withTags(decision.session.tags, [tags.TERMINATED_TAG]);
  }
}

function resolvedTags({ status, resolvedAt }: Incident): string[] {
  return status === 'resolved' && resolvedAt !== undefined ? [tags.resolvedTag(resolvedAt)] : [];
}

function outcomeOf(decision: Decision): Pick<Replayed, 'outcome' | 'reason'> {
  switch (decision.do) {
    case 'create':
    case 'update':
      return { outcome: 'drafted' };
    case 'join':
      return { outcome: 'joined' };
    case 'skip':
    case 'end':
      return { outcome: 'skipped', reason: decision.reason };
  }
}
