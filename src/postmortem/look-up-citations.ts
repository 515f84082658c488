/** Looks up on GitHub the commits and pull requests that a postmortem cites. */
import { findCommit, findPull } from '../github/citations.ts';
import type { DocsRepository } from '../github/docs-repository.ts';
import { ApiError } from '../http/http.ts';
import type { Citation } from './citations.ts';
import type { CitationStatus } from './rules/rule.ts';

export type LookUpCitation = (citation: Citation) => Promise<CitationStatus>;

/**
 * `host` is GitHub's web host, such as github.com: citations on other hosts are not looked up. `onFailure` is called for a failed
 * lookup, but not for one that the token may not make.
 */
export function lookUpCitations(
  docs: DocsRepository,
  host: string,
  onFailure: (error: ApiError) => void = () => {},
): LookUpCitation {
  return async (citation) => {
    const { repository, commit, pull } = citation;
    if (citation.host !== undefined && citation.host !== host.toLowerCase()) return 'not-checked';
    try {
      if (commit !== undefined) {
        const found = await findCommit(docs, repository, commit);
        if (typeof found === 'string') return found === 'missing' ? found : 'not-checked';
        return { exists: true, at: found.date };
      }
      const found = await findPull(docs, repository, pull ?? 0);
      if (typeof found === 'string') return found === 'missing' ? found : 'not-checked';
      return { exists: true, at: found.merged_at ?? undefined };
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      onFailure(error);
      return 'not-checked';
    }
  };
}
