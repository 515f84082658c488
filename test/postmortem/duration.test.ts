import { expect, test } from '@jest/globals';
import { inWords } from '../../src/postmortem/duration.ts';

test.each([
  [0, '0 seconds'],
  [1, '1 second'],
  [29, '29 seconds'],
  [60, '1 minute'],
  [46 * 60, '46 minutes'],
  [6268, '1 hour 44 minutes'],
  [7200, '2 hours'],
  [90_000, '1 day 1 hour'],
  [172_800 + 59, '2 days 1 minute'],
])('%i seconds are %s', (seconds, words) => {
  expect(inWords(seconds)).toBe(words);
});
