/**
 * The tags on a session. They are the action's only memory of an incident.
 */
import { truncateCharacters } from '../text/truncate.ts';

export const POSTMORTEM_TAG = 'pagerduty-postmortem';
/** A manual run: it does not count against the daily limit. */
export const BY_HAND_TAG = 'postmortem-by-hand';
/** A person closed its pull request unmerged: nothing more is written about its incident. */
export const DECLINED_TAG = 'postmortem-declined';
/** Its postmortem was merged, and the session was asked to publish it. */
export const PUBLISHED_TAG = 'postmortem-published';
/** Its brief asks for the source of every claim, and for the record. Sessions of earlier versions do not have it. */
export const SOURCES_TAG = 'postmortem-sources';
/** We terminated it: it does not count as an existing session. */
export const TERMINATED_TAG = 'postmortem-terminated';

/** It makes the change of an action item, and writes no postmortem. */
export const FIX_TAG = 'postmortem-fix';

/** A run's turn to do something that must happen once; turns.ts reads and writes them. */
export const TURN_TAG = 'postmortem-turn:';

const INCIDENT = 'pagerduty-incident:';
const EVENT = 'pagerduty-event:';
const RESOLVED = 'postmortem-resolved:';
const REVIEW = 'postmortem-review:';

/** The session is about this incident. */
export const incidentTag = (incidentId: string) => `${INCIDENT}${incidentId}`;
/** The session has handled this PagerDuty event. */
export const eventTag = (eventId: string) => `${EVENT}${eventId}`;
/** The session was asked to write, for the resolve at this time. */
export const resolvedTag = (resolvedAt: string) => `${RESOLVED}${resolvedAt}`;
/** The session was asked to fix the review's findings at this head commit. */
export const reviewTag = (headSha: string) => `${REVIEW}${headSha}`;
/** The session makes the change of this action item: the code in the marker of its issue. */
export const fixTag = (itemCode: string) => `${FIX_TAG}:${itemCode}`;
export const serviceTag = (service: string) => `service:${truncateCharacters(service, 80)}`;
export const priorityTag = (priority: string) => `priority:${truncateCharacters(priority, 40)}`;

export const incidentIdsOf = (tags: readonly string[]) => valuesOf(tags, INCIDENT);
/** Returns whether a session with these tags writes about several incidents. */
export const isShared = (tags: readonly string[]) => incidentIdsOf(tags).length > 1;
/** Tags of the events that the session has handled. */
export const eventTagsOf = (tags: readonly string[]) => tags.filter((tag) => tag.startsWith(EVENT));
/** Head commits at which the session was asked to fix findings. */
export const reviewedHeadsOf = (tags: readonly string[]) => valuesOf(tags, REVIEW);

/** Resolves for which the session was asked to write, oldest first. */
export function resolvesOf(tags: readonly string[]): string[] {
  return valuesOf(tags, RESOLVED)
    .filter((time) => !Number.isNaN(Date.parse(time)))
    .sort((one, other) => Date.parse(one) - Date.parse(other));
}

/** Tags that are removed to make room, in this order. */
const PASSING = [TURN_TAG, EVENT, RESOLVED];

/** Devin's limit per session (API reference v3, "Replace session tags"). */
export const MAX_TAGS = 50;

/**
 * Returns the list with more tags at its end. Beyond 50, removes the oldest turns, then the oldest event tags, then the oldest
 * resolves; never incident tags.
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

/** How many are kept free for later tags, such as that its pull request was declined. */
const RESERVE = 6;

/** Returns whether another incident's tags fit next to those that must stay. */
export function hasRoom(tags: readonly string[]): boolean {
  const lasting = tags.filter((tag) => !PASSING.some((prefix) => tag.startsWith(prefix)));
  return lasting.length < MAX_TAGS - RESERVE;
}

function valuesOf(tags: readonly string[], prefix: string): string[] {
  return tags.filter((tag) => tag.startsWith(prefix)).map((tag) => tag.slice(prefix.length));
}
