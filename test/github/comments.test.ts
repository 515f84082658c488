import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { MAX_BODY, upsertComment } from '../../src/github/comments.ts';
import type { GitHub } from '../outside/github.ts';
import { as, connect, openPull, REPOSITORY, start } from './github.ts';

const MARKER = '<!-- pagerduty-postmortem review -->';
const PATH = `/repos/${REPOSITORY}/issues/1/comments`;

let github: GitHub;
beforeEach(async () => {
  github = await start();
  await openPull(github, 'postmortem/q1', { 'docs/q1.md': '# One\n' });
});
afterEach(() => github.close());

const comments = () => as(github, 'ada', 'GET', '/issues/1/comments?per_page=100');
const write = (body: string, docs = connect(github)) => upsertComment(docs, 1, { marker: MARKER, body });
const writes = () => github.requests.filter(({ method, path }) => method !== 'GET' && /\/comments/.test(path)).length;

test('ten runs leave one comment, and a run that changes nothing writes nothing', async () => {
  const written: boolean[] = [];
  for (let run = 0; run < 10; run += 1) written.push((await write(`Findings: ${run}`)).isNew);
  expect(written).toEqual([true, ...Array(9).fill(false)]);
  expect(await comments()).toMatchObject([{ body: `${MARKER}\nFindings: 9`, user: { login: 'github-actions[bot]' } }]);
  const before = writes();
  await write('Findings: 9');
  expect(writes()).toBe(before);
});

test('five runs at the same time leave one comment, the oldest', async () => {
  const FIVE = [0, 1, 2, 3, 4];
  // Nobody writes before everybody has looked, and nobody looks again before everybody has written.
  const looks = FIVE.map(() => github.faults.next({ method: 'GET', path: PATH }, { hang: 'after' }));
  const creates = FIVE.map(() => github.faults.next({ method: 'POST', path: PATH }, { hang: 'after' }));
  const running = Promise.all(FIVE.map((run) => write(`Run ${run}`)));
  for (const holds of [looks, creates]) {
    await Promise.all(holds.map(({ struck }) => struck));
    for (const { release } of holds) release();
  }
  const kept = await running;
  expect(new Set(kept.map(({ id }) => id)).size).toBe(1);
  expect(await comments()).toMatchObject([{ id: kept[0]?.id }]);
  expect(kept.filter(({ isNew }) => isNew)).toHaveLength(1);
  expect(github.handled.filter(({ method, path }) => method === 'POST' && path === PATH)).toHaveLength(5);
});

test("a stranger's comment with our marker is left alone", async () => {
  await as(github, 'stranger', 'POST', '/issues/1/comments', { body: `${MARKER}\nAll is well` });
  await as(github, 'devin', 'POST', '/issues/1/comments', { body: `${MARKER}\nQuoted` });
  await write('Findings: 1');
  await write('Findings: 2');
  expect(await comments()).toMatchObject([
    { body: `${MARKER}\nAll is well`, user: { login: 'mallory' } },
    { body: `${MARKER}\nQuoted`, user: { login: 'devin-ai-integration[bot]' } },
    { body: `${MARKER}\nFindings: 2`, user: { login: 'github-actions[bot]' } },
  ]);
});

test('our own comment for something else is left alone', async () => {
  await upsertComment(connect(github), 1, { marker: '<!-- other -->', body: `It quotes ${MARKER}` });
  await write('Findings: 1');
  expect(await comments()).toHaveLength(2);
});

test('our comment is found behind a hundred others', async () => {
  await write('Findings: 1');
  // Older pages come first, so ours is created as the youngest of all.
  const [first] = await comments();
  await as(github, 'ada', 'DELETE', `/issues/comments/${first.id}`);
  for (let count = 0; count < 101; count += 1) await as(github, 'ada', 'POST', '/issues/1/comments', { body: 'Hm' });
  await write('Findings: 2');
  await write('Findings: 3');
  expect(await as(github, 'ada', 'GET', '/issues/1/comments?per_page=100&page=2')).toMatchObject([
    { body: 'Hm' },
    { body: `${MARKER}\nFindings: 3` },
  ]);
});

test('an App of the team has one comment too', async () => {
  for (let run = 0; run < 3; run += 1) await write(`Findings: ${run}`, connect(github, 'app'));
  expect(await comments()).toMatchObject([{ body: `${MARKER}\nFindings: 2`, user: { login: 'postmortems[bot]' } }]);
});

test.each(['before', 'after', 'within'] as const)(
  'a line that is cut %s the answer to a create leaves one comment',
  async (cut) => {
    github.faults.next({ method: 'POST', path: PATH }, { cut });
    await write('Findings: 1');
    expect(await comments()).toMatchObject([{ body: `${MARKER}\nFindings: 1` }]);
  },
);

test('a 502 for a create that succeeded leaves one comment', async () => {
  github.faults.next({ method: 'POST', path: PATH }, { status: 502, happened: true });
  await write('Findings: 1');
  expect(await comments()).toHaveLength(1);
});

test('a create that never works ends after three tries', async () => {
  for (let time = 0; time < 4; time += 1) github.faults.next({ method: 'POST', path: PATH }, { status: 502 });
  await expect(write('Findings: 1')).rejects.toThrow(/answered 502/);
  expect(writes()).toBe(3);
});

test('a comment longer than GitHub takes is truncated at its end', async () => {
  await write('😀'.repeat(MAX_BODY));
  await write('😀'.repeat(MAX_BODY));
  const [{ body }, ...others] = await comments();
  expect(others).toEqual([]);
  expect(body.startsWith(`${MARKER}\n😀`)).toBe(true);
  expect(body.endsWith('😀…')).toBe(true);
});

test('a job without the permission gets its name', async () => {
  const token = github.workflowToken({ contents: 'read', 'pull-requests': 'read' });
  await expect(write('Findings: 1', connect(github, token))).rejects.toThrow(
    /give the job `issues: write` or `pull-requests: write`/,
  );
});
