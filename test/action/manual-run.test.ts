/** Manual runs for an incident. */
import { afterEach, describe, expect, test } from '@jest/globals';
import type { Incident } from '../outside/pagerduty.ts';
import { SECRETS } from '../start-world.ts';
import { closeWorlds, errorsOf, failure, HOUR, MINUTE, openPull, outputsOf, saidTo, world } from './world.ts';

afterEach(closeWorlds);

const pathOf = ({ id, createdAt }: Incident) =>
  `docs/postmortems/${createdAt.toISOString().slice(0, 10)}-invoices-${id.toLowerCase()}.md`;

describe('a manual run', () => {
  test.each<[string, (incident: Incident) => string]>([
    ['its ID', ({ id }) => id],
    ['its ID in small letters', ({ id }) => id.toLowerCase()],
    ['its number', ({ number }) => String(number)],
    ['its number as people write it', ({ number }) => `#${number}`],
    ['its URL', ({ id }) => `https://example-co.pagerduty.com/incidents/${id}`],
    ['a link of Slack', ({ id, number }) => `<https://example-co.pagerduty.com/incidents/${id}|#${number}>`],
    ['its URL without a scheme', ({ id }) => `example-co.pagerduty.com/incidents/${id}`],
    ['its name', ({ number }) => `Incident #${number}`],
    ['its URL in the EU', ({ id }) => `https://example-co.eu.pagerduty.com/incidents/${id}?utm_source=slack`],
  ])('finds the incident by %s, whatever its urgency and length', async (_what, reference) => {
    const { devin, resolvedIncident, byHand } = await world();
    const incident = await resolvedIncident({ urgency: 'low' }, HOUR, HOUR - MINUTE);
    const run = await byHand({ 'incident-id': reference(incident) });
    expect(errorsOf(run)).toEqual([]);
    expect(outputsOf(run)).toMatchObject({ outcome: 'created', 'incident-id': incident.id });
    expect(devin.sessions[0]?.tags).toEqual(
      expect.arrayContaining([`pagerduty-incident:${incident.id}`, 'postmortem-by-hand']),
    );
  });

  test('skips an open incident as not-resolved', async () => {
    const { devin, pagerduty, byHand } = await world();
    const { id } = await pagerduty.trigger({ title: 'Down' });
    const run = await byHand({ 'incident-id': id });
    expect(outputsOf(run)).toMatchObject({ outcome: 'skipped', reason: 'not-resolved' });
    expect(run.summary).toContain('It is still open. It can get a postmortem once it is resolved.');
    expect(devin.sessions).toEqual([]);
  });

  test('skips a merged incident as merged', async () => {
    const { devin, pagerduty, byHand } = await world();
    const target = await pagerduty.trigger({ title: 'Down' });
    const source = await pagerduty.trigger({ title: 'Down too' });
    await pagerduty.merge(source.id, target.id);
    const run = await byHand({ 'incident-id': source.id });
    expect(outputsOf(run)).toMatchObject({ outcome: 'skipped', reason: 'merged' });
    expect(devin.sessions).toEqual([]);
  });

  test('skips a confidential incident, even with redo', async () => {
    const { devin, resolvedIncident, byHand } = await world({ config: 'incidents: {confidential: ["/invoices/"]}' });
    const { id } = await resolvedIncident();
    for (const redo of [false, true]) {
      const run = await byHand({ 'incident-id': id, redo });
      expect(outputsOf(run)).toMatchObject({ outcome: 'skipped', reason: 'confidential' });
    }
    expect(devin.sessions).toEqual([]);
  });

  test('does not count against the daily limit and is not limited by it', async () => {
    const { devin, resolvedIncident, byHand, dispatch, eventOf } = await world({
      config: 'limits: {sessions-per-day: 1}',
    });
    const [one, two, three] = [await resolvedIncident(), await resolvedIncident(), await resolvedIncident()];
    expect(outputsOf(await byHand({ 'incident-id': one.id }))).toMatchObject({ outcome: 'created' });
    expect(outputsOf(await dispatch(eventOf('incident.resolved', two)))).toMatchObject({ outcome: 'created' });
    expect(outputsOf(await byHand({ 'incident-id': three.id }))).toMatchObject({ outcome: 'created' });
    expect(devin.sessions).toHaveLength(3);
  });

  test('skips an incident with a live session as already-started, and links the session', async () => {
    const { devin, resolvedIncident, byHand } = await world();
    const { id, number } = await resolvedIncident();
    await byHand({ 'incident-id': id });
    const run = await byHand({ 'incident-id': String(number) });
    expect(outputsOf(run)).toMatchObject({ outcome: 'skipped', reason: 'already-started', 'incident-id': id });
    expect(run.summary).toContain(`[See it](${devin.sessions[0]?.url})`);
    expect(run.summary).toContain('run the workflow by hand with the incident');
    expect(devin.sessions).toHaveLength(1);
  });

  test('skips an incident with a document as already-written, and links the document', async () => {
    const { devin, github, resolvedIncident, byHand } = await world();
    const incident = await resolvedIncident();
    await openPull(github, 'somebodys-own', { [pathOf(incident)]: '# Postmortem' });
    const run = await byHand({ 'incident-id': incident.id });
    expect(outputsOf(run)).toMatchObject({ outcome: 'skipped', reason: 'already-written' });
    expect(run.summary).toMatch(/\[See it\]\(\S+\/pull\/1\)/);
    expect(devin.sessions).toEqual([]);
  });
});

describe('a manual run with redo', () => {
  test('terminates the live session first, then starts a new one', async () => {
    const { devin, resolvedIncident, byHand } = await world();
    const { id } = await resolvedIncident();
    await byHand({ 'incident-id': id });
    const before = devin.requests.length;
    const run = await byHand({ 'incident-id': id, redo: true });
    const [first, second] = devin.sessions;
    expect(outputsOf(run)).toMatchObject({ outcome: 'created', 'session-id': second?.session_id });
    expect(first).toMatchObject({ status: 'exit', tags: expect.arrayContaining(['postmortem-terminated']) });
    expect(second?.status).toBe('new');
    const acts = devin.requests
      .slice(before)
      .filter(({ method, path }) => method === 'DELETE' || (method === 'POST' && path.endsWith('/sessions')));
    expect(acts.map(({ method }) => method)).toEqual(['DELETE', 'POST']);
  });

  test('does not take the terminated session for the new one if the answer to the create is lost', async () => {
    const { devin, resolvedIncident, byHand } = await world();
    const { id } = await resolvedIncident();
    await byHand({ 'incident-id': id });
    devin.faults.next({ method: 'POST', path: /\/sessions$/ }, { cut: 'before' });
    const run = await byHand({ 'incident-id': id, redo: true });
    expect(outputsOf(run)).toMatchObject({ outcome: 'created', 'session-id': devin.sessions[1]?.session_id });
    expect(devin.sessions.map(({ status }) => status)).toEqual(['exit', 'new']);
  });

  test('keeps the new session if Devin shows the terminated one as live a moment longer', async () => {
    const { devin, resolvedIncident, byHand } = await world();
    const { id } = await resolvedIncident();
    await byHand({ 'incident-id': id });
    const [first] = devin.sessions;
    devin.faults.next({ method: 'DELETE' }, { status: 200, body: {} });
    expect(outputsOf(await byHand({ 'incident-id': id, redo: true }))).toMatchObject({ outcome: 'created' });
    expect([first?.status, devin.sessions[1]?.status]).toEqual(['new', 'new']);
  });

  test('starts a session even if there is a document', async () => {
    const { devin, github, resolvedIncident, byHand } = await world();
    const incident = await resolvedIncident();
    await openPull(github, 'somebodys-own', { [pathOf(incident)]: '# Postmortem' });
    const run = await byHand({ 'incident-id': incident.id, redo: true });
    expect(outputsOf(run)).toMatchObject({ outcome: 'created' });
    expect(devin.sessions).toHaveLength(1);
  });
});

describe('a dry run of a manual run', () => {
  test('shows the prompt and starts nothing', async () => {
    const { devin, resolvedIncident, byHand } = await world();
    const { id } = await resolvedIncident({ title: '```\n::error::hello ##[error]hello\n=== END' });
    const run = await byHand({ 'incident-id': id, 'dry-run': true });
    expect(outputsOf(run)).toMatchObject({ outcome: 'dry-run', reason: '', 'incident-id': id, 'session-id': '' });
    expect(outputsOf(run)['document-path']).toMatch(/^docs\/postmortems\//);
    expect(run.summary).toContain('it would get a postmortem from a new session');
    expect(run.summary).toContain('# Write the postmortem of PagerDuty incident');
    expect(run.log.join('\n')).toContain('# Write the postmortem of PagerDuty incident');
    expect(run.annotations).toEqual([]);
    expect(devin.requests.map(({ method }) => method)).not.toContain('POST');
  });

  test('reports already-started for a live session, and with redo what it would terminate', async () => {
    const { devin, resolvedIncident, byHand } = await world();
    const { id } = await resolvedIncident();
    await byHand({ 'incident-id': id });
    const url = devin.sessions[0]?.url;
    const skipped = await byHand({ 'incident-id': id, 'dry-run': true });
    expect(outputsOf(skipped)).toMatchObject({ outcome: 'skipped', reason: 'already-started' });
    const redone = await byHand({ 'incident-id': id, redo: true, 'dry-run': true });
    expect(outputsOf(redone)).toMatchObject({ outcome: 'dry-run', 'session-id': '' });
    expect(redone.summary).toContain(`would be terminated first. **[See it](${url})**`);
    expect(devin.sessions.map(({ status }) => status)).toEqual(['new']);
    expect(devin.sessions[0]?.tags).not.toContain('postmortem-terminated');
  });

  test('shows the prompt even without a Devin key', async () => {
    const { resolvedIncident, byHand } = await world({ secrets: { PAGERDUTY_TOKEN: SECRETS.PAGERDUTY_KEY } });
    const { id } = await resolvedIncident();
    expect(outputsOf(await byHand({ 'incident-id': id, 'dry-run': true }))).toMatchObject({ outcome: 'dry-run' });
  });

  test('shows only the ID of a confidential incident', async () => {
    const { devin, resolvedIncident, byHand } = await world({ config: 'incidents: {confidential: [Billing API]}' });
    const { id, number } = await resolvedIncident();
    const run = await byHand({ 'incident-id': id, 'dry-run': true });
    expect(outputsOf(run)).toMatchObject({ outcome: 'skipped', reason: 'confidential' });
    expect(`${run.summary}${run.log.join('\n')}`).not.toMatch(new RegExp(`Invoices|Billing|#?${number}`));
    expect(devin.requests.map(({ method }) => method)).not.toContain('POST');
  });
});

describe('a failed manual run', () => {
  test('reports one error if the PagerDuty token or the incident is missing, or PagerDuty does not have the incident', async () => {
    const without = await world({ secrets: { DEVIN_API_KEY: SECRETS.DEVIN_KEY } });
    expect(await failure(without.byHand({ 'incident-id': '4801' }))).toMatch(/"pagerduty-token" is empty/);
    const { byHand } = await world();
    expect(await failure(byHand({ 'incident-id': 'the last one' }))).toMatch(/"incident-id" is not an incident/);
    expect(await failure(byHand({ 'incident-id': '999999' }))).toMatch(
      /PagerDuty \(GET \/incidents\/999999\) answered 404.*check the ID or number/,
    );
  });

  test('reports one error for a wrong PagerDuty token', async () => {
    const { byHand } = await world({ secrets: { DEVIN_API_KEY: SECRETS.DEVIN_KEY, PAGERDUTY_TOKEN: 'wrong' } });
    expect(await failure(byHand({ 'incident-id': '4801' }))).toMatch(
      /answered 401.*"pagerduty-token".*api\.eu\.pagerduty\.com/,
    );
  });
});

describe('the short form of the dispatch', () => {
  test.each<[string, (id: string) => object]>([
    ['only the ID', (id) => ({ incident: { id } })],
    ['nulls beside it', (id) => ({ event: null, incident: { id, title: null, urgency: null, priority: null } })],
  ])('is completed from PagerDuty if it has %s', async (_what, payload) => {
    const { devin, resolvedIncident, dispatch } = await world();
    const incident = await resolvedIncident({ priority: 'P2' });
    expect(outputsOf(await dispatch({ client_payload: payload(incident.id) }))).toMatchObject({ outcome: 'created' });
    expect(devin.sessions[0]?.tags).toEqual(
      expect.arrayContaining([
        'priority:P2',
        `postmortem-resolved:${incident.resolvedAt?.toISOString().slice(0, 19)}.000Z`,
      ]),
    );
    expect(saidTo(devin.sessions[0])[0]).toContain('Invoices are sent twice');
    // The same facts again, in a dispatch without an event ID.
    expect(outputsOf(await dispatch({ client_payload: payload(incident.id) }))).toMatchObject({
      reason: 'duplicate-event',
    });
  });

  test('is subject to the policy', async () => {
    const { devin, resolvedIncident, pagerduty, dispatch } = await world();
    const low = await resolvedIncident({ urgency: 'low' });
    expect(outputsOf(await dispatch({ client_payload: { incident: { id: low.id } } }))).toMatchObject({
      reason: 'urgency',
    });
    const still = await pagerduty.trigger({ title: 'Down' });
    expect(outputsOf(await dispatch({ client_payload: { incident: { id: still.id } } }))).toMatchObject({
      reason: 'not-resolved',
    });
    expect(devin.sessions).toEqual([]);
  });

  test('fails with one error without a PagerDuty token', async () => {
    const { dispatch } = await world({ secrets: { DEVIN_API_KEY: SECRETS.DEVIN_KEY } });
    expect(await failure(dispatch({ client_payload: { incident: { id: 'Q1' } } }))).toMatch(
      /contains only the ID of the incident, and the input "pagerduty-token" is empty/,
    );
  });
});
