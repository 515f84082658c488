/** Looks up whether what a document cites exists, in this or another repository (GitHub docs, "REST API"). */
import * as z from 'zod/mini';
import { ApiError } from '../http/http.ts';
import type { DocsRepository } from './docs-repository.ts';

/** `not-visible`: the token cannot see the repository, or there is none. */
export type Cited<Found> = Found | 'missing' | 'not-visible';

/** `owner/name`, as GitHub allows it. */
const REPOSITORY = /^[\w.-]+\/[\w.-]+$/;
/** A SHA, because the same call would also find a branch or a tag. */
const SHA = /^[0-9a-f]{7,64}$/i;

const Signature = z.nullish(z.object({ date: z.optional(z.string()) }));
const Commit = z.object({ commit: z.object({ author: Signature, committer: Signature }) });

/** Finds a commit by its SHA or the beginning of it. `date` is when it was committed, `authored` when it was written, both ISO. */
export async function findCommit(
  docs: DocsRepository,
  repository: string,
  sha: string,
): Promise<Cited<{ date: string | undefined; authored: string | undefined }>> {
  if (!SHA.test(sha)) return 'missing';
  return cited(docs, repository, async (where) => {
    // Only one of its files is needed.
    const parameters = { ...where, ref: sha, per_page: 1 };
    const { commit } = await docs.call('GET /repos/{owner}/{repo}/commits/{ref}', parameters, Commit);
    return { date: commit.committer?.date, authored: commit.author?.date };
  });
}

const Pull = z.object({ created_at: z.string(), merged_at: z.nullable(z.string()), closed_at: z.nullish(z.string()) });

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

const Release = z.object({ created_at: z.nullish(z.string()), published_at: z.nullish(z.string()) });

/** A release by its tag ("Get a release by tag name"); times are ISO. */
export function findRelease(
  docs: DocsRepository,
  repository: string,
  tag: string,
): Promise<Cited<z.infer<typeof Release>>> {
  return cited(docs, repository, (where) =>
    docs.call('GET /repos/{owner}/{repo}/releases/tags/{tag}', { ...where, tag }, Release),
  );
}

const Deployment = z.object({ created_at: z.string(), updated_at: z.nullish(z.string()) });

/** A deployment by its ID ("Get a deployment"); times are ISO. */
export function findDeployment(
  docs: DocsRepository,
  repository: string,
  id: number,
): Promise<Cited<z.infer<typeof Deployment>>> {
  return cited(docs, repository, (where) =>
    docs.call('GET /repos/{owner}/{repo}/deployments/{deployment_id}', { ...where, deployment_id: id }, Deployment),
  );
}

const Run = z.object({
  created_at: z.string(),
  run_started_at: z.nullish(z.string()),
  updated_at: z.nullish(z.string()),
});

/** A workflow run by its ID ("Get a workflow run"); times are ISO. */
export function findRun(docs: DocsRepository, repository: string, id: number): Promise<Cited<z.infer<typeof Run>>> {
  return cited(docs, repository, (where) =>
    docs.call('GET /repos/{owner}/{repo}/actions/runs/{run_id}', { ...where, run_id: id }, Run),
  );
}

/** `content` is empty, and `encoding` is `none`, if the file has more than 1 MB. */
const File = z.object({ content: z.string(), encoding: z.string() });

/**
 * Returns the text of a file at a commit ("Get repository content"). Undefined if it is too large, or is not text, so that its
 * lines are unknown.
 */
export function findFile(
  docs: DocsRepository,
  repository: string,
  commit: string,
  path: string,
): Promise<Cited<{ text: string | undefined }>> {
  return cited(docs, repository, async (where) => {
    const parameters = { ...where, path, ref: commit };
    // A folder is a list, and a link or a submodule has no content.
    const found = await docs.call(
      'GET /repos/{owner}/{repo}/contents/{path}',
      parameters,
      z.union([File, z.unknown()]),
    );
    const file = File.safeParse(found).data;
    if (file?.encoding !== 'base64') return { text: undefined };
    const bytes = Buffer.from(file.content, 'base64');
    return { text: bytes.includes(0) ? undefined : bytes.toString('utf8') };
  });
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
  return (await isVisible(docs, owner, repo)) ? 'missing' : 'not-visible';
}

/** Requested once for each repository. */
const visible = new WeakMap<DocsRepository, Map<string, Promise<boolean>>>();

function isVisible(docs: DocsRepository, owner: string, repo: string): Promise<boolean> {
  const known = visible.get(docs) ?? new Map<string, Promise<boolean>>();
  visible.set(docs, known);
  const key = `${owner}/${repo}`.toLowerCase();
  const asking = known.get(key) ?? askWhetherVisible(docs, owner, repo);
  known.set(key, asking);
  return asking;
}

async function askWhetherVisible(docs: DocsRepository, owner: string, repo: string): Promise<boolean> {
  try {
    const isOwn = `${owner}/${repo}`.toLowerCase() === `${docs.owner}/${docs.repo}`.toLowerCase();
    await (isOwn ? docs.about() : docs.call('GET /repos/{owner}/{repo}', { owner, repo }, z.unknown()));
    return true;
  } catch (error) {
    if (!refused(error, [403, 404, 451])) throw error;
    return false;
  }
}

function refused(error: unknown, statuses: number[]): boolean {
  return error instanceof ApiError && statuses.includes(error.status ?? 0);
}
