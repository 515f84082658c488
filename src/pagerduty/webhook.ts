/**
 * PagerDuty's webhooks v3, as far as we read them. Only the deciding fields are required. Any other field may be missing,
 * null or of another type without losing the event, because types and fields are added at any time
 * (PagerDuty developer docs, "Webhooks v3: Overview").
 */
import * as z from 'zod/mini';
import { MAX_REFERENCES } from '../dispatch.ts';
import { INCIDENT_ID } from '../incident/incident-id.ts';

const textOf = (value: unknown) => (typeof value === 'string' ? value : null);
const timeOf = (value: unknown) => (typeof value === 'string' && !Number.isNaN(Date.parse(value)) ? value : null);
const text = z.transform(textOf);
const time = z.transform(timeOf);

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function referenceOf(value: unknown) {
  if (!isRecord(value) || typeof value.id !== 'string') return null;
  return { id: value.id, summary: textOf(value.summary), html_url: textOf(value.html_url) };
}

function referencesOf(list: unknown) {
  if (!Array.isArray(list)) return null;
  // One more than is forwarded, so that the dispatch notices that there are more.
  return list
    .slice(0, MAX_REFERENCES + 1)
    .map(referenceOf)
    .filter((item) => item !== null);
}

function resolveReasonOf(value: unknown) {
  if (!isRecord(value) || typeof value.type !== 'string') return textOf(value);
  return { type: value.type, incident: referenceOf(value.incident) };
}

/** Checks the required fields of an incident. */
function isIncident(value: unknown): value is Record<string, unknown> & { id: string } {
  return (
    isRecord(value) &&
    typeof value.id === 'string' &&
    INCIDENT_ID.test(value.id) &&
    (value.type ?? 'incident') === 'incident'
  );
}

// One schema for all fields: with one per field, a delivery would take longer than parsing its JSON.
export const WebhookIncident = z.pipe(
  z.custom<Record<string, unknown> & { id: string }>(isIncident),
  z.transform((data) => ({
    id: data.id,
    number: Number.isSafeInteger(data.number) ? (data.number as number) : null,
    title: textOf(data.title),
    status: textOf(data.status),
    urgency: textOf(data.urgency),
    html_url: textOf(data.html_url),
    created_at: timeOf(data.created_at),
    priority: referenceOf(data.priority),
    resolve_reason: resolveReasonOf(data.resolve_reason),
    service: referenceOf(data.service),
    teams: referencesOf(data.teams),
    assignees: referencesOf(data.assignees),
    escalation_policy: referenceOf(data.escalation_policy),
  })),
);
export type WebhookIncident = z.infer<typeof WebhookIncident>;

export const WebhookBody = z.object({
  event: z.object({ id: text, event_type: text, occurred_at: time, data: z.optional(z.unknown()) }),
});

/** A merged incident went into another one. The object is the current form, the string an older one. */
export function isMerge(resolveReason: string | { type: string } | null | undefined): boolean {
  return typeof resolveReason === 'string'
    ? resolveReason === 'merged'
    : resolveReason?.type === 'merge_resolve_reason';
}
