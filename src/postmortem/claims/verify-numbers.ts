/**
 * Numbers that contradict each other, or the times. The rule `facts` finds them too, with the rounding that people use; what Devin
 * writes is compared as it is written.
 */

import { MINUTE_MS } from '../../time/units.ts';
import { wrongDuration } from '../rules/facts/durations.ts';
import { contradictingNumbers } from '../rules/facts/numbers.ts';
import { bareOf, type Claim } from './claims.ts';
import { type Outcome, refuted } from './outcome.ts';
import type { Contradiction, Gathered } from './verify-claims.ts';

/** Without what the rule `facts` reports on the same line. */
export function numberProblems({ document, incident, author }: Gathered): Contradiction[] {
  if (author === 'people') return [];
  const subject = { document, incident };
  const told = new Set(
    [...contradictingNumbers(document), ...wrongDuration(subject)].map(({ range }) => range.start.line),
  );
  return [...contradictingNumbers(document, true), ...wrongDuration(subject, true)]
    .filter(({ range, severity }) => severity !== 'warn' && !told.has(range.start.line))
    .map(({ range, message }) => ({ range, message }));
}

const LENGTH = String.raw`(?:(\d{1,3})\s?(?:hours?|hrs?|h)\b(?:\s?(?:and\s)?(\d{1,2})\s?(?:minutes?|mins?|m)\b)?|(\d{1,4})\s?(?:minutes?|mins?)\b)`;
/** "for 46 minutes", "lasted 1 hour 44 minutes", "8 minutes after the impact began". */
const LASTING = new RegExp(
  String.raw`\b(?:for|lasted|lasting|took)\s(?:the\s|a\stotal\sof\s|all\sof\s)?(about\s|around\s|nearly\s|~\s?|roughly\s|almost\s|up\sto\s|at\smost\s|under\s|over\s)?${LENGTH}(?!\s(?:per|each|a\s|apiece))`,
  'gi',
);
const AFTER_THE_IMPACT = new RegExp(
  String.raw`(about\s|around\s|nearly\s|~\s?|roughly\s|almost\s)?${LENGTH}\s(?:after|into)\s(?:the\s)?(?:(?:customer|user|first|beginning of the)\s)?(?:impact|outage|incident|degradation|errors?|failures?|onset|it\s(?:began|started))`,
  'gi',
);
/** Not the length of the incident. */
const OF_ONE =
  /\b(?:each|every|per|average|median|p\d\d|up to|at most|timeouts?|retr(?:y|ies|ied)|interval|window|ttl)\b/i;

/** How long things took follows from when they began and ended: `moments` are all times that are known, `starts` the earliest. */
export function durationOutcomes(
  { text, section }: Claim,
  { author }: Gathered,
  { moments, starts }: { moments: readonly number[]; starts: readonly number[] },
): Outcome[] {
  const isAbout = section === 'impact' || section === 'detection';
  if (!isAbout || author === 'people' || starts.length === 0 || OF_ONE.test(text)) return [];
  const bare = bareOf(text);
  const lasting = section === 'impact' ? [...bare.matchAll(LASTING)] : [];
  return [...lasting, ...bare.matchAll(AFTER_THE_IMPACT)].flatMap(([whole, hedge, hours, more, minutes]) => {
    const length = lengthOf(hours, more, minutes);
    const slack = slackOf(length, hedge !== undefined, minutes === undefined && more === undefined);
    if (starts.some((start) => moments.some((at) => Math.abs(at - start - length) <= slack))) return [];
    return [refuted(`"${whole.replace(/\s+/g, ' ').trim()}" does not follow from the times of the document.`)];
  });
}

/** Whether a number is a duration that two of the known times make. */
export function isDurationOfTimes({ number = '', text }: Claim, moments: readonly number[]): boolean {
  const at = text.indexOf(number);
  const match = new RegExp(`^${LENGTH}`, 'i').exec(text.slice(Math.max(0, at)));
  if (match === null) return false;
  const [, hours, more, minutes] = match;
  const length = lengthOf(hours, more, minutes);
  const slack = slackOf(
    length,
    /\b(?:about|around|~|at most|up to)\s?$/i.test(text.slice(0, at)),
    minutes === undefined && more === undefined,
  );
  return moments.some((start) => moments.some((end) => Math.abs(end - start - length) <= slack));
}

function lengthOf(hours: string | undefined, more: string | undefined, minutes: string | undefined): number {
  return (Number(hours ?? 0) * 60 + Number(more ?? minutes ?? 0)) * MINUTE_MS;
}

function slackOf(length: number, hedged: boolean, inHours: boolean): number {
  return Math.max(MINUTE_MS, hedged ? length * 0.3 : 0, inHours ? 30 * MINUTE_MS : 0);
}
