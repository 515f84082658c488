/**
 * One schedule: the runs ask, and a chooser decides whose request is answered next, and how. Nothing else lets time pass, so
 * the same choices always lead to the same end.
 */
import { ApiError } from '../../src/http/http.ts';
import type { World } from './world.ts';

/** How a request is answered. `lost`: it had its effect, and no answer came. `killed`: its run ends there. */
export const FATES = ['answered', 'lost', 'failed', 'killed before', 'killed after'] as const;
export type Fate = (typeof FATES)[number];

/** A request that waits for its answer. */
export interface Ask {
  run: string;
  /** Of the requests of its run, counted from 1. */
  number: number;
  /** How many requests had been answered when it was sent. */
  sentAt: number;
  /** For a person: "POST m10/messages". */
  what: string;
  /** What it reads or changes: a session, `notes`, or `*` for the list. */
  on: string;
  writes: boolean;
}

export interface Choice {
  ask: Ask;
  fate: Fate;
}

/** Undefined ends the schedule there: what follows is known from another one. */
export type Chooser = (asks: readonly Ask[], step: number, world: World) => Choice | undefined;

export type Ending<Result> =
  | { run: string; how: 'done'; result: Result }
  | { run: string; how: 'failed'; error: unknown }
  | { run: string; how: 'killed' };

export interface Played<Result> {
  choices: Choice[];
  endings: Ending<Result>[];
  isComplete: boolean;
}

/** Performs a request of a run, when its turn has come. */
export type Outside = <Answer>(about: Omit<Ask, 'run' | 'number' | 'sentAt'>, effect: () => Answer) => Promise<Answer>;

interface Waiting {
  ask: Ask;
  effect: () => unknown;
  resolve: (answer: unknown) => void;
  reject: (error: unknown) => void;
}

const RealDate = Date;

/** Plays the runs to their end. `skew` is by how many milliseconds the clock of a run is wrong. */
export async function playSchedule<Result>(
  world: World,
  runs: readonly { name: string; skew: number; start: (outside: Outside) => Promise<Result> }[],
  choose: Chooser,
): Promise<Played<Result>> {
  const waiting: Waiting[] = [];
  const endings: Ending<Result>[] = [];
  const choices: Choice[] = [];
  const open = new Set(runs.map(({ name }) => name));
  const end = (ending: Ending<Result>) => {
    if (open.delete(ending.run)) endings.push(ending);
  };
  // Only the run that was just answered goes on.
  let skew = 0;
  const skews = new Map(runs.map((run) => [run.name, run.skew]));
  const restore = standIn(() => world.now + skew);
  try {
    for (const { name, start } of runs) {
      let number = 0;
      const outside: Outside = (about, effect) =>
        new Promise((resolve, reject) => {
          number += 1;
          const ask = { ...about, run: name, number, sentAt: choices.length };
          waiting.push({ ask, effect, resolve: resolve as Waiting['resolve'], reject });
        });
      skew = skews.get(name) ?? 0;
      start(outside).then(
        (result) => end({ run: name, how: 'done', result }),
        (error: unknown) => end({ run: name, how: 'failed', error }),
      );
      await quiet(() => !open.has(name) || waiting.some(({ ask }) => ask.run === name));
    }
    for (let step = 0; ; step += 1) {
      await quiet(() => [...open].every((run) => waiting.some(({ ask }) => ask.run === run)));
      if (open.size === 0) return { choices, endings, isComplete: true };
      const choice = choose(
        waiting.map(({ ask }) => ask),
        step,
        world,
      );
      if (choice === undefined) return { choices, endings, isComplete: false };
      choices.push(choice);
      world.step += 1;
      world.now += world.options.pace;
      skew = skews.get(choice.ask.run) ?? 0;
      carryOut(choice);
    }
  } finally {
    restore();
  }

  function carryOut({ ask, fate }: Choice): void {
    const index = waiting.findIndex((each) => each.ask === ask);
    const [taken] = waiting.splice(index, 1);
    if (taken === undefined) throw new Error(`No such request: ${ask.run} ${ask.what}`);
    const { effect, resolve, reject } = taken;
    if (fate === 'killed before' || fate === 'killed after') {
      if (fate === 'killed after') attempt(effect);
      world.tell(ask.run, fate);
      for (let at = waiting.length - 1; at >= 0; at -= 1) if (waiting[at]?.ask.run === ask.run) waiting.splice(at, 1);
      end({ run: ask.run, how: 'killed' });
      return;
    }
    if (fate === 'failed') {
      reject(new ApiError(`${ask.what} answered 503`, 503));
      world.tell(ask.run, fate);
      return;
    }
    const answer = attempt(effect);
    if (fate === 'lost') reject(new ApiError(`${ask.what} gave no answer`));
    else if ('error' in answer) reject(answer.error);
    else resolve(answer.value);
    world.tell(ask.run, 'error' in answer ? `${fate} ${answer.error}` : [fate, answer.value]);
  }
}

function attempt(effect: () => unknown): { value: unknown } | { error: unknown } {
  try {
    return { value: effect() };
  } catch (error) {
    return { error };
  }
}

/** Waits until every run has asked for something or has ended: what is computed in between takes no time. */
async function quiet(isQuiet: () => boolean): Promise<void> {
  for (let turns = 0; ; turns += 1) {
    await new Promise((resolve) => setImmediate(resolve));
    if (isQuiet()) return;
    if (turns === 100_000) throw new Error('A run neither asks nor ends');
  }
}

/** The clock is the world's, and the log is nobody's. */
function standIn(time: () => number): () => void {
  const { write } = process.stdout;
  globalThis.Date = class extends RealDate {
    constructor(...given: unknown[]) {
      super(...((given.length === 0 ? [time()] : given) as [number]));
    }
    static override now = time;
  } as DateConstructor;
  process.stdout.write = () => true;
  return () => {
    globalThis.Date = RealDate;
    process.stdout.write = write;
  };
}

/** Whether two requests may change places without anybody noticing. */
export function areIndependent(one: Ask, other: Ask, isListBehind: boolean): boolean {
  if (one.run === other.run) return false;
  if (!one.writes && !other.writes) return true;
  // A run reads the notes along with what it asks for.
  if ((one.writes && one.on === 'notes') || (other.writes && other.on === 'notes')) return false;
  // Which write was the last one, the list tells.
  if (isListBehind && one.on !== 'notes' && other.on !== 'notes') return false;
  if (one.on === '*' || other.on === '*') return (one.on === 'notes') !== (other.on === 'notes');
  return one.on !== other.on;
}

/** "event: POST m10/messages (lost)", for a person. */
export function inWords({ ask, fate }: Choice): string {
  return `${ask.run}: ${ask.what}${fate === 'answered' ? '' : ` (${fate})`}`;
}
