import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { getPull, listOpenPulls, listPullCommits, listPullFiles } from '../../src/github/pulls.ts';
import type { GitHub } from '../outside/github.ts';
import { as, connect, openPull, start } from './github.ts';

let github: GitHub;
beforeEach(async () => {
  github = await start();
});
afterEach(() => github.close());

describe('a pull request', () => {
  test('is listed while it is open', async () => {
    await openPull(github, 'postmortem/q1', { 'docs/q1.md': '# One\n' });
    await openPull(github, 'postmortem/q2', { 'docs/q2.md': '# Two\n' });
    await as(github, 'ada', 'PATCH', '/pulls/1', { state: 'closed' });
    const docs = connect(github);
    expect(await listOpenPulls(docs)).toMatchObject([{ number: 2, head: { ref: 'postmortem/q2' } }]);
  });

  test('has its author and the branch that it comes from', async () => {
    const number = await github.openFromFork({ login: 'grace', branch: 'main', title: 'Mine', files: { 'a.md': 'a' } });
    expect(await getPull(connect(github), number)).toMatchObject({
      user: { login: 'grace' },
      head: { repo: { full_name: 'grace/incident-docs' } },
      base: { ref: 'main', repo: { full_name: 'acme/incident-docs' } },
    });
  });

  test('has its files and the authors of its commits', async () => {
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
