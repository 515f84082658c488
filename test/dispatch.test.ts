import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { DispatchPayload, dispatchBody } from '../src/dispatch.ts';
import { WebhookBody, WebhookIncident } from '../src/pagerduty/webhook.ts';

interface Body {
  event_type: string;
  client_payload: { event: Record<string, unknown>; incident: Record<string, unknown> };
}

function dispatch(webhook: unknown, webhookId: string | null = 'delivery-1'): Body {
  const { event } = WebhookBody.parse(webhook);
  return JSON.parse(dispatchBody(event, WebhookIncident.parse(event.data), webhookId)) as Body;
}

function fixture(name: string): { event: { data: Record<string, unknown> } } {
  return JSON.parse(readFileSync(new URL(`fixtures/webhooks/${name}.json`, import.meta.url), 'utf8'));
}

function withData(data: Record<string, unknown>) {
  return { event: { id: 'E1', event_type: 'incident.resolved', occurred_at: '2026-09-10T11:47:09Z', data } };
}

describe('the dispatch made from a webhook', () => {
  test('has the facts of event and incident, and only id, summary and html_url of references', () => {
    expect(dispatch(fixture('resolved-p1'))).toEqual({
      event_type: 'pagerduty.incident.resolved',
      client_payload: {
        schema: 1,
        event: {
          id: '01K4T7QZ9M3XV8B2R6D0HWJ5NC',
          type: 'incident.resolved',
          occurred_at: '2026-09-10T11:47:09.318Z',
          webhook_id: 'delivery-1',
        },
        incident: {
          id: 'Q2ZK81VNWTXE7B',
          number: 4812,
          title: 'Invoices are sent twice',
          status: 'resolved',
          urgency: 'high',
          html_url: 'https://example-co.pagerduty.com/incidents/Q2ZK81VNWTXE7B',
          created_at: '2026-09-10T10:02:41Z',
          priority: {
            id: 'PX1H6GW',
            summary: 'P1',
            html_url: 'https://example-co.pagerduty.com/account/incident_priorities',
          },
          resolve_reason: null,
          service: {
            id: 'PB6V9XE',
            summary: 'Billing API',
            html_url: 'https://example-co.pagerduty.com/services/PB6V9XE',
          },
          teams: [{ id: 'PT4Y8JM', summary: 'Payments', html_url: 'https://example-co.pagerduty.com/teams/PT4Y8JM' }],
          assignees: [],
          escalation_policy: {
            id: 'PE5N1ZC',
            summary: 'Billing on-call',
            html_url: 'https://example-co.pagerduty.com/escalation_policies/PE5N1ZC',
          },
        },
      },
    });
  });

  test('has null for everything that the webhook left out', () => {
    const { client_payload: payload } = dispatch(
      { event: { event_type: 'incident.resolved', data: { id: 'Q1' } } },
      null,
    );
    expect(payload.event).toEqual({ id: null, type: 'incident.resolved', occurred_at: null, webhook_id: null });
    expect(payload.incident).toEqual({
      id: 'Q1',
      number: null,
      title: null,
      status: null,
      urgency: null,
      html_url: null,
      created_at: null,
      priority: null,
      resolve_reason: null,
      service: null,
      teams: null,
      assignees: null,
      escalation_policy: null,
    });
  });

  test('treats a field of an unexpected type as absent, so that the event is not lost', () => {
    const { client_payload: payload } = dispatch(
      withData({ id: 'Q1', number: 'x', title: 7, service: [], teams: 'none' }),
    );
    expect(payload.incident).toMatchObject({ id: 'Q1', number: null, title: null, service: null, teams: null });
  });

  test('truncates a long title at a whole character and says so', () => {
    const { incident } = dispatch(withData({ id: 'Q1', title: '🔥'.repeat(40_000) })).client_payload;
    expect(incident.truncated).toBe(true);
    expect(incident.title).toMatch(/^(🔥)+…$/u);
  });

  test('truncates long lists and says so', () => {
    const { incident } = dispatch(fixture('resolved-50kb')).client_payload;
    expect(incident.truncated).toBe(true);
    expect(incident.assignees).toHaveLength(25);
  });

  test('does not mention truncation if nothing was truncated', () => {
    expect(dispatch(fixture('resolved-hostile')).client_payload.incident).not.toHaveProperty('truncated');
  });

  test('stays under 64 KB, and readable for the action, whatever the webhook contains', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.nat(70_000).map((length) => '\u0001'.repeat(length)),
    );
    const reference = fc.record({ id: text, summary: text, html_url: text });
    const data = fc.record(
      {
        id: fc.stringMatching(/^[A-Z0-9]{1,20}$/),
        title: text,
        urgency: text,
        service: reference,
        teams: fc.oneof(
          fc.array(reference, { maxLength: 5 }),
          reference.map((one) => Array(1000).fill(one)),
        ),
        assignees: fc.array(reference, { maxLength: 3 }),
      },
      { requiredKeys: ['id'] },
    );
    fc.assert(
      fc.property(data, (incident) => {
        const { event } = WebhookBody.parse(withData(incident));
        const body = dispatchBody(event, WebhookIncident.parse(event.data), 'x'.repeat(200));
        expect(Buffer.byteLength(body)).toBeLessThan(64_000);
        expect(DispatchPayload.safeParse(JSON.parse(body).client_payload).success).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});

describe('what the action accepts', () => {
  test('includes the short form with only the incident', () => {
    expect(DispatchPayload.parse({ incident: { id: 'Q2ZK81VNWTXE7B' } })).toEqual({
      incident: { id: 'Q2ZK81VNWTXE7B' },
    });
  });

  test.each([
    ['no incident', {}, 'incident', /must be an object with the id of an incident/],
    ['no id', { incident: {} }, 'incident.id', /must be an incident ID/],
    ['an id that is none', { incident: { id: '../x' } }, 'incident.id', /must be an incident ID/],
    ['a later form', { schema: 2, incident: { id: 'Q1' } }, 'schema', /update the action/],
    ['a time that is none', { incident: { id: 'Q1', created_at: 'soon' } }, 'incident.created_at', /ISO 8601/],
    ['a title that is none', { incident: { id: 'Q1', title: 7 } }, 'incident.title', /must be text/],
    ['a service without id', { incident: { id: 'Q1', service: {} } }, 'incident.service.id', /ID of the reference/],
    ['a team that is none', { incident: { id: 'Q1', teams: [7] } }, 'incident.teams.0', /must be a reference/],
  ])('does not include %s', (_what, payload, path, message) => {
    const issue = DispatchPayload.safeParse(payload).error?.issues[0];
    expect(issue?.path.join('.')).toBe(path);
    expect(issue?.message).toMatch(message);
  });
});
