/** `report` writes one HTML page from the files on disk. */
import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { emptyFolder, runCli } from './cli-process.ts';
import { docsClone } from './docs-clone.ts';

const folder = docsClone('acme/incident-docs', {
  'docs/postmortems/2026-02-10-orders-fail-q2zk81vn.md': readFileSync(
    'test/fixtures/postmortems/orders-service.md',
    'utf8',
  ),
});

test('report writes the file that --output names, with links to GitHub', async () => {
  const { code, stdout, stderr } = await runCli(['report', '--output', 'report.html'], { cwd: folder });
  expect([code, stdout, stderr]).toEqual([0, '', expect.stringContaining('Wrote report.html: 1 postmortem.')]);
  const page = readFileSync(`${folder}/report.html`, 'utf8');
  expect(page).toMatch(/^<!doctype html>/);
  expect(page).toContain('href="https://github.com/acme/incident-docs/blob/');
});

test('report prints the page of a named folder without --output', async () => {
  const { code, stdout } = await runCli(['report', `${folder}/docs/postmortems`], { cwd: emptyFolder() });
  expect([code, stdout]).toEqual([0, expect.stringContaining('Database Connection Pool Exhaustion')]);
});

test('report says that a file cannot be written', async () => {
  const { code, stderr } = await runCli(['report', '--output', 'nowhere/report.html'], { cwd: folder });
  expect([code, stderr]).toEqual([2, expect.stringContaining('nowhere/report.html cannot be written')]);
});
