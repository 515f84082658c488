/**
 * Condenses the evidence from PagerDuty into lines for the prompt: one timeline, then custom fields and past incidents, and
 * the parts that are missing. The lines are data and are fenced like the incident's. One line is one fact, whatever its text contains.
 */

import type { CleanEvidence, CleanIncident } from '../incident/clean-incident.ts';
import { type EvidenceKind, type LedgerEntry, ledgerOf } from '../incident/ledger.ts';
import { truncate } from '../text/truncate.ts';

/** The most useful come first, if there is not room for all. */
const KINDS = [
  'description',
  'status',
  'change',
  'custom field',
  'affected service',
  'note',
  'status update',
  'responder request',
  'past incident',
  'outlier',
  'related incident',
  'metric',
  'log entry',
  'alert',
] as const satisfies readonly EvidenceKind[];

const SHORT = 200;
const MAX_PROSE = 2_000;
const MAX_DETAILS = 400;
/** For a change: commit and build can be anywhere in the pipeline's data. */
const MAX_CHANGE = 1_000;

/**
 * Returns lines without a final line break, at most `maxBytes` in UTF-8; empty if not even the list of omissions fits.
 * People appear only by their role in this incident.
 */
export function evidenceDigest(incident: CleanIncident, evidence: CleanEvidence, maxBytes: number): string {
  const facts = ledgerOf(incident, evidence);
  const missing = evidence.missing.map(({ part, problem }) => `could not be read | ${part}: ${problem}`);
  const unread = new Map<EvidenceKind, number>([
    ['log entry', evidence.unread.logEntries],
    ['note', evidence.unread.notes],
    ['alert', evidence.unread.alerts],
  ]);

  const worst = leftOut(count(facts, unread), facts.length);
  let room = maxBytes - [...missing, ...worst].reduce((bytes, each) => bytes + size(each), 0);
  if (room < 0) return '';

  const shown = new Map<LedgerEntry, string>();
  const show = (fact: LedgerEntry, line: string) => {
    const before = shown.get(fact);
    const more = size(line) - (before === undefined ? 0 : size(before));
    if (more > room) return;
    shown.set(fact, line);
    room -= more;
  };
  const byUse = facts.toSorted(moreUseful);
  // A storm of alerts must not crowd out what people wrote.
  const [alerts, others] = [byUse.filter(isAlert), byUse.filter((fact) => !isAlert(fact))];
  for (const group of [others, alerts]) {
    for (const fact of group) show(fact, shortLine(fact));
    for (const fact of group) if (shown.has(fact)) show(fact, fullLine(fact));
  }
  const kept = facts.filter((fact) => shown.has(fact)).sort(inOrder);
  const lost = facts.filter((fact) => !shown.has(fact));
  const shortened = kept.filter((fact) => shown.get(fact) !== fullLine(fact)).length;
  return [...kept.map((fact) => shown.get(fact)), ...missing, ...leftOut(count(lost, unread), shortened)].join('\n');
}

const isAlert = ({ kind }: LedgerEntry) => kind === 'alert';

/** Always has the ID: Devin needs it to cite the line. */
function shortLine(entry: LedgerEntry): string {
  return `${start(entry)}${[truncate(entry.text, SHORT), ...idOf(entry)].join(' | ')}`;
}

/** The short line and more. A link is complete or left out. */
function fullLine(entry: LedgerEntry): string {
  const { kind, text, details, links, page, isProse } = entry;
  const said =
    kind === 'change'
      ? [truncate([text, ...details].join(' | '), MAX_CHANGE)]
      : [truncate(text, isProse ? MAX_PROSE : MAX_DETAILS), ...details.map((each) => truncate(each, MAX_DETAILS))];
  return `${start(entry)}${[...said, ...links, ...idOf(entry), ...(page === undefined ? [] : [page])].join(' | ')}`;
}

const idOf = ({ id }: LedgerEntry) => (id === undefined ? [] : [id]);

const TIMELESS: readonly EvidenceKind[] = ['description', 'custom field', 'affected service', 'outlier', 'metric'];
/** Other incidents have a time, but are not part of this one's timeline. */
const OTHERS: readonly EvidenceKind[] = ['past incident', 'related incident'];

function start({ kind, at }: LedgerEntry): string {
  if (TIMELESS.includes(kind)) return `${kind} | `;
  const when = at === undefined ? 'time unknown' : iso(at);
  return OTHERS.includes(kind) ? `${kind} | ${when} | ` : `${when} | ${kind} | `;
}

/** The kind first. The newest notes and changes come first, because they show the end and the last change; otherwise the oldest. */
function moreUseful(left: LedgerEntry, right: LedgerEntry): number {
  const kind = KINDS.indexOf(left.kind) - KINDS.indexOf(right.kind);
  if (kind !== 0) return kind;
  if (left.kind === 'past incident') return 0;
  return ['note', 'status update', 'change'].includes(left.kind) ? byTime(right, left) : byTime(left, right);
}

/** The description, the timeline, oldest first, then everything else. */
function inOrder(left: LedgerEntry, right: LedgerEntry): number {
  const part = ({ kind }: LedgerEntry) => (kind === 'description' ? -1 : [...TIMELESS, ...OTHERS].indexOf(kind) + 1);
  return part(left) - part(right) || (part(left) === 0 ? byTime(left, right) : 0);
}

function byTime(left: LedgerEntry, right: LedgerEntry): number {
  const [first, second] = [left, right].map(({ at }) => (at === undefined ? Number.MAX_VALUE : Date.parse(at)));
  return (first ?? 0) - (second ?? 0);
}

function count(facts: readonly LedgerEntry[], unread: ReadonlyMap<EvidenceKind, number>): Map<EvidenceKind, number> {
  const counts = new Map(unread);
  for (const { kind, count } of facts) counts.set(kind, (counts.get(kind) ?? 0) + count);
  return counts;
}

const NAMES: Readonly<Record<EvidenceKind, readonly [one: string, many: string]>> = {
  description: ['description', 'descriptions'],
  status: ['status change', 'status changes'],
  'affected service': ['affected business service', 'affected business services'],
  'status update': ['status update', 'status updates'],
  'responder request': ['responder request', 'responder requests'],
  'related incident': ['related incident', 'related incidents'],
  outlier: ['line on how common it is', 'lines on how common it is'],
  metric: ['metric', 'metrics'],
  note: ['note', 'notes'],
  'custom field': ['custom field', 'custom fields'],
  change: ['change', 'changes'],
  alert: ['alert', 'alerts'],
  'log entry': ['log entry', 'log entries'],
  'past incident': ['past incident', 'past incidents'],
};

/** Returns the line that says what was left out, or none. */
function leftOut(counts: ReadonlyMap<EvidenceKind, number>, shortened: number): string[] {
  const named = KINDS.flatMap((kind) => {
    const number = counts.get(kind) ?? 0;
    return number === 0 ? [] : `${number} ${NAMES[kind][number === 1 ? 0 : 1]}`;
  });
  const parts = [
    ...(named.length === 0 ? [] : [`left out for length: ${named.join(', ')}`]),
    ...(shortened === 0 ? [] : [`lines shortened for length: ${shortened}`]),
  ];
  return parts.length === 0 ? [] : [parts.join('; ')];
}

const iso = (at: string) => at.replace('.000Z', 'Z');

/** Bytes of a line and its line break. */
const size = (line: string) => Buffer.byteLength(line) + 1;
