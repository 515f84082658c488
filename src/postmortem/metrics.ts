/** The numbers of a postmortem. */
import { durationOf, type Incident } from '../incident/incident.ts';
import { DAY_MS } from '../time/units.ts';
import { utcTime } from '../time/utc-time.ts';
import type { ActionItem, PostmortemDocument, TimelineEntry } from './document/model.ts';
import { type CauseCategory, recordOf, type TimeName, timeIn, type ValidParts } from './record.ts';

/** Times in seconds; undefined if unknown. */
export interface Metrics {
  /** From the beginning of the impact until somebody or something noticed, as the record says. */
  timeToDetect?: number | undefined;
  /** From the beginning of the impact until users were no longer affected, according to the record. */
  timeToMitigate?: number | undefined;
  /** From the incident's creation to the first acknowledgement. */
  timeToAcknowledge: number | undefined;
  /** From the incident's creation to its resolution. */
  timeToResolve: number | undefined;
  /** Of the impact, as the record or else the text states it; otherwise the time to resolve. */
  duration: number | undefined;
  actionItems: { total: number; open: number; owned: number };
}

/** Facts from PagerDuty, if available. */
export interface IncidentTimes {
  incident?: Incident | undefined;
  /** When somebody first acknowledged it, ISO 8601. */
  acknowledgedAt?: string | undefined;
}

/** Uses PagerDuty's times if available, else the document's: its record first, its text second. */
export function metricsOf(document: PostmortemDocument, { incident, acknowledgedAt }: IncidentTimes = {}): Metrics {
  const { frontMatter, metadata, timeline } = document;
  const record = recordOf(document);
  const timeToResolve =
    (incident && durationOf(incident)) ??
    secondsBetween(utcTime(frontMatter?.started?.text), utcTime(frontMatter?.resolved?.text)) ??
    secondsFromStart(record, 'resolved') ??
    statedBetween(timeline, TRIGGERED, RESOLVED) ??
    (metadata.duration?.of === 'resolution' ? metadata.duration.seconds : undefined);
  const items = allItemsOf(document.actionItems);
  return {
    timeToDetect: secondsSinceImpact(record, 'detected'),
    timeToMitigate: secondsSinceImpact(record, 'mitigated'),
    timeToAcknowledge:
      secondsBetween(incident?.createdAt, acknowledgedAt) ??
      secondsFromStart(record, 'acknowledged') ??
      statedBetween(timeline, TRIGGERED, ACKNOWLEDGED),
    timeToResolve,
    duration: impactOf(record) ?? metadata.duration?.seconds ?? metadata.durationInText?.seconds ?? timeToResolve,
    actionItems: {
      total: items.length,
      open: items.filter(({ done }) => done !== true).length,
      owned: items.filter(({ owner }) => owner !== undefined).length,
    },
  };
}

/** Counts from PagerDuty's creation of the incident, according to the record. */
function secondsFromStart(record: ValidParts | undefined, name: TimeName): number | undefined {
  const at = timeIn(record, name);
  return at === undefined ? undefined : secondsBetween(record?.started, new Date(at).toISOString());
}

function secondsSinceImpact(record: ValidParts | undefined, name: TimeName): number | undefined {
  const [began, at] = [timeIn(record, 'impact-began'), timeIn(record, name)];
  return began === undefined || at === undefined || at < began ? undefined : Math.round((at - began) / 1000);
}

/** How long users were affected: until it was mitigated, else until it was resolved. */
function impactOf(record: ValidParts | undefined): number | undefined {
  const [began, ended] = [timeIn(record, 'impact-began'), timeIn(record, 'mitigated') ?? timeIn(record, 'resolved')];
  return began === undefined || ended === undefined || ended < began ? undefined : Math.round((ended - began) / 1000);
}

/** Includes nested items, in file order. */
export function allItemsOf(items: readonly ActionItem[]): ActionItem[] {
  return items.flatMap((item) => [item, ...allItemsOf(item.items)]);
}

const TRIGGERED = /\b(?:triggered|paged|alerted|fired)\b/i;
const ACKNOWLEDGED = /\b(?<!\bnot |n't )(?:acknowledged|acked)\b/i;
const RESOLVED = /\b(?<!\bnot |n't )resolved\b/i;

/** Returns the time from the first entry that matches `from` to the next one that matches `to`. */
function statedBetween(timeline: readonly TimelineEntry[], from: RegExp, to: RegExp): number | undefined {
  const timed = timeline.flatMap(({ text, time }) =>
    time === undefined || time.wholeDay ? [] : [{ text, seconds: time.start.seconds }],
  );
  const first = timed.find(({ text }) => from.test(text));
  if (first === undefined) return undefined;
  const next = timed.find(({ text, seconds }) => to.test(text) && seconds >= first.seconds);
  return next && next.seconds - first.seconds;
}

function secondsBetween(from: string | undefined, to: string | undefined): number | undefined {
  if (from === undefined || to === undefined) return undefined;
  const seconds = Math.round((Date.parse(to) - Date.parse(from)) / 1000);
  return seconds < 0 ? undefined : seconds;
}

/** The known facts about another postmortem. */
export interface Earlier {
  path: string;
  title: string;
  /** YYYY-MM-DD. */
  date: string | undefined;
  service: string | undefined;
  /** As its record says. */
  cause?: CauseCategory | undefined;
  openActionItems: number;
}

export interface Recurrence {
  service: string;
  /** 2 for the second postmortem of this service in `days`. */
  ordinal: number;
  days: number;
  /** How many earlier ones have the same cause category, by their records; undefined if none has. */
  sameCause?: { category: CauseCategory; count: number } | undefined;
  /** Those with open action items, newest first. */
  open: Earlier[];
}

const RECURRENCE_DAYS = 90;

/** `documents` are the others, without the current one, whose cause category is `cause`. Undefined if none of the last 90 days is about this service. */
export function recurrenceOf(
  service: string,
  documents: readonly Earlier[],
  now: Date,
  cause?: CauseCategory,
): Recurrence | undefined {
  const since = now.getTime() - RECURRENCE_DAYS * DAY_MS;
  const same = documents
    .filter((other) => other.service?.toLowerCase() === service.toLowerCase())
    .filter(({ date }) => Date.parse(date ?? '') >= since && Date.parse(date ?? '') <= now.getTime())
    .sort((left, right) => (right.date ?? '').localeCompare(left.date ?? ''));
  if (same.length === 0) return undefined;
  const open = same.filter(({ openActionItems }) => openActionItems > 0);
  const about = { service, ordinal: same.length + 1, days: RECURRENCE_DAYS, open };
  const count = same.filter((other) => other.cause === cause).length;
  return cause === undefined || cause === 'unknown' || count === 0
    ? about
    : { ...about, sameCause: { category: cause, count } };
}
