import type { CleanIncident } from '../incident/clean-incident.ts';
import type { Config } from '../policy/config.ts';

const MAX_SLUG = 60;

/** `<YYYY-MM-DD>-<words>-<incident id>.md`. Git takes any text for a file's name; this one is safe in a prompt, a shell and a link. */
const NAME = /^(\d{4}-\d\d-\d\d)-(?:[a-z0-9]+-)*([a-z0-9]+)\.md$/;

declare const isPostmortemPath: unique symbol;
/**
 * The path of a postmortem. Only such a path may reach Devin, an output, a tag, a link or a summary, and only its incident is
 * looked up. `documentPath` and `postmortemPath` are the only functions that make one.
 */
export type PostmortemPath = string & { readonly [isPostmortemPath]: true };

/**
 * The path, if it is one of a postmortem right in the directory. Any other name in a pull request or an archive is data: it is
 * listed and checked, and shown escaped on GitHub's own pages.
 */
export function postmortemPath(path: string, directory: string): PostmortemPath | undefined {
  const isOne = path.startsWith(`${directory}/`) && NAME.test(path.slice(directory.length + 1));
  return isOne ? (path as PostmortemPath) : undefined;
}

/**
 * Where the postmortem of an incident goes: `<directory>/<YYYY-MM-DD>-<slug of title>-<incident id>.md`, with the UTC date
 * of its creation. The id at the end finds the document again, even if title and date change.
 */
export function documentPath(incident: CleanIncident, directory: string, now: Date): PostmortemPath {
  const date = (incident.createdAt ?? incident.resolvedAt ?? now.toISOString()).slice(0, 10);
  return `${directory}/${date}-${slug(incident.title)}-${incident.id.toLowerCase()}.md` as PostmortemPath;
}

/** The branch on which Devin writes it. */
export function documentBranch({ id }: Pick<CleanIncident, 'id'>): string {
  return `postmortem/${id.toLowerCase()}`;
}

/** Returns whether the path is that of the postmortem which Devin writes on the branch: both end in the same incident's id. */
export function isOfBranch(path: string, branch: string): boolean {
  const id = incidentIdOfPath(path);
  return id !== undefined && documentBranch({ id }) === branch;
}

/** Whether a file is a postmortem: `*.md` right in the directory, except indexes, the template and drafts (`_…`). */
export function isPostmortem(path: string, config: Pick<Config, 'directory' | 'template'>): boolean {
  return path.slice(0, path.lastIndexOf('/')) === config.directory && isNamedAsPostmortem(path, config);
}

/** The same of a file in any directory. */
export function isNamedAsPostmortem(path: string, { template }: Pick<Config, 'template'>): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return path !== template && /^[^_][^/]*\.md$/i.test(name) && !/^(readme|index|template)\.md$/i.test(name);
}

/** The postmortems among files, the newest first by the date in their names. */
export function postmortemsAmong<File extends { path: string }>(
  files: readonly File[],
  config: Pick<Config, 'directory' | 'template'>,
): File[] {
  return files.filter(({ path }) => isPostmortem(path, config)).sort((one, other) => (one.path < other.path ? 1 : -1));
}

/** YYYY-MM-DD in the name of a document. */
export function dateOfPath(path: string): string | undefined {
  return /(\d{4}-\d\d-\d\d)-[^/]*$/.exec(path)?.[1];
}

/**
 * The incident's id at the end of a postmortem's name, as PagerDuty writes it; undefined if the name is not a postmortem's. In a
 * name that was chosen by hand it may be an ordinary word.
 */
export function incidentIdOfPath(path: string): string | undefined {
  return NAME.exec(path.slice(path.lastIndexOf('/') + 1))?.[2]?.toUpperCase();
}

/** Only a-z, 0-9 and single dashes, cut between words: safe in a path, a URL and a shell. */
function slug(title: string): string {
  const words = title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  const kept: string[] = [];
  for (const word of words) {
    if ([...kept, word].join('-').length > MAX_SLUG) break;
    kept.push(word);
  }
  return kept.join('-') || words[0]?.slice(0, MAX_SLUG) || 'incident';
}
