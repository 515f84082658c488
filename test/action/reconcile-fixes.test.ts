/** Reconcile and action items with the label `devin-fix`: hands over what no run handed over, and closes what was merged. */
import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, test } from '@jest/globals';
import { turnOf } from '../../action/fix/reconcile-fixes.ts';
import { actionItemIssues } from '../../src/postmortem/action-item-issue.ts';
import { readPostmortem } from '../../src/postmortem/read-postmortem.ts';
import { ROOT } from '../start-world.ts';
import {
  as,
  closeWorlds,
  errorsOf,
  HOUR,
  openPull,
  outputsOf,
  REPOSITORY,
  type World,
  warningsOf,
  world,
} from './world.ts';

afterEach(closeWorlds);

const INCIDENT = 'Q2ZK81VNWTXE7B';
const PATH = `docs/postmortems/2026-02-10-orders-fail-${INCIDENT.toLowerCase()}.md`;
const POSTMORTEM = readFileSync(`${ROOT}/test/fixtures/postmortems/orders-service.md`, 'utf8');
const SHA = '0123456789abcdef0123456789abcdef01234567';
/** The emulator has one repository, so the change is made in it too. */
const CONFIG = `services: { Billing API: ${REPOSITORY} }\nfollow-up: { issues: docs-repo, index: false }`;

async function labelled(config = CONFIG): Promise<{ made: World; issue: number }> {
  const made = await world({ config, files: { [PATH]: POSTMORTEM } });
  made.ago(4 * HOUR);
  await made.pagerduty.trigger({ id: INCIDENT, title: 'Orders fail', priority: 'P1' });
  const { document } = await readPostmortem(POSTMORTEM, { path: PATH, headings: undefined });
  const [item] = actionItemIssues(document, PATH, `https://github.com/${REPOSITORY}/blob/${SHA}`);
  if (item === undefined) throw new Error('The example has an action item');
  const answer = await fetch(`${made.github.url}/repos/${REPOSITORY}/issues`, {
    method: 'POST',
    headers: { authorization: `Bearer ${made.github.workflowToken({ issues: 'write' })}`, 'user-agent': 'test' },
    body: JSON.stringify({ title: item.title, body: `${item.marker}\n${item.body}`, labels: ['postmortem-action'] }),
  });
  const { number: issue } = (await answer.json()) as { number: number };
  await as(made.github, 'ada', 'POST', `/issues/${issue}/labels`, { labels: ['devin-fix'] });
  return { made, issue };
}

const stateOf = ({ github }: World, issue: number) => as(github, 'ada', 'GET', `/issues/${issue}`);
const commentsOf = async ({ github }: World, issue: number): Promise<string[]> =>
  (await as(github, 'ada', 'GET', `/issues/${issue}/comments`)).map(({ body }: { body: string }) => body);

describe('reconcile', () => {
  test('hands a labelled item over once, and closes it with the proof once its pull request is merged', async () => {
    const { made, issue } = await labelled();
    const run = await made.reconcile();
    expect(errorsOf(run)).toEqual([]);
    const [session] = made.devin.sessions;
    expect(outputsOf(run)).toMatchObject({ outcome: 'created', sessions: JSON.stringify([session?.session_id]) });
    expect(run.summary).toMatch(/### Action items\n\n- Handed \[acme.*1\]\(http\S+\/issues\/1\) to Devin: \[session\]/);
    expect(await commentsOf(made, issue)).toHaveLength(1);

    const number = await openPull(made.github, 'postmortem-fix/0123456789abcdef', { 'src/pool.ts': 'export {};\n' });
    const url = `https://github.com/${REPOSITORY}/pull/${number}`;
    made.devin.update(session?.session_id ?? '', { pull_requests: [{ pr_url: url, pr_state: 'open' }] });
    await made.reconcile();
    expect(await stateOf(made, issue)).toMatchObject({ state: 'open' });
    expect(made.devin.sessions).toHaveLength(1);

    await as(made.github, 'ada', 'PUT', `/pulls/${number}/merge`, {});
    const closing = await made.reconcile();
    expect(errorsOf(closing)).toEqual([]);
    expect(await stateOf(made, issue)).toMatchObject({ state: 'closed', state_reason: 'completed' });
    expect((await commentsOf(made, issue)).slice(1)).toEqual([
      `<!-- pagerduty-postmortem fixed -->\nDone: ${url} was merged.`,
    ]);
    await made.reconcile();
    expect(await commentsOf(made, issue)).toHaveLength(2);
    expect(made.devin.sessions).toHaveLength(1);
  });

  test('ends the younger of two sessions of an item that killed runs left', async () => {
    const { made } = await labelled();
    await made.reconcile();
    const [first] = made.devin.sessions;
    const create = made.devin.requests.find(({ method, path }) => method === 'POST' && path.endsWith('/sessions'));
    await fetch(`${made.devin.url}/v3/organizations/${made.devin.orgId}/sessions`, {
      method: 'POST',
      headers: { authorization: 'Bearer cog_made_up_key', 'content-type': 'application/json' },
      body: JSON.stringify(create?.body),
    });
    expect(made.devin.sessions).toHaveLength(2);
    if (first !== undefined) first.created_at -= 60;
    await made.reconcile();
    expect(made.devin.sessions.map(({ status }) => status === 'exit')).toEqual([false, true]);
  });

  test('warns, and goes on, if it cannot see whether a pull request elsewhere was merged', async () => {
    const { made, issue } = await labelled();
    await made.reconcile();
    const elsewhere = 'https://github.com/acme/elsewhere/pull/3';
    made.devin.update(made.devin.sessions[0]?.session_id ?? '', {
      pull_requests: [
        { pr_url: 'https://evil.example/acme/elsewhere/pull/3', pr_state: 'merged' },
        { pr_url: elsewhere, pr_state: 'merged' },
      ],
    });
    const run = await made.reconcile();
    expect(run.conclusion).toBe('success');
    expect(warningsOf(run)).toEqual([
      expect.stringMatching(/It is not known whether .* the input "items-token" is empty/),
    ]);
    expect(await stateOf(made, issue)).toMatchObject({ state: 'open' });
  });

  test('closes an item whose pull request was merged, though another one of its session cannot be read', async () => {
    const { made, issue } = await labelled();
    await made.reconcile();
    const number = await openPull(made.github, 'postmortem-fix/0123456789abcdef', { 'src/pool.ts': 'export {};\n' });
    await as(made.github, 'ada', 'PUT', `/pulls/${number}/merge`, {});
    made.devin.update(made.devin.sessions[0]?.session_id ?? '', {
      pull_requests: [
        { pr_url: 'https://github.com/acme/elsewhere/pull/3', pr_state: 'open' },
        { pr_url: `https://github.com/${REPOSITORY}/pull/${number}`, pr_state: 'merged' },
      ],
    });
    await made.reconcile();
    expect(await stateOf(made, issue)).toMatchObject({ state: 'closed', state_reason: 'completed' });
  });

  test.each([
    ['Billing API', 'index: false', 0],
    ['Another API', 'index: false', 1],
    ['Billing API', 'index: false, fix: false', 0],
  ])('honours an override for %s that switches it off (follow-up: %s)', async (service, general, sessions) => {
    const { made } = await labelled(
      `${CONFIG.replace('index: false', general)}\noverrides: [{ match: { service: ${service} }, follow-up: { fix: false } }]`,
    );
    await made.reconcile();
    expect(made.devin.sessions).toHaveLength(sessions);
  });

  test('hands over where only an override switches it on', async () => {
    const { made } = await labelled(
      `${CONFIG.replace('index: false', 'index: false, fix: false')}\noverrides: [{ match: { service: Billing API }, follow-up: { fix: true } }]`,
    );
    await made.reconcile();
    expect(made.devin.sessions).toHaveLength(1);
  });

  test('leaves labels alone where it is switched off', async () => {
    const { made } = await labelled(CONFIG.replace('index: false', 'index: false, fix: false'));
    await made.reconcile();
    expect(made.devin.sessions).toEqual([]);
  });
});

describe('reconcile with more labelled items than one run looks at', () => {
  test.each([1, 20, 21, 45, 300])('each of %d has its turn within some hours', (count) => {
    const items = Array.from({ length: count }, (_, index) => index);
    const seen = new Set<number>();
    for (let hour = 0; hour < Math.ceil(count / 20) + 1; hour += 1) {
      const turn = turnOf(items, Date.parse('2026-03-01T00:30:00Z') + hour * HOUR);
      expect(turn.length).toBe(Math.min(count, 20));
      for (const each of turn) seen.add(each);
    }
    expect(seen.size).toBe(count);
  });
});
