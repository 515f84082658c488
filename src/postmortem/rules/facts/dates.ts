import { dayOf } from '../../../time/days.ts';
import { DAY_MS } from '../../../time/units.ts';
import type { Range } from '../../document/model.ts';
import { dateOfPath } from '../../paths.ts';
import { startOfDay, statedTimes } from '../../stated-times.ts';
import { headOf, type Problem, type ReviewSubject } from '../rule.ts';
import { dayIn } from './day-in.ts';

/** A part of the document that states the day or days of the incident. */
interface DateStatement {
  kind: 'date' | 'front matter' | 'title' | 'file name' | 'timeline' | 'started';
  says: string;
  from: number;
  to: number;
  range: Range;
}

/**
 * Finds days that contradict each other: the stated date, the timeline's, the title's, the front matter's and the file name's. A
 * night and a time zone explain one day of difference. Reports the statement that agrees with the fewest others;
 * if several agree with equally few, all of them.
 */
export function contradictingDates(subject: ReviewSubject): Problem[] {
  const statements = statementsOf(subject);
  const { frontMatter } = subject.document;
  const isBlog = frontMatter?.date !== undefined || frontMatter?.title !== undefined;
  const agreeing = statements.map(
    (one) => statements.filter((other) => other !== one && agree(one, other, isBlog)).length,
  );
  const conflicts = statements.map((one) => statements.filter((other) => !agree(one, other, isBlog)));
  const fewest = Math.min(...agreeing.filter((_, index) => (conflicts[index]?.length ?? 0) > 0));
  return statements.flatMap((one, index) => {
    const [conflict] = conflicts[index] ?? [];
    if (conflict === undefined || agreeing[index] !== fewest) return [];
    const says = one.says.charAt(0).toUpperCase() + one.says.slice(1);
    const message = `${says} ${dayOf(one.from)}, but ${conflict.says} ${dayOf(conflict.from)}.`;
    // A file is named once, often on another day, and its name is easily copied.
    const isAboutName = one.kind === 'file name' || conflicts[index]?.every(({ kind }) => kind === 'file name');
    return [{ range: one.range, message, ...(isAboutName ? { severity: 'warn' as const } : {}) }];
  });
}

function statementsOf(subject: ReviewSubject): DateStatement[] {
  const { document, path } = subject;
  const { frontMatter, metadata, title } = document;
  const front = frontMatter?.date?.status === 'known' ? frontMatter.date : undefined;
  const date = metadata.date?.status === 'known' && !isPublication(subject) ? metadata.date : undefined;
  const statements = [
    statement('date', 'the date is', date && Date.parse(date.date), date?.range),
    statement('front matter', 'the front matter says', front && Date.parse(front.date), front?.range),
    statement('title', 'the title says', title && dayIn(title.text), title?.range),
    statement('file name', 'the file name says', dateOfName(path), headOf(document)),
    timelineDays(subject),
    startedDay(subject),
  ];
  return statements.filter((one) => one !== undefined);
}

function statement(
  kind: DateStatement['kind'],
  says: string,
  day: number | undefined,
  range: Range | undefined,
): DateStatement | undefined {
  if (day === undefined || range === undefined || Number.isNaN(day)) return undefined;
  return { kind, says, from: startOfDay(day), to: startOfDay(day), range };
}

/** "Published", "Last updated": not the day of the incident. */
function isPublication({ document: { metadata } }: ReviewSubject): boolean {
  const start = metadata.date?.range.start.offset;
  const field = metadata.fields.find(
    ({ value: { range } }) => start !== undefined && start >= range.start.offset && start <= range.end.offset,
  );
  return (
    field !== undefined &&
    /\b(?:publish\w*|updated?|modified|written|created|posted|report(?:ed)?|review\w*|meeting|version|due|author\w*|document)\b/i.test(
      field.key,
    )
  );
}

/** Returns the days from the first entry to the last, if the day of an entry is known. */
function timelineDays({ document }: ReviewSubject): DateStatement | undefined {
  const dated = document.timeline.flatMap(({ time }) =>
    time?.start.instant === undefined ? [] : [{ at: Date.parse(time.start.instant), range: time.range }],
  );
  const [first] = dated;
  if (first === undefined) return undefined;
  const days = dated.map(({ at }) => startOfDay(at));
  return {
    kind: 'timeline',
    says: 'the timeline says',
    from: days.reduce((least, day) => Math.min(least, day)),
    to: days.reduce((most, day) => Math.max(most, day)),
    range: first.range,
  };
}

function startedDay({ document }: ReviewSubject): DateStatement | undefined {
  const { started, resolved } = statedTimes(document, undefined);
  if (started === undefined || !started.dated) return undefined;
  const from = startOfDay(started.at);
  return {
    kind: 'started',
    says: 'it started on',
    from,
    to: Math.max(from, startOfDay(resolved?.at ?? from)),
    range: started.range,
  };
}

/** YYYY-MM-DD anywhere in the file's name, or YYYYMMDD at its start. */
function dateOfName(path: string): number | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const [, year, month, day] =
    /^(20\d{2})(\d{2})(\d{2})(?!\d)/.exec(name) ?? /(20\d{2})[-_](\d{2})[-_](\d{2})(?!\d)/.exec(name) ?? [];
  const date = dateOfPath(path) ?? (year === undefined ? undefined : `${year}-${month}-${day}`);
  return date === undefined ? undefined : Date.parse(date);
}

/**
 * A postmortem may be published later than the incident, and front matter and file names often have that day. The date above the
 * text and the file name must agree, except in a blog.
 */
function agree(a: DateStatement, b: DateStatement, isBlog: boolean): boolean {
  if (a.from - DAY_MS <= b.to && b.from - DAY_MS <= a.to) return true;
  const kinds = new Set([a.kind, b.kind]);
  if (kinds.has('date') && kinds.has('file name') && !isBlog) return false;
  const [publication, incident] = isPublished(a) ? [a, b] : [b, a];
  if (!isPublished(publication)) return false;
  return isPublished(incident) || publication.from >= incident.from - DAY_MS;
}

function isPublished({ kind }: DateStatement): boolean {
  return kind === 'front matter' || kind === 'file name';
}
