/** One session per incident, even if something is delivered twice, gets lost or runs at the same time. */
import { afterEach, describe, expect, test } from '@jest/globals';
import type { Incident } from '../outside/pagerduty.ts';
import { SECRETS } from '../start-world.ts';
import {
  closeWorlds,
  failure,
  HOUR,
  MINUTE,
  type Options,
  openPull,
  outputsOf,
  saidTo,
  type World,
  warningsOf,
  world,
} from './world.ts';

afterEach(closeWorlds);

/** An incident whose session was started by its webhook. */
async function drafted(options: Options = {}) {
  const made = await world(options);
  const incident = await made.resolvedIncident();
  const run = await made.dispatch(made.eventOf('incident.resolved', incident));
  expect(outputsOf(run)).toMatchObject({ outcome: 'created' });
  return { ...made, incident };
}

/** Reopens it and resolves it again, this long ago. */
async function again({ pagerduty, ago, dispatch, eventOf }: World, incident: Incident, at = HOUR) {
  await pagerduty.reopen(incident.id);
  ago(at);
  await pagerduty.resolve(incident.id);
  return dispatch(eventOf('incident.resolved', incident));
}

const create = { method: 'POST', path: /\/sessions$/ };
const lookUp = { method: 'GET', path: /\/sessions$/ };
const messages = { method: 'POST', path: /\/messages$/ };
const atOnce = { 'retry-after': '0' };

describe('the same event twice', () => {
  test('is skipped as duplicate-event', async () => {
    const made = await drafted();
    const run = await made.dispatch(made.eventOf('incident.resolved', made.incident));
    expect(outputsOf(run)).toMatchObject({ outcome: 'skipped', reason: 'duplicate-event' });
    expect(run.summary).toContain(`[See it](${made.devin.sessions[0]?.url})`);
    expect(made.devin.sessions).toHaveLength(1);
    expect(saidTo(made.devin.sessions[0])).toHaveLength(1);
  });

  test('is skipped if its session has ended or was archived', async () => {
    const made = await drafted();
    const [session] = made.devin.sessions;
    made.devin.update(session?.session_id ?? '', { status: 'exit' });
    if (session) session.is_archived = true;
    const run = await made.dispatch(made.eventOf('incident.resolved', made.incident));
    expect(outputsOf(run)).toMatchObject({ outcome: 'skipped', reason: 'duplicate-event' });
  });

  test('is recognized by its resolve if it arrives another way (manual run, short form)', async () => {
    const made = await world();
    const incident = await made.resolvedIncident();
    await made.byHand({ 'incident-id': incident.id });
    for (const event of [
      made.eventOf('incident.resolved', incident),
      { client_payload: { incident: { id: incident.id } } },
    ]) {
      expect(outputsOf(await made.dispatch(event))).toMatchObject({ outcome: 'skipped', reason: 'duplicate-event' });
    }
    expect(made.devin.sessions).toHaveLength(1);
  });
});

describe('an incident that is resolved again after a reopen', () => {
  test('sends the same session a message with the new times and the document', async () => {
    const made = await drafted();
    const run = await again(made, made.incident);
    const [session] = made.devin.sessions;
    expect(made.devin.sessions).toHaveLength(1);
    expect(outputsOf(run)).toMatchObject({ outcome: 'updated', 'session-id': session?.session_id, sessions: '[]' });
    const [, message] = saidTo(session);
    expect(message).toMatch(/^# Resolved again/);
    expect(message).toContain(made.incident.resolvedAt?.toISOString());
    expect(message).toContain(outputsOf(run)['document-path']);
    expect(run.summary).toContain('The incident was reopened and resolved again.');
    expect(session?.tags.filter((tag) => /^(postmortem-resolved|pagerduty-event):/.test(tag))).toHaveLength(4);
  });

  test('resumes a suspended session', async () => {
    const made = await drafted();
    made.devin.update(made.devin.sessions[0]?.session_id ?? '', { status: 'suspended', status_detail: 'inactivity' });
    expect(outputsOf(await again(made, made.incident))).toMatchObject({ outcome: 'updated' });
    expect(made.devin.sessions[0]?.status).toBe('running');
  });

  test.each(['exit', 'error'] as const)('starts a new session if the first one ended in %s', async (status) => {
    const made = await drafted();
    made.devin.update(made.devin.sessions[0]?.session_id ?? '', { status });
    const run = await again(made, made.incident);
    expect(outputsOf(run)).toMatchObject({ outcome: 'created', 'session-id': made.devin.sessions[1]?.session_id });
  });

  test('points the new session to the existing document, whatever its title was', async () => {
    const path = 'docs/postmortems/2026-01-02-another-title-q2zk81vnwtxe7b.md';
    const made = await world({ files: { [path]: '# Postmortem' } });
    const incident = await made.resolvedIncident({ id: 'Q2ZK81VNWTXE7B' });
    await made.byHand({ 'incident-id': incident.id, redo: true });
    made.devin.update(made.devin.sessions[0]?.session_id ?? '', { status: 'exit' });
    expect(outputsOf(await again(made, incident))).toMatchObject({ outcome: 'created', 'document-path': path });
    for (const session of made.devin.sessions) {
      expect(saidTo(session)[0]).toContain(path);
      expect(saidTo(session)[0]).not.toContain('-invoices-are-sent-twice-');
    }
  });

  test('starts a new session if the first one ends just before the message', async () => {
    const made = await drafted();
    made.devin.faults.next(messages, { status: 400, body: { detail: "Session is in status 'exit'" } });
    const run = await again(made, made.incident);
    expect(outputsOf(run)).toMatchObject({ outcome: 'created', 'session-id': made.devin.sessions[1]?.session_id });
  });

  test('does not send a message twice if its answer was lost', async () => {
    const made = await drafted();
    made.devin.faults.next(messages, { cut: 'after' });
    expect(outputsOf(await again(made, made.incident))).toMatchObject({ outcome: 'updated' });
    expect(saidTo(made.devin.sessions[0])).toHaveLength(2);
  });

  test("removes the oldest event tags at fifty tags, and never the incident's", async () => {
    const made = await drafted();
    const [session] = made.devin.sessions;
    const events = Array.from({ length: 50 - (session?.tags.length ?? 0) }, (_, index) => `pagerduty-event:E${index}`);
    session?.tags.push(...events);
    expect(outputsOf(await again(made, made.incident))).toMatchObject({ outcome: 'updated' });
    expect(session?.tags).toHaveLength(50);
    expect(session?.tags).toContain(`pagerduty-incident:${made.incident.id}`);
    expect(session?.tags).toContain(`postmortem-resolved:${made.incident.resolvedAt?.toISOString()}`);
    expect(session?.tags).toContain('pagerduty-event:E40');
    expect(session?.tags).not.toContain('pagerduty-event:E0');
  });

  test('keeps tags that another run writes at the same time', async () => {
    const made = await drafted();
    const [session] = made.devin.sessions;
    // The tags are appended, but another run has replaced the list since.
    made.devin.faults.next({ method: 'POST', path: /\/tags$/ }, { status: 200, body: { tags: [] } });
    expect(outputsOf(await again(made, made.incident))).toMatchObject({ outcome: 'updated' });
    expect(session?.tags).toContain(`postmortem-resolved:${made.incident.resolvedAt?.toISOString()}`);
  });
});

describe('errors of Devin', () => {
  test('a rate limit is waited for as long as it asks', async () => {
    const { devin, dispatch } = await world();
    devin.faults.next(create, { status: 429, headers: atOnce });
    devin.faults.next(lookUp, { status: 429, headers: atOnce });
    expect(outputsOf(await dispatch('resolved-p1'))).toMatchObject({ outcome: 'created' });
    expect(devin.sessions).toHaveLength(1);
  });

  test('a rate limit that lasts longer than a run is one error, at once', async () => {
    const { devin, dispatch } = await world();
    devin.faults.next(create, { status: 429, headers: { 'retry-after': '3600' } });
    expect(await failure(dispatch('resolved-p1'))).toMatch(/limits us \(429\) for 60 minutes/);
    expect(devin.sessions).toEqual([]);
  });

  test.each([
    ['the line is cut', { cut: 'after' } as const],
    ['the answer breaks off', { cut: 'within' } as const],
    ['it answers 502', { status: 502, happened: true } as const],
  ])('a create that succeeded although %s is found again, not repeated', async (_what, fault) => {
    const { devin, dispatch } = await world();
    devin.faults.next(create, fault);
    expect(outputsOf(await dispatch('resolved-p1'))).toMatchObject({
      outcome: 'created',
      'session-id': devin.sessions[0]?.session_id,
    });
    expect(devin.sessions).toHaveLength(1);
  });

  test.each([
    ['cut', { cut: 'before' } as const],
    ['5xx', { status: 503 } as const],
  ])('a create that failed (%s) is repeated', async (_what, fault) => {
    const { devin, dispatch } = await world();
    devin.faults.next(create, fault);
    expect(outputsOf(await dispatch('resolved-p1'))).toMatchObject({ outcome: 'created' });
    expect(devin.sessions).toHaveLength(1);
    expect(devin.requests.filter(({ method }) => method === 'POST')).toHaveLength(2);
  });

  test('a list without an end is not followed for ever, and its first pages are not taken for all of it', async () => {
    const { devin, dispatch } = await world();
    const endless = { status: 200, body: { items: [], has_next_page: true, end_cursor: 'again' } };
    for (let page = 0; page < 8; page += 1) devin.faults.next(lookUp, endless);
    expect(await failure(dispatch('resolved-p1'))).toMatch(/says that there is a next page, but not which/);
    expect(devin.sessions).toEqual([]);
  });

  test('nothing is created if sessions cannot be looked up', async () => {
    const denied = await world({ devin: { permissions: ['ManageOrgSessions'] } });
    expect(await failure(denied.dispatch('resolved-p1'))).toMatch(/ViewOrgSessions/);
    const down = await world();
    // Four lists in parallel, each tried four times.
    for (let tries = 0; tries < 16; tries += 1) down.devin.faults.next(lookUp, { status: 500, headers: atOnce });
    expect(await failure(down.dispatch('resolved-p1'))).toMatch(/answered 500.*Run it again later/);
    expect([denied.devin.sessions, down.devin.sessions]).toEqual([[], []]);
  });

  test('a create is not repeated if the lookup after its lost answer fails', async () => {
    const { devin, dispatch } = await world();
    const lost = devin.faults.next(create, { cut: 'before' });
    void lost.struck.then(() => {
      for (let tries = 0; tries < 8; tries += 1) devin.faults.next(lookUp, { status: 500, headers: atOnce });
    });
    await failure(dispatch('resolved-p1'));
    expect(devin.requests.filter(({ method }) => method === 'POST')).toHaveLength(1);
    expect(devin.sessions).toEqual([]);
  });
});

describe('an incident that the docs repository already contains', () => {
  const name = (incident: Incident) => `docs/postmortems/1999-12-31-told-otherwise-${incident.id.toLowerCase()}.md`;

  test.each<[string, string]>([
    ['on a branch of its own', 'somebodys-own'],
    ["on a branch that looks like a postmortem's", 'postmortem/invoices'],
  ])('is skipped as already-written for an open pull request %s, under any date', async (_what, branch) => {
    const { devin, github, resolvedIncident, dispatch, eventOf } = await world();
    const incident = await resolvedIncident();
    const number = await openPull(github, branch, { [name(incident)]: '# Postmortem' });
    const run = await dispatch(eventOf('incident.resolved', incident));
    expect(outputsOf(run)).toMatchObject({ outcome: 'skipped', reason: 'already-written' });
    expect(run.summary).toMatch(new RegExp(`\\[See it\\]\\(\\S+/pull/${number}\\)`));
    expect(devin.sessions).toEqual([]);
  });

  test("is skipped as already-written for an open pull request from the incident's branch, whatever its files", async () => {
    const { devin, github, resolvedIncident, dispatch, eventOf } = await world();
    const incident = await resolvedIncident();
    await openPull(github, `postmortem/${incident.id.toLowerCase()}`, { 'notes.md': 'x' });
    const run = await dispatch(eventOf('incident.resolved', incident));
    expect(outputsOf(run)).toMatchObject({ outcome: 'skipped', reason: 'already-written' });
    expect(devin.sessions).toEqual([]);
  });

  test("is not skipped for a stranger's pull request from a fork", async () => {
    const { github, resolvedIncident, dispatch, eventOf } = await world();
    const incident = await resolvedIncident();
    const branch = `postmortem/${incident.id.toLowerCase()}`;
    await github.openFromFork({ login: 'mallory', branch, title: 'Mine', files: { [name(incident)]: '# Mine' } });
    expect(outputsOf(await dispatch(eventOf('incident.resolved', incident)))).toMatchObject({ outcome: 'created' });
  });

  test('is skipped as already-written for the document on the default branch, which is linked', async () => {
    const files = { 'docs/postmortems/1999-12-31-told-otherwise-q2zk81vnwtxe7b.md': '# Postmortem' };
    const { devin, dispatch } = await world({ files });
    const run = await dispatch('resolved-p1');
    expect(outputsOf(run)).toMatchObject({ outcome: 'skipped', reason: 'already-written' });
    expect(run.summary).toContain('/blob/main/docs/postmortems/1999-12-31-told-otherwise-q2zk81vnwtxe7b.md');
    expect(run.summary).toContain('and `redo`');
    expect(devin.sessions).toEqual([]);
  });

  test('gets no session if the docs repository cannot be read', async () => {
    const { devin, github, resolvedIncident, dispatch, eventOf } = await world();
    const incident = await resolvedIncident();
    await openPull(github, 'somebodys-own', { [name(incident)]: '# Postmortem' });
    for (let tries = 0; tries < 4; tries += 1) {
      github.faults.next({ path: /\/pulls\/1\/files$/ }, { status: 502, headers: atOnce });
    }
    expect(await failure(dispatch(eventOf('incident.resolved', incident)))).toMatch(/pulls\/1\/files\) answered 502/);
    expect(devin.sessions).toEqual([]);
  });
});

test('a declined postmortem stays declined until the tag is removed', async () => {
  const made = await drafted();
  const [session] = made.devin.sessions;
  session?.tags.push('postmortem-declined');
  const run = await again(made, made.incident);
  expect(outputsOf(run)).toMatchObject({ outcome: 'skipped', reason: 'declined' });
  expect(run.summary).toContain('Somebody closed its pull request without merging it');
  if (session) session.tags = session.tags.filter((tag) => tag !== 'postmortem-declined');
  expect(outputsOf(await again(made, made.incident, MINUTE))).toMatchObject({ outcome: 'updated' });
});

test('the daily limit counts sessions over 24 hours by their tags', async () => {
  const made = await drafted({ config: 'limits: {sessions-per-day: 1}' });
  const other = await made.resolvedIncident();
  const run = await made.dispatch(made.eventOf('incident.resolved', other));
  expect(outputsOf(run)).toMatchObject({ outcome: 'skipped', reason: 'daily-limit' });
  const [session] = made.devin.sessions;
  if (session) session.created_at -= 25 * 3600;
  expect(outputsOf(await made.dispatch(made.eventOf('incident.resolved', other)))).toMatchObject({
    outcome: 'created',
  });
});

describe('the group window', () => {
  const config = 'limits: {group-window: 10m, sessions-per-day: 1}';

  test('lets another incident of the service join the session by a message and its tags', async () => {
    const made = await drafted({ config });
    const second = await made.resolvedIncident({ title: 'Invoices are late' }, 3 * HOUR, 2 * HOUR - 5 * MINUTE);
    const event = made.eventOf('incident.resolved', second);
    const run = await made.dispatch(event);
    const [session] = made.devin.sessions;
    expect(outputsOf(run)).toMatchObject({
      outcome: 'updated',
      'incident-id': second.id,
      'session-id': session?.session_id,
      'document-path': '',
    });
    expect(made.devin.sessions).toHaveLength(1);
    expect(saidTo(session)[1]).toMatch(/^# One more incident/);
    expect(session?.tags).toContain(`pagerduty-incident:${second.id}`);
    expect(outputsOf(await made.dispatch(event))).toMatchObject({ reason: 'duplicate-event' });
  });

  test('gives an incident outside the window, or of another service, its own session', async () => {
    const made = await drafted({ config: 'limits: {group-window: 10m}' });
    const late = await made.resolvedIncident({}, 3 * HOUR, 2 * HOUR - 11 * MINUTE);
    expect(outputsOf(await made.dispatch(made.eventOf('incident.resolved', late)))).toMatchObject({
      outcome: 'created',
    });
    const other = await made.resolvedIncident({ service: 'Checkout' });
    expect(outputsOf(await made.dispatch(made.eventOf('incident.resolved', other)))).toMatchObject({
      outcome: 'created',
    });
  });

  test('lets at most thirty incidents share a session', async () => {
    const made = await drafted({ config: 'limits: {group-window: 10m}' });
    const [session] = made.devin.sessions;
    session?.tags.push(...Array.from({ length: 28 }, (_, index) => `pagerduty-incident:QX${index}`));
    const thirtieth = await made.resolvedIncident();
    expect(outputsOf(await made.dispatch(made.eventOf('incident.resolved', thirtieth)))).toMatchObject({
      outcome: 'updated',
    });
    const next = await made.resolvedIncident();
    expect(outputsOf(await made.dispatch(made.eventOf('incident.resolved', next)))).toMatchObject({
      outcome: 'created',
    });
  });
});

describe('two runs at the same time, which no concurrency group covers', () => {
  /** Started by ID and by number in parallel. Each run looked before the other created. */
  async function race(made: World, incident: Incident) {
    const holds = [
      made.devin.faults.next(create, { hang: 'before' }),
      made.devin.faults.next(create, { hang: 'before' }),
    ];
    const runs = [
      made.dispatch(made.eventOf('incident.resolved', incident)),
      made.byHand({ 'incident-id': String(incident.number) }),
    ];
    await Promise.all(holds.map(({ struck }) => struck));
    for (const { release } of holds) release();
    return Promise.all(runs);
  }

  test('end with one live session, chosen by the tie-break, which takes over the event of the other', async () => {
    const second = new Date();
    const made = await world({ devin: { now: () => second } });
    // The emulator's third session has a greater ID than its fourth, so the later one stays.
    for (let other = 0; other < 2; other += 1) {
      await fetch(`${made.devin.url}/v3/organizations/${made.devin.orgId}/sessions`, {
        method: 'POST',
        headers: { authorization: `Bearer ${SECRETS.DEVIN_KEY}`, 'content-type': 'application/json' },
        body: JSON.stringify({ prompt: 'Something else' }),
      });
    }
    const incident = await made.resolvedIncident();
    const runs = await race(made, incident);
    expect(runs.map(({ conclusion }) => conclusion)).toEqual(['success', 'success']);
    expect(runs.map((run) => outputsOf(run).outcome).sort()).toEqual(['created', 'updated']);
    const sessions = made.sessionsOf(incident);
    expect(sessions).toHaveLength(2);
    const [winner, loser] = [...sessions].sort((one, other) => (one.session_id < other.session_id ? -1 : 1));
    expect(winner).toBe(made.devin.sessions[3]);
    expect(winner?.status).toMatch(/new|running/);
    expect(loser).toMatchObject({ status: 'exit', tags: expect.arrayContaining(['postmortem-terminated']) });
    const event = sessions.flatMap(({ tags }) => tags).find((tag) => tag.startsWith('pagerduty-event:'));
    expect(winner?.tags).toEqual(expect.arrayContaining([event, `pagerduty-incident:${incident.id}`]));
    expect(saidTo(winner).at(-1)).toMatch(/^# Handed over/);
    const told = runs.find((run) => outputsOf(run).outcome === 'updated');
    expect(told?.summary).toContain('A concurrent run started a session for it first.');
    for (const run of runs) expect(outputsOf(run)['session-id']).toBe(winner?.session_id);
  });

  test('keep the older session even if the list does not show it yet', async () => {
    let now = new Date();
    const made = await world({ devin: { now: () => now } });
    const incident = await made.resolvedIncident();
    const held = made.devin.faults.next(create, { hang: 'after' });
    const running = made.dispatch(made.eventOf('incident.resolved', incident));
    await held.struck;
    now = new Date(now.getTime() + MINUTE);
    const younger = await fetch(`${made.devin.url}/v3/organizations/${made.devin.orgId}/sessions`, {
      method: 'POST',
      headers: { authorization: `Bearer ${SECRETS.DEVIN_KEY}`, 'content-type': 'application/json' },
      body: JSON.stringify({ prompt: 'The same', tags: [`pagerduty-incident:${incident.id}`] }),
    });
    const body = { items: [await younger.json()], end_cursor: null, has_next_page: false };
    for (let lists = 0; lists < 2; lists += 1) made.devin.faults.next(lookUp, { status: 200, body });
    held.release();
    const [older] = made.devin.sessions;
    expect(outputsOf(await running)).toMatchObject({ outcome: 'created', 'session-id': older?.session_id });
    // The run that created the younger one may be gone, so every run ends the one that does not stay.
    expect(made.devin.sessions.map(({ status }) => status)).toEqual(['new', 'exit']);
  });

  test('end with one live session even if it refuses a message', async () => {
    const second = new Date();
    const made = await world({ devin: { now: () => second } });
    const incident = await made.resolvedIncident();
    made.devin.faults.next(messages, { status: 400 });
    const runs = await race(made, incident);
    expect(runs.map(({ conclusion }) => conclusion)).toEqual(['success', 'success']);
    const statuses = made.sessionsOf(incident).map(({ status }) => status);
    expect(statuses.filter((status) => status !== 'exit')).toHaveLength(1);
  });

  test('warn if they cannot be settled at once, and reconcile settles them', async () => {
    const made = await world();
    const incident = await made.resolvedIncident();
    const held = made.devin.faults.next(create, { hang: 'before' });
    const running = made.dispatch(made.eventOf('incident.resolved', incident));
    await held.struck;
    for (let tries = 0; tries < 8; tries += 1) made.devin.faults.next(lookUp, { status: 500, headers: atOnce });
    held.release();
    const run = await running;
    expect(outputsOf(run)).toMatchObject({ outcome: 'created' });
    expect(warningsOf(run)).toEqual([expect.stringMatching(/Reconcile will resolve it/)]);
  });
});
