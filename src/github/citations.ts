/** Looks up whether a commit or pull request that a document cites exists ("Get a commit", "Get a pull request"). */
import * as z from 'zod/mini';
import { ApiError } from '../http/http.ts';
import type { DocsRepository } from './docs-repository.ts';

/** `not-visible`: the token cannot see the repository, or there is none. */
export type Cited<Found> = Found | 'missing' | 'not-visible';

/** `owner/name`, as GitHub allows it. */
const REPOSITORY = /^[\w.-]+\/[\w.-]+$/;
/** A SHA, because the same call would also find a branch or a tag. */
const SHA = /^[0-9a-f]{7,64}$/i;

const Commit = z.object({ commit: z.object({ committer: z.nullable(z.object({ date: z.optional(z.string()) })) }) });

/** Finds a commit by its SHA or the beginning of it. `date` is the commit time, ISO. */
export async function findCommit(
  docs: DocsRepository,
  repository: string,
  sha: string,
): Promise<Cited<{ date: string | undefined }>> {
  if (!SHA.test(sha)) return 'missing';
  return cited(docs, repository, async (where) => {
    // Only one of its files is needed.
    const parameters = { ...where, ref: sha, per_page: 1 };
    const { commit } = await docs.call('GET /repos/{owner}/{repo}/commits/{ref}', parameters, Commit);
    return { date: commit.committer?.date };
  });
}

const Pull = z.object({ created_at: z.string(), merged_at: z.nullable(z.string()) });

/** Finds a pull request by its number. Times are ISO. */
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
    // A missing commit in a visible repository is a 422. Other statuses mean that the repository is not visible.
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
