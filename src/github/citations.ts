/** Whether what a document cites exists, in this or another repository ("Get a commit", "Get a pull request"). */
import * as z from 'zod/mini';
import { ApiError } from '../http/http.ts';
import type { DocsRepository } from './docs-repository.ts';

/** `not-visible`: the token cannot see the repository, or there is none. */
export type Cited<Found> = Found | 'missing' | 'not-visible';

/** A repository by `owner/name`, as GitHub takes them. */
const REPOSITORY = /^[\w.-]+\/[\w.-]+$/;
/** Not a branch or a tag, which the same call would find. */
const SHA = /^[0-9a-f]{7,64}$/i;

const Commit = z.object({ commit: z.object({ committer: z.nullable(z.object({ date: z.optional(z.string()) })) }) });

/** A commit by its SHA or the beginning of it; `date` is when it was committed, ISO. */
export async function findCommit(
  docs: DocsRepository,
  repository: string,
  sha: string,
): Promise<Cited<{ date: string | undefined }>> {
  if (!SHA.test(sha)) return 'missing';
  return cited(docs, repository, async (where) => {
    // Of its files one is enough.
    const parameters = { ...where, ref: sha, per_page: 1 };
    const { commit } = await docs.call('GET /repos/{owner}/{repo}/commits/{ref}', parameters, Commit);
    return { date: commit.committer?.date };
  });
}

const Pull = z.object({ created_at: z.string(), merged_at: z.nullable(z.string()) });

/** A pull request by its number; times are ISO. */
export function findPull(
  docs: DocsRepository,
  repository: string,
  number: number,
): Promise<Cited<z.infer<typeof Pull>>> {
  return cited(docs, repository, (where) =>
    docs.call('GET /repos/{owner}/{repo}/pulls/{pull_number}', { ...where, pull_number: number }, Pull),
  );
}

async function cited<Found>(
  docs: DocsRepository,
  repository: string,
  find: (where: { owner: string; repo: string }) => Promise<Found>,
): Promise<Cited<Found>> {
  if (!REPOSITORY.test(repository)) return 'not-visible';
  const [owner = '', repo = ''] = repository.split('/');
  const where = { owner, repo };
  try {
    return await find(where);
  } catch (error) {
    if (!refused(error, [403, 404, 422])) throw error;
    // A commit that is not there is a 422 in a repository that is; all else says as much of a repository that is not.
    if (refused(error, [422])) return 'missing';
    if (refused(error, [403])) return 'not-visible';
  }
  try {
    await docs.call('GET /repos/{owner}/{repo}', where, z.unknown());
    return 'missing';
  } catch (error) {
    if (!refused(error, [403, 404, 451])) throw error;
    return 'not-visible';
  }
}

function refused(error: unknown, statuses: number[]): boolean {
  return error instanceof ApiError && statuses.includes(error.status ?? 0);
}
