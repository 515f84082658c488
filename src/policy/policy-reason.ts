/** Which incidents the configuration excludes. */
import { isConfidential } from '../incident/confidential.ts';
import { durationOf, type Incident } from '../incident/incident.ts';
import { isNamed } from '../text/is-named.ts';
import type { Config } from './config.ts';

/** In the order in which they are checked. A missing field never excludes an incident, except a missing priority if some are listed. */
const EXCLUDES = {
  confidential: isConfidential,
  priority: ({ priority }, { incidents: { priorities } }) => priorities.length > 0 && !isNamed(priorities, priority),
  urgency: ({ urgency }, { incidents: { urgencies } }) =>
    urgencies.length > 0 && urgency !== undefined && !isNamed(urgencies, urgency),
  service: ({ service, serviceId }, { incidents: { services } }) => {
    const isKnown = service !== undefined || serviceId !== undefined;
    const isWanted = services.only.length === 0 || !isKnown || isNamed(services.only, service, serviceId);
    return !isWanted || isNamed(services.except, service, serviceId);
  },
  type: ({ type }, { incidents: { types } }) => types.length > 0 && type !== undefined && !isNamed(types, type),
  'too-short': isTooShort,
} as const satisfies Readonly<Record<string, (incident: Incident, config: Config) => boolean>>;

/** Why the configuration wants no postmortem of an incident. */
export type PolicyReason = keyof typeof EXCLUDES;

const POLICY_REASONS = Object.keys(EXCLUDES) as PolicyReason[];

/** Returns the first reason to exclude the incident; undefined if the configuration wants its postmortem. */
export function policyReason(incident: Incident, config: Config): PolicyReason | undefined {
  return POLICY_REASONS.find((reason) => isExcluded(reason, incident, config));
}

/** Returns whether the configuration excludes the incident for this reason. */
export function isExcluded(reason: PolicyReason, incident: Incident, config: Config): boolean {
  return EXCLUDES[reason](incident, config);
}

function isTooShort(incident: Incident, { incidents }: Config): boolean {
  const duration = durationOf(incident);
  return duration !== undefined && duration < incidents['min-duration'];
}
