/**
 * The review for public repositories, as `init` writes it: on `pull_request`, without secrets.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { runCli } from '../cli/cli-process.ts';
import { docsClone } from '../cli/docs-clone.ts';
import { breachesOf } from '../repository/workflow-rules.ts';
import { type DocsRepo, errorsOf, PATH, POSTMORTEM, startDocsRepo, warningsOf } from './docs-repo.ts';

const FILE = '.github/workflows/postmortem-review.yml';
const BAD = `${POSTMORTEM}\n![](https://tracker.example/pixel.gif)\n`;

let text: string;
let repo: DocsRepo;
beforeAll(async () => {
  const folder = docsClone('acme/incident-docs');
  const { code } = await runCli(['init', '--review-on', 'pull_request'], { cwd: folder });
  expect(code).toBe(0);
  text = readFileSync(join(folder, FILE), 'utf8');
  repo = await startDocsRepo({ workflow: 'postmortem-review.yml', text });
});
afterAll(() => repo.close());

test('the workflow keeps every rule, and gives the pull request no secret', async () => {
  expect(await breachesOf({ path: FILE, text: text.replaceAll('acme/', 'OWNER/'), example: true })).toEqual({});
  expect(text).not.toMatch(/secrets\.|environment:|pull_request_target|uses: \.\//);
});

test('a pull request from the repository gets its check run and a comment, which says what was not checked', async () => {
  await repo.write('ada', 'change', PATH, POSTMORTEM);
  const number = await repo.openPull('ada', 'change');
  const run = await repo.settled();
  expect([run.conclusion, errorsOf(run)]).toEqual(['success', []]);
  const { head } = await repo.call('ada', 'GET', `/pulls/${number}`);
  const { check_runs: runs } = await repo.call('ada', 'GET', `/commits/${head.sha}/check-runs`);
  expect(runs).toMatchObject([{ name: 'postmortem-review', conclusion: 'success' }]);
  const [comment] = await repo.call('ada', 'GET', `/issues/${number}/comments`);
  expect(comment.body).toContain('On the event pull\\_request there are no secrets');
});

test('a pull request from a fork, whose token only reads, gets the outcome of the job and its summary', async () => {
  const fork = { login: 'mallory', branch: 'typo', title: 'Typo' };
  const number = await repo.github.openFromFork({ ...fork, files: { [PATH]: BAD } });
  const run = await repo.settled();
  expect(run.jobs[0]?.steps[0]?.outputs).toMatchObject({ outcome: 'failed' });
  expect(run.conclusion).toBe('failure');
  expect(warningsOf(run)).toEqual([
    expect.stringContaining('the token is read-only if the pull request comes from a fork'),
  ]);
  expect(run.summary).toContain('Failed: 1 error');
  expect(await repo.call('ada', 'GET', `/issues/${number}/comments`)).toEqual([]);
});
