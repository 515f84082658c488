import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type Annotation, type CheckReport, upsertCheck } from '../../src/github/checks.ts';
import type { GitHub } from '../outside/github.ts';
import { ALL, as, connect, openPull, REPOSITORY, start } from './github.ts';

const PATH = `/repos/${REPOSITORY}/check-runs`;

let github: GitHub;
let headSha: string;
beforeEach(async () => {
  github = await start();
  await openPull(github, 'postmortem/q1', { 'docs/q1.md': '# One\n' });
  headSha = (await as(github, 'ada', 'GET', '/pulls/1')).head.sha;
});
afterEach(() => github.close());

const finding = (line: number, message = 'No owner'): Annotation => ({
  path: 'docs/q1.md',
  start_line: line,
  end_line: line,
  annotation_level: 'warning',
  title: 'action-items',
  message,
});
const write = (change: Partial<CheckReport> = {}, docs = connect(github)) =>
  upsertCheck(docs, {
    name: 'postmortem-review',
    headSha,
    conclusion: 'failure',
    title: '1 finding',
    summary: 'One',
    annotations: [],
    ...change,
  });
const runs = async () =>
  (await as(github, 'ada', 'GET', `/commits/${headSha}/check-runs?filter=all&per_page=100`)).check_runs;
const annotations = (id: number) => as(github, 'ada', 'GET', `/check-runs/${id}/annotations?per_page=100`);

describe('a check run', () => {
  test('shows the findings', async () => {
    const { id } = await write({ annotations: [finding(3)], text: 'More' });
    expect(await runs()).toMatchObject([
      {
        id,
        name: 'postmortem-review',
        status: 'completed',
        conclusion: 'failure',
        output: { title: '1 finding', summary: 'One', text: 'More', annotations_count: 1 },
      },
    ]);
    expect(await annotations(id)).toMatchObject([{ ...finding(3) }]);
  });

  test('is updated by a second run on the same commit, and shows no finding twice', async () => {
    const { id } = await write({ annotations: [finding(3)] });
    await write({ annotations: [finding(3), finding(5)], title: '2 findings' });
    await write({ annotations: [finding(3), finding(5)], title: '2 findings' });
    expect(await runs()).toMatchObject([{ id, output: { title: '2 findings', annotations_count: 2 } }]);
  });

  test('is replaced by a new one if a finding no longer holds', async () => {
    await write({ annotations: [finding(3)] });
    const { id } = await write({ annotations: [], conclusion: 'success' });
    await write({ annotations: [], conclusion: 'success' });
    expect((await runs()).map((run: { id: number }) => run.id)).toHaveLength(2);
    expect(await as(github, 'ada', 'GET', `/commits/${headSha}/check-runs`)).toMatchObject({
      check_runs: [{ id, conclusion: 'success', output: { annotations_count: 0 } }],
    });
  });

  test('sends 130 findings in three calls', async () => {
    const { id } = await write({ annotations: Array.from({ length: 130 }, (_, line) => finding(line + 1)) });
    expect(await runs()).toMatchObject([{ id, output: { annotations_count: 130 } }]);
    expect(github.handled.filter(({ path }) => path.startsWith(PATH)).map(({ method }) => method)).toEqual([
      'POST',
      'PATCH',
      'PATCH',
    ]);
  });

  test('is truncated to what GitHub takes', async () => {
    const long = '😀'.repeat(70_000);
    const { id } = await write({ summary: long, text: long, annotations: [{ ...finding(1, long), title: long }] });
    const [{ output }] = await runs();
    expect(output.summary.endsWith('😀…')).toBe(true);
    expect(65_535 - Buffer.byteLength(output.text)).toBeLessThan(4);
    expect(Buffer.byteLength(output.text)).toBeLessThanOrEqual(65_535);
    await write({ summary: long, text: long, annotations: [{ ...finding(1, long), title: long }] });
    expect(await annotations(id)).toHaveLength(1);
  });

  test('is not confused with a job of the same name', async () => {
    const token = github.workflowToken(ALL);
    const job = await as(github, token, 'POST', '/check-runs', { name: 'postmortem-review', head_sha: headSha });
    const { id } = await write();
    expect(id).not.toBe(job.id);
    expect(await as(github, 'ada', 'GET', `/check-runs/${job.id}`)).toMatchObject({ status: 'queued' });
  });

  test.each(['before', 'after'] as const)('is created once if the line is cut %s its create', async (cut) => {
    github.faults.next({ method: 'POST', path: PATH }, { cut });
    if (cut === 'before') await expect(write()).rejects.toThrow(/gave no answer/);
    else await write({ annotations: Array.from({ length: 60 }, (_, line) => finding(line + 1)) });
    await write({ annotations: Array.from({ length: 60 }, (_, line) => finding(line + 1)) });
    expect(await runs()).toMatchObject([{ output: { annotations_count: 60 } }]);
  });

  test('is created in the name of an App', async () => {
    const docs = connect(github, 'app');
    await write({}, docs);
    expect(await docs.login()).toBe('postmortems[bot]');
    await write({}, docs);
    expect(await runs()).toHaveLength(1);
  });

  test('fails with the name of the permission if the token may not write checks', async () => {
    const docs = connect(github, github.workflowToken({ ...ALL, checks: 'read' }));
    await expect(write({}, docs)).rejects.toThrow(/give the job `checks: write`/);
  });

  test("needs an App's token", async () => {
    await expect(write({}, connect(github, 'ada'))).rejects.toThrow(/You must authenticate via a GitHub App/);
  });
});
