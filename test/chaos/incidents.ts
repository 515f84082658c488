/**
 * The incidents of a seed, each with everything that PagerDuty, people and Devin do about it.
 */
import { idOf } from '../outside/pagerduty/incident.ts';
import { between, pickBy, roll } from './random.ts';

/** In seconds from the start. */
export interface Step {
  at: number;
  does:
    | { do: 'trigger' | 'acknowledge' | 'resolve' | 'reopen' }
    | { do: 'merge'; into: string }
    | { do: 'set priority'; priority: Priority }
    /** PagerDuty delivers the newest event of this type again. */
    | { do: 'deliver again'; type: 'incident.acknowledged' | 'incident.resolved' }
    /** PagerDuty's own workflow step sends the incident's ID to GitHub, in addition to the relay. */
    | { do: 'send short form' }
    | { do: 'start by hand'; by: 'number' | 'id'; redo: boolean }
    /** A person closes the pull request unmerged: when nothing runs, or during the next run of the incident. */
    | { do: 'decline' | 'decline during a run' }
    /** The hourly reconcile runs at this very moment. */
    | { do: 'reconcile beside' }
    | { do: 'end session' };
}

export type Priority = 'P1' | 'P2' | 'P3';

export interface PlannedIncident {
  id: string;
  number: number;
  title: string;
  service: Service;
  urgency: 'high' | 'low';
  /** When it is triggered; `set priority` changes it. */
  priority: Priority | undefined;
  /** The docs repository has its postmortem from the start. */
  written: boolean;
  /** In order of time. */
  steps: Step[];
}

export type Service = 'Billing API' | 'Checkout' | 'Build farm';

/** A title that begins like this is confidential by its pattern. */
export const CONFIDENTIAL_TITLE = 'Project Nightjar';
const STORM_SIZE = 18;
/** One storm in this many incidents. */
const STORM_EVERY = 75;
const FIRST_NUMBER = 4801;
const HOUR = 3600;
/** New incidents arrive for this long. */
const DURATION = 34 * HOUR;

/**
 * Returns `count` incidents, including storms. The same seed gives the same incidents. With a larger count, the first ones may
 * differ only in time.
 */
export function planIncidents(seed: number, count: number): PlannedIncident[] {
  const planned: PlannedIncident[] = [];
  const storms = Math.max(1, Math.floor(count / STORM_EVERY));
  const stormSize = Math.min(STORM_SIZE, Math.floor(count / 4));
  for (let index = 0; index < count; index += 1) {
    const storm = Math.floor(index / stormSize);
    const inStorm = storm < storms;
    const begin = inStorm
      ? Math.floor(((storm + 0.5) / storms) * DURATION) + 10 * between(0, 12, seed, index, 'begin')
      : between(0, DURATION, seed, index, 'begin');
    const host = planned.at(-1);
    planned.push(planIncident(seed, index, begin, inStorm, host));
  }
  for (let storm = 0; storm < storms; storm += 1) redoOneOf(planned.slice(storm * stormSize, (storm + 1) * stormSize));
  return planned;
}

const REDO_AFTER = 1800;

/**
 * A person starts over one incident of a storm, once its neighbours have joined it. If incidents are grouped, this ends a session
 * that others share.
 */
function redoOneOf(storm: readonly PlannedIncident[]): void {
  const endOf = ({ steps }: PlannedIncident) => steps.find(({ does }) => does.do === 'resolve')?.at ?? 0;
  const plain = storm
    .filter(
      ({ title, urgency, priority, written, steps }) =>
        !title.startsWith(CONFIDENTIAL_TITLE) &&
        urgency === 'high' &&
        (priority === 'P1' || priority === 'P2') &&
        !written &&
        steps.every(({ does }) => ['trigger', 'acknowledge', 'resolve', 'deliver again'].includes(does.do)),
    )
    .sort((one, other) => endOf(one) - endOf(other));
  const gaps = plain.slice(1).map((incident, index) => endOf(incident) - endOf(plain[index] as PlannedIncident));
  const chosen = plain[gaps.indexOf(Math.min(...gaps)) + 1];
  chosen?.steps.push({ at: endOf(chosen) + REDO_AFTER, does: { do: 'start by hand', by: 'id', redo: true } });
  chosen?.steps.sort((one, other) => one.at - other.at);
}

function planIncident(
  seed: number,
  index: number,
  begin: number,
  inStorm: boolean,
  host: PlannedIncident | undefined,
): PlannedIncident {
  const happens = (what: string, probability: number) => roll(seed, index, what) < probability;
  const some = (least: number, most: number, what: string) => between(least, most, seed, index, what);
  const steps: Step[] = [];
  const add = (at: number, does: Step['does']) => steps.push({ at, does });
  const confidential = happens('confidential', 0.04);
  const incident = {
    id: idOf('Q', 14, `chaos ${seed} ${index}`),
    number: FIRST_NUMBER + index,
    title: `${confidential ? CONFIDENTIAL_TITLE : 'Requests fail'}, incident ${index}`,
    service: inStorm
      ? ('Billing API' as const)
      : (pickBy(
          [
            ['Billing API', 0.77],
            ['Checkout', 0.15],
          ],
          seed,
          index,
          'service',
        ) ?? 'Build farm'),
    urgency: happens('low urgency', 0.07) ? ('low' as const) : ('high' as const),
    priority: pickBy<Priority>(
      [
        ['P1', 0.3],
        ['P2', 0.5],
        ['P3', 0.1],
      ],
      seed,
      index,
      'priority',
    ),
    written: happens('written', 0.04),
    steps,
  } satisfies PlannedIncident;

  if (host !== undefined && happens('merged', 0.07)) {
    // While the other one is open: from its trigger to its first resolve.
    const opened = host.steps[0]?.at ?? 0;
    const closed = host.steps.find(({ does }) => does.do === 'resolve')?.at;
    if (closed !== undefined) {
      add(opened + 5, { do: 'trigger' });
      if (happens('acknowledged', 0.7)) add(opened + 10, { do: 'acknowledge' });
      add(closed - 5, { do: 'merge', into: host.id });
      return incident;
    }
  }

  add(begin, { do: 'trigger' });
  const rounds = 1 + Number(happens('reopened', 0.18)) + Number(happens('reopened twice', 0.05));
  let opened = begin;
  let resolved = begin;
  for (let round = 1; round <= rounds; round += 1) {
    const lasts =
      10 * (happens(`short ${round}`, 0.12) ? some(2, 29, `lasts ${round}`) : some(30, 240, `lasts ${round}`));
    if (happens(`acknowledged ${round}`, 0.7)) {
      add(opened + Math.floor(lasts * roll(seed, index, 'acknowledges', round) * 0.9), { do: 'acknowledge' });
    }
    resolved = opened + lasts;
    add(resolved, { do: 'resolve' });
    if (happens(`reconcile beside ${round}`, 0.05)) add(resolved, { do: 'reconcile beside' });
    if (happens(`short form ${round}`, 0.08)) {
      add(resolved + some(0, 300, `sends short form ${round}`), { do: 'send short form' });
    }
    if (happens(`again ${round}`, 0.15)) {
      add(resolved + some(0, 9000, `delivers again ${round}`), { do: 'deliver again', type: 'incident.resolved' });
    }
    if (round === rounds) break;
    opened = resolved + 10 * some(3, 120, `stays resolved ${round}`);
    if (round === 1 && happens('declined', 0.3)) add(Math.ceil((resolved + opened) / 2), { do: 'decline' });
    else if (round === 1 && happens('declined during', 0.5)) add(opened, { do: 'decline during a run' });
    add(opened, { do: 'reopen' });
  }
  if (happens('acknowledged again', 0.08)) {
    add(resolved + some(0, 9000, 'acknowledges again'), { do: 'deliver again', type: 'incident.acknowledged' });
  }
  const more = { P1: 'P1', P2: 'P1', P3: 'P2' } as const;
  if (happens('set priority', 0.2)) {
    // Set before the resolve, or late.
    const at = happens('set late', 0.6) ? resolved + some(30, 3000, 'sets late') : begin + 1;
    add(at, { do: 'set priority', priority: incident.priority === undefined ? 'P2' : more[incident.priority] });
  }
  // Incidents of a storm share sessions if incidents are grouped, so a redo of one of them affects the others.
  if (happens('by hand', inStorm ? 0.25 : 0.12)) {
    const at = resolved + (happens('by hand at once', 0.6) ? 0 : some(30, 2000, 'starts by hand'));
    add(at, {
      do: 'start by hand',
      by: happens('by number', 0.6) ? 'number' : 'id',
      redo: happens('redo', inStorm ? 0.7 : 0.3) && !incident.written,
    });
  } else if (happens('ended', 0.12)) {
    add(resolved + 5000, { do: 'end session' });
  }
  steps.sort((one, other) => one.at - other.at);
  return incident;
}
