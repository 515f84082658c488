/**
 * A bar of characters in a code span, so that every cell has the same width. It needs no image and no script: GitHub's app,
 * e-mail notifications and check runs show it too, in the reader's own colours.
 */

const FULL = '█';
const EMPTY = '░';

/** Returns a bar from `from` to `to` on a scale from 0 to `total`, `width` characters wide. At least one character is full. */
export function bar(from: number, to: number, total: number, width: number): string {
  const cell = (value: number) => (total > 0 ? (value / total) * width : 0);
  const start = Math.min(width - 1, Math.floor(cell(from)));
  const end = Math.min(width, Math.max(start + 1, Math.round(cell(to))));
  return `\`${EMPTY.repeat(start)}${FULL.repeat(end - start)}${EMPTY.repeat(width - end)}\``;
}

/** Returns a bar for a count, without a track; empty for 0. The largest count is `width` characters long. */
export function countBar(count: number, largest: number, width: number): string {
  return count === 0 || largest === 0 ? '' : `\`${FULL.repeat(Math.max(1, Math.round((count / largest) * width)))}\``;
}
