/**
 * Chance that can be repeated: the same words give the same number, whatever was asked before or beside it.
 */
import { createHash } from 'node:crypto';

export type Words = readonly (string | number)[];

/** From 0 to below 1. */
export function roll(...words: Words): number {
  return createHash('sha256').update(words.join(' ')).digest().readUIntBE(0, 6) / 2 ** 48;
}

/** A whole number within both bounds. */
export function between(least: number, most: number, ...words: Words): number {
  return least + Math.floor(roll(...words) * (most - least + 1));
}

/** One of these by its weight; undefined where the weights leave room up to 1 and chance falls there. */
export function pickBy<Choice>(choices: readonly (readonly [Choice, number])[], ...words: Words): Choice | undefined {
  let left = roll(...words);
  for (const [choice, weight] of choices) {
    left -= weight;
    if (left < 0) return choice;
  }
  return undefined;
}
