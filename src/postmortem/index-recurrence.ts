/** The section of the index about failures that happened again. */
import { countBar } from '../text/bar.ts';
import { counted } from '../text/counted.ts';
import { escapeMarkdown } from '../text/markdown.ts';
import type { IndexEntry } from './index-entry.ts';
import { costOf, type RepeatCost, recurringIn } from './repeats.ts';

const MAX_ROWS = 10;
const BAR_WIDTH = 10;

/** Returns markdown; nothing if no failure happened again. `linkOf` returns a link to a document with its title. */
export function recurrenceSection(entries: readonly IndexEntry[], linkOf: (entry: IndexEntry) => string): string[] {
  const all = recurringIn(entries);
  if (all.length === 0) return [];
  const repeats = all.flatMap((each) => each.repeats);
  const most = Math.max(...all.map((each) => each.repeats.length));
  const rows = all.slice(0, MAX_ROWS).map(({ first, repeats: { length }, cost }) => {
    const cells = [linkOf(first), `${countBar(length, most, BAR_WIDTH)} ${length}`, ...cellsOf(cost)];
    return `| ${cells.join(' | ')} |`;
  });
  const rest = all.length - rows.length;
  return [
    '### It happened again',
    `${counted(repeats.length, 'incident')} repeated an earlier failure: ${costInWords(costOf(repeats))}.`,
    [
      '| First incident | Repeats | Minutes | Night pages | ACU |',
      '| :--- | :--- | ---: | ---: | ---: |',
      ...rows,
    ].join('\n'),
    `${rest > 0 ? `${counted(rest, 'more failure')} happened again with less impact. ` : ''}Minutes of impact, pages in sleep hours (PagerDuty's analytics) and ACU of the repeats, without the first incident. A cell is empty if the value is not known. An incident repeats an earlier one if its record says so (\`repeats\`), or if it is similar and has the same category of cause.`,
  ];
}

/** "210 minutes of impact, 4 night pages, 12.3 ACU". */
export function costInWords({ minutes, nightPages, acu }: RepeatCost): string {
  return [
    `${counted(minutes, 'minute')} of impact`,
    nightPages === undefined ? 'night pages not known' : counted(nightPages, 'night page'),
    ...(acu === undefined ? [] : [`${acu.toFixed(1)} ACU`]),
  ].join(', ');
}

function cellsOf({ minutes, nightPages, acu }: RepeatCost): string[] {
  return [String(minutes), nightPages === undefined ? '' : String(nightPages), acu === undefined ? '' : acu.toFixed(1)];
}

/** A short name of an incident in a sentence: its title and its day. */
export function entryName({ title, date }: IndexEntry): string {
  return `${escapeMarkdown(title, 100).trim() || 'Untitled'}${date === undefined ? '' : `, ${date}`}`;
}
