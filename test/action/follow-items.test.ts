/** What the follow-up of action items does if something around it fails or is confidential, in this process. */
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { followItems } from '../../action/follow-up/follow-items.ts';
import { readItems } from '../../action/follow-up/tracked-items.ts';
import type { RunContext } from '../../action/shared/context.ts';
import type { DocsRepository } from '../../src/github/docs-repository.ts';
import { findOwnIssue } from '../../src/github/issues.ts';
import { ApiError } from '../../src/http/http.ts';
import { readConfig } from '../../src/policy/read-config.ts';
import type { IndexEntry } from '../../src/postmortem/index-entry.ts';
import { as, connect, REPOSITORY, start } from '../github/github.ts';
import { type Chat, startChat } from '../outside/chat.ts';
import type { GitHub } from '../outside/github.ts';
import { listen } from '../outside/loopback.ts';

const PATH = 'docs/postmortems/2026-02-10-logins-fail-qfirst1.md';
const MARKER = '<!-- pagerduty-postmortem action-item 0123456789abcdef -->';
const TODAY = new Date('2026-03-01T12:00:00Z');

let github: GitHub;
let chat: Chat;
beforeEach(async () => {
  [github, chat] = await Promise.all([start(), startChat('slack')]);
});
afterEach(async () => {
  await Promise.all([github.close(), chat.close()]);
});

function contextOf(docs: DocsRepository, more = ''): RunContext {
  const config = readConfig(`follow-up: { issues: docs-repo }\nannounce: { format: slack }\n${more}`, 'f.yml');
  const inputs = {
    announceWebhook: chat.webhook,
    dryRun: false,
    config: 'f.yml',
    devin: { apiKey: 'cog_made_up_key' },
    pagerduty: {},
  };
  return { config, inputs, docs, repository: REPOSITORY } as unknown as RunContext;
}

async function fileItem(docs: DocsRepository): Promise<number> {
  const body = `${MARKER}\n> Alert\n\nOf [it](https://github.com/${REPOSITORY}/blob/${'a'.repeat(40)}/${PATH}?plain=1#L9).\n\n- Service: Billing\n- Due: 2026-02-01`;
  const { number } = await as(github, 'app', 'POST', '/issues', {
    title: 'Alert',
    body,
    labels: ['postmortem-action'],
  });
  docs.wroteAs('postmortems[bot]');
  return number;
}

const fileIndex = () =>
  as(github, 'app', 'POST', '/issues', {
    title: 'Postmortems',
    body: '<!-- pagerduty-postmortem index -->\nNothing.',
    labels: ['postmortems'],
  });

const entry = { path: PATH, title: 'Logins fail', service: 'Billing' } as IndexEntry;

test('the overdue list is announced once, and never if nothing can remember that it was', async () => {
  const docs = connect(github, 'app');
  await fileItem(docs);
  for (let run = 0; run < 2; run += 1) await (await followItems(contextOf({ ...docs }), TODAY)).remember([entry]);
  expect(chat.messages).toEqual([]);
  await fileIndex();
  for (let run = 0; run < 3; run += 1) await (await followItems(contextOf({ ...docs }), TODAY)).remember([entry]);
  expect(chat.messages).toHaveLength(1);
});

test('the overdue list leaves out an item whose incident is confidential by its title', async () => {
  const docs = connect(github, 'app');
  await fileItem(docs);
  await fileIndex();
  const context = contextOf(docs, "incidents: { confidential: ['/[Ll]ogins/'] }\n");
  await (await followItems(context, TODAY)).remember([entry]);
  expect(chat.messages).toEqual([]);
});

test('an overdue item gets its label in the next run if the first could not add it', async () => {
  const docs = connect(github, 'app');
  const number = await fileItem(docs);
  await fileIndex();
  let refusals = 1;
  const call: DocsRepository['call'] = (route, parameters, answer) => {
    if (route.endsWith('/labels') && refusals-- > 0) return Promise.reject(new ApiError('no', 500));
    return docs.call(route, parameters, answer);
  };
  const failing = await followItems(contextOf({ ...docs, call }), TODAY);
  expect(failing.problems).toEqual([expect.stringContaining('could not be followed: no')]);
  await failing.remember([entry]);
  await (await followItems(contextOf({ ...docs, call }), TODAY)).remember([entry]);
  expect((await findOwnIssue(docs, number, MARKER))?.labels).toContainEqual(
    expect.objectContaining({ name: 'overdue' }),
  );
  expect(await as(github, 'ada', 'GET', `/issues/${number}/comments`)).toHaveLength(1);
});

test('items that cannot be read are an error at once, while another repository has not answered', async () => {
  const silent = await listen(() => new Promise(() => {}));
  process.env.GITHUB_API_URL = silent.url;
  try {
    const docs = { ...connect(github, 'app'), list: () => Promise.reject(new ApiError('no', 500)) };
    const context = contextOf(docs, 'services: { Billing: acme/billing }\n');
    const config = { ...context.config, 'follow-up': { ...context.config['follow-up'], issues: 'service-repo' } };
    const inputs = { ...context.inputs, itemsToken: 'github_pat_made_up' };
    await expect(readItems({ ...context, config, inputs } as RunContext)).rejects.toThrow('no');
  } finally {
    delete process.env.GITHUB_API_URL;
    await silent.close();
  }
}, 5_000);
