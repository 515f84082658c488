/**
 * The main job, end to end: every part is the built one, in its own process, over sockets.
 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { jobsOfPostmortem, minutesOf } from './bench/minutes.ts';
import { webhookBytes } from './fixtures/webhooks.ts';
import { type Pipeline, REPOSITORY, REVIEWER_TOKEN, startPipeline } from './pipeline.ts';

let pipeline: Pipeline;
beforeAll(async () => {
  pipeline = await startPipeline();
});
afterAll(() => pipeline.close());

/** What stands in the docs repository, as a person would see it. */
async function github<Answer>(path: string): Promise<Answer> {
  const answer = await fetch(`${pipeline.github.url}/repos/${REPOSITORY}${path}`, {
    headers: { authorization: `Bearer ${REVIEWER_TOKEN}`, 'user-agent': 'test', accept: 'application/vnd.github+json' },
  });
  return (await answer.json()) as Answer;
}

describe('an incident that PagerDuty resolves', () => {
  test('becomes a pull request by Devin with only the postmortem, at its path', async () => {
    const { pagerduty, runner, devin, settled } = pipeline;
    const incident = await pagerduty.trigger({
      title: 'Invoices are sent twice',
      service: 'Billing API',
      priority: 'P1',
    });
    await pagerduty.elapse(10 * 60_000);
    await pagerduty.acknowledge(incident.id);
    await pagerduty.resolve(incident.id);
    await settled();

    expect(pagerduty.deliveries.map(({ eventType, fate }) => [eventType, fate])).toEqual(
      expect.arrayContaining([['incident.resolved', 'delivered']]),
    );
    expect(runner.runs).toHaveLength(1);
    expect(runner.runs[0]).toMatchObject({
      workflow: '.github/workflows/postmortem.yml',
      conclusion: 'success',
      annotations: [],
    });
    expect(runner.runs[0]?.jobs[0]).toMatchObject({ environment: 'postmortem', permissions: { contents: 'read' } });
    expect(devin.sessions).toHaveLength(1);

    const pulls =
      await github<{ number: number; user: { login: string }; head: { ref: string }; title: string; body: string }[]>(
        '/pulls?state=open',
      );
    expect(pulls).toHaveLength(1);
    expect(pulls[0]).toMatchObject({
      user: { login: 'devin-ai-integration[bot]' },
      head: { ref: `postmortem/${incident.id.toLowerCase()}` },
      title: `Postmortem: Invoices are sent twice (#${incident.number})`,
      body: expect.stringContaining('drafted from evidence by Devin'),
    });
    const files = await github<{ filename: string; status: string; patch: string }[]>(
      `/pulls/${pulls[0]?.number}/files`,
    );
    expect(files).toMatchObject([
      {
        filename: expect.stringMatching(
          new RegExp(
            `^docs/postmortems/\\d{4}-\\d\\d-\\d\\d-invoices-are-sent-twice-${incident.id.toLowerCase()}\\.md$`,
          ),
        ),
        status: 'added',
        patch: expect.stringContaining(`+incident: ${incident.id}`),
      },
    ]);
  });
});

describe('every kind of webhook has its outcome', () => {
  test.each([
    ['resolved-p1', 'created'],
    ['resolved-by-automation', 'created'],
    ['resolved-50kb', 'created'],
    ['resolved-hostile', 'created'],
    ['resolved-no-priority', 'skipped'],
    ['resolved-by-merge', 'not dispatched'],
    ['acknowledged', 'not dispatched'],
    ['reopened', 'not dispatched'],
    ['ping', 'not dispatched'],
  ])('%s: %s', async (name, expected) => {
    const { pagerduty, runner, settled } = pipeline;
    const before = runner.runs.length;
    const [delivery] = await pagerduty.deliverRaw(webhookBytes(name));
    await settled();
    expect(delivery?.fate).toBe('delivered');
    const run = runner.runs[before];
    expect(run?.jobs[0]?.steps.at(-1)?.outputs.outcome ?? 'not dispatched').toBe(expected);
  });

  test("a webhook with a forged signature is dropped by PagerDuty's rules, and starts nothing", async () => {
    const { pagerduty, runner, relay, settled } = pipeline;
    const forger = pagerduty.subscribe({ url: `${relay.url}/pagerduty`, secrets: ['guessed'] });
    const before = runner.runs.length;
    const deliveries = await pagerduty.deliverRaw(webhookBytes('resolved-no-priority'));
    await settled();
    expect(deliveries.find(({ subscription }) => subscription === forger)?.fate).toBe('dropped');
    // The true subscription's delivery is the only one that started a run.
    expect(runner.runs.length).toBe(before + 1);
    forger.active = false;
  });
});

test('a webhook that GitHub could not take is delivered again, and nothing is lost', async () => {
  const { pagerduty, github: emulator, devin, settled } = pipeline;
  const incident = await pagerduty.trigger({ title: 'Search is down' });
  await pagerduty.elapse(10 * 60_000);
  emulator.faults.next({ path: `/repos/${REPOSITORY}/dispatches` }, { status: 502 });
  emulator.faults.next({ path: `/repos/${REPOSITORY}/dispatches` }, { status: 403, headers: { 'retry-after': '5' } });
  await pagerduty.resolve(incident.id);
  expect(pagerduty.deliveries.at(-1)).toMatchObject({ fate: 'waiting', tries: [{ status: 503 }] });
  await pagerduty.elapse(60 * 60_000);
  await settled();
  expect(pagerduty.deliveries.at(-1)).toMatchObject({
    fate: 'delivered',
    tries: [{ status: 503 }, { status: 429 }, { status: 202 }],
  });
  expect(devin.sessions.filter(({ tags }) => tags.includes(`pagerduty-incident:${incident.id}`))).toHaveLength(1);
});

test('a postmortem takes three jobs from the resolve to the merge, each under a minute', async () => {
  const jobs = await jobsOfPostmortem();
  expect(jobs.map(({ workflow }) => workflow)).toEqual([
    'postmortem.yml',
    'postmortem-review.yml',
    'postmortem-follow-up.yml',
  ]);
  expect(minutesOf(jobs)).toBe(3);
});
