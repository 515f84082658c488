import { describe, expect, test } from '@jest/globals';
import { quotaOf } from '../../action/review/quota.ts';

function quotaWith(remaining: number | undefined) {
  return quotaOf({ remaining: () => remaining });
}

describe('the share of the hourly GitHub limit that a review may use', () => {
  test('leaves 300 requests to drafts, and logs that once', () => {
    const quota = quotaWith(299);
    expect([quota.mayRead(), quota.mayLookUp(), quota.mayRead()]).toEqual([false, false, false]);
    expect(quota.exhausted()).toEqual([expect.stringMatching(/kept for drafts: run the review again in an hour/)]);
    expect(quotaWith(300).mayRead()).toBe(true);
  });

  test('is unknown if a server has no limit', () => {
    expect(quotaWith(undefined).mayLookUp()).toBe(true);
  });

  test('allows 100 citation lookups in a run, however many documents there are', () => {
    const quota = quotaWith(1000);
    const looked = Array.from({ length: 150 }, () => quota.mayLookUp()).filter(Boolean);
    expect(looked).toHaveLength(100);
    expect(quota.exhausted()).toEqual([expect.stringMatching(/more than the 100 commits.*split it/)]);
  });
});
