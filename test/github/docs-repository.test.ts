import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import * as z from 'zod/mini';
import { connectDocsRepository } from '../../src/github/docs-repository.ts';
import { readFile } from '../../src/github/files.ts';
import { listIssues } from '../../src/github/issues.ts';
import { listOpenPulls, requestReviewers } from '../../src/github/pulls.ts';
import type { GitHub } from '../outside/github.ts';
import { listen } from '../outside/loopback.ts';
import { ALL, connect, openPull, REPOSITORY, start } from './github.ts';

let github: GitHub;
beforeEach(async () => {
  github = await start();
});
afterEach(() => github.close());

const pulls = `/repos/${REPOSITORY}/pulls`;
const asked = () => github.requests.filter(({ path }) => path.startsWith(pulls)).length;

describe('a call of GitHub', () => {
  test('reads what the repository is, and asks once', async () => {
    const docs = connect(github);
    expect(await docs.about()).toEqual({ private: true, visibility: 'private', default_branch: 'main' });
    await docs.about();
    expect(github.requests).toHaveLength(1);
  });

  test('sends the API version, the user agent and the token', async () => {
    const headers: Headers[] = [];
    const server = await listen((request) => {
      headers.push(request.headers);
      return Response.json([]);
    });
    await listOpenPulls(connectDocsRepository({ token: 'secret', apiUrl: `${server.url}/`, repository: REPOSITORY }));
    await server.close();
    expect(server.requests).toMatchObject([{ path: pulls }]);
    expect(Object.fromEntries(headers[0] ?? [])).toMatchObject({
      authorization: 'token secret',
      'user-agent': expect.stringContaining('pagerduty-postmortem'),
      'x-github-api-version': '2022-11-28',
    });
  });

  test('is retried after a 502', async () => {
    github.faults.next({ path: pulls }, { status: 502 });
    expect(await listOpenPulls(connect(github))).toEqual([]);
    expect(asked()).toBe(2);
  });

  test.each(['before', 'after', 'within'] as const)('is retried if the line is cut %s the answer', async (cut) => {
    await openPull(github, 'postmortem/q1', { 'docs/a.md': 'a' });
    const before = asked();
    github.faults.next({ method: 'GET', path: pulls }, { cut });
    expect(await listOpenPulls(connect(github))).toMatchObject([{ number: 1 }]);
    expect(asked() - before).toBe(2);
  });

  test('is not retried if it is a POST', async () => {
    await openPull(github, 'postmortem/q1', { 'docs/a.md': 'a' });
    const path = `${pulls}/1/requested_reviewers`;
    for (const fault of [{ status: 502 }, { cut: 'after' }] as const) {
      github.faults.next({ path }, fault);
      await expect(requestReviewers(connect(github), 1, ['ada'])).rejects.toThrow(/requested_reviewers/);
    }
    expect(github.requests.filter((request) => request.path === path)).toHaveLength(2);
  });

  test.each([
    ['429', { status: 429, headers: { 'retry-after': '0' } }],
    ['403 with retry-after', { status: 403, headers: { 'retry-after': '0' } }],
    [
      '403 with nothing remaining until now',
      { status: 403, headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1' } },
    ],
    [
      '403 that says so',
      {
        status: 403,
        headers: { 'retry-after': '0' },
        body: { message: 'You have exceeded a secondary rate limit' },
      },
    ],
  ])('is retried after a rate limit, even a POST: %s', async (_what, fault) => {
    await openPull(github, 'postmortem/q1', { 'docs/a.md': 'a' });
    github.faults.next({ path: `${pulls}/1/requested_reviewers` }, fault);
    expect(await requestReviewers(connect(github), 1, ['ada', 'grace'])).toEqual(['ada', 'grace']);
  });

  test('fails at once on a limit of an hour, and says so', async () => {
    const reset = String(Math.floor(Date.now() / 1000) + 3600);
    const headers = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset };
    github.faults.next({ path: pulls }, { status: 403, headers });
    await expect(listOpenPulls(connect(github))).rejects.toThrow(
      /^GitHub \(GET \/repos\/acme\/incident-docs\/pulls\) limits us \(403\) for (59|60) minutes, longer than a run waits\. Run it again later$/,
    );
    expect(asked()).toBe(1);
  });

  test('fails after four tries', async () => {
    for (let time = 0; time < 5; time += 1) {
      github.faults.next({ path: pulls }, { status: 429, headers: { 'retry-after': '0' } });
    }
    await expect(listOpenPulls(connect(github))).rejects.toMatchObject({
      name: 'ApiError',
      status: 429,
      message: expect.stringContaining('limits us (429), after 4 tries'),
    });
    expect(asked()).toBe(4);
  });

  test('follows the redirect of a renamed repository', async () => {
    github.faults.next({ path: pulls }, { status: 301, headers: { location: `${github.url}${pulls}?state=all` } });
    expect(await listOpenPulls(connect(github))).toEqual([]);
    expect(asked()).toBe(2);
  });

  test('reads every page of a list', async () => {
    for (const number of [1, 2, 3]) await openPull(github, `branch-${number}`, { [`${number}.md`]: 'x' });
    const Numbered = z.object({ number: z.int() });
    const found = await connect(github).list('GET /repos/{owner}/{repo}/pulls', { per_page: 2 }, Numbered);
    expect(found).toEqual([{ number: 3 }, { number: 2 }, { number: 1 }]);
  });
});

test('a list without an end stops after a hundred pages', async () => {
  const server = await listen((request) =>
    Response.json([{ number: 1 }], { headers: { link: `<${request.url}>; rel="next"` } }),
  );
  const docs = connectDocsRepository({ token: 'secret', apiUrl: server.url, repository: REPOSITORY });
  const found = await docs.list('GET /repos/{owner}/{repo}/pulls', {}, z.object({ number: z.int() }));
  await server.close();
  expect(found).toHaveLength(100);
  expect(server.requests).toHaveLength(100);
});

test('a next page on another origin is not requested with the token', async () => {
  const other = await listen(() => Response.json([{ number: 2 }]));
  const server = await listen(() =>
    Response.json([{ number: 1 }], { headers: { link: `<${other.url}/repos?page=2>; rel="next"` } }),
  );
  const docs = connectDocsRepository({ token: 'secret', apiUrl: server.url, repository: REPOSITORY });
  const listed = docs.list('GET /repos/{owner}/{repo}/pulls', {}, z.object({ number: z.int() }));
  await expect(listed).rejects.toThrow(/names a next page at 127\.0\.0\.1:\d+, where the token does not go/);
  await Promise.all([server.close(), other.close()]);
  expect(other.requests).toEqual([]);
});

describe('the error for a refused request', () => {
  test('says that GitHub does not know the token', async () => {
    await expect(listOpenPulls(connect(github, 'wrong'))).rejects.toMatchObject({
      status: 401,
      message:
        'GitHub (GET /repos/acme/incident-docs/pulls) answered 401: Bad credentials. Check the input "github-token": the token is wrong, expired or revoked. Leave the input out to use the token of the workflow',
    });
    expect(asked()).toBe(1);
  });

  test('names the permission that the job lacks', async () => {
    await openPull(github, 'postmortem/q1', { 'docs/a.md': 'a' });
    const docs = connect(github, github.workflowToken({ ...ALL, 'pull-requests': 'read' }));
    await expect(requestReviewers(docs, 1, ['ada'])).rejects.toMatchObject({
      status: 403,
      message: expect.stringContaining('give the job `pull-requests: write` under "permissions" in the workflow'),
    });
    expect(github.requests.filter(({ method, path }) => method === 'POST' && path.includes('/1/'))).toHaveLength(1);
  });

  test.each([
    [403, 'Resource protected by organization SAML enforcement.', 'Authorize the token for the organization'],
    [403, 'Repository was archived so is read-only.', 'Unarchive the repository'],
    [422, 'No commit found for SHA: abc', 'The branch was force-pushed meanwhile'],
  ])("adds the fix to GitHub's own words for a %i: %s", async (status, message, fix) => {
    github.faults.next({ path: pulls }, { status, body: { message } });
    await expect(listOpenPulls(connect(github))).rejects.toMatchObject({
      status,
      message: expect.stringContaining(`answered ${status}: ${message}. ${fix}`),
      cause: expect.objectContaining({ name: 'HttpError' }),
    });
  });

  test('says that the token cannot see the repository', async () => {
    const docs = connectDocsRepository({ token: 'ada', apiUrl: github.url, repository: 'acme/other' });
    await expect(listOpenPulls(docs)).rejects.toThrow(
      /answered 404: Not Found\. It is not there, or the token cannot see it: .* has access to acme\/other$/,
    );
    await expect(readFile(docs, '.github/postmortem.yml')).rejects.toThrow(/cannot see it/);
  });

  test('names the field that a body lacks', async () => {
    await openPull(github, 'postmortem/q1', { 'docs/a.md': 'a' });
    await expect(requestReviewers(connect(github), 1, ['nobody'])).rejects.toMatchObject({
      status: 422,
      message: expect.stringContaining('Reviews may only be requested from collaborators'),
    });
  });

  test('says that issues are switched off', async () => {
    github.faults.next({ method: 'GET', path: /issues/ }, { status: 410, body: { message: 'Issues are disabled' } });
    const docs = connect(github);
    await expect(listIssues(docs, 'label', '<!--')).rejects.toThrow(
      /410: Issues are disabled\. Issues are switched off/,
    );
  });

  test('says that the answer does not come from GitHub', async () => {
    github.faults.next({ path: pulls }, { status: 200, body: { hello: 'world' } });
    await expect(listOpenPulls(connect(github))).rejects.toThrow(/in a form that this version cannot read/);
  });

  test('says that the server does not answer', async () => {
    const { url } = github;
    await github.close();
    github = await start();
    const docs = connectDocsRepository({ token: 'ada', apiUrl: url, repository: REPOSITORY });
    await expect(requestReviewers(docs, 1, ['ada'])).rejects.toMatchObject({
      status: undefined,
      message: expect.stringMatching(/gave no answer \(ECONNREFUSED\)/),
    });
  });
});

describe('our own login', () => {
  test("is the workflow's if GitHub does not say", async () => {
    expect(await connect(github).login()).toBe('github-actions[bot]');
  });

  test("is the user's for a personal token", async () => {
    const docs = connect(github, 'ada');
    expect(await docs.login()).toBe('ada');
    expect(await docs.login()).toBe('ada');
    expect(github.requests).toHaveLength(1);
  });

  test('is not guessed if GitHub does not know the token', async () => {
    await expect(connect(github, 'wrong').login()).rejects.toThrow(/401/);
  });
});
