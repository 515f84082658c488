import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { readInputs } from '../../action/shared/inputs.ts';

const environment = { ...process.env };
afterEach(() => {
  process.env = { ...environment };
  jest.restoreAllMocks();
});

/** Reads the inputs, and returns the commands that the runner got. */
function toldWith(inputs: Record<string, string>): string {
  for (const [name, value] of Object.entries(inputs)) process.env[`INPUT_${name.toUpperCase()}`] = value;
  const lines: string[] = [];
  jest.spyOn(process.stdout, 'write').mockImplementation((line) => lines.push(String(line)) > 0);
  readInputs();
  return lines.join('');
}

describe('an input that is a key', () => {
  test('is masked before anything about it is logged', () => {
    const told = toldWith({ 'devin-api-key': 'cog_1' });
    expect(told.indexOf('::add-mask::cog_1')).toBe(0);
    expect(told.split('::warning::')[1]).not.toContain('cog_1');
  });

  test.each(['devin-api-key', 'pagerduty-token', 'github-token'])('warns that %s is too short for a key', (name) => {
    expect(toldWith({ [name]: 'changeM' })).toMatch(
      new RegExp(`::warning::The input "${name}" has fewer than 8 characters.*Store the secret again`),
    );
  });

  test('is accepted without a warning if it has 8 characters', () => {
    expect(toldWith({ 'devin-api-key': 'cog_1234' })).not.toContain('::warning::');
  });
});
