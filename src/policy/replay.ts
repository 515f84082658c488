/** Decides past incidents in order of time, with the same `decide` as live ones. */
import type { Session } from '../agent/session.ts';
import * as tags from '../agent/tags.ts';
import type { Incident } from '../incident/incident.ts';
import type { Config } from './config.ts';
import { configFor } from './config-for.ts';
import { type Decision, decide } from './decide.ts';
import type { SkipReason } from './skip-rules.ts';

export interface Past {
  /** As it is now, resolved. */
  readonly incident: Incident;
  /** ISO 8601; undefined if nobody acknowledged it. Matters only with `start-on: acknowledged`. */
  readonly acknowledgedAt: string | undefined;
}

export interface Replayed {
  readonly incident: Incident;
  /** `joined`: it shares another incident's session. */
  readonly outcome: 'drafted' | 'joined' | 'skipped';
  /** Only for `skipped`. */
  readonly reason?: SkipReason;
  /** Maximum cost of the sessions started for it, in ACU, including a terminated one. */
  readonly maxAcu: number;
}

/**
 * Returns the outcomes, oldest resolve first. Assumes that sessions continue until we terminate them and that no pull request is
 * declined.
 */
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
      const open: Incident = { ...incident, status: 'open', merged: false, resolvedAt: undefined };
      return [
        ...(startsEarly
          ? [{ at: Date.parse(acknowledgedAt), type: 'incident.acknowledged' as const, incident: open }]
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
