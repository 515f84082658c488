/**
 * What a push has merged, and what its follow-up works with.
 */

import type { Agent } from '../../src/agent/agent.ts';
import type { DocsRepository } from '../../src/github/docs-repository.ts';
import { type ChangedFile, compare, listFiles, MAX_COMPARED, readBlob } from '../../src/github/files.ts';
import { ApiError } from '../../src/http/http.ts';
import type { PagerDuty } from '../../src/pagerduty/rest.ts';
import { type Config, configFor } from '../../src/policy/config.ts';
import type { PostmortemDocument } from '../../src/postmortem/document.ts';
import { statedIn } from '../../src/postmortem/index-entry.ts';
import { isPostmortem } from '../../src/postmortem/paths.ts';
import { readPostmortem } from '../../src/postmortem/read-postmortem.ts';
import { NotUtf8Error } from '../../src/text/utf8.ts';
import { pagerdutyOf, readConfigFile } from '../shared/context.ts';
import type { Event } from '../shared/event.ts';
import type { Inputs } from '../shared/inputs.ts';
import { warning } from '../shared/log.ts';
import { reachDevin } from '../shared/lookup-incident.ts';

/** What a follow-up works with. */
export interface FollowUp {
  inputs: Inputs;
  docs: DocsRepository;
  /** The docs repository, `owner/name`. */
  repository: string;
  defaultBranch: string;
  config: Config;
  /** False: there is no file, and `config` holds the defaults. */
  hasConfig: boolean;
  devin: Agent | undefined;
  pagerduty: PagerDuty | undefined;
  /** A postmortem by its path and the SHA of its blob; each blob is read once. Throws NotUtf8Error. */
  read(file: { path: string; sha: string }): Promise<PostmortemDocument>;
}

/** A postmortem that the push adds or changes. */
export interface Merged {
  path: string;
  document: PostmortemDocument;
  isNew: boolean;
  /** With the overrides for its incident. */
  config: Config;
}

const AT_A_TIME = 5;
/** What GitHub gives for the commit before the first, or after the last. */
export const NO_COMMIT = /^0+$/;

export async function openFollowUp(
  inputs: Inputs,
  event: Event,
  docs: DocsRepository,
  defaultBranch: string,
): Promise<FollowUp> {
  const [{ config, hasConfig }, { devin }] = await Promise.all([
    readConfigFile(docs, inputs.config),
    reachDevin(inputs),
  ]);
  const documents = new Map<string, Promise<PostmortemDocument>>();
  return {
    inputs,
    docs,
    repository: event.repository.full_name,
    defaultBranch,
    config,
    hasConfig,
    devin,
    pagerduty: pagerdutyOf(inputs),
    read({ path, sha }) {
      const reading =
        documents.get(sha) ??
        readBlob(docs, sha, path).then(
          async (text) => (await readPostmortem(text, { path, headings: config.headings })).document,
        );
      documents.set(sha, reading);
      return reading;
    },
  };
}

/** The postmortems of a push that stand on the branch after it; `problems` says which of them are not UTF-8. */
export async function mergedBy(
  push: Event & { name: 'push' },
  desk: FollowUp,
): Promise<{ merged: Merged[]; problems: string[] }> {
  const problems: string[] = [];
  const files = (await filesOf(push, desk)).filter(
    ({ filename, status }) => status !== 'removed' && isPostmortem(filename, desk.config),
  );
  const { default: pMap } = await import('p-map');
  const merged = await pMap(
    files,
    async ({ filename: path, status, sha }): Promise<Merged[]> => {
      if (!sha) return [];
      const document = await desk.read({ path, sha }).catch((error: unknown) => {
        if (!(error instanceof NotUtf8Error)) throw error;
        problems.push(error.message);
      });
      if (document === undefined) return [];
      const isNew = status === 'added' || status === 'copied';
      return [{ path, document, isNew, config: configFor(desk.config, statedIn(document)) }];
    },
    { concurrency: AT_A_TIME },
  );
  return { merged: merged.flat(), problems };
}

async function filesOf(
  { before, after }: Event & { name: 'push' },
  { docs, config }: FollowUp,
): Promise<ChangedFile[]> {
  if (NO_COMMIT.test(before)) {
    // The first push of the branch adds all that is there.
    const files = await (await listFiles(docs, after)).below(config.directory);
    return files.map(({ path, sha }) => ({ filename: path, sha, status: 'added' as const }));
  }
  try {
    const files = await compare(docs, before, after);
    if (files.length >= MAX_COMPARED) {
      warning(
        `GitHub names only the first ${MAX_COMPARED} files of a push: of other postmortems in it no issue was made of action items, and none was published. The index has them all`,
      );
    }
    return files;
  } catch (error) {
    if (!(error instanceof ApiError) || (error.status !== 404 && error.status !== 422)) throw error;
    warning(
      `What the push changed cannot be told any more, because ${before} is gone: no issue was made of action items, and nothing was published. The index is kept all the same`,
    );
    return [];
  }
}
