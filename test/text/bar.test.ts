import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { bar, countBar } from '../../src/text/bar.ts';

test.each([
  ['the beginning', [0, 0, 100], '`█░░░░░░░░░`'],
  ['the end', [100, 100, 100], '`░░░░░░░░░█`'],
  ['a part in the middle', [20, 50, 100], '`░░███░░░░░`'],
  ['everything', [0, 100, 100], '`██████████`'],
  ['a scale without length', [0, 0, 0], '`█░░░░░░░░░`'],
])('a bar is drawn as %s', (_what, [from = 0, to = 0, total = 0], drawn) => {
  expect(bar(from, to, total, 10)).toBe(drawn);
});

test('a bar is always as wide as its scale, with at least one full character', () => {
  const amount = fc.double({ min: 0, max: 1e12, noNaN: true });
  fc.assert(
    fc.property(amount, amount, amount, fc.integer({ min: 1, max: 40 }), (from, length, rest, width) => {
      expect(bar(from, from + length, from + length + rest, width)).toMatch(new RegExp(`^\`(?=.*█)[█░]{${width}}\`$`));
    }),
  );
});

test.each([
  [0, ''],
  [1, '`█`'],
  [50, '`█████`'],
  [100, '`██████████`'],
])('draws a count of %i of 100, with a stub for the smallest and nothing for 0', (count, drawn) => {
  expect(countBar(count, 100, 10)).toBe(drawn);
});
