/** Who has pushed to the branch of a pull request. */
import type { DocsRepository } from '../../src/github/docs-repository.ts';
import { listPullCommits, listPushers, type Pull, type PullCommit } from '../../src/github/pulls.ts';
import { ApiError } from '../../src/http/http.ts';

/** Devin's pull requests come from this account and no other, whatever its name ends in. */
export const DEVIN = 'devin-ai-integration[bot]';

/** GitHub lists no more, so newer ones would be unknown. */
const MAX_COMMITS = 250;

/**
 * Returns whether only Devin has pushed to the branch. GitHub authenticates who pushes, while the person who makes a commit chooses
 * its author and committer. On a server without the list of activities, this uses the push's sender and the accounts of the commits,
 * which somebody could have forged before: see SECURITY.md.
 */
export async function isDevinsAlone(docs: DocsRepository, pull: Pull, pusher: string | undefined): Promise<boolean> {
  if (pusher !== undefined && pusher !== DEVIN) return false;
  try {
    const pushers = await listPushers(docs, pull.head.ref);
    if (pushers.length > 0) return pushers.every((login) => login === DEVIN);
  } catch (error) {
    if (!(error instanceof ApiError) || ![403, 404].includes(error.status ?? 0)) throw error;
  }
  const commits = await listPullCommits(docs, pull.number);
  return commits.length < MAX_COMMITS && commits.every(isDevins);
}

/** GitHub's own account for commits in its web interface. */
const GITHUB = 'web-flow';

/** An account that GitHub does not know counts as a person's. */
export function isDevins({ author, committer }: PullCommit): boolean {
  return author?.login === DEVIN && (committer?.login === DEVIN || committer?.login === GITHUB);
}
