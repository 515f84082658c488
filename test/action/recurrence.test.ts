/** A failure that happens again, and the monthly digest: the built action on what is merged into the docs repository. */
import { afterEach, describe, expect, test } from '@jest/globals';
import { startChat } from '../outside/chat.ts';
import type { Run } from '../outside/runner/runner.ts';
import { SECRETS } from '../start-world.ts';
import {
  closeDocsRepos,
  type DocsRepo,
  type DocsRepoOptions,
  errorsOf,
  outputsOf,
  startDocsRepo,
} from './docs-repo.ts';

afterEach(closeDocsRepos);

async function docsRepo(options: Partial<DocsRepoOptions> = {}): Promise<DocsRepo> {
  return startDocsRepo({ workflow: 'postmortem-follow-up.yml', config: ISSUES, ...options });
}

const ISSUES = 'follow-up: { overdue: false, issues: docs-repo }\n';

/** The first day of the month some months ago, by the clock of the action. */
function monthsAgo(months: number): string {
  const now = new Date();
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - months, 3)).toISOString().slice(0, 10);
}

const [FIRST_DAY, SECOND_DAY] = [monthsAgo(2), monthsAgo(1)];
const MONTH = SECOND_DAY.slice(0, 7);
const FIRST = `docs/postmortems/${FIRST_DAY}-invoices-are-sent-twice-qfirst1.md`;
const SECOND = `docs/postmortems/${SECOND_DAY}-orders-are-lost-qsecond1.md`;

function postmortem({
  incident,
  day,
  minutes,
  service = 'Billing API',
  title = 'Invoices are sent twice',
  cause = 'change',
  repeats = '',
  items = '',
}: {
  incident: string;
  day: string;
  minutes: number;
  service?: string;
  title?: string;
  cause?: string;
  repeats?: string;
  items?: string;
}): string {
  const at = (minute: number) =>
    new Date(Date.parse(`${day}T10:00:00Z`) + minute * 60_000).toISOString().replace('.000', '');
  return `---
record: 1
incident: ${incident}
service: ${service}
started: ${at(0)}
resolved: ${at(minutes)}
times:
  impact-began: { at: "${at(0)}", source: E-1 }
  detected: { at: "${at(0)}", source: E-1 }
  acknowledged: { at: "${at(1)}", source: E-2 }
  mitigated: { at: "${at(minutes)}", source: E-3 }
  resolved: { at: "${at(minutes)}", source: E-3 }
cause: { category: ${cause}, trigger: A deploy, confidence: high }
detected-by: monitor
affected-services: [${service}]
impact: []
not-seen: []
${repeats}---

# Postmortem: ${title} — ${service}

## Summary

It was bad.

## Action Items

${items}
`;
}

const EARLIER = postmortem({
  incident: 'QFIRST1',
  day: FIRST_DAY,
  minutes: 30,
  items: `- [ ] Prevent: send each invoice once (Owner: @grace, Due: ${FIRST_DAY}) — done when a test shows it
- [ ] Detect: alert on duplicates
- [x] Mitigate: pause the queue
`,
});
const NAMED = {
  incident: 'QSECOND1',
  day: SECOND_DAY,
  minutes: 45,
  service: 'Orders',
  title: 'Orders are lost',
  cause: 'data',
};

interface Issue {
  number: number;
  title: string;
  state: string;
  labels: { name: string }[];
}

const issuesOf = async (repo: DocsRepo, label: string): Promise<Issue[]> =>
  (await repo.call('ada', 'GET', `/issues?state=all&labels=${label}&per_page=100`)).sort(
    (one: Issue, other: Issue) => one.number - other.number,
  );
const commentsOn = async (repo: DocsRepo, number: number): Promise<string[]> =>
  (await repo.call('ada', 'GET', `/issues/${number}/comments`)).map(({ body }: { body: string }) => body);

async function push(repo: DocsRepo, path: string, text: string): Promise<Run> {
  await repo.write('ada', 'main', path, text);
  const run = await repo.settled();
  expect(errorsOf(run)).toEqual([]);
  return run;
}

/** Comments and labels of each action item. */
async function itemsOf(repo: DocsRepo) {
  return Promise.all(
    (await issuesOf(repo, 'postmortem-action')).map(async ({ number, title, labels }) => ({
      title,
      labels: labels.map(({ name }) => name),
      comments: await commentsOn(repo, number),
    })),
  );
}

async function digestsOf(repo: DocsRepo): Promise<string[]> {
  const [index] = await issuesOf(repo, 'postmortems');
  const comments = index === undefined ? [] : await commentsOn(repo, index.number);
  return comments.filter((body) => body.startsWith('<!-- pagerduty-postmortem digest '));
}

test('each open item of the incident that the record names gets one comment and a label, however often it runs', async () => {
  const chat = await startChat('slack');
  const repo = await docsRepo({
    config: `${ISSUES}announce: { format: slack }\n`,
    secrets: {
      DEVIN_API_KEY: SECRETS.DEVIN_KEY,
      PAGERDUTY_TOKEN: SECRETS.PAGERDUTY_KEY,
      ANNOUNCE_WEBHOOK: chat.webhook,
    },
  });
  await push(repo, FIRST, EARLIER);
  const [, detect] = await issuesOf(repo, 'postmortem-action');
  await repo.call('ada', 'PATCH', `/issues/${detect?.number}`, { state: 'closed' });
  await repo.call('ada', 'POST', `/issues/${detect?.number}/labels`, { labels: ['mine'] });
  const run = await push(repo, SECOND, postmortem({ ...NAMED, repeats: 'repeats: [QFIRST1]\n' }));
  expect(outputsOf(run)).toMatchObject({ outcome: 'updated' });
  expect(run.summary).toMatch(/It happened again: \[Prevent.*send each invoice once/);
  for (let times = 0; times < 9; times += 1) await repo.again(run);
  const [prevent, closed] = await itemsOf(repo);
  expect(prevent?.labels).toEqual(['postmortem-action', 'recurred']);
  expect(prevent?.comments).toHaveLength(1);
  expect(prevent?.comments[0]).toMatch(
    new RegExp(
      `\\*\\*This happened again:\\*\\* \\[Orders are lost, ${SECOND_DAY}\\]\\(.*${SECOND}\\), 45 minutes of impact\\.`,
    ),
  );
  expect(prevent?.comments[0]).toContain('the same failure has had 45 minutes of impact in 1 incident.');
  expect(prevent?.comments[0]).toContain('Why it counts as the same failure: its record names this incident.');
  expect(closed).toMatchObject({ labels: ['postmortem-action', 'mine'], comments: [] });
  const digests = await digestsOf(repo);
  expect(digests).toHaveLength(1);
  expect(digests[0]).toContain(`## Digest of ${MONTH}`);
  expect(digests[0]).toMatch(/- \[Orders are lost, .*\), 45 minutes: the same failure as \[Invoices are sent twice/);
  expect(digests[0]).toMatch(new RegExp(`- \\[.*send each invoice once.*\\]\\(.*\\), due ${FIRST_DAY}, owner: grace`));
  expect(digests[0]).toMatch(/- \[.*send each invoice once.*\]\(.*\) \(prevent\): 45 minutes in 1 incident/);
  const announced = chat.messages.filter((message) => JSON.stringify(message).includes(`Incident digest for ${MONTH}`));
  await chat.close();
  expect(announced).toHaveLength(1);
  expect(JSON.stringify(announced)).toContain('Would have prevented 45 minutes');
  const [index] = await issuesOf(repo, 'postmortems');
  const { body } = await repo.call('ada', 'GET', `/issues/${index?.number}`);
  expect(body).toContain('1 incident repeated an earlier failure: 45 minutes of impact, night pages not known.');
});

test('a locked item fails the run, and the other items get their comments', async () => {
  const repo = await docsRepo();
  await push(repo, FIRST, EARLIER);
  const items = await issuesOf(repo, 'postmortem-action');
  const newest = items.at(-1);
  await repo.call('ada', 'PUT', `/issues/${newest?.number}/lock`);
  await repo.write('ada', 'main', SECOND, postmortem({ ...NAMED, repeats: 'repeats: [QFIRST1]\n' }));
  const run = await repo.settled();
  expect(errorsOf(run)).toEqual([expect.stringMatching(/^The comment that it happened again is missing on .*locked/)]);
  expect((await itemsOf(repo)).map(({ comments }) => comments.length)).toEqual([1, 0]);
});

test('counts the minutes since the earlier incident, and the night pages that PagerDuty tells', async () => {
  const repo = await docsRepo();
  await repo.pagerduty.trigger({ id: 'QSECOND1', title: 'Invoices', analytics: { sleep_hour_interruptions: 2 } });
  await repo.pagerduty.trigger({ id: 'QTHIRD1', title: 'Invoices' });
  await push(repo, FIRST, EARLIER);
  await push(repo, SECOND, postmortem({ ...NAMED, repeats: 'repeats: [QFIRST1]\n' }));
  const third = postmortem({ ...NAMED, incident: 'QTHIRD1', minutes: 5, repeats: 'repeats: [QSECOND1, QFIRST1]\n' });
  await push(repo, SECOND.replace('qsecond1', 'qthird1'), third);
  const [prevent] = await itemsOf(repo);
  expect(prevent?.comments).toHaveLength(2);
  expect(prevent?.comments[1]).toContain('the same failure has had 50 minutes of impact in 2 incidents.');
  const asked = () => repo.pagerduty.requests.filter(({ path }) => path === '/analytics/raw/incidents/QSECOND1').length;
  expect(asked()).toBe(1);
  const [index] = await issuesOf(repo, 'postmortems');
  const { body } = await repo.call('ada', 'GET', `/issues/${index?.number}`);
  expect(body).toContain('2 incidents repeated an earlier failure: 50 minutes of impact, 2 night pages.');
});

describe('the record does not say what it repeats', () => {
  const SAME = { incident: 'QSECOND1', day: SECOND_DAY, minutes: 45 };

  test.each([
    ['one with the same service and category of cause counts', {}, 1],
    ['one with another category does not', { cause: 'data' }, 0],
    ['one of another service with another title does not', { service: 'Search', title: 'Search is slow' }, 0],
    ['one whose record says that it repeats nothing does not', { repeats: 'repeats: []\n' }, 0],
  ])('%s', async (_what, more, comments) => {
    const repo = await docsRepo();
    await push(repo, FIRST, EARLIER);
    const path = `docs/postmortems/${SECOND_DAY}-something-else-qsecond1.md`;
    await push(repo, path, postmortem({ ...SAME, ...more }));
    expect((await itemsOf(repo)).map((item) => item.comments.length)).toEqual([comments, comments]);
  });
});

describe('nothing is written', () => {
  const again = postmortem({ ...NAMED, repeats: 'repeats: [QFIRST1]\n' });

  test.each([
    [
      'with both switched off',
      'follow-up: { overdue: false, issues: docs-repo, recurrence: false, digest: false }\n',
      0,
    ],
    ['on items without an index, and no digest', 'follow-up: { overdue: false, issues: docs-repo, index: false }\n', 0],
    ['about a confidential incident', `${ISSUES}incidents: { confidential: [Orders] }\n`, 1],
  ])('%s', async (_how, config, digests) => {
    const repo = await docsRepo({ config });
    await push(repo, FIRST, EARLIER);
    await push(repo, SECOND, again);
    expect((await itemsOf(repo)).map(({ comments, labels }) => [comments, labels])).toEqual([
      [[], ['postmortem-action']],
      [[], ['postmortem-action']],
    ]);
    const written = await digestsOf(repo);
    expect(written.length).toBeLessThanOrEqual(digests);
    expect(written.join('')).not.toContain('Orders are lost');
  });

  test('about a month without postmortems, and on an edit to an old postmortem that names no other', async () => {
    const repo = await docsRepo();
    const of = (incident: string, cause: string) =>
      postmortem({ incident, day: '2024-01-05', minutes: 5, cause, items: '- [ ] Prevent: do it' });
    const [one, other] = ['docs/postmortems/2024-01-05-a-qold1.md', 'docs/postmortems/2024-01-05-b-qold2.md'];
    await repo.write('ada', 'main', one, of('QOLD1', 'change'));
    await push(repo, other, of('QOLD2', 'data'));
    await push(repo, other, of('QOLD2', 'change'));
    expect(await digestsOf(repo)).toEqual([]);
    expect(repo.github.requests.filter(({ method, path }) => method === 'POST' && path.endsWith('/comments'))).toEqual(
      [],
    );
  });
});
