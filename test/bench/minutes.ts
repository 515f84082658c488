/**
 * Runner minutes of one postmortem, from the resolve to the merge: the whole pipeline on loopback, with the workflows of this
 * repository. Counted are the jobs that start a runner, because GitHub rounds each job up to a whole minute (GitHub docs, "GitHub
 * Actions billing").
 */
import { run as startProcess } from '../outside/runner/process.ts';
import { REPOSITORY, REVIEWER_TOKEN, startPipeline } from '../pipeline.ts';

/** Seconds that a job takes beside the action itself: to set up the runner, to fetch the action, and to end. */
export const SET_UP_S = 20;

/** A job that ran, and how many seconds the action took in it. */
export interface JobTime {
  workflow: string;
  seconds: number;
}

export async function jobsOfPostmortem(): Promise<JobTime[]> {
  const seconds: number[] = [];
  const pipeline = await startPipeline({
    workflows: ['postmortem.yml', 'postmortem-review.yml', 'postmortem-follow-up.yml'],
    async startAction(...given) {
      const begin = performance.now();
      try {
        return await startProcess(...given);
      } finally {
        seconds.push((performance.now() - begin) / 1000);
      }
    },
  });
  const { pagerduty, github, runner, settled } = pipeline;
  try {
    const incident = await pagerduty.trigger({
      title: 'Invoices are sent twice',
      service: 'Billing API',
      priority: 'P1',
    });
    await pagerduty.elapse(10 * 60_000);
    await pagerduty.acknowledge(incident.id);
    await pagerduty.resolve(incident.id);
    await settled();
    const call = async (method: string, path: string): Promise<unknown> => {
      const headers = { authorization: `Bearer ${REVIEWER_TOKEN}`, 'user-agent': 'bench' };
      const answer = await fetch(`${github.url}/repos/${REPOSITORY}${path}`, { method, headers });
      if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
      return answer.json();
    };
    const [pull] = (await call('GET', '/pulls?state=open')) as { number: number }[];
    if (pull === undefined) throw new Error('Devin opened no pull request');
    await call('PUT', `/pulls/${pull.number}/merge`);
    await settled();
    const ran = runner.runs.flatMap(({ workflow, jobs }) =>
      jobs.filter(({ conclusion }) => conclusion !== 'skipped').map(() => workflow.replace(/^.*\//, '')),
    );
    // Each job runs the action once, and one job after the other.
    if (ran.length !== seconds.length) throw new Error(`${ran.length} jobs ran the action ${seconds.length} times`);
    return ran.map((workflow, index) => ({ workflow, seconds: seconds[index] ?? 0 }));
  } finally {
    await pipeline.close();
  }
}

/** Each job counts as begun minutes. */
export const minutesOf = (jobs: readonly JobTime[]): number =>
  jobs.reduce((sum, { seconds }) => sum + Math.ceil((seconds + SET_UP_S) / 60), 0);
