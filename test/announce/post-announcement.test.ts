import { afterEach, describe, expect, test } from '@jest/globals';
import { type Announcement, announcedMessage } from '../../src/announce/announcement.ts';
import { announcementBody, postAnnouncement } from '../../src/announce/post-announcement.ts';
import { type AnnounceFormat, formatOfUrl, webhookUrlProblem } from '../../src/announce/webhook.ts';
import { CHATS, type Chat, type ChatService, startChat } from '../outside/chat.ts';

const open: Chat[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((chat) => chat.close()));
});
async function chatOf(service: ChatService, limits?: Parameters<typeof startChat>[1]): Promise<Chat> {
  const chat = await startChat(service, limits);
  open.push(chat);
  return chat;
}

const formatFor = (service: ChatService): AnnounceFormat => (service === 'teams-connector' ? 'teams' : service);
const READY: Announcement = {
  kind: 'draft-ready',
  subject: { title: 'Orders fail <!channel> @everyone', service: 'orders-service', serviceId: undefined },
  pull: { number: 7, url: 'https://github.com/acme/postmortems/pull/7' },
  errors: 0,
  warnings: 0,
};
const post = (chat: Chat, service: ChatService, body?: object) =>
  postAnnouncement(
    chat.webhook,
    formatFor(service),
    body ?? announcementBody(formatFor(service), announcedMessage(READY)),
  );
const failureOf = (posting: Promise<void>): Promise<Error> =>
  posting.then(
    () => Promise.reject(new Error('It was accepted')),
    (error: Error) => error,
  );

describe.each(CHATS)('%s', (service) => {
  test('accepts an announcement', async () => {
    const chat = await chatOf(service);
    await post(chat, service);
    expect(chat.messages).toHaveLength(1);
    expect(JSON.stringify(chat.messages)).toContain('https://github.com/acme/postmortems/pull/7');
  });

  test('accepts the longest list', async () => {
    const chat = await chatOf(service);
    const items = Array.from({ length: 500 }, (_, index) => ({
      subject: { title: 'x', service: '&<>'.repeat(100), serviceId: undefined },
      title: `${index} ${'<&_😀@'.repeat(100)}`,
      url: `https://github.com/acme/postmortems/issues/${index}`,
      due: '2026-03-02',
      owners: ['ada'],
    }));
    await post(chat, service, announcementBody(formatFor(service), announcedMessage({ kind: 'overdue', items })));
    expect(chat.messages).toHaveLength(1);
  });

  test('refuses an empty message, and the error says what to do without the address', async () => {
    const chat = await chatOf(service);
    const { message } = await failureOf(post(chat, service, {}));
    expect(message).toMatch(/^The announcement to .* was refused \(400\): .*\. Check that "announce\.format"/);
    expectNoAddress(message, chat);
    expect(chat.messages).toEqual([]);
  });

  test('refuses what is not declared as JSON', async () => {
    const chat = await chatOf(service);
    const body = JSON.stringify(announcementBody(formatFor(service), announcedMessage(READY)));
    const answer = await fetch(chat.webhook, { method: 'POST', body, headers: { 'content-type': 'text/plain' } });
    expect(answer.status).toBe(400);
    expect(chat.messages).toEqual([]);
  });

  test('refuses any other address', async () => {
    const chat = await chatOf(service);
    const other = chat.webhook.replace(/.$/, 'X');
    const { message } = await failureOf(postAnnouncement(other, formatFor(service), { text: 'x', content: 'x' }));
    expect(message).toMatch(/^The announcement to .* was refused \(40[0-4]\)/);
    expectNoAddress(message, { webhook: other });
  });

  test('does not put an answer that repeats the address into the error', async () => {
    const chat = await chatOf(service);
    chat.faults.next({}, { status: 403, text: `No access to ${chat.webhook} or ${encodeURIComponent(chat.webhook)}` });
    const { message } = await failureOf(post(chat, service));
    expect(message).toMatch(/The webhook is gone or its address is wrong: create an incoming webhook/);
    expectNoAddress(message, chat);
  });

  test('gets a message once even if the answer is lost', async () => {
    const chat = await chatOf(service);
    chat.faults.next({}, { cut: 'after' });
    const { message } = await failureOf(post(chat, service));
    expect(chat.messages).toHaveLength(1);
    expect(chat.requests).toHaveLength(1);
    expect(message).toMatch(/^The announcement to .* gave no answer/);
    expectNoAddress(message, chat);
  });

  test('gets no retry after an error of the service, because the message may be there', async () => {
    const chat = await chatOf(service);
    chat.faults.next({}, { status: 503, text: 'try later' });
    expect((await failureOf(post(chat, service))).message).toMatch(/503\. The next announcement tries again$/);
    expect(chat.requests).toHaveLength(1);
  });
});

/** Nor the host, which can name a tenant. */
function expectNoAddress(message: string, { webhook }: { webhook: string }): void {
  const { host, hostname, pathname, searchParams } = new URL(webhook);
  const parts = [...pathname.split('/'), ...searchParams.values()].filter(({ length }) => length >= 20);
  for (const part of [host, hostname, pathname, ...parts]) expect(message).not.toContain(part);
}

describe('a rate limit of a chat', () => {
  test.each(['slack', 'discord', 'teams', 'mattermost'] as const)(
    'delays the message to %s by the requested wait',
    async (service) => {
      const chat = await chatOf(service, { perWindow: 1, retryAfter: 1 });
      await post(chat, service);
      const before = performance.now();
      await post(chat, service);
      expect(performance.now() - before).toBeGreaterThan(500);
      expect(chat.messages).toHaveLength(2);
    },
  );

  test('is rounded up to a second if it has fractions', async () => {
    const chat = await chatOf('discord');
    chat.faults.next({}, { status: 429, headers: { 'retry-after': '0.05' }, body: { retry_after: 0.05 } });
    await post(chat, 'discord');
    expect(chat.messages).toHaveLength(1);
  });

  test('fails at once if it is too long', async () => {
    const chat = await chatOf('slack');
    chat.faults.next({}, { status: 429, headers: { 'retry-after': '3600' }, text: 'rate_limited' });
    expect((await failureOf(post(chat, 'slack'))).message).toBe(
      'The announcement to Slack: the service limits us (429) for 60 minutes, longer than a run waits. The next announcement tries again',
    );
    expect(chat.requests).toHaveLength(1);
  });

  test('is recognized in a success of the classic connector of Teams', async () => {
    const chat = await chatOf('teams-connector', { perWindow: 0 });
    expect((await failureOf(post(chat, 'teams-connector'))).message).toMatch(
      /^The announcement to Microsoft Teams was refused \(429\): Webhook message delivery failed/,
    );
  });
});

describe('the address of a webhook', () => {
  test.each([
    ['https://hooks.slack.com/services/T0/B0/x', 'slack'],
    ['https://hooks.slack-gov.com/services/T0/B0/x', 'slack'],
    ['https://discord.com/api/webhooks/1/x', 'discord'],
    ['https://canary.discordapp.com/api/webhooks/1/x', 'discord'],
    ['https://acme.webhook.office.com/webhookb2/x/IncomingWebhook/y/z', 'teams'],
    ['https://outlook.office.com/webhook/x', 'teams'],
    ['https://prod-12.westeurope.logic.azure.com:443/workflows/x/triggers/manual/paths/invoke?sig=y', 'teams'],
    [
      'https://default1.a1.environment.api.powerplatform.com/powerautomate/automations/direct/workflows/x?sig=y',
      'teams',
    ],
    ['https://chat.acme.example/hooks/xxx111', 'mattermost'],
    ['https://acme.example/mattermost/hooks/xxx111', 'mattermost'],
    ['https://chat.acme.example/elsewhere', undefined],
    ['https://notslack.com/services/x', undefined],
    ['https://hooks.slack.com.evil.example/services/x', undefined],
  ])('%s is of %s', (url, format) => {
    expect(webhookUrlProblem(url)).toBeUndefined();
    expect(formatOfUrl(url)).toBe(format);
  });

  test.each([
    ['hooks.slack.com/services/x', /is not a URL that begins with https:/],
    ['http://hooks.slack.com/services/x', /in plain text: use https/],
    ['https://ada:secret@chat.acme.example/hooks/x', /user name or password/],
    ['https://hooks.slack.com', /has no path/],
    ['https://hooks.slack.com/services/x y', /is not a URL/],
    ['file:///etc/passwd', /is not a URL/],
  ])('%s is refused', (url, problem) => {
    expect(webhookUrlProblem(url)).toMatch(problem);
  });
});
