/**
 * What is under review: a pull request, or a group of them in the merge queue, as GitHub describes it now. The event may be an old
 * one that is run again.
 */
import type { DocsRepository } from '../../src/github/docs-repository.ts';
import {
  type ChangedFile,
  compare,
  compareToBranch,
  type Files,
  listFiles,
  MAX_COMPARED,
} from '../../src/github/files.ts';
import { getPull, listPullFiles, type Pull } from '../../src/github/pulls.ts';
import type { Config } from '../../src/policy/config.ts';
import { isOfBranch, isPostmortem, type PostmortemPath, postmortemPath } from '../../src/postmortem/paths.ts';
import { docsRepository, readConfigFile } from '../shared/context.ts';
import type { Event } from '../shared/event.ts';
import type { Inputs } from '../shared/inputs.ts';

/** Whose pull requests are Devin's: this account and no other, whatever its name ends in. */
export const DEVIN = 'devin-ai-integration[bot]';

/** A document that is to be checked. */
export interface ChangedDocument extends ChangedFile {
  /** The whole document is new here: added, copied, moved into the directory, or GitHub does not show what changed in it. */
  isNew: boolean;
}

export interface Changes {
  docs: DocsRepository;
  /** The docs repository, `owner/name`. */
  repository: string;
  config: Config;
  /** False: there is no file, and `config` holds the defaults. */
  hasConfig: boolean;
  headSha: string;
  baseSha: string;
  files: readonly ChangedFile[];
  /** Its postmortems. Files that it removes, or only renames within the directory, are none. */
  documents: readonly ChangedDocument[];
  /** The files of the head. */
  head: Files;
  /** Why it cannot be checked in full, each with the way out. */
  unchecked: string[];
  byDevin: boolean;
  /** Nothing is looked up: not for a stranger, and not again for the merge queue. */
  lookUp: 'nothing' | 'all';
}

export interface PullRequest extends Changes {
  pull: Pull;
  /** From another repository than this one: whoever opened it may not make us look up anything. */
  isFork: boolean;
  /**
   * Of a pull request of Devin's: the one postmortem that its branch is for. Another file in it may be anybody's, and so no session
   * hears of it. Undefined if there is none, or more than one.
   */
  devins: PostmortemPath | undefined;
  /** Who has just pushed, if the event is a push; GitHub has authenticated them. */
  pusher: string | undefined;
}

export async function openPullRequest(inputs: Inputs, event: Event & { name: 'pull_request' }): Promise<PullRequest> {
  const docs = docsRepository(inputs, event);
  const repository = event.repository.full_name;
  const [{ pull, files }, { config, hasConfig }, defaultBranch] = await Promise.all([
    readPull(docs, event.number),
    readConfigFile(docs, inputs.config),
    event.repository.default_branch ?? docs.about().then(({ default_branch: name }) => name),
  ]);
  const isFork = pull.head.repo?.full_name !== repository;
  const byDevin = !isFork && pull.user?.login === DEVIN;
  const [headSha, baseSha] = [pull.head.sha, pull.base.sha];
  const about = { docs, repository, config, hasConfig, files, headSha, baseSha, byDevin };
  const changes =
    pull.base.ref === defaultBranch ? await changesOf(about) : await changesToDefault(about, defaultBranch);
  const { documents, unchecked } = changes;
  const missing = (pull.changed_files ?? files.length) - files.length;
  if (missing > 0) {
    unchecked.push(
      `GitHub lists only ${files.length} of the ${files.length + missing} files that the pull request changes, so there may be more postmortems in it: split it.`,
    );
  }
  if (documents.length === 0 && byDevin) changes.documents = misplaced(pull, files);
  const pusher = event.action === 'synchronize' ? event.sender?.login : undefined;
  const ofBranch = byDevin ? documents.filter(({ filename }) => isOfBranch(filename, pull.head.ref)) : [];
  const devins = ofBranch.length === 1 ? postmortemPath(ofBranch[0]?.filename ?? '', config.directory) : undefined;
  return { ...changes, pull, isFork, lookUp: isFork ? 'nothing' : 'all', devins, pusher };
}

/** How often a pull request is read again because somebody pushed meanwhile. */
const MAX_READS = 3;

/**
 * A pull request with the files of its head. GitHub lists those of the newest head, so the head is read before and after: whoever
 * pushes in between must not have the files of one commit pass for another's.
 */
async function readPull(docs: DocsRepository, number: number): Promise<{ pull: Pull; files: ChangedFile[] }> {
  let pull = await getPull(docs, number);
  for (let reads = 0; reads < MAX_READS; reads++) {
    const files = await listPullFiles(docs, number);
    const now = await getPull(docs, number);
    if (now.head.sha === pull.head.sha && now.base.ref === pull.base.ref) return { pull: now, files };
    pull = now;
  }
  throw new Error(
    `Pull request #${number} was pushed to each of the ${MAX_READS} times that its files were read: run the review again`,
  );
}

/** Each pull request of the group was checked against the services by its own run; this is about what they come to together. */
export async function openMergeGroup(inputs: Inputs, event: Event & { name: 'merge_group' }): Promise<Changes> {
  const docs = docsRepository(inputs, event);
  const repository = event.repository.full_name;
  const { headSha, baseSha } = event;
  const [{ config, hasConfig }, files] = await Promise.all([
    readConfigFile(docs, inputs.config),
    compare(docs, baseSha, headSha),
  ]);
  const changes = await changesOf({ docs, repository, config, hasConfig, files, headSha, baseSha, byDevin: false });
  if (files.length >= MAX_COMPARED) {
    changes.unchecked.push(
      `GitHub lists only the first ${MAX_COMPARED} files that the merge group changes, so there may be more postmortems in it: merge fewer pull requests at a time, or split the large one.`,
    );
  }
  return { ...changes, lookUp: 'nothing' };
}

async function changesOf(
  about: Omit<Changes, 'documents' | 'head' | 'unchecked' | 'lookUp'>,
): Promise<Omit<Changes, 'lookUp'>> {
  const { docs, config, files, headSha, baseSha, byDevin } = about;
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
async function changesToDefault(
  about: Omit<Changes, 'documents' | 'head' | 'unchecked' | 'lookUp'>,
  defaultBranch: string,
): Promise<Omit<Changes, 'lookUp'>> {
  const { docs, headSha } = about;
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
  { docs, config: { directory }, headSha }: Pick<Changes, 'docs' | 'config' | 'headSha'>,
): Promise<ChangedFile[]> {
  const below = async (ref: string) => (await listFiles(docs, ref)).below(directory);
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

/** What Devin wrote on a postmortem's branch is one, even in the wrong place. */
function misplaced({ head }: Pull, files: readonly ChangedFile[]): ChangedDocument[] {
  return head.ref.startsWith('postmortem/')
    ? files
        .filter(({ filename, status }) => status === 'added' && filename.endsWith('.md'))
        .slice(0, 1)
        .map((file) => ({ ...file, isNew: true }))
    : [];
}
