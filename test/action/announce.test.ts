/** Announcements of the built action: once for each event, to each chat service, and never at the cost of a run. */
import { afterEach, describe, expect, test } from '@jest/globals';
import { type Chat, type ChatService, startChat } from '../outside/chat.ts';
import type { Run } from '../outside/runner/runner.ts';
import { SECRETS } from '../start-world.ts';
import {
  type DocsRepo,
  type DocsRepoOptions,
  errorsOf,
  INCIDENT,
  isOpenForSeconds,
  outputsOf,
  PATH,
  POSTMORTEM,
  startDocsRepo,
  type Who,
  warningsOf,
} from './docs-repo.ts';

const open: { close(): Promise<unknown> }[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((each) => each.close()));
});

interface Made {
  repo: DocsRepo;
  chat: Chat;
}

async function withChat(
  service: ChatService,
  {
    format = service === 'teams-connector' ? 'teams' : service,
    ...options
  }: Partial<DocsRepoOptions> & { format?: string } = {},
): Promise<Made> {
  const chat = await startChat(service);
  const secrets = {
    DEVIN_API_KEY: SECRETS.DEVIN_KEY,
    PAGERDUTY_TOKEN: SECRETS.PAGERDUTY_KEY,
    ANNOUNCE_WEBHOOK: chat.webhook,
  };
  const config = `${options.config ?? ''}\n${format === '' ? '' : `announce: { format: ${format} }`}`;
  const repo = await startDocsRepo({ workflow: 'postmortem-review.yml', secrets, ...options, config });
  open.push(chat, repo);
  return { repo, chat };
}

async function propose(repo: DocsRepo, who: Who = 'devin'): Promise<Run> {
  const branch = `postmortem/${INCIDENT.toLowerCase()}`;
  await repo.write(who, branch, PATH, POSTMORTEM);
  await repo.openPull(who, branch);
  return repo.settled();
}

/** Nothing of the address is anywhere in the run. */
function expectNoAddress({ log, annotations, summary }: Run, { webhook }: Chat): void {
  const { host, pathname } = new URL(webhook);
  const token = pathname.split('/').sort((one, other) => other.length - one.length)[0] ?? '';
  for (const text of [...log, JSON.stringify(annotations), summary]) {
    for (const part of [webhook, host, token]) expect(text).not.toContain(part);
  }
}

describe('a draft', () => {
  test.each(['slack', 'teams'] as const)('is announced once on %s, however often the review runs', async (service) => {
    const { repo, chat } = await withChat(service);
    const run = await propose(repo);
    expect(errorsOf(run)).toEqual([]);
    expect(warningsOf(run)).toEqual([]);
    expect(chat.messages).toHaveLength(1);
    expect(JSON.stringify(chat.messages[0])).toMatch(/A postmortem is ready for review.*Orders fail.*\/pull\/1/);
    expectNoAddress(run, chat);
    if (service === 'slack') await repo.again(run);
    expect(chat.messages).toHaveLength(1);
  });

  test('is in the table of what left the run', async () => {
    const { repo } = await withChat('slack');
    expect((await propose(repo)).summary).toMatch(
      /\| Slack \| announcement \| text, blocks, unfurl\\_links, unfurl\\_media \| [\d,]+ \|/,
    );
  });

  test('is not announced in a dry run, whose summary shows it', async () => {
    const { repo, chat } = await withChat('discord', { with: 'dry-run: true' });
    const run = await propose(repo);
    expect(chat.requests).toEqual([]);
    expect(run.summary).toMatch(/### What would leave this run[\s\S]*\| Discord \| announcement \|/);
  });

  test.each([
    ['by a person', {}, 'ada'],
    ['whose kind is off', { config: 'announce: { draft-ready: false, format: slack }', format: '' }, 'devin'],
    ['of a confidential service', { config: 'incidents: { confidential: [Billing API] }' }, 'devin'],
    ['with a confidential title', { config: 'incidents: { confidential: ["/Orders/"] }' }, 'devin'],
  ] as const)('is not announced %s', async (_, options, who) => {
    const { repo, chat } = await withChat('slack', options);
    const run = await propose(repo, who);
    expect(errorsOf(run)).toEqual([]);
    expect(chat.requests).toEqual([]);
  });

  test('is announced without data that must not leave the run', async () => {
    const { repo, chat } = await withChat('slack', { config: 'redact: ["/Orders/"]' });
    await propose(repo);
    expect(JSON.stringify(chat.messages)).toContain('[removed] fail');
    expect(JSON.stringify(chat.messages)).not.toContain('Orders fail');
  });
});

describe('a run that cannot announce', () => {
  test('continues with a warning if the chat refuses', async () => {
    const { repo, chat } = await withChat('slack');
    chat.faults.next({}, { status: 404, text: 'no_service' });
    const run = await propose(repo);
    expect(run.conclusion).toBe('success');
    expect(outputsOf(run)).toMatchObject({ outcome: 'passed' });
    expect(warningsOf(run)).toEqual([
      'Nothing was announced. The announcement to Slack was refused (404): no_service. The webhook is gone or its address is wrong: create an incoming webhook, and store its address as the secret ANNOUNCE_WEBHOOK',
    ]);
    expectNoAddress(run, chat);
  });

  test('continues with a warning if the address does not identify the service', async () => {
    const { repo, chat } = await withChat('slack', { format: '' });
    const run = await propose(repo);
    expect(run.conclusion).toBe('success');
    expect(warningsOf(run)).toEqual([
      expect.stringMatching(/^Nothing was announced, because the address in the input/),
    ]);
    expect(chat.requests).toEqual([]);
  });

  test('continues with a warning if the address is invalid, and does not show it', async () => {
    const secret = 'hooks.example/services/MadeUpToken4711MadeUpToken';
    const { repo } = await withChat('slack', { secrets: { ANNOUNCE_WEBHOOK: secret }, format: '' });
    const run = await propose(repo);
    expect(run.conclusion).toBe('success');
    expect(warningsOf(run)).toEqual([
      expect.stringMatching(
        /^Nothing is announced, because the input "announce-webhook" is not a URL that begins with https:/,
      ),
    ]);
    expect(run.log.join('\n') + run.summary).not.toContain('MadeUpToken4711');
  });
});

describe('the follow-up', () => {
  const daily = async (repo: DocsRepo) => {
    const [run] = await repo.runner.schedule('postmortem-follow-up.yml');
    expect(run && errorsOf(run)).toEqual([]);
    expect(run && warningsOf(run)).toEqual([]);
  };

  test('announces overdue action items once a week, and a review that waits once per reminder', async () => {
    const { repo, chat } = await withChat('slack', {
      workflow: 'postmortem-follow-up.yml',
      config: 'follow-up: { issues: docs-repo, review-within: 1s }',
    });
    const other = 'docs/postmortems/2026-02-12-search-fails-q1.md';
    await repo.write(
      'ada',
      'main',
      other,
      POSTMORTEM.replace('alert at 80%', 'alert at 80% (Owner: @grace, Due: 2026-03-01)'),
    );
    await repo.settled();
    await propose(repo);
    await isOpenForSeconds(repo, 1);
    for (let run = 0; run < 3; run += 1) await daily(repo);
    const told = chat.messages.map((message) => JSON.stringify(message));
    expect(told.filter((text) => /1 action item is overdue.*Add connection pool/.test(text))).toHaveLength(1);

    expect(told.filter((text) => /A postmortem waits for review.*Orders fail/.test(text))).toHaveLength(1);
    expect(told).toHaveLength(2);
  });
});
