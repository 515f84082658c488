/** The value below which `share` (0 to 1) of the values lie; they must be sorted. */
export function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export interface Spread {
  median: number;
  min: number;
  max: number;
}

/** One value from each round, usually a ratio of two programs in the same round: what slows the machine for a while slows both. */
export function spread<Round>(rounds: readonly Round[], value: (round: Round) => number): Spread {
  const sorted = rounds.map(value).toSorted((left, right) => left - right);
  return { median: percentile(sorted, 0.5), min: percentile(sorted, 0), max: percentile(sorted, 1) };
}
