import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Agent, Alert, Evidence, LogEntry } from '../../src/pagerduty/evidence.ts';
import * as brief from '../../src/postmortem/brief.ts';
import { incidentOf } from '../fixtures/webhooks.ts';
import { onRaw } from './on-raw.ts';

const condenseEvidence = onRaw(brief.condenseEvidence);

const incident = incidentOf('resolved-p1');
const ana: Agent = { id: 'PK3R7TA', name: 'Ana Ribeiro', person: true };
const tomo: Agent = { id: 'PW8D2LQ', name: 'Tomo Nakagawa', person: true };
const monitoring: Agent = { id: 'PB6V9XE', name: 'Billing API', person: false };
const at = (minute: number) => new Date(Date.UTC(2026, 8, 10, 10, minute)).toISOString();

const NOTHING: Evidence = {
  logEntries: [],
  notes: [],
  alerts: [],
  changeEvents: [],
  pastIncidents: [],
  customFields: [],
  missing: [],
  unread: { logEntries: 0, notes: 0, alerts: 0 },
};
const entry = (minute: number, type: string, by: Agent | undefined, more: Partial<LogEntry> = {}): LogEntry => ({
  at: at(minute),
  type,
  summary: undefined,
  detail: undefined,
  by,
  assignees: [],
  ...more,
});
const alert = (minute: number, title: string, more: Partial<Alert> = {}): Alert => ({
  at: at(minute),
  severity: 'critical',
  title,
  details: undefined,
  links: [],
  ...more,
});
const lines = (evidence: Partial<Evidence>, bytes = 30_000) =>
  condenseEvidence(incident, { ...NOTHING, ...evidence }, bytes).split('\n');

describe('the brief', () => {
  test('is one timeline, then what has no place in it, then what is missing', () => {
    const brief = lines({
      logEntries: [
        entry(2, 'trigger', monitoring, { detail: 'Duplicates above 1 %' }),
        entry(3, 'assign', monitoring, { assignees: [ana] }),
        entry(5, 'acknowledge', ana),
        entry(20, 'escalate', ana, { assignees: [tomo] }),
        entry(25, 'field_value_change', tomo, { summary: 'Priority set to P1 by Tomo Nakagawa.' }),
        entry(47, 'resolve', undefined),
      ],
      notes: [{ at: at(30), content: 'Tomo rolled back to 4.6.9, see https://wiki.example.com/Tomo', by: ana }],
      alerts: [
        alert(1, 'Duplicates above 1 %', { details: '{"rate":2}', links: ['https://graphs.example.com/7'] }),
        alert(4, 'Queue is long', { severity: 'warning' }),
      ],
      changeEvents: [{ at: at(0), title: 'Deploy 4.7.0', source: 'ci', links: ['https://ci.example.com/47'] }],
      customFields: [{ name: 'Customers', value: '214' }],
      pastIncidents: [{ id: 'Q3PAST', at: '2026-08-01T07:00:00.000Z', title: 'Invoices are sent late' }],
      missing: [{ part: 'alerts', problem: 'answered 500' }],
    });
    expect(brief).toEqual([
      '2026-09-10T10:00:00Z | change | Deploy 4.7.0 (source: ci) | https://ci.example.com/47',
      '2026-09-10T10:01:00Z | alert | critical: Duplicates above 1 % | {"rate":2} | https://graphs.example.com/7',
      '2026-09-10T10:02:00Z | status | triggered by automation: Duplicates above 1 %',
      '2026-09-10T10:03:00Z | status | assigned to the on-call engineer by automation',
      '2026-09-10T10:04:00Z | alert | warning: Queue is long',
      '2026-09-10T10:05:00Z | status | acknowledged by the on-call engineer',
      '2026-09-10T10:20:00Z | status | escalated to responder 1 by the on-call engineer',
      '2026-09-10T10:25:00Z | log entry | Priority set to P1 by responder 1.',
      '2026-09-10T10:30:00Z | note | the on-call engineer: responder 1 rolled back to 4.6.9, see https://wiki.example.com/Tomo',
      '2026-09-10T10:47:00Z | status | resolved by automation',
      'custom field | Customers: 214',
      'past incident | 2026-08-01T07:00:00Z | Invoices are sent late | https://example-co.pagerduty.com/incidents/Q3PAST',
      'could not be read | alerts: answered 500',
    ]);
  });

  test('counts identical alerts', () => {
    const alerts = Array.from({ length: 14 }, (_, minute) => alert(minute, 'Duplicates above 1 %'));
    expect(lines({ alerts: [...alerts, alert(20, 'Duplicates above 1 %', { severity: 'warning' })] })).toEqual([
      '2026-09-10T10:00:00Z | alert | critical ×14 until 2026-09-10T10:13:00Z: Duplicates above 1 %',
      '2026-09-10T10:20:00Z | alert | warning: Duplicates above 1 %',
    ]);
  });

  test('says that a time is not known', () => {
    expect(lines({ notes: [{ at: undefined, content: 'Hi.', by: undefined }] })).toEqual([
      'time unknown | note | automation: Hi.',
    ]);
  });

  test('is empty where there is no evidence', () => {
    expect(condenseEvidence(incident, NOTHING, 1000)).toBe('');
  });

  test('without room keeps the course and the notes, and counts what it left out, unread ones too', () => {
    const evidence = {
      logEntries: [entry(2, 'trigger', monitoring), entry(47, 'resolve', ana)],
      notes: [{ at: at(30), content: `Rolled back. ${'x'.repeat(400)}`, by: ana }],
      alerts: Array.from({ length: 12 }, (_, minute) => alert(minute, `Alert ${minute} ${'y'.repeat(150)}`)),
      pastIncidents: [{ id: 'Q3PAST', at: at(0), title: 'Invoices are sent late' }],
      unread: { logEntries: 0, notes: 0, alerts: 650 },
    };
    const [triggered, note, resolved] = [
      '2026-09-10T10:02:00Z | status | triggered by automation',
      expect.stringMatching(/^2026-09-10T10:30:00Z \| note \| the on-call engineer: Rolled back\. x+$/),
      '2026-09-10T10:47:00Z | status | resolved by the on-call engineer',
    ];
    const past = expect.stringMatching(/^past incident .*\/Q3PAST$/);
    expect(lines(evidence, 900)).toEqual([triggered, note, resolved, past, 'left out for length: 662 alerts']);
    expect(lines(evidence, 600)).toEqual([
      triggered,
      expect.stringMatching(/: Rolled back\. x+…$/),
      resolved,
      past,
      'left out for length: 662 alerts; lines shortened for length: 1',
    ]);
    expect(lines(evidence, 250)).toEqual([
      triggered,
      resolved,
      'left out for length: 1 note, 1 past incident, 662 alerts',
    ]);
    expect(lines(evidence, 60)).toEqual(['']);
  });

  test('does not let a storm of alerts cut short what people wrote', () => {
    const alerts = Array.from({ length: 300 }, (_, minute) => alert(minute, `Alert ${minute}`));
    const notes = [{ at: at(30), content: 'x'.repeat(1900), by: ana }];
    const brief = lines({ alerts, notes }, 4000);
    expect(brief.find((line) => line.includes('| note |'))).toContain('x'.repeat(1900));
    expect(brief.at(-1)).toMatch(/^left out for length: 2\d\d alerts$/);
  });

  test('says nothing of length where everything is there', () => {
    expect(lines({ notes: [{ at: at(1), content: 'x'.repeat(2500), by: ana }] }).join('\n')).not.toContain(
      'for length',
    );
  });
});

describe('whatever PagerDuty holds, the brief', () => {
  const people = ['Ana Ribeiro', 'Tomo Nakagawa', 'Zoë (Ops) [x]', '渡辺 美咲', 'Mary-Jane O’Neil'].map(
    (name, index) => ({
      id: `P${index}`,
      name,
      person: true,
    }),
  );
  const agent = fc.option(fc.constantFrom(...people, monitoring), { nil: undefined });
  const time = fc.option(
    fc
      .date({ min: new Date('2026-01-01'), max: new Date('2026-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString()),
    { nil: undefined },
  );
  const word = fc.oneof(
    fc.string({ unit: fc.constantFrom(...'abc|=é🔥漢 .:"{}') }),
    fc.constantFrom(...people.map(({ name }) => name), ...people.map(({ name }) => name.toUpperCase())),
  );
  const text = fc.array(word, { minLength: 1, maxLength: 30 }).map((words) => `t ${words.join(' ')}`);
  const optional = fc.option(text, { nil: undefined });
  const links = fc.array(fc.constantFrom('https://example.com/1', 'https://example.com/22'), { maxLength: 2 });
  const many = <Row>(row: fc.Arbitrary<Row>) => fc.array(row, { maxLength: 12 });
  const type = fc.constantFrom('trigger', 'acknowledge', 'resolve', 'escalate', 'field_value_change', 'made_up');
  const evidences: fc.Arbitrary<Evidence> = fc.record({
    logEntries: many(
      fc.record({
        at: time,
        type,
        summary: optional,
        detail: optional,
        by: agent,
        assignees: fc.array(fc.constantFrom(...people), { maxLength: 2 }),
      }),
    ),
    notes: many(fc.record({ at: time, content: text, by: agent })),
    alerts: many(
      fc.record({ at: time, severity: fc.constantFrom('error', undefined), title: text, details: optional, links }),
    ),
    changeEvents: many(fc.record({ at: time, title: text, source: optional, links })),
    pastIncidents: many(fc.record({ id: fc.constantFrom('Q1', 'Q2'), at: time, title: text })),
    customFields: many(fc.record({ name: text, value: text })),
    missing: fc.constantFrom([], [{ part: 'alerts' as const, problem: 'answered 402' }]),
    unread: fc.record({ logEntries: fc.nat(900), notes: fc.nat(900), alerts: fc.nat(900) }),
  });
  /** Everyone is known from the log, as everyone who did something is. */
  const known = evidences.map((evidence) => ({
    ...evidence,
    logEntries: [entry(0, 'assign', monitoring, { assignees: people }), ...evidence.logEntries],
  }));

  test('never has more bytes than it may', () => {
    fc.assert(
      fc.property(known, fc.nat(4000), (evidence, bytes) => {
        expect(Buffer.byteLength(condenseEvidence(incident, evidence, bytes))).toBeLessThanOrEqual(bytes);
      }),
    );
  });

  test('is in order of time, and every time in it is ISO 8601 in UTC', () => {
    fc.assert(
      fc.property(known, fc.integer({ min: 300, max: 9000 }), (evidence, bytes) => {
        const starts = lines(evidence, bytes).map((line) => line.split(' | ')[0] ?? '');
        const times = starts.filter((start) => /^\d/.test(start));
        for (const each of times) expect(each).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?Z$/);
        expect(times.map(Date.parse)).toEqual(times.map(Date.parse).sort((left, right) => left - right));
        for (const each of starts.filter((start) => !/^\d/.test(start))) {
          expect(each).toMatch(
            /^(time unknown|custom field|past incident|could not be read|left out for length: .*|lines shortened.*|)$/,
          );
        }
      }),
    );
  });

  test('names nobody', () => {
    fc.assert(
      fc.property(known, (evidence) => {
        const brief = lines(evidence).join('\n').toLowerCase();
        for (const { name } of people) expect(brief).not.toContain(name.toLowerCase());
      }),
    );
  });

  test('accounts for everything: what is not shown is counted', () => {
    fc.assert(
      fc.property(known, fc.integer({ min: 400, max: 6000 }), (evidence, bytes) => {
        const brief = lines(evidence, bytes);
        const cut = brief.find((line) => line.startsWith('left out for length: ')) ?? '';
        const counted = (names: RegExp) => Number(new RegExp(`(\\d+) (?:${names.source})`).exec(cut)?.[1] ?? 0);
        const shown = (kind: string) => brief.filter((line) => line.split(' | ').slice(0, 2).includes(kind));
        expect(shown('note').length + counted(/notes?/)).toBe(evidence.notes.length + evidence.unread.notes);
        expect(shown('change').length + counted(/changes?(?=[,;]|$)/)).toBe(evidence.changeEvents.length);
        expect(shown('custom field').length + counted(/custom fields?/)).toBe(evidence.customFields.length);
        expect(shown('past incident').length + counted(/past incidents?/)).toBe(evidence.pastIncidents.length);
        const alerts = shown('alert').map((line) => Number(/\| alert \| \w+ ×(\d+)/.exec(line)?.[1] ?? 1));
        expect(alerts.reduce((sum, count) => sum + count, 0) + counted(/alerts?/)).toBe(
          evidence.alerts.length + evidence.unread.alerts,
        );
        const entries = shown('status').length + shown('log entry').length;
        expect(entries + counted(/status changes?/) + counted(/log entr(?:y|ies)/)).toBe(
          evidence.logEntries.length + evidence.unread.logEntries,
        );
      }),
    );
  });
});
