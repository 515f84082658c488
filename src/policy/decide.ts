import { durationOf, type Incident } from '../pagerduty/incident.ts';
import type { Config } from './config.ts';

/** What brought the incident: PagerDuty's event, or a person. */
export type Trigger = { by: 'event'; type: string } | { by: 'hand' };

export type SkipReason = 'event-not-handled' | 'merged' | 'not-resolved' | 'urgency' | 'too-short';

export type Decision = { do: 'draft' } | { do: 'skip'; reason: SkipReason };

/**
 * Whether an incident gets a postmortem; the first rule that applies decides. A person who asks for one passes the policy.
 * What is not known (an urgency or a time that PagerDuty left out) never excludes: an incident must not be lost by a gap.
 */
export function decide(incident: Incident, trigger: Trigger, config: Config): Decision {
  if (trigger.by === 'event' && trigger.type !== 'incident.resolved') return skip('event-not-handled');
  if (incident.merged) return skip('merged');
  if (incident.status !== 'resolved') return skip('not-resolved');
  if (trigger.by === 'hand') return { do: 'draft' };

  const { urgencies, minDuration } = config.incidents;
  if (incident.urgency !== undefined && !urgencies.includes(incident.urgency)) return skip('urgency');
  const duration = durationOf(incident);
  if (duration !== undefined && duration < minDuration) return skip('too-short');
  return { do: 'draft' };
}

function skip(reason: SkipReason): Decision {
  return { do: 'skip', reason };
}
