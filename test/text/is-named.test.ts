import { expect, test } from '@jest/globals';
import { isNamed } from '../../src/text/is-named.ts';

test('a name is one of several in upper or lower case, and nothing is not named', () => {
  expect(isNamed(['Billing API'], undefined, 'billing api')).toBe(true);
  expect(isNamed(['Billing API'], 'Billing')).toBe(false);
  expect(isNamed([], 'Billing')).toBe(false);
  expect(isNamed(['undefined'], undefined)).toBe(false);
});
