/** Looks up facts of local postmortems in PagerDuty and GitHub, if there are tokens. */
import { ApiError } from '../../http/http.ts';
import type { Incident } from '../../incident/incident.ts';
import { connectPagerDuty } from '../../pagerduty/connect-pagerduty.ts';
import type { Config } from '../../policy/config.ts';
import { ENTRY_ID } from '../../postmortem/claims/sources.ts';
import type { Ledger } from '../../postmortem/claims/verify-entry.ts';
import type { LookUpCitations } from '../../postmortem/look-up-citations.ts';
import { incidentIdOfPath } from '../../postmortem/paths.ts';
import type { DocsFolder } from '../docs-folder.ts';
import { docsRepositoryName, gitHubToken, gitHubUrl, pagerDutyUrl, readSecret } from '../environment.ts';

export interface Outside {
  /** Undefined if it was not queried, or is unavailable. */
  incidentOf(path: string): Promise<Incident | undefined>;
  /** The evidence of an incident, if the document cites any; undefined if it was not queried. */
  ledgerOf(markdown: string, incident: Incident | undefined, config: Config): Promise<Ledger | undefined>;
  /** Undefined without a token. */
  lookUp: LookUpCitations | undefined;
  /** What was not queried and why, each a sentence; complete once everything was requested. */
  leftOut: ReadonlySet<string>;
}

/** A check of a whole archive must not use up PagerDuty's rate limit. */
const MAX_INCIDENTS = 100;
/** Each takes eleven requests. */
const MAX_LEDGERS = 40;

export async function reachOutside({ origin }: DocsFolder): Promise<Outside> {
  const leftOut = new Set<string>();
  const token = readSecret('PAGERDUTY_TOKEN');
  let pagerduty = token === undefined ? undefined : connectPagerDuty({ token, apiUrl: pagerDutyUrl() });
  if (pagerduty === undefined) {
    leftOut.add('Facts and cited evidence (E-…) were not compared with PagerDuty: set PAGERDUTY_TOKEN.');
  }
  let asked = 0;
  let ledgers = 0;

  async function incidentOf(path: string): Promise<Incident | undefined> {
    const id = incidentIdOfPath(path);
    if (pagerduty === undefined || id === undefined) return undefined;
    if (asked === MAX_INCIDENTS) {
      leftOut.add(`PagerDuty was asked about the first ${MAX_INCIDENTS} postmortems only.`);
      return undefined;
    }
    asked += 1;
    try {
      return await pagerduty.getIncident(id);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (error.status === 404) {
        leftOut.add(`PagerDuty has no incident ${id} (the ID at the end of ${path}).`);
      } else {
        if (pagerduty !== undefined) leftOut.add(`PagerDuty could not be queried: ${error.message}.`);
        // PagerDuty would not answer for the others either.
        pagerduty = undefined;
      }
      return undefined;
    }
  }

  async function ledgerOf(
    markdown: string,
    incident: Incident | undefined,
    config: Config,
  ): Promise<Ledger | undefined> {
    if (pagerduty === undefined || incident === undefined || !markdown.match(ENTRY_ID)) return undefined;
    if (ledgers === MAX_LEDGERS) {
      leftOut.add(`The evidence of the first ${MAX_LEDGERS} postmortems that cite some was read.`);
      return undefined;
    }
    ledgers += 1;
    const [{ toLedger }, evidence] = await Promise.all([
      import('../../postmortem/claims/to-ledger.ts'),
      pagerduty.getEvidence(incident.id, incident.alertCount),
    ]);
    return toLedger(incident, evidence, config);
  }

  return { incidentOf, ledgerOf, lookUp: await gitHubLookUp(origin, leftOut), leftOut };
}

async function gitHubLookUp(origin: DocsFolder['origin'], leftOut: Set<string>): Promise<LookUpCitations | undefined> {
  const token = gitHubToken();
  const repository = docsRepositoryName() ?? (origin && `${origin.owner}/${origin.name}`);
  if (token === undefined || repository === undefined) {
    const missing = token === undefined ? 'GITHUB_TOKEN' : 'GITHUB_REPOSITORY, because there is no remote "origin"';
    leftOut.add(`Commits and pull requests were not looked up: set ${missing}.`);
    return undefined;
  }
  const [{ connectDocsRepository }, { lookUpCitations }] = await Promise.all([
    import('../../github/docs-repository.ts'),
    import('../../postmortem/look-up-citations.ts'),
  ]);
  const apiUrl = gitHubUrl();
  return lookUpCitations(
    connectDocsRepository({ token, apiUrl, repository }),
    new URL(apiUrl).host.replace(/^api\./, ''),
  );
}
