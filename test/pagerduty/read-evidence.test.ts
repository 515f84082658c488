import { afterEach, describe, expect, test } from '@jest/globals';
import { mapEvidenceText } from '../../src/incident/evidence.ts';
import { connectPagerDuty } from '../../src/pagerduty/connect-pagerduty.ts';
import { type PagerDuty, type PagerDutyOptions, referenceTo, startPagerDuty } from '../outside/pagerduty.ts';

const MORNING = new Date('2026-09-10T10:00:00Z');
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

const running: PagerDuty[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.close()));
});

async function start(options: Partial<PagerDutyOptions> = {}) {
  const account = await startPagerDuty({ apiKeys: { 'read-key': 'read-only' }, now: () => MORNING, ...options });
  running.push(account);
  return { account, pagerduty: connectPagerDuty({ token: 'read-key', apiUrl: account.url }) };
}

/** Paged, acknowledged, noted, resolved; with a deploy before and a similar incident yesterday. */
async function incidentIn(account: PagerDuty) {
  const past = await account.trigger({ title: 'Invoices are sent late' });
  await account.resolve(past.id);
  await account.elapse(DAY);
  const related = await account.trigger({ title: 'Payments hang', service: 'Checkout' });
  const merged = await account.trigger({ title: 'Invoices look wrong', service: 'Checkout' });
  const { id, alerts } = await account.trigger({
    title: 'Invoices are sent twice',
    type: 'major_incident',
    description: 'Customers call:\ntwo invoices each',
    businessServices: [{ id: 'PD1234', name: 'Invoicing', status: 'impacted' }],
    outlier: { category: 'rare', count: 2, since: '2026-07-01T00:00:00Z', pattern: 'Invoices are sent <*>' },
    analytics: { engaged_seconds: 420, total_interruptions: 3, seconds_to_mobilize: null, description: 'Invoices' },
    alerts: [
      {
        summary: 'Duplicates above 1 %',
        severity: 'critical',
        details: { rate: 2, host: 'billing-3' },
        cefDetails: { source_component: 'sender', details: { rate: 2 }, message: 'Duplicates', version: '1.0' },
      },
    ],
    changeEvents: [
      {
        summary: 'Deploy 4.7.0',
        source: 'ci',
        timestamp: new Date(MORNING.getTime() + DAY - 10 * MINUTE),
        links: [
          { href: 'https://ci.example.com/47', text: 'Build' },
          { href: 'javascript:alert(1)', text: 'Bad' },
        ],
        customDetails: { commit: '4f2a91c', build: 47 },
      },
    ],
    customFields: [
      { name: 'environment', displayName: 'Environment', value: ['production', 'staging'] },
      { name: 'customers', displayName: 'Customers', value: 214 },
      { name: 'empty', displayName: 'Empty', value: null },
    ],
  });
  await account.elapse(2 * MINUTE);
  await account.acknowledge(id, { by: 'Tomo Nakagawa' });
  await account.elapse(MINUTE);
  await account.note(id, 'Rolled back\nto 4.6.9', { by: 'Tomo Nakagawa' });
  await account.publishStatus(id, 'We stop all sending', { by: 'Tomo Nakagawa' });
  await account.requestResponder(id, 'Ana Ribeiro', 'Ana, please join', { by: 'Tomo Nakagawa' });
  await account.snooze(id, 600, { by: 'Tomo Nakagawa' });
  await account.merge(merged.id, id, { by: 'Tomo Nakagawa' });
  await account.elapse(MINUTE);
  await account.resolve(id, { by: null });
  return { id, past, related, merged, alertKeys: alerts.map(({ alertKey }) => alertKey) };
}

describe('the evidence of an incident', () => {
  test('is all that PagerDuty has, oldest first, in UTC, without notifications', async () => {
    const { account, pagerduty } = await start();
    const { id, past, related, merged, alertKeys } = await incidentIn(account);
    const tomo = { id: 'PW8D2LQ', name: 'Tomo Nakagawa', person: true };
    const ana = { id: 'PK3R7TA', name: 'Ana Ribeiro', person: true };
    const unknown = { service: undefined, serviceId: undefined };
    expect(await pagerduty.getEvidence(id)).toEqual({
      description: 'Customers call: two invoices each',
      incidentType: 'major_incident',
      alertKeys,
      logEntries: [
        expect.objectContaining({
          type: 'trigger',
          at: '2026-09-11T10:00:00.000Z',
          by: expect.objectContaining({ person: false }),
        }),
        expect.objectContaining({ type: 'assign', assignees: [ana] }),
        expect.objectContaining({ type: 'acknowledge', at: '2026-09-11T10:02:00.000Z', by: tomo }),
        expect.objectContaining({ type: 'status_update', message: 'We stop all sending', by: tomo }),
        expect.objectContaining({ type: 'responder_request', by: tomo }),
        expect.objectContaining({ type: 'snooze', seconds: 600, by: tomo }),
        expect.objectContaining({
          type: 'merge',
          sources: [{ id: merged.id, title: 'Invoices look wrong', ...unknown }],
        }),
        expect.objectContaining({ type: 'resolve', at: '2026-09-11T10:04:00.000Z', by: undefined }),
      ],
      responderRequests: [{ at: '2026-09-11T10:03:00.000Z', message: 'Ana, please join', by: tomo }],
      notes: [{ id: expect.any(String), at: '2026-09-11T10:03:00.000Z', content: 'Rolled back to 4.6.9', by: tomo }],
      alerts: [
        {
          id: expect.any(String),
          url: expect.stringMatching(/\/alerts\/\w+$/),
          at: '2026-09-11T10:00:00.000Z',
          severity: 'critical',
          title: 'Duplicates above 1 %',
          details: '{"rate":2,"host":"billing-3"}',
          cef: '{"source_component":"sender"}',
          links: [],
        },
      ],
      changeEvents: [
        {
          id: expect.any(String),
          at: '2026-09-11T09:50:00.000Z',
          title: 'Deploy 4.7.0',
          source: 'ci',
          details: '{"commit":"4f2a91c","build":47}',
          reason: 'most_recent',
          links: ['https://ci.example.com/47'],
        },
      ],
      pastIncidents: [
        { id: past.id, at: '2026-09-10T10:00:00.000Z', title: 'Invoices are sent late', score: expect.any(Number) },
      ],
      relatedIncidents: [
        {
          id: related.id,
          at: '2026-09-11T10:00:00.000Z',
          title: 'Payments hang',
          service: 'Checkout',
          serviceId: 'PD2Q5FN',
          relationships: ['machine_learning_inferred'],
        },
        expect.objectContaining({ id: merged.id, title: 'Invoices look wrong' }),
      ],
      outlier: { category: 'rare', count: 2, since: '2026-07-01T00:00:00.000Z', pattern: 'Invoices are sent <*>' },
      businessServices: [{ id: 'PD1234', name: 'Invoicing', status: 'impacted' }],
      analytics: [
        { name: 'time that all responders together were engaged', value: 420, unit: 'seconds' },
        { name: 'interruptions', value: 3, unit: 'count' },
      ],
      customFields: [
        { id: expect.any(String), name: 'Environment', value: 'production, staging' },
        { id: expect.any(String), name: 'Customers', value: '214' },
      ],
      missing: [],
      unread: { logEntries: 0, notes: 0, alerts: 0 },
    });
  });

  test('takes eleven requests, sent in parallel', async () => {
    const { account, pagerduty } = await start();
    const { id } = await incidentIn(account);
    const first = account.faults.next({}, { hang: 'before' });
    const reading = pagerduty.getEvidence(id);
    await first.struck;
    while (account.requests.length < 11) await new Promise(setImmediate);
    first.release();
    expect((await reading).missing).toEqual([]);
    expect(account.requests).toHaveLength(11);
  });

  test.each([
    ['alerts', 'alerts', 402, 'not part of the PagerDuty plan'],
    ['log_entries', 'log entries', 404, 'answered 404'],
    ['notes', 'notes', 403, 'answered 403: the key may not read it, or it is not part of the PagerDuty plan'],
    ['custom_fields/values', 'custom fields', 400, 'answered 400'],
    ['alerts', 'alerts', 200, 'answered in a form that cannot be read'],
  ])('lacks %s if they cannot be read, says so, and keeps the rest', async (path, part, status, problem) => {
    const { account, pagerduty } = await start();
    const { id } = await incidentIn(account);
    account.faults.next({ path: `/incidents/${id}/${path}` }, { status, body: { alerts: 'none' } });
    const { missing, ...evidence } = await pagerduty.getEvidence(id);
    expect(missing).toEqual([{ part, problem }]);
    const empty = [evidence.logEntries, evidence.notes, evidence.alerts, evidence.customFields].filter(
      ({ length }) => length === 0,
    );
    // Custom fields come with the incident too.
    expect(empty).toHaveLength(part === 'custom fields' ? 0 : 1);
  });

  test('is empty and reports every part if PagerDuty is down or limits requests', async () => {
    const { account, pagerduty } = await start();
    for (let part = 0; part < 6; part += 1) {
      account.faults.next({}, { status: 503, headers: { 'retry-after': '3600' } });
      account.faults.next({}, { status: 429, headers: { 'ratelimit-reset': '3600' } });
    }
    const { missing, pastIncidents } = await pagerduty.getEvidence('Q1');
    expect(missing.map(({ part }) => part)).toEqual([
      'alerts',
      'analytics',
      'business services',
      'change events',
      'custom fields',
      'incident details',
      'log entries',
      'notes',
      'outlier',
      'past incidents',
      'related incidents',
    ]);
    expect(new Set(missing.map(({ problem }) => problem))).toEqual(new Set(['answered 429', 'answered 503']));
    expect(pastIncidents).toEqual([]);
  });

  test('has no past incidents and changes on a plan without them', async () => {
    const { account, pagerduty } = await start({ lacks: ['past_incidents', 'change_events'] });
    const { id } = await incidentIn(account);
    expect((await pagerduty.getEvidence(id)).missing).toEqual([
      { part: 'change events', problem: 'not part of the PagerDuty plan' },
      { part: 'past incidents', problem: 'not part of the PagerDuty plan' },
    ]);
  });

  test('skips an odd row', async () => {
    const { account, pagerduty } = await start();
    const { id } = await incidentIn(account);
    const alerts = [{ summary: 'Fine', severity: null, created_at: null, body: null }, 'odd', { summary: 7 }, null];
    account.faults.next(
      { path: `/incidents/${id}/alerts` },
      { status: 200, body: { alerts, more: false, total: null } },
    );
    expect((await pagerduty.getEvidence(id)).alerts).toEqual([
      { at: undefined, severity: undefined, title: 'Fine', details: undefined, cef: undefined, links: [] },
      { at: undefined, severity: undefined, title: 'Untitled alert', details: undefined, cef: undefined, links: [] },
    ]);
  });

  test('is complete in two rounds up to 300 alerts', async () => {
    const { account, pagerduty } = await start();
    const alerts = Array.from({ length: 230 }, (_, index) => ({
      summary: `Alert ${index}`,
      severity: 'error' as const,
      details: {},
    }));
    const { id } = await account.trigger({ title: 'A storm', alerts });
    const { alerts: found, unread } = await pagerduty.getEvidence(id);
    expect(found.map(({ title }) => title)).toEqual(alerts.map(({ summary }) => summary));
    expect(unread.alerts).toBe(0);
    expect(account.requests.filter(({ path }) => path.endsWith('/alerts'))).toHaveLength(3);
  });

  test('is read in one round if the number of alerts is known, even if that number is outdated', async () => {
    const { account, pagerduty } = await start();
    const alerts = Array.from({ length: 230 }, (_, index) => ({
      summary: `Alert ${index}`,
      severity: 'error' as const,
      details: {},
    }));
    const { id } = await account.trigger({ title: 'A storm', alerts });
    const first = account.faults.next({ path: `/incidents/${id}/alerts` }, { hang: 'before' });
    const reading = pagerduty.getEvidence(id, 230);
    await first.struck;
    const pages = () => account.requests.filter(({ path }) => path.endsWith('/alerts'));
    while (pages().length < 3) await new Promise(setImmediate);
    first.release();
    expect((await reading).alerts).toHaveLength(230);
    for (const wrong of [0, 40, 150, 1000]) {
      const { alerts: found, unread } = await pagerduty.getEvidence(id, wrong);
      expect(found.map(({ title }) => title)).toEqual(alerts.map(({ summary }) => summary));
      expect(unread.alerts).toBe(0);
    }
  });

  test('has no message and no description if nobody typed one, and needs no analytics', async () => {
    const { account, pagerduty } = await start();
    const { id } = await account.trigger({ title: 'Invoices are sent twice' });
    const { description, responderRequests, outlier, analytics, missing } = await pagerduty.getEvidence(id);
    expect([description, responderRequests, outlier, analytics, missing]).toEqual([undefined, [], undefined, [], []]);
  });

  test('takes the description from the log if the incident has none', async () => {
    const { account, pagerduty } = await start();
    const { id } = await account.trigger({ title: 'Invoices are sent twice', description: 'Two of each' });
    account.faults.next({ path: `/incidents/${id}` }, { status: 400 });
    const { description, missing } = await pagerduty.getEvidence(id);
    expect(description).toBe('Two of each');
    expect(missing).toEqual([{ part: 'incident details', problem: 'answered 400' }]);
  });

  test('has the first and last rows if there are too many, and counts the rest', async () => {
    const { account, pagerduty } = await start();
    const alerts = Array.from({ length: 950 }, (_, index) => ({
      summary: `Alert ${index}`,
      severity: 'error' as const,
      details: {},
    }));
    const incident = await account.trigger({ title: 'A storm', alerts });
    const author = referenceTo(account.account.users[0] ?? incident.service);
    for (let index = 0; index < 250; index += 1) {
      const createdAt = new Date(MORNING.getTime() + index * MINUTE);
      incident.notes.push({ id: `P${index}`, author, content: `Note ${index}`, createdAt });
    }
    const { alerts: found, notes, unread } = await pagerduty.getEvidence(incident.id);
    expect([found.length, found[0]?.title, found.at(-1)?.title]).toEqual([300, 'Alert 0', 'Alert 949']);
    expect([notes.length, notes[0]?.content, notes.at(-1)?.content]).toEqual([200, 'Note 0', 'Note 249']);
    expect(unread).toEqual({ logEntries: 0, notes: 50, alerts: 650 });
  });
});

describe('texts of the evidence', () => {
  test('are cleaned in one batch: every text and link that people or machines wrote', async () => {
    const { account, pagerduty } = await start();
    const { id } = await incidentIn(account);
    const evidence = await pagerduty.getEvidence(id);
    const batches: string[][] = [];
    const cleaned = await mapEvidenceText(evidence, async (texts) => {
      batches.push(texts);
      return texts.map((text) => text.replaceAll(/[a-z]/gi, 'x'));
    });
    expect(batches).toHaveLength(1);
    expect(batches[0]).toEqual(
      expect.arrayContaining([
        'Rolled back to 4.6.9',
        'Duplicates above 1 %',
        '{"rate":2,"host":"billing-3"}',
        'Deploy 4.7.0',
        'ci',
        'https://ci.example.com/47',
        'Invoices are sent late',
        'Environment',
        'production, staging',
        'Customers call: two invoices each',
        'We stop all sending',
        'Ana, please join',
        'Invoices look wrong',
        '{"source_component":"sender"}',
        '{"commit":"4f2a91c","build":47}',
        'Payments hang',
        'Invoices are sent <*>',
        'Invoicing',
        'major_incident',
      ]),
    );
    expect(cleaned.notes[0]).toEqual({ ...evidence.notes[0], content: 'xxxxxx xxxx xx 4.6.9' });
    expect(cleaned.customFields[1]).toMatchObject({ name: 'xxxxxxxxx', value: '214' });
    expect(cleaned.alerts[0]?.severity).toBe('xxxxxxxx');
    expect(await mapEvidenceText(evidence, async (texts) => texts)).toEqual(evidence);
  });

  test('are an error if cleaning loses one', async () => {
    const { account, pagerduty } = await start();
    const { id } = await incidentIn(account);
    const evidence = await pagerduty.getEvidence(id);
    await expect(mapEvidenceText(evidence, async (texts) => texts.slice(1))).rejects.toThrow('lost');
  });
});
