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

/** `url` is where the repository's pages would be. */
export function createRuns(url: string): Runs {
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
      const shown = items.map(({ id, title, conclusion, createdAt }) => ({
        id,
        display_title: title,
        html_url: `${url}/actions/runs/${id}`,
        path: workflow,
        status: 'completed',
        conclusion,
        created_at: createdAt.toISOString().replace(/\.\d+Z$/, 'Z'),
      }));
      return { items: shown, link, total: found.length };
    },
  };
}
