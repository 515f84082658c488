/** What the index stores about one postmortem. */
import { createHash } from 'node:crypto';
import type { Config } from '../policy/config.ts';
import type { Matched } from '../policy/config-for.ts';
import { truncate } from '../text/truncate.ts';
import type { PostmortemDocument } from './document/model.ts';
import { type IncidentTimes, metricsOf } from './metrics.ts';
import { dateOfPath, incidentIdOfPath } from './paths.ts';
import { peoplesSectionsOf } from './peoples-sections.ts';
import { type CauseCategory, type DetectedBy, recordOf } from './record.ts';

/** The index issue has no room for more of a document. */
const MAX_NOT_SEEN = 3;
const MAX_WORDS = 80;

/** Times in seconds. */
export interface IndexEntry {
  /** In the docs repository. */
  path: string;
  /** Of the file's blob. */
  sha: string;
  /** YYYY-MM-DD. */
  date: string | undefined;
  incident: string | undefined;
  title: string;
  service: string | undefined;
  severity: string | undefined;
  /** As its record says. */
  cause?: CauseCategory | undefined;
  detectedBy?: DetectedBy | undefined;
  /** What could not be seen, as its record says; some of many. */
  notSeen?: string[] | undefined;
  /** Of the sections that belong to people, how many are filled in; undefined if it has none. */
  peoples?: { filled: number; total: number } | undefined;
  duration: number | undefined;
  openActionItems: number;
  /** From the beginning of the impact, as its record says; like the next. */
  timeToDetect?: number | undefined;
  timeToMitigate?: number | undefined;
  timeToAcknowledge: number | undefined;
  timeToResolve: number | undefined;
  /** From resolve to the merge of the postmortem. */
  timeToMerge?: number | undefined;
  /** What the session cost. */
  acu: number | undefined;
  /** IDs of earlier incidents of the same failure, as its record says; undefined if it does not say. */
  repeats?: string[] | undefined;
  /** Digests of the keys of its alerts, see `alertKeyDigest`; some of many. */
  alertKeys?: string[] | undefined;
  /** How often it woke somebody up; `unavailable` if PagerDuty does not tell this account. Undefined: not known yet. */
  nightPages?: NightPages | undefined;
}

export type NightPages = number | 'unavailable';

/** `facts` are from PagerDuty and the session, if available; `config` includes the overrides for the incident. */
export function entryOf(
  { path, sha }: { path: string; sha: string },
  document: PostmortemDocument,
  facts: IncidentTimes & {
    /** When the postmortem was merged, ISO 8601. */
    mergedAt?: string | undefined;
    acu?: number | undefined;
    config?: Config | undefined;
    alertKeys?: readonly string[] | undefined;
    nightPages?: NightPages | undefined;
  } = {},
): IndexEntry {
  const { timeToDetect, timeToAcknowledge, timeToMitigate, timeToResolve, duration, actionItems } = metricsOf(
    document,
    facts,
  );
  const record = recordOf(document);
  const notSeen = record?.['not-seen']?.slice(0, MAX_NOT_SEEN).map((what) => truncate(what, MAX_WORDS));
  return {
    path,
    sha,
    date: dateOf(document, path),
    incident: facts.incident?.id ?? document.frontMatter?.incident?.text ?? incidentIdIn(path),
    title: titleOf(document, path),
    service: serviceOf(document),
    severity: severityOf(document),
    cause: record?.cause?.category,
    detectedBy: record?.['detected-by'],
    notSeen: notSeen?.length ? notSeen : undefined,
    peoples: facts.config && peoplesIn(document, facts.config),
    duration,
    openActionItems: actionItems.open,
    timeToDetect,
    timeToMitigate,
    timeToAcknowledge,
    timeToResolve,
    timeToMerge: timeToMerge(document, facts),
    acu: facts.acu,
    repeats: record?.repeats?.map(String),
    alertKeys: facts.alertKeys?.length ? facts.alertKeys.map(alertKeyDigest) : undefined,
    nightPages: facts.nightPages,
  };
}

/** Returns six characters, because the index has little room. Two of some thousand keys hardly ever have the same digest. */
export function alertKeyDigest(key: string): string {
  return createHash('sha256').update(key).digest().subarray(0, 4).toString('base64').slice(0, 6);
}

function timeToMerge(
  document: PostmortemDocument,
  { incident, mergedAt }: { incident?: IncidentTimes['incident']; mergedAt?: string | undefined },
): number | undefined {
  const resolved = Date.parse(incident?.resolvedAt ?? document.frontMatter?.resolved?.text ?? '');
  const seconds = (Date.parse(mergedAt ?? '') - resolved) / 1000;
  return seconds >= 0 ? Math.round(seconds) : undefined;
}

export function titleOf({ title }: PostmortemDocument, path: string): string {
  return title?.text || (path.split('/').at(-1) ?? path);
}

export function serviceOf({ frontMatter, metadata, title }: PostmortemDocument): string | undefined {
  return frontMatter?.service?.text ?? metadata.service?.text ?? title?.service;
}

export function severityOf({ frontMatter, metadata }: PostmortemDocument): string | undefined {
  return frontMatter?.severity?.text ?? metadata.severity?.text;
}

function peoplesIn(document: PostmortemDocument, config: Config): IndexEntry['peoples'] {
  const { there } = peoplesSectionsOf(document, undefined, config);
  const filled = there.filter(({ isOpen }) => !isOpen).length;
  return there.length === 0 ? undefined : { filled, total: there.length };
}

/** The facts that overrides match on, if PagerDuty's are unavailable. */
export function statedIn(document: PostmortemDocument): Matched {
  return { priority: severityOf(document), service: serviceOf(document), serviceId: undefined };
}

/** The stated date, from the record first, else the one in the path. */
function dateOf(document: PostmortemDocument, path: string): string | undefined {
  const { metadata, frontMatter } = document;
  const stated = [
    recordOf(document)?.started?.slice(0, 10),
    metadata.date?.date,
    frontMatter?.started?.text.slice(0, 10),
    frontMatter?.date?.date,
    dateOfPath(path),
  ];
  return stated.find((date) => date !== undefined && isDate(date));
}

function isDate(text: string): boolean {
  const time = Date.parse(text);
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** The last word of a name counts as an incident ID only if it looks like one: letters and digits. */
export function incidentIdIn(path: string): string | undefined {
  const id = incidentIdOfPath(path);
  return id !== undefined && /\d/.test(id) && /[A-Z]/.test(id) ? id : undefined;
}
