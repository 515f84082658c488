/** What a reviewer sees of a review: the comment on the pull request and the output of the check run. */
import type { Cost } from '../agent/session.ts';
import type { Annotation } from '../github/checks.ts';
import { counted } from '../text/counted.ts';
import { plainText } from '../text/markdown.ts';
import { inWords } from '../time/duration.ts';
import { tallyOfClaims } from './claims/tally.ts';
import type { Verdict } from './claims/verify-claims.ts';
import type { TimelineEntry } from './document/model.ts';
import { fileUrl } from './file-url.ts';
import type { Metrics, Recurrence } from './metrics.ts';
import type { Finding, NotChecked, Place } from './rules/rule.ts';
import { timelineTable } from './timeline-table.ts';

/** One pull request. The blob URLs are `https://github.com/owner/repo/blob/<sha>` of its head and of its base. */
export interface ReviewReport {
  headUrl: string;
  baseUrl: string;
  documents: readonly DocumentReview[];
  /** What was not done and why, each a sentence such as "PagerDuty was not asked: there is no token." */
  leftOut: readonly string[];
  /** What should have been checked and was not, each with the reason and the way out: then the check fails. */
  unchecked: readonly string[];
  /** Nobody was told anything. */
  dryRun: boolean;
}

export interface DocumentReview {
  path: string;
  findings: readonly Finding[];
  /** What became of its claims. */
  verdicts: readonly Verdict[];
  metrics: Metrics;
  /** What the session cost. */
  acu: Cost | undefined;
  recurrence: Recurrence | undefined;
  timeline: readonly TimelineEntry[];
  /** Rules that the language or the form of the document kept from being applied. */
  notChecked: readonly NotChecked[];
  /** Commits and pull requests that could not be looked up, as `owner/repo@sha` or `owner/repo#12`. */
  uncheckedCitations: readonly string[];
  /** Undefined where Devin is not asked to mend anything. */
  mending: Mending | undefined;
}

/** `round` counts from 1. */
export type Mending =
  | { state: 'told'; round: number; maxRounds: number }
  | { state: 'rounds-used-up'; maxRounds: number }
  | { state: 'person-committed' }
  | { state: 'session-ended' };

/** How much a text may be, and what GitHub counts there. */
interface Limit {
  max: number;
  sizeOf(text: string): number;
}

/**
 * A comment's body has at most 65,536 characters (GitHub's answer to a longer one: "body is too long (maximum is 65536
 * characters)"). The caller's marker needs some.
 */
const COMMENT: Limit = { max: 65_000, sizeOf: (text) => text.length };
/** The summary of a check run has at most 65,535 bytes (docs.github.com, "REST API endpoints for check runs"). */
const CHECK_SUMMARY: Limit = { max: 65_000, sizeOf: (text) => Buffer.byteLength(text) };
/** For the lines before and after the documents: characters, or bytes. */
const CLOSING_ROOM = 10_000;
const MAX_DOCUMENTS = 30;
const MAX_PLACES = 20;
const MAX_ANNOTATIONS = 200;
const MAX_MESSAGE = 300;
const MAX_CITATIONS = 10;
const MAX_EARLIER = 5;
const MAX_LEFT_OUT = 10;
const MAX_URL = 600;

/** Failed if a document has an error, or not everything was checked; warnings are left to people. */
export function verdictOf({
  documents,
  unchecked,
}: Pick<ReviewReport, 'documents' | 'unchecked'>): 'passed' | 'failed' {
  return unchecked.length > 0 || documents.some(({ findings }) => findings.some(isError)) ? 'failed' : 'passed';
}

/** The comment's markdown, the verdict first. What GitHub has no room for is left out, timelines before findings. */
export function reviewComment(report: ReviewReport): string {
  return render(report, COMMENT, DETAILS);
}

/** The check run's output, with the same content as the comment. */
export function checkOutput(report: ReviewReport): { title: string; summary: string; annotations: Annotation[] } {
  return {
    title: titleOf(report),
    summary: render(report, CHECK_SUMMARY, DETAILS),
    annotations: annotationsOf(report.documents),
  };
}

/** How much of a document is shown. */
interface Detail {
  timeline: boolean;
  places: number;
}

/** From everything to the least; the first that fits is taken. */
const DETAILS: readonly Detail[] = [
  { timeline: true, places: MAX_PLACES },
  { timeline: false, places: MAX_PLACES },
  { timeline: false, places: 2 },
];

function render(report: ReviewReport, { max, sizeOf }: Limit, details: readonly Detail[]): string {
  const documents = report.documents.slice(0, MAX_DOCUMENTS);
  const unnamed = report.documents.length - documents.length;
  const heads = documents.map((document) => headOf(document, report));
  const verdicts = report.documents.flatMap((document) => document.verdicts);
  const parts = verdicts.length === 0 ? [] : [tallyOfClaims(verdicts)];
  parts.push(`**${verdictOf(report) === 'failed' ? 'Failed' : 'Passed'}: ${titleOf(report)}.**`);
  const unchecked = report.unchecked.slice(0, MAX_LEFT_OUT).map((each) => `- ${plainText(each, MAX_MESSAGE)}`);
  const more = report.unchecked.length - unchecked.length;
  if (more > 0) unchecked.push(`- And ${counted(more, 'more reason')}.`);
  if (unchecked.length > 0) parts.push(['Not everything was checked, so the check fails:', ...unchecked].join('\n'));
  // Every document is named, however much there is to say of those before it.
  let room = max - CLOSING_ROOM - sizeOf(heads.join('\n\n'));
  for (const [index, document] of documents.entries()) {
    const bodies = details.map((detail) => bodyOf(document, report, detail));
    const body = bodies.find((each) => sizeOf(each) <= room) ?? 'There is no room here for what was found in it.';
    room -= sizeOf(body) + 4;
    parts.push(heads[index] ?? '', body);
  }
  if (unnamed > 0) parts.push(`And ${counted(unnamed, 'more postmortem')}.`);
  const leftOut = report.leftOut.slice(0, MAX_LEFT_OUT).map((each) => `- ${plainText(each)}`);
  if (leftOut.length > 0) parts.push(['Left out:', ...leftOut].join('\n'));
  return parts.filter((part) => part !== '').join('\n\n');
}

function titleOf({ documents, unchecked }: ReviewReport): string {
  return `${tally(documents)}${unchecked.length > 0 ? ', and not everything was checked' : ''}`;
}

/** "2 errors, 1 warning in 1 postmortem". */
export function tally(documents: readonly Pick<DocumentReview, 'findings'>[]): string {
  const findings = documents.flatMap((document) => document.findings);
  const errors = findings.filter(isError).length;
  const warnings = findings.length - errors;
  const counts = [
    ...(errors > 0 ? [counted(errors, 'error')] : []),
    ...(warnings > 0 ? [counted(warnings, 'warning')] : []),
  ];
  return `${counts.join(', ') || 'nothing found'} in ${counted(documents.length, 'postmortem')}`;
}

function headOf({ path }: DocumentReview, { headUrl }: ReviewReport): string {
  return `### ${link(fileName(path), fileUrl(headUrl, path))}`;
}

function bodyOf(document: DocumentReview, report: ReviewReport, { timeline: withTimeline, places }: Detail): string {
  const { findings, timeline, mending, recurrence, notChecked, uncheckedCitations } = document;
  const list = (some: readonly Finding[]) =>
    some.map((finding) => findingOf(finding, document, report, places)).join('\n');
  const errors = findings.filter(isError);
  const warnings = findings.filter((finding) => !isError(finding));
  const table = withTimeline ? timelineTable(timeline) : undefined;
  return [
    list(errors),
    // An all-clear with a few hints is to stay short.
    ...(warnings.length === 0 ? [] : [folded(counted(warnings.length, 'warning'), list(warnings))]),
    ...unverified(document, report, places),
    ...(mending === undefined ? [] : [mendingOf(mending, report.dryRun)]),
    metricsTable(document),
    ...(recurrence === undefined ? [] : [recurrenceLine(recurrence, report)]),
    ...(notChecked.length === 0 ? [] : [notCheckedLines(notChecked)]),
    ...(uncheckedCitations.length === 0 ? [] : [uncheckedLine(uncheckedCitations)]),
    ...(table === undefined ? [] : [folded('Timeline in UTC', table, true)]),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function findingOf(
  { rule, severity, message, fix, places }: Finding,
  { path }: DocumentReview,
  { headUrl }: ReviewReport,
  maxPlaces: number,
): string {
  const shown = places.slice(0, maxPlaces).map((place) => {
    const lines = place.endLine > place.line ? `Lines ${place.line}–${place.endLine}` : `Line ${place.line}`;
    return `  - ${link(lines, fileUrl(headUrl, path, place))}: ${plainText(place.message, MAX_MESSAGE)}`;
  });
  const rest = places.length - shown.length;
  return [
    `- **${severity === 'error' ? 'Error' : 'Warning'}, ${rule}:** ${plainText(message, MAX_MESSAGE)}`,
    ...shown,
    ...(rest > 0 ? [`  - And ${counted(rest, 'more place')}.`] : []),
    `  - To mend it: ${plainText(fix, MAX_MESSAGE)}`,
  ].join('\n');
}

function mendingOf(mending: Mending, dryRun: boolean): string {
  switch (mending.state) {
    case 'told': {
      const { round, maxRounds } = mending;
      return `${dryRun ? 'Dry run: Devin would be told' : 'Devin was told'}, round ${round} of ${maxRounds}.`;
    }
    case 'rounds-used-up':
      return `Devin is told nothing more: ${mending.maxRounds === 1 ? 'its one round is' : `all ${mending.maxRounds} rounds are`} used up. What is left is for a person.`;
    case 'person-committed':
      return 'Devin is told nothing more: a person has committed to the branch.';
    case 'session-ended':
      return 'Devin cannot be told: its session has ended. What is left is for a person.';
  }
}

/** What a person has to look at, because nobody could here. */
function unverified({ verdicts, path }: DocumentReview, { headUrl }: ReviewReport, maxPlaces: number): string[] {
  const lineOf = ({ claim: { range } }: Verdict) => ({ line: range.start.line, endLine: range.start.line });
  const open = new Map<number, { place: ReturnType<typeof lineOf>; why: Set<string> }>();
  for (const verdict of verdicts.filter(({ is }) => is === 'linked')) {
    const place = lineOf(verdict);
    const known = open.get(place.line) ?? { place, why: new Set() };
    for (const each of verdict.why) known.why.add(each);
    open.set(place.line, known);
  }
  const inferred = [...new Set(verdicts.filter(({ is }) => is === 'inferred').map((verdict) => lineOf(verdict).line))];
  const linked = verdicts.filter(({ is }) => is === 'linked').length;
  if (linked === 0 && inferred.length === 0) return [];
  const shown = [...open.values()].slice(0, maxPlaces).map(({ place, why }) => {
    const at = link(`Line ${place.line}`, fileUrl(headUrl, path, place));
    return `- ${at}: ${plainText([...why].join('; '), MAX_MESSAGE)}.`;
  });
  const rest = open.size - shown.length;
  if (rest > 0) shown.push(`- And ${counted(rest, 'more line')}.`);
  if (inferred.length > 0) {
    const lines = inferred
      .slice(0, maxPlaces)
      .map((line) => link(`${line}`, fileUrl(headUrl, path, { line, endLine: line })));
    const more = inferred.length - lines.length;
    shown.push(
      `- Inferred, as the text says itself: ${inferred.length === 1 ? 'line' : 'lines'} ${lines.join(', ')}${more > 0 ? ` and ${more} more` : ''}.`,
    );
  }
  return [folded(`To look at: ${counted(linked, 'claim')} that could not be verified here`, shown.join('\n'))];
}

function metricsTable({ metrics, acu }: DocumentReview): string {
  const { timeToAcknowledge, timeToResolve, duration, actionItems } = metrics;
  const { total, owned } = actionItems;
  const rows = [
    ['Time to acknowledge', inWordsIf(timeToAcknowledge)],
    ['Time to resolve', inWordsIf(timeToResolve)],
    ['Duration', inWordsIf(duration)],
    ['Action items', total === 0 ? 'none' : `${total}, ${owned} with an owner`],
    ['Cost', typeof acu === 'number' ? `${Number(acu.toFixed(1))} ACU` : acu],
  ].flatMap(([measure, value]) => (value === undefined ? [] : [`| ${measure} | ${value} |`]));
  return ['| Measure | Value |', '| :--- | :--- |', ...rows].join('\n');
}

const inWordsIf = (seconds: number | undefined) => (seconds === undefined ? undefined : inWords(seconds));

function recurrenceLine({ service, ordinal, days, open }: Recurrence, { baseUrl }: ReviewReport): string {
  const earlier = open.slice(0, MAX_EARLIER).map(({ title, path, openActionItems }) => {
    const of = link(plainText(title, 100), fileUrl(baseUrl, path));
    return `${counted(openActionItems, 'action item')} of ${of}`;
  });
  const rest = open.length - earlier.length;
  const more = rest > 0 ? [`those of ${counted(rest, 'older one')}`] : [];
  const still = earlier.length === 0 ? '' : ` Still open: ${[...earlier, ...more].join('; ')}.`;
  return `The ${inOrder(ordinal)} postmortem on ${plainText(service)} in ${days} days.${still}`;
}

function notCheckedLines(rules: readonly NotChecked[]): string {
  return rules.map(({ rule, why }) => `- Not checked: ${rule}: ${plainText(why, MAX_MESSAGE)}`).join('\n');
}

function uncheckedLine(citations: readonly string[]): string {
  const shown = citations.slice(0, MAX_CITATIONS).map((citation) => plainText(citation));
  const rest = citations.length - shown.length;
  return `Not checked, because the token cannot read the repository: ${shown.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}.`;
}

/** One for each place, those of errors first. */
function annotationsOf(documents: readonly DocumentReview[]): Annotation[] {
  const all = documents.flatMap(({ path, findings }) =>
    findings.flatMap((finding) => finding.places.map((place) => annotationOf(path, finding, place))),
  );
  const levels = ['failure', 'warning', 'notice'];
  return all
    .sort((left, right) => levels.indexOf(left.annotation_level) - levels.indexOf(right.annotation_level))
    .slice(0, MAX_ANNOTATIONS);
}

/** GitHub shows its texts as they are, without markdown. */
function annotationOf(path: string, { rule, message, fix }: Finding, place: Place): Annotation {
  return {
    path,
    start_line: place.line,
    end_line: place.endLine,
    annotation_level: place.severity === 'error' ? 'failure' : 'warning',
    title: `${rule}: ${message}`,
    message: `${place.message}\n${fix}`,
  };
}

function folded(summary: string, content: string, open = false): string {
  return `<details${open ? ' open' : ''}><summary>${summary}</summary>\n\n${content}\n\n</details>`;
}

/** As code, if that needs no escape: GitHub's plain text e-mails show every backslash. */
const fileName = (path: string) => (/^[\w./-]{1,200}$/.test(path) ? `\`${path}\`` : plainText(path));

/** A path can be so long that its address, escaped, is too much. */
const link = (shown: string, url: string) => (url.length > MAX_URL ? shown : `[${shown}](${url})`);

const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'];

function inOrder(ordinal: number): string {
  const endings = new Map([
    ['one', 'st'],
    ['two', 'nd'],
    ['few', 'rd'],
  ]);
  const ending = endings.get(new Intl.PluralRules('en', { type: 'ordinal' }).select(ordinal)) ?? 'th';
  return ORDINALS[ordinal - 1] ?? `${ordinal}${ending}`;
}

const isError = ({ severity }: Finding) => severity === 'error';
