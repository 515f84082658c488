/**
 * The judge of the chaos finds each way in which something is not as it must be, and nothing where all is well.
 */
import { expect, test } from '@jest/globals';
import type { DevinSession } from '../outside/devin.ts';
import type { PlannedIncident } from './incidents.ts';
import { judge, type Moment, momentOf } from './invariants.ts';
import type { World } from './world.ts';

const BEGIN = Date.parse('2026-09-10T12:00:00Z');
const RESOLVED = '2026-09-10T12:10:00.000Z';

const incident: PlannedIncident = {
  id: 'Q1AB',
  number: 7,
  title: 'Requests fail',
  service: 'Checkout',
  urgency: 'high',
  priority: 'P2',
  written: false,
  steps: [
    { at: 0, does: { do: 'trigger' } },
    { at: 600, does: { do: 'resolve' } },
  ],
};

function session(change: Partial<DevinSession> = {}): DevinSession {
  return {
    session_id: 'devin-1',
    status: 'running',
    tags: ['pagerduty-incident:Q1AB', `postmortem-resolved:${RESOLVED}`],
    messages: [{ message: 'the prompt' }],
    ...change,
  } as DevinSession;
}

/** What one incident came to. Whatever is left out is as it must be. */
function violations(
  played: {
    incident?: Partial<PlannedIncident>;
    sessions?: DevinSession[];
    told?: unknown;
    fate?: string;
    conclusion?: string;
    declined?: Map<string, number>;
    harmed?: string[];
    refused?: [number, Set<string>][];
    /** Of the run. */
    byHand?: boolean;
    event?: string;
    outcome?: string;
    error?: string;
    atRest?: Moment;
    reconciled?: Moment;
  } = {},
): string[] {
  const { sessions = [session()], fate = 'delivered', conclusion = 'success', declined = new Map() } = played;
  const event = { occurred_at: RESOLVED };
  const world = {
    devin: { sessions, requests: [{ body: played.told }] },
    pagerduty: {
      deliveries: [
        {
          incidentId: 'Q1AB',
          eventType: 'incident.resolved',
          body: Buffer.from(JSON.stringify({ event })),
          fate,
          tries: [],
        },
      ],
    },
    runner: {
      runs: [
        {
          id: 1,
          workflow: 'postmortem.yml',
          event: {
            name: played.byHand ? 'workflow_dispatch' : '',
            payload: { client_payload: { incident: { id: 'Q1AB' }, event: { id: played.event } } },
          },
          conclusion,
          jobs: [{ steps: [{ outputs: { outcome: played.outcome } }] }],
          annotations: played.error === undefined ? [] : [{ level: 'error', message: played.error }],
        },
      ],
    },
    declined,
    faults: { struck: new Map(), harmed: new Set(played.harmed), refused: new Map(played.refused) },
    relay: { kills: 0 },
  } as unknown as World;
  return judge({
    seed: 1,
    configuration: { startOn: 'resolved', groupWindow: '0m' },
    incidents: [{ ...incident, ...played.incident }],
    world,
    begin: BEGIN,
    moments: { atRest: played.atRest ?? momentOf(sessions), reconciled: played.reconciled ?? momentOf(sessions) },
    seconds: 1,
  }).violations.map((violation) => violation.split('\n')[0] ?? '');
}

test('reports nothing if all is well', () => {
  expect(violations()).toEqual([]);
});

test('reports an eligible incident without a session, with two, or with only one that we ended', () => {
  expect(violations({ sessions: [] })).toEqual([
    expect.stringContaining('must have one session (P2, high urgency, lasted 600 s), and has 0'),
  ]);
  expect(violations({ sessions: [session(), session({ session_id: 'devin-2' })] })).toEqual([
    expect.stringContaining('and has 2'),
  ]);
  const ended = session({ status: 'exit', tags: [...session().tags, 'postmortem-terminated'] });
  expect(violations({ sessions: [ended] })).toEqual([expect.stringContaining('and has 0')]);
  expect(violations({ sessions: [ended, session({ session_id: 'devin-2' })] })).toEqual([]);
});

test('counts a session that Devin ended', () => {
  expect(violations({ sessions: [session({ status: 'exit' })] })).toEqual([]);
});

test('reports a session of an incident that must have none', () => {
  expect(violations({ incident: { urgency: 'low' } })).toEqual([
    expect.stringContaining('must have none (low urgency), and has 1'),
  ]);
});

test('reports a session that was not notified of the last resolve', () => {
  const early = session({ tags: ['pagerduty-incident:Q1AB', 'postmortem-resolved:2026-09-10T12:05:00.000Z'] });
  expect(violations({ sessions: [early] })).toEqual([expect.stringContaining('was not told of its last resolve')]);
});

test('reports that Devin learned about a confidential incident', () => {
  const confidential = { incident: { title: 'Project Nightjar leaks' }, sessions: [] };
  expect(violations(confidential)).toEqual([]);
  expect(violations({ ...confidential, told: { prompt: 'like Q1AB' } })).toEqual([
    expect.stringContaining('it is confidential'),
  ]);
});

test('reports a message to a session after its pull request was declined', () => {
  const declined = new Map([['devin-1', 0]]);
  const sessions = [session({ tags: [...session().tags, 'postmortem-declined'] })];
  expect(violations({ declined, sessions })).toEqual([expect.stringContaining('after its pull request was declined')]);
  const steps: PlannedIncident['steps'] = [
    ...incident.steps,
    { at: 700, does: { do: 'start by hand', by: 'id', redo: false } },
  ];
  expect(violations({ declined, sessions, incident: { steps } })).toEqual([]);
});

test('reports a declined session that lost its tag', () => {
  expect(violations({ declined: new Map([['devin-1', 1]]) })).toEqual([
    expect.stringContaining('lost the tag that says it was declined'),
  ]);
});

test('reports a live session that is marked as terminated', () => {
  const marked = session({ tags: [...session().tags, 'postmortem-terminated'] });
  expect(violations({ sessions: [marked] })).toEqual([expect.stringContaining('is live and marked as terminated')]);
});

test('reports an event whose tag is on no session that counts, although a run handled it', () => {
  const kept = session({ tags: [...session().tags, 'pagerduty-event:E1'] });
  expect(violations({ event: 'E1', outcome: 'created', sessions: [kept] })).toEqual([]);
  expect(violations({ event: 'E1', outcome: 'skipped' })).toEqual([]);
  expect(violations({ event: 'E1', outcome: 'created' })).toEqual([
    expect.stringContaining('the tag of its event E1 is on no session that counts'),
  ]);
});

test('reports a session that was ordered twice to write for one resolve', () => {
  const order = (resolved: string) =>
    `# Resolved again: a postmortem\n=== BEGIN INCIDENT DATA x ===\n{"id":"Q1AB","resolved":"${resolved}"}\n=== END`;
  const told = (...orders: string[]) =>
    violations({
      sessions: [session({ messages: orders.map((message) => ({ message })) as DevinSession['messages'] })],
    });
  expect(told(order('2026-09-10T12:05:00Z'), order(RESOLVED))).toEqual([]);
  expect(told(order(RESOLVED), order('2026-09-10T12:10:00Z'))).toEqual([
    expect.stringContaining('was ordered 2 times to write for the resolve at 2026-09-10T12:10:00.000Z'),
  ]);
});

test('accepts a missing session only if the killed manual run was all that asked for it', () => {
  const byHand: PlannedIncident['steps'][number] = { at: 700, does: { do: 'start by hand', by: 'id', redo: false } };
  const asked = { incident: { urgency: 'low' as const, steps: [...incident.steps, byHand] }, sessions: [] };
  expect(violations({ ...asked, byHand: true, conclusion: 'cancelled' })).toEqual([]);
  expect(violations({ ...asked, byHand: true })).toEqual([expect.stringContaining('must have one session')]);
  const eligible = { incident: { steps: [...incident.steps, byHand] }, sessions: [] };
  expect(violations({ ...eligible, byHand: true, conclusion: 'cancelled' })).toEqual([
    expect.stringContaining('must have one session'),
  ]);
});

test('lets the last reconcile repair what a killed run left, and lets a run fail only if a token is refused', () => {
  expect(violations({ atRest: momentOf([]), harmed: ['Q1AB'] })).toEqual([]);
  const refused: [number, Set<string>][] = [[1, new Set(['Devin'])]];
  const failed = { conclusion: 'failure', refused };
  expect(violations({ ...failed, error: 'Devin (GET /v3/self) answered 401: Invalid API key' })).toEqual([]);
  expect(violations({ ...failed, error: 'Devin (GET /v3/self) answered 500: no reason given' })).toHaveLength(1);
  expect(violations({ ...failed, error: 'GitHub (GET /user) answered 401: Bad credentials' })).toHaveLength(1);
});

test('reports a run that failed, and a delivery that waits for ever', () => {
  expect(violations({ conclusion: 'failure' })).toEqual([expect.stringContaining('A run failed')]);
  expect(violations({ fate: 'waiting' })).toEqual([expect.stringContaining('never arrived')]);
});

test('requires the last reconcile to start only what the relay acknowledged and what was eligible in time', () => {
  const atRest = momentOf([]);
  expect(violations({ atRest })).toEqual([expect.stringContaining('the last reconcile had to see to it')]);
  expect(violations({ atRest, fate: 'lost' })).toEqual([]);
  const late: PlannedIncident['steps'] = [...incident.steps, { at: 700, does: { do: 'set priority', priority: 'P1' } }];
  expect(violations({ atRest, incident: { steps: late } })).toEqual([]);
});

test('reports a session that only the last reconcile notified of what a webhook brought', () => {
  const told = (id: string) => {
    const message = `# Resolved again\n=== BEGIN INCIDENT DATA 0 ===\n{"id":"${id}"}\n=== END INCIDENT DATA 0 ===\nLike Q1AB`;
    return session({ messages: [...session().messages, { message }] as DevinSession['messages'] });
  };
  const atRest = momentOf([session()]);
  expect(violations({ sessions: [told('Q1AB')], atRest })).toEqual([
    expect.stringContaining('the last reconcile had to see to it'),
  ]);
  expect(violations({ sessions: [told('Q2CD')], atRest })).toEqual([]);
});

test('requires no session of a declined incident if the session that it shared was ended', () => {
  const tags = [...session().tags, 'pagerduty-incident:Q2CD', 'postmortem-terminated'];
  const ended = session({ status: 'exit', tags: [...tags, 'postmortem-declined'] });
  expect(violations({ sessions: [ended], declined: new Map([['devin-1', 1]]) })).toEqual([]);
  expect(violations({ sessions: [session({ status: 'exit', tags })] })).toHaveLength(1);
});

test('reports a second reconcile that changes something', () => {
  expect(violations({ reconciled: momentOf([session({ status: 'new' })]) })).toEqual([
    expect.stringContaining('A second reconcile'),
  ]);
});
