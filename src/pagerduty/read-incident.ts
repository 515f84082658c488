/**
 * Maps PagerDuty's incidents, from webhooks and from the REST API, to the one model.
 */
import * as z from 'zod/mini';
import type { DispatchPayload } from '../dispatch.ts';
import type { Incident } from '../incident/incident.ts';
import { INCIDENT_ID } from '../incident/incident-id.ts';
import { oneLine } from '../text/one-line.ts';
import { webUrl } from '../text/web-url.ts';
import { utcTime } from '../time/utc-time.ts';
import { isMerge } from './webhook.ts';

/**
 * Returns the incident of a webhook of this type. It has no `resolved_at`: for `incident.resolved`, the event's time counts.
 */
export function incidentOfDispatch(type: string, { event, incident }: DispatchPayload): Incident {
  const resolved = type === 'incident.resolved';
  return toIncident({
    ...incident,
    status: resolved ? 'resolved' : incident.status,
    resolved_at: resolved ? event?.occurred_at : undefined,
  });
}

/** A field of the wrong type counts as missing: one invalid field must not prevent reading an incident. */
const lenient = <Field>(field: z.ZodMiniType<Field>) => z.catch(z.nullish(field), null);
const text = lenient(z.string());
const Named = z.object({ summary: text });
const RawIncident = z.object({
  id: z.string().check(z.regex(INCIDENT_ID, 'must be an incident ID')),
  number: lenient(z.int()),
  title: text,
  html_url: text,
  status: text,
  resolve_reason: lenient(z.union([z.string(), z.object({ type: z.string() })])),
  service: lenient(z.extend(Named, { id: text })),
  urgency: text,
  priority: lenient(Named),
  teams: lenient(z.array(lenient(Named))),
  incident_type: z.optional(lenient(z.object({ name: text }))),
  alert_counts: z.optional(lenient(z.object({ all: lenient(z.int()) }))),
  created_at: text,
  resolved_at: text,
});

/**
 * An incident of PagerDuty's REST API ("Get an incident"), with the number in `incident_number`. Any optional field may be
 * null. A resolved incident's last status change is its resolve.
 */
export const RestIncident = z.pipe(
  z.extend(RawIncident, { incident_number: lenient(z.int()), last_status_change_at: text }),
  z.transform((incident): Incident => {
    const { incident_number: number, status, resolved_at, last_status_change_at } = incident;
    const resolvedAt = resolved_at ?? (status === 'resolved' ? last_status_change_at : undefined);
    return toIncident({ ...incident, number, resolved_at: resolvedAt });
  }),
);

function toIncident(raw: z.infer<typeof RawIncident>): Incident {
  return {
    id: raw.id,
    number: raw.number ?? undefined,
    title: oneLine(raw.title) ?? 'Untitled incident',
    url: webUrl(raw.html_url),
    status: raw.status === 'resolved' ? 'resolved' : 'open',
    merged: isMerge(raw.resolve_reason),
    service: oneLine(raw.service?.summary),
    serviceId: oneLine(raw.service?.id),
    urgency: oneLine(raw.urgency),
    priority: oneLine(raw.priority?.summary),
    teams: (raw.teams ?? []).flatMap((team) => oneLine(team?.summary) ?? []),
    type: oneLine(raw.incident_type?.name),
    alertCount: raw.alert_counts?.all ?? undefined,
    createdAt: utcTime(raw.created_at),
    resolvedAt: utcTime(raw.resolved_at),
  };
}
