/** The review as a reviewer sees it: the comment on the pull request and the output of the check run. */
import type { Cost } from '../agent/session.ts';
import type { Annotation } from '../github/checks.ts';
import { counted } from '../text/counted.ts';
import { escapeMarkdown } from '../text/markdown.ts';
import { inWords } from '../time/duration.ts';
import { tallyOfClaims } from './claims/tally.ts';
import type { ClaimVerdict } from './claims/verify-claims.ts';
import type { TimelineEntry } from './document/model.ts';
import type { Relative } from './family.ts';
import { fileUrl } from './file-url.ts';
import type { IndexEntry } from './index-entry.ts';
import type { Metrics, Recurrence } from './metrics.ts';
import type { Finding, NotChecked, Place } from './rules/rule.ts';
import { timelineTable } from './timeline-table.ts';

/** One pull request. The blob URLs are `https://github.com/owner/repo/blob/<sha>` of its head and of its base. */
export interface ReviewReport {
  headUrl: string;
  baseUrl: string;
  documents: readonly DocumentReview[];
  /** What was left out and why, each a sentence such as "PagerDuty was not queried: there is no token." */
  leftOut: readonly string[];
  /** What should have been checked and was not, each with the reason and the fix. If there is any, the check fails. */
  unchecked: readonly string[];
  /** Nothing was sent to anybody. */
  dryRun: boolean;
}

export interface DocumentReview {
  path: string;
  findings: readonly Finding[];
  /** The result of each of its claims. */
  verdicts: readonly ClaimVerdict[];
  metrics: Metrics;
  /** What the session cost. */
  acu: Cost | undefined;
  recurrence: Recurrence | undefined;
  /** Earlier postmortems that may be about the same failure, most similar first. */
  family?: readonly Relative<IndexEntry>[] | undefined;
  timeline: readonly TimelineEntry[];
  /** Rules that could not be applied to the language or the form of the document. */
  notChecked: readonly NotChecked[];
  /** Commits and pull requests that could not be looked up, as `owner/repo@sha` or `owner/repo#12`. */
  uncheckedCitations: readonly string[];
  /** Sections that people still have to fill in. */
  waiting: readonly Waiting[];
  /** Undefined if Devin is not asked to fix anything. */
  fixRequest: FixRequest | undefined;
}

/** A section for people, and its questions that have no answer. */
export interface Waiting {
  title: string;
  line: number;
  questions: readonly { role: string | undefined }[];
}

/** `round` counts from 1. */
export type FixRequest =
  | { state: 'told'; round: number; maxRounds: number }
  | { state: 'rounds-used-up'; maxRounds: number }
  | { state: 'person-committed' }
  | { state: 'session-ended' };

/** The maximum size of a text, and how GitHub measures it. */
interface Limit {
  max: number;
  sizeOf(text: string): number;
}

/**
 * A comment's body has at most 65,536 characters (GitHub's error: "body is too long (maximum is 65536 characters)"). The caller's
 * marker needs some of them.
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
const MAX_EARLIER_SHOWN = 5;
const MAX_LEFT_OUT = 10;
const MAX_URL = 600;

export type Verdict = 'passed' | 'failed' | 'waiting';

/**
 * Failed if a document has an error, or if not everything was checked. Warnings are left to people. Otherwise waiting, as long as
 * people have a section to fill in.
 */
export function verdictOf({ documents, unchecked }: Pick<ReviewReport, 'documents' | 'unchecked'>): Verdict {
  if (unchecked.length > 0 || documents.some(({ findings }) => findings.some(isError))) return 'failed';
  return documents.some(({ waiting }) => waiting.length > 0) ? 'waiting' : 'passed';
}

const VERDICTS: Readonly<Record<Verdict, string>> = {
  passed: 'Passed',
  failed: 'Failed',
  waiting: 'Waiting for people',
};

/** Returns the comment's markdown, the result first. Leaves out what does not fit, timelines before findings. */
export function reviewComment(report: ReviewReport): string {
  return render(report, COMMENT, DETAILS);
}

/** Returns the check run's output, with the same content as the comment. */
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

/** From the most detail to the least. The first that fits is used. */
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
  parts.push(`**${VERDICTS[verdictOf(report)]}: ${titleOf(report)}.**`);
  const unchecked = report.unchecked.slice(0, MAX_LEFT_OUT).map((each) => `- ${escapeMarkdown(each, MAX_MESSAGE)}`);
  const more = report.unchecked.length - unchecked.length;
  if (more > 0) unchecked.push(`- And ${counted(more, 'more reason')}.`);
  if (unchecked.length > 0) parts.push(['Not everything was checked, so the check fails:', ...unchecked].join('\n'));
  // Every document is named, however long the findings before it are.
  let room = max - CLOSING_ROOM - sizeOf(heads.join('\n\n'));
  for (const [index, document] of documents.entries()) {
    const bodies = details.map((detail) => bodyOf(document, report, detail));
    const body = bodies.find((each) => sizeOf(each) <= room) ?? 'Its findings do not fit here.';
    room -= sizeOf(body) + 4;
    parts.push(heads[index] ?? '', body);
  }
  if (unnamed > 0) parts.push(`And ${counted(unnamed, 'more postmortem')}.`);
  const leftOut = report.leftOut.slice(0, MAX_LEFT_OUT).map((each) => `- ${escapeMarkdown(each)}`);
  if (leftOut.length > 0) parts.push(['Left out:', ...leftOut].join('\n'));
  return parts.filter((part) => part !== '').join('\n\n');
}

function titleOf({ documents, unchecked }: ReviewReport): string {
  const waiting = documents.reduce((sum, document) => sum + document.waiting.length, 0);
  return [
    tally(documents),
    ...(waiting > 0 ? [`${counted(waiting, 'section')} for people to fill in`] : []),
    ...(unchecked.length > 0 ? ['and not everything was checked'] : []),
  ].join(', ');
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
  const { findings, timeline, fixRequest, recurrence, notChecked, uncheckedCitations } = document;
  const list = (some: readonly Finding[]) =>
    some.map((finding) => findingOf(finding, document, report, places)).join('\n');
  const errors = findings.filter(isError);
  const warnings = findings.filter((finding) => !isError(finding));
  const table = withTimeline ? timelineTable(timeline) : undefined;
  return [
    list(errors),
    ...(document.waiting.length === 0 ? [] : [waitingLines(document, report)]),
    // A passing review with a few warnings should stay short.
    ...(warnings.length === 0 ? [] : [folded(counted(warnings.length, 'warning'), list(warnings))]),
    ...unverified(document, report, places),
    ...(fixRequest === undefined ? [] : [fixRequestLine(fixRequest, report.dryRun)]),
    metricsTable(document),
    ...(recurrence === undefined ? [] : [recurrenceLine(recurrence, report)]),
    ...familyLines(document.family ?? [], report),
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
    return `  - ${link(lines, fileUrl(headUrl, path, place))}: ${escapeMarkdown(place.message, MAX_MESSAGE)}`;
  });
  const rest = places.length - shown.length;
  return [
    `- **${severity === 'error' ? 'Error' : 'Warning'}, ${rule}:** ${escapeMarkdown(message, MAX_MESSAGE)}`,
    ...shown,
    ...(rest > 0 ? [`  - And ${counted(rest, 'more place')}.`] : []),
    `  - Fix: ${escapeMarkdown(fix, MAX_MESSAGE)}`,
  ].join('\n');
}

const MAX_WAITING = 20;

function waitingLines({ path, waiting }: DocumentReview, { headUrl }: ReviewReport): string {
  return waiting
    .slice(0, MAX_WAITING)
    .map(({ title, line, questions }) => {
      const roles = [...new Set(questions.flatMap(({ role }) => role ?? []))].map((role) => escapeMarkdown(role, 60));
      const to = roles.length === 0 ? '' : ` to the ${new Intl.ListFormat('en').format(roles.map(lowerFirst))}`;
      const asked =
        questions.length === 0
          ? 'nobody has filled it in yet'
          : `${counted(questions.length, 'question')}${to} without an answer. Write each answer below its question, or remove the question`;
      const url = fileUrl(headUrl, path, { line, endLine: line });
      return `- **Waiting for people:** ${link(escapeMarkdown(title, 100), url)}: ${asked}.`;
    })
    .join('\n');
}

/** "On-call engineer" within a sentence; "SRE" stays. */
const lowerFirst = (role: string) =>
  /^\p{Lu}\p{Ll}/u.test(role) ? role.charAt(0).toLowerCase() + role.slice(1) : role;

function fixRequestLine(fixRequest: FixRequest, dryRun: boolean): string {
  switch (fixRequest.state) {
    case 'told': {
      const { round, maxRounds } = fixRequest;
      return `${dryRun ? 'Dry run: Devin would be asked to fix the errors' : 'Devin was asked to fix the errors'}, round ${round} of ${maxRounds}.`;
    }
    case 'rounds-used-up':
      return `Devin is not asked again: ${fixRequest.maxRounds === 1 ? 'its one round is' : `all ${fixRequest.maxRounds} rounds are`} used up. A person has to fix the rest.`;
    case 'person-committed':
      return 'Devin is not asked: a person has pushed to the branch.';
    case 'session-ended':
      return 'Devin cannot be asked: its session has ended. A person has to fix the rest.';
  }
}

/** What a person has to look at, because it could not be checked here. */
function unverified({ verdicts, path }: DocumentReview, { headUrl }: ReviewReport, maxPlaces: number): string[] {
  const lineOf = ({ claim: { range } }: ClaimVerdict) => ({ line: range.start.line, endLine: range.start.line });
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
    return `- ${at}: ${escapeMarkdown([...why].join('; '), MAX_MESSAGE)}.`;
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

function recurrenceLine({ service, ordinal, days, sameCause, open }: Recurrence, { baseUrl }: ReviewReport): string {
  const earlier = open.slice(0, MAX_EARLIER_SHOWN).map(({ title, path, openActionItems }) => {
    const of = link(escapeMarkdown(title, 100), fileUrl(baseUrl, path));
    return `${counted(openActionItems, 'action item')} from ${of}`;
  });
  const rest = open.length - earlier.length;
  const more = rest > 0 ? [`more from ${counted(rest, 'older postmortem')}`] : [];
  const still = earlier.length === 0 ? '' : ` Still open: ${[...earlier, ...more].join('; ')}.`;
  const alike =
    sameCause === undefined
      ? ''
      : ` ${sameCause.count === 1 ? 'One earlier one has' : `${sameCause.count} earlier ones have`} the same category of cause: ${sameCause.category}.`;
  return `The ${inOrder(ordinal)} postmortem on ${escapeMarkdown(service)} in ${days} days.${alike}${still}`;
}

/** Weak members are in the line above already. */
function familyLines(family: readonly Relative<IndexEntry>[], { baseUrl }: ReviewReport): string[] {
  const shown = family
    .filter(({ isWeak }) => !isWeak)
    .map(({ member: { path, title, openActionItems }, why }) => {
      const earlier = link(escapeMarkdown(title, 100), fileUrl(baseUrl, path));
      return `- ${earlier}, ${counted(openActionItems, 'open action item')}: ${escapeMarkdown(why, MAX_MESSAGE)}`;
    });
  return shown.length === 0 ? [] : [['Similar earlier postmortems. Is it the same failure?', ...shown].join('\n')];
}

function notCheckedLines(rules: readonly NotChecked[]): string {
  return rules.map(({ rule, why }) => `- Not checked: ${rule}: ${escapeMarkdown(why, MAX_MESSAGE)}`).join('\n');
}

function uncheckedLine(citations: readonly string[]): string {
  const shown = citations.slice(0, MAX_CITATIONS).map((citation) => escapeMarkdown(citation));
  const rest = citations.length - shown.length;
  return `Not checked (no access to the repository): ${shown.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}.`;
}

/** Returns one annotation per place, errors first. */
function annotationsOf(documents: readonly DocumentReview[]): Annotation[] {
  const all = documents.flatMap(({ path, findings }) =>
    findings.flatMap((finding) => finding.places.map((place) => annotationOf(path, finding, place))),
  );
  const levels = ['failure', 'warning', 'notice'];
  return all
    .sort((left, right) => levels.indexOf(left.annotation_level) - levels.indexOf(right.annotation_level))
    .slice(0, MAX_ANNOTATIONS);
}

/** GitHub shows annotations without markdown. */
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

/** As code, if that needs no escaping: GitHub's plain text e-mails show every backslash. */
const fileName = (path: string) => (/^[\w./-]{1,200}$/.test(path) ? `\`${path}\`` : escapeMarkdown(path));

/** A path can be so long that its escaped address is too long. */
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
