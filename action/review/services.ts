/** Connects to the services that may be queried for a pull request. */
import type { Agent } from '../../src/agent/agent.ts';
import type { PagerDuty } from '../../src/pagerduty/connect-pagerduty.ts';
import { pagerdutyOf, reachDevin } from '../shared/connections.ts';
import type { Inputs } from '../shared/inputs.ts';

export interface Services {
  /** Connecting can take a request, so nothing else waits for it. */
  agent: Promise<Agent | undefined>;
  pagerduty: PagerDuty | undefined;
  /** Why others are not queried, each a sentence. */
  leftOut: Promise<string[]>;
}

export function connectServices(
  inputs: Inputs,
  { isFork, asTarget }: { isFork: boolean; asTarget: boolean },
): Services {
  if (isFork) {
    const leftOut = [
      'PagerDuty and Devin were not queried: the pull request comes from a fork.',
      'Its citations and earlier postmortems were not looked up: the pull request comes from a fork.',
    ];
    return { agent: Promise.resolve(undefined), pagerduty: undefined, leftOut: Promise.resolve(leftOut) };
  }
  const pagerduty = pagerdutyOf(inputs);
  const reached = reachDevin(inputs);
  const leftOut = reached.then(({ agent, problem }) => [
    ...(pagerduty === undefined ? ['PagerDuty was not queried: the input "pagerduty-token" is empty.'] : []),
    ...(problem === undefined ? [] : [problem]),
    ...(asTarget || (pagerduty !== undefined && agent !== undefined) ? [] : [WITHOUT_SECRETS]),
  ]);
  // The code that needs them gets the error.
  leftOut.catch(() => {});
  const agent = reached.then(({ agent }) => agent);
  agent.catch(() => {});
  return { agent, pagerduty, leftOut };
}

const WITHOUT_SECRETS =
  'On the event pull_request there are no secrets, because the pull request can change the workflow: times and severity were compared within the document only, and Devin is not asked to fix anything.';
