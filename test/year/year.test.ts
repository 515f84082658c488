/** A part of `npm run year`: after a year of people and runs, every number is what a plain recomputation gives. */
import { describe, expect, test } from '@jest/globals';
import { planYear } from './plan.ts';
import { simulateYear } from './simulate.ts';

/** A busy machine takes its time. */
const LIMIT_MS = 240_000;

describe('a year', () => {
  test.each(['3', '7'])(
    'ends with the numbers of a plain recomputation, and nothing is there twice (seed %s)',
    async (seed) => {
      expect((await simulateYear(seed, 8, 45)).faults).toEqual([]);
    },
    LIMIT_MS,
  );

  test('has everything that it is about, if it is a whole one', () => {
    const { postmortems, runs } = planYear('1', 300, 1);
    const fates = postmortems.flatMap(({ items }) => items.flatMap(({ fate }) => fate.map(({ does }) => does)));
    expect(new Set(fates)).toEqual(new Set(['complete', 'decline', 'tick', 'move', 'reopen']));
    expect(postmortems.some(({ merged, abandoned }) => merged === undefined && abandoned === undefined)).toBe(true);
    expect(runs.some(({ times }) => times === 10)).toBe(true);
    expect(runs.some(({ atOnce }) => atOnce)).toBe(true);
    expect(runs.length).toBeLessThan(365);
  });
});
