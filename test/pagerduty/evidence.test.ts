import { afterEach, describe, expect, test } from '@jest/globals';
import { mapEvidenceText } from '../../src/pagerduty/evidence.ts';
import { connectPagerDuty } from '../../src/pagerduty/rest.ts';
import { type PagerDuty, type PagerDutyOptions, referenceTo, startPagerDuty } from '../emulators/pagerduty.ts';

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
  const { id } = await account.trigger({
    title: 'Invoices are sent twice',
    alerts: [{ summary: 'Duplicates above 1 %', severity: 'critical', details: { rate: 2, host: 'billing-3' } }],
    changeEvents: [
      {
        summary: 'Deploy 4.7.0',
        source: 'ci',
        timestamp: new Date(MORNING.getTime() + DAY - 10 * MINUTE),
        links: [
          { href: 'https://ci.example.com/47', text: 'Build' },
          { href: 'javascript:alert(1)', text: 'Bad' },
        ],
        customDetails: {},
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
  await account.elapse(MINUTE);
  await account.resolve(id, { by: null });
  return { id, past };
}

describe('the evidence of an incident', () => {
  test('is all that PagerDuty knows of it, oldest first, in UTC, without notifications', async () => {
    const { account, pagerduty } = await start();
    const { id, past } = await incidentIn(account);
    const tomo = { id: 'PW8D2LQ', name: 'Tomo Nakagawa', person: true };
    expect(await pagerduty.getEvidence(id)).toEqual({
      logEntries: [
        expect.objectContaining({
          type: 'trigger',
          at: '2026-09-11T10:00:00.000Z',
          by: expect.objectContaining({ person: false }),
        }),
        expect.objectContaining({ type: 'acknowledge', at: '2026-09-11T10:02:00.000Z', by: tomo }),
        expect.objectContaining({ type: 'resolve', at: '2026-09-11T10:04:00.000Z', by: undefined }),
      ],
      notes: [{ at: '2026-09-11T10:03:00.000Z', content: 'Rolled back to 4.6.9', by: tomo }],
      alerts: [
        {
          at: '2026-09-11T10:00:00.000Z',
          severity: 'critical',
          title: 'Duplicates above 1 %',
          details: '{"rate":2,"host":"billing-3"}',
          links: [],
        },
      ],
      changeEvents: [
        { at: '2026-09-11T09:50:00.000Z', title: 'Deploy 4.7.0', source: 'ci', links: ['https://ci.example.com/47'] },
      ],
      pastIncidents: [{ id: past.id, at: '2026-09-10T10:00:00.000Z', title: 'Invoices are sent late' }],
      customFields: [
        { name: 'Environment', value: 'production, staging' },
        { name: 'Customers', value: '214' },
      ],
      missing: [],
      unread: { logEntries: 0, notes: 0, alerts: 0 },
    });
  });

  test('costs six requests, sent at once', async () => {
    const { account, pagerduty } = await start();
    const { id } = await incidentIn(account);
    const first = account.faults.next({}, { hang: 'before' });
    const reading = pagerduty.getEvidence(id);
    await first.struck;
    while (account.requests.length < 6) await new Promise(setImmediate);
    first.release();
    expect((await reading).missing).toEqual([]);
    expect(account.requests).toHaveLength(6);
  });

  test.each([
    ['alerts', 'alerts', 402, 'not part of the PagerDuty plan'],
    ['log_entries', 'log entries', 404, 'answered 404'],
    ['notes', 'notes', 403, 'answered 403: the key may not read it, or it is not part of the PagerDuty plan'],
    ['custom_fields/values', 'custom fields', 400, 'answered 400'],
    ['alerts', 'alerts', 200, 'answered in a form that cannot be read'],
  ])('lacks %s where they cannot be read, and says so, but nothing else', async (path, part, status, problem) => {
    const { account, pagerduty } = await start();
    const { id } = await incidentIn(account);
    account.faults.next({ path: `/incidents/${id}/${path}` }, { status, body: { alerts: 'none' } });
    const { missing, ...evidence } = await pagerduty.getEvidence(id);
    expect(missing).toEqual([{ part, problem }]);
    const empty = [evidence.logEntries, evidence.notes, evidence.alerts, evidence.customFields].filter(
      ({ length }) => length === 0,
    );
    expect(empty).toHaveLength(1);
  });

  test('is empty and complains of every part where PagerDuty is down or limits', async () => {
    const { account, pagerduty } = await start();
    for (let part = 0; part < 3; part += 1) {
      account.faults.next({}, { status: 503, headers: { 'retry-after': '3600' } });
      account.faults.next({}, { status: 429, headers: { 'ratelimit-reset': '3600' } });
    }
    const { missing, pastIncidents } = await pagerduty.getEvidence('Q1');
    expect(missing.map(({ part }) => part)).toEqual([
      'alerts',
      'change events',
      'custom fields',
      'log entries',
      'notes',
      'past incidents',
    ]);
    expect(missing.map(({ problem }) => problem).sort()).toEqual([
      ...Array<string>(3).fill('answered 429'),
      ...Array<string>(3).fill('answered 503'),
    ]);
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

  test('passes over an odd row', async () => {
    const { account, pagerduty } = await start();
    const { id } = await incidentIn(account);
    const alerts = [{ summary: 'Fine', severity: null, created_at: null, body: null }, 'odd', { summary: 7 }, null];
    account.faults.next(
      { path: `/incidents/${id}/alerts` },
      { status: 200, body: { alerts, more: false, total: null } },
    );
    expect((await pagerduty.getEvidence(id)).alerts).toEqual([
      { at: undefined, severity: undefined, title: 'Fine', details: undefined, links: [] },
      { at: undefined, severity: undefined, title: 'Untitled alert', details: undefined, links: [] },
    ]);
  });

  test('reads everything up to 300 alerts in two rounds', async () => {
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

  test('reads the first and the last of what is more, and counts the rest', async () => {
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
      ]),
    );
    expect(cleaned.notes[0]).toEqual({ ...evidence.notes[0], content: 'xxxxxx xxxx xx 4.6.9' });
    expect(cleaned.customFields[1]).toEqual({ name: 'xxxxxxxxx', value: '214' });
    expect(cleaned.alerts[0]?.severity).toBe('xxxxxxxx');
    expect(await mapEvidenceText(evidence, async (texts) => texts)).toEqual(evidence);
  });

  test('that are lost in cleaning are an error', async () => {
    const { account, pagerduty } = await start();
    const { id } = await incidentIn(account);
    const evidence = await pagerduty.getEvidence(id);
    await expect(mapEvidenceText(evidence, async (texts) => texts.slice(1))).rejects.toThrow('lost');
  });
});
