/** The evidence ledger as the prompt listed it, read again: cleaned in the same way, so that quotes can be compared. */

import type { Session } from '../../src/agent/session.ts';
import { incidentIdsOf } from '../../src/agent/tags.ts';
import { ApiError } from '../../src/http/http.ts';
import type { Evidence } from '../../src/incident/evidence.ts';
import type { Incident } from '../../src/incident/incident.ts';
import type { PagerDuty } from '../../src/pagerduty/connect-pagerduty.ts';
import type { Config } from '../../src/policy/config.ts';
import { configFor } from '../../src/policy/config-for.ts';
import { ENTRY_ID } from '../../src/postmortem/claims/sources.ts';
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
  // What Devin writes mostly cites the main part. The rest takes six requests more.
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
        return other === undefined ? UNKNOWN : toLedger(other, itsEvidence, config);
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

const UNKNOWN: Ledger = { entries: [], isComplete: false };

async function facts(pagerduty: PagerDuty, id: string): Promise<Incident | undefined> {
  try {
    return await pagerduty.getIncident(id);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return undefined;
  }
}

async function toLedger(incident: Incident, evidence: Evidence, config: Config): Promise<Ledger> {
  const [{ cleanIncident, cleanEvidence, isClean }, { ledgerOf }] = await Promise.all([
    import('../../src/incident/clean-incident.ts'),
    import('../../src/incident/ledger.ts'),
  ]);
  const own = configFor(config, incident);
  const { incident: clean } = await cleanIncident(incident, own);
  // Nothing about a confidential incident was sent, so none of it can be cited.
  if (!isClean(clean)) return UNKNOWN;
  const { evidence: cleaned } = await cleanEvidence(incident, evidence, own);
  const { logEntries, notes, alerts } = evidence.unread;
  return {
    entries: ledgerOf(clean, cleaned),
    isComplete:
      logEntries + notes + alerts === 0 && evidence.missing.every(({ problem }) => /PagerDuty plan$/.test(problem)),
  };
}
