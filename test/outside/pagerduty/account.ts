/**
 * The made-up company that owns the emulated PagerDuty account. IDs and names are those of the webhook fixtures.
 */

export interface Reference {
  id: string;
  type: string;
  summary: string | null;
  self: string | null;
  html_url: string | null;
}

export interface User extends Reference {
  type: 'user';
  name: string;
  email: string;
}

export interface Team extends Reference {
  type: 'team';
  name: string;
}

export interface EscalationPolicy extends Reference {
  type: 'escalation_policy';
  name: string;
  escalation_rules: { id: string; escalation_delay_in_minutes: number; targets: Reference[] }[];
}

export interface Service extends Reference {
  type: 'service';
  name: string;
  description: string;
  status: string;
  created_at: string;
  escalation_policy: Reference;
  teams: Reference[];
  integrations: Reference[];
  alert_creation: 'create_alerts_and_incidents';
}

export interface Priority extends Reference {
  type: 'priority';
  name: string;
  description: string;
}

/** By its name, which an incident has, or by the displayed name. */
export interface IncidentType {
  id: string;
  name: string;
  display_name: string;
  enabled: boolean;
}

export interface Account {
  timeZone: string;
  users: User[];
  teams: Team[];
  escalationPolicies: EscalationPolicy[];
  services: Service[];
  /** Most severe first. Empty: the account does not use priorities. */
  priorities: Priority[];
  incidentTypes: IncidentType[];
}

const API = 'https://api.pagerduty.com';
const WEB = 'https://example-co.pagerduty.com';

/** `kind` in the plural, as in URLs. */
export const apiUrl = (kind: string, id: string) => `${API}/${kind}/${id}`;
export const webUrl = (kind: string, id: string) => `${WEB}/${kind}/${id}`;

/** The form in which other objects contain this one. */
export function referenceTo({ id, type, summary, self, html_url }: Reference): Reference {
  return { id, type: `${type}_reference`, summary, self, html_url };
}

/** Finds one of these by name or ID. */
export function pick<Kind extends Reference>(among: readonly Kind[], nameOrId: string): Kind {
  const found = among.find(({ id, summary }) => id === nameOrId || summary === nameOrId);
  if (found !== undefined) return found;
  throw new Error(`The made-up account has no "${nameOrId}", only ${among.map(({ summary }) => summary).join(', ')}`);
}

function entity<Type extends string>(type: Type, kind: string, id: string, summary: string) {
  return { id, type, summary, self: apiUrl(kind, id), html_url: webUrl(kind, id) };
}

function user(id: string, name: string, email: string): User {
  return { ...entity('user', 'users', id, name), type: 'user', name, email };
}

function priority(id: string, name: string, description: string): Priority {
  return {
    ...entity('priority', 'priorities', id, name),
    html_url: `${WEB}/account/incident_priorities`,
    name,
    description,
  };
}

function service(id: string, name: string, description: string, policy: Reference, teams: Reference[]): Service {
  const integration = `${id.slice(0, -1)}I`;
  return {
    ...entity('service', 'services', id, name),
    name,
    description,
    status: 'active',
    created_at: '2024-02-12T09:00:00Z',
    escalation_policy: referenceTo(policy),
    teams: teams.map(referenceTo),
    integrations: [
      {
        ...entity('events_api_v2_inbound_integration_reference', 'integrations', integration, 'Monitoring'),
        self: `${apiUrl('services', id)}/integrations/${integration}`,
      },
    ],
    alert_creation: 'create_alerts_and_incidents',
  };
}

function team(id: string, name: string): Team {
  return { ...entity('team', 'teams', id, name), name };
}

function policy(id: string, name: string, first: User): EscalationPolicy {
  const rule = { id: id.replace(/^PE/, 'PR'), escalation_delay_in_minutes: 15, targets: [referenceTo(first)] };
  return { ...entity('escalation_policy', 'escalation_policies', id, name), name, escalation_rules: [rule] };
}

const ana = user('PK3R7TA', 'Ana Ribeiro', 'ana.ribeiro@example.com');
const tomo = user('PW8D2LQ', 'Tomo Nakagawa', 'tomo.nakagawa@example.com');
const bot = user('PH6S9BV', 'Postmortem Bot', 'postmortem-bot@example.com');
const payments = team('PT4Y8JM', 'Payments');
const storefront = team('PT9C3WS', 'Storefront');
const billingOnCall = policy('PE5N1ZC', 'Billing on-call', ana);
const checkoutOnCall = policy('PE2A7HX', 'Checkout on-call', tomo);
const platformOnCall = policy('PE9S6KB', 'Platform on-call', tomo);

export const EXAMPLE_COMPANY: Account = {
  timeZone: 'America/Lima',
  users: [ana, tomo, bot],
  teams: [payments, storefront],
  escalationPolicies: [billingOnCall, checkoutOnCall, platformOnCall],
  services: [
    service('PB6V9XE', 'Billing API', 'Writes and sends invoices', billingOnCall, [payments]),
    service('PD2Q5FN', 'Checkout', 'Cart, payment page, order confirmation', checkoutOnCall, [storefront]),
    service('PC7G4UR', 'Build farm', 'Builds and tests every change', platformOnCall, []),
  ],
  priorities: [
    priority('PX1H6GW', 'P1', 'Customers cannot work'),
    priority('PX2F9BN', 'P2', 'Customers are hindered'),
    priority('PX3M2VD', 'P3', 'Customers hardly notice'),
  ],
  incidentTypes: [
    { id: 'PY1B8ND', name: 'incident_default', display_name: 'Base Incident', enabled: true },
    { id: 'PY2K5MJ', name: 'security_incident', display_name: 'Security Incident', enabled: true },
    { id: 'PY3T9WR', name: 'drill', display_name: 'Game Day', enabled: true },
    { id: 'PY4C1VX', name: 'major_incident', display_name: 'Major Incident', enabled: false },
  ],
};
