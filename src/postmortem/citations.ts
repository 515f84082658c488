import { blankOut } from '../text/sentences.ts';
import type { PostmortemDocument, Range } from './document/model.ts';
import { rangeAt, sourceOf } from './document/source.ts';

/** A commit or pull request that a document names and that can be looked up. */
export interface Citation {
  /** Its name: `owner/repo@sha`, `owner/repo#12`, with `host/` before it if the URL has one; lower case. */
  key: string;
  /** From the URL; undefined without one, which means the docs repository's own server. */
  host: string | undefined;
  /** `owner/name`, lower case. */
  repository: string;
  /** 7 to 40 hex digits, or the number. */
  commit: string | undefined;
  pull: number | undefined;
  places: CitationPlace[];
}

export interface CitationPlace {
  range: Range;
  /** It links a file at that commit, so the commit is not necessarily a relevant change. */
  asFile: boolean;
}

const URLS =
  /https?:\/\/([\w.-]{1,253}(?::\d{1,5})?)\/([\w.-]{1,100}\/[\w.-]{1,100})\/(?:(commit|blob)\/([\da-f]{7,40})|pull\/(\d{1,9}))(?!\w)/gi;
const SHORT = /(?<![\w./@-])([\w-]{1,39}\/[\w.-]{1,100})(?:@([\da-f]{7,40})|#(\d{1,9}))(?![\w-]|\.\w)/gi;

/**
 * Returns commits by URL (`https://github.com/o/r/commit/…`, a permalink `…/blob/<40 hex>/…`) or as `o/r@sha`, and pull requests by
 * URL or as `o/r#12`; each once, with all its places, in file order. Skips comments and code blocks. Linear in the text.
 */
export function citationsOf({ markdown, code, html }: PostmortemDocument): Citation[] {
  const text = blankOut(markdown, [
    ...code.filter(({ block }) => block).map(({ range }) => range),
    ...html.filter(({ value }) => value.startsWith('<!--')).map(({ range }) => range),
  ]);
  const source = sourceOf(markdown);
  const citations = new Map<string, Citation>();
  const add = (citation: Omit<Citation, 'key' | 'places'>, match: RegExpExecArray, asFile: boolean) => {
    const { host, repository, commit, pull } = citation;
    const key = `${host === undefined ? '' : `${host}/`}${repository}${commit === undefined ? `#${pull}` : `@${commit}`}`;
    const known = citations.get(key) ?? { key, ...citation, places: [] };
    known.places.push({ range: rangeAt(source, match.index, match.index + match[0].length), asFile });
    citations.set(key, known);
  };
  for (const match of text.matchAll(URLS)) {
    const [, host = '', repository = '', form, commit, pull] = match.map((part) => part?.toLowerCase());
    const asFile = form === 'blob';
    // A blob of seven hex digits may be a branch.
    if (asFile && commit?.length !== 40) continue;
    add({ host, repository, commit, pull: numberOf(pull) }, match, asFile);
  }
  for (const match of text.matchAll(SHORT)) {
    const [, repository = '', commit, pull] = match.map((part) => part?.toLowerCase());
    add({ host: undefined, repository, commit, pull: numberOf(pull) }, match, false);
  }
  const first = ({ places }: Citation) => places[0]?.range.start.offset ?? 0;
  return [...citations.values()].sort((a, b) => first(a) - first(b));
}

function numberOf(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Number(text);
}
