/** The client of Devin's API against the emulator. */
import { afterEach, describe, expect, test } from '@jest/globals';
import type { SessionRequest } from '../../src/agent/agent.ts';
import { connectDevin } from '../../src/devin/connect-devin.ts';
import { type Devin, type DevinOptions, startDevin } from '../outside/devin.ts';

const KEY = 'cog_made_up_key';
const open: Devin[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((each) => each.close()));
});

async function connected(options: Partial<DevinOptions> = {}) {
  const emulator = await startDevin({ apiKey: KEY, ...options });
  open.push(emulator);
  const devin = await connectDevin({ apiKey: KEY, apiUrl: `${emulator.url}/`, orgId: undefined });
  return { emulator, devin };
}

const TAG = 'pagerduty-incident:Q1';
const order = (tags: string[] = [TAG]): SessionRequest => ({
  prompt: 'Write it',
  title: 'Postmortem: x',
  tags,
  repositories: ['acme/incident-docs'],
  maxCost: 10,
  playbook: undefined,
  knowledge: [],
  mode: undefined,
});
const atOnce = { 'retry-after': '0' };

describe('finding sessions', () => {
  test.each([true, false])(
    'includes archived ones, whatever a list without the parameter contains (%s)',
    async (listsArchived) => {
      const { emulator, devin } = await connected({ listsArchived });
      const [one, two] = [await devin.startSession(order(), TAG), await devin.startSession(order(), TAG)];
      const [, second] = emulator.sessions;
      if (second) second.is_archived = true;
      await devin.startSession(order(['pagerduty-incident:Q12']), 'pagerduty-incident:Q12');
      const found = await devin.findSessions(TAG);
      expect(found.map(({ id }) => id).sort()).toEqual([one.id, two.id].sort());
    },
  );

  test('reads every page', async () => {
    const { emulator, devin } = await connected();
    await devin.startSession(order(), TAG);
    const [first] = emulator.sessions;
    for (let count = 1; count < 450; count += 1) {
      (emulator.sessions as unknown[]).push({ ...first, session_id: `devin-${String(count).padStart(16, '0')}` });
    }
    expect(await devin.findSessions(TAG)).toHaveLength(450);
    const pages = emulator.requests.filter(({ query }) => query.get('is_archived') === 'false');
    expect(pages).toHaveLength(3);
  });

  test.each([null, 'again'])(
    'fails if the next page is unknown (%j), because part of a list is not a list',
    async (cursor) => {
      const { emulator, devin } = await connected();
      const body = { items: [], has_next_page: true, end_cursor: cursor };
      emulator.faults.decide(() => ({ status: 200, body }));
      await expect(devin.findSessions(TAG)).rejects.toThrow(/there is a next page, but not which/);
    },
  );

  test('is retried after any 5xx', async () => {
    const { emulator, devin } = await connected();
    emulator.faults.next({ method: 'GET', path: /\/sessions$/ }, { status: 522, headers: atOnce });
    expect(await devin.findSessions(TAG)).toEqual([]);
  });

  test('says that an address redirects to another one', async () => {
    const { emulator, devin } = await connected();
    emulator.faults.decide(() => ({ status: 301, headers: { location: 'https://elsewhere.example/' } }));
    await expect(devin.findSessions(TAG)).rejects.toThrow(
      /answered 301: .*Check the API URL of Devin: it redirects to another host/,
    );
  });

  test('asks for one tag, and with a time only for younger sessions', async () => {
    let now = new Date('2026-09-10T12:00:00Z');
    const { emulator, devin } = await connected({ now: () => now });
    await devin.startSession(order(), TAG);
    now = new Date('2026-09-11T12:00:00Z');
    const younger = await devin.startSession(order(), TAG);
    const found = await devin.findSessions(TAG, Date.parse('2026-09-11T00:00:00Z') / 1000);
    expect(found.map(({ id }) => id)).toEqual([younger.id]);
    for (const { query } of emulator.requests) expect(query.getAll('tags').length).toBeLessThanOrEqual(1);
  });
});

describe('a message', () => {
  async function started() {
    const { emulator, devin } = await connected();
    const { id } = await devin.startSession(order(), TAG);
    const heard = () => emulator.sessions[0]?.messages.slice(1).map(({ message }) => message);
    return { emulator, devin, id, heard, path: { method: 'POST', path: /\/messages$/ } };
  }

  test.each([{ cut: 'after' }, { cut: 'within' }, { status: 502, happened: true }] as const)(
    'is not sent twice if its answer was lost (%j)',
    async (fault) => {
      const { emulator, devin, id, heard, path } = await started();
      emulator.faults.next(path, fault);
      expect(await devin.sendMessage(id, 'Fix it')).toBe('sent');
      expect(heard()).toEqual(['Fix it']);
    },
  );

  test.each([{ cut: 'before' }, { status: 503 }] as const)('is sent again if it did not arrive (%j)', async (fault) => {
    const { emulator, devin, id, heard, path } = await started();
    emulator.faults.next(path, fault);
    expect(await devin.sendMessage(id, 'Fix it')).toBe('sent');
    expect(heard()).toEqual(['Fix it']);
  });

  test('is not confused with a message by Devin itself', async () => {
    const { emulator, devin, id, path } = await started();
    emulator.sessions[0]?.messages.push({ event_id: 'event-9', source: 'devin', message: 'Fix it', created_at: 0 });
    emulator.faults.next(path, { cut: 'before' });
    expect(await devin.sendMessage(id, 'Fix it')).toBe('sent');
    expect(emulator.sessions[0]?.messages.filter(({ source }) => source === 'user')).toHaveLength(2);
  });

  test('is not sent again if the messages cannot be read', async () => {
    const { emulator, devin, id, path } = await started();
    emulator.faults.next(path, { cut: 'before' });
    for (let tries = 0; tries < 4; tries += 1) {
      emulator.faults.next({ method: 'GET', path: /\/messages$/ }, { status: 500, headers: atOnce });
    }
    await expect(devin.sendMessage(id, 'Fix it')).rejects.toThrow(/answered 500/);
    expect(
      emulator.requests.filter(({ method, path: at }) => method === 'POST' && at.endsWith('/messages')),
    ).toHaveLength(1);
  });

  test.each(['exit', 'error'] as const)('reports a session in %s as ended', async (status) => {
    const { emulator, devin, id } = await started();
    emulator.update(id, { status });
    expect(await devin.sendMessage(id, 'Fix it')).toBe('ended');
  });

  test.each([400, 403, 409, 422])(
    'reports an archived session as ended, whatever Devin answers (%i)',
    async (status) => {
      const { emulator, devin, id, path } = await started();
      Object.assign(emulator.sessions[0] ?? {}, { is_archived: true });
      emulator.faults.next(path, { status });
      expect(await devin.sendMessage(id, 'Fix it')).toBe('ended');
    },
  );

  test('fails if a live session refuses it', async () => {
    const { emulator, devin, id, path } = await started();
    emulator.faults.next(path, { status: 403, body: { detail: 'Missing permission: ManageOrgSessions' } });
    await expect(devin.sendMessage(id, 'Fix it')).rejects.toThrow(/answered 403: Missing permission/);
  });
});

describe('tags', () => {
  const put = { method: 'PUT', path: /\/tags$/ };
  const post = { method: 'POST', path: /\/tags$/ };
  const writes = ({ requests }: Devin) =>
    requests.filter(({ method, path }) => path.endsWith('/tags') && method !== 'GET').map(({ method }) => method);

  test.each([
    ['before', [TAG, 'theirs']],
    ['after', [TAG, 'ours', 'theirs']],
  ] as const)('are appended, so that those that another writer adds %s it stay', async (when, expected) => {
    const { emulator, devin } = await connected();
    const { id } = await devin.startSession(order(), TAG);
    const raced = emulator.faults.next(post, { hang: when });
    const adding = devin.addTags(id, ['ours']);
    await raced.struck;
    await devin.addTags(id, ['theirs']);
    raced.release();
    await adding;
    expect(emulator.sessions[0]?.tags).toEqual(expect.arrayContaining([...expected, 'ours']));
    expect(writes(emulator)).toEqual(['POST', 'POST']);
  });

  test.each([{ cut: 'after' }, { cut: 'before' }, { status: 503 }] as const)(
    'are there once if the answer is lost (%j)',
    async (fault) => {
      const { emulator, devin } = await connected();
      const { id } = await devin.startSession(order(), TAG);
      emulator.faults.next(post, fault);
      await devin.addTags(id, ['ours']);
      expect(emulator.sessions[0]?.tags).toEqual([TAG, 'ours']);
    },
  );

  test('replace the oldest at the limit of 50, which is the only case of a replacement', async () => {
    const { emulator, devin } = await connected();
    const events = Array.from({ length: 49 }, (_, index) => `pagerduty-event:${index}`);
    const { id } = await devin.startSession(order([TAG, ...events]), TAG);
    await devin.addTags(id, ['pagerduty-event:new', 'ours']);
    expect(emulator.sessions[0]?.tags).toEqual([TAG, ...events.slice(2), 'pagerduty-event:new', 'ours']);
    expect(writes(emulator)).toEqual(['PUT', 'POST']);
    expect(emulator.requests.find(({ method }) => method === 'PUT')?.body).toEqual({ tags: [TAG, ...events.slice(2)] });
  });

  test('are added without being read first if there is room', async () => {
    const { emulator, devin } = await connected();
    const { id } = await devin.startSession(order(), TAG);
    await devin.addTags(id, ['ours']);
    expect(emulator.requests.filter(({ path }) => path.endsWith('/tags')).map(({ method }) => method)).toEqual([
      'POST',
    ]);
  });

  test('are added even if others have used up the room meanwhile', async () => {
    const { emulator, devin } = await connected();
    const { id } = await devin.startSession(order(), TAG);
    const events = Array.from({ length: 49 }, (_, index) => `pagerduty-event:${index}`);
    emulator.sessions[0]?.tags.push(...events);
    await devin.addTags(id, ['ours']);
    expect(emulator.sessions[0]?.tags).toEqual([TAG, ...events.slice(1), 'ours']);
  });

  test('are not written if they are there already', async () => {
    const { emulator, devin } = await connected();
    const { id } = await devin.startSession(order(), TAG);
    await devin.addTags(id, [TAG]);
    expect(emulator.requests.map(({ method }) => method)).not.toContain('PUT');
  });

  test('are retried a limited number of times if another writer keeps changing them', async () => {
    const { emulator, devin } = await connected();
    const { id } = await devin.startSession(order([TAG, 'a']), TAG);
    for (let tries = 0; tries < 10; tries += 1) {
      emulator.faults.next(put, { status: 200, body: { tags: [] } });
      emulator.faults.next(post, { status: 200, body: { tags: [] } });
    }
    await expect(devin.addTags(id, ['ours'])).rejects.toThrow(/changing the tags of this session: run this again/);
    await expect(devin.removeTag(id, 'a')).rejects.toThrow(/are being changed by others: run this again/);
  });

  test('are reported if the organization does not allow them', async () => {
    const { devin } = await connected({ allowedTags: [TAG] });
    const { id } = await devin.startSession(order(), TAG);
    await expect(devin.addTags(id, ['ours'])).rejects.toThrow(
      /does not keep the tags ours on devin-\w+.*allows only listed session tags/,
    );
  });

  test('are removed one by one', async () => {
    const { emulator, devin } = await connected();
    const { id } = await devin.startSession(order([TAG, 'a', 'b']), TAG);
    await devin.removeTag(id, 'a');
    await devin.removeTag(id, 'a');
    expect(emulator.sessions[0]?.tags).toEqual([TAG, 'b']);
  });
});

describe('terminating', () => {
  test('marks the session as ended by us, and does no harm twice', async () => {
    const { emulator, devin } = await connected();
    const { id } = await devin.startSession(order(), TAG);
    await devin.stopSession(id);
    await devin.stopSession(id);
    expect(emulator.sessions[0]).toMatchObject({
      status: 'exit',
      is_archived: false,
      tags: [TAG, 'postmortem-terminated'],
    });
  });

  test('does not happen if the mark cannot be set', async () => {
    const { emulator, devin } = await connected();
    const { id } = await devin.startSession(order(), TAG);
    emulator.faults.next({ method: 'POST', path: /\/tags$/ }, { status: 403 });
    await expect(devin.stopSession(id)).rejects.toThrow(/answered 403/);
    expect(emulator.sessions[0]?.status).toBe('new');
  });

  test.each([
    ['ended', { status: 'exit' }],
    ['broken', { status: 'error' }],
    ['archived', { is_archived: true }],
  ] as const)('succeeds if the session is %s already, although Devin refuses it', async (_what, state) => {
    const { emulator, devin } = await connected({ endingTwice: 'refused' });
    const { id } = await devin.startSession(order(), TAG);
    Object.assign(emulator.sessions[0] ?? {}, state);
    await devin.stopSession(id);
    expect(emulator.requests.map(({ status }) => status)).toContain(400);
  });
});

describe.each(['prefixed', 'bare'] as const)('answers with %s session IDs', (sessionIds) => {
  test('every call of a session goes to its prefixed ID, and lists name the same session', async () => {
    const { emulator, devin } = await connected({ sessionIds });
    const { id } = await devin.startSession(order([TAG, 'a']), TAG);
    expect(id).toBe(emulator.sessions[0]?.session_id);
    expect((await devin.findSessions(TAG)).map(({ id }) => id)).toEqual([id]);
    expect(await devin.sendMessage(id, 'Fix it')).toBe('sent');
    await devin.addTags(id, ['b']);
    await devin.removeTag(id, 'a');
    await devin.stopSession(id);
    expect(emulator.sessions[0]).toMatchObject({ status: 'exit', tags: [TAG, 'b', 'postmortem-terminated'] });
    expect(emulator.requests.map(({ status }) => status)).not.toContain(422);
  });
});

describe('an organization that allows only listed tags', () => {
  test('fails the create, and ends the session that no run would find again', async () => {
    const { emulator, devin } = await connected({ allowedTags: ['a'] });
    await expect(devin.startSession(order([TAG, 'a']), TAG)).rejects.toThrow(
      /without the tags "pagerduty-incident:Q1"\..*The session was ended again\. The organization allows only listed session tags/,
    );
    expect(emulator.sessions.map(({ status }) => status)).toEqual(['exit']);
  });

  test('says where the session is if it cannot be ended', async () => {
    const { emulator, devin } = await connected({ allowedTags: [] });
    emulator.faults.next({ method: 'DELETE' }, { status: 403 });
    await expect(devin.startSession(order(), TAG)).rejects.toThrow(
      /could not be ended: end it yourself at https:\/\/app\.devin\.ai\/sessions\//,
    );
  });
});

describe('a key', () => {
  test.each([
    ['unauthorized', 'detail'],
    ['forbidden', 'detail'],
    ['forbidden', 'problem'],
  ] as const)('is reported as wrong, even for a 403 (%s, %s)', async (wrongKey, errors) => {
    const emulator = await startDevin({ apiKey: KEY, wrongKey, errors });
    open.push(emulator);
    const connecting = connectDevin({ apiKey: 'cog_other', apiUrl: emulator.url, orgId: undefined });
    await expect(connecting).rejects.toThrow(/Check the secret behind the input "devin-api-key"/);
  });

  test('is reported with the missing permission', async () => {
    const { devin } = await connected({ permissions: ['ViewOrgSessions'] });
    await expect(devin.startSession(order(), TAG)).rejects.toThrow(
      /answered 403: Missing permission: ManageOrgSessions\. Give the service user the permissions/,
    );
  });

  test('needs devin-org-id if Devin does not report its organization', async () => {
    await expect(connected({ reportsOrganization: false })).rejects.toThrow(
      /does not say which organization the key belongs to: set the input "devin-org-id"/,
    );
  });
});

describe('a create whose answer was lost', () => {
  const create = { method: 'POST', path: /\/sessions$/ };

  test.each([{ cut: 'after' }, { cut: 'within' }, { status: 504, happened: true }] as const)(
    'is found by its tags if it succeeded (%j), archived or not',
    async (fault) => {
      const { emulator, devin } = await connected({
        onSession(session) {
          session.is_archived = true;
        },
      });
      emulator.faults.next(create, fault);
      const made = await devin.startSession(order(), TAG);
      expect(emulator.sessions.map(({ session_id: id }) => id)).toEqual([made.id]);
    },
  );

  test("is found even if Devin's clock is far behind ours", async () => {
    const { emulator, devin } = await connected({ now: () => new Date(Date.now() - 60 * 60_000) });
    emulator.faults.next(create, { cut: 'after' });
    const made = await devin.startSession(order(), TAG);
    expect(emulator.sessions.map(({ session_id: id }) => id)).toEqual([made.id]);
  });

  test('is not confused with an ended session with the same tags', async () => {
    const { emulator, devin } = await connected();
    const { id: before } = await devin.startSession(order(), TAG);
    await devin.stopSession(before);
    emulator.faults.next(create, { cut: 'before' });
    const made = await devin.startSession(order(), TAG);
    expect(made.id).not.toBe(before);
    expect(emulator.sessions).toHaveLength(2);
  });

  test.each([{ cut: 'after' }, { cut: 'before' }] as const)(
    'is retried under the same ID if Devin takes devin_id (%j), and starts no second session',
    async (fault) => {
      const { emulator, devin } = await connected({ devinId: 'key' });
      emulator.faults.next(create, fault);
      const made = await devin.startSession(order(), TAG);
      expect(emulator.sessions.map(({ session_id: id }) => id)).toEqual([made.id]);
      expect(emulator.requests.filter(({ path }) => path.endsWith(`/${made.id}`))).toHaveLength(1);
    },
  );

  test('is found by its ID even if lists do not show it yet', async () => {
    const { emulator, devin } = await connected({ devinId: 'key' });
    emulator.faults.next(create, { cut: 'after' });
    emulator.faults.decide(({ method, path }) =>
      method === 'GET' && path.endsWith('/sessions') ? { status: 200, body: { items: [] } } : undefined,
    );
    await devin.startSession(order(), TAG);
    expect(emulator.sessions).toHaveLength(1);
  });

  test.each([
    ['refuses it', 'refused'],
    ['ignores it', 'ignored'],
  ] as const)('is found by its tags if Devin %s, which it is offered once', async (_what, devinId) => {
    const { emulator, devin } = await connected({ devinId });
    await devin.startSession(order(), TAG);
    emulator.faults.next(create, { cut: 'after' });
    await devin.startSession(order([TAG, 'second']), TAG);
    expect(emulator.sessions).toHaveLength(2);
    const offers = emulator.requests.filter(({ method, query }) => method === 'POST' && query.has('devin_id'));
    expect(offers).toHaveLength(1);
  });

  test('gives up after three tries', async () => {
    const { emulator, devin } = await connected();
    for (let tries = 0; tries < 3; tries += 1) emulator.faults.next(create, { status: 500 });
    await expect(devin.startSession(order(), TAG)).rejects.toThrow(/answered 500\. Run it again later/);
    expect(emulator.sessions).toEqual([]);
  });
});
