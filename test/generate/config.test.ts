/**
 * The texts about the configuration agree with the configuration.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { parse } from 'yaml';
import { DEFAULTS } from '../../src/policy/default-config.ts';
import { loadConfig, readConfig } from '../../src/policy/read-config.ts';
import { configSchema, describeConfig } from './config.ts';

const EXAMPLE = 'docs/postmortem.example.yml';
const example = readFileSync(EXAMPLE, 'utf8');
const [defaults = '', commented = ''] = example.split(/^# --- .*$/m);
/** The text after the comment signs are removed. */
const rest = commented.replace(/^##.*$/gm, '').replace(/^#/gm, '');

const validate = new Ajv({ strict: true }).compile(JSON.parse(readFileSync('docs/postmortem.schema.json', 'utf8')));

test('the JSON schema matches the code (npm run generate)', () => {
  expect(JSON.parse(readFileSync('docs/postmortem.schema.json', 'utf8'))).toEqual(configSchema());
});

test('every key has a sentence that says what it means', () => {
  const keys = describeConfig();
  expect(keys.map(({ name }) => name)).toEqual(
    expect.arrayContaining([
      'directory',
      'incidents.services.only',
      'publish.destination',
      'overrides[].match.priority',
    ]),
  );
  for (const { name, description } of keys)
    expect([name, description]).toEqual([name, expect.stringMatching(/^[A-Z].+\.$/)]);
});

test('every key that an override may change has a sentence too', () => {
  const described = (schema: ReturnType<typeof configSchema>): boolean =>
    Object.values(schema.properties ?? {}).every((inner) => inner.description !== undefined && described(inner));
  expect(described(configSchema().properties?.overrides?.items ?? {})).toBe(true);
});

describe('the example configuration', () => {
  test('names its schema for editors', () => {
    expect(example.split('\n')[0]).toBe('# yaml-language-server: $schema=./postmortem.schema.json');
  });

  test('begins with the defaults', () => {
    expect(readConfig(defaults, EXAMPLE)).toEqual(DEFAULTS);
    const written = Object.keys(parse(defaults) as object);
    expect(written.sort()).toEqual(Object.keys(DEFAULTS).sort());
  });

  test('continues with examples that mean what they say', () => {
    expect(readConfig(rest, EXAMPLE)).toMatchObject({
      template: 'docs/postmortems/TEMPLATE.md',
      sections: { 'Lessons Learned': { by: 'people' }, Impact: { by: 'devin', wants: 'orders, euros and minutes' } },
      incidents: { 'min-duration': 600, confidential: ['hr-portal', /security|breach/iu] },
      devin: { playbook: 'playbook-1a2b3c', mode: 'normal' },
      redact: [/ACME-\d+/gu, /cust_[a-z0-9]+/gu],
      publish: { to: 'confluence', when: 'merged' },
      review: { rules: { sections: 'error', blameless: 'warn' }, 'max-rounds': 2 },
      services: { 'Billing API': 'acme/billing' },
      'follow-up': { issues: 'service-repo', due: { P1: 14 * 86_400 }, 'review-within': 5 * 86_400 },
      overrides: [{ match: { priority: 'P1' }, 'start-on': 'acknowledged' }, { reviewers: ['some-engineer'] }],
    });
  });

  test('is valid by the JSON schema', () => {
    for (const part of [defaults, rest]) expect([validate(parse(part)), validate.errors]).toEqual([true, null]);
  });

  test('has every key', () => {
    const written = new Set([...keysOf(parse(defaults)), ...keysOf(parse(rest))]);
    expect(
      describeConfig()
        .map(({ name }) => name)
        .filter((name) => !written.has(name)),
    ).toEqual([]);
  });
});

/** Pieces of patterns, valid and invalid. */
const PIECES = [
  'a',
  '.',
  '\\d',
  '\\b',
  '[a-z]',
  '[^"]',
  '(',
  ')',
  '(?:',
  '|',
  '*',
  '+',
  '?',
  '{2}',
  '{2,}',
  '^',
  '$',
  '\\.',
  '\\-',
];
const WRONG_PIECES = ['{', '}', ']', '[', '(?=', '(?<!', '\\1', '\\k<n>', '{1001}', '\\_', '\\p{Lu}', '(?<n>'];
const patterns = fc
  .array(fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...PIECES) }, fc.constantFrom(...WRONG_PIECES)), {
    maxLength: 7,
  })
  .map((pieces) => `/${pieces.join('')}/`);

const isRead = async (value: unknown) => {
  try {
    await loadConfig(JSON.stringify(value), 'f.yml');
    return true;
  } catch {
    return false;
  }
};

describe('the JSON schema for patterns', () => {
  test.each([
    ['redact', (entry: string) => ({ redact: [entry] })],
    ['confidential', (entry: string) => ({ incidents: { confidential: [entry] } })],
  ])('accepts all that the action accepts, and refuses almost all that it refuses: %s', async (_key, withEntry) => {
    let [refused, missed] = [0, 0];
    await fc.assert(
      fc.asyncProperty(patterns, async (pattern) => {
        const value = withEntry(pattern);
        const [read, valid] = [await isRead(value), validate(value)];
        if (read && !valid) throw new Error(`The schema refuses ${pattern}`);
        if (read) return;
        refused += 1;
        if (valid) missed += 1;
      }),
      { numRuns: 3000, seed: 17 },
    );
    expect(refused).toBeGreaterThan(1000);
    // The exceptions: groups that match the empty text, and more groups than a pattern can count.
    expect(missed / refused).toBeLessThan(0.03);
  });

  test.each([
    'ACME',
    '/ACME',
    'ACME/',
    '/a/i',
    '//',
    '/a*/',
    '/|a/',
    '/(?=a)b/',
    '/(?<!a)b/',
    '/(a)\\1/',
    '/(?<n>a)\\k<n>/',
    '/(/',
    '/)/',
    '/[/',
    '/+a/',
    '/a**/',
    '/a{1001}/',
    '/\\_/',
    '/a{/',
    'phone:XX',
    'phone:de',
    'phones',
    ' ip',
    '',
  ])('refuses %j in "redact", as the action does', async (entry) => {
    expect([await isRead({ redact: [entry] }), validate({ redact: [entry] })]).toEqual([false, false]);
  });

  test.each([
    '/ACME-[0-9]+/',
    '/cust_[a-z0-9]+/',
    '/\\p{Lu}{2,5}-\\d+/',
    '/(?:a|b(c(d)))+e/',
    '/((((a))))/',
    '/[/]x/',
    '/a\\/b/',
    'ip',
    'phone:DE',
  ])('accepts %j in "redact", as the action does', async (entry) => {
    expect([await isRead({ redact: [entry] }), validate({ redact: [entry] })]).toEqual([true, true]);
  });
});

describe('the JSON schema refuses what the action refuses', () => {
  test.each([
    ['a name of spaces', { incidents: { priorities: ['  '] } }],
    ['a heading of spaces', { headings: { summary: [' '] } }],
    ['a tag of ours behind a space', { devin: { tags: [' pagerduty-incident:Q1'] } }],
    ['a destination of spaces', { publish: { to: 'wiki', destination: ' ' } }],
    ['a match of spaces', { overrides: [{ match: { service: ' ' } }] }],
    ['a path out of the repository', { directory: '../docs' }],
    ['a confidential pattern without an end', { incidents: { confidential: ['/legal'] } }],
    ['a confidential pattern that looks ahead', { incidents: { confidential: ['/(?=legal)/'] } }],
    ['an unknown key', { incident: {} }],
    ['a wrong value', { 'start-on': 'triggered' }],
    ['a duration without a unit', { incidents: { 'min-duration': '5' } }],
    ['an override that matches everything', { overrides: [{ match: {} }] }],
    ['an override of the limits', { overrides: [{ match: { priority: 'P1' }, limits: {} }] }],
    ['a destination that is missing', { publish: { to: 'wiki' } }],
    ['a section of nobody', { sections: { Impact: { wants: 'numbers' } } }],
    ['a section of somebody else', { sections: { Impact: { by: 'somebody' } } }],
    ['a comment that would end', { sections: { Impact: { by: 'people', wants: 'a --> b' } } }],
  ])('%s', (_what, value) => {
    expect(validate(value)).toBe(false);
    expect(() => readConfig(JSON.stringify(value), 'f.yml')).toThrow('f.yml:1:');
  });
});

/** The dotted names of all keys in a value, as in the table, where a heading is `<heading>`. */
/** Maps with names that the team chooses. */
const ANY_NAME: Readonly<Record<string, string>> = {
  'sections.': '<heading>',
  'services.': '<service name or ID>',
  'follow-up.due.': '<severity or default>',
};

function keysOf(value: unknown, prefix = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => keysOf(item, `${prefix.slice(0, -1)}[].`));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const name = prefix + (ANY_NAME[prefix] ?? key);
    return [name, ...keysOf(inner, `${name}.`)];
  });
}
