/**
 * Mode `follow-up`: the built action in its own process, run by the workflow of this repository when something is pushed to the
 * docs repository.
 */
import { afterEach, describe, expect, test } from '@jest/globals';
import type { Run } from '../outside/runner/runner.ts';
import { SECRETS } from '../secrets/secrets-made-up.ts';
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
  warningsOf,
} from './docs-repo.ts';

afterEach(closeDocsRepos);

async function docsRepo(options: Partial<DocsRepoOptions> = {}): Promise<DocsRepo> {
  return startDocsRepo({ workflow: 'postmortem-follow-up.yml', ...options });
}

interface Issue {
  number: number;
  title: string;
  body: string;
  state: string;
  state_reason: string | null;
  labels: { name: string }[];
  assignees: { login: string }[];
}

/** The oldest first. */
const issuesOf = async (repo: DocsRepo, label: string): Promise<Issue[]> =>
  (await repo.call('ada', 'GET', `/issues?state=all&labels=${label}&per_page=100`)).sort(
    (one: Issue, other: Issue) => one.number - other.number,
  );
const indexOf = (repo: DocsRepo) => issuesOf(repo, 'postmortems');
const itemsOf = (repo: DocsRepo) => issuesOf(repo, 'postmortem-action');

/** Pushes one file to the default branch. Returns the run that follows it up. */
async function push(repo: DocsRepo, path: string, text: string): Promise<Run> {
  await repo.write('ada', 'main', path, text);
  const run = await repo.settled();
  expect(errorsOf(run)).toEqual([]);
  return run;
}

const ISSUES = 'follow-up: { issues: docs-repo }\n';
const OTHER = 'docs/postmortems/2026-02-12-search-fails-q1.md';

test('a push whose changes cannot be read fails the run, and the index is updated anyway', async () => {
  const repo = await docsRepo();
  repo.github.faults.decide(({ path }) =>
    path.includes('/compare/') ? { status: 403, body: { message: 'No' } } : undefined,
  );
  await repo.write('ada', 'main', PATH, POSTMORTEM);
  expect(errorsOf(await repo.settled())).toEqual([expect.stringMatching(/compare.* answered 403: No/)]);
  expect(await indexOf(repo)).toMatchObject([{ title: 'Postmortems' }]);
});

describe('the index', () => {
  test('is one issue that lists what was merged, with times from PagerDuty and costs from Devin', async () => {
    const repo = await docsRepo();
    await repo.startSession(INCIDENT);
    await repo.write('devin', 'postmortem/q', PATH, POSTMORTEM);
    await repo.openPull('devin', 'postmortem/q');
    await repo.call('ada', 'PUT', '/pulls/1/merge', {});
    const run = await repo.settled();
    expect(errorsOf(run)).toEqual([]);
    expect(outputsOf(run)).toMatchObject({ outcome: 'updated', reason: '' });
    expect(run.summary).toMatch(/Index: \[Postmortems\]\(.*\/issues\/2\), 1 in all/);
    const [index, ...more] = await indexOf(repo);
    expect(more).toEqual([]);
    expect(index).toMatchObject({ title: 'Postmortems', state: 'open', labels: [{ name: 'postmortems' }] });
    expect(index?.body).toMatch(/^<!-- pagerduty-postmortem index -->\n1 postmortem, 4 open action items\./);
    expect(index?.body).toMatch(
      new RegExp(
        `\\| 2026-02-10 \\| \\[.*\\]\\(.*/blob/main/${PATH}\\) .*${INCIDENT}.* \\| P1 \\| 46\u00A0min \\| 4 \\|`,
      ),
    );
    expect(index?.body).toContain('| 2026-02 | `██████████` 1 | 6\u00A0min | 46\u00A0min | 3.4 |');
    expect(index?.body).toContain('| Service | Postmortems |');
  });

  test('reads a document again only if its blob has changed', async () => {
    const repo = await docsRepo();
    await push(repo, PATH, POSTMORTEM);
    const before = repo.github.handled.length;
    await push(repo, OTHER, POSTMORTEM.replace('2026-02-10', '2026-02-12'));
    const blobs = repo.github.handled.slice(before).filter(({ path }) => path.includes('/git/blobs/'));
    expect(blobs).toHaveLength(1);
    expect((await indexOf(repo))[0]?.body).toMatch(/2 postmortems, 8 open[\s\S]*2026-02-12[\s\S]*2026-02-10/);
    await push(repo, PATH, POSTMORTEM.replaceAll('- [ ]', '- [x]'));
    const index = await indexOf(repo);
    expect(index).toHaveLength(1);
    expect(index[0]?.body).toContain('2 postmortems, 4 open');
  });

  test('is rebuilt if somebody edited it', async () => {
    const repo = await docsRepo();
    await push(repo, PATH, POSTMORTEM);
    const [index] = await indexOf(repo);
    const edited = index?.body?.replace('1 postmortem, 4 open action items', '1 postmortem, 0 open action items');
    await repo.call('ada', 'PATCH', `/issues/${index?.number}`, { body: edited });
    const before = repo.github.handled.length;
    await push(repo, OTHER, POSTMORTEM.replace('2026-02-10', '2026-02-12'));
    const blobs = repo.github.handled.slice(before).filter(({ path }) => path.includes('/git/blobs/'));
    expect(blobs).toHaveLength(2);
    expect((await indexOf(repo))[0]?.body).toContain('2 postmortems, 8 open action items');
  });

  test('is rebuilt from all postmortems by a manual run', async () => {
    const repo = await docsRepo({ files: { [PATH]: POSTMORTEM, 'docs/postmortems/README.md': '# How\n' } });
    const byHand = async () => {
      const workflow = '.github/workflows/postmortem-follow-up.yml';
      const before = repo.github.handled.length;
      const [run] = await repo.runner.deliver({
        name: 'workflow_dispatch',
        payload: { ref: 'refs/heads/main', workflow, inputs: {} },
      });
      const read = repo.github.handled.slice(before).filter(({ path }) => path.includes('/git/blobs/'));
      return { outcome: run && outputsOf(run), read: read.length };
    };
    expect(await byHand()).toMatchObject({ outcome: { outcome: 'updated' }, read: 1 });
    expect(await byHand()).toMatchObject({ outcome: { outcome: 'skipped', reason: 'nothing-to-do' }, read: 1 });
    expect(await indexOf(repo)).toHaveLength(1);
  });

  test('is not written if the configuration turns it off', async () => {
    const repo = await docsRepo({ config: 'follow-up: { index: false }\n' });
    expect(outputsOf(await push(repo, PATH, POSTMORTEM))).toMatchObject({ reason: 'nothing-to-do' });
    expect(await indexOf(repo)).toEqual([]);
  });

  test('asks PagerDuty again at the next push if PagerDuty did not answer', async () => {
    const repo = await docsRepo();
    repo.pagerduty.faults.next({ path: `/incidents/${INCIDENT}/log_entries` }, { status: 403 });
    await push(repo, PATH, POSTMORTEM.replace('On-call engineer acknowledged', 'On-call engineer looks'));
    expect((await indexOf(repo))[0]?.body).toContain('| 2026-02 | `██████████` 1 |  | 46\u00A0min |');
    await push(repo, OTHER, '# Postmortem: Search fails — search\n');
    expect((await indexOf(repo))[0]?.body).toContain('| 2026-02 | `██████████` 2 | 6\u00A0min | 46\u00A0min |');
  });
});

describe('action items', () => {
  const owned = POSTMORTEM.replace('alert at 80%', 'alert at 80% (Owner: @grace, Due: 2099-03-01)');

  test('become issues with context, a link to the line, and the owner', async () => {
    const repo = await docsRepo({ config: 'follow-up: { issues: docs-repo, labels: [postmortem-action, sre] }\n' });
    const run = await push(repo, PATH, owned);
    const items = await itemsOf(repo);
    expect(items.map(({ title }) => title.slice(0, 20))).toEqual([
      'Fix connection leak:',
      'Add connection pool ',
      'Add integration test',
      'Review other DB acce',
    ]);
    const { object } = await repo.call('ada', 'GET', '/git/ref/heads/main');
    const line = owned.split('\n').findIndex((each) => each.includes('alert at 80%')) + 1;
    expect(items[1]).toMatchObject({
      state: 'open',
      assignees: [{ login: 'grace' }],
      body: expect.stringContaining(`/${REPOSITORY}/blob/${object.sha}/${PATH}?plain=1#L${line})`),
    });
    expect(items[1]?.labels.map(({ name }) => name).sort()).toEqual(['postmortem-action', 'sre']);
    expect(run.summary).toContain('- Issue for an action item: [Add connection pool');
  });

  test('become issues even if their owner cannot be assigned', async () => {
    const repo = await docsRepo({ config: ISSUES });
    await push(repo, PATH, owned.replace('@grace', '@somebody-else'));
    expect((await itemsOf(repo)).map(({ assignees }) => assignees)).toEqual([[], [], [], []]);
  });

  test('close their issues when they are ticked later, and change nothing else about an issue', async () => {
    const repo = await docsRepo({ config: ISSUES });
    await push(repo, PATH, owned);
    const [first, second] = await itemsOf(repo);
    await repo.call('ada', 'PATCH', `/issues/${second?.number}`, { title: 'Renamed', body: second?.body });
    const ticked = owned.replace('- [ ] Fix connection', '- [x] Fix connection');
    const run = await push(repo, PATH, ticked);
    expect(run.summary).toContain('Closed, its box is ticked: [Fix connection leak');
    expect((await itemsOf(repo)).map(({ state, title }) => `${state} ${title.slice(0, 7)}`)).toEqual([
      'closed Fix con',
      'open Renamed',
      'open Add int',
      'open Review ',
    ]);
    expect(await repo.call('ada', 'GET', `/issues/${first?.number}`)).toMatchObject({ state_reason: 'completed' });
    // If a box is unticked again, people reopen the issue. An item that is added later is not part of the merge.
    await push(repo, PATH, `${owned}- [ ] One more\n`);
    expect((await itemsOf(repo)).map(({ state }) => state)).toEqual(['closed', 'open', 'open', 'open']);
  });

  test('become at most ten issues a push, and the rest are listed', async () => {
    const repo = await docsRepo({ config: ISSUES });
    const many = `${POSTMORTEM}${Array.from({ length: 9 }, (_, index) => `- [ ] Write test number ${index}\n`).join('')}`;
    const run = await push(repo, PATH, many);
    expect(await itemsOf(repo)).toHaveLength(10);
    expect(run.summary.match(/No issue created \(a push creates at most 10\): Write test number/g)).toHaveLength(3);
    expect(outputsOf(await repo.again(run))).toMatchObject({ reason: 'nothing-to-do' });
    expect(await itemsOf(repo)).toHaveLength(10);
  });

  test('never repeat a secret from the document', async () => {
    const [, secret = ''] = SECRETS[0] ?? [];
    const repo = await docsRepo({ config: ISSUES });
    const run = await push(repo, PATH, POSTMORTEM.replace('with alert at 80%', `with ${secret}`));
    expect(await itemsOf(repo)).toHaveLength(4);
    const told = JSON.stringify([await itemsOf(repo), await indexOf(repo), run.summary, run.log]);
    expect(told).not.toContain(secret);
  });

  test('become issues only if the configuration or an override asks for it', async () => {
    const repo = await docsRepo({
      config: 'overrides: [{ match: { priority: P1 }, follow-up: { issues: docs-repo } }]\n',
    });
    await push(repo, OTHER, POSTMORTEM.replace('P1', 'P2'));
    expect(await itemsOf(repo)).toEqual([]);
    await push(repo, PATH, POSTMORTEM);
    expect(await itemsOf(repo)).toHaveLength(4);
  });
});

describe('running follow-up again', () => {
  test('leaves one index and one issue for each action item after ten runs', async () => {
    const repo = await docsRepo({ config: ISSUES });
    const run = await push(repo, PATH, POSTMORTEM);
    for (let rerun = 0; rerun < 10; rerun += 1) {
      expect(outputsOf(await repo.again(run))).toMatchObject({ reason: 'nothing-to-do' });
    }
    expect(await indexOf(repo)).toHaveLength(1);
    expect(await itemsOf(repo)).toHaveLength(4);
  });

  test('leaves the same after two pushes at once, although neither waits for the other', async () => {
    const repo = await docsRepo({ config: ISSUES, concurrency: false });
    await repo.write('ada', 'main', PATH, POSTMORTEM);
    const first = repo.runner.runs[0];
    if (first === undefined) throw new Error('No workflow ran');
    await Promise.all([repo.write('ada', 'main', OTHER, POSTMORTEM), repo.again(first)]);
    await repo.settled();
    const isOpen = ({ state }: Issue) => state === 'open';
    expect((await indexOf(repo)).filter(isOpen)).toHaveLength(1);
    expect((await itemsOf(repo)).filter(isOpen)).toHaveLength(8);
  });
});

describe('publishing', () => {
  const config = 'publish: { to: confluence, destination: "https://acme.example/wiki" }\n';

  test('is requested of the session once, after the merge', async () => {
    const repo = await docsRepo({ config });
    const session = await repo.startSession(INCIDENT);
    const run = await push(repo, PATH, POSTMORTEM);
    expect(run.summary).toContain(`Devin publishes docs\\/postmortems`);
    await repo.again(run);
    await push(repo, PATH, POSTMORTEM.replace('~12%', '~13%'));
    expect(session.messages.slice(1).map(({ message }) => message)).toEqual([
      expect.stringMatching(/^# Merged: publish the postmortem on [\s\S]*https:\/\/acme\.example\/wiki/),
    ]);
    expect(session.tags).toContain('postmortem-published');
  });

  test("depends on the priority in PagerDuty, not on the one in the document's front matter", async () => {
    const wiki = 'publish: { to: wiki, destination: "the open wiki" }';
    const repo = await docsRepo({ config: `${config}overrides: [{ match: { priority: P2 }, ${wiki} }]\n` });
    const session = await repo.startSession(INCIDENT);
    await push(repo, PATH, POSTMORTEM.replaceAll('P1', 'P2'));
    expect(session.messages.slice(1).map(({ message }) => message.split('\n')[0])).toEqual([
      '# Merged: publish the postmortem on Confluence',
    ]);
  });

  test('is not requested for an incident that became confidential', async () => {
    const repo = await docsRepo({ config: `${config}incidents: { confidential: ["/orders/"] }\n` });
    const session = await repo.startSession(INCIDENT);
    expect(warningsOf(await push(repo, PATH, POSTMORTEM))).toContainEqual(
      expect.stringMatching(/its incident is confidential by the configuration\. Publish it by hand/),
    );
    expect(session.messages).toHaveLength(1);
  });

  test('warns with the fix if it is impossible', async () => {
    const repo = await docsRepo({ config });
    const run = await push(repo, OTHER, POSTMORTEM);
    expect(warningsOf(run)).toContainEqual(
      expect.stringMatching(/no Devin session wrote it\. Publish it by hand on confluence/),
    );
    const session = await repo.startSession(INCIDENT);
    repo.devin.update(session.session_id, { status: 'exit' });
    expect(warningsOf(await push(repo, PATH, POSTMORTEM))).toContainEqual(
      expect.stringMatching(/the session that wrote it has ended\. Publish it by hand on confluence/),
    );
    expect(session.tags).not.toContain('postmortem-published');
  });
});

describe('a push', () => {
  const pushed = async (repo: DocsRepo, payload: Record<string, unknown>) => {
    const [run] = await repo.runner.deliver({
      name: 'push',
      payload: { ref: 'refs/heads/main', ...payload },
      files: [PATH],
    });
    if (run === undefined) throw new Error('No workflow ran');
    return run;
  };

  test('adds all postmortems if it is the first of the branch', async () => {
    const repo = await docsRepo({ config: ISSUES, files: { [PATH]: POSTMORTEM } });
    const { object } = await repo.call('ada', 'GET', '/git/ref/heads/main');
    const run = await pushed(repo, { before: '0'.repeat(40), after: object.sha });
    expect(errorsOf(run)).toEqual([]);
    expect(await itemsOf(repo)).toHaveLength(4);
  });

  test('follows up the files that GitHub lists if there are more, and says so', async () => {
    const repo = await docsRepo({ config: ISSUES });
    const files = Array.from({ length: 300 }, (_, index) => ({
      filename: `a/${index}.md`,
      status: 'added',
      sha: null,
    }));
    repo.github.faults.next({ path: /\/compare\// }, { status: 200, body: { files } });
    expect(warningsOf(await push(repo, PATH, POSTMORTEM))).toEqual([
      expect.stringMatching(/first 300 files of a push/),
    ]);
    expect(await indexOf(repo)).toHaveLength(1);
  });

  test('updates only the index if its base commit is gone, and says so', async () => {
    const repo = await docsRepo({ config: ISSUES, files: { [PATH]: POSTMORTEM } });
    const { object } = await repo.call('ada', 'GET', '/git/ref/heads/main');
    const run = await pushed(repo, { before: '1'.repeat(40), after: object.sha });
    expect(outputsOf(run)).toMatchObject({ outcome: 'updated' });
    expect(warningsOf(run)).toContainEqual(expect.stringMatching(/is gone: no issues were created/));
    expect(await indexOf(repo)).toHaveLength(1);
    expect(await itemsOf(repo)).toEqual([]);
  });

  test('writes and sends nothing in a dry run', async () => {
    const repo = await docsRepo({
      config: `${ISSUES}publish: { to: notion, destination: Postmortems }\n`,
      with: "dry-run: 'true'",
    });
    const session = await repo.startSession(INCIDENT);
    const run = await push(repo, PATH, POSTMORTEM);
    expect(outputsOf(run)).toMatchObject({ outcome: 'dry-run' });
    expect(run.summary).toMatch(/Index: Postmortems, 1 in all[\s\S]*Add connection pool[\s\S]*Devin publishes/);
    expect([await indexOf(repo), await itemsOf(repo)]).toEqual([[], []]);
    expect(session.messages).toHaveLength(1);
  });

  test('is followed up without any secret', async () => {
    const repo = await docsRepo({ config: ISSUES, secrets: {} });
    expect(outputsOf(await push(repo, PATH, POSTMORTEM))).toMatchObject({ outcome: 'updated' });
    expect((await indexOf(repo))[0]?.body).toContain('| 2026-02 | `██████████` 1 | 6\u00A0min | 46\u00A0min |  |');
  });

  test('fails with the name of the permission if the token may not write issues', async () => {
    const repo = await docsRepo({ permissions: 'issues: read' });
    await repo.write('ada', 'main', PATH, POSTMORTEM);
    const run = await repo.settled();
    expect(run.conclusion).toBe('failure');
    expect(errorsOf(run)[0]).toMatch(/give the job `issues: write`/);
  });
});
