/** Pull requests of the docs repository (GitHub docs, "REST API endpoints for pull requests", "… for review requests"). */
import * as z from 'zod/mini';
import type { DocsRepository } from './docs-repository.ts';
import { ChangedFile } from './files.ts';

/** Null if the account was deleted. */
const Account = z.nullable(z.object({ login: z.string() }));

const Side = z.object({
  ref: z.string(),
  sha: z.string(),
  /** Null if the fork was deleted. */
  repo: z.nullable(z.object({ full_name: z.string() })),
});

const Pull = z.object({
  number: z.int(),
  html_url: z.string(),
  title: z.string(),
  state: z.enum(['open', 'closed']),
  draft: z.optional(z.boolean()),
  user: Account,
  head: Side,
  base: Side,
  /** How many files it changes; only when a single pull request is fetched. */
  changed_files: z.optional(z.int()),
  created_at: z.string(),
  merged_at: z.nullable(z.string()),
  requested_reviewers: z.optional(z.array(z.object({ login: z.string() }))),
  requested_teams: z.optional(z.array(z.object({ slug: z.string() }))),
  assignees: z.optional(z.nullable(z.array(z.object({ login: z.string() })))),
});
export type Pull = z.infer<typeof Pull>;

/** "List pull requests", open ones. */
export function listOpenPulls({ list }: DocsRepository): Promise<Pull[]> {
  return list('GET /repos/{owner}/{repo}/pulls', { state: 'open' }, Pull);
}

/** "Get a pull request". */
export function getPull({ call }: DocsRepository, number: number): Promise<Pull> {
  return call('GET /repos/{owner}/{repo}/pulls/{pull_number}', { pull_number: number }, Pull);
}

/** "List pull requests files": GitHub lists at most 3,000. */
export function listPullFiles({ list }: DocsRepository, number: number): Promise<ChangedFile[]> {
  return list('GET /repos/{owner}/{repo}/pulls/{pull_number}/files', { pull_number: number }, ChangedFile);
}

/** `author` and `committer` are accounts: null if GitHub knows none with the e-mail address. */
const PullCommit = z.object({
  sha: z.string(),
  author: Account,
  committer: Account,
});
export type PullCommit = z.infer<typeof PullCommit>;

/** "List commits on a pull request", oldest first: GitHub lists at most 250. */
export function listPullCommits({ list }: DocsRepository, number: number): Promise<PullCommit[]> {
  return list('GET /repos/{owner}/{repo}/pulls/{pull_number}/commits', { pull_number: number }, PullCommit);
}

const Activity = z.object({ activity_type: z.string(), actor: Account });

/**
 * Returns the accounts that pushed to a branch since it was last created, as GitHub authenticated them, newest first; undefined for a
 * deleted account ("List repository activities"). Names and addresses in a commit prove nothing: the committer chooses them.
 */
export async function listPushers({ list }: DocsRepository, branch: string): Promise<(string | undefined)[]> {
  const activities = await list('GET /repos/{owner}/{repo}/activity', { ref: `refs/heads/${branch}` }, Activity);
  const made = activities.findIndex(({ activity_type: type }) => type === 'branch_creation');
  return activities
    .slice(0, made === -1 ? undefined : made + 1)
    .filter(({ activity_type: type }) => type !== 'branch_deletion')
    .map(({ actor }) => actor?.login);
}

/**
 * Requests reviews from people, and from the owner's teams by their slugs. Does not request the same reviewer twice. A 422 means that
 * one of them is the author, not a collaborator, or a team that the token may not see, and that no review was requested. Returns the
 * people with a pending request.
 */
export async function requestReviewers(
  { call }: DocsRepository,
  number: number,
  logins: readonly string[],
  teams: readonly string[] = [],
): Promise<string[]> {
  const { requested_reviewers: requested = [] } = await call(
    'POST /repos/{owner}/{repo}/pulls/{pull_number}/requested_reviewers',
    { pull_number: number, reviewers: logins, ...(teams.length > 0 && { team_reviewers: teams }) },
    Pull,
  );
  return requested.map(({ login }) => login);
}
