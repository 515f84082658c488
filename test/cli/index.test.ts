/**
 * `index` prints the page of the index issue from the files on disk.
 */
import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { emptyFolder, runCli } from './cli-process.ts';
import { docsClone } from './docs-clone.ts';

const fixture = (name: string) => readFileSync(`test/fixtures/postmortems/${name}.md`, 'utf8');
const folder = docsClone('acme/incident-docs', {
  'docs/postmortems/2026-02-10-orders-fail-q2zk81vn.md': fixture('orders-service'),
  'docs/postmortems/2026-03-04-saved-cards (EU).md': fixture('default-draft'),
  'docs/postmortems/index.md': 'an older index',
  'docs/postmortems/TEMPLATE.md': '# <what happened>',
});

test('index lists the newest first, with links to the files next to the page, and the numbers by month', async () => {
  const { code, stdout } = await runCli(['index'], { cwd: folder });
  expect(code).toBe(0);
  expect(stdout).toMatch(/^2 postmortems, 6 open action items\.$/m);
  const rows = stdout.split('\n').filter((line) => line.startsWith('| 2026-0'));
  expect(rows[0]).toContain('[Shoppers could not pay with saved cards](./2026-03-04-saved-cards%20%28EU%29.md)');
  expect(rows[1]).toContain('[Database Connection Pool Exhaustion](./2026-02-10-orders-fail-q2zk81vn.md)');
  // From the timeline alone: triggered 14:32, acknowledged 14:38, resolved 15:18.
  expect(stdout).toMatch(/^\| 2026-02 \| `█+` 1 \| 6\u00A0min \| 46\u00A0min \| {2}\|$/m);
  expect(stdout).not.toContain('pagerduty-postmortem');
});

test('index reads the folder that is named, from any directory', async () => {
  const { stdout } = await runCli(['index', `${folder}/docs/postmortems`], { cwd: emptyFolder() });
  expect(stdout).toContain('2 postmortems');
});

test('index --json gives times in seconds', async () => {
  const { stdout } = await runCli(['index', '--json'], { cwd: folder });
  const [, orders] = JSON.parse(stdout);
  expect(orders).toEqual({
    path: 'docs/postmortems/2026-02-10-orders-fail-q2zk81vn.md',
    date: '2026-02-10',
    incident: 'Q2ZK81VN',
    title: 'Database Connection Pool Exhaustion',
    service: 'orders-service',
    severity: 'P1',
    duration: 46 * 60,
    openActionItems: 4,
    timeToAcknowledge: 6 * 60,
    timeToResolve: 46 * 60,
  });
});

test('index of a repository without postmortems is an empty page', async () => {
  const { code, stdout } = await runCli(['index'], { cwd: docsClone('acme/incident-docs') });
  expect([code, stdout]).toEqual([0, 'There is no postmortem yet.\n']);
});

test.each([
  ['nowhere', 'There is no file or folder "nowhere"'],
  ['docs/postmortems/index.md', 'is not a folder'],
])('index reports wrong usage: %s', async (given, said) => {
  const { code, stderr } = await runCli(['index', given], { cwd: folder });
  expect([code, stderr]).toEqual([2, expect.stringContaining(said)]);
});
