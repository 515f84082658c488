/**
 * The contract of every adapter of an agent (src/agent/agent.ts). The adapter's own test starts its agent and runs these tests
 * against it.
 */
import { afterEach, describe, expect, test } from '@jest/globals';
import type { Agent, SessionRequest } from '../../src/agent/agent.ts';
import type { Session } from '../../src/agent/session.ts';
import { eventTag, MAX_TAGS, TERMINATED_TAG } from '../../src/agent/tags.ts';

/** What happens to a session outside of the port. */
export interface SessionChange {
  state?: 'ended' | 'failed';
  archived?: true;
  waits?: 'for an answer' | 'for an approval';
  suspended?: 'inactivity' | 'usage limit';
  cost?: number;
  pull?: string;
}

/** An agent on loopback, and what everybody else can do to its sessions. */
export interface AgentUnderTest {
  agent: Agent;
  change(id: string, change: SessionChange): void;
  /** The agent itself says something in the session. */
  say(id: string, message: string): void;
  /** Loses the next request of this kind, or its answer. */
  lose(what: 'request' | 'answer', of: 'start' | 'message' | 'tags'): void;
  advance(milliseconds: number): void;
  now(): Date;
  close(): Promise<void>;
}

const TAG = 'pagerduty-incident:Q1';
const HOUR = 60 * 60_000;

const request = (tags: string[] = [TAG]): SessionRequest => ({
  prompt: 'Write it',
  title: 'Postmortem: x',
  tags,
  repositories: ['acme/incident-docs'],
  maxCost: 10,
  playbook: undefined,
  knowledge: [],
  mode: undefined,
});

export function describeAgent(name: string, start: () => Promise<AgentUnderTest>): void {
  const running: AgentUnderTest[] = [];
  afterEach(async () => {
    await Promise.all(running.splice(0).map((each) => each.close()));
  });

  async function started(tags: string[] = [TAG]) {
    const world = await start();
    running.push(world);
    const { agent } = world;
    const { id } = await agent.startSession(request(tags), TAG);
    const find = async (): Promise<Session | undefined> =>
      (await agent.findSessions(TAG)).find((session) => session.id === id);
    return { ...world, id, find };
  }

  describe(`${name}, as an agent`, () => {
    test('describes a new session in our terms', async () => {
      const { id, find, now } = await started([TAG, 'a']);
      expect(await find()).toEqual({
        id,
        url: expect.stringMatching(/^https:/),
        state: 'open',
        archived: false,
        blockedBy: undefined,
        cost: 'not known yet',
        tags: [TAG, 'a'],
        pulls: [],
        startedAt: Math.floor(now().getTime() / 1000),
      });
    });

    test.each<[SessionChange, Partial<Session>]>([
      [{ state: 'ended' }, { state: 'ended' }],
      [{ state: 'failed' }, { state: 'failed' }],
      [{ archived: true }, { state: 'open', archived: true }],
      [{ waits: 'for an answer' }, { state: 'open', blockedBy: { by: 'person' } }],
      [{ waits: 'for an approval' }, { state: 'open', blockedBy: { by: 'person' } }],
      [{ suspended: 'inactivity' }, { state: 'open', blockedBy: undefined }],
      [{ cost: 3.4 }, { cost: 3.4 }],
      [{ pull: 'https://github.com/acme/docs/pull/7' }, { pulls: ['https://github.com/acme/docs/pull/7'] }],
    ])('finds a session after %j', async (change, expected) => {
      const { id, find, change: apply } = await started();
      apply(id, change);
      expect(await find()).toMatchObject(expected);
    });

    test('says why it suspended a session, and what to do', async () => {
      const { id, find, change } = await started();
      change(id, { suspended: 'usage limit' });
      const blockedBy = (await find())?.blockedBy;
      expect(blockedBy).toMatchObject({ by: 'suspension', reason: expect.stringMatching(/limit/) });
      expect(blockedBy?.by === 'suspension' && blockedBy.fix).toMatch(/\w+ \w+/);
    });

    test('finds sessions by the whole tag, and with a time only younger ones', async () => {
      const { agent, id, advance, now } = await started();
      await agent.startSession(request(['pagerduty-incident:Q12']), 'pagerduty-incident:Q12');
      advance(HOUR);
      const since = Math.floor(now().getTime() / 1000) - 60;
      const younger = await agent.startSession(request(), TAG);
      const ids = async (after?: number) => (await agent.findSessions(TAG, after)).map((each) => each.id).sort();
      expect(await ids()).toEqual([id, younger.id].sort());
      expect(await ids(since)).toEqual([younger.id]);
    });

    test.each(['request', 'answer'] as const)('starts one session if the %s of the start is lost', async (what) => {
      const { agent, lose } = await started(['pagerduty-incident:Q0']);
      lose(what, 'start');
      const { id } = await agent.startSession(request(), TAG);
      expect((await agent.findSessions(TAG)).map((each) => each.id)).toEqual([id]);
    });

    test.each(['request', 'answer'] as const)('sends a message once if its %s is lost', async (what) => {
      const { agent, id, lose } = await started();
      lose(what, 'message');
      expect(await agent.sendMessage(id, 'Fix it')).toBe('sent');
      expect(await agent.listOurMessages(id)).toEqual(['Write it', 'Fix it']);
    });

    test('lists our messages in order, without those of the agent', async () => {
      const { agent, id, say } = await started();
      await agent.sendMessage(id, 'First');
      say(id, 'Done');
      await agent.sendMessage(id, 'Second');
      expect(await agent.listOurMessages(id)).toEqual(['Write it', 'First', 'Second']);
    });

    test.each<[SessionChange, 'sent' | 'ended']>([
      [{ suspended: 'inactivity' }, 'sent'],
      [{ waits: 'for an answer' }, 'sent'],
      [{ state: 'ended' }, 'ended'],
      [{ state: 'failed' }, 'ended'],
      [{ archived: true }, 'ended'],
    ])('says whether a message arrived after %j', async (change, expected) => {
      const { agent, id, change: apply } = await started();
      apply(id, change);
      expect(await agent.sendMessage(id, 'Fix it')).toBe(expected);
    });

    test('adds tags at the end, and returns all of them', async () => {
      const { agent, id, find } = await started([TAG, 'a']);
      expect(await agent.addTags(id, ['b', 'a', 'c'])).toEqual([TAG, 'a', 'b', 'c']);
      expect((await find())?.tags).toEqual([TAG, 'a', 'b', 'c']);
    });

    test('tells every run the same order of the tags that they add at the same time', async () => {
      const { agent, id, find } = await started();
      const answers = await Promise.all(['one', 'two', 'three'].map((tag) => agent.addTags(id, [tag])));
      const tags = (await find())?.tags ?? [];
      expect([...tags].sort()).toEqual([TAG, 'one', 'three', 'two'].sort());
      for (const answer of answers) expect(answer).toEqual(tags.slice(0, answer.length));
    });

    test.each(['request', 'answer'] as const)('adds tags once if the %s is lost', async (what) => {
      const { agent, id, lose, find } = await started();
      lose(what, 'tags');
      await agent.addTags(id, ['ours']);
      expect((await find())?.tags).toEqual([TAG, 'ours']);
    });

    test('makes room at the tag limit, and never drops the incident tag', async () => {
      const events = Array.from({ length: MAX_TAGS - 1 }, (_, index) => eventTag(`E${index}`));
      const { agent, id } = await started([TAG, ...events]);
      expect(await agent.addTags(id, ['ours'])).toEqual([TAG, ...events.slice(1), 'ours']);
    });

    test('removes a tag, even if it is already gone', async () => {
      const { agent, id, find } = await started([TAG, 'a', 'b']);
      await agent.removeTag(id, 'a');
      await agent.removeTag(id, 'a');
      expect((await find())?.tags).toEqual([TAG, 'b']);
    });

    test('stops a session for good, marks it, and returns the tags it had', async () => {
      const { agent, id, find } = await started([TAG, 'a']);
      expect(await agent.stopSession(id)).toEqual(expect.arrayContaining([TAG, 'a']));
      expect(await find()).toMatchObject({ state: 'ended', tags: [TAG, 'a', TERMINATED_TAG] });
      await expect(agent.stopSession(id)).resolves.toBeDefined();
    });

    test.each<[SessionChange]>([[{ state: 'ended' }], [{ state: 'failed' }], [{ archived: true }]])(
      'does nothing to a session that is stopped after %j',
      async (change) => {
        const { agent, id, find, change: apply } = await started();
        apply(id, change);
        const before = await find();
        await agent.stopSession(id);
        expect(await find()).toMatchObject({ state: before?.state ?? '', archived: before?.archived ?? '' });
      },
    );
  });
}
