/**
 * What PagerDuty's REST API answers to the operations that we use (PagerDuty developer docs, "REST API"). What it takes, the
 * emulator itself checks (rest.ts). Any field that is not required can be null.
 */
import * as z from 'zod';
import { describedBy, type Operation } from '../surface.ts';

const time = z.iso.datetime({ offset: true });
const text = z.string().nullish();
const Reference = z.looseObject({
  id: z.string().min(1),
  type: z.string().min(1),
  summary: text,
  self: z.url().nullish(),
  html_url: z.url().nullish(),
});
const Incident = z.looseObject({
  ...Reference.shape,
  type: z.literal('incident'),
  incident_number: z.int(),
  title: z.string(),
  status: z.enum(['triggered', 'acknowledged', 'resolved']),
  urgency: z.enum(['high', 'low']),
  created_at: time,
  updated_at: time.nullish(),
  resolved_at: time.nullish(),
  html_url: z.url(),
  incident_key: text,
  service: Reference,
  escalation_policy: Reference,
  teams: z.array(Reference),
  priority: Reference.nullish(),
  assignments: z.array(z.looseObject({ at: time, assignee: Reference })),
  acknowledgements: z.array(z.looseObject({ at: time, acknowledger: Reference })),
  last_status_change_at: time.nullish(),
  last_status_change_by: Reference.nullish(),
});
const LogEntry = z.looseObject({
  id: z.string(),
  type: z.string().endsWith('_log_entry'),
  summary: text,
  created_at: time,
  agent: Reference.nullish(),
  channel: z.looseObject({ type: z.string() }),
});
const Alert = z.looseObject({
  id: z.string(),
  type: z.literal('alert'),
  summary: text,
  status: z.enum(['triggered', 'resolved']),
  severity: z.enum(['info', 'warning', 'error', 'critical']),
  created_at: time,
  alert_key: text,
  body: z.looseObject({ details: z.unknown() }).nullish(),
});
const Note = z.looseObject({ id: z.string(), content: z.string(), created_at: time, user: Reference });
const Subscription = z.strictObject({
  id: z.string(),
  type: z.literal('webhook_subscription'),
  active: z.boolean(),
  delivery_method: z.looseObject({
    type: z.literal('http_delivery_method'),
    url: z.url(),
    secret: text,
    temporarily_disabled: z.boolean(),
    custom_headers: z.array(z.strictObject({ name: z.string(), value: z.string() })),
  }),
  description: text,
  events: z.array(z.string()).min(1),
  filter: z.strictObject({ type: z.string().endsWith('_reference'), id: text }),
});
const Priority = z.looseObject({ id: z.string(), type: z.literal('priority'), name: z.string() });
const rows = (key: string, row: z.ZodType) =>
  z.looseObject({
    [key]: z.array(row),
    limit: z.int(),
    offset: z.int(),
    more: z.boolean(),
    total: z.int().nullable(),
  });

const incident = '/incidents/:id';
const subscription = '/webhook_subscriptions/:id';
const one = { 200: z.strictObject({ webhook_subscription: Subscription }) };
const OPERATIONS = [
  { method: 'GET', path: '/incidents', answers: { 200: rows('incidents', Incident) } },
  {
    method: 'GET',
    path: '/incidents/types',
    answers: { 200: z.object({ incident_types: z.array(Reference.partial()) }) },
  },
  { method: 'GET', path: incident, answers: { 200: z.strictObject({ incident: Incident }) } },
  { method: 'GET', path: `${incident}/log_entries`, answers: { 200: rows('log_entries', LogEntry) } },
  { method: 'GET', path: `${incident}/alerts`, answers: { 200: rows('alerts', Alert) } },
  { method: 'GET', path: `${incident}/notes`, answers: { 200: z.strictObject({ notes: z.array(Note) }) } },
  { method: 'POST', path: `${incident}/notes`, answers: { 200: z.strictObject({ note: Note }) } },
  {
    method: 'GET',
    path: `${incident}/related_change_events`,
    answers: {
      200: z.looseObject({ change_events: z.array(z.looseObject({ summary: z.string(), timestamp: time })) }),
    },
  },
  {
    method: 'GET',
    path: `${incident}/past_incidents`,
    answers: {
      200: z.looseObject({
        past_incidents: z.array(
          z.looseObject({
            score: z.number(),
            incident: z.looseObject({ id: z.string(), title: z.string(), created_at: time }),
          }),
        ),
        limit: z.number(),
      }),
    },
  },
  {
    method: 'GET',
    path: `${incident}/related_incidents`,
    answers: {
      200: z.strictObject({
        related_incidents: z.array(
          z.looseObject({
            incident: z.looseObject({ id: z.string() }),
            relationships: z.array(z.looseObject({ type: z.string() })),
          }),
        ),
      }),
    },
  },
  {
    method: 'GET',
    path: `${incident}/outlier_incident`,
    answers: {
      200: z.looseObject({ outlier_incident: z.looseObject({ incident: z.looseObject({ id: z.string() }) }) }),
    },
  },
  {
    method: 'GET',
    path: `${incident}/business_services/impacts`,
    answers: { 200: z.looseObject({ services: z.array(z.looseObject({ id: z.string(), name: z.string() })) }) },
  },
  {
    method: 'GET',
    path: `${incident}/custom_fields/values`,
    answers: {
      200: z.strictObject({
        custom_fields: z.array(z.looseObject({ name: z.string(), display_name: z.string(), value: z.unknown() })),
      }),
    },
  },
  { method: 'GET', path: '/analytics/raw/incidents/:id', answers: { 200: z.looseObject({ data: z.looseObject({}) }) } },
  { method: 'GET', path: '/services', answers: { 200: rows('services', Reference) } },
  { method: 'GET', path: '/services/:id', answers: { 200: z.strictObject({ service: Reference }) } },
  { method: 'GET', path: '/teams', answers: { 200: rows('teams', Reference) } },
  { method: 'GET', path: '/priorities', answers: { 200: rows('priorities', Priority) } },
  { method: 'GET', path: '/webhook_subscriptions', answers: { 200: rows('webhook_subscriptions', Subscription) } },
  { method: 'POST', path: '/webhook_subscriptions', answers: one },
  { method: 'GET', path: subscription, answers: one },
  { method: 'PUT', path: subscription, answers: one },
  { method: 'DELETE', path: subscription, answers: { 204: null } },
  { method: 'POST', path: `${subscription}/enable`, answers: one },
  { method: 'POST', path: `${subscription}/ping`, answers: { 202: null } },
] satisfies readonly Operation[];

/** Developer docs, "Errors". */
const Refusal = z.strictObject({
  error: z.strictObject({ message: z.string(), code: z.int(), errors: z.array(z.string()).optional() }),
});

export const differences = describedBy(
  OPERATIONS.map((operation) => ({ ...operation, query: z.unknown() })),
  Refusal,
);
