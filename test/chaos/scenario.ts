/**
 * Plays a seed: everything that its incidents have planned, in PagerDuty's time, while runs and faults go on beside it.
 */
import { resolvesOf } from '../../src/agent/tags.ts';
import type { DevinSession } from '../outside/devin.ts';
import type { RunnerOptions } from '../outside/runner/runner.ts';
import { configurationOf, lastResolve } from './expected.ts';
import { SERVICES, type Service } from './faults.ts';
import { type PlannedIncident, planIncidents, type Step } from './incidents.ts';
import { judge, momentOf, type Verdict } from './invariants.ts';
import { pickBy, roll } from './random.ts';
import { startWorld, type World } from './world.ts';

const HOUR = 3600;
/** Before the real now, which reconcile goes by: what is resolved lies within its 48 hours and before its last 15 minutes. */
const BEGINS_BEFORE_NOW = 44 * HOUR;

/** Runs that are under way while PagerDuty's time goes on, by chance. */
const AT_A_TIME = [
  [0, 0.1],
  [2, 0.25],
  [30, 0.15],
] as const;
/** So many acknowledgements are handled while the incident burns; the others come late. */
const IN_TIME = 0.6;

/** What happens to no incident in particular. */
type Happening =
  | { do: 'reconcile' }
  | { do: 'rotate secret'; to: 'right' | 'wrong' }
  | { do: 'enable subscriptions' }
  | { do: 'runners'; most: number }
  | { do: 'refuse tokens'; service: Service; status: 401 | 403 | undefined };

type Scene = { at: number; incident: PlannedIncident; does: Step['does'] } | { at: number; happens: Happening };

export async function play(seed: number, count: number, startAction?: RunnerOptions['startAction']): Promise<Verdict> {
  const started = performance.now();
  const incidents = planIncidents(seed, count);
  const scenes = [
    ...incidents.flatMap((incident): Scene[] => incident.steps.map(({ at, does }) => ({ at, incident, does }))),
    ...happenings(seed, count, Math.max(...incidents.flatMap(({ steps }) => steps.map(({ at }) => at)))),
  ].sort((one, other) => one.at - other.at);
  const begin = Math.floor(Date.now() / 1000 - BEGINS_BEFORE_NOW) * 1000;
  const configuration = configurationOf(seed);
  const documents = Object.fromEntries(incidents.filter(({ written }) => written).map(documentOf));
  const idOfNumber = new Map(incidents.map(({ number, id }) => [number, id]));
  const world = await startWorld({
    seed,
    configuration,
    idOfNumber,
    documents,
    begin,
    ...(startAction && { startAction }),
  });
  try {
    let most = 4;
    for (const scene of scenes) {
      await world.reach(begin + scene.at * 1000);
      if ('incident' in scene) await perform(world, scene.incident, scene.does, { seed, begin });
      else most = (await happen(world, scene.happens)) ?? most;
      world.startRuns();
      await world.room(most);
    }
    for (let next = world.pagerduty.nextTry(); next !== undefined; next = world.pagerduty.nextTry()) {
      await world.reach(Math.max(next.getTime(), world.pagerduty.now().getTime() + 1000));
    }
    await world.settled();
    world.faults.calm();
    world.letTurnsPass();

    const atRest = momentOf(world.devin.sessions);
    await world.reconcile();
    await world.settled();
    const reconciled = momentOf(world.devin.sessions);
    await world.reconcile();
    await world.settled();
    const seconds = (performance.now() - started) / 1000;
    return judge({ seed, configuration, incidents, world, begin, moments: { atRest, reconciled }, seconds });
  } finally {
    await world.close();
  }
}

/** Reconcile now and then, a secret that is rotated on one side only for a while, and runners that are few or many. */
function happenings(seed: number, count: number, last: number): Scene[] {
  const reconciles = Math.max(2, Math.floor(count / 25));
  const scenes: Scene[] = [];
  const add = (at: number, happens: Happening) => scenes.push({ at: Math.floor(at), happens });
  for (let index = 1; index <= reconciles; index += 1) add((index * last) / (reconciles + 1), { do: 'reconcile' });
  for (let hour = 0; hour * HOUR < last; hour += 1) {
    const most = pickBy(AT_A_TIME, seed, 'runners', hour) ?? 8;
    add(hour * HOUR, { do: 'runners', most });
  }
  const rotated = last * 0.55;
  add(rotated, { do: 'rotate secret', to: 'wrong' });
  add(rotated + 1500, { do: 'rotate secret', to: 'right' });
  add(rotated + 2 * HOUR, { do: 'enable subscriptions' });
  for (const [index, service] of SERVICES.entries()) {
    const expired = last * (0.2 + 0.25 * index);
    const status = service === 'GitHub' || roll(seed, 'refuses', service) < 0.5 ? 401 : 403;
    add(expired, { do: 'refuse tokens', service, status });
    add(expired + 1.5 * HOUR, { do: 'refuse tokens', service, status: undefined });
  }
  return scenes;
}

async function happen(world: World, happening: Happening): Promise<number | undefined> {
  switch (happening.do) {
    case 'reconcile':
      void world.reconcile();
      return undefined;
    case 'rotate secret':
      world.rotateTo(happening.to);
      return undefined;
    case 'enable subscriptions':
      await world.enableSubscriptions();
      return undefined;
    case 'refuse tokens':
      // What began under the refused token ends under it.
      if (happening.status === undefined) await world.room(0);
      world.faults.refuse(happening.service, happening.status);
      return undefined;
    case 'runners':
      return happening.most;
  }
}

async function perform(
  world: World,
  incident: PlannedIncident,
  does: Step['does'],
  { seed, begin }: { seed: number; begin: number },
): Promise<void> {
  const { pagerduty, devin } = world;
  const { id, number } = incident;
  switch (does.do) {
    case 'trigger': {
      const { title, service, urgency, priority } = incident;
      await pagerduty.trigger({ id, number, title, service, urgency, ...(priority && { priority }) });
      return;
    }
    case 'acknowledge':
      await pagerduty.acknowledge(id);
      if (roll(seed, id, 'in time') < IN_TIME) await world.room(0);
      return;
    case 'resolve':
    case 'reopen':
      await pagerduty[does.do](id);
      return;
    case 'merge':
      await pagerduty.merge(id, does.into);
      return;
    case 'set priority':
      await pagerduty.setPriority(id, does.priority);
      return;
    case 'deliver again': {
      const last = pagerduty.deliveries.findLast((each) => each.incidentId === id && each.eventType === does.type);
      if (last !== undefined) await pagerduty.deliver(JSON.parse(last.body.toString()).event);
      return;
    }
    case 'send short form':
      return world.sendToGitHub('/dispatches', {
        event_type: 'pagerduty.incident.resolved',
        client_payload: { incident: { id } },
      });
    case 'start by hand':
      return world.sendToGitHub('/actions/workflows/postmortem.yml/dispatches', {
        ref: 'main',
        inputs: { 'incident-id': does.by === 'number' ? String(number) : id, redo: String(does.redo) },
      });
    case 'decline':
      await world.settled();
      world.decline(id);
      return;
    case 'decline during a run':
      world.faults.declineDuringRun(id);
      return;
    case 'reconcile beside':
      void world.reconcile();
      return;
    case 'end session': {
      const last = begin + lastResolve(incident) * 1000;
      const [session] = sessionsOf(world, id).filter(
        ({ tags }) => isOfOneIncident(tags) && resolvesOf(tags).some((time) => Date.parse(time) >= last),
      );
      if (session !== undefined) devin.update(session.session_id, { status: 'exit', status_detail: null });
      return;
    }
  }
}

/** The live ones. */
function sessionsOf({ devin }: World, id: string): DevinSession[] {
  return devin.sessions.filter(({ tags, status }) => tags.includes(`pagerduty-incident:${id}`) && status !== 'exit');
}

function isOfOneIncident(tags: readonly string[]): boolean {
  return tags.filter((tag) => tag.startsWith('pagerduty-incident:')).length === 1;
}

function documentOf({ id, title }: PlannedIncident): [string, string] {
  return [`docs/postmortems/2026-01-01-requests-fail-${id.toLowerCase()}.md`, `# ${title}\n`];
}
