import { counted } from '../../text/counted.ts';
import type { ClaimVerdict } from './verify-claims.ts';

/** "41 claims: 33 verified, 6 linked, 2 inferred, 0 unsupported"; people's claims without a source are counted after that. */
export function tallyOfClaims(verdicts: readonly Pick<ClaimVerdict, 'is'>[]): string {
  const count = (what: ClaimVerdict['is']) => verdicts.filter(({ is }) => is === what).length;
  const without = count('without-source');
  return `${counted(verdicts.length, 'claim')}: ${count('verified')} verified, ${count('linked')} linked, ${count('inferred')} inferred, ${count('unsupported')} unsupported${without > 0 ? `, ${without} without a source` : ''}`;
}
