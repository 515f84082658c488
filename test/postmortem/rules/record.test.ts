import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import { parseDocument } from '../../../src/postmortem/document.ts';
import { hasRecord, recordOf, valuesOf } from '../../../src/postmortem/record.ts';
import type { ReviewSubject } from '../../../src/postmortem/rules/rule.ts';
import { rulesNotApplied } from '../../../src/postmortem/rules/rules.ts';
import { recordSchema } from '../../generate/record.ts';
import { changed, RECORDED } from '../record.ts';
import { findings, found, lineOf, ordersIncident, PATH, subjectOf } from './subject.ts';

const PAGERDUTY = { incident: ordersIncident(), acknowledgedAt: '2026-02-10T14:38:20Z' };
const pull = { byDevin: true, files: [{ path: PATH, status: 'added' }] };
const schemaText = readFileSync('docs/postmortem-record.schema.json', 'utf8');

test('docs/postmortem-record.schema.json is the schema in the code (npm run generate)', () => {
  expect(JSON.parse(schemaText)).toEqual(recordSchema());
});

test('a validator of JSON Schema accepts the record of a correct document, and refuses what the review refuses', () => {
  const validate = new Ajv({ strict: true, allowUnionTypes: true }).compile(JSON.parse(schemaText));
  const valid = (markdown: string) => validate(valuesOf(parseDocument(markdown)));
  expect([valid(RECORDED), validate.errors]).toEqual([true, null]);
  expect(valid(changed('category: change', 'category: deploy'))).toBe(false);
  expect(valid(changed('detected-by: monitor\n', ''))).toBe(false);
  expect(valid(changed('    source: E-7f3a\n', ''))).toBe(false);
});

test('a document without a record is an error for Devin, whose brief asked for one, and for nobody else', () => {
  const plain = RECORDED.replace(/^---\n[\s\S]*?\n---\n/, '');
  expect(found('record', plain, { pull: { ...pull, isBriefed: true } })).toEqual([
    expect.stringMatching(/^\d+ error: The document has no record: begin it with a front matter that has "record: 1"/),
  ]);
  expect(found('record', plain, { pull })).toEqual([]);
  expect(found('record', plain)).toEqual([]);
});

describe('a correct document with a record', () => {
  test('has no error, with and without PagerDuty', () => {
    const errors = (changes: Partial<ReviewSubject>) =>
      findings(RECORDED, changes).filter(({ severity }) => severity === 'error');
    expect(errors({})).toEqual([]);
    expect(errors({ ...PAGERDUTY, pull })).toEqual([]);
    expect(errors({ ...PAGERDUTY, author: 'people' })).toEqual([]);
  });

  test('has all of its values read', () => {
    expect(recordOf(parseDocument(RECORDED))).toMatchObject({
      incident: 'Q2ZK81VNWTXE7B',
      times: { mitigated: { at: '2026-02-10T15:10:00Z', source: 'E-55de' } },
      cause: { category: 'change', confidence: 'high' },
      'affected-services': ['orders-service', 'checkout'],
      impact: [{ value: 1240, of: 10_300 }],
    });
  });

  test('may have keys of the team and of a site generator', () => {
    expect(found('record', changed('record: 1', 'record: 1\nlayout: post\ntags: [orders]'))).toEqual([]);
  });

  test('may be written in TOML', () => {
    const toml = `+++
record = 1
incident = "Q2ZK81VNWTXE7B"
service = "orders-service"
started = 2026-02-10T14:32:10Z
detected-by = "radar"
affected-services = ["orders-service"]
impact = []
not-seen = ["telemetry: no access"]
cause = { category = "change", trigger = "Deploy 387", confidence = "high" }
[times]
${['impact-began', 'detected', 'acknowledged', 'mitigated', 'resolved'].map((name) => `${name} = { at = 2026-02-10T14:32:00Z, source = "E-7f3a" }`).join('\n')}
+++

# Orders fail
`;
    expect(found('record', toml)).toEqual([
      '6 error: detected-by: must be monitor, customer, colleague, chance, or unknown, but is "radar".',
    ]);
  });
});

describe('an invalid record is reported with its line and its key', () => {
  test.each([
    [
      'category: change',
      'category: deploy',
      'category: deploy',
      /^cause\.category: must be change, configuration, .* or unknown, but is "deploy"\.$/,
    ],
    [
      'at: 2026-02-10T14:38:00Z',
      'at: 14:38',
      'at: 14:38',
      /^times\.acknowledged\.at: must be a time in ISO 8601 .*, but is "14:38"\.$/,
    ],
    ['at: 2026-02-10T14:38:00Z', 'at: 2026-02-30T14:38:00Z', '02-30', /^times\.acknowledged\.at: must be a time/],
    [
      '    source: E-55de\n',
      '',
      '  mitigated:',
      /^times\.mitigated\.source: this key is missing: add it; it must be text\.$/,
    ],
    ['detected-by: monitor\n', '', 'record: 1', /^detected-by: this key is missing/],
    [
      '  trigger:',
      '  triger:',
      '  triger:',
      /^cause\.triger: there is no such key here: use category, trigger, confidence\.$/,
    ],
    ['value: 1240', 'value: many', 'value: many', /^impact\[0\]\.value: must be a number, but is "many"\.$/],
    ['record: 1', 'record: 2', 'record: 2', /^record: must be 1, but is 2\.$/],
  ])('%s → %s', (from, to, line, message) => {
    const markdown = changed(from, to);
    const problems = findings(markdown)
      .filter(({ rule }) => rule === 'record')
      .flatMap(({ places }) => places);
    expect(problems).toContainEqual(
      expect.objectContaining({
        line: lineOf(markdown, line),
        severity: 'error',
        message: expect.stringMatching(message),
      }),
    );
  });

  test('is a warning in a document by people', () => {
    const markdown = changed('category: change', 'category: deploy');
    expect(findings(markdown, { author: 'people' }).find(({ rule }) => rule === 'record')?.severity).toBe('warn');
  });

  test('does not hide other parts of it', () => {
    const record = recordOf(parseDocument(changed('category: change', 'category: deploy')));
    expect(record).toMatchObject({ 'detected-by': 'monitor' });
    expect(record?.cause).toBeUndefined();
  });
});

describe('a record that contradicts', () => {
  test.each<[what: string, from: string, to: string, place: string, message: RegExp, changes?: Partial<ReviewSubject>]>(
    [
      [
        'itself: detected after it was acknowledged',
        'at: 2026-02-10T14:32:10Z',
        'at: 2026-02-10T14:41:00Z',
        'at: 2026-02-10T14:38:00Z',
        /times\.acknowledged .* is before times\.detected/,
      ],
      [
        'PagerDuty on the acknowledgement',
        'at: 2026-02-10T14:38:00Z',
        'at: 2026-02-10T14:43:00Z',
        'T14:43',
        /PagerDuty's first acknowledgement was at 2026-02-10T14:38/,
        PAGERDUTY,
      ],
      [
        'PagerDuty on the service',
        'service: orders-service',
        'service: billing',
        'service: billing',
        /PagerDuty's is "orders-service"/,
        PAGERDUTY,
      ],
      [
        'PagerDuty on the end',
        '    at: 2026-02-10T15:10:00Z',
        '    at: 2026-02-10T15:40:00Z',
        'T15:40',
        /after PagerDuty closed/,
        PAGERDUTY,
      ],
      [
        'the timeline',
        '    at: 2026-02-10T15:10:00Z',
        '    at: 2026-02-10T15:05:00Z',
        'T15:05',
        /The timeline has no event at times\.mitigated/,
      ],
      ['the impact', 'value: 1240', 'value: 1420', 'value: 1420', /says 1420/],
      ['arithmetic', 'of: 10300', 'of: 1030', 'value: 1240', /more than its total/],
      ['the confidence of the text', 'confidence: high', 'confidence: low', 'confidence: low', /says high/],
      [
        'the verdict of the text',
        'category: change',
        'category: unknown',
        'category: unknown',
        /has a confirmed hypothesis/,
      ],
    ],
  )('%s is reported on its line', (_what, from, to, place, message, changes = {}) => {
    const markdown = changed(from, to);
    const line = `${lineOf(markdown, place)} error: `;
    expect(found('record', markdown, changes)).toContainEqual(
      expect.stringMatching(new RegExp(`^${line}.*${message.source}`)),
    );
  });

  test('the words of Detection is a warning', () => {
    const markdown = changed('detected-by: monitor', 'detected-by: chance');
    expect(found('record', markdown)).toEqual([
      `${lineOf(markdown, 'detected-by')} warn: detected-by is chance, but "Detection" does not mention it.`,
    ]);
  });
});

describe('numbers are found as people write them', () => {
  test.each([
    '1,240 of 10,300',
    '1.240 von 10.300',
    '1 240 sur 10 300',
    '1240 of 10300',
    '1.24k of 10.3k',
    "1'240 di 10'300",
  ])('%s', (words) => {
    const markdown = RECORDED.replaceAll('1,240 of 10,300', words);
    expect(found('record', markdown)).toEqual([]);
  });
});

describe('a document without a record', () => {
  const without = RECORDED.replace(/record: 1\n/, '').replace(/times:\n[\s\S]*?---\n/, '---\n');

  test('is read as before', () => {
    expect(hasRecord(parseDocument(without))).toBe(false);
    expect(found('record', without)).toEqual([]);
    expect(found('record', '# Orders fail\n')).toEqual([]);
  });

  test("is reported as not checked in Devin's pull request", () => {
    expect(rulesNotApplied(subjectOf(without, { pull }))).toContainEqual({
      rule: 'record',
      why: expect.stringContaining('the front matter has none ("record: 1")'),
    });
    expect(rulesNotApplied(subjectOf(RECORDED, { pull }))).toEqual([]);
  });
});

describe('the incidents that it repeats', () => {
  const repeating = (ids: string) => changed('detected-by: monitor\n', `detected-by: monitor\nrepeats: ${ids}\n`);
  const postmortems = [
    PATH,
    'docs/postmortems/2026-01-20-orders-fail-qearlier1.md',
    'docs/postmortems/2026-03-01-orders-fail-qlater1.md',
  ];

  test('may be earlier ones that have a postmortem, or none', () => {
    for (const ids of ['[QEARLIER1]', '[qearlier1]', '[]'])
      expect(found('record', repeating(ids), { postmortems })).toEqual([]);
    expect(recordOf(parseDocument(repeating('[QEARLIER1]')))).toMatchObject({ repeats: ['QEARLIER1'] });
  });

  test.each([
    ['[Q2ZK81VNWTXE7B]', 'repeats.0: Q2ZK81VNWTXE7B is the incident of this postmortem. Name only earlier ones.'],
    [
      '[QEARLIER1, QNONE1]',
      "repeats.1: no postmortem in docs/postmortems is about incident QNONE1. Name the ID at the end of its file's name, or leave it out.",
    ],
    ['[QLATER1]', 'repeats.0: QLATER1 is a later incident (2026-03-01). Name only earlier ones.'],
    ['QEARLIER1', 'repeats: must be a list, such as [one, two], but is "QEARLIER1".'],
  ])('are not %s', (ids, message) => {
    const line = lineOf(repeating(ids), 'repeats:');
    expect(found('record', repeating(ids), { postmortems })).toEqual([`${line} error: ${message}`]);
    expect(found('record', repeating(ids), { postmortems, author: 'people' })).toEqual([`${line} warn: ${message}`]);
  });

  test('are not looked up if nobody knows the other postmortems', () => {
    expect(found('record', repeating('[QNONE1]'))).toEqual([]);
  });
});
