/**
 * The evidence ledger of an incident: everything that PagerDuty knows about it, each with an ID that a postmortem cites. The
 * prompt lists it, and the review reads it again to verify citations. It is not stored.
 */
import { inWords } from '../time/duration.ts';
import type { CleanEvidence, CleanIncident } from './clean-incident.ts';
import type { Alert, ChangeEvent, LogEntry, OtherIncident, Outlier } from './evidence.ts';
import { evidenceIds, hashOf } from './evidence-id.ts';
import { type Roles, rolesOf } from './roles.ts';

export type EvidenceKind =
  | 'description'
  | 'status'
  | 'change'
  | 'custom field'
  | 'affected service'
  | 'note'
  | 'status update'
  | 'responder request'
  | 'past incident'
  | 'outlier'
  | 'related incident'
  | 'metric'
  | 'log entry'
  | 'alert';

export type Milestone = 'triggered' | 'acknowledged' | 'escalated' | 'reassigned' | 'resolved';

/** People appear only by their role in this incident. */
export interface LedgerEntry {
  /** The ID that a document cites, such as `E-7f3a12`; undefined if PagerDuty gave the row no ID. */
  readonly id: string | undefined;
  /** The hashes whose beginnings are valid IDs: alerts with the same title are one entry, and each has its own hash. */
  readonly hashes: readonly string[];
  readonly kind: EvidenceKind;
  /** ISO 8601 in UTC; for an entry of several alerts, the time of the first. */
  readonly at: string | undefined;
  /** Times in milliseconds since 1970; for an entry of several alerts, each of them. */
  readonly times: readonly number[];
  /** One line. */
  readonly text: string;
  /** Data that machines sent with it, such as the body of an alert. */
  readonly details: readonly string[];
  readonly links: readonly string[];
  /** Its own page in PagerDuty. */
  readonly page: string | undefined;
  /** How many alerts it represents; otherwise 1. */
  readonly count: number;
  /** People wrote it, or it names other incidents: it is shortened later than data from machines. */
  readonly isProse: boolean;
  readonly milestone: Milestone | undefined;
}

/** Log entries about the state of the incident, in our words, because PagerDuty's contain names. */
const STATUS: ReadonlyMap<string, string> = new Map([
  ['trigger', 'triggered'],
  ['acknowledge', 'acknowledged'],
  ['unacknowledge', 'acknowledgement ended'],
  ['resolve', 'resolved'],
  ['reopen', 'reopened'],
  ['assign', 'assigned'],
  ['escalate', 'escalated'],
  ['delegate', 'handed to another escalation policy'],
  ['snooze', 'snoozed'],
  ['exhaust_escalation_path', 'nobody left to escalate to'],
  ['repeat_escalation_path', 'escalation started over'],
  ['reach_ack_limit', 'limit of acknowledgements reached'],
  ['reach_trigger_limit', 'limit of triggers reached'],
]);

const MILESTONES: ReadonlyMap<string, Milestone> = new Map([
  ['trigger', 'triggered'],
  ['acknowledge', 'acknowledged'],
  ['escalate', 'escalated'],
  ['assign', 'reassigned'],
  ['resolve', 'resolved'],
]);

/** The fields of most entries. */
interface Row {
  kind: EvidenceKind;
  /** Undefined: PagerDuty gave none. */
  hashes: readonly string[];
  at?: string | undefined;
  times?: readonly number[];
  text: string;
  details?: readonly string[];
  links?: readonly string[];
  page?: string | undefined;
  count?: number;
  isProse?: boolean;
  milestone?: Milestone | undefined;
}

/** Returns every row of the evidence, by kind, each kind oldest first. */
export function ledgerOf(incident: CleanIncident, evidence: CleanEvidence): LedgerEntry[] {
  const roles = rolesOf(evidence);
  const own = (kind: string) => [hashOf(kind, incident.id)];
  const rows: Row[] = [
    ...(evidence.description === undefined
      ? []
      : [
          {
            kind: 'description' as const,
            hashes: own('description'),
            text: roles.inProse(evidence.description),
            isProse: true,
          },
        ]),
    ...evidence.logEntries.map((entry) => logEntryRow(entry, incident, roles)),
    ...evidence.notes.map(
      ({ id, at, content, by }): Row => ({
        kind: 'note',
        hashes: hashesOf('note', id),
        at,
        text: `${roles.of(by)}: ${roles.inProse(content)}`,
        isProse: true,
      }),
    ),
    ...evidence.responderRequests.map(
      // PagerDuty gives it no ID, so requester and time identify it.
      ({ at, message, by }): Row => ({
        kind: 'responder request',
        hashes: hashesOf('responder request', at && `${by?.id ?? ''} ${at}`),
        at,
        text: `${roles.of(by)}: ${roles.inProse(message)}`,
        isProse: true,
      }),
    ),
    ...(evidence.incidentType === undefined
      ? []
      : [
          {
            kind: 'custom field' as const,
            hashes: own('incident type'),
            text: `incident type: ${roles.inText(evidence.incidentType)}`,
          },
        ]),
    ...evidence.customFields.map(
      ({ id, name, value }): Row => ({
        kind: 'custom field',
        hashes: hashesOf('custom field', id),
        text: roles.inText(`${name}: ${value}`),
      }),
    ),
    ...evidence.businessServices.map(
      ({ id, name, status }): Row => ({
        kind: 'affected service',
        hashes: hashesOf('business service', id),
        text: roles.inText(`${name}${status === undefined ? '' : ` (${status})`}`),
      }),
    ),
    ...evidence.changeEvents.map((event) => changeRow(event, roles)),
    ...alertRows(evidence.alerts, roles),
    ...evidence.pastIncidents.map(
      ({ id, at, title, score }): Row => ({
        kind: 'past incident',
        hashes: hashesOf('incident', id),
        at,
        text: `${roles.inText(title)}${score === undefined ? '' : ` (similarity ${score})`}`,
        links: linksTo(incident, id),
      }),
    ),
    ...evidence.relatedIncidents.map(
      (related): Row => ({
        kind: 'related incident',
        hashes: hashesOf('incident', related.id),
        at: related.at,
        text: `${roles.inText(otherIncident(related))}${related.relationships.length === 0 ? '' : ` (${roles.inText(related.relationships.join(', '))})`}`,
        links: linksTo(incident, related.id),
      }),
    ),
    ...(evidence.outlier === undefined
      ? []
      : [{ kind: 'outlier' as const, hashes: own('outlier'), text: outlierText(evidence.outlier, roles) }]),
    ...evidence.analytics.map(
      ({ name, value, unit }): Row => ({
        kind: 'metric',
        hashes: own(`metric ${name}`),
        text: `${name}: ${unit === 'seconds' ? inWords(value) : value}`,
      }),
    ),
  ];
  const ids = evidenceIds(rows.flatMap(({ hashes }) => hashes));
  return rows.map(({ hashes, ...row }) => ({
    at: undefined,
    times: row.at === undefined ? [] : [Date.parse(row.at)],
    details: [],
    links: [],
    page: undefined,
    count: 1,
    isProse: false,
    milestone: undefined,
    ...row,
    hashes,
    id: ids.get(hashes[0] ?? ''),
  }));
}

/**
 * Returns the entries with a cited ID, with or without `E-`. An ID may be shorter than the ledger shows it now, if a later
 * entry begins with the same digits: then there are several.
 */
export function entriesOf(ledger: readonly LedgerEntry[], id: string): LedgerEntry[] {
  const beginning = id.toLowerCase().replace(/^e-/, '');
  return ledger.filter(({ hashes }) => hashes.some((hash) => hash.startsWith(beginning)));
}

function hashesOf(kind: string, id: string | undefined): string[] {
  return id === undefined ? [] : [hashOf(kind, id)];
}

function logEntryRow(entry: LogEntry, incident: CleanIncident, roles: Roles): Row {
  const { id, url, at, type, summary, message, detail, seconds, sources, by, assignees } = entry;
  const verb = STATUS.get(type);
  const to = assignees.length === 0 ? '' : ` to ${[...new Set(assignees.map(roles.of))].join(', ')}`;
  const lasting = seconds === undefined ? '' : ` for ${inWords(seconds)}`;
  const merged = sources.map((source) => sourceOf(source, incident, roles));
  const more = [message, detail].flatMap((each) => (each === undefined ? [] : roles.inProse(each)));
  const rest = [...(merged.length === 0 ? [] : [`merged from ${merged.join(', ')}`]), ...more].join('; ');
  const ending = rest === '' ? '' : `: ${rest}`;
  const row = { hashes: hashesOf('log entry', id), at, page: url, milestone: MILESTONES.get(type) };
  if (verb !== undefined) {
    return { ...row, kind: 'status', text: `${verb}${to}${lasting} by ${roles.of(by)}${ending}`, isProse: true };
  }
  if (message !== undefined) return { ...row, kind: 'status update', text: `${roles.of(by)}: ${rest}`, isProse: true };
  const told = roles.inProse(summary ?? type.replaceAll('_', ' '));
  return { ...row, kind: 'log entry', text: `${told}${ending}`, isProse: sources.length > 0 };
}

function sourceOf(source: OtherIncident, incident: CleanIncident, roles: Roles): string {
  const url = incidentUrl(incident, source.id);
  return `${roles.inText(otherIncident(source))} (${url ?? source.id})`;
}

const otherIncident = ({ id, title, service }: OtherIncident) =>
  `${title ?? id}${service === undefined ? '' : ` on ${service}`}`;

function outlierText({ category, count, since, pattern }: Outlier, roles: Roles): string {
  const often = count === undefined ? '' : `, ${count} ${count === 1 ? 'time' : 'times'}`;
  const from = since === undefined ? '' : ` since ${since.replace('.000Z', 'Z')}`;
  const like = pattern === undefined ? '' : `: ${roles.inText(pattern)}`;
  return `incidents like this one are ${roles.inText(category)} on its service${often}${from}${like}`;
}

function changeRow({ id, at, title, source, details, reason, links }: ChangeEvent, roles: Roles): Row {
  const from = source === undefined ? '' : ` (source: ${roles.inText(source)})`;
  const why = reason === undefined ? '' : ` (related because: ${roles.inText(reason.replaceAll('_', ' '))})`;
  return {
    kind: 'change',
    hashes: hashesOf('change event', id),
    at,
    text: `${roles.inText(title)}${from}${why}`,
    details: details === undefined ? [] : [roles.inText(details)],
    links,
  };
}

/** Alerts with the same severity and title are one entry, with the details of the first. */
function alertRows(alerts: readonly Alert[], roles: Roles): Row[] {
  const groups = new Map<string, Alert[]>();
  for (const alert of alerts) {
    const key = JSON.stringify([alert.severity, alert.title]);
    groups.set(key, [...(groups.get(key) ?? []), alert]);
  }
  return [...groups.values()].flatMap((group): Row[] => {
    const [first, last] = [group[0], group.at(-1)];
    if (first === undefined) return [];
    const until = last?.at === undefined ? '' : ` until ${last.at.replace('.000Z', 'Z')}`;
    const times = group.length === 1 ? '' : ` ×${group.length}${until}`;
    return [
      {
        kind: 'alert',
        hashes: group.flatMap(({ id }) => hashesOf('alert', id)),
        at: first.at,
        times: group.flatMap(({ at }) => (at === undefined ? [] : Date.parse(at))),
        text: `${first.severity ?? 'alert'}${times}: ${roles.inText(first.title)}`,
        details: [first.details, first.cef].flatMap((each) => (each === undefined ? [] : roles.inText(each))),
        links: first.links,
        page: first.url,
        count: group.length,
      },
    ];
  });
}

function linksTo(incident: CleanIncident, id: string): string[] {
  const url = incidentUrl(incident, id);
  return url === undefined ? [] : [url];
}

/** Other incidents have no web address; it is this one's address with the other ID. */
function incidentUrl({ url }: CleanIncident, id: string): string | undefined {
  return url === undefined ? undefined : new URL(`/incidents/${encodeURIComponent(id)}`, url).href;
}
