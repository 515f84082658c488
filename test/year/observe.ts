/** Reads what a year has left on GitHub: the page that people see, the issues with their labels and comments, and the chat. */
import { SERVICES } from './plan.ts';
import { DOCS, isOverdueList, type PlayedYear } from './play.ts';
import type { ItemFate, Numbers } from './recompute.ts';

export interface Observed extends Omit<Numbers, 'items' | 'mergeTimes' | 'overdueWeeks'> {
  items: (Omit<ItemFate, 'opened' | 'closed' | 'isProven' | 'because' | 'overdueIn'> & { labels: string[] })[];
  /** As the page shows them. */
  mergeTimes: Record<string, { median: string; worst: string }>;
  /** Reasons of declined items, and how often each is in the page. */
  reasons: Record<string, number>;
  /** The most lines of a digest. */
  digestLines: number;
  /** Announcements by their headline. */
  announced: Record<string, number>;
  /** Of all failures; the page lists ten. */
  repeated: { incidents: number; minutes: number };
  /** Open action items, as the first line of the page counts them. */
  openInFirstLine: number;
}

interface Issue {
  number: number;
  title: string;
  body: string;
  state: string;
  state_reason: string | null;
  labels: { name: string }[];
}

export async function observe(played: PlayedYear): Promise<Observed> {
  const repositories = [DOCS, ...new Set(Object.values(SERVICES).flatMap((name) => name ?? []))];
  const issues: { repository: string; issue: Issue }[] = [];
  for (const repository of repositories) {
    for (const issue of await played.all('/issues?state=all', repository)) issues.push({ repository, issue });
  }
  // Of two that runs created at the same moment, the younger one is closed and has lost its marker.
  const indexes = issues.filter(({ issue }) => issue.body.startsWith('<!-- pagerduty-postmortem index -->'));
  const [index] = indexes;
  if (index === undefined || indexes.length > 1) throw new Error(`There are ${indexes.length} indexes`);
  const commentsOf = async (number: number, repository = DOCS): Promise<string[]> =>
    (await played.all(`/issues/${number}/comments`, repository)).map(({ body }) => body);
  const items: Observed['items'] = [];
  for (const { repository, issue } of issues) {
    if (!issue.body.startsWith('<!-- pagerduty-postmortem action-item ')) continue;
    items.push(itemOf(issue, await commentsOf(issue.number, repository)));
  }
  const page = index.issue.body.replace(/<!-- index-state[\s\S]*$/, '');
  const digests = (await commentsOf(index.issue.number)).flatMap((body) => {
    const month = /^<!-- pagerduty-postmortem digest (\S+) -->/.exec(body)?.[1];
    return month === undefined ? [] : [{ month, body }];
  });
  const number = (pattern: RegExp) => Number(pattern.exec(page)?.[1] ?? 0);
  const lastDigest = digests.toSorted((one, other) => (one.month < other.month ? 1 : -1))[0]?.body ?? '';
  const inDigest = (pattern: RegExp) => Number(pattern.exec(lastDigest)?.[1] ?? 0);
  return {
    postmortems: number(/^(\d+) postmortems?/m),
    openInFirstLine: number(/^\d+ postmortems?, (\d+) open action/m),
    items,
    open: number(/items? done .*? (\d+) open, \d+ of them overdue/),
    done: number(/^(\d+) of \d+ items? done/m),
    declined: number(/(\d+) declined\./),
    overdue: number(/open, (\d+) of them overdue/),
    unproven: number(/(\d+) closed without proof\./),
    completion: number(/items? done \((\d+) %\)/),
    medianAge: number(/a median age of (\d+) days?/),
    overdueByService: byName(rowsOf(page, '#### Overdue, by service'), ([, count = '']) => Number(/\d+$/.exec(count)?.[0])),
    waiting: await waitingIn(page, played),
    reviewReminders: await reviewReminders(played, commentsOf),
    mergeTimes: byName(rowsOf(page, '### From resolve to merge'), ([, median = '', worst = '']) => ({
      median: median.replace(/^`.*` /, ''),
      worst,
    })),
    repeats: repeatsIn(page),
    repeated: {
      incidents: number(/(\d+) incidents? repeated an earlier failure/),
      minutes: number(/repeated an earlier failure: (\d+) minutes?/),
    },
    reasons: byName(rowsOf(page, '#### Declined').map(([, why = '']) => [why]), () => 0),
    digests: digests.map(({ month }) => month).sort(),
    digestLines: Math.max(0, ...digests.map(({ body }) => body.trim().split('\n').length)),
    lastDigest: {
      postmortems: inDigest(/- Postmortems: (\d+)/),
      minutes: inDigest(/- Minutes of impact: (\d+)/),
      opened: inDigest(/- Action items: (\d+) opened/),
      done: inDigest(/, (\d+) done/),
      declined: inDigest(/, (\d+) declined/),
    },
    announced: countsOf(played.announcements.map(headlineOf)),
  }; // biome-ignore format: a table
}

function itemOf(
  { title, body, state, state_reason: reason, labels }: Issue,
  comments: readonly string[],
): Observed['items'][number] {
  const incident = /-(q[a-z\d]+)\.md\?plain/.exec(body)?.[1]?.toUpperCase();
  const fact = (name: string) => new RegExp(`^- ${name}: (.*)$`, 'm').exec(body)?.[1]?.replaceAll('\\', '') ?? '';
  const marked = (pattern: RegExp) => comments.flatMap((text) => pattern.exec(text)?.slice(1).join(' ') ?? []);
  return {
    name: `${incident}: ${title.replace(/ \(.*$/, '')}`,
    service: fact('Service'),
    state: state === 'open' ? 'open' : reason === 'not_planned' ? 'declined' : 'done',
    due: fact('Due'),
    reminders: marked(/^<!-- pagerduty-postmortem overdue (\S+) (\d) -->/),
    recurred: comments.flatMap((text) =>
      text.startsWith('<!-- pagerduty-postmortem recurred ') ? (/happened again:\*\* \[.*?-(q[a-z\d]+)\.md\)/.exec(text)?.[1]?.toUpperCase() ?? '?') : [],
    ),
    labels: labels.map((label) => label.name).filter((name) => name !== 'postmortem-action').sort(),
  }; // biome-ignore format: a table
}

/** The cells of the table below a heading, without its head. */
function rowsOf(page: string, heading: string): string[][] {
  const start = page.indexOf(`\n${heading}\n`);
  if (start < 0) return [];
  const below = page.slice(start + heading.length + 2);
  const [table = ''] = below.slice(below.indexOf('|')).split('\n\n', 1);
  const end = below.search(/\n#/);
  if (end >= 0 && end < below.indexOf('|')) return [];
  return table.split('\n').slice(2).map((row) => row.split(/(?<!\\)\|/).slice(1, -1).map((cell) => cell.trim())); // biome-ignore format: one line
}

function byName<Value>(rows: readonly string[][], read: (row: string[]) => Value): Record<string, Value> {
  return Object.fromEntries(rows.map((row) => [(row[0] ?? '').replaceAll('\\', ''), read(row)]));
}

function repeatsIn(page: string): Numbers['repeats'] {
  return Object.fromEntries(
    rowsOf(page, '### It happened again').map(([first = '', count = '', minutes, nightPages, acu]) => [
      /-(q[a-z\d]+)\.md/.exec(first)?.[1]?.toUpperCase() ?? '?',
      { count: Number(/\d+$/.exec(count)?.[0]), minutes: Number(minutes), nightPages: Number(nightPages), acu: Number(acu) },
    ]),
  ); // biome-ignore format: a table
}

async function incidentOf(number: number, played: PlayedYear): Promise<string> {
  const [file] = await played.get(`/pulls/${number}/files`);
  return /-(q[a-z\d]+)\.md$/.exec(file.filename)?.[1]?.toUpperCase() ?? '?';
}

async function waitingIn(page: string, played: PlayedYear): Promise<string[]> {
  const numbers = rowsOf(page, '### Waiting for review').map(([pull = '']) => Number(/\/pull\/(\d+)/.exec(pull)?.[1]));
  return (await Promise.all(numbers.map((number) => incidentOf(number, played)))).sort();
}

async function reviewReminders(
  played: PlayedYear,
  commentsOf: (number: number) => Promise<string[]>,
): Promise<Numbers['reviewReminders']> {
  const found: Numbers['reviewReminders'] = {};
  for (const { number } of await played.all('/pulls?state=all')) {
    const stages = (await commentsOf(number)).flatMap((text) => {
      const stage = /^<!-- pagerduty-postmortem review-waits .*?(\d) -->/.exec(text)?.[1];
      return stage === undefined ? [] : [Number(stage)];
    });
    if (stages.length > 0) found[await incidentOf(number, played)] = stages;
  }
  return found;
}

function headlineOf(message: string): string {
  if (isOverdueList(message)) return 'overdue';
  if (message.includes('waits for review')) return 'review-waits';
  return message.includes('Incident digest') ? 'digest' : message;
}

function countsOf(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}

/** "2 d 3 h", the two largest units, as the page shows a time. */
export function shown(seconds: number): string {
  const minutes = Math.round(Math.round(seconds) / 60);
  const units: [number, string][] = [
    [Math.floor(minutes / 1440), 'd'],
    [Math.floor((minutes % 1440) / 60), 'h'],
    [minutes % 60, 'min'],
  ];
  return units.filter(([count]) => count > 0).slice(0, 2).map(([count, unit]) => `${count}\u00A0${unit}`).join('\u00A0'); // biome-ignore format: one line
}
