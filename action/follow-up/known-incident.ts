/** What is known about the incident of a merged postmortem, and the configuration for it. */
import { ApiError } from '../../src/http/http.ts';
import { isConfidential, mayBeConfidential } from '../../src/incident/confidential.ts';
import type { Config } from '../../src/policy/config.ts';
import { configFor } from '../../src/policy/config-for.ts';
import { serviceOf, severityOf, titleOf } from '../../src/postmortem/index-entry.ts';
import { incidentIdOfPath } from '../../src/postmortem/paths.ts';
import type { RunContext } from '../shared/context.ts';
import type { MergedPostmortem } from './merged-postmortems.ts';

export interface KnownIncident {
  config: Config;
  service: string | undefined;
  serviceId: string | undefined;
  /** In PagerDuty, else as the document states it. */
  severity: string | undefined;
}

const UNCLEAR =
  'its incident may be confidential by the configuration: PagerDuty does not have it, and the document does not say enough about its service';

/**
 * Returns the configuration for the incident as PagerDuty has it: the author of a document must not choose where it goes.
 * Without a token, or if PagerDuty has no such incident, only the document's own facts are available. A `problem` says why nothing
 * may leave.
 */
export async function knownIncident(
  { path, document, config }: MergedPostmortem,
  { config: teamConfig, pagerduty }: RunContext,
): Promise<KnownIncident | { problem: string; isConfidential: boolean }> {
  const id = incidentIdOfPath(path);
  const confidential = { problem: 'its incident is confidential by the configuration', isConfidential: true };
  try {
    const incident = id === undefined ? undefined : await pagerduty?.getIncident(id);
    if (incident !== undefined) {
      const known = configFor(teamConfig, incident);
      const { service, serviceId, priority: severity = severityOf(document) } = incident;
      return isConfidential(incident, known) ? confidential : { config: known, service, serviceId, severity };
    }
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    if (error.status !== 404) {
      return {
        problem: `PagerDuty could not be queried about its incident (${error.message})`,
        isConfidential: false,
      };
    }
  }
  const facts = statedFacts({ document, config });
  const stated = { ...facts, title: titleOf(document, path) };
  if (isConfidential(stated, config)) return confidential;
  return mayBeConfidential(stated, config) ? { problem: UNCLEAR, isConfidential: true } : facts;
}

/** As the document states them. */
export function statedFacts({ document, config }: Pick<MergedPostmortem, 'document' | 'config'>): KnownIncident {
  return { config, service: serviceOf(document), serviceId: undefined, severity: severityOf(document) };
}
