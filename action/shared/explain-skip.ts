import { type CleanIncident, isClean, type ShownIncident } from '../../src/incident/clean-incident.ts';
import { durationOf } from '../../src/incident/incident.ts';
import type { Config } from '../../src/policy/config.ts';
import type { SkipReason } from '../../src/policy/skip-rules.ts';
import { escapeMarkdown } from '../../src/text/markdown.ts';
import { inWords } from '../../src/time/duration.ts';

/** Says why there is no postmortem, in a sentence for somebody who expected one. */
export function explainSkip(
  reason: SkipReason,
  { incident, config }: { incident: ShownIncident; config: Config },
): string {
  return WHY[reason](isClean(incident) ? incident : {}, config);
}

const WHY: Record<SkipReason, (incident: Partial<CleanIncident>, config: Config) => string> = {
  'event-not-handled': (_incident, config) =>
    config['start-on'] === 'acknowledged'
      ? 'This event does not call for a postmortem: only an acknowledged and a resolved incident do.'
      : 'This event does not call for a postmortem: only a resolved incident does.',
  merged: () => 'It was merged into another incident, and that one gets the postmortem.',
  'not-resolved': () => 'It is still open. Its postmortem can be started once it is resolved.',
  'duplicate-event': () => 'Its postmortem was ordered before: PagerDuty may deliver an event more than once.',
  declined: () =>
    'Somebody closed its pull request without merging it, so nothing more is written about it until that is reopened.',
  'already-started': () => 'A session is at work on it already.',
  'already-written': () => 'Its postmortem stands in the docs repository already, or waits there as a pull request.',
  'daily-limit': (_incident, { limits }) =>
    `The daily limit is reached: ${limits['sessions-per-day']} sessions within 24 hours ("limits.sessions-per-day"). Where postmortem-reconcile.yml runs, it is drafted as soon as there is room.`,
  confidential: () => 'The configuration calls it confidential: nothing about it is sent anywhere or written here.',
  priority: ({ priority }, { incidents }) =>
    `Its priority is ${priority === undefined ? 'not set' : escapeMarkdown(priority)}, and postmortems are written for ${list(incidents.priorities)}.`,
  urgency: ({ urgency }, { incidents }) =>
    `Its urgency is ${escapeMarkdown(urgency ?? 'unknown')}, and postmortems are written for ${list(incidents.urgencies)} urgency.`,
  service: ({ service }) =>
    `Postmortems are not written for the service ${escapeMarkdown(service ?? 'unknown')} ("incidents.services").`,
  type: ({ type }, { incidents }) =>
    `Its type is ${escapeMarkdown(type ?? 'unknown')}, and postmortems are written for ${list(incidents.types)} ("incidents.types").`,
  'too-short': ({ createdAt, resolvedAt }, { incidents }) =>
    `It lasted ${inWords(durationOf({ createdAt, resolvedAt }) ?? 0)}, and postmortems are written from ${inWords(incidents['min-duration'])} upwards.`,
};

function list(names: readonly string[]): string {
  return names.map((name) => escapeMarkdown(name)).join(' and ');
}
