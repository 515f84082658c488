/**
 * Incidents that are over are decided as live.
 */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Incident } from '../../src/incident/incident.ts';
import { Config } from '../../src/policy/config.ts';
import { configFor } from '../../src/policy/config-for.ts';
import { decide } from '../../src/policy/decide.ts';
import { replay } from '../../src/policy/replay.ts';

const NOON = Date.parse('2026-03-01T12:00:00Z');

const incidents = fc
  .array(
    fc.record({
      begins: fc.integer({ min: 0, max: 10_000 }),
      minutes: fc.integer({ min: 0, max: 300 }),
      urgency: fc.constantFrom('high', 'low', undefined),
      priority: fc.constantFrom('P1', 'P3', undefined),
      service: fc.constantFrom('orders', 'checkout', undefined),
      merged: fc.boolean(),
    }),
    { maxLength: 30 },
  )
  .map((rows) =>
    rows.map(({ begins, minutes, ...facts }, index): Incident => {
      const at = (minute: number) => new Date(NOON + minute * 60_000).toISOString();
      return {
        id: `Q${index}`,
        number: index,
        title: 'Something broke',
        url: undefined,
        status: 'resolved',
        serviceId: undefined,
        type: undefined,
        alertCount: undefined,
        teams: [],
        createdAt: at(begins),
        resolvedAt: at(begins + minutes),
        ...facts,
      };
    }),
  );
const past = (list: readonly Incident[]) => list.map((incident) => ({ incident, acknowledgedAt: undefined }));

const OPEN = Config.parse({
  incidents: { priorities: ['P1'], services: { except: ['checkout'] } },
  limits: { 'sessions-per-day': 1000 },
  overrides: [{ match: { service: 'orders' }, incidents: { 'min-duration': '2h' }, devin: { 'max-acu': 3 } }],
});

test('each incident is decided by itself if nothing limits the number of sessions', () => {
  fc.assert(
    fc.property(incidents, (list) => {
      for (const { incident, outcome, reason, maxAcu } of replay(past(list), OPEN)) {
        const config = configFor(OPEN, incident);
        const decision = decide({
          incident,
          trigger: { by: 'event', type: 'incident.resolved', eventId: 'any' },
          config,
          sessions: [],
          recent: [],
          written: undefined,
          now: new Date(incident.resolvedAt ?? ''),
        });
        expect(reason).toBe(decision.do === 'skip' ? decision.reason : undefined);
        expect(outcome).toBe(decision.do === 'create' ? 'drafted' : 'skipped');
        expect(maxAcu).toBe(decision.do === 'create' ? config.devin['max-acu'] : 0);
      }
    }),
  );
});

test('every incident is decided once, the oldest resolve first, within the limit of any 24 hours', () => {
  const config = Config.parse({ limits: { 'sessions-per-day': 3, 'group-window': '10m' } });
  fc.assert(
    fc.property(incidents, (list) => {
      const results = replay(past(list), config);
      const times = results.map(({ incident }) => Date.parse(incident.resolvedAt ?? ''));
      expect(times).toEqual(times.toSorted((one, other) => one - other));
      expect(new Set(results.map(({ incident }) => incident.id)).size).toBe(list.length);

      const started = results
        .filter(({ outcome }) => outcome === 'drafted')
        .map(({ incident }) => Date.parse(incident.resolvedAt ?? ''));
      for (const start of started) {
        expect(started.filter((time) => time > start - 24 * 60 * 60_000 && time <= start).length).toBeLessThanOrEqual(
          3,
        );
      }
    }),
  );
});
