/**
 * The review of a postmortem with 60 claims, by the built action as a real process: how many requests it takes to verify them, and
 * how many rounds of requests the run waits for.
 */
import { ledgerOf } from '../../src/incident/ledger.ts';
import { connectPagerDuty } from '../../src/pagerduty/connect-pagerduty.ts';
import { startDevin } from '../outside/devin.ts';
import { startGitHub } from '../outside/github.ts';
import { startPagerDuty } from '../outside/pagerduty.ts';
import { DELAY_MS } from './drafts.ts';
import { front, type InFlight, roundsOf } from './outside.ts';
import { STEPS } from './programs.ts';
import { REPOSITORY, runStep } from './steps.ts';
import type { Webhook } from './webhook.ts';

export const CLAIMS = 60;
/** More than are looked up, so that the limit counts. */
const FILES = 25;
const NOTES = 35;

const DEVIN_KEY = 'cog_bench';
const PAGERDUTY_KEY = 'pagerduty-bench';
const GITHUB_TOKEN = 'ghs_bench';
const DEVIN_TOKEN = 'ghs_devin_bench';

/** Of verifying alone (PagerDuty's evidence, and what is cited on GitHub), and of the whole run. */
export interface ClaimsRun {
  verifying: Counted;
  whole: Counted;
}

interface Counted {
  requests: number;
  rounds: number;
}

export async function claimsRun({ body }: Webhook): Promise<ClaimsRun> {
  const pagerduty = await startPagerDuty({ apiKeys: { [PAGERDUTY_KEY]: 'read-only' } });
  const incident = pagerduty.adopt(Buffer.from(body));
  for (let index = 0; index < NOTES; index += 1) await pagerduty.note(incident.id, `Worker ${index} is paused`);
  const code = Object.fromEntries(
    Array.from({ length: FILES }, (_, index) => [`src/worker-${index}.ts`, `export function run${index}() {\n}\n`]),
  );
  const all = { contents: 'write', 'pull-requests': 'write', issues: 'write', checks: 'write' } as const;
  const github = await startGitHub({
    repository: REPOSITORY,
    actors: {
      [GITHUB_TOKEN]: { login: 'github-actions[bot]', permissions: all },
      [DEVIN_TOKEN]: { login: 'devin-ai-integration[bot]', permissions: all },
    },
    files: code,
  });
  const ask = async (method: string, path: string, sent?: unknown) => {
    const answer = await fetch(`${github.url}/repos/${REPOSITORY}${path}`, {
      method,
      headers: { authorization: `Bearer ${DEVIN_TOKEN}`, 'user-agent': 'bench' },
      body: sent === undefined ? null : JSON.stringify(sent),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as { object: { sha: string }; number: number };
  };
  const { sha } = (await ask('GET', '/git/ref/heads/main')).object;
  const evidence = await connectPagerDuty({ token: PAGERDUTY_KEY, apiUrl: pagerduty.url }).getEvidence(incident.id);
  // Nothing of it has to be cleaned: it is made up here.
  const { id } = incident;
  const facts = { id, url: undefined } as unknown as Parameters<typeof ledgerOf>[0];
  const notes = ledgerOf(facts, evidence as unknown as Parameters<typeof ledgerOf>[1]).filter(
    ({ kind }) => kind === 'note',
  );
  const day = incident.createdAt.toISOString().slice(0, 10);
  const document = `# Postmortem: Invoices are sent twice — Billing API

**Date:** ${day}

## Summary

Invoices were sent twice.

## Timeline

${notes.map(({ id: cited, at }) => `- ${at?.slice(0, 10)} ${at?.slice(11, 16)} UTC — A worker is paused (${cited})`).join('\n')}

## Root Cause

${Array.from({ length: FILES }, (_, index) => `- The function \`run${index}\` starts a second sender ([worker](https://github.com/${REPOSITORY}/blob/${sha}/src/worker-${index}.ts#L1)).`).join('\n')}

## Action Items

- [ ] Prevent: start one sender — done when a test shows it
`;
  const branch = `postmortem/${id.toLowerCase()}`;
  await ask('POST', '/git/refs', { ref: `refs/heads/${branch}`, sha });
  await ask('PUT', `/contents/docs/postmortems/${day}-invoices-${id.toLowerCase()}.md`, {
    message: 'Postmortem',
    content: Buffer.from(document).toString('base64'),
    branch,
  });
  const { number } = await ask('POST', '/pulls', { title: 'Postmortem', head: branch, base: 'main' });
  const head = (await ask('GET', `/git/ref/heads/${encodeURIComponent(branch)}`)).object.sha;

  const devin = await startDevin({ apiKey: DEVIN_KEY, orgId: 'org-bench' });
  const requests: InFlight[] = [];
  const note = (request: InFlight) => requests.push(request);
  const fronts = await Promise.all([
    front('GitHub', github.url, DELAY_MS, note),
    front('PagerDuty', pagerduty.url, DELAY_MS, note),
    front('Devin', devin.url, DELAY_MS, note),
  ]);
  const [gitHubFront, pagerDutyFront, devinFront] = fronts;
  const event = {
    action: 'opened',
    number,
    sender: { login: 'devin-ai-integration[bot]', type: 'Bot' },
    pull_request: { head: { sha: head } },
  };
  await runStep(
    STEPS.action,
    { name: 'pull_request_target', body: event },
    {
      GITHUB_API_URL: gitHubFront.url,
      'INPUT_GITHUB-TOKEN': GITHUB_TOKEN,
      'INPUT_DEVIN-API-KEY': DEVIN_KEY,
      'INPUT_DEVIN-API-URL': devinFront.url,
      'INPUT_DEVIN-ORG-ID': 'org-bench',
      'INPUT_PAGERDUTY-TOKEN': PAGERDUTY_KEY,
      'INPUT_PAGERDUTY-API-URL': pagerDutyFront.url,
    },
    'outcome',
  );
  for (const each of fronts) each.close();
  await Promise.all([devin.close(), github.close(), pagerduty.close()]);
  const verifying = requests.filter(
    ({ service, path }) =>
      service === 'PagerDuty' || (service === 'GitHub' && /\/contents\/src/.test(decodeURIComponent(path))),
  );
  return { verifying: counted(verifying), whole: counted(requests) };
}

function counted(requests: readonly InFlight[]): Counted {
  return { requests: requests.length, rounds: roundsOf(requests) };
}
