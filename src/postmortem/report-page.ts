/**
 * All postmortems on one HTML page, for leadership and for GitHub Pages. It contains everything that it needs: it loads nothing,
 * sends nothing, and can be printed. Without JavaScript only the search is missing.
 */
import { counted } from '../text/counted.ts';
import { inShort } from '../time/duration.ts';
import type { IndexEntry } from './index-entry.ts';
import { newestFirst } from './index-state.ts';
import { type Learnings, learningsOf } from './learnings.ts';
import { recurringIn } from './repeats.ts';

/** An action item that is not ticked after its due date. */
export interface OverdueTask {
  title: string;
  /** YYYY-MM-DD. */
  due: string;
  owner: string | undefined;
  /** Of the postmortem. */
  path: string;
}

/** `urlOf` returns the address of the document at a path. `made` is the day on which the page is made, YYYY-MM-DD. */
export function reportPage(
  entries: readonly IndexEntry[],
  urlOf: (path: string) => string,
  made: string,
  overdue: readonly OverdueTask[] = [],
): string {
  const open = entries.reduce((sum, { openActionItems }) => sum + openActionItems, 0);
  const minutes = entries.reduce((sum, { duration }) => sum + (duration ?? 0), 0);
  const summary = `${counted(entries.length, 'postmortem')}, ${counted(open, 'open action item')}, ${inShort(minutes)} of impact.`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
<title>Postmortems</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>Postmortems</h1>
<p>${html(summary)} Made on ${html(made)}.</p>
${learningsIn(learningsOf(entries))}
${recurrenceIn(entries, urlOf)}
${overdueIn(overdue, urlOf)}
${monthsIn(entries)}
<section aria-labelledby="all">
<h2 id="all">All postmortems</h2>
<p class="search" hidden><label>Search <input type="search" id="search" autocomplete="off"></label> <output id="found" aria-live="polite"></output></p>
${table('All postmortems, the newest first', ['Date', 'Incident', 'Service', 'Severity', 'Cause', 'Duration', 'Open items'], listRows(entries, urlOf))}
</section>
</main>
<script>${SCRIPT}</script>
</body>
</html>
`;
}

/** HTML that is already escaped. */
type Cell = string;

function learningsIn({ times, quarters, causes, detectedBy, gettingWorse, gaps }: Learnings): string {
  const most = Math.max(1, ...times.map(({ spread }) => spread.p90));
  const total = detectedBy.reduce((sum, { count }) => sum + count, 0);
  return [
    section(
      'How fast',
      ['Time to', 'Median', '90 % within', 'Known of'],
      times.map(({ name, spread }) => [
        html(name),
        `${html(inShort(Math.round(spread.median)))}${bar(spread.median / most)}`,
        `${html(inShort(Math.round(spread.p90)))}${bar(spread.p90 / most)}`,
        String(spread.count),
      ]),
      'A mean alone misleads: one long incident hides that most are short.',
    ),
    section(
      'Causes by quarter',
      ['Cause', ...quarters, 'All'],
      causes.map(({ cause, counts, total: all }) => [
        cause,
        ...counts.map(String),
        `${all}${bar(all / (causes[0]?.total ?? 1))}`,
      ]),
    ),
    section(
      'Detected by',
      ['', 'Postmortems'],
      detectedBy.map(({ by, count }) => [by, `${count}${bar(count / total)}`]),
    ),
    section(
      'Services that get worse',
      ['Service', '90 days before', 'Last 90 days'],
      gettingWorse.map(({ service, before, now }) => [
        html(service),
        html(`${counted(before.postmortems, 'postmortem')}, ${inShort(before.minutes * 60)}`),
        html(`${counted(now.postmortems, 'postmortem')}, ${inShort(now.minutes * 60)}`),
      ]),
    ),
    section(
      'What could not be seen',
      ['Missing', 'Postmortems'],
      gaps.map(({ what, count }) => [html(what), String(count)]),
    ),
  ].join('\n');
}

function recurrenceIn(entries: readonly IndexEntry[], urlOf: (path: string) => string): string {
  const all = recurringIn(entries);
  const most = Math.max(1, ...all.map(({ cost }) => cost.minutes));
  return section(
    'It happened again',
    ['First incident', 'Repeats', 'Minutes of impact', 'The last time'],
    all.map(({ first, repeats, cost }) => [
      `<a href="${html(urlOf(first.path))}">${html(first.title.trim() || 'Untitled')}</a>`,
      String(repeats.length),
      `${cost.minutes}${bar(cost.minutes / most)}`,
      html(repeats.at(-1)?.date ?? 'undated'),
    ]),
    'Incidents of the same failure, and the minutes of impact after the first one.',
  );
}

function overdueIn(overdue: readonly OverdueTask[], urlOf: (path: string) => string): string {
  return section(
    'Overdue action items',
    ['Action item', 'Due', 'Owner'],
    overdue.map(({ title, due, owner, path }) => [
      `<a href="${html(urlOf(path))}">${html(title)}</a>`,
      due,
      html(owner ?? 'nobody'),
    ]),
  );
}

function monthsIn(entries: readonly IndexEntry[]): string {
  const months = new Map<string, IndexEntry[]>();
  for (const entry of newestFirst(entries)) {
    const month = entry.date?.slice(0, 7) ?? 'undated';
    months.set(month, [...(months.get(month) ?? []), entry]);
  }
  const most = Math.max(1, ...[...months.values()].map(({ length }) => length));
  return section(
    'By month',
    ['Month', 'Postmortems', 'Impact'],
    [...months].map(([month, some]) => [
      html(month),
      `${some.length}${bar(some.length / most)}`,
      html(inShort(some.reduce((sum, { duration }) => sum + (duration ?? 0), 0))),
    ]),
  );
}

function listRows(entries: readonly IndexEntry[], urlOf: (path: string) => string): Cell[][] {
  return newestFirst(entries).map(({ path, date, title, service, severity, cause, duration, openActionItems }) => [
    html(date ?? 'undated'),
    `<a href="${html(urlOf(path))}">${html(title.trim() || 'Untitled')}</a>`,
    html(service ?? ''),
    html(severity ?? ''),
    html(cause ?? ''),
    duration === undefined ? '' : html(inShort(duration)),
    String(openActionItems),
  ]);
}

/** Empty if there is no row. */
function section(title: string, head: readonly string[], rows: readonly Cell[][], note?: string): string {
  if (rows.length === 0) return '';
  const said = note === undefined ? '' : `<p class="note">${html(note)}</p>`;
  return `<section><h2>${html(title)}</h2>${table(title, head, rows)}${said}</section>`;
}

function table(caption: string, head: readonly string[], rows: readonly Cell[][]): string {
  const heads = head.map((each) => `<th scope="col">${html(each)}</th>`).join('');
  const body = rows.map(
    ([first = '', ...rest]) =>
      `<tr><th scope="row">${first}</th>${rest.map((each) => `<td>${each}</td>`).join('')}</tr>`,
  );
  return `<div class="scroll" tabindex="0" role="region" aria-label="${html(caption)}"><table><caption>${html(caption)}</caption><thead><tr>${heads}</tr></thead><tbody>
${body.join('\n')}
</tbody></table></div>`;
}

/** Repeats the number next to it, so a screen reader skips it. */
function bar(share: number): string {
  return `<span class="bar" aria-hidden="true" style="width:${Math.round(Math.min(1, share) * 100)}px"></span>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function html(text: string): Cell {
  return text.toWellFormed().replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}

const STYLE = `
:root { color-scheme: light dark; --text: #1f2328; --dim: #59636e; --line: #d1d9e0; --back: #ffffff; --stripe: #f6f8fa; --accent: #0969da }
@media (prefers-color-scheme: dark) { :root { --text: #f0f6fc; --dim: #9198a1; --line: #3d444d; --back: #0d1117; --stripe: #151b23; --accent: #4493f8 } }
body { margin: 0; background: var(--back); color: var(--text); font: 16px/1.5 system-ui, sans-serif }
main { max-width: 60rem; margin: 0 auto; padding: 1rem }
h2 { margin: 2rem 0 .5rem; font-size: 1.25rem }
a { color: var(--accent) }
caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }
.scroll { overflow-x: auto }
table { border-collapse: collapse }
th, td { padding: .35rem .75rem; border: 1px solid var(--line); text-align: left; vertical-align: top; font-weight: normal }
thead th { font-weight: 600; background: var(--stripe) }
tbody th { max-width: 28rem }
td { font-variant-numeric: tabular-nums }
.bar { display: block; height: .5rem; margin-top: .2rem; background: var(--accent) }
.note, .search output { color: var(--dim) }
input { font: inherit; padding: .25rem .5rem; width: min(20rem, 60vw) }
@media print { .search { display: none } body { font-size: 11px } .bar { print-color-adjust: exact } tr { break-inside: avoid } }
`;

const SCRIPT = `
const search = document.getElementById('search');
const rows = [...document.querySelectorAll('#all ~ .scroll tbody tr')];
search.closest('p').hidden = false;
search.addEventListener('input', () => {
  const words = search.value.toLowerCase().split(/\\s+/);
  let found = 0;
  for (const row of rows) {
    const text = row.textContent.toLowerCase();
    row.hidden = !words.every((word) => text.includes(word));
    if (!row.hidden) found += 1;
  }
  document.getElementById('found').textContent = search.value === '' ? '' : found + ' of ' + rows.length;
});
`;
