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

export interface Verdict {
  scenario: Scenario;
  choices: readonly Choice[];
  isComplete: boolean;
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
  if (!isComplete) return { scenario, choices, isComplete, violations: [] };
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
  return { scenario, choices, isComplete, violations: [...violations] };
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
  open: Choice[];
  taken: Choice;
  /** What was taken here before, or sleeps: it leads nowhere new until something touches it. */
  asleep: Ask[];
}

/** Every schedule without a fault. `each` returns false to stop. */
export async function exhaust(scenario: Scenario, each: (verdict: Verdict) => boolean): Promise<void> {
  const path: Node[] = [];
  const same = (one: Ask, other: Ask) => one.run === other.run && one.number === other.number;
  for (;;) {
    let asleep: Ask[] = [];
    const choose: Chooser = (asks, step) => {
      const known = path[step];
      const node = known ?? fresh(asks, asleep);
      if (node === undefined) return undefined;
      if (known === undefined) path.push(node);
      const ask = asks.find((other) => same(other, node.taken.ask));
      if (ask === undefined) throw new Error(`The schedule cannot be repeated: ${inWords(node.taken)}`);
      asleep = node.asleep.filter((other) => areIndependent(other, ask, scenario.world.isListBehind));
      return { ...node.taken, ask };
    };
    const verdict = await playScenario(scenario, choose);
    if (verdict.isComplete && !each(verdict)) return;
    while (path.length > 0 && path.at(-1)?.open.length === 0) path.pop();
    const node = path.at(-1);
    const next = node?.open.shift();
    if (node === undefined || next === undefined) return;
    node.asleep.push(node.taken.ask);
    node.taken = next;
  }
  function fresh(asks: readonly Ask[], asleep: readonly Ask[]): Node | undefined {
    const awake = asks.filter((ask) => !asleep.some((other) => same(other, ask)));
    const [taken, ...open] = awake.map((ask): Choice => ({ ask, fate: 'answered' }));
    return taken && { taken, open, asleep: [...asleep] };
  }
}

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
