/**
 * A small chaos run: the same as `npm run chaos`, with fewer incidents. Also tests its expectations and its random numbers.
 */
import { afterAll, describe, expect, test } from '@jest/globals';
import { createWarmProcesses } from '../outside/runner/warm-processes.ts';
import { configurationOf, expectedOf } from './expected.ts';
import { type PlannedIncident, planIncidents } from './incidents.ts';
import { play } from './scenario.ts';

const warm = createWarmProcesses();
afterAll(warm.close);

test('each eligible incident has exactly one session despite faults at every hop, and no acknowledged delivery is lost', async () => {
  const { table, violations } = await play(7, 14, warm.run);
  expect(violations).toEqual([]);
  expect(table).toMatch(/^faults +[1-9]/m);
  expect(table).toMatch(/kill (before|after): [1-9]/);
}, 240_000);

test('the same seed gives the same incidents, and another seed gives others', () => {
  expect(planIncidents(7, 50)).toEqual(planIncidents(7, 50));
  expect(planIncidents(8, 50)).not.toEqual(planIncidents(7, 50));
});

test('a seed contains every kind of incident that the pipeline must tell apart', () => {
  const planned = planIncidents(42, 300);
  const kinds = new Set(planned.flatMap(({ steps }) => steps.map(({ does }) => does.do)));
  expect([...kinds].sort()).toEqual([
    'acknowledge',
    'decline',
    'decline during a run',
    'deliver again',
    'end session',
    'merge',
    'reconcile beside',
    'reopen',
    'resolve',
    'send short form',
    'set priority',
    'start by hand',
    'trigger',
  ]);
  expect(new Set(planned.map((incident) => expectedOf(incident).session))).toEqual(new Set([true, false]));
});

test('seeds differ in when a session starts and in whether incidents share one', () => {
  const configurations = [0, 1, 2, 3].map(configurationOf);
  expect(new Set(configurations.map((configuration) => JSON.stringify(configuration))).size).toBe(4);
});

describe('a planned incident must have a session or must not', () => {
  const incident: PlannedIncident = {
    id: 'Q1',
    number: 1,
    title: 'Requests fail',
    service: 'Checkout',
    urgency: 'high',
    priority: 'P2',
    written: false,
    steps: [
      { at: 0, does: { do: 'trigger' } },
      { at: 300, does: { do: 'resolve' } },
    ],
  };
  const then = (...more: PlannedIncident['steps']) => [...incident.steps, ...more];

  test.each<[string, Partial<PlannedIncident>, boolean]>([
    ['five minutes, P2 and high urgency', {}, true],
    ['less than five minutes', { steps: [{ at: 1, does: { do: 'trigger' } }, ...incident.steps.slice(1)] }, false],
    [
      'less than five minutes, but P1',
      { priority: 'P1', steps: [{ at: 240, does: { do: 'trigger' } }, ...incident.steps.slice(1)] },
      true,
    ],
    ['low urgency', { urgency: 'low' }, false],
    ['no priority', { priority: undefined }, false],
    [
      'no priority until later',
      { priority: undefined, steps: then({ at: 900, does: { do: 'set priority', priority: 'P2' } }) },
      true,
    ],
    [
      'low urgency, started by hand',
      { urgency: 'low', steps: then({ at: 900, does: { do: 'start by hand', by: 'id', redo: false } }) },
      true,
    ],
    [
      'merged',
      {
        steps: [
          { at: 0, does: { do: 'trigger' } },
          { at: 9, does: { do: 'merge', into: 'Q2' } },
        ],
      },
      false,
    ],
    ['written before', { written: true }, false],
    [
      'a confidential service, even by hand',
      { service: 'Build farm', steps: then({ at: 900, does: { do: 'start by hand', by: 'id', redo: false } }) },
      false,
    ],
    ['a confidential title', { title: 'Project Nightjar leaks' }, false],
  ])('is as expected with %s', (_what, change, expected) => {
    expect(expectedOf({ ...incident, ...change }).session).toBe(expected);
  });
});
