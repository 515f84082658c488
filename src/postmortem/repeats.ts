/** Which failures happened again, and what that cost. Pure: the same entries give the same result, in any order. */
import { familyOf, isSameCause, isSameService } from './family.ts';
import type { IndexEntry } from './index-entry.ts';
import { newestFirst } from './index-state.ts';
import { incidentIdOfPath } from './paths.ts';

/** An incident that is the same failure as an earlier one. */
export interface Repeat {
  entry: IndexEntry;
  /** The earlier postmortem. */
  of: IndexEntry;
  /** Why they count as the same failure, in one plain line. */
  why: string;
}

/** Comparing each with each takes a second for some thousand. */
const MAX_COMPARED = 1_000;
/** What an incident repeats if no record says it. A service with a bad month must not bury its people in comments. */
const MAX_GUESSED = 3;

/**
 * Returns the earlier postmortems that an incident repeats. If its record has the key `repeats`, these are the ones it names, even if that
 * is none. Otherwise they are those of its family with the same category of cause.
 */
export function repeatedBy(entry: IndexEntry, others: readonly IndexEntry[]): Repeat[] {
  const { repeats } = entry;
  if (repeats !== undefined) {
    return others
      .filter((of) => !isOneOf(of, idsOf(entry)) && of.path !== entry.path && isOneOf(of, repeats))
      .map((of) => ({ entry, of, why: 'its record names this incident' }));
  }
  return familyOf(
    entry,
    others.filter((of) => isSameCause(entry, of)),
  )
    .filter(({ member, isWeak }) => !isWeak || isSameService(entry, member))
    .slice(0, MAX_GUESSED)
    .map(({ member, why }) => ({ entry, of: member, why }));
}

/** Returns whether a postmortem is about one of these incidents. */
export function isOneOf(entry: Pick<IndexEntry, 'incident' | 'path'>, ids: readonly string[]): boolean {
  const named = new Set(ids.map((id) => id.toUpperCase()));
  return idsOf(entry).some((id) => named.has(id));
}

function idsOf({ incident, path }: Pick<IndexEntry, 'incident' | 'path'>): string[] {
  return [incident?.toUpperCase() ?? [], incidentIdOfPath(path) ?? []].flat();
}

/** A failure that happened more than once. */
export interface Recurring {
  first: IndexEntry;
  /** Oldest first; at least one. */
  repeats: readonly IndexEntry[];
  cost: RepeatCost;
}

/** What the repeats cost, without the first incident. */
export interface RepeatCost {
  minutes: number;
  /** Of the incidents whose number PagerDuty tells; undefined if it is known of none. */
  nightPages: number | undefined;
  /** Undefined if it is known of no session. */
  acu: number | undefined;
}

const found = new WeakMap<readonly IndexEntry[], readonly Recurring[]>();

/**
 * Returns the failures that happened again, the most minutes first. Compares the newest thousand postmortems. Remembered for each list,
 * because the page, the digest and each comment ask for it.
 */
export function recurringIn(entries: readonly IndexEntry[]): readonly Recurring[] {
  const recurring = found.get(entries) ?? findRecurring(entries);
  found.set(entries, recurring);
  return recurring;
}

function findRecurring(entries: readonly IndexEntry[]): Recurring[] {
  const compared = newestFirst(entries).slice(0, MAX_COMPARED);
  const group = new Map(compared.map((entry) => [entry, [entry]]));
  for (const { entry, of } of compared.flatMap((each) => repeatedBy(each, compared))) {
    const [one, other] = [group.get(entry) ?? [], group.get(of) ?? []];
    if (one === other) continue;
    const both = [...one, ...other];
    for (const each of both) group.set(each, both);
  }
  return [...new Set(group.values())]
    .flatMap((members) => {
      const [first, ...repeats] = newestFirst(members).toReversed();
      return first === undefined || repeats.length === 0 ? [] : [{ first, repeats, cost: costOf(repeats) }];
    })
    .sort(
      (one, other) =>
        other.cost.minutes - one.cost.minutes ||
        other.repeats.length - one.repeats.length ||
        (one.first.path < other.first.path ? -1 : 1),
    );
}

export function costOf(entries: readonly IndexEntry[]): RepeatCost {
  return {
    minutes: entries.reduce((sum, { duration }) => sum + Math.round((duration ?? 0) / 60), 0),
    nightPages: sumOf(entries.map(({ nightPages }) => (nightPages === 'unavailable' ? undefined : nightPages))),
    acu: sumOf(entries.map(({ acu }) => acu)),
  };
}

/** Of the known values; undefined if there is none. */
function sumOf(values: readonly (number | undefined)[]): number | undefined {
  const known = values.flatMap((value) => value ?? []);
  return known.length === 0 ? undefined : known.reduce((sum, value) => sum + value, 0);
}
