import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { findCommit, findPull } from '../../src/github/citations.ts';
import type { GitHub } from '../outside/github.ts';
import { as, connect, openPull, REPOSITORY, start } from './github.ts';

const NO_COMMIT = '0123456789abcdef0123456789abcdef01234567';

let github: GitHub;
beforeEach(async () => {
  github = await start();
});
afterEach(() => github.close());

describe('a cited commit', () => {
  test('is found with its time', async () => {
    const { object } = await as(github, 'ada', 'GET', '/git/ref/heads/main');
    expect(await findCommit(connect(github), REPOSITORY, object.sha)).toMatchObject({
      date: expect.stringMatching(/^20\d\d-/),
    });
  });

  test.each([
    ['missing', REPOSITORY, NO_COMMIT],
    ['missing', REPOSITORY, 'main'],
    ['not-visible', 'acme/secret', NO_COMMIT],
    ['not-visible', '../../user', NO_COMMIT],
    ['not-visible', 'acme/a/b', NO_COMMIT],
  ])('is %s in %s: %s', async (what, repository, sha) => {
    expect(await findCommit(connect(github), repository, sha)).toBe(what);
  });

  test('is missing if GitHub answers 404 in a repository that exists', async () => {
    github.faults.next({ path: `/repos/${REPOSITORY}/commits/${NO_COMMIT}` }, { status: 404 });
    expect(await findCommit(connect(github), REPOSITORY, NO_COMMIT)).toBe('missing');
  });

  test('is unknown, not missing, if GitHub is down', async () => {
    for (let time = 0; time < 4; time += 1) {
      github.faults.next({ path: /commits/ }, { status: 429, headers: { 'retry-after': '0' } });
    }
    await expect(findCommit(connect(github), REPOSITORY, NO_COMMIT)).rejects.toThrow(/limits us/);
  });

  test('is not visible to a token without the permission', async () => {
    const docs = connect(github, github.workflowToken({ issues: 'write' }));
    expect(await findCommit(docs, REPOSITORY, NO_COMMIT)).toBe('not-visible');
  });
});

describe('a cited pull request', () => {
  test('is found with its times', async () => {
    const number = await openPull(github, 'fix', { 'a.md': 'a' });
    const open = { created_at: expect.stringMatching(/^20\d\d-/), merged_at: null };
    expect(await findPull(connect(github), REPOSITORY, number)).toMatchObject(open);
    await as(github, 'ada', 'PUT', `/pulls/${number}/merge`, {});
    expect(await findPull(connect(github), REPOSITORY, number)).toMatchObject({ merged_at: expect.any(String) });
  });

  test.each([
    ['missing', REPOSITORY],
    ['not-visible', 'acme/secret'],
  ])('is %s in %s', async (what, repository) => {
    expect(await findPull(connect(github), repository, 4711)).toBe(what);
  });
});
