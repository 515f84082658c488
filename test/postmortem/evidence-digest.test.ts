import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Actor, Alert, ChangeEvent, Evidence, LogEntry } from '../../src/incident/evidence.ts';
import * as brief from '../../src/postmortem/evidence-digest.ts';
import { incidentOf } from '../fixtures/webhooks.ts';
import { onRaw } from '../incident/on-raw.ts';

const condenseEvidence = onRaw(brief.evidenceDigest);

const incident = incidentOf('resolved-p1');
const ana: Actor = { id: 'PK3R7TA', name: 'Ana Ribeiro', person: true };
const tomo: Actor = { id: 'PW8D2LQ', name: 'Tomo Nakagawa', person: true };
const monitoring: Actor = { id: 'PB6V9XE', name: 'Billing API', person: false };
const at = (minute: number) => new Date(Date.UTC(2026, 8, 10, 10, minute)).toISOString();

const NOTHING: Evidence = {
  description: undefined,
  incidentType: undefined,
  logEntries: [],
  responderRequests: [],
  notes: [],
  alerts: [],
  changeEvents: [],
  pastIncidents: [],
  relatedIncidents: [],
  outlier: undefined,
  businessServices: [],
  customFields: [],
  analytics: [],
  missing: [],
  unread: { logEntries: 0, notes: 0, alerts: 0 },
};
const entry = (minute: number, type: string, by: Actor | undefined, more: Partial<LogEntry> = {}): LogEntry => ({
  at: at(minute),
  type,
  summary: undefined,
  message: undefined,
  detail: undefined,
  seconds: undefined,
  sources: [],
  by,
  assignees: [],
  ...more,
});
const alert = (minute: number, title: string, more: Partial<Alert> = {}): Alert => ({
  at: at(minute),
  severity: 'critical',
  title,
  details: undefined,
  cef: undefined,
  links: [],
  ...more,
});
const change = (minute: number, title: string, more: Partial<ChangeEvent> = {}): ChangeEvent => ({
  at: at(minute),
  title,
  source: undefined,
  details: undefined,
  reason: undefined,
  links: [],
  ...more,
});
/** Without the IDs, which test/incident/ledger.test.ts is about. */
const lines = (evidence: Partial<Evidence>, bytes = 30_000) =>
  condenseEvidence(incident, { ...NOTHING, ...evidence }, bytes)
    .split('\n')
    .map((line) => line.replace(/ \| E-[0-9a-f]{6,12}$/, ''));

describe('the evidence digest', () => {
  test('is one timeline, then what has no time, then what is missing', () => {
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
      changeEvents: [change(0, 'Deploy 4.7.0', { source: 'ci', links: ['https://ci.example.com/47'] })],
      customFields: [{ name: 'Customers', value: '214' }],
      pastIncidents: [
        { id: 'Q3PAST', at: '2026-08-01T07:00:00.000Z', title: 'Invoices are sent late', score: undefined },
      ],
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

  test('has what people typed, and what PagerDuty calculated', () => {
    const other = { service: 'Checkout', serviceId: undefined };
    expect(
      lines({
        description: 'Ana sees two invoices for each order',
        incidentType: 'Major Incident',
        logEntries: [
          entry(2, 'trigger', ana),
          entry(3, 'acknowledge', ana),
          entry(6, 'snooze', ana, { seconds: 7200, summary: 'Snoozed.' }),
          entry(8, 'status_update', tomo, { summary: 'Status update.', message: 'We stop all sending' }),
          entry(9, 'merge', ana, {
            summary: 'Merged #7.',
            sources: [{ ...other, id: 'Q7SOURCE', title: 'Invoices are late', service: undefined }],
          }),
        ],
        responderRequests: [{ at: at(10), message: 'Tomo, join the bridge', by: ana }],
        alerts: [alert(1, 'Duplicates', { details: '{"rate":2}', cef: '{"source_component":"sender"}' })],
        changeEvents: [change(0, 'Deploy', { details: '{"commit":"4f2a91c"}', reason: 'most_recent' })],
        relatedIncidents: [
          { ...other, id: 'Q8REL', at: at(3), title: 'Payments hang', relationships: ['service_dependency'] },
        ],
        pastIncidents: [{ id: 'Q3PAST', at: at(0), title: 'Invoices are late', score: 46.8 }],
        outlier: { category: 'rare', count: 10, since: at(0), pattern: 'Invoices are <*>' },
        businessServices: [{ name: 'Billing', status: 'impacted' }],
        analytics: [
          { name: 'interruptions', value: 3, unit: 'count' },
          { name: 'time snoozed', value: 7200, unit: 'seconds' },
        ],
      }),
    ).toEqual([
      'description | the on-call engineer sees two invoices for each order',
      '2026-09-10T10:00:00Z | change | Deploy (related because: most recent) | {"commit":"4f2a91c"}',
      '2026-09-10T10:01:00Z | alert | critical: Duplicates | {"rate":2} | {"source_component":"sender"}',
      '2026-09-10T10:02:00Z | status | triggered by the on-call engineer',
      '2026-09-10T10:03:00Z | status | acknowledged by the on-call engineer',
      '2026-09-10T10:06:00Z | status | snoozed for 2 hours by the on-call engineer',
      '2026-09-10T10:08:00Z | status update | responder 1: We stop all sending',
      '2026-09-10T10:09:00Z | log entry | Merged #7.: merged from Invoices are late (https://example-co.pagerduty.com/incidents/Q7SOURCE)',
      '2026-09-10T10:10:00Z | responder request | the on-call engineer: responder 1, join the bridge',
      'custom field | incident type: Major Incident',
      'affected service | Billing (impacted)',
      'outlier | incidents like this one are rare on its service, 10 times since 2026-09-10T10:00:00Z: Invoices are <*>',
      'metric | interruptions: 3',
      'metric | time snoozed: 2 hours',
      'past incident | 2026-09-10T10:00:00Z | Invoices are late (similarity 46.8) | https://example-co.pagerduty.com/incidents/Q3PAST',
      'related incident | 2026-09-10T10:03:00Z | Payments hang on Checkout (service_dependency) | https://example-co.pagerduty.com/incidents/Q8REL',
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

  test('is empty without evidence', () => {
    expect(condenseEvidence(incident, NOTHING, 1000)).toBe('');
  });

  test('keeps the timeline and the notes if room is short, and counts what it left out, including unread rows', () => {
    const evidence = {
      logEntries: [entry(2, 'trigger', monitoring), entry(47, 'resolve', ana)],
      notes: [{ at: at(30), content: `Rolled back. ${'x'.repeat(400)}`, by: ana }],
      alerts: Array.from({ length: 12 }, (_, minute) => alert(minute, `Alert ${minute} ${'y'.repeat(150)}`)),
      pastIncidents: [{ id: 'Q3PAST', at: at(0), title: 'Invoices are sent late', score: undefined }],
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

  test('does not shorten what people wrote because of an alert storm', () => {
    const alerts = Array.from({ length: 300 }, (_, minute) => alert(minute, `Alert ${minute}`));
    const notes = [{ at: at(30), content: 'x'.repeat(1900), by: ana }];
    const brief = lines({ alerts, notes }, 4000);
    expect(brief.find((line) => line.includes('| note |'))).toContain('x'.repeat(1900));
    expect(brief.at(-1)).toMatch(/^left out for length: 2\d\d alerts$/);
  });

  test('does not mention its length if everything fits', () => {
    expect(lines({ notes: [{ at: at(1), content: 'x'.repeat(2500), by: ana }] }).join('\n')).not.toContain(
      'for length',
    );
  });
});

describe('the evidence digest of anything in PagerDuty', () => {
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
  const other = { id: fc.constantFrom('Q1', 'Q2'), title: optional, service: optional, serviceId: optional };
  const evidences: fc.Arbitrary<Evidence> = fc.record({
    description: optional,
    incidentType: optional,
    responderRequests: many(fc.record({ at: time, message: text, by: agent })),
    relatedIncidents: many(
      fc.record({ ...other, at: time, relationships: fc.constantFrom([], ['service_dependency']) }),
    ),
    outlier: fc.option(
      fc.record({ category: text, count: fc.constantFrom(1, undefined), since: time, pattern: optional }),
      { nil: undefined },
    ),
    businessServices: many(fc.record({ name: text, status: optional })),
    analytics: fc.constantFrom([], [{ name: 'escalations', value: 2, unit: 'count' as const }]),
    logEntries: many(
      fc.record({
        at: time,
        type,
        summary: optional,
        message: optional,
        detail: optional,
        seconds: fc.option(fc.nat(90_000), { nil: undefined }),
        sources: fc.array(fc.record(other), { maxLength: 2 }),
        by: agent,
        assignees: fc.array(fc.constantFrom(...people), { maxLength: 2 }),
      }),
    ),
    notes: many(fc.record({ at: time, content: text, by: agent })),
    alerts: many(
      fc.record({
        at: time,
        severity: fc.constantFrom('error', undefined),
        title: text,
        details: optional,
        cef: optional,
        links,
      }),
    ),
    changeEvents: many(
      fc.record({ at: time, title: text, source: optional, details: optional, reason: optional, links }),
    ),
    pastIncidents: many(
      fc.record({ id: fc.constantFrom('Q1', 'Q2'), at: time, title: text, score: fc.constantFrom(46.8, undefined) }),
    ),
    customFields: many(fc.record({ name: text, value: text })),
    missing: fc.constantFrom([], [{ part: 'alerts' as const, problem: 'answered 402' }]),
    unread: fc.record({ logEntries: fc.nat(900), notes: fc.nat(900), alerts: fc.nat(900) }),
  });
  /** Everyone is known from the log, as everyone who did something is. */
  const known = evidences.map((evidence) => ({
    ...evidence,
    logEntries: [entry(0, 'assign', monitoring, { assignees: people }), ...evidence.logEntries],
  }));

  test('never has more bytes than allowed', () => {
    fc.assert(
      fc.property(known, fc.nat(4000), (evidence, bytes) => {
        expect(Buffer.byteLength(condenseEvidence(incident, evidence, bytes))).toBeLessThanOrEqual(bytes);
      }),
    );
  });

  test('is in order of time, with every time in ISO 8601 in UTC', () => {
    fc.assert(
      fc.property(known, fc.integer({ min: 300, max: 9000 }), (evidence, bytes) => {
        const starts = lines(evidence, bytes).map((line) => line.split(' | ')[0] ?? '');
        const times = starts.filter((start) => /^\d/.test(start));
        for (const each of times) expect(each).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?Z$/);
        expect(times.map(Date.parse)).toEqual(times.map(Date.parse).sort((left, right) => left - right));
        for (const each of starts.filter((start) => !/^\d/.test(start))) {
          expect(each).toMatch(
            /^(time unknown|description|custom field|affected service|outlier|metric|past incident|related incident|could not be read|left out for length: .*|lines shortened.*|)$/,
          );
        }
      }),
    );
  });

  test('names no person', () => {
    fc.assert(
      fc.property(known, (evidence) => {
        const brief = lines(evidence).join('\n').toLowerCase();
        for (const { name } of people) expect(brief).not.toContain(name.toLowerCase());
      }),
    );
  });

  test('counts everything that it does not show', () => {
    fc.assert(
      fc.property(known, fc.integer({ min: 400, max: 6000 }), (evidence, bytes) => {
        const brief = lines(evidence, bytes);
        const cut = brief.find((line) => line.startsWith('left out for length: ')) ?? '';
        const counted = (names: RegExp) => Number(new RegExp(`(\\d+) (?:${names.source})`).exec(cut)?.[1] ?? 0);
        const shown = (kind: string) => brief.filter((line) => line.split(' | ').slice(0, 2).includes(kind));
        expect(shown('note').length + counted(/notes?/)).toBe(evidence.notes.length + evidence.unread.notes);
        expect(shown('change').length + counted(/changes?(?=[,;]|$)/)).toBe(evidence.changeEvents.length);
        const types = evidence.incidentType === undefined ? 0 : 1;
        expect(shown('custom field').length + counted(/custom fields?/)).toBe(evidence.customFields.length + types);
        expect(shown('past incident').length + counted(/past incidents?/)).toBe(evidence.pastIncidents.length);
        const alerts = shown('alert').map((line) => Number(/\| alert \| \w+ ×(\d+)/.exec(line)?.[1] ?? 1));
        expect(alerts.reduce((sum, count) => sum + count, 0) + counted(/alerts?/)).toBe(
          evidence.alerts.length + evidence.unread.alerts,
        );
        const entries = ['status', 'status update', 'log entry'].reduce((sum, kind) => sum + shown(kind).length, 0);
        expect(entries + counted(/status changes?/) + counted(/status updates?/) + counted(/log entr(?:y|ies)/)).toBe(
          evidence.logEntries.length + evidence.unread.logEntries,
        );
      }),
    );
  });
});
