import { describe, expect, test } from '@jest/globals';
import { isConfidential } from '../../src/incident/confidential.ts';
import { clean } from '../../src/incident/redact.ts';
import { loadConfig } from '../../src/policy/read-config.ts';
import { incidentOf } from '../fixtures/webhooks.ts';

const patterns = ['/(a+)+$/', '/(a|a)*b$/', '/(.*)*x$/', '/([a-z]+)*!/'];
const hostile = `${'a'.repeat(50_000)}c`;

describe('a slow pattern of the team', () => {
  // A test that hangs fails; the engine's own takes milliseconds.
  test.each(patterns)('is removed at once: %s', async (pattern) => {
    const { redact } = await loadConfig(`redact: [${JSON.stringify(pattern)}]`, 'f.yml');
    expect((await clean([hostile], redact)).texts).toEqual([hostile]);
  });

  test('removes the whole text if its matches together take too long', async () => {
    const { redact } = await loadConfig('redact: ["/a.*z|a/"]', 'f.yml');
    const { texts, removed } = await clean([`password=hunter2secret ${hostile}`], redact);
    expect(texts[0]).toBe('[removed][removed: secret][removed]');
    expect(removed).toMatchObject({ secrets: 1, patterns: 2 });
  });

  test.each(patterns)('decides at once what is confidential: %s', async (pattern) => {
    const config = await loadConfig(`incidents: { confidential: [${JSON.stringify(pattern)}] }`, 'f.yml');
    expect(isConfidential({ ...incidentOf('resolved-p1'), title: hostile }, config)).toBe(false);
  });
});

test('patterns match as in JavaScript', async () => {
  const config = await loadConfig(
    'redact: ["/ACME-\\\\d+/", "/kunde-\\\\p{L}+/"]\nincidents: { confidential: ["/breach|leak/"] }',
    'f.yml',
  );
  const { texts } = await clean(['ACME-1, ACME-22 and kunde-Öz are down'], config.redact);
  expect(texts).toEqual(['[removed], [removed] and [removed] are down']);
  expect(isConfidential({ ...incidentOf('resolved-p1'), title: 'Data BREACH in prod' }, config)).toBe(true);
  expect(isConfidential({ ...incidentOf('resolved-p1'), title: 'Data loss in prod' }, config)).toBe(false);
});

describe('a pattern that cannot be matched in linear time', () => {
  test.each([
    ['/(?=a)b/', 'must not look ahead or behind'],
    ['/(?<!a)b/', 'must not look ahead or behind'],
    ['/(a)\\1/', 'must not repeat a group'],
    ['/a{1,2000}/', 'must be a pattern that can be matched in linear time'],
  ])('is refused with its line and column, and what to write instead: %s', async (pattern, problem) => {
    const loading = loadConfig(`directory: docs\nredact: ['${pattern}']`, 'f.yml');
    await expect(loading).rejects.toThrow(/^f\.yml:2:1\d: /);
    await expect(loading).rejects.toThrow(problem);
  });

  test('is not confused with one that only looks like it', async () => {
    const { redact } = await loadConfig("redact: ['/[(?=]a/', '/\\(\\?=x/', '/a\\\\1/']", 'f.yml');
    expect(redact).toHaveLength(3);
  });
});
