/** What the index holds of one postmortem. */
import type { Matched } from '../policy/config.ts';
import type { PostmortemDocument } from './document/model.ts';
import { type IncidentTimes, metricsOf } from './metrics.ts';
import { dateOfPath, incidentIdOfPath } from './paths.ts';

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
  duration: number | undefined;
  openActionItems: number;
  timeToAcknowledge: number | undefined;
  timeToResolve: number | undefined;
  /** What the session cost. */
  acu: number | undefined;
}

/** `facts` are PagerDuty's and the session's, where they were asked. */
export function entryOf(
  { path, sha }: { path: string; sha: string },
  document: PostmortemDocument,
  facts: IncidentTimes & { acu?: number | undefined } = {},
): IndexEntry {
  const { timeToAcknowledge, timeToResolve, duration, actionItems } = metricsOf(document, facts);
  return {
    path,
    sha,
    date: dateOf(document, path),
    incident: facts.incident?.id ?? document.frontMatter?.incident?.text ?? incidentIdIn(path),
    title: titleOf(document, path),
    service: serviceOf(document),
    severity: severityOf(document),
    duration,
    openActionItems: actionItems.open,
    timeToAcknowledge,
    timeToResolve,
    acu: facts.acu,
  };
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

/** What overrides of the configuration go by, where PagerDuty was not asked. */
export function statedIn(document: PostmortemDocument): Matched {
  return { priority: severityOf(document), service: serviceOf(document), serviceId: undefined };
}

/** Stated, else that of the path. */
function dateOf({ metadata, frontMatter }: PostmortemDocument, path: string): string | undefined {
  const stated = [
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

/** The last word of a name is an incident's id only where it looks like one: letters and digits in it. */
function incidentIdIn(path: string): string | undefined {
  const id = incidentIdOfPath(path);
  return id !== undefined && /\d/.test(id) && /[A-Z]/.test(id) ? id : undefined;
}
