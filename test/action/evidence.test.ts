/** What Devin gets in addition to the facts of the incident. */
import { afterEach, describe, expect, test } from '@jest/globals';
import type { Recorded } from '../outside/loopback.ts';
import { SECRETS } from '../start-world.ts';
import { closeWorlds, HOUR, MINUTE, outputsOf, saidTo, type World, world } from './world.ts';

afterEach(closeWorlds);

const EARLIER = `---
incident: QEARLIER1
service: Billing API
---

# Postmortem: Invoices were lost — Billing API

**Date:** 2026-08-01 | **Duration:** 1 hour | **Severity:** P1

## Summary

It was bad.

## Action Items

- [ ] Prevent: reconcile the queue nightly — done when the job runs
- [x] Detect: alert on the depth — done when it pages
`;

async function rich({ pagerduty, ago }: World, alertCount = 1) {
  ago(26 * HOUR);
  const past = await pagerduty.trigger({ title: 'Invoices are late' });
  await pagerduty.resolve(past.id);
  ago(3 * HOUR);
  const incident = await pagerduty.trigger({
    title: 'Invoices are sent twice',
    alerts: Array.from({ length: alertCount }, () => ({
      summary: 'Queue depth over 5000',
      severity: 'critical' as const,
      details: { metric: 'billing.queue.depth' },
    })),
    changeEvents: [
      {
        summary: 'Deploy billing 4.2.0',
        source: 'deploy-bot',
        timestamp: pagerduty.now(),
        links: [{ href: 'https://ci.example.com/builds/77', text: 'build' }],
        customDetails: {},
      },
    ],
    customFields: [{ name: 'impact', displayName: 'Impact', value: 'many customers' }],
  });
  await pagerduty.acknowledge(incident.id);
  await pagerduty.note(incident.id, 'Rolled the sender back');
  ago(2 * HOUR);
  await pagerduty.resolve(incident.id);
  return incident;
}

describe('the evidence of an incident from a webhook', () => {
  test('is in the prompt with roles and times: log, notes, alerts, changes, past incidents, custom fields', async () => {
    const made = await world();
    const incident = await rich(made);
    await made.dispatch(made.eventOf('incident.resolved', incident));
    const [prompt = ''] = saidTo(made.devin.sessions[0]);
    for (const part of [
      'Queue depth over 5000',
      'billing.queue.depth',
      'Rolled the sender back',
      'Deploy billing 4.2.0',
      'https://ci.example.com/builds/77',
      'Invoices are late',
      'many customers',
    ]) {
      expect(prompt).toContain(part);
    }
    expect(prompt).toMatch(/=== BEGIN EVIDENCE/);
    expect(prompt).not.toMatch(/Notified|Ana Ribeiro|Tomo Nakagawa/);
    expect(Buffer.byteLength(prompt)).toBeLessThanOrEqual(40_000);
  });

  test('includes what people typed: the description, status updates, responder requests, what pipelines sent', async () => {
    const made = await world();
    made.ago(3 * HOUR);
    const incident = await made.pagerduty.trigger({
      title: 'Invoices are sent twice',
      description: 'Customers call about two invoices',
      changeEvents: [
        {
          summary: 'Deploy',
          source: 'ci',
          timestamp: made.pagerduty.now(),
          links: [],
          customDetails: { commit: '4f2a91c' },
        },
      ],
      businessServices: [{ id: 'PD1234', name: 'Invoicing', status: 'impacted' }],
      analytics: { total_interruptions: 3 },
    });
    await made.pagerduty.publishStatus(incident.id, 'We stop all sending');
    await made.pagerduty.requestResponder(incident.id, 'Tomo Nakagawa', 'Please look at the sender');
    await made.pagerduty.snooze(incident.id, 600);
    const other = await made.pagerduty.trigger({ title: 'Invoices look wrong' });
    await made.pagerduty.merge(other.id, incident.id);
    made.ago(2 * HOUR);
    await made.pagerduty.resolve(incident.id);
    await made.dispatch(made.eventOf('incident.resolved', incident));
    const [prompt = ''] = saidTo(made.devin.sessions[0]);
    for (const part of [
      'description | Customers call about two invoices',
      '| status update | the on-call engineer: We stop all sending',
      '| responder request | the on-call engineer: Please look at the sender',
      'snoozed for 10 minutes by the on-call engineer',
      'merged from Invoices look wrong',
      '{"commit":"4f2a91c"}',
      'affected service | Invoicing (impacted)',
      'metric | interruptions: 3',
    ]) {
      expect(prompt).toContain(part);
    }
  });

  test('links earlier postmortems of the same service, with their open action items', async () => {
    const made = await world({
      files: {
        'docs/postmortems/2026-08-01-invoices-were-lost-qearlier1.md': EARLIER,
        'docs/postmortems/2026-08-02-other-qearlier2.md': EARLIER.replaceAll('Billing API', 'Search'),
      },
    });
    const incident = await made.resolvedIncident();
    await made.dispatch(made.eventOf('incident.resolved', incident));
    const [prompt = ''] = saidTo(made.devin.sessions[0]);
    expect(prompt).toContain('docs/postmortems/2026-08-01-invoices-were-lost-qearlier1.md');
    expect(prompt).toContain('reconcile the queue nightly');
    expect(prompt).not.toMatch(/alert on the depth|qearlier2/);
  });

  test('is truncated if there is too much, and the prompt says what was left out', async () => {
    const made = await world();
    made.ago(3 * HOUR);
    const incident = await made.pagerduty.trigger({
      title: 'Storm',
      alerts: Array.from({ length: 150 }, (_, index) => ({
        summary: `Alert ${index} ${'x'.repeat(400)}`,
        severity: 'error' as const,
        details: { text: 'y'.repeat(3000) },
      })),
    });
    for (let index = 0; index < 60; index += 1) {
      await made.pagerduty.note(incident.id, `Note ${index} ${'z'.repeat(2000)}`);
    }
    made.ago(2 * HOUR);
    await made.pagerduty.resolve(incident.id);
    const run = await made.dispatch(made.eventOf('incident.resolved', incident));
    expect(outputsOf(run)).toMatchObject({ outcome: 'created' });
    const [prompt = ''] = saidTo(made.devin.sessions[0]);
    expect(Buffer.byteLength(prompt)).toBeLessThanOrEqual(40_000);
    expect(prompt).toMatch(/not shown|left out|cut off/);
  });

  test('becomes a line in the prompt for each part that cannot be read, and never fails the run', async () => {
    const made = await world({ pagerduty: { lacks: ['past_incidents'] } });
    const incident = await rich(made);
    for (const part of ['alerts', 'related_change_events', 'custom_fields/values']) {
      made.pagerduty.faults.next({ path: `/incidents/${incident.id}/${part}` }, { status: 403 });
    }
    const run = await made.dispatch(made.eventOf('incident.resolved', incident));
    expect(outputsOf(run)).toMatchObject({ outcome: 'created' });
    const [prompt = ''] = saidTo(made.devin.sessions[0]);
    for (const part of ['alerts', 'change events', 'custom fields', 'past incidents']) {
      expect(prompt).toMatch(new RegExp(`could not be read \\| ${part}`));
    }
    expect(prompt).toContain('Rolled the sender back');
  });

  test('is reported as missing in the prompt if PagerDuty refuses everything, because the webhook is enough', async () => {
    const made = await world({ secrets: { DEVIN_API_KEY: SECRETS.DEVIN_KEY, PAGERDUTY_TOKEN: 'expired' } });
    const incident = await made.resolvedIncident();
    expect(outputsOf(await made.dispatch(made.eventOf('incident.resolved', incident)))).toMatchObject({
      outcome: 'created',
    });
    const [prompt] = saidTo(made.devin.sessions[0]);
    expect(prompt).toMatch(/could not be read \| the incident's current facts/);
    expect(prompt).toMatch(/could not be read \| log entries/);
  });

  test('includes the resolve time if the event has none', async () => {
    const made = await world();
    const incident = await made.resolvedIncident({}, 2 * HOUR, 2 * HOUR - MINUTE);
    const { client_payload: payload, ...event } = made.eventOf('incident.resolved', incident);
    const untimed = JSON.parse(JSON.stringify(payload, (key, value) => (key === 'occurred_at' ? null : value)));
    expect(outputsOf(await made.dispatch({ ...event, client_payload: untimed }))).toMatchObject({
      outcome: 'skipped',
      reason: 'too-short',
    });
  });

  test('is not requested without a token, and the prompt says so', async () => {
    const made = await world({ secrets: { DEVIN_API_KEY: SECRETS.DEVIN_KEY } });
    await made.dispatch('resolved-p1');
    expect(saidTo(made.devin.sessions[0])[0]).toContain('no PagerDuty token is configured');
    expect(made.pagerduty.requests).toEqual([]);
  });

  test('is added to a message to a live session, even if the policy now excludes the incident', async () => {
    const made = await world();
    const incident = await rich(made);
    await made.dispatch(made.eventOf('incident.resolved', incident));
    await made.pagerduty.reopen(incident.id);
    await made.pagerduty.note(incident.id, 'It came back');
    made.ago(HOUR);
    await made.pagerduty.resolve(incident.id);
    const event = made.eventOf('incident.resolved', incident);
    incident.urgency = 'low';
    const run = await made.dispatch(event);
    expect(outputsOf(run)).toMatchObject({ outcome: 'updated' });
    const [, message = ''] = saidTo(made.devin.sessions[0]);
    expect(message).toContain('# Resolved again');
    expect(message).toContain('It came back');
  });

  test('includes facts that changed after the resolve, such as a priority that was set later', async () => {
    const made = await world();
    const incident = await made.resolvedIncident();
    const event = made.eventOf('incident.resolved', incident);
    await made.pagerduty.setPriority(incident.id, 'P1');
    await made.dispatch(event);
    expect(made.devin.sessions[0]?.tags).toContain('priority:P1');
  });
});

describe('a draft with evidence', () => {
  /** Requests in order of arrival. */
  const paths = (requests: readonly Recorded[]) =>
    requests.map(({ method, path }) => `${method} ${path.replace(/^.*\//, '')}`);

  test('sends each service only the requests it needs', async () => {
    const made = await world({ config: 'reviewers: []' });
    const incident = await rich(made);
    made.github.requests.length = 0;
    await made.dispatch(made.eventOf('incident.resolved', incident));
    expect(paths(made.devin.requests).sort()).toEqual([
      'GET self',
      ...Array<string>(6).fill('GET sessions'),
      'POST sessions',
    ]);
    expect(made.pagerduty.requests).toHaveLength(12);
    expect(made.github.requests).toHaveLength(4);
  });

  test.each([
    [1, 11],
    [230, 15],
  ])('takes four sequential rounds of requests with %i alerts', async (alerts, parts) => {
    const documents = Array.from({ length: 20 }, (_, index) => [
      `docs/postmortems/2026-08-${10 + index}-invoices-were-lost-qearlier${index}.md`,
      `${EARLIER}\n${index}`,
    ]);
    const made = await world({ config: 'reviewers: []', files: Object.fromEntries(documents) });
    const incident = await rich(made, alerts);
    made.github.requests.length = 0;
    const services = [made.github, made.devin, made.pagerduty];
    const anything = {};
    const hold = () =>
      services.map(({ faults }) => Array.from({ length: 60 }, () => faults.next(anything, { hang: 'before' })));
    const held = hold().map((faults) => ({ faults, at: 0 }));
    const running = made.dispatch(made.eventOf('incident.resolved', incident));
    /**
     * Waits until this many more requests hang at each service, then releases them. If one waited for another, this would never
     * end.
     */
    const round = async (...counts: number[]) => {
      const reached = held.flatMap((queue, index) => queue.faults.slice(queue.at, queue.at + (counts[index] ?? 0)));
      await Promise.all(reached.map(({ struck }) => struck));
      for (const { release } of reached) release();
      held.forEach((queue, index) => {
        queue.at += counts[index] ?? 0;
      });
    };
    // The repository, its configuration, files and pull requests; Devin's organization; the incident's facts.
    await round(4, 1, 1);
    // Earlier postmortems; sessions of the incident and of the day, archived or not; the eleven parts of the evidence, all pages.
    await round(20, 4, parts);
    // The session.
    await round(0, 1, 0);
    // Whether it is the only one.
    await round(0, 2, 0);
    expect(outputsOf(await running)).toMatchObject({ outcome: 'created' });
    expect(services.map(({ requests }) => requests.length)).toEqual([24, 8, 1 + parts]);
  });
});
