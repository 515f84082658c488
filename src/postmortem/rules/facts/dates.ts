import type { Range } from '../../document/model.ts';
import { dateOfPath } from '../../paths.ts';
import { dayOf, statedTimes } from '../../stated-times.ts';
import { headOf, type Problem, type ReviewSubject } from '../rule.ts';
import { dayIn } from './day-in.ts';

const DAY = 86_400_000;

/** A part of the document that says on which day, or days, the incident was. */
interface DateStatement {
  says: string;
  from: number;
  to: number;
  range: Range;
  /** The day may be the one on which it was published, so it may be later than the incident. */
  published: boolean;
}

/**
 * Finds days that contradict each other: the stated date, the timeline's, the title's, the front matter's and the file name's. A
 * night and a time zone make one day of difference. The statement that the fewest others agree with is the one that is reported;
 * if several are equally lonely, all of them are.
 */
export function contradictingDates(subject: ReviewSubject): Problem[] {
  const statements = statementsOf(subject);
  const friends = statements.map((one) => statements.filter((other) => other !== one && agree(one, other)).length);
  const enemies = statements.map((one) => statements.filter((other) => !agree(one, other)));
  const fewest = Math.min(...friends.filter((_, index) => (enemies[index]?.length ?? 0) > 0));
  return statements.flatMap((one, index) => {
    const [enemy] = enemies[index] ?? [];
    if (enemy === undefined || friends[index] !== fewest) return [];
    const says = one.says.charAt(0).toUpperCase() + one.says.slice(1);
    return [{ range: one.range, message: `${says} ${isoDay(one.from)}, but ${enemy.says} ${isoDay(enemy.from)}.` }];
  });
}

function statementsOf(subject: ReviewSubject): DateStatement[] {
  const { document, path } = subject;
  const { frontMatter, metadata, title } = document;
  const front = frontMatter?.date?.status === 'known' ? Date.parse(frontMatter.date.date) : undefined;
  const named = dateOfName(path);
  const statements: (DateStatement | undefined)[] = [
    // The front matter's date is of the incident only in our own form, which has `started` beside it.
    metadata.date?.status === 'known' && !isPublication(subject)
      ? statement('the date is', Date.parse(metadata.date.date), metadata.date.range)
      : undefined,
    front === undefined ? undefined : statement('the front matter is of', front, frontMatter?.date?.range, true),
    title === undefined ? undefined : statement('the title says', dayIn(title.text), title.range),
    // A blog names its files after the day of publication, as its front matter says.
    statement('the file name says', named, headOf(document), front !== undefined || frontMatter?.title !== undefined),
    timelineDays(subject),
    startedDay(subject),
  ];
  return statements.filter((one) => one !== undefined && Number.isFinite(one.from)) as DateStatement[];
}

function statement(
  says: string,
  day: number | undefined,
  range: Range | undefined,
  published = false,
): DateStatement | undefined {
  if (day === undefined || range === undefined || Number.isNaN(day)) return undefined;
  return { says, from: dayOf(day), to: dayOf(day), range, published };
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

/** The days from the first entry to the last, if any entry's day is known. */
function timelineDays({ document }: ReviewSubject): DateStatement | undefined {
  const dated = document.timeline.flatMap(({ time }) =>
    time?.start.instant === undefined ? [] : [{ at: Date.parse(time.start.instant), range: time.range }],
  );
  const [first] = dated;
  if (first === undefined) return undefined;
  const days = dated.map(({ at }) => dayOf(at));
  return {
    says: 'the timeline is of',
    from: days.reduce((least, day) => Math.min(least, day)),
    to: days.reduce((most, day) => Math.max(most, day)),
    range: first.range,
    published: false,
  };
}

function startedDay({ document }: ReviewSubject): DateStatement | undefined {
  const { started, resolved } = statedTimes(document, undefined);
  if (started === undefined || !started.dated) return undefined;
  const from = dayOf(started.at);
  return {
    says: 'it started on',
    from,
    to: Math.max(from, dayOf(resolved?.at ?? from)),
    range: started.range,
    published: false,
  };
}

/** YYYY-MM-DD anywhere in the file's name, or YYYYMMDD at its beginning. */
function dateOfName(path: string): number | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const [, year, month, day] =
    /^(20\d{2})(\d{2})(\d{2})(?!\d)/.exec(name) ?? /(20\d{2})[-_](\d{2})[-_](\d{2})(?!\d)/.exec(name) ?? [];
  const date = dateOfPath(path) ?? (year === undefined ? undefined : `${year}-${month}-${day}`);
  return date === undefined ? undefined : Date.parse(date);
}

function agree(a: DateStatement, b: DateStatement): boolean {
  if (a.published && b.published) return true;
  if (a.published || b.published) {
    const [publication, incident] = a.published ? [a, b] : [b, a];
    return publication.from >= incident.from - DAY;
  }
  return a.from - DAY <= b.to && b.from - DAY <= a.to;
}

function isoDay(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
