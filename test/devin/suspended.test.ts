import { expect, test } from '@jest/globals';
import { SUSPENDED } from '../../src/devin/suspended.ts';

test('every known reason of a suspension is explained', () => {
  expect(Object.keys(SUSPENDED).sort()).toEqual(
    [
      ...['usage_limit_exceeded', 'out_of_credits', 'out_of_quota', 'no_quota_allocation', 'payment_declined'],
      ...['org_usage_limit_exceeded', 'total_session_limit_exceeded', 'error'],
      ...['user_usage_limit_exceeded', 'contract_expired'],
    ].sort(),
  );
});
