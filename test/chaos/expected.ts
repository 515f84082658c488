/**
 * Decides which incidents must have a session in the end, from the final facts of an incident and from the configuration. Shares no
 * code with the action, because the action's rules are what is being tested.
 */
import { CONFIDENTIAL_TITLE, type PlannedIncident } from './incidents.ts';

export interface Configuration {
  startOn: 'resolved' | 'acknowledged';
  groupWindow: '0m' | '10m';
}

/** Every seed has its configuration: half of them start early, half of them group. */
export function configurationOf(seed: number): Configuration {
  return {
    startOn: seed % 2 === 0 ? 'resolved' : 'acknowledged',
    groupWindow: Math.floor(seed / 2) % 2 === 0 ? '0m' : '10m',
  };
}

const CONFIDENTIAL_SERVICE = 'Build farm';
const WANTED_PRIORITIES = ['P1', 'P2'];
const SHORTEST = { P1: 60, others: 300 };

/** The configuration file in the docs repository. */
export function configurationFile({ startOn, groupWindow }: Configuration): string {
  return `start-on: ${startOn}
incidents:
  priorities: [${WANTED_PRIORITIES.join(', ')}]
  min-duration: ${SHORTEST.others}s
  confidential: [${CONFIDENTIAL_SERVICE}, "/^${CONFIDENTIAL_TITLE}/"]
limits: { sessions-per-day: 1000, group-window: ${groupWindow} }
overrides:
  - match: { priority: P1 }
    incidents: { min-duration: ${SHORTEST.P1}s }
`;
}

export interface Expected {
  session: boolean;
  why: string;
}

export function expectedOf(incident: PlannedIncident): Expected {
  const { steps, title, service, urgency, written } = incident;
  const no = (why: string): Expected => ({ session: false, why });
  if (isConfidential(incident))
    return no(title.startsWith(CONFIDENTIAL_TITLE) ? 'confidential title' : `confidential service ${service}`);
  if (steps.some(({ does }) => does.do === 'merge')) return no('merged into another');
  if (written) return no('its postmortem was there from the start');
  if (steps.some(({ does }) => does.do === 'start by hand')) return { session: true, why: 'a person asked for it' };
  if (urgency === 'low') return no('low urgency');
  const priority = finalPriority(incident);
  if (priority === undefined || !WANTED_PRIORITIES.includes(priority)) return no(`priority ${priority ?? 'none'}`);
  const seconds = lastResolve(incident) - (steps[0]?.at ?? 0);
  const shortest = priority === 'P1' ? SHORTEST.P1 : SHORTEST.others;
  if (seconds < shortest) return no(`lasted ${seconds} s, less than ${shortest}`);
  return { session: true, why: `${priority}, high urgency, lasted ${seconds} s` };
}

export function isConfidential({ title, service }: PlannedIncident): boolean {
  return service === CONFIDENTIAL_SERVICE || title.startsWith(CONFIDENTIAL_TITLE);
}

function finalPriority({ priority, steps }: PlannedIncident): string | undefined {
  return steps.reduce((before, { does }) => (does.do === 'set priority' ? does.priority : before), priority);
}

/** In seconds from the start. */
export function lastResolve({ steps }: PlannedIncident): number {
  return steps.findLast(({ does }) => does.do === 'resolve')?.at ?? 0;
}

/** Whether it became eligible only after its last resolve. No webhook says that, so reconcile must find it. */
export function becameEligibleLate(incident: PlannedIncident): boolean {
  return incident.steps.some(({ at, does }) => does.do === 'set priority' && at >= lastResolve(incident));
}
