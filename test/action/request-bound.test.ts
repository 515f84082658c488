/** How many requests a large archive takes in steady state: docs/cost.md states the bound. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { parseDocument } from '../../src/postmortem/document.ts';
import { fileUrl } from '../../src/postmortem/file-url.ts';
import { entryOf } from '../../src/postmortem/index-entry.ts';
import { renderIndex } from '../../src/postmortem/index-page.ts';
import { closureKey, emptyMemory, itemKey, writeItemMemory } from '../../src/postmortem/item-memory.ts';
import { sealed } from '../../src/postmortem/seal.ts';
import { escapeMarkdown } from '../../src/text/markdown.ts';
import { dayOf, daysAfter } from '../../src/time/days.ts';
import { EXAMPLE_COMPANY } from '../outside/pagerduty.ts';
import type { Run } from '../outside/runner/runner.ts';
import { createWarmProcesses } from '../outside/runner/warm-processes.ts';
import { errorsOf } from '../results.ts';
import { SECRETS, type StartedWorld, startWorld } from '../start-world.ts';

const POSTMORTEMS = 500;
const ITEMS = 1_500;
const LIMIT = 200;
const DOCS = 'acme/incident-docs';
const SERVICES = ['billing', 'orders', 'search', 'media', 'login'].map((name) => `acme/${name}`);
const ITEMS_TOKEN = 'github_pat_items_made_up';
const TODAY = dayOf(new Date());
const CONFIG = `services:\n${SERVICES.map((each) => `  ${each.slice(5)}: ${each}`).join('\n')}
follow-up: { issues: service-repo, review-within: 5d }
`;

const warm = createWarmProcesses();
let world: StartedWorld;
afterAll(async () => {
  await world.close();
  await warm.close();
});

const pathOf = (number: number) =>
  `docs/postmortems/${daysAfter(TODAY, -number)}-service-fails-q${String(number).padStart(4, '0')}abc.md`;
const textOf = (number: number) =>
  `# Postmortem: Failure ${number} — billing\n\n**Date:** ${daysAfter(TODAY, -number)} | **Severity:** P1\n\n## Summary\n\nIt failed.\n`;

// biome-ignore lint/suspicious/noExplicitAny: a test reads what it expects to be there
async function call(token: string, method: string, path: string, body?: unknown): Promise<any> {
  const answer = await fetch(`${world.github.url}/repos/${path}`, {
    method,
    // An idle connection may be closed while 500 documents are parsed.
    headers: { authorization: `Bearer ${token}`, 'user-agent': 'test', connection: 'close' },
    body: body === undefined ? null : JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return answer.json();
}

beforeAll(async () => {
  const issues = { issues: 'write' } as const;
  world = await startWorld({
    github: {
      repository: DOCS,
      actors: {
        ada: { login: 'ada', permissions: { ...issues, contents: 'read' } },
        [ITEMS_TOKEN]: { login: 'robot' },
      },
      others: Object.fromEntries(SERVICES.map((each) => [each, { access: { robot: issues } }])),
      files: {
        '.github/postmortem.yml': CONFIG,
        ...Object.fromEntries(Array.from({ length: POSTMORTEMS }, (_, number) => [pathOf(number), textOf(number)])),
      },
    },
    pagerduty: {
      account: {
        ...EXAMPLE_COMPANY,
        services: SERVICES.flatMap((each, number) =>
          EXAMPLE_COMPANY.services.slice(0, 1).map((service) => ({
            ...service,
            id: `PSERV${number}`,
            name: each.slice(5),
            summary: each.slice(5),
          })),
        ),
      },
    },
    workflows: ['postmortem-follow-up.yml', 'postmortem-reconcile.yml'],
    secrets: { DEVIN_API_KEY: SECRETS.DEVIN_KEY, PAGERDUTY_TOKEN: SECRETS.PAGERDUTY_KEY, ITEMS_TOKEN },
    runner: { startAction: warm.run },
  });
  const job = world.github.workflowToken({ issues: 'write', contents: 'read' });
  const memory = emptyMemory();
  const open = async (number: number) => {
    const isElsewhere = number % 2 === 1;
    const repository = isElsewhere ? (SERVICES[number % SERVICES.length] ?? '') : DOCS;
    const token = isElsewhere ? ITEMS_TOKEN : job;
    const marker = `<!-- pagerduty-postmortem action-item ${number.toString(16).padStart(16, '0')} -->`;
    const due = daysAfter(TODAY, (number % 60) - 40);
    const link = fileUrl(`https://github.com/${DOCS}/blob/${'a'.repeat(40)}`, pathOf(number % POSTMORTEMS), {
      line: 9,
      endLine: 9,
    });
    const body = `${marker}\n> Item\n\n[It](${link})\n\n- Service: ${repository.slice(5)}\n- Due: ${escapeMarkdown(due)}`;
    const isOpen = number % 3 === 0;
    const labels = ['postmortem-action', ...(isOpen && due <= TODAY ? ['overdue'] : [])];
    const issue = await call(token, 'POST', `${repository}/issues`, { title: `Item ${number}`, body, labels });
    const item = { repository, number: issue.number };
    if (isOpen && due <= TODAY) memory.reminders.set(itemKey(item), [{ from: due, stage: 3, day: TODAY }]);
    if (isElsewhere) memory.elsewhere.add(marker);
    if (isOpen) return;
    const { closed_at: closedAt } = await call(token, 'PATCH', `${repository}/issues/${issue.number}`, {
      state: 'closed',
    });
    memory.closures.set(closureKey({ ...item, closedAt }), {
      proof: `https://github.com/${repository}/pull/${number}`,
    });
  };
  const numbers = Array.from({ length: ITEMS }, (_, number) => number);
  for (let at = 0; at < ITEMS; at += 50) await Promise.all(numbers.slice(at, at + 50).map(open));

  const { tree } = await call('ada', 'GET', `${DOCS}/git/trees/main?recursive=1`);
  const entries = tree
    .filter(({ path }: { path: string }) => path.endsWith('.md') && path.startsWith('docs/'))
    .map(({ path, sha }: { path: string; sha: string }, number: number) =>
      entryOf({ path, sha }, parseDocument(textOf(number))),
    );
  const url = `https://github.com/${DOCS}/blob/main`;
  const page = sealed(
    renderIndex(entries, (path) => fileUrl(url, path)),
    SECRETS.DEVIN_KEY,
  );
  const index = { title: 'Postmortems', body: `<!-- pagerduty-postmortem index -->\n${page}`, labels: ['postmortems'] };
  const { number } = await call(job, 'POST', `${DOCS}/issues`, index);
  const remembered = sealed(writeItemMemory(memory, 64_000), SECRETS.DEVIN_KEY);
  const comment = { body: `<!-- pagerduty-postmortem memory -->\n${remembered}` };
  await call(job, 'POST', `${DOCS}/issues/${number}/comments`, comment);
}, 240_000);

/** The requests of a run, by what they ask for. */
async function requestsOf(workflow: string): Promise<{ count: number; run: Run }> {
  const before = world.github.handled.length;
  const [run] = await world.runner.schedule(workflow);
  if (run === undefined) throw new Error('No workflow ran');
  return { count: world.github.handled.length - before, run };
}

test(`a follow-up and a reconcile of ${POSTMORTEMS} postmortems and ${ITEMS} items take fewer than ${LIMIT} requests`, async () => {
  await requestsOf('postmortem-follow-up.yml');
  const { count: followUp, run } = await requestsOf('postmortem-follow-up.yml');
  const { count: reconcile } = await requestsOf('postmortem-reconcile.yml');
  expect(errorsOf(run)).toEqual([]);
  expect(followUp + reconcile).toBeLessThan(LIMIT);
  // Nothing is read that earlier runs have read, and nothing is written.
  const paths = world.github.handled.slice(-followUp - reconcile);
  expect(paths.filter(({ method, status }) => method !== 'GET' || status >= 500)).toEqual([]);
}, 240_000);
