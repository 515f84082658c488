/** Looks up on GitHub what a postmortem cites. */
import {
  type Cited,
  findCommit,
  findDeployment,
  findFile,
  findPull,
  findRelease,
  findRun,
} from '../github/citations.ts';
import type { DocsRepository } from '../github/docs-repository.ts';
import { ApiError } from '../http/http.ts';
import type { CitedTarget } from './citations.ts';
import type { CitationStatus } from './rules/rule.ts';

export type LookUpCitation = (target: CitedTarget) => Promise<CitationStatus>;

/**
 * `host` is GitHub's web host, such as github.com: citations on other hosts are not looked up. `onFailure` is called for a failed
 * lookup, but not for one that the token may not make.
 */
export function lookUpCitations(
  docs: DocsRepository,
  host: string,
  onFailure: (error: ApiError) => void = () => {},
): LookUpCitation {
  return async (target) => {
    if (target.host !== undefined && target.host !== host.toLowerCase()) return 'not-checked';
    try {
      return await find(docs, target);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      onFailure(error);
      return 'not-checked';
    }
  };
}

async function find(docs: DocsRepository, target: CitedTarget): Promise<CitationStatus> {
  const { repository, commit, pull, release, deployment, run, path } = target;
  if (commit !== undefined && path !== undefined) {
    return lookup(await findFile(docs, repository, commit, path), ({ text }) => ({ at: undefined, text }));
  }
  if (commit !== undefined) {
    return lookup(await findCommit(docs, repository, commit), ({ date, authored }) => ({
      at: date,
      times: known(date, authored),
    }));
  }
  if (release !== undefined) {
    return lookup(await findRelease(docs, repository, release), ({ created_at, published_at }) => ({
      at: published_at ?? created_at ?? undefined,
      times: known(published_at, created_at),
    }));
  }
  if (deployment !== undefined) {
    return lookup(await findDeployment(docs, repository, deployment), ({ created_at, updated_at }) => ({
      at: created_at,
      times: known(created_at, updated_at),
    }));
  }
  if (run !== undefined) {
    return lookup(await findRun(docs, repository, run), ({ created_at, run_started_at, updated_at }) => ({
      at: run_started_at ?? created_at,
      times: known(created_at, run_started_at, updated_at),
    }));
  }
  return lookup(await findPull(docs, repository, pull ?? 0), ({ created_at, merged_at, closed_at }) => ({
    at: merged_at ?? undefined,
    times: known(created_at, merged_at, closed_at),
  }));
}

function lookup<Found extends object>(
  found: Cited<Found>,
  tell: (found: Found) => Omit<Extract<CitationStatus, object>, 'exists'>,
): CitationStatus {
  if (found === 'missing') return found;
  return found === 'not-visible' ? 'not-checked' : { exists: true, ...tell(found) };
}

function known(...times: (string | null | undefined)[]): string[] {
  return [...new Set(times.flatMap((time) => time ?? []))];
}
