/**
 * After the pull request: the review finds what went wrong in the draft, Devin fixes it, a person merges, and it is followed up.
 */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Pipeline, REPOSITORY, startPipeline } from './pipeline.ts';

const MERGER = 'github_pat_relay';

let pipeline: Pipeline;
beforeAll(async () => {
  pipeline = await startPipeline({
    workflows: ['postmortem.yml', 'postmortem-review.yml', 'postmortem-follow-up.yml'],
    slip: (markdown) => markdown.replace('## Impact\n', '## Impact\n\n![](https://tracker.example/pixel.gif)\n'),
  });
});
afterAll(() => pipeline.close());

test('one round of fixes makes the review pass, and the merge adds the postmortem to the index', async () => {
  const { pagerduty, github, devin, runner, settled } = pipeline;
  const { id } = await pagerduty.trigger({ title: 'Invoices are sent twice', service: 'Billing API', priority: 'P1' });
  await pagerduty.elapse(10 * 60_000);
  await pagerduty.acknowledge(id);
  await pagerduty.elapse(30 * 60_000);
  await pagerduty.resolve(id);
  await settled();

  const outcomes = runner.runs.map(({ workflow, jobs }) => [
    workflow.replace('.github/workflows/', ''),
    jobs[0]?.steps.at(-1)?.outputs.outcome,
  ]);
  expect(outcomes).toEqual([
    ['postmortem.yml', 'created'],
    ['postmortem-review.yml', 'failed'],
    ['postmortem-review.yml', 'passed'],
  ]);
  expect(devin.sessions[0]?.messages.map(({ message }) => message.split('\n')[0])).toEqual([
    expect.stringMatching(/^# Write the postmortem/),
    '# Findings of the review: fix them, round 1 of 2',
  ]);

  const answer = await fetch(`${github.url}/repos/${REPOSITORY}/pulls/1/merge`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${MERGER}`, 'user-agent': 'test' },
    body: '{}',
  });
  expect(answer.status).toBe(200);
  await settled();
  const followed = runner.runs.find(({ workflow }) => workflow.endsWith('follow-up.yml'));
  expect(followed?.summary).toMatch(/Index: \[Postmortems\]\(.*\), 1 in all/);
});
