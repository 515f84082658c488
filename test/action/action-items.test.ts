/** Action items in the repositories of services, followed by the built action. */
import { afterEach, describe, expect, test } from '@jest/globals';
import type { OtherRepository } from '../outside/github.ts';
import type { Run } from '../outside/runner/runner.ts';
import {
  closeDocsRepos,
  type DocsRepo,
  type DocsRepoOptions,
  errorsOf,
  ITEMS_APP_TOKEN,
  ITEMS_TOKEN,
  isOpenForSeconds,
  outputsOf,
  PATH,
  POSTMORTEM,
  startDocsRepo,
  warningsOf,
} from './docs-repo.ts';

afterEach(closeDocsRepos);

const SERVICE = 'acme/orders';
const CONFIG = `services: { Billing API: ${SERVICE} }\nfollow-up: { issues: service-repo, due: { P1: 14d, default: 30d } }\n`;
const KEYS = { DEVIN_API_KEY: 'cog_made_up_key', PAGERDUTY_TOKEN: 'made-up-read-only-key' };
const ALL = { issues: 'write' } as const;

function service(change: Partial<OtherRepository> = {}): OtherRepository {
  return { access: { 'items-robot': ALL, 'items[bot]': ALL, ada: ALL }, ...change };
}

async function docsRepo(options: Partial<DocsRepoOptions> & { token?: string } = {}): Promise<DocsRepo> {
  const { token = ITEMS_TOKEN } = options;
  return startDocsRepo({
    workflow: 'postmortem-follow-up.yml',
    config: CONFIG,
    others: { [SERVICE]: service() },
    secrets: { ...KEYS, ITEMS_TOKEN: token },
    ...options,
  });
}

/** The run that the schedule starts once a day. */
async function daily(repo: DocsRepo): Promise<Run> {
  const [run] = await repo.runner.schedule('postmortem-follow-up.yml');
  if (run === undefined) throw new Error('No workflow ran');
  expect(errorsOf(run)).toEqual([]);
  return run;
}

const day = (after: number) => new Date(Date.now() + after * 86_400_000).toISOString().slice(0, 10);

interface Issue {
  number: number;
  title: string;
  body: string;
  state: string;
  labels: { name: string }[];
  user: { login: string };
}

const itemsOf = async (repo: DocsRepo, repository?: string): Promise<Issue[]> =>
  repo.call('ada', 'GET', '/issues?state=all&labels=postmortem-action&per_page=100', undefined, repository);
const counts = async (repo: DocsRepo) => [(await itemsOf(repo)).length, (await itemsOf(repo, SERVICE)).length];

async function push(repo: DocsRepo, path = PATH, text = POSTMORTEM): Promise<Run> {
  await repo.write('ada', 'main', path, text);
  const run = await repo.settled();
  expect(errorsOf(run)).toEqual([]);
  return run;
}

describe('action items of a mapped service', () => {
  test.each([
    ['a token of a person', ITEMS_TOKEN, 'items-robot'],
    ["an App's token", ITEMS_APP_TOKEN, 'items[bot]'],
  ])('become issues of its repository with %s, once after ten runs', async (_what, token, login) => {
    const repo = await docsRepo({ token });
    const run = await push(repo);
    const items = await itemsOf(repo, SERVICE);
    expect(items).toHaveLength(4);
    expect(new Set(items.map(({ user }) => user.login))).toEqual(new Set([login]));
    const due = new Date(Date.now() + 14 * 86_400_000).toISOString().slice(0, 10).replaceAll('-', '\\-');
    expect(items.every(({ body }) => body.includes(`- Due: ${due}`))).toBe(true);
    for (let rerun = 0; rerun < 10; rerun += 1) await repo.again(run);
    expect(await counts(repo)).toEqual([0, 4]);
  });

  test('are closed there when their box is ticked, with a link to the line', async () => {
    const repo = await docsRepo();
    await push(repo);
    const run = await push(repo, PATH, POSTMORTEM.replace('- [ ] Fix connection', '- [x] Fix connection'));
    expect(run.summary).toContain('Closed, its box is ticked: [Fix connection leak');
    const [closed] = (await itemsOf(repo, SERVICE)).filter(({ state }) => state === 'closed');
    const comments = await repo.call('ada', 'GET', `/issues/${closed?.number}/comments`, undefined, SERVICE);
    expect(comments).toMatchObject([{ body: expect.stringMatching(/ticked in \[the postmortem\]\(.*\?plain=1#L\d+/) }]);
  });

  test.each<[string, Partial<OtherRepository>, string | undefined, RegExp]>([
    ['without a token', {}, '', /the input "items-token" is empty/],
    ['without access', { access: { ada: ALL } }, undefined, /answered 404/],
    ['with read access only', { access: { ada: ALL, 'items-robot': { issues: 'read' } } }, undefined, /answered 403/],
    ['with issues switched off', { issues: false }, undefined, /answered 410/],
    ['in a public repository', { private: false }, undefined, /is public/],
  ])('are in the docs repository %s, and the summary says why', async (_what, change, token, why) => {
    const repo = await docsRepo({ others: { [SERVICE]: service(change) }, ...(token !== undefined && { token }) });
    const run = await push(repo);
    expect(await itemsOf(repo)).toHaveLength(4);
    expect(warningsOf(run)).toEqual([
      expect.stringMatching(/^Items are in the docs repository instead of acme\/orders: /),
    ]);
    expect(warningsOf(run)[0]).toMatch(why);
    expect(run.summary).toContain('Items are in the docs repository instead of');
  });

  test('are not opened again elsewhere if they are in the docs repository and access is granted later', async () => {
    const there = service({ access: { ada: ALL } });
    const repo = await docsRepo({ others: { [SERVICE]: there } });
    const run = await push(repo);
    there.access['items-robot'] = ALL;
    expect(outputsOf(await repo.again(run))).toMatchObject({ reason: 'nothing-to-do' });
    expect(await counts(repo)).toEqual([4, 0]);
  });

  test('are in the docs repository if their service is not mapped', async () => {
    const repo = await docsRepo({ config: CONFIG.replace('Billing API:', 'Search:') });
    expect(warningsOf(await push(repo))).toEqual([expect.stringMatching(/"services" in .* has no repository for it/)]);
    expect(await counts(repo)).toEqual([4, 0]);
  });

  test('are not opened anywhere if the incident is confidential', async () => {
    const repo = await docsRepo({ config: `${CONFIG}incidents: { confidential: ["/Orders fail/"] }\n` });
    expect(warningsOf(await push(repo))).toContainEqual(expect.stringMatching(/^No issues .* is confidential/));
    expect(await counts(repo)).toEqual([0, 0]);
  });
});

describe('an overdue action item', () => {
  const dueOn = (date: string) => POSTMORTEM.replace('alert at 80%', `alert at 80% (Owner: @grace, Due: ${date})`);
  const comments = async (repo: DocsRepo, number: number | undefined) =>
    (await repo.call('ada', 'GET', `/issues/${number}/comments`)).map(({ body }: { body: string }) => body);
  const overdueItem = async (repo: DocsRepo) =>
    (await itemsOf(repo)).find(({ title }) => title.startsWith('Add connection pool'));
  const labelsOf = (issue: Issue | undefined) => issue?.labels.map(({ name }) => name);
  const inDocs = (options: Partial<DocsRepoOptions> = {}) =>
    docsRepo({ config: 'follow-up: { issues: docs-repo }\n', ...options });

  test('has one comment to its owner and a label, however often it runs', async () => {
    const repo = await inDocs();
    const run = await push(repo, PATH, dueOn(day(0)));
    for (let again = 0; again < 9; again += 1) expect(outputsOf(await repo.again(run))).toMatchObject({});
    const item = await overdueItem(repo);
    expect(await comments(repo, item?.number)).toEqual([
      expect.stringMatching(/^<!-- pagerduty-postmortem overdue [\d-]+ 1 -->\n@grace, this action item is due today/),
    ]);
    expect(labelsOf(item)).toEqual(['postmortem-action', 'overdue']);
    // What was sent is known without its comments.
    const before = repo.github.handled.length;
    expect(outputsOf(await daily(repo))).toMatchObject({ reason: 'nothing-to-do' });
    const asked = repo.github.handled.slice(before).map(({ path }) => path);
    expect(asked.filter((path) => path.endsWith(`/issues/${item?.number}/comments`))).toEqual([]);
  });

  test('has one comment if two runs follow it at once, though none waits for the other', async () => {
    const repo = await inDocs({ concurrency: false });
    await push(repo, PATH, dueOn(day(1)));
    const item = await overdueItem(repo);
    const body = item?.body.replaceAll(day(1).replaceAll('-', '\\-'), day(-3));
    await repo.call('ada', 'PATCH', `/issues/${item?.number}`, { body });
    await Promise.all([daily(repo), daily(repo)]);
    await daily(repo);
    expect(await comments(repo, item?.number)).toEqual([expect.stringContaining(', 3 days ago')]);
  });

  test('has one comment after a month without runs, and none from a run that remembers nothing', async () => {
    const repo = await inDocs();
    await push(repo, PATH, dueOn(day(-31)));
    const item = await overdueItem(repo);
    const [index] = await repo.call('ada', 'GET', '/issues?labels=postmortems');
    for (const { id } of await repo.call('ada', 'GET', `/issues/${index.number}/comments`)) {
      await repo.call('ada', 'DELETE', `/issues/comments/${id}`);
    }
    await daily(repo);
    expect(await comments(repo, item?.number)).toEqual([expect.stringContaining('This is the last reminder.')]);
  });

  test.each<[string, object]>([
    ['its date is moved', {}],
    ['it is closed', { state: 'closed' }],
  ])('loses the label when %s, and is left alone', async (_what, change) => {
    const repo = await inDocs();
    await push(repo, PATH, dueOn(day(0)));
    const item = await overdueItem(repo);
    const body = item?.body.replaceAll(day(0).replaceAll('-', '\\-'), day(20));
    await repo.call('ada', 'PATCH', `/issues/${item?.number}`, { body, ...change });
    for (let run = 0; run < 2; run += 1) await daily(repo);
    expect(labelsOf(await overdueItem(repo))).toEqual(['postmortem-action']);
    expect(await comments(repo, item?.number)).toHaveLength(1);
  });

  test('has the label again when it is reopened, and no second comment', async () => {
    const repo = await inDocs();
    await push(repo, PATH, dueOn(day(0)));
    const item = await overdueItem(repo);
    for (const state of ['closed', 'open']) {
      await repo.call('ada', 'PATCH', `/issues/${item?.number}`, { state });
      await daily(repo);
    }
    expect(labelsOf(await overdueItem(repo))).toEqual(['postmortem-action', 'overdue']);
    expect(await comments(repo, item?.number)).toHaveLength(1);
  });

  test('is left alone if reminders are off', async () => {
    const repo = await inDocs({ config: 'follow-up: { issues: docs-repo, overdue: false }\n' });
    await push(repo, PATH, dueOn(day(-3)));
    const item = await overdueItem(repo);
    expect(await comments(repo, item?.number)).toEqual([]);
    expect(labelsOf(item)).toEqual(['postmortem-action']);
  });
});

describe('a closed action item', () => {
  test('has its timeline read once', async () => {
    const repo = await docsRepo({ config: 'follow-up: { issues: docs-repo }\n' });
    await push(repo);
    for (const { number } of await itemsOf(repo))
      await repo.call('ada', 'PATCH', `/issues/${number}`, { state: 'closed' });
    const reads = async () => {
      const before = repo.github.handled.length;
      await daily(repo);
      return repo.github.handled.slice(before).filter(({ path }) => path.endsWith('/timeline')).length;
    };
    expect(await reads()).toBe(4);
    expect(await reads()).toBe(0);
    const [item] = await itemsOf(repo);
    await repo.call('ada', 'PATCH', `/issues/${item?.number}`, { state: 'open' });
    await repo.call('ada', 'PATCH', `/issues/${item?.number}`, { state: 'closed', state_reason: 'not_planned' });
    expect(await reads()).toBeLessThanOrEqual(1);
  });
});

describe('a postmortem that waits for a review', () => {
  const comments = async (repo: DocsRepo) =>
    (await repo.call('ada', 'GET', '/issues/1/comments')).map(({ body }: { body: string }) => body);

  async function waiting(config: string, options: Partial<DocsRepoOptions> = {}): Promise<DocsRepo> {
    const repo = await docsRepo({ config, ...options });
    await repo.write('devin', 'postmortem/q', PATH, POSTMORTEM);
    await repo.openPull('devin', 'postmortem/q');
    await repo.call('ada', 'POST', '/pulls/1/requested_reviewers', { reviewers: ['grace'] });
    await isOpenForSeconds(repo, 1);
    return repo;
  }

  test('has one reminder to its reviewers after several runs, and is in the index', async () => {
    const repo = await waiting('overrides: [{ match: { priority: P1 }, follow-up: { review-within: 1s } }]\n');
    await push(repo, 'docs/postmortems/2026-02-12-search-fails-q1.md');
    for (let run = 0; run < 3; run += 1) await daily(repo);
    expect(await comments(repo)).toEqual([
      expect.stringMatching(
        /^<!-- pagerduty-postmortem review-waits 1 -->\n@grace, this postmortem has been open for 0 days\./,
      ),
    ]);
    const [index] = await repo.call('ada', 'GET', '/issues?labels=postmortems');
    expect(index.body).toMatch(/### Waiting for review[\s\S]*\| \[Orders fail\]\(.*\/pull\/1\) \| 0 days \| grace \|/);
    await repo.call('ada', 'PUT', '/pulls/1/merge', {});
    await repo.settled();
    const [merged] = await repo.call('ada', 'GET', '/issues?labels=postmortems');
    expect(merged.body).not.toContain('### Waiting for review');
    expect(merged.body).toMatch(/### From resolve to merge[\s\S]*\| 2026-02 \| `█+` \d+/);
  });

  test('has one reminder if two runs find it at once', async () => {
    const repo = await waiting('follow-up: { review-within: 1s }\n', { concurrency: false });
    await Promise.all([daily(repo), daily(repo)]);
    expect(await comments(repo)).toHaveLength(1);
  });

  test.each([
    ['is young', 'follow-up: { review-within: 5d }\n'],
    ['may wait as long as it likes', ''],
    ['is of another priority', 'overrides: [{ match: { priority: P2 }, follow-up: { review-within: 1s } }]\n'],
    ['is confidential', 'follow-up: { review-within: 1s }\nincidents: { confidential: ["/Orders fail/"] }\n'],
  ])('has no reminder if it %s', async (_what, config) => {
    const repo = await waiting(config);
    await daily(repo);
    expect(await comments(repo)).toEqual([]);
  });
});
