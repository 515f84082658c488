/**
 * Who runs at once, on what they come upon, and the real code of the action for each kind of run.
 */

import { type Description, describeResult } from '../../action/draft/describe-result.ts';
import { processIncident } from '../../action/draft/process-incident.ts';
import type { Result } from '../../action/draft/result.ts';
import { publishMerged } from '../../action/follow-up/publish-merged.ts';
import { reconcileIncidents } from '../../action/reconcile/reconcile-incidents.ts';
import { declineSessions } from '../../action/review/declined.ts';
import type { RunContext } from '../../action/shared/context.ts';
import { recentSessions } from '../../action/shared/recent-sessions.ts';
import { sessionsThrough } from '../../src/devin/connect-devin.ts';
import type { Api } from '../../src/http/http.ts';
import { readAnswer } from '../../src/http/http.ts';
import type { Evidence } from '../../src/incident/evidence.ts';
import type { Incident } from '../../src/incident/incident.ts';
import type { Config } from '../../src/policy/config.ts';
import { DEFAULTS } from '../../src/policy/default-config.ts';
import { parseDocument } from '../../src/postmortem/document.ts';
import type { Outside } from './schedule.ts';
import { World, type WorldOptions } from './world.ts';

export const KINDS = [
  'event',
  'event again',
  'second event',
  'acknowledged',
  'too short',
  'merged',
  'manual',
  'redo',
  'reconcile',
  'declines',
  'join',
  'follow-up',
] as const;
export type Kind = (typeof KINDS)[number];

/** What is there when the runs begin. */
export const STARTS = ['nothing', 'gathering', 'written', 'ended', 'shared'] as const;
export type Start = (typeof STARTS)[number];

export interface Scenario {
  kinds: readonly Kind[];
  start: Start;
  world: WorldOptions;
  /** Milliseconds by which the clock of the first run is ahead. */
  skew: number;
  /** Whether runs write notes on incidents. */
  writesNotes: boolean;
}

export const FIRST = '2026-09-10T13:00:00.000Z';
export const SECOND = '2026-09-10T13:30:00.000Z';
const OTHERS = '2026-09-10T13:02:00.000Z';
const EVENTS: Partial<Record<Kind, string>> = {
  event: 'E1',
  'event again': 'E1',
  'too short': 'E1',
  merged: 'E1',
  'second event': 'E2',
  acknowledged: 'A1',
  join: 'Y1',
};

/** What a run came to. */
export interface Report {
  kind: Kind;
  incident: string;
  event: string | undefined;
  outcome: Description['outcome'] | 'other';
  reason: string | undefined;
  session: string | undefined;
}

const CONFIG: Config = {
  ...DEFAULTS,
  'start-on': 'acknowledged',
  limits: { ...DEFAULTS.limits, 'group-window': 600 },
};

export const isGrouped = ({ kinds, start }: Scenario) => kinds.includes('join') || start === 'shared';

/** The incident as PagerDuty has it now. */
export function incidentX({ kinds }: Scenario): Incident {
  const resolved = kinds.some((kind) => kind !== 'acknowledged' && kind !== 'join' && kind !== 'follow-up');
  return {
    id: 'QX',
    number: 1,
    title: 'Requests fail',
    type: undefined,
    alertCount: undefined,
    url: undefined,
    status: resolved ? 'resolved' : 'open',
    merged: kinds.includes('merged'),
    service: 'Checkout',
    serviceId: undefined,
    urgency: 'high',
    priority: undefined,
    teams: [],
    createdAt: kinds.includes('too short') ? '2026-09-10T12:59:00.000Z' : '2026-09-10T12:00:00.000Z',
    resolvedAt: !resolved ? undefined : kinds.includes('second event') ? SECOND : FIRST,
  };
}

export function incidentY(scenario: Scenario): Incident {
  return {
    ...incidentX(scenario),
    id: 'QY',
    number: 2,
    status: 'resolved',
    merged: false,
    createdAt: '2026-09-10T12:30:00.000Z',
    resolvedAt: OTHERS,
  };
}

export function worldOf({ start, world: options }: Scenario): World {
  const world = new World(options);
  const own = ['pagerduty-postmortem', 'pagerduty-incident:QX', 'service:Checkout'];
  const prompt = (kind: string, id: string, resolved?: string) => ({
    source: 'user' as const,
    message: `# ${kind}\n=== BEGIN INCIDENT DATA 0 ===\n${JSON.stringify({ id, resolved })}\n=== END INCIDENT DATA 0 ===`,
  });
  const write = prompt('Write the postmortem', 'QX', FIRST);
  if (start === 'gathering') {
    world.place({ tags: [...own, 'pagerduty-event:A0'], messages: [prompt('Gather evidence', 'QX')] });
  }
  const tags = [...own, 'pagerduty-event:E0', `postmortem-resolved:${FIRST}`];
  if (start === 'written') world.place({ tags, messages: [write] });
  if (start === 'ended') world.place({ tags, messages: [write], status: 'exit' });
  if (start === 'shared') {
    world.place({
      tags: [...tags, 'pagerduty-incident:QY', 'pagerduty-event:Y0', `postmortem-resolved:${OTHERS}`],
      messages: [write, prompt('One more incident', 'QY', OTHERS)],
    });
  }
  return world;
}

export function runsOf(scenario: Scenario, world: World) {
  return scenario.kinds.map((kind, index) => {
    const name = scenario.kinds.indexOf(kind) === index ? kind : `${kind} ${index + 1}`;
    const start = (outside: Outside) => perform(kind, name, scenario, world, outside);
    return { name, skew: index === 0 ? scenario.skew : 0, start };
  });
}

/** The run that makes up for what is left. */
export function reconcileRun(scenario: Scenario, world: World) {
  return {
    name: 'reconcile afterwards',
    skew: 0,
    start: (outside: Outside) => perform('reconcile', 'reconcile afterwards', scenario, world, outside),
  };
}

async function perform(kind: Kind, name: string, scenario: Scenario, world: World, outside: Outside): Promise<Report> {
  const context = contextOf(name, scenario, world, outside);
  const { agent } = context;
  const eventId = EVENTS[kind];
  const incident = kind === 'join' ? incidentY(scenario) : incidentX(scenario);
  const report = (outcome: Report['outcome'], reason?: string, session?: string): Report => ({
    kind,
    incident: incident.id,
    event: eventId,
    outcome,
    reason,
    session,
  });
  const told = (result: Result) => {
    const { outcome, reason, session } = describeResult(result);
    return report(outcome, reason || undefined, session?.id);
  };
  switch (kind) {
    case 'acknowledged': {
      const still: Incident = { ...incident, status: 'open', merged: false, resolvedAt: undefined };
      return told(await processIncident(context, still, { by: 'event', type: 'incident.acknowledged', eventId }));
    }
    case 'event':
    case 'event again':
    case 'too short':
    case 'merged':
    case 'second event':
    case 'join': {
      const own = kind === 'second event' || kind === 'join' ? incident : { ...incident, resolvedAt: FIRST };
      return told(await processIncident(context, own, { by: 'event', type: 'incident.resolved', eventId }));
    }
    case 'manual':
    case 'redo':
      return told(await processIncident(context, incident, { by: 'hand', redo: kind === 'redo' }));
    case 'reconcile':
      await reconcileIncidents(context, await recentSessions(agent, 7 * 24 * 3600));
      return report('other');
    case 'declines':
      if (agent !== undefined) await declineSessions(agent, incident.id, false);
      return report('other');
    case 'follow-up': {
      const config: Config = { ...CONFIG, publish: { to: 'wiki', destination: 'Postmortems', when: 'merged' } };
      const path = 'docs/postmortems/2026-09-10-requests-fail-qx.md';
      const merged = [{ path, isNew: true, config, document: parseDocument('') }] as unknown as Parameters<
        typeof publishMerged
      >[1];
      await publishMerged({ ...context, config }, merged);
      return report('other');
    }
  }
}

function contextOf(run: string, scenario: Scenario, world: World, outside: Outside): RunContext {
  const call: Api = async ({ answer, ...request }) => {
    const about = aboutOf(request);
    const effect = () => world.answer(run, request);
    // Archived ones do not change during a schedule.
    const isStill = /is_archived=true/.test(request.path);
    const given = isStill ? effect() : await outside(about, effect);
    return readAnswer(answer, given, about.what);
  };
  const incidents = [incidentX(scenario), ...(isGrouped(scenario) ? [incidentY(scenario)] : [])];
  const noted = (id: string) => {
    const notes = world.notes
      .filter(({ incident }) => incident === id)
      .map(({ content }) => ({ content, at: undefined, by: undefined }));
    world.tell(run, notes.length);
    return notes;
  };
  return {
    inputs: {
      dryRun: false,
      pagerduty: { token: 'token', apiUrl: '', from: scenario.writesNotes ? 'bot@example.com' : undefined },
    },
    repository: 'acme/incident-docs',
    defaultBranch: 'main',
    config: CONFIG,
    files: async () => ({ below: async () => [] }),
    openPulls: async () => [],
    filesOf: async () => [],
    textOf: async () => '',
    agent: sessionsThrough(call, 'org-1'),
    pagerduty: {
      getIncident: async (id: string) => incidents.find((each) => each.id === id),
      getEvidence: async (id: string): Promise<Evidence> => ({
        description: undefined,
        incidentType: undefined,
        logEntries: [],
        responderRequests: [],
        notes: noted(id),
        alerts: [],
        changeEvents: [],
        pastIncidents: [],
        relatedIncidents: [],
        outlier: undefined,
        businessServices: [],
        customFields: [],
        analytics: [],
        missing: [],
        unread: { logEntries: 0, notes: 0, alerts: 0 },
      }),
      listNotes: (id: string) => outside({ what: `GET notes of ${id}`, on: 'notes', writes: false }, () => noted(id)),
      addNote: (id: string, content: string) =>
        outside({ what: `POST note on ${id}`, on: 'notes', writes: true }, () => world.addNote(run, id, content)),
      listResolved: async () => incidents.filter(({ status }) => status === 'resolved'),
    },
  } as unknown as RunContext;
}

function aboutOf({ method, path }: { method: string; path: string }) {
  const { pathname, searchParams } = new URL(path, 'https://api.devin.ai');
  const [, id, what] = /\/sessions(?:\/devin-([^/]+))?(?:\/(\w+))?$/.exec(pathname) ?? [];
  const writes = method !== 'GET';
  if (id === undefined) {
    return { what: writes ? 'create' : `list ${searchParams.get('tags')?.split(':').at(-1)}`, on: '*', writes };
  }
  return { what: `${method} ${id}${what === undefined ? '' : `/${what}`}`, on: id, writes };
}
