import { afterEach, describe, expect, test } from '@jest/globals';
import type { Devin, DevinOptions } from './devin.ts';
import { startDevin } from './devin.ts';

const KEY = 'cog_made-up';
const ORG = 'org-4f1d2c9a7b3e';
const SESSIONS = `/v3/organizations/${ORG}/sessions`;
const NOON = new Date('2026-09-10T12:00:00.789Z');

/** What the tests read in an answer. */
interface Body {
  session_id: string;
  status: string;
  org_id: string | null;
  end_cursor: string | null;
  items: Record<string, string>[];
  tags: string[];
  detail: unknown;
}

const running: Devin[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((devin) => devin.close()));
});

async function start(options: Partial<DevinOptions> = {}) {
  const devin = await startDevin({ apiKey: KEY, now: () => NOON, ...options });
  running.push(devin);
  const call = async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
    const answer = await fetch(`${devin.url}${path}`, {
      method,
      headers: { authorization: `Bearer ${KEY}`, 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    return { status: answer.status, headers: answer.headers, body: (await answer.json()) as Body };
  };
  const create = async (order: object = {}) => {
    const { body } = await call('POST', SESSIONS, { prompt: 'Write it.', ...order });
    return body.session_id;
  };
  return { devin, call, create };
}

describe('a session', () => {
  test('is created from its request and shown as new, in whole seconds, without the fields of get and list', async () => {
    const { devin, call } = await start();
    const order = {
      prompt: 'Write it.',
      title: 'Postmortem',
      tags: ['a', 'b'],
      repos: ['acme/docs'],
      max_acu_limit: 10,
    };
    const { status, body } = await call('POST', SESSIONS, order);
    expect(status).toBe(200);
    expect(body).toEqual({
      session_id: expect.stringMatching(/^devin-[0-9a-f]{16}$/),
      url: expect.stringMatching(/^https:\/\/app\.devin\.ai\/sessions\//),
      status: 'new',
      tags: ['a', 'b'],
      org_id: ORG,
      created_at: Math.floor(NOON.getTime() / 1000),
      updated_at: Math.floor(NOON.getTime() / 1000),
      acus_consumed: 0,
      pull_requests: [],
      title: 'Postmortem',
      playbook_id: null,
      is_archived: false,
      origin: 'api',
      service_user_id: 'service-user-30f1',
    });
    expect(devin.sessions).toHaveLength(1);
    expect(devin.sessions[0]?.order).toEqual(order);
  });

  test('has its detail and output in get and list', async () => {
    const { devin, call, create } = await start();
    const id = await create();
    devin.update(id, { status: 'running', status_detail: 'finished', structured_output: { path: 'docs/x.md' } });
    const told = { status: 'running', status_detail: 'finished', structured_output: { path: 'docs/x.md' } };
    expect((await call('GET', `${SESSIONS}/${id}`)).body).toMatchObject(told);
    expect((await call('GET', SESSIONS)).body.items).toEqual([expect.objectContaining(told)]);
  });

  test('can be created twice, because there is no idempotency key', async () => {
    const { devin, create } = await start();
    expect(await create({ tags: ['a'] })).not.toBe(await create({ tags: ['a'] }));
    expect(devin.sessions).toHaveLength(2);
  });

  test('ends in exit when it is terminated, and can be archived at the same time', async () => {
    const { call, create } = await start();
    const id = await create();
    const ended = await call('DELETE', `${SESSIONS}/${id}?archive=true`);
    expect(ended).toMatchObject({ status: 200, body: { status: 'exit', is_archived: true } });
  });

  test('can be archived without ending', async () => {
    const { call, create } = await start();
    const archived = await call('POST', `${SESSIONS}/${await create()}/archive`);
    expect(archived).toMatchObject({ status: 200, body: { status: 'new', is_archived: true } });
  });

  test('accepts no changes once it is archived', async () => {
    const { devin, call, create } = await start();
    const path = `${SESSIONS}/${await create({ tags: ['a'] })}`;
    await call('POST', `${path}/archive`);
    expect((await call('POST', `${path}/messages`, { message: 'Go on.' })).status).toBe(400);
    expect((await call('POST', `${path}/tags`, { tags: ['b'] })).status).toBe(400);
    expect((await call('PUT', `${path}/tags`, { tags: [] })).status).toBe(400);
    expect(devin.sessions[0]).toMatchObject({ tags: ['a'], messages: [expect.anything()] });
  });

  test('may refuse to be ended twice', async () => {
    const { call, create } = await start({ endingTwice: 'refused' });
    const path = `${SESSIONS}/${await create()}`;
    expect((await call('DELETE', path)).status).toBe(200);
    expect((await call('DELETE', path)).status).toBe(400);
  });

  test('has tags appended without duplicates, up to 50', async () => {
    const { call, create } = await start();
    const path = `${SESSIONS}/${await create({ tags: ['a', 'b'] })}/tags`;
    expect((await call('POST', path, { tags: ['b', 'c', 'c'] })).body).toEqual({ tags: ['a', 'b', 'c'] });
    const many = Array.from({ length: 48 }, (_, index) => String(index));
    expect((await call('POST', path, { tags: many })).status).toBe(422);
    expect((await call('POST', path, { tags: many.slice(1) })).body.tags).toHaveLength(50);
  });

  test('loses the tags that the organization does not allow', async () => {
    const { devin, call, create } = await start({ allowedTags: ['a', 'b'] });
    const path = `${SESSIONS}/${await create({ tags: ['a', 'x'] })}/tags`;
    expect(devin.sessions[0]?.tags).toEqual(['a']);
    expect((await call('POST', path, { tags: ['b', 'x'] })).body).toEqual({ tags: ['a', 'b'] });
    expect((await call('PUT', path, { tags: ['x'] })).body).toEqual({ tags: [] });
  });

  test('has a bare ID if that is set, and is found only by the prefixed one', async () => {
    const { devin, call, create } = await start({ sessionIds: 'bare' });
    const bare = await create();
    expect(devin.sessions[0]?.session_id).toBe(`devin-${bare}`);
    expect((await call('GET', SESSIONS)).body.items).toEqual([expect.objectContaining({ session_id: bare })]);
    expect((await call('GET', `${SESSIONS}/devin-${bare}`)).body.session_id).toBe(bare);
    expect((await call('GET', `${SESSIONS}/${bare}`)).status).toBe(422);
  });

  test('gets the ID that the create names, once, if devin_id is a key', async () => {
    const { devin, call } = await start({ devinId: 'key' });
    const create = () => call('POST', `${SESSIONS}?devin_id=devin-ours`, { prompt: 'Write it.' });
    expect([(await create()).body.session_id, (await create()).body.session_id]).toEqual(['devin-ours', 'devin-ours']);
    expect(devin.sessions).toHaveLength(1);
  });

  test('has its tags replaced as a whole', async () => {
    const { call, create } = await start();
    const id = await create({ tags: ['a', 'b'] });
    expect((await call('PUT', `${SESSIONS}/${id}/tags`, { tags: ['c'] })).body).toEqual({ tags: ['c'] });
    expect((await call('GET', `${SESSIONS}/${id}/tags`)).body).toEqual({ tags: ['c'] });
  });
});

describe('messages', () => {
  test('begin with the prompt and are in order of time', async () => {
    const { devin, call, create } = await start({
      onMessage: (_session, message, { say }) => say(`Read: ${message}`),
    });
    const id = await create({ prompt: 'Write it.' });
    expect((await call('POST', `${SESSIONS}/${id}/messages`, { message: 'Fix it.' })).status).toBe(200);
    await devin.settled();
    const { items } = (await call('GET', `${SESSIONS}/${id}/messages`)).body;
    expect(items.map(({ source, message }) => [source, message])).toEqual([
      ['user', 'Write it.'],
      ['user', 'Fix it.'],
      ['devin', 'Read: Fix it.'],
    ]);
  });

  test('resume a suspended session', async () => {
    const { devin, call, create } = await start();
    const id = await create();
    devin.update(id, { status: 'suspended', status_detail: 'inactivity' });
    expect((await call('POST', `${SESSIONS}/${id}/messages`, { message: 'Go on.' })).body.status).toBe('running');
  });

  test('are refused by a suspended session that is not resumable', async () => {
    const { devin, call, create } = await start();
    const id = await create({ resumable: false });
    devin.update(id, { status: 'suspended' });
    expect((await call('POST', `${SESSIONS}/${id}/messages`, { message: 'Go on.' })).status).toBe(400);
    expect(devin.sessions[0]?.messages).toHaveLength(1);
  });

  test.each(['exit', 'error'] as const)('are refused by a session in %s', async (status) => {
    const { devin, call, create } = await start();
    const id = await create();
    devin.update(id, { status });
    const refused = await call('POST', `${SESSIONS}/${id}/messages`, { message: 'Go on.' });
    expect(refused).toMatchObject({ status: 400, body: { detail: expect.stringContaining(status) } });
    expect(devin.sessions[0]?.messages).toHaveLength(1);
  });
});

describe('the list of sessions', () => {
  const ids = (answer: { body: Body }) => answer.body.items.map(({ session_id }) => session_id);

  test('has pages, which stay as they are while sessions are added', async () => {
    const { call, create } = await start();
    const [first, second, third] = [await create(), await create(), await create()];
    const newest = await call('GET', `${SESSIONS}?first=2`);
    expect(ids(newest)).toEqual([third, second]);
    expect(newest.body).toMatchObject({ has_next_page: true, total: 3, end_cursor: expect.any(String) });
    await create();
    const rest = await call('GET', `${SESSIONS}?first=2&after=${newest.body.end_cursor}`);
    expect(ids(rest)).toEqual([first]);
    expect(rest.body).toMatchObject({ has_next_page: false, end_cursor: null });
  });

  test('has 100 sessions a page by default', async () => {
    const { call, create } = await start();
    await Promise.all(Array.from({ length: 101 }, () => create()));
    expect((await call('GET', SESSIONS)).body).toMatchObject({ items: { length: 100 }, has_next_page: true });
  });

  test('is one write behind if asked to be: without the newest session, and without the newest tag', async () => {
    let isBehind = true;
    const { call, create } = await start({ isListBehind: () => isBehind });
    const tagsOf = async () => (await call('GET', `${SESSIONS}?tags=a`)).body.items.map(({ tags }) => tags);
    await create({ tags: ['a', 'first'] });
    expect(await tagsOf()).toEqual([]);
    const second = await create({ tags: ['a', 'second'] });
    expect(await tagsOf()).toEqual([['a', 'first']]);
    await create({ tags: ['another'] });
    expect(await tagsOf()).toEqual([['a', 'first']]);
    await call('POST', `${SESSIONS}/${second}/tags`, { tags: ['more'] });
    expect(await tagsOf()).toEqual([
      ['a', 'second'],
      ['a', 'first'],
    ]);
    isBehind = false;
    expect(await tagsOf()).toEqual([
      ['a', 'second', 'more'],
      ['a', 'first'],
    ]);
  });

  test.each([
    ['any', 2],
    ['all', 1],
  ] as const)('matches %s of several tags, as the option says', async (severalTags, found) => {
    const { call, create } = await start({ severalTags });
    await create({ tags: ['a', 'b'] });
    await create({ tags: ['a'] });
    await create({ tags: ['c'] });
    expect((await call('GET', `${SESSIONS}?tags=a&tags=b`)).body.items).toHaveLength(found);
  });

  test.each([
    [true, 2],
    [false, 1],
  ])('contains archived sessions without is_archived, as the option says: %s', async (listsArchived, found) => {
    const { call, create } = await start({ listsArchived });
    const live = await create();
    const archived = await create();
    await call('POST', `${SESSIONS}/${archived}/archive`);
    expect((await call('GET', SESSIONS)).body.items).toHaveLength(found);
    expect(ids(await call('GET', `${SESSIONS}?is_archived=true`))).toEqual([archived]);
    expect(ids(await call('GET', `${SESSIONS}?is_archived=false`))).toEqual([live]);
  });

  test('is filtered by time, playbook, repository and ID', async () => {
    let now = NOON;
    const playbooks = [{ playbook_id: 'playbook-1', title: 'Postmortem', body: 'Write.' }];
    const { devin, call, create } = await start({ now: () => now, playbooks });
    const early = await create({ playbook_id: 'playbook-1', repos: ['acme/docs'] });
    now = new Date(NOON.getTime() + 60_000);
    const late = await create();
    const minute = Math.floor(now.getTime() / 1000);
    expect(ids(await call('GET', `${SESSIONS}?created_after=${minute}`))).toEqual([late]);
    expect(ids(await call('GET', `${SESSIONS}?created_before=${minute - 1}`))).toEqual([early]);
    devin.update(early, { acus_consumed: 1 });
    expect(ids(await call('GET', `${SESSIONS}?updated_after=${minute}`))).toEqual([late, early]);
    expect(ids(await call('GET', `${SESSIONS}?updated_before=${minute - 1}`))).toEqual([]);
    expect(ids(await call('GET', `${SESSIONS}?playbook_id=playbook-1`))).toEqual([early]);
    expect(ids(await call('GET', `${SESSIONS}?repo_names=acme/docs`))).toEqual([early]);
    expect(ids(await call('GET', `${SESSIONS}?session_ids=${late}&session_ids=devin-none`))).toEqual([late]);
    expect(ids(await call('GET', `${SESSIONS}?origins=slack`))).toEqual([]);
  });
});

describe('identity and playbooks', () => {
  test('returns the organization of an organization’s key, and refuses it the list of all', async () => {
    const { call } = await start();
    expect((await call('GET', '/v3/self')).body).toMatchObject({ principal_type: 'service_user', org_id: ORG });
    expect((await call('GET', '/v3/enterprise/organizations')).status).toBe(403);
  });

  test('returns no organization for an enterprise key, but lists all', async () => {
    const { call } = await start({ enterprise: true });
    expect((await call('GET', '/v3/self')).body.org_id).toBeNull();
    const { body } = await call('GET', '/v3/enterprise/organizations');
    expect(body.items).toEqual([{ org_id: ORG, name: 'Platform' }]);
  });

  test('lists the playbooks', async () => {
    const { call } = await start({ playbooks: [{ playbook_id: 'playbook-1', title: 'Postmortem', body: 'Write.' }] });
    const { body } = await call('GET', `/v3/organizations/${ORG}/playbooks`);
    expect(body.items).toEqual([expect.objectContaining({ playbook_id: 'playbook-1', access_type: 'org' })]);
  });
});

describe('refusals', () => {
  const order = { prompt: 'Write it.' };

  test.each([
    ['no key', { authorization: '' }],
    ['a wrong key', { authorization: 'Bearer cog_other' }],
    ['another scheme', { authorization: `Token ${KEY}` }],
  ])('answer %s with 401', async (_what, headers) => {
    const { devin, call } = await start();
    const refused = await call('POST', SESSIONS, order, headers);
    expect(refused).toMatchObject({ status: 401, body: { detail: 'Invalid API key' } });
    expect(devin.sessions).toEqual([]);
  });

  test.each([
    ['ManageOrgSessions', 'POST', ''],
    ['ManageOrgSessions', 'DELETE', '/devin-1'],
    ['ManageOrgSessions', 'POST', '/devin-1/messages'],
    ['ManageOrgSessions', 'PUT', '/devin-1/tags'],
    ['ManageOrgSessions', 'POST', '/devin-1/archive'],
    ['ViewOrgSessions', 'GET', ''],
    ['ViewOrgSessions', 'GET', '/devin-1'],
    ['ViewOrgSessions', 'GET', '/devin-1/messages'],
    ['ViewOrgSessions', 'GET', '/devin-1/tags'],
  ])('answer a key without %s with 403: %s %s', async (permission, method, path) => {
    const permissions = ['ManageOrgSessions', 'ViewOrgSessions'].filter((name) => name !== permission);
    const { call } = await start({ permissions });
    const refused = await call(method, `${SESSIONS}${path}`, method === 'POST' ? order : undefined);
    expect(refused).toMatchObject({ status: 403, body: { detail: `Missing permission: ${permission}` } });
  });

  test('answer a session in another’s name without ImpersonateOrgSessions with 403', async () => {
    const { call, create } = await start();
    expect((await call('POST', SESSIONS, { ...order, create_as_user_id: 'user-1' })).status).toBe(403);
    const messages = `${SESSIONS}/${await create()}/messages`;
    expect((await call('POST', messages, { message: 'Hi.', message_as_user_id: 'user-1' })).status).toBe(403);
  });

  test('answer another organization and an unknown session, playbook and path with 404', async () => {
    const { call } = await start();
    const sentences = [
      await call('GET', '/v3/organizations/org-other/sessions'),
      await call('GET', `${SESSIONS}/devin-none`),
      await call('POST', SESSIONS, { ...order, playbook_id: 'playbook-none' }),
      await call('GET', '/v2/sessions'),
    ].map(({ status, body }) => `${status} ${body.detail}`);
    expect(sentences).toEqual([
      '404 Organization not found',
      '404 Session not found',
      '404 Playbook not found',
      '404 Not Found',
    ]);
  });

  test.each([
    ['GET', '', undefined],
    ['DELETE', '', undefined],
    ['GET', '/messages', undefined],
    ['POST', '/messages', { message: 'Hi.' }],
    ['GET', '/tags', undefined],
    ['PUT', '/tags', { tags: [] }],
    ['POST', '/archive', undefined],
  ])('answer %s …/devin-none%s with 404', async (method, path, body) => {
    const { call } = await start();
    expect((await call(method, `${SESSIONS}/devin-none${path}`, body)).status).toBe(404);
  });

  test.each([
    ['an organization', `/v3/organizations/acme/sessions`],
    ['a session', `${SESSIONS}/7c3a91e0d5b84f26`],
  ])('answer the ID of %s in another form with 422', async (_what, path) => {
    const { call } = await start();
    expect((await call('GET', path)).status).toBe(422);
  });

  test.each([
    ['a mode that the organization lacks', { devin_mode: 'ultra' }],
    ['a platform that it lacks', { platform: 'windows' }],
  ])('answer %s with 400', async (_what, wish) => {
    const { devin, call } = await start();
    expect((await call('POST', SESSIONS, { ...order, ...wish })).status).toBe(400);
    expect(devin.sessions).toEqual([]);
  });

  const fiftyOne = Array.from({ length: 51 }, (_, index) => `tag:${index}`);
  test.each([
    ['no prompt', {}, 'prompt', 'missing'],
    ['an unknown field', { ...order, devin_id: 'devin-1' }, 'devin_id', 'extra_forbidden'],
    ['an unknown mode', { ...order, devin_mode: 'turbo' }, 'devin_mode'],
    ['a fraction of an ACU', { ...order, max_acu_limit: 1.5 }, 'max_acu_limit'],
    ['51 tags', { ...order, tags: fiftyOne }, 'tags'],
    ['a tag that is no text', { ...order, tags: [1] }, 'tags.0'],
    ['a repository without its owner', { ...order, repos: ['docs'] }, 'repos.0'],
    ['an attachment that is no URL', { ...order, attachment_urls: ['x'] }, 'attachment_urls.0'],
    ['a secret without a key', { ...order, session_secrets: [{ key: '', value: 'x' }] }, 'session_secrets.0.key'],
    [
      'an output schema that refers outside',
      { ...order, structured_output_schema: { $ref: 'https://example.com' } },
      'structured_output_schema',
    ],
    [
      'an output schema over 64 KB',
      { ...order, structured_output_schema: { title: 'x'.repeat(65_536) } },
      'structured_output_schema',
    ],
    ['no JSON', '{', '0', 'json_invalid'],
  ])('answer a create with %s with 422', async (_what, body, place, type = expect.any(String) as unknown) => {
    const { devin, call } = await start();
    const refused = await call('POST', SESSIONS, body);
    expect(refused.status).toBe(422);
    const loc = ['body', ...place.split('.').map((key) => (/^\d+$/.test(key) ? Number(key) : key))];
    expect(refused.body.detail).toEqual([{ loc, msg: expect.any(String), type }]);
    expect(devin.sessions).toEqual([]);
  });

  test('answer a body that is not declared as JSON with 422', async () => {
    const { call } = await start();
    expect((await call('POST', SESSIONS, order, { 'content-type': 'text/plain' })).status).toBe(422);
  });

  test('answer 51 tags and unknown fields with 422 on every write', async () => {
    const { call, create } = await start();
    const session = `${SESSIONS}/${await create({ tags: fiftyOne.slice(1) })}`;
    expect((await call('PUT', `${session}/tags`, { tags: fiftyOne })).status).toBe(422);
    expect((await call('PUT', `${session}/tags`, {})).status).toBe(422);
    expect((await call('PUT', `${session}/tags`, { tags: [], extra: 1 })).status).toBe(422);
    expect((await call('POST', `${session}/messages`, { text: 'Hi.' })).status).toBe(422);
    expect((await call('POST', `${session}/messages`, { message: 'Hi.', extra: 1 })).status).toBe(422);
    expect((await call('GET', `${session}/tags`)).body.tags).toHaveLength(50);
  });

  test.each([
    'first=0',
    'first=201',
    'first=ten',
    'first=1&first=2',
    'after=made-up',
    'created_after=2026-09-10',
    'is_archived=maybe',
    'tag=a',
  ])('answer a list by ?%s with 422', async (query) => {
    const { call } = await start();
    expect((await call('GET', `${SESSIONS}?${query}`)).status).toBe(422);
  });

  test('have the form of RFC 9457 if the option says so', async () => {
    const { call } = await start({ errors: 'problem' });
    const unknown = await call('GET', `${SESSIONS}/devin-none`);
    expect(unknown.headers.get('content-type')).toBe('application/problem+json');
    expect(unknown.body).toEqual({ type: 'about:blank', title: 'Not Found', status: 404, detail: 'Session not found' });
    expect((await call('POST', SESSIONS, {})).body).toEqual({
      type: 'about:blank',
      title: 'Unprocessable Entity',
      status: 422,
      detail: 'Validation failed',
      errors: [{ loc: ['body', 'prompt'], msg: 'Field required', type: 'missing' }],
    });
  });
});

describe('the author in the role of Devin', () => {
  test('is called once the create is answered, and is awaited', async () => {
    const pull = { pr_url: 'https://github.com/acme/docs/pull/1', pr_state: 'open' };
    const { devin, call, create } = await start({
      onSession: async (session, { update }) => {
        await call('GET', `${SESSIONS}/${session.session_id}`);
        update({ status: 'running', status_detail: 'finished', pull_requests: [pull] });
      },
    });
    const id = await create();
    await devin.settled();
    const { body } = await call('GET', `${SESSIONS}/${id}`);
    expect(body).toMatchObject({ status: 'running', status_detail: 'finished', pull_requests: [pull] });
  });

  test('is called even if the answer was lost, because the session exists', async () => {
    const { devin, create } = await start({ onSession: (_session, { update }) => update({ acus_consumed: 1 }) });
    devin.faults.next({ method: 'POST', path: SESSIONS }, { cut: 'after' });
    await expect(create()).rejects.toThrow();
    await devin.settled();
    expect(devin.sessions[0]?.acus_consumed).toBe(1);
  });

  test('has its failure reported to the waiting caller', async () => {
    const { devin, create } = await start({
      onSession: () => {
        throw new Error('out of ink');
      },
    });
    await create();
    await expect(devin.settled()).rejects.toThrow('out of ink');
  });
});

describe('faults', () => {
  test('replace the answer of the API once, and nothing happens', async () => {
    const { devin, call } = await start();
    devin.faults.next({ method: 'POST' }, { status: 429, headers: { 'retry-after': '7' }, body: { detail: 'Slow' } });
    const limited = await call('POST', SESSIONS, { prompt: 'Write it.' });
    expect(limited).toMatchObject({ status: 429, body: { detail: 'Slow' } });
    expect(limited.headers.get('retry-after')).toBe('7');
    expect(devin.sessions).toEqual([]);
    expect((await call('POST', SESSIONS, { prompt: 'Write it.' })).status).toBe(200);
  });

  test('hide that a request took effect', async () => {
    const { devin, call } = await start();
    devin.faults.next({ path: SESSIONS }, { status: 502, happened: true });
    expect((await call('POST', SESSIONS, { prompt: 'Write it.' })).status).toBe(502);
    expect(devin.sessions).toHaveLength(1);
  });

  test('cut the connection before or after the effect', async () => {
    const { devin, create } = await start();
    devin.faults.next({ method: 'POST' }, { cut: 'before' });
    await expect(create()).rejects.toThrow();
    expect(devin.sessions).toEqual([]);
    devin.faults.next({ method: 'POST' }, { cut: 'after' });
    await expect(create()).rejects.toThrow();
    expect(devin.sessions).toHaveLength(1);
    expect(devin.requests.map(({ status }) => status)).toEqual([undefined, undefined]);
  });

  test('answer normally, with the effect, once what they wait for has happened', async () => {
    const { devin, create } = await start();
    let go = () => {};
    const until = new Promise<void>((resolve) => {
      go = resolve;
    });
    const { struck } = devin.faults.next({ path: /sessions$/ }, { until });
    const created = create();
    await struck;
    expect(devin.sessions).toEqual([]);
    go();
    await expect(created).resolves.toMatch(/^devin-/);
  });

  test.each([
    ['before', 0],
    ['after', 1],
  ] as const)('hold the answer back %s the effect, until released', async (when, sessions) => {
    const { devin, create } = await start();
    const hang = devin.faults.next({ path: /sessions$/ }, { hang: when });
    const created = create();
    await hang.struck;
    expect(devin.sessions).toHaveLength(sessions);
    hang.release();
    await expect(created).resolves.toMatch(/^devin-/);
    expect(devin.sessions).toHaveLength(1);
  });

  test('wait for the request that they are meant for', async () => {
    const { devin, call, create } = await start();
    devin.faults.next({ method: 'GET', path: /devin-/ }, { status: 500 });
    const id = await create();
    expect((await call('GET', SESSIONS)).status).toBe(200);
    expect((await call('GET', `${SESSIONS}/${id}`)).status).toBe(500);
  });
});

test('every request is recorded', async () => {
  const { devin, call } = await start();
  await call('POST', SESSIONS, { prompt: 'Write it.' });
  await call('GET', `${SESSIONS}?tags=a`);
  expect(
    devin.requests.map(({ method, path, query, body, status }) => [method, path, `${query}`, body, status]),
  ).toEqual([
    ['POST', SESSIONS, '', { prompt: 'Write it.' }, 200],
    ['GET', SESSIONS, 'tags=a', undefined, 200],
  ]);
});
