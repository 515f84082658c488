/** When a file came to the default branch (GitHub docs, "REST API endpoints for commits"). */
import * as z from 'zod/mini';
import type { DocsRepository } from './docs-repository.ts';

const Commit = z.object({
  sha: z.string(),
  commit: z.object({ committer: z.nullable(z.object({ date: z.optional(z.string()) })) }),
});
const Pull = z.object({ merged_at: z.nullable(z.string()), base: z.object({ ref: z.string() }) });

/**
 * Returns the time of the merge that added the file, ISO 8601, else of the commit. A commit of a branch is older than its merge.
 * Takes two requests. Undefined if the file has no commit.
 */
export async function mergedAt(docs: DocsRepository, path: string, branch: string): Promise<string | undefined> {
  const commits = await docs.list('GET /repos/{owner}/{repo}/commits', { path, sha: branch }, Commit);
  const first = commits.at(-1);
  if (first === undefined) return undefined;
  const route = 'GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls';
  const pulls = await docs.call(route, { commit_sha: first.sha }, z.array(Pull));
  const merged = pulls.flatMap(({ merged_at: at, base }) => (at !== null && base.ref === branch ? [at] : []));
  return merged.sort()[0] ?? first.commit.committer?.date;
}
