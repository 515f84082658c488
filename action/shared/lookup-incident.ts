/**
 * Looks up a postmortem in PagerDuty and Devin, by the incident ID in its path. Each is queried if possible, and missing
 * facts are listed: a review or an index is useful without them.
 */

import type { Agent } from '../../src/agent/agent.ts';
import { newestOf, type Session } from '../../src/agent/session.ts';
import { incidentTag } from '../../src/agent/tags.ts';
import { ApiError } from '../../src/http/http.ts';
import type { Incident } from '../../src/incident/incident.ts';
import type { PagerDuty } from '../../src/pagerduty/connect-pagerduty.ts';
import type { EvidenceInParts } from '../../src/pagerduty/read-evidence.ts';
import { incidentIdOfPath, type PostmortemPath } from '../../src/postmortem/paths.ts';
import { warning } from './log.ts';

export interface IncidentLookup {
  incident: Incident | undefined;
  /** When somebody first acknowledged it, ISO 8601. */
  acknowledgedAt: string | undefined;
  /** Undefined unless it was requested. */
  evidence: EvidenceInParts | undefined;
  /** The newest one that we did not terminate. */
  session: Session | undefined;
  /** All of them. */
  sessions: readonly Session[];
  /** What was not queried and why, each a sentence. */
  leftOut: string[];
  /** Why the facts are unknown although PagerDuty should be queried, each a sentence with the fix. */
  unchecked: string[];
  /** Worth trying again: a service did not answer correctly. */
  failed: boolean;
}

/**
 * A file with another name, for which `path` is undefined, is about no incident: no service is queried. `withEvidence` also reads
 * the evidence that is mostly cited. All requests are sent in parallel.
 */
export async function lookupIncident(
  path: PostmortemPath | undefined,
  { pagerduty, agent }: { pagerduty: PagerDuty | undefined; agent: Agent | undefined },
  withEvidence = false,
): Promise<IncidentLookup> {
  const id = path === undefined ? undefined : incidentIdOfPath(path);
  const leftOut: string[] = [];
  const unchecked: string[] = [];
  let failed = false;
  async function optional<Found>(service: string, ask: () => Promise<Found>): Promise<Found | undefined> {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (service === 'PagerDuty' && error.status === 404) {
        leftOut.push(`${service} has no incident ${id} (the ID at the end of ${path}).`);
      } else {
        failed = true;
        warning(`${path}: ${error.message}`);
        const why = `${service} could not be queried about ${path}; the log of the run says why.`;
        if (service === 'PagerDuty') unchecked.push(`${why} Fix the problem, or wait, and run the review again.`);
        else leftOut.push(why);
      }
      return undefined;
    }
  }
  if (id === undefined) {
    return { ...NOTHING_FOUND, leftOut, unchecked, failed };
  }
  const [facts, sessions] = await Promise.all([
    pagerduty &&
      (async () => {
        const ahead = withEvidence ? undefined : pagerduty.getAcknowledgedAt(id);
        // Without the incident, nobody needs it.
        ahead?.catch(() => {});
        const [incident, evidence] = await Promise.all([
          optional('PagerDuty', () => pagerduty.getIncident(id)),
          withEvidence ? pagerduty.getEvidenceInParts(id) : undefined,
        ]);
        if (incident === undefined) return undefined;
        // The log of the evidence has it, unless some of it was not read.
        const log = evidence && isLogComplete(evidence.main) ? evidence.main.logEntries : undefined;
        const acknowledgedAt = log
          ? log.find(({ type, at }) => type === 'acknowledge' && at !== undefined)?.at
          : await optional('PagerDuty', () => ahead ?? pagerduty.getAcknowledgedAt(id));
        return { incident, acknowledgedAt, evidence };
      })(),
    agent && optional('Devin', () => agent.findSessions(incidentTag(id))),
  ]);
  return {
    incident: facts?.incident,
    acknowledgedAt: facts?.acknowledgedAt,
    evidence: facts?.evidence,
    session: newestOf(sessions ?? []),
    sessions: sessions ?? [],
    leftOut,
    unchecked,
    failed,
  };
}

const NOTHING_FOUND = {
  incident: undefined,
  acknowledgedAt: undefined,
  evidence: undefined,
  session: undefined,
  sessions: [],
};

function isLogComplete({ missing, unread }: EvidenceInParts['main']): boolean {
  return unread.logEntries === 0 && missing.every(({ part }) => part !== 'log entries');
}
