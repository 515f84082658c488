/** A step of a workflow as a whole process: the action, compared with a bare script that sends the same request. */
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { dispatchBody } from '../../src/dispatch.ts';
import { WebhookBody, WebhookIncident } from '../../src/pagerduty/webhook.ts';
import { start, stop } from './children.ts';
import { FOLDER, STEPS } from './programs.ts';
import type { Webhook } from './webhook.ts';

export type StepName = keyof typeof STEPS;

export const REPOSITORY = 'acme/incident-docs';
const EVENT = resolve(FOLDER, 'event.json');
const OUTPUT = resolve(FOLDER, 'output');
const SUMMARY = resolve(FOLDER, 'summary');
const LIMIT_MS = 30_000;

export interface StepEvent {
  name: 'repository_dispatch' | 'workflow_dispatch' | 'pull_request_target';
  body: Record<string, unknown>;
}

/** Milliseconds of each run in mode `draft`, interleaved. */
export async function stepRuns(apis: string, webhook: Webhook, rounds: number): Promise<Record<StepName, number>[]> {
  const event = dispatchOf(webhook);
  const environment = draftEnvironment(apis);
  const run = (name: StepName) => runStep(STEPS[name], event, environment, 'created');
  const all: Record<StepName, number>[] = [];
  for (let round = 0; round < rounds; round += 1) {
    all.push({ action: await run('action'), 'bare script': await run('bare script') });
  }
  return all;
}

/** The settings of a draft, for the action and for the bare script. */
export const draftEnvironment = (apis: string): Record<string, string> => ({
  DEVIN_API_KEY: 'cog_bench',
  DEVIN_API_URL: apis,
  DEVIN_ORG_ID: 'org-bench',
  GITHUB_API_URL: apis,
  'INPUT_DEVIN-API-KEY': 'cog_bench',
  'INPUT_DEVIN-API-URL': apis,
  'INPUT_DEVIN-ORG-ID': 'org-bench',
  'INPUT_GITHUB-TOKEN': 'ghs_bench',
});

/**
 * Runs a program as the runner runs a step. Returns the milliseconds from its start to its exit. Throws unless its outputs contain
 * `expected`.
 */
export async function runStep(
  program: string,
  event: StepEvent,
  environment: Record<string, string>,
  expected: string,
): Promise<number> {
  for (const file of [OUTPUT, SUMMARY]) writeFileSync(file, '');
  const repository = { full_name: REPOSITORY, private: true, default_branch: 'main' };
  writeFileSync(EVENT, JSON.stringify({ ...event.body, repository }));
  const begin = performance.now();
  const child = start(program, {
    GITHUB_ACTIONS: 'true',
    GITHUB_EVENT_NAME: event.name,
    GITHUB_EVENT_PATH: EVENT,
    GITHUB_OUTPUT: OUTPUT,
    GITHUB_REPOSITORY: REPOSITORY,
    GITHUB_STEP_SUMMARY: SUMMARY,
    ...environment,
  });
  const limit = setTimeout(() => stop(child), LIMIT_MS);
  const [code] = await once(child, 'exit');
  const took = performance.now() - begin;
  clearTimeout(limit);
  const outputs = readFileSync(OUTPUT, 'utf8');
  if (code !== 0 || !outputs.includes(expected)) throw new Error(`${program}: exit code ${code}, outputs ${outputs}`);
  return took;
}

/** The event that the relay makes of a webhook. */
export function dispatchOf({ body }: Webhook): StepEvent {
  const { event } = WebhookBody.parse(JSON.parse(body));
  const dispatch = JSON.parse(dispatchBody(event, WebhookIncident.parse(event.data), 'bench'));
  const { event_type: action, client_payload } = dispatch;
  return { name: 'repository_dispatch', body: { action, branch: 'main', client_payload } };
}
