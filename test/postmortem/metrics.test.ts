import { describe, expect, test } from '@jest/globals';
import { parseDocument } from '../../src/postmortem/document.ts';
import { type Earlier, metricsOf, recurrenceOf } from '../../src/postmortem/metrics.ts';
import { incidentOf } from '../fixtures/webhooks.ts';
import { changed, RECORDED } from './record.ts';
import { ordersIncident } from './rules/subject.ts';

const DOCUMENT = `# Postmortem: Pool exhausted — orders-service
**Date:** 2026-02-10 | **Duration:** 50 minutes | **Severity:** P1

## Timeline
- 14:15 UTC — Deploy
- 14:32 UTC — Alert triggered
- 14:35 UTC — Not acknowledged by the first on-call engineer
- 14:38 UTC — Second on-call engineer acknowledged
- 15:18 UTC — Incident resolved

## Action items
- [ ] Close connections (Owner: @ana)
  - [x] Review other callers
- [ ] Add a monitor
`;

test('a time to resolve or a duration in a sentence counts if nothing else states it', () => {
  const stated = (text: string) => metricsOf(parseDocument(`# X\n\n## Summary\n\n${text}\n`));
  expect(stated('- Time to resolve: 1h 5m')).toMatchObject({ timeToResolve: 3900, duration: 3900 });
  expect(stated('The outage lasted for 47 minutes.')).toMatchObject({ duration: 47 * 60, timeToResolve: undefined });
});

describe('the metrics of a postmortem', () => {
  test('come from PagerDuty if it was asked', () => {
    const incident = {
      ...incidentOf('resolved-p1'),
      createdAt: '2026-02-10T14:31:00.000Z',
      resolvedAt: '2026-02-10T15:21:00.000Z',
    };
    const acknowledgedAt = '2026-02-10T14:36:00.000Z';
    expect(metricsOf(parseDocument(DOCUMENT), { incident, acknowledgedAt })).toMatchObject({
      timeToAcknowledge: 300,
      timeToResolve: 3000,
    });
  });

  test('come from the timeline if it was not', () => {
    expect(metricsOf(parseDocument(DOCUMENT))).toEqual({
      timeToAcknowledge: 360,
      timeToResolve: 2760,
      duration: 3000,
      actionItems: { total: 3, open: 2, owned: 1 },
    });
  });

  test('take the resolve time from the front matter before the timeline', () => {
    const front = '---\nstarted: 2026-02-10T14:00:00Z\nresolved: 2026-02-10T15:00:00Z\n---\n';
    expect(metricsOf(parseDocument(front + DOCUMENT)).timeToResolve).toBe(3600);
  });

  test('are unknown if nothing states them', () => {
    expect(metricsOf(parseDocument('# Postmortem: Pool exhausted\n'))).toEqual({
      timeToAcknowledge: undefined,
      timeToResolve: undefined,
      duration: undefined,
      actionItems: { total: 0, open: 0, owned: 0 },
    });
  });

  test('are not negative: front matter that contradicts itself is ignored', () => {
    const front = '---\nstarted: 2026-02-10T15:00:00Z\nresolved: 2026-02-10T14:00:00Z\n---\n';
    expect(metricsOf(parseDocument(`${front}# Postmortem: Pool exhausted\n`)).timeToResolve).toBeUndefined();
  });
});

describe('recurrence', () => {
  const now = new Date('2026-03-31T12:00:00Z');
  const earlier = (date: string | undefined, openActionItems: number, service = 'orders-service'): Earlier => ({
    path: `docs/postmortems/${date}.md`,
    title: `Of ${date}`,
    date,
    service,
    openActionItems,
  });

  test('counts this postmortem and those of the same service in the last 90 days', () => {
    const documents = [
      earlier('2026-01-10', 2),
      earlier('2026-03-01', 1, 'Orders-Service'),
      earlier('2026-02-01', 0),
      earlier('2025-12-30', 4),
      earlier('2026-03-02', 1, 'billing'),
      earlier('2026-04-02', 1),
      earlier(undefined, 1),
    ];
    const recurrence = recurrenceOf('orders-service', documents, now);
    expect(recurrence).toMatchObject({ service: 'orders-service', ordinal: 4, days: 90 });
    expect(recurrence?.open.map(({ date, openActionItems }) => [date, openActionItems])).toEqual([
      ['2026-03-01', 1],
      ['2026-01-10', 2],
    ]);
  });

  test('is none for the first postmortem', () => {
    expect(recurrenceOf('orders-service', [earlier('2025-12-30', 4)], now)).toBeUndefined();
  });
});

describe('the record of a document', () => {
  test('wins over its text: the duration is that of the impact, until it was mitigated', () => {
    const { duration, timeToResolve } = metricsOf(parseDocument(RECORDED));
    expect([duration, timeToResolve]).toEqual([40 * 60, 46 * 60 + 10]);
    const unknown = changed('at: 2026-02-10T14:30:00Z', 'at: unknown');
    expect(metricsOf(parseDocument(unknown)).duration).toBe(46 * 60);
  });

  test('gives the time to acknowledge if PagerDuty was not asked', () => {
    const without = changed('- 14:38 UTC — The on-call engineer acknowledged (E-19b0)\n', '');
    expect(metricsOf(parseDocument(without)).timeToAcknowledge).toBe(5 * 60 + 50);
    const acknowledgedAt = '2026-02-10T14:40:10Z';
    const incident = ordersIncident();
    expect(metricsOf(parseDocument(without), { incident, acknowledgedAt }).timeToAcknowledge).toBe(8 * 60);
  });

  test('shows a recurrence with the same cause category', () => {
    const others = ['capacity', 'change', 'change'].map((cause, index) => ({
      path: `${index}.md`,
      title: 'Orders fail',
      date: '2026-02-01',
      service: 'orders-service',
      cause: cause as 'capacity' | 'change',
      openActionItems: 0,
    }));
    const now = new Date('2026-02-10T00:00:00Z');
    expect(recurrenceOf('orders-service', others, now, 'change')?.sameCause).toEqual({ category: 'change', count: 2 });
    expect(recurrenceOf('orders-service', others, now, 'data')?.sameCause).toBeUndefined();
    expect(recurrenceOf('orders-service', others, now, 'unknown')?.sameCause).toBeUndefined();
  });
});
