/** The report in a browser: jsdom runs its script. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import type { IndexEntry } from '../../src/postmortem/index-entry.ts';
import { reportPage } from '../../src/postmortem/report-page.ts';

const entry = (date: string | undefined, title: string, more: Partial<IndexEntry> = {}): IndexEntry => ({
  ...{ path: `docs/postmortems/${date}-a.md`, sha: '', date, incident: 'Q1', title, service: 'orders', severity: 'P1' },
  ...{ duration: 2760, openActionItems: 1, timeToAcknowledge: 360, timeToResolve: 2760, acu: undefined },
  ...more,
});
const urlOf = (path: string) => `https://github.com/acme/docs/blob/main/${path}`;

function open(entries: IndexEntry[], search = '') {
  const file = join(mkdtempSync(join(tmpdir(), 'report-')), 'report.html');
  writeFileSync(file, reportPage(entries, urlOf, '2026-03-01'));
  const { stdout, stderr } = spawnSync(process.execPath, ['test/postmortem/browser-worker.mjs', file, search], {
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  return JSON.parse(stdout);
}

const ELEMENTS =
  'a body caption div h1 h2 head html input label main meta output p script section span style table tbody td th thead title tr';

test('the report shows learnings and every postmortem, the newest first, and loads nothing', () => {
  const page = open([
    entry('2026-02-10', 'Pool exhausted', {
      cause: 'capacity',
      detectedBy: 'customer',
      timeToDetect: 600,
      notSeen: ['Traces'],
    }),
    entry('2026-02-11', 'Invoices twice'),
    entry(undefined, 'Old one'),
  ]);
  expect(page.problems).toEqual([]);
  expect(page.titles).toEqual([
    'Postmortems',
    'How fast',
    'Causes by quarter',
    'Detected by',
    'Services that get worse',
    'What could not be seen',
    'By month',
    'All postmortems',
  ]);
  expect(page.shown).toEqual(['Invoices twice', 'Pool exhausted', 'Old one']);
  expect(page.links[0]).toBe(urlOf('docs/postmortems/2026-02-11-a.md'));
  expect([page.loaded, page.unnamed]).toEqual([[], 0]);
});

test('the search finds the rows that have all the words', () => {
  const entries = [
    entry('2026-02-10', 'Pool exhausted', { service: 'billing' }),
    entry('2026-02-11', 'Pool too small'),
  ];
  const page = open(entries, 'POOL bill');
  expect([page.isSearchShown, page.found, page.shown]).toEqual([true, '1 of 2', ['Pool exhausted']]);
});

test('the report says so if there is no postmortem yet', () => {
  expect(open([]).titles).toEqual(['Postmortems', 'All postmortems']);
});

test('the report shows hostile text as it is written', () => {
  const hostile = '</script><img src=x onerror=alert(1)><a href="javascript:alert(1)">"\'&lt;';
  const page = open([
    entry('2026-02-10', hostile, { service: hostile, severity: hostile, notSeen: [hostile], incident: hostile }),
  ]);
  expect(page.shown).toEqual([hostile]);
  expect(page.handlers).toEqual([]);
  expect(page.loaded).toEqual([]);
  expect(page.links).toEqual([urlOf('docs/postmortems/2026-02-10-a.md')]);
  expect(page.elements.filter((name: string) => !ELEMENTS.split(' ').includes(name))).toEqual([]);
});

test('the report shows what happened again and what is overdue', () => {
  const first = entry('2026-01-10', 'Invoices twice', { incident: 'QFIRST1', path: 'docs/postmortems/first.md' });
  const again = entry('2026-02-10', 'Twice again', { incident: 'QNEXT1', repeats: ['QFIRST1'], duration: 1_500 });
  const overdue = [{ title: 'Send <once>', due: '2026-02-01', owner: undefined, path: first.path }];
  const html = reportPage([first, again], urlOf, '2026-03-01', overdue);
  expect(html).toContain(`<a href="${urlOf(first.path)}">Invoices twice</a></th><td>1</td><td>25<`);
  expect(html).toContain(`<a href="${urlOf(first.path)}">Send &lt;once&gt;</a></th><td>2026-02-01</td><td>nobody</td>`);
  expect(reportPage([first], urlOf, '2026-03-01')).not.toMatch(/happened again|Overdue/);
});
