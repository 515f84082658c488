import type { Incident } from '../incident/incident.ts';
import { DAY_MS, MINUTE_MS } from '../time/units.ts';
import type { PostmortemDocument, Range, StatedTime, TimelineEntry } from './document/model.ts';
import { findZone } from './document/moment.ts';
import { sectionsOf } from './document/sections.ts';
import { rangeAt, sourceOf } from './document/source.ts';

/** The times in a document, on one scale: milliseconds since 1970. */
export interface StatedTimes {
  /** From the front matter, else from the fields above the text ("Started", "Detected", "Resolved"). */
  started: StatedInstant | undefined;
  detected: StatedInstant | undefined;
  resolved: StatedInstant | undefined;
  /** Such as "between 14:32 and 15:18 UTC", from the summary and the impact. */
  spans: StatedSpan[];
  /** The timeline, as far as its times are known. */
  events: StatedEvent[];
}

export interface StatedInstant {
  at: number;
  /** Whether the day is stated too, not only a time of day. */
  dated: boolean;
  range: Range;
}

export interface StatedSpan {
  /** Whether the day is written next to it. */
  dated: boolean;
  start: number;
  end: number;
  range: Range;
}

export interface StatedEvent {
  at: number;
  entry: TimelineEntry;
  range: Range;
}

/**
 * If a document has no date, it is assumed to be on the day on which the incident was created. If that is unknown too,
 * its times can still be compared with each other.
 */
export function statedTimes(document: PostmortemDocument, incident: Incident | undefined): StatedTimes {
  const { frontMatter, metadata, timeline } = document;
  const startedInFront = stated(frontMatter?.started);
  const midnight =
    timeline.map(midnightOf).find((found) => found !== undefined) ??
    (metadata.date?.date === undefined ? undefined : Date.parse(metadata.date.date)) ??
    startOfDay(startedInFront?.at ?? Date.parse(incident?.createdAt ?? '1970-01-01T00:00:00Z'));
  const zone = zoneOf(timeline);
  const row = (time: StatedTime | undefined): StatedInstant | undefined =>
    time?.status !== 'known' || time.wholeDay
      ? undefined
      : { at: midnight + time.at.seconds * 1000, dated: time.at.instant !== undefined, range: time.range };
  const events = timeline.flatMap((entry) => {
    const { time } = entry;
    if (time === undefined || time.wholeDay || (time.zone !== undefined && time.zone.offset === undefined)) return [];
    return [{ at: midnight + time.start.seconds * 1000, entry, range: time.range }];
  });
  return {
    started: startedInFront ?? row(metadata.started),
    detected: row(metadata.detected),
    resolved: stated(frontMatter?.resolved) ?? row(metadata.resolved),
    spans: [...sectionsOf(document.sections, 'summary'), ...sectionsOf(document.sections, 'impact')]
      .flatMap(({ body }) => (body === undefined ? [] : spansIn(document.markdown, body, midnight, zone)))
      .map((span) => onDayOf(events, span)),
    events,
  };
}

/** Allows for night shifts and reopened incidents. */
const MAX_DAYS = 14;

/** An undated span is on the first day on which it overlaps with the timeline, if any. */
function onDayOf(events: readonly StatedEvent[], span: StatedSpan): StatedSpan {
  const ats = events.map(({ at }) => at);
  const first = ats.reduce((least, at) => Math.min(least, at), Number.POSITIVE_INFINITY);
  const last = ats.reduce((most, at) => Math.max(most, at), Number.NEGATIVE_INFINITY);
  if (span.dated || !Number.isFinite(first)) return span;
  const days = Math.min(MAX_DAYS, (startOfDay(last) - startOfDay(first)) / DAY_MS);
  for (let day = -1; day <= days; day++) {
    const shift = startOfDay(first) + day * DAY_MS - startOfDay(span.start);
    const [start, end] = [span.start + shift, span.end + shift];
    if (start <= last && end >= first) return { ...span, start, end };
  }
  return span;
}

/** Minutes east of UTC, if all of the timeline's zones agree; UTC if it states none. */
function zoneOf(timeline: readonly TimelineEntry[]): number | undefined {
  const offsets = new Set(timeline.flatMap(({ time }) => (time?.zone === undefined ? [] : [time.zone.offset])));
  if (offsets.size === 0) return 0;
  return offsets.size === 1 ? [...offsets][0] : undefined;
}

/** Returns the start of the day, in UTC. */
export function startOfDay(at: number): number {
  return Math.floor(at / DAY_MS) * DAY_MS;
}

function midnightOf({ time }: TimelineEntry): number | undefined {
  return time?.start.instant === undefined ? undefined : Date.parse(time.start.instant) - time.start.seconds * 1000;
}

const INSTANT = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)\s?(Z|UTC|[+-]\d{2}:\d{2})?$/i;

/** In UTC without a zone. */
function stated(words: { text: string; range: Range } | undefined): StatedInstant | undefined {
  const [, date, time, zone = 'Z'] = INSTANT.exec(words?.text ?? '') ?? [];
  const at = Date.parse(`${date}T${time}${/^utc$/i.test(zone) ? 'Z' : zone.toUpperCase()}`);
  return words === undefined || Number.isNaN(at) ? undefined : { at, dated: true, range: words.range };
}

const CLOCK =
  '(?:(\\d{4}-\\d{2}-\\d{2})[T ,]{1,2}(?:at )?)?([01]?\\d|2[0-3])[:h]([0-5]\\d)(?::[0-5]\\d)?(?!\\d)(?:\\s?([APap])\\.?[Mm]\\b\\.?)?';
const UTC = '(?:\\s?\\(?(?:UTC|GMT|Z)\\b\\)?)?';
/** "and was resolved at", ", and it ended at": text between the beginning and the end. */
const JOINT =
  '([-–—]|to\\b|and\\b|until\\b|till\\b|through\\b|,?\\s?(?:and\\s)?(?:(?:it|they|this|which|the \\w{3,12})\\s)?(?:was\\s|were\\s|had\\s)?(?:fully\\s)?(?:ended|resolved|recovered|restored|mitigated|fixed|lasted|over|back)(?:\\s(?:again|until|to normal))?\\s(?:at|by|until)\\b|,?\\s?(?:lasting|lasted) until\\b)';
const SPAN = new RegExp(
  `([Bb]etween\\s{1,3})?(?<![\\d:])${CLOCK}${UTC}\\s{0,3}${JOINT}\\s{0,3}${CLOCK}\\s?\\(?([A-Z]{1,5}\\b)?`,
  'g',
);

/** "between 14:32 and 15:18 UTC", "from 14:32 to 15:18", "14:32–15:18". If the end is earlier, it is after midnight. */
function spansIn(markdown: string, body: Range, midnight: number, zone: number | undefined): StatedSpan[] {
  const source = sourceOf(markdown);
  const text = markdown.slice(body.start.offset, body.end.offset);
  return [...text.matchAll(SPAN)].flatMap((match) => {
    const [whole, between, startDate, startHour, startMinute, startHalf, joint, ...rest] = match;
    const [endDate, endHour, endMinute, endHalf, letters] = rest;
    const said = letters === undefined ? undefined : findZone(letters);
    const offset = said === undefined ? zone : said.offset;
    if (offset === undefined || (joint === 'and' && between === undefined)) return [];
    const start = at(startDate, hourOf(startHour, startHalf ?? endHalf), startMinute, midnight) - offset * MINUTE_MS;
    const sameDay =
      at(endDate, hourOf(endHour, endHalf), endMinute, startOfDay(start + offset * MINUTE_MS)) - offset * MINUTE_MS;
    const end = sameDay < start && endDate === undefined ? sameDay + DAY_MS : sameDay;
    const from = body.start.offset + match.index + (between?.length ?? 0);
    return end < start
      ? []
      : [
          {
            start,
            end,
            dated: startDate !== undefined,
            range: rangeAt(source, from, body.start.offset + match.index + whole.length),
          },
        ];
  });
}

/** On the 24-hour clock. */
function hourOf(hour: string | undefined, half: string | undefined): number {
  const number = Number(hour);
  if (half === undefined || number > 12) return number;
  return (number % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
}

function at(date: string | undefined, hour: number, minute: string | undefined, midnight: number): number {
  const day = date === undefined ? Number.NaN : Date.parse(date);
  return (Number.isNaN(day) ? midnight : day) + (hour * 60 + Number(minute)) * MINUTE_MS;
}
