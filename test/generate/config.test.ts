/**
 * What is written about the configuration, and the configuration itself, are the same.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import { DEFAULTS } from '../../src/policy/config.ts';
import { readConfig } from '../../src/policy/read-config.ts';
import { configSchema, describeConfig } from './config.ts';

const EXAMPLE = 'docs/postmortem.example.yml';
const example = readFileSync(EXAMPLE, 'utf8');
const [defaults = '', commented = ''] = example.split(/^# --- .*$/m);
/** What stands there once the comment signs are taken away. */
const rest = commented.replace(/^##.*$/gm, '').replace(/^#/gm, '');

const validate = new Ajv({ strict: true }).compile(JSON.parse(readFileSync('docs/postmortem.schema.json', 'utf8')));

test('the JSON schema is the one of the code (npm run generate)', () => {
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

test('what an override may change has a sentence too', () => {
  const described = (schema: ReturnType<typeof configSchema>): boolean =>
    Object.values(schema.properties ?? {}).every((inner) => inner.description !== undefined && described(inner));
  expect(described(configSchema().properties?.overrides?.items ?? {})).toBe(true);
});

describe('the example', () => {
  test('tells editors where the schema is', () => {
    expect(example.split('\n')[0]).toBe('# yaml-language-server: $schema=./postmortem.schema.json');
  });

  test('begins with the defaults', () => {
    expect(readConfig(defaults, EXAMPLE)).toEqual(DEFAULTS);
    const written = Object.keys(parse(defaults) as object);
    expect(written.sort()).toEqual(Object.keys(DEFAULTS).sort());
  });

  test('goes on with examples that mean what they say', () => {
    expect(readConfig(rest, EXAMPLE)).toMatchObject({
      template: 'docs/postmortems/TEMPLATE.md',
      sections: { 'Lessons Learned': { by: 'people' }, Impact: { by: 'devin', wants: 'orders, euros and minutes' } },
      incidents: { 'min-duration': 600, confidential: ['hr-portal', /security|breach/iu] },
      devin: { playbook: 'playbook-1a2b3c', mode: 'normal' },
      redact: [/ACME-\d+/gu, /cust_[a-z0-9]+/gu],
      publish: { to: 'confluence', when: 'merged' },
      review: { rules: { sections: 'error', blameless: 'warn' }, 'max-rounds': 2 },
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

describe('the JSON schema refuses what the action refuses', () => {
  test.each([
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
function keysOf(value: unknown, prefix = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => keysOf(item, `${prefix.slice(0, -1)}[].`));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const name = prefix + (prefix === 'sections.' ? '<heading>' : key);
    return [name, ...keysOf(inner, `${name}.`)];
  });
}
