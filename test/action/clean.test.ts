/** Data that nobody meant to publish never leaves the run: not to Devin, the summary or the log. */
import { afterEach, describe, expect, test } from '@jest/globals';
import { EXAMPLE_COMPANY } from '../outside/pagerduty.ts';
import { SECRETS as FOUND } from '../secrets/secrets-made-up.ts';
import { as, closeWorlds, failure, HOUR, outputsOf, type World, warningsOf, world } from './world.ts';

afterEach(closeWorlds);

const TOKEN = FOUND[0]?.[1] ?? '';
const AWS = FOUND.find(([kind]) => kind === 'AWS key')?.[1] ?? '';
const CONFIG = 'redact: ["/customer-[0-9]+/"]';

/** Everything that Devin, the readers of the run and PagerDuty's notes see. */
const everywhere = ({ devin, pagerduty, github }: World, run: { summary: string; log: string[] }) =>
  JSON.stringify([
    devin.requests,
    github.requests,
    run.summary,
    run.log,
    pagerduty.requests.filter(({ method }) => method !== 'GET'),
  ]);

async function leaky({ pagerduty, ago }: World) {
  ago(3 * HOUR);
  const incident = await pagerduty.trigger({
    title: `Login of jane.doe@customer.example fails with ${TOKEN} for customer-4711 at +49 171 2345678`,
    alerts: [
      {
        summary: `Key ${AWS} was refused`,
        severity: 'error',
        details: { mail: 'alert@customer.example', who: 'customer-4712', commit: 'a'.repeat(40) },
      },
    ],
    customFields: [{ name: 'contact', displayName: 'Contact', value: 'field@customer.example' }],
  });
  await pagerduty.note(incident.id, `See https://status.example.com/v1.2.3 with ${TOKEN}, ask note@customer.example`);
  ago(2 * HOUR);
  await pagerduty.resolve(incident.id);
  return incident;
}

const LEAKS = ['customer.example', TOKEN, AWS, 'customer-471', '2345678'];

describe('secrets, addresses, phone numbers and what the team names', () => {
  test('are removed from prompt, title, tags, path, summary and log, and the summary says how many were removed', async () => {
    const made = await world({ config: CONFIG });
    const incident = await leaky(made);
    const run = await made.dispatch(made.eventOf('incident.resolved', incident));
    expect(outputsOf(run)).toMatchObject({ outcome: 'created' });
    const all = everywhere(made, run);
    for (const leak of LEAKS) expect(all).not.toContain(leak);
    expect(JSON.stringify(outputsOf(run))).not.toMatch(/customer-471|2345678|jane/);
    const [session] = made.devin.sessions;
    expect(session?.title).toContain('Login of [removed: e-mail address] fails with [removed: secret]');
    expect(session?.order.prompt).toContain('https://status.example.com/v1.2.3');
    expect(session?.order.prompt).toContain('a'.repeat(40));
    expect(run.summary).toMatch(
      /Removed from the incident's texts before they left this run: 3 secrets, 4 e-mail addresses, 1 phone number, 2 matches of your patterns\./,
    );
  });

  test('are removed from messages and from the summary of a skipped incident', async () => {
    const made = await world({ config: CONFIG });
    const incident = await leaky(made);
    const event = made.eventOf('incident.resolved', incident);
    await made.dispatch(event);
    const again = await made.dispatch(event);
    expect(outputsOf(again)).toMatchObject({ reason: 'duplicate-event' });
    await made.pagerduty.reopen(incident.id);
    made.ago(HOUR);
    await made.pagerduty.resolve(incident.id);
    const updated = await made.dispatch(made.eventOf('incident.resolved', incident));
    expect(outputsOf(updated)).toMatchObject({ outcome: 'updated' });
    const all = everywhere(made, { summary: again.summary + updated.summary, log: [...again.log, ...updated.log] });
    for (const leak of LEAKS) expect(all).not.toContain(leak);
  });

  test('are removed from the summary of reconcile', async () => {
    const made = await world({ config: `${CONFIG}\nincidents: {services: {except: [Billing API]}}` });
    await leaky(made);
    const run = await made.reconcile();
    expect(run.summary).toContain('(reason: `service`)');
    const all = everywhere(made, run);
    for (const leak of LEAKS) expect(all).not.toContain(leak);
  });
});

test('the log contains no title', async () => {
  const made = await world();
  const incident = await made.resolvedIncident();
  const run = await made.dispatch(made.eventOf('incident.resolved', incident));
  expect(run.log.join('\n')).toContain(`Incident ${incident.id}`);
  expect(run.log.join('\n')).not.toMatch(/Invoices|Billing/);
});

describe('a confidential incident', () => {
  const config = 'incidents: {confidential: ["/invoices/"]}\nstart-on: acknowledged';
  const nothing = /Invoices|invoices-are|Billing|\b48\d\d\b/;

  async function told(made: World, run: Awaited<ReturnType<World['dispatch']>>, id: string, reason: string) {
    expect(outputsOf(run)).toEqual({
      outcome: expect.any(String),
      reason,
      'incident-id': id,
      'session-id': expect.any(String),
      'session-url': expect.any(String),
      'document-path': '',
      findings: '',
      sessions: '[]',
    });
    expect(run.summary).toContain(id);
    const asked = made.devin.requests.map(({ method, query, body }) => [method, [...query], body]);
    expect(JSON.stringify([run.summary, run.log, asked])).not.toMatch(nothing);
  }

  test.each<[string, 'incident.resolved' | 'incident.acknowledged', string]>([
    ['resolved', 'incident.resolved', 'confidential'],
    ['acknowledged', 'incident.acknowledged', 'confidential'],
  ])('sends nothing and shows only its ID for %s', async (_what, type, reason) => {
    const made = await world({ config });
    const incident = await made.resolvedIncident();
    if (type === 'incident.acknowledged') await made.pagerduty.reopen(incident.id);
    const run = await made.dispatch(made.eventOf(type, incident));
    await told(made, run, incident.id, reason);
    expect(run.summary).toContain('nothing about it is sent anywhere or written here');
    expect(made.devin.requests.map(({ method }) => method)).not.toContain('POST');
    expect(made.pagerduty.requests.map(({ path }) => path)).toEqual([`/incidents/${incident.id}`]);
  });

  test('shows only its ID if it is merged, or if its event is not handled', async () => {
    const made = await world({ config: 'incidents: {confidential: ["/invoices/"]}' });
    const incident = await made.resolvedIncident();
    await told(
      made,
      await made.dispatch(made.eventOf('incident.acknowledged', incident)),
      incident.id,
      'event-not-handled',
    );
    made.ago(HOUR);
    const [target, source] = [
      await made.pagerduty.trigger({ title: 'x' }),
      await made.pagerduty.trigger({ title: 'Invoices' }),
    ];
    await made.pagerduty.merge(source.id, target.id);
    await told(made, await made.dispatch(made.eventOf('incident.resolved', source)), source.id, 'merged');
  });

  test('gets no more messages in its session if it became confidential later', async () => {
    const made = await world();
    const incident = await made.resolvedIncident();
    await made.dispatch(made.eventOf('incident.resolved', incident));
    const before = made.devin.requests.length;
    await made.pagerduty.reopen(incident.id);
    await as(made.github, 'ada', 'PUT', '/contents/.github/postmortem.yml', {
      message: 'Confidential',
      content: Buffer.from(config).toString('base64'),
    });
    made.ago(HOUR);
    await made.pagerduty.resolve(incident.id);
    const run = await made.dispatch(made.eventOf('incident.resolved', incident));
    expect(outputsOf(run)).toMatchObject({ outcome: 'skipped', reason: 'confidential' });
    expect(run.summary).not.toMatch(nothing);
    expect(made.devin.requests.slice(before).map(({ method }) => method)).not.toContain('POST');
  });

  test('shows only its ID in reconcile', async () => {
    const made = await world({ config });
    const incident = await made.resolvedIncident();
    const run = await made.reconcile();
    expect(run.summary).toContain(`| ${incident.id} | skipped | `);
    expect(run.summary).toContain('(reason: `confidential`)');
    expect(JSON.stringify([run.summary, run.log, made.devin.requests])).not.toMatch(nothing);
  });
});

describe('a confidential service that PagerDuty does not have', () => {
  const config = 'incidents: { confidential: [Vualt, "/breach/"] }';
  const vault = {
    ...EXAMPLE_COMPANY,
    services: EXAMPLE_COMPANY.services.map((service) =>
      service.name === 'Build farm' ? { ...service, name: 'Vault', summary: 'Vault' } : service,
    ),
  };

  test('stops every draft, and the error suggests the closest name', async () => {
    const made = await world({ config, pagerduty: { account: vault } });
    const incident = await made.resolvedIncident();
    expect(await failure(made.dispatch(made.eventOf('incident.resolved', incident)))).toContain(
      'incidents.confidential names the service "Vualt", which PagerDuty does not have. Did you mean "Vault"? Correct .github/postmortem.yml',
    );
    const run = await made.reconcile();
    expect(run.conclusion).toBe('failure');
    expect(run.summary).toContain('The configuration names a service that PagerDuty does not have');
    expect(made.devin.sessions).toEqual([]);
  });

  test.each([
    ['named by its name', 'incidents: { confidential: [vault] }'],
    ['named by its ID', 'incidents: { confidential: [PC7G4UR] }'],
  ])('is accepted if PagerDuty has it, %s', async (_how, right) => {
    const made = await world({ config: right, pagerduty: { account: vault } });
    const incident = await made.resolvedIncident();
    await made.dispatch(made.eventOf('incident.resolved', incident));
    expect(made.devin.sessions).toHaveLength(1);
  });

  test('is a warning if the key may not list services', async () => {
    const made = await world({ config, pagerduty: { account: vault } });
    for (let count = 0; count < 2; count += 1) made.pagerduty.faults.next({ path: '/services' }, { status: 403 });
    const incident = await made.resolvedIncident();
    const run = await made.dispatch(made.eventOf('incident.resolved', incident));
    expect(warningsOf(run).join()).toContain('Could not check whether the services in "incidents.confidential" exist');
    expect(made.devin.sessions).toHaveLength(1);
  });
});
