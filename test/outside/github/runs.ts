/** Runs of workflows that have ended, as a list shows them ("List workflow runs for a workflow"). */
import { pageOf } from './page.ts';

export interface FinishedRun {
  /** Its file, from the root of the repository. */
  workflow: string;
  conclusion: 'success' | 'failure' | 'cancelled' | 'timed_out';
  title: string;
  createdAt: Date;
}

export interface Runs {
  add(run: FinishedRun): number;
  /** One page of what the query of the address asks for, the newest first. */
  list(workflow: string, address: string): { items: object[]; link: string | null; total: number };
}

/** `url` is where the repository's pages would be, `repository` what GitHub says of it. */
export function createRuns(url: string, repository: Readonly<Record<string, unknown>>): Runs {
  const runs: FinishedRun[] = [];
  return {
    add: (run) => runs.push(run),
    list(workflow, address) {
      const query = new URL(address).searchParams;
      const status = query.get('status');
      // Of GitHub's forms of a range this one is played.
      const since = /^>=(.+)$/.exec(query.get('created') ?? '')?.[1];
      const found = runs
        .map((run, index) => ({ ...run, id: index + 1 }))
        .filter((run) => run.workflow === workflow)
        .filter(({ conclusion }) => status === null || status === 'completed' || status === conclusion)
        .filter(({ createdAt }) => since === undefined || createdAt >= new Date(since))
        .sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime() || b.id - a.id);
      const { items, link } = pageOf(found, address);
      const shown = items.map(({ id, title, conclusion, createdAt }) => {
        const address = `${repository.url}/actions/runs/${id}`;
        const time = createdAt.toISOString().replace(/\.\d+Z$/, 'Z');
        return {
          id,
          node_id: `WFR_${id}`,
          head_branch: 'main',
          head_sha: String(id).padStart(40, '0'),
          run_number: id,
          event: 'repository_dispatch',
          display_title: title,
          html_url: `${url}/actions/runs/${id}`,
          path: workflow,
          status: 'completed',
          conclusion,
          workflow_id: 1,
          url: address,
          pull_requests: [],
          created_at: time,
          updated_at: time,
          jobs_url: `${address}/jobs`,
          logs_url: `${address}/logs`,
          check_suite_url: `${repository.url}/check-suites/${id}`,
          artifacts_url: `${address}/artifacts`,
          cancel_url: `${address}/cancel`,
          rerun_url: `${address}/rerun`,
          workflow_url: `${repository.url}/actions/workflows/1`,
          head_commit: null,
          repository,
          head_repository: repository,
        };
      });
      return { items: shown, link, total: found.length };
    },
  };
}
