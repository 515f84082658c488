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
      ? 'This event needs no postmortem: only acknowledged and resolved incidents get one.'
      : 'This event needs no postmortem: only resolved incidents get one.',
  merged: () => 'It was merged into another incident, which gets the postmortem.',
  'not-resolved': () => 'It is still open. It can get a postmortem once it is resolved.',
  'duplicate-event': () => 'Already handled: PagerDuty may deliver an event more than once.',
  declined: () =>
    'Somebody closed its pull request without merging it, so nothing more is written about it until the pull request is reopened.',
  'already-started': () => 'A session is already working on it.',
  'already-written': () => 'Its postmortem is already in the docs repository, or open as a pull request.',
  'daily-limit': (_incident, { limits }) =>
    `The daily limit is reached: ${limits['sessions-per-day']} sessions within 24 hours ("limits.sessions-per-day"). If postmortem-reconcile.yml runs, it is drafted once there is room.`,
  confidential: () => 'It is confidential by the configuration: nothing about it is sent anywhere or written here.',
  priority: ({ priority }, { incidents }) =>
    `Its priority is ${priority === undefined ? 'not set' : escapeMarkdown(priority)}, but postmortems are written for ${list(incidents.priorities)}.`,
  urgency: ({ urgency }, { incidents }) =>
    `Its urgency is ${escapeMarkdown(urgency ?? 'unknown')}, but postmortems are written for ${list(incidents.urgencies)} urgency.`,
  service: ({ service }) =>
    `Postmortems are not written for the service ${escapeMarkdown(service ?? 'unknown')} ("incidents.services").`,
  type: ({ type }, { incidents }) =>
    `Its type is ${escapeMarkdown(type ?? 'unknown')}, but postmortems are written for ${list(incidents.types)} ("incidents.types").`,
  'too-short': ({ createdAt, resolvedAt }, { incidents }) =>
    `It lasted ${inWords(durationOf({ createdAt, resolvedAt }) ?? 0)}, but postmortems are written for incidents of at least ${inWords(incidents['min-duration'])}.`,
};

function list(names: readonly string[]): string {
  return names.map((name) => escapeMarkdown(name)).join(' and ');
}
