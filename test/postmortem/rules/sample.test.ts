import { describe, expect, test } from '@jest/globals';
import type { RuleName } from '../../../src/policy/rule-settings.ts';
import type { ReviewSubject } from '../../../src/postmortem/rules/rule.ts';
import { findings, fixture, lineOf, ordersIncident, PATH } from './subject.ts';

const sample = fixture('orders-service');

const replaced = (from: string, to: string): string => {
  if (sample.split(from).length !== 2) throw new Error(`"${from}" is not once in the sample`);
  return sample.replace(from, to);
};
const errors = (markdown: string, changes: Partial<ReviewSubject> = {}) =>
  findings(markdown, changes).flatMap(({ rule, places }) =>
    places.filter(({ severity }) => severity === 'error').map(({ line }) => ({ rule, line })),
  );

describe('a good postmortem', () => {
  test('passes without an error', () => {
    expect(errors(sample)).toEqual([]);
    expect(errors(sample, { incident: ordersIncident() })).toEqual([]);
    expect(errors(sample, { pull: { byDevin: true, files: [{ path: PATH, status: 'added' }] } })).toEqual([]);
  });

  test('has warnings only for what its action items lack', () => {
    expect(findings(sample).map(({ rule, severity }) => [rule, severity])).toEqual([['action-items', 'warn']]);
  });
});

const commit = 'https://github.com/acme/orders/commit/e4f29a1b0c5d6e7f8091a2b3c4d5e6f708192a3b';
const cited = replaced('Deploy #387 introduced', `Deploy #387 (${commit}) introduced`);
const key = 'github.com/acme/orders@e4f29a1b0c5d6e7f8091a2b3c4d5e6f708192a3b';
const token = replaced('(PR #388 opened)', '(PR #388 opened; PASSWORD=Kq7vX2mPz9LwT4)');

const deployAfterImpact = sample
  .replace('- 14:15 UTC — Deploy #387 released (commit e4f29a1)\n', '')
  .replace('- 14:38 UTC', '- 14:36 UTC — Deploy #387 released (commit e4f29a1)\n- 14:38 UTC');

const mutations: [string, RuleName, string, string | number, Partial<ReviewSubject>?][] = [
  ['has no timeline', 'sections', sample.replace(/## Timeline[\s\S]*?(?=## Root)/, ''), 1],
  ['has no title', 'sections', replaced('# Postmortem: Database Connection Pool Exhaustion — orders-service\n', ''), 1],
  [
    'has an empty section',
    'sections',
    sample.replace(/(## Root Cause\n)[\s\S]*?(?=## Action)/, '$1\n'),
    '## Root Cause',
  ],
  ['has a placeholder', 'sections', replaced('placement requests.', 'placement requests.\n\nTBD'), 'TBD'],
  [
    'has a timeline left to fill in',
    'sections',
    sample.replace(/(## Timeline\n)[\s\S]*?(?=## Root)/, '$1- TBD\n\n'),
    'TBD',
  ],
  ['has action items left to fill in', 'sections', sample.replace(/(## Action Items\n)[\s\S]*$/, '$1TODO\n'), 'TODO'],
  ['has an event out of order', 'timeline', replaced('14:28 UTC', '13:28 UTC'), '13:28'],
  ['has a local time', 'timeline', replaced('14:45 UTC', '15:45 CET'), '15:45 CET'],
  ['has an event without a time', 'timeline', replaced('14:28 UTC — Connection', 'Connection'), 'pool usage climbed'],
  ['gives another duration', 'facts', replaced('46 minutes', '3 hours'), '3 hours'],
  ['gives a duration that is a bit too short', 'facts', replaced('46 minutes', '26 minutes'), '26 minutes'],
  ['ends later in the summary', 'facts', replaced('14:32 and 15:18', '14:32 and 17:18'), '17:18'],
  ['is of another day', 'facts', replaced('2026-02-10', '2026-02-12'), '2026-02-12', { incident: ordersIncident() }],
  ['is of another severity', 'facts', replaced('P1', 'P3'), 'P3', { incident: ordersIncident() }],
  [
    'resolved the incident at another time',
    'facts',
    sample.replace('15:18 UTC — Conn', '16:48 UTC — Conn'),
    '16:48',
    { incident: ordersIncident() },
  ],
  [
    'has an action item that is no task',
    'action-items',
    replaced('- [ ] Review other', '- Review other'),
    'Review other',
  ],
  [
    'holds a secret',
    'secrets',
    token,
    'PASSWORD',
    { secrets: [{ start: token.indexOf('Kq7'), end: token.indexOf('Kq7') + 14, kind: 'password' }] },
  ],
  [
    'has a tracking pixel',
    'remote-content',
    replaced('placement requests.', 'placement requests.\n![](https://t.example/p.gif)'),
    't.example',
  ],
  ['embeds a page', 'remote-content', `${sample}\n<iframe src="https://a.example"></iframe>\n`, 'iframe'],
  [
    "is not all of Devin's pull request",
    'scope',
    sample,
    1,
    {
      pull: {
        byDevin: true,
        files: [
          { path: PATH, status: 'added' },
          { path: '.github/workflows/ci.yml', status: 'modified' },
        ],
      },
    },
  ],
  [
    'cites a commit that does not exist',
    'evidence',
    cited,
    commit,
    { citations: new Map([[key, 'missing' as const]]) },
  ],
  [
    'names a commit that is later than the impact',
    'evidence',
    cited,
    commit,
    { citations: new Map([[key, { exists: true as const, at: '2026-02-10T15:10:00Z' }]]) },
  ],
  ['names a deploy that is later than the impact', 'evidence', deployAfterImpact, 'Deploy #387 released'],
];

describe('the same document with a fault', () => {
  test.each(mutations)(
    'has one error if it %s, of the rule %s, at its line',
    (_what, rule, markdown, place, ...[changes]) => {
      const line = typeof place === 'number' ? place : lineOf(markdown, place);
      expect(errors(markdown, changes)).toEqual([{ rule, line }]);
    },
  );

  test.each<[RuleName, string, string]>([
    [
      'evidence',
      sample.replace(/(## Root Cause\n)[\s\S]*?(?=## Action)/, '$1The pool was too small.\n\n'),
      '## Root Cause',
    ],
    ['impact', replaced('~12%', 'some'), '## Summary'],
    ['blameless', replaced('engineer acknowledged', 'engineer failed to acknowledge'), 'failed to'],
  ])('has a warning and no error for a fault of %s, at its line', (rule, markdown, place) => {
    expect(errors(markdown)).toEqual([]);
    expect(findings(markdown).find((finding) => finding.rule === rule)?.places).toEqual([
      expect.objectContaining({ line: lineOf(markdown, place), severity: 'warn' }),
    ]);
  });
});
