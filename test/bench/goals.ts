/** What is measured against a goal: one row each, in the table and in the result. */
import { type Spread, spread } from './statistics.ts';

export interface Row {
  what: string;
  measured: Spread;
  /** None: for comparison only. */
  goal?: { atLeast: number } | { atMost: number };
  /** What is in the way if the goal is missed. */
  obstacle?: string | undefined;
}

export function atLeast(goal: number, what: string, measured: Spread, obstacle?: string): Row {
  return { what, measured, goal: { atLeast: goal }, obstacle };
}

export function atMost(goal: number, what: string, measured: Spread, obstacle?: string): Row {
  return { what, measured, goal: { atMost: goal }, obstacle };
}

export function forComparison(what: string, measured: Spread): Row {
  return { what, measured };
}

/** What was measured once. */
export function once(value: number): Spread {
  return spread([value], (only) => only);
}

/** Whether the median reaches the goal; undefined without one. */
export function isReached({ goal, measured }: Row): boolean | undefined {
  if (goal === undefined) return undefined;
  return 'atLeast' in goal ? measured.median >= goal.atLeast : measured.median <= goal.atMost;
}

/** Whether it misses its goal by more than its spread. Then not even its best round reaches the goal, and no noise explains it. */
export function isMissed({ goal, measured }: Row): boolean {
  if (goal === undefined) return false;
  return 'atLeast' in goal ? !(measured.max >= goal.atLeast) : !(measured.min <= goal.atMost);
}
