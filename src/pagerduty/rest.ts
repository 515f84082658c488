/**
 * PagerDuty's REST API (PagerDuty developer docs, "REST API"; `https://api.pagerduty.com`, or `https://api.eu.pagerduty.com`).
 */
import * as z from 'zod/mini';
import { api } from '../http.ts';
import { type Incident, RestIncident } from './incident.ts';

export interface PagerDuty {
  /** One incident by its id or its number; "Get an incident" takes both. */
  getIncident(idOrNumber: string): Promise<Incident>;
}

/** Every call throws ApiError with what to do. */
export function connectPagerDuty(access: { token: string; apiUrl: string }): PagerDuty {
  const call = api({
    name: 'PagerDuty',
    url: access.apiUrl,
    headers: {
      accept: 'application/vnd.pagerduty+json;version=2',
      authorization: `Token token=${access.token}`,
      'content-type': 'application/json',
    },
    errorDetail,
    cures: CURES,
  });
  return {
    getIncident: (idOrNumber) =>
      call({ method: 'GET', path: `/incidents/${encodeURIComponent(idOrNumber)}`, answer: RestIncident }),
  };
}

/** The id or number in what a person types or pastes: an id, a number, "#4812" or the URL of an incident. */
export function readIncidentReference(typed: string): string | undefined {
  const [, reference] = /^(?:https?:\/\/[^/\s]+\/incidents\/|#)?([A-Za-z0-9]+)(?:[/?#].*)?$/.exec(typed.trim()) ?? [];
  return reference?.toUpperCase();
}

const ErrorBody = z.object({
  error: z.object({ message: z.optional(z.string()), errors: z.optional(z.array(z.string())) }),
});

function errorDetail(body: unknown): string | undefined {
  const { message, errors } = ErrorBody.safeParse(body).data?.error ?? {};
  return message === undefined ? undefined : [message, ...(errors ?? [])].join(', ');
}

const CURES: Record<number, string> = {
  401: 'Check the secret behind the input "pagerduty-token": it must be a REST API key of this account. Accounts in the EU also need "pagerduty-api-url": https://api.eu.pagerduty.com',
  403: 'The key behind the input "pagerduty-token" may not read this incident: use an account key (Integrations → API Access Keys), read-only is enough',
  404: 'There is no such incident in this account: check the id or number, and "pagerduty-api-url" (https://api.eu.pagerduty.com for accounts in the EU)',
  429: 'Run the workflow again later',
};
