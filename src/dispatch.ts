/**
 * The `repository_dispatch` between the relay, which writes it, and the action, which reads it.
 */
import * as z from 'zod/mini';
import { INCIDENT_ID } from './incident/incident-id.ts';
import { truncate } from './text/truncate.ts';

/** The `event_type` of a dispatch is this prefix plus PagerDuty's own type: `pagerduty.incident.resolved`. */
export const EVENT_TYPE_PREFIX = 'pagerduty.';

/**
 * GitHub takes less than 64 KB of `client_payload` and at most 10 top-level properties
 * (REST API docs, "Create a repository dispatch event"). The rest of the request needs the remaining bytes.
 */
const MAX_PAYLOAD_BYTES = 60_000;
const MAX_STRING = 2_000;
/** For teams and assignees. Nobody reads more. */
export const MAX_REFERENCES = 25;

const textOrNull = z.nullish(z.string('must be text or null'));
const timeOrNull = z.nullish(
  z
    .string('must be an ISO 8601 time or null')
    .check(
      z.refine((value) => !Number.isNaN(Date.parse(value)), 'must be an ISO 8601 time such as 2026-09-10T11:47:09Z'),
    ),
);
const reference = z.object(
  { id: z.string('must be the ID of the reference'), summary: textOrNull, html_url: textOrNull },
  'must be a reference {id, summary, html_url}',
);
const referenceOrNull = z.nullish(reference);
const referencesOrNull = z.nullish(z.array(reference, 'must be a list of references or null'));

/** The accepted forms of `client_payload`: the relay's, or only `{"incident": {"id": "…"}}`. */
export const DispatchPayload = z.object(
  {
    schema: z.optional(
      z.literal(1, 'must be 1, the only form that this version reads; update the action to the version of the relay'),
    ),
    event: z.nullish(
      z.object(
        { id: textOrNull, type: textOrNull, occurred_at: timeOrNull, webhook_id: textOrNull },
        'must be an object {id, type, occurred_at, webhook_id} or absent',
      ),
    ),
    incident: z.object(
      {
        id: z
          .string('must be an incident ID')
          .check(z.regex(INCIDENT_ID, 'must be an incident ID: capital letters and digits')),
        number: z.nullish(z.int('must be a whole number or null')),
        title: textOrNull,
        status: textOrNull,
        urgency: textOrNull,
        html_url: textOrNull,
        created_at: timeOrNull,
        priority: referenceOrNull,
        resolve_reason: z.nullish(
          z.union(
            [z.string(), z.object({ type: z.string(), incident: referenceOrNull })],
            'must be text, an object {type, incident} or null',
          ),
        ),
        service: referenceOrNull,
        teams: referencesOrNull,
        assignees: referencesOrNull,
        escalation_policy: referenceOrNull,
        truncated: z.optional(z.boolean('must be true or false')),
      },
      'must be an object with the id of an incident',
    ),
  },
  'must be an object',
);
export type DispatchPayload = z.infer<typeof DispatchPayload>;

/** Returns the body of `POST /repos/{owner}/{repo}/dispatches` for one webhook about an incident; always under GitHub's limits. */
export function dispatchBody(
  event: { id: string | null; event_type: string | null; occurred_at: string | null },
  incident: DispatchPayload['incident'],
  webhookId: string | null,
): string {
  const payload = {
    schema: 1,
    event: { id: event.id, type: event.event_type, occurred_at: event.occurred_at, webhook_id: webhookId },
    incident,
  };
  const eventType = `${EVENT_TYPE_PREFIX}${event.event_type}`;
  for (let room = 1; ; room /= 2) {
    const { value, cut } = cutTo(payload, Math.ceil(MAX_STRING * room), Math.floor(MAX_REFERENCES * room));
    const body = JSON.stringify({
      event_type: eventType,
      client_payload: cut ? { ...value, incident: { ...value.incident, truncated: true } } : value,
    });
    if (isUnderLimit(body)) return body;
  }
}

/** A UTF-16 unit takes at most three bytes in UTF-8, so most bodies need no counting. */
function isUnderLimit(body: string): boolean {
  return body.length * 3 < MAX_PAYLOAD_BYTES || new TextEncoder().encode(body).length < MAX_PAYLOAD_BYTES;
}

/** Returns the value with strings of at most `maxString` UTF-16 units and lists of at most `maxList` items. Copies only what changes. */
function cutTo<Value>(value: Value, maxString: number, maxList: number): { value: Value; cut: boolean } {
  let cut = false;
  const fits = (item: unknown): boolean => {
    if (typeof item === 'string') return item.length <= maxString && item.isWellFormed();
    if (Array.isArray(item)) return item.length <= maxList && item.every(fits);
    return item === null || typeof item !== 'object' || Object.values(item).every(fits);
  };
  const copy = (item: unknown): unknown => {
    if (fits(item)) return item;
    if (typeof item === 'string') {
      if (item.length <= maxString) return item.toWellFormed();
      cut = true;
      return truncate(item, maxString).toWellFormed();
    }
    if (Array.isArray(item)) {
      if (item.length > maxList) cut = true;
      return item.slice(0, maxList).map(copy);
    }
    const record: Record<string, unknown> = {};
    for (const [key, field] of Object.entries(item as object)) record[key] = copy(field);
    return record;
  };
  return { value: copy(value) as Value, cut };
}
