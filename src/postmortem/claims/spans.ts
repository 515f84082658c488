/** Parts of a text that do not overlap, found by where they are, without looking at each. */
export interface Spans<Item> {
  /** The one that this offset is in. */
  at(offset: number): Item | undefined;
  /** Those that begin from `start` up to, not including, `end`. */
  within(start: number, end: number): Item[];
}

export function spansOf<Item>(
  items: readonly Item[],
  placeOf: (item: Item) => { start: number; end: number },
): Spans<Item> {
  const sorted = items.map((item) => ({ item, ...placeOf(item) })).sort((a, b) => a.start - b.start);
  /** The index of the first that begins at `offset` or after it. */
  const from = (offset: number): number => {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[middle]?.start ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return {
    at(offset) {
      const before = sorted[from(offset + 1) - 1];
      return before !== undefined && offset < before.end ? before.item : undefined;
    },
    within: (start, end) => sorted.slice(from(start), from(end)).map(({ item }) => item),
  };
}
