import { afterEach, describe, expect, test } from '@jest/globals';
import { connectPagerDuty } from '../../src/pagerduty/connect-pagerduty.ts';
import { EXAMPLE_COMPANY, type PagerDuty, type PagerDutyOptions, startPagerDuty } from '../outside/pagerduty.ts';

const MORNING = new Date('2026-09-10T10:00:00Z');
const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;
const ago = (from: PagerDuty, milliseconds: number) => new Date(from.now().getTime() - milliseconds);

const running: PagerDuty[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.close()));
});

async function start(options: Partial<PagerDutyOptions> = {}) {
  const apiKeys = { 'full-key': 'full', 'read-key': 'read-only' } as const;
  const account = await startPagerDuty({ apiKeys, now: () => MORNING, ...options });
  running.push(account);
  const client = (token: string) => connectPagerDuty({ token, apiUrl: account.url });
  return { account, pagerduty: client('full-key'), reader: client('read-key') };
}

describe('an incident', () => {
  test('is read by ID and by number, with its service', async () => {
    const { account, reader } = await start();
    const { id, number } = await account.trigger({ title: 'Invoices are sent twice', priority: 'P1' });
    const incident = await reader.getIncident(id);
    expect(incident).toMatchObject({ id, number, service: 'Billing API', serviceId: 'PB6V9XE', status: 'open' });
    expect(await reader.getIncident(String(number))).toEqual(incident);
  });

  test('is an error that says what to check if it does not exist', async () => {
    const { reader } = await start();
    await expect(reader.getIncident('QNONE')).rejects.toMatchObject({
      status: 404,
      message: expect.stringMatching(/GET \/incidents\/QNONE.*Not Found.*check the ID or number/),
    });
  });

  test('is requested again after a broken answer, and after a 500', async () => {
    const { account, reader } = await start();
    const { id } = await account.trigger({ title: 'Invoices are sent twice' });
    account.faults.next({ method: 'GET' }, { status: 500 });
    expect((await reader.getIncident(id)).id).toBe(id);
    account.faults.next({ method: 'GET' }, { cut: 'within' });
    expect((await reader.getIncident(id)).id).toBe(id);
  });
});

describe('a rate limit', () => {
  test('is waited for as long as ratelimit-reset says', async () => {
    const { account, reader } = await start();
    const { id } = await account.trigger({ title: 'Invoices are sent twice' });
    account.faults.next({}, { status: 429, headers: { 'ratelimit-reset': '1' } });
    const begin = performance.now();
    expect((await reader.getIncident(id)).id).toBe(id);
    expect(performance.now() - begin).toBeGreaterThan(990);
  });

  test('is an error at once if it lasts longer than a run waits', async () => {
    const { account, reader } = await start();
    account.faults.next({}, { status: 429, headers: { 'ratelimit-reset': '3600' } });
    await expect(reader.getIncident('Q1')).rejects.toMatchObject({
      status: 429,
      message: expect.stringContaining('for 60 minutes, longer than a run waits'),
    });
    expect(account.requests).toHaveLength(1);
  });

  test('uses retry-after if that is given', async () => {
    const { account, reader } = await start();
    const { id } = await account.trigger({ title: 'Invoices are sent twice' });
    account.faults.next({}, { status: 429, headers: { 'retry-after': '0', 'ratelimit-reset': '3600' } });
    expect((await reader.getIncident(id)).id).toBe(id);
  });

  test('is the only error that makes a run wait', async () => {
    const { account, reader } = await start();
    account.faults.next({}, { status: 500, headers: { 'ratelimit-reset': '3600' } });
    await expect(reader.getIncident('QNONE')).rejects.toMatchObject({ status: 404 });
  });
});

describe('the list of resolved incidents', () => {
  test('contains those of the window, however long ago they began, the oldest resolve first', async () => {
    const { account, reader } = await start();
    const lastYear = await account.trigger({ title: 'Began last year' });
    await account.elapse(400 * DAY);
    const before = await account.trigger({ title: 'Resolved before the window' });
    await account.resolve(before.id);
    await account.elapse(49 * HOUR);
    const young = await account.trigger({ title: 'Young' });
    await account.resolve(young.id);
    await account.elapse(HOUR);
    await account.resolve(lastYear.id);
    await account.trigger({ title: 'Still open' });
    await account.elapse(HOUR);
    const late = await account.trigger({ title: 'Resolved after the window' });
    await account.resolve(late.id);

    const found = await reader.listResolved({ since: ago(account, 48 * HOUR), until: ago(account, HOUR / 4) });
    expect(found.map(({ title }) => title)).toEqual(['Young', 'Began last year']);
    expect(found[0]).toMatchObject({ id: young.id, status: 'resolved', resolvedAt: expect.stringMatching(/Z$/) });
  });

  test('costs one request for each hundred incidents, and contains each once', async () => {
    const { account, reader } = await start();
    for (let index = 0; index < 230; index += 1) {
      const { id } = await account.trigger({ title: `Incident ${index}` });
      await account.elapse(HOUR);
      await account.resolve(id);
    }
    const all = await reader.listResolved({ since: ago(account, 150 * HOUR), until: account.now() });
    expect(all).toHaveLength(150);
    expect(new Set(all.map(({ id }) => id)).size).toBe(150);
    expect(account.requests).toHaveLength(2);
  });

  test('is empty if there are none', async () => {
    const { account, reader } = await start();
    expect(await reader.listResolved({ since: ago(account, DAY), until: account.now() })).toEqual([]);
  });

  test('is never silently incomplete: more than PagerDuty lists is an error', async () => {
    const { account, reader } = await start();
    const { id } = await account.trigger({ title: 'One' });
    await account.resolve(id);
    const [row] = account.incidents;
    const incident = { id: row?.id, status: 'resolved', resolved_at: '2026-09-10T10:00:00Z' };
    for (let page = 0; page < 100; page += 1) {
      account.faults.next({ path: '/incidents' }, { status: 200, body: { incidents: [incident], more: true } });
    }
    await expect(reader.listResolved({ since: ago(account, DAY), until: account.now() })).rejects.toThrow(
      /more than 10000 incidents since 2026-09-09/,
    );
  });
});

describe('a note', () => {
  test('is written by the user of the address, and can be read', async () => {
    const { account, pagerduty } = await start();
    const { id } = await account.trigger({ title: 'Invoices are sent twice' });
    await pagerduty.addNote(id, 'Postmortem: https://example.com/1', 'postmortem-bot@example.com');
    expect(await pagerduty.listNotes(id)).toEqual([
      {
        id: expect.stringMatching(/^P[0-9A-Z]+$/),
        at: '2026-09-10T10:00:00.000Z',
        content: 'Postmortem: https://example.com/1',
        by: { id: 'PH6S9BV', name: 'Postmortem Bot', person: true },
      },
    ]);
  });

  test('is not sent again if its answer was lost, because it may be there', async () => {
    const { account, pagerduty } = await start();
    const { id } = await account.trigger({ title: 'Invoices are sent twice' });
    account.faults.next({ method: 'POST' }, { cut: 'after' });
    const written = pagerduty.addNote(id, 'Hi.', 'ana.ribeiro@example.com');
    await expect(written).rejects.toMatchObject({ name: 'ApiError', status: undefined });
    account.faults.next({ method: 'POST' }, { status: 500, happened: true });
    await expect(pagerduty.addNote(id, 'Hi.', 'ana.ribeiro@example.com')).rejects.toMatchObject({ status: 500 });
    expect((await pagerduty.listNotes(id)).map(({ content }) => content)).toEqual(['Hi.', 'Hi.']);
    expect(account.requests.filter(({ method }) => method === 'POST')).toHaveLength(2);
  });

  test('is refused with the reason for an unknown user or a read-only key', async () => {
    const { account, pagerduty, reader } = await start();
    const { id } = await account.trigger({ title: 'Invoices are sent twice' });
    await expect(pagerduty.addNote(id, 'Hi.', 'mallory@example.com')).rejects.toThrow(/From must be the e-mail/);
    await expect(reader.addNote(id, 'Hi.', 'ana.ribeiro@example.com')).rejects.toThrow(/except to write notes/);
    expect(await reader.listNotes(id)).toEqual([]);
  });
});

describe('webhook subscriptions', () => {
  const order = {
    url: 'http://127.0.0.1:9/pagerduty',
    events: ['incident.resolved'],
    filter: { type: 'account_reference' } as const,
    description: 'Postmortems',
    headers: [{ name: 'X-Webhook-Secret', value: 'made-up' }],
  };

  test('are created, with the secret shown once, then listed, read and deleted', async () => {
    const { account, pagerduty } = await start();
    const { secret, ...made } = await pagerduty.createWebhookSubscription(order);
    expect(secret).toBe(account.subscriptions[0]?.secrets[0]);
    expect(made).toEqual({
      id: account.subscriptions[0]?.id,
      url: order.url,
      active: true,
      description: 'Postmortems',
      temporarilyDisabled: false,
      events: order.events,
      filter: { type: 'account_reference', id: undefined },
      headers: ['X-Webhook-Secret'],
    });
    expect(account.subscriptions[0]?.headers).toEqual(order.headers);
    expect(await pagerduty.listWebhookSubscriptions()).toEqual([made]);
    expect(await pagerduty.getWebhookSubscription(made.id)).toEqual(made);
    await pagerduty.deleteWebhookSubscription(made.id);
    expect(await pagerduty.listWebhookSubscriptions()).toEqual([]);
  });

  test('can be enabled if PagerDuty disabled them', async () => {
    const { account, pagerduty } = await start();
    const subscription = account.subscribe({ url: order.url, secrets: ['made-up'] });
    subscription.disabledUntil = new Date(MORNING.getTime() + DAY);
    expect(await pagerduty.listWebhookSubscriptions()).toMatchObject([{ active: true, temporarilyDisabled: true }]);
    expect(await pagerduty.enableWebhookSubscription(subscription.id)).toMatchObject({ temporarilyDisabled: false });
  });

  test('are tested by a ping', async () => {
    const { account, pagerduty } = await start();
    const { id } = account.subscribe({ url: order.url, secrets: ['made-up'] });
    await pagerduty.pingWebhookSubscription(id);
    expect(account.deliveries.map(({ eventType }) => eventType)).toEqual(['pagey.ping']);
  });

  test('are all listed in two rounds if there are several pages', async () => {
    const { account, pagerduty } = await start();
    for (let index = 0; index < 230; index += 1) account.subscribe({ url: `${order.url}/${index}`, secrets: [] });
    const urls = (await pagerduty.listWebhookSubscriptions()).map(({ url }) => url);
    expect(urls).toEqual(account.subscriptions.map(({ url }) => url));
    expect(account.requests).toHaveLength(3);
  });

  test('are read page by page if PagerDuty does not give the total', async () => {
    const { account, pagerduty } = await start();
    const row = { delivery_method: { url: order.url }, events: [], filter: { type: 'account_reference' } };
    for (const more of [true, true, false]) {
      const webhook_subscriptions = [{ ...row, id: `P${more}` }];
      account.faults.next({}, { status: 200, body: { webhook_subscriptions, more, total: null } });
    }
    expect(await pagerduty.listWebhookSubscriptions()).toMatchObject([
      { id: 'Ptrue' },
      { id: 'Ptrue' },
      { id: 'Pfalse' },
    ]);
    expect(account.requests.map(({ query }) => query.get('offset'))).toEqual(['0', '100', '200']);
  });

  test('are an error, not an empty list, in an unknown form', async () => {
    const { account, pagerduty } = await start();
    account.faults.next({}, { status: 200, body: { subscriptions: [] } });
    await expect(pagerduty.listWebhookSubscriptions()).rejects.toThrow(/in a form that this version cannot read/);
  });
});

describe('priorities', () => {
  test('are in order, the most severe first', async () => {
    const { reader } = await start();
    expect((await reader.listPriorities()).map(({ name }) => name)).toEqual(['P1', 'P2', 'P3']);
  });

  test('are an error with status 402 if the plan lacks them', async () => {
    const { reader } = await start({ account: { ...EXAMPLE_COMPANY, priorities: [] } });
    await expect(reader.listPriorities()).rejects.toMatchObject({
      status: 402,
      message: expect.stringMatching(/plan/),
    });
  });
});
