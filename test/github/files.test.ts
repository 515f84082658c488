import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { compare, compareToBranch, listFiles, readBlob, readFile } from '../../src/github/files.ts';
import type { GitHub } from '../outside/github.ts';
import { as, connect, openPull, REPOSITORY, start } from './github.ts';

const LARGE = `${'é'.repeat(1_100_000)}\n`;
const HOSTILE = 'docs/postmortems/50% off?#1 ünd [x].md';

let github: GitHub;
beforeEach(async () => {
  github = await start({
    files: {
      '.github/postmortem.yml': 'directory: docs/postmortems\n',
      'config.json': '{"a": 1}\n',
      'docs/postmortems/2026-11-23-late-orders-q1.md': '# Late orders\n',
      'docs/postmortems/old/2025.md': '# Old\n',
      'docs/postmortems-drafts/x.md': '# Draft\n',
      'docs/runbook.md': 'one\n',
      'docs/empty.md': '',
      'docs/large.md': LARGE,
      [HOSTILE]: '# Hostile\n',
    },
  });
});
afterEach(() => github.close());

describe('a file', () => {
  test.each([
    ['.github/postmortem.yml', 'directory: docs/postmortems\n'],
    ['config.json', '{"a": 1}\n'],
    ['docs/empty.md', ''],
    [HOSTILE, '# Hostile\n'],
  ])('is read as it is: %s', async (path, content) => {
    expect(await readFile(connect(github), path)).toBe(content);
  });

  test('is read whole if it is larger than 1 MB', async () => {
    expect(await readFile(connect(github), 'docs/large.md')).toBe(LARGE);
  });

  test('is read from a branch', async () => {
    await openPull(github, 'postmortem/q2', { 'docs/postmortems/q2.md': '# Second\n' });
    const docs = connect(github);
    expect(await readFile(docs, 'docs/postmortems/q2.md', 'postmortem/q2')).toBe('# Second\n');
    expect(await readFile(docs, 'docs/postmortems/q2.md')).toBeUndefined();
  });

  test('is never read in part', async () => {
    github.faults.next({ path: /large/ }, { cut: 'within' });
    expect(await readFile(connect(github), 'docs/large.md')).toBe(LARGE);
  });

  test('is undefined if it does not exist', async () => {
    expect(await readFile(connect(github), 'nowhere.md')).toBeUndefined();
  });

  test.each(['symlink', 'submodule'])('is undefined if there is only a %s', async (type) => {
    github.faults.next(
      { path: /link/ },
      { status: 200, body: { type, sha: 'a'.repeat(40), size: 9, name: 'link.md' } },
    );
    expect(await readFile(connect(github), 'docs/link.md')).toBeUndefined();
  });

  test('cannot be a directory', async () => {
    await expect(readFile(connect(github), 'docs')).rejects.toThrow(/in a form that this version cannot read/);
  });

  test('needs the permission to read contents', async () => {
    const docs = connect(github, github.workflowToken({ issues: 'write' }));
    await expect(readFile(docs, 'docs/runbook.md')).rejects.toThrow(/give the job `contents: read`/);
  });
});

describe('a directory', () => {
  const POSTMORTEMS = [HOSTILE, 'docs/postmortems/2026-11-23-late-orders-q1.md', 'docs/postmortems/old/2025.md'];

  test('lists its files at any depth, with the SHA that reads them', async () => {
    const docs = connect(github);
    const files = await (await listFiles(docs, 'main')).below('docs/postmortems');
    expect(files.map(({ path }) => path).sort()).toEqual(POSTMORTEMS.toSorted());
    const file = files.find(({ path }) => path.endsWith('q1.md'));
    expect(file?.size).toBe(14);
    expect(await readBlob(docs, file?.sha ?? '', 'q1.md')).toBe('# Late orders\n');
  });

  test('is empty if it does not exist', async () => {
    expect(await (await listFiles(connect(github), 'main')).below('docs/nothing')).toEqual([]);
  });

  test('is listed alone if the whole repository is too large', async () => {
    const truncated = { truncated: true, tree: [] };
    github.faults.next({ path: `/repos/${REPOSITORY}/git/trees/main` }, { status: 200, body: truncated });
    const docs = connect(github);
    const files = await (await listFiles(docs, 'main')).below('docs/postmortems');
    expect(files.map(({ path }) => path).sort()).toEqual(POSTMORTEMS.toSorted());
    github.faults.next({ path: `/repos/${REPOSITORY}/git/trees/main` }, { status: 200, body: truncated });
    expect(await (await listFiles(docs, 'main')).below('docs/nothing')).toEqual([]);
  });
});

test('the changes of a push are listed with their diffs', async () => {
  const { object: before } = await as(github, 'ada', 'GET', '/git/ref/heads/main');
  const content = Buffer.from('# New\n').toString('base64');
  const { commit } = await as(github, 'ada', 'PUT', '/contents/docs/postmortems/new.md', { message: 'New', content });
  expect(await compare(connect(github), before.sha, commit.sha)).toMatchObject([
    { filename: 'docs/postmortems/new.md', status: 'added', sha: expect.any(String), patch: '@@ -0,0 +1,1 @@\n+# New' },
  ]);
});

test('the changes that a commit brings to a branch are listed since it left the branch', async () => {
  const { object: before } = await as(github, 'ada', 'GET', '/git/ref/heads/main');
  await as(github, 'ada', 'POST', '/git/refs', { ref: 'refs/heads/topic', sha: before.sha });
  const put = (path: string, branch: string) =>
    as(github, 'ada', 'PUT', `/contents/${path}`, { message: 'New', content: 'TmV3Cg==', branch });
  const { commit } = await put('docs/postmortems/new.md', 'topic');
  await put('docs/later.md', 'main');
  expect(await compareToBranch(connect(github), 'main', commit.sha)).toMatchObject({
    mergeBase: before.sha,
    files: [{ filename: 'docs/postmortems/new.md', status: 'added' }],
  });
  expect(await compareToBranch(connect(github), 'main', 'a'.repeat(40))).toBeUndefined();
});
