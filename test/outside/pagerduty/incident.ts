/**
 * One record per incident, and the two forms in which PagerDuty shows it: REST and webhooks v3. The names differ
 * (`incident_number` and `number`, `assignments` and `assignees`), the facts can't.
 */
import { createHash } from 'node:crypto';
import type { Reference } from './account.ts';
import { apiUrl, webUrl } from './account.ts';

export interface Alert {
  id: string;
  summary: string;
  severity: 'info' | 'warning' | 'error' | 'critical';
  alertKey: string;
  createdAt: Date;
  resolvedAt: Date | null;
  /** The body, as monitoring sent it. */
  details: Record<string, unknown>;
  /** PagerDuty's common event format. */
  cefDetails?: Record<string, unknown>;
}

export interface Note {
  id: string;
  author: Reference;
  content: string;
  createdAt: Date;
}

export interface LogEntry {
  id: string;
  type: `${string}_log_entry`;
  summary: string;
  createdAt: Date;
  agent: Reference | null;
  /** Shown as its `type` alone, unless asked for by `include[]=channels`. */
  channel: { type: string; [detail: string]: unknown };
  assignees?: Reference[];
  /** Of a status update. */
  message?: string;
  /** Of a snooze. */
  changed_actions?: { type: string; at: string }[];
  /** Of a merge into this incident. */
  source_incidents?: Reference[];
}

export interface ResponderRequest {
  at: Date;
  requester: Reference;
  responder: Reference;
  message: string;
}

export interface BusinessService {
  id: string;
  name: string;
  status: 'impacted' | 'not_impacted';
}

export interface Outlier {
  category: 'novel' | 'rare' | 'frequent';
  count: number;
  since: string;
  /** What the titles have in common. */
  pattern: string;
}

export interface ChangeEvent {
  id: string;
  summary: string;
  source: string;
  timestamp: Date;
  links: { href: string; text: string }[];
  customDetails: Record<string, unknown>;
}

export interface CustomField {
  name: string;
  displayName: string;
  value: string | number | boolean | string[] | null;
}

export interface Incident {
  id: string;
  number: number;
  title: string;
  status: 'triggered' | 'acknowledged' | 'resolved';
  urgency: 'high' | 'low';
  /** Null where the incident has alerts: they carry the keys. */
  key: string | null;
  service: Reference;
  escalationPolicy: Reference;
  teams: Reference[];
  priority: Reference | null;
  conferenceBridge: { conference_number: string; conference_url: string } | null;
  createdAt: Date;
  updatedAt: Date;
  reopenedAt: Date | null;
  resolvedAt: Date | null;
  lastStatusChangeAt: Date;
  lastStatusChangeBy: Reference | null;
  assignments: { at: Date; assignee: Reference }[];
  acknowledgements: { at: Date; acknowledger: Reference }[];
  /** The incident into which this one was merged. */
  mergedInto: Reference | null;
  alerts: Alert[];
  notes: Note[];
  /** In order of time. */
  logEntries: LogEntry[];
  changeEvents: ChangeEvent[];
  customFields: CustomField[];
  /** Name of the incident type. */
  type: string;
  /** What was typed at the opening. */
  description: string | null;
  responderRequests: ResponderRequest[];
  businessServices: BusinessService[];
  /** Null until PagerDuty has computed it. */
  outlier: Outlier | null;
  /** Numbers of the analytics; null until PagerDuty has computed them. */
  analytics: Record<string, number | string | null> | null;
}

/** An id that looks like PagerDuty's, and is the same in every run for the same text. */
export function idOf(prefix: string, length: number, text: string): string {
  const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
  const bytes = createHash('sha256').update(`${prefix}${text}`).digest();
  return prefix + [...bytes.subarray(0, length - prefix.length)].map((byte) => alphabet[byte % 32]).join('');
}

/** ISO 8601 in whole seconds, with `Z` for UTC and the offset for any other zone, as PagerDuty renders times. */
export function timeIn(zone: string, date: Date): string {
  const offset = offsetOf(zone, date);
  if (offset === 0) return `${date.toISOString().slice(0, 19)}Z`;
  const local = new Date(date.getTime() + offset * 60_000).toISOString().slice(0, 19);
  const minutes = Math.abs(offset);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${local}${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** Minutes east of UTC. Throws RangeError for an unknown zone. */
export function offsetOf(zone: string, date: Date): number {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' }).formatToParts(date);
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT';
  const [, sign, hours = '0', minutes = '0'] = /^GMT(?:([+-])(\d+):(\d+))?/.exec(name) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

export function incidentReference({ id, title }: Pick<Incident, 'id' | 'title'>): Reference {
  return {
    id,
    type: 'incident_reference',
    summary: title,
    self: apiUrl('incidents', id),
    html_url: webUrl('incidents', id),
  };
}

const resolveReason = ({ mergedInto }: Incident) =>
  mergedInto === null ? null : { type: 'merge_resolve_reason', incident: mergedInto };

const triggerEntryOf = (incident: Incident) => incident.logEntries.find(({ type }) => type === 'trigger_log_entry');

/** The incident of `GET /incidents/{id}`, times in `zone`. */
export function restIncident(incident: Incident, zone = 'UTC') {
  const time = (date: Date | null) => (date === null ? null : timeIn(zone, date));
  const trigger = triggerEntryOf(incident);
  const resolved = incident.alerts.filter(({ resolvedAt }) => resolvedAt !== null).length;
  return {
    ...incidentReference(incident),
    type: 'incident',
    summary: `[#${incident.number}] ${incident.title}`,
    incident_number: incident.number,
    title: incident.title,
    created_at: time(incident.createdAt),
    updated_at: time(incident.updatedAt),
    status: incident.status,
    incident_key: incident.key,
    service: incident.service,
    assignments: incident.assignments.map(({ at, assignee }) => ({ at: time(at), assignee })),
    assigned_via: 'escalation_policy',
    last_status_change_at: time(incident.lastStatusChangeAt),
    resolved_at: time(incident.resolvedAt),
    first_trigger_log_entry: trigger === undefined ? null : logEntryReference(incident, trigger),
    alert_counts: { all: incident.alerts.length, triggered: incident.alerts.length - resolved, resolved },
    is_mergeable: true,
    incident_type: { name: incident.type },
    escalation_policy: incident.escalationPolicy,
    teams: incident.teams,
    pending_actions: [],
    acknowledgements: incident.acknowledgements.map(({ at, acknowledger }) => ({ at: time(at), acknowledger })),
    alert_grouping: null,
    last_status_change_by: incident.lastStatusChangeBy ?? incident.service,
    priority: incident.priority,
    resolve_reason: resolveReason(incident),
    conference_bridge: incident.conferenceBridge,
    incidents_responders: incident.responderRequests.map(({ at, requester, responder, message }) => ({
      state: 'pending',
      user: responder,
      incident: incidentReference(incident),
      updated_at: time(at),
      message,
      requester,
      requested_at: time(at),
    })),
    responder_requests: incident.responderRequests.map(({ at, requester, responder, message }) => ({
      incident: incidentReference(incident),
      requester,
      requested_at: time(at),
      message,
      responder_request_targets: [{ responder_request_target: { type: 'user', id: responder.id } }],
    })),
    urgency: incident.urgency,
  };
}

function logEntryReference(incident: Incident, { id, type, summary }: LogEntry): Reference {
  return {
    id,
    type: `${type}_reference`,
    summary,
    self: `${apiUrl('log_entries', id)}?incident_id=${incident.id}`,
    html_url: `${webUrl('incidents', incident.id)}/log_entries/${id}`,
  };
}

export function restLogEntry(incident: Incident, entry: LogEntry, zone: string, wholeChannel: boolean) {
  return {
    ...logEntryReference(incident, entry),
    type: entry.type,
    created_at: timeIn(zone, entry.createdAt),
    agent: entry.agent,
    channel: wholeChannel ? entry.channel : { type: entry.channel.type },
    service: incident.service,
    incident: incidentReference(incident),
    teams: incident.teams,
    contexts: [],
    ...(entry.assignees && { assignees: entry.assignees }),
    ...(entry.message !== undefined && { message: entry.message }),
    ...(entry.changed_actions && { changed_actions: entry.changed_actions }),
    ...(entry.source_incidents && { source_incidents: entry.source_incidents }),
  };
}

export function restAlert(incident: Incident, alert: Alert, zone: string) {
  const trigger = triggerEntryOf(incident);
  return {
    id: alert.id,
    type: 'alert',
    summary: alert.summary,
    self: `${apiUrl('incidents', incident.id)}/alerts/${alert.id}`,
    html_url: webUrl('alerts', alert.id),
    created_at: timeIn(zone, alert.createdAt),
    status: alert.resolvedAt === null ? 'triggered' : 'resolved',
    alert_key: alert.alertKey,
    service: incident.service,
    first_trigger_log_entry: trigger === undefined ? null : logEntryReference(incident, trigger),
    incident: incidentReference(incident),
    suppressed: false,
    severity: alert.severity,
    integration: null,
    body: {
      type: 'alert_body',
      contexts: [],
      details: alert.details,
      ...(alert.cefDetails && { cef_details: alert.cefDetails }),
    },
  };
}

export function restNote(note: Note, zone: string) {
  return {
    id: note.id,
    user: note.author,
    channel: { summary: 'The PagerDuty website or APIs' },
    content: note.content,
    created_at: timeIn(zone, note.createdAt),
    updated_at: timeIn(zone, note.createdAt),
  };
}

export function restChangeEvent(incident: Incident, event: ChangeEvent) {
  return {
    id: event.id,
    type: 'change_event',
    summary: event.summary,
    timestamp: timeIn('UTC', event.timestamp),
    source: event.source,
    integration: { id: idOf('P', 7, incident.service.id), type: 'inbound_integration_reference' },
    services: [incident.service],
    custom_details: event.customDetails,
    links: event.links,
    correlation_reason: { reason: 'most_recent' },
  };
}

export function restCustomField({ name, displayName, value }: CustomField) {
  const kinds = { boolean: 'boolean', number: 'float', object: 'string', string: 'string' };
  return {
    id: idOf('P', 7, name),
    type: 'field_value',
    name,
    display_name: displayName,
    description: null,
    data_type: kinds[typeof value as keyof typeof kinds],
    field_type: Array.isArray(value) ? 'multi_value' : 'single_value',
    value,
  };
}

/** `data` of a webhook of type `incident` (PagerDuty developer docs, "Webhooks v3: Overview"). */
export function webhookIncident(incident: Incident) {
  return {
    ...incidentReference(incident),
    type: 'incident',
    summary: undefined,
    number: incident.number,
    status: incident.status,
    incident_key: incident.key,
    created_at: timeIn('UTC', incident.createdAt),
    ...(incident.reopenedAt && { reopened_at: timeIn('UTC', incident.reopenedAt) }),
    title: incident.title,
    service: incident.service,
    assignees: incident.assignments.map(({ assignee }) => assignee),
    escalation_policy: incident.escalationPolicy,
    teams: incident.teams,
    priority: incident.priority,
    urgency: incident.urgency,
    conference_bridge: incident.conferenceBridge,
    resolve_reason: resolveReason(incident),
    incident_type: { name: incident.type },
  };
}

/** What a delivery holds under the key `event`. */
export interface WebhookEvent {
  id: string;
  event_type: string;
  resource_type: string;
  /** ISO 8601 with milliseconds. */
  occurred_at: string;
  agent: Reference | null;
  client: { name: string } | null;
  data: { type: string; [field: string]: unknown };
}

export interface Occurrence {
  occurred_at: Date;
  /** Null: automation. */
  agent: Reference | null;
}

/** The event of `type` about `incident` as it is now; `data` for events whose data is not the incident itself. */
export function incidentEvent(
  type: `incident.${string}`,
  incident: Incident,
  { occurred_at, agent }: Occurrence,
  data: WebhookEvent['data'] = webhookIncident(incident),
): WebhookEvent {
  return {
    id: idOf('01', 26, `${type} ${incident.id} ${occurred_at.toISOString()} ${JSON.stringify(data)}`),
    event_type: type,
    resource_type: 'incident',
    occurred_at: occurred_at.toISOString(),
    agent,
    client: agent?.type === 'user_reference' ? { name: 'PagerDuty' } : null,
    data,
  };
}
