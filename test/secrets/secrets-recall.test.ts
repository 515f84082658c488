/** How many secrets are found, of a corpus that is made up at run time. SECURITY.md states the numbers. */
import { describe, expect, test } from '@jest/globals';
import { findSecrets } from '../../src/secrets/secrets.ts';
import { CONTEXTS } from './corpus/contexts.ts';
import { LINES } from './corpus/lines.ts';
import { randomOf } from './corpus/random.ts';
import { TOKENS } from './corpus/tokens.ts';

const SEEDS = [1, 2, 3];

/** Nothing of the secret is left but what is too short to be of use. */
async function isFound(text: string, secret: string): Promise<boolean> {
  let rest = '';
  let last = 0;
  for (const { start, end } of await findSecrets(text)) {
    rest += `${text.slice(last, start)}\u0000`;
    last = end;
  }
  rest += text.slice(last);
  const half = Math.ceil(secret.length / 2);
  return ![secret, secret.slice(0, half), secret.slice(-half)].some((part) => rest.includes(part));
}

async function missed(cases: { name: string; text: string; secret: string }[]): Promise<string[]> {
  const found = await Promise.all(cases.map(({ text, secret }) => isFound(text, secret)));
  return cases.filter((_, i) => !found[i]).map(({ name, text }) => `${name}: ${text}`);
}

const tokens = Object.entries(CONTEXTS).map(([context, write]) => ({
  context,
  cases: SEEDS.flatMap((seed) =>
    TOKENS.map((kind, i) => {
      const secret = kind.make(randomOf(1000 * seed + i));
      return { name: `${kind.name} in ${context}`, text: write(kind, secret), secret };
    }),
  ),
}));

const lines = SEEDS.flatMap((seed) =>
  LINES.map(({ name, secret: make, text }, i) => {
    const secret = make(randomOf(7000 * seed + i));
    return { name, text: text(secret), secret };
  }),
);

describe('the corpus', () => {
  test('has at least 120 kinds of tokens in at least five contexts', () => {
    expect(new Set(TOKENS.map(({ name }) => name)).size).toBeGreaterThanOrEqual(120);
    expect(Object.keys(CONTEXTS).length).toBeGreaterThanOrEqual(5);
  });
});

describe('at least 95 % of the secrets', () => {
  test.each(tokens)('are found in $context', async ({ cases }) => {
    const lost = await missed(cases);
    if (process.env.SHOW_MISSED)
      console.log(lost.length, cases.length, lost.map((each) => each.slice(0, 150)).join('\n'));
    expect(1 - lost.length / cases.length).toBeGreaterThanOrEqual(0.95);
  });

  test('are found if only their line shows what they are', async () => {
    const lost = await missed(lines);
    if (process.env.SHOW_MISSED) console.log(lost.length, lines.length, lost.join('\n'));
    expect(1 - lost.length / lines.length).toBeGreaterThanOrEqual(0.95);
  });
});
