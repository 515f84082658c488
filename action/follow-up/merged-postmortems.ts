/** The postmortems that a push merged. */
import { type ChangedFile, compare, listFiles, MAX_COMPARED } from '../../src/github/files.ts';
import { ApiError } from '../../src/http/http.ts';
import type { Config } from '../../src/policy/config.ts';
import { configFor } from '../../src/policy/config-for.ts';
import type { PostmortemDocument } from '../../src/postmortem/document.ts';
import { statedIn } from '../../src/postmortem/index-entry.ts';
import { isPostmortem } from '../../src/postmortem/paths.ts';
import { readPostmortem } from '../../src/postmortem/read-postmortem.ts';
import { NotUtf8Error } from '../../src/text/utf8.ts';
import type { RunContext } from '../shared/context.ts';
import type { Event } from '../shared/event.ts';
import { warning } from '../shared/log.ts';

/** A postmortem that the push adds or changes. */
export interface MergedPostmortem {
  path: string;
  document: PostmortemDocument;
  isNew: boolean;
  /** With the overrides for its incident. */
  config: Config;
}

const AT_A_TIME = 5;
/** GitHub's value for the commit before the first, or after the last. */
export const NO_COMMIT = /^0+$/;

/** Throws NotUtf8Error. */
export async function readDocument(
  { textOf, config: { headings } }: RunContext,
  file: { path: string; sha: string },
): Promise<PostmortemDocument> {
  return (await readPostmortem(await textOf(file), { path: file.path, headings })).document;
}

/** Returns the postmortems of a push that are on the branch after it; `problems` lists those that are not UTF-8. */
export async function mergedPostmortems(
  push: Event & { name: 'push' },
  context: RunContext,
): Promise<{ merged: MergedPostmortem[]; problems: string[] }> {
  const problems: string[] = [];
  const files = (await filesOf(push, context)).filter(
    ({ filename, status }) => status !== 'removed' && isPostmortem(filename, context.config),
  );
  const { default: pMap } = await import('p-map');
  const merged = await pMap(
    files,
    async ({ filename: path, status, sha }): Promise<MergedPostmortem[]> => {
      if (!sha) return [];
      const document = await readDocument(context, { path, sha }).catch((error: unknown) => {
        if (!(error instanceof NotUtf8Error)) throw error;
        problems.push(error.message);
      });
      if (document === undefined) return [];
      const isNew = status === 'added' || status === 'copied';
      return [{ path, document, isNew, config: configFor(context.config, statedIn(document)) }];
    },
    { concurrency: AT_A_TIME },
  );
  return { merged: merged.flat(), problems };
}

async function filesOf(
  { before, after }: Event & { name: 'push' },
  { docs, config }: RunContext,
): Promise<ChangedFile[]> {
  if (NO_COMMIT.test(before)) {
    // The first push of the branch adds everything.
    const files = await (await listFiles(docs, after)).below(config.directory);
    return files.map(({ path, sha }) => ({ filename: path, sha, status: 'added' as const }));
  }
  try {
    const files = await compare(docs, before, after);
    if (files.length >= MAX_COMPARED) {
      warning(
        `GitHub names only the first ${MAX_COMPARED} files of a push: for other postmortems in it, no issues were created and nothing was published. The index has them all`,
      );
    }
    return files;
  } catch (error) {
    if (!(error instanceof ApiError) || (error.status !== 404 && error.status !== 422)) throw error;
    warning(
      `The changes of the push are unknown, because ${before} is gone: no issues were created and nothing was published. The index was updated anyway`,
    );
    return [];
  }
}
