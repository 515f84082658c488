import type { CleanIncident } from '../incident/clean-incident.ts';
import type { Config } from '../policy/config.ts';

const MAX_SLUG = 60;

/** `<YYYY-MM-DD>-<words>-<incident id>.md`. Git allows any text as a file's name; this form is safe in a prompt, a shell and a link. */
const NAME = /^(\d{4}-\d\d-\d\d)-(?:[a-z0-9]+-)*([a-z0-9]+)\.md$/;

declare const isPostmortemPath: unique symbol;
/**
 * The path of a postmortem. Only such a path may reach Devin, an output, a tag, a link or a summary, and only its incident is
 * looked up. Only `documentPath` and `postmortemPath` create one.
 */
export type PostmortemPath = string & { readonly [isPostmortemPath]: true };

/**
 * Returns the path if it is that of a postmortem directly in the directory. Any other name in a pull request or an archive is data:
 * it is listed and checked, and shown escaped on GitHub's own pages.
 */
export function postmortemPath(path: string, directory: string): PostmortemPath | undefined {
  const isOne = path.startsWith(`${directory}/`) && NAME.test(path.slice(directory.length + 1));
  return isOne ? (path as PostmortemPath) : undefined;
}

/**
 * Returns the path for the postmortem of an incident: `<directory>/<YYYY-MM-DD>-<slug of title>-<incident id>.md`, with the UTC date
 * of its creation. The ID at the end finds the document again, even if title and date change.
 */
export function documentPath(incident: CleanIncident, directory: string, now: Date): PostmortemPath {
  const date = (incident.createdAt ?? incident.resolvedAt ?? now.toISOString()).slice(0, 10);
  return `${directory}/${date}-${slug(incident.title)}-${incident.id.toLowerCase()}.md` as PostmortemPath;
}

/** The branch on which Devin writes it. */
export function documentBranch({ id }: Pick<CleanIncident, 'id'>): string {
  return `postmortem/${id.toLowerCase()}`;
}

/** Returns whether the path is that of the postmortem which Devin writes on the branch: both end in the same incident's ID. */
export function isOfBranch(path: string, branch: string): boolean {
  const id = incidentIdOfPath(path);
  return id !== undefined && documentBranch({ id }) === branch;
}

/** Returns whether a file is a postmortem: `*.md` directly in the directory, except indexes, the template and drafts (`_…`). */
export function isPostmortem(path: string, config: Pick<Config, 'directory' | 'template'>): boolean {
  return path.slice(0, path.lastIndexOf('/')) === config.directory && isNamedAsPostmortem(path, config);
}

/** The same for a file in any directory. */
export function isNamedAsPostmortem(path: string, { template }: Pick<Config, 'template'>): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return path !== template && /^[^_][^/]*\.md$/i.test(name) && !/^(readme|index|template)\.md$/i.test(name);
}

/** Returns the postmortems among files, newest first by the date in their names. */
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
 * Returns the incident's ID at the end of a postmortem's name, in PagerDuty's form; undefined if the name is not a postmortem's. In a
 * name that a person chose, it may be an ordinary word.
 */
export function incidentIdOfPath(path: string): string | undefined {
  return NAME.exec(path.slice(path.lastIndexOf('/') + 1))?.[2]?.toUpperCase();
}

/** Only a-z, 0-9 and single dashes, shortened between words: safe in a path, a URL and a shell. */
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
