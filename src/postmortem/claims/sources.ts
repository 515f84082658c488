import type { Citation, CitedFile, CitedTarget } from '../citations.ts';
import { fileAt } from '../citations.ts';
import type { PostmortemDocument, Range } from '../document/model.ts';
import type { Claim } from './claims.ts';
import { spansOf } from './spans.ts';
import { type TelemetryRange, telemetryRange, type Vendor } from './telemetry-range.ts';

/** What a claim cites. */
export type ClaimSource =
  /** `page`: where the link of the ID leads, if it is one. */
  | { kind: 'entry'; id: string; page: string | undefined }
  | { kind: 'change'; target: CitedTarget }
  /** `isAssumed`: the sentence names no commit, so it is read at the only commit that the document names. */
  | { kind: 'file'; target: CitedTarget; lines: CitedFile['lines']; isAssumed?: boolean }
  | { kind: 'telemetry'; vendor: Vendor; range: TelemetryRange }
  /** What nobody can look up here: another link, a file without a commit, a query. `what` calls it by its name. */
  | { kind: 'elsewhere'; what: string };

/** An ID of the evidence. The example of the brief has four digits, and an ID six or more. */
export const ENTRY_ID = /(?<![\w-])E-[\da-f]{4,40}(?![\w-])/gi;

const CODE_FILE =
  'ts|js|tsx|jsx|mjs|cjs|py|go|rb|rs|java|kt|kts|cs|fs|c|cc|cpp|h|hpp|m|swift|php|scala|clj|ex|exs|erl|hs|lua|pl|r|sql|tf|hcl|ya?ml|json|toml|ini|conf|cfg|xml|sh|bash|ps1|env|properties|proto|graphql|css|scss|html|vue|svelte|gradle|md|txt|lock|mod|bazel|nix|dockerfile';
/** `src/services/orders.ts:142`, `orders.ts:142-150`, `orders.ts#L142`. */
export const PATH_AND_LINE = new RegExp(
  `(?<![\\w/@.-])((?:[\\w@.-]{1,60}/){0,12}[\\w.-]{1,80}\\.(?:${CODE_FILE}))(?::|#L)(\\d{1,7})(?:-L?(\\d{1,7}))?(?![\\w:/])`,
  'gi',
);
/** A query that gave a number: it has operators of a query language. */
const QUERY = /[{}]|\b(?:select|sum|avg|count|rate|where|from|stats|filter|p\d\d)\b.{0,300}[=:({|]|\|\s*\w+/i;

/** All sources of the document, by where they are: a claim's are those within its range. */
export interface SourcesIn {
  (claim: Pick<Claim, 'range'>): ClaimSource[];
  /** IDs that are cited anywhere, those outside of claims too. */
  readonly entries: readonly { id: string; page: string | undefined; range: { start: number; end: number } }[];
}

interface Placed {
  start: number;
  source: ClaimSource;
}

const offsets = ({ range: { start, end } }: { range: Range }) => ({ start: start.offset, end: end.offset });

export function sourcesIn(document: PostmortemDocument, citations: readonly Citation[]): SourcesIn {
  const { markdown, links, code, html } = document;
  const hidden = spansOf(
    [...code.filter(({ block }) => block), ...html.filter(({ value }) => value.startsWith('<!--'))],
    offsets,
  );
  const linked = spansOf(links, offsets);
  const entries = [...markdown.matchAll(ENTRY_ID)].flatMap(({ index, 0: id }) => {
    if (hidden.at(index) !== undefined) return [];
    const link = linked.at(index);
    // The address of a link can hold the ID too: it counts once.
    const address = link === undefined ? -1 : markdown.slice(link.range.start.offset, index).lastIndexOf('](');
    if (address !== -1) return [];
    return [{ id, page: link?.url, range: { start: index, end: index + id.length } }];
  });
  const placed: Placed[] = entries.map(({ id, page, range }) => ({
    start: range.start,
    source: { kind: 'entry', id, page },
  }));
  const places = citations.flatMap((citation) => citation.places.map((place) => ({ citation, ...place })));
  for (const { citation, range, asFile, file } of places) {
    const source: ClaimSource =
      file !== undefined
        ? { kind: 'file', target: fileAt(citation, file.path), lines: file.lines }
        : asFile
          ? { kind: 'elsewhere', what: 'a link to a commit' }
          : { kind: 'change', target: citation };
    placed.push({ start: range.start.offset, source });
  }
  const [cited, named] = [spansOf(places, offsets), spansOf(entries, ({ range }) => range)];
  for (const { url, range } of links) {
    const { start, end } = offsets({ range });
    if (/^mailto:/i.test(url) || cited.within(start, end).length > 0 || cited.at(start) !== undefined) continue;
    if (named.within(start, end).length > 0) continue;
    const telemetry = telemetryRange(url);
    placed.push({
      start,
      source:
        telemetry === undefined
          ? { kind: 'elsewhere', what: hostOf(url) ?? 'a link within the repository' }
          : { kind: 'telemetry', ...telemetry },
    });
  }
  for (const { value, block, range } of code) {
    if (!block && value.length >= 12 && QUERY.test(value.slice(0, 400))) {
      placed.push({ start: range.start.offset, source: { kind: 'elsewhere', what: 'a query' } });
    }
  }
  for (const match of markdown.matchAll(PATH_AND_LINE)) {
    const { index } = match;
    // The words of a permalink, or its address.
    if (hidden.at(index) !== undefined || linked.at(index) !== undefined || cited.at(index) !== undefined) continue;
    const [, path = '', from = '', to = from] = match;
    const lines = { from: Number(from), to: Math.max(Number(from), Number(to)) };
    placed.push({ start: index, source: bareFile(path, lines) });
  }
  const all = spansOf(placed, ({ start }) => ({ start, end: start }));
  const sourcesOf = ({ range: { start, end } }: Pick<Claim, 'range'>) =>
    withCommits(
      all.within(start.offset, end.offset).map(({ source }) => source),
      elsewhere,
    );
  const elsewhere = commitOf(citations);
  return Object.assign(sourcesOf, { entries });
}

/** Until it is known at which commit it is. */
function bareFile(path: string, lines: { from: number; to: number }): ClaimSource {
  return {
    kind: 'file',
    target: { key: '', host: undefined, repository: '', commit: undefined, pull: undefined, path },
    lines,
  };
}

/** Finds the commit at which the document cites a file, or else the only one that it names in full. */
function commitOf(
  citations: readonly Citation[],
): (path: string) => { target: CitedTarget; isAssumed: boolean } | undefined {
  const isWhole = ({ commit }: CitedTarget) => commit?.length === 40;
  const whole = citations.filter(isWhole);
  const only = (found: readonly Citation[]) =>
    new Set(found.map(({ repository, commit }) => `${repository}@${commit}`)).size === 1 ? found[0] : undefined;
  return (path) => {
    const isIt = ({ file }: Citation['places'][number]) => file !== undefined && `/${file.path}`.endsWith(`/${path}`);
    const same = only(whole.filter(({ places }) => places.some(isIt)));
    const cited = same?.places.find(isIt)?.file?.path;
    if (same !== undefined && cited !== undefined) return { target: fileAt(same, cited), isAssumed: false };
    const single = only(whole);
    return single && { target: fileAt(single, path), isAssumed: true };
  };
}

/** A path and line is at the commit that the same claim names, if it names one. */
function withCommits(sources: readonly ClaimSource[], elsewhere: ReturnType<typeof commitOf>): ClaimSource[] {
  const commits = sources.flatMap((source) =>
    source.kind === 'change' && source.target.commit !== undefined ? [source.target] : [],
  );
  // A commit is often named twice, in short and by its address.
  const commit = commits.toSorted((a, b) => (b.commit?.length ?? 0) - (a.commit?.length ?? 0))[0];
  const isOther = (target: CitedTarget) =>
    target.repository !== commit?.repository || commit.commit?.startsWith(target.commit ?? '') !== true;
  return sources.map((source) => {
    if (source.kind !== 'file' || source.target.repository !== '') return source;
    const { path = '' } = source.target;
    if (commit === undefined) {
      const found = elsewhere(path);
      return found === undefined ? { kind: 'elsewhere', what: `${path} without a commit` } : { ...source, ...found };
    }
    if (commits.some(isOther)) return { kind: 'elsewhere', what: `${path} without a commit` };
    return { ...source, target: fileAt(commit, path) };
  });
}

function hostOf(url: string): string | undefined {
  return /^https?:/i.test(url) && URL.canParse(url) ? new URL(url).hostname : undefined;
}
