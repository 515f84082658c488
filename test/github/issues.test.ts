import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { closeIssue, listIssues, type OwnIssue, upsertIssue } from '../../src/github/issues.ts';
import type { GitHub } from '../outside/github.ts';
import { ALL, as, connect, REPOSITORY, start } from './github.ts';

const PATH = `/repos/${REPOSITORY}/issues`;
const MARKER = '<!-- pagerduty-postmortem index -->';
const INDEX: OwnIssue = { marker: MARKER, title: 'Postmortems', body: '12 so far', labels: ['postmortem-index'] };

let github: GitHub;
beforeEach(async () => {
  github = await start();
});
afterEach(() => github.close());

const issues = (query = 'state=all') => as(github, 'ada', 'GET', `/issues?${query}&per_page=100`);
const write = (change: Partial<OwnIssue> = {}, docs = connect(github)) => upsertIssue(docs, { ...INDEX, ...change });
const writes = () => github.requests.filter(({ method }) => method !== 'GET').length;

describe('an issue of ours', () => {
  test('exists once after ten runs, and a run that changes nothing writes nothing', async () => {
    for (let run = 0; run < 10; run += 1) await write({ body: `${run} so far` });
    expect(await issues()).toMatchObject([
      { title: 'Postmortems', body: `${MARKER}\n9 so far`, labels: [{ name: 'postmortem-index' }] },
    ]);
    const before = writes();
    await write({ body: '9 so far' });
    expect(writes()).toBe(before);
  });

  test('is open once after five runs at the same time, and the others point to it', async () => {
    const FIVE = [0, 1, 2, 3, 4];
    // Nobody writes before everybody has looked, and nobody looks again before everybody has written.
    const looks = FIVE.map(() => github.faults.next({ method: 'GET', path: PATH }, { hang: 'after' }));
    const creates = FIVE.map(() => github.faults.next({ method: 'POST', path: PATH }, { hang: 'after' }));
    const running = Promise.all(FIVE.map((run) => write({ body: `Run ${run}` })));
    for (const holds of [looks, creates]) {
      await Promise.all(holds.map(({ struck }) => struck));
      for (const { release } of holds) release();
    }
    const kept = await running;
    expect(kept.map(({ number }) => number)).toEqual([1, 1, 1, 1, 1]);
    expect(await issues('state=open')).toMatchObject([{ number: 1 }]);
    const closed = await issues('state=closed');
    expect(closed).toHaveLength(4);
    for (const issue of closed) {
      expect(issue).toMatchObject({ state_reason: 'not_planned', body: expect.stringMatching(/See #1\.$/) });
    }
    await write({ body: 'Later' });
    expect(await issues('state=open')).toMatchObject([{ number: 1, body: `${MARKER}\nLater` }]);
  });

  test("is distinguished from somebody else's with the same marker", async () => {
    const body = `${MARKER}\nNothing to see`;
    await as(github, 'stranger', 'POST', '/issues', { title: 'Postmortems', body, labels: INDEX.labels });
    await write();
    await write({ body: '13 so far' });
    expect(await issues()).toMatchObject([
      { number: 2, body: `${MARKER}\n13 so far` },
      { number: 1, body, state: 'open' },
    ]);
  });

  test('is open once for a team that uses an App of its own', async () => {
    for (let run = 0; run < 3; run += 1) await write({ body: `${run} so far` }, connect(github, 'app'));
    expect(await issues('state=open')).toMatchObject([{ number: 1, body: `${MARKER}\n2 so far` }]);
  });

  test('stays closed if a person closed it, unless reopen is set', async () => {
    await write();
    await as(github, 'ada', 'PATCH', '/issues/1', { state: 'closed' });
    expect(await write({ body: '13 so far' })).toMatchObject({ number: 1, state: 'closed' });
    const reopened = await upsertIssue(connect(github), INDEX, { reopen: true });
    expect(reopened).toMatchObject({ number: 1, state: 'open' });
  });

  test('is closed as completed', async () => {
    await write();
    await closeIssue(connect(github), 1);
    expect(await issues()).toMatchObject([{ state: 'closed', state_reason: 'completed' }]);
  });

  test.each(['before', 'after', 'within'] as const)(
    'exists once if the line is cut %s the answer to its create',
    async (cut) => {
      github.faults.next({ method: 'POST', path: PATH }, { cut });
      await write();
      expect(await issues()).toHaveLength(1);
    },
  );

  test('keeps the labels and assignees that people gave it', async () => {
    await write({ assignees: ['ada'] });
    await as(github, 'ada', 'PATCH', '/issues/1', { labels: ['postmortem-index', 'mine'], assignees: ['grace'] });
    await write({ assignees: ['ada'], body: '13 so far' });
    expect(await issues()).toMatchObject([
      { labels: [{ name: 'postmortem-index' }, { name: 'mine' }], assignees: [{ login: 'grace' }] },
    ]);
  });

  test('is assigned, or created without accounts that cannot be assigned', async () => {
    await write({ assignees: ['grace'] });
    await write({ marker: '<!-- other -->', assignees: ['somebody-who-left'] });
    expect(await issues()).toMatchObject([{ assignees: [] }, { assignees: [{ login: 'grace' }] }]);
  });

  test('is not created without assignees if something else is wrong', async () => {
    await expect(write({ title: 'x'.repeat(300), assignees: ['grace'] })).rejects.toMatchObject({ status: 422 });
    expect(await issues()).toEqual([]);
  });

  test('needs the permission to write issues', async () => {
    const docs = connect(github, github.workflowToken({ ...ALL, issues: 'read' }));
    await expect(write({}, docs)).rejects.toThrow(/give the job `issues: write`/);
  });
});

test('issues are listed by the beginning of their marker, open and closed, over all pages', async () => {
  const docs = connect(github);
  const labels = ['postmortem-action'] as const;
  for (const item of ['q1/1', 'q1/2', 'q2/1']) {
    await upsertIssue(docs, { marker: `<!-- action ${item} -->`, title: item, body: 'Do it', labels });
  }
  await as(github, 'ada', 'PATCH', '/issues/1', { state: 'closed' });
  const noise = { title: 'Noise', body: '<!-- action q1/3 -->', labels };
  for (let count = 0; count < 100; count += 1) await as(github, 'stranger', 'POST', '/issues', noise);
  const found = await listIssues(docs, labels[0], '<!-- action q1/');
  expect(found.map(({ title, state }) => [title, state])).toEqual([
    ['q1/2', 'open'],
    ['q1/1', 'closed'],
  ]);
});
