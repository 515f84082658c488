import { durationOf, type Incident } from '../../pagerduty/incident.ts';
import type { Words } from '../document/model.ts';
import { inWords } from '../duration.ts';
import { dayOf, type Stated, type StatedTimes, statedTimes } from '../stated-times.ts';
import type { Problem, ReviewSubject, Rule } from './rule.ts';

export const facts: Rule = {
  name: 'facts',
  severity: 'error',
  message:
    "The document's facts contradict each other or PagerDuty, so neither its times nor its numbers can be trusted.",
  fix: "Look up which one is right and correct the others; PagerDuty's times are when it paged and when the incident was closed, so where the impact began or ended at another time, say so in the summary and the timeline.",
  check: (subject) => [
    ...incidentProblems(subject),
    ...dateProblems(subject),
    ...severityProblems(subject),
    // Where the day is wrong, every time would be.
    ...(dateProblems(subject).length > 0 ? [] : timeProblems(subject)),
    ...durationProblems(subject),
  ],
  docs: {
    checks: [
      "The front matter's `incident` is the one in the file's name.",
      'The date is a day of the incident (in UTC), or the day before it was created, where the impact may have begun.',
      "The severity is PagerDuty's current priority, compared by number where both have one (`SEV-1` and `P1` agree). Where PagerDuty has no priority, nothing is compared.",
      'The duration agrees with at least one of: PagerDuty\'s created and resolved, the front matter\'s `started` and `resolved`, a span in the summary or the impact ("between 14:32 and 15:18 UTC"), the timeline from a sign of impact to a sign of its end. It may differ by 5 minutes or 10%, whichever is more.',
      "PagerDuty's times are paging times: the impact may begin earlier than the page and end earlier than somebody closed the incident. It may not begin later, or end later, than 5 minutes or 10% of the incident's duration after PagerDuty's. Timeline entries that tell of the incident being triggered or resolved are PagerDuty's own, give or take 5 minutes.",
      'Without a PagerDuty token, what the document says is compared with itself.',
    ],
    why: 'Numbers are copied, rounded and moved between zones by hand, and the ones in the first lines are those that reports repeat. What PagerDuty knows is fetched again, and never taken from the text.',
    bad: `# Postmortem: Orders fail — orders-service

**Date:** 2026-02-10 | **Duration:** 3 hours | **Severity:** P3

## Summary

Between 14:32 and 15:18 UTC, 12% of orders failed.
`,
    good: `# Postmortem: Orders fail — orders-service

**Date:** 2026-02-10 | **Duration:** 46 minutes | **Severity:** P1

## Summary

Between 14:32 and 15:18 UTC, 12% of orders failed.
`,
  },
};

const MINUTE = 60_000;
const DAY = 86_400_000;

/** Milliseconds by which a time or a duration may differ from one of this length. */
function tolerance(duration: number): number {
  return Math.max(5 * MINUTE, duration / 10);
}

function incidentProblems({ document, path, incident }: ReviewSubject): Problem[] {
  const named = document.frontMatter?.incident;
  const id = /[A-Z0-9]+$/i.exec(named?.text.trim() ?? '')?.[0];
  if (named === undefined || id === undefined) return [];
  const byNumber = /^#?\d+$/.test(named.text);
  if (byNumber && (incident?.number === undefined || Number(id) === incident.number)) return [];
  if (path.toLowerCase().endsWith(`-${id.toLowerCase()}.md`)) return [];
  return [
    { range: named.range, message: `The front matter is of incident ${id}, and the file's name does not end with it.` },
  ];
}

function dateProblems({ document, incident }: ReviewSubject): Problem[] {
  const stated = document.metadata.date;
  if (stated === undefined) return [];
  if (stated.date === undefined) {
    if (/^\W*(?:unknown|not set|not known|n\/a|none)\b/i.test(stated.text)) return [];
    return [{ range: stated.range, severity: 'warn', message: 'The date cannot be read: write it as YYYY-MM-DD.' }];
  }
  const { started, resolved } = statedTimes(document, incident);
  const created = timeOf(incident?.createdAt);
  const beginnings = [...(started ? [started.at] : []), ...(created === undefined ? [] : [created - DAY])];
  const ends = [timeOf(incident?.resolvedAt), created, resolved?.at, started?.at].filter((at) => at !== undefined);
  if (beginnings.length === 0) return [];
  const day = Date.parse(stated.date);
  if (day >= dayOf(Math.min(...beginnings)) && day <= Math.max(...ends)) return [];
  const begun = new Date(created ?? Math.min(...beginnings)).toISOString().slice(0, 10);
  return [{ range: stated.range, message: `The date is ${stated.date}, and the incident is of ${begun} (UTC).` }];
}

function severityProblems({ document, incident }: ReviewSubject): Problem[] {
  const priority = incident?.priority;
  const stated = [document.metadata.severity, document.frontMatter?.severity].filter((words) => words !== undefined);
  if (priority !== undefined) {
    return stated
      .filter(({ text }) => !isSameSeverity(text, priority))
      .map(({ range, text }) => ({
        range,
        message: `The severity is "${text}", and PagerDuty's priority is "${priority}".`,
      }));
  }
  const [first, second] = stated;
  if (first === undefined || second === undefined || isSameSeverity(first.text, second.text)) return [];
  return [first, second].map(({ range }: Words) => ({
    range,
    message: `The severity is "${first.text}" above the text and "${second.text}" in the front matter.`,
  }));
}

/** Two schemes of naming agree where the numbers do. */
function isSameSeverity(a: string, b: string): boolean {
  const [inA, inB] = [a, b].map((text) => text.match(/\d+/g)?.map(Number) ?? []);
  if (inA?.length && inB?.length) return inA.some((level) => inB.includes(level));
  const [wordsA = '', wordsB = ''] = [a, b].map((text) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ''));
  return wordsA !== '' && wordsB !== '' && (wordsA.includes(wordsB) || wordsB.includes(wordsA));
}

function timeProblems({ document, incident }: ReviewSubject): Problem[] {
  const times = statedTimes(document, incident);
  return [...orderProblems(times), ...spanProblems(times), ...(incident ? pagerDutyProblems(times, incident) : [])];
}

function orderProblems({ started, resolved }: StatedTimes): Problem[] {
  if (started === undefined || resolved === undefined || started.at <= resolved.at) return [];
  return [{ range: resolved.range, message: `It was resolved at ${iso(resolved.at)}, before it started.` }];
}

/** A span that shares time with the timeline and goes beyond it; one elsewhere tells of something else. */
function spanProblems({ spans, events }: StatedTimes): Problem[] {
  const ats = events.map(({ at }) => at);
  const [first, last] = [minOf(ats), maxOf(ats)];
  if (first === undefined || last === undefined || first === last) return [];
  const slack = tolerance(last - first);
  return spans
    .filter(({ start, end }) => start < last && end > first && (start < first - slack || end > last + slack))
    .map(({ range, start, end }) => ({
      range,
      message: `${clock(start)} to ${clock(end)} goes beyond the timeline, which is from ${clock(first)} to ${clock(last)} UTC.`,
    }));
}

function pagerDutyProblems({ started, resolved, spans, events }: StatedTimes, incident: Incident): Problem[] {
  const [created, closed] = [timeOf(incident.createdAt), timeOf(incident.resolvedAt)];
  const slack = tolerance((durationOf(incident) ?? 0) * 1000);
  const problems: Problem[] = [];
  const later = (stated: Stated | undefined, than: number | undefined, what: string) => {
    if (stated === undefined || than === undefined || stated.at <= than + slack) return;
    problems.push({
      range: stated.range,
      message: `${iso(stated.at)} is after PagerDuty ${what} the incident, ${iso(than)}.`,
    });
  };
  later(started, created, 'opened');
  later(resolved, closed, 'closed');
  if (created !== undefined && closed !== undefined) {
    for (const { start, end, range } of spans.filter((span) => span.start < closed && span.end > created)) {
      if (end > closed + slack) later({ at: end, range }, closed, 'closed');
      else if (start > created + slack && end >= closed - slack) later({ at: start, range }, created, 'opened');
    }
    const ats = events.map(({ at }) => at);
    const [first, last, heading] = [minOf(ats), maxOf(ats), events[0]?.range];
    if (first !== undefined && last !== undefined && heading && (last < created - slack || first > closed + slack)) {
      return [
        ...problems,
        {
          range: heading,
          message: `The timeline is of another time than the incident, ${iso(created)} to ${iso(closed)}.`,
        },
      ];
    }
  }
  const triggered = events.find(({ entry }) =>
    /\bincident\b.{0,20}(?<!re-?)\b(?:triggered|opened|created)\b/is.test(entry.text),
  );
  const ended = events.findLast(({ entry }) => /\bincident\b.{0,20}\b(?:resolved|closed)\b/is.test(entry.text));
  for (const [event, at, what] of [
    [triggered, created, 'triggered'],
    [ended, closed, 'resolved'],
  ] as const) {
    if (event === undefined || at === undefined || Math.abs(event.at - at) <= tolerance(0)) continue;
    problems.push({
      range: event.range,
      message: `PagerDuty's incident was ${what} at ${clock(at)} UTC, not at ${clock(event.at)}.`,
    });
  }
  return problems;
}

interface Source {
  says: string;
  milliseconds: number;
  ranges: Words['range'][];
}

function durationProblems({ document, incident }: ReviewSubject): Problem[] {
  const { duration } = document.metadata;
  if (duration === undefined) return [];
  if (duration.seconds === undefined) {
    if (/^\W*(?:unknown|not set|not known|not established|n\/a|none|ongoing)\b/i.test(duration.text)) return [];
    return [
      { range: duration.range, severity: 'warn', message: 'The duration cannot be read: write it as "46 minutes".' },
    ];
  }
  // A time to resolve counts from the detection or the page; and a timeline with times that cannot be read may be longer.
  if (duration.of === 'resolution' || document.timeline.some(({ unreadable }) => unreadable !== undefined)) return [];
  const milliseconds = duration.seconds * 1000;
  const times = statedTimes(document, incident);
  const sources = sourcesOf(times, incident);
  const longest = timelineSpan(times);
  if (sources.length === 0 && longest !== undefined && milliseconds > longest + tolerance(longest)) {
    return [
      {
        range: duration.range,
        message: `The duration is "${duration.text}", and the timeline ${inWords(longest / 1000)} long.`,
      },
    ];
  }
  const fair = [...sources.map((source) => source.milliseconds), ...durationsBySigns(times)];
  if (sources.length === 0 || fair.some((each) => agree(each, milliseconds))) return [];
  const told = sources.map(({ says, milliseconds: ms }) => `${says} ${inWords(ms / 1000)}`).slice(0, 3);
  const message = `The duration is "${duration.text}", and ${told.join(', ')}.`;
  // Where there are two against one, the one is wrong; else it may be either.
  const others = sources.length === 1 ? (sources[0]?.ranges ?? []) : [];
  return [duration.range, ...others].map((range) => ({ range, message }));
}

function agree(a: number, b: number): boolean {
  return Math.abs(a - b) <= tolerance(Math.max(a, b));
}

const BEGINS =
  /\b(?:impact|began|begins?|started|triggered|fired|paged|alerted|exhausted|onset|first|ris(?:es?|ing)|rose|fail(?:s|ed|ing)?|slow(?:s|ed|er)?|degraded|errors?|timeouts?|declin(?:es?|ed|ing)|drop(?:s|ped)?|down)\b/i;
const ENDS =
  /\b(?:resolve[sd]|recover(?:s|ed)|mitigated|restored|end(?:s|ed)|over|again|normal|nominal|healthy|closed|stop(?:s|ped)|gone)\b/i;
/** More of them tell nothing any more. */
const MAX_SIGNS = 30;

function beginningsIn(events: StatedTimes['events']): StatedTimes['events'] {
  return events.filter(({ entry }) => BEGINS.test(entry.text)).slice(0, MAX_SIGNS);
}

function endingsIn(events: StatedTimes['events']): StatedTimes['events'] {
  return events.filter(({ entry }, index) => ENDS.test(entry.text) || index === events.length - 1).slice(-MAX_SIGNS);
}

/** Teams count from the first sign, the impact or the page, and to the recovery, its confirmation or the close. */
function durationsBySigns({ events }: StatedTimes): number[] {
  const endings = endingsIn(events);
  return beginningsIn(events)
    .flatMap(({ at }) => endings.map((ending) => ending.at - at))
    .filter((each) => each > 0);
}

/** Everything that tells how long it was. */
function sourcesOf({ started, resolved, spans, events }: StatedTimes, incident: Incident | undefined): Source[] {
  const paged = incident === undefined ? undefined : durationOf(incident);
  const [first, last] = [beginningsIn(events)[0], endingsIn(events).at(-1)];
  return [
    ...(paged === undefined ? [] : [{ says: 'PagerDuty says', milliseconds: paged * 1000, ranges: [] }]),
    ...(started && resolved && resolved.at > started.at
      ? [
          {
            says: 'the front matter says',
            milliseconds: resolved.at - started.at,
            ranges: [started.range, resolved.range],
          },
        ]
      : []),
    ...spans.map(({ start, end, range }) => ({
      says: `${clock(start)} to ${clock(end)} is`,
      milliseconds: end - start,
      ranges: [range],
    })),
    ...(first && last && last.at > first.at
      ? [{ says: 'by the timeline it is', milliseconds: last.at - first.at, ranges: [first.range, last.range] }]
      : []),
  ];
}

function timelineSpan({ events }: StatedTimes): number | undefined {
  const ats = events.map(({ at }) => at);
  const [first, last] = [minOf(ats), maxOf(ats)];
  return first === undefined || last === undefined || first === last ? undefined : last - first;
}

function timeOf(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Date.parse(text);
}

function minOf(values: readonly number[]): number | undefined {
  return values.reduce<number | undefined>(
    (least, value) => (least === undefined || value < least ? value : least),
    undefined,
  );
}

function maxOf(values: readonly number[]): number | undefined {
  return values.reduce<number | undefined>(
    (most, value) => (most === undefined || value > most ? value : most),
    undefined,
  );
}

function iso(at: number): string {
  return new Date(at).toISOString().replace(/:\d{2}\.\d{3}Z$/, 'Z');
}

function clock(at: number): string {
  return new Date(at).toISOString().slice(11, 16);
}
