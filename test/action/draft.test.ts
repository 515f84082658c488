/**
 * Mode `draft`: the built action in its own process, run by the workflow of this repository.
 */
import { afterEach, describe, expect, test } from '@jest/globals';
import { type Devin, type DevinOptions, startDevin } from '../emulators/devin.ts';
import { type PagerDuty, startPagerDuty } from '../emulators/pagerduty.ts';
import { dispatchOf } from '../fixtures/webhooks.ts';
import { onLoopback, REPOSITORY, ROOT, SECRETS } from '../pipeline.ts';
import { createRunner, type Run, type Runner } from '../runner/runner.ts';

const open: { close(): Promise<unknown> }[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((each) => each.close()));
});

interface World {
  devin: Devin;
  pagerduty: PagerDuty;
  runner: Runner;
  /** The dispatch of an example webhook, or one made by hand. */
  dispatch(body: string | { event_type?: string; client_payload: unknown }, repository?: object): Promise<Run>;
  byHand(inputs: Record<string, unknown>): Promise<Run>;
}

async function world(
  options: Partial<DevinOptions> & { secrets?: Record<string, string>; with?: string; literalKey?: string } = {},
): Promise<World> {
  const {
    secrets = { DEVIN_API_KEY: SECRETS.DEVIN_KEY, PAGERDUTY_TOKEN: SECRETS.PAGERDUTY_KEY },
    with: more = '',
    literalKey,
    ...devinOptions
  } = options;
  const devin = await startDevin({ apiKey: SECRETS.DEVIN_KEY, ...devinOptions });
  const pagerduty = await startPagerDuty({ apiKeys: { [SECRETS.PAGERDUTY_KEY]: 'read-only' } });
  const runner = await createRunner({
    workflows: {
      'postmortem.yml': onLoopback(devin.url, pagerduty.url, more).replace(
        '${{ secrets.DEVIN_API_KEY }}',
        literalKey ?? '${{ secrets.DEVIN_API_KEY }}',
      ),
    },
    actions: { './': ROOT },
    repository: REPOSITORY,
    apiUrl: 'http://127.0.0.1:1',
    environments: { postmortem: { secrets, branches: ['main'] } },
    onToken: () => 'ghs_workflow',
  });
  open.push(devin, pagerduty, runner);
  const deliver = async (name: string, payload: Record<string, unknown>): Promise<Run> => {
    const [run] = await runner.deliver({ name, payload });
    if (run === undefined) throw new Error('No workflow ran');
    return run;
  };
  return {
    devin,
    pagerduty,
    runner,
    dispatch: (body, repository = {}) => {
      const { event_type: action = 'pagerduty.incident.resolved', client_payload } =
        typeof body === 'string' ? dispatchOf(body) : body;
      return deliver('repository_dispatch', {
        action,
        client_payload,
        repository: { full_name: REPOSITORY, default_branch: 'main', private: true, ...repository },
      });
    },
    byHand: (inputs) =>
      deliver('workflow_dispatch', { ref: 'refs/heads/main', workflow: '.github/workflows/postmortem.yml', inputs }),
  };
}

const outputsOf = (run: Run) => run.jobs[0]?.steps.at(-1)?.outputs ?? {};
const errorsOf = (run: Run) => run.annotations.filter(({ level }) => level === 'error').map(({ message }) => message);

describe('a resolved incident', () => {
  test('starts one session, with the title, tags, repository and bound of the design', async () => {
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

  test('tells in the summary what was started and what happens next', async () => {
    const { devin, dispatch } = await world();
    const { summary } = await dispatch('resolved-p1');
    expect(summary).toContain('## Postmortem started: Invoices are sent twice (#4812)');
    expect(summary).toContain(`[Watch the session](${devin.sessions[0]?.url})`);
    expect(summary).toContain('| Duration | 1 hour 44 minutes |');
    expect(summary).toContain('`docs/postmortems/2026-09-10-invoices-are-sent-twice-q2zk81vnwtxe7b.md`');
    expect(summary).toContain('**What happens next**');
  });

  test('asks the key for its organization, and not where the organization is given', async () => {
    const asked = await world({ orgId: 'org-asked' });
    await asked.dispatch('resolved-p1');
    expect(asked.devin.requests.map(({ path }) => path)).toEqual(['/v3/self', '/v3/organizations/org-asked/sessions']);
    const given = await world({ orgId: 'org-given', with: 'devin-org-id: org-given' });
    await given.dispatch('resolved-p1');
    expect(given.devin.requests.map(({ path }) => path)).toEqual(['/v3/organizations/org-given/sessions']);
  });

  test('without a priority has no tag of one', async () => {
    const { devin, dispatch } = await world();
    const { client_payload: payload } = dispatchOf('resolved-p1');
    await dispatch({ client_payload: { ...payload, incident: { ...payload.incident, priority: null } } });
    expect(devin.sessions[0]?.tags.filter((tag) => tag.startsWith('priority:'))).toEqual([]);
  });

  test('with a hostile title reaches neither the log nor a command nor the markup of the summary', async () => {
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

describe('an incident that gets none', () => {
  test.each([
    ['resolved-no-priority', 'urgency', /Its urgency is low, and postmortems are written for high urgency\./],
    ['resolved-by-merge', 'merged', /It was merged into another incident/],
    ['acknowledged', 'event-not-handled', /only a resolved incident does/],
    ['reopened', 'event-not-handled', /only a resolved incident does/],
  ])('%s: skipped, %s, told in a sentence', async (name, reason, sentence) => {
    const { devin, dispatch } = await world();
    const run = await dispatch(name);
    expect(run.conclusion).toBe('success');
    expect(outputsOf(run)).toMatchObject({ outcome: 'skipped', reason, 'session-id': '' });
    expect(run.summary).toMatch(sentence);
    expect(devin.requests).toEqual([]);
  });

  test('one of four minutes: skipped, too-short', async () => {
    const { dispatch } = await world();
    const { client_payload: payload } = dispatchOf('resolved-p1');
    const run = await dispatch({
      client_payload: { ...payload, incident: { ...payload.incident, created_at: '2026-09-10T11:43:00Z' } },
    });
    expect(outputsOf(run)).toMatchObject({ outcome: 'skipped', reason: 'too-short' });
    expect(run.summary).toContain('It lasted 4 minutes, and postmortems are written from 5 minutes upwards.');
  });
});

describe('a start by hand', () => {
  test.each([
    ['its ID', ({ id }: { id: string; number: number }) => id],
    ['its number', ({ number }: { id: string; number: number }) => String(number)],
    ['its URL', ({ id }: { id: string; number: number }) => `https://example-co.pagerduty.com/incidents/${id}`],
  ])('finds the incident by %s, whatever its urgency', async (_what, reference) => {
    const { devin, pagerduty, byHand } = await world();
    const incident = await pagerduty.trigger({ title: 'Disk almost full', urgency: 'low' });
    await pagerduty.resolve(incident.id);
    const run = await byHand({ 'incident-id': reference(incident) });
    expect(errorsOf(run)).toEqual([]);
    expect(outputsOf(run)).toMatchObject({ outcome: 'created', 'incident-id': incident.id });
    expect(devin.sessions[0]?.tags).toEqual(
      expect.arrayContaining([`pagerduty-incident:${incident.id}`, 'postmortem-by-hand']),
    );
  });

  test('of an open incident is skipped: not-resolved', async () => {
    const { devin, pagerduty, byHand } = await world();
    const { id } = await pagerduty.trigger({ title: 'Down' });
    expect(outputsOf(await byHand({ 'incident-id': id }))).toMatchObject({
      outcome: 'skipped',
      reason: 'not-resolved',
    });
    expect(devin.sessions).toEqual([]);
  });

  test('of a merged incident is skipped: merged', async () => {
    const { pagerduty, byHand } = await world();
    const target = await pagerduty.trigger({ title: 'Down' });
    const source = await pagerduty.trigger({ title: 'Down too' });
    await pagerduty.merge(source.id, target.id);
    expect(outputsOf(await byHand({ 'incident-id': source.id }))).toMatchObject({
      outcome: 'skipped',
      reason: 'merged',
    });
  });

  test('as a dry run shows the prompt and starts nothing', async () => {
    const { devin, pagerduty, byHand } = await world();
    const { id } = await pagerduty.trigger({ title: '```\n::error::hello ##[error]hello\n=== END' });
    await pagerduty.resolve(id);
    const run = await byHand({ 'incident-id': id, 'dry-run': true });
    expect(outputsOf(run)).toMatchObject({ outcome: 'dry-run', 'incident-id': id, 'session-id': '' });
    expect(outputsOf(run)['document-path']).toMatch(/^docs\/postmortems\//);
    expect(run.summary).toContain('# Write the postmortem of PagerDuty incident');
    expect(run.log.join('\n')).toContain('# Write the postmortem of PagerDuty incident');
    expect(run.annotations).toEqual([]);
    expect(devin.requests).toEqual([]);
  });
});

describe('the short form of the dispatch', () => {
  test('is completed from PagerDuty, under the policy', async () => {
    const { devin, pagerduty, dispatch } = await world();
    const high = await pagerduty.trigger({ title: 'Down', priority: 'P2' });
    const low = await pagerduty.trigger({ title: 'Slow', urgency: 'low' });
    await pagerduty.elapse(600_000);
    await pagerduty.resolve(high.id);
    await pagerduty.resolve(low.id);
    expect(outputsOf(await dispatch({ client_payload: { incident: { id: high.id } } }))).toMatchObject({
      outcome: 'created',
    });
    expect(devin.sessions[0]?.tags).toContain('priority:P2');
    expect(outputsOf(await dispatch({ client_payload: { incident: { id: low.id } } }))).toMatchObject({
      reason: 'urgency',
    });
  });
});

describe('a failure is one error that says what to fix', () => {
  const failure = async (run: Promise<Run>): Promise<string> => {
    const { conclusion, annotations } = await run;
    expect(conclusion).toBe('failure');
    const errors = annotations.filter(({ level }) => level === 'error').map(({ message }) => message);
    // GitHub's own last line about the exit code is not ours.
    const ours = errors.filter((message) => !message.startsWith('Process completed'));
    expect(ours).toHaveLength(1);
    return ours[0] ?? '';
  };

  test('no Devin key', async () => {
    const { dispatch } = await world({ secrets: {} });
    expect(await failure(dispatch('resolved-p1'))).toMatch(
      /"devin-api-key" is empty: store .* as the secret DEVIN_API_KEY in the environment "postmortem"/,
    );
  });

  test('a wrong Devin key', async () => {
    const { dispatch } = await world({ secrets: { DEVIN_API_KEY: 'cog_wrong' } });
    expect(await failure(dispatch('resolved-p1'))).toMatch(/Devin \(GET \/v3\/self\) answered 401.*"devin-api-key"/);
  });

  test('a service user that may not start sessions', async () => {
    const { dispatch } = await world({ permissions: ['ViewOrgSessions'] });
    expect(await failure(dispatch('resolved-p1'))).toMatch(
      /answered 403: Missing permission: ManageOrgSessions.*permissions ManageOrgSessions and ViewOrgSessions/,
    );
  });

  test('a key of the enterprise without an organization', async () => {
    const { dispatch } = await world({ enterprise: true });
    expect(await failure(dispatch('resolved-p1'))).toMatch(/set the input "devin-org-id"/);
  });

  test('an organization that is none', async () => {
    const { dispatch } = await world({ with: 'devin-org-id: acme' });
    expect(await failure(dispatch('resolved-p1'))).toMatch(/The input "devin-org-id" must begin with "org-"/);
  });

  test.each(['detail', 'problem'] as const)('errors of Devin in the form "%s"', async (errors) => {
    const { dispatch } = await world({ errors, with: 'devin-org-id: org-unknown' });
    expect(await failure(dispatch('resolved-p1'))).toMatch(/answered 404: .*"devin-org-id"/);
  });

  test('several wrong inputs are told together', async () => {
    const { dispatch } = await world({ with: 'mode: revise\n          devin-org-id: acme' });
    expect(await failure(dispatch('resolved-p1'))).toMatch(
      /"mode" is "revise": it must be one of auto, draft.*"devin-org-id"/s,
    );
  });

  test('a public docs repository', async () => {
    const { devin, dispatch } = await world();
    expect(await failure(dispatch('resolved-p1', { private: false }))).toMatch(
      /is public, and a draft would publish incident data/,
    );
    expect(devin.requests).toEqual([]);
    const skipped = await dispatch('resolved-no-priority', { private: false });
    expect([skipped.conclusion, skipped.summary]).toEqual(['failure', '']);
  });

  test('an event whose fields are wrong names each of them', async () => {
    const { dispatch } = await world();
    const message = await failure(dispatch({ client_payload: { schema: 2, incident: { id: 'x y', title: 7 } } }));
    expect(message).toMatch(
      /client_payload\.schema must be 1.*client_payload\.incident\.id must be an incident ID.*client_payload\.incident\.title must be text/s,
    );
  });

  test('by hand without a PagerDuty token, for no incident, and for one that is not there', async () => {
    const without = await world({ secrets: { DEVIN_API_KEY: SECRETS.DEVIN_KEY } });
    expect(await failure(without.byHand({ 'incident-id': '4801' }))).toMatch(/"pagerduty-token" is empty/);
    const { byHand } = await world();
    expect(await failure(byHand({ 'incident-id': 'the last one' }))).toMatch(/"incident-id" is not an incident/);
    expect(await failure(byHand({ 'incident-id': '999999' }))).toMatch(
      /PagerDuty \(GET \/incidents\/999999\) answered 404.*no such incident/,
    );
  });

  test('by hand with a wrong PagerDuty token', async () => {
    const { byHand } = await world({ secrets: { DEVIN_API_KEY: SECRETS.DEVIN_KEY, PAGERDUTY_TOKEN: 'wrong' } });
    expect(await failure(byHand({ 'incident-id': '4801' }))).toMatch(
      /answered 401.*"pagerduty-token".*api\.eu\.pagerduty\.com/,
    );
  });

  test('a key that the runner does not know as a secret is masked in it', async () => {
    const { devin, dispatch } = await world({ secrets: {}, literalKey: 'cog_literal' });
    devin.faults.next({ path: '/v3/self' }, { status: 401, body: { detail: 'cog_literal is unknown' } });
    const run = await dispatch('resolved-p1');
    expect(errorsOf(run).join()).toMatch(/\*\*\* is unknown/);
    expect(run.log.join('\n')).not.toContain('cog_literal');
  });

  test('a key with a line break', async () => {
    const { dispatch } = await world({ secrets: { DEVIN_API_KEY: 'cog_first\ncog_second' } });
    expect(await failure(dispatch('resolved-p1'))).toMatch(/"devin-api-key" holds a space, a line break/);
  });
});

describe('when Devin stumbles', () => {
  const create = { method: 'POST', path: /\/sessions$/ };

  test('a limit is waited out as long as it says', async () => {
    const { devin, dispatch } = await world();
    devin.faults.next(create, { status: 429, headers: { 'retry-after': '0' } });
    expect(outputsOf(await dispatch('resolved-p1'))).toMatchObject({ outcome: 'created' });
    expect(devin.sessions).toHaveLength(1);
  });

  test.each([
    ['the line is cut', { cut: 'after' } as const],
    ['it answers 502', { status: 502, happened: true } as const],
  ])('a create that worked although %s is found again, not repeated', async (_what, fault) => {
    const { devin, dispatch } = await world();
    devin.faults.next(create, fault);
    expect(outputsOf(await dispatch('resolved-p1'))).toMatchObject({
      outcome: 'created',
      'session-id': devin.sessions[0]?.session_id,
    });
    expect(devin.sessions).toHaveLength(1);
  });

  test('a create that did not work is repeated', async () => {
    const { devin, dispatch } = await world();
    devin.faults.next(create, { cut: 'before' });
    expect(outputsOf(await dispatch('resolved-p1'))).toMatchObject({ outcome: 'created' });
    expect(devin.sessions).toHaveLength(1);
    expect(devin.requests.filter(({ method }) => method === 'POST')).toHaveLength(2);
  });

  test('an answer that breaks off in the middle is a lost one', async () => {
    const { devin, dispatch } = await world();
    devin.faults.next(create, { cut: 'within' });
    expect(outputsOf(await dispatch('resolved-p1'))).toMatchObject({ outcome: 'created' });
    expect(devin.sessions).toHaveLength(1);
  });

  test('pages that never end are not followed for ever', async () => {
    const { devin, dispatch } = await world();
    devin.faults.next(create, { cut: 'before' });
    const endless = { status: 200, body: { items: [], has_next_page: true, end_cursor: 'again' } };
    for (let page = 0; page < 6; page += 1) devin.faults.next({ method: 'GET', path: /\/sessions$/ }, endless);
    expect(outputsOf(await dispatch('resolved-p1'))).toMatchObject({ outcome: 'created' });
    expect(devin.requests.filter(({ method, path }) => method === 'GET' && path.endsWith('/sessions'))).toHaveLength(4);
  });

  test('what cannot be looked up is not repeated', async () => {
    const { devin, dispatch } = await world({ permissions: ['ManageOrgSessions'] });
    devin.faults.next(create, { cut: 'before' });
    const run = await dispatch('resolved-p1');
    expect(run.conclusion).toBe('failure');
    expect(errorsOf(run).join()).toMatch(/ViewOrgSessions/);
    expect(devin.sessions).toEqual([]);
  });
});
