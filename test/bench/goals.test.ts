import { describe, expect, test } from '@jest/globals';
import { atLeast, atMost, forComparison, isMissed, isReached, once } from './goals.ts';

const rounds = { min: 0.8, median: 0.9, max: 1.1 };

describe('a row', () => {
  test.each([
    [atLeast(0.9, 'speed', rounds), true, false],
    [atLeast(1.0, 'speed', rounds), false, false],
    [atLeast(1.2, 'speed', rounds), false, true],
    [atMost(0.9, 'time', rounds), true, false],
    [atMost(0.85, 'time', rounds), false, false],
    [atMost(0.7, 'time', rounds), false, true],
    [atMost(150, 'size', once(151)), false, true],
    [atMost(150, 'size', once(150)), true, false],
    [atMost(150, 'size', once(Number.NaN)), false, true],
    [atLeast(1, 'speed', once(Number.NaN)), false, true],
    [forComparison('the limit', rounds), undefined, false],
  ])('%j', (row, reached, missed) => {
    expect([isReached(row), isMissed(row)]).toEqual([reached, missed]);
  });
});
