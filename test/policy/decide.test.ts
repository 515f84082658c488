/**
 * What decides about an incident, in the order of the contract: each row is one situation and what becomes of it.
 */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Session } from '../../src/agent/session.ts';
import * as tags from '../../src/agent/tags.ts';
import { turnTag } from '../../src/agent/turns.ts';
import type { Incident } from '../../src/incident/incident.ts';
import type { Config } from '../../src/policy/config.ts';
import { type Decision, decide } from '../../src/policy/decide.ts';
import { DEFAULTS } from '../../src/policy/default-config.ts';
import type { Situation, Trigger } from '../../src/policy/situation.ts';
import { incidentOf } from '../fixtures/webhooks.ts';

const NOW = new Date('2026-09-10T12:00:00Z');
const P1 = incidentOf('resolved-p1');
const FIRST = '2026-09-10T11:47:09.318Z';
const LATER = '2026-09-10T11:55:00.000Z';

const event = (type = 'incident.resolved', eventId: string | undefined = 'EVENT1'): Trigger => ({
  by: 'event',
  type,
  eventId,
});
const hand = (redo = false): Trigger => ({ by: 'hand', redo });
const reconcile: Trigger = { by: 'reconcile' };

let age = 0;
/** A session of the incident, younger than those made before, that was told to write at its resolve. */
function session(facts: Partial<Session> & { more?: string[]; early?: boolean } = {}): Session {
  const { more = [], early = false, ...rest } = facts;
  age += 1;
  return {
    id: `devin-${String(age).padStart(4, '0')}`,
    url: `https://app.devin.ai/sessions/${age}`,
    state: 'open',
    archived: false,
    blockedBy: undefined,
    cost: 'not known yet',
    tags: [
      tags.POSTMORTEM_TAG,
      tags.incidentTag(P1.id),
      ...(early ? [] : [tags.resolvedTag(FIRST)]),
      tags.serviceTag('Billing API'),
      ...more,
    ],
    pulls: [],
    startedAt: NOW.getTime() / 1000 - 3600 + age,
    ...rest,
  };
}

/** The defaults but for some keys. */
function configured(
  change: { incidents?: Partial<Config['incidents']>; limits?: Partial<Config['limits']> } & Partial<
    Pick<Config, 'start-on'>
  >,
): Config {
  const { incidents, limits, ...rest } = change;
  return {
    ...DEFAULTS,
    ...rest,
    incidents: { ...DEFAULTS.incidents, ...incidents },
    limits: { ...DEFAULTS.limits, ...limits },
  };
}

function decideOn(situation: Partial<Situation> = {}): Decision {
  return decide({
    incident: P1,
    trigger: event(),
    config: DEFAULTS,
    sessions: [],
    recent: [],
    written: undefined,
    now: NOW,
    ...situation,
  });
}

const ended = (facts: Parameters<typeof session>[0] = {}) => session({ state: 'ended', ...facts });
const terminated = (facts: Parameters<typeof session>[0] = {}) =>
  session({ state: 'ended', ...facts, more: [tags.TERMINATED_TAG, ...(facts.more ?? [])] });
const broken = (facts: Parameters<typeof session>[0] = {}) => session({ state: 'failed', ...facts });
const again: Incident = { ...P1, resolvedAt: LATER };
const create = { do: 'create', order: 'write', replaced: [] };
const skip = (reason: string, link?: string) => ({ do: 'skip', reason, ...(link === undefined ? {} : { link }) });
const DOCUMENT = 'https://github.com/example-co/incident-docs/blob/main/docs/postmortems/x.md';

describe('an incident that was resolved', () => {
  test.each<[string, Partial<Situation>, object]>([
    ['gets a session if nothing is known about it yet', {}, create],
    ['is skipped if it was resolved by a merge', { incident: { ...P1, merged: true } }, skip('merged')],
    [
      'is skipped for an event that this action does not handle',
      { trigger: event('incident.reopened') },
      skip('event-not-handled'),
    ],
    ['is skipped if it is open again by the short form', { incident: { ...P1, status: 'open' } }, skip('not-resolved')],
  ])('%s', (_what, situation, expected) => {
    expect(decideOn(situation)).toEqual(expected);
  });

  test('is skipped as duplicate-event if a session has the tag of its event, even one that ended', () => {
    for (const made of [session, ended, broken, terminated]) {
      const known = made({ more: [tags.eventTag('EVENT1')] });
      expect(decideOn({ incident: again, sessions: [known] })).toMatchObject(skip('duplicate-event'));
    }
  });

  test.each([
    ['an event without an ID', event('incident.resolved', undefined)],
    ['another event', event('incident.resolved', 'EVENT2')],
    ['reconcile', reconcile],
  ])('is skipped as duplicate-event at the time, to the second, at which it was handled, by %s', (_what, trigger) => {
    const incident = { ...P1, resolvedAt: FIRST.replace('.318Z', '.000Z') };
    const known = ended();
    expect(decideOn({ incident, trigger, sessions: [known] })).toEqual(skip('duplicate-event', known.url));
  });

  test('is skipped as declined if somebody declined its pull request, until the tag is removed', () => {
    const declined = session({ more: [tags.DECLINED_TAG] });
    expect(decideOn({ incident: again, sessions: [declined] })).toEqual(skip('declined', declined.url));
    const reopened = session();
    expect(decideOn({ incident: again, sessions: [reopened] })).toMatchObject({ do: 'update' });
  });

  test('sends a live session a message the next time, and ignores the policy', () => {
    const live = session({ blockedBy: { by: 'person' } });
    const config = configured({ incidents: { urgencies: ['low'] } });
    expect(decideOn({ incident: again, config, sessions: [live] })).toEqual({
      do: 'update',
      order: 'rewrite',
      session: live,
    });
  });

  test('sends its live session no message if it is confidential by now', () => {
    const config = configured({ incidents: { confidential: ['Billing API'] } });
    expect(decideOn({ incident: again, config, sessions: [session()] })).toEqual(skip('confidential'));
  });

  test('gets a new session the next time if its session ended, even with a document', () => {
    expect(decideOn({ incident: again, sessions: [ended()], written: DOCUMENT })).toEqual(create);
  });

  test('is skipped as already-written with a document or an open pull request but no session', () => {
    expect(decideOn({ written: DOCUMENT })).toEqual(skip('already-written', DOCUMENT));
  });

  test('ignores a session that we ended ourselves', () => {
    expect(decideOn({ sessions: [terminated()] })).toEqual(create);
    expect(decideOn({ trigger: reconcile, sessions: [terminated({ early: true })] })).toEqual(create);
  });

  test('ignores later resolves in a session that others share, unless its tags are full and may lack ours', () => {
    const others = [tags.incidentTag('QOTHER'), tags.resolvedTag('2026-09-10T11:58:00.000Z')];
    const shared = session({ more: others });
    expect(decideOn({ incident: again, sessions: [shared] })).toEqual({
      do: 'update',
      order: 'rewrite',
      session: shared,
    });
    expect(decideOn({ sessions: [shared] })).toEqual(skip('duplicate-event', shared.url));
    const filling = Array.from({ length: tags.MAX_TAGS - 6 }, (_, number) => tags.eventTag(`OTHER${number}`));
    const full = session({ more: [...others, ...filling] });
    expect(decideOn({ incident: again, sessions: [full] })).toEqual(skip('duplicate-event', full.url));
  });

  test('notifies the older of several live sessions, or the one with the smaller ID in the same second', () => {
    const older = session({ startedAt: 100 });
    const younger = session({ startedAt: 101 });
    expect(decideOn({ incident: again, sessions: [younger, older] })).toMatchObject({ session: older });
    const small = session({ id: 'devin-a', startedAt: 100 });
    const large = session({ id: 'devin-b', startedAt: 100 });
    expect(decideOn({ incident: again, sessions: [large, small] })).toMatchObject({ session: small });
  });
});

describe('the policy', () => {
  const minutes = (count: number): Incident => ({
    ...P1,
    createdAt: new Date(Date.parse(FIRST) - count * 60_000).toISOString(),
  });

  test.each<[string, Incident, Parameters<typeof configured>[0]['incidents'], string | undefined]>([
    [
      'accepts an incident without a priority if none is configured',
      { ...P1, priority: undefined },
      { priorities: [] },
      undefined,
    ],
    ['accepts a configured priority', P1, { priorities: ['P1', 'P2'] }, undefined],
    ['excludes another priority', { ...P1, priority: 'P3' }, { priorities: ['P1'] }, 'priority'],
    [
      'excludes a missing priority if priorities are configured',
      { ...P1, priority: undefined },
      { priorities: ['P1'] },
      'priority',
    ],
    ['excludes another urgency', { ...P1, urgency: 'low' }, {}, 'urgency'],
    ['excludes another type', { ...P1, type: 'drill' }, { types: ['incident_default'] }, 'type'],
    ['accepts any urgency if none is configured', { ...P1, urgency: 'low' }, { urgencies: [] }, undefined],
    ['accepts an unknown urgency', { ...P1, urgency: undefined }, {}, undefined],
    ['accepts a configured service by name', P1, { services: { only: ['Billing API'], except: [] } }, undefined],
    [
      'accepts a configured service by ID',
      { ...P1, serviceId: 'PSVC' },
      { services: { only: ['PSVC'], except: [] } },
      undefined,
    ],
    ['excludes another service', P1, { services: { only: ['Search'], except: [] } }, 'service'],
    ['excludes an excepted service', P1, { services: { only: [], except: ['Billing API'] } }, 'service'],
    [
      'accepts an unknown service',
      { ...P1, service: undefined, serviceId: undefined },
      { services: { only: ['Search'], except: [] } },
      undefined,
    ],
    ['excludes an incident of four minutes', minutes(4), {}, 'too-short'],
    ['accepts an incident of five minutes', minutes(5), {}, undefined],
    ['accepts an unknown duration', { ...P1, createdAt: undefined }, {}, undefined],
    ['excludes a confidential service', P1, { confidential: ['Billing API'] }, 'confidential'],
    ['excludes a confidential title', P1, { confidential: [/invoices/iu] }, 'confidential'],
    [
      'gives confidential as the reason before any other',
      { ...minutes(1), urgency: 'low' },
      { confidential: [/invoices/iu] },
      'confidential',
    ],
  ])('%s', (_what, incident, incidents, reason) => {
    expect(decideOn({ incident, config: configured({ incidents: incidents ?? {} }) })).toEqual(
      reason === undefined ? create : skip(reason),
    );
  });

  test('applies before already-written, which applies before the daily limit', () => {
    const config = configured({ incidents: { urgencies: ['low'] }, limits: { 'sessions-per-day': 0 } });
    expect(decideOn({ config, written: DOCUMENT })).toEqual(skip('urgency'));
    const limited = configured({ limits: { 'sessions-per-day': 0 } });
    expect(decideOn({ config: limited, written: DOCUMENT })).toEqual(skip('already-written', DOCUMENT));
    expect(decideOn({ config: limited })).toEqual(skip('daily-limit'));
  });
});

describe('the daily limit', () => {
  const config = configured({ limits: { 'sessions-per-day': 2 } });
  const other = (facts: Parameters<typeof session>[0] = {}) => session({ ...facts });

  test('is reached by the configured number of sessions in the last 24 hours', () => {
    expect(decideOn({ config, recent: [other()] })).toEqual(create);
    expect(decideOn({ config, recent: [other(), ended()] })).toEqual(skip('daily-limit'));
    const old = other({ startedAt: NOW.getTime() / 1000 - 24 * 3600 });
    expect(decideOn({ config, recent: [other(), old] })).toEqual(create);
  });

  test('does not count manual runs or sessions that we terminated', () => {
    const uncounted = [other({ more: [tags.BY_HAND_TAG] }), terminated()];
    expect(decideOn({ config, recent: [other(), ...uncounted] })).toEqual(create);
  });
});

describe('a manual run', () => {
  test.each<[string, Partial<Situation>, object]>([
    ['bypasses the policy', { config: configured({ incidents: { urgencies: ['low'], priorities: ['P9'] } }) }, create],
    ['bypasses the daily limit', { config: configured({ limits: { 'sessions-per-day': 0 } }) }, create],
    ['skips a merged incident', { incident: { ...P1, merged: true } }, skip('merged')],
    ['skips an open incident', { incident: { ...P1, status: 'open' } }, skip('not-resolved')],
    [
      'skips a confidential incident',
      { config: configured({ incidents: { confidential: ['Billing API'] } }) },
      skip('confidential'),
    ],
    ['skips an incident with a document', { written: DOCUMENT }, skip('already-written', DOCUMENT)],
    ['starts a session if the last one ended without a document', { sessions: [ended()] }, create],
    [
      'starts a session for a declined incident, because a person may change their mind',
      { sessions: [ended({ more: [tags.DECLINED_TAG] })] },
      create,
    ],
  ])('%s', (_what, situation, expected) => {
    expect(decideOn({ trigger: hand(), ...situation })).toEqual(expected);
  });

  test('skips an incident with a live session as already-started, and links it', () => {
    const live = session();
    expect(decideOn({ trigger: hand(), sessions: [live], written: DOCUMENT })).toEqual(
      skip('already-started', live.url),
    );
  });

  test('asks a session that only gathers to write', () => {
    const early = session({ early: true });
    expect(decideOn({ trigger: hand(), sessions: [early] })).toEqual({ do: 'update', order: 'write', session: early });
  });

  test('replaces every live session with redo, even if there is a document', () => {
    const live = session();
    const other = session();
    expect(decideOn({ trigger: hand(true), sessions: [other, ended(), live], written: DOCUMENT })).toEqual({
      do: 'create',
      order: 'write',
      replaced: [live, other],
    });
    expect(decideOn({ trigger: hand(true) })).toEqual(create);
  });

  test('skips a confidential incident even with redo, and its session continues', () => {
    const config = configured({ incidents: { confidential: ['Billing API'] } });
    expect(decideOn({ trigger: hand(true), sessions: [session()], config })).toEqual(skip('confidential'));
  });
});

describe('an incident that is open', () => {
  const early = configured({ 'start-on': 'acknowledged' });
  const openIncident: Incident = { ...P1, status: 'open', resolvedAt: undefined };
  const acknowledged = event('incident.acknowledged', 'ACK1');

  test('gets a gathering session on an acknowledgement, if the configuration says so', () => {
    expect(decideOn({ incident: openIncident, trigger: acknowledged, config: early })).toEqual({
      do: 'create',
      order: 'gather',
      replaced: [],
    });
    expect(decideOn({ incident: openIncident, trigger: acknowledged })).toEqual(skip('event-not-handled'));
  });

  test('gets no second session on a second acknowledgement', () => {
    const gathering = session({ early: true, more: [tags.eventTag('ACK1')] });
    const situation = { incident: openIncident, config: early, sessions: [gathering] };
    expect(decideOn({ ...situation, trigger: acknowledged })).toMatchObject(skip('duplicate-event'));
    expect(decideOn({ ...situation, trigger: event('incident.acknowledged', 'ACK2') })).toEqual(
      skip('already-started', gathering.url),
    );
  });

  test('gets no session on an acknowledgement that arrives after the resolve', () => {
    for (const sessions of [[], [ended()]]) {
      expect(decideOn({ incident: P1, trigger: acknowledged, config: early, sessions })).toEqual(
        skip('event-not-handled'),
      );
    }
  });

  test('is subject to the policy, except for its duration', () => {
    const young = { ...openIncident, createdAt: NOW.toISOString() };
    expect(decideOn({ incident: young, trigger: acknowledged, config: early })).toMatchObject({ do: 'create' });
    expect(decideOn({ incident: { ...openIncident, urgency: 'low' }, trigger: acknowledged, config: early })).toEqual(
      skip('urgency'),
    );
    const limited = configured({ 'start-on': 'acknowledged', limits: { 'sessions-per-day': 0 } });
    expect(decideOn({ incident: openIncident, trigger: acknowledged, config: limited })).toEqual(skip('daily-limit'));
    expect(decideOn({ incident: openIncident, trigger: acknowledged, config: early, written: DOCUMENT })).toEqual(
      skip('already-written', DOCUMENT),
    );
  });

  test('has its session asked to write on the resolve', () => {
    const gathering = session({ early: true });
    for (const trigger of [event(), reconcile]) {
      expect(decideOn({ trigger, config: early, sessions: [gathering] })).toEqual({
        do: 'update',
        order: 'write',
        session: gathering,
      });
    }
  });

  test.each<[string, Incident]>([
    ['too-short', { ...P1, createdAt: FIRST }],
    ['urgency', { ...P1, urgency: 'low' }],
    ['merged', { ...P1, merged: true }],
  ])('has its session ended on a resolve that the policy excludes (%s)', (reason, incident) => {
    const gathering = session({ early: true });
    expect(decideOn({ incident, config: early, sessions: [gathering] })).toEqual({
      do: 'end',
      reason,
      session: gathering,
    });
  });

  test('gets a new session on the resolve if the gathering one ended, but not by reconcile', () => {
    const stopped = ended({ early: true });
    expect(decideOn({ config: early, sessions: [stopped] })).toEqual(create);
    expect(decideOn({ config: early, sessions: [stopped], trigger: reconcile })).toEqual(
      skip('already-started', stopped.url),
    );
  });
});

describe('reconcile', () => {
  test('replaces a session that broke before its pull request, once', () => {
    expect(decideOn({ trigger: reconcile, sessions: [broken()] })).toEqual(create);
    expect(decideOn({ trigger: reconcile, sessions: [broken(), broken()] })).toMatchObject(skip('duplicate-event'));
    expect(decideOn({ trigger: reconcile, sessions: [broken(), ended()] })).toMatchObject(skip('duplicate-event'));
    const withPull = broken({ pulls: ['https://github.com/o/r/pull/1'] });
    expect(decideOn({ trigger: reconcile, sessions: [withPull] })).toMatchObject(skip('duplicate-event'));
    expect(decideOn({ sessions: [broken()] })).toMatchObject(skip('duplicate-event'));
  });

  test('does not replace a session that exited', () => {
    expect(decideOn({ trigger: reconcile, sessions: [ended()] })).toMatchObject(skip('duplicate-event'));
  });
});

describe('the group window', () => {
  const config = configured({ limits: { 'group-window': 600 } });
  const other = (facts: Parameters<typeof session>[0] = {}) => {
    const { tags: own, ...rest } = session(facts);
    return { ...rest, tags: own.map((tag) => (tag === tags.incidentTag(P1.id) ? tags.incidentTag('QOTHER') : tag)) };
  };

  test('lets another incident of the same service that is resolved within it join the session', () => {
    const host = other();
    expect(decideOn({ incident: again, config, recent: [host] })).toEqual({ do: 'join', session: host });
  });

  test.each<[string, Partial<Situation>]>([
    ['outside the window', { incident: { ...P1, resolvedAt: '2026-09-10T11:58:00.000Z' }, recent: [other()] }],
    ['of another service', { incident: { ...again, service: 'Search' }, recent: [other()] }],
    ['with a host that ended', { incident: again, recent: [other({ state: 'ended' })] }],
    ['with a host that still gathers', { incident: again, recent: [other({ early: true })] }],
    ['with a host that was declined', { incident: again, recent: [other({ more: [tags.DECLINED_TAG] })] }],
    [
      'with a host that has thirty',
      {
        incident: again,
        recent: [other({ more: Array.from({ length: 29 }, (_, index) => tags.incidentTag(`Q${index}`)) })],
      },
    ],
    [
      'with a host whose tags leave no room',
      { incident: again, recent: [other({ more: Array.from({ length: 42 }, (_, index) => `team-${index}`) })] },
    ],
  ])('gives an incident its own session %s', (_what, situation) => {
    expect(decideOn({ config, ...situation })).toEqual(create);
  });

  test('lets it join the one of two sessions that stays', () => {
    const [older, younger] = [other(), other()];
    const note = turnTag({ act: 'note', incidentId: 'QOTHER' }, NOW);
    const linked = { ...younger, tags: [...younger.tags, note] };
    expect(decideOn({ incident: again, config, recent: [older, younger] })).toEqual({ do: 'join', session: older });
    expect(decideOn({ incident: again, config, recent: [older, linked] })).toEqual({ do: 'join', session: linked });
  });

  test('applies before the daily limit, because joining starts nothing', () => {
    const full = configured({ limits: { 'group-window': 600, 'sessions-per-day': 1 } });
    expect(decideOn({ incident: again, config: full, recent: [other()] })).toMatchObject({ do: 'join' });
  });
});

test('at most one thing is done in any situation, and nothing is started for what is confidential or merged', () => {
  const sessions = fc.array(
    fc.record({
      state: fc.constantFrom('open', 'ended', 'failed'),
      early: fc.boolean(),
      more: fc.subarray([tags.DECLINED_TAG, tags.TERMINATED_TAG, tags.BY_HAND_TAG, tags.eventTag('EVENT1')]),
    }),
    { maxLength: 5 },
  );
  const triggers = fc.constantFrom(event(), event('incident.acknowledged'), hand(), hand(true), reconcile);
  fc.assert(
    fc.property(sessions, triggers, fc.boolean(), fc.boolean(), (made, trigger, merged, secret) => {
      const config = configured({ 'start-on': 'acknowledged', incidents: { confidential: secret ? [/./u] : [] } });
      const decision = decideOn({ incident: { ...again, merged }, trigger, config, sessions: made.map(session) });
      if (merged || secret) expect(['skip', 'end', ...(merged ? [] : ['update'])]).toContain(decision.do);
      if (decision.do === 'create' && trigger.by !== 'hand') {
        expect(made.filter(({ state }) => state === 'open')).toEqual([]);
      }
    }),
  );
});
