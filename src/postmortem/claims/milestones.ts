/** PagerDuty's milestones, which a timeline tells: triggered, acknowledged, escalated, reassigned, resolved. */
import type { LedgerEntry, Milestone } from '../../incident/ledger.ts';
import { MINUTE_MS } from '../../time/units.ts';
import type { Range } from '../document/model.ts';
import type { StatedEvent } from '../stated-times.ts';
import { isSameMinute } from './outcome.ts';

/** A milestone that no line of the timeline tells. */
export interface MissingMilestone {
  milestone: Milestone;
  at: number;
  id: string | undefined;
  /** The lines between which it belongs. */
  range: Range;
}

const WORDS: Readonly<Record<Milestone, RegExp>> = {
  triggered:
    /trigger|opened|created|paged|page[sd]?\b|alert|fire[sd]|detect|ausgelöst|alarm|déclench|activad|dispar|attivat|発生|検知|触发|告警|발생/i,
  acknowledged:
    /ack(?:s|ed|nowledg\w*)?\b|bestätigt|quittiert|acquitt|reconoc|confirm|reconhec|presa in carico|確認|确认|확인/i,
  escalated: /escalat|eskalier|escalad|エスカレ|升级|에스컬/i,
  reassigned: /assign|handed|joins?|joined|escalat|zugewiesen|réaffect|reasign|assegnat|担当|指派|할당/i,
  resolved:
    /resolv|closed|recover|restored|ended|gelöst|behoben|résolu|resuel|resolvid|risolt|解決|復旧|解决|恢复|해결/i,
};

/** Returns whether the timeline entry describes a milestone at this minute, in its own words. */
export function isMilestone(text: string, at: number, entries: readonly LedgerEntry[]): boolean {
  return entries.some(
    ({ milestone, times }) =>
      milestone !== undefined && WORDS[milestone].test(text) && times.some((time) => isSameMinute(time, at)),
  );
}

/**
 * The milestones that the timeline leaves out. Told is what a line cites, and what a line says at that minute. Of acknowledgements
 * the first counts, and of resolves the last: responders repeat the one, and a reopened incident the other.
 */
export function missingMilestones(
  entries: readonly LedgerEntry[],
  events: readonly StatedEvent[],
  cited: ReadonlySet<string>,
): MissingMilestone[] {
  if (events.length === 0) return [];
  const told = milestonesToTell(entries);
  return told.flatMap(({ entry, milestone, at }): MissingMilestone[] => {
    if (entry.hashes.some((hash) => cited.has(hash))) return [];
    const isTold = events.some(
      (event) => Math.abs(event.at - at) <= MINUTE_MS && WORDS[milestone].test(event.entry.text),
    );
    return isTold ? [] : [{ milestone, at, id: entry.id, range: placeOf(at, events) }];
  });
}

function milestonesToTell(entries: readonly LedgerEntry[]): { entry: LedgerEntry; milestone: Milestone; at: number }[] {
  const all = entries
    .flatMap((entry) => {
      const [at] = entry.times;
      return entry.milestone === undefined || at === undefined ? [] : [{ entry, milestone: entry.milestone, at }];
    })
    .sort((a, b) => a.at - b.at);
  const of = (milestone: Milestone) => all.filter((each) => each.milestone === milestone);
  const escalations = of('escalated');
  // Who was paged first is no reassignment, and an escalation assigns too.
  const reassigned = of('reassigned').filter(
    ({ at }) => ![...of('triggered'), ...escalations].some((other) => Math.abs(other.at - at) <= MINUTE_MS),
  );
  const first = all[0]?.at ?? 0;
  return [
    ...of('triggered').slice(0, 1),
    ...of('acknowledged').slice(0, 1),
    ...escalations,
    ...reassigned.filter(({ at }) => at - first > MINUTE_MS),
    ...of('resolved').slice(-1),
  ];
}

/** From the line before it to the line after it. */
function placeOf(at: number, events: readonly StatedEvent[]): Range {
  const before = events.findLast((event) => event.at <= at);
  const after = events.find((event) => event.at > at);
  const [first, last] = [before ?? after, after ?? before];
  if (first === undefined || last === undefined) throw new Error('A timeline without an event has no place');
  const [start, end] = [first.entry.range.start, last.entry.range.end];
  return start.offset <= end.offset ? { start, end } : first.entry.range;
}
