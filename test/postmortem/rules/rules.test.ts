import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { verifyClaims } from '../../../src/postmortem/claims/verify-claims.ts';
import type { ReviewSubject, Rule, RuleSetting } from '../../../src/postmortem/rules/rule.ts';
import { RULES, runRules } from '../../../src/postmortem/rules/rules.ts';
import { rulesPage } from '../../generate/rules.ts';
import { findings, fixture, ordersIncident, PATH, subjectOf } from './subject.ts';

const fixtures = readdirSync(new URL('../../fixtures/postmortems', import.meta.url)).map((file) =>
  file.replace('.md', ''),
);

/** What stands around the example of a rule. */
function exampleOf({ name }: Rule, example: string): Partial<ReviewSubject> {
  switch (name) {
    case 'facts':
      return { incident: ordersIncident() };
    case 'claims': {
      const subject = subjectOf(example);
      const gathered = { ledger: undefined, citations: [], lookups: new Map(), began: undefined };
      return { claims: verifyClaims({ ...subject, ...gathered }) };
    }
    case 'secrets': {
      const login = /orders:\w+(?=@)/.exec(example);
      if (login === null) return {};
      return { secrets: [{ start: login.index, end: login.index + login[0].length, kind: 'password in a URL' }] };
    }
    case 'scope':
      return {
        path: PATH,
        pull: {
          byDevin: true,
          files: example
            .trim()
            .split('\n')
            .map((path) => ({ path, status: 'added' })),
        },
      };
    default:
      return {};
  }
}

describe.each(RULES.map((rule) => [rule.name, rule] as const))('the page about %s', (name, rule) => {
  test('shows a bad example that the rule finds, and a good one that it does not', () => {
    const found = (example: string) =>
      findings(example, exampleOf(rule, example)).filter((finding) => finding.rule === name);
    expect(found(rule.docs.bad)).toHaveLength(1);
    expect(found(rule.docs.good)).toEqual([]);
  });
});

test('docs/rules.md is generated from the rules', () => {
  expect(readFileSync(new URL('../../../docs/rules.md', import.meta.url), 'utf8')).toBe(rulesPage());
});

describe('severities', () => {
  const markdown = fixture('orders-service').replace('- [ ] Review', '- Review');
  const severities = (setting?: 'off' | 'warn' | 'error') =>
    findings(markdown, {
      config: {
        directory: 'docs/postmortems',
        review: { rules: setting === undefined ? {} : { 'action-items': setting }, style: 'warn' },
      },
    }).map(({ severity, places }) => [severity, [...new Set(places.map((place) => place.severity))].sort()]);

  test('are those of each place, and a finding has the highest of its places', () => {
    expect(severities()).toEqual([['error', ['error', 'warn']]]);
  });

  test('are set by the configuration for everything that a rule finds', () => {
    expect(severities('warn')).toEqual([['warn', ['warn']]]);
    expect(severities('error')).toEqual([['error', ['error']]]);
    expect(severities('off')).toEqual([]);
  });
});

describe('house style', () => {
  const markdown = fixture('orders-service')
    .replace('- [ ] Review', '- Review')
    .replace('14:45 UTC', '15:45 CET')
    .replace('14:38 UTC —', 'Then')
    .replace('## Action Items', '## Chores');
  const severities = (changes: Partial<ReviewSubject>) =>
    new Set(
      ['timeline', 'sections'].flatMap((name) =>
        findings(markdown, changes)
          .filter(({ rule }) => rule === name)
          .flatMap(({ places }) => places.map(({ severity }) => severity)),
      ),
    );
  const config = (style: RuleSetting, rules = {}) => ({ directory: 'docs/postmortems', review: { rules, style } });

  test('is an error in a document by Devin, and a warning in one by people', () => {
    expect(severities({ author: 'devin' })).toEqual(new Set(['error']));
    expect(severities({ author: 'people' })).toEqual(new Set(['warn']));
  });

  test('has the configured severity only in a document by people', () => {
    expect(severities({ author: 'people', config: config('error') })).toEqual(new Set(['error']));
    expect(severities({ author: 'people', config: config('off') })).toEqual(new Set());
    expect(severities({ author: 'devin', config: config('off') })).toEqual(new Set(['error']));
    expect(severities({ author: 'devin', config: config('warn', { timeline: 'warn', sections: 'warn' }) })).toEqual(
      new Set(['warn']),
    );
  });

  test('does not lower the severity of a contradiction', () => {
    const later = markdown.replace('46 minutes', '3 hours');
    expect(findings(later, { author: 'people', config: config('off') }).map(({ severity }) => severity)).toContain(
      'error',
    );
  });
});

test('a rule makes one finding, however many places it has, and errors come first', () => {
  const all = findings(
    '# Bob forgot it\n\n## Timeline\n\n- CET\n\n## Root Cause\n\nBob forgot it.\n\n## Impact\n\nSome.\n',
  );
  expect(new Set(all.map(({ rule }) => rule)).size).toBe(all.length);
  expect(all.map(({ severity }) => severity)).toEqual([...all.map(({ severity }) => severity)].sort());
});

test('no finding repeats a secret, even if another rule quotes it', () => {
  const markdown = '# Orders\n\n## hunter2hunter2\n';
  const start = markdown.indexOf('hunter2');
  const all = findings(markdown, { secrets: [{ start, end: start + 14, kind: 'password' }] });
  expect(JSON.stringify(all)).toContain('[password]');
  expect(JSON.stringify(all)).not.toContain('hunter2');
});

test('a document that cannot be read has one error, which says why', () => {
  const all = findings('x'.repeat(200_000));
  expect(all.map(({ rule, places }) => [rule, places.length])).toEqual([['sections', 1]]);
  expect(all[0]?.places[0]?.message).toMatch(/200000 characters/);
});

test('an unreadable document is reported by some rules only, and fast', () => {
  const told = (markdown: string, secrets: ReviewSubject['secrets'] = []) =>
    findings(markdown, { secrets, citations: new Map([['acme/orders#1', 'missing' as const]]) }).map(
      ({ rule }) => rule,
    );
  const filler = 'x '.repeat(60_000);
  expect(told(`Bob forgot acme/orders#1. ![](https://tracker.example/a.gif) ${filler}`)).toEqual(['sections']);
  const many = Array.from({ length: 10_000 }, (_, index) => ({
    start: index * 12,
    end: index * 12 + 11,
    kind: 'token',
  }));
  const began = performance.now();
  expect(told(filler, many)).toEqual(['sections', 'secrets']);
  expect(told('\n'.repeat(500_000))).toEqual(['sections']);
  expect(performance.now() - began).toBeLessThan(2_000);
});

test('a draft in the form that the prompt asks for has no error', () => {
  const path = 'docs/postmortems/2026-02-10-orders-fail-q1w2e3r4t5y6u7.md';
  expect(findings(fixture('default-draft'), { path }).filter(({ severity }) => severity === 'error')).toEqual([]);
});

describe('any document', () => {
  const lines = fixtures.flatMap((name) => fixture(name).split('\n'));
  const hostile = fc.constantFrom(
    '<img src=//x>',
    '![',
    '| a |',
    '```',
    '- [ ] ',
    '14:32 PST — ',
    '# ',
    '<!--',
    '\r',
    'Bob forgot',
    'a/b@1234567',
    '---',
  );
  const document = fc
    .array(fc.oneof(fc.constantFrom(...lines), hostile, fc.string()), { maxLength: 60 })
    .map((some) => some.join('\n'));

  test('the rules do not throw, and point into the file', () => {
    fc.assert(
      fc.property(document, fc.boolean(), (markdown, asked) => {
        const count = markdown.split(/\r\n|\n|\r/).length;
        const subject = subjectOf(markdown, { incident: asked ? ordersIncident() : undefined });
        for (const { places } of runRules(subject)) {
          expect(places.length).toBeGreaterThan(0);
          for (const { line, endLine, column } of places) {
            expect(line).toBeGreaterThanOrEqual(1);
            expect(endLine).toBeGreaterThanOrEqual(line);
            expect(endLine).toBeLessThanOrEqual(count);
            expect(column).toBeGreaterThanOrEqual(1);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  test.each([
    ['words of people', 'the engineer '],
    ['blanks', `the${' '.repeat(200)}`],
    ['slashes', 'a/'],
    ['times', '14:32–'],
    ['capitals', 'Aa '],
    ['hex digits', 'deadbeef1'],
    ['tags', '<a '],
    ['rows', '\n- 14:32 UTC — Bob forgot it'],
    ['citations', 'a/b@1234567 '],
  ])('120,000 characters of %s are checked within seconds', (_what, part) => {
    const text = part.repeat(Math.ceil(120_000 / part.length)).slice(0, 120_000);
    const started = performance.now();
    findings(`# Orders\n\n## Summary\n\n${text}\n\n## Root Cause\n\n${text}`.slice(0, 127_000));
    findings(`# Orders\n\n## Timeline\n\n${text}\n`, { incident: ordersIncident() });
    expect(performance.now() - started).toBeLessThan(8000);
  });
});
