import type { Config } from '../policy/config.ts';
import type { CleanIncident } from './clean-incident.ts';

const MAX_SLUG = 60;

/**
 * Where the postmortem of an incident stands: `<directory>/<YYYY-MM-DD>-<slug of title>-<incident id>.md`, with the UTC date
 * of its creation. The id at the end is what finds the document again, whatever became of title and date.
 */
export function documentPath(incident: CleanIncident, directory: string, now: Date): string {
  const date = (incident.createdAt ?? incident.resolvedAt ?? now.toISOString()).slice(0, 10);
  return `${directory}/${date}-${slug(incident.title)}-${incident.id.toLowerCase()}.md`;
}

/** The branch on which Devin writes it. */
export function documentBranch({ id }: Pick<CleanIncident, 'id'>): string {
  return `postmortem/${id.toLowerCase()}`;
}

/** Whether a file is a postmortem: `*.md` right in the directory, but for indexes, the template and drafts (`_…`). */
export function isPostmortem(path: string, config: Pick<Config, 'directory' | 'template'>): boolean {
  return path.slice(0, path.lastIndexOf('/')) === config.directory && isNamedAsPostmortem(path, config);
}

/** The same of a file in any directory. */
export function isNamedAsPostmortem(path: string, { template }: Pick<Config, 'template'>): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return path !== template && /^[^_].*\.md$/i.test(name) && !/^(readme|index|template)\.md$/i.test(name);
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

/** The incident's id at the end of a document's path, as PagerDuty writes it. Of a document that has none it is a word of its name. */
export function incidentIdOfPath(path: string): string | undefined {
  return /(?:^|[-/])([a-z0-9]+)\.md$/i.exec(path)?.[1]?.toUpperCase();
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
