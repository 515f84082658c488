/**
 * Reads the evidence of an incident. Every part is optional: parts that cannot be read are listed, and nothing fails because of
 * them. Text by people and machines is read as far as possible; an invalid row is left out. (PagerDuty REST API, "Incidents",
 * "Change Events", "Custom Fields", "Business Services", "Analytics".)
 */
import * as z from 'zod/mini';
import { type Api, ApiError } from '../http/http.ts';
import type {
  Actor,
  Alert,
  BusinessService,
  ChangeEvent,
  CustomField,
  Evidence,
  LogEntry,
  Metric,
  Note,
  OtherIncident,
  Outlier,
  Part,
  PastIncident,
  RelatedIncident,
  ResponderRequest,
} from '../incident/evidence.ts';
import { oneLine } from '../text/one-line.ts';
import { webUrl } from '../text/web-url.ts';
import { utcTime } from '../time/utc-time.ts';
import { readPages } from './read-pages.ts';

/** For log entries and for alerts, each. */
const MAX_PAGES_READ = 3;
const MAX_NOTES = 200;
const MAX_CHANGE_EVENTS = 50;
const MAX_PAST_INCIDENTS = 10;
const MAX_RELATED_INCIDENTS = 20;
const MAX_RESPONDER_REQUESTS = 50;
const MAX_BUSINESS_SERVICES = 50;
const MAX_CUSTOM_FIELDS = 50;
const MAX_SOURCES = 20;
const MAX_LINKS = 3;
const MAX_ALERT_KEYS = 20;
/**
 * Characters read of one text. Much more than is ever shown, so that a secret at this limit, which would no longer be recognized,
 * is not shown either.
 */
const MAX_TEXT = 8_000;

const lenient = <Field>(field: z.ZodMiniType<Field>) => z.catch(z.nullish(field), null);
const text = lenient(z.string());
const number = lenient(z.number());
/** An invalid row is null. */
const row = <Row>(schema: z.ZodMiniType<Row>) => z.catch(z.nullable(schema), null);
const list = <Row>(schema: z.ZodMiniType<Row>) => lenient(z.array(row(schema)));
/** Text, or any JSON. */
const anything = z.optional(z.unknown());
const AgentReference = z.object({ id: z.string(), type: text, summary: text });
const agent = lenient(AgentReference);
const Links = list(z.object({ href: text }));
const Named = lenient(z.object({ id: text, summary: text }));

const Other = z.object({ id: z.string(), title: text, summary: text, created_at: text, service: Named });
/** How an action was triggered. Its form depends on `type` and is not guaranteed ("Log Entries"). */
const Channel = lenient(
  z.object({
    type: text,
    details: anything,
    body: anything,
    message: text,
    duration: number,
    source_incidents: list(Other),
  }),
);
const RawLogEntry = z.object({
  id: text,
  html_url: text,
  type: z.string(),
  created_at: text,
  summary: text,
  agent,
  assignees: list(AgentReference),
  event_details: lenient(z.object({ description: text })),
  note: text,
  changeset: list(z.string()),
  channel: Channel,
  // For a status update. The type `status_update_log_entry` is in no PagerDuty schema, but it is in the lists.
  message: text,
  changed_actions: list(z.object({ type: text, at: text })),
  source_incidents: list(Other),
});
const RawNote = z.object({ id: text, created_at: text, content: z.string(), user: agent });
const RawAlert = z.object({
  id: text,
  alert_key: text,
  html_url: text,
  created_at: text,
  severity: text,
  summary: text,
  body: lenient(
    z.object({ details: anything, cef_details: lenient(z.record(z.string(), z.unknown())), contexts: Links }),
  ),
});
const RawChangeEvent = z.object({
  id: text,
  timestamp: text,
  summary: text,
  source: text,
  custom_details: anything,
  correlation_reason: lenient(z.object({ reason: text })),
  links: Links,
});
const RawPastIncident = z.object({
  incident: z.object({ id: z.string(), created_at: text, title: text }),
  score: number,
});
const RawRelatedIncident = z.object({ incident: Other, relationships: list(z.object({ type: text })) });
const RawCustomField = z.object({ id: text, name: z.string(), display_name: text, value: anything });
const RawResponderRequest = z.object({ message: z.string(), requested_at: text, requester: agent });

export const NotesAnswer = z.object({ notes: z.array(row(RawNote)) });
const DetailsAnswer = z.object({
  incident: z.object({
    body: lenient(z.object({ details: anything })),
    incident_key: text,
    incident_type: lenient(z.object({ name: text, display_name: text })),
    custom_fields: list(RawCustomField),
    incidents_responders: list(RawResponderRequest),
    responder_requests: list(RawResponderRequest),
  }),
});
const ChangeEventsAnswer = z.object({ change_events: z.array(row(RawChangeEvent)) });
const PastIncidentsAnswer = z.object({ past_incidents: z.array(row(RawPastIncident)) });
const RelatedIncidentsAnswer = z.object({ related_incidents: z.array(row(RawRelatedIncident)) });
const Occurrence = lenient(z.object({ count: number, category: text, since: text }));
const OutlierAnswer = z.object({
  outlier_incident: lenient(
    z.object({
      incident: lenient(z.object({ occurrence: Occurrence })),
      incident_template: lenient(z.object({ mined_text: text })),
    }),
  ),
});
const ImpactsAnswer = z.object({ services: z.array(row(z.object({ id: text, name: z.string(), status: text }))) });
const CustomFieldsAnswer = z.object({ custom_fields: z.array(row(RawCustomField)) });
/** The schema has the numbers at the top level, the example below `data`. */
export const AnalyticsAnswer = z.union([
  z.pipe(
    z.object({ data: z.record(z.string(), z.unknown()) }),
    z.transform(({ data }) => data),
  ),
  z.record(z.string(), z.unknown()),
]);

/** The evidence in two parts: what postmortems mostly cite, and the rest, which is read only if it is needed. */
export interface EvidenceInParts {
  /** The incident's own text, log entries, notes, alerts, changes and similar past incidents; the lists of the rest are empty. */
  main: Evidence;
  /** Reads the rest in one round of requests. Resolves to the whole evidence. */
  readRest(): Promise<Evidence>;
}

/**
 * Sends all requests in parallel. If `alertCount` is known ("Get an incident", `alert_counts.all`), more than 100 alerts need
 * no second round. All log entries are read, because PagerDuty's overview leaves out text by people; notifications, which
 * are about people's phones, are left out here.
 */
export async function readEvidence(call: Api, incidentId: string, alertCount?: number): Promise<Evidence> {
  const read = readerOf(call, incidentId, alertCount);
  const [main, rest] = await Promise.all([read.main(), read.rest()]);
  return toEvidence(main, rest, read.missing);
}

/** Reads what postmortems mostly cite, in one round. */
export async function readEvidenceInParts(call: Api, incidentId: string): Promise<EvidenceInParts> {
  const read = readerOf(call, incidentId, undefined);
  const main = await read.main();
  return {
    main: toEvidence(main, NO_REST, read.missing),
    readRest: async () => toEvidence(main, await read.rest(), read.missing),
  };
}

type Reader = ReturnType<typeof readerOf>;
type Main = Awaited<ReturnType<Reader['main']>>;
type Rest = Awaited<ReturnType<Reader['rest']>>;

const NO_REST: Rest = {
  related: { related_incidents: [] },
  outlier: { outlier_incident: null },
  impacts: { services: [] },
  fields: { custom_fields: [] },
  analytics: {},
};

function readerOf(call: Api, incidentId: string, alertCount: number | undefined) {
  const path = `/incidents/${encodeURIComponent(incidentId)}`;
  const missing: { part: Part; problem: string }[] = [];
  const optional = <Found>(part: Part, found: Promise<Found>, none: Found): Promise<Found> =>
    found.catch((error: unknown) => {
      if (!(error instanceof ApiError)) throw error;
      missing.push({ part, problem: problemOf(error) });
      return none;
    });
  /** For parts that not every incident has: PagerDuty answers 404 until it has computed them. */
  const ifThere = <Found>(part: Part, found: Promise<Found>, none: Found): Promise<Found> =>
    optional(
      part,
      found.catch((error: unknown) => {
        if (error instanceof ApiError && error.status === 404) return none;
        throw error;
      }),
      none,
    );
  const get = <Answer>(rest: string, answer: z.ZodMiniType<Answer>, query: [name: string, value: string][] = []) =>
    call({
      method: 'GET',
      path: `${path}${rest}${query.length === 0 ? '' : `?${new URLSearchParams(query)}`}`,
      answer,
    });
  const pages = <Row>(kind: 'log_entries' | 'alerts', schema: z.ZodMiniType<Row>, query: Record<string, string>) =>
    readPages(call, {
      path: `${path}/${kind}`,
      query,
      key: kind,
      row: row(schema),
      maxPages: MAX_PAGES_READ,
      // A storm of alerts leaves a log of the same length.
      expected: alertCount,
    });
  const nothing = { rows: [], unread: 0 };
  const noDetails: z.infer<typeof DetailsAnswer> = {
    incident: {
      body: null,
      incident_key: null,
      incident_type: null,
      custom_fields: null,
      incidents_responders: null,
      responder_requests: null,
    },
  };

  async function main() {
    const [details, logEntries, notes, alerts, changes, past] = await Promise.all([
      optional(
        'incident details',
        get('', DetailsAnswer, [
          ['include[]', 'body'],
          ['include[]', 'custom_fields'],
        ]),
        noDetails,
      ),
      optional(
        'log entries',
        pages('log_entries', RawLogEntry, { time_zone: 'UTC', 'include[]': 'channels' }),
        nothing,
      ),
      optional('notes', get('/notes', NotesAnswer), { notes: [] }),
      optional('alerts', pages('alerts', RawAlert, { sort_by: 'created_at:asc' }), nothing),
      optional(
        'change events',
        get('/related_change_events', ChangeEventsAnswer, [['limit', String(MAX_CHANGE_EVENTS)]]),
        { change_events: [] },
      ),
      optional('past incidents', get('/past_incidents', PastIncidentsAnswer, [['limit', String(MAX_PAST_INCIDENTS)]]), {
        past_incidents: [],
      }),
    ]);
    return { details, logEntries, notes, alerts, changes, past };
  }

  async function rest() {
    const [related, outlier, impacts, fields, analytics] = await Promise.all([
      // With their services, because some may be confidential.
      optional(
        'related incidents',
        get('/related_incidents', RelatedIncidentsAnswer, [['additional_details[]', 'incident']]),
        { related_incidents: [] },
      ),
      ifThere('outlier', get('/outlier_incident', OutlierAnswer), { outlier_incident: null }),
      ifThere('business services', get('/business_services/impacts', ImpactsAnswer), { services: [] }),
      optional('custom fields', get('/custom_fields/values', CustomFieldsAnswer), { custom_fields: [] }),
      ifThere(
        'analytics',
        call({
          method: 'GET',
          path: `/analytics/raw/incidents/${encodeURIComponent(incidentId)}`,
          answer: AnalyticsAnswer,
        }),
        {},
      ),
    ]);
    return { related, outlier, impacts, fields, analytics };
  }

  return { main, rest, missing };
}

function toEvidence(
  { details, logEntries, notes, alerts, changes, past }: Main,
  { related, outlier, impacts, fields, analytics }: Rest,
  missing: readonly { part: Part; problem: string }[],
): Evidence {
  const allNotes = toNotes(notes);
  const { body, incident_type: type, custom_fields, incidents_responders, responder_requests } = details.incident;
  const customFields = [...(custom_fields ?? []), ...fields.custom_fields].flatMap((each) => toCustomField(each) ?? []);
  return {
    description: textOf(body?.details) ?? typedAtOpening(logEntries.rows),
    incidentType: read(type?.display_name ?? type?.name),
    // They come newest first, and within one second only that shows their order.
    logEntries: oldestFirst(
      logEntries.rows.toReversed().flatMap((each) => toLogEntry(each, alerts.rows.length > 0) ?? []),
    ),
    responderRequests: toResponderRequests([...(responder_requests ?? []), ...(incidents_responders ?? [])]),
    notes: ends(allNotes, MAX_NOTES),
    alerts: oldestFirst(alerts.rows.flatMap((each) => toAlert(each) ?? [])),
    alertKeys: [...new Set([details.incident.incident_key, ...alerts.rows.map((each) => each?.alert_key)])]
      .flatMap((each) => read(each) ?? [])
      .slice(0, MAX_ALERT_KEYS),
    changeEvents: oldestFirst(
      changes.change_events.slice(0, MAX_CHANGE_EVENTS).flatMap((each) => toChangeEvent(each) ?? []),
    ),
    pastIncidents: past.past_incidents.slice(0, MAX_PAST_INCIDENTS).flatMap((each) => toPastIncident(each) ?? []),
    relatedIncidents: oldestFirst(
      related.related_incidents.slice(0, MAX_RELATED_INCIDENTS).flatMap((each) => toRelatedIncident(each) ?? []),
    ),
    outlier: toOutlier(outlier),
    businessServices: toBusinessServices(impacts),
    customFields: [...new Map(customFields.map((field) => [field.name, field])).values()].slice(0, MAX_CUSTOM_FIELDS),
    analytics: toMetrics(analytics),
    missing: missing.toSorted((left, right) => left.part.localeCompare(right.part)),
    unread: {
      logEntries: logEntries.unread,
      notes: Math.max(0, allNotes.length - MAX_NOTES),
      alerts: alerts.unread,
    },
  };
}

/** Oldest first. */
export function toNotes({ notes }: z.infer<typeof NotesAnswer>): Note[] {
  return oldestFirst(
    notes.flatMap((raw) => {
      const content = read(raw?.content);
      return raw === null || content === undefined
        ? []
        : { id: oneLine(raw.id), at: utcTime(raw.created_at), content, by: toActor(raw.user) };
    }),
  );
}

/** The description of an incident that a person opened ("Log Entries": a channel `web_trigger` or `website`). */
function typedAtOpening(entries: readonly (z.infer<typeof RawLogEntry> | null)[]): string | undefined {
  const opened = entries.find((entry) => entry?.type === 'trigger_log_entry');
  return opened && byHand(opened) ? textOf(opened.channel?.details) : undefined;
}

function byHand({ agent, channel }: z.infer<typeof RawLogEntry>): boolean {
  return ['web_trigger', 'website', 'mobile'].includes(channel?.type ?? '') || toActor(agent)?.person === true;
}

function toLogEntry(raw: z.infer<typeof RawLogEntry> | null, hasAlerts: boolean): LogEntry | undefined {
  const type = oneLine(raw?.type.replace(/_log_entry$/, ''));
  // A note's entry says less than the note.
  if (raw === null || type === undefined || type === 'notify' || type === 'annotate') return undefined;
  const { channel } = raw;
  // Text that a person entered at the opening is the description, and an alert itself says what triggered it. An e-mail's text is in
  // `body`.
  const opening =
    type === 'trigger' && !byHand(raw) && !hasAlerts ? [textOf(channel?.details), textOf(channel?.body)] : [];
  const typed = [raw.event_details?.description, raw.note, ...(raw.changeset ?? [])].map(read);
  const details = [...typed, ...opening].flatMap((each) => each ?? []);
  return {
    id: oneLine(raw.id),
    url: webUrl(raw.html_url),
    at: utcTime(raw.created_at),
    type,
    summary: read(raw.summary),
    message: read(raw.message ?? channel?.message),
    detail: details.length === 0 ? undefined : [...new Set(details)].join('; '),
    seconds: type === 'snooze' ? snoozed(raw) : undefined,
    sources: [...(raw.source_incidents ?? []), ...(channel?.source_incidents ?? [])]
      .slice(0, MAX_SOURCES)
      .flatMap((each) => (each === null ? [] : toOther(each))),
    by: toActor(raw.agent),
    assignees: (raw.assignees ?? []).flatMap((each) => toActor(each) ?? []),
  };
}

/** The channel has the duration; otherwise the end is when the acknowledgement expires. */
function snoozed({ created_at, channel, changed_actions }: z.infer<typeof RawLogEntry>): number | undefined {
  if (typeof channel?.duration === 'number') return channel.duration;
  const end = changed_actions?.find((action) => action?.type === 'unacknowledge')?.at;
  const seconds = Math.round((Date.parse(end ?? '') - Date.parse(created_at ?? '')) / 1000);
  return seconds > 0 ? seconds : undefined;
}

/** The request and each responder have the same message. */
function toResponderRequests(raw: readonly (z.infer<typeof RawResponderRequest> | null)[]): ResponderRequest[] {
  const requests = raw.flatMap((each): ResponderRequest[] => {
    const message = read(each?.message);
    return each === null || message === undefined
      ? []
      : [{ at: utcTime(each.requested_at), message, by: toActor(each.requester) }];
  });
  const distinct = new Map(requests.map((request) => [request.message, request]));
  return oldestFirst([...distinct.values()].slice(0, MAX_RESPONDER_REQUESTS));
}

function toAlert(raw: z.infer<typeof RawAlert> | null): Alert | undefined {
  if (raw === null) return undefined;
  return {
    id: oneLine(raw.id),
    url: webUrl(raw.html_url),
    at: utcTime(raw.created_at),
    severity: oneLine(raw.severity),
    title: read(raw.summary) ?? 'Untitled alert',
    details: textOf(raw.body?.details),
    cef: textOf(withoutRepeated(raw.body?.cef_details)),
    links: toLinks(raw.body?.contexts),
  };
}

/** Fields that repeat the alert, or say nothing. */
const REPEATED = new Set(['details', 'contexts', 'message', 'description', 'severity', 'suppressed', 'version']);

function withoutRepeated(cef: Record<string, unknown> | null | undefined): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(cef ?? {}).filter(([name, value]) => !REPEATED.has(name) && value !== null && value !== ''),
  );
}

function toChangeEvent(raw: z.infer<typeof RawChangeEvent> | null): ChangeEvent | undefined {
  if (raw === null) return undefined;
  return {
    id: oneLine(raw.id),
    at: utcTime(raw.timestamp),
    title: read(raw.summary) ?? 'Untitled change',
    source: read(raw.source),
    details: textOf(raw.custom_details),
    reason: read(raw.correlation_reason?.reason),
    links: toLinks(raw.links),
  };
}

function toPastIncident(raw: z.infer<typeof RawPastIncident> | null): PastIncident | undefined {
  if (raw === null) return undefined;
  const { id, created_at, title } = raw.incident;
  return { id, at: utcTime(created_at), title: read(title) ?? 'Untitled incident', score: raw.score ?? undefined };
}

function toRelatedIncident(raw: z.infer<typeof RawRelatedIncident> | null): RelatedIncident | undefined {
  if (raw === null) return undefined;
  return {
    ...toOther(raw.incident),
    at: utcTime(raw.incident.created_at),
    relationships: (raw.relationships ?? []).flatMap((each) => read(each?.type) ?? []),
  };
}

function toOther({ id, title, summary, service }: z.infer<typeof Other>): OtherIncident {
  return {
    id,
    title: read(title ?? summary),
    service: read(service?.summary),
    serviceId: read(service?.id),
  };
}

function toOutlier({ outlier_incident: raw }: z.infer<typeof OutlierAnswer>): Outlier | undefined {
  const { count, category, since } = raw?.incident?.occurrence ?? {};
  const known = read(category);
  if (known === undefined) return undefined;
  return {
    category: known,
    count: count ?? undefined,
    since: utcTime(since),
    pattern: read(raw?.incident_template?.mined_text),
  };
}

function toBusinessServices({ services }: z.infer<typeof ImpactsAnswer>): BusinessService[] {
  return services.slice(0, MAX_BUSINESS_SERVICES).flatMap((each) => {
    const name = read(each?.name);
    return name === undefined ? [] : { id: oneLine(each?.id), name, status: read(each?.status) };
  });
}

/** `value` can be text, number, boolean, list or null. */
function toCustomField(raw: z.infer<typeof RawCustomField> | null): CustomField | undefined {
  const values = [raw?.value].flat().filter((each) => ['string', 'number', 'boolean'].includes(typeof each));
  const name = read(raw?.display_name ?? raw?.name);
  const value = read(values.join(', '));
  return name === undefined || value === undefined ? undefined : { id: oneLine(raw?.id), name, value };
}

/** PagerDuty's names ("Get raw data - single incident"), and ours. */
const METRICS: readonly (readonly [string, string, Metric['unit']])[] = [
  ['engaged_seconds', 'time that all responders together were engaged', 'seconds'],
  ['seconds_to_first_ack', 'time to the first acknowledgement', 'seconds'],
  ['seconds_to_engage', 'time until somebody was engaged', 'seconds'],
  ['seconds_to_mobilize', 'time until the last responder joined', 'seconds'],
  ['snoozed_seconds', 'time snoozed', 'seconds'],
  ['engaged_user_count', 'responders engaged', 'count'],
  ['total_interruptions', 'interruptions', 'count'],
  ['business_hour_interruptions', 'interruptions in business hours', 'count'],
  ['off_hour_interruptions', 'interruptions in off hours', 'count'],
  ['sleep_hour_interruptions', 'interruptions in sleep hours', 'count'],
  ['escalation_count', 'escalations', 'count'],
  ['reassignment_count', 'reassignments', 'count'],
];

function toMetrics(analytics: Record<string, unknown>): Metric[] {
  return METRICS.flatMap(([key, name, unit]) => {
    const value = analytics[key];
    return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? [{ name, value, unit }] : [];
  });
}

function toActor(raw: z.infer<typeof AgentReference> | null | undefined): Actor | undefined {
  if (!raw) return undefined;
  return { id: raw.id, name: oneLine(raw.summary), person: raw.type === 'user_reference' || raw.type === 'user' };
}

function toLinks(links: z.infer<typeof Links>): string[] {
  return (links ?? []).flatMap((link) => webUrl(link?.href) ?? []).slice(0, MAX_LINKS);
}

/** Returns text unchanged, anything else as JSON; undefined if it is empty. */
function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return read(value);
  const empty = value === undefined || value === null || (typeof value === 'object' && Object.keys(value).length === 0);
  return empty ? undefined : read(JSON.stringify(value));
}

function read(value: string | null | undefined): string | undefined {
  return oneLine(value?.slice(0, MAX_TEXT));
}

/** Rows without a time come last. */
function oldestFirst<Row extends { at: string | undefined }>(rows: Row[]): Row[] {
  const rank = ({ at }: Row) => (at === undefined ? Number.POSITIVE_INFINITY : Date.parse(at));
  return rows.sort((left, right) => (rank(left) === rank(right) ? 0 : rank(left) - rank(right)));
}

/** Returns the first and the last rows: how it began and how it ended. */
function ends<Row>(rows: Row[], most: number): Row[] {
  return rows.length <= most ? rows : [...rows.slice(0, most / 2), ...rows.slice(-most / 2)];
}

function problemOf({ status }: ApiError): string {
  // Also if the answer broke off, or was too large.
  if (status === undefined) return 'gave no usable answer';
  if (status === 402) return 'not part of the PagerDuty plan';
  if (status === 403) return 'answered 403: the key may not read it, or it is not part of the PagerDuty plan';
  return status < 300 ? 'answered in a form that cannot be read' : `answered ${status}`;
}
