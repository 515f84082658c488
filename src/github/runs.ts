/** Runs of a workflow ("List workflow runs for a workflow"); needs `actions: read`. */
import * as z from 'zod/mini';
import type { DocsRepository } from './docs-repository.ts';

const Run = z.object({ id: z.int(), html_url: z.string(), display_title: z.string(), created_at: z.string() });
export type Run = z.infer<typeof Run>;

/** Those that failed since a time, the newest first. `workflow` is the name of its file. */
export function listFailedRuns({ list }: DocsRepository, workflow: string, since: Date): Promise<Run[]> {
  return list(
    'GET /repos/{owner}/{repo}/actions/workflows/{workflow_id}/runs',
    { workflow_id: workflow, status: 'failure', created: `>=${since.toISOString().replace(/\.\d+/, '')}` },
    Run,
  );
}
