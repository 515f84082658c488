/** Mode `reconcile`: drafts what no webhook brought, and lists in one issue what needs a person. */
import { afterEach, describe, expect, test } from '@jest/globals';
import { listFiles } from '../../src/github/files.ts';
import { upsertIssue } from '../../src/github/issues.ts';
import { parseDocument } from '../../src/postmortem/document.ts';
import { entryOf } from '../../src/postmortem/index-entry.ts';
import { renderIndex } from '../../src/postmortem/index-page.ts';
import { sealed } from '../../src/postmortem/seal.ts';
import { connect } from '../github/github.ts';
import type { DevinSession } from '../outside/devin.ts';
import { SECRETS } from '../start-world.ts';
import {
  as,
  closeWorlds,
  errorsOf,
  failure,
  HOUR,
  MINUTE,
  openPull,
  outputsOf,
  saidTo,
  type World,
  world,
} from './world.ts';

afterEach(closeWorlds);

const dry = { edit: (workflow: string) => workflow.replace("${{ inputs.dry-run || 'false' }}", "'true'") };

/** The incidents that were drafted, in this order. */
const drafted = ({ devin }: World) =>
  devin.sessions.map(({ tags }) => tags.find((tag) => tag.startsWith('pagerduty-incident:'))?.split(':')[1]);

const issues = ({ github }: World): Promise<{ number: number; title: string; body: string; state: string }[]> =>
  as(github, 'ada', 'GET', '/issues?state=all');

describe('reconcile of resolved incidents', () => {
  test('drafts those of the last 48 hours, except the last 15 minutes, whenever they began, oldest first', async () => {
    const made = await world();
    await made.resolvedIncident({ title: 'Long ago' }, 60 * HOUR, 49 * HOUR);
    const recent = await made.resolvedIncident({}, HOUR, 16 * MINUTE);
    const older = await made.resolvedIncident({}, 900 * HOUR, 47 * HOUR);
    await made.resolvedIncident({ title: 'Just now' }, HOUR, 14 * MINUTE);
    await made.pagerduty.trigger({ title: 'Still open' });
    const run = await made.reconcile();
    expect(drafted(made)).toEqual([older.id, recent.id]);
    expect(outputsOf(run)).toMatchObject({
      outcome: 'created',
      reason: '',
      sessions: JSON.stringify(made.devin.sessions.map(({ session_id }) => session_id)),
    });
    expect(run.summary).toContain(`[#${older.number}](`);
    expect(run.summary.match(/\| created \|/g)).toHaveLength(2);
    expect(run.summary).not.toMatch(/Long ago|Just now|Invoices/);
    // Everything is drafted, so the next run finds nothing.
    const next = await made.reconcile();
    expect(outputsOf(next)).toMatchObject({ outcome: 'skipped', reason: 'nothing-to-do', sessions: '[]' });
    expect(next.summary.match(/`duplicate-event`/g)).toHaveLength(2);
    expect(made.devin.sessions).toHaveLength(2);
  });

  test('applies the policy as of now, such as to a priority that was set late', async () => {
    const made = await world({ config: 'incidents: {priorities: [P1]}' });
    const incident = await made.resolvedIncident();
    const first = await made.reconcile();
    expect(first.summary).toMatch(/Its priority is not set.*`priority`/);
    await made.pagerduty.setPriority(incident.id, 'P1');
    await made.reconcile();
    expect(drafted(made)).toEqual([incident.id]);
  });

  test('skips an incident with a document', async () => {
    const made = await world({
      files: { 'docs/postmortems/1999-12-31-x-q2zk81vnwtxe7b.md': '# Postmortem' },
    });
    await made.resolvedIncident({ id: 'Q2ZK81VNWTXE7B' });
    const run = await made.reconcile();
    expect(run.summary).toContain('`already-written`');
    expect(made.devin.sessions).toEqual([]);
  });

  test('starts the oldest first within the daily limit, and lists the others', async () => {
    const made = await world({ config: 'limits: {sessions-per-day: 1}' });
    const second = await made.resolvedIncident({}, 5 * HOUR, HOUR);
    const first = await made.resolvedIncident({}, 5 * HOUR, 2 * HOUR);
    const run = await made.reconcile();
    expect(drafted(made)).toEqual([first.id]);
    expect(run.summary).toMatch(new RegExp(`#${second.number}\\]\\S+ \\| skipped \\| .*\`daily-limit\``));
  });

  test('sends GitHub no more requests for many incidents than for one', async () => {
    const made = await world({
      config: 'limits: {sessions-per-day: 1}',
      files: {
        'docs/postmortems/2026-01-02-other-q1.md': '# Postmortem',
        'docs/postmortems/2026-01-03-other-q2.md': '#',
      },
    });
    await openPull(made.github, 'some-work', { 'notes.md': 'Notes' });
    const asked = async () => {
      const before = made.github.requests.length;
      await made.reconcile();
      return made.github.requests.length - before;
    };
    await made.resolvedIncident();
    const first = await asked();
    for (let more = 0; more < 4; more += 1) await made.resolvedIncident();
    expect(await asked()).toBe(first);
  });

  test('continues after an incident that fails, reports it, and fails the run', async () => {
    const made = await world();
    const bad = await made.resolvedIncident({}, 5 * HOUR, 4 * HOUR);
    const good = await made.resolvedIncident();
    made.devin.faults.next({ method: 'POST', path: /\/sessions$/ }, { status: 422, body: { detail: 'no' } });
    const run = await made.reconcile();
    expect(run.conclusion).toBe('failure');
    expect(errorsOf(run)).toEqual([
      expect.stringMatching(new RegExp(`^1 of 2 incidents could not be drafted; the first is ${bad.id}`)),
    ]);
    expect(drafted(made)).toEqual([good.id]);
    expect(run.summary).toContain(`| ${bad.id} | **failed** |`);
    const [issue] = await issues(made);
    expect(issue?.body).toContain(`Incident ${bad.id} could not be drafted`);
  });

  test('leaves the rest to the next run after three failures in a row', async () => {
    const made = await world();
    for (let count = 0; count < 5; count += 1) await made.resolvedIncident();
    for (let count = 0; count < 3; count += 1) {
      made.devin.faults.next({ method: 'POST', path: /\/sessions$/ }, { status: 422 });
    }
    const run = await made.reconcile();
    expect(made.devin.sessions).toEqual([]);
    expect(errorsOf(run)).toEqual([expect.stringMatching(/^3 of 3 incidents/)]);
  });

  test('says so if there are none', async () => {
    const made = await world();
    const run = await made.reconcile();
    expect(outputsOf(run)).toMatchObject({ outcome: 'skipped', reason: 'nothing-to-do' });
    expect(run.summary).toContain('No incidents were resolved in this window. (reason: `nothing-to-do`)');
    expect(await issues(made)).toEqual([]);
  });

  test('is skipped as not-configured without a PagerDuty token', async () => {
    const { reconcile, devin } = await world({ secrets: { DEVIN_API_KEY: SECRETS.DEVIN_KEY } });
    const run = await reconcile();
    expect(run.conclusion).toBe('success');
    expect(outputsOf(run)).toMatchObject({ outcome: 'skipped', reason: 'not-configured' });
    expect(run.summary).toContain('Store a read-only REST API key as the secret `PAGERDUTY_TOKEN`');
    expect(devin.requests).toEqual([]);
  });

  test('only lists incidents in a dry run, and writes no issue', async () => {
    const made = await world(dry);
    const incident = await made.resolvedIncident();
    const { devin } = made;
    const run = await made.reconcile();
    expect(outputsOf(run)).toMatchObject({ outcome: 'dry-run', sessions: '[]' });
    expect(run.summary).toMatch(new RegExp(`#${incident.number}\\]\\S+ \\| dry-run \\| it would get a postmortem`));
    expect(run.summary).not.toContain('undefined');
    expect([devin.sessions, await issues(made)]).toEqual([[], []]);
  });

  test('shows only the ID of a confidential incident in a dry run', async () => {
    const made = await world({ ...dry, config: 'incidents: {confidential: [Billing API]}' });
    const incident = await made.resolvedIncident();
    const run = await made.reconcile();
    expect(run.summary).toContain(`| ${incident.id} | skipped |`);
    expect(run.summary).not.toMatch(/Billing|Invoices|#48/);
  });
});

describe('reconcile of sessions', () => {
  const sessionOf = async (made: World) => {
    const incident = await made.resolvedIncident();
    await made.dispatch(made.eventOf('incident.resolved', incident));
    const [session] = made.devin.sessions;
    if (session === undefined) throw new Error('No session');
    return { incident, session };
  };

  test('sends the order to write to a session that gathered and whose resolve was lost', async () => {
    const made = await world({ config: 'start-on: acknowledged' });
    made.ago(3 * HOUR);
    const incident = await made.pagerduty.trigger({ title: 'Down' });
    await made.dispatch(made.eventOf('incident.acknowledged', incident));
    made.ago(2 * HOUR);
    await made.pagerduty.resolve(incident.id);
    const run = await made.reconcile();
    expect(outputsOf(run)).toMatchObject({ outcome: 'updated' });
    expect(saidTo(made.devin.sessions[0])[1]).toMatch(/^# The order to write/);
    expect(run.summary).toContain(`| updated | [session](${made.devin.sessions[0]?.url})`);
  });

  test('keeps the older of two live sessions for an incident, with the events of both', async () => {
    const made = await world();
    const { session, incident } = await sessionOf(made);
    await made.byHand({ 'incident-id': incident.id, redo: true });
    const [, second] = made.devin.sessions;
    // As if both had been started at the same time, and neither run had seen the other.
    Object.assign(session, { status: 'running', tags: session.tags.filter((tag) => tag !== 'postmortem-terminated') });
    second?.tags.push('pagerduty-event:OTHER');
    if (second) second.created_at += 1;
    const run = await made.reconcile();
    expect(run.summary).toMatch(/### Repaired\n\n- Incident \S+ had two sessions/);
    expect(made.devin.sessions.map(({ status }) => status)).toEqual(['running', 'exit']);
    expect(session.tags).toContain('pagerduty-event:OTHER');
    expect(second?.tags).toContain('postmortem-terminated');
  });

  test('replaces a session that broke before its pull request once, then asks people', async () => {
    const made = await world();
    const { session } = await sessionOf(made);
    made.devin.update(session.session_id, { status: 'error' });
    await made.reconcile();
    expect(made.devin.sessions).toHaveLength(2);
    // It was replaced, so nobody has to fix it.
    expect(await issues(made)).toEqual([]);
    made.devin.update(made.devin.sessions[1]?.session_id ?? '', { status: 'error' });
    await made.reconcile();
    expect(made.devin.sessions).toHaveLength(2);
    const [issue] = await issues(made);
    expect(issue?.body).toContain(`[See it](${made.devin.sessions[1]?.url})`);
    expect(issue?.body).not.toContain(`[See it](${session.url})`);
  });

  test('never replaces a session that a person ended', async () => {
    const made = await world();
    const { session } = await sessionOf(made);
    made.devin.update(session.session_id, { status: 'exit' });
    await made.reconcile();
    expect(made.devin.sessions).toHaveLength(1);
  });
});

describe('the issue "Postmortem pipeline needs attention"', () => {
  const only = async (made: World) => {
    const found = await issues(made);
    expect(found.map(({ title }) => title)).toEqual(['Postmortem pipeline needs attention']);
    return found[0];
  };
  const blocked = async (patch: Partial<Pick<DevinSession, 'status' | 'status_detail'>>) => {
    const made = await world();
    const incident = await made.resolvedIncident();
    await made.dispatch(made.eventOf('incident.resolved', incident));
    made.devin.update(made.devin.sessions[0]?.session_id ?? '', patch);
    return { made, incident };
  };

  test('is opened, updated in place, closed when all is well, and reopened', async () => {
    const { made, incident } = await blocked({ status: 'running', status_detail: 'waiting_for_user' });
    const run = await made.reconcile();
    const [session] = made.devin.sessions;
    const opened = await only(made);
    expect(opened).toMatchObject({ state: 'open' });
    expect(opened?.body).toMatch(/A session waits for a person/);
    expect(opened?.body).toContain(incident.id);
    expect(run.summary).toContain('### Needs attention');
    const id = session?.session_id ?? '';
    made.devin.update(id, { status: 'suspended', status_detail: 'out_of_credits' });
    await made.reconcile();
    expect((await only(made))?.body).toMatch(/out\\_of\\_credits[\s\S]*Raise the limit/);
    made.devin.update(id, { status: 'running', status_detail: 'finished' });
    await made.reconcile();
    expect(await only(made)).toMatchObject({ state: 'closed' });
    made.devin.update(id, { status_detail: 'waiting_for_approval' });
    await made.reconcile();
    expect(await only(made)).toMatchObject({ state: 'open', number: opened?.number });
  });

  test.each<[string, Partial<Pick<DevinSession, 'status' | 'status_detail'>>]>([
    ['sleeps', { status: 'suspended', status_detail: 'inactivity' }],
    ['works', { status: 'running', status_detail: 'working' }],
  ])('does not report a session that %s', async (_what, patch) => {
    const { made } = await blocked(patch);
    await made.reconcile();
    expect(await issues(made)).toEqual([]);
  });

  test.each<[string, Record<string, string>, RegExp]>([
    ["Devin's key", { DEVIN_API_KEY: 'cog_expired', PAGERDUTY_TOKEN: SECRETS.PAGERDUTY_KEY }, /devin-api-key/],
    ["PagerDuty's token", { DEVIN_API_KEY: SECRETS.DEVIN_KEY, PAGERDUTY_TOKEN: 'expired' }, /pagerduty-token/],
    ['no Devin key at all', { PAGERDUTY_TOKEN: SECRETS.PAGERDUTY_KEY }, /devin-api-key/],
  ])('says that %s expired or is missing, and what to do, and the run fails', async (_what, secrets, cure) => {
    const made = await world({ secrets });
    expect(await failure(made.reconcile())).toMatch(cure);
    const issue = await only(made);
    expect(issue?.body).toContain('Reconcile could not run');
    expect(issue?.body.replaceAll('\\', '')).toMatch(cure);
  });

  test('reports a webhook subscription that PagerDuty or a person disabled', async () => {
    const made = await world();
    const [off, inactive] = [
      made.pagerduty.subscribe({ url: 'https://relay.example.com/pagerduty', secrets: ['s'] }),
      made.pagerduty.subscribe({ url: 'https://relay.example.com/pagerduty-resolved', secrets: ['s'] }),
    ];
    made.pagerduty.subscribe({ url: 'https://elsewhere.example.com/hook', secrets: ['s'] }).active = false;
    off.disabledUntil = new Date(Date.now() + HOUR);
    inactive.active = false;
    await made.reconcile();
    const body = (await only(made))?.body ?? '';
    expect(body).toContain(off.id);
    expect(body).toContain(inactive.id);
    expect(body).not.toContain('elsewhere');
  });

  test.each(['failure', 'timed_out'] as const)(
    'reports a failed draft (%s) as long as reconcile could make up for it',
    async (conclusion) => {
      const made = await world();
      const run = { workflow: '.github/workflows/postmortem.yml', conclusion, title: 'Postmortem' };
      made.github.addRun({ ...run, createdAt: new Date(Date.now() - 50 * HOUR) });
      await made.reconcile();
      expect(await issues(made)).toEqual([]);
      const number = made.github.addRun({ ...run, createdAt: new Date(Date.now() - HOUR) });
      await made.reconcile();
      expect((await only(made))?.body.replaceAll('\\', '')).toContain(`/actions/runs/${number}`);
      made.github.addRun({ ...run, conclusion: 'success', createdAt: new Date() });
      await made.reconcile();
      expect(await only(made)).toMatchObject({ state: 'closed' });
    },
  );

  test.each([
    ['contract_expired', 'The contract with Devin has expired: renew it. Then send a message to'],
    ['something_new', 'Open the session: Devin shows there what it waits for. Then send a message to'],
  ])('says what to do about %s', async (detail, words) => {
    const { made } = await blocked({ status: 'suspended', status_detail: detail });
    await made.reconcile();
    expect((await only(made))?.body.replaceAll('\\', '')).toContain(words);
  });

  test('is a warning if it may not be written', async () => {
    const { made } = await blocked({ status: 'suspended', status_detail: 'out_of_credits' });
    for (let tries = 0; tries < 4; tries += 1) {
      made.github.faults.next({ method: 'POST', path: /\/issues$/ }, { status: 403, body: { message: 'no' } });
    }
    const run = await made.reconcile();
    expect(run.conclusion).toBe('success');
    expect(run.annotations).toMatchObject([{ level: 'warning', message: expect.stringMatching(/`issues: write`/) }]);
  });
});

test('a cost that Devin did not know at the merge is added to the index later', async () => {
  const path = 'docs/postmortems/2026-02-10-orders-fail-q2zk81vnwtxe7b.md';
  const text = '# Postmortem: Orders fail\n\n| Date | 2026-02-10 |\n';
  const made = await world({ files: { [path]: text } });
  const docs = connect(made.github);
  const [file] = await (await listFiles(docs, 'main')).below('docs/postmortems');
  if (file === undefined) throw new Error('The document is there');
  const page = renderIndex([entryOf(file, parseDocument(text))], (each) => each);
  const body = sealed(page, SECRETS.DEVIN_KEY);
  await upsertIssue(docs, {
    marker: '<!-- pagerduty-postmortem index -->',
    title: 'Postmortems',
    body,
    labels: ['postmortems'],
  });
  await fetch(`${made.devin.url}/v3/organizations/${made.devin.orgId}/sessions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${SECRETS.DEVIN_KEY}`, 'content-type': 'application/json' },
    body: JSON.stringify({ prompt: 'x', tags: ['pagerduty-postmortem', 'pagerduty-incident:Q2ZK81VNWTXE7B'] }),
  });
  const index = async () =>
    (await as(made.github, 'ada', 'GET', '/issues?labels=postmortems&state=all')).map(
      ({ body }: { body: string }) => body,
    );
  await made.reconcile();
  expect(await index()).toEqual([expect.stringContaining(page)]);
  made.devin.update(made.devin.sessions[0]?.session_id ?? '', { acus_consumed: 3.4 });
  const run = await made.reconcile();
  expect(run.log.join('\n')).toContain('The costs of sessions in the index were corrected');
  expect(await index()).toEqual([expect.stringMatching(/\| 3\.4 \|/)]);
});
