/**
 * What goes wrong: each request of the pipeline may meet a fault, by its incident, its hop and how often the two have met.
 * Never three times in a row, because then it would be no fault any more but an outage, which no bounded retry survives.
 */

import type { DevinSession } from '../emulators/devin.ts';
import type { Fault, Loopback, Recorded } from '../emulators/loopback.ts';
import { pickBy, type Words } from './dice.ts';

/** `kill` is of the relay, in the middle of its request. */
type Trouble = Fault | { kill: 'before' | 'after' };
type Kinds = readonly (readonly [Trouble, number])[];

const now = { 'retry-after': '0' };

const KINDS = {
  'relay to GitHub': [
    [{ status: 502 }, 0.03],
    [{ status: 500, happened: true }, 0.03],
    [{ status: 429, headers: { 'retry-after': '30' } }, 0.02],
    [{ status: 403, headers: { 'retry-after': '60' }, body: { message: 'secondary rate limit' } }, 0.02],
    [{ status: 401, body: { message: 'Bad credentials' } }, 0.01],
    [{ cut: 'before' }, 0.02],
    [{ cut: 'after' }, 0.03],
    [{ hang: 'before' }, 0.003],
    [{ hang: 'after' }, 0.003],
    [{ kill: 'before' }, 0.01],
    [{ kill: 'after' }, 0.01],
  ],
  'action to GitHub': [
    [{ status: 503 }, 0.01],
    [{ status: 429, headers: now }, 0.02],
    [{ status: 403, headers: now, body: { message: 'secondary rate limit' } }, 0.02],
    [{ cut: 'before' }, 0.01],
    [{ cut: 'within' }, 0.005],
  ],
  'action to PagerDuty': [
    [{ status: 500, headers: now }, 0.02],
    [{ status: 429, headers: { 'ratelimit-reset': '0' } }, 0.02],
    [{ cut: 'before' }, 0.005],
  ],
  'Devin: create': [
    [{ status: 502 }, 0.04],
    [{ status: 502, happened: true }, 0.08],
    [{ status: 429, headers: now }, 0.04],
    [{ cut: 'before' }, 0.03],
    [{ cut: 'after' }, 0.08],
    [{ cut: 'within' }, 0.03],
    [{ hang: 'before' }, 0.002],
    [{ hang: 'after' }, 0.002],
  ],
  'Devin: look up': [
    [{ status: 503, headers: now }, 0.03],
    [{ status: 429, headers: now }, 0.03],
    [{ cut: 'before' }, 0.01],
    [{ cut: 'within' }, 0.01],
  ],
  'Devin: message': [
    [{ status: 502 }, 0.05],
    [{ status: 502, happened: true }, 0.1],
    [{ status: 429, headers: now }, 0.05],
    [{ cut: 'after' }, 0.1],
  ],
  'Devin: tags': [
    [{ status: 503, headers: now }, 0.05],
    [{ status: 503, headers: now, happened: true }, 0.05],
    [{ cut: 'after' }, 0.03],
  ],
  'Devin: terminate': [
    [{ status: 503, headers: now }, 0.1],
    [{ status: 503, headers: now, happened: true }, 0.1],
    [{ cut: 'after' }, 0.1],
  ],
} satisfies Record<string, Kinds>;

export type Hop = keyof typeof KINDS;
export const HOPS = Object.keys(KINDS) as Hop[];

/** Not more than that many in a row. */
const IN_A_ROW = 2;

export interface Faults {
  /** How often each kind has struck, by hop. */
  struck: ReadonlyMap<Hop, ReadonlyMap<string, number>>;
}

export interface Victims {
  github: Loopback;
  pagerduty: Loopback;
  devin: Loopback & { sessions: readonly DevinSession[] };
  /** The relay's token: who sends dispatches with another is not the relay. */
  relayToken: string;
  /** The incident that a run is about, by the run's token; undefined for a token of nobody's run. */
  incidentOfToken(token: string): string | undefined;
  /** `words` decide how long it stays away. */
  killRelay(...words: Words): void;
}

export function letFaultsStrike(seed: number, victims: Victims): Faults {
  const met = new Map<string, { occurrences: number; inARow: number }>();
  const struck = new Map<Hop, Map<string, number>>();

  /** `call` tells apart what one hop is asked for. */
  function faultOf(hop: Hop, incidentId: string, call: string): Fault | undefined {
    const key = `${hop} ${incidentId} ${call}`;
    const meeting = met.get(key) ?? { occurrences: 0, inARow: 0 };
    met.set(key, meeting);
    meeting.occurrences += 1;
    const kinds: Kinds = KINDS[hop];
    const trouble = pickBy(kinds, seed, key, meeting.occurrences);
    if (trouble === undefined || meeting.inARow === IN_A_ROW) {
      meeting.inARow = 0;
      return undefined;
    }
    meeting.inARow += 1;
    const counts = struck.get(hop) ?? new Map<string, number>();
    struck.set(hop, counts.set(nameOf(trouble), (counts.get(nameOf(trouble)) ?? 0) + 1));
    if (!('kill' in trouble)) return trouble;
    victims.killRelay(key, meeting.occurrences);
    return { cut: trouble.kill };
  }

  victims.github.faults.decide(({ method, path, body }, headers) => {
    const token = headers.get('authorization')?.split(' ')[1] ?? '';
    if (token === victims.relayToken) return faultOf('relay to GitHub', dispatchedIncident(body), path);
    const incident = victims.incidentOfToken(token);
    return incident !== undefined && method === 'GET' ? faultOf('action to GitHub', incident, path) : undefined;
  });
  victims.pagerduty.faults.decide(({ method, path }) => {
    const incident = /^\/incidents\/(\w+)/.exec(path)?.[1];
    return incident !== undefined && method === 'GET' ? faultOf('action to PagerDuty', incident, path) : undefined;
  });
  victims.devin.faults.decide((request) => {
    const [hop, incident] = devinHop(request, victims.devin.sessions) ?? [];
    return hop && incident ? faultOf(hop, incident, `${request.method} ${request.query}`) : undefined;
  });
  return { struck };
}

/** How a table calls it: "502 (done)", "cut after". */
function nameOf(trouble: Trouble): string {
  if ('status' in trouble) return `${trouble.status}${trouble.happened ? ' (done)' : ''}`;
  return Object.entries(trouble).flat().join(' ');
}

function dispatchedIncident(body: unknown): string {
  const { client_payload } = body as { client_payload?: { incident?: { id?: string } } };
  return client_payload?.incident?.id ?? 'none';
}

function devinHop(
  { method, path, query, body }: Recorded,
  sessions: readonly DevinSession[],
): [Hop, string] | undefined {
  const [, id, what] = /\/sessions(?:\/([\w-]+))?(?:\/(\w+))?$/.exec(path) ?? [];
  if (id === undefined) {
    const tags = method === 'POST' ? (body as { tags: string[] }).tags : query.getAll('tags');
    const incident = incidentIn(tags);
    return incident === undefined ? undefined : [method === 'POST' ? 'Devin: create' : 'Devin: look up', incident];
  }
  const incident = incidentIn(sessions.find(({ session_id }) => session_id === id)?.tags ?? []);
  if (incident === undefined) return undefined;
  if (what === 'messages') return [method === 'POST' ? 'Devin: message' : 'Devin: look up', incident];
  return [what === 'tags' ? 'Devin: tags' : 'Devin: terminate', incident];
}

function incidentIn(tags: readonly string[]): string | undefined {
  return tags.find((tag) => tag.startsWith('pagerduty-incident:'))?.slice('pagerduty-incident:'.length);
}
