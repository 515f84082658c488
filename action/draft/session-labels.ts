/** What is read of a session in Devin without opening it: its title and tags. */
import * as tags from '../../src/agent/tags.ts';
import type { CleanIncident } from '../../src/incident/clean-incident.ts';
import type { Trigger } from '../../src/policy/situation.ts';

/** At most 150 characters of the incident's title. */
export function sessionTitle({ title, number }: CleanIncident): string {
  const characters = [...title];
  const short = characters.length > 150 ? `${characters.slice(0, 149).join('')}…` : title;
  return `Postmortem: ${short}${number === undefined ? '' : ` (#${number})`}`;
}

/** The tags of a session when it starts; `own` are the team's. */
export function sessionTags(
  incident: CleanIncident,
  order: 'write' | 'gather',
  trigger: Trigger,
  own: readonly string[],
  /** Of sessions that made way for this one. */
  handedOn: readonly string[],
): string[] {
  const { id, service, priority } = incident;
  return [
    tags.POSTMORTEM_TAG,
    tags.incidentTag(id),
    ...eventTags(trigger),
    ...(service === undefined ? [] : [tags.serviceTag(service)]),
    ...(priority === undefined ? [] : [tags.priorityTag(priority)]),
    ...(order === 'write' ? resolvedTags(incident) : []),
    ...(trigger.by === 'hand' ? [tags.BY_HAND_TAG] : []),
    ...own,
    ...handedOn,
  ];
}

/** The tags that say which event of an incident a session was told of. */
export function handledTags(incident: CleanIncident, trigger: Trigger): string[] {
  return [tags.incidentTag(incident.id), ...eventTags(trigger), ...resolvedTags(incident)];
}

function eventTags(trigger: Trigger): string[] {
  return trigger.by === 'event' && trigger.eventId !== undefined ? [tags.eventTag(trigger.eventId)] : [];
}

/** Without it a session counts as one that only gathers, so if PagerDuty gave no time, it is now. */
function resolvedTags({ status, resolvedAt }: CleanIncident): string[] {
  return status === 'resolved' ? [tags.resolvedTag(resolvedAt ?? new Date().toISOString())] : [];
}
