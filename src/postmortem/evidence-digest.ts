/**
 * Condenses the evidence from PagerDuty to lines for the prompt: one timeline, then custom fields and past incidents, and
 * what is missing. The lines are data, to be fenced like the incident's; one line is one fact, whatever its text holds.
 */

import type { CleanEvidence, CleanIncident } from '../incident/clean-incident.ts';
import { type EvidenceKind, type LedgerEntry, ledgerOf } from '../incident/ledger.ts';
import { truncate } from '../text/truncate.ts';

/** What is most useful comes first when there is not room for all. */
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
/** Of a change: commit and build are somewhere in what the pipeline sent. */
const MAX_CHANGE = 1_000;

/**
 * Lines without a line break at the end, at most `maxBytes` in UTF-8; empty where not even what was left out could be said.
 * Persons appear by their role in this incident alone.
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
  // A storm of alerts must not cut short what people wrote.
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

/** Always with the ID: what Devin cannot cite is of little use. */
function shortLine(entry: LedgerEntry): string {
  return `${start(entry)}${[truncate(entry.text, SHORT), ...idOf(entry)].join(' | ')}`;
}

/** The same and more. A link is whole or not there. */
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
/** Other incidents have a time, and are not of this one's timeline. */
const OTHERS: readonly EvidenceKind[] = ['past incident', 'related incident'];

function start({ kind, at }: LedgerEntry): string {
  if (TIMELESS.includes(kind)) return `${kind} | `;
  const when = at === undefined ? 'time unknown' : iso(at);
  return OTHERS.includes(kind) ? `${kind} | ${when} | ` : `${when} | ${kind} | `;
}

/** The kind first; of notes and changes the newest, which tell of the end and of what changed last, of the others the oldest. */
function moreUseful(left: LedgerEntry, right: LedgerEntry): number {
  const kind = KINDS.indexOf(left.kind) - KINDS.indexOf(right.kind);
  if (kind !== 0) return kind;
  if (left.kind === 'past incident') return 0;
  return ['note', 'status update', 'change'].includes(left.kind) ? byTime(right, left) : byTime(left, right);
}

/** The description, the timeline, oldest first, then what does not belong in it. */
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
  outlier: ['line on how usual it is', 'lines on how usual it is'],
  metric: ['metric', 'metrics'],
  note: ['note', 'notes'],
  'custom field': ['custom field', 'custom fields'],
  change: ['change', 'changes'],
  alert: ['alert', 'alerts'],
  'log entry': ['log entry', 'log entries'],
  'past incident': ['past incident', 'past incidents'],
};

/** The line that says what was cut, or none. */
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

/** Bytes of a line and its break. */
const size = (line: string) => Buffer.byteLength(line) + 1;
