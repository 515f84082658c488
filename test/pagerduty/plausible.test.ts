import { expect, test } from '@jest/globals';
import { plausible } from '../../src/pagerduty/plausible.ts';
import { incidentOf } from '../fixtures/webhooks.ts';

const incident = incidentOf('resolved-p1');
const now = new Date('2026-09-10T12:00:00Z');

test('keeps an incident as PagerDuty returns it, even with a clock that is an hour ahead', () => {
  const ahead = { ...incident, resolvedAt: '2026-09-10T13:00:00.000Z' };
  expect(plausible(ahead, now)).toEqual({ incident: ahead, dropped: [] });
  const european = { ...incident, url: 'https://example-co.eu.pagerduty.com/incidents/Q1' };
  expect(plausible(european, now).dropped).toEqual([]);
});

test('drops times in the far future', () => {
  const future = { ...incident, createdAt: '2027-01-01T00:00:00.000Z', resolvedAt: '+275760-09-12T00:00:00.000Z' };
  const { incident: kept, dropped } = plausible(future, now);
  expect(kept).toEqual({ ...incident, createdAt: undefined, resolvedAt: undefined });
  expect(dropped).toEqual([expect.stringMatching(/created, 2027/), expect.stringMatching(/resolved, \+275760/)]);
});

test.each([
  'https://example-co.pagerduty.com.evil.example/incidents/Q1',
  'https://evil.example/example-co.pagerduty.com/incidents/Q1',
  'https://user@evil.example/.pagerduty.com/',
  'http://example-co.pagerduty.com/incidents/Q1',
  'https://pagerduty.com@evil.example/',
])('drops the address %s', (url) => {
  const { incident: kept, dropped } = plausible({ ...incident, url }, now);
  expect(kept.url).toBeUndefined();
  expect(dropped).toEqual(['its address, because that is not on pagerduty.com']);
});
