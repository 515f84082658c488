/** What is no secret stays: a false alarm removes what a reader needs, and blocks a review. */
import { describe, expect, test } from '@jest/globals';
import { findSecrets } from '../../src/secrets/secrets.ts';
import { ORDINARY } from './corpus/ordinary.ts';

describe('ordinary lines', () => {
  test('number at least 500', () => {
    expect(new Set(ORDINARY).size).toBeGreaterThanOrEqual(500);
  });

  test('contain no secret, each on its own', async () => {
    const alarms: string[] = [];
    for (const line of ORDINARY) {
      for (const { start, end, kind } of await findSecrets(line))
        alarms.push(`${kind}: ${line.slice(start, end)} in: ${line}`);
    }
    expect(alarms).toEqual([]);
  });

  test('contain no secret, one below the other', async () => {
    const text = ORDINARY.join('\n');
    expect((await findSecrets(text)).map(({ start, end }) => text.slice(start, end))).toEqual([]);
  });
});
