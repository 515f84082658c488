/** What a postmortem comes to in numbers. */
import { durationOf, type Incident } from '../incident/incident.ts';
import { utcTime } from '../time/utc-time.ts';
import type { ActionItem, PostmortemDocument, TimelineEntry } from './document/model.ts';
import { type CauseCategory, recordOf, type TimeName, timeIn, type ValidParts } from './record.ts';

/** Times in seconds; undefined where nothing tells them. */
export interface Metrics {
  /** From the beginning of the impact until somebody or something noticed, as the record says. */
  timeToDetect?: number | undefined;
  /** From the beginning of the impact until users ceased to suffer, as the record says. */
  timeToMitigate?: number | undefined;
  /** From the incident's creation to the first acknowledgement. */
  timeToAcknowledge: number | undefined;
  /** From the incident's creation to its resolution. */
  timeToResolve: number | undefined;
  /** Of the impact, as the record or else the text states it; where neither does, the time to resolve. */
  duration: number | undefined;
  actionItems: { total: number; open: number; owned: number };
}

/** What PagerDuty tells, where it was asked. */
export interface IncidentTimes {
  incident?: Incident | undefined;
  /** When somebody first acknowledged it, ISO 8601. */
  acknowledgedAt?: string | undefined;
}

/** PagerDuty's times where it tells them, else the document's: its record first, its text second. */
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

/** From PagerDuty's creation of the incident, as the record has it. */
function secondsFromStart(record: ValidParts | undefined, name: TimeName): number | undefined {
  const at = timeIn(record, name);
  return at === undefined ? undefined : secondsBetween(record?.started, new Date(at).toISOString());
}

function secondsSinceImpact(record: ValidParts | undefined, name: TimeName): number | undefined {
  const [began, at] = [timeIn(record, 'impact-began'), timeIn(record, name)];
  return began === undefined || at === undefined || at < began ? undefined : Math.round((at - began) / 1000);
}

/** How long users suffered: until it was mitigated, else until it was resolved. */
function impactOf(record: ValidParts | undefined): number | undefined {
  const [began, ended] = [timeIn(record, 'impact-began'), timeIn(record, 'mitigated') ?? timeIn(record, 'resolved')];
  return began === undefined || ended === undefined || ended < began ? undefined : Math.round((ended - began) / 1000);
}

/** Nested ones included, in the order of the file. */
export function allItemsOf(items: readonly ActionItem[]): ActionItem[] {
  return items.flatMap((item) => [item, ...allItemsOf(item.items)]);
}

const TRIGGERED = /\b(?:triggered|paged|alerted|fired)\b/i;
const ACKNOWLEDGED = /\b(?<!\bnot |n't )(?:acknowledged|acked)\b/i;
const RESOLVED = /\b(?<!\bnot |n't )resolved\b/i;

/** From the first entry that says one thing to the next one that says the other. */
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

/** What is known of another postmortem. */
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
  /** How many of the earlier ones have the same category of cause, by their records; undefined if none has. */
  sameCause?: { category: CauseCategory; count: number } | undefined;
  /** Those that still have open action items, the newest first. */
  open: Earlier[];
}

const RECURRENCE_DAYS = 90;

/** `documents` are the others, without the one at hand, whose category of cause is `cause`. Undefined where none of the last 90 days is of this service. */
export function recurrenceOf(
  service: string,
  documents: readonly Earlier[],
  now: Date,
  cause?: CauseCategory,
): Recurrence | undefined {
  const since = now.getTime() - RECURRENCE_DAYS * 86_400_000;
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
