/**
 * Drafts with evidence, by the built action as a real process: how many sequential rounds of requests a run takes. Each case runs
 * against emulators that answer at once, and against emulators that delay every answer.
 */
import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { startDevin } from '../outside/devin.ts';
import { type GitHub, startGitHub } from '../outside/github.ts';
import { type PagerDuty, startPagerDuty } from '../outside/pagerduty.ts';
import { front, type InFlight, roundsOf, type ServiceName } from './outside.ts';
import { STEPS } from './programs.ts';
import { dispatchOf, REPOSITORY, runStep, type StepEvent } from './steps.ts';
import type { Webhook } from './webhook.ts';

export const DELAY_MS = 100;

const DEVIN_KEY = 'cog_bench';
const PAGERDUTY_KEY = 'pagerduty-bench';
const GITHUB_TOKEN = 'github_pat_bench';
const ORG_ID = 'org-bench';
const CONFIG = '.github/postmortem.yml';
export const EARLIER_POSTMORTEMS = 20;
export const ALERTS = 60;
export const MANY_ALERTS = 250;
export const NOTES = 20;

interface Case {
  outcome: 'created' | 'priority' | 'duplicate-event';
  /** The configuration file in the docs repository; undefined: none. */
  config?: string;
  orgId?: string;
  byNumber?: true;
  /** Default: ALERTS. */
  alerts?: number;
  /** The same event was handled before. */
  again?: true;
}

const CASES = {
  'organization given, no config file': { outcome: 'created', orgId: ORG_ID },
  'organization asked, no config file': { outcome: 'created' },
  'organization asked, config file': { outcome: 'created', config: 'incidents: { priorities: [P1] }\n' },
  'more than 100 alerts': { outcome: 'created', orgId: ORG_ID, alerts: MANY_ALERTS },
  'start by number, config file': { outcome: 'created', byNumber: true, config: 'limits: { sessions-per-day: 5 }\n' },
  'skipped by policy': { outcome: 'priority', config: 'incidents: { priorities: [P5] }\n' },
  duplicate: { outcome: 'duplicate-event', again: true },
} satisfies Record<string, Case>;
export type CaseName = keyof typeof CASES;

export interface DraftRun {
  /** Milliseconds of the whole process. */
  atOnce: number;
  late: number;
  /** The run with delayed answers. */
  rounds: number;
  requests: Record<ServiceName, number>;
}

/** Runs each case several times. */
export async function draftRuns(webhook: Webhook, times: number): Promise<Record<CaseName, DraftRun[]>> {
  const all = {} as Record<CaseName, DraftRun[]>;
  for (const [name, each] of Object.entries<Case>(CASES)) {
    const pagerduty = await pagerdutyWithEvidence(webhook, each.alerts ?? ALERTS);
    const github = await githubWithPostmortems(each.config);
    const runs: DraftRun[] = [];
    for (let run = 0; run < times; run += 1) {
      const atOnce = await draft(each, webhook, { github, pagerduty }, 0);
      const late = await draft(each, webhook, { github, pagerduty }, DELAY_MS);
      runs.push({
        atOnce: atOnce.took,
        late: late.took,
        rounds: roundsOf(late.requests),
        requests: { GitHub: 0, PagerDuty: 0, Devin: 0, ...counted(late.requests) },
      });
    }
    all[name as CaseName] = runs;
    await Promise.all([github.close(), pagerduty.close()]);
  }
  return all;
}

/** One run, with a Devin that only has the sessions of earlier runs if `again`. */
async function draft(
  { outcome, orgId, byNumber, again }: Case,
  webhook: Webhook,
  { github, pagerduty }: { github: GitHub; pagerduty: PagerDuty },
  delay: number,
): Promise<{ took: number; requests: InFlight[] }> {
  const devin = await startDevin({ apiKey: DEVIN_KEY, orgId: ORG_ID });
  const requests: InFlight[] = [];
  const note = (request: InFlight) => requests.push(request);
  const late = async () => delay > 0 && wait(delay);
  const [gitHubFront, pagerDutyFront, devinFront] = await Promise.all([
    front('GitHub', github.url, late, note),
    front('PagerDuty', pagerduty.url, late, note),
    front('Devin', devin.url, late, note),
  ]);
  const number = pagerduty.incidents[0]?.number;
  const event: StepEvent = byNumber ? { name: 'workflow_dispatch', body: {} } : dispatchOf(webhook);
  const environment = {
    GITHUB_API_URL: gitHubFront.url,
    'INPUT_GITHUB-TOKEN': GITHUB_TOKEN,
    'INPUT_DEVIN-API-KEY': DEVIN_KEY,
    'INPUT_DEVIN-API-URL': devinFront.url,
    'INPUT_DEVIN-ORG-ID': orgId ?? '',
    'INPUT_PAGERDUTY-TOKEN': PAGERDUTY_KEY,
    'INPUT_PAGERDUTY-API-URL': pagerDutyFront.url,
    'INPUT_INCIDENT-ID': byNumber ? String(number) : '',
  };
  if (again) {
    await runStep(STEPS.action, event, environment, 'created');
    requests.length = 0;
  }
  const took = await runStep(STEPS.action, event, environment, outcome);
  for (const each of [gitHubFront, pagerDutyFront, devinFront, devin]) await each.close();
  return { took, requests };
}

async function pagerdutyWithEvidence({ body }: Webhook, alerts: number): Promise<PagerDuty> {
  const pagerduty = await startPagerDuty({ apiKeys: { [PAGERDUTY_KEY]: 'read-only' } });
  const incident = pagerduty.adopt(Buffer.from(body));
  const { id, createdAt, resolvedAt } = incident;
  incident.alerts = Array.from({ length: alerts }, (_, index) => ({
    id: `PALERT${index}`,
    summary: `Invoices per order above 1 on worker ${index}`,
    severity: 'critical',
    alertKey: `invoices-${index}`,
    createdAt,
    resolvedAt,
    details: { queue: 'invoices', worker: index, 'invoices per order': 2 },
  }));
  for (let index = 0; index < NOTES; index += 1) await pagerduty.note(id, `Worker ${index} paused, its queue drains`);
  return pagerduty;
}

function githubWithPostmortems(config: string | undefined): Promise<GitHub> {
  const draft = readFileSync('test/fixtures/postmortems/default-draft.md', 'utf8');
  const postmortem = draft.replaceAll('checkout-api', 'Billing API');
  const earlier = Array.from({ length: EARLIER_POSTMORTEMS }, (_, index) => {
    const day = String(index + 1).padStart(2, '0');
    return [`docs/postmortems/2026-08-${day}-earlier-qearlier${index}.md`, `${postmortem}\n<!-- ${index} -->\n`];
  });
  return startGitHub({
    repository: REPOSITORY,
    actors: { [GITHUB_TOKEN]: { login: 'bench', permissions: { contents: 'read', 'pull-requests': 'read' } } },
    files: { ...Object.fromEntries(earlier), ...(config !== undefined && { [CONFIG]: config }) },
  });
}

function counted(requests: readonly InFlight[]): Partial<Record<ServiceName, number>> {
  const counts: Partial<Record<ServiceName, number>> = {};
  for (const { service } of requests) counts[service] = (counts[service] ?? 0) + 1;
  return counts;
}
