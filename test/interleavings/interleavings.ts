/**
 * `npm run interleavings -- --seed 42 --schedules 200000`: plays the real decision code of two and three runs in every order
 * that their requests can be answered in, and by chance with faults. Ends with a table, and with exit code 1 on a violation.
 */
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { atRandom, chance, everyFault, exhaust, playScenario, shown, type Verdict } from './explore.ts';
import { allAlone, allPairs, scenarioOf, TIE } from './plan.ts';
import { readSchedule, written } from './replay.ts';
import type { Scenario } from './scenario.ts';
import { FATES, type Fate } from './schedule.ts';

/** So much of all schedules lets each request of runs one after the other meet each fault. */
const OF_FAULTS = 0.25;
/** So much at least is left to chance; the orders of pairs take what they need. */
const BY_CHANCE = 0.45;
/** So much at most goes through the orders of one pair. Beyond it, orders with few preemptions are gone through. */
const OF_A_PAIR = 0.015;
const ONE_FAULT_IN = 12;
/** Runs with other seeds play other schedules. */
const SEEDS_OF_A_RUN = 1_000_000;
const SHOWN = 5;
/** A worker tells its tally each time it has played so many. */
const TELLS_EVERY = 100;

interface Tally {
  faulty: number;
  pairs: number;
  /** Orders that came upon a state which was reached before: what follows is known. */
  known: number;
  exhausted: number;
  /** Pairs of which all orders with up to so many preemptions were gone through; undefined: with none. */
  bounded: { pair: string; preemptions: number | undefined }[];
  byChance: number;
  threes: number;
  faults: Partial<Record<Fate, number>>;
  violating: number;
  /** Violating schedules by their kinds and starting state. */
  violatingBy: Record<string, number>;
  violations: string[];
}

interface Share {
  part: number;
  parts: number;
  seed: number;
  schedules: number;
}

if (isMainThread) await main();
else parentPort?.postMessage(await playShare(workerData as Share));

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      seed: { type: 'string', default: String(Math.floor(Math.random() * 1_000_000)) },
      schedules: { type: 'string', default: '200000' },
      replay: { type: 'string' },
    },
  });
  if (values.replay !== undefined) return replay(values.replay);
  const [seed, schedules] = [Number(values.seed), Number(values.schedules)];
  const begun = performance.now();
  console.log(`Seed ${seed}, at least ${schedules} schedules of the real decision code.\n`);
  const parts = availableParallelism();
  const latest: Tally[] = [];
  const workers = Array.from({ length: parts }, (_, part) =>
    inWorker({ part, parts, seed, schedules }, (tally) => {
      latest[part] = tally;
    }),
  );
  // Ctrl-C ends it with what was played by then.
  const interrupted = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => resolve());
  });
  await Promise.race([Promise.all(workers), interrupted]);
  report(latest.filter(Boolean), Math.round((performance.now() - begun) / 1000));
  process.exit();
}

function report(tallies: readonly Tally[], seconds: number): void {
  const sum = (of: (tally: Tally) => number) => tallies.reduce((total, tally) => total + of(tally), 0);
  const rows: [string, number][] = [
    ['schedules', sum(({ faulty, pairs, byChance }) => faulty + pairs + byChance)],
    ['  each request meets each fault', sum(({ faulty }) => faulty)],
    ['  of pairs, in every order', sum(({ pairs }) => pairs)],
    ['    pairs gone through', sum(({ exhausted }) => exhausted)],
    ['    pairs with few preemptions only', sum(({ bounded }) => bounded.length)],
    ['    orders that led to a known state', sum(({ known }) => known)],
    ['  by chance, with faults', sum(({ byChance }) => byChance)],
    ['    of three runs', sum(({ threes }) => threes)],
    ...FATES.slice(1).map((fate): [string, number] => [`  requests ${fate}`, sum(({ faults }) => faults[fate] ?? 0)]),
    ['violating schedules', sum(({ violating }) => violating)],
  ];
  for (const [name, count] of rows) console.log(`${name.padEnd(36)}${String(count).padStart(9)}`);
  for (const { pair, preemptions } of tallies.flatMap(({ bounded }) => bounded)) {
    console.log(`${pair}: ${preemptions === undefined ? 'begun' : `all with up to ${preemptions} preemptions`}`);
  }
  const groups = new Map<string, number>();
  for (const [group, count] of tallies.flatMap(({ violatingBy }) => Object.entries(violatingBy))) {
    groups.set(group, (groups.get(group) ?? 0) + count);
  }
  for (const [group, count] of groups) console.log(`violating: ${group}: ${count}`);
  console.log(`\n${seconds} s`);
  const violations = tallies.flatMap((tally) => tally.violations).slice(0, SHOWN);
  if (violations.length === 0) return;
  console.error(`\n${violations.join('\n\n')}`);
  process.exitCode = 1;
}

function inWorker(share: Share, tell: (tally: Tally) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: share });
    worker.on('message', tell);
    worker.once('error', reject);
    worker.once('exit', () => resolve());
  });
}

/** Every `parts`-th scenario and seed. */
async function playShare({ part, parts, seed, schedules }: Share): Promise<Tally> {
  const tally: Tally = {
    faulty: 0,
    pairs: 0,
    known: 0,
    exhausted: 0,
    bounded: [],
    byChance: 0,
    threes: 0,
    faults: {},
    violating: 0,
    violatingBy: {},
    violations: [],
  };
  let played = 0;
  const note = (verdict: Verdict, seed?: number) => {
    played += 1;
    if (played % TELLS_EVERY === 0) parentPort?.postMessage(tally);
    for (const { fate } of verdict.choices) tally.faults[fate] = (tally.faults[fate] ?? 0) + 1;
    if (verdict.violations.length === 0) return;
    tally.violating += 1;
    const group = groupOf(verdict.scenario);
    tally.violatingBy[group] = (tally.violatingBy[group] ?? 0) + 1;
    // One of each group is printed: the others are alike.
    if (tally.violatingBy[group] > 1 || tally.violations.length === SHOWN) return;
    const again = seed === undefined ? `'${written(verdict)}'` : seed;
    tally.violations.push(`${shown(verdict)}\n  To play it again: npm run interleavings -- --replay ${again}`);
  };
  const own = <Item>(items: readonly Item[]) => items.filter((_, index) => index % parts === part);
  const goOn = (verdict: Verdict) => {
    tally.faulty += 1;
    note(verdict);
    return tally.faulty < (schedules * OF_FAULTS) / parts;
  };
  for (const scenario of own(allAlone())) await everyFault(scenario, 'first', goOn);
  const pairs = own(allPairs([TIE]));
  for (const scenario of pairs) {
    for (const goesFirst of ['first', 'last'] as const) {
      const isLeft = tally.faulty < (schedules * OF_FAULTS) / parts;
      if (isLeft) await everyFault(scenario, goesFirst, goOn);
    }
  }
  for (const scenario of pairs) {
    if (await goThrough(scenario)) {
      tally.exhausted += 1;
      continue;
    }
    let preemptions = 0;
    while (await goThrough(scenario, preemptions)) preemptions += 1;
    tally.bounded.push({ pair: groupOf(scenario), preemptions: preemptions === 0 ? undefined : preemptions - 1 });
  }
  const enough = () =>
    tally.byChance >= (schedules * BY_CHANCE) / parts &&
    tally.faulty + tally.pairs + tally.byChance >= schedules / parts;
  for (let next = part; !enough(); next += parts) {
    const own = seed * SEEDS_OF_A_RUN + next;
    const verdict = await playSeed(own);
    tally.byChance += 1;
    if (verdict.scenario.kinds.length === 3) tally.threes += 1;
    note(verdict, own);
  }
  return tally;

  function goThrough(scenario: Scenario, preemptions?: number): Promise<boolean> {
    let count = 0;
    const each = (verdict: Verdict) => {
      count += 1;
      if (verdict.isComplete) tally.pairs += 1;
      else tally.known += 1;
      note(verdict);
      return count < schedules * OF_A_PAIR;
    };
    return exhaust(scenario, each, preemptions);
  }
}

function groupOf({ kinds, start }: Scenario): string {
  return `${kinds.join(' + ')}, upon ${start}`;
}

function playSeed(seed: number): Promise<Verdict> {
  return playScenario(scenarioOf(seed), atRandom(chance(seed ^ 0x5bd1e995), ONE_FAULT_IN));
}

async function replay(what: string): Promise<void> {
  const verdict = /^\d+$/.test(what)
    ? await playSeed(Number(what))
    : await (({ scenario, choose }) => playScenario(scenario, choose))(readSchedule(what));
  console.log(shown(verdict));
  console.log(`\n${verdict.violations.length === 0 ? 'No violation.' : written(verdict)}`);
  if (verdict.violations.length > 0) process.exitCode = 1;
}
