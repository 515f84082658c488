/**
 * A copy of the action brings the five workflows of a docs repository along. Nobody has to disable them: they do nothing there.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { holds } from '../outside/runner/expressions.ts';
import { readWorkflow } from '../outside/runner/workflow.ts';

const DIRECTORY = '.github/workflows';
const EVENTS = [
  'repository_dispatch',
  'workflow_dispatch',
  'schedule',
  'push',
  'pull_request_target',
  'merge_group',
  'issues',
];
/** The event `issues`, for the label that starts a job. */
const LABELLED = { label: { name: 'devin-fix' } };

const workflows = await Promise.all(
  readdirSync(DIRECTORY)
    .filter((name) => name.startsWith('postmortem'))
    .map((name) => readWorkflow(`${DIRECTORY}/${name}`, readFileSync(`${DIRECTORY}/${name}`, 'utf8'))),
);

/** The jobs that GitHub would run in a repository, by the event. */
function jobsIn(repository: string): string[] {
  return workflows.flatMap(({ path, on, jobs }) =>
    EVENTS.filter((event) => event in on).flatMap((event) =>
      jobs
        .filter((job) => holds(job.if, { github: { repository, event_name: event, event: LABELLED } }, 'success'))
        .map(({ id }) => `${event} → ${path.slice(DIRECTORY.length + 1)}: ${id}`),
    ),
  );
}

test('there are five workflows for a docs repository', () => {
  expect(workflows).toHaveLength(5);
});

describe('the workflows of a copy of the action', () => {
  test.each(['acme/pagerduty-postmortem', 'Acme/PagerDuty-Postmortem'])('run no job in %s', (repository) => {
    expect(jobsIn(repository)).toEqual([]);
  });

  test.each(['acme/incident-docs', 'acme/pagerduty-postmortems', 'pagerduty-postmortem/docs'])(
    'run one job for each of their events in %s',
    (repository) => {
      expect(jobsIn(repository)).toEqual([
        'issues → postmortem-fix.yml: fix',
        'workflow_dispatch → postmortem-follow-up.yml: follow-up',
        'schedule → postmortem-follow-up.yml: follow-up',
        'push → postmortem-follow-up.yml: follow-up',
        'workflow_dispatch → postmortem-reconcile.yml: reconcile',
        'schedule → postmortem-reconcile.yml: reconcile',
        'pull_request_target → postmortem-review.yml: review',
        'merge_group → postmortem-review.yml: merge-group',
        'repository_dispatch → postmortem.yml: draft',
        'workflow_dispatch → postmortem.yml: draft',
      ]);
    },
  );
});
