/** The action in mode `draft` as a whole process, beside a bare script that sends the same one request. */
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { dispatchBody } from '../../src/dispatch.ts';
import { WebhookBody, WebhookIncident } from '../../src/pagerduty/webhook.ts';
import { start, stop } from './children.ts';
import { FOLDER, STEPS } from './programs.ts';
import type { Webhook } from './webhook.ts';

export type StepName = keyof typeof STEPS;

const EVENT = resolve(FOLDER, 'event.json');
const OUTPUT = resolve(FOLDER, 'output');
const SUMMARY = resolve(FOLDER, 'summary');
const LIMIT_MS = 30_000;

/** Milliseconds of each run, interleaved. */
export async function stepRuns(apis: string, webhook: Webhook, rounds: number): Promise<Record<StepName, number>[]> {
  writeEvent(webhook);
  const environment = {
    DEVIN_API_KEY: 'cog_bench',
    DEVIN_API_URL: apis,
    DEVIN_ORG_ID: 'org-bench',
    GITHUB_ACTIONS: 'true',
    GITHUB_API_URL: apis,
    GITHUB_EVENT_NAME: 'repository_dispatch',
    GITHUB_EVENT_PATH: EVENT,
    GITHUB_OUTPUT: OUTPUT,
    GITHUB_REPOSITORY: 'acme/incident-docs',
    GITHUB_STEP_SUMMARY: SUMMARY,
    INPUT_MODE: 'draft',
    'INPUT_DEVIN-API-KEY': 'cog_bench',
    'INPUT_DEVIN-API-URL': apis,
    'INPUT_DEVIN-ORG-ID': 'org-bench',
    'INPUT_GITHUB-TOKEN': 'ghs_bench',
    'INPUT_PAGERDUTY-API-URL': apis,
  };
  const all: Record<StepName, number>[] = [];
  for (let round = 0; round < rounds; round += 1) {
    all.push({ action: await run('action', environment), 'bare script': await run('bare script', environment) });
  }
  return all;
}

async function run(name: StepName, environment: Record<string, string>): Promise<number> {
  for (const file of [OUTPUT, SUMMARY]) writeFileSync(file, '');
  const begin = performance.now();
  const child = start(STEPS[name], environment);
  const limit = setTimeout(() => stop(child), LIMIT_MS);
  const [code] = await once(child, 'exit');
  const took = performance.now() - begin;
  clearTimeout(limit);
  const output = readFileSync(OUTPUT, 'utf8');
  if (code !== 0 || !output.includes('created')) throw new Error(`${name}: exit code ${code}, outputs ${output}`);
  return took;
}

function writeEvent({ body }: Webhook): void {
  const { event } = WebhookBody.parse(JSON.parse(body));
  const dispatch = JSON.parse(dispatchBody(event, WebhookIncident.parse(event.data), 'bench'));
  const { event_type: action, client_payload } = dispatch;
  const repository = { full_name: 'acme/incident-docs', private: true, default_branch: 'main' };
  writeFileSync(EVENT, JSON.stringify({ action, branch: 'main', client_payload, repository }));
}
