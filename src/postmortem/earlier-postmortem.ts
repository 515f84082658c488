/** The earlier postmortems that an order to Devin names, with their open work. */
import type { Evidence } from '../incident/evidence.ts';
import type { Incident } from '../incident/incident.ts';
import { actionItemIssues } from './action-item-issue.ts';
import type { HeadingNames } from './document/section-names.ts';
import { parseDocument } from './document.ts';
import { type FamilyMember, familyOf } from './family.ts';
import { alertKeyDigest, entryOf, type IndexEntry } from './index-entry.ts';
import { allItemsOf } from './metrics.ts';
import { dateOfPath, type PostmortemPath, postmortemPath } from './paths.ts';
import type { EarlierPostmortem } from './prompt.ts';
import { likeness, titleWords } from './title-words.ts';
import type { TrackedItem } from './tracked-item.ts';

/** What is known of an earlier postmortem: of one that was not read, only what the index tells. */
export interface EarlierDocument extends FamilyMember {
  path: PostmortemPath;
  openActionItems: readonly { text: string; marker?: string | undefined }[];
}

/** Returns what a document tells about itself. Loads the markdown parser. */
export function earlierOf(path: PostmortemPath, markdown: string, headings: HeadingNames = {}): EarlierDocument {
  const document = parseDocument(markdown, { path, headings });
  const issues = actionItemIssues(document, path, '');
  const { incident, title, service, cause, date } = entryOf({ path, sha: '' }, document);
  return {
    path,
    incident,
    title,
    service,
    cause,
    date,
    openActionItems: allItemsOf(document.actionItems)
      .map(({ text, done }, index) => ({ text, done, marker: issues[index]?.marker }))
      .filter(({ done }) => done !== true),
  };
}

/**
 * Returns the postmortems of a list worth reading for an incident, at most `most`: those whose names are like its title, then the
 * newest. The list is in the order of the paths, newest first.
 */
export function worthReading<File extends { path: string }>(
  files: readonly File[],
  { title }: Pick<Incident, 'title'>,
  most: number,
): File[] {
  const words = titleWords(title);
  const isAlike = ({ path }: File) => {
    const name = path.slice(path.lastIndexOf('/') + 1).replace(/-[^-]*$/, '');
    return likeness(words, titleWords(name.replaceAll('-', ' '))) > 0;
  };
  const [alike, others] = [files.filter(isAlike), files.filter((file) => !isAlike(file))];
  return [...alike, ...others].slice(0, most);
}

/** What was found of earlier postmortems. */
export interface EarlierFound {
  /** Those that were read. */
  documents: readonly EarlierDocument[];
  /** What the index remembers of all. */
  entries: readonly IndexEntry[];
  /** Action items that have an issue, which is the source of their state; some of many. */
  items: readonly TrackedItem[];
}

/** Returns the family of an incident. Where both know a postmortem, its text counts and not what the index remembers. */
export function earlierFamily(
  incident: Incident,
  evidence: Pick<Evidence, 'alertKeys' | 'pastIncidents'> | undefined,
  { documents, entries, items }: EarlierFound,
  directory: string,
): EarlierPostmortem[] {
  const remembered = new Map(entries.map((entry) => [entry.path, entry]));
  const known = new Map<string, EarlierDocument>();
  for (const entry of entries) {
    const path = postmortemPath(entry.path, directory);
    if (path !== undefined) known.set(path, { ...entry, path, openActionItems: [] });
  }
  for (const document of documents) {
    known.set(document.path, { ...document, alertKeys: remembered.get(document.path)?.alertKeys });
  }
  const stateOf = new Map(items.map(({ marker, state }) => [marker, state]));
  return familyOf(subjectOf(incident, evidence), [...known.values()]).map(({ member, why, isWeak }) => {
    const { path, title, date, service, cause } = member;
    const issues = items.filter(({ state, postmortem }) => state === 'open' && postmortem === path);
    const open = member.openActionItems.filter(({ marker }) => (stateOf.get(marker ?? '') ?? 'open') === 'open');
    const isRead = documents.some((document) => document.path === path);
    return {
      path,
      title,
      date: date ?? dateOfPath(path),
      incident: member.incident,
      service,
      cause,
      why,
      isWeak,
      openActionItems: isRead ? open.map(({ text }) => text) : issues.map((issue) => issue.title),
      issues: issues.map((issue) => ({ title: issue.title, url: issue.url })),
    };
  });
}

function subjectOf(
  { id, title, service, createdAt }: Incident,
  evidence: Pick<Evidence, 'alertKeys' | 'pastIncidents'> | undefined,
) {
  const keys = (evidence?.alertKeys ?? []).map((key) => [alertKeyDigest(key), key] as const);
  return {
    incident: id,
    path: undefined,
    title,
    service,
    date: createdAt?.slice(0, 10),
    alertKeys: keys.map(([digest]) => digest),
    keyNames: new Map(keys),
    scores: new Map((evidence?.pastIncidents ?? []).map((past) => [past.id, past.score ?? 0])),
  };
}
