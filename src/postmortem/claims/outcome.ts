import type { RuleName } from '../../policy/rule-settings.ts';
import { MINUTE_MS } from '../../time/units.ts';

/**
 * The result of checking one source, or a whole claim. `linked`: there is a source, and it cannot be verified here. `wrong`: the source
 * does not say so. `rule`: another rule that reports the same on the same line.
 */
export type Outcome =
  | { is: 'verified' }
  | { is: 'linked'; why: string }
  | { is: 'wrong'; why: string; rule?: RuleName };

export const VERIFIED: Outcome = { is: 'verified' };
export const linked = (why: string): Outcome => ({ is: 'linked', why });
export const refuted = (why: string, rule?: RuleName): Outcome => ({
  is: 'wrong',
  why,
  ...(rule !== undefined && { rule }),
});

/** Whether two times are the same to the minute, which people and tools round or cut. */
export function isSameMinute(one: number, other: number): boolean {
  return (
    Math.floor(one / MINUTE_MS) === Math.floor(other / MINUTE_MS) ||
    Math.round(one / MINUTE_MS) === Math.round(other / MINUTE_MS) ||
    Math.floor(one / MINUTE_MS) === Math.round(other / MINUTE_MS)
  );
}

export const clock = (at: number) => new Date(at).toISOString().slice(11, 16);
export const minute = (at: number) => `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
