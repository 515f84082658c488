import type { Evidence } from '../../incident/evidence.ts';
import type { Incident } from '../../incident/incident.ts';
import type { Config } from '../../policy/config.ts';
import { configFor } from '../../policy/config-for.ts';
import type { Ledger } from './verify-entry.ts';

/** Nothing of it can be cited, or nobody can tell what can. */
export const UNKNOWN_LEDGER: Ledger = { entries: [], isComplete: false };

/** Returns the evidence as the prompt listed it: cleaned in the same way, so that quotes can be compared. */
export async function toLedger(incident: Incident, evidence: Evidence, config: Config): Promise<Ledger> {
  const [{ cleanIncident, cleanEvidence, isClean }, { ledgerOf }] = await Promise.all([
    import('../../incident/clean-incident.ts'),
    import('../../incident/ledger.ts'),
  ]);
  const own = configFor(config, incident);
  const { incident: clean } = await cleanIncident(incident, own);
  // Nothing about a confidential incident was sent, so none of it can be cited.
  if (!isClean(clean)) return UNKNOWN_LEDGER;
  const { evidence: cleaned } = await cleanEvidence(incident, evidence, own);
  const { logEntries, notes, alerts } = evidence.unread;
  return {
    entries: ledgerOf(clean, cleaned),
    isComplete:
      logEntries + notes + alerts === 0 && evidence.missing.every(({ problem }) => /PagerDuty plan$/.test(problem)),
  };
}
