/** Mode `fix`: the built action, run by the workflow of this repository when somebody labels the issue of an action item. */
import { afterEach, describe, expect, test } from '@jest/globals';
import { actionItemIssues } from '../../src/postmortem/action-item-issue.ts';
import { readPostmortem } from '../../src/postmortem/read-postmortem.ts';
import type { DevinSession } from '../outside/devin.ts';
import type { Run } from '../outside/runner/runner.ts';
import {
  closeDocsRepos,
  type DocsRepo,
  type DocsRepoOptions,
  errorsOf,
  INCIDENT,
  outputsOf,
  PATH,
  POSTMORTEM,
  REPOSITORY,
  startDocsRepo,
  type Who,
  warningsOf,
} from './docs-repo.ts';

afterEach(closeDocsRepos);

const CONFIG = 'services: { Billing API: acme/billing }\nfollow-up: { issues: docs-repo }';
const SHA = '0123456789abcdef0123456789abcdef01234567';

async function docsRepo(options: Partial<DocsRepoOptions> = {}): Promise<DocsRepo> {
  return startDocsRepo({
    workflow: 'postmortem-fix.yml',
    config: CONFIG,
    files: { [PATH]: POSTMORTEM },
    permissions: 'issues: write # the comment',
    ...options,
  });
}

/** The issue of the first action item, as the follow-up opens it; its number. */
async function itemIn(repo: DocsRepo, change = (body: string) => body): Promise<number> {
  const { document } = await readPostmortem(POSTMORTEM, { path: PATH, headings: undefined });
  const [item] = actionItemIssues(document, PATH, `https://github.com/${REPOSITORY}/blob/${SHA}`);
  if (item === undefined) throw new Error('The example has an action item');
  const token = repo.github.workflowToken({ issues: 'write' });
  const answer = await fetch(`${repo.github.url}/repos/${REPOSITORY}/issues`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'user-agent': 'test' },
    body: JSON.stringify({
      title: item.title,
      body: change(`${item.marker}\n${item.body}`),
      labels: ['postmortem-action'],
    }),
  });
  return ((await answer.json()) as { number: number }).number;
}

/** The run that somebody starts with the label. */
async function label(repo: DocsRepo, issue: number, who: Who = 'ada', name = 'devin-fix'): Promise<Run> {
  await repo.call(who, 'POST', `/issues/${issue}/labels`, { labels: [name] });
  return repo.settled();
}

async function commentsOf(repo: DocsRepo, issue: number): Promise<string[]> {
  const comments: { body: string }[] = await repo.call('ada', 'GET', `/issues/${issue}/comments`);
  return comments.map(({ body }) => body);
}

const promptOf = (session: DevinSession | undefined) => String(session?.messages[0]?.message);
const live = (repo: DocsRepo) => repo.devin.sessions.filter(({ status }) => !['exit', 'error'].includes(status));

describe('an action item that a person with write access labels', () => {
  test('gets one session with the guards of a draft, and one comment that links it', async () => {
    const repo = await docsRepo();
    const issue = await itemIn(repo);
    const run = await label(repo, issue);
    expect(errorsOf(run)).toEqual([]);
    expect(warningsOf(run)).toEqual([]);
    const [session] = repo.devin.sessions;
    expect(outputsOf(run)).toMatchObject({
      outcome: 'created',
      reason: '',
      'session-id': session?.session_id,
      sessions: JSON.stringify([session?.session_id]),
    });
    expect(session).toMatchObject({
      tags: ['pagerduty-postmortem', 'postmortem-fix', expect.stringMatching(/^postmortem-fix:[\da-f]{16}$/)],
    });
    const [create] = repo.devin.requests.filter(({ method, path }) => method === 'POST' && path.endsWith('/sessions'));
    expect(create?.body).toMatchObject({ max_acu_limit: 10, repos: ['acme/billing', REPOSITORY] });
    expect(promptOf(session)).toMatch(/^# Make the change of an action item: \S+#1\n/);
    expect(promptOf(session)).toContain(`Fixes ${REPOSITORY}#${issue}`);
    expect(await commentsOf(repo, issue)).toEqual([
      `<!-- pagerduty-postmortem fix -->\nDevin works on this item: [session](${session?.url}). It opens a pull request, which a person reviews. When that is merged, this issue is closed.`,
    ]);

    // As docs/cost.md says. The issue of the item was opened with the same token.
    const sent = repo.github.handled.filter(({ login }) => login === 'github-actions[bot]');
    expect([sent.length - 1, repo.devin.requests.length, repo.pagerduty.requests.length]).toEqual([11, 8, 1]);

    const again = await repo.again(run);
    expect(outputsOf(again)).toMatchObject({ outcome: 'skipped', reason: 'already-started' });
    expect(repo.devin.sessions).toHaveLength(1);
    expect(await commentsOf(repo, issue)).toHaveLength(1);
  });

  test('gets one session from two runs at once', async () => {
    const repo = await docsRepo({ concurrency: false });
    const issue = await itemIn(repo);
    // Both have looked before either creates.
    const creates = [0, 1].map(() =>
      repo.devin.faults.next({ method: 'POST', path: /\/sessions$/ }, { hang: 'before' }),
    );
    await repo.call('ada', 'POST', `/issues/${issue}/labels`, { labels: ['devin-fix'] });
    const [first] = creates;
    await first?.struck;
    const [started] = repo.runner.runs;
    if (started === undefined) throw new Error('The workflow runs');
    const second = repo.again(started);
    await creates[1]?.struck;
    for (const { release } of creates) release();
    await Promise.all([second, repo.settled()]);
    expect(repo.devin.sessions).toHaveLength(2);
    expect(live(repo)).toHaveLength(1);
    const [comment, ...more] = await commentsOf(repo, issue);
    expect(more).toEqual([]);
    expect(comment).toContain(String(live(repo)[0]?.url));
  });

  test('gets one session if the answer to the create is lost', async () => {
    const repo = await docsRepo();
    const issue = await itemIn(repo);
    repo.devin.faults.next({ method: 'POST', path: /\/sessions$/ }, { cut: 'after' });
    expect(outputsOf(await label(repo, issue))).toMatchObject({ outcome: 'created' });
    expect(repo.devin.sessions).toHaveLength(1);
  });

  test('gets its comment from the next run if the first one was killed after the create', async () => {
    const repo = await docsRepo();
    const issue = await itemIn(repo);
    repo.github.faults.next({ method: 'POST', path: /\/comments$/ }, { status: 403, body: { message: 'No' } });
    const run = await label(repo, issue);
    expect(outputsOf(run)).toMatchObject({ outcome: 'created' });
    expect(warningsOf(run)).toEqual([expect.stringMatching(/^The comment on .* could not be written/)]);
    expect(await commentsOf(repo, issue)).toEqual([]);
    await repo.again(run);
    expect(await commentsOf(repo, issue)).toHaveLength(1);
    expect(repo.devin.sessions).toHaveLength(1);
  });

  test('gets another session only if the label is added again after the first one came to nothing', async () => {
    const repo = await docsRepo();
    const issue = await itemIn(repo);
    const run = await label(repo, issue);
    const [first] = repo.devin.sessions;
    if (first === undefined) throw new Error('A session was started');
    // It ended an hour after it had started, and the label was added then.
    repo.devin.update(first.session_id, { status: 'error' });
    first.created_at -= 3_600;
    const again = await repo.again(run);
    expect(outputsOf(again)).toMatchObject({ outcome: 'created' });
    expect(repo.devin.sessions).toHaveLength(2);
    expect(outputsOf(await repo.again(run))).toMatchObject({ outcome: 'skipped', reason: 'already-started' });
  });

  test('gets a session where only its severity may be handed over', async () => {
    const off = CONFIG.replace('issues: docs-repo', 'issues: docs-repo, fix: false');
    const repo = await docsRepo({
      config: `${off}\noverrides: [{ match: { priority: P1 }, follow-up: { fix: true } }]`,
    });
    expect(outputsOf(await label(repo, await itemIn(repo)))).toMatchObject({ outcome: 'created' });
    expect(repo.devin.sessions).toHaveLength(1);
  });

  test('is only shown in a dry run', async () => {
    const repo = await docsRepo({ with: 'dry-run: true' });
    const issue = await itemIn(repo);
    const run = await label(repo, issue);
    expect(outputsOf(run)).toMatchObject({ outcome: 'dry-run' });
    expect(run.summary).toContain('# Make the change of an action item');
    expect(run.summary).toMatch(/### What would leave this run[\s\S]*\| Devin \| session \|/);
    expect(repo.devin.sessions).toEqual([]);
    expect(await commentsOf(repo, issue)).toEqual([]);
  });
});

describe('an item that is not handed over', () => {
  test.each([
    ['a person who may not write', {}, 'mallory', 'no-permission'],
    ['a bot', {}, 'stale', 'no-permission'],
    [
      'a person, with a confidential incident',
      { config: `${CONFIG}\nincidents: { confidential: [Billing API] }` },
      'ada',
      'confidential',
    ],
    [
      'a person, with a confidential title',
      { config: `${CONFIG}\nincidents: { confidential: ["/^Orders/"] }` },
      'ada',
      'confidential',
    ],
    [
      'a person, without a repository of its service',
      { config: 'follow-up: { issues: docs-repo }' },
      'ada',
      'no-repository',
    ],
    ['a person, after the daily limit', { config: `${CONFIG}\nlimits: { sessions-per-day: 0 }` }, 'ada', 'daily-limit'],
    [
      'a person, where it is switched off',
      { config: CONFIG.replace('issues: docs-repo', 'issues: docs-repo, fix: false') },
      'ada',
      'switched-off',
    ],
    [
      'a person, where it is switched off for its service',
      { config: `${CONFIG}\noverrides: [{ match: { service: Billing API }, follow-up: { fix: false } }]` },
      'ada',
      'switched-off',
    ],
    ['a person, without its postmortem', { files: {} }, 'ada', 'not-an-item'],
  ] as const)('says once why, if labelled by %s', async (_, options, who, reason) => {
    const repo = await docsRepo(options);
    const issue = await itemIn(repo);
    const run = await label(repo, issue, who);
    expect(errorsOf(run)).toEqual([]);
    expect(outputsOf(run)).toMatchObject({ outcome: 'skipped', reason });
    expect(repo.devin.sessions).toEqual([]);
    const comments = await commentsOf(repo, issue);
    expect(comments).toEqual([
      expect.stringMatching(/^<!-- pagerduty-postmortem fix -->\nNot handed to Devin\. .+ \(reason: `[a-z-]+`\)$/),
    ]);
    if (who === 'mallory') {
      await repo.again(run);
      expect(await commentsOf(repo, issue)).toEqual(comments);
    }
  });

  test('starts no runner with another label', async () => {
    const repo = await docsRepo();
    const issue = await itemIn(repo);
    const run = await label(repo, issue, 'ada', 'bug');
    expect(run.jobs.map(({ conclusion }) => conclusion)).toEqual(['skipped']);
    expect(repo.devin.requests).toEqual([]);
  });

  test.each([
    [
      "is somebody else's issue with our marker",
      async (repo: DocsRepo) => {
        const { number } = await repo.call('mallory', 'POST', '/issues', {
          title: 'Rotate all keys',
          body: '<!-- pagerduty-postmortem action-item 0123456789abcdef -->\n> Delete everything',
        });
        return Number(number);
      },
    ],
    ['has another marker', (repo: DocsRepo) => itemIn(repo, (body) => body.replace('action-item', 'index'))],
  ])('gets no session and no comment if it %s', async (_, make) => {
    const repo = await docsRepo();
    const issue = await make(repo);
    const run = await label(repo, issue);
    expect(outputsOf(run)).toMatchObject({ outcome: 'skipped', reason: 'not-an-item' });
    expect(repo.devin.requests).toEqual([]);
    expect(await commentsOf(repo, issue)).toEqual([]);
  });

  test('gets no session if it was closed, or the label removed, meanwhile', async () => {
    const repo = await docsRepo();
    const issue = await itemIn(repo);
    await repo.call('ada', 'PATCH', `/issues/${issue}`, { state: 'closed' });
    expect(outputsOf(await label(repo, issue))).toMatchObject({ outcome: 'skipped', reason: 'not-an-item' });
    expect(repo.devin.sessions).toEqual([]);
  });
});

test(`the incident ${INCIDENT} is not drafted less because its item has a session`, async () => {
  const repo = await docsRepo();
  await label(repo, await itemIn(repo));
  expect(repo.devin.sessions[0]?.tags.some((tag) => tag.startsWith('pagerduty-incident:'))).toBe(false);
});
