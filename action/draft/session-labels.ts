/** The parts of a session that Devin shows in its list: its title and tags. */
import * as tags from '../../src/agent/tags.ts';
import type { CleanIncident } from '../../src/incident/clean-incident.ts';
import type { Trigger } from '../../src/policy/situation.ts';
import { truncateCharacters } from '../../src/text/truncate.ts';

/** At most 150 characters of the incident's title. */
export function sessionTitle({ title, number }: CleanIncident): string {
  return `Postmortem: ${truncateCharacters(title, 150)}${number === undefined ? '' : ` (#${number})`}`;
}

/** Returns the tags of a session when it starts; `own` are the team's. */
export function sessionTags(
  incident: CleanIncident,
  order: 'write' | 'gather',
  trigger: Trigger,
  own: readonly string[],
  /** From sessions that this one replaces. */
  handedOn: readonly string[],
): string[] {
  const { id, service, priority } = incident;
  return [
    tags.POSTMORTEM_TAG,
    tags.incidentTag(id),
    tags.SOURCES_TAG,
    ...eventTags(trigger),
    ...(service === undefined ? [] : [tags.serviceTag(service)]),
    ...(priority === undefined ? [] : [tags.priorityTag(priority)]),
    ...(order === 'write' ? resolvedTags(incident) : []),
    ...(trigger.by === 'hand' ? [tags.BY_HAND_TAG] : []),
    ...own,
    ...handedOn,
  ];
}

/** Returns the tags for the events and resolves of an incident that a session was notified of. */
export function handledTags(incident: CleanIncident, trigger: Trigger): string[] {
  return [tags.incidentTag(incident.id), ...eventTags(trigger), ...resolvedTags(incident)];
}

function eventTags(trigger: Trigger): string[] {
  return trigger.by === 'event' && trigger.eventId !== undefined ? [tags.eventTag(trigger.eventId)] : [];
}

/** Without this tag a session counts as one that only gathers, so if PagerDuty gave no time, it is now. */
function resolvedTags({ status, resolvedAt }: CleanIncident): string[] {
  return status === 'resolved' ? [tags.resolvedTag(resolvedAt ?? new Date().toISOString())] : [];
}
