/**
 * Files of the docs repository on a branch or in a commit. Nothing is checked out (GitHub docs, "REST API endpoints
 * for repository contents", "… for Git trees", "… for Git blobs", "… for commits").
 */
import * as z from 'zod/mini';
import { ApiError } from '../http/http.ts';
import { decodeUtf8, NotUtf8Error } from '../text/utf8.ts';
import type { DocsRepository } from './docs-repository.ts';
import { findAtOnce, type Wanted } from './find-at-once.ts';

/** Base64, except for a file of more than 1 MB: that one is empty, with the encoding `none`. */
const Content = z.object({ sha: z.string(), content: z.string(), encoding: z.string() });
/** A symbolic link to something that is not a file of the repository, or a submodule: it has no text. */
const Elsewhere = z.object({ type: z.enum(['symlink', 'submodule']) });

/**
 * Returns the text of a file ("Get repository content"); undefined if there is none at that path. Without `ref`, reads the default
 * branch. Throws if the repository is not visible, although GitHub answers the same as for a missing file.
 * @throws NotUtf8Error
 */
export async function readFile(docs: DocsRepository, path: string, ref?: string): Promise<string | undefined> {
  const text = await readFileOrLink(docs, path, ref);
  return text === LINK ? undefined : text;
}

/**
 * Like `readFile`, for a settings file: a link to nowhere is not the same as no file.
 * @throws Error if the path is a symbolic link to something that is not a file of the repository, or a submodule.
 */
export async function readSettingsFile(docs: DocsRepository, path: string): Promise<string | undefined> {
  const text = await readFileOrLink(docs, path);
  if (text !== LINK) return text;
  throw new Error(`${path} is a link to something that is not a file of the repository: commit the file itself`);
}

const LINK = Symbol('a link to no file of the repository');

async function readFileOrLink(
  docs: DocsRepository,
  path: string,
  ref?: string,
): Promise<string | typeof LINK | undefined> {
  try {
    const parameters = { path, ...(ref !== undefined && { ref }) };
    const file = await docs.call(
      'GET /repos/{owner}/{repo}/contents/{path}',
      parameters,
      z.union([Content, Elsewhere]),
    );
    if ('type' in file) return LINK;
    return file.encoding === 'none' ? await readBlob(docs, file.sha, path) : textOf(file, path);
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 404) throw error;
    await docs.about();
    return undefined;
  }
}

/**
 * Returns the text of a file of at most 100 MB by the SHA of its content ("Get a blob").
 * @param path For the error.
 * @throws NotUtf8Error
 */
export async function readBlob({ call }: DocsRepository, sha: string, path: string): Promise<string> {
  return textOf(await call('GET /repos/{owner}/{repo}/git/blobs/{file_sha}', { file_sha: sha }, Content), path);
}

/** Where a text is: a file of the docs repository in a commit, or by the SHA of its content. */
export type TextPlace = { path: string; ref: string } | { path: string; sha: string };

/**
 * Returns the texts of several files, in their order: with one request, or with one for each on a server without GraphQL. Undefined:
 * there is no such file, or it is no text.
 */
export async function readTexts(docs: DocsRepository, places: readonly TextPlace[]): Promise<(string | undefined)[]> {
  if (places.length === 0) return [];
  const repository = `${docs.owner}/${docs.repo}`;
  const wanted = places.map(
    (place): Wanted =>
      'sha' in place ? { repository, blob: place.sha } : { repository, commit: place.ref, path: place.path },
  );
  const found = await findAtOnce(docs, wanted).catch((error: unknown) => {
    if (error instanceof ApiError) return undefined;
    throw error;
  });
  if (found !== undefined) return found.map((each) => (typeof each === 'object' ? each.text : undefined));
  return Promise.all(
    places.map((place) => {
      const reading = 'sha' in place ? readBlob(docs, place.sha, place.path) : readFile(docs, place.path, place.ref);
      return reading.catch((error: unknown) => {
        if (error instanceof NotUtf8Error) return undefined;
        throw error;
      });
    }),
  );
}

function textOf({ content, encoding }: z.infer<typeof Content>, path: string): string {
  return encoding === 'base64' ? decodeUtf8(Buffer.from(content, 'base64'), path) : content;
}

export interface FileEntry {
  /** From the root of the repository. */
  path: string;
  /** SHA of the content: the same content has the same SHA. */
  sha: string;
  /** In bytes. */
  size: number;
  /** A symbolic link, whose text is a path. */
  isLink: boolean;
}

const Tree = z.object({
  truncated: z.boolean(),
  tree: z.array(
    z.object({
      path: z.string(),
      type: z.string(),
      mode: z.optional(z.string()),
      sha: z.string(),
      size: z.optional(z.number()),
    }),
  ),
});

/** Git's mode of a symbolic link ("Get a tree"). */
const LINK_MODE = '120000';
const NO_FILES: z.infer<typeof Tree> = { truncated: false, tree: [] };

export interface Files {
  /** Returns every file below a directory, at any depth; none if there is no such directory. */
  below(directory: string): Promise<FileEntry[]>;
  /** Returns whether there is a file or a link at this path. */
  has(path: string): Promise<boolean>;
}

/**
 * Lists the files of a branch or commit ("Get a tree") in one request. If a repository is too large for that (100,000 entries),
 * `below` sends one request for each step of the path, and one for everything below it.
 */
export async function listFiles(docs: DocsRepository, ref: string): Promise<Files> {
  const whole = await getTree(docs, ref, { recursive: '1' }).catch((error: unknown) => {
    // GitHub answers this for a repository without commits.
    if (error instanceof ApiError && (error.status === 404 || error.status === 409)) return NO_FILES;
    throw error;
  });
  return {
    below: async (directory) =>
      whole.truncated
        ? filesBelow(docs, ref, directory)
        : filesIn(whole, '').filter(({ path }) => path.startsWith(`${directory}/`)),
    has: async (path) =>
      whole.truncated
        ? (await readFileOrLink(docs, path, ref)) !== undefined
        : whole.tree.some((entry) => entry.path === path && entry.type !== 'tree'),
  };
}

async function filesBelow(docs: DocsRepository, ref: string, directory: string): Promise<FileEntry[]> {
  let sha = ref;
  for (const step of directory.split('/')) {
    const { tree } = await getTree(docs, sha);
    const found = tree.find(({ path, type }) => path === step && type === 'tree');
    if (found === undefined) return [];
    sha = found.sha;
  }
  const below = await getTree(docs, sha, { recursive: '1' });
  if (below.truncated) {
    throw new Error(
      `The directory ${directory} holds more files than GitHub lists: use a directory for postmortems only`,
    );
  }
  return filesIn(below, `${directory}/`);
}

function getTree({ call }: DocsRepository, sha: string, query: { recursive?: '1' } = {}) {
  return call('GET /repos/{owner}/{repo}/git/trees/{tree_sha}', { tree_sha: sha, ...query }, Tree);
}

function filesIn({ tree }: z.infer<typeof Tree>, prefix: string): FileEntry[] {
  return tree.flatMap(({ path, type, mode, sha, size = 0 }) =>
    type === 'blob' ? [{ path: `${prefix}${path}`, sha, size, isLink: mode === LINK_MODE }] : [],
  );
}

/** A file that a pull request or a push changes. */
export const ChangedFile = z.object({
  filename: z.string(),
  status: z.enum(['added', 'removed', 'modified', 'renamed', 'copied', 'changed', 'unchanged']),
  previous_filename: z.optional(z.string()),
  /** SHA of the content; null if GitHub has none. */
  sha: z.nullish(z.string()),
  /** Unified diff without a header; absent if the file is binary or its diff is too large. */
  patch: z.optional(z.string()),
});
export type ChangedFile = z.infer<typeof ChangedFile>;

const Comparison = z.object({ files: z.optional(z.array(ChangedFile)) });

/** GitHub lists no more files of a push. */
export const MAX_COMPARED = 300;

/** Returns the files that a push changes, from one commit to another; at most the first 300 ("Compare two commits"). */
export async function compare({ call }: DocsRepository, before: string, after: string): Promise<ChangedFile[]> {
  const parameters = { basehead: `${before}...${after}`, per_page: 1 };
  return (await call('GET /repos/{owner}/{repo}/compare/{basehead}', parameters, Comparison)).files ?? [];
}

const ToBranch = z.object({
  merge_base_commit: z.object({ sha: z.string() }),
  files: z.optional(z.array(ChangedFile)),
});

/**
 * Returns the changes that a commit would bring to a branch since `mergeBase`; at most the first 300 files. Undefined if they have
 * no commit in common ("Compare two commits").
 */
export async function compareToBranch(
  { call }: DocsRepository,
  branch: string,
  sha: string,
): Promise<{ mergeBase: string; files: ChangedFile[] } | undefined> {
  try {
    const parameters = { basehead: `${branch}...${sha}`, per_page: 1 };
    const compared = await call('GET /repos/{owner}/{repo}/compare/{basehead}', parameters, ToBranch);
    return { mergeBase: compared.merge_base_commit.sha, files: compared.files ?? [] };
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 404) throw error;
    return undefined;
  }
}
