/** Which schedules are played: the scenarios that are gone through completely, and those that a seed makes. */
import { chance } from './explore.ts';
import { KINDS, type Kind, type Scenario, STARTS, type Start } from './scenario.ts';
import type { WorldOptions } from './world.ts';

const WORLDS: readonly WorldOptions[] = [true, false].flatMap((isListBehind) =>
  (['up', 'down'] as const).flatMap((ids) => [1, 1_100].map((pace) => ({ ids, pace, isListBehind }))),
);

/** Everything happens within a second, and what is made later has the smaller ID. */
export const TIE: WorldOptions = { ids: 'down', pace: 1, isListBehind: false };
export const BEHIND: WorldOptions = { ids: 'up', pace: 1, isListBehind: true };

/** Two of one event are `event` and `event again`; these may also meet themselves. */
const TWICE: readonly Kind[] = ['manual', 'redo', 'reconcile', 'declines', 'second event', 'acknowledged', 'join'];

/** Every pair of kinds, upon everything that may be there: one incident, or two of a group. */
export function allPairs(worlds: readonly WorldOptions[]): Scenario[] {
  const pairs = KINDS.flatMap((one, index) =>
    KINDS.slice(index + (TWICE.includes(one) ? 0 : 1)).map((other): readonly Kind[] => [one, other]),
  );
  return pairs.flatMap((kinds) =>
    STARTS.filter((start) => isApt(kinds, start)).flatMap((start) =>
      worlds.map((world) => ({ kinds, start, world, skew: 0, writesNotes: world === TIE })),
    ),
  );
}

/** Every kind alone, upon everything that may be there. */
export function allAlone(): Scenario[] {
  return KINDS.flatMap((kind) =>
    STARTS.filter((start) => isApt([kind], start)).flatMap((start) =>
      [TIE, BEHIND].map((world) => ({ kinds: [kind], start, world, skew: 0, writesNotes: true })),
    ),
  );
}

/** Where the facts of all its runs can be true at once. */
function isApt(kinds: readonly Kind[], start: Start): boolean {
  const contradict = (one: Kind, other: Kind) => kinds.includes(one) && kinds.includes(other);
  if (contradict('merged', 'too short')) return false;
  // What was written for it was long enough and its own.
  return !(
    kinds.some((kind) => kind === 'too short' || kind === 'merged') && !['nothing', 'gathering'].includes(start)
  );
}

const SKEWS = [0, 0, 0, 90_000, -90_000];

/** The scenario of a seed: two runs or three. */
export function scenarioOf(seed: number): Scenario {
  const next = chance(seed);
  const pick = <Item>(items: readonly Item[]) => items[Math.floor(next() * items.length)] as Item;
  for (;;) {
    const kinds = Array.from({ length: next() < 0.3 ? 2 : 3 }, () => pick(KINDS));
    const start = pick(STARTS);
    const world = pick(WORLDS);
    const skew = pick(SKEWS);
    const writesNotes = next() < 0.5;
    if (isApt(kinds, start)) return { kinds, start, world, skew, writesNotes };
  }
}
