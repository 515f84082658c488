/** The client of Devin's API against the emulator. */
import { afterEach, describe, expect, test } from '@jest/globals';
import { connectDevin, type SessionOrder } from '../../src/devin/sessions.ts';
import { type Devin, type DevinOptions, startDevin } from '../emulators/devin.ts';

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
const order = (tags: string[] = [TAG]): SessionOrder => ({
  prompt: 'Write it',
  title: 'Postmortem: x',
  tags,
  repos: ['acme/incident-docs'],
  max_acu_limit: 10,
});
const atOnce = { 'retry-after': '0' };

describe('finding sessions', () => {
  test.each([true, false])(
    'finds archived ones too, whatever a list without the parameter holds (%s)',
    async (listsArchived) => {
      const { emulator, devin } = await connected({ listsArchived });
      const [one, two] = [await devin.createSession(order(), TAG), await devin.createSession(order(), TAG)];
      const [, second] = emulator.sessions;
      if (second) second.is_archived = true;
      await devin.createSession(order(['pagerduty-incident:Q12']), 'pagerduty-incident:Q12');
      const found = await devin.findSessions(TAG);
      expect(found.map(({ session_id: id }) => id).sort()).toEqual([one.session_id, two.session_id].sort());
    },
  );

  test('turns every page', async () => {
    const { emulator, devin } = await connected();
    await devin.createSession(order(), TAG);
    const [first] = emulator.sessions;
    for (let count = 1; count < 450; count += 1) {
      (emulator.sessions as unknown[]).push({ ...first, session_id: `devin-${String(count).padStart(16, '0')}` });
    }
    expect(await devin.findSessions(TAG)).toHaveLength(450);
    const pages = emulator.requests.filter(({ query }) => query.get('is_archived') === 'false');
    expect(pages).toHaveLength(3);
  });

  test.each([null, 'again'])(
    'is an error where the next page cannot be told (%j): part of a list is none',
    async (cursor) => {
      const { emulator, devin } = await connected();
      const body = { items: [], has_next_page: true, end_cursor: cursor };
      emulator.faults.decide(() => ({ status: 200, body }));
      await expect(devin.findSessions(TAG)).rejects.toThrow(/there is a next page, but not which/);
    },
  );

  test('is tried again after any 5xx', async () => {
    const { emulator, devin } = await connected();
    emulator.faults.next({ method: 'GET', path: /\/sessions$/ }, { status: 522, headers: atOnce });
    expect(await devin.findSessions(TAG)).toEqual([]);
  });

  test('at an address that sends to another one says so', async () => {
    const { emulator, devin } = await connected();
    emulator.faults.decide(() => ({ status: 301, headers: { location: 'https://elsewhere.example/' } }));
    await expect(devin.findSessions(TAG)).rejects.toThrow(
      /answered 301: .*Check the API URL of Devin: it leads elsewhere/,
    );
  });

  test('asks for one tag, and with a time only for the younger ones', async () => {
    let now = new Date('2026-09-10T12:00:00Z');
    const { emulator, devin } = await connected({ now: () => now });
    await devin.createSession(order(), TAG);
    now = new Date('2026-09-11T12:00:00Z');
    const younger = await devin.createSession(order(), TAG);
    const found = await devin.findSessions(TAG, Date.parse('2026-09-11T00:00:00Z') / 1000);
    expect(found.map(({ session_id: id }) => id)).toEqual([younger.session_id]);
    for (const { query } of emulator.requests) expect(query.getAll('tags').length).toBeLessThanOrEqual(1);
  });
});

describe('a message', () => {
  async function started() {
    const { emulator, devin } = await connected();
    const { session_id: id } = await devin.createSession(order(), TAG);
    const heard = () => emulator.sessions[0]?.messages.slice(1).map(({ message }) => message);
    return { emulator, devin, id, heard, path: { method: 'POST', path: /\/messages$/ } };
  }

  test.each([{ cut: 'after' }, { cut: 'within' }, { status: 502, happened: true }] as const)(
    'whose answer was lost (%j) is not sent twice',
    async (fault) => {
      const { emulator, devin, id, heard, path } = await started();
      emulator.faults.next(path, fault);
      expect(await devin.sendMessage(id, 'Mend it')).toBe('sent');
      expect(heard()).toEqual(['Mend it']);
    },
  );

  test.each([{ cut: 'before' }, { status: 503 }] as const)('that did not arrive (%j) is sent again', async (fault) => {
    const { emulator, devin, id, heard, path } = await started();
    emulator.faults.next(path, fault);
    expect(await devin.sendMessage(id, 'Mend it')).toBe('sent');
    expect(heard()).toEqual(['Mend it']);
  });

  test('that Devin said itself is not taken for ours', async () => {
    const { emulator, devin, id, path } = await started();
    emulator.sessions[0]?.messages.push({ event_id: 'event-9', source: 'devin', message: 'Mend it', created_at: 0 });
    emulator.faults.next(path, { cut: 'before' });
    expect(await devin.sendMessage(id, 'Mend it')).toBe('sent');
    expect(emulator.sessions[0]?.messages.filter(({ source }) => source === 'user')).toHaveLength(2);
  });

  test('is not sent again where it cannot be looked for', async () => {
    const { emulator, devin, id, path } = await started();
    emulator.faults.next(path, { cut: 'before' });
    for (let tries = 0; tries < 4; tries += 1) {
      emulator.faults.next({ method: 'GET', path: /\/messages$/ }, { status: 500, headers: atOnce });
    }
    await expect(devin.sendMessage(id, 'Mend it')).rejects.toThrow(/answered 500/);
    expect(
      emulator.requests.filter(({ method, path: at }) => method === 'POST' && at.endsWith('/messages')),
    ).toHaveLength(1);
  });

  test.each(['exit', 'error'] as const)('to a session in %s: ended', async (status) => {
    const { emulator, devin, id } = await started();
    emulator.update(id, { status });
    expect(await devin.sendMessage(id, 'Mend it')).toBe('ended');
  });
});

describe('tags', () => {
  const put = { method: 'PUT', path: /\/tags$/ };

  test('that another writer replaced meanwhile are written again, and theirs stay', async () => {
    const { emulator, devin } = await connected();
    const { session_id: id } = await devin.createSession(order(), TAG);
    const raced = emulator.faults.next(put, { hang: 'after' });
    const adding = devin.addTags(id, ['ours']);
    await raced.struck;
    const [session] = emulator.sessions;
    if (session) session.tags = [TAG, 'theirs'];
    raced.release();
    await adding;
    expect(session?.tags).toEqual([TAG, 'theirs', 'ours']);
  });

  test('that are there already are not written', async () => {
    const { emulator, devin } = await connected();
    const { session_id: id } = await devin.createSession(order(), TAG);
    await devin.addTags(id, [TAG]);
    expect(emulator.requests.map(({ method }) => method)).not.toContain('PUT');
  });

  test('are not fought over for ever', async () => {
    const { emulator, devin } = await connected();
    const { session_id: id } = await devin.createSession(order(), TAG);
    for (let tries = 0; tries < 10; tries += 1) emulator.faults.next(put, { status: 200, body: { tags: [] } });
    await expect(devin.addTags(id, ['ours'])).rejects.toThrow(/are being changed by others: run this again/);
  });

  test('are taken off one by one', async () => {
    const { emulator, devin } = await connected();
    const { session_id: id } = await devin.createSession(order([TAG, 'a', 'b']), TAG);
    await devin.removeTag(id, 'a');
    await devin.removeTag(id, 'a');
    expect(emulator.sessions[0]?.tags).toEqual([TAG, 'b']);
  });
});

describe('terminating', () => {
  test('marks the session as ended by us, and does no harm twice', async () => {
    const { emulator, devin } = await connected();
    const { session_id: id } = await devin.createSession(order(), TAG);
    await devin.terminate(id);
    await devin.terminate(id);
    expect(emulator.sessions[0]).toMatchObject({
      status: 'exit',
      is_archived: false,
      tags: [TAG, 'postmortem-terminated'],
    });
  });

  test('that cannot mark it does not end it', async () => {
    const { emulator, devin } = await connected();
    const { session_id: id } = await devin.createSession(order(), TAG);
    emulator.faults.next({ method: 'PUT', path: /\/tags$/ }, { status: 403 });
    await expect(devin.terminate(id)).rejects.toThrow(/answered 403/);
    expect(emulator.sessions[0]?.status).toBe('new');
  });
});

describe('a create whose answer was lost', () => {
  const create = { method: 'POST', path: /\/sessions$/ };

  test.each([{ cut: 'after' }, { cut: 'within' }, { status: 504, happened: true }] as const)(
    'but that worked (%j) is found by its tags, archived or not',
    async (fault) => {
      const { emulator, devin } = await connected({
        onSession(session) {
          session.is_archived = true;
        },
      });
      emulator.faults.next(create, fault);
      const made = await devin.createSession(order(), TAG);
      expect(emulator.sessions.map(({ session_id: id }) => id)).toEqual([made.session_id]);
    },
  );

  test('is found also where the clock of Devin is far behind ours', async () => {
    const { emulator, devin } = await connected({ now: () => new Date(Date.now() - 60 * 60_000) });
    emulator.faults.next(create, { cut: 'after' });
    const made = await devin.createSession(order(), TAG);
    expect(emulator.sessions.map(({ session_id: id }) => id)).toEqual([made.session_id]);
  });

  test('is not taken for one with the same tags that was ended', async () => {
    const { emulator, devin } = await connected();
    const { session_id: before } = await devin.createSession(order(), TAG);
    await devin.terminate(before);
    emulator.faults.next(create, { cut: 'before' });
    const made = await devin.createSession(order(), TAG);
    expect(made.session_id).not.toBe(before);
    expect(emulator.sessions).toHaveLength(2);
  });

  test('three times is given up', async () => {
    const { emulator, devin } = await connected();
    for (let tries = 0; tries < 3; tries += 1) emulator.faults.next(create, { status: 500 });
    await expect(devin.createSession(order(), TAG)).rejects.toThrow(/answered 500\. Run it again later/);
    expect(emulator.sessions).toEqual([]);
  });
});
