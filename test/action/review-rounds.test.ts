/**
 * How often a review waits. Every answer of a round is held back until all requests of the round have arrived, so a run that needs an
 * answer before it sends one of them would wait forever.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { type Author, type ClaimsWorld, REPOSITORY, startClaimsWorld } from '../bench/claims-world.ts';
import type { InFlight } from '../bench/outside.ts';
import { signedWebhook } from '../bench/webhook.ts';
import { ROOT } from '../start-world.ts';

const ROUNDS = 5;
const REQUESTS = 40;

const undo: (() => unknown)[] = [];
afterEach(async () => {
  for (const each of undo.splice(0)) await each();
});

type Request = Omit<InFlight, 'start' | 'end'>;

/** Holds each round back until it is complete; collects what is in no round. */
function inRounds(rounds: readonly (readonly RegExp[])[]) {
  const open = rounds.map((patterns) => {
    let complete = () => {};
    const completed = new Promise<void>((resolve) => {
      complete = resolve;
    });
    return { missing: [...patterns], complete, completed };
  });
  const unexpected: string[] = [];
  let count = 0;
  return {
    unexpected,
    count: () => count,
    async hold({ service, method, path }: Request): Promise<void> {
      count += 1;
      const name = `${service} ${method} ${decodeURIComponent(path)}`;
      const round = open.find(({ missing }) => missing.some((pattern) => pattern.test(name)));
      if (round === undefined) {
        unexpected.push(name);
        return;
      }
      round.missing.splice(
        round.missing.findIndex((pattern) => pattern.test(name)),
        1,
      );
      if (round.missing.length === 0) round.complete();
      await round.completed;
    },
  };
}

const on = (service: string, method: string, path: string) => new RegExp(`^${service} ${method} ${path}(\\?.*)?$`);
const github = (method: string, path: string) => on('GitHub', method, `/repos/${REPOSITORY}${path}`);

function roundsOf(
  { incident, path, number, head }: ClaimsWorld,
  author: Author,
  { lookUps = [on('GitHub', 'POST', '/graphql'), on('GitHub', 'POST', '/graphql')] } = {},
): RegExp[][] {
  const pagerduty = (rest: string) => on('PagerDuty', 'GET', `/incidents/${incident}${rest}`);
  const main = ['', '/log_entries', '/notes', '/alerts', '/related_change_events', '/past_incidents'].map(pagerduty);
  const rest = [
    ...['/related_incidents', '/outlier_incident', '/business_services/impacts'].map(pagerduty),
    pagerduty('/custom_fields/values'),
    on('PagerDuty', 'GET', `/analytics/raw/incidents/${incident}`),
  ];
  const isDevins = author === 'devin';
  return [
    [
      github('GET', '/contents/.github/postmortem.yml'),
      github('GET', '/git/trees/main'),
      github('GET', ''),
      github('GET', `/pulls/${number}`),
      github('GET', `/pulls/${number}/files`),
    ],
    [
      github('GET', `/contents/${path}`),
      github('GET', `/git/trees/${head}`),
      github('GET', `/pulls/${number}`),
      github('GET', `/commits/${head}/check-runs`),
      github('GET', `/issues/${number}/comments`),
      on('Devin', 'GET', '/v3/self'),
      pagerduty(''),
      ...(isDevins ? [...main, github('GET', '/activity')] : [pagerduty('/log_entries')]),
    ],
    [
      ...lookUps,
      on('Devin', 'GET', '/v3/organizations/org-bench/sessions'),
      on('Devin', 'GET', '/v3/organizations/org-bench/sessions'),
      ...(isDevins ? rest : [...main, ...rest]),
    ],
    [
      github('POST', '/check-runs'),
      github('POST', `/issues/${number}/comments`),
      github('POST', `/pulls/${number}/requested_reviewers`),
      ...(isDevins ? [on('Devin', 'POST', '/v3/organizations/org-bench/sessions/[^/]+/messages')] : []),
    ],
    [
      github('GET', `/issues/${number}/comments`),
      ...(isDevins ? [on('Devin', 'POST', '/v3/organizations/org-bench/sessions/[^/]+/tags')] : []),
    ],
  ];
}

async function run({ event }: ClaimsWorld, environment: Record<string, string>): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'review-rounds-'));
  undo.push(() => rmSync(folder, { recursive: true }));
  const file = (name: string) => join(folder, name);
  for (const name of ['output', 'summary']) writeFileSync(file(name), '');
  const repository = { full_name: REPOSITORY, private: true, default_branch: 'main' };
  writeFileSync(file('event'), JSON.stringify({ ...event.body, repository }));
  const child = spawn(process.execPath, [join(ROOT, 'dist/index.js')], {
    env: {
      PATH: process.env.PATH,
      GITHUB_ACTIONS: 'true',
      GITHUB_EVENT_NAME: event.name,
      GITHUB_EVENT_PATH: file('event'),
      GITHUB_OUTPUT: file('output'),
      GITHUB_REPOSITORY: REPOSITORY,
      GITHUB_STEP_SUMMARY: file('summary'),
      ...environment,
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  undo.push(() => child.kill());
  await once(child, 'exit');
  return readFileSync(file('output'), 'utf8');
}

describe('a postmortem with 60 claims', () => {
  test.each(['devin', 'ada'] as const)(
    'is reviewed in five rounds of 40 requests at most if %s opened it',
    async (author) => {
      const world = await startClaimsWorld(signedWebhook('resolved-p1', 3 * 1024).body, author);
      undo.push(world.close);
      const rounds = roundsOf(world, author);
      const { hold, unexpected, count } = inRounds(rounds);
      const outputs = await run(world, await world.open(hold));

      expect(unexpected).toEqual([]);
      expect(rounds.length).toBeLessThanOrEqual(ROUNDS);
      expect(count()).toBeLessThanOrEqual(REQUESTS);
      expect(outputs).toContain('outcome');
      expect(await world.comment()).toMatch(/\n60 claims: 60 verified, 0 linked, 0 inferred, 0 unsupported/);
      expect(world.session.messages).toHaveLength(author === 'devin' ? 2 : 1);
      expect(world.session.tags.some((tag) => tag.endsWith(world.head))).toBe(author === 'devin');
    },
  );

  test('is reviewed in as many rounds on a server without GraphQL, with a request for each file and earlier postmortem', async () => {
    const world = await startClaimsWorld(signedWebhook('resolved-p1', 3 * 1024).body, 'ada');
    undo.push(world.close);
    const lookUps = [
      ...Array.from({ length: 6 }, (_, file) => github('GET', `/contents/src/worker-${file}.ts`)),
      github('GET', '/commits/[0-9a-f]{40}'),
      ...Array.from({ length: 5 }, () => github('GET', '/git/blobs/[0-9a-f]{40}')),
    ];
    const { hold, unexpected } = inRounds(roundsOf(world, 'ada', { lookUps }));
    await run(world, { ...(await world.open(hold)), GITHUB_GRAPHQL_URL: '' });
    expect(unexpected).toEqual([]);
    expect(await world.comment()).toMatch(/\n60 claims: 60 verified, 0 linked, 0 inferred, 0 unsupported/);
  });
});
