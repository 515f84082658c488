/**
 * The order of the skip reasons. Each cause makes one reason apply, and is checked alone first; then any of them together.
 */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Session } from '../../src/agent/session.ts';
import * as tags from '../../src/agent/tags.ts';
import type { Config } from '../../src/policy/config.ts';
import { decide, needsLookup } from '../../src/policy/decide.ts';
import { DEFAULTS } from '../../src/policy/default-config.ts';
import type { Situation, Trigger } from '../../src/policy/situation.ts';
import { SKIP_REASONS, type SkipReason } from '../../src/policy/skip-rules.ts';
import { incidentOf } from '../fixtures/webhooks.ts';

/** The contract, as the design says it, with `type` among the policy. */
const DOCUMENTED: SkipReason[] = [
  'event-not-handled',
  'merged',
  'not-resolved',
  'duplicate-event',
  'declined',
  'already-started',
  'confidential',
  'priority',
  'urgency',
  'service',
  'type',
  'too-short',
  'already-written',
  'daily-limit',
];
const DOCUMENTED_BY_HAND: SkipReason[] = [
  'merged',
  'not-resolved',
  'already-started',
  'already-written',
  'confidential',
];

const NOW = new Date('2026-09-10T12:00:00Z');
const RESOLVED = '2026-09-10T11:47:09.318Z';

interface World {
  situation: Situation;
  /** Tags of the one session of the incident; it is there if there are any. */
  session: string[];
  isLive: boolean;
}

type Cause = (world: World) => void;

const incidents = (world: World, change: Partial<Config['incidents']>) => {
  const { config } = world.situation;
  world.situation = { ...world.situation, config: { ...config, incidents: { ...config.incidents, ...change } } };
};
const incident = (world: World, change: Partial<Situation['incident']>) => {
  world.situation = { ...world.situation, incident: { ...world.situation.incident, ...change } };
};

const POLICY: Partial<Record<SkipReason, Cause>> = {
  confidential: (world) => incidents(world, { confidential: ['Billing API'] }),
  priority: (world) => incidents(world, { priorities: ['P5'] }),
  urgency: (world) => incidents(world, { urgencies: ['low'] }),
  service: (world) => incidents(world, { services: { only: [], except: ['Billing API'] } }),
  type: (world) => {
    incident(world, { type: 'drill' });
    incidents(world, { types: ['major_incident'] });
  },
};

const OTHERS: Partial<Record<SkipReason, Cause>> = {
  'already-written': (world) => {
    world.situation = { ...world.situation, written: 'https://github.com/example-co/incident-docs/pull/7' };
  },
  'daily-limit': (world) => {
    const { config } = world.situation;
    world.situation = {
      ...world.situation,
      config: { ...config, limits: { ...config.limits, 'sessions-per-day': 0 } },
    };
  },
};

/** What can keep a resolved incident from its postmortem, by the reason that it gives. */
const RESOLVE: Partial<Record<SkipReason, Cause>> = {
  'event-not-handled': (world) => {
    if (world.situation.trigger.by === 'event')
      world.situation.trigger = { ...world.situation.trigger, type: 'incident.reopened' };
  },
  merged: (world) => incident(world, { merged: true }),
  'not-resolved': (world) => incident(world, { status: 'open' }),
  'duplicate-event': (world) => world.session.push(tags.resolvedTag(RESOLVED)),
  declined: (world) => world.session.push(tags.DECLINED_TAG),
  ...POLICY,
  'too-short': (world) => incident(world, { createdAt: RESOLVED }),
  ...OTHERS,
};
/** It has no event, and can find a session that gathered and was ended by somebody. */
const { 'event-not-handled': _, ...SCHEDULED }: typeof RESOLVE = RESOLVE;
const RECONCILE: typeof RESOLVE = { ...SCHEDULED, 'already-started': (world) => world.session.push('gathered') };

const ACKNOWLEDGE: Partial<Record<SkipReason, Cause>> = {
  'event-not-handled': (world) => incident(world, { status: 'resolved' }),
  merged: (world) => incident(world, { merged: true }),
  'duplicate-event': (world) => world.session.push(tags.eventTag('EVENT1')),
  declined: (world) => world.session.push(tags.DECLINED_TAG),
  'already-started': (world) => {
    world.session.push('gathers');
    world.isLive = true;
  },
  ...POLICY,
  ...OTHERS,
};

const BY_HAND: Partial<Record<SkipReason, Cause>> = {
  merged: (world) => incident(world, { merged: true }),
  'not-resolved': (world) => incident(world, { status: 'open' }),
  'already-started': (world) => {
    world.session.push(tags.resolvedTag(RESOLVED));
    world.isLive = true;
  },
  'already-written': (world) => OTHERS['already-written']?.(world),
  confidential: (world) => POLICY.confidential?.(world),
};

const TRIGGERS: [string, Trigger, Partial<Record<SkipReason, Cause>>, SkipReason[]][] = [
  ['a resolve', { by: 'event', type: 'incident.resolved', eventId: 'EVENT1' }, RESOLVE, DOCUMENTED],
  ['an acknowledgement', { by: 'event', type: 'incident.acknowledged', eventId: 'EVENT1' }, ACKNOWLEDGE, DOCUMENTED],
  ['reconcile', { by: 'reconcile' }, RECONCILE, DOCUMENTED],
  ['a manual run', { by: 'hand', redo: false }, BY_HAND, DOCUMENTED_BY_HAND],
];

function situationOf(trigger: Trigger, causes: readonly Cause[]): Situation {
  const resolved = incidentOf('resolved-p1');
  const isOpen = trigger.by === 'event' && trigger.type === 'incident.acknowledged';
  const world: World = {
    situation: {
      incident: isOpen ? { ...resolved, status: 'open', resolvedAt: undefined } : resolved,
      trigger: { ...trigger },
      config: { ...DEFAULTS, 'start-on': isOpen ? 'acknowledged' : 'resolved' },
      sessions: [],
      recent: [],
      written: undefined,
      now: NOW,
    },
    session: [],
    isLive: false,
  };
  for (const cause of causes) cause(world);
  const session: Session = {
    id: 'devin-1',
    url: 'https://app.devin.ai/sessions/1',
    state: world.isLive ? 'open' : 'ended',
    archived: false,
    blockedBy: undefined,
    cost: 'not known yet',
    tags: [tags.POSTMORTEM_TAG, tags.incidentTag(resolved.id), ...world.session],
    pulls: [],
    startedAt: NOW.getTime() / 1000 - 3600,
  };
  return { ...world.situation, sessions: world.session.length === 0 ? [] : [session] };
}

test('the list in the code is the documented one', () => {
  expect(SKIP_REASONS).toEqual(DOCUMENTED);
});

describe.each(TRIGGERS)('the policy on %s', (_name, trigger, causes, order) => {
  const reasons = Object.keys(causes) as SkipReason[];
  const causesOf = (some: readonly SkipReason[]) => some.map((reason) => causes[reason] ?? (() => {}));

  test('applies each reason alone, and creates a session if there is none', () => {
    expect(decide(situationOf(trigger, []))).toMatchObject({ do: 'create' });
    for (const reason of reasons) {
      expect(decide(situationOf(trigger, causesOf([reason])))).toMatchObject({ do: 'skip', reason });
    }
  });

  test('applies the first of the list if several reasons apply', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(reasons, { minLength: 2 }), (some) => {
        const first = order.find((reason) => some.includes(reason));
        expect(decide(situationOf(trigger, causesOf(some)))).toMatchObject({ do: 'skip', reason: first });
      }),
      { numRuns: 500 },
    );
  });

  test('skips for the same reason with and without a lookup', () => {
    fc.assert(
      fc.property(fc.subarray(reasons), fc.boolean(), (some, isKnown) => {
        const situation = situationOf(trigger, causesOf(some));
        const sessions = isKnown ? situation.sessions : undefined;
        const need = needsLookup({ ...situation, sessions }, situation.config);
        if (need.lookup === 'none') expect(decide(situation)).toEqual(need.skip);
        if (need.lookup === 'sessions') expect(some).not.toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});
