import { describe, expect, test } from '@jest/globals';
import type { Incident } from '../../src/pagerduty/incident.ts';
import { DEFAULTS } from '../../src/policy/config.ts';
import { decide, type Trigger } from '../../src/policy/decide.ts';

const resolved: Trigger = { by: 'event', type: 'incident.resolved' };
const hand: Trigger = { by: 'hand' };

const incident: Incident = {
  id: 'Q1',
  number: 1,
  title: 'Down',
  url: undefined,
  status: 'resolved',
  merged: false,
  service: 'Billing API',
  serviceId: 'PB6V9XE',
  urgency: 'high',
  priority: undefined,
  teams: [],
  createdAt: '2026-09-10T10:00:00.000Z',
  resolvedAt: '2026-09-10T10:05:00.000Z',
};

describe('by the default policy', () => {
  test.each<[string, Partial<Incident>, Trigger, string]>([
    ['a resolved incident of high urgency and five minutes', {}, resolved, 'draft'],
    ['one of any priority, none included', { priority: 'P5' }, resolved, 'draft'],
    ['an acknowledgement', { status: 'open' }, { by: 'event', type: 'incident.acknowledged' }, 'event-not-handled'],
    ['a reopening', { status: 'open' }, { by: 'event', type: 'incident.reopened' }, 'event-not-handled'],
    ['a merged one', { merged: true }, resolved, 'merged'],
    ['one of low urgency', { urgency: 'low' }, resolved, 'urgency'],
    ['one that was over within five minutes', { resolvedAt: '2026-09-10T10:04:59.000Z' }, resolved, 'too-short'],
    ['one whose urgency is not known', { urgency: undefined }, resolved, 'draft'],
    ['one whose duration is not known', { createdAt: undefined }, resolved, 'draft'],
    [
      'by hand, one of low urgency and a minute',
      { urgency: 'low', resolvedAt: '2026-09-10T10:01:00.000Z' },
      hand,
      'draft',
    ],
    ['by hand, a merged one', { merged: true }, hand, 'merged'],
    ['by hand, an open one', { status: 'open', resolvedAt: undefined }, hand, 'not-resolved'],
    ['a merged one of low urgency', { merged: true, urgency: 'low' }, resolved, 'merged'],
    ['a short one of low urgency', { urgency: 'low', resolvedAt: incident.createdAt }, resolved, 'urgency'],
  ])('%s: %s', (_what, changes, trigger, expected) => {
    const decision = decide({ ...incident, ...changes }, trigger, DEFAULTS);
    expect(decision.do === 'skip' ? decision.reason : decision.do).toBe(expected);
  });
});
