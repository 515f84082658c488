import { durationOf } from '../../../incident/incident.ts';
import { inWords } from '../../../time/duration.ts';
import { MINUTE_MS } from '../../../time/units.ts';
import type { Words } from '../../document/model.ts';
import { type StatedSpan, type StatedTimes, statedTimes } from '../../stated-times.ts';
import type { Problem, ReviewSubject } from '../rule.ts';

/** Durations are rounded to the minute, the quarter of an hour or the hour. */
const ROUNDING = 0.18;
/** "about an hour". */
const HEDGED_ROUNDING = 0.3;
const HEDGE =
  /^\W*(?:~|≈|about|around|approx\w*|roughly|nearly|almost|over|more than|less than|under|at least|up to|some|ca\b)/i;
/** By how much noted times may differ from the real ones. */
const SLACK = 5 * MINUTE_MS;

interface Source {
  says: string;
  milliseconds: number;
  ranges: Words['range'][];
}

/**
 * Finds a stated duration that no statement about the beginning and the end makes. `exactly`: it is rounded no more than it is
 * written, to the minute or to the hour.
 */
export function wrongDuration(
  { document, incident }: Pick<ReviewSubject, 'document' | 'incident'>,
  exactly = false,
): Problem[] {
  const { duration } = document.metadata;
  if (duration === undefined) return [];
  if (duration.seconds === undefined) {
    if (/^\W*(?:unknown|not set|not known|not established|n\/a|none|ongoing)\b/i.test(duration.text)) return [];
    const message = 'The duration cannot be read: write it as "46 minutes".';
    return [{ range: duration.range, severity: 'warn', message }];
  }
  // A time to resolve counts from the detection or the page, and a timeline with unreadable times may be longer.
  if (duration.of === 'resolution' || document.timeline.some(({ unreadable }) => unreadable !== undefined)) return [];
  // If a timeline begins or ends with a whole day, its length is unknown.
  const timedEntries = document.timeline.filter(({ time }) => time !== undefined);
  const isOpen = timedEntries[0]?.time?.wholeDay === true || timedEntries.at(-1)?.time?.wholeDay === true;
  const milliseconds = duration.seconds * 1000;
  const hedged = HEDGE.test(duration.text);
  const rounding = hedged ? HEDGED_ROUNDING : ROUNDING;
  const agrees = (each: number) =>
    Math.abs(each - milliseconds) <=
    (exactly && !hedged
      ? Math.max(MINUTE_MS, roundedTo(duration.text))
      : Math.max(MINUTE_MS, Math.max(each, milliseconds) * rounding));
  const times = statedTimes(document, incident);
  const paged = incident === undefined ? undefined : durationOf(incident);
  const pagerDuty: Source[] =
    paged === undefined ? [] : [{ says: 'PagerDuty says', milliseconds: paged * 1000, ranges: [] }];
  const stated = statedSources(times);
  const byTimeline = isOpen ? [] : timelineSources(times);
  // The document's own statement of its beginning and end counts. The timeline counts if that is about something else.
  const isSettled = stated.some(({ isWhole }) => isWhole);
  const fair = [...pagerDuty, ...stated, ...(isSettled ? [] : byTimeline)];
  const told = [...pagerDuty, ...stated, ...byTimeline.slice(0, 1)];
  if (fair.length === 0 || fair.some((source) => agrees(source.milliseconds))) return [];
  if (!isSettled && pagerDuty.length === 0 && byTimeline.length > 0 && isInside(milliseconds, times)) return [];
  const saysOf = new Map<string, string>();
  for (const { says, milliseconds: each } of told) {
    const length = inWords(each / 1000);
    if (!saysOf.has(length)) saysOf.set(length, says);
  }
  const says = [...saysOf].map(([length, who]) => `${who} ${length}`).slice(0, 3);
  const message = `The duration is "${duration.text}", but ${says.join(', ')}.`;
  // If two sources contradict one, the one is wrong. Otherwise it may be either.
  const others = told.length === 1 ? (told[0]?.ranges ?? []) : [];
  return [duration.range, ...others].map((range) => ({ range, message }));
}

/** Half of the smallest unit that is written. */
function roundedTo(text: string): number {
  if (/\d\s?(?:m\b|min|sec|s\b)|\d:\d/i.test(text)) return 0;
  return (/\d\s?h/i.test(text) ? 60 : 24 * 60) * 30_000;
}

/** `isWhole`: it is about the whole incident, as far as the timeline shows. */
function statedSources(times: StatedTimes): (Source & { isWhole: boolean })[] {
  const { started, resolved, spans } = times;
  const rows =
    started && resolved && resolved.at > started.at
      ? [
          {
            says: 'it started and was resolved within',
            milliseconds: resolved.at - started.at,
            ranges: [started.range, resolved.range],
            isWhole: true,
          },
        ]
      : [];
  return [
    ...rows,
    ...spans.map((span) => ({
      says: `${clock(span.start)} to ${clock(span.end)} is`,
      milliseconds: span.end - span.start,
      ranges: [span.range],
      isWhole: isWhole(span, times),
    })),
  ];
}

/** Returns whether a span begins with a sign of impact in the timeline and ends with a sign of its end. */
function isWhole({ start, end }: StatedSpan, { events }: StatedTimes): boolean {
  if (events.length === 0) return true;
  const near = (at: number) => (event: StatedTimes['events'][number]) => Math.abs(event.at - at) <= SLACK;
  return beginningsIn(events).some(near(start)) && endingsIn(events).some(near(end));
}

const BEGINS =
  /\b(?:impact|began|begins?|started|triggered|fired|paged|alerted|exhausted|onset|first|ris(?:es?|ing)|rose|fail(?:s|ed|ing)?|slow(?:s|ed|er)?|degraded|errors?|timeouts?|declin(?:es?|ed|ing)|drop(?:s|ped)?|down)\b/i;
const ENDS =
  /\b(?:resolve[sd]|recover(?:s|ed)|mitigated|restored|end(?:s|ed)|over|again|normal|nominal|healthy|closed|stop(?:s|ped)|gone)\b/i;
/** More signs than this carry no information. */
const MAX_SIGNS = 6;

function beginningsIn(events: StatedTimes['events']): StatedTimes['events'] {
  return events.filter(({ entry }, index) => index === 0 || BEGINS.test(entry.text)).slice(0, MAX_SIGNS);
}

function endingsIn(events: StatedTimes['events']): StatedTimes['events'] {
  return events.filter(({ entry }, index) => ENDS.test(entry.text) || index === events.length - 1).slice(-MAX_SIGNS);
}

/** Teams count from the first sign, the impact or the page, to the recovery, its confirmation or the close. */
function timelineSources({ events }: StatedTimes): Source[] {
  const endings = endingsIn(events);
  const [first] = events.filter(({ entry }) => BEGINS.test(entry.text));
  const last = endings.at(-1);
  const whole =
    first && last && last.at > first.at
      ? [{ says: 'the timeline makes it', milliseconds: last.at - first.at, ranges: [first.range, last.range] }]
      : [];
  return [
    ...whole,
    ...beginningsIn(events).flatMap((beginning) =>
      endings
        .filter((ending) => ending.at > beginning.at)
        .map((ending) => ({
          says: 'the timeline makes it',
          milliseconds: ending.at - beginning.at,
          ranges: [beginning.range, ending.range],
        })),
    ),
  ];
}

/** Without any other statement, a duration that is shorter than the timeline may be a part of it. */
function isInside(milliseconds: number, { events }: StatedTimes): boolean {
  const ats = events.map(({ at }) => at).sort((a, b) => a - b);
  return milliseconds < (ats.at(-1) ?? 0) - (ats[0] ?? 0);
}

function clock(at: number): string {
  return new Date(at).toISOString().slice(11, 16);
}
