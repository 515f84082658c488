/** A part of `npm run year`: after a year of people and runs, every number is what a plain recomputation gives. */
import { describe, expect, test } from '@jest/globals';
import { planYear } from './plan.ts';
import { simulateYear } from './simulate.ts';

describe('a year', () => {
  test('ends with the numbers of a plain recomputation, and nothing is there twice', async () => {
    expect((await simulateYear('7', 24, 14)).faults).toEqual([]);
  });

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
