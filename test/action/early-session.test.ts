/** `start-on: acknowledged`: a session gathers evidence while the incident is open, and writes when it is resolved. */
import { afterEach, describe, expect, test } from '@jest/globals';
import { closeWorlds, HOUR, MINUTE, outputsOf, saidTo, world } from './world.ts';

afterEach(closeWorlds);

const EARLY = 'start-on: acknowledged';

async function acknowledged(config = EARLY, facts: { urgency?: 'high' | 'low'; priority?: string } = {}) {
  const made = await world({ config });
  made.ago(3 * HOUR);
  const incident = await made.pagerduty.trigger({ title: 'Invoices are sent twice', ...facts });
  await made.pagerduty.acknowledge(incident.id);
  const run = await made.dispatch(made.eventOf('incident.acknowledged', incident));
  return { ...made, incident, run };
}

describe('an acknowledged incident', () => {
  test('starts a session that gathers and does not write yet', async () => {
    const { devin, incident, run } = await acknowledged();
    expect(outputsOf(run)).toMatchObject({ outcome: 'created', 'session-id': devin.sessions[0]?.session_id });
    expect(saidTo(devin.sessions[0])[0]).toMatch(/^# Gather evidence for the postmortem of PagerDuty incident/);
    expect(devin.sessions[0]?.tags).toContain(`pagerduty-incident:${incident.id}`);
    expect(devin.sessions[0]?.tags.filter((tag) => tag.startsWith('postmortem-resolved:'))).toEqual([]);
    expect(run.summary).toContain('## Gathering evidence: Invoices are sent twice');
  });

  test('is skipped as already-started when acknowledged again, and as duplicate-event for the same event', async () => {
    const { devin, incident, ago, dispatch, eventOf } = await acknowledged();
    const same = await dispatch(eventOf('incident.acknowledged', incident));
    ago(2 * HOUR);
    const other = await dispatch(eventOf('incident.acknowledged', incident));
    expect(outputsOf(same)).toMatchObject({ outcome: 'skipped', reason: 'duplicate-event' });
    expect(outputsOf(other)).toMatchObject({ outcome: 'skipped', reason: 'already-started' });
    expect(devin.sessions).toHaveLength(1);
  });

  test('starts nothing if its urgency is low, and its dry run says so', async () => {
    const { devin, run } = await acknowledged(EARLY, { urgency: 'low' });
    expect(outputsOf(run)).toMatchObject({ outcome: 'skipped', reason: 'urgency' });
    expect(devin.sessions).toEqual([]);
  });

  test('starts nothing if the event arrives after the resolve', async () => {
    const { devin, resolvedIncident, eventOf, dispatch, ago } = await world({ config: EARLY });
    ago(3 * HOUR);
    const incident = await resolvedIncident({ urgency: 'high' }, 3 * HOUR, 3 * HOUR - MINUTE);
    const run = await dispatch(eventOf('incident.acknowledged', incident));
    expect(outputsOf(run)).toMatchObject({ outcome: 'skipped', reason: 'event-not-handled' });
    expect(devin.sessions).toEqual([]);
  });
});

describe('an incident that is resolved', () => {
  test('sends the session the order to write, with the times and the document', async () => {
    const { devin, incident, ago, pagerduty, dispatch, eventOf } = await acknowledged();
    ago(2 * HOUR);
    await pagerduty.resolve(incident.id);
    const run = await dispatch(eventOf('incident.resolved', incident));
    const [session] = devin.sessions;
    expect(devin.sessions).toHaveLength(1);
    expect(outputsOf(run)).toMatchObject({ outcome: 'updated', 'session-id': session?.session_id, sessions: '[]' });
    const [, order] = saidTo(session);
    expect(order).toMatch(/^# The order to write/);
    expect(order).toContain(incident.resolvedAt?.toISOString());
    expect(order).toContain(String(outputsOf(run)['document-path']));
    expect(session?.tags).toContain(`postmortem-resolved:${incident.resolvedAt?.toISOString()}`);
    expect(run.summary).toContain('The session that gathered evidence was notified that the incident is over');
    // Only once.
    expect(outputsOf(await dispatch(eventOf('incident.resolved', incident)))).toMatchObject({
      reason: 'duplicate-event',
    });
    expect(saidTo(session)).toHaveLength(2);
  });

  test('terminates the session if it was too short, says why, and the session does not count', async () => {
    const { devin, incident, ago, pagerduty, dispatch, eventOf } = await acknowledged(
      `${EARLY}\nlimits: {sessions-per-day: 1}`,
    );
    ago(3 * HOUR - MINUTE);
    await pagerduty.resolve(incident.id);
    const event = eventOf('incident.resolved', incident);
    const run = await dispatch(event);
    const [session] = devin.sessions;
    expect(outputsOf(run)).toMatchObject({
      outcome: 'skipped',
      reason: 'too-short',
      'session-id': session?.session_id,
    });
    expect(run.summary).toMatch(/It lasted 1 minute, .*\(reason: `too-short`\)/);
    expect(run.summary).toContain(`Its session, which had started to gather evidence, was terminated: ${session?.url}`);
    expect(session).toMatchObject({ status: 'exit', tags: expect.arrayContaining(['postmortem-terminated']) });
    expect(outputsOf(await dispatch(event))).toMatchObject({ outcome: 'skipped', reason: 'too-short' });
    // Resolved again after long enough: the terminated session does not count, not even against the daily limit.
    await pagerduty.reopen(incident.id);
    ago(HOUR);
    await pagerduty.resolve(incident.id);
    expect(outputsOf(await dispatch(eventOf('incident.resolved', incident)))).toMatchObject({ outcome: 'created' });
  });

  test('terminates the session if its priority is now excluded', async () => {
    const { devin, incident, ago, pagerduty, dispatch, eventOf } = await acknowledged(
      `${EARLY}\nincidents: {priorities: [P1]}`,
      { priority: 'P1' },
    );
    await pagerduty.setPriority(incident.id, 'P3');
    ago(2 * HOUR);
    await pagerduty.resolve(incident.id);
    expect(outputsOf(await dispatch(eventOf('incident.resolved', incident)))).toMatchObject({
      outcome: 'skipped',
      reason: 'priority',
    });
    expect(devin.sessions[0]?.status).toBe('exit');
  });

  test('has its session ended by reconcile after a merge, even if its priority no longer starts one early', async () => {
    const made = await acknowledged('overrides: [{match: {priority: P1}, start-on: acknowledged}]', { priority: 'P1' });
    const { devin, incident, ago, pagerduty, reconcile } = made;
    await pagerduty.setPriority(incident.id, 'P3');
    const target = await pagerduty.trigger({ title: 'The big one' });
    ago(2 * HOUR);
    await pagerduty.merge(incident.id, target.id);
    const run = await reconcile();
    expect(devin.sessions).toHaveLength(1);
    expect(devin.sessions[0]).toMatchObject({
      status: 'exit',
      tags: expect.arrayContaining(['postmortem-terminated']),
    });
    expect(run.summary).toMatch(/It was merged into another incident.*`merged`/);
  });
});
