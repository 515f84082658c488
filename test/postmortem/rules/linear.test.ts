/** The rules take time in proportion to the document: what an attacker writes many times is not compared with itself. */
import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { readPostmortem } from '../../../src/postmortem/read-postmortem.ts';
import { runRules } from '../../../src/postmortem/rules/rules.ts';
import { subjectOf } from './subject.ts';

afterEach(() => {
  jest.restoreAllMocks();
});

/** The characters that the rules give to text functions of the engine, all calls together. */
async function workOn(markdown: string): Promise<number> {
  const { document, secrets } = await readPostmortem(markdown);
  expect(document.unread).toBeUndefined();
  const subject = subjectOf('', { document, secrets });
  let characters = 0;
  for (const name of ['matchAll', 'replace', 'replaceAll', 'split'] as const) {
    const original = String.prototype[name] as (...given: unknown[]) => unknown;
    jest.spyOn(String.prototype, name).mockImplementation(function (this: string, ...given: unknown[]) {
      characters += String(this).length + 1;
      return original.apply(this, given);
    } as never);
  }
  runRules(subject);
  jest.restoreAllMocks();
  return characters;
}

const repeated = (unit: (index: number) => string) => (count: number) =>
  Array.from({ length: count }, (_, i) => unit(i));

describe('twice the text takes at most twice the work', () => {
  test.each<[what: string, of: (count: number) => string]>([
    ['secrets', (count) => repeated(() => 'pwd=abcd ')(count).join('')],
    ['people blamed', (count) => repeated((i) => `Bob${'abcdefgh'[i % 8]} forgot it. `)(count).join('')],
    [
      'changes named as the cause, and events',
      (count) =>
        `## Timeline\n\n- 14:32 UTC — First orders fail\n${repeated((i) => `- 14:40 UTC — Deploy #${i + 1e6}\n`)(count / 2).join('')}\n## Root Cause\n\n${repeated((i) => `Deploy #${i + 1e6} was it. `)(count).join('')}`,
    ],
    ['full stops', (count) => '. '.repeat(count)],
  ])('%s', async (_, of) => {
    const [once, twice] = [await workOn(of(400)), await workOn(of(800))];
    expect(once).toBeGreaterThan(400);
    expect(twice).toBeLessThan(once * 2.3);
  });
});
