import type { PostmortemDocument, SkippedPart } from '../document/model.ts';

const MAX_SHOWN = 3;

/** Returns " (lines 5–9, 12)", the lines of its sections that a reader left out; empty if there are none. */
export function linesNotRead({ skipped }: PostmortemDocument, reader: SkippedPart['reader']): string {
  const ranges = skipped
    .filter((each) => each.reader === reader)
    .map(({ range: { start, end } }) => (end.line > start.line ? `${start.line}–${end.line}` : `${start.line}`));
  if (ranges.length === 0) return '';
  return ` (lines ${ranges.slice(0, MAX_SHOWN).join(', ')}${ranges.length > MAX_SHOWN ? ' and more' : ''})`;
}
