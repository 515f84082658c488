import { generateKeyPairSync } from 'node:crypto';
import { afterEach, describe, expect, test } from '@jest/globals';
import githubAppJwt from 'universal-github-app-jwt';
import { followOrders } from './devin-author.ts';
import { type GitHub, type GitHubEvent, type GitHubOptions, startGitHub } from './github.ts';

const REPOSITORY = 'acme/incident-docs';
const WORKFLOW = `on:
  workflow_dispatch:
    inputs:
      incident-id: { required: true }
      redo: { type: boolean, default: false }
`;
const ALL = {
  contents: 'write',
  'pull-requests': 'write',
  issues: 'write',
  checks: 'write',
  actions: 'write',
} as const;

const { publicKey, privateKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});
const APP = {
  id: 77,
  slug: 'postmortems',
  publicKey,
  installationId: 4711,
  permissions: { contents: 'write', issues: 'read' },
} as const;

let running: GitHub | undefined;
let events: GitHubEvent[] = [];

async function start(options: Partial<GitHubOptions> = {}): Promise<GitHub> {
  events = [];
  running = await startGitHub({
    repository: REPOSITORY,
    files: { 'docs/runbook.md': 'one\ntwo\n', '.github/workflows/postmortem.yml': WORKFLOW },
    actors: {
      devin: { login: 'devin-ai-integration[bot]', permissions: ALL },
      workflow: { login: 'github-actions[bot]', permissions: ALL },
      ada: { login: 'ada', permissions: ALL },
      reader: { login: 'rita', permissions: { contents: 'read', issues: 'read' } },
      stranger: { login: 'mallory' },
    },
    people: ['grace'],
    onEvent: (event) => events.push(event),
    ...options,
  });
  return running;
}

afterEach(async () => {
  await running?.close();
  running = undefined;
});

interface Answer {
  status: number;
  headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: a test reads what it expects to be there
  json: any;
}

interface Sent {
  body?: unknown;
  token?: string;
  headers?: Record<string, string>;
}

/** A call below the repository, or of any other path that begins with `//`. */
async function call(method: string, path: string, { body, token = 'ada', headers }: Sent = {}): Promise<Answer> {
  const address = path.startsWith('//') ? path.slice(1) : `/repos/${REPOSITORY}${path}`;
  const answer = await fetch(`${running?.url}${address}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'user-agent': 'test', ...headers },
    body: body === undefined ? null : typeof body === 'string' ? body : JSON.stringify(body),
  });
  const text = await answer.text();
  return {
    status: answer.status,
    headers: answer.headers,
    json: text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : text,
  };
}

const base64 = (text: string) => Buffer.from(text).toString('base64');
const named = (name: string) => events.filter((event) => event.name === name);
const payloads = (name: string) => named(name).map(({ payload }) => payload);

async function mainSha(): Promise<string> {
  return (await call('GET', '/git/ref/heads/main')).json.object.sha;
}

async function branch(name: string, token = 'devin'): Promise<void> {
  expect(
    await call('POST', '/git/refs', { token, body: { ref: `refs/heads/${name}`, sha: await mainSha() } }),
  ).toMatchObject({ status: 201 });
}

async function put(
  path: string,
  content: string,
  onto: string,
  { sha, token = 'devin' }: { sha?: string; token?: string } = {},
) {
  return call('PUT', `/contents/${path}`, {
    token,
    body: { message: `Write ${path}`, content: base64(content), branch: onto, ...(sha && { sha }) },
  });
}

const PATH = 'docs/postmortems/2026-11-23-late-orders-q1abc.md';

async function openPull(token = 'devin'): Promise<Answer> {
  await branch('postmortem/q1abc', token);
  await put(PATH, '# Late orders\n', 'postmortem/q1abc', { token });
  return call('POST', '/pulls', {
    token,
    body: { title: 'Postmortem', head: 'postmortem/q1abc', base: 'main', body: 'Text' },
  });
}

describe('a session that writes a postmortem', () => {
  test('creates a branch, a file and a pull request, and changes the file', async () => {
    await start();
    const opened = await openPull();
    expect(opened).toMatchObject({
      status: 201,
      json: {
        number: 1,
        state: 'open',
        html_url: `${running?.url}/${REPOSITORY}/pull/1`,
        user: { login: 'devin-ai-integration[bot]', type: 'Bot' },
        head: { ref: 'postmortem/q1abc', label: 'acme:postmortem/q1abc' },
        base: { ref: 'main' },
      },
    });

    const { json: file } = await call('GET', `/contents/${PATH}?ref=postmortem/q1abc`);
    expect(Buffer.from(file.content, 'base64').toString()).toBe('# Late orders\n');
    const fixed = await put(PATH, '# Late orders\n\n## Summary\n', 'postmortem/q1abc', { sha: file.sha });
    expect(fixed.status).toBe(200);

    const head = fixed.json.commit.sha;
    expect((await call('GET', '/pulls/1')).json).toMatchObject({
      head: { sha: head },
      commits: 2,
      changed_files: 1,
      additions: 3,
      deletions: 0,
      merged: false,
    });
    const { json: listed } = await call('GET', '/pulls?state=open&head=acme:postmortem/q1abc');
    expect(listed).toMatchObject([{ number: 1, head: { sha: head } }]);
    expect(listed[0]).not.toHaveProperty('merged');
    expect((await call('GET', '/pulls/1/commits')).json.map(({ sha }: { sha: string }) => sha)).toEqual([
      expect.any(String),
      head,
    ]);
    expect((await call('GET', '/pulls/1/files')).json).toMatchObject([
      {
        filename: PATH,
        status: 'added',
        additions: 3,
        deletions: 0,
        sha: fixed.json.content.sha,
        patch: '@@ -0,0 +1,3 @@\n+# Late orders\n+\n+## Summary',
      },
    ]);
  });

  test('distinguishes a changed file from an added, a removed and a renamed one', async () => {
    await start();
    await branch('mixed');
    const { json: runbook } = await call('GET', '/contents/docs/runbook.md');
    await put('docs/runbook.md', 'one\n2\n', 'mixed', { sha: runbook.sha });
    const { json: readme } = await call('GET', '/contents/README.md');
    await put('docs/start.md', Buffer.from(readme.content, 'base64').toString(), 'mixed');
    await call('DELETE', '/contents/README.md', { body: { message: 'Move', sha: readme.sha, branch: 'mixed' } });
    await call('DELETE', '/contents/.github/workflows/postmortem.yml', {
      body: {
        message: 'Drop',
        sha: (await call('GET', '/contents/.github/workflows/postmortem.yml')).json.sha,
        branch: 'mixed',
      },
    });
    await call('POST', '/pulls', { body: { title: 'Mixed', head: 'mixed', base: 'main' } });
    expect((await call('GET', '/pulls/1/files')).json).toMatchObject([
      { filename: '.github/workflows/postmortem.yml', status: 'removed' },
      {
        filename: 'docs/runbook.md',
        status: 'modified',
        additions: 1,
        deletions: 1,
        patch: '@@ -1,2 +1,2 @@\n one\n-two\n+2',
      },
      { filename: 'docs/start.md', status: 'renamed', previous_filename: 'README.md' },
    ]);
  });

  test('does what the author of the emulators does', async () => {
    const { url } = await start();
    const prompt = [
      `Open a pull request against the default branch of \`${REPOSITORY}\` from the branch \`postmortem/q1abc\`, touching only \`${PATH}\`.`,
      '- Body:\n\n````markdown\nRead it.\n````',
      '=== BEGIN INCIDENT DATA 0123456789abcdef ===',
      JSON.stringify({
        id: 'Q1ABC',
        number: 7,
        title: 'Late orders',
        teams: [],
        service: 'orders',
        created: '2026-11-23T10:00:00Z',
        resolved: '2026-11-23T11:00:00Z',
        priority: null,
        urgency: 'high',
        duration: '1 h',
        url: null,
      }),
      '=== END INCIDENT DATA 0123456789abcdef ===',
    ].join('\n');
    expect(await followOrders([prompt], { apiUrl: url, token: 'devin' })).toBe(`${url}/${REPOSITORY}/pull/1`);
    expect(await followOrders([prompt], { apiUrl: url, token: 'devin' })).toBe(`${url}/${REPOSITORY}/pull/1`);
  });

  test('reads the files in pages', async () => {
    const files = Object.fromEntries([1, 2, 3].map((number) => [`docs/${number}.md`, 'x\n']));
    await start();
    await branch('three');
    for (const [path, content] of Object.entries(files)) await put(path, content, 'three');
    await call('POST', '/pulls', { body: { title: 'Three', head: 'three', base: 'main' } });
    const first = await call('GET', '/pulls/1/files?per_page=2');
    expect(first.json).toHaveLength(2);
    const next = /<([^>]+)>; rel="next"/.exec(first.headers.get('link') ?? '')?.[1];
    const second = await call('GET', `/${new URL(String(next)).pathname}${new URL(String(next)).search}`);
    expect(second.json).toMatchObject([{ filename: 'docs/3.md' }]);
    expect(second.headers.get('link')).not.toContain('rel="next"');
  });
});

describe('pull requests', () => {
  test.each([
    ['an unknown head', { head: 'nowhere' }, { field: 'head', code: 'invalid' }],
    ['an unknown base', { base: 'nowhere' }, { field: 'base', code: 'invalid' }],
    ['nothing to merge', { head: 'empty' }, { message: 'No commits between main and empty' }],
    ['an open one for the same branch', {}, { message: 'A pull request already exists for acme:postmortem/q1abc.' }],
  ])('are refused with %s', async (_what, body, error) => {
    await start();
    await openPull();
    await branch('empty');
    const refused = await call('POST', '/pulls', {
      body: { title: 'T', head: 'postmortem/q1abc', base: 'main', ...body },
    });
    expect(refused).toMatchObject({ status: 422, json: { message: 'Validation Failed', errors: [error] } });
    expect((await call('GET', '/pulls')).json).toHaveLength(1);
  });

  test('are merged with all that was pushed, and with what the base got meanwhile', async () => {
    await start();
    const { json: pull } = await openPull();
    const { json: file } = await call('GET', `/contents/${PATH}?ref=postmortem/q1abc`);
    const { json: fixed } = await put(PATH, '# Fixed\n', 'postmortem/q1abc', { sha: file.sha });
    await put('docs/other.md', 'other\n', 'main', { token: 'ada' });
    expect(await call('PUT', '/pulls/1/merge', { body: { sha: pull.head.sha } })).toMatchObject({ status: 409 });

    const merged = await call('PUT', '/pulls/1/merge', { body: { sha: fixed.commit.sha } });
    expect(merged).toMatchObject({ status: 200, json: { merged: true, sha: await mainSha() } });
    for (const [path, content] of [
      [PATH, '# Fixed\n'],
      ['docs/other.md', 'other\n'],
      ['docs/runbook.md', 'one\ntwo\n'],
    ]) {
      const { json } = await call('GET', `/contents/${path}`);
      expect(Buffer.from(json.content, 'base64').toString()).toBe(content);
    }
    expect((await call('GET', '/pulls/1')).json).toMatchObject({
      state: 'closed',
      merged: true,
      merge_commit_sha: merged.json.sha,
      merged_by: { login: 'ada' },
      head: { sha: fixed.commit.sha },
    });
    expect((await call('GET', '/pulls/1/files')).json).toMatchObject([{ filename: PATH, status: 'added' }]);
    expect(await call('PUT', '/pulls/1/merge')).toMatchObject({ status: 405 });
  });

  test('are not merged over a conflict', async () => {
    await start();
    await branch('mine');
    const { json: runbook } = await call('GET', '/contents/docs/runbook.md');
    await put('docs/runbook.md', 'mine\n', 'mine', { sha: runbook.sha });
    await put('docs/runbook.md', 'theirs\n', 'main', { sha: runbook.sha });
    await call('POST', '/pulls', { body: { title: 'T', head: 'mine', base: 'main' } });
    expect(await call('PUT', '/pulls/1/merge')).toMatchObject({
      status: 405,
      json: { message: 'Pull Request is not mergeable' },
    });
    expect((await call('GET', '/pulls/1')).json.state).toBe('open');
  });

  test('can be squashed', async () => {
    await start();
    await openPull();
    const before = await mainSha();
    const { json } = await call('PUT', '/pulls/1/merge', { body: { merge_method: 'squash' } });
    expect((await call('GET', `/git/commits/${json.sha}`)).json).toMatchObject({
      message: 'Postmortem (#1)',
      parents: [{ sha: before }],
    });
  });

  test('take collaborators as reviewers', async () => {
    await start();
    await openPull();
    expect(
      await call('POST', '/pulls/1/requested_reviewers', { token: 'workflow', body: { reviewers: ['ada', 'grace'] } }),
    ).toMatchObject({
      status: 201,
      json: { requested_reviewers: [{ login: 'ada' }, { login: 'grace' }] },
    });
  });

  test.each([
    [
      'no collaborator',
      'devin',
      { reviewers: ['grace', 'mallory'] },
      /not a collaborator of the acme\/incident-docs repository/,
    ],
    ['the author', 'ada', { reviewers: ['ada'] }, /cannot be requested from pull request author/],
    ['a team', 'devin', { team_reviewers: ['sre'] }, /Could not resolve/],
  ])('take no reviewer who is %s', async (_what, author, body, message) => {
    await start();
    await openPull(author);
    const refused = await call('POST', '/pulls/1/requested_reviewers', { body });
    expect(refused).toMatchObject({ status: 422, json: { message: expect.stringMatching(message) } });
    expect((await call('GET', '/pulls/1')).json.requested_reviewers).toEqual([]);
  });
});

describe('a pull request from a fork', () => {
  test('has a head repository that is not the base, and is read through the base', async () => {
    const github = await start({ private: false });
    const number = await github.openFromFork({
      login: 'mallory',
      branch: 'patch-1',
      title: 'Help',
      files: { [PATH]: '# Mine\n' },
    });
    const { json: pull } = await call('GET', `/pulls/${number}`);
    expect(pull).toMatchObject({
      user: { login: 'mallory' },
      head: { label: 'mallory:patch-1', ref: 'patch-1', repo: { full_name: 'mallory/incident-docs', fork: true } },
      base: { repo: { full_name: REPOSITORY, fork: false } },
    });
    const { json: file } = await call('GET', `/contents/${PATH}?ref=${pull.head.sha}`);
    expect(Buffer.from(file.content, 'base64').toString()).toBe('# Mine\n');
    expect((await call('GET', `/pulls/${number}/files`)).json).toMatchObject([{ filename: PATH, status: 'added' }]);
    expect(named('push')).toEqual([]);
    expect(payloads('pull_request_target')).toMatchObject([
      {
        action: 'opened',
        pull_request: { head: { sha: pull.head.sha, repo: { full_name: 'mallory/incident-docs' } } },
        repository: { full_name: REPOSITORY },
        sender: { login: 'mallory' },
      },
    ]);
  });
});

describe('events', () => {
  test('follow a pull request through its life', async () => {
    await start();
    const { json: pull } = await openPull();
    expect(payloads('pull_request_target')).toMatchObject([
      {
        action: 'opened',
        number: 1,
        pull_request: { number: 1, head: { sha: pull.head.sha }, user: { type: 'Bot' }, changed_files: 1 },
        repository: { full_name: REPOSITORY, private: true, default_branch: 'main' },
        sender: { login: 'devin-ai-integration[bot]', type: 'Bot' },
      },
    ]);
    const { json: file } = await call('GET', `/contents/${PATH}?ref=postmortem/q1abc`);
    const { json: fixed } = await put(PATH, '# Fixed\n', 'postmortem/q1abc', { sha: file.sha });
    await call('PATCH', '/pulls/1', { body: { state: 'closed' } });
    await call('PATCH', '/pulls/1', { body: { state: 'open' } });
    await call('PATCH', '/git/refs/heads/postmortem/q1abc', { body: { sha: pull.head.sha, force: true } });
    await call('PUT', '/pulls/1/merge');
    expect(payloads('pull_request')).toMatchObject([
      { action: 'opened' },
      {
        action: 'synchronize',
        before: pull.head.sha,
        after: fixed.commit.sha,
        pull_request: { head: { sha: fixed.commit.sha } },
      },
      { action: 'closed', pull_request: { merged: false }, sender: { login: 'ada', type: 'User' } },
      { action: 'reopened' },
      { action: 'synchronize', after: pull.head.sha },
      { action: 'closed', pull_request: { merged: true, merged_by: { login: 'ada' } } },
    ]);
    expect(payloads('pull_request')).toEqual(payloads('pull_request_target'));
  });

  test('report every branch that moves, with the files', async () => {
    await start();
    const first = await mainSha();
    await branch('notes');
    const { json: added } = await put('docs/a.md', 'a\n', 'notes');
    await call('DELETE', '/contents/docs/a.md', { body: { message: 'Drop', sha: added.content.sha, branch: 'notes' } });
    await call('PATCH', '/git/refs/heads/notes', { body: { sha: first, force: true } });
    await call('DELETE', '/git/refs/heads/notes');
    expect(payloads('push')).toMatchObject([
      {
        ref: 'refs/heads/notes',
        before: '0'.repeat(40),
        after: first,
        created: true,
        commits: [],
        head_commit: { id: first },
      },
      {
        before: first,
        after: added.commit.sha,
        created: false,
        forced: false,
        commits: [
          { id: added.commit.sha, message: 'Write docs/a.md', added: ['docs/a.md'], modified: [], removed: [] },
        ],
        sender: { login: 'devin-ai-integration[bot]' },
      },
      { commits: [{ added: [], removed: ['docs/a.md'] }] },
      { after: first, forced: true, commits: [] },
      { before: first, after: '0'.repeat(40), deleted: true, head_commit: null },
    ]);
  });

  test('report a merge as a push to the base', async () => {
    await start();
    const before = await mainSha();
    await openPull();
    events = [];
    await call('PUT', '/pulls/1/merge');
    expect(payloads('push')).toMatchObject([
      {
        ref: 'refs/heads/main',
        before,
        after: await mainSha(),
        commits: [
          { added: [PATH] },
          { message: expect.stringMatching(/^Merge pull request #1 from acme:postmortem\/q1abc/), added: [PATH] },
        ],
      },
    ]);
  });

  test("are not sent for what a workflow's own token does, except dispatches", async () => {
    await start();
    await openPull('workflow');
    await call('PUT', '/pulls/1/merge', { token: 'workflow' });
    expect(events).toEqual([]);
    await call('POST', '/dispatches', { token: 'workflow', body: { event_type: 'again' } });
    await call('POST', '/actions/workflows/postmortem.yml/dispatches', {
      token: 'workflow',
      body: { ref: 'main', inputs: { 'incident-id': 'Q1ABC' } },
    });
    expect(events.map(({ name }) => name)).toEqual(['repository_dispatch', 'workflow_dispatch']);
    await put('docs/next.md', 'next\n', 'main');
    expect(payloads('push')).toMatchObject([{ commits: [{ added: ['docs/next.md'] }] }]);
  });
});

describe('repository_dispatch', () => {
  test('carries the payload', async () => {
    await start();
    const answer = await call('POST', '/dispatches', {
      body: { event_type: 'pagerduty.incident.resolved', client_payload: { schema: 1, by: { login: 'x[bot]' } } },
    });
    expect(answer).toMatchObject({ status: 204, json: '' });
    expect(events).toEqual([
      {
        name: 'repository_dispatch',
        payload: {
          action: 'pagerduty.incident.resolved',
          branch: 'main',
          client_payload: { schema: 1, by: { login: 'x[bot]' } },
          repository: expect.objectContaining({ full_name: REPOSITORY }),
          organization: expect.objectContaining({ login: 'acme' }),
          sender: expect.objectContaining({ login: 'ada', type: 'User' }),
        },
      },
    ]);
  });

  const payloadOf = (bytes: number) => ({ filler: 'x'.repeat(bytes - '{"filler":""}'.length) });

  test('takes a payload that is just within the limits', async () => {
    await start();
    const ten = Object.fromEntries(Array.from({ length: 10 }, (_, number) => [`p${number}`, number]));
    for (const body of [
      { event_type: 'x'.repeat(100) },
      { event_type: 'x', client_payload: ten },
      { event_type: 'x', client_payload: payloadOf(65_535) },
    ]) {
      expect(await call('POST', '/dispatches', { body })).toMatchObject({ status: 204 });
    }
    expect(events).toHaveLength(3);
  });

  test.each([
    ['no event_type', { client_payload: {} }, 422, /"event_type" wasn't supplied/],
    ['an empty event_type', { event_type: '' }, 422, /event_type/],
    [
      'an event_type of 101 characters',
      { event_type: 'x'.repeat(101) },
      422,
      /Only 100 characters are allowed; 101 were supplied/,
    ],
    ['an event_type that is a number', { event_type: 1 }, 422, /event_type/],
    ['a client_payload that is a list', { event_type: 'x', client_payload: [] }, 422, /client_payload/],
    [
      '11 properties',
      { event_type: 'x', client_payload: Object.fromEntries([...'abcdefghijk'].map((key) => [key, 1])) },
      422,
      /No more than 10 properties are allowed; 11 were supplied/,
    ],
    ['64 KB', { event_type: 'x', client_payload: payloadOf(65_536) }, 422, /too large/],
    ['a key of our own', { event_type: 'x', inputs: {} }, 422, /"inputs" is not a permitted key/],
    ['a list', [], 400, /should be a JSON object/],
    ['no JSON', '{', 400, /Problems parsing JSON/],
  ])('is refused with %s', async (_what, body, status, message) => {
    await start();
    const refused = await call('POST', '/dispatches', { body });
    expect(refused).toMatchObject({
      status,
      json: { message: expect.stringMatching(message), documentation_url: expect.any(String) },
    });
    expect(events).toEqual([]);
  });

  test('is refused without the permission', async () => {
    await start();
    const body = { event_type: 'x' };
    expect(await call('POST', '/dispatches', { body, token: 'wrong' })).toMatchObject({
      status: 401,
      json: { message: 'Bad credentials' },
    });
    expect(await call('POST', '/dispatches', { body, token: 'stranger' })).toMatchObject({ status: 404 });
    expect(await call('POST', '/dispatches', { body, token: 'reader' })).toMatchObject({
      status: 403,
      json: { message: 'Resource not accessible by personal access token' },
    });
    expect(await call('POST', '//repos/acme/other/dispatches', { body })).toMatchObject({
      status: 404,
      json: { message: 'Not Found' },
    });
    const bare = await fetch(`${running?.url}/repos/${REPOSITORY}/dispatches`, { method: 'POST', body: '{}' });
    expect(bare.status).toBe(401);
    expect(events).toEqual([]);
  });
});

describe('workflow_dispatch', () => {
  const path = '/actions/workflows/postmortem.yml/dispatches';

  test('carries the inputs with their defaults', async () => {
    await start();
    expect(await call('POST', path, { body: { ref: 'main', inputs: { 'incident-id': 'Q1ABC' } } })).toMatchObject({
      status: 204,
    });
    expect(payloads('workflow_dispatch')).toMatchObject([
      {
        inputs: { 'incident-id': 'Q1ABC', redo: 'false' },
        ref: 'refs/heads/main',
        workflow: '.github/workflows/postmortem.yml',
        sender: { login: 'ada' },
      },
    ]);
  });

  test.each([
    ['an unknown workflow', '/actions/workflows/other.yml/dispatches', { ref: 'main' }, 404, /Not Found/],
    ['no ref', path, { inputs: {} }, 422, /"ref" wasn't supplied/],
    ['an unknown ref', path, { ref: 'nowhere' }, 422, /No ref found for: nowhere/],
    ['an unknown input', path, { ref: 'main', inputs: { foo: '1' } }, 422, /Unexpected inputs provided: \["foo"\]/],
    ['a missing input', path, { ref: 'main' }, 422, /Required input 'incident-id' not provided/],
  ])('is refused with %s', async (_what, address, body, status, message) => {
    await start();
    expect(await call('POST', address, { body })).toMatchObject({
      status,
      json: { message: expect.stringMatching(message) },
    });
    expect(events).toEqual([]);
  });

  test('is refused by a workflow without that trigger', async () => {
    await start({ files: { '.github/workflows/postmortem.yml': 'on: [push]\n' } });
    expect(await call('POST', path, { body: { ref: 'main' } })).toMatchObject({
      status: 422,
      json: { message: "Workflow does not have 'workflow_dispatch' trigger" },
    });
  });
});

describe('files', () => {
  test.each([
    ['over an existing file without its sha', { content: base64('x') }, 422, /"sha" wasn't supplied/],
    ['with another sha', { content: base64('x'), sha: 'f'.repeat(40) }, 409, /does not match/],
    ['on a branch that is not there', { content: base64('x'), branch: 'nowhere' }, 404, /Not Found/],
    ['that are no Base64', { content: 'ä' }, 422, /not valid Base64/],
    ['without content', {}, 422, /"content" wasn't supplied/],
  ])('are not written %s', async (_what, body, status, message) => {
    await start();
    const refused = await call('PUT', '/contents/docs/runbook.md', { body: { message: 'Write', ...body } });
    expect(refused).toMatchObject({ status, json: { message: expect.stringMatching(message) } });
    expect(events).toEqual([]);
  });

  test('are raw if the request asks for it', async () => {
    await start();
    const { json } = await call('GET', '/contents/docs/runbook.md', {
      headers: { accept: 'application/vnd.github.raw+json' },
    });
    expect(json).toBe('one\ntwo\n');
  });

  test('can be written to a branch that is created only once', async () => {
    await start();
    await branch('once');
    const again = await call('POST', '/git/refs', { body: { ref: 'refs/heads/once', sha: await mainSha() } });
    expect(again).toMatchObject({ status: 422, json: { message: 'Reference already exists' } });
  });
});

describe('comments and issues', () => {
  test('are written in the name of the caller', async () => {
    await start();
    await openPull();
    const { json: comment } = await call('POST', '/issues/1/comments', {
      token: 'workflow',
      body: { body: 'Found **one**' },
    });
    await call('PATCH', `/issues/comments/${comment.id}`, { token: 'workflow', body: { body: 'Found none' } });
    expect((await call('GET', '/issues/1/comments')).json).toMatchObject([
      { body: 'Found none', user: { login: 'github-actions[bot]', type: 'Bot' } },
    ]);
    const issue = await call('POST', '/issues', {
      body: { title: 'Detect', body: 'x'.repeat(65_536), labels: ['postmortem-action'] },
    });
    expect(issue).toMatchObject({ status: 201, json: { number: 2, labels: [{ name: 'postmortem-action' }] } });
    const { json: found } = await call(
      'GET',
      `//search/issues?q=${encodeURIComponent(`repo:${REPOSITORY} is:issue Detect in:title`)}`,
    );
    expect(found).toMatchObject({ total_count: 1, items: [{ number: 2 }] });
  });

  const long = 'x'.repeat(65_537);
  test.each([
    ['POST', '/issues/1/comments', { body: long }, /body is too long \(maximum is 65536 characters\)/],
    ['PATCH', '/issues/comments/1', { body: long }, /body is too long/],
    ['POST', '/issues', { title: 'T', body: long }, /body is too long/],
    ['POST', '/issues', { title: 'x'.repeat(257) }, /title is too long \(maximum is 256 characters\)/],
    ['POST', '/issues', { title: 'T', labels: ['x'.repeat(51)] }, /name is too long/],
    ['PATCH', '/issues/2', { body: long }, /body is too long/],
    ['PATCH', '/pulls/1', { body: long }, /body is too long/],
    ['POST', '/pulls', { title: 'x'.repeat(257), head: 'a', base: 'main' }, /title is too long/],
  ])('%s %s refuses a text that is too long', async (method, path, body, message) => {
    await start();
    await openPull();
    await call('POST', '/issues/1/comments', { body: { body: 'short' } });
    await call('POST', '/issues', { body: { title: 'short' } });
    const refused = await call(method, path, { body });
    expect(refused).toMatchObject({
      status: 422,
      json: { message: 'Validation Failed', errors: [{ message: expect.stringMatching(message) }] },
    });
  });

  test('counts characters, not UTF-16 units', async () => {
    await start();
    expect(await call('POST', '/issues', { body: { title: 'T', body: '🔥'.repeat(65_536) } })).toMatchObject({
      status: 201,
    });
  });
});

describe('check runs', () => {
  const annotation = (number: number) => ({
    path: PATH,
    start_line: number,
    end_line: number,
    annotation_level: 'failure',
    message: `Finding ${number}`,
    title: 'blameless',
  });
  const annotations = (count: number) => Array.from({ length: count }, (_, index) => annotation(index + 1));
  const output = { title: 'Two findings', summary: 'See below' };

  async function create(more: object = {}, token = 'workflow'): Promise<Answer> {
    return call('POST', '/check-runs', { token, body: { name: 'postmortem', head_sha: await mainSha(), ...more } });
  }

  test('collect annotations over several calls', async () => {
    await start();
    const { status, json: run } = await create({
      conclusion: 'failure',
      output: { ...output, annotations: annotations(50) },
    });
    expect({ status, run }).toMatchObject({
      status: 201,
      run: {
        status: 'completed',
        conclusion: 'failure',
        app: { slug: 'github-actions' },
        output: { annotations_count: 50 },
      },
    });
    const more = await call('PATCH', `/check-runs/${run.id}`, {
      token: 'workflow',
      body: { output: { ...output, annotations: [annotation(51)] } },
    });
    expect(more.json).toMatchObject({ conclusion: 'failure', output: { annotations_count: 51 } });
    const last = await call('GET', `/check-runs/${run.id}/annotations?per_page=50&page=2`);
    expect(last.json).toMatchObject([
      { path: PATH, start_line: 51, title: 'blameless', message: 'Finding 51', start_column: null },
    ]);
    expect((await call('GET', `/commits/${await mainSha()}/check-runs`)).json).toMatchObject({
      total_count: 1,
      check_runs: [{ id: run.id, output: { annotations_count: 51 } }],
    });
  });

  test.each([
    [
      '51 annotations',
      { output: { ...output, annotations: annotations(51) } },
      /No more than 50 items are allowed; 51 were supplied/,
    ],
    [
      'a long summary',
      { output: { ...output, summary: 'x'.repeat(65_536) } },
      /Only 65535 characters are allowed; 65536 were supplied/,
    ],
    ['a long text', { output: { ...output, text: 'x'.repeat(65_536) } }, /Only 65535 characters/],
    ['no summary', { output: { title: 'T' } }, /"output\/summary" wasn't supplied/],
    [
      'an annotation without a line',
      { output: { ...output, annotations: [{ ...annotation(1), start_line: undefined }] } },
      /start_line/,
    ],
    [
      'an unknown level',
      { output: { ...output, annotations: [{ ...annotation(1), annotation_level: 'error' }] } },
      /annotation_level/,
    ],
    ['an unknown conclusion', { conclusion: 'stale' }, /conclusion/],
    ['completed without a conclusion', { status: 'completed' }, /"conclusion" wasn't supplied/],
    ['an unknown key', { summary: 'S' }, /"summary" is not a permitted key/],
    ['a commit that is not there', { head_sha: 'f'.repeat(40) }, /No commit found for SHA/],
  ])('are refused with %s', async (_what, more, message) => {
    await start();
    expect(await create(more)).toMatchObject({ status: 422, json: { message: expect.stringMatching(message) } });
    expect((await call('GET', `/commits/${await mainSha()}/check-runs`)).json.total_count).toBe(0);
  });

  test('are only for Apps', async () => {
    await start();
    expect(await create({}, 'ada')).toMatchObject({
      status: 403,
      json: { message: 'You must authenticate via a GitHub App.' },
    });
    const { json: run } = await create();
    const other = await call('PATCH', `/check-runs/${run.id}`, { token: 'devin', body: { name: 'other' } });
    expect(other).toMatchObject({ status: 403, json: { message: expect.stringMatching(/Invalid app_id/) } });
  });
});

describe('permissions', () => {
  const writes: [string, string, string, unknown][] = [
    ['contents', 'POST', '/dispatches', { event_type: 'x' }],
    ['contents', 'PUT', '/contents/docs/x.md', { message: 'm', content: '' }],
    ['contents', 'PUT', '/pulls/1/merge', {}],
    ['pull-requests', 'PATCH', '/pulls/1', { title: 'T' }],
    ['issues', 'POST', '/issues', { title: 'T' }],
    ['checks', 'POST', '/check-runs', { name: 'n', head_sha: 'f'.repeat(40) }],
    ['actions', 'POST', '/actions/workflows/postmortem.yml/dispatches', { ref: 'main' }],
  ];
  test.each(writes)('include write for %s: %s %s', async (permission, method, path, body) => {
    const github = await start();
    await openPull();
    const token = github.workflowToken({ ...ALL, [permission]: 'read' });
    events = [];
    expect(await call(method, path, { token, body })).toMatchObject({
      status: 403,
      json: { message: 'Resource not accessible by integration' },
    });
    expect(events).toEqual([]);
  });

  test.each([
    ['contents', '/contents/docs/runbook.md'],
    ['contents', '/git/ref/heads/main'],
    ['pull-requests', '/pulls/1/files'],
    ['issues', '/issues'],
    ['checks', '/commits/main/check-runs'],
  ])('include read for %s: %s', async (permission, path) => {
    const github = await start();
    await openPull();
    const without = github.workflowToken({ ...ALL, [permission]: 'none' });
    const within = github.workflowToken({ [permission]: 'read' });
    expect(await call('GET', path, { token: without })).toMatchObject({ status: 403 });
    expect(await call('GET', path, { token: within })).toMatchObject({ status: 200 });
  });

  test('are either of two for a comment on a pull request, and only issues for one on an issue', async () => {
    const github = await start();
    await openPull();
    await call('POST', '/issues', { body: { title: 'An issue' } });
    const token = github.workflowToken({ 'pull-requests': 'write' });
    const body = { body: 'text' };
    expect(await call('POST', '/issues/1/comments', { token, body })).toMatchObject({ status: 201 });
    expect(await call('POST', '/issues/2/comments', { token, body })).toMatchObject({ status: 403 });
  });

  test('limit a search to what the token may read', async () => {
    const github = await start();
    await openPull();
    await call('POST', '/issues', { body: { title: 'Postmortem follow-up' } });
    const path = `//search/issues?q=${encodeURIComponent(`repo:${REPOSITORY} Postmortem`)}`;
    const found = async (token: string) =>
      (await call('GET', path, { token })).json.items.map(({ number }: { number: number }) => number).sort();
    expect(await found('ada')).toEqual([1, 2]);
    expect(await found(github.workflowToken({ issues: 'read' }))).toEqual([2]);
    expect(await found('stranger')).toEqual([]);
    const { json } = await call('GET', path, { token: github.workflowToken({ 'pull-requests': 'read' }) });
    expect(json).toMatchObject({ total_count: 1, items: [{ number: 1, pull_request: { merged_at: null } }] });
    expect(json.items[0]).not.toHaveProperty('head');
  });

  test('hide a private repository from a token without access, and let it read a public one', async () => {
    await start();
    expect(await call('GET', '', { token: 'stranger' })).toMatchObject({ status: 404 });
    await running?.close();
    await start({ private: false });
    expect(await call('GET', '', { token: 'stranger' })).toMatchObject({ status: 200, json: { private: false } });
    expect(await call('POST', '/dispatches', { token: 'stranger', body: { event_type: 'x' } })).toMatchObject({
      status: 404,
    });
  });

  test('do not matter for an unknown path, which is not found', async () => {
    await start();
    expect(await call('GET', '/traffic/views')).toMatchObject({ status: 404 });
    expect(await call('POST', '//gists', { body: { files: {} } })).toMatchObject({ status: 404 });
  });
});

describe('the GitHub App', () => {
  let time = new Date('2026-11-23T12:00:00Z');
  const now = () => time;
  const seconds = () => time.getTime() / 1000;

  async function startWithApp(): Promise<string> {
    time = new Date('2026-11-23T12:00:00Z');
    await start({ app: APP, now });
    return (await githubAppJwt({ id: APP.id, privateKey, now: seconds() })).token;
  }

  /** A JWT with claims of our choice, signed as the App does. */
  async function jwt(claims: object, key = privateKey, header: object = { alg: 'RS256', typ: 'JWT' }): Promise<string> {
    const { createSign } = await import('node:crypto');
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const signed = `${part(header)}.${part({ iss: APP.id, iat: seconds() - 60, exp: seconds() + 540, ...claims })}`;
    return `${signed}.${createSign('RSA-SHA256').update(signed).sign(key, 'base64url')}`;
  }

  test('finds its installation and gets a token that works for an hour', async () => {
    const bearer = await startWithApp();
    const { json: installation } = await call('GET', '/installation', { token: bearer });
    expect(installation).toMatchObject({
      id: 4711,
      app_id: 77,
      account: { login: 'acme' },
      permissions: { contents: 'write', issues: 'read' },
    });
    const issued = await call('POST', '//app/installations/4711/access_tokens', {
      token: bearer,
      body: { repositories: ['incident-docs'], permissions: { contents: 'write' } },
    });
    expect(issued).toMatchObject({
      status: 201,
      json: {
        token: expect.stringMatching(/^ghs_/),
        expires_at: '2026-11-23T13:00:00Z',
        permissions: { contents: 'write' },
      },
    });
    const { token } = issued.json;
    expect(await call('POST', '/dispatches', { token, body: { event_type: 'x' } })).toMatchObject({ status: 204 });
    expect(payloads('repository_dispatch')).toMatchObject([{ sender: { login: 'postmortems[bot]', type: 'Bot' } }]);
    expect(await call('GET', '/issues', { token })).toMatchObject({ status: 403 });

    time = new Date('2026-11-23T12:59:59Z');
    expect(await call('GET', '', { token })).toMatchObject({ status: 200 });
    time = new Date('2026-11-23T13:00:00Z');
    expect(await call('GET', '', { token })).toMatchObject({ status: 401, json: { message: 'Bad credentials' } });
  });

  test('gets all permissions of the installation if it asks for none', async () => {
    const bearer = await startWithApp();
    const { json } = await call('POST', '//app/installations/4711/access_tokens', { token: bearer });
    expect(await call('GET', '/issues', { token: json.token })).toMatchObject({ status: 200 });
    expect(await call('POST', '/issues', { token: json.token, body: { title: 'T' } })).toMatchObject({ status: 403 });
  });

  test('loses its tokens when they are revoked', async () => {
    const bearer = await startWithApp();
    const { json } = await call('POST', '//app/installations/4711/access_tokens', { token: bearer });
    running?.revokeTokens();
    expect(await call('GET', '', { token: json.token })).toMatchObject({
      status: 401,
      json: { message: 'Bad credentials' },
    });
  });

  test.each([
    ['more permission than was granted', '4711', { permissions: { issues: 'write' } }, 422, /not granted/],
    ['another repository', '4711', { repositories: ['other'] }, 422, /not accessible to the parent installation/],
    ['another installation', '1', {}, 404, /Not Found/],
  ])('gets no token for %s', async (_what, id, body, status, message) => {
    const bearer = await startWithApp();
    const refused = await call('POST', `//app/installations/${id}/access_tokens`, { token: bearer, body });
    expect(refused).toMatchObject({ status, json: { message: expect.stringMatching(message) } });
  });

  const other = generateKeyPairSync('rsa', { modulusLength: 2048 })
    .privateKey.export({ type: 'pkcs8', format: 'pem' })
    .toString();
  test.each([
    ['of another key', () => jwt({}, other), 401, /could not be decoded/],
    ['of another algorithm', () => jwt({}, privateKey, { alg: 'RS512' }), 401, /could not be decoded/],
    ['that is none', async () => 'ghp_token', 401, /could not be decoded/],
    ['of another App', () => jwt({ iss: 78 }), 404, /Integration not found/],
    ['issued in the future', () => jwt({ iat: seconds() + 30 }), 401, /'iat'/],
    ['that has expired', () => jwt({ exp: seconds() }), 401, /future time/],
    ['that lives longer than ten minutes', () => jwt({ exp: seconds() + 601 }), 401, /too far in the future/],
  ])('is refused with a JWT %s', async (_what, make, status, message) => {
    await startWithApp();
    const refused = await call('GET', '/installation', { token: await make() });
    expect(refused).toMatchObject({ status, json: { message: expect.stringMatching(message) } });
  });

  test('cannot use its JWT for anything else', async () => {
    const token = await startWithApp();
    expect(await call('GET', '', { token })).toMatchObject({ status: 401, json: { message: 'Bad credentials' } });
  });
});

describe('every request', () => {
  test('needs a User-Agent', async () => {
    const { url } = await start();
    const { request } = await import('undici');
    const answer = await request(`${url}/repos/${REPOSITORY}`, { headers: { authorization: 'Bearer ada' } });
    expect(answer.statusCode).toBe(403);
    expect(await answer.body.text()).toContain('User-Agent');
  });

  test('may name the API version, if it is a known one', async () => {
    await start();
    expect(await call('GET', '', { headers: { 'x-github-api-version': '2022-11-28' } })).toMatchObject({ status: 200 });
    expect(await call('GET', '', { headers: { 'x-github-api-version': '2021-01-01' } })).toMatchObject({ status: 400 });
  });

  test.each([
    ['Bearer ada', 200],
    ['bearer ada', 200],
    ['token ada', 200],
    ['Basic ada', 401],
    ['ada', 401],
  ])('is authorized by "%s": %i', async (authorization, status) => {
    await start();
    expect(await call('GET', '', { headers: { authorization } })).toMatchObject({ status });
  });

  test('gets the rest of the limit in its answer', async () => {
    await start({ now: () => new Date('2026-11-23T12:00:00Z') });
    await call('GET', '', { token: 'workflow' });
    const { headers } = await call('GET', '/nope', { token: 'workflow' });
    expect(Object.fromEntries(headers)).toMatchObject({
      'x-ratelimit-limit': '1000',
      'x-ratelimit-remaining': '998',
      'x-ratelimit-used': '2',
      'x-ratelimit-reset': String(Date.parse('2026-11-23T13:00:00Z') / 1000),
    });
    expect((await call('GET', '')).headers.get('x-ratelimit-remaining')).toBe('4999');
    expect((await call('GET', '', { token: 'wrong' })).headers.get('x-ratelimit-limit')).toBe('60');
  });

  test('is recorded, with the caller and the result', async () => {
    const github = await start();
    await call('POST', '/dispatches?x=1', { token: 'devin', body: { event_type: 'x' } });
    await call('GET', '', { token: 'wrong' });
    const path = `/repos/${REPOSITORY}`;
    expect(github.handled).toEqual([
      {
        method: 'POST',
        path: `${path}/dispatches`,
        login: 'devin-ai-integration[bot]',
        status: 204,
        body: { event_type: 'x' },
      },
      { method: 'GET', path, login: undefined, status: 401, body: undefined },
    ]);
    expect(github.requests.map(({ status }) => status)).toEqual([204, 401]);
  });
});

describe('files and commits', () => {
  const RAW = { accept: 'application/vnd.github.raw+json' };

  test('are raw if the request asks for it', async () => {
    await start();
    const raw = await call('GET', '/contents/docs/runbook.md', { headers: RAW });
    expect(raw).toMatchObject({ status: 200, json: 'one\ntwo\n' });
    expect(raw.headers.get('content-type')).toBe('application/vnd.github.raw+json; charset=utf-8');
    const { json: file } = await call('GET', '/contents/docs/runbook.md');
    expect((await call('GET', `/git/blobs/${file.sha}`, { headers: RAW })).json).toBe('one\ntwo\n');
    expect((await call('GET', `/git/blobs/${file.sha}`)).json).toMatchObject({ encoding: 'base64', size: 8 });
    expect((await call('GET', '/contents/docs', { headers: RAW })).json).toMatchObject([{ name: 'runbook.md' }]);
  });

  test('come without their content if they are larger than 1 MB and not requested raw', async () => {
    await start({ files: { 'large.md': 'x'.repeat(1024 * 1024 + 1), 'fits.md': 'x'.repeat(1024 * 1024) } });
    expect((await call('GET', '/contents/large.md')).json).toMatchObject({ content: '', encoding: 'none' });
    expect((await call('GET', '/contents/fits.md')).json).toMatchObject({ encoding: 'base64' });
    expect((await call('GET', '/contents/large.md', { headers: RAW })).json).toHaveLength(1024 * 1024 + 1);
  });

  test('are distinguished from other text', async () => {
    await start();
    const sha = await mainSha();
    expect(await call('GET', `/commits/${sha}`)).toMatchObject({ status: 200, json: { sha } });
    const none = 'f'.repeat(40);
    expect(await call('GET', `/commits/${none}`)).toMatchObject({
      status: 422,
      json: { message: `No commit found for SHA: ${none}` },
    });
  });
});

describe('the identity of a token', () => {
  test('is returned for a person, not for an App', async () => {
    await start();
    expect((await call('GET', '//user')).json).toMatchObject({ login: 'ada', type: 'User' });
    expect(await call('GET', '//user', { token: 'workflow' })).toMatchObject({
      status: 403,
      json: { message: 'Resource not accessible by integration' },
    });
  });

  test.each([
    ['POST', '/issues', 'issues=write'],
    ['POST', '/issues/1/comments', 'issues=write; pull_requests=write'],
    ['GET', '/pulls', 'pull_requests=read'],
    ['POST', '/check-runs', 'checks=write'],
    ['GET', '/actions/workflows/postmortem.yml/runs', 'actions=read'],
  ])('is refused with the missing permission for %s %s', async (method, path, accepted) => {
    const { workflowToken } = await start();
    await openPull();
    const refused = await call(method, path, { token: workflowToken({ contents: 'write' }), body: undefined });
    expect(refused.status).toBe(403);
    expect(refused.headers.get('x-accepted-github-permissions')).toBe(accepted);
  });
});

describe('an issue', () => {
  test.each(['mallory', 'nobody'])('cannot be assigned to %s, who is no collaborator', async (login) => {
    await start();
    const body = { title: 'T', assignees: ['ada', login] };
    expect(await call('POST', '/issues', { body })).toMatchObject({
      status: 422,
      json: { message: 'Validation Failed', errors: [{ resource: 'Issue', field: 'assignees', code: 'invalid' }] },
    });
    expect((await call('GET', '/issues')).json).toEqual([]);
    expect(await call('POST', '/issues', { body: { ...body, assignees: ['grace'] } })).toMatchObject({ status: 201 });
    expect(await call('PATCH', '/issues/1', { body: { assignees: [login] } })).toMatchObject({ status: 422 });
  });
});

describe('runs of a workflow', () => {
  test('are listed by conclusion and time, in pages', async () => {
    const { addRun } = await start();
    const run = {
      workflow: '.github/workflows/postmortem.yml',
      conclusion: 'failure',
      title: 'Postmortem',
      createdAt: new Date('2026-11-23T10:00:00Z'),
    } as const;
    for (const hour of [9, 10, 11]) addRun({ ...run, createdAt: new Date(Date.UTC(2026, 10, 23, hour)) });
    addRun({ ...run, conclusion: 'success' });
    addRun({ ...run, workflow: '.github/workflows/other.yml' });
    const path = '/actions/workflows/postmortem.yml/runs';
    expect((await call('GET', path)).json).toMatchObject({ total_count: 4 });
    const failed = await call('GET', `${path}?status=failure&created=${encodeURIComponent('>=2026-11-23T10:00:00Z')}`);
    expect(failed.json).toMatchObject({
      total_count: 2,
      workflow_runs: [
        { created_at: '2026-11-23T11:00:00Z', conclusion: 'failure', display_title: 'Postmortem' },
        { created_at: '2026-11-23T10:00:00Z' },
      ],
    });
    const page = await call('GET', `${path}?status=failure&per_page=2`);
    expect(page.json.workflow_runs).toHaveLength(2);
    expect(page.headers.get('link')).toContain('rel="next"');
  });
});

describe('faults', () => {
  const dispatches = { method: 'POST', path: /\/dispatches$/ };
  const body = { event_type: 'x' };

  test('replace the effect with a status', async () => {
    const github = await start();
    github.faults.next(dispatches, {
      status: 403,
      headers: { 'retry-after': '60' },
      body: { message: 'You have exceeded a secondary rate limit' },
    });
    const limited = await call('POST', '/dispatches', { body });
    expect(limited).toMatchObject({ status: 403, json: { message: expect.stringContaining('rate limit') } });
    expect(limited.headers.get('retry-after')).toBe('60');
    expect(events).toEqual([]);
    expect(github.handled).toEqual([]);
    expect(await call('POST', '/dispatches', { body })).toMatchObject({ status: 204 });
  });

  test.each([
    ['before', 0],
    ['after', 1],
  ] as const)('cut a connection %s the effect', async (cut, effects) => {
    const github = await start();
    github.faults.next(dispatches, { cut });
    await expect(call('POST', '/dispatches', { body })).rejects.toThrow();
    expect(events).toHaveLength(effects);
  });

  test('hold a request until it is released', async () => {
    const github = await start();
    const hanging = github.faults.next(dispatches, { hang: 'before' });
    const pending = call('POST', '/dispatches', { body });
    await hanging.struck;
    expect(events).toEqual([]);
    hanging.release();
    expect(await pending).toMatchObject({ status: 204 });
    expect(events).toHaveLength(1);
  });
});
