/**
 * Verifies each claim of a postmortem against what it cites. Pure: the evidence was read again, and what is cited on GitHub was
 * looked up before.
 */
import type { Incident } from '../../incident/incident.ts';
import type { LedgerEntry } from '../../incident/ledger.ts';
import type { RuleName } from '../../policy/rule-settings.ts';
import { HOUR_MS, MINUTE_MS } from '../../time/units.ts';
import type { Citation, CitedTarget } from '../citations.ts';
import { clockTimesIn } from '../clock-times.ts';
import type { Code, PostmortemDocument, Range } from '../document/model.ts';
import { rangeAt, sourceOf } from '../document/source.ts';
import { hasRecord } from '../record.ts';
import type { Author, CitationStatus } from '../rules/rule.ts';
import { type StatedEvent, statedTimes } from '../stated-times.ts';
import { bareOf, type Claim, claimsOf } from './claims.ts';
import { isMilestone, type MissingMilestone, missingMilestones } from './milestones.ts';
import { clock, isSameMinute, linked, minute, type Outcome, refuted } from './outcome.ts';
import { hasWords, quotesOf } from './quotes.ts';
import { type ClaimSource, sourcesIn } from './sources.ts';
import { type Spans, spansOf } from './spans.ts';
import type { TimeRange } from './telemetry-range.ts';
import { verifyChange } from './verify-change.ts';
import { type EventTime, type Ledger, verifyEntry } from './verify-entry.ts';
import { type FileText, verifyFile } from './verify-file.ts';
import { durationOutcomes, isDurationOfTimes, numberProblems } from './verify-numbers.ts';
import { verifyTelemetry } from './verify-telemetry.ts';
import { isComparison } from './wording.ts';

/** `unsupported`: the source says something else, or there is none. */
export interface ClaimVerdict {
  claim: Pick<Claim, 'kind' | 'section' | 'range'>;
  is: 'verified' | 'linked' | 'inferred' | 'unsupported' | 'without-source';
  /** Of what is linked or unsupported, each a sentence. */
  why: readonly string[];
  /** Another rule that reports it. */
  rule: RuleName | undefined;
}

/** What is wrong and in no claim: an ID in the summary, or a number that differs. */
export interface Contradiction {
  range: Range;
  message: string;
}

export interface Verification {
  /** In the order of the file. */
  verdicts: readonly ClaimVerdict[];
  contradictions: readonly Contradiction[];
  missing: readonly MissingMilestone[];
  /** The document cites the ledger, so that every claim of it is to have a source. */
  citesLedger: boolean;
  /** It is to cite the ledger, so that each claim without a source is reported. */
  isStrict: boolean;
  /** The ledger was read again. */
  hasLedger: boolean;
}

/** What is cited and can be looked up, each once, in the order of the file. */
export function targetsOf(document: PostmortemDocument, citations: readonly Citation[]): CitedTarget[] {
  const sourcesOf = sourcesIn(document, citations);
  const targets = new Map<string, CitedTarget>();
  for (const claim of claimsOf(document)) {
    for (const source of sourcesOf(claim)) {
      if (source.kind === 'file') targets.set(source.target.key, source.target);
    }
  }
  return [...targets.values()];
}

export interface Gathered {
  document: PostmortemDocument;
  author: Author;
  incident: Incident | undefined;
  /** Undefined: PagerDuty was not asked for it. */
  ledger: Ledger | undefined;
  /** Devin's brief asked for the source of every claim. */
  isBriefed?: boolean;
  citations: readonly Citation[];
  /** By the key of what was looked up. */
  lookups: ReadonlyMap<string, CitationStatus>;
  /** What people have still to fill in makes no claims. */
  isOpenForm?: (range: Range) => boolean;
  /** When the impact began, as far as anybody knows; milliseconds since 1970. */
  began: number | undefined;
}

export function verifyClaims(gathered: Gathered): Verification {
  const { document, author, ledger } = gathered;
  const sourcesOf = sourcesIn(document, gathered.citations);
  const citesLedger = sourcesOf.entries.length > 0;
  // Without the ledger nobody could cite it. What Devin wrote before there was one, the session does not tell, or the record.
  const isAsked = gathered.isBriefed === true || hasRecord(document);
  const isStrict = author === 'devin' && (citesLedger || (ledger !== undefined && isAsked));
  const claims = claimsOf(document).filter(({ range }) => gathered.isOpenForm?.(range) !== true);
  const times = statedTimes(document, gathered.incident);
  const events = new Map(times.events.map((event) => [event.entry, event]));
  const context: Context = {
    ...gathered,
    isStrict,
    isDated: isDated(gathered),
    events,
    moments: momentsOf(gathered, times.events),
    starts: startsOf(gathered, times.events),
    window: windowOf(gathered, times.events),
    code: spansOf(document.code, ({ range }) => ({ start: range.start.offset, end: range.end.offset })),
  };
  const read = claims.map((claim) => ({ claim, sources: sourcesOf(claim) }));
  const verdicts = read.map(({ claim, sources }) => verdictOf(claim, sources, read, context));
  return {
    verdicts,
    contradictions: [...unknownEntries(sourcesOf.entries, claims, context), ...numberProblems(gathered)],
    missing: ledger?.isComplete === true && context.isDated ? missingFrom(ledger, sourcesOf.entries, times.events) : [],
    citesLedger,
    isStrict,
    hasLedger: ledger !== undefined,
  };
}

interface Context extends Gathered {
  /** Every claim is to have a source: Devin's document, and Devin had the ledger. */
  isStrict: boolean;
  /** The days of the timeline are known. */
  isDated: boolean;
  events: ReadonlyMap<Claim['entry'], StatedEvent>;
  /** Every time that the document or PagerDuty states. */
  moments: readonly number[];
  /** When it may have begun. */
  starts: readonly number[];
  /** The time range in which telemetry is about the incident. */
  window: TimeRange | undefined;
  code: Spans<PostmortemDocument['code'][number]>;
}

interface Read {
  claim: Claim;
  sources: readonly ClaimSource[];
}

function verdictOf(
  claim: Claim,
  sources: readonly ClaimSource[],
  all: readonly Read[],
  context: Context,
): ClaimVerdict {
  const about = { kind: claim.kind, section: claim.section, range: claim.range };
  const verdict = (is: ClaimVerdict['is'], why: string[] = [], rule?: RuleName): ClaimVerdict => ({
    claim: about,
    is,
    why,
    rule,
  });
  const time = timeOf(claim, context);
  const read = sources.map((source) => readSource(source, claim, time, context));
  const outcomes = [
    ...read.map(({ outcome }) => outcome),
    ...contentOutcomes(claim, read, context),
    ...durationOutcomes(claim, context, context),
  ];
  const failed = outcomes.filter((outcome) => outcome.is === 'wrong');
  if (failed.length > 0) {
    const own = failed.filter(({ rule }) => rule === undefined);
    return verdict(
      'unsupported',
      (own.length > 0 ? own : failed).map(({ why }) => why),
      own.length > 0 ? undefined : failed[0]?.rule,
    );
  }
  if (claim.kind === 'sentence' && claim.isInferred) return verdict('inferred');
  const open = outcomes.flatMap((outcome) => (outcome.is === 'linked' ? [outcome.why] : []));
  if (sources.length > 0) {
    const isVerified =
      outcomes.some(({ is }) => is === 'verified') &&
      (!isNumberUnseen(claim, read) || isKnownAnyway(claim, time, context));
    if (isVerified) return verdict('verified');
    return verdict('linked', open.length > 0 ? open : ['what it cites does not have the number']);
  }
  if (isKnownAnyway(claim, time, context)) return verdict('verified');
  if (isCoveredLater(claim, all, context))
    return verdict('linked', ['the source is named at the end of its paragraph']);
  if (claim.isInferred) return verdict('inferred');
  if (!context.isStrict) return verdict('without-source');
  return verdict('unsupported', [`${NAMES[claim.kind](claim)} names no source.`]);
}

const NAMES: Readonly<Record<Claim['kind'], (claim: Claim) => string>> = {
  event: () => 'The event',
  number: ({ number = '' }) => `The number ${number}`,
  sentence: () => 'The sentence',
};

/** A source, and what of it can be read. */
interface ReadSource {
  source: ClaimSource;
  outcome: Outcome;
  entries: readonly LedgerEntry[];
  file: FileText | undefined;
}

function readSource(source: ClaimSource, claim: Claim, time: EventTime | undefined, context: Context): ReadSource {
  const nothing = { source, entries: [], file: undefined };
  switch (source.kind) {
    case 'entry': {
      const { found = [], ...outcome } = verifyEntry(source, context.ledger, time);
      return { ...nothing, outcome: lateCause(found, claim, context) ?? outcome, entries: found };
    }
    case 'change': {
      const lookup = context.lookups.get(source.target.key);
      return { ...nothing, outcome: verifyChange(source.target, lookup, time, claim.text) };
    }
    case 'file': {
      const lookup = context.lookups.get(source.target.key);
      const { file, ...outcome } = verifyFile(source.target, source.lines, lookup);
      if (source.isAssumed && outcome.is === 'wrong') {
        return { ...nothing, outcome: linked(`${source.target.path} names no commit`) };
      }
      // A file does not tell when something happened.
      if (time !== undefined && outcome.is === 'verified') {
        return { ...nothing, outcome: linked('a file has no time to compare with the line'), file };
      }
      return { ...nothing, outcome, file };
    }
    case 'telemetry': {
      const { isRelative, ...outcome } = verifyTelemetry(source.vendor, source.range, {
        incident: withEvent(context.window, time),
        isComparison: isComparison(claim.text),
      });
      // Of people nobody asks for a range.
      if (isRelative && !context.isStrict)
        return { ...nothing, outcome: linked('the link has no absolute time range') };
      return { ...nothing, outcome };
    }
    case 'elsewhere':
      return { ...nothing, outcome: linked(`${source.what} cannot be read here`) };
  }
}

const NOT_A_CAUSE =
  /\b(?:fix(?:e[sd])?|hotfix|revert(?:s|ed|ing)?|roll(?:s|ed|ing)?[ -]?back|rollback|mitigat\w*|resolv\w*|restor\w*|recover\w*|ended|stopp?(?:s|ed)?|correct(?:s|ed)|patched|follow[ -]?ups?|ruled out|not the (?:root )?cause|did not cause|unrelated|prevent\w*)\b/i;

/** A change that PagerDuty recorded is named as the cause, and came after the impact. */
function lateCause(found: readonly LedgerEntry[], { section, text }: Claim, { began }: Context): Outcome | undefined {
  const [change] = found.filter(({ kind }) => kind === 'change');
  const at = change?.times[0];
  if (section !== 'root-cause' || at === undefined || began === undefined || NOT_A_CAUSE.test(text)) return undefined;
  if (at <= began + MINUTE_MS) return undefined;
  return refuted(
    `${change?.id} is of ${minute(at)}, later than the impact, which began at ${minute(began)}: it cannot be its cause.`,
  );
}

/** Quoted words, names in code and times, against everything that the claim cites and that can be read. */
function contentOutcomes(claim: Claim, read: readonly ReadSource[], context: Context): Outcome[] {
  const entries = read.flatMap((each) => each.entries);
  const files = read.flatMap(({ file }) => file ?? []);
  if (entries.length === 0 && files.length === 0) return [];
  // Words may be of another source, which nobody can read here.
  const isOpen = read.some(
    ({ outcome, source }) => outcome.is === 'linked' || source.kind === 'change' || isAssumed(source),
  );
  const texts = entries.map(({ text, details, links }) => [text, ...details, ...links].join(' | '));
  const inEntries = (words: string) => texts.some((text) => hasWords(text, words));
  const { quoted, code } = quotesOf(claim, context.code, context.document);
  const where = [...new Set([...entries.flatMap(({ id }) => id ?? []), ...files.map(({ place }) => place)])].join(', ');
  const outcomes: Outcome[] = [];
  for (const words of quoted) {
    if (inEntries(words) || files.some((file) => file.hasNearby(words))) continue;
    outcomes.push(
      isOpen
        ? linked(`"${words}" may be in a source that cannot be read here`)
        : refuted(`"${words}" is not in ${where}.`),
    );
  }
  for (const words of code) {
    const forms = formsOf(words);
    if (forms.some((form) => inEntries(form) || files.some((file) => file.hasNearby(form)))) continue;
    if (isNameOfService(words, context.incident)) continue;
    const [file] = files;
    const isLinked = read.some(({ outcome, source }) => outcome.is === 'linked' || isAssumed(source));
    if (file !== undefined && (!isLinked || /\w\(.*\)$/.test(words))) {
      outcomes.push(
        forms.some((form) => file.has(form))
          ? refuted(`\`${words}\` is in ${file.path}, but not within 5 lines of ${file.place}.`)
          : refuted(`\`${words}\` is not in ${file.path} at that commit.`),
      );
    } else if (!isOpen) outcomes.push(refuted(`\`${words}\` is not in ${where}.`));
  }
  outcomes.push(...snippetOutcomes(claim, read, context));
  return [...outcomes, ...timeOutcomes(claim, entries, isOpen || files.length > 0, context)];
}

/** A block of code right below a sentence that cites a file is a part of that file. */
function snippetOutcomes({ range, paragraph }: Claim, read: readonly ReadSource[], { document }: Context): Outcome[] {
  if (range.end.offset < paragraph.end.offset || read.some(({ source }) => source.kind !== 'file')) return [];
  const between = (block: Code) => document.markdown.slice(range.end.offset, block.range.start.offset);
  const snippet = document.code.find(
    (each) => each.block && each.range.start.offset >= range.end.offset && between(each).trim() === '',
  );
  const files = read.flatMap(({ file }) => file ?? []);
  const [file] = files;
  if (snippet === undefined || file === undefined) return [];
  const lines = snippet.value.split('\n').filter((line) => /[\p{L}\p{N}]{3}/u.test(line));
  const isThere = (line: string) => files.some((each) => each.has(line.trim()));
  // A command or an output below the sentence is no part of the file.
  if (!lines.some(isThere)) return [];
  return lines
    .filter((line) => !isThere(line))
    .map((line) => refuted(`"${line.trim()}" of the snippet is not in ${file.path} at that commit.`));
}

/** `createOrder()` as it may be called or defined, and `orders.createOrder` without what it belongs to. */
function formsOf(code: string): string[] {
  // With arguments it is a line of code, which has to be there as it is.
  const name = code.replace(/\(\)$/, '');
  if (!/^[\w$.:#>-]+$/.test(name)) return [code];
  const last = name.split(/::|->|[.#]/).at(-1) ?? name;
  return [...new Set([code, name, last])].filter((each) => each.length > 1);
}

const isAssumed = (source: ClaimSource) => source.kind === 'file' && source.isAssumed === true;

function isNameOfService(words: string, incident: Incident | undefined): boolean {
  return [incident?.service, incident?.title].some((name) => name !== undefined && hasWords(name, words));
}

/** A clock time in a sentence is one that the document, PagerDuty or the source states. */
function timeOutcomes(claim: Claim, entries: readonly LedgerEntry[], isOpen: boolean, context: Context): Outcome[] {
  if (claim.kind === 'event' || entries.length === 0 || isOpen || !context.isDated) return [];
  const near = context.began ?? context.window?.start;
  if (near === undefined) return [];
  const known = [...context.moments, ...entries.flatMap(({ times }) => times)];
  const text = entries.map((entry) => entry.text).join(' ');
  return clockTimesIn(bareOf(claim.text), near, context.document)
    .filter((at) => !known.some((each) => isSameMinute(each, at)) && !text.includes(clock(at)))
    .map((at) =>
      refuted(`${clock(at)} is no time of the timeline or of ${entries.flatMap(({ id }) => id ?? []).join(', ')}.`),
    );
}

/** A number is verified if a source has it. */
function isNumberUnseen({ kind, number = '' }: Claim, read: readonly ReadSource[]): boolean {
  if (kind !== 'number') return false;
  const texts = read.flatMap(({ entries, file }) => [
    ...entries.map(({ text, details }) => [text, ...details].join(' ')),
    ...(file === undefined ? [] : [file]),
  ]);
  const digits = number.match(/\d[\d.,]*/g) ?? [];
  const isIn = (part: string) =>
    texts.some((text) => {
      const forms = [part, part.replace(/[,.](?=\d{3}\b)/g, '')];
      return forms.some((form) => (typeof text === 'string' ? hasWords(text, form) : text.hasNearby(form)));
    });
  return !digits.every(isIn);
}

/** What PagerDuty or the times of the document show without being cited. */
function isKnownAnyway(claim: Claim, time: EventTime | undefined, context: Context): boolean {
  if (claim.kind === 'event') {
    const text = claim.entry?.text ?? '';
    return time !== undefined && context.ledger !== undefined && isMilestone(text, time.start, context.ledger.entries);
  }
  return claim.kind === 'number' && isDurationOfTimes(claim, context.moments);
}

/** Each sentence of Devin's about the cause and the detection names its own source. */
function isCoveredLater({ kind, paragraph, range }: Claim, all: readonly Read[], { isStrict }: Context): boolean {
  if (isStrict && kind === 'sentence') return false;
  return all.some(
    ({ claim, sources }) =>
      sources.length > 0 &&
      claim.paragraph.start.offset === paragraph.start.offset &&
      claim.range.start.offset > range.start.offset,
  );
}

/** Undefined if the time of the entry, or its day, is not known. */
function timeOf({ entry }: Claim, { events, isDated: dated }: Context): EventTime | undefined {
  const event = entry === undefined ? undefined : events.get(entry);
  const time = entry?.time;
  if (event === undefined || time === undefined || !dated) return undefined;
  const length = time.end === undefined ? 0 : (time.end.seconds - time.start.seconds) * 1000;
  const before = entry?.text.slice(0, 12) ?? '';
  return {
    start: event.at,
    end: event.at + Math.max(0, length),
    isRough: /[~≈]|\b(?:about|around|approx\w*|ca|circa|gegen|etwa|vers)\b/i.test(`${time.text} ${before}`),
  };
}

function isDated({ document, incident }: Gathered): boolean {
  return (
    incident?.createdAt !== undefined ||
    document.metadata.date?.date !== undefined ||
    document.timeline.some(({ time }) => time?.start.instant !== undefined)
  );
}

function momentsOf({ document, incident }: Gathered, events: readonly StatedEvent[]): number[] {
  const { started, detected, resolved, spans } = statedTimes(document, incident);
  return [
    ...events.flatMap(({ at, entry: { time } }) => [
      at,
      ...(time?.end === undefined ? [] : [at + (time.end.seconds - time.start.seconds) * 1000]),
    ]),
    ...[started, detected, resolved].flatMap((stated) => (stated === undefined ? [] : [stated.at])),
    ...spans.flatMap(({ start, end }) => [start, end]),
    ...[incident?.createdAt, incident?.resolvedAt].flatMap((at) => (at === undefined ? [] : [Date.parse(at)])),
  ];
}

function startsOf({ document, incident, began }: Gathered, events: readonly StatedEvent[]): number[] {
  const { started, spans } = statedTimes(document, incident);
  const first = events.reduce<number | undefined>((least, { at }) => Math.min(least ?? at, at), undefined);
  const known = [began, started?.at, first, timeIn(incident?.createdAt), ...spans.map(({ start }) => start)];
  return known.filter((at) => at !== undefined);
}

/** Events this much earlier or later than the incident are of its history. */
const MARGIN = 6 * HOUR_MS;

function windowOf({ document, incident, began }: Gathered, events: readonly StatedEvent[]): TimeRange | undefined {
  const { started, resolved } = statedTimes(document, incident);
  const starts = [began, started?.at, timeIn(incident?.createdAt)].filter((at) => at !== undefined);
  const ends = [resolved?.at, timeIn(incident?.resolvedAt)].filter((at) => at !== undefined);
  const [start, end] = [Math.min(...starts), Math.max(...ends)];
  const dated = document.timeline.some(({ time }) => time?.start.instant !== undefined) || incident !== undefined;
  const ats = dated ? events.map(({ at }) => at) : [];
  if (!Number.isFinite(start)) {
    return ats.length === 0 ? undefined : { start: Math.min(...ats), end: Math.max(...ats) };
  }
  const until = Number.isFinite(end) ? end : start;
  const near = ats.filter((at) => at >= start - MARGIN && at <= until + MARGIN);
  return { start: Math.min(start, ...near), end: Math.max(until, ...near) };
}

function withEvent(window: TimeRange | undefined, time: EventTime | undefined): TimeRange | undefined {
  if (window === undefined || time === undefined) return window;
  // What happened the day before shows in the telemetry of the day before.
  const isFar = time.end < window.start || time.start > window.end;
  return isFar ? { start: time.start, end: time.end } : window;
}

function timeIn(iso: string | undefined): number | undefined {
  return iso === undefined ? undefined : Date.parse(iso);
}

function unknownEntries(
  entries: readonly { id: string; page: string | undefined; range: { start: number; end: number } }[],
  claims: readonly Claim[],
  { ledger, document }: Context,
): Contradiction[] {
  const source = sourceOf(document.markdown);
  const within = spansOf(claims, ({ range }) => ({ start: range.start.offset, end: range.end.offset }));
  return entries.flatMap(({ id, page, range: { start, end } }) => {
    if (within.at(start) !== undefined) return [];
    const outcome = verifyEntry({ id, page }, ledger, undefined);
    return outcome.is === 'wrong' ? [{ range: rangeAt(source, start, end), message: outcome.why }] : [];
  });
}

function missingFrom(
  { entries }: Ledger,
  cited: readonly { id: string }[],
  events: readonly StatedEvent[],
): MissingMilestone[] {
  const hashes = cited.flatMap(({ id }) => {
    const beginning = id.slice(2).toLowerCase();
    return entries.flatMap((entry) => entry.hashes.filter((hash) => hash.startsWith(beginning)));
  });
  return missingMilestones(entries, events, new Set(hashes));
}
