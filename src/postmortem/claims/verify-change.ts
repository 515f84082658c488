/** Verifies what cites a commit, pull request, release, deployment or workflow run. */

import { MINUTE_MS } from '../../time/units.ts';
import { type CitedTarget, citationName } from '../citations.ts';
import type { CitationStatus } from '../rules/rule.ts';
import { clock, isSameMinute, linked, minute, type Outcome, refuted, VERIFIED } from './outcome.ts';
import type { EventTime } from './verify-entry.ts';

/** Clocks differ, and an event is noted a moment later. */
const SLACK = MINUTE_MS;
/** The line describes a step after the change itself, such as its rollout, or what people learned about it. */
const LATER_STEP =
  /\b(?:deploy\w*|roll(?:s|ed|ing)?[ -]?out|rollout|reach(?:es|ed)|live|production|canary|traffic|ship(?:s|ped)|released?|identif\w+|suspect\w*|found|finds|confirm\w*|correlat\w*|trac(?:ed|ing)|bisect\w*|discover\w*|notic\w*|investigat\w*|review\w*|approv\w*|roll(?:s|ed|ing)?[ -]?back|rollback|revert\w*)\b/i;

/** Whether it exists is also for the rule `evidence`, which looks at the whole document. */
export function verifyChange(
  target: CitedTarget,
  lookup: CitationStatus | undefined,
  time: EventTime | undefined,
  text: string,
): Outcome {
  if (lookup === undefined || lookup === 'not-checked') return linked(`${citationName(target)} could not be read`);
  if (lookup === 'missing') return refuted(`${citationName(target)} does not exist.`, 'evidence');
  if (time === undefined) return VERIFIED;
  const times = (lookup.times ?? (lookup.at === undefined ? [] : [lookup.at]))
    .map((each) => Date.parse(each))
    .filter((at) => !Number.isNaN(at));
  if (times.length === 0) return linked(`${citationName(target)} has no time to compare with the line's`);
  const { start, end } = time;
  const slack = time.isRough ? 5 * SLACK : SLACK;
  const isAt = (at: number) =>
    isSameMinute(at, start) || isSameMinute(at, end) || (at >= start - slack && at <= end + slack);
  if (times.some(isAt)) return VERIFIED;
  const [first, last] = [Math.min(...times), Math.max(...times)];
  const isTimed = target.commit === undefined && target.pull === undefined;
  // A commit or pull request does not say when it reached production: later, if the line says so.
  if (!isTimed && LATER_STEP.test(text) && first <= end + slack)
    return linked(`${citationName(target)} does not tell the time of this step`);
  // In the course of a run or a deployment.
  if (
    isTimed &&
    start >= first - slack &&
    end <= last + slack &&
    !/\b(?:start|begin|began|finish|complet|end(?:s|ed)|succe|fail|publish|creat|trigger)/i.test(text)
  ) {
    return VERIFIED;
  }
  const nearest = times.reduce((one, other) => (Math.abs(other - start) < Math.abs(one - start) ? other : one));
  return refuted(`${citationName(target)} is of ${minute(nearest)}, and the line says ${clock(start)}.`);
}
