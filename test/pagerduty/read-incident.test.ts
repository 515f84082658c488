import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { durationOf } from '../../src/incident/incident.ts';
import { incidentOfDispatch, RestIncident } from '../../src/pagerduty/read-incident.ts';
import { incidentOf } from '../fixtures/webhooks.ts';

const titled = (title: string) => incidentOfDispatch('incident.resolved', { incident: { id: 'Q1', title } }).title;

describe('the incident of a resolved webhook', () => {
  test('was resolved when the event occurred', () => {
    const incident = incidentOf('resolved-p1');
    expect(incident).toMatchObject({ status: 'resolved', resolvedAt: '2026-09-10T11:47:09.318Z', merged: false });
    expect(durationOf(incident)).toBe(6268);
  });

  test('has the name and the ID of its service', () => {
    expect(incidentOf('resolved-p1')).toMatchObject({ service: 'Billing API', serviceId: 'PB6V9XE' });
  });

  test('has no priority and no team if PagerDuty has none', () => {
    expect(incidentOf('resolved-no-priority')).toMatchObject({ priority: undefined, teams: [], urgency: 'low' });
  });

  test('is merged in each of the forms that PagerDuty uses', () => {
    const merged = (resolve_reason: string | { type: string }) =>
      incidentOfDispatch('incident.resolved', { incident: { id: 'Q1', resolve_reason } }).merged;
    expect(incidentOf('resolved-by-merge').merged).toBe(true);
    expect(merged('merged')).toBe(true);
    expect(merged({ type: 'merge_resolve_reason' })).toBe(true);
    expect(merged('acknowledged')).toBe(false);
  });

  test('is open for any other event, and has no duration', () => {
    const incident = incidentOf('acknowledged');
    expect(incident).toMatchObject({ status: 'open', resolvedAt: undefined });
    expect(durationOf(incident)).toBeUndefined();
  });
});

describe('texts of an incident', () => {
  test('are one readable line, without line breaks, control and direction characters', () => {
    const { title, service } = incidentOf('resolved-hostile');
    expect(title).not.toMatch(/[\p{Cc}\u202A-\u202E\u200B\u2028\u2029]/u);
    expect(service).toBe('Payments | EU **bold** ${{ secrets.X }} ::warning::x');
  });

  test('keep emoji and every script', () => {
    expect(titled('🔥 支払い 👩‍👩‍👧‍👦 دفع é')).toBe('🔥 支払い 👩‍👩‍👧‍👦 دفع é');
  });

  test('are replaced by a placeholder if nothing is readable', () => {
    expect(titled('\u0000 \u202E\n')).toBe('Untitled incident');
  });

  test('never contain a control character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (title) => {
        expect(titled(title)).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u);
        expect(titled(title).isWellFormed()).toBe(true);
      }),
    );
  });

  test('a URL that is not http or https is dropped', () => {
    const url = (html_url: string) => incidentOfDispatch('incident.resolved', { incident: { id: 'Q1', html_url } }).url;
    expect(url('javascript:alert(5)')).toBeUndefined();
    expect(url('https://x.pagerduty.com/incidents/Q1) [x](https://attacker.example')).toBeUndefined();
    expect(url('https://x.pagerduty.com/incidents/Q1')).toBe('https://x.pagerduty.com/incidents/Q1');
  });
});

describe('the incident of the REST API', () => {
  test('has its own resolve time, and its number in another field', () => {
    const incident = RestIncident.parse({
      id: 'Q1',
      incident_number: 7,
      title: 'Down',
      status: 'resolved',
      created_at: '2026-09-10T10:00:00Z',
      resolved_at: '2026-09-10T10:30:00+00:00',
      resolve_reason: null,
      service: { id: 'PB6V9XE', summary: 'Billing API' },
    });
    expect(incident).toMatchObject({ number: 7, status: 'resolved', service: 'Billing API', serviceId: 'PB6V9XE' });
    expect(incident.merged).toBe(false);
    expect(durationOf(incident)).toBe(1800);
  });

  test('takes its last change of status if the resolve time is null', () => {
    const raw = { id: 'Q1', resolved_at: null, last_status_change_at: '2026-09-10T10:30:00Z' };
    expect(RestIncident.parse({ ...raw, status: 'resolved' }).resolvedAt).toBe('2026-09-10T10:30:00.000Z');
    expect(RestIncident.parse({ ...raw, status: 'acknowledged' }).resolvedAt).toBeUndefined();
  });
});

describe('an incident of the REST API with odd fields', () => {
  test('is read without those fields', () => {
    const odd = { id: 'Q1', status: 'resolved', resolved_at: '2026-09-10T10:30:00Z', title: 'Down', urgency: 7 };
    const raw = { ...odd, service: 'Billing', priority: 1, resolve_reason: {}, teams: [null, { summary: 'SRE' }] };
    expect(RestIncident.parse({ ...raw, incident_number: '7', created_at: 1, html_url: [] })).toMatchObject({
      title: 'Down',
      merged: false,
      number: undefined,
      service: undefined,
      priority: undefined,
      urgency: undefined,
      teams: ['SRE'],
      createdAt: undefined,
      resolvedAt: '2026-09-10T10:30:00.000Z',
    });
  });

  test('is not read without an ID', () => {
    expect(RestIncident.safeParse({ title: 'Down', status: 'resolved' }).success).toBe(false);
  });
});
