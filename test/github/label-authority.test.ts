import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { mayWrite, whoLabelled } from '../../src/github/label-authority.ts';
import type { GitHub } from '../outside/github.ts';
import { as, connect, start } from './github.ts';

let github: GitHub;
let issue: number;
beforeEach(async () => {
  github = await start();
  ({ number: issue } = await as(github, 'ada', 'POST', '/issues', { title: 'Limit the pool' }));
});
afterEach(() => github.close());

const label = (who: string, name = 'devin-fix') =>
  as(github, who, 'POST', `/issues/${issue}/labels`, { labels: [name] });

test('the last person who added the label counts, and no other label', async () => {
  const docs = connect(github);
  expect(await whoLabelled(docs, issue, 'devin-fix')).toBeUndefined();
  await label('stranger');
  await label('ada');
  await label('stranger', 'bug');
  const found = await whoLabelled(docs, issue, 'devin-fix');
  expect(found).toMatchObject({ login: 'ada', isBot: false });
  expect(Math.abs((found?.at ?? 0) - Date.now() / 1000)).toBeLessThan(60);
  await label('app');
  expect(await whoLabelled(docs, issue, 'devin-fix')).toMatchObject({ login: 'postmortems[bot]', isBot: true });
});

test.each([
  ['ada', true],
  ['grace', false],
  ['mallory', false],
  ['nobody-here', false],
])('%s may write: %s', async (login, expected) => {
  expect(await mayWrite(connect(github), login)).toBe(expected);
});

test.each([
  ['admin', true],
  ['write', true],
  ['read', false],
  ['none', false],
])('the permission %s may write: %s', async (permission, expected) => {
  const path = /\/collaborators\/ada\/permission$/;
  github.faults.next({ method: 'GET', path }, { status: 200, body: { permission, role_name: permission } });
  expect(await mayWrite(connect(github), 'ada')).toBe(expected);
});
