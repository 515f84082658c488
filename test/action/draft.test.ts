/**
 * Mode `draft`: the built action in its own process, run by the workflow of this repository: what it does with a resolved incident,
 * and how it fails.
 */
import { afterEach, describe, expect, test } from '@jest/globals';
import { dispatchOf } from '../fixtures/webhooks.ts';
import { SECRETS } from '../start-world.ts';
import { closeWorlds, errorsOf, failure, outputsOf, REPOSITORY, saidTo, type World, world } from './world.ts';

afterEach(closeWorlds);

describe('a resolved incident', () => {
  test('starts one session with the title, tags, repository and ACU limit of the design', async () => {
    const { devin, dispatch } = await world();
    const run = await dispatch('resolved-p1');

    expect(run.conclusion).toBe('success');
    expect(devin.sessions).toHaveLength(1);
    expect(devin.sessions[0]?.order).toEqual({
      prompt: expect.stringContaining('# Write the postmortem of PagerDuty incident #4812'),
      title: 'Postmortem: Invoices are sent twice (#4812)',
      tags: [
        'pagerduty-postmortem',
        'pagerduty-incident:Q2ZK81VNWTXE7B',
        'postmortem-sources',
        'pagerduty-event:01K4T7QZ9M3XV8B2R6D0HWJ5NC',
        'service:Billing API',
        'priority:P1',
        'postmortem-resolved:2026-09-10T11:47:09.318Z',
      ],
      repos: [REPOSITORY],
      max_acu_limit: 10,
    });
  });

  test('sets every output', async () => {
    const { devin, dispatch } = await world();
    const outputs = outputsOf(await dispatch('resolved-p1'));
    const [session] = devin.sessions;
    expect(outputs).toEqual({
      outcome: 'created',
      reason: '',
      'incident-id': 'Q2ZK81VNWTXE7B',
      'session-id': session?.session_id,
      'session-url': session?.url,
      'document-path': 'docs/postmortems/2026-09-10-invoices-are-sent-twice-q2zk81vnwtxe7b.md',
      findings: '',
      sessions: JSON.stringify([session?.session_id]),
    });
  });

  test('says in the summary what was started and what happens next', async () => {
    const { devin, dispatch } = await world();
    const { summary } = await dispatch('resolved-p1');
    expect(summary).toContain('## Postmortem started: Invoices are sent twice (#4812)');
    expect(summary).toContain(`[Watch the session](${devin.sessions[0]?.url})`);
    expect(summary).toContain('| Duration | 1 hour 44 minutes |');
    expect(summary).toContain('`docs/postmortems/2026-09-10-invoices-are-sent-twice-q2zk81vnwtxe7b.md`');
    expect(summary).toContain('**What happens next**');
  });

  test('asks Devin for the organization of the key only if the organization is not set', async () => {
    const asked = await world({ devin: { orgId: 'org-asked' } });
    await asked.dispatch('resolved-p1');
    const paths = ({ devin }: World) => [...new Set(devin.requests.map(({ path }) => path))];
    expect(paths(asked)).toEqual(['/v3/self', '/v3/organizations/org-asked/sessions']);
    const given = await world({ devin: { orgId: 'org-given' }, with: 'devin-org-id: org-given' });
    await given.dispatch('resolved-p1');
    expect(paths(given)).toEqual(['/v3/organizations/org-given/sessions']);
  });

  test('has no priority tag if it has no priority', async () => {
    const { devin, dispatch } = await world();
    const { client_payload: payload } = dispatchOf('resolved-p1');
    await dispatch({ client_payload: { ...payload, incident: { ...payload.incident, priority: null } } });
    expect(devin.sessions[0]?.tags.filter((tag) => tag.startsWith('priority:'))).toEqual([]);
  });

  test('keeps a hostile title out of the log, commands and the markup of the summary', async () => {
    const { devin, dispatch } = await world();
    const run = await dispatch('resolved-hostile');
    expect(run.conclusion).toBe('success');
    expect(run.annotations).toEqual([]);
    expect(run.log.join('\n')).not.toMatch(/Ignore all previous|whoami|stop-commands/);
    expect(run.summary).not.toMatch(/<img|<script|<details><summary>(?!The)|!\[t\]|\n# Ignore|@example-co/);
    expect(devin.sessions[0]?.title).not.toMatch(/[\p{Cc}\u202e]/u);
    for (const tag of devin.sessions[0]?.tags ?? []) expect(tag).not.toMatch(/[\n\r]/);
    expect(outputsOf(run)['document-path']).toMatch(/^docs\/postmortems\/2026-09-10-[a-z0-9-]+-q5xt62hdkwmv9z\.md$/);
  });
});

describe('a failed draft reports one error that says what to fix', () => {
  test('names a missing Devin key', async () => {
    const { dispatch } = await world({ secrets: {} });
    expect(await failure(dispatch('resolved-p1'))).toMatch(
      /"devin-api-key" is empty: store .* as the secret DEVIN_API_KEY in the environment "postmortem"/,
    );
  });

  test('names a wrong Devin key', async () => {
    const { dispatch } = await world({ secrets: { DEVIN_API_KEY: 'cog_wrong' } });
    expect(await failure(dispatch('resolved-p1'))).toMatch(/Devin \(GET \/v3\/self\) answered 401.*"devin-api-key"/);
  });

  test('names the permission if the service user may not start sessions', async () => {
    const { dispatch } = await world({ devin: { permissions: ['ViewOrgSessions'] } });
    expect(await failure(dispatch('resolved-p1'))).toMatch(
      /answered 403: Missing permission: ManageOrgSessions.*permissions ManageOrgSessions and ViewOrgSessions/,
    );
  });

  test('asks for the organization if the key belongs to an enterprise', async () => {
    const { dispatch } = await world({ devin: { enterprise: true } });
    expect(await failure(dispatch('resolved-p1'))).toMatch(/set the input "devin-org-id"/);
  });

  test('names an organization that is invalid', async () => {
    const { dispatch } = await world({ with: 'devin-org-id: acme' });
    expect(await failure(dispatch('resolved-p1'))).toMatch(/The input "devin-org-id" must begin with "org-"/);
  });

  test.each(['detail', 'problem'] as const)('reads errors of Devin in the form "%s"', async (errors) => {
    const { dispatch } = await world({ devin: { errors }, with: 'devin-org-id: org-unknown' });
    expect(await failure(dispatch('resolved-p1'))).toMatch(/answered 404: .*"devin-org-id"/);
  });

  test('names a playbook that Devin does not have', async () => {
    const { dispatch } = await world({ config: 'devin: {playbook: playbook-none}' });
    expect(await failure(dispatch('resolved-p1'))).toMatch(
      /answered 404: Playbook not found\. .*a playbook or a note, its ID under "devin" in the configuration/,
    );
  });

  test('reports several wrong inputs together', async () => {
    const { dispatch } = await world({
      edit: (workflow) =>
        workflow.replace('          redo:', '          mode: revise\n          devin-org-id: acme\n          redo:'),
    });
    expect(await failure(dispatch('resolved-p1'))).toMatch(
      /"mode" is "revise": it must be one of auto, draft.*"devin-org-id"/s,
    );
  });

  test('names each wrong field of an event', async () => {
    const { dispatch } = await world();
    const message = await failure(dispatch({ client_payload: { schema: 2, incident: { id: 'x y', title: 7 } } }));
    expect(message).toMatch(
      /client_payload\.schema must be 1.*client_payload\.incident\.id must be an incident ID.*client_payload\.incident\.title must be text/s,
    );
  });

  test('masks a key in the error that the runner does not know as a secret', async () => {
    const { devin, dispatch } = await world({ secrets: {}, literalKey: 'cog_literal' });
    devin.faults.next({ path: '/v3/self' }, { status: 401, body: { detail: 'cog_literal is unknown' } });
    const run = await dispatch('resolved-p1');
    expect(errorsOf(run).join()).toMatch(/\*\*\* is unknown/);
    expect(run.log.join('\n')).not.toContain('cog_literal');
  });

  test('names a key with a line break', async () => {
    const { dispatch } = await world({ secrets: { DEVIN_API_KEY: 'cog_first\ncog_second' } });
    expect(await failure(dispatch('resolved-p1'))).toMatch(/"devin-api-key" holds a space, a line break/);
  });
});

describe('a docs repository', () => {
  const refusal =
    /acme\/incident-docs is public, and a draft would publish incident data.*"allow-public: true" in \.github\/postmortem\.yml/;

  test('is refused if the event says that it is public, and nothing is started, written or sent', async () => {
    const { devin, dispatch } = await world({ private: false });
    expect(await failure(dispatch('resolved-p1', { private: false }))).toMatch(refusal);
    expect(devin.requests.map(({ path }) => path)).toEqual(['/v3/self']);
    const skipped = await dispatch('resolved-no-priority', { private: false });
    expect([skipped.conclusion, skipped.summary]).toEqual(['failure', '']);
  });

  test('is refused if GitHub says that it is public and the event does not say', async () => {
    const { devin, dispatch } = await world({ private: false });
    expect(await failure(dispatch('resolved-p1', { private: undefined }))).toMatch(refusal);
    expect(devin.sessions).toEqual([]);
  });

  test('is accepted if it is public and allow-public is set', async () => {
    const { dispatch } = await world({ private: false, config: 'allow-public: true' });
    expect(outputsOf(await dispatch('resolved-p1', { private: false }))).toMatchObject({ outcome: 'created' });
  });

  test('fails with the name of the permission if the job may not read its pull requests', async () => {
    const { devin, dispatch } = await world({ edit: (workflow) => workflow.replace('pull-requests: read', '') });
    expect(await failure(dispatch('resolved-p1'))).toMatch(
      /give the job `pull-requests: read` under "permissions" in the workflow/,
    );
    expect(devin.sessions).toEqual([]);
  });

  test('fails with one error, and starts nothing, if GitHub is down', async () => {
    const { devin, github, dispatch } = await world();
    for (let tries = 0; tries < 4; tries += 1) {
      github.faults.next({ path: /\/git\/trees\// }, { status: 503, headers: { 'retry-after': '0' } });
    }
    expect(await failure(dispatch('resolved-p1'))).toMatch(
      /^GitHub \(GET \/repos\/acme\/incident-docs\/git\/trees\/main\) answered 503: .*Run it again later$/,
    );
    expect(devin.sessions).toEqual([]);
  });
});

test('a run ends with the first failure, even if another request hangs', async () => {
  const { devin, dispatch } = await world({ config: 'directry: docs' });
  const hanging = devin.faults.next({ path: '/v3/self' }, { hang: 'before' });
  expect(await failure(dispatch('resolved-p1'))).toMatch(/\.github\/postmortem\.yml/);
  await hanging.struck;
  hanging.release();
});

test('a run reports one error if two requests fail at the same time', async () => {
  const { devin, pagerduty, dispatch } = await world({
    secrets: { DEVIN_API_KEY: 'cog_wrong', PAGERDUTY_TOKEN: 'wrong' },
  });
  expect(await failure(dispatch({ client_payload: { incident: { id: 'Q2ZK81VNWTXE7B' } } }))).toMatch(/answered 401/);
  expect([devin.sessions, pagerduty.incidents]).toEqual([[], []]);
});

describe('an incident with impossible facts', () => {
  test('starts nothing if PagerDuty does not have the incident', async () => {
    const { devin, dispatch, pagerduty } = await world();
    const { client_payload: payload } = dispatchOf('resolved-p1');
    pagerduty.faults.next({ path: `/incidents/${payload.incident.id}` }, { status: 404 });
    expect(await failure(dispatch({ client_payload: payload }))).toMatch(/^Nothing was started\. .*answered 404/);
    expect(devin.sessions).toEqual([]);
  });

  test('is sent without times in the far future and without foreign addresses, and the summary says so', async () => {
    const { devin, dispatch } = await world({ secrets: { DEVIN_API_KEY: SECRETS.DEVIN_KEY } });
    const { client_payload: payload } = dispatchOf('resolved-p1');
    const incident = { ...payload.incident, html_url: 'https://evil.example/incidents/Q2ZK81VNWTXE7B' };
    const event = { ...payload.event, occurred_at: '9999-12-31T00:00:00Z' };
    const run = await dispatch({ client_payload: { ...payload, incident, event } });
    expect(run.summary).toContain(
      'Dropped from the incident: the time at which it was resolved, 9999-12-31T00:00:00.000Z, because that is in the future; its address, because that is not on pagerduty.com.',
    );
    expect(saidTo(devin.sessions[0])[0]).not.toMatch(/evil\.example|9999/);
    expect(devin.sessions[0]?.tags.join()).not.toContain('9999');
  });

  test('gets its resolve time from PagerDuty', async () => {
    const { devin, resolvedIncident, dispatch, eventOf } = await world();
    const incident = await resolvedIncident();
    const { client_payload: payload, ...rest } = eventOf('incident.resolved', incident);
    const future = JSON.parse(
      JSON.stringify(payload, (key, value) => (key === 'occurred_at' ? '9999-01-01T00:00:00Z' : value)),
    );
    await dispatch({ ...rest, client_payload: future });
    expect(devin.sessions[0]?.tags).toContain(
      `postmortem-resolved:${incident.resolvedAt?.toISOString().replace(/\.\d+Z/, '.000Z')}`,
    );
  });
});
