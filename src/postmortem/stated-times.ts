import type { Incident } from '../pagerduty/incident.ts';
import type { PostmortemDocument, Range, TimelineEntry } from './document/model.ts';
import { sectionsOf } from './document/sections.ts';
import { rangeAt, sourceOf } from './document/source.ts';

/** When things happened as a document states it, on one scale: milliseconds since 1970. */
export interface StatedTimes {
  /** From the front matter. */
  started: Stated | undefined;
  resolved: Stated | undefined;
  /** Such as "between 14:32 and 15:18 UTC", from the summary and the impact. */
  spans: Span[];
  /** The timeline, as far as its times are known. */
  events: Event[];
}

export interface Stated {
  at: number;
  range: Range;
}

export interface Span {
  start: number;
  end: number;
  range: Range;
}

export interface Event {
  at: number;
  entry: TimelineEntry;
  range: Range;
}

const DAY = 86_400_000;

/**
 * A document that names no date is taken to be of the day on which the incident was created; where that is not known either,
 * its times still compare with each other.
 */
export function statedTimes(document: PostmortemDocument, incident: Incident | undefined): StatedTimes {
  const { frontMatter, metadata, timeline } = document;
  const started = stated(frontMatter?.started);
  const resolved = stated(frontMatter?.resolved);
  const midnight =
    timeline.map(midnightOf).find((found) => found !== undefined) ??
    (metadata.date?.date === undefined ? undefined : Date.parse(metadata.date.date)) ??
    dayOf(started?.at ?? Date.parse(incident?.createdAt ?? '1970-01-01T00:00:00Z'));
  return {
    started,
    resolved,
    spans: [...sectionsOf(document.sections, 'summary'), ...sectionsOf(document.sections, 'impact')].flatMap(
      ({ body }) => (body === undefined ? [] : spansIn(document.markdown, body, midnight)),
    ),
    events: timeline.flatMap((entry) => {
      const { time } = entry;
      if (time === undefined || time.wholeDay || (time.zone !== undefined && time.zone.offset === undefined)) return [];
      return [{ at: midnight + time.start.seconds * 1000, entry, range: time.range }];
    }),
  };
}

/** The beginning of the day, in UTC. */
export function dayOf(at: number): number {
  return Math.floor(at / DAY) * DAY;
}

function midnightOf({ time }: TimelineEntry): number | undefined {
  return time?.start.instant === undefined ? undefined : Date.parse(time.start.instant) - time.start.seconds * 1000;
}

const INSTANT = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)\s?(Z|UTC|[+-]\d{2}:\d{2})?$/i;

/** Without a zone, in UTC. */
function stated(words: { text: string; range: Range } | undefined): Stated | undefined {
  const [, date, time, zone = 'Z'] = INSTANT.exec(words?.text ?? '') ?? [];
  const at = Date.parse(`${date}T${time}${/^utc$/i.test(zone) ? 'Z' : zone.toUpperCase()}`);
  return words === undefined || Number.isNaN(at) ? undefined : { at, range: words.range };
}

const CLOCK = '(?:(\\d{4}-\\d{2}-\\d{2})[T ])?([01]?\\d|2[0-3]):([0-5]\\d)(?::[0-5]\\d)?(?!\\d)';
const SPAN = new RegExp(
  `([Bb]etween\\s{1,3})?(?<![\\d:])${CLOCK}(?:\\s?(?:UTC|GMT|Z)\\b)?\\s{0,3}([-–—]|to\\b|and\\b|until\\b|till\\b)\\s{0,3}${CLOCK}\\s?([A-Z]{1,5}\\b|[ap]m\\b)?`,
  'g',
);

/** "between 14:32 and 15:18 UTC", "from 14:32 to 15:18", "14:32–15:18"; past midnight where the end is the earlier one. */
function spansIn(markdown: string, body: Range, midnight: number): Span[] {
  const source = sourceOf(markdown);
  const text = markdown.slice(body.start.offset, body.end.offset);
  return [...text.matchAll(SPAN)].flatMap((match) => {
    const [whole, between, startDate, startHour, startMinute, joint, endDate, endHour, endMinute, zone = 'UTC'] = match;
    if (!['UTC', 'GMT', 'Z'].includes(zone) || (joint === 'and' && between === undefined)) return [];
    const start = at(startDate, startHour, startMinute, midnight);
    const sameDay = at(endDate, endHour, endMinute, dayOf(start));
    const end = sameDay < start && endDate === undefined ? sameDay + DAY : sameDay;
    const offset = body.start.offset + match.index + (between?.length ?? 0);
    return end < start
      ? []
      : [{ start, end, range: rangeAt(source, offset, body.start.offset + match.index + whole.length) }];
  });
}

function at(date: string | undefined, hour: string | undefined, minute: string | undefined, midnight: number): number {
  const day = date === undefined ? Number.NaN : Date.parse(date);
  return (Number.isNaN(day) ? midnight : day) + (Number(hour) * 60 + Number(minute)) * 60_000;
}
