import { blankOut } from '../text/sentences.ts';
import type { PostmortemDocument, Range } from './document/model.ts';
import { rangeAt, sourceOf } from './document/source.ts';

/** Something on GitHub that can be looked up. Exactly one of the fields after `repository` is set. */
export interface CitedTarget {
  /**
   * Identifies it: `owner/repo@sha`, `owner/repo#12`, `owner/repo@sha:src/a.ts`, `owner/repo release v1`, with `host/` before it if
   * a URL names one. In lower case, except a path and a release.
   */
  key: string;
  /** Of the URL; undefined if there is none, which means the docs repository's own server. */
  host: string | undefined;
  /** `owner/name`, lower case. */
  repository: string;
  /** 7 to 40 hex digits, or the number. With `path`, the file at that commit. */
  commit: string | undefined;
  pull: number | undefined;
  /** A tag. */
  release?: string | undefined;
  deployment?: number | undefined;
  /** Of a workflow. */
  run?: number | undefined;
  path?: string | undefined;
}

/** A commit, pull request, release, deployment or workflow run that a document names so that it can be looked up. */
export interface Citation extends CitedTarget {
  places: CitationPlace[];
}

export interface CitationPlace {
  range: Range;
  /** It links a file at that commit, so the commit does not count as a change that matters. */
  asFile: boolean;
  /** Of a link to a file. */
  file?: CitedFile | undefined;
}

export interface CitedFile {
  path: string;
  /** From the first to the last, counted from 1; undefined: the whole file. */
  lines: { from: number; to: number } | undefined;
}

const REPOSITORY_URL = String.raw`https?:\/\/([\w.-]{1,253}(?::\d{1,5})?)\/([\w.-]{1,100}\/[\w.-]{1,100})\/`;
const URLS = new RegExp(
  `${REPOSITORY_URL}${String.raw`(?:(commit|blob)\/([\da-f]{7,40})|pull\/(\d{1,9}))(?!\w)(?:\/([^\s#?)\]>"'\`<|]{1,300}))?(?:\?[\w=&%-]{0,60})?(?:#L(\d{1,7})(?:C\d{1,5})?(?:-L?(\d{1,7}))?)?`}`,
  'gi',
);
const MORE_URLS = new RegExp(
  `${REPOSITORY_URL}${String.raw`(?:releases\/tag\/([\w.%+~-]{1,100}(?:\/[\w.%+~-]{1,100}){0,3})|deployments\/(\d{1,15})|actions\/runs\/(\d{1,15}))`}`,
  'gi',
);
const SHORT = /(?<![\w./@-])([\w-]{1,39}\/[\w.-]{1,100})(?:@([\da-f]{7,40})|#(\d{1,9}))(?![\w-]|\.\w)/gi;

/**
 * Commits by URL (`https://github.com/o/r/commit/…`, a permalink `…/blob/<40 hex>/…`) or as `o/r@sha`, pull requests by URL or
 * as `o/r#12`, releases, deployments and workflow runs by URL; each once, with all its places, in the order of the file. Not in
 * comments and code blocks. Linear in the text.
 */
export function citationsOf({ markdown, code, html }: PostmortemDocument): Citation[] {
  const text = blankOut(markdown, [
    ...code.filter(({ block }) => block).map(({ range }) => range),
    ...html.filter(({ value }) => value.startsWith('<!--')).map(({ range }) => range),
  ]);
  const source = sourceOf(markdown);
  const citations = new Map<string, Citation>();
  const add = (target: Omit<CitedTarget, 'key'>, match: RegExpExecArray, file?: CitedFile | 'unknown') => {
    const key = keyOf(target);
    const known = citations.get(key) ?? { key, ...target, places: [] };
    known.places.push({
      range: rangeAt(source, match.index, match.index + match[0].length),
      asFile: file !== undefined,
      ...(typeof file === 'object' && { file }),
    });
    citations.set(key, known);
  };
  for (const match of text.matchAll(URLS)) {
    const [host = '', repository = '', form, commit, pull] = match.slice(1, 6).map((part) => part?.toLowerCase());
    const [path, from, to] = match.slice(6);
    const isFile = form === 'blob';
    // A blob of seven hex digits can also be a branch.
    if (isFile && commit?.length !== 40) continue;
    const file = path === undefined ? 'unknown' : { path: decoded(path), lines: linesOf(from, to) };
    add({ host, repository, commit, pull: numberOf(pull) }, match, isFile ? file : undefined);
  }
  for (const match of text.matchAll(MORE_URLS)) {
    const [, host = '', repository = '', release, deployment, run] = match;
    const where = {
      host: host.toLowerCase(),
      repository: repository.toLowerCase(),
      commit: undefined,
      pull: undefined,
    };
    const tag = release?.replace(/[.]+$/, '');
    const what =
      tag !== undefined
        ? { release: decoded(tag) }
        : run !== undefined
          ? { run: Number(run) }
          : { deployment: Number(deployment) };
    add({ ...where, ...what }, match);
  }
  for (const match of text.matchAll(SHORT)) {
    const [, repository = '', commit, pull] = match.map((part) => part?.toLowerCase());
    add({ host: undefined, repository, commit, pull: numberOf(pull) }, match);
  }
  const first = ({ places }: Citation) => places[0]?.range.start.offset ?? 0;
  return [...citations.values()].sort((a, b) => first(a) - first(b));
}

function keyOf({ host, repository, commit, pull, release, deployment, run, path }: Omit<CitedTarget, 'key'>): string {
  const where = `${host === undefined ? '' : `${host}/`}${repository}`;
  if (commit !== undefined) return `${where}@${commit}${path === undefined ? '' : `:${path}`}`;
  if (pull !== undefined) return `${where}#${pull}`;
  if (release !== undefined) return `${where} release ${release}`;
  return deployment === undefined ? `${where} run ${run}` : `${where} deployment ${deployment}`;
}

/** A file at a commit. */
export function fileAt({ host, repository, commit }: CitedTarget, path: string): CitedTarget {
  const target = { host, repository, commit, pull: undefined, path };
  return { key: keyOf(target), ...target };
}

/** The name of it in a sentence. */
export function citationName({ repository, commit, pull, release, deployment, run, path }: CitedTarget): string {
  if (commit !== undefined) {
    const at = `${commit.slice(0, 12)} of ${repository}`;
    return path === undefined ? `Commit ${at}` : `The file ${path} at commit ${at}`;
  }
  if (pull !== undefined) return `Pull request ${repository}#${pull}`;
  if (release !== undefined) return `Release ${release} of ${repository}`;
  return deployment === undefined
    ? `Workflow run ${run} of ${repository}`
    : `Deployment ${deployment} of ${repository}`;
}

function linesOf(from: string | undefined, to: string | undefined): CitedFile['lines'] {
  if (from === undefined) return undefined;
  const [one, other] = [Number(from), Number(to ?? from)];
  return { from: Math.min(one, other), to: Math.max(one, other) };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function numberOf(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Number(text);
}
