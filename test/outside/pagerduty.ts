/**
 * PagerDuty on loopback: the REST API and the webhooks of one account. Incidents change through the functions of
 * `PagerDuty`; each change shows in REST at once and is delivered to whoever subscribed.
 */

import type { Loopback } from './loopback.ts';
import { listen } from './loopback.ts';
import type { Account, Reference } from './pagerduty/account.ts';
import { EXAMPLE_COMPANY, pick, referenceTo } from './pagerduty/account.ts';
import { incidentOfBody } from './pagerduty/adopt.ts';
import type { Delivery, Subscription } from './pagerduty/deliveries.ts';
import { createDeliveries, createPost } from './pagerduty/deliveries.ts';
import type { Alert, ChangeEvent, CustomField, Incident, LogEntry, Note, WebhookEvent } from './pagerduty/incident.ts';
import { idOf, incidentEvent, incidentReference } from './pagerduty/incident.ts';
import type { Ability, Permission } from './pagerduty/rest.ts';
import { restApi } from './pagerduty/rest.ts';
import { differences } from './pagerduty/surface.ts';

export { EXAMPLE_COMPANY, referenceTo } from './pagerduty/account.ts';
export type { Delivery, Subscription } from './pagerduty/deliveries.ts';
export type { Incident, WebhookEvent } from './pagerduty/incident.ts';
export { incidentEvent } from './pagerduty/incident.ts';

export interface PagerDutyOptions {
  /** API keys (`Token token=…`) and what each may do. */
  apiKeys: Record<string, 'full' | 'read-only'>;
  /** OAuth tokens (`Bearer …`) and their scopes. */
  oauthTokens?: Record<string, Permission[]>;
  account?: Account;
  /** Default: the plan has everything. */
  lacks?: readonly Ability[];
  /** Default: no limit, because a clock that stands still would never lift it. PagerDuty's is 960. */
  requestsPerMinute?: number;
  now?: () => Date;
  /** How long a receiver may take; default: PagerDuty's 5 seconds. */
  timeoutMs?: number;
}

/** A new incident. What is left out is as usual: high urgency, no priority, the first service. */
export interface Trigger {
  title: string;
  id?: string;
  number?: number;
  /** Name or id. */
  service?: string;
  priority?: string;
  urgency?: 'high' | 'low';
  /** Names or ids of users; default: whom the service's escalation policy names first. */
  assignees?: string[];
  /** Name of the incident type. */
  type?: string;
  /** What is typed at the opening. */
  description?: string;
  alerts?: Pick<Alert, 'summary' | 'severity' | 'details' | 'cefDetails'>[];
  changeEvents?: Omit<ChangeEvent, 'id'>[];
  customFields?: CustomField[];
  conferenceBridge?: Incident['conferenceBridge'];
  businessServices?: Incident['businessServices'];
  outlier?: Incident['outlier'];
  analytics?: Incident['analytics'];
}

/** Who acts: name or id of a user, `null` for automation, or a reference of any other kind. */
export interface By {
  by?: string | Reference | null;
}

export interface PagerDuty extends Loopback {
  account: Account;
  /** Live, in order of creation. */
  incidents: readonly Incident[];
  /** Live; `secrets` may be changed to rotate. */
  subscriptions: readonly Subscription[];
  /** Each with its fate and its tries, in order. */
  deliveries: readonly Delivery[];
  /** The account's clock: give it to others that shall live in the same time. */
  now(): Date;
  /** Lets time pass: the tries that fall due are made, each at its time. Zero: those that are due now. */
  elapse(milliseconds: number): Promise<void>;
  /** When the next try is due. */
  nextTry(): Date | undefined;

  subscribe(order: {
    url: string;
    secrets: string[];
    /** Default: every event that incidents here can have. */
    events?: string[];
    filter?: Subscription['filter'];
    headers?: Subscription['headers'];
  }): Subscription;

  // Each changes the incident and is fulfilled when the first tries of its webhooks were made.
  trigger(order: Trigger, by?: By): Promise<Incident>;
  acknowledge(id: string, by?: By): Promise<Incident>;
  resolve(id: string, by?: By): Promise<Incident>;
  reopen(id: string, by?: By): Promise<Incident>;
  /** Resolves `source`; its alerts go to `target`. */
  merge(source: string, target: string, by?: By): Promise<Incident>;
  setPriority(id: string, priority: string | null, by?: By): Promise<Incident>;
  note(id: string, content: string, by?: { by?: string }): Promise<Incident>;
  publishStatus(id: string, message: string, by?: { by?: string }): Promise<Incident>;
  requestResponder(id: string, responder: string, message: string, by?: { by?: string }): Promise<Incident>;
  snooze(id: string, seconds: number, by?: { by?: string }): Promise<Incident>;

  /** Puts the incident of somebody's webhook body into the account, so that REST knows it too. */
  adopt(body: Buffer): Incident;
  /** Delivers an event to every subscription that wants it. */
  deliver(event: WebhookEvent): Promise<Delivery[]>;
  /** Delivers exactly these bytes to every active subscription. REST knows their incident from then on, if they tell one. */
  deliverRaw(body: Buffer): Promise<Delivery[]>;
}

const EVENTS = ['triggered', 'acknowledged', 'resolved', 'reopened', 'priority_updated', 'annotated'].map(
  (name) => `incident.${name}`,
);
const FIRST_NUMBER = 4801;

export async function startPagerDuty(options: PagerDutyOptions): Promise<PagerDuty> {
  const { account = EXAMPLE_COMPANY, now: clock = () => new Date(), timeoutMs = 5000 } = options;
  const incidents: Incident[] = [];
  const subscriptions: Subscription[] = [];
  let ahead = 0;
  const now = () => new Date(clock().getTime() + ahead);
  const { post, close: hangUp } = createPost(timeoutMs);
  const deliveries = createDeliveries({ now, post });

  function find(id: string): Incident {
    const incident = incidents.find((candidate) => candidate.id === id);
    if (incident === undefined) throw new Error(`There is no incident ${id} in the made-up account`);
    return incident;
  }

  function expectStatus(incident: Incident, ...allowed: Incident['status'][]): void {
    if (allowed.includes(incident.status)) return;
    throw new Error(`Incident ${incident.id} is ${incident.status}, but must be ${allowed.join(' or ')} for that`);
  }

  function agentOf({ by }: By): Reference | null {
    if (typeof by === 'string') return referenceTo(pick(account.users, by));
    const [first] = account.users;
    return by === undefined && first !== undefined ? referenceTo(first) : (by ?? null);
  }

  function log(incident: Incident, entry: Omit<LogEntry, 'id' | 'createdAt'>): void {
    const id = idOf('R', 14, `${incident.id} ${incident.logEntries.length}`);
    incident.logEntries.push({ id, createdAt: now(), ...entry });
    incident.updatedAt = now();
  }

  const channelOf = (agent: Reference | null) => ({ type: agent?.type === 'user_reference' ? 'website' : 'auto' });

  function changeStatus(incident: Incident, status: Incident['status'], agent: Reference | null): void {
    Object.assign(incident, {
      status,
      lastStatusChangeAt: now(),
      lastStatusChangeBy: agent,
      resolvedAt: status === 'resolved' ? now() : null,
    });
  }

  function assign(incident: Incident, assignees: Reference[]): void {
    incident.assignments = assignees.map((assignee) => ({ at: now(), assignee }));
    if (assignees.length === 0) return;
    const names = assignees.map(({ summary }) => summary).join(', ');
    const [agent, channel] = [incident.service, { type: 'auto' }];
    log(incident, { type: 'assign_log_entry', summary: `Assigned to ${names}.`, agent, channel, assignees });
    log(incident, { type: 'notify_log_entry', summary: `Notified ${names} by push notification.`, agent, channel });
  }

  function close(incident: Incident, agent: Reference | null, summary: string): void {
    changeStatus(incident, 'resolved', agent);
    // Whoever worked on it is from now on in the log entries only.
    incident.assignments = [];
    incident.acknowledgements = [];
    for (const alert of incident.alerts) alert.resolvedAt ??= now();
    log(incident, { type: 'resolve_log_entry', summary, agent, channel: channelOf(agent) });
  }

  async function tell(type: `incident.${string}`, incident: Incident, agent: Reference | null): Promise<Incident> {
    await deliver(incidentEvent(type, incident, { occurred_at: now(), agent }));
    return incident;
  }

  function annotate(incident: Incident, author: Account['users'][number], content: string) {
    const note: Note = {
      id: idOf('P', 7, `${incident.id} note ${incident.notes.length}`),
      author: referenceTo(author),
      content,
      createdAt: now(),
    };
    incident.notes.push(note);
    const channel = { type: 'note', summary: content };
    log(incident, {
      type: 'annotate_log_entry',
      summary: `Note added by ${author.name}.`,
      agent: note.author,
      channel,
    });
    const data = { type: 'incident_note', incident: incidentReference(incident), id: note.id, content, trimmed: false };
    const occurrence = { occurred_at: now(), agent: note.author };
    return { note, told: deliver(incidentEvent('incident.annotated', incident, occurrence, data)) };
  }

  function ping(subscription: Subscription): void {
    const [user] = account.users;
    const event: WebhookEvent = {
      id: idOf('01', 26, `ping ${deliveries.all.length}`),
      event_type: 'pagey.ping',
      resource_type: 'pagey',
      occurred_at: now().toISOString(),
      agent: user === undefined ? null : referenceTo(user),
      client: null,
      data: { message: 'This is only a test.', type: 'ping' },
    };
    void send(Buffer.from(JSON.stringify({ event })), [subscription]);
  }

  function send(body: Buffer, to: Subscription[]): Promise<Delivery[]> {
    const { id: eventId = null, event_type: eventType = null, data } = readEvent(body) ?? {};
    return deliveries.send({ eventId, eventType, incidentId: incidentIdOf(data) ?? null, body }, to);
  }

  function deliver(event: WebhookEvent): Promise<Delivery[]> {
    const incident = incidents.find(({ id }) => id === incidentIdOf(event.data));
    const inScope = ({ filter: { type, id } }: Subscription) =>
      type === 'account_reference' || incident?.service.id === id || incident?.teams.some((team) => team.id === id);
    const wanted = subscriptions.filter(
      (subscription) => subscription.active && subscription.events.includes(event.event_type) && inScope(subscription),
    );
    return send(Buffer.from(JSON.stringify({ event })), wanted);
  }

  function learn(body: Buffer): void {
    const id = incidentIdOf(readEvent(body)?.data);
    if (id === undefined || incidents.some((incident) => incident.id === id)) return;
    try {
      incidents.push(incidentOfBody(body));
    } catch (error) {
      if (!(error instanceof Error && error.name === 'ZodError')) throw error;
    }
  }

  function subscribe(order: Pick<Subscription, 'url' | 'secrets'> & Partial<Subscription>): Subscription {
    const subscription: Subscription = {
      id: idOf('P', 7, `subscription ${subscriptions.length} ${order.url}`),
      events: EVENTS,
      filter: { type: 'account_reference' },
      headers: [],
      description: null,
      active: true,
      drops: 0,
      disabledUntil: null,
      ...order,
    };
    subscriptions.push(subscription);
    return subscription;
  }

  const permissions = new Map<string, (permission: Permission) => boolean>([
    ...Object.entries(options.apiKeys).map(
      ([key, may]) =>
        [`Token token=${key}`, (permission: Permission) => may === 'full' || permission.endsWith('.read')] as const,
    ),
    ...Object.entries(options.oauthTokens ?? {}).map(
      ([token, scopes]) => [`Bearer ${token}`, (permission: Permission) => scopes.includes(permission)] as const,
    ),
  ]);
  const app = restApi({
    account,
    lacks: options.lacks ?? [],
    requestsPerMinute: options.requestsPerMinute ?? Number.POSITIVE_INFINITY,
    permissions,
    incidents,
    subscriptions,
    now,
    subscribe: ({
      delivery_method: { url, custom_headers: headers = [] },
      description = null,
      type: _type,
      ...order
    }) => subscribe({ ...order, url, headers, description, secrets: [secretOf(`${subscriptions.length} ${url}`)] }),
    annotate: (incident, author, content) => annotate(incident, author, content).note,
    ping,
  });
  const loopback = await listen((request) => app.fetch(request), differences);

  return {
    ...loopback,
    account,
    incidents,
    subscriptions,
    deliveries: deliveries.all,
    now,
    nextTry: deliveries.next,
    async elapse(milliseconds) {
      const end = now().getTime() + milliseconds;
      const reach = (time: number) => {
        ahead += Math.max(0, time - now().getTime());
      };
      for (let due = deliveries.next(); due !== undefined && due.getTime() <= end; due = deliveries.next()) {
        reach(due.getTime());
        await deliveries.run();
      }
      reach(end);
    },
    subscribe,

    async trigger(order, by = { by: null }) {
      const service = pick(account.services, order.service ?? account.services[0]?.id ?? '');
      const policy = pick(account.escalationPolicies, service.escalation_policy.id);
      const onCall = policy.escalation_rules[0]?.targets.map(({ id }) => id) ?? [];
      const { alerts = [], priority, assignees = onCall } = order;
      const number = order.number ?? Math.max(FIRST_NUMBER - 1, ...incidents.map((incident) => incident.number)) + 1;
      const agent = agentOf(by);
      const id = order.id ?? idOf('Q', 14, `incident ${number}`);
      const incident: Incident = {
        id,
        number,
        title: order.title,
        status: 'triggered',
        urgency: order.urgency ?? 'high',
        key: alerts.length > 0 ? null : idOf('', 32, `key ${number}`).toLowerCase(),
        service: referenceTo(service),
        escalationPolicy: service.escalation_policy,
        teams: service.teams,
        priority: priority === undefined ? null : referenceTo(pick(account.priorities, priority)),
        conferenceBridge: order.conferenceBridge ?? null,
        createdAt: now(),
        updatedAt: now(),
        reopenedAt: null,
        resolvedAt: null,
        lastStatusChangeAt: now(),
        lastStatusChangeBy: agent,
        assignments: [],
        acknowledgements: [],
        mergedInto: null,
        alerts: alerts.map((alert, index) => ({
          ...alert,
          id: idOf('P', 14, `alert ${id} ${index}`),
          alertKey: idOf('', 32, `alert key ${id} ${index}`).toLowerCase(),
          createdAt: now(),
          resolvedAt: null,
        })),
        notes: [],
        logEntries: [],
        changeEvents: (order.changeEvents ?? []).map((event, index) => ({
          id: idOf('01', 26, `${id} ${index}`),
          ...event,
        })),
        customFields: order.customFields ?? [],
        type: order.type ?? 'incident_default',
        description: order.description ?? null,
        responderRequests: [],
        businessServices: order.businessServices ?? [],
        outlier: order.outlier ?? null,
        analytics: order.analytics ?? null,
      };
      incidents.push(incident);
      const [first] = alerts;
      const channel =
        first === undefined
          ? { type: 'web_trigger', subject: order.title, details: order.description ?? '' }
          : { type: 'api', ...first };
      const how = first === undefined ? 'through the website' : 'through the API';
      log(incident, {
        type: 'trigger_log_entry',
        summary: `Triggered ${how}.`,
        agent: agent ?? incident.service,
        channel,
      });
      assign(
        incident,
        assignees.map((name) => referenceTo(pick(account.users, name))),
      );
      return tell('incident.triggered', incident, agent);
    },

    async acknowledge(id, by = {}) {
      const incident = find(id);
      expectStatus(incident, 'triggered', 'acknowledged');
      const agent = agentOf(by);
      changeStatus(incident, 'acknowledged', agent);
      incident.acknowledgements.push({ at: now(), acknowledger: agent ?? incident.service });
      const summary = `Acknowledged by ${agent?.summary ?? 'automation'}.`;
      log(incident, { type: 'acknowledge_log_entry', summary, agent, channel: channelOf(agent) });
      return tell('incident.acknowledged', incident, agent);
    },

    async resolve(id, by = {}) {
      const incident = find(id);
      expectStatus(incident, 'triggered', 'acknowledged');
      const agent = agentOf(by);
      close(incident, agent, `Resolved by ${agent?.summary ?? 'automation'}.`);
      return tell('incident.resolved', incident, agent);
    },

    async reopen(id, by = {}) {
      const incident = find(id);
      expectStatus(incident, 'resolved');
      const agent = agentOf(by);
      changeStatus(incident, 'triggered', agent);
      incident.reopenedAt = now();
      incident.mergedInto = null;
      assign(incident, agent?.type === 'user_reference' ? [agent] : []);
      return tell('incident.reopened', incident, agent);
    },

    async merge(sourceId, targetId, by = {}) {
      const [source, target] = [find(sourceId), find(targetId)];
      expectStatus(source, 'triggered', 'acknowledged');
      expectStatus(target, 'triggered', 'acknowledged');
      const agent = agentOf(by);
      target.alerts.push(...source.alerts.splice(0));
      target.updatedAt = now();
      source.mergedInto = incidentReference(target);
      log(target, {
        type: 'merge_log_entry',
        summary: `Merged #${source.number} ${source.title} into this incident.`,
        agent,
        channel: channelOf(agent),
        source_incidents: [incidentReference(source)],
      });
      close(source, agent, `Merged into #${target.number} by ${agent?.summary ?? 'automation'}.`);
      return tell('incident.resolved', source, agent);
    },

    async setPriority(id, priority, by = {}) {
      const incident = find(id);
      const agent = agentOf(by);
      incident.priority = priority === null ? null : referenceTo(pick(account.priorities, priority));
      const summary = `Priority set to ${priority ?? 'none'} by ${agent?.summary ?? 'automation'}.`;
      log(incident, { type: 'field_value_change_log_entry', summary, agent, channel: channelOf(agent) });
      return tell('incident.priority_updated', incident, agent);
    },

    async note(id, content, { by = account.users[0]?.id ?? '' } = {}) {
      const incident = find(id);
      await annotate(incident, pick(account.users, by), content).told;
      return incident;
    },

    async publishStatus(id, message, { by = account.users[0]?.id ?? '' } = {}) {
      const incident = find(id);
      const agent = referenceTo(pick(account.users, by));
      log(incident, {
        type: 'status_update_log_entry',
        summary: `Status update by ${agent.summary}.`,
        message,
        agent,
        channel: channelOf(agent),
      });
      const reference = incidentReference(incident);
      const data = { type: 'incident_status_update', incident: reference, id: null, message, trimmed: false };
      await deliver(incidentEvent('incident.status_update_published', incident, { occurred_at: now(), agent }, data));
      return incident;
    },

    async requestResponder(id, responder, message, { by = account.users[0]?.id ?? '' } = {}) {
      const incident = find(id);
      const [requester, user] = [by, responder].map((name) => referenceTo(pick(account.users, name)));
      if (requester === undefined || user === undefined) throw new Error('Nobody is asked');
      incident.responderRequests.push({ at: now(), requester, responder: user, message });
      log(incident, {
        type: 'responder_request_log_entry',
        summary: `Responder request sent to ${user.summary}.`,
        agent: requester,
        channel: channelOf(requester),
      });
      return incident;
    },

    async snooze(id, seconds, { by = account.users[0]?.id ?? '' } = {}) {
      const incident = find(id);
      expectStatus(incident, 'triggered', 'acknowledged');
      const agent = referenceTo(pick(account.users, by));
      changeStatus(incident, 'acknowledged', agent);
      const until = new Date(now().getTime() + seconds * 1000).toISOString();
      log(incident, {
        type: 'snooze_log_entry',
        summary: `Snoozed by ${agent.summary}.`,
        agent,
        channel: { type: 'website', duration: seconds },
        changed_actions: [{ type: 'unacknowledge', at: until }],
      });
      return tell('incident.acknowledged', incident, agent);
    },

    adopt(body) {
      const incident = incidentOfBody(body);
      incidents.push(incident);
      return incident;
    },
    deliver,
    deliverRaw(body) {
      learn(body);
      return send(
        body,
        subscriptions.filter(({ active }) => active),
      );
    },

    async close() {
      await hangUp();
      await loopback.close();
    },
  };
}

/** Looks like the secrets that PagerDuty makes, and is the same in every run. */
function secretOf(seed: string): string {
  return Buffer.from(idOf('', 32, `secret ${seed}`)).toString('base64');
}

function readEvent(body: Buffer): Partial<WebhookEvent> | undefined {
  try {
    const { event } = JSON.parse(body.toString()) as { event?: Partial<WebhookEvent> };
    return event;
  } catch {
    return undefined;
  }
}

/** The incident that an event is about: its data itself, or what its data refers to. */
function incidentIdOf(data: WebhookEvent['data'] | undefined): string | undefined {
  if (data?.type === 'incident') return String(data.id);
  const { incident } = (data ?? {}) as { incident?: { id?: string } };
  return incident?.id;
}
