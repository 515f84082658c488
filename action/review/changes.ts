/** What a pull request, or a group of them in the merge queue, changes in the postmortems. */
import { type ChangedFile, compareToBranch, type Files, listFiles, MAX_COMPARED } from '../../src/github/files.ts';
import type { Config } from '../../src/policy/config.ts';
import { isPostmortem } from '../../src/postmortem/paths.ts';
import type { RunContext } from '../shared/context.ts';
import { once } from '../shared/once.ts';

/** A document to check. */
export interface ChangedDocument extends ChangedFile {
  /** The whole document is new here: added, copied, moved into the directory, or GitHub does not show its changes. */
  isNew: boolean;
}

export interface Changes {
  context: RunContext;
  headSha: string;
  baseSha: string;
  files: readonly ChangedFile[];
  /** Its postmortems, without files that it removes, or only renames within the directory. */
  documents: readonly ChangedDocument[];
  /** The files of the head, listed once. */
  head: () => Promise<Files>;
  /** Why it cannot be checked in full, each with the fix. */
  unchecked: readonly string[];
  byDevin: boolean;
  /** `nothing`: for a stranger's pull request, and for the merge queue, where the lookups are done already. */
  lookUp: 'nothing' | 'all';
}

type Changed = Omit<Changes, 'documents' | 'head' | 'unchecked' | 'lookUp'>;

/** Returns the changes in the postmortems between two commits. */
export async function changesOf(about: Changed): Promise<Omit<Changes, 'lookUp'>> {
  const { files, headSha, baseSha, byDevin } = about;
  const { docs, config } = about.context;
  const unchecked = files
    .filter(({ filename, status }) => status !== 'removed' && isDirectoryItself(filename, config))
    .map(
      ({ filename }) =>
        `${filename} is now a file, a symbolic link or a submodule instead of the directory of the postmortems: restore the directory, or set "directory" in the configuration.`,
    );
  const candidates = files.filter(
    ({ filename, status }) => status !== 'removed' && status !== 'unchanged' && isPostmortem(filename, config),
  );
  const head = once(() => listFiles(docs, headSha));
  let base: Promise<Files> | undefined;
  const onBase = async () => {
    base ??= listFiles(docs, baseSha);
    return (await base).below(config.directory);
  };
  const documents = [];
  for (const file of candidates) {
    const { status, patch, sha, previous_filename: before = '' } = file;
    const isMove = status === 'renamed' && isPostmortem(before, config);
    // Moving a postmortem changes nothing in it, and GitHub then shows no patch. It shows none for a file that it calls binary either.
    const isUntouched =
      isMove && patch === undefined && (await onBase()).some((old) => old.path === before && old.sha === sha);
    if (isUntouched && !byDevin) continue;
    const isNew =
      !isUntouched &&
      (patch === undefined || status === 'added' || status === 'copied' || (status === 'renamed' && !isMove));
    documents.push({ ...file, isNew });
  }
  return { ...about, documents, head, unchecked };
}

/**
 * A check run belongs to a commit, whichever pull request it was written for. So a pull request into another branch is checked for
 * what its head would bring to the default branch. Otherwise a bad document that is already in the other branch would become green.
 */
export async function changesToDefault(about: Changed): Promise<Omit<Changes, 'lookUp'>> {
  const { headSha } = about;
  const { docs, defaultBranch } = about.context;
  const { mergeBase, files } = (await compareToBranch(docs, defaultBranch, headSha)) ?? {};
  const baseSha = mergeBase ?? about.baseSha;
  const unlisted =
    files !== undefined && files.length < MAX_COMPARED
      ? []
      : await filesNotIn(mergeBase, about).then((all) =>
          all.filter(({ filename }) => !files?.some((listed) => listed.filename === filename)),
        );
  const changes = await changesOf({ ...about, baseSha, files: [...(files ?? []), ...unlisted] });
  // The rule `scope` is about the files that the pull request itself touches, whatever its base.
  return { ...changes, files: about.files };
}

/** Returns the files of the head's directory that another commit does not have, without a patch. */
async function filesNotIn(
  base: string | undefined,
  { context: { docs, config }, headSha }: Pick<Changes, 'context' | 'headSha'>,
): Promise<ChangedFile[]> {
  const below = async (ref: string) => (await listFiles(docs, ref)).below(config.directory);
  const [now, then] = await Promise.all([below(headSha), base === undefined ? [] : below(base)]);
  const before = new Map(then.map(({ path, sha }) => [path, sha]));
  return now
    .filter(({ path, sha }) => before.get(path) !== sha)
    .map(({ path, sha }) => ({ filename: path, sha, status: before.has(path) ? 'modified' : 'added' }));
}

/** A link in place of the directory, or above it, would bring postmortems that no list of files shows. */
function isDirectoryItself(path: string, { directory }: Config): boolean {
  return path === directory || directory.startsWith(`${path}/`);
}
