/**
 * PagerDuty's evidence about an incident in addition to its facts, as a model: read by read-evidence.ts, cleaned by
 * src/incident/clean-incident.ts, condensed by src/postmortem/evidence-digest.ts.
 */

/**
 * Texts are one line each, times ISO 8601 in UTC, lists oldest first. `Text` is text by people and machines: raw, or cleaned
 * (src/incident/clean-incident.ts).
 */
export interface Evidence<Text extends string = string> {
  /** The text that a person entered when opening the incident by hand. */
  readonly description: Text | undefined;
  /** The name of its type, such as `security_incident`. */
  readonly incidentType: Text | undefined;
  readonly logEntries: readonly LogEntry<Text>[];
  readonly responderRequests: readonly ResponderRequest<Text>[];
  readonly notes: readonly Note<Text>[];
  readonly alerts: readonly Alert<Text>[];
  /** What PagerDuty groups by: the incident's key, and those of its alerts; some of many. */
  readonly alertKeys?: readonly Text[] | undefined;
  readonly changeEvents: readonly ChangeEvent<Text>[];
  /** Similar incidents of the same service in the last six months, most similar first. */
  readonly pastIncidents: readonly PastIncident<Text>[];
  /** Incidents of other services at about the same time. */
  readonly relatedIncidents: readonly RelatedIncident<Text>[];
  readonly outlier: Outlier<Text> | undefined;
  readonly businessServices: readonly BusinessService<Text>[];
  /** Of the incident and of its type. */
  readonly customFields: readonly CustomField<Text>[];
  /** PagerDuty's own numbers, such as the time that people were engaged. */
  readonly analytics: readonly Metric[];
  /** Parts that could not be read, and why. */
  readonly missing: readonly { readonly part: Part; readonly problem: string }[];
  /** How many there are beyond those that were read. */
  readonly unread: { readonly logEntries: number; readonly notes: number; readonly alerts: number };
}

export type Part =
  | 'incident details'
  | 'log entries'
  | 'notes'
  | 'alerts'
  | 'change events'
  | 'past incidents'
  | 'related incidents'
  | 'outlier'
  | 'business services'
  | 'custom fields'
  | 'analytics';

/** Who did it. The name is for recognizing it in texts, not for showing it. */
export interface Actor {
  readonly id: string;
  readonly name: string | undefined;
  /** Otherwise a service, an integration or a bot. */
  readonly person: boolean;
}

export interface LogEntry<Text extends string = string> {
  /** PagerDuty's own ID, if it gave one. */
  readonly id?: string | undefined;
  /** Its page in PagerDuty, if it has one. */
  readonly url?: Text | undefined;
  readonly at: string | undefined;
  /** PagerDuty's type, without its ending: `trigger`, `acknowledge`, `escalate`. */
  readonly type: Text;
  readonly summary: Text | undefined;
  /** Text that people entered with it: the text of a status update, or the message of a responder request. */
  readonly message: Text | undefined;
  /** Description, note and changes, if the entry has any. */
  readonly detail: Text | undefined;
  /** For a snooze: its length in seconds. */
  readonly seconds: number | undefined;
  /** For a merge: the incidents that were merged into this one. */
  readonly sources: readonly OtherIncident<Text>[];
  readonly by: Actor | undefined;
  readonly assignees: readonly Actor[];
}

export interface ResponderRequest<Text extends string = string> {
  readonly at: string | undefined;
  readonly message: Text;
  readonly by: Actor | undefined;
}

export interface Note<Text extends string = string> {
  /** PagerDuty's own ID, if it gave one. */
  readonly id?: string | undefined;
  readonly at: string | undefined;
  readonly content: Text;
  readonly by: Actor | undefined;
}

export interface Alert<Text extends string = string> {
  /** PagerDuty's own ID, if it gave one. */
  readonly id?: string | undefined;
  /** Its page in PagerDuty, if it has one. */
  readonly url?: Text | undefined;
  readonly at: string | undefined;
  readonly severity: Text | undefined;
  readonly title: Text;
  /** The body that monitoring sent: text, or JSON. */
  readonly details: Text | undefined;
  /** The fields of PagerDuty's common event format in addition to those above, as JSON. */
  readonly cef: Text | undefined;
  readonly links: readonly Text[];
}

export interface ChangeEvent<Text extends string = string> {
  /** PagerDuty's own ID, if it gave one. */
  readonly id?: string | undefined;
  readonly at: string | undefined;
  readonly title: Text;
  readonly source: Text | undefined;
  /** Data that the pipeline sent, such as commit and build: text, or JSON. */
  readonly details: Text | undefined;
  /** Why PagerDuty relates it: `most_recent`, `related_service`, `intelligent`. */
  readonly reason: Text | undefined;
  readonly links: readonly Text[];
}

export interface OtherIncident<Text extends string = string> {
  readonly id: Text;
  readonly title: Text | undefined;
  /** Undefined: PagerDuty did not give it. */
  readonly service: Text | undefined;
  readonly serviceId: Text | undefined;
}

export interface PastIncident<Text extends string = string> {
  readonly id: Text;
  readonly at: string | undefined;
  readonly title: Text;
  /** How similar it is; PagerDuty does not document the maximum. */
  readonly score: number | undefined;
}

export interface RelatedIncident<Text extends string = string> extends OtherIncident<Text> {
  readonly at: string | undefined;
  /** Why: `machine_learning_inferred`, `service_dependency`. */
  readonly relationships: readonly Text[];
}

/** How common an incident like this is for its service. */
export interface Outlier<Text extends string = string> {
  /** `novel`, `rare`, `frequent`. */
  readonly category: Text;
  /** How often it occurred, and since when. */
  readonly count: number | undefined;
  readonly since: string | undefined;
  /** What the titles have in common. */
  readonly pattern: Text | undefined;
}

export interface BusinessService<Text extends string = string> {
  /** PagerDuty's own ID, if it gave one. */
  readonly id?: string | undefined;
  readonly name: Text;
  /** `impacted`, `not_impacted`. */
  readonly status: Text | undefined;
}

export interface CustomField<Text extends string = string> {
  /** PagerDuty's own ID, if it gave one. */
  readonly id?: string | undefined;
  readonly name: Text;
  readonly value: Text;
}

export interface Metric {
  /** Our name, not PagerDuty's. */
  readonly name: string;
  readonly value: number;
  readonly unit: 'seconds' | 'count';
}

/**
 * Returns the evidence with every text and link by people or machines passed through `clean`, all in one call. `clean`
 * must return as many texts as it gets, in the same order.
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
  const other = ({ id, title, service, serviceId }: OtherIncident): OtherIncident<Text> => ({
    id: visit(id),
    title: maybe(title),
    service: maybe(service),
    serviceId: maybe(serviceId),
  });
  return {
    ...evidence,
    description: maybe(evidence.description),
    incidentType: maybe(evidence.incidentType),
    logEntries: evidence.logEntries.map((entry) => ({
      ...entry,
      url: maybe(entry.url),
      type: visit(entry.type),
      summary: maybe(entry.summary),
      message: maybe(entry.message),
      detail: maybe(entry.detail),
      sources: entry.sources.map(other),
    })),
    responderRequests: evidence.responderRequests.map((request) => ({ ...request, message: visit(request.message) })),
    notes: evidence.notes.map((note) => ({ ...note, content: visit(note.content) })),
    alerts: evidence.alerts.map((alert) => ({
      ...alert,
      url: maybe(alert.url),
      severity: maybe(alert.severity),
      title: visit(alert.title),
      details: maybe(alert.details),
      cef: maybe(alert.cef),
      links: alert.links.map(visit),
    })),
    alertKeys: evidence.alertKeys?.map(visit),
    changeEvents: evidence.changeEvents.map((event) => ({
      ...event,
      title: visit(event.title),
      source: maybe(event.source),
      details: maybe(event.details),
      reason: maybe(event.reason),
      links: event.links.map(visit),
    })),
    pastIncidents: evidence.pastIncidents.map((past) => ({ ...past, id: visit(past.id), title: visit(past.title) })),
    relatedIncidents: evidence.relatedIncidents.map((related) => ({
      ...other(related),
      at: related.at,
      relationships: related.relationships.map(visit),
    })),
    outlier: evidence.outlier && {
      ...evidence.outlier,
      category: visit(evidence.outlier.category),
      pattern: maybe(evidence.outlier.pattern),
    },
    businessServices: evidence.businessServices.map(({ id, name, status }) => ({
      id,
      name: visit(name),
      status: maybe(status),
    })),
    customFields: evidence.customFields.map(({ id, name, value }) => ({
      id,
      name: visit(name),
      value: visit(value),
    })),
  };
}
