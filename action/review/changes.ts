/** What a pull request, or a group of them in the merge queue, changes in the postmortems. */
import { type ChangedFile, compareToBranch, type Files, listFiles, MAX_COMPARED } from '../../src/github/files.ts';
import type { Config } from '../../src/policy/config.ts';
import { isPostmortem } from '../../src/postmortem/paths.ts';
import type { RunContext } from '../shared/context.ts';

/** A document that is to be checked. */
export interface ChangedDocument extends ChangedFile {
  /** The whole document is new here: added, copied, moved into the directory, or GitHub does not show what changed in it. */
  isNew: boolean;
}

export interface Changes {
  context: RunContext;
  headSha: string;
  baseSha: string;
  files: readonly ChangedFile[];
  /** Its postmortems. Files that it removes, or only renames within the directory, are none. */
  documents: readonly ChangedDocument[];
  /** The files of the head. */
  head: Files;
  /** Why it cannot be checked in full, each with the way out. */
  unchecked: readonly string[];
  byDevin: boolean;
  /** Nothing is looked up: not for a stranger, and not again for the merge queue. */
  lookUp: 'nothing' | 'all';
}

type Changed = Omit<Changes, 'documents' | 'head' | 'unchecked' | 'lookUp'>;

/** What is changed in the postmortems between two commits. */
export async function changesOf(about: Changed): Promise<Omit<Changes, 'lookUp'>> {
  const { files, headSha, baseSha, byDevin } = about;
  const { docs, config } = about.context;
  const unchecked = files
    .filter(({ filename, status }) => status !== 'removed' && isDirectoryItself(filename, config))
    .map(
      ({ filename }) =>
        `${filename} is a file, a symbolic link or a submodule now, where the directory of the postmortems was: put the directory back, or set "directory" in the configuration.`,
    );
  const candidates = files.filter(
    ({ filename, status }) => status !== 'removed' && status !== 'unchanged' && isPostmortem(filename, config),
  );
  const head = candidates.length === 0 ? NO_FILES : await listFiles(docs, headSha);
  let base: Promise<Files> | undefined;
  const onBase = async () => {
    base ??= listFiles(docs, baseSha);
    return (await base).below(config.directory);
  };
  const documents = [];
  for (const file of candidates) {
    const { status, patch, sha, previous_filename: before = '' } = file;
    const isMove = status === 'renamed' && isPostmortem(before, config);
    // What only moves a postmortem changes nothing in it. GitHub shows no patch then, but neither for a file that it calls binary.
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
 * A check run is a commit's, whatever pull request it was written for. So one into another branch is checked for what its head
 * would bring to the default branch: otherwise it would turn the check of a bad document green that stands in the other branch.
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
  // What the pull request itself touches, whatever its base, is what `scope` is about.
  return { ...changes, files: about.files };
}

/** The files of the head's directory that were not there in another commit, without a patch. */
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

const NO_FILES: Files = { below: async () => [], has: async () => false };

/** A link in place of the directory, or above it, would bring postmortems that no list of files names. */
function isDirectoryItself(path: string, { directory }: Config): boolean {
  return path === directory || directory.startsWith(`${path}/`);
}
