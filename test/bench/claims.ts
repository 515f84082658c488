/**
 * The review of a postmortem with 60 claims, by the built action as a real process: how many requests the whole run takes, and how
 * many rounds of requests it waits for.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { type Author, startClaimsWorld } from './claims-world.ts';
import { DELAY_MS } from './drafts.ts';
import { type InFlight, roundsOf } from './outside.ts';
import { STEPS } from './programs.ts';
import { runStep } from './steps.ts';
import type { Webhook } from './webhook.ts';

export { CLAIMS } from './claims-world.ts';

export interface ClaimsRun {
  requests: number;
  rounds: number;
}

/** Of a pull request by Devin, and of one by a person. */
export async function claimsRuns(webhook: Webhook): Promise<Record<Author, ClaimsRun>> {
  return { devin: await claimsRun(webhook, 'devin'), ada: await claimsRun(webhook, 'ada') };
}

async function claimsRun({ body }: Webhook, author: Author): Promise<ClaimsRun> {
  const world = await startClaimsWorld(body, author);
  const requests: InFlight[] = [];
  const environment = await world.open(
    () => wait(DELAY_MS),
    (request) => requests.push(request),
  );
  await runStep(STEPS.action, world.event, environment, 'outcome');
  await world.close();
  return { requests: requests.length, rounds: roundsOf(requests) };
}
