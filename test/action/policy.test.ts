/** Every reason for which an incident gets no postmortem, with its sentence in the summary. */
import { afterEach, describe, expect, test } from '@jest/globals';
import { dispatchOf } from '../fixtures/webhooks.ts';
import { closeWorlds, type Dispatch, outputsOf, world } from './world.ts';

afterEach(closeWorlds);

/** The example P1, which lasted 1 hour 44 minutes, with other facts. */
function p1(facts: object): Dispatch {
  const { client_payload: payload } = dispatchOf('resolved-p1');
  return { client_payload: { ...payload, incident: { ...payload.incident, ...facts } } };
}

describe('an incident that gets no postmortem', () => {
  test.each<[string, string | undefined, string | Dispatch, RegExp]>([
    [
      'urgency',
      undefined,
      'resolved-no-priority',
      /Its urgency is low, but postmortems are written for high urgency\./,
    ],
    ['merged', undefined, 'resolved-by-merge', /It was merged into another incident, which gets the postmortem\./],
    ['event-not-handled', undefined, 'acknowledged', /only resolved incidents get one/],
    ['event-not-handled', undefined, 'reopened', /only resolved incidents get one/],
    [
      'too-short',
      undefined,
      p1({ created_at: '2026-09-10T11:43:00Z' }),
      /It lasted 4 minutes, but postmortems are written for incidents of at least 5 minutes\./,
    ],
    [
      'priority',
      'incidents: {priorities: [P2, P3]}',
      'resolved-p1',
      /Its priority is P1, but postmortems are written for P2 and P3\./,
    ],
    ['priority', 'incidents: {priorities: [P2]}', p1({ priority: null }), /Its priority is not set/],
    [
      'service',
      'incidents: {services: {only: [Search]}}',
      'resolved-p1',
      /Postmortems are not written for the service Billing API/,
    ],
    [
      'service',
      'incidents: {services: {except: [Billing API]}}',
      'resolved-p1',
      /Postmortems are not written for the service Billing API/,
    ],
    [
      'confidential',
      'incidents: {confidential: [Billing API]}',
      'resolved-p1',
      /nothing about it is sent anywhere or written here/,
    ],
    [
      'daily-limit',
      'limits: {sessions-per-day: 0}',
      'resolved-p1',
      /The daily limit is reached: 0 sessions within 24 hours \("limits\.sessions-per-day"\)/,
    ],
  ])('is skipped as %s (%s)', async (reason, config, event, sentence) => {
    const { devin, dispatch } = await world(config === undefined ? {} : { config });
    const run = await dispatch(typeof event === 'string' ? dispatchOf(event) : event);
    expect(run.conclusion).toBe('success');
    expect(outputsOf(run)).toMatchObject({ outcome: 'skipped', reason, 'session-id': '', sessions: '[]' });
    expect(run.summary).toMatch(sentence);
    expect(run.summary).toContain(`(reason: \`${reason}\`)`);
    expect(run.summary.includes('run the workflow by hand (Actions')).toBe(
      ['urgency', 'too-short', 'priority', 'service', 'daily-limit'].includes(reason),
    );
    expect(devin.sessions).toEqual([]);
  });

  test('is skipped with the reason even without a Devin key', async () => {
    const { dispatch } = await world({ secrets: {} });
    expect(outputsOf(await dispatch('resolved-no-priority'))).toMatchObject({ outcome: 'skipped', reason: 'urgency' });
  });
});

test('an incident of an excluded type gets no postmortem, going by its type in PagerDuty', async () => {
  const { devin, pagerduty, resolvedIncident, dispatch, eventOf } = await world({
    config: 'incidents: {types: [incident_default]}',
  });
  const drill = await resolvedIncident({ title: 'Game day', type: 'drill' });
  const run = await dispatch(eventOf('incident.resolved', drill));
  expect(outputsOf(run)).toMatchObject({ outcome: 'skipped', reason: 'type' });
  expect(run.summary).toContain('Its type is drill, but postmortems are written for incident\\_default');
  const real = await resolvedIncident();
  await dispatch(eventOf('incident.resolved', real));
  expect(devin.sessions).toHaveLength(1);
  expect(pagerduty.incidents).toHaveLength(2);
});
