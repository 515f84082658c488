/**
 * What PagerDuty knows of an incident besides its facts. Every part is optional: what cannot be read is named, and nothing
 * fails for it. What people and machines wrote is read as far as it can be; an odd row is passed over.
 */
import * as z from 'zod/mini';
import { type Api, ApiError } from '../http.ts';
import { line, time, webUrl } from './incident.ts';
import { readPages } from './pages.ts';

/**
 * Texts are one line each, times ISO 8601 in UTC, lists oldest first. `Text` is what people and machines wrote: raw, or cleaned
 * (src/postmortem/clean-incident.ts).
 */
export interface Evidence<Text extends string = string> {
  readonly logEntries: readonly LogEntry<Text>[];
  readonly notes: readonly Note<Text>[];
  readonly alerts: readonly Alert<Text>[];
  readonly changeEvents: readonly ChangeEvent<Text>[];
  /** Similar ones of the same service in the last six months, the most similar first. */
  readonly pastIncidents: readonly PastIncident<Text>[];
  readonly customFields: readonly CustomField<Text>[];
  /** Parts that could not be read, and why. */
  readonly missing: readonly { readonly part: Part; readonly problem: string }[];
  /** How many there are beyond those that were read. */
  readonly unread: { readonly logEntries: number; readonly notes: number; readonly alerts: number };
}

export type Part = 'log entries' | 'notes' | 'alerts' | 'change events' | 'past incidents' | 'custom fields';

/** Who did it. The name is there to be recognized in texts, not to be shown. */
export interface Agent {
  readonly id: string;
  readonly name: string | undefined;
  /** Otherwise a service, an integration or a bot. */
  readonly person: boolean;
}

export interface LogEntry<Text extends string = string> {
  readonly at: string | undefined;
  /** PagerDuty's, without its ending: `trigger`, `acknowledge`, `escalate`. */
  readonly type: Text;
  readonly summary: Text | undefined;
  /** Description, note and changes, where the entry has any. */
  readonly detail: Text | undefined;
  readonly by: Agent | undefined;
  readonly assignees: readonly Agent[];
}

export interface Note<Text extends string = string> {
  readonly at: string | undefined;
  readonly content: Text;
  readonly by: Agent | undefined;
}

export interface Alert<Text extends string = string> {
  readonly at: string | undefined;
  readonly severity: Text | undefined;
  readonly title: Text;
  /** The body as monitoring sent it: text, or JSON. */
  readonly details: Text | undefined;
  readonly links: readonly Text[];
}

export interface ChangeEvent<Text extends string = string> {
  readonly at: string | undefined;
  readonly title: Text;
  readonly source: Text | undefined;
  readonly links: readonly Text[];
}

export interface PastIncident<Text extends string = string> {
  readonly id: Text;
  readonly at: string | undefined;
  readonly title: Text;
}

export interface CustomField<Text extends string = string> {
  readonly name: Text;
  readonly value: Text;
}

/** Of log entries and of alerts, each. */
const MAX_PAGES_READ = 3;
const MAX_NOTES = 200;
const MAX_CHANGE_EVENTS = 50;
const MAX_PAST_INCIDENTS = 10;
const MAX_LINKS = 3;
/**
 * Characters read of one text. Much more than is ever shown, so that a secret which this cuts in two, and which is no longer
 * recognized for that, is not shown either.
 */
const MAX_TEXT = 8_000;

const text = z.catch(z.nullish(z.string()), null);
const list = <Row>(row: z.ZodMiniType<Row>) => z.catch(z.nullish(z.array(z.catch(z.nullable(row), null))), null);
const AgentReference = z.object({ id: z.string(), type: text, summary: text });
const agent = z.catch(z.nullish(AgentReference), null);
const Links = list(z.object({ href: text }));

const RawLogEntry = z.object({
  type: z.string(),
  created_at: text,
  summary: text,
  agent,
  assignees: list(AgentReference),
  event_details: z.catch(z.nullish(z.object({ description: text })), null),
  note: text,
  changeset: list(z.string()),
});
const RawNote = z.object({ created_at: text, content: z.string(), user: agent });
const RawAlert = z.object({
  created_at: text,
  severity: text,
  summary: text,
  body: z.catch(z.nullish(z.object({ details: z.optional(z.unknown()), contexts: Links })), null),
});
const RawChangeEvent = z.object({
  timestamp: text,
  summary: text,
  source: text,
  links: list(z.object({ href: text })),
});
const RawPastIncident = z.object({ incident: z.object({ id: z.string(), created_at: text, title: text }) });
const RawCustomField = z.object({ name: z.string(), display_name: text, value: z.optional(z.unknown()) });

/** An odd row is null. */
const lenient = <Row>(row: z.ZodMiniType<Row>) => z.catch(z.nullable(row), null);

export const NotesAnswer = z.object({ notes: z.array(lenient(RawNote)) });
const ChangeEventsAnswer = z.object({ change_events: z.array(lenient(RawChangeEvent)) });
const PastIncidentsAnswer = z.object({ past_incidents: z.array(lenient(RawPastIncident)) });
const CustomFieldsAnswer = z.object({ custom_fields: z.array(lenient(RawCustomField)) });

/**
 * All parts at once; with many log entries or alerts a second round of requests. Log entries are the overview, "only the most
 * important changes" (List log entries for an incident), without notifications, which are about people's phones.
 */
export async function readEvidence(call: Api, incidentId: string): Promise<Evidence> {
  const path = `/incidents/${encodeURIComponent(incidentId)}`;
  const missing: { part: Part; problem: string }[] = [];
  const optional = <Found>(part: Part, found: Promise<Found>, none: Found): Promise<Found> =>
    found.catch((error: unknown) => {
      if (!(error instanceof ApiError)) throw error;
      missing.push({ part, problem: problemOf(error) });
      return none;
    });
  const pages = <Row>(kind: 'log_entries' | 'alerts', row: z.ZodMiniType<Row>, query: Record<string, string>) =>
    readPages(call, { path: `${path}/${kind}`, query, key: kind, row: lenient(row), maxPages: MAX_PAGES_READ });
  const nothing = { rows: [], unread: 0 };

  const [logEntries, notes, alerts, changeEvents, pastIncidents, customFields] = await Promise.all([
    optional('log entries', pages('log_entries', RawLogEntry, { is_overview: 'true', time_zone: 'UTC' }), nothing),
    optional('notes', call({ method: 'GET', path: `${path}/notes`, answer: NotesAnswer }), { notes: [] }),
    optional('alerts', pages('alerts', RawAlert, { sort_by: 'created_at:asc' }), nothing),
    optional(
      'change events',
      call({
        method: 'GET',
        path: `${path}/related_change_events?limit=${MAX_CHANGE_EVENTS}`,
        answer: ChangeEventsAnswer,
      }),
      { change_events: [] },
    ),
    optional(
      'past incidents',
      call({ method: 'GET', path: `${path}/past_incidents?limit=${MAX_PAST_INCIDENTS}`, answer: PastIncidentsAnswer }),
      { past_incidents: [] },
    ),
    optional(
      'custom fields',
      call({ method: 'GET', path: `${path}/custom_fields/values`, answer: CustomFieldsAnswer }),
      { custom_fields: [] },
    ),
  ]);

  const allNotes = toNotes(notes);
  return {
    // They come newest first, and within one second that alone tells their order.
    logEntries: oldestFirst(logEntries.rows.toReversed().flatMap((row) => toLogEntry(row) ?? [])),
    notes: ends(allNotes, MAX_NOTES),
    alerts: oldestFirst(alerts.rows.flatMap((row) => toAlert(row) ?? [])),
    changeEvents: oldestFirst(
      changeEvents.change_events.slice(0, MAX_CHANGE_EVENTS).flatMap((row) => toChangeEvent(row) ?? []),
    ),
    pastIncidents: pastIncidents.past_incidents
      .slice(0, MAX_PAST_INCIDENTS)
      .flatMap((row) => toPastIncident(row) ?? []),
    customFields: customFields.custom_fields.flatMap((row) => toCustomField(row) ?? []),
    missing: missing.sort((left, right) => left.part.localeCompare(right.part)),
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
      return raw === null || content === undefined ? [] : { at: time(raw.created_at), content, by: toAgent(raw.user) };
    }),
  );
}

/**
 * The same evidence with every text and link that people or machines wrote passed through `clean`, all in one call. `clean`
 * gives as many texts as it takes, in the same order.
 */
export async function mapEvidenceText<Text extends string>(
  evidence: Evidence,
  clean: (texts: string[]) => Promise<Text[]>,
): Promise<Evidence<Text>> {
  const texts: string[] = [];
  visitTexts(evidence, (each) => {
    texts.push(each);
    return each;
  });
  const cleaned = (await clean(texts)).values();
  return visitTexts(evidence, () => {
    const { value } = cleaned.next();
    if (value === undefined) throw new Error('Texts were lost while they were cleaned');
    return value;
  });
}

function visitTexts<Text extends string>(evidence: Evidence, visit: (text: string) => Text): Evidence<Text> {
  const maybe = (value: string | undefined) => (value === undefined ? undefined : visit(value));
  return {
    ...evidence,
    logEntries: evidence.logEntries.map((entry) => ({
      ...entry,
      type: visit(entry.type),
      summary: maybe(entry.summary),
      detail: maybe(entry.detail),
    })),
    notes: evidence.notes.map((note) => ({ ...note, content: visit(note.content) })),
    alerts: evidence.alerts.map((alert) => ({
      ...alert,
      severity: maybe(alert.severity),
      title: visit(alert.title),
      details: maybe(alert.details),
      links: alert.links.map(visit),
    })),
    changeEvents: evidence.changeEvents.map((event) => ({
      ...event,
      title: visit(event.title),
      source: maybe(event.source),
      links: event.links.map(visit),
    })),
    pastIncidents: evidence.pastIncidents.map((past) => ({ ...past, id: visit(past.id), title: visit(past.title) })),
    customFields: evidence.customFields.map(({ name, value }) => ({ name: visit(name), value: visit(value) })),
  };
}

function toLogEntry(raw: z.infer<typeof RawLogEntry> | null): LogEntry | undefined {
  const type = line(raw?.type.replace(/_log_entry$/, ''));
  // A note's entry says less than the note.
  if (raw === null || type === undefined || type === 'notify' || type === 'annotate') return undefined;
  const details = [raw.event_details?.description, raw.note, ...(raw.changeset ?? [])].flatMap(
    (each) => read(each) ?? [],
  );
  return {
    at: time(raw.created_at),
    type,
    summary: read(raw.summary),
    detail: details.length === 0 ? undefined : details.join('; '),
    by: toAgent(raw.agent),
    assignees: (raw.assignees ?? []).flatMap((each) => toAgent(each) ?? []),
  };
}

function toAlert(raw: z.infer<typeof RawAlert> | null): Alert | undefined {
  if (raw === null) return undefined;
  const details = raw.body?.details;
  const empty = details === null || (typeof details === 'object' && Object.keys(details).length === 0);
  return {
    at: time(raw.created_at),
    severity: line(raw.severity),
    title: read(raw.summary) ?? 'Untitled alert',
    details: empty ? undefined : read(typeof details === 'string' ? details : JSON.stringify(details)),
    links: toLinks(raw.body?.contexts),
  };
}

function toChangeEvent(raw: z.infer<typeof RawChangeEvent> | null): ChangeEvent | undefined {
  if (raw === null) return undefined;
  return {
    at: time(raw.timestamp),
    title: read(raw.summary) ?? 'Untitled change',
    source: read(raw.source),
    links: toLinks(raw.links),
  };
}

function toPastIncident(raw: z.infer<typeof RawPastIncident> | null): PastIncident | undefined {
  if (raw === null) return undefined;
  const { id, created_at, title } = raw.incident;
  return { id, at: time(created_at), title: read(title) ?? 'Untitled incident' };
}

/** `value` is bare: text, number, boolean, list or null. */
function toCustomField(raw: z.infer<typeof RawCustomField> | null): CustomField | undefined {
  const values = [raw?.value].flat().filter((each) => ['string', 'number', 'boolean'].includes(typeof each));
  const name = read(raw?.display_name ?? raw?.name);
  const value = read(values.join(', '));
  return name === undefined || value === undefined ? undefined : { name, value };
}

function toAgent(raw: z.infer<typeof AgentReference> | null | undefined): Agent | undefined {
  if (!raw) return undefined;
  return { id: raw.id, name: line(raw.summary), person: raw.type === 'user_reference' || raw.type === 'user' };
}

function toLinks(links: z.infer<typeof Links>): string[] {
  return (links ?? []).flatMap((link) => webUrl(link?.href) ?? []).slice(0, MAX_LINKS);
}

function read(value: string | null | undefined): string | undefined {
  return line(value?.slice(0, MAX_TEXT));
}

/** What has no time comes last. */
function oldestFirst<Row extends { at: string | undefined }>(rows: Row[]): Row[] {
  const rank = ({ at }: Row) => (at === undefined ? Number.POSITIVE_INFINITY : Date.parse(at));
  return rows.sort((left, right) => (rank(left) === rank(right) ? 0 : rank(left) - rank(right)));
}

/** The first and the last ones: how it began and how it ended. */
function ends<Row>(rows: Row[], most: number): Row[] {
  return rows.length <= most ? rows : [...rows.slice(0, most / 2), ...rows.slice(-most / 2)];
}

function problemOf({ status }: ApiError): string {
  // Also where the answer broke off, or was larger than is read.
  if (status === undefined) return 'gave no usable answer';
  if (status === 402) return 'not part of the PagerDuty plan';
  if (status === 403) return 'answered 403: the key may not read it, or it is not part of the PagerDuty plan';
  return status < 300 ? 'answered in a form that cannot be read' : `answered ${status}`;
}
