/**
 * The part of PagerDuty's REST API that concerns postmortems, and as strict (PagerDuty developer docs, "REST API", and its
 * published OpenAPI file).
 */
import type { Context } from 'hono';
import { Hono } from 'hono';
import * as z from 'zod';
import type { Account, Reference } from './account.ts';
import { apiUrl } from './account.ts';
import type { Subscription } from './deliveries.ts';
import { isDisabled } from './deliveries.ts';
import type { Incident } from './incident.ts';
import {
  offsetOf,
  restAlert,
  restChangeEvent,
  restCustomField,
  restIncident,
  restLogEntry,
  restNote,
  timeIn,
} from './incident.ts';

type Scope =
  | 'incidents'
  | 'services'
  | 'teams'
  | 'priorities'
  | 'webhook_subscriptions'
  | 'incident_types'
  | 'analytics';
export type Permission = `${Scope}.${'read' | 'write'}`;

/** What is sold separately: where the plan lacks it, the answer is a 402. */
export type Ability = 'past_incidents' | 'related_incidents' | 'change_events' | 'outlier_incident' | 'incident_types';

export interface RestOptions {
  account: Account;
  /** Abilities that the account's plan lacks. */
  lacks: readonly Ability[];
  /** Of one key. */
  requestsPerMinute: number;
  /** By the whole value of `Authorization`. */
  permissions: ReadonlyMap<string, (permission: Permission) => boolean>;
  incidents: readonly Incident[];
  subscriptions: Subscription[];
  now: () => Date;
  /** Returns the new subscription. */
  subscribe(subscription: z.infer<typeof SubscriptionCreate>['webhook_subscription']): Subscription;
  annotate(incident: Incident, author: Account['users'][number], content: string): Incident['notes'][number];
  ping(subscription: Subscription): void;
}

const MAX_NOTES = 2000;
const MAX_SUBSCRIPTIONS = 10;
const MAX_PAGE = 100;
const MAX_REACH = 10_000;
const RELATED = 20;
const REDACTED = '-- redacted --';

/** The types that PagerDuty knows (PagerDuty developer docs, "Webhooks v3: Overview"). */
const EVENT_TYPES = [
  ...['triggered', 'acknowledged', 'unacknowledged', 'resolved', 'reopened', 'reassigned', 'escalated', 'delegated'],
  ...['priority_updated', 'service_updated', 'incident_type.changed', 'annotated', 'status_update_published'],
  ...['conference_bridge.updated', 'custom_field_values.updated', 'responder.added', 'responder.replied'],
  ...['role.assigned', 'task.created', 'task.updated', 'task.completed', 'action_invocation.created'],
  ...['action_invocation.updated', 'action_invocation.terminated', 'workflow.started', 'workflow.completed'],
].map((name) => `incident.${name}`);
EVENT_TYPES.push(...['created', 'updated', 'deleted', 'custom_field_values.updated'].map((name) => `service.${name}`));

const one = <Schema extends z.ZodType>(schema: Schema) =>
  z
    .tuple([schema])
    .transform(([value]) => value)
    .optional();
const some = <Schema extends z.ZodType>(schema: Schema) =>
  z
    .array(schema)
    .refine((list) => new Set(list).size === list.length, 'must not name anything twice')
    .optional();
const boolean = z.enum(['true', 'false']).transform((value) => value === 'true');
const number = z.string().regex(/^\d+$/, 'must be a number').transform(Number);
const zone = z.string().refine((name) => {
  try {
    offsetOf(name, new Date(0));
    return true;
  } catch {
    return false;
  }
}, 'is no time zone');
const date = z.string().refine((text) => !Number.isNaN(Date.parse(text)), 'is no date');
const sort = (...fields: string[]) =>
  one(
    z
      .string()
      .transform((list) => list.split(',').map((by) => by.split(':')))
      .pipe(z.array(z.union([z.tuple([z.enum(fields)]), z.tuple([z.enum(fields), z.enum(['asc', 'desc'])])])).max(2)),
  );

const Paging = z.object({
  limit: one(number.refine((limit) => limit >= 1 && limit <= MAX_PAGE, `must be from 1 to ${MAX_PAGE}`)),
  offset: one(number),
  total: one(boolean),
});
const INCLUDES = {
  acknowledgers: ['acknowledger'],
  agents: ['agent', 'last_status_change_by'],
  assignees: ['assignee'],
  conference_bridge: [],
  escalation_policies: ['escalation_policy'],
  first_trigger_log_entries: ['first_trigger_log_entry'],
  priorities: ['priority'],
  services: ['service'],
  teams: ['teams'],
  users: ['acknowledger', 'assignee', 'last_status_change_by', 'user'],
  body: [],
  channels: [],
  custom_fields: [],
  incidents: ['incident'],
} satisfies Record<string, string[]>;
type Include = keyof typeof INCLUDES;
const INCIDENT_INCLUDES = [
  'acknowledgers',
  'agents',
  'assignees',
  'conference_bridge',
  'escalation_policies',
  'first_trigger_log_entries',
  'priorities',
  'services',
  'teams',
  'users',
] as const;
const includes = <Name extends Include>(...names: Name[]) => some(z.enum(names));

const IncidentsQuery = z.strictObject({
  ...Paging.shape,
  date_range: one(z.literal('all')),
  incident_key: one(z.string()),
  'service_ids[]': some(z.string()),
  'team_ids[]': some(z.string()),
  'user_ids[]': some(z.string()),
  'urgencies[]': some(z.enum(['high', 'low'])),
  'statuses[]': some(z.enum(['triggered', 'acknowledged', 'resolved'])),
  'include[]': includes(...INCIDENT_INCLUDES),
  sort_by: sort('incident_number', 'created_at', 'resolved_at', 'urgency'),
  time_zone: one(zone),
  since: one(date),
  until: one(date),
});
const IncidentQuery = z.strictObject({ 'include[]': includes(...INCIDENT_INCLUDES, 'body', 'custom_fields') });
const LogEntriesQuery = z.strictObject({
  ...Paging.shape,
  time_zone: one(zone),
  since: one(date),
  until: one(date),
  is_overview: one(boolean),
  'include[]': includes('incidents', 'services', 'channels', 'teams'),
});
const AlertsQuery = z.strictObject({
  ...Paging.shape,
  alert_key: one(z.string()),
  'statuses[]': some(z.enum(['triggered', 'resolved'])),
  sort_by: sort('created_at', 'resolved_at'),
  'include[]': includes('services', 'first_trigger_log_entries', 'incidents'),
});
const Nothing = z.strictObject({});
const ChangesQuery = z.strictObject({ limit: one(number) });
const PastQuery = z.strictObject({
  limit: one(number.refine((limit) => limit >= 1 && limit <= 999, 'must be from 1 to 999')),
  total: one(boolean),
});
const RelatedQuery = z.strictObject({ 'additional_details[]': some(z.literal('incident')) });
const OutlierQuery = z.strictObject({ since: one(date), 'additional_details[]': some(z.literal('incident')) });
const TypesQuery = z.strictObject({ filter: one(z.enum(['enabled', 'disabled', 'all'])) });
/** Not in our cut of the OpenAPI file: PagerDuty REST API, "List services". */
const ServicesQuery = z.strictObject({
  ...Paging.shape,
  'team_ids[]': some(z.string()),
  time_zone: one(zone),
  sort_by: one(z.enum(['name', 'name:asc', 'name:desc'])),
  query: one(z.string()),
  'include[]': some(z.enum(['escalation_policies', 'teams', 'integrations', 'auto_pause_notifications_parameters'])),
});
/** "List teams". */
const TeamsQuery = z.strictObject({ ...Paging.shape, query: one(z.string()) });
const ServiceQuery = z.strictObject({
  'include[]': some(z.enum(['escalation_policies', 'teams', 'auto_pause_notifications_parameters', 'integrations'])),
});
const PrioritiesQuery = z.strictObject(Paging.shape);
const SubscriptionsQuery = z.strictObject({
  ...Paging.shape,
  filter_type: one(z.enum(['account', 'service', 'team'])),
  filter_id: one(z.string()),
});

const NoteCreate = z.strictObject({ note: z.strictObject({ content: z.string().min(1) }) });
const EventTypes = z
  .array(z.enum(EVENT_TYPES))
  .min(1)
  .refine((list) => new Set(list).size === list.length, 'has an event twice');
const Filter = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('account_reference') }),
  z.strictObject({ type: z.literal('service_reference'), id: z.string() }),
  z.strictObject({ type: z.literal('team_reference'), id: z.string() }),
]);
const SubscriptionCreate = z.strictObject({
  webhook_subscription: z.strictObject({
    type: z.literal('webhook_subscription'),
    active: z.boolean().default(true),
    delivery_method: z.strictObject({
      type: z.literal('http_delivery_method'),
      url: z.url({ protocol: /^https?$/ }),
      custom_headers: z
        .array(z.strictObject({ name: z.string().min(1), value: z.string() }))
        .refine((list) => new Set(list.map(({ name }) => name.toLowerCase())).size === list.length, 'has a name twice')
        .optional(),
    }),
    description: z.string().optional(),
    events: EventTypes,
    filter: Filter,
  }),
});

/** Only what changes; the delivery method cannot. */
const SubscriptionUpdate = z.strictObject({
  webhook_subscription: z.strictObject({
    description: z.string().optional(),
    events: EventTypes.optional(),
    filter: Filter.optional(),
    active: z.boolean().optional(),
    oauth_client_id: z.string().nullish(),
  }),
});

/** An answer other than success, in PagerDuty's shape (developer docs, "Errors"). */
class Refusal extends Error {
  readonly status: 400 | 401 | 402 | 403 | 404 | 429;
  readonly code: number;
  readonly errors: string[];

  constructor(status: Refusal['status'], code: number, message: string, errors: string[] = []) {
    super(message);
    this.status = status;
    this.code = code;
    this.errors = errors;
  }
}

const invalid = (...errors: string[]) => new Refusal(400, 2001, 'Invalid Input Provided', errors);
const notFound = () => new Refusal(404, 2100, 'Not Found');

const MINUTE = 60_000;

export function restApi(options: RestOptions): Hono {
  const { account, incidents, subscriptions, now } = options;
  const app = new Hono();
  const windows = new Map<string, { ends: number; left: number }>();

  /** Counts in whole minutes from a key's first request (developer docs, "REST API Rate Limits"). */
  app.use(async (context, next) => {
    const key = context.req.header('authorization') ?? '';
    const time = now().getTime();
    const running = windows.get(key);
    const window =
      running !== undefined && time < running.ends ? running : { ends: time + MINUTE, left: options.requestsPerMinute };
    windows.set(key, window);
    if (Number.isFinite(window.left)) {
      context.header('ratelimit-limit', String(options.requestsPerMinute));
      context.header('ratelimit-remaining', String(Math.max(0, window.left - 1)));
      context.header('ratelimit-reset', String(Math.ceil((window.ends - time) / 1000)));
    }
    if (window.left === 0) throw new Refusal(429, 2020, 'Rate Limit Exceeded');
    window.left -= 1;
    await next();
  });

  /** Every operation names what it demands, as its contract does. */
  function admit({ req }: Context, permission: Permission, ...headers: ('accept' | 'content-type')[]): void {
    const allowed = options.permissions.get(req.header('authorization') ?? '');
    if (allowed === undefined) throw new Refusal(401, 2006, 'Authentication failed');
    if (!allowed(permission)) throw new Refusal(403, 2010, 'Access Denied', [`${permission} is required`]);
    if (
      headers.includes('accept') &&
      !/^application\/vnd\.pagerduty\+json; ?version=2$/.test(req.header('accept') ?? '')
    ) {
      throw invalid('Accept must be application/vnd.pagerduty+json;version=2');
    }
    if (headers.includes('content-type') && !/^application\/json\b/.test(req.header('content-type') ?? '')) {
      throw invalid('Content-Type must be application/json');
    }
  }

  function demandAbility(ability: Ability): void {
    if (options.lacks.includes(ability)) {
      throw new Refusal(402, 2014, `Account does not have the ability: ${ability}`);
    }
  }

  /** By id or by number. */
  function incidentOf({ req }: Context): Incident {
    const key = req.param('id');
    const incident = incidents.find(({ id, number }) => id === key || String(number) === key);
    if (incident === undefined) throw notFound();
    return incident;
  }

  function subscriptionOf({ req }: Context): Subscription {
    const subscription = subscriptions.find(({ id }) => id === req.param('id'));
    if (subscription === undefined) throw notFound();
    return subscription;
  }

  /** Puts whole objects in place of the references that `include[]` names; what they hold in turn stays as it is. */
  function include(json: object, names: readonly Include[] = []): object {
    const keys = new Set<string>(names.flatMap((name) => INCLUDES[name]));
    const walk = (value: unknown, key = ''): unknown => {
      if (Array.isArray(value)) return value.map((item) => walk(item, key));
      if (typeof value !== 'object' || value === null) return value;
      if (keys.has(key) && isReference(value)) return whole(value) ?? value;
      return walkAll(value);
    };
    const walkAll = (value: object): object =>
      Object.fromEntries(Object.entries(value).map(([key, held]) => [key, walk(held, key)]));
    return walkAll(json);
  }

  function whole({ id, type }: Reference): unknown {
    if (type === 'incident_reference') {
      const incident = incidents.find((candidate) => candidate.id === id);
      return incident && restIncident(incident);
    }
    if (type === 'trigger_log_entry_reference') {
      const incident = incidents.find(({ logEntries }) => logEntries.some((entry) => entry.id === id));
      const entry = incident?.logEntries.find((candidate) => candidate.id === id);
      return incident && entry && restLogEntry(incident, entry, 'UTC', true);
    }
    const all: Reference[] = [
      ...account.users,
      ...account.teams,
      ...account.escalationPolicies,
      ...account.services,
      ...account.priorities,
    ];
    return all.find((candidate) => candidate.id === id);
  }

  /** A text without a zone is a time in the account's, or in `time_zone`. */
  function instant(text: string, timeZone: string): Date {
    if (/(?:Z|[+-]\d\d:?\d\d)$/.test(text)) return new Date(text);
    const asUtc = new Date(`${text}${text.includes('T') ? '' : 'T00:00:00'}Z`);
    return new Date(asUtc.getTime() - offsetOf(timeZone, asUtc) * 60_000);
  }

  app.get('/incidents', (context) => {
    admit(context, 'incidents.read', 'accept', 'content-type');
    const query = queryOf(context, IncidentsQuery);
    const timeZone = query.time_zone ?? account.timeZone;
    const until = query.until === undefined ? now() : instant(query.until, timeZone);
    const since = query.since === undefined ? monthsBefore(1, until) : instant(query.since, timeZone);
    if (query.date_range === undefined && since < monthsBefore(6, until)) {
      throw invalid('The time range from since to until must not be longer than 6 months');
    }
    const userIds = query['user_ids[]'];
    const found = incidents
      .filter(({ createdAt }) => query.date_range === 'all' || (createdAt >= since && createdAt <= until))
      .filter(({ status }) => query['statuses[]']?.includes(status) ?? true)
      .filter(({ urgency }) => query['urgencies[]']?.includes(urgency) ?? true)
      .filter(({ service }) => query['service_ids[]']?.includes(service.id) ?? true)
      .filter(({ teams }) => query['team_ids[]']?.some((team) => teams.some(({ id }) => id === team)) ?? true)
      .filter(
        ({ assignments }) => userIds === undefined || assignments.some(({ assignee }) => userIds.includes(assignee.id)),
      )
      .filter(
        ({ key, alerts }) =>
          query.incident_key === undefined ||
          key === query.incident_key ||
          alerts.some(({ alertKey }) => alertKey === query.incident_key),
      )
      .map((incident) => restIncident(incident, query.time_zone));
    const sorted = sortedBy(found, query.sort_by ?? [['created_at', 'asc']]);
    return context.json(include(page('incidents', sorted, query), query['include[]']));
  });

  app.get('/incidents/types', (context) => {
    admit(context, 'incident_types.read', 'accept', 'content-type');
    demandAbility('incident_types');
    const { filter = 'enabled' } = queryOf(context, TypesQuery);
    const types = account.incidentTypes.filter(({ enabled }) => filter === 'all' || enabled === (filter === 'enabled'));
    return context.json({ incident_types: types.map((type) => ({ ...type, type: 'incident_type', parent: null })) });
  });

  app.get('/incidents/:id', (context) => {
    admit(context, 'incidents.read', 'accept', 'content-type');
    const { 'include[]': included = [] } = queryOf(context, IncidentQuery);
    const incident = incidentOf(context);
    const fields = included.includes('custom_fields') && { custom_fields: incident.customFields.map(restCustomField) };
    const body = included.includes('body') &&
      incident.description !== null && { body: { type: 'incident_body', details: incident.description } };
    return context.json({ incident: { ...include(restIncident(incident), included), ...fields, ...body } });
  });

  app.get('/incidents/:id/log_entries', (context) => {
    admit(context, 'incidents.read', 'accept', 'content-type');
    const query = queryOf(context, LogEntriesQuery);
    const timeZone = query.time_zone ?? account.timeZone;
    const incident = incidentOf(context);
    const { since, until, 'include[]': included = [] } = query;
    const entries = incident.logEntries
      .filter(({ type }) => !query.is_overview || !DETAILS.includes(type))
      .filter(({ createdAt }) => since === undefined || createdAt >= instant(since, timeZone))
      .filter(({ createdAt }) => until === undefined || createdAt <= instant(until, timeZone))
      .map((entry) => restLogEntry(incident, entry, timeZone, included.includes('channels')))
      .reverse();
    return context.json(include(page('log_entries', entries, query), included));
  });

  app.get('/incidents/:id/alerts', (context) => {
    admit(context, 'incidents.read', 'accept', 'content-type');
    const query = queryOf(context, AlertsQuery);
    const incident = incidentOf(context);
    const alerts = incident.alerts
      .map((alert) => ({ ...restAlert(incident, alert, 'UTC'), resolved_at: alert.resolvedAt?.toISOString() ?? null }))
      .filter(({ alert_key }) => query.alert_key === undefined || alert_key === query.alert_key)
      .filter(({ status }) => query['statuses[]']?.some((wanted) => wanted === status) ?? true);
    const sorted = sortedBy(alerts, query.sort_by ?? [['created_at', 'asc']]);
    const shown = sorted.map(({ resolved_at: _sortedBy, ...alert }) => alert);
    return context.json(include(page('alerts', shown, query), query['include[]']));
  });

  app.get('/incidents/:id/notes', (context) => {
    admit(context, 'incidents.read', 'accept', 'content-type');
    queryOf(context, Nothing);
    return context.json({ notes: incidentOf(context).notes.map((note) => restNote(note, account.timeZone)) });
  });

  app.post('/incidents/:id/notes', async (context) => {
    admit(context, 'incidents.write', 'accept', 'content-type');
    const { note } = await bodyOf(context, NoteCreate);
    const incident = incidentOf(context);
    const author = account.users.find(({ email }) => email === context.req.header('from'));
    if (author === undefined) throw invalid('From must be the e-mail address of a user of this account');
    if (incident.notes.length >= MAX_NOTES) throw invalid(`An incident holds at most ${MAX_NOTES} notes`);
    return context.json({ note: restNote(options.annotate(incident, author, note.content), account.timeZone) });
  });

  app.get('/incidents/:id/related_change_events', (context) => {
    admit(context, 'incidents.read', 'accept', 'content-type');
    demandAbility('change_events');
    const { limit } = queryOf(context, ChangesQuery);
    const incident = incidentOf(context);
    const events = incident.changeEvents.slice(0, limit).map((event) => restChangeEvent(incident, event));
    return context.json({ change_events: events, limit: limit ?? null, offset: null, total: null, more: false });
  });

  app.get('/incidents/:id/past_incidents', (context) => {
    admit(context, 'incidents.read', 'accept', 'content-type');
    demandAbility('past_incidents');
    const { limit = 5, total } = queryOf(context, PastQuery);
    const incident = incidentOf(context);
    const past = incidents
      .filter(({ service }) => service.id === incident.service.id)
      .filter(({ createdAt }) => createdAt < incident.createdAt && createdAt >= monthsBefore(6, incident.createdAt))
      .map((other) => ({ incident: sketch(other), score: similarity(incident.title, other.title) }))
      .sort((left, right) => right.score - left.score);
    return context.json({ past_incidents: past.slice(0, limit), ...(total && { total: past.length }), limit });
  });

  app.get('/incidents/:id/related_incidents', (context) => {
    admit(context, 'incidents.read', 'accept', 'content-type');
    demandAbility('related_incidents');
    const { 'additional_details[]': details } = queryOf(context, RelatedQuery);
    const incident = incidentOf(context);
    const metadata = {
      grouping_classification: 'similar_contents',
      user_feedback: { positive_feedback_count: 0, negative_feedback_count: 0 },
    };
    const related = incidents
      .filter((other) => other.service.id !== incident.service.id && overlap(incident, other, now()))
      .sort((left, right) => right.createdAt.getTime() - left.createdAt.getTime())
      .slice(0, RELATED)
      .map((other) => ({
        incident: details === undefined ? sketch(other) : restIncident(other),
        relationships: [{ type: 'machine_learning_inferred', metadata }],
      }));
    return context.json({ related_incidents: related });
  });

  app.get('/incidents/:id/outlier_incident', (context) => {
    admit(context, 'incidents.read', 'accept', 'content-type');
    demandAbility('outlier_incident');
    const { 'additional_details[]': details } = queryOf(context, OutlierQuery);
    const incident = incidentOf(context);
    if (incident.outlier === null) throw notFound();
    const { pattern, ...occurrence } = incident.outlier;
    const shown = details === undefined ? sketch(incident) : restIncident(incident);
    return context.json({
      outlier_incident: {
        incident: { ...shown, occurrence: { ...occurrence, frequency: 0.04, until: now().toISOString() } },
        incident_template: { id: `PT${incident.number}`, cluster_id: `PC${incident.number}`, mined_text: pattern },
      },
    });
  });

  app.get('/incidents/:id/business_services/impacts', (context) => {
    admit(context, 'incidents.read', 'accept');
    queryOf(context, Nothing);
    const services = incidentOf(context).businessServices.map((service) => ({ ...service, type: 'business_service' }));
    return context.json({ limit: 100, next_cursor: null, services });
  });

  app.get('/analytics/raw/incidents/:id', (context) => {
    admit(context, 'analytics.read', 'accept', 'content-type');
    queryOf(context, Nothing);
    const { analytics, id } = incidentOf(context);
    if (analytics === null) throw notFound();
    return context.json({ time_zone: 'Etc/UTC', data: { id, ...analytics } });
  });

  app.get('/incidents/:id/custom_fields/values', (context) => {
    admit(context, 'incidents.read');
    queryOf(context, Nothing);
    return context.json({ custom_fields: incidentOf(context).customFields.map(restCustomField) });
  });

  app.get('/services', (context) => {
    admit(context, 'services.read', 'accept', 'content-type');
    const query = queryOf(context, ServicesQuery);
    const found = account.services.filter(
      ({ name }) => query.query === undefined || name.toLowerCase().includes(query.query.toLowerCase()),
    );
    return context.json(page('services', found, query));
  });

  app.get('/teams', (context) => {
    admit(context, 'teams.read', 'accept', 'content-type');
    const query = queryOf(context, TeamsQuery);
    const found = account.teams.filter(
      ({ name }) => query.query === undefined || name.toLowerCase().includes(query.query.toLowerCase()),
    );
    return context.json(page('teams', found, query));
  });

  app.get('/services/:id', (context) => {
    admit(context, 'services.read', 'accept', 'content-type');
    const { 'include[]': included = [] } = queryOf(context, ServiceQuery);
    const service = account.services.find(({ id }) => id === context.req.param('id'));
    if (service === undefined) throw notFound();
    return context.json({ service: include(service, included.filter((name) => name in INCLUDES) as Include[]) });
  });

  app.get('/priorities', (context) => {
    admit(context, 'priorities.read', 'accept', 'content-type');
    const query = queryOf(context, PrioritiesQuery);
    if (account.priorities.length === 0) throw new Refusal(402, 2014, 'Account does not have the ability: priorities');
    return context.json(page('priorities', account.priorities, query));
  });

  app.get('/webhook_subscriptions', (context) => {
    admit(context, 'webhook_subscriptions.read', 'accept');
    const query = queryOf(context, SubscriptionsQuery);
    const { filter_type: type, filter_id: id } = query;
    if ((type === 'service' || type === 'team') && id === undefined) throw invalid('filter_id is required');
    const found = subscriptions
      .filter(({ filter }) => type === undefined || filter.type === `${type}_reference`)
      .filter(({ filter }) => id === undefined || filter.id === id)
      .map((subscription) => restSubscription(subscription, now()));
    return context.json(page('webhook_subscriptions', found, query));
  });

  app.post('/webhook_subscriptions', async (context) => {
    admit(context, 'webhook_subscriptions.write', 'accept', 'content-type');
    const { webhook_subscription: order } = await bodyOf(context, SubscriptionCreate);
    const scope = JSON.stringify(order.filter);
    if (subscriptions.filter(({ filter }) => JSON.stringify(filter) === scope).length >= MAX_SUBSCRIPTIONS) {
      throw new Refusal(400, 2019, 'Product limit reached', [`At most ${MAX_SUBSCRIPTIONS} webhook subscriptions`]);
    }
    const subscription = options.subscribe(order);
    const shown = restSubscription(subscription, now());
    // The only answer that ever tells the secret.
    const method = { ...shown.delivery_method, secret: subscription.secrets[0] ?? null };
    return context.json({ webhook_subscription: { ...shown, delivery_method: method } });
  });

  app.get('/webhook_subscriptions/:id', (context) => {
    admit(context, 'webhook_subscriptions.read', 'accept');
    return context.json({ webhook_subscription: restSubscription(subscriptionOf(context), now()) });
  });

  app.put('/webhook_subscriptions/:id', async (context) => {
    admit(context, 'webhook_subscriptions.write', 'accept', 'content-type');
    const { webhook_subscription: changes } = await bodyOf(context, SubscriptionUpdate);
    const subscription = subscriptionOf(context);
    const { description, events, filter, active } = changes;
    Object.assign(subscription, {
      ...(description !== undefined && { description }),
      ...(events !== undefined && { events }),
      ...(filter !== undefined && { filter }),
      ...(active !== undefined && { active }),
    });
    return context.json({ webhook_subscription: restSubscription(subscription, now()) });
  });

  app.delete('/webhook_subscriptions/:id', (context) => {
    admit(context, 'webhook_subscriptions.write', 'accept');
    subscriptions.splice(subscriptions.indexOf(subscriptionOf(context)), 1);
    return context.body(null, 204);
  });

  app.post('/webhook_subscriptions/:id/enable', (context) => {
    admit(context, 'webhook_subscriptions.write', 'accept');
    const subscription = subscriptionOf(context);
    subscription.disabledUntil = null;
    return context.json({ webhook_subscription: restSubscription(subscription, now()) });
  });

  app.post('/webhook_subscriptions/:id/ping', (context) => {
    admit(context, 'webhook_subscriptions.write', 'accept');
    options.ping(subscriptionOf(context));
    return context.body(null, 202);
  });

  app.notFound((context) => {
    admit(context, 'incidents.read');
    throw notFound();
  });
  app.onError((error, context) => {
    if (!(error instanceof Refusal)) throw error;
    const { status, message, code, errors } = error;
    return context.json({ error: { message, code, errors } }, status);
  });
  return app;
}

/** Left out of the overview. What PagerDuty leaves out is not documented; this is the least that it may show. */
const DETAILS: string[] = [
  ...['notify_log_entry', 'assign_log_entry', 'status_update_log_entry', 'snooze_log_entry'],
  ...['responder_request_log_entry', 'merge_log_entry'],
];

function restSubscription(subscription: Subscription, now: Date) {
  return {
    id: subscription.id,
    type: 'webhook_subscription',
    active: subscription.active,
    delivery_method: {
      id: subscription.id.replace(/^P/, 'D'),
      secret: null as string | null,
      temporarily_disabled: isDisabled(subscription, now),
      type: 'http_delivery_method',
      url: subscription.url,
      custom_headers: subscription.headers.map(({ name }) => ({ name, value: REDACTED })),
    },
    description: subscription.description,
    events: subscription.events,
    filter: subscription.filter,
  };
}

function sketch({ id, title, createdAt }: Incident) {
  return { id, title, created_at: timeIn('UTC', createdAt), self: apiUrl('incidents', id) };
}

/** Per cent of the words that two titles share. */
function similarity(left: string, right: string): number {
  const [mine, theirs] = [left, right].map((title) => new Set(title.toLowerCase().split(/\W+/)));
  const all = new Set([...(mine ?? []), ...(theirs ?? [])]);
  return (100 * [...all].filter((word) => mine?.has(word) && theirs?.has(word)).length) / all.size;
}

function overlap(left: Incident, right: Incident, now: Date): boolean {
  const end = ({ resolvedAt }: Incident) => resolvedAt ?? now;
  return left.createdAt <= end(right) && right.createdAt <= end(left);
}

function monthsBefore(months: number, date: Date): Date {
  const earlier = new Date(date);
  earlier.setUTCMonth(earlier.getUTCMonth() - months);
  return earlier;
}

type SortBy = readonly (readonly [string, ('asc' | 'desc')?])[];

function sortedBy<Row extends object>(rows: Row[], by: SortBy): Row[] {
  const value = (row: Row, field: string) => (row as Record<string, unknown>)[field] ?? '';
  return rows.toSorted((left, right) => {
    for (const [field, direction = 'asc'] of by) {
      const [first, second] = direction === 'asc' ? [left, right] : [right, left];
      const [low, high] = [value(first, field), value(second, field)];
      if (low !== high) return low < high ? -1 : 1;
    }
    return 0;
  });
}

function page<Key extends string, Row>(key: Key, rows: Row[], query: z.infer<typeof Paging>) {
  const { limit = 25, offset = 0, total = false } = query;
  if (offset + limit > MAX_REACH) throw invalid(`Offset and limit together must not exceed ${MAX_REACH}`);
  const shown = rows.slice(offset, offset + limit);
  const more = offset + shown.length < rows.length;
  return { [key]: shown, limit, offset, total: total ? rows.length : null, more };
}

function isReference(value: object): value is Reference {
  return 'type' in value && /_reference$/.test(String(value.type));
}

function queryOf<Query>({ req }: Context, schema: z.ZodType<Query>): Query {
  return readAs(schema, req.queries());
}

async function bodyOf<Body>({ req }: Context, schema: z.ZodType<Body>): Promise<Body> {
  const body: unknown = await req.json().catch(() => {
    throw invalid('The body must be JSON');
  });
  return readAs(schema, body);
}

function readAs<Value>(schema: z.ZodType<Value>, input: unknown): Value {
  const read = schema.safeParse(input);
  if (read.success) return read.data;
  throw invalid(...read.error.issues.map(({ path, message }) => `${path.join('.') || 'Input'}: ${message}`));
}
