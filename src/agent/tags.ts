/**
 * What the tags on a session mean. They are the only memory that the action has of an incident.
 */

export const POSTMORTEM_TAG = 'pagerduty-postmortem';
/** A person asked for it: it does not count against the daily limit. */
export const BY_HAND_TAG = 'postmortem-by-hand';
/** A person closed its pull request unmerged: nothing more is written about its incident. */
export const DECLINED_TAG = 'postmortem-declined';
/** Its postmortem was merged, and the session was told to publish it. */
export const PUBLISHED_TAG = 'postmortem-published';
/** We ended it ourselves: it does not count as a session that was there. */
export const TERMINATED_TAG = 'postmortem-terminated';

/** A run's turn to do what must be done once; turns.ts reads and writes them. */
export const TURN_TAG = 'postmortem-turn:';

const INCIDENT = 'pagerduty-incident:';
const EVENT = 'pagerduty-event:';
const RESOLVED = 'postmortem-resolved:';
const REVIEW = 'postmortem-review:';

/** The session is about this incident. */
export const incidentTag = (incidentId: string) => `${INCIDENT}${incidentId}`;
/** The session has handled this event of PagerDuty's. */
export const eventTag = (eventId: string) => `${EVENT}${eventId}`;
/** The order to write was given, for the incident as it was resolved at this time. */
export const resolvedTag = (resolvedAt: string) => `${RESOLVED}${resolvedAt}`;
/** The session was told to mend what the review found at this head commit. */
export const reviewTag = (headSha: string) => `${REVIEW}${headSha}`;
export const serviceTag = (service: string) => `service:${shorten(service, 80)}`;
export const priorityTag = (priority: string) => `priority:${shorten(priority, 40)}`;

export const incidentIdsOf = (tags: readonly string[]) => valuesOf(tags, INCIDENT);
/** Whether a session with these tags writes about several incidents. */
export const isShared = (tags: readonly string[]) => incidentIdsOf(tags).length > 1;
/** Tags of the events that the session has handled. */
export const eventTagsOf = (tags: readonly string[]) => tags.filter((tag) => tag.startsWith(EVENT));
/** Head commits at which the session was told to mend. */
export const reviewedHeadsOf = (tags: readonly string[]) => valuesOf(tags, REVIEW);

/** Resolves for which an order to write was given, the oldest first. */
export function resolvesOf(tags: readonly string[]): string[] {
  return valuesOf(tags, RESOLVED)
    .filter((time) => !Number.isNaN(Date.parse(time)))
    .sort((one, other) => Date.parse(one) - Date.parse(other));
}

/** What makes room for other tags, in this order. */
const PASSING = [TURN_TAG, EVENT, RESOLVED];

/** Devin takes that many on a session (API reference v3, "Replace session tags"). */
export const MAX_TAGS = 50;

/**
 * The list with more tags at its end. Beyond 50 the oldest turns go, then the oldest event tags, then the oldest resolves;
 * incident tags never.
 */
export function withTags(tags: readonly string[], more: readonly string[]): string[] {
  const all = [...new Set([...tags, ...more])];
  for (const prefix of PASSING) {
    while (all.length > MAX_TAGS) {
      const oldest = all.findIndex((tag) => tag.startsWith(prefix) && !more.includes(tag));
      if (oldest === -1) break;
      all.splice(oldest, 1);
    }
  }
  return all;
}

/** Of those, so many are kept free for what may come later, such as that its pull request was declined. */
const RESERVE = 6;

/** Whether another incident's tags fit beside those that must not go. */
export function hasRoom(tags: readonly string[]): boolean {
  const lasting = tags.filter((tag) => !PASSING.some((prefix) => tag.startsWith(prefix)));
  return lasting.length < MAX_TAGS - RESERVE;
}

function valuesOf(tags: readonly string[], prefix: string): string[] {
  return tags.filter((tag) => tag.startsWith(prefix)).map((tag) => tag.slice(prefix.length));
}

function shorten(text: string, length: number): string {
  const characters = [...text];
  return characters.length > length ? `${characters.slice(0, length - 1).join('')}…` : text;
}
