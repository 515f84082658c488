import { counted } from '../text/counted.ts';
import { escapeMarkdown } from '../text/markdown.ts';
import type { IndexEntry } from './index-entry.ts';
import { entryName } from './index-recurrence.ts';
import { costOf, type Repeat, recurringIn } from './repeats.ts';

/** Returns the comment on an action item of the earlier postmortem, in markdown. It does not change when later incidents are known. */
export function recurredComment(
  { entry, of, why }: Repeat,
  entries: readonly IndexEntry[],
  urlOf: (entry: IndexEntry) => string,
): string {
  const since = repeatsSince(of, entry, entries);
  const minutes = costOf([entry]).minutes;
  const all = costOf(since).minutes;
  return [
    `**This happened again:** [${entryName(entry)}](${urlOf(entry)}), ${counted(minutes, 'minute')} of impact.`,
    `Since [${entryName(of)}](${urlOf(of)}), which this action item is from, the same failure has had ${counted(all, 'minute')} of impact in ${counted(since.length, 'incident')}.`,
    `Why it counts as the same failure: ${escapeMarkdown(why, 300)}. If it is not, correct \`repeats\` in the front matter of the new postmortem.`,
  ].join('\n\n');
}

/** The incidents of the same failure after an earlier one, up to this one, which is among them. */
function repeatsSince(of: IndexEntry, entry: IndexEntry, entries: readonly IndexEntry[]): IndexEntry[] {
  const { first, repeats } = recurringIn(entries).find(
    (each) => [each.first, ...each.repeats].includes(of) && [each.first, ...each.repeats].includes(entry),
  ) ?? { first: of, repeats: [entry] };
  const chain = [first, ...repeats];
  const after = chain.slice(chain.indexOf(of) + 1).filter(({ date = '' }) => date <= (entry.date ?? date));
  return after.includes(entry) ? after : [entry];
}
