import { durationOf, type Incident } from '../../incident/incident.ts';
import { dayOf } from '../../time/days.ts';
import { DAY_MS, MINUTE_MS } from '../../time/units.ts';
import type { Words } from '../document/model.ts';
import { type StatedInstant, type StatedSpan, type StatedTimes, startOfDay, statedTimes } from '../stated-times.ts';
import { contradictingDates } from './facts/dates.ts';
import { wrongDuration } from './facts/durations.ts';
import { contradictingNumbers } from './facts/numbers.ts';
import type { Problem, ReviewSubject, Rule } from './rule.ts';

export const facts: Rule = {
  name: 'facts',
  promise: "Times, duration and severity agree with each other and with PagerDuty's",
  severity: 'error',
  message: 'The document contradicts itself or PagerDuty.',
  fix: "Check which one is right and correct the others. PagerDuty's times are when it paged and when the incident was closed. If the impact began or ended at another time, say so in the summary and the timeline.",
  check: (subject) => {
    const dates = dateProblems(subject);
    return [
      ...frontMatterProblems(subject),
      ...incidentProblems(subject),
      ...dates,
      ...severityProblems(subject),
      ...orderProblems(subject),
      // If the day is wrong, every time would be too.
      ...(dates.some(({ severity }) => severity !== 'warn') ? [] : timeProblems(subject)),
      ...wrongDuration(subject),
      ...contradictingNumbers(subject.document),
    ];
  },
  notChecked: ({ document, incident }) => {
    const { started, resolved, spans, events } = statedTimes(document, incident);
    const { date, duration } = document.metadata;
    return [started, resolved, date, duration, ...spans, ...events].some((stated) => stated !== undefined)
      ? undefined
      : 'dates, times and durations, because the document states none that can be read';
  },
  docs: {
    checks: [
      "The front matter's `incident` is the one in the file's name.",
      'The front matter can be read.',
      'The date is a day of the incident (in UTC), or the day before it was created, because the impact may have begun earlier. It agrees with the days of the timeline, the title and the file name, give or take a day. Front matter and file names of a blog may be later: they have the day of publication. A file name that alone disagrees is a warning.',
      'It started before it was detected, and was detected before it was resolved, in the front matter and in the fields above the text. "Detected" and "Resolved" agree with the corresponding events of the timeline, give or take 5 minutes.',
      'A time span in the summary or the impact does not extend beyond the timeline, and is not at another part of the day.',
      "The severity is PagerDuty's current priority, compared by number if both have one (`SEV-1` and `P1` agree). If PagerDuty has no priority, nothing is compared.",
      'The duration agrees with at least one of: PagerDuty\'s created and resolved, the front matter\'s `started` and `resolved`, a span in the summary or the impact ("between 14:32 and 15:18 UTC"), the timeline from a sign of impact to a sign of its end. It may differ by a minute or 18%, whichever is more, and by 30% if it is approximate ("about an hour"). The timeline does not count if the document states the beginning and the end itself.',
      'Numbers of the same things agree between the summary, the impact and the fields above the text ("12% of orders failed"), give or take 10%, and a percentage matches the counts next to it.',
      "PagerDuty's times are paging times: the impact may begin before the page and end before somebody closed the incident. It may not begin or end more than 5 minutes or 10% of the incident's duration after PagerDuty's times. Timeline entries about the incident being triggered or resolved have PagerDuty's time, give or take 5 minutes.",
      'Without a PagerDuty token, the document is only compared with itself.',
    ],
    why: "People copy, round and convert numbers by hand, and reports repeat the ones in the first lines. PagerDuty's facts are fetched again, and never taken from the text.",
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

/** Returns the milliseconds by which a time or a duration of this length may differ. */
function tolerance(duration: number): number {
  return Math.max(5 * MINUTE_MS, duration / 10);
}

function incidentProblems({ document, path, incident, config }: ReviewSubject): Problem[] {
  // The action finds a postmortem by its name in this directory only. Elsewhere the name means nothing.
  if (!path.startsWith(`${config.directory}/`)) return [];
  const named = document.frontMatter?.incident;
  const id = /[A-Z0-9]+$/i.exec(named?.text.trim() ?? '')?.[0];
  if (named === undefined || id === undefined) return [];
  const byNumber = /^#?\d+$/.test(named.text);
  if (byNumber && (incident?.number === undefined || Number(id) === incident.number)) return [];
  if (path.toLowerCase().endsWith(`-${id.toLowerCase()}.md`)) return [];
  return [
    { range: named.range, message: `The front matter names incident ${id}, but the file's name does not end with it.` },
  ];
}

function frontMatterProblems({ document }: ReviewSubject): Problem[] {
  const problem = document.frontMatter?.problem;
  if (problem === undefined) return [];
  return [{ range: problem.range, message: `The front matter cannot be read and is ignored: ${problem.text}` }];
}

function dateProblems(subject: ReviewSubject): Problem[] {
  const stated = subject.document.metadata.date;
  if (stated !== undefined && stated.date === undefined) {
    if (/^\W*(?:unknown|not set|not known|n\/a|none)\b/i.test(stated.text)) return contradictingDates(subject);
    return [{ range: stated.range, severity: 'warn', message: 'The date cannot be read: write it as YYYY-MM-DD.' }];
  }
  const wrong = wrongDate(subject);
  return wrong.length > 0 ? wrong : contradictingDates(subject);
}

/** Compares the stated date with PagerDuty, and with the stated start and end. */
function wrongDate({ document, incident }: ReviewSubject): Problem[] {
  const stated = document.metadata.date;
  if (stated?.date === undefined) return [];
  const { started, resolved } = statedTimes(document, incident);
  const created = timeOf(incident?.createdAt);
  const beginnings = [...(started?.dated ? [started.at] : []), ...(created === undefined ? [] : [created - DAY_MS])];
  const ends = [timeOf(incident?.resolvedAt), created, resolved?.at, started?.at].filter((at) => at !== undefined);
  if (beginnings.length === 0) return [];
  const day = Date.parse(stated.date);
  if (day >= startOfDay(Math.min(...beginnings)) && day <= Math.max(...ends)) return [];
  const begun = dayOf(created ?? Math.min(...beginnings));
  return [{ range: stated.range, message: `The date is ${stated.date}, but the incident was on ${begun} (UTC).` }];
}

function severityProblems({ document, incident }: ReviewSubject): Problem[] {
  const priority = incident?.priority;
  const stated = [document.metadata.severity, document.frontMatter?.severity].filter((words) => words !== undefined);
  if (priority !== undefined) {
    return stated
      .filter(({ text }) => !isSameSeverity(text, priority))
      .map(({ range, text }) => ({
        range,
        message: `The severity is "${text}", but PagerDuty's priority is "${priority}".`,
      }));
  }
  const [first, second] = stated;
  if (first === undefined || second === undefined || isSameSeverity(first.text, second.text)) return [];
  return [first, second].map(({ range }: Words) => ({
    range,
    message: `The severity is "${first.text}" above the text and "${second.text}" in the front matter.`,
  }));
}

/** Two naming schemes agree if their numbers do. */
function isSameSeverity(a: string, b: string): boolean {
  const [inA, inB] = [a, b].map((text) => text.match(/\d+/g)?.map(Number) ?? []);
  if (inA?.length && inB?.length) return inA.some((level) => inB.includes(level));
  const [wordsA = '', wordsB = ''] = [a, b].map((text) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ''));
  return wordsA !== '' && wordsB !== '' && (wordsA.includes(wordsB) || wordsB.includes(wordsA));
}

/** Does not check the order of the stated times, which is checked in any case. */
function timeProblems({ document, incident }: ReviewSubject): Problem[] {
  const times = statedTimes(document, incident);
  return [
    ...rowProblems(times),
    ...spanProblems(times, document.metadata.duration?.seconds),
    ...(incident ? pagerDutyProblems(times, incident) : []),
  ];
}

function orderProblems({ document, incident }: ReviewSubject): Problem[] {
  const { started, detected, resolved } = statedTimes(document, incident);
  const problems: Problem[] = [];
  if (started && resolved && started.at > resolved.at) {
    problems.push({ range: resolved.range, message: `It was resolved at ${iso(resolved.at)}, before it started.` });
  }
  if (detected && resolved && detected.at > resolved.at) {
    problems.push({ range: detected.range, message: `It was detected at ${iso(detected.at)}, after it was resolved.` });
  }
  if (detected && started && detected.at < started.at - tolerance(0)) {
    problems.push({ range: detected.range, message: `It was detected at ${iso(detected.at)}, before it started.` });
  }
  return problems;
}

const SAYS_RESOLVED =
  /\b(?:resolved|recovered|restored|mitigated|closed|over|ended|normal|healthy|fixed|again|succeed\w*|working)\b/i;
const SAYS_DETECTED = /\b(?:detect\w*|alert\w*|paged?|notic\w*|report\w*|fired|triggered|discover\w*|observed|page)\b/i;

/** "Detected" and "Resolved" above the text, if the timeline has such an event at another time. */
function rowProblems({ detected, resolved, events }: StatedTimes): Problem[] {
  const check = (row: StatedInstant | undefined, says: RegExp, what: string): Problem[] => {
    const told = events.filter(({ entry }) => says.test(entry.text));
    const near = (event: StatedTimes['events'][number]) =>
      row !== undefined && Math.abs(event.at - row.at) <= tolerance(0);
    const [first] = told;
    // If they are a day apart, it is about another step, such as closing the ticket.
    if (row === undefined || first === undefined || events.some(near) || Math.abs(first.at - row.at) > DAY_MS / 2)
      return [];
    return [
      {
        range: row.range,
        message: `It was ${what} at ${clock(row.at)}, but the timeline says ${clock(first.at)}.`,
      },
    ];
  };
  return [...check(detected, SAYS_DETECTED, 'detected'), ...check(resolved, SAYS_RESOLVED, 'resolved')];
}

/**
 * Reports a span that overlaps with the timeline and extends beyond it, or one as long as the incident at another part of the day.
 * Other spans are about something else.
 */
function spanProblems({ spans, events }: StatedTimes, duration: number | undefined): Problem[] {
  const ats = events.map(({ at }) => at);
  const [first, last] = [minOf(ats), maxOf(ats)];
  if (first === undefined || last === undefined || first === last) return [];
  const slack = tolerance(last - first);
  const beyond = spans.filter(
    ({ start, end }) => start < last && end > first && (start < first - slack || end > last + slack),
  );
  const isInside = spans.some(({ start, end }) => start <= last + slack && end >= first - slack);
  const elsewhere =
    isInside || last - first > DAY_MS ? [] : spans.filter((span) => isShifted(span, first, last, duration));
  return [...beyond, ...elsewhere].map(({ range, start, end }) => ({
    range,
    message: `${clock(start)} to ${clock(end)} ${beyond.length > 0 ? 'goes beyond the timeline, which is' : 'is at another part of the day than the timeline,'} from ${clock(first)} to ${clock(last)} UTC.`,
  }));
}

function isShifted(
  { start, end, dated }: StatedSpan,
  first: number,
  last: number,
  duration: number | undefined,
): boolean {
  const length = end - start;
  const alike = (other: number) => Math.abs(length - other) <= Math.max(MINUTE_MS, other * 0.25);
  return !dated && (alike(last - first) || (duration !== undefined && alike(duration * 1000)));
}

function pagerDutyProblems({ started, resolved, spans, events }: StatedTimes, incident: Incident): Problem[] {
  const [created, closed] = [timeOf(incident.createdAt), timeOf(incident.resolvedAt)];
  const slack = tolerance((durationOf(incident) ?? 0) * 1000);
  const problems: Problem[] = [];
  const later = (stated: Pick<StatedInstant, 'at' | 'range'> | undefined, than: number | undefined, what: string) => {
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
          message: `The timeline does not overlap with the incident, ${iso(created)} to ${iso(closed)}.`,
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
