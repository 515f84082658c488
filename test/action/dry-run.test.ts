/** A dry run looks everything up, decides, and changes nothing. */
import { createHash } from 'node:crypto';
import { afterEach, describe, expect, test } from '@jest/globals';
import { SECRETS } from '../start-world.ts';
import { closeWorlds, type Dispatch, HOUR, outputsOf, saidTo, type World, world } from './world.ts';

afterEach(closeWorlds);

/** The workflow, with dry-run set by the event too. */
const edit = (workflow: string) =>
  workflow.replace('inputs.dry-run ||', 'inputs.dry-run || github.event.client_payload.dry ||');
const dry = ({ event_type, client_payload }: Dispatch): Dispatch => ({
  ...(event_type !== undefined && { event_type }),
  client_payload: { ...Object(client_payload), dry: 'true' },
});
const options = {
  edit,
  with: 'pagerduty-from: postmortem-bot@example.com',
  pagerduty: { apiKeys: { [SECRETS.PAGERDUTY_KEY]: 'full' as const } },
};

/** Requests that change something. */
const acts = ({ devin, pagerduty, github }: World) =>
  [devin, pagerduty, github].flatMap(({ requests }) => requests).filter(({ method }) => method !== 'GET').length;

describe('a dry run of an event', () => {
  test('says that it would start a session, to write or to gather', async () => {
    const made = await world({ ...options, config: 'start-on: acknowledged' });
    made.ago(3 * HOUR);
    const incident = await made.pagerduty.trigger({ title: 'Invoices are sent twice' });
    const gathers = await made.dispatch(dry(made.eventOf('incident.acknowledged', incident)));
    expect(outputsOf(gathers)).toMatchObject({ outcome: 'dry-run', 'session-id': '' });
    expect(gathers.summary).toContain('a new session would gather evidence, and write nothing before');
    made.ago(2 * HOUR);
    await made.pagerduty.resolve(incident.id);
    const writes = await made.dispatch(dry(made.eventOf('incident.resolved', incident)));
    expect(outputsOf(writes)).toMatchObject({ outcome: 'dry-run', 'session-id': '' });
    expect(writes.summary).toContain('it would get a postmortem from a new session');
    expect(acts(made)).toBe(0);
  });

  test('says that it would ask the session to write, or terminate it', async () => {
    const made = await world({ ...options, config: 'start-on: acknowledged' });
    made.ago(3 * HOUR);
    const incident = await made.pagerduty.trigger({ title: 'Invoices are sent twice' });
    await made.dispatch(made.eventOf('incident.acknowledged', incident));
    made.ago(2 * HOUR);
    await made.pagerduty.resolve(incident.id);
    const before = acts(made);
    const writes = await made.dispatch(dry(made.eventOf('incident.resolved', incident)));
    expect(outputsOf(writes)).toMatchObject({ outcome: 'dry-run', 'session-id': made.devin.sessions[0]?.session_id });
    expect(writes.summary).toContain('the session that gathered evidence would be asked to write the postmortem');
    expect(writes.summary).toContain('# The order to write');
    incident.urgency = 'low';
    const ends = await made.dispatch(dry(made.eventOf('incident.resolved', incident)));
    expect(outputsOf(ends)).toMatchObject({ outcome: 'dry-run', reason: 'urgency' });
    expect(ends.summary).toMatch(/its session, which gathers evidence, would be ended\. Its urgency is low/);
    expect(acts(made)).toBe(before);
    expect(made.devin.sessions[0]).toMatchObject({ status: 'new' });
  });

  test('says that it would notify the session of the new resolve, or join another session', async () => {
    const made = await world({ ...options, config: 'limits: {group-window: 10m}' });
    const incident = await made.resolvedIncident();
    await made.dispatch(made.eventOf('incident.resolved', incident));
    const before = acts(made);
    const other = await made.resolvedIncident({ title: 'Invoices are late' });
    const joins = await made.dispatch(dry(made.eventOf('incident.resolved', other)));
    expect(outputsOf(joins)).toMatchObject({ outcome: 'dry-run', 'document-path': '' });
    expect(joins.summary).toContain('a session about another incident of the same service would be notified');
    await made.pagerduty.reopen(incident.id);
    made.ago(HOUR);
    await made.pagerduty.resolve(incident.id);
    const rewrites = await made.dispatch(dry(made.eventOf('incident.resolved', incident)));
    expect(outputsOf(rewrites)).toMatchObject({ outcome: 'dry-run' });
    expect(rewrites.summary).toContain('its session would be notified of the new resolve');
    expect(acts(made)).toBe(before);
    expect(saidTo(made.devin.sessions[0])).toHaveLength(1);
  });
});

test('a dry run lists what would leave before anything is sent, and the run lists the same', async () => {
  const made = await world(options);
  const incident = await made.resolvedIncident({ description: 'Ask jo@example.com' });
  const dryRun = await made.dispatch(dry(made.eventOf('incident.resolved', incident)));
  const run = await made.dispatch(made.eventOf('incident.resolved', incident));
  const sessionIn = (summary: string) => /^\| Devin \| session .*$/m.exec(summary)?.[0];
  expect(dryRun.summary).toContain('### What would leave this run');
  expect(run.summary).toContain('### What left this run');
  const [prompt = ''] = saidTo(made.devin.sessions[0]);
  const sha = createHash('sha256').update(prompt).digest('hex');
  expect(run.summary.slice(run.summary.indexOf('SHA-256 of what the agent gets:'))).toContain(sha);
  expect(sessionIn(run.summary)).toMatch(/\| prompt, title, tags, repos, max\\_acu\\_limit \| [\d,]+ \|/);
  // The tags contain the ID of the event.
  expect(dryRun.summary).toMatch(/\| PagerDuty \| note \| note\.content \|/);
  expect(run.summary).toMatch(/\| PagerDuty \| note \| note\.content \|/);
  expect(sessionIn(dryRun.summary)?.split(' | ').at(-1)).toBe(sessionIn(run.summary)?.split(' | ').at(-1));
});
