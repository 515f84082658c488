/**
 * What came of it, told as a table, and every way in which it is not what it must be.
 */
import { resolvesOf } from '../../src/agent/tags.ts';
import { incidentOf, ordersToWrite, wholeSeconds } from '../orders-to-write.ts';
import type { DevinSession } from '../outside/devin.ts';
import type { Run } from '../outside/runner/runner.ts';
import { becameEligibleLate, type Configuration, expectedOf, isConfidential, lastResolve } from './expected.ts';
import { ROWS } from './faults.ts';
import type { PlannedIncident } from './incidents.ts';
import { promisesNotKept } from './promises.ts';
import { RECONCILE, type World } from './world.ts';

/** How each session was at a time, by its ID. */
export type Moment = ReadonlyMap<string, { messages: number; state: string }>;

export function momentOf(sessions: readonly DevinSession[]): Moment {
  return new Map(
    sessions.map((session) => [
      session.session_id,
      {
        messages: session.messages.length,
        state: JSON.stringify([session.status, session.tags, session.messages.length]),
      },
    ]),
  );
}

export interface Verdict {
  /** For people to read. */
  table: string;
  /** Each in a sentence or two, with the traces of the incident. Empty: all is as it must be. */
  violations: string[];
}

interface Played {
  seed: number;
  configuration: Configuration;
  incidents: readonly PlannedIncident[];
  world: World;
  /** When PagerDuty's time began. */
  begin: number;
  /** When all was quiet, and after the first of the two last reconciles. */
  moments: { atRest: Moment; reconciled: Moment };
  seconds: number;
}

export function judge(played: Played): Verdict {
  return { table: tableOf(played), violations: violationsIn(played) };
}

/** In so many incidents everything happens that the page promises; in fewer something may be missing by chance. */
const FULL_SIZE = 200;

function violationsIn(played: Played): string[] {
  const { incidents, world, moments } = played;
  const ofIncident = incidents.flatMap((incident) =>
    problemsOf(played, incident).map(
      (problem) => `${incident.id} (#${incident.number}): ${problem}\n${tracesOf(played, incident)}`,
    ),
  );
  const byHand = incidents.filter(({ steps }) => steps.some(({ does }) => does.do === 'start by hand'));
  const closed = world.devin.sessions.filter(({ session_id: id }) => world.declined.has(id));
  const messaged = closed.filter(
    ({ session_id: id, messages, tags }) =>
      messages.length > (world.declined.get(id) ?? 0) && !byHand.some((each) => tags.includes(incidentTag(each.id))),
  );
  const forgotten = closed.filter(({ tags }) => !tags.includes(DECLINED));
  const between = world.devin.sessions.filter((session) => session.tags.includes(TERMINATED) && !isEndedByUs(session));
  const failed = world.runner.runs.filter((run) => run.conclusion === 'failure' && !isRefused(world, run));
  const end = momentOf(world.devin.sessions);
  const stillChanging = world.devin.sessions.filter(
    (session) => moments.reconciled.get(session.session_id)?.state !== end.get(session.session_id)?.state,
  );
  const waiting = world.pagerduty.deliveries.filter(({ fate }) => fate === 'waiting');
  const missing = incidents.length < FULL_SIZE ? [] : promisesNotKept(world.faults.struck, played.configuration);
  return [
    ...missing.map((what) => `It never happened, though docs/chaos.md promises it: ${what}`),
    ...ofIncident,
    ...messaged.map(
      ({ session_id: id, tags }) =>
        `The session ${id} (${tags.join(', ')}) was told more after its pull request was declined`,
    ),
    ...forgotten.map(
      ({ session_id: id, tags }) => `The session ${id} (${tags.join(', ')}) lost the tag that says it was declined`,
    ),
    ...between.map(
      ({ session_id: id, tags }) => `The session ${id} (${tags.join(', ')}) is live and marked as terminated`,
    ),
    ...failed.map((run) => `A run failed, though no fault was more than its retries survive: ${describe(run)}`),
    ...stillChanging.map(
      ({ session_id: id, tags }) => `A second reconcile after the last changed the session ${id} (${tags.join(', ')})`,
    ),
    ...waiting.map(({ eventType, incidentId }) => `A delivery never arrived: ${eventType} of ${incidentId}`),
  ];
}

function problemsOf(played: Played, incident: PlannedIncident): string[] {
  const { world, begin } = played;
  const { id } = incident;
  const problems: string[] = [];
  const sessions = standing(world, id);
  const expected = expectedOf(incident);
  const mayHaveNone = wasAskedInVain(played, incident) || wasDeclined(played, incident);
  if (sessions.length !== Number(expected.session) && !(sessions.length === 0 && mayHaveNone)) {
    problems.push(
      `it must have ${expected.session ? 'one session' : 'none'} (${expected.why}), and has ${sessions.length}`,
    );
  }
  const [session] = sessions;
  if (expected.session && session !== undefined && !session.tags.includes('postmortem-declined')) {
    const last = begin + lastResolve(incident) * 1000;
    const isTold = resolvesOf(session.tags).some((time) => Math.floor(Date.parse(time) / 1000) * 1000 === last);
    // Of fifty tags the oldest make room for the newest.
    if (!isTold && session.tags.length < MAX_TAGS) problems.push('its session was not told of its last resolve');
  }
  if (isConfidential(incident)) {
    const told = world.devin.requests.filter(({ body }) => JSON.stringify(body ?? '').includes(id));
    if (told.length > 0) problems.push(`it is confidential, and Devin was told of it ${told.length} times`);
  }
  problems.push(...lostEvents(played, incident, sessions), ...ordersTwice(sessions, incident));
  if (wasLeft(played, incident)) {
    problems.push('the relay had acknowledged its last resolve, and yet the last reconcile had to see to it');
  }
  return problems;
}

const MAX_TAGS = 50;
const DECLINED = 'postmortem-declined';
const TERMINATED = 'postmortem-terminated';
const incidentTag = (id: string) => `pagerduty-incident:${id}`;

/** Whether a token of it was refused, so that it may have failed: its own message must say so. */
function isRefused({ faults }: World, { id, annotations }: Run): boolean {
  const services = [...(faults.refused.get(id) ?? [])];
  return annotations.some(
    ({ level, message }) =>
      level === 'error' && services.some((service) => new RegExp(`${service}.* 40[13]\\b`).test(message)),
  );
}

/** Whether the run by hand was killed or refused, and nothing else asks for a session: the person sees it fail. */
function wasAskedInVain({ world }: Played, incident: PlannedIncident): boolean {
  const { id, number, steps } = incident;
  const isLost = world.runner.runs.some(
    (run) =>
      run.event.name === 'workflow_dispatch' &&
      isAbout(run, id, number) &&
      (run.conclusion === 'cancelled' || (run.conclusion === 'failure' && isRefused(world, run))),
  );
  return isLost && !expectedOf({ ...incident, steps: steps.filter(({ does }) => does.do !== 'start by hand') }).session;
}

/** Whether a person declined it, and a redo of another incident ended the session that they shared. */
function wasDeclined({ world }: Played, { id }: PlannedIncident): boolean {
  return world.devin.sessions.some(
    ({ session_id: session, tags }) =>
      tags.includes(incidentTag(id)) && tags.includes(TERMINATED) && world.declined.has(session),
  );
}

/** Events whose run says that it created or told a session, and whose tag is on none that counts. */
function lostEvents({ world }: Played, { id, number }: PlannedIncident, sessions: readonly DevinSession[]): string[] {
  const tags = sessions.flatMap((session) => session.tags);
  // Of fifty tags the oldest make room; of a declined one nothing is handed on.
  if (sessions.length === 0 || tags.length >= MAX_TAGS || tags.includes(DECLINED)) return [];
  return world.runner.runs.flatMap((run) => {
    const { outcome } = outputsOf(run);
    const event = eventIdOf(run);
    if (!isAbout(run, id, number) || event === undefined || (outcome !== 'created' && outcome !== 'updated')) return [];
    return tags.includes(`pagerduty-event:${event}`)
      ? []
      : [`the tag of its event ${event} is on no session that counts`];
  });
}

/** Resolves for which a session was given the order to write more than once. */
function ordersTwice(sessions: readonly DevinSession[], { id }: PlannedIncident): string[] {
  return sessions.flatMap(({ session_id: session, messages }) => {
    const resolves = ordersToWrite(messages).flatMap(({ incident, resolved }) =>
      incident === id ? [wholeSeconds(resolved)] : [],
    );
    const twice = resolves.filter((time, index) => resolves.indexOf(time) !== index);
    return [...new Set(twice)].map(
      (time) =>
        `the session ${session} was ordered ${resolves.filter((each) => each === time).length} times to write for the resolve at ${new Date(time * 1000).toISOString()}`,
    );
  });
}

/** Whether the last reconcile did what a webhook should have led to. */
function wasLeft({ world, moments }: Played, incident: PlannedIncident): boolean {
  if (becameEligibleLate(incident) || !wasAcknowledged(world, incident)) return false;
  // A run that was killed or refused leaves it to reconcile.
  if (world.faults.harmed.has(incident.id)) return false;
  const { atRest, reconciled } = moments;
  return world.devin.sessions.some(({ session_id: sessionId, tags, messages }) => {
    const before = atRest.get(sessionId);
    const after = reconciled.get(sessionId);
    if (after === undefined) return false;
    if (before === undefined) return tags.includes(`pagerduty-incident:${incident.id}`);
    return messages.slice(before.messages, after.messages).some(({ message }) => incidentOf(message) === incident.id);
  });
}

/** Whether the relay answered 2xx to its last resolve. */
function wasAcknowledged({ pagerduty }: World, { id }: PlannedIncident): boolean {
  const resolves = pagerduty.deliveries.filter(
    ({ incidentId, eventType }) => incidentId === id && eventType === 'incident.resolved',
  );
  const last = resolves.reduce((newest, { body }) => (occurred(body) > newest ? occurred(body) : newest), '');
  return resolves.some(({ body, fate }) => fate === 'delivered' && occurred(body) === last);
}

function occurred(body: Buffer): string {
  return JSON.parse(body.toString()).event.occurred_at;
}

/** Those that count: what we ended ourselves does not. */
function standing({ devin }: World, id: string): DevinSession[] {
  return devin.sessions.filter((session) => session.tags.includes(`pagerduty-incident:${id}`) && !isEndedByUs(session));
}

function isEndedByUs({ tags, status }: DevinSession): boolean {
  return tags.includes(TERMINATED) && (status === 'exit' || status === 'error');
}

/** What a person needs to understand it. */
function tracesOf(
  { world, begin }: Played,
  { id, number, steps, service, priority, urgency }: PlannedIncident,
): string {
  const time = (at: Date) => `${Math.round((at.getTime() - begin) / 1000)} s`;
  const lines = [
    `planned: ${service}, ${priority ?? 'no priority'}, ${urgency} urgency; ${steps.map(({ at, does }) => `${at} s ${Object.values(does).join(' ')}`).join(', ')}`,
    ...world.pagerduty.deliveries
      .filter(({ incidentId, eventType }) => incidentId === id && /acknowledged|resolved/.test(eventType ?? ''))
      .map(
        ({ eventType, eventId, fate, tries }) =>
          `delivery ${eventType} ${eventId}: ${fate}; ${tries.map(({ at, status }) => `${time(at)} ${status}`).join(', ')}`,
      ),
    ...world.runner.runs.filter((run) => isAbout(run, id, number)).map((run) => `run ${describe(run)}`),
    ...world.devin.sessions
      .filter(({ tags }) => tags.includes(`pagerduty-incident:${id}`))
      .map(
        ({ session_id: session, status, created_at, tags, messages }) =>
          `session ${session} ${status}, created ${created_at}, ${messages.length} messages, ${tags.join(' ')}`,
      ),
  ];
  return lines.map((line) => `    ${line}`).join('\n');
}

function isAbout({ event }: Run, id: string, number: number): boolean {
  const { client_payload: told, inputs } = event.payload as {
    client_payload?: { incident: { id: string } };
    inputs?: Record<string, string>;
  };
  return told?.incident.id === id || inputs?.['incident-id'] === id || inputs?.['incident-id'] === String(number);
}

function describe({ id, workflow, event, conclusion, jobs, annotations }: Run): string {
  const { outcome, reason, 'session-id': session } = outputsOf({ jobs });
  const { action } = event.payload as { action?: string };
  const messages = annotations.map(({ level, message }) => `${level}: ${message}`);
  return [
    id,
    workflow.split('/').at(-1),
    action ?? event.name,
    eventIdOf({ event }),
    conclusion,
    outcome,
    reason,
    session,
    ...messages,
  ]
    .filter(Boolean)
    .join(' ');
}

function outputsOf({ jobs }: Pick<Run, 'jobs'>): Record<string, string> {
  return jobs[0]?.steps.at(-1)?.outputs ?? {};
}

function eventIdOf({ event }: Pick<Run, 'event'>): string | undefined {
  return (event.payload as { client_payload?: { event?: { id?: string } } }).client_payload?.event?.id;
}

function tableOf({ seed, configuration, incidents, world, seconds }: Played): string {
  const { pagerduty, devin, runner, faults, relay } = world;
  const doing = (what: string) => incidents.filter(({ steps }) => steps.some(({ does }) => does.do === what)).length;
  const tries = pagerduty.deliveries.flatMap((delivery) => delivery.tries.map(({ status }) => String(status)));
  const hops = ROWS.map((hop) => ({ hop, kinds: [...(faults.struck.get(hop) ?? [])] }));
  const struck = hops.flatMap(({ kinds }) => kinds.map(([, count]) => count));
  const ended = devin.sessions.filter(isEndedByUs).length;
  const live = devin.sessions.filter(({ status }) => status !== 'exit' && status !== 'error').length;
  const reconciles = runner.runs.filter(({ workflow }) => workflow.endsWith(RECONCILE));
  const startedBy = (run: Run): string[] => JSON.parse(outputsOf(run).sessions || '[]');
  const drafted = reconciles.flatMap(startedBy);
  const lastDrafted = reconciles.slice(-2, -1).flatMap(startedBy);
  const rows: [string, number, string][] = [
    [
      'incidents',
      incidents.length,
      `eligible ${incidents.filter((incident) => expectedOf(incident).session).length}, acknowledged ${doing('acknowledge')}, reopened ${doing('reopen')}, merged ${doing('merge')}, declined ${world.declined.size}, delivered twice ${doing('deliver again')}, by hand ${doing('start by hand')}, short form ${doing('send short form')}, new priority ${doing('set priority')}, low urgency ${incidents.filter(({ urgency }) => urgency === 'low').length}, confidential ${incidents.filter(isConfidential).length}, written before ${incidents.filter(({ written }) => written).length}`,
    ],
    ['deliveries', pagerduty.deliveries.length, counted(pagerduty.deliveries.map(({ fate }) => fate))],
    ['tries', tries.length, counted(tries)],
    ['faults', struck.reduce((sum, count) => sum + count, relay.kills), ''],
    ...hops.map(({ hop, kinds }): [string, number, string] => [
      `  ${hop}`,
      kinds.reduce((sum, [, count]) => sum + count, 0),
      kinds
        .sort(([one], [other]) => (one < other ? -1 : 1))
        .map(([kind, count]) => `${kind}: ${count}`)
        .join(', '),
    ]),
    [
      'runs',
      runner.runs.length,
      counted(runner.runs.map((run) => outputsOf(run).reason || outputsOf(run).outcome || run.conclusion || 'none')),
    ],
    ['reconciles', reconciles.length, `${drafted.length} sessions started, in the last one ${lastDrafted.length}`],
    [
      'sessions',
      devin.sessions.length,
      `live ${live}, ended by Devin ${devin.sessions.length - live - ended}, ended by us ${ended}, shared ${devin.sessions.filter(isShared).length}, shared and ended by us ${devin.sessions.filter((session) => isShared(session) && isEndedByUs(session)).length}`,
    ],
  ];
  const lines = rows.map(([name, count, what]) => `${name.padEnd(22)}${String(count).padStart(6)}   ${what}`.trimEnd());
  return [
    `Seed ${seed}: start-on ${configuration.startOn}, group-window ${configuration.groupWindow}, ${Math.round(seconds)} s`,
    '',
    ...lines,
  ].join('\n');
}

function isShared({ tags }: DevinSession): boolean {
  return tags.filter((tag) => tag.startsWith('pagerduty-incident:')).length > 1;
}

/** "202: 12, 503: 3" */
function counted(items: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return [...counts]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([item, count]) => `${item}: ${count}`)
    .join(', ');
}
