/** Reads the evidence again that a document cites. */

import type { Session } from '../../src/agent/session.ts';
import { incidentIdsOf } from '../../src/agent/tags.ts';
import { ApiError } from '../../src/http/http.ts';
import type { Incident } from '../../src/incident/incident.ts';
import type { PagerDuty } from '../../src/pagerduty/connect-pagerduty.ts';
import type { Config } from '../../src/policy/config.ts';
import { ENTRY_ID } from '../../src/postmortem/claims/sources.ts';
import { toLedger, UNKNOWN_LEDGER } from '../../src/postmortem/claims/to-ledger.ts';
import type { Ledger } from '../../src/postmortem/claims/verify-entry.ts';
import type { IncidentLookup } from '../shared/lookup-incident.ts';

/** A session writes one postmortem of several incidents only if they were resolved within minutes. */
const MAX_OTHERS = 2;

/**
 * Undefined if PagerDuty does not have the incident, or is not queried. A document by people that cites no evidence costs no extra
 * request. If it cites evidence that the incident does not have, that may belong to an incident that joined it.
 */
export async function readLedger(
  markdown: string,
  known: Pick<IncidentLookup, 'incident' | 'evidence'>,
  session: Session | undefined | Promise<Session | undefined>,
  config: Config,
  pagerduty: PagerDuty | undefined,
): Promise<Ledger | undefined> {
  const { incident } = known;
  const ids = [...new Set(markdown.match(ENTRY_ID) ?? [])];
  if (pagerduty === undefined || incident === undefined) return undefined;
  if (known.evidence === undefined && ids.length === 0) return undefined;
  const isIn = ({ entries }: Ledger, id: string) =>
    entries.some(({ hashes }) => hashes.some((hash) => hash.startsWith(id.slice(2).toLowerCase())));
  const hasAll = (ledger: Ledger) => ids.every((id) => isIn(ledger, id));
  const { evidence } = known;
  // What Devin writes mostly cites the main part. The rest takes five requests more.
  const main = evidence && (await toLedger(incident, evidence.main, config));
  if (main !== undefined && hasAll(main)) return main;
  const readWhole = async () =>
    toLedger(
      incident,
      await (evidence === undefined ? pagerduty.getEvidence(incident.id, incident.alertCount) : evidence.readRest()),
      config,
    );
  const readJoined = async (others: readonly string[]) =>
    Promise.all(
      others.slice(0, MAX_OTHERS).map(async (id) => {
        const [other, itsEvidence] = await Promise.all([facts(pagerduty, id), pagerduty.getEvidence(id)]);
        return other === undefined ? UNKNOWN_LEDGER : toLedger(other, itsEvidence, config);
      }),
    );
  const othersOf = async () => incidentIdsOf((await session)?.tags ?? []).filter((id) => id !== incident.id);
  const [ledger, ahead] = await Promise.all([
    readWhole(),
    main === undefined ? undefined : othersOf().then(readJoined),
  ]);
  if (hasAll(ledger)) return ledger;
  const others = await othersOf();
  const joined = ahead ?? (await readJoined(others));
  return {
    entries: [
      ...ledger.entries,
      ...joined.flatMap(({ entries }) => entries.map((entry) => ({ ...entry, milestone: undefined }))),
    ],
    isComplete: [ledger, ...joined].every(({ isComplete }) => isComplete) && others.length <= MAX_OTHERS,
  };
}

async function facts(pagerduty: PagerDuty, id: string): Promise<Incident | undefined> {
  try {
    return await pagerduty.getIncident(id);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return undefined;
  }
}
