/**
 * PagerDuty's REST API (PagerDuty developer docs, "REST API"; `https://api.pagerduty.com`, or `https://api.eu.pagerduty.com`).
 */
import * as z from 'zod/mini';
import { type Api, ApiError, api, type OnSend } from '../http/http.ts';
import type { Evidence, Note } from '../incident/evidence.ts';
import type { Incident } from '../incident/incident.ts';
import { oneLine } from '../text/one-line.ts';
import { utcTime } from '../time/utc-time.ts';
import {
  AnalyticsAnswer,
  type EvidenceInParts,
  NotesAnswer,
  readEvidence,
  readEvidenceInParts,
  toNotes,
} from './read-evidence.ts';
import { RestIncident } from './read-incident.ts';
import { MAX_PAGES, PAGE_SIZE, Page, readPages } from './read-pages.ts';
import { type Subscriptions, subscriptions } from './subscriptions.ts';

export interface PagerDuty extends Subscriptions {
  /** Returns one incident by its ID or its number; "Get an incident" takes both. */
  getIncident(idOrNumber: string): Promise<Incident>;
  /**
   * Never fails because of PagerDuty's answers: a part that cannot be read is in `missing`. With `alertCount` it takes one round of
   * requests.
   */
  getEvidence(incidentId: string, alertCount?: number): Promise<Evidence>;
  /** The same, but a part of it only when it is needed. */
  getEvidenceInParts(incidentId: string): Promise<EvidenceInParts>;
  /** When somebody first acknowledged it, ISO 8601 in UTC; undefined if nobody has. */
  getAcknowledgedAt(incidentId: string): Promise<string | undefined>;
  /** The keys by which its first alerts were grouped, oldest first; without alerts, the incident's own. */
  getAlertKeys(incidentId: string): Promise<string[]>;
  /**
   * How often it interrupted somebody in sleep hours ("Get raw data - single incident"). `unavailable`: PagerDuty does not tell this
   * account. Undefined: it has not been computed yet, which takes up to a day.
   */
  getNightPages(incidentId: string): Promise<number | 'unavailable' | undefined>;
  /** Incidents resolved from `since` to before `until`, whenever they began, oldest resolve first. */
  listResolved(window: { since: Date; until: Date }): Promise<Incident[]>;
  /** At most 2,000, oldest first. */
  listNotes(incidentId: string): Promise<Note[]>;
  /**
   * Writes as the user with the e-mail address `from`. Sent once: if the ApiError has no status, or one of 500 and above,
   * the note may exist anyway, so check with `listNotes` before sending it again.
   */
  addNote(incidentId: string, content: string, from: string): Promise<void>;
  /** Most severe first. An account without priorities answers 402. */
  listPriorities(): Promise<Priority[]>;
  /** Services whose name contains `query`, at most a hundred; without it all, at most 10,000 ("List services"). */
  listServices(query?: string): Promise<Service[]>;
  /** "Get a service". */
  hasService(id: string): Promise<boolean>;
  /** Enabled or not, by the names that incidents use ("List incident types"). */
  listIncidentTypes(): Promise<{ id: string; names: string[] }[]>;
}

export interface Service {
  id: string;
  name: string;
}

export interface Priority {
  id: string;
  name: string;
}

/** Every call throws ApiError that says what to do. */
export function connectPagerDuty(access: { token: string; apiUrl: string; onSend?: OnSend | undefined }): PagerDuty {
  const call = api({
    name: 'PagerDuty',
    url: access.apiUrl,
    urlSetting: 'the input "pagerduty-api-url" (PAGERDUTY_API_URL on the command line)',
    headers: {
      accept: 'application/vnd.pagerduty+json;version=2',
      authorization: `Token token=${access.token}`,
      'content-type': 'application/json',
    },
    key: access.token,
    errorDetail,
    cure: (status) => CURES[status],
    onSend: access.onSend,
  });
  const incident = (id: string) => `/incidents/${encodeURIComponent(id)}`;
  return {
    async getIncident(idOrNumber) {
      const answer = z.object({ incident: RestIncident });
      return (await call({ method: 'GET', path: incident(idOrNumber), answer })).incident;
    },
    getEvidence: (id, alertCount) => readEvidence(call, id, alertCount),
    getEvidenceInParts: (id) => readEvidenceInParts(call, id),
    async getAcknowledgedAt(id) {
      const row = z.object({ type: z.string(), created_at: z.nullish(z.string()) });
      const query = { is_overview: 'true', time_zone: 'UTC' };
      const list = { path: `${incident(id)}/log_entries`, query, key: 'log_entries', row, maxPages: MAX_PAGES };
      const acknowledged = (await readPages(call, list)).rows.filter(({ type }) => type === 'acknowledge_log_entry');
      return acknowledged.flatMap(({ created_at: at }) => utcTime(at) ?? []).sort()[0];
    },
    async getAlertKeys(id) {
      const row = z.object({ alert_key: z.nullish(z.string()) });
      const list = {
        path: `${incident(id)}/alerts`,
        query: { sort_by: 'created_at:asc' },
        key: 'alerts',
        row,
        maxPages: 1,
      };
      const own = z.object({ incident: z.object({ incident_key: z.nullish(z.string()) }) });
      // An incident with alerts has no key of its own.
      const [alerts, { incident: itself }] = await Promise.all([
        readPages(call, list),
        call({ method: 'GET', path: incident(id), answer: own }),
      ]);
      const keys = [itself.incident_key, ...alerts.rows.map((each) => each.alert_key)];
      return [...new Set(keys.flatMap((key) => oneLine(key) ?? []))];
    },
    async getNightPages(id) {
      const path = `/analytics/raw/incidents/${encodeURIComponent(id)}`;
      try {
        const pages = (await call({ method: 'GET', path, answer: AnalyticsAnswer })).sleep_hour_interruptions;
        return typeof pages === 'number' && Number.isInteger(pages) && pages >= 0 ? pages : 'unavailable';
      } catch (error) {
        if (!(error instanceof ApiError)) throw error;
        if (error.status === 404) return undefined;
        if (error.status === 402 || error.status === 403) return 'unavailable';
        throw error;
      }
    },
    listResolved: (window) => listResolved(call, window),
    listNotes: async (id) => toNotes(await call({ method: 'GET', path: `${incident(id)}/notes`, answer: NotesAnswer })),
    async addNote(id, content, from) {
      const order = { headers: { from }, body: { note: { content } }, answer: z.unknown() };
      await call({ method: 'POST', path: `${incident(id)}/notes`, ...order });
    },
    async listPriorities() {
      const row = z.pipe(
        z.object({ id: z.string(), name: z.nullish(z.string()), summary: z.nullish(z.string()) }),
        z.transform(({ id, name, summary }): Priority => ({ id, name: name ?? summary ?? id })),
      );
      return (await readPages(call, { path: '/priorities', key: 'priorities', row, maxPages: MAX_PAGES })).rows;
    },
    async listServices(query) {
      const row = z.pipe(
        z.object({ id: z.string(), name: z.nullish(z.string()), summary: z.nullish(z.string()) }),
        z.transform(({ id, name, summary }): Service => ({ id, name: name ?? summary ?? id })),
      );
      const list = { path: '/services', key: 'services', row, maxPages: query === undefined ? MAX_PAGES : 1 };
      return (await readPages(call, { ...list, ...(query !== undefined && { query: { query } }) })).rows;
    },
    async hasService(id) {
      try {
        await call({ method: 'GET', path: `/services/${encodeURIComponent(id.toUpperCase())}`, answer: z.unknown() });
        return true;
      } catch (error) {
        if (error instanceof ApiError && error.status === 404) return false;
        throw error;
      }
    },
    async listIncidentTypes() {
      const row = z.object({ id: z.string(), name: z.string() });
      const answer = z.object({ incident_types: z.array(row) });
      const { incident_types: types } = await call({ method: 'GET', path: '/incidents/types?filter=all', answer });
      return types.map(({ id, name }) => ({ id, names: [name] }));
    },
    ...subscriptions(call),
  };
}

/**
 * It is not documented which time `since` and `until` filter, and they reach back at most six months ("List incidents"), but an
 * incident of last year that was resolved today must be found. So this lists all resolved incidents, latest resolve first, and
 * reads pages until one was resolved before `since`: one request per hundred. Incidents resolved meanwhile move rows to later pages,
 * so none is missed.
 */
async function listResolved(call: Api, { since, until }: { since: Date; until: Date }): Promise<Incident[]> {
  const found = new Map<string, Incident>();
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const query = new URLSearchParams({
      date_range: 'all',
      'statuses[]': 'resolved',
      sort_by: 'resolved_at:desc',
      limit: String(PAGE_SIZE),
      offset: String(page * PAGE_SIZE),
    });
    const answer = Page('incidents', RestIncident);
    const { rows, more } = await call({ method: 'GET', path: `/incidents?${query}`, answer });
    const resolved = rows.map((incident) => ({ incident, at: Date.parse(incident.resolvedAt ?? '') }));
    for (const { incident, at } of resolved) {
      if (at >= since.getTime() && at < until.getTime()) found.set(incident.id, incident);
    }
    if (!more || resolved.some(({ at }) => at < since.getTime())) {
      return [...found.values()].sort((left, right) => timeOf(left) - timeOf(right));
    }
  }
  throw new Error(
    `PagerDuty resolved more than ${MAX_PAGES * PAGE_SIZE} incidents since ${since.toISOString()}, more than it lists: use a shorter time`,
  );
}

const timeOf = ({ resolvedAt }: Incident) => Date.parse(resolvedAt ?? '');

const ErrorBody = z.object({
  error: z.object({ message: z.optional(z.string()), errors: z.optional(z.array(z.string())) }),
});

function errorDetail(body: unknown): string | undefined {
  const { message, errors } = ErrorBody.safeParse(body).data?.error ?? {};
  return message === undefined ? undefined : [message, ...(errors ?? [])].join(', ');
}

const CURES: Record<number, string> = {
  401: 'Check PAGERDUTY_TOKEN, the secret behind the input "pagerduty-token": it must be a REST API key of this account. Accounts in the EU also need "pagerduty-api-url": https://api.eu.pagerduty.com',
  402: 'The PagerDuty plan of this account does not have it',
  403: 'The key in PAGERDUTY_TOKEN, the secret behind the input "pagerduty-token", may not do this: use an account key (Integrations → API Access Keys); read-only is enough, except to write notes and webhook subscriptions',
  404: 'This account has nothing with that id: check the ID or number, and "pagerduty-api-url" (https://api.eu.pagerduty.com for accounts in the EU)',
  429: 'Run it again later',
};
