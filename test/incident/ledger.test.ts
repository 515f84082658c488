import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Alert, Evidence, LogEntry } from '../../src/incident/evidence.ts';
import { evidenceIds, hashOf } from '../../src/incident/evidence-id.ts';
import * as ledger from '../../src/incident/ledger.ts';
import { evidenceDigest } from '../../src/postmortem/evidence-digest.ts';
import { incidentOf } from '../fixtures/webhooks.ts';
import { onRaw } from './on-raw.ts';

const ledgerOf = onRaw(ledger.ledgerOf);
const { entriesOf } = ledger;
const incident = incidentOf('resolved-p1');
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
const at = (minute: number) => new Date(Date.UTC(2026, 8, 10, 10, minute)).toISOString();
const logEntry = (id: string, minute: number, type: string): LogEntry => ({
  id,
  url: `https://example-co.pagerduty.com/incidents/Q1/log_entries/${id}`,
  at: at(minute),
  type,
  summary: undefined,
  message: undefined,
  detail: undefined,
  seconds: undefined,
  sources: [],
  by: undefined,
  assignees: [],
});
const alert = (id: string, minute: number): Alert => ({
  id,
  url: `https://example-co.pagerduty.com/alerts/${id}`,
  at: at(minute),
  severity: 'critical',
  title: 'Duplicates above 1 %',
  details: undefined,
  cef: undefined,
  links: [],
});

const evidence: Evidence = {
  ...NOTHING,
  description: 'Two invoices each',
  incidentType: 'Major Incident',
  logEntries: [logEntry('R1', 2, 'trigger'), logEntry('R2', 8, 'acknowledge')],
  notes: [{ id: 'N1', at: at(9), content: 'Rolled back', by: undefined }],
  alerts: [alert('A1', 1), alert('A2', 4)],
  changeEvents: [
    { id: 'C1', at: at(0), title: 'Deploy', source: undefined, details: undefined, reason: undefined, links: [] },
  ],
  responderRequests: [{ at: at(5), message: 'Please join', by: undefined }],
  pastIncidents: [{ id: 'Q3', at: at(0), title: 'Invoices are late', score: undefined }],
  customFields: [{ id: 'F1', name: 'Customers', value: '214' }],
  businessServices: [{ id: 'B1', name: 'Billing', status: undefined }],
  outlier: { category: 'rare', count: undefined, since: undefined, pattern: undefined },
  analytics: [{ name: 'interruptions', value: 3, unit: 'count' }],
};

describe('the ledger', () => {
  test('gives every row an ID of its own, and the same one when the incident is read again', () => {
    const ids = ledgerOf(incident, evidence).map(({ id }) => id);
    expect(ids).toHaveLength(13);
    expect(new Set(ids).size).toBe(13);
    for (const id of ids) expect(id).toMatch(/^E-[0-9a-f]{6}$/);
    const more = { ...evidence, notes: [{ id: 'N0', at: at(3), content: 'On it', by: undefined }, ...evidence.notes] };
    expect(ledgerOf(incident, more).map(({ id }) => id)).toEqual(expect.arrayContaining(ids));
  });

  test('finds alerts with the same title by the ID of each, at the time of each', () => {
    const entries = ledgerOf(incident, evidence);
    const [group] = entries.filter(({ kind }) => kind === 'alert');
    expect(group).toMatchObject({ count: 2, times: [Date.parse(at(1)), Date.parse(at(4))] });
    for (const id of ['A1', 'A2']) expect(entriesOf(entries, hashOf('alert', id).slice(0, 6))).toEqual([group]);
    expect(entriesOf(entries, 'E-000000')).toEqual([]);
  });

  test('names the milestones', () => {
    const entries = ledgerOf(incident, evidence);
    expect(entries.flatMap(({ milestone }) => milestone ?? [])).toEqual(['triggered', 'acknowledged']);
  });

  test('is in the prompt, each line with time, kind, text, ID and page', () => {
    const lines = onRaw(evidenceDigest)(incident, evidence, 30_000).split('\n');
    const [, acknowledged] = evidence.logEntries;
    expect(lines).toContain(
      `2026-09-10T10:08:00Z | status | acknowledged by automation | E-${hashOf('log entry', 'R2').slice(0, 6)} | ${acknowledged?.url}`,
    );
    for (const { id } of ledgerOf(incident, evidence)) expect(lines.join('\n')).toContain(` | ${id}`);
  });

  test('leaves out the ID of a row to which PagerDuty gave none', () => {
    const [entry] = ledgerOf(incident, { ...NOTHING, notes: [{ at: at(1), content: 'x', by: undefined }] });
    expect(entry?.id).toBeUndefined();
  });
});

describe('evidence IDs', () => {
  test('are longer for hashes that begin alike, in any order', () => {
    const [one, other, third] = [
      `${'a'.repeat(6)}${'b'.repeat(34)}`,
      `${'a'.repeat(6)}${'c'.repeat(34)}`,
      'd'.repeat(40),
    ];
    const ids = [...evidenceIds([one, other, third])].map(([, id]) => id);
    expect(ids).toEqual(['E-aaaaaabbbbbb', 'E-aaaaaacccccc', 'E-dddddd']);
    expect(new Map(evidenceIds([third, other, one]))).toEqual(new Map(evidenceIds([one, other, third])));
  });

  test('depend on nothing but the row', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string(), { maxLength: 50 }), fc.string(), (rows, row) => {
        const hash = hashOf('note', row);
        const id = evidenceIds([...rows.map((each) => hashOf('note', each)), hash]).get(hash) ?? '';
        expect(`E-${hash}`.startsWith(id)).toBe(true);
      }),
    );
  });
});
