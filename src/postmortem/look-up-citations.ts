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
import { type Found, findAtOnce, type Wanted } from '../github/find-at-once.ts';
import { ApiError } from '../http/http.ts';
import type { CitedTarget } from './citations.ts';
import type { CitationStatus } from './rules/rule.ts';

/** By the key of what was looked up. What is left out was not looked up, because there is too much. */
export type LookUpCitations = (targets: readonly CitedTarget[]) => Promise<ReadonlyMap<string, CitationStatus>>;

/** Targets of one query. */
const MAX_AT_ONCE = 100;
/** How many are looked up with a request of their own: deployments and runs always, and the others on a server without GraphQL. */
export const MAX_SINGLE = 5;
export const MAX_SINGLE_WITHOUT_GRAPHQL = 14;

/**
 * Looks up everything in one round of requests. `host` is GitHub's web host, such as github.com: citations on other hosts are not
 * looked up. `onFailure` is called for a failed lookup, but not for one that the token may not make. `mayLookUp` counts them.
 */
export function lookUpCitations(
  docs: DocsRepository,
  host: string,
  {
    onFailure = () => {},
    mayLookUp = () => true,
    maxSingle = MAX_SINGLE_WITHOUT_GRAPHQL,
  }: { onFailure?: (error: ApiError) => void; mayLookUp?: () => boolean; maxSingle?: number } = {},
): LookUpCitations {
  return async (targets) => {
    const statuses = new Map<string, CitationStatus>();
    const here = targets.filter((target) => {
      const isHere = target.host === undefined || target.host === host.toLowerCase();
      if (!isHere) statuses.set(target.key, 'not-checked');
      return isHere;
    });
    const batch = docs.query === undefined ? [] : here.flatMap(inBatch).slice(0, MAX_AT_ONCE).filter(mayLookUp);
    const others = (left: readonly CitedTarget[]) => left.filter(({ key }) => !statuses.has(key));
    const isBatched = new Set(batch.map(({ target }) => target.key));
    const [found] = await Promise.all([
      atOnce(docs, batch),
      single(
        here.filter(({ key }) => !isBatched.has(key)),
        docs.query === undefined ? maxSingle : MAX_SINGLE,
      ),
    ]);
    for (const [key, status] of found ?? []) statuses.set(key, status);
    // The server has no GraphQL after all, or refuses the query.
    if (found === undefined) await single(others(batch.map(({ target }) => target)), maxSingle);
    return statuses;

    async function single(wanted: readonly CitedTarget[], max: number): Promise<void> {
      const within = wanted.slice(0, max).filter(mayLookUp);
      await Promise.all(
        within.map(async (target) => {
          try {
            statuses.set(target.key, await find(docs, target));
          } catch (error) {
            if (!(error instanceof ApiError)) throw error;
            onFailure(error);
            statuses.set(target.key, 'not-checked');
          }
        }),
      );
    }
  };
}

interface Batched {
  target: CitedTarget;
  wanted: Wanted;
}

/** Deployments and workflow runs have no number that GraphQL knows. */
function inBatch(target: CitedTarget): Batched[] {
  const { repository, commit, path, pull, release } = target;
  if (!REPOSITORY.test(repository)) return [];
  if (commit !== undefined)
    return [{ target, wanted: path === undefined ? { repository, commit } : { repository, commit, path } }];
  if (pull !== undefined) return [{ target, wanted: { repository, pull } }];
  return release === undefined ? [] : [{ target, wanted: { repository, release } }];
}

const REPOSITORY = /^[\w.-]+\/[\w.-]+$/;

/** Undefined if the query failed as a whole. */
async function atOnce(
  docs: DocsRepository,
  batch: readonly Batched[],
): Promise<[key: string, status: CitationStatus][] | undefined> {
  if (batch.length === 0) return [];
  try {
    const found = await findAtOnce(
      docs,
      batch.map(({ wanted }) => wanted),
    );
    return found?.map((each, index) => [batch[index]?.target.key ?? '', lookup(each, tellFound)]);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return undefined;
  }
}

function tellFound({ at, times, text }: Found) {
  return { at, ...(times.length > 0 && { times }), text };
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
