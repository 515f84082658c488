import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { truncate, truncateBytes, truncateCharacters, truncateJson } from '../../src/text/truncate.ts';

const text = fc.string({ unit: fc.constantFrom('a', 'é', '障', '😀', '\n'), maxLength: 80 });

describe('a text that is too long', () => {
  test.each([
    ['characters', (value: string) => value.length, truncate],
    ['bytes', (value: string) => Buffer.byteLength(value), truncateBytes],
    ['code points', (value: string) => [...value].length, truncateCharacters],
    ['bytes of JSON', (value: string) => Buffer.byteLength(JSON.stringify(value)) - 2, truncateJson],
  ])('is truncated to so many %s, between two characters', (_unit, sizeOf, cut) => {
    fc.assert(
      fc.property(text, fc.integer({ min: 5, max: 100 }), (value, max) => {
        const result = cut(value, max);
        expect(sizeOf(result)).toBeLessThanOrEqual(max);
        expect(result.isWellFormed()).toBe(true);
        if (sizeOf(value) <= max) expect(result).toBe(value);
        else {
          expect(result.endsWith('…')).toBe(true);
          expect(value.startsWith(result.slice(0, -1))).toBe(true);
          // No more is lost than one character and the dots.
          expect(sizeOf(result)).toBeGreaterThanOrEqual(max - 6);
        }
      }),
    );
  });

  test('has a third as many characters if they take three bytes', () => {
    expect(truncateBytes('障'.repeat(10), 12)).toBe('障障障…');
    expect(truncate('障'.repeat(10), 4)).toBe('障障障…');
  });
});
