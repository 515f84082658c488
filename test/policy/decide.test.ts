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
    ['and of which nothing is known yet: a session', {}, create],
    ['by a merge', { incident: { ...P1, merged: true } }, skip('merged')],
    [
      'by an event that this action does not handle',
      { trigger: event('incident.reopened') },
      skip('event-not-handled'),
    ],
    ['but is open again by the short form', { incident: { ...P1, status: 'open' } }, skip('not-resolved')],
  ])('%s', (_what, situation, expected) => {
    expect(decideOn(situation)).toEqual(expected);
  });

  test('by an event whose tag a session has: duplicate-event, also where that session ended, in whatever way', () => {
    for (const made of [session, ended, broken, terminated]) {
      const known = made({ more: [tags.eventTag('EVENT1')] });
      expect(decideOn({ incident: again, sessions: [known] })).toMatchObject(skip('duplicate-event'));
    }
  });

  test.each([
    ['an event without an ID', event('incident.resolved', undefined)],
    ['another event', event('incident.resolved', 'EVENT2')],
    ['reconcile', reconcile],
  ])('at the time, to the second, at which it was handled, by %s: duplicate-event', (_what, trigger) => {
    const incident = { ...P1, resolvedAt: FIRST.replace('.318Z', '.000Z') };
    const known = ended();
    expect(decideOn({ incident, trigger, sessions: [known] })).toEqual(skip('duplicate-event', known.url));
  });

  test('whose pull request somebody declined: declined, until the tag is taken off', () => {
    const declined = session({ more: [tags.DECLINED_TAG] });
    expect(decideOn({ incident: again, sessions: [declined] })).toEqual(skip('declined', declined.url));
    const reopened = session();
    expect(decideOn({ incident: again, sessions: [reopened] })).toMatchObject({ do: 'update' });
  });

  test('again, with a live session: a message to it, and the policy is not asked', () => {
    const live = session({ blockedBy: { by: 'person' } });
    const config = configured({ incidents: { urgencies: ['low'] } });
    expect(decideOn({ incident: again, config, sessions: [live] })).toEqual({
      do: 'update',
      order: 'rewrite',
      session: live,
    });
  });

  test('again, and confidential by now: its live session gets no message', () => {
    const config = configured({ incidents: { confidential: ['Billing API'] } });
    expect(decideOn({ incident: again, config, sessions: [session()] })).toEqual(skip('confidential'));
  });

  test('again, with a session that ended: a new one, although there is a document', () => {
    expect(decideOn({ incident: again, sessions: [ended()], written: DOCUMENT })).toEqual(create);
  });

  test('with a document or an open pull request but no session: already-written', () => {
    expect(decideOn({ written: DOCUMENT })).toEqual(skip('already-written', DOCUMENT));
  });

  test('with a session that we ended ourselves: as if that had never been', () => {
    expect(decideOn({ sessions: [terminated()] })).toEqual(create);
    expect(decideOn({ trigger: reconcile, sessions: [terminated({ early: true })] })).toEqual(create);
  });

  test("again, with a session that others share: a later resolve there is another incident's, but once its tags are full it may have forgotten ours", () => {
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

  test('with several live sessions: notifies the older; in the same second, the one with the smaller ID', () => {
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
    ['no priority is asked for', { ...P1, priority: undefined }, { priorities: [] }, undefined],
    ['the priority is asked for', P1, { priorities: ['P1', 'P2'] }, undefined],
    ['the priority is another', { ...P1, priority: 'P3' }, { priorities: ['P1'] }, 'priority'],
    ['there is no priority, and one is asked for', { ...P1, priority: undefined }, { priorities: ['P1'] }, 'priority'],
    ['the urgency is another', { ...P1, urgency: 'low' }, {}, 'urgency'],
    ['the type is another', { ...P1, type: 'drill' }, { types: ['incident_default'] }, 'type'],
    ['any urgency will do', { ...P1, urgency: 'low' }, { urgencies: [] }, undefined],
    ['the urgency is not known', { ...P1, urgency: undefined }, {}, undefined],
    ['the service is among the wanted, by name', P1, { services: { only: ['Billing API'], except: [] } }, undefined],
    [
      'the service is among the wanted, by ID',
      { ...P1, serviceId: 'PSVC' },
      { services: { only: ['PSVC'], except: [] } },
      undefined,
    ],
    ['the service is another', P1, { services: { only: ['Search'], except: [] } }, 'service'],
    ['the service is excepted', P1, { services: { only: [], except: ['Billing API'] } }, 'service'],
    [
      'the service is not known',
      { ...P1, service: undefined, serviceId: undefined },
      { services: { only: ['Search'], except: [] } },
      undefined,
    ],
    ['it lasted four minutes', minutes(4), {}, 'too-short'],
    ['it lasted five minutes', minutes(5), {}, undefined],
    ['how long it lasted is not known', { ...P1, createdAt: undefined }, {}, undefined],
    ['its service is confidential', P1, { confidential: ['Billing API'] }, 'confidential'],
    ['its title is confidential', P1, { confidential: [/invoices/iu] }, 'confidential'],
    [
      'it is confidential before all else',
      { ...minutes(1), urgency: 'low' },
      { confidential: [/invoices/iu] },
      'confidential',
    ],
  ])('%s', (_what, incident, incidents, reason) => {
    expect(decideOn({ incident, config: configured({ incidents: incidents ?? {} }) })).toEqual(
      reason === undefined ? create : skip(reason),
    );
  });

  test('comes before what is written, and what is written before the daily limit', () => {
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

  test('does not count manual runs, nor sessions that we terminated', () => {
    const uncounted = [other({ more: [tags.BY_HAND_TAG] }), terminated()];
    expect(decideOn({ config, recent: [other(), ...uncounted] })).toEqual(create);
  });
});

describe('a manual run', () => {
  test.each<[string, Partial<Situation>, object]>([
    ['passes the policy', { config: configured({ incidents: { urgencies: ['low'], priorities: ['P9'] } }) }, create],
    ['passes the daily limit', { config: configured({ limits: { 'sessions-per-day': 0 } }) }, create],
    ['of a merged incident', { incident: { ...P1, merged: true } }, skip('merged')],
    ['of an open incident', { incident: { ...P1, status: 'open' } }, skip('not-resolved')],
    [
      'of a confidential incident',
      { config: configured({ incidents: { confidential: ['Billing API'] } }) },
      skip('confidential'),
    ],
    ['of one with a document', { written: DOCUMENT }, skip('already-written', DOCUMENT)],
    ['of one whose session ended without a document', { sessions: [ended()] }, create],
    [
      'of one that was declined: a person may change their mind',
      { sessions: [ended({ more: [tags.DECLINED_TAG] })] },
      create,
    ],
  ])('%s', (_what, situation, expected) => {
    expect(decideOn({ trigger: hand(), ...situation })).toEqual(expected);
  });

  test('of one with a live session: already-started, with its link', () => {
    const live = session();
    expect(decideOn({ trigger: hand(), sessions: [live], written: DOCUMENT })).toEqual(
      skip('already-started', live.url),
    );
  });

  test('of one whose session only gathers: asks that session to write', () => {
    const early = session({ early: true });
    expect(decideOn({ trigger: hand(), sessions: [early] })).toEqual({ do: 'update', order: 'write', session: early });
  });

  test('with redo: every live session makes way for a new one, whatever is written', () => {
    const live = session();
    const other = session();
    expect(decideOn({ trigger: hand(true), sessions: [other, ended(), live], written: DOCUMENT })).toEqual({
      do: 'create',
      order: 'write',
      replaced: [live, other],
    });
    expect(decideOn({ trigger: hand(true) })).toEqual(create);
  });

  test('with redo, of a confidential incident: nothing, and its session goes on', () => {
    const config = configured({ incidents: { confidential: ['Billing API'] } });
    expect(decideOn({ trigger: hand(true), sessions: [session()], config })).toEqual(skip('confidential'));
  });
});

describe('while the incident is open', () => {
  const early = configured({ 'start-on': 'acknowledged' });
  const burning: Incident = { ...P1, status: 'open', resolvedAt: undefined };
  const acknowledged = event('incident.acknowledged', 'ACK1');

  test('an acknowledgement starts a session that gathers, where the configuration says so', () => {
    expect(decideOn({ incident: burning, trigger: acknowledged, config: early })).toEqual({
      do: 'create',
      order: 'gather',
      replaced: [],
    });
    expect(decideOn({ incident: burning, trigger: acknowledged })).toEqual(skip('event-not-handled'));
  });

  test('a second acknowledgement starts none', () => {
    const gathering = session({ early: true, more: [tags.eventTag('ACK1')] });
    const situation = { incident: burning, config: early, sessions: [gathering] };
    expect(decideOn({ ...situation, trigger: acknowledged })).toMatchObject(skip('duplicate-event'));
    expect(decideOn({ ...situation, trigger: event('incident.acknowledged', 'ACK2') })).toEqual(
      skip('already-started', gathering.url),
    );
  });

  test('an acknowledgement that comes after the resolve starts nothing', () => {
    for (const sessions of [[], [ended()]]) {
      expect(decideOn({ incident: P1, trigger: acknowledged, config: early, sessions })).toEqual(
        skip('event-not-handled'),
      );
    }
  });

  test('the policy applies, except for how long it will last', () => {
    const young = { ...burning, createdAt: NOW.toISOString() };
    expect(decideOn({ incident: young, trigger: acknowledged, config: early })).toMatchObject({ do: 'create' });
    expect(decideOn({ incident: { ...burning, urgency: 'low' }, trigger: acknowledged, config: early })).toEqual(
      skip('urgency'),
    );
    const limited = configured({ 'start-on': 'acknowledged', limits: { 'sessions-per-day': 0 } });
    expect(decideOn({ incident: burning, trigger: acknowledged, config: limited })).toEqual(skip('daily-limit'));
    expect(decideOn({ incident: burning, trigger: acknowledged, config: early, written: DOCUMENT })).toEqual(
      skip('already-written', DOCUMENT),
    );
  });

  test('the resolve sends the order to write', () => {
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
  ])('a resolve that the policy says no to (%s) ends the session', (reason, incident) => {
    const gathering = session({ early: true });
    expect(decideOn({ incident, config: early, sessions: [gathering] })).toEqual({
      do: 'end',
      reason,
      session: gathering,
    });
  });

  test('a session that ended while it gathered: a resolve starts a new one, reconcile does not', () => {
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

  test('leaves one that exited alone', () => {
    expect(decideOn({ trigger: reconcile, sessions: [ended()] })).toMatchObject(skip('duplicate-event'));
  });
});

describe('the group window', () => {
  const config = configured({ limits: { 'group-window': 600 } });
  const other = (facts: Parameters<typeof session>[0] = {}) => {
    const { tags: own, ...rest } = session(facts);
    return { ...rest, tags: own.map((tag) => (tag === tags.incidentTag(P1.id) ? tags.incidentTag('QOTHER') : tag)) };
  };

  test('another incident of the same service, resolved within it, joins the session', () => {
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
  ])('but not %s', (_what, situation) => {
    expect(decideOn({ config, ...situation })).toEqual(create);
  });

  test('joins the one of two sessions of a host that stays', () => {
    const [older, younger] = [other(), other()];
    const note = turnTag({ act: 'note', incidentId: 'QOTHER' }, NOW);
    const linked = { ...younger, tags: [...younger.tags, note] };
    expect(decideOn({ incident: again, config, recent: [older, younger] })).toEqual({ do: 'join', session: older });
    expect(decideOn({ incident: again, config, recent: [older, linked] })).toEqual({ do: 'join', session: linked });
  });

  test('and joining comes before the daily limit, because it starts nothing', () => {
    const full = configured({ limits: { 'group-window': 600, 'sessions-per-day': 1 } });
    expect(decideOn({ incident: again, config: full, recent: [other()] })).toMatchObject({ do: 'join' });
  });
});

test('whatever the situation, at most one thing is done, and never for what is confidential or merged', () => {
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
