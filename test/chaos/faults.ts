/**
 * What goes wrong: each request of the pipeline may meet a fault, by its incident, its hop and how often the two have met.
 * Never three times in a row, because then it would be no fault any more but an outage, which no bounded retry survives.
 */

import type { DevinSession } from '../outside/devin.ts';
import type { Fault, Loopback, Recorded } from '../outside/loopback.ts';
import { createMeetings, type Meetings } from './meetings.ts';
import { between, pickBy, roll, type Words } from './random.ts';
import type { RunInPlay } from './runs-in-play.ts';

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
    [{ hang: 'before' }, 0.006],
    [{ hang: 'after' }, 0.006],
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
  // Sessions are terminated so rarely that each kind needs to be likely.
  'Devin: terminate': [
    [{ status: 503, headers: now }, 0.2],
    [{ status: 503, headers: now, happened: true }, 0.25],
    [{ cut: 'after' }, 0.25],
  ],
} satisfies Record<string, Kinds>;

type Hop = keyof typeof KINDS;
/** What is counted, each with the kinds that it has. */
export const ROWS = [
  ...(Object.keys(KINDS) as Hop[]),
  'Devin: list',
  'action process',
  'expired tokens',
  'overtaking',
] as const;
export type Row = (typeof ROWS)[number];

/** The services whose tokens expire for a while, and how they refuse one. */
export const SERVICES = ['GitHub', 'PagerDuty', 'Devin'] as const;
export type Service = (typeof SERVICES)[number];

/** How often a list is one write behind. */
const BEHIND = 0.15;
/** How often a run is killed, and at which of its requests to Devin at most. */
const KILLED = { draft: [0.12, 10], reconcile: [0.3, 30] } as const;
/** How often runs of one incident meet before they create. */
const MEET = 0.8;

/** Not more than that many in a row. */
const IN_A_ROW = 2;

export interface Faults {
  /** How often each kind has struck, by what it struck. */
  struck: ReadonlyMap<Row, ReadonlyMap<string, number>>;
  /** Incidents of which a run was killed or refused: reconcile has to make up for it. */
  harmed: ReadonlySet<string>;
  /** Runs that were under way while a token was refused: these may fail. By the run's ID, with the service. */
  refused: ReadonlyMap<number, ReadonlySet<Service>>;
  /** From now on the service refuses every token; undefined: it takes them again. */
  refuse(service: Service, status: 401 | 403 | undefined): void;
  /** A person says no to the postmortem of this incident once a run of it has looked up its session. */
  declineDuringRun(incident: string): void;
  /** To be called when a run has ended. */
  left(run: RunInPlay): void;
  isListBehind(tags: readonly string[]): boolean;
  /** From now on there are only single faults that a run survives. */
  calm(): void;
}

export interface Victims {
  github: Loopback;
  pagerduty: Loopback;
  devin: Loopback & { sessions: readonly DevinSession[] };
  /** The relay's token: who sends dispatches with another is not the relay. */
  relayToken: string;
  /** The run that has this token or key; undefined for one of nobody's run. */
  runOf(token: string): RunInPlay | undefined;
  /** Those under way. */
  runs(): readonly RunInPlay[];
  kill(run: RunInPlay): void;
  /** A person says no now; false if there is nothing to say no to. */
  decline(incident: string): boolean;
  /** `words` decide how long it stays away. */
  killRelay(...words: Words): void;
}

export function letFaultsStrike(seed: number, victims: Victims): Faults {
  const met = new Map<string, { occurrences: number; inARow: number }>();
  const struck = new Map<Row, Map<string, number>>();
  const harmed = new Set<string>();
  const refused = new Map<number, Set<Service>>();
  const refusing = new Map<Service, 401 | 403>();
  const declining = new Set<string>();
  const listed = new Map<string, number>();
  let isCalm = false;
  const runsAbout = (incident: string) =>
    victims.runs().filter((run) => run.incident === incident || run.at === incident);
  const meetings: Meetings = createMeetings(runsAbout, (runs) => {
    const isReconciled = runs.some(({ incident }) => incident === 'reconcile');
    strike('overtaking', isReconciled ? 'two creates, one by reconcile' : 'two creates at once');
  });

  function strike(row: Row, kind: string): void {
    const counts = struck.get(row) ?? new Map<string, number>();
    struck.set(row, counts.set(kind, (counts.get(kind) ?? 0) + 1));
  }

  /** What this run leaves undone may concern every incident that shares a session with its own. */
  function harm(incidents: readonly string[]): void {
    for (const incident of incidents) {
      harmed.add(incident);
      for (const { tags } of victims.devin.sessions) {
        const together = incidentsIn(tags);
        if (together.includes(incident)) for (const other of together) harmed.add(other);
      }
    }
  }

  function refusal(service: Service, runs: readonly RunInPlay[]): Fault | undefined {
    const status = refusing.get(service);
    if (status === undefined) return undefined;
    for (const each of runs) {
      refused.set(each.run.id, (refused.get(each.run.id) ?? new Set()).add(service));
      harm([each.incident, each.at]);
    }
    strike('expired tokens', `${service} ${status}`);
    return {
      status,
      body: { message: 'Bad credentials', detail: 'Invalid API key', error: { message: 'Unauthorized' } },
    };
  }

  /** The end of this run's process, at the request that chance has chosen for it. */
  function killed(run: RunInPlay, incident: string | undefined): Fault | undefined {
    const [probability, last] = KILLED[run.incident === 'reconcile' ? 'reconcile' : 'draft'];
    const words = [seed, 'kill', run.incident, run.nth];
    if (isCalm || roll(...words) >= probability || run.requests !== between(1, last, ...words, 'at')) return undefined;
    const when = roll(...words, 'when') < 0.5 ? 'before' : 'after';
    strike('action process', `kill ${when}`);
    harm(incident === undefined ? [run.incident] : [run.incident, incident]);
    victims.kill(run);
    return { cut: when };
  }

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
    strike(hop, nameOf(trouble));
    if (!('kill' in trouble)) return trouble;
    victims.killRelay(key, meeting.occurrences);
    return { cut: trouble.kill };
  }

  victims.github.faults.decide(({ method, path, body }, headers) => {
    const token = tokenIn(headers);
    const isRelay = token === victims.relayToken;
    const run = victims.runOf(token);
    if (!isRelay && run === undefined) return undefined;
    const refusing = refusal('GitHub', run === undefined ? [] : [run]);
    if (refusing) return refusing;
    if (isRelay) return faultOf('relay to GitHub', dispatchedIncident(body), path);
    return run !== undefined && method === 'GET' ? faultOf('action to GitHub', run.incident, path) : undefined;
  });
  victims.pagerduty.faults.decide(({ method, path }, headers) => {
    if (!headers.get('user-agent')?.includes('pagerduty-postmortem')) return undefined;
    const refusing = refusal('PagerDuty', victims.runs());
    if (refusing) return refusing;
    const incident = /^\/incidents\/(\w+)/.exec(path)?.[1];
    return incident !== undefined && method === 'GET' ? faultOf('action to PagerDuty', incident, path) : undefined;
  });
  victims.devin.faults.decide((request, headers) => {
    const run = victims.runOf(tokenIn(headers));
    const [hop, incident] = devinHop(request, victims.devin.sessions) ?? [];
    if (run !== undefined) {
      run.requests += 1;
      if (incident !== undefined) run.at = incident;
      const end = refusal('Devin', [run]) ?? killed(run, incident);
      if (end !== undefined) return end;
    }
    if (hop === undefined || incident === undefined) return undefined;
    if (run !== undefined && (hop === 'Devin: tags' || hop === 'Devin: create')) decline(run, incident);
    if (hop === 'Devin: terminate') noteSharedEnd(request.path);
    const fault = faultOf(hop, incident, `${request.method} ${request.query}`);
    const mayMeet = fault === undefined && run !== undefined && hop === 'Devin: create' && !isCalm;
    if (!mayMeet || roll(seed, 'meet', incident) >= MEET) return fault;
    const met = meetings.meet(run, incident);
    return met && { until: met };
  });

  /** Only who starts over ends a session that incidents share. */
  function noteSharedEnd(path: string): void {
    const id = path.split('/').at(-1);
    const session = victims.devin.sessions.find(({ session_id, status }) => session_id === id && status !== 'exit');
    if (incidentsIn(session?.tags ?? []).length > 1) strike('overtaking', 'redo of a shared session');
  }

  /** No other run may be about to tell the session, because that one has decided before the no. */
  function decline(run: RunInPlay, incident: string): void {
    if (!declining.has(incident) || runsAbout(incident).some((other) => other !== run)) return;
    if (!victims.decline(incident)) return;
    declining.delete(incident);
    strike('overtaking', 'declined during a run');
  }

  return {
    struck,
    harmed,
    refused,
    refuse(service, status) {
      if (status === undefined) refusing.delete(service);
      else refusing.set(service, status);
    },
    declineDuringRun: (incident) => declining.add(incident),
    left: meetings.left,
    isListBehind(tags) {
      const about = incidentIn(tags) ?? 'all';
      const occurrence = (listed.get(about) ?? 0) + 1;
      listed.set(about, occurrence);
      if (isCalm || roll(seed, 'behind', about, occurrence) >= BEHIND) return false;
      strike('Devin: list', 'one write behind');
      return true;
    },
    calm() {
      isCalm = true;
      declining.clear();
      refusing.clear();
    },
  };
}

const tokenIn = (headers: Headers) => headers.get('authorization')?.split(' ')[1] ?? '';

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
  return incidentsIn(tags)[0];
}

function incidentsIn(tags: readonly string[]): string[] {
  return tags
    .filter((tag) => tag.startsWith('pagerduty-incident:'))
    .map((tag) => tag.slice('pagerduty-incident:'.length));
}
