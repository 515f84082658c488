import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, test } from '@jest/globals';
import type { Loopback } from './loopback.ts';
import { listen } from './loopback.ts';
import type { PagerDuty, PagerDutyOptions } from './pagerduty.ts';
import { EXAMPLE_COMPANY, incidentEvent, referenceTo, startPagerDuty } from './pagerduty.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const MORNING = new Date('2026-09-10T10:02:41.250Z');

const ACCEPT = 'application/vnd.pagerduty+json;version=2';
const HEADERS = { authorization: 'Token token=full-key', accept: ACCEPT, 'content-type': 'application/json' };

const running: Loopback[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.close()));
});

/** What the tests read in an answer. */
interface Body {
  incident: Record<string, unknown>;
  incidents: { id: string; created_at: string; title: string }[];
  log_entries: Record<string, unknown>[];
  alerts: Record<string, unknown>[];
  notes: { content: string; created_at: string }[];
  webhook_subscription: { id: string; delivery_method: Record<string, unknown> };
  webhook_subscriptions: { id: string }[];
  incident_types: { name: string }[];
  error: { message: string; code: number; errors: string[] };
}

/** PagerDuty on the morning of an incident; its clock moves by `elapse` alone. */
async function start(options: Partial<PagerDutyOptions> = {}) {
  const apiKeys = { 'full-key': 'full', 'read-key': 'read-only' } as const;
  const pagerduty = await startPagerDuty({ apiKeys, now: () => MORNING, ...options });
  running.push(pagerduty);
  const call = async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
    const answer = await fetch(`${pagerduty.url}${path}`, {
      method,
      headers: { ...HEADERS, ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await answer.text();
    return { status: answer.status, headers: answer.headers, body: (text === '' ? {} : JSON.parse(text)) as Body };
  };
  return { pagerduty, call };
}

/** A receiver of webhooks that answers with these statuses, then with 202. */
async function receive(...statuses: number[]) {
  const got: { headers: Headers; body: Buffer; event: { id: string; event_type: string; data: { id: string } } }[] = [];
  const receiver = await listen(async (request) => {
    const body = Buffer.from(await request.arrayBuffer());
    got.push({ headers: request.headers, body, event: JSON.parse(body.toString()).event });
    return new Response(null, { status: statuses.shift() ?? 202 });
  });
  running.push(receiver);
  return { ...receiver, got, statuses };
}

/** An incident about which somebody is told. */
async function startWithReceiver(...statuses: number[]) {
  const { pagerduty, call } = await start({ timeoutMs: 1500 });
  const receiver = await receive(...statuses);
  const subscription = pagerduty.subscribe({ url: receiver.url, secrets: ['made-up'], events: ['incident.resolved'] });
  const incident = await pagerduty.trigger({ title: 'Invoices are sent twice', priority: 'P1' });
  return { pagerduty, call, receiver, subscription, incident };
}

const fates = ({ deliveries }: PagerDuty) => deliveries.map(({ fate }) => fate);

describe('an incident', () => {
  test('is the same in REST, by ID and by number, as in the webhook', async () => {
    const { pagerduty, call, receiver, incident } = await startWithReceiver();
    await pagerduty.elapse(104 * MINUTE);
    await pagerduty.resolve(incident.id, { by: 'Ana Ribeiro' });
    const byId = await call('GET', `/incidents/${incident.id}`);
    const byNumber = await call('GET', `/incidents/${incident.number}`);
    expect(byNumber.body).toEqual(byId.body);
    expect(byId.body.incident).toMatchObject({
      incident_number: incident.number,
      created_at: '2026-09-10T10:02:41Z',
      resolved_at: '2026-09-10T11:46:41Z',
      last_status_change_by: { summary: 'Ana Ribeiro' },
      resolve_reason: null,
    });
    const { event_type, occurred_at, agent, data } = JSON.parse(`${receiver.got[0]?.body}`).event;
    expect(event_type).toBe('incident.resolved');
    expect(occurred_at).toBe('2026-09-10T11:46:41.250Z');
    expect(agent).toEqual(byId.body.incident.last_status_change_by);
    expect(data).not.toHaveProperty('resolved_at');
    expect(data.number).toBe(incident.number);
    for (const field of [
      'id',
      'title',
      'status',
      'urgency',
      'created_at',
      'service',
      'teams',
      'priority',
      'html_url',
    ]) {
      expect(data[field]).toEqual(byId.body.incident[field]);
    }
  });

  test('has the fields of a real webhook, and no others', async () => {
    const { pagerduty, receiver, incident } = await startWithReceiver();
    await pagerduty.resolve(incident.id);
    const sample = JSON.parse(readFileSync('test/fixtures/webhooks/resolved-p1.json', 'utf8'));
    const delivered = JSON.parse(`${receiver.got[0]?.body}`);
    expect(Object.keys(delivered.event).sort()).toEqual(Object.keys(sample.event).sort());
    expect(Object.keys(delivered.event.data).sort()).toEqual(Object.keys(sample.event.data).sort());
    expect(delivered.event.data.priority).toEqual(sample.event.data.priority);
    expect(delivered.event.data.service).toEqual(sample.event.data.service);
  });

  test('loses assignees and acknowledgements when it is resolved, but not its log', async () => {
    const { pagerduty, call } = await start();
    const { id } = await pagerduty.trigger({ title: 'Invoices are sent twice' });
    await pagerduty.acknowledge(id, { by: 'Tomo Nakagawa' });
    const open = await call('GET', `/incidents/${id}`);
    expect(open.body.incident).toMatchObject({
      status: 'acknowledged',
      assignments: [{ assignee: { summary: 'Ana Ribeiro' } }],
      acknowledgements: [{ acknowledger: { summary: 'Tomo Nakagawa' } }],
      resolved_at: null,
    });
    await pagerduty.resolve(id);
    const resolved = await call('GET', `/incidents/${id}`);
    expect(resolved.body.incident).toMatchObject({ status: 'resolved', assignments: [], acknowledgements: [] });
    const { log_entries: entries } = (await call('GET', `/incidents/${id}/log_entries`)).body;
    expect(entries.map(({ type }) => type)).toEqual([
      'resolve_log_entry',
      'acknowledge_log_entry',
      'notify_log_entry',
      'assign_log_entry',
      'trigger_log_entry',
    ]);
  });

  test('has no agent if automation resolves it', async () => {
    const { pagerduty, receiver, incident } = await startWithReceiver();
    await pagerduty.resolve(incident.id, { by: null });
    expect(receiver.got[0]?.event).toMatchObject({ agent: null, client: null });
  });

  test('names the other one if it is merged, which gets its alerts', async () => {
    const { pagerduty, call, receiver, incident: target } = await startWithReceiver();
    const alerts = [{ summary: 'Duplicates', severity: 'error' as const, details: { rate: 2 } }];
    const source = await pagerduty.trigger({ title: 'Customers report duplicate invoices', alerts });
    await pagerduty.merge(source.id, target.id);
    const resolve_reason = { type: 'merge_resolve_reason', incident: { id: target.id, type: 'incident_reference' } };
    expect((await call('GET', `/incidents/${source.id}`)).body.incident).toMatchObject({ resolve_reason });
    expect(receiver.got.map(({ event }) => event)).toMatchObject([
      { event_type: 'incident.resolved', agent: { summary: 'Ana Ribeiro' }, data: { id: source.id, resolve_reason } },
    ]);
    expect((await call('GET', `/incidents/${source.id}/alerts`)).body.alerts).toEqual([]);
    expect((await call('GET', `/incidents/${target.id}/alerts`)).body.alerts).toMatchObject([
      { summary: 'Duplicates', severity: 'error', status: 'triggered', body: { details: { rate: 2 } } },
    ]);
  });

  test('is open again after a reopen, with the time', async () => {
    const { pagerduty, call } = await start();
    const receiver = await receive();
    pagerduty.subscribe({ url: receiver.url, secrets: ['made-up'], events: ['incident.reopened'] });
    const { id } = await pagerduty.trigger({ title: 'Invoices are sent twice' });
    await pagerduty.resolve(id);
    await pagerduty.elapse(HOUR);
    await pagerduty.reopen(id);
    const { incident } = (await call('GET', `/incidents/${id}`)).body;
    expect(incident).toMatchObject({ status: 'triggered', resolved_at: null });
    expect(receiver.got[0]?.event.data).toMatchObject({ status: 'triggered', reopened_at: '2026-09-10T11:02:41Z' });
  });

  test('can get its priority late', async () => {
    const { pagerduty, call } = await start();
    const receiver = await receive();
    pagerduty.subscribe({ url: receiver.url, secrets: ['made-up'], events: ['incident.priority_updated'] });
    const { id } = await pagerduty.trigger({ title: 'Invoices are sent twice' });
    expect((await call('GET', `/incidents/${id}`)).body.incident.priority).toBeNull();
    await pagerduty.setPriority(id, 'P2');
    expect((await call('GET', `/incidents/${id}`)).body.incident.priority).toMatchObject({ summary: 'P2' });
    expect(receiver.got[0]?.event.data).toMatchObject({ priority: { summary: 'P2' } });
  });

  test.each([
    ['acknowledged', 'acknowledge'],
    ['resolved again', 'resolve'],
  ] as const)('cannot be %s once it is resolved', async (_what, act) => {
    const { pagerduty } = await start();
    const { id } = await pagerduty.trigger({ title: 'Invoices are sent twice' });
    await pagerduty.resolve(id);
    await expect(pagerduty[act](id)).rejects.toThrow(`Incident ${id} is resolved`);
  });

  test('is taken over from a real webhook body, so that REST knows it too', async () => {
    const { pagerduty, call } = await start();
    const body = readFileSync('test/fixtures/webhooks/resolved-by-merge.json');
    const { event } = JSON.parse(`${body}`);
    pagerduty.adopt(body);
    const { incident } = (await call('GET', `/incidents/${event.data.id}`)).body;
    expect(incident).toMatchObject({
      title: event.data.title,
      incident_number: event.data.number,
      service: event.data.service,
      status: 'resolved',
      resolved_at: '2026-09-10T10:19:33Z',
      resolve_reason: { incident: { id: 'Q2ZK81VNWTXE7B' } },
    });
  });

  test('is not made from a body without one', async () => {
    const { pagerduty } = await start();
    expect(() => pagerduty.adopt(readFileSync('test/fixtures/webhooks/ping.json'))).toThrow();
    expect(pagerduty.incidents).toEqual([]);
  });
});

describe('an incident in the REST API', () => {
  test('has log entries in the account’s time zone by default, and an overview without notifications', async () => {
    const { pagerduty, call } = await start();
    const { id } = await pagerduty.trigger({ title: 'Invoices are sent twice' });
    const entries = async (query = '') => (await call('GET', `/incidents/${id}/log_entries${query}`)).body.log_entries;
    expect((await entries()).at(-1)).toMatchObject({ created_at: '2026-09-10T05:02:41-05:00' });
    expect((await entries('?time_zone=UTC')).at(-1)).toMatchObject({ created_at: '2026-09-10T10:02:41Z' });
    expect((await entries('?time_zone=Asia/Kolkata')).at(-1)).toMatchObject({
      created_at: '2026-09-10T15:32:41+05:30',
    });
    expect((await entries('?is_overview=true')).map(({ type }) => type)).toEqual(['trigger_log_entry']);
    expect(await entries('?since=2026-09-10T05:02:42')).toEqual([]);
    expect(await entries('?until=2026-09-10T05:02:41')).toEqual([]);
    expect(await entries('?since=2026-09-10T10:02:41Z&until=2026-09-10T10:02:42Z')).toHaveLength(3);
  });

  test('has the event that triggered it only if channels are requested', async () => {
    const { pagerduty, call } = await start();
    const alerts = [{ summary: 'Duplicates', severity: 'error' as const, details: { rate: 2 } }];
    const { id } = await pagerduty.trigger({ title: 'Invoices are sent twice', alerts });
    const trigger = async (query: string) =>
      (await call('GET', `/incidents/${id}/log_entries${query}`)).body.log_entries.at(-1)?.channel;
    expect(await trigger('')).toEqual({ type: 'api' });
    expect(await trigger('?include[]=channels')).toMatchObject({ type: 'api', details: { rate: 2 } });
  });

  test('has references, or whole objects if include[] asks for them', async () => {
    const { pagerduty, call } = await start();
    const customFields = [{ name: 'environment', displayName: 'Environment', value: 'production' }];
    const { id } = await pagerduty.trigger({ title: 'Invoices are sent twice', priority: 'P1', customFields });
    const plain = (await call('GET', `/incidents/${id}`)).body.incident;
    expect(plain).toMatchObject({ service: { type: 'service_reference' }, priority: { type: 'priority_reference' } });
    expect(plain).not.toHaveProperty('custom_fields');
    const query = 'include[]=services&include[]=priorities&include[]=assignees&include[]=custom_fields';
    expect((await call('GET', `/incidents/${id}?${query}`)).body.incident).toMatchObject({
      service: { type: 'service', name: 'Billing API', escalation_policy: { type: 'escalation_policy_reference' } },
      priority: { type: 'priority', name: 'P1' },
      assignments: [{ assignee: { type: 'user', email: 'ana.ribeiro@example.com' } }],
      custom_fields: [{ name: 'environment', value: 'production' }],
    });
  });

  test('has notes, written from a user’s address and sent to subscribers', async () => {
    const { pagerduty, call } = await start();
    const receiver = await receive();
    pagerduty.subscribe({ url: receiver.url, secrets: ['made-up'], events: ['incident.annotated'] });
    const { id } = await pagerduty.trigger({ title: 'Invoices are sent twice' });
    const from = { from: 'postmortem-bot@example.com' };
    const written = await call('POST', `/incidents/${id}/notes`, { note: { content: 'Postmortem: …' } }, from);
    expect(written.status).toBe(200);
    expect((await call('GET', `/incidents/${id}/notes`)).body.notes).toMatchObject([
      { content: 'Postmortem: …', user: { summary: 'Postmortem Bot' }, created_at: '2026-09-10T05:02:41-05:00' },
    ]);
    await pagerduty.elapse(0);
    const data = { type: 'incident_note', incident: { id }, content: 'Postmortem: …', trimmed: false };
    expect(receiver.got.map(({ event }) => event)).toMatchObject([{ event_type: 'incident.annotated', data }]);
  });

  test('has alerts, changes, custom fields, past and related incidents', async () => {
    const { pagerduty, call } = await start();
    const past = await pagerduty.trigger({ title: 'Invoices are sent late' });
    await pagerduty.resolve(past.id);
    await pagerduty.elapse(DAY);
    const related = await pagerduty.trigger({ title: 'Payments hang', service: 'Checkout' });
    const { id } = await pagerduty.trigger({
      title: 'Invoices are sent twice',
      alerts: [
        { summary: 'Duplicates', severity: 'error', details: {} },
        { summary: 'Queue is long', severity: 'warning', details: {} },
      ],
      changeEvents: [{ summary: 'Deploy 4.7.0', source: 'ci', timestamp: MORNING, links: [], customDetails: {} }],
      customFields: [{ name: 'customers', displayName: 'Customers', value: 214 }],
    });
    const told = async (path: string) => (await call('GET', `/incidents/${id}/${path}`)).body;
    expect((await told('alerts?limit=1')).alerts).toHaveLength(1);
    expect(await told('related_change_events')).toMatchObject({
      change_events: [{ summary: 'Deploy 4.7.0', timestamp: '2026-09-10T10:02:41Z' }],
    });
    expect(await told('custom_fields/values')).toMatchObject({ custom_fields: [{ name: 'customers', value: 214 }] });
    expect(await told('past_incidents')).toMatchObject({ past_incidents: [{ incident: { id: past.id } }], limit: 5 });
    expect(await told('related_incidents')).toMatchObject({ related_incidents: [{ incident: { id: related.id } }] });
  });

  test('has services and priorities, the most severe first', async () => {
    const { call } = await start();
    expect((await call('GET', '/services/PB6V9XE')).body).toMatchObject({ service: { name: 'Billing API' } });
    const priorities = [{ name: 'P1' }, { name: 'P2' }, { name: 'P3' }];
    expect((await call('GET', '/priorities')).body).toMatchObject({ priorities, more: false, total: null });
  });
});

describe('what else the REST API returns', () => {
  test('includes outliers and analytics, once they are computed, and affected business services', async () => {
    const { pagerduty, call } = await start();
    const none = await pagerduty.trigger({ title: 'Invoices are sent twice' });
    for (const path of [`/incidents/${none.id}/outlier_incident`, `/analytics/raw/incidents/${none.id}`]) {
      expect((await call('GET', path)).status).toBe(404);
    }
    expect((await call('GET', `/incidents/${none.id}/business_services/impacts`)).body).toMatchObject({ services: [] });
    const { id } = await pagerduty.trigger({
      title: 'Invoices are sent twice',
      businessServices: [{ id: 'PD1234', name: 'Invoicing', status: 'impacted' }],
      outlier: { category: 'rare', count: 2, since: '2026-07-01T00:00:00Z', pattern: 'Invoices <*>' },
      analytics: { engaged_seconds: 75 },
    });
    expect((await call('GET', `/incidents/${id}/outlier_incident`)).body).toMatchObject({
      outlier_incident: {
        incident: { id, occurrence: { category: 'rare' } },
        incident_template: { mined_text: 'Invoices <*>' },
      },
    });
    expect((await call('GET', `/analytics/raw/incidents/${id}`)).body).toMatchObject({ data: { engaged_seconds: 75 } });
    expect((await call('GET', `/incidents/${id}/business_services/impacts`)).body).toMatchObject({
      services: [{ name: 'Invoicing', type: 'business_service', status: 'impacted' }],
    });
  });

  test('includes what was typed at the opening, if requested, and its type', async () => {
    const { pagerduty, call } = await start();
    const { id } = await pagerduty.trigger({ title: 'A drill', description: 'Do not panic', type: 'drill' });
    const { incident } = (await call('GET', `/incidents/${id}`)).body;
    expect(incident).toMatchObject({ incident_type: { name: 'drill' } });
    expect(incident).not.toHaveProperty('body');
    const whole = (await call('GET', `/incidents/${id}?include[]=body`)).body.incident;
    expect(whole).toMatchObject({ body: { type: 'incident_body', details: 'Do not panic' } });
  });

  test('includes the enabled incident types, or all', async () => {
    const { call } = await start({ oauthTokens: { 'made-up': ['incidents.read'] } });
    const names = async (query: string) =>
      (await call('GET', `/incidents/types${query}`)).body.incident_types.map(({ name }) => name);
    expect(await names('')).toEqual(['incident_default', 'security_incident', 'drill']);
    expect(await names('?filter=disabled')).toEqual(['major_incident']);
    expect(await names('?filter=all')).toHaveLength(4);
    expect((await call('GET', '/incidents/types?filter=none')).status).toBe(400);
    const bearer = { authorization: 'Bearer made-up' };
    expect((await call('GET', '/incidents/types', undefined, bearer)).status).toBe(403);
  });

  test('includes services by name', async () => {
    const { call } = await start();
    expect((await call('GET', '/services?query=bill')).body).toMatchObject({ services: [{ name: 'Billing API' }] });
    expect((await call('GET', '/teams?limit=1&total=true')).body).toMatchObject({
      teams: [{ name: 'Payments' }],
      total: 2,
    });
  });
});

describe('a webhook subscription', () => {
  test('is changed in events, filter, description and activity, and keeps the rest', async () => {
    const { pagerduty, call } = await start();
    const there = pagerduty.subscribe({ url: 'http://127.0.0.1:9/', secrets: ['made-up'] });
    const changes = {
      events: ['incident.resolved'],
      filter: { type: 'service_reference', id: 'PB6V9XE' },
      description: 'Ours',
      active: false,
    };
    const { status, body } = await call('PUT', `/webhook_subscriptions/${there.id}`, { webhook_subscription: changes });
    expect([status, body.webhook_subscription]).toMatchObject([200, { ...changes, id: there.id }]);
    expect(body.webhook_subscription.delivery_method).toMatchObject({ url: there.url, secret: null });
    expect(there.secrets).toEqual(['made-up']);
  });

  test.each([
    [{ delivery_method: { type: 'http_delivery_method', url: 'http://127.0.0.1:8/' } }, 400],
    [{ events: [] }, 400],
    [{ events: ['incident.made_up'] }, 400],
  ])('is not changed by %j', async (changes, status) => {
    const { pagerduty, call } = await start();
    const there = pagerduty.subscribe({ url: 'http://127.0.0.1:9/', secrets: ['made-up'] });
    const before = structuredClone(there);
    const path = `/webhook_subscriptions/${there.id}`;
    expect((await call('PUT', path, { webhook_subscription: changes })).status).toBe(status);
    expect(there).toEqual(before);
    const none = { webhook_subscription: {} };
    expect((await call('PUT', '/webhook_subscriptions/PNONE', none)).status).toBe(404);
    const readOnly = { authorization: 'Token token=read-key' };
    expect((await call('PUT', path, none, readOnly)).status).toBe(403);
  });
});

describe('the list of incidents', () => {
  const titles = ({ body }: { body: Body }) => body.incidents.map(({ title }) => title);

  test('goes back one month by default, six at most, or all the way', async () => {
    const { pagerduty, call } = await start();
    await pagerduty.trigger({ title: 'Last spring' });
    await pagerduty.elapse(150 * DAY);
    await pagerduty.trigger({ title: 'Today' });
    const now = pagerduty.now().getTime();
    const ago = (days: number) => new Date(now - days * DAY).toISOString();
    expect(titles(await call('GET', '/incidents'))).toEqual(['Today']);
    expect(titles(await call('GET', `/incidents?since=${ago(160)}`))).toEqual(['Last spring', 'Today']);
    expect(titles(await call('GET', `/incidents?since=${ago(160)}&until=${ago(1)}`))).toEqual(['Last spring']);
    expect((await call('GET', `/incidents?since=${ago(190)}`)).status).toBe(400);
    await pagerduty.elapse(400 * DAY);
    expect(titles(await call('GET', '/incidents?date_range=all'))).toEqual(['Last spring', 'Today']);
  });

  test('reads times without a zone in the account’s zone', async () => {
    const { pagerduty, call } = await start();
    await pagerduty.trigger({ title: 'At two past ten in London' });
    await pagerduty.elapse(HOUR);
    expect(titles(await call('GET', '/incidents?since=2026-09-10T05:02:41'))).toHaveLength(1);
    expect(titles(await call('GET', '/incidents?since=2026-09-10T05:02:42'))).toHaveLength(0);
    expect(titles(await call('GET', '/incidents?since=2026-09-10T10:02:42Z'))).toHaveLength(0);
    const zoned = await call('GET', '/incidents?since=2026-09-10T15:00:00&time_zone=Asia/Kolkata');
    expect(zoned.body.incidents[0]?.created_at).toBe('2026-09-10T15:32:41+05:30');
  });

  test('is filtered and sorted', async () => {
    const { pagerduty, call } = await start();
    const first = await pagerduty.trigger({ title: 'Invoices are sent twice', urgency: 'low' });
    await pagerduty.resolve(first.id);
    await pagerduty.elapse(MINUTE);
    await pagerduty.trigger({ title: 'Payments hang', service: 'Checkout' });
    const list = async (query: string) => titles(await call('GET', `/incidents?${query}`));
    expect(await list('statuses[]=resolved')).toEqual(['Invoices are sent twice']);
    expect(await list('statuses[]=triggered&statuses[]=resolved')).toHaveLength(2);
    expect(await list('urgencies[]=high')).toEqual(['Payments hang']);
    expect(await list('service_ids[]=PD2Q5FN')).toEqual(['Payments hang']);
    expect(await list('team_ids[]=PT4Y8JM')).toEqual(['Invoices are sent twice']);
    expect(await list('user_ids[]=PW8D2LQ')).toEqual(['Payments hang']);
    expect(await list(`incident_key=${first.key}`)).toEqual(['Invoices are sent twice']);
    expect(await list('sort_by=created_at:desc')).toEqual(['Payments hang', 'Invoices are sent twice']);
    expect(await list('sort_by=urgency,created_at:desc')).toEqual(['Payments hang', 'Invoices are sent twice']);
    expect(await list('sort_by=resolved_at:desc')).toEqual(['Invoices are sent twice', 'Payments hang']);
  });

  test('has pages of 25 by default, with a total only if requested', async () => {
    const { pagerduty, call } = await start();
    for (let index = 0; index < 26; index += 1) await pagerduty.trigger({ title: `Incident ${index}` });
    const first = await call('GET', '/incidents');
    expect(first.body).toMatchObject({ limit: 25, offset: 0, more: true, total: null, incidents: { length: 25 } });
    const second = await call('GET', '/incidents?limit=20&offset=20&total=true');
    expect(second.body).toMatchObject({ limit: 20, offset: 20, more: false, total: 26, incidents: { length: 6 } });
  });
});

describe('the REST API', () => {
  test.each([
    ['no credentials', ''],
    ['a wrong key', 'Token token=other'],
    ['a key in another form', 'Token full-key'],
    ['a key as OAuth token', 'Bearer full-key'],
  ])('refuses %s with 401, code 2006', async (_what, authorization) => {
    const { call } = await start();
    const refused = await call('GET', '/incidents', undefined, { authorization });
    expect(refused.status).toBe(401);
    expect(refused.body).toEqual({ error: { message: expect.any(String), code: 2006, errors: [] } });
  });

  test.each([
    ['POST', '/incidents/1/notes', { note: { content: 'Hi.' } }],
    ['POST', '/webhook_subscriptions', {}],
    ['DELETE', '/webhook_subscriptions/P1', undefined],
    ['POST', '/webhook_subscriptions/P1/enable', undefined],
    ['POST', '/webhook_subscriptions/P1/ping', undefined],
  ])('refuses %s %s by a read-only key with 403, code 2010', async (method, path, body) => {
    const { call } = await start();
    const refused = await call(method, path, body, { authorization: 'Token token=read-key' });
    expect(refused).toMatchObject({ status: 403, body: { error: { code: 2010 } } });
    expect((await call('GET', '/incidents', undefined, { authorization: 'Token token=read-key' })).status).toBe(200);
  });

  test('refuses an OAuth token without the scope with 403', async () => {
    const { call } = await start({ oauthTokens: { 'made-up': ['incidents.read'] } });
    const bearer = { authorization: 'Bearer made-up' };
    expect((await call('GET', '/incidents', undefined, bearer)).status).toBe(200);
    expect((await call('GET', '/services/PB6V9XE', undefined, bearer)).status).toBe(403);
  });

  test.each([
    '/incidents',
    '/incidents/1',
    '/incidents/1/log_entries',
    '/incidents/1/notes',
    '/incidents/1/alerts',
    '/incidents/1/related_change_events',
    '/incidents/1/past_incidents',
    '/incidents/1/related_incidents',
    '/services/P1',
    '/priorities',
  ])('refuses GET %s without the version or the content type with 400', async (path) => {
    const { call } = await start();
    const refused = { status: 400, body: { error: { code: 2001 } } };
    expect(await call('GET', path, undefined, { accept: 'application/json' })).toMatchObject(refused);
    expect(await call('GET', path, undefined, { 'content-type': '' })).toMatchObject(refused);
  });

  test('refuses subscriptions without the version with 400, but not without the content type', async () => {
    const { call } = await start();
    expect((await call('GET', '/webhook_subscriptions', undefined, { accept: '*/*' })).status).toBe(400);
    expect((await call('GET', '/webhook_subscriptions', undefined, { 'content-type': '' })).status).toBe(200);
  });

  test.each([
    '/incidents/QNONE',
    '/incidents/QNONE/log_entries',
    '/incidents/QNONE/notes',
    '/incidents/QNONE/alerts',
    '/incidents/QNONE/related_change_events',
    '/incidents/QNONE/past_incidents',
    '/incidents/QNONE/related_incidents',
    '/incidents/QNONE/custom_fields/values',
    '/services/PNONE',
    '/webhook_subscriptions/PNONE',
    '/nothing',
  ])('refuses %s with 404, code 2100', async (path) => {
    const { call } = await start();
    const refused = await call('GET', path);
    expect(refused).toMatchObject({ status: 404, body: { error: { message: 'Not Found', code: 2100 } } });
  });

  test.each([
    ['DELETE', ''],
    ['POST', '/enable'],
    ['POST', '/ping'],
  ])('refuses %s of an unknown subscription%s with 404', async (method, path) => {
    const { call } = await start();
    expect((await call(method, `/webhook_subscriptions/PNONE${path}`)).status).toBe(404);
  });

  test.each([
    '/incidents?limit=101',
    '/incidents?limit=0',
    '/incidents?limit=100&offset=9901',
    '/incidents?status[]=resolved',
    '/incidents?statuses[]=closed',
    '/incidents?statuses[]=resolved&statuses[]=resolved',
    '/incidents?urgencies[]=medium',
    '/incidents?sort_by=title',
    '/incidents?sort_by=created_at:up',
    '/incidents?sort_by=created_at,urgency,resolved_at',
    '/incidents?since=yesterday',
    '/incidents?time_zone=Mars/Olympus',
    '/incidents?date_range=most',
    '/incidents?include[]=custom_fields',
    '/incidents?total=yes',
    '/incidents/1?include[]=everything',
    '/incidents/1/log_entries?is_overview=1',
    '/incidents/1/log_entries?include[]=users',
    '/incidents/1/alerts?statuses[]=acknowledged',
    '/incidents/1/past_incidents?limit=1000',
    '/incidents/1/related_incidents?additional_details[]=all',
    '/services/P1?include[]=everything',
    '/priorities?limit=101',
    '/webhook_subscriptions?filter_type=service',
    '/webhook_subscriptions?filter_type=user',
  ])('refuses GET %s with 400', async (path) => {
    const { call } = await start();
    const refused = await call('GET', path);
    expect(refused).toMatchObject({ status: 400, body: { error: { code: 2001, errors: [expect.any(String)] } } });
  });

  test('refuses priorities with 402 if the account has none', async () => {
    const { call } = await start({ account: { ...EXAMPLE_COMPANY, priorities: [] } });
    expect(await call('GET', '/priorities')).toMatchObject({ status: 402, body: { error: { code: 2014 } } });
  });

  test.each([
    ['past_incidents', 'past_incidents'],
    ['related_incidents', 'related_incidents'],
    ['related_change_events', 'change_events'],
  ] as const)('refuses %s with 402 if the plan lacks the ability, and nothing else', async (path, ability) => {
    const { pagerduty, call } = await start({ lacks: [ability] });
    const { id } = await pagerduty.trigger({ title: 'Invoices are sent twice' });
    expect(await call('GET', `/incidents/${id}/${path}`)).toMatchObject({
      status: 402,
      body: { error: { code: 2014 } },
    });
    expect((await call('GET', `/incidents/${id}/alerts`)).status).toBe(200);
  });

  test('refuses more requests of one key in a minute than its limit with 429, and says when it ends', async () => {
    const { pagerduty, call } = await start({ requestsPerMinute: 2 });
    const limits = async (headers = {}) => {
      const answer = await call('GET', '/priorities', undefined, headers);
      const header = (name: string) => answer.headers.get(`ratelimit-${name}`);
      return [answer.status, header('limit'), header('remaining'), header('reset')];
    };
    expect(await limits()).toEqual([200, '2', '1', '60']);
    await pagerduty.elapse(20 * SECOND);
    expect(await limits()).toEqual([200, '2', '0', '40']);
    expect(await limits()).toEqual([429, '2', '0', '40']);
    expect((await call('GET', '/priorities')).body.error).toMatchObject({ code: 2020, message: 'Rate Limit Exceeded' });
    expect((await limits({ authorization: 'Token token=read-key' }))[0]).toBe(200);
    await pagerduty.elapse(40 * SECOND);
    expect((await limits())[0]).toBe(200);
  });

  const from = { from: 'ana.ribeiro@example.com' };
  test.each([
    ['without an author', { note: { content: 'Hi.' } }, {}],
    ['by somebody else', { note: { content: 'Hi.' } }, { from: 'mallory@example.com' }],
    ['without content', { note: {} }, from],
    ['that is empty', { note: { content: '' } }, from],
    ['unwrapped', { content: 'Hi.' }, from],
    ['with an unknown field', { note: { content: 'Hi.', colour: 'red' } }, from],
    ['that is no JSON', '{', from],
  ])('refuses a note %s with 400', async (_what, body, headers) => {
    const { pagerduty, call } = await start();
    const incident = await pagerduty.trigger({ title: 'Invoices are sent twice' });
    expect((await call('POST', `/incidents/${incident.id}/notes`, body, headers)).status).toBe(400);
    expect(incident.notes).toEqual([]);
  });

  test('refuses note 2001 with 400', async () => {
    const { pagerduty, call } = await start();
    const incident = await pagerduty.trigger({ title: 'Invoices are sent twice' });
    const author = referenceTo(pagerduty.account.users[0] ?? incident.service);
    for (let index = 0; index < 2000; index += 1) {
      incident.notes.push({ id: `P${index}`, author, content: 'Hi.', createdAt: MORNING });
    }
    expect((await call('POST', `/incidents/${incident.id}/notes`, { note: { content: 'Hi.' } }, from)).status).toBe(
      400,
    );
  });

  test('returns a rate limit by fault, with its headers, or without them and without a body', async () => {
    const { pagerduty, call } = await start();
    const body = { error: { message: 'Rate Limit Exceeded', code: 2020 } };
    pagerduty.faults.next({ path: '/incidents' }, { status: 429, headers: { 'ratelimit-reset': '7' }, body });
    const limited = await call('GET', '/incidents');
    expect(limited).toMatchObject({ status: 429, body });
    expect(limited.headers.get('ratelimit-reset')).toBe('7');
    pagerduty.faults.next({ path: '/incidents' }, { status: 429 });
    const bare = await call('GET', '/incidents');
    expect(bare).toMatchObject({ status: 429, body: {} });
    expect(bare.headers.get('ratelimit-reset')).toBeNull();
    expect((await call('GET', '/incidents')).status).toBe(200);
  });
});

describe('webhook subscriptions', () => {
  const order = {
    type: 'webhook_subscription',
    delivery_method: {
      type: 'http_delivery_method',
      url: 'http://127.0.0.1:9/pagerduty',
      custom_headers: [{ name: 'X-Webhook-Secret', value: 'made-up' }],
    },
    events: ['incident.resolved'],
    filter: { type: 'account_reference' },
  };
  const create = (subscription: unknown) => ({ webhook_subscription: subscription });

  test('return their secret once, and the values of their headers never', async () => {
    const { pagerduty, call } = await start();
    const created = await call('POST', '/webhook_subscriptions', create(order));
    expect(created.status).toBe(200);
    const { id, delivery_method: method } = created.body.webhook_subscription;
    expect(method.secret).toBe(pagerduty.subscriptions[0]?.secrets[0]);
    const custom_headers = [{ name: 'X-Webhook-Secret', value: '-- redacted --' }];
    expect(method).toMatchObject({ temporarily_disabled: false, custom_headers });
    const read = await call('GET', `/webhook_subscriptions/${id}`);
    expect(read.body.webhook_subscription.delivery_method).toMatchObject({ secret: null, custom_headers });
    expect((await call('GET', '/webhook_subscriptions')).body.webhook_subscriptions).toMatchObject([{ id }]);
  });

  test('are listed by what they are for', async () => {
    const { call } = await start();
    await call('POST', '/webhook_subscriptions', create(order));
    const filter = { type: 'service_reference', id: 'PB6V9XE' };
    const { body } = await call('POST', '/webhook_subscriptions', create({ ...order, filter }));
    const listed = async (query: string) =>
      (await call('GET', `/webhook_subscriptions?${query}`)).body.webhook_subscriptions.map(({ id }) => id);
    expect(await listed('filter_type=service&filter_id=PB6V9XE')).toEqual([body.webhook_subscription.id]);
    expect(await listed('filter_type=service&filter_id=PD2Q5FN')).toEqual([]);
    expect(await listed('filter_type=account')).toHaveLength(1);
  });

  test('are deleted', async () => {
    const { pagerduty, call } = await start();
    const { body } = await call('POST', '/webhook_subscriptions', create(order));
    expect((await call('DELETE', `/webhook_subscriptions/${body.webhook_subscription.id}`)).status).toBe(204);
    expect(pagerduty.subscriptions).toEqual([]);
  });

  test.each([
    ['no events', { ...order, events: [] }],
    ['an unknown event', { ...order, events: ['incident.exploded'] }],
    ['an event twice', { ...order, events: ['incident.resolved', 'incident.resolved'] }],
    ['no scope', { ...order, filter: undefined }],
    ['the scope of a service that is not named', { ...order, filter: { type: 'service_reference' } }],
    ['another type', { ...order, type: 'subscription' }],
    ['no URL', { ...order, delivery_method: { type: 'http_delivery_method' } }],
    [
      'a URL of another scheme',
      { ...order, delivery_method: { type: 'http_delivery_method', url: 'ftp://example.com' } },
    ],
    [
      'a header twice',
      {
        ...order,
        delivery_method: { ...order.delivery_method, custom_headers: ['A', 'a'].map((name) => ({ name, value: 'x' })) },
      },
    ],
    ['an unknown field', { ...order, colour: 'red' }],
  ])('are refused with %s: 400', async (_what, subscription) => {
    const { pagerduty, call } = await start();
    expect((await call('POST', '/webhook_subscriptions', create(subscription))).status).toBe(400);
    expect(pagerduty.subscriptions).toEqual([]);
  });

  test('are ten at most for the account, and for each service', async () => {
    const { call } = await start();
    for (let index = 0; index < 10; index += 1) await call('POST', '/webhook_subscriptions', create(order));
    const refused = await call('POST', '/webhook_subscriptions', create(order));
    expect(refused).toMatchObject({ status: 400, body: { error: { code: 2019 } } });
    const filter = { type: 'service_reference', id: 'PB6V9XE' };
    expect((await call('POST', '/webhook_subscriptions', create({ ...order, filter }))).status).toBe(200);
  });

  test('are tested by a ping, which contains no incident', async () => {
    const { pagerduty, call, receiver, subscription } = await startWithReceiver();
    expect((await call('POST', `/webhook_subscriptions/${subscription.id}/ping`)).status).toBe(202);
    await pagerduty.elapse(0);
    const sample = JSON.parse(readFileSync('test/fixtures/webhooks/ping.json', 'utf8'));
    const { event } = JSON.parse(`${receiver.got[0]?.body}`);
    expect(event).toMatchObject({
      event_type: 'pagey.ping',
      resource_type: 'pagey',
      client: null,
      data: { type: 'ping' },
    });
    expect(Object.keys(event).sort()).toEqual(Object.keys(sample.event).sort());
  });
});

describe('a delivery', () => {
  test('is signed over its exact bytes, with each secret while they rotate', async () => {
    const { pagerduty, receiver, subscription, incident } = await startWithReceiver();
    subscription.secrets.push('next');
    await pagerduty.resolve(incident.id);
    const [{ headers, body } = { headers: new Headers(), body: Buffer.from('') }] = receiver.got;
    const sign = (secret: string) => `v1=${createHmac('sha256', secret).update(body).digest('hex')}`;
    expect(headers.get('x-pagerduty-signature')).toBe(`${sign('made-up')},${sign('next')}`);
  });

  test('sends given bytes as they are', async () => {
    const { pagerduty, receiver } = await startWithReceiver();
    const body = readFileSync('test/fixtures/webhooks/resolved-hostile.json');
    const [delivery] = await pagerduty.deliverRaw(body);
    expect(receiver.got[0]?.body.equals(body)).toBe(true);
    expect(delivery).toMatchObject({ fate: 'delivered', incidentId: 'Q5XT62HDKWMV9Z', eventType: 'incident.resolved' });
  });

  test('is made even if its bytes are no JSON', async () => {
    const { pagerduty } = await start();
    const receiver = await listen(() => new Response(null, { status: 202 }));
    running.push(receiver);
    pagerduty.subscribe({ url: receiver.url, secrets: ['made-up'] });
    await pagerduty.deliverRaw(Buffer.from('not JSON'));
    expect(receiver.requests).toMatchObject([{ body: 'not JSON' }]);
    expect(fates(pagerduty)).toEqual(['delivered']);
  });

  test('has the signature of the example in PagerDuty’s docs', async () => {
    const { pagerduty, receiver, subscription } = await startWithReceiver();
    subscription.secrets = ['made-up-Secret/2026+A='];
    await pagerduty.deliverRaw(
      Buffer.from(
        '{"event":{"id":"01K4T7QZ9M3XV8B2R6D0HWJ5NC","event_type":"incident.resolved","data":{"id":"Q2ZK81VNWTXE7B","title":"Café ☕ down"}}}',
      ),
    );
    expect(receiver.got[0]?.headers.get('x-pagerduty-signature')).toBe(
      'v1=c1aad95d8e35d3c32df2a7deb5dce496c7eaf15acb7f46983ebc0f6917d68536',
    );
  });

  test('carries PagerDuty’s headers and those of the subscription', async () => {
    const { pagerduty } = await start();
    const receiver = await receive();
    const url = receiver.url.replace('//', '//user:p%40ss@');
    const headers = [{ name: 'X-Webhook-Secret', value: 'shared' }];
    const { id } = pagerduty.subscribe({ url, secrets: ['made-up'], headers, events: ['incident.triggered'] });
    await pagerduty.trigger({ title: 'Invoices are sent twice' });
    expect(Object.fromEntries(receiver.got[0]?.headers ?? [])).toMatchObject({
      'content-type': 'application/json',
      'user-agent': 'PagerDuty-Webhook/V3.0',
      'x-webhook-id': pagerduty.deliveries[0]?.webhookId,
      'x-webhook-subscription': id,
      'x-webhook-secret': 'shared',
      authorization: `Basic ${Buffer.from('user:p@ss').toString('base64')}`,
    });
  });

  test('goes to each subscription that wants the event, with its own ID and the same event', async () => {
    const { pagerduty, receiver, incident } = await startWithReceiver();
    const order = { url: receiver.url, secrets: ['made-up'], events: ['incident.resolved'] };
    pagerduty.subscribe({ ...order, filter: { type: 'service_reference', id: 'PB6V9XE' } });
    pagerduty.subscribe({ ...order, filter: { type: 'service_reference', id: 'PD2Q5FN' } });
    pagerduty.subscribe({ ...order, filter: { type: 'team_reference', id: 'PT4Y8JM' } });
    pagerduty.subscribe({ ...order, filter: { type: 'team_reference', id: 'PT9C3WS' } });
    pagerduty.subscribe({ ...order, events: ['incident.reopened'] });
    await pagerduty.resolve(incident.id);
    expect(receiver.got).toHaveLength(3);
    expect(new Set(receiver.got.map(({ headers }) => headers.get('x-webhook-id'))).size).toBe(3);
    expect(new Set(receiver.got.map(({ event }) => event.id)).size).toBe(1);
  });

  test('can be made of any event', async () => {
    const { pagerduty, receiver, incident } = await startWithReceiver();
    const occurrence = { occurred_at: new Date('2026-09-10T11:47:09.318Z'), agent: null };
    await pagerduty.deliver(incidentEvent('incident.resolved', incident, occurrence));
    expect(receiver.got[0]?.event).toMatchObject({ occurred_at: '2026-09-10T11:47:09.318Z', agent: null });
    await pagerduty.deliver(incidentEvent('incident.escalated', incident, occurrence));
    expect(receiver.got).toHaveLength(1);
  });

  test('is recorded with its tries', async () => {
    const { pagerduty, incident } = await startWithReceiver(503);
    await pagerduty.elapse(HOUR);
    await pagerduty.resolve(incident.id);
    await pagerduty.elapse(MINUTE);
    const at = MORNING.getTime() + HOUR;
    expect(pagerduty.deliveries[0]?.tries).toEqual([
      { at: new Date(at), status: 503 },
      { at: new Date(at + 10 * SECOND), status: 202 },
    ]);
  });
});

describe('a failed delivery', () => {
  test.each([500, 502, 503, 429])('is retried after %i, with the same ID and bytes', async (status) => {
    const { pagerduty, receiver, incident } = await startWithReceiver(status);
    await pagerduty.resolve(incident.id);
    expect(fates(pagerduty)).toEqual(['waiting']);
    await pagerduty.elapse(MINUTE);
    expect(fates(pagerduty)).toEqual(['delivered']);
    const [first, second, ...more] = receiver.got;
    expect(second?.headers.get('x-webhook-id')).toBe(first?.headers.get('x-webhook-id'));
    expect(second?.body).toEqual(first?.body);
    expect(more).toEqual([]);
  });

  test('is retried after a timeout, so that the receiver may have it twice', async () => {
    const { pagerduty, receiver, incident } = await startWithReceiver();
    const hang = receiver.faults.next({}, { hang: 'after' });
    await pagerduty.resolve(incident.id);
    hang.release();
    await pagerduty.elapse(MINUTE);
    expect(pagerduty.deliveries[0]?.tries.map(({ status }) => status)).toEqual(['timeout', 202]);
    expect(receiver.got).toHaveLength(2);
  });

  test('is retried after a broken connection', async () => {
    const { pagerduty, receiver, incident } = await startWithReceiver();
    receiver.faults.next({}, { cut: 'before' });
    await pagerduty.resolve(incident.id);
    await pagerduty.elapse(MINUTE);
    expect(pagerduty.deliveries[0]?.tries.map(({ status }) => status)).toEqual(['no-connection', 202]);
  });

  test('is retried if nothing listens', async () => {
    const { pagerduty } = await start();
    const receiver = await listen(() => new Response());
    await receiver.close();
    pagerduty.subscribe({ url: receiver.url, secrets: ['made-up'], events: ['incident.triggered'] });
    await pagerduty.trigger({ title: 'Invoices are sent twice' });
    expect(pagerduty.deliveries).toMatchObject([{ fate: 'waiting', tries: [{ status: 'no-connection' }] }]);
  });

  test.each([400, 401, 403, 404, 413, 422, 301])('is dropped at once after %i', async (status) => {
    const { pagerduty, receiver, incident } = await startWithReceiver(status);
    await pagerduty.resolve(incident.id);
    expect(fates(pagerduty)).toEqual(['dropped']);
    await pagerduty.elapse(2 * DAY);
    expect(receiver.got).toHaveLength(1);
  });

  test('is dropped after 48 hours, and not before', async () => {
    const { pagerduty, receiver, incident } = await startWithReceiver();
    receiver.statuses.push(...Array.from({ length: 1000 }, () => 503));
    await pagerduty.resolve(incident.id);
    await pagerduty.elapse(48 * HOUR - 1);
    expect(fates(pagerduty)).toEqual(['waiting']);
    const tries = receiver.got.length;
    await pagerduty.elapse(1);
    expect(fates(pagerduty)).toEqual(['dropped']);
    expect(receiver.got).toHaveLength(tries);
    expect(pagerduty.nextTry()).toBeUndefined();
  });

  test('is dropped at once above 256 KB', async () => {
    const { pagerduty, receiver } = await startWithReceiver();
    const event = (bytes: number) => Buffer.from(JSON.stringify({ event: { title: 'x'.repeat(bytes) } }));
    await pagerduty.deliverRaw(event(256 * 1024));
    await pagerduty.deliverRaw(event(200 * 1024));
    expect(fates(pagerduty)).toEqual(['dropped', 'delivered']);
    expect(receiver.got).toHaveLength(1);
  });
});

describe('the order of deliveries', () => {
  test('is kept for an incident: later ones wait behind one that fails', async () => {
    const { pagerduty, receiver, incident } = await startWithReceiver(503);
    pagerduty.subscriptions[0]?.events.push('incident.reopened');
    await pagerduty.resolve(incident.id);
    await pagerduty.reopen(incident.id);
    expect(receiver.got).toHaveLength(1);
    expect(fates(pagerduty)).toEqual(['waiting', 'waiting']);
    await pagerduty.elapse(MINUTE);
    const types = receiver.got.map(({ event }) => event.event_type);
    expect(types).toEqual(['incident.resolved', 'incident.resolved', 'incident.reopened']);
    expect(fates(pagerduty)).toEqual(['delivered', 'delivered']);
  });

  test('is independent for other incidents and other subscriptions', async () => {
    const { pagerduty, receiver, incident } = await startWithReceiver(503);
    const other = await receive();
    pagerduty.subscribe({ url: other.url, secrets: ['made-up'], events: ['incident.resolved'] });
    const second = await pagerduty.trigger({ title: 'Payments hang', service: 'Checkout' });
    await pagerduty.resolve(incident.id);
    await pagerduty.resolve(second.id);
    expect(receiver.got.map(({ event }) => event.data.id)).toEqual([incident.id, second.id]);
    expect(other.got.map(({ event }) => event.data.id)).toEqual([incident.id, second.id]);
  });

  test('continues when the failing one is dropped', async () => {
    const { pagerduty, receiver, incident } = await startWithReceiver(503, 400);
    await pagerduty.resolve(incident.id);
    await pagerduty.reopen(incident.id);
    await pagerduty.resolve(incident.id);
    await pagerduty.elapse(MINUTE);
    expect(fates(pagerduty)).toEqual(['dropped', 'delivered']);
    expect(receiver.got).toHaveLength(3);
  });
});

describe('three drops in a row', () => {
  /** Each resolve of a new incident is one delivery. */
  async function resolveOne({ trigger, resolve }: PagerDuty) {
    await resolve((await trigger({ title: 'Invoices are sent twice' })).id);
  }

  test('disable the subscription for 24 hours: its queue and all new events are lost', async () => {
    const { pagerduty, call, receiver, subscription, incident } = await startWithReceiver(503, 401, 401, 401);
    await pagerduty.resolve(incident.id);
    for (let index = 0; index < 3; index += 1) await resolveOne(pagerduty);
    expect(fates(pagerduty)).toEqual(['lost', 'dropped', 'dropped', 'dropped']);
    const read = await call('GET', `/webhook_subscriptions/${subscription.id}`);
    expect(read.body.webhook_subscription.delivery_method.temporarily_disabled).toBe(true);

    await pagerduty.elapse(DAY - 1);
    await resolveOne(pagerduty);
    expect(fates(pagerduty).at(-1)).toBe('lost');
    expect(receiver.got).toHaveLength(4);

    await pagerduty.elapse(1);
    await resolveOne(pagerduty);
    expect(fates(pagerduty).at(-1)).toBe('delivered');
    expect(pagerduty.deliveries.at(-2)).toMatchObject({ fate: 'lost', tries: [] });
  });

  test('end early if somebody enables the subscription', async () => {
    const { pagerduty, call, subscription } = await startWithReceiver(401, 401, 401);
    for (let index = 0; index < 3; index += 1) await resolveOne(pagerduty);
    const enabled = await call('POST', `/webhook_subscriptions/${subscription.id}/enable`);
    expect(enabled.body.webhook_subscription.delivery_method.temporarily_disabled).toBe(false);
    await resolveOne(pagerduty);
    expect(fates(pagerduty).at(-1)).toBe('delivered');
  });

  test('are no row with a success between them', async () => {
    const { pagerduty } = await startWithReceiver(401, 401, 202, 401, 401);
    for (let index = 0; index < 6; index += 1) await resolveOne(pagerduty);
    expect(fates(pagerduty)).toEqual(['dropped', 'dropped', 'delivered', 'dropped', 'dropped', 'delivered']);
  });

  test('can be three that failed for 48 hours', async () => {
    const { pagerduty, receiver, subscription } = await startWithReceiver();
    receiver.statuses.push(...Array.from({ length: 1000 }, () => 503));
    for (let index = 0; index < 3; index += 1) await resolveOne(pagerduty);
    await pagerduty.elapse(48 * HOUR);
    expect(fates(pagerduty)).toEqual(['dropped', 'dropped', 'dropped']);
    expect(subscription.disabledUntil).toEqual(new Date(MORNING.getTime() + 72 * HOUR));
  });
});
