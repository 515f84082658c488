/**
 * Goes through schedules: every one of a scenario, but for those that differ only in the order of requests that do not touch
 * each other (sleep sets: Godefroid, "Partial-Order Methods for the Verification of Concurrent Systems", 1996), or by chance
 * from a seed.
 */
import { judge } from './invariants.ts';
import { type Report, reconcileRun, runsOf, type Scenario, worldOf } from './scenario.ts';
import {
  type Ask,
  areIndependent,
  type Choice,
  type Chooser,
  FATES,
  type Fate,
  inWords,
  playSchedule,
} from './schedule.ts';
import type { World } from './world.ts';

export interface Verdict {
  scenario: Scenario;
  choices: readonly Choice[];
  isComplete: boolean;
  /** What the runs came to and left behind, as text. */
  end: string;
  violations: readonly string[];
}

const HOUR = 3_600_000;
const inOrder: Chooser = ([first]) => first && { ask: first, fate: 'answered' };

/**
 * Plays one schedule of a scenario, then reconcile an hour later, and judges what is left. If reconcile did something, another
 * one comes an hour after it.
 */
export async function playScenario(scenario: Scenario, choose: Chooser): Promise<Verdict> {
  const world = worldOf(scenario);
  const { choices, endings, isComplete } = await playSchedule<Report>(world, runsOf(scenario, world), choose);
  if (!isComplete) return { scenario, choices, isComplete, end: '', violations: [] };
  const end = JSON.stringify([endings.map(JSON.stringify as (one: unknown) => string).sort(), world.left()]);
  const played = { scenario, world, choices, endings };
  const violations = new Set<string>();
  // What fails or is killed leaves something to the next reconcile; all others leave nothing.
  const isSmooth = endings.every(({ how }) => how === 'done') && choices.every(({ fate }) => fate === 'answered');
  if (isSmooth) {
    for (const violation of judge(played)) {
      // A webhook that never came, and what was lost before, is reconcile's.
      if (!/^[26]: (?:\w+ has no session|no order)/.test(violation)) violations.add(violation);
    }
  }
  world.now += HOUR;
  world.settle();
  const afterwards = async () => {
    const { endings: last } = await playSchedule<Report>(world, [reconcileRun(scenario, world)], inOrder);
    for (const each of last) if (each.how === 'failed') violations.add(`2: reconcile failed: ${each.error}`);
  };
  const untouched = world.effects.length;
  await afterwards();
  for (const violation of judge(played)) violations.add(isSmooth ? violation : `${violation} (after reconcile)`);
  const before = world.effects.length;
  if (before > untouched) {
    world.now += HOUR;
    world.settle();
    await afterwards();
  }
  if (world.effects.length > before) {
    const { run: _, at: __, step: ___, ...what } = world.effects[before] ?? { run: '', at: 0, step: 0 };
    violations.add(`8: a second reconcile does something: ${JSON.stringify(what).slice(0, 200)}`);
  }
  return { scenario, choices, isComplete, end, violations: [...violations] };
}

/**
 * Plays the runs one after the other, the first one first or the last one, and each request meets each fault: one in each
 * schedule. `each` returns false to stop.
 */
export async function everyFault(
  scenario: Scenario,
  goesFirst: 'first' | 'last',
  each: (verdict: Verdict) => boolean,
): Promise<void> {
  const names = runsOf(scenario, worldOf(scenario)).map(({ name }) => name);
  if (goesFirst === 'last') names.reverse();
  const next = (asks: readonly Ask[]) =>
    asks.find(({ run }) => run === names.find((name) => asks.some((ask) => ask.run === name)));
  const play = (at: number, fate: Fate) =>
    playScenario(scenario, (asks, step) => {
      const ask = next(asks);
      return ask && { ask, fate: step === at ? fate : 'answered' };
    });
  const smooth = await play(-1, 'answered');
  if (!each(smooth)) return;
  for (const step of smooth.choices.keys()) {
    for (const fate of FATES.slice(1)) if (!each(await play(step, fate))) return;
  }
}

interface Node {
  /** What may be taken here, and was not yet. */
  open: Ask[];
  taken: Ask;
  /** What was taken here before, or sleeps: it leads nowhere new until something touches it. */
  asleep: Ask[];
  /** How often, up to the one that is taken, another run went on although the one before could have. */
  preemptions: (taken: Ask) => number;
}

/**
 * Every schedule without a fault; with `most`, those in which at most so often another run goes on although the one before could
 * have. What follows a state that was reached before is not played again. `each` returns false to stop. Fulfilled with whether
 * all were gone through.
 */
export async function exhaust(
  scenario: Scenario,
  each: (verdict: Verdict) => boolean,
  most = Number.POSITIVE_INFINITY,
): Promise<boolean> {
  const path: Node[] = [];
  const nodeAt = most === Number.POSITIVE_INFINITY ? allNodes(scenario) : boundedNodes(most);
  for (;;) {
    let before: Node | undefined;
    const choose: Chooser = (asks, step, world) => {
      const node = path[step] ?? nodeAt(asks, before, world);
      if (node === undefined) return undefined;
      path[step] = node;
      const ask = asks.find((other) => same(other, node.taken));
      if (ask === undefined) throw new Error(`The schedule cannot be repeated: ${node.taken.run}: ${node.taken.what}`);
      before = node;
      return { ask, fate: 'answered' };
    };
    if (!each(await playScenario(scenario, choose))) return false;
    while (path.length > 0 && path.at(-1)?.open.length === 0) path.pop();
    const node = path.at(-1);
    const next = node?.open.shift();
    if (node === undefined || next === undefined) return true;
    node.asleep.push(node.taken);
    node.taken = next;
  }
}

type NodeAt = (asks: readonly Ask[], before: Node | undefined, world: World) => Node | undefined;

/** Sleep sets, and of a state that was reached before only what slept then and does not now (Godefroid, 1996). */
function allNodes({ world: { isListBehind } }: Scenario): NodeAt {
  const visited = new Map<string, ReadonlySet<string>>();
  return (asks, before, world) => {
    const asleep = before?.asleep.filter((other) => areIndependent(other, before.taken, isListBehind)) ?? [];
    const sleeping = new Set(asleep.map(nameOf));
    const state = world.fingerprint();
    const known = visited.get(state);
    const awake = asks.filter((ask) => !sleeping.has(nameOf(ask)) && (known?.has(nameOf(ask)) ?? true));
    visited.set(state, known === undefined ? sleeping : new Set([...known].filter((name) => sleeping.has(name))));
    const [taken, ...open] = awake;
    return taken && { taken, open, asleep: asks.filter((ask) => !awake.includes(ask)), preemptions: () => 0 };
  };
}

/** A state that was reached before by as few preemptions, and in which the same run was at work, is known. */
function boundedNodes(most: number): NodeAt {
  const visited = new Map<string, number>();
  return (asks, before, world) => {
    const last = before?.taken.run;
    const isGoingOn = asks.some(({ run }) => run === last);
    const spent = before?.preemptions(before.taken) ?? 0;
    const preemptions = ({ run }: Ask) => spent + (isGoingOn && run !== last ? 1 : 0);
    const state = `${world.fingerprint()} ${isGoingOn ? last : ''}`;
    if ((visited.get(state) ?? Number.POSITIVE_INFINITY) <= spent) return undefined;
    visited.set(state, spent);
    const [taken, ...open] = asks.filter((ask) => preemptions(ask) <= most);
    return taken && { taken, open, asleep: [], preemptions };
  };
}

const nameOf = ({ run, number }: Ask) => `${run} ${number}`;
const same = (one: Ask, other: Ask) => nameOf(one) === nameOf(other);

/** The same number gives the same sequence, from 0 to below 1 (mulberry32). */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Answers in random order; of the requests, about one in `oneFaultIn` meets a fault. */
export function atRandom(next: () => number, oneFaultIn: number, faults: readonly Fate[] = FATES.slice(1)): Chooser {
  return (asks) => {
    const ask = asks[Math.floor(next() * asks.length)];
    const isFaulty = next() < 1 / oneFaultIn;
    const fate = isFaulty ? (faults[Math.floor(next() * faults.length)] ?? 'answered') : 'answered';
    return ask && { ask, fate };
  };
}

/** A schedule for a person: the scenario, what was answered in which order, and what is wrong. */
export function shown({ scenario, choices, violations }: Verdict): string {
  const { kinds, start, world, skew, writesNotes } = scenario;
  return [
    `${kinds.join(' + ')}, upon ${start}; IDs go ${world.ids}, ${world.pace} ms for each request, list ${world.isListBehind ? 'one write behind' : 'read after write'}${skew === 0 ? '' : `, first clock ${skew} ms ahead`}${writesNotes ? ', with notes' : ''}`,
    ...choices.map((choice, index) => `  ${String(index + 1).padStart(2)}. ${inWords(choice)}`),
    ...violations.map((violation) => `  ✗ ${violation}`),
  ].join('\n');
}
