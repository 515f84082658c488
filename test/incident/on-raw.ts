import type { CleanText } from '../../src/incident/redact.ts';
import type { Outline } from '../../src/postmortem/data-block.ts';

/** The same with any text instead of clean text. */
export type Raw<T> = T extends CleanText ? string : T extends object ? { [K in keyof T]: Raw<T[K]> } : T;

/** The same function for made-up texts, which need no cleaning. */
export function onRaw<Args extends unknown[], Result>(call: (...args: Args) => Result): (...args: Raw<Args>) => Result {
  return call as unknown as (...args: Raw<Args>) => Result;
}

/** The whole text of a prompt or message, without evidence. */
export function inFull<Facts>(
  build: (facts: Facts) => Outline,
): (facts: Raw<Facts> & { evidence?: string | undefined }) => string {
  return (facts) => onRaw(build)(facts).withEvidence(facts.evidence as CleanText | undefined);
}
