/**
 * What the tags on a session mean. They are the only memory that the action has of an incident.
 */

export const POSTMORTEM_TAG = 'pagerduty-postmortem';
export const BY_HAND_TAG = 'postmortem-by-hand';

/** The session is about this incident. */
export const incidentTag = (incidentId: string) => `pagerduty-incident:${incidentId}`;
/** The session has handled this event of PagerDuty's. */
export const eventTag = (eventId: string) => `pagerduty-event:${eventId}`;
/** The order to write was given, for the incident as it was resolved at this time. */
export const resolvedTag = (resolvedAt: string) => `postmortem-resolved:${resolvedAt}`;
export const serviceTag = (service: string) => `service:${service}`;
export const priorityTag = (priority: string) => `priority:${priority}`;
