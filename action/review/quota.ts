/**
 * Limits a review's share of the requests that GitHub takes in an hour: 1,000 for the token of a repository's workflows ("Rate limits
 * for the REST API"), shared with drafts unless they have their own token. A pull request must not use them up.
 */
import type { DocsRepository } from '../../src/github/docs-repository.ts';

/** Kept for drafts, and for the check run and the comment of the review itself. */
const RESERVE = 300;
/** How many commits and pull requests one run looks up. Each takes a request or two. */
const MAX_LOOK_UPS = 100;

export interface Quota {
  /** Whether there is room for reading one more document. */
  mayRead(): boolean;
  /** Whether one more citation may be looked up. Counts it. */
  mayLookUp(): boolean;
  /** Why something was refused so far, each a sentence with the fix. */
  exhausted(): string[];
}

export function quotaOf({ remaining }: Pick<DocsRepository, 'remaining'>): Quota {
  let lookUps = 0;
  const reasons = new Set<string>();
  const refuse = (why: string) => {
    reasons.add(why);
    return false;
  };
  const mayRead = () =>
    (remaining() ?? RESERVE) >= RESERVE ||
    refuse(
      `GitHub takes only ${RESERVE} more requests of this token in this hour, which are kept for drafts: run the review again in an hour.`,
    );
  return {
    mayRead,
    mayLookUp() {
      if (lookUps === MAX_LOOK_UPS) {
        return refuse(
          `The pull request cites more than the ${MAX_LOOK_UPS} commits and pull requests that a review looks up: split it.`,
        );
      }
      if (!mayRead()) return false;
      lookUps += 1;
      return true;
    },
    exhausted: () => [...reasons],
  };
}
