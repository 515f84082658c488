import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { getPull, listOpenPulls, listPullCommits, listPullFiles, pullsOfBranch } from '../../src/github/pulls.ts';
import { listFailedRuns } from '../../src/github/runs.ts';
import type { GitHub } from '../emulators/github.ts';
import { as, connect, openPull, start } from './github.ts';

let github: GitHub;
beforeEach(async () => {
  github = await start();
});
afterEach(() => github.close());

describe('A pull request', () => {
  test('is found by its branch, open or closed', async () => {
    await openPull(github, 'postmortem/q1', { 'docs/q1.md': '# One\n' });
    await openPull(github, 'postmortem/q2', { 'docs/q2.md': '# Two\n' });
    await as(github, 'ada', 'PATCH', '/pulls/1', { state: 'closed' });
    const docs = connect(github);
    expect(await listOpenPulls(docs)).toMatchObject([{ number: 2, head: { ref: 'postmortem/q2' } }]);
    expect(await pullsOfBranch(docs, 'postmortem/q1')).toMatchObject([{ number: 1, state: 'closed', merged_at: null }]);
    expect(await pullsOfBranch(docs, 'postmortem/q3')).toEqual([]);
  });

  test('tells whose it is and where it comes from', async () => {
    const number = await github.openFromFork({ login: 'grace', branch: 'main', title: 'Mine', files: { 'a.md': 'a' } });
    expect(await getPull(connect(github), number)).toMatchObject({
      user: { login: 'grace' },
      head: { repo: { full_name: 'grace/incident-docs' } },
      base: { ref: 'main', repo: { full_name: 'acme/incident-docs' } },
    });
  });

  test('tells its files and who made its commits', async () => {
    const number = await openPull(github, 'postmortem/q1', { 'docs/q1.md': '# One\n', 'docs/q2.md': '# Two\n' });
    const docs = connect(github);
    expect(await listPullFiles(docs, number)).toMatchObject([
      { filename: 'docs/q1.md', status: 'added', patch: '@@ -0,0 +1,1 @@\n+# One' },
      { filename: 'docs/q2.md', status: 'added' },
    ]);
    expect(await listPullCommits(docs, number)).toMatchObject([
      { author: { login: 'devin-ai-integration[bot]' } },
      { author: { login: 'devin-ai-integration[bot]' } },
    ]);
  });
});

describe('Runs that failed', () => {
  test('are those of one workflow since a time', async () => {
    const workflow = '.github/workflows/postmortem.yml';
    const at = (hour: number) => new Date(Date.UTC(2026, 10, 23, hour));
    const failed = { workflow, conclusion: 'failure', title: 'Postmortem', createdAt: at(10) } as const;
    github.addRun({ ...failed, createdAt: at(8) });
    const first = github.addRun(failed);
    const second = github.addRun({ ...failed, createdAt: at(11) });
    github.addRun({ ...failed, conclusion: 'success' });
    github.addRun({ ...failed, workflow: '.github/workflows/ci.yml' });
    expect(await listFailedRuns(connect(github), 'postmortem.yml', at(9))).toEqual([
      {
        id: second,
        display_title: 'Postmortem',
        html_url: expect.stringContaining(`/actions/runs/${second}`),
        created_at: '2026-11-23T11:00:00Z',
      },
      expect.objectContaining({ id: first }),
    ]);
  });

  test('need the permission to read actions', async () => {
    const docs = connect(github, github.workflowToken({ contents: 'read' }));
    await expect(listFailedRuns(docs, 'postmortem.yml', new Date())).rejects.toThrow(/give the job `actions: read`/);
  });
});
