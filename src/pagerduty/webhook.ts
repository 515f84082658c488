/**
 * What PagerDuty's webhooks v3 send, as far as we read it. Only what decides is demanded. Any other field may be missing,
 * null or of another type without the event being lost, because types and fields are added at any time
 * (PagerDuty developer docs, "Webhooks v3: Overview").
 */
import * as z from 'zod/mini';

/** Letters and digits, of no fixed length (7 and 14 occur in PagerDuty's "Webhooks v3: Overview"). */
export const INCIDENT_ID = /^[A-Z0-9]+$/;

// One function for each field: a delivery spends more time in nested schemas than in parsing its JSON.
const textOf = (value: unknown) => (typeof value === 'string' ? value : null);

function referenceOf(value: unknown) {
  if (typeof value !== 'object' || value === null) return null;
  const { id, summary, html_url } = value as Record<string, unknown>;
  return typeof id === 'string' ? { id, summary: textOf(summary), html_url: textOf(html_url) } : null;
}

const text = z.transform(textOf);
const time = z.transform((value: unknown) =>
  typeof value === 'string' && !Number.isNaN(Date.parse(value)) ? value : null,
);
const reference = z.transform(referenceOf);
/** Nobody reads more; what is beyond is not looked at, only noticed. */
export const MAX_REFERENCES = 25;
const references = z.transform((list: unknown) =>
  Array.isArray(list)
    ? list
        .slice(0, MAX_REFERENCES + 1)
        .map(referenceOf)
        .filter((item) => item !== null)
    : null,
);

export const WebhookIncident = z.object({
  id: z.string().check(z.regex(INCIDENT_ID)),
  type: z.nullish(z.literal('incident')),
  number: z.transform((value: unknown) => (Number.isSafeInteger(value) ? (value as number) : null)),
  title: text,
  status: text,
  urgency: text,
  html_url: text,
  created_at: time,
  priority: reference,
  resolve_reason: z.catch(z.nullable(z.union([z.string(), z.object({ type: z.string(), incident: reference })])), null),
  service: reference,
  teams: references,
  assignees: references,
  escalation_policy: reference,
});
export type WebhookIncident = z.infer<typeof WebhookIncident>;

export const WebhookBody = z.object({
  event: z.object({ id: text, event_type: text, occurred_at: time, data: z.optional(z.unknown()) }),
});
export type WebhookEvent = z.infer<typeof WebhookBody>['event'];

/** A merged incident went into another one. The object is today's form, the string an older one. */
export function isMerge(resolveReason: string | { type: string } | null | undefined): boolean {
  return typeof resolveReason === 'string'
    ? resolveReason === 'merged'
    : resolveReason?.type === 'merge_resolve_reason';
}
