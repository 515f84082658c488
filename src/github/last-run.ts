/** Runs of a workflow ("List workflow runs for a workflow"); needs `actions: read`. */
import * as z from 'zod/mini';
import type { DocsRepository } from './docs-repository.ts';

const Run = z.object({ html_url: z.string(), conclusion: z.nullable(z.string()) });
export type Run = z.infer<typeof Run>;

/** Returns the newest completed run created since then; undefined if there is none. `workflow` is its file name. */
export async function lastRun({ call }: DocsRepository, workflow: string, since: Date): Promise<Run | undefined> {
  const { workflow_runs: runs } = await call(
    'GET /repos/{owner}/{repo}/actions/workflows/{workflow_id}/runs',
    { workflow_id: workflow, status: 'completed', created: `>=${since.toISOString()}`, per_page: 1 },
    z.object({ workflow_runs: z.array(Run) }),
  );
  return runs[0];
}
