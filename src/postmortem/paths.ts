import type { Incident } from '../pagerduty/incident.ts';

const MAX_SLUG = 60;

/**
 * Where the postmortem of an incident stands: `<directory>/<YYYY-MM-DD>-<slug of title>-<incident id>.md`, with the UTC date
 * of its creation. The id at the end is what finds the document again, whatever became of title and date.
 */
export function documentPath(incident: Incident, directory: string, now: Date): string {
  const date = (incident.createdAt ?? incident.resolvedAt ?? now.toISOString()).slice(0, 10);
  return `${directory}/${date}-${slug(incident.title)}-${incident.id.toLowerCase()}.md`;
}

/** The branch on which Devin writes it. */
export function documentBranch(incident: Incident): string {
  return `postmortem/${incident.id.toLowerCase()}`;
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
