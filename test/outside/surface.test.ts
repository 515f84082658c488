/** What differs from the description of an API fails the test in which it happened. */
import { describe, expect, test } from '@jest/globals';
import * as z from 'zod';
import { differences as devin } from './devin/surface.ts';
import { differences as github } from './github/openapi.ts';
import { type Describe, type Exchange, listen } from './loopback.ts';
import { differences as pagerduty } from './pagerduty/surface.ts';
import { describedBy } from './surface.ts';

const exchange = (more: Partial<Exchange> & { search?: string }): Exchange => ({
  method: 'GET',
  path: '/',
  query: new URLSearchParams(more.search),
  headers: new Headers(),
  body: undefined,
  status: 200,
  answer: undefined,
  ...more,
});

const REPO = '/repos/acme/incident-docs';
const label = { id: 1, node_id: 'x', url: 'u', name: 'n', description: null, color: 'c', default: false };

describe('an emulator compared with the API description', () => {
  test.each<[string, Describe, Parameters<typeof exchange>[0], object]>([
    ['a path that GitHub does not have', github, { path: '/nowhere' }, { request: ['GitHub has no such operation'] }],
    [
      'a parameter that GitHub does not know',
      github,
      { path: `${REPO}/labels`, search: 'repo=x', answer: [label] },
      { request: ['query.repo: GitHub knows no such parameter'], answer: [] },
    ],
    [
      'a parameter of the wrong type',
      github,
      { path: `${REPO}/labels`, search: 'per_page=many', answer: [] },
      { request: [expect.stringMatching(/^query\.per_page: must be integer/)] },
    ],
    [
      'a body that GitHub refuses',
      github,
      { method: 'POST', path: `${REPO}/dispatches`, body: { client_payload: {} }, status: 204 },
      { request: [expect.stringMatching(/^body: must have required property 'event_type'/)], answer: [] },
    ],
    [
      'a body that is missing',
      github,
      { method: 'POST', path: `${REPO}/dispatches`, status: 204 },
      { request: ['body: is missing'] },
    ],
    [
      'an answer without a field that GitHub sends',
      github,
      { path: `${REPO}/labels`, answer: [{ ...label, color: undefined }] },
      { answer: [expect.stringMatching(/^answer 200\/0: must have required property 'color'/)] },
    ],
    [
      'a status that GitHub does not answer',
      github,
      { path: `${REPO}/labels`, status: 206, answer: [] },
      { answer: ['answer 206: GitHub gives none such'] },
    ],
    [
      'a refusal without words',
      github,
      { path: `${REPO}/labels`, status: 403, answer: {} },
      { answer: [expect.stringMatching(/^answer 403: must have required property 'message'/)] },
    ],
    [
      "a path with a slash in GitHub's last part",
      github,
      { path: `${REPO}/contents/docs/a.md`, status: 404, answer: { message: 'Not Found' } },
      { request: [], answer: [] },
    ],
    [
      'a field that Devin does not answer',
      devin,
      { path: '/v3/organizations/org-1/sessions/devin-1/tags', answer: { tags: [], more: 1 } },
      { request: [], answer: [expect.stringMatching(/^answer 200: Unrecognized key/)] },
    ],
    [
      'an order that Devin does not take',
      devin,
      {
        method: 'PUT',
        path: '/v3/organizations/org-1/sessions/devin-1/tags',
        body: { tag: 'a' },
        answer: { tags: [] },
      },
      { request: [expect.stringMatching(/^body\.tags/), expect.stringMatching(/^body: Unrecognized key/)], answer: [] },
    ],
    [
      "a list of PagerDuty's without its paging",
      pagerduty,
      { path: '/priorities', answer: { priorities: [] } },
      { answer: expect.arrayContaining([expect.stringMatching(/^answer 200\.limit/)]) },
    ],
  ])('%s is found', (_what, describe, facts, expected) => {
    expect(describe(exchange(facts))).toMatchObject(expected);
  });
});

const Pong = z.strictObject({ pong: z.boolean() });
const PING = [{ method: 'POST', path: '/ping', body: z.strictObject({ n: z.int() }), answers: { 200: Pong } }];

test.each([
  ['a wrong answer', { pong: 'yes' }, { n: 1 }, 'somebody', /POST \/ping → answer 200\.pong/],
  ['a wrong request that is accepted', { pong: true }, { n: 'x' }, 'somebody', /POST \/ping → body\.n/],
  ['nothing', { pong: true }, { n: 1 }, 'somebody', undefined],
])('an emulator fails after %s', async (_what, answer, body, agent, error) => {
  const server = await listen(() => Response.json(answer), describedBy(PING, z.unknown()));
  await fetch(`${server.url}/ping`, { method: 'POST', body: JSON.stringify(body), headers: { 'user-agent': agent } });
  if (error === undefined) await server.close();
  else await expect(server.close()).rejects.toThrow(error);
});

test.each([
  ['pagerduty-postmortem', true],
  ['somebody', false],
])('a wrong request that %s refuses is an error: %s', async (agent, isError) => {
  const refusal = () => Response.json({}, { status: 422 });
  const server = await listen(refusal, describedBy(PING, z.unknown()));
  await fetch(`${server.url}/ping`, { method: 'POST', body: '{}', headers: { 'user-agent': agent } });
  const closing = server.close().then(
    () => false,
    () => true,
  );
  expect(await closing).toBe(isError);
});
