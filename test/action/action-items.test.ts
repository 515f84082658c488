/** Action items in the repositories of services, followed by the built action. */
import { afterEach, describe, expect, test } from '@jest/globals';
import type { OtherRepository } from '../outside/github.ts';
import type { Run } from '../outside/runner/runner.ts';
import {
  type DocsRepo,
  type DocsRepoOptions,
  errorsOf,
  ITEMS_APP_TOKEN,
  ITEMS_TOKEN,
  outputsOf,
  PATH,
  POSTMORTEM,
  startDocsRepo,
  warningsOf,
} from './docs-repo.ts';

const open: DocsRepo[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((each) => each.close()));
});

const SERVICE = 'acme/orders';
const CONFIG = `services: { Billing API: ${SERVICE} }\nfollow-up: { issues: service-repo, due: { P1: 14d, default: 30d } }\n`;
const KEYS = { DEVIN_API_KEY: 'cog_made_up_key', PAGERDUTY_TOKEN: 'made-up-read-only-key' };
const ALL = { issues: 'write' } as const;

function service(change: Partial<OtherRepository> = {}): OtherRepository {
  return { access: { 'items-robot': ALL, 'items[bot]': ALL, ada: ALL }, ...change };
}

async function docsRepo(options: Partial<DocsRepoOptions> & { token?: string } = {}): Promise<DocsRepo> {
  const { token = ITEMS_TOKEN } = options;
  const repo = await startDocsRepo({
    workflow: 'postmortem-follow-up.yml',
    config: CONFIG,
    others: { [SERVICE]: service() },
    secrets: { ...KEYS, ITEMS_TOKEN: token },
    ...options,
  });
  open.push(repo);
  return repo;
}

interface Issue {
  number: number;
  title: string;
  body: string;
  state: string;
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

  test('that are in the docs repository are not opened again when access comes', async () => {
    const there = service({ access: { ada: ALL } });
    const repo = await docsRepo({ others: { [SERVICE]: there } });
    const run = await push(repo);
    there.access['items-robot'] = ALL;
    expect(outputsOf(await repo.again(run))).toMatchObject({ reason: 'nothing-to-do' });
    expect(await counts(repo)).toEqual([4, 0]);
  });

  test('of a service that is not mapped are in the docs repository', async () => {
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
