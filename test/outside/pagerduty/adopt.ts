/**
 * Builds the record of an incident from the body of a webhook about it. What the body does not contain is left empty.
 */
import * as z from 'zod';
import type { Incident } from './incident.ts';
import { idOf } from './incident.ts';

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? null);
const time = z.iso.datetime({ offset: true }).transform((value) => new Date(value));
/** A dispatch tells no type and no API address. */
const reference = z.object({
  id: z.string(),
  type: z.string().default('reference'),
  summary: text,
  self: text,
  html_url: text,
});

const UNKNOWN = { id: 'P0', type: 'service_reference', summary: null, self: null, html_url: null };

const Body = z.object({
  event: z.object({
    event_type: z.string(),
    occurred_at: time,
    agent: reference.nullish(),
    data: z.object({
      type: z.literal('incident'),
      id: z.string(),
      number: z.int().catch(0),
      title: z.string().catch(''),
      status: z.enum(['triggered', 'acknowledged', 'resolved']).catch('resolved'),
      urgency: z.enum(['high', 'low']).catch('high'),
      incident_key: text,
      created_at: time,
      reopened_at: time.nullish(),
      incident_type: z.object({ name: z.string() }).nullish(),
      service: reference.catch(UNKNOWN),
      escalation_policy: reference.catch(UNKNOWN),
      teams: z.array(reference).nullish(),
      assignees: z.array(reference).nullish(),
      priority: reference.nullish(),
      conference_bridge: z.object({ conference_number: z.string(), conference_url: z.string() }).nullish(),
      resolve_reason: z.object({ incident: reference }).nullish().catch(null),
    }),
  }),
});

/** Throws ZodError if the body contains no incident. */
export function incidentOfBody(body: Buffer): Incident {
  const { event_type, occurred_at: at, agent = null, data } = Body.parse(JSON.parse(body.toString())).event;
  const resolvedAt = event_type === 'incident.resolved' ? at : null;
  const entry = { agent, channel: { type: 'auto' } };
  return {
    id: data.id,
    number: data.number,
    title: data.title,
    status: data.status,
    urgency: data.urgency,
    key: data.incident_key,
    service: data.service,
    escalationPolicy: data.escalation_policy,
    teams: data.teams ?? [],
    priority: data.priority ?? null,
    conferenceBridge: data.conference_bridge ?? null,
    createdAt: data.created_at,
    updatedAt: at,
    reopenedAt: data.reopened_at ?? null,
    resolvedAt,
    lastStatusChangeAt: at,
    lastStatusChangeBy: agent,
    assignments: (data.assignees ?? []).map((assignee) => ({ at, assignee })),
    acknowledgements: [],
    mergedInto: data.resolve_reason?.incident ?? null,
    alerts: [],
    notes: [],
    logEntries: [
      {
        ...entry,
        id: idOf('R', 14, `${data.id} trigger`),
        type: 'trigger_log_entry',
        summary: 'Triggered through the API.',
        createdAt: data.created_at,
        agent: data.service,
      },
      ...(resolvedAt === null
        ? []
        : [
            {
              ...entry,
              id: idOf('R', 14, `${data.id} resolve`),
              type: 'resolve_log_entry' as const,
              summary: `Resolved by ${agent?.summary ?? 'automation'}.`,
              createdAt: resolvedAt,
            },
          ]),
    ],
    changeEvents: [],
    customFields: [],
    type: data.incident_type?.name ?? 'incident_default',
    description: null,
    responderRequests: [],
    businessServices: [],
    outlier: null,
    analytics: null,
  };
}
