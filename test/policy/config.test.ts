import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { configFor } from '../../src/policy/config-for.ts';
import { DEFAULTS } from '../../src/policy/default-config.ts';
import { readConfig } from '../../src/policy/read-config.ts';

test('the defaults are safe for every team', () => {
  expect(DEFAULTS).toEqual({
    directory: 'docs/postmortems',
    'start-on': 'resolved',
    'allow-public': false,
    incidents: {
      priorities: [],
      urgencies: ['high'],
      services: { only: [], except: [] },
      types: [],
      'min-duration': 300,
      confidential: [],
    },
    limits: { 'sessions-per-day': 10, 'group-window': 0 },
    devin: { 'max-acu': 10, knowledge: [], repos: [], tags: [] },
    telemetry: [],
    redact: [],
    publish: { to: 'pull-request' },
    reviewers: [],
    review: { rules: {}, style: 'warn', 'ask-devin': true, 'max-rounds': 2 },
    services: {},
    'follow-up': {
      issues: 'off',
      labels: ['postmortem-action'],
      due: {},
      overdue: true,
      'review-within': 0,
      index: true,
      recurrence: true,
      digest: true,
      fix: true,
    },
    announce: { 'draft-ready': true, 'review-waits': true, overdue: true, digest: true },
    overrides: [],
  });
});

const incident = { priority: 'P1', service: 'orders-service', serviceId: 'PABC123' };
const base = `
devin: { max-acu: 5, playbook: playbook-usual, repos: [acme/infrastructure] }
publish: { to: notion, destination: Runbooks, when: directly }
review: { rules: { impact: error } }
`;
const withOverrides = (...overrides: object[]) => readConfig(`${base}overrides: ${JSON.stringify(overrides)}`, 'f.yml');

describe('an override', () => {
  test.each<[string, object, boolean]>([
    ['its priority', { priority: 'P1' }, true],
    ['one of its priorities', { priority: ['P0', 'P1'] }, true],
    ['not another priority', { priority: 'P2' }, false],
    ['a service by name', { service: 'orders-service' }, true],
    ['a service by ID', { service: 'PABC123' }, true],
    ['in upper and lower case', { service: 'Orders-Service', priority: 'p1' }, true],
    ['not a part of a name', { service: 'orders' }, false],
    ['both, where it names both', { priority: 'P1', service: ['billing', 'PABC123'] }, true],
    ['not one of both', { priority: 'P1', service: 'billing' }, false],
  ])('matches as expected: %s', (_what, match, expected) => {
    const { reviewers } = configFor(withOverrides({ match, reviewers: ['octocat'] }), incident);
    expect(reviewers).toEqual(expected ? ['octocat'] : []);
  });

  test('does not match an incident that has neither priority nor service', () => {
    const config = withOverrides({ match: { priority: 'undefined' } }, { match: { service: 'undefined' } });
    expect(configFor(config, { priority: undefined, service: undefined, serviceId: undefined })).toBe(config);
  });
});

describe('an override changes', () => {
  const match = { priority: 'P1' };

  test.each<[string, object[], object]>([
    ['a setting', [{ 'start-on': 'acknowledged' }], { 'start-on': 'acknowledged', directory: 'docs/postmortems' }],
    [
      'one key of a map, and the others stay',
      [{ devin: { 'max-acu': 20 } }],
      { devin: { 'max-acu': 20, playbook: 'playbook-usual', repos: ['acme/infrastructure'], knowledge: [], tags: [] } },
    ],
    ['a list as a whole', [{ devin: { repos: ['acme/orders'] } }], { devin: { repos: ['acme/orders'], 'max-acu': 5 } }],
    [
      'a key of a map in a map',
      [{ incidents: { services: { except: ['staging'] }, 'min-duration': '0m' } }],
      { incidents: { services: { only: [], except: ['staging'] }, 'min-duration': 0, urgencies: ['high'] } },
    ],
    [
      'a rule',
      [{ review: { rules: { blameless: 'off' } } }],
      { review: { rules: { impact: 'error', blameless: 'off' }, style: 'warn', 'ask-devin': true, 'max-rounds': 2 } },
    ],
    [
      'where to publish',
      [{ publish: { to: 'wiki', destination: 'Home' } }],
      { publish: { to: 'wiki', when: 'merged' } },
    ],
    [
      'one section, and the others stay',
      [{ sections: { Impact: { by: 'devin' } } }, { sections: { Lessons: { by: 'people', wants: 'surprises' } } }],
      { sections: { Impact: { by: 'devin' }, Lessons: { by: 'people', wants: 'surprises' } } },
    ],
    [
      'the follow-up',
      [{ 'follow-up': { issues: 'docs-repo' } }],
      { 'follow-up': { issues: 'docs-repo', labels: ['postmortem-action'], overdue: true, index: true } },
    ],
    [
      'nothing that an earlier one changed, but for the same key',
      [{ devin: { 'max-acu': 20, playbook: 'playbook-major' } }, { devin: { 'max-acu': 3 } }],
      { devin: { 'max-acu': 3, playbook: 'playbook-major' } },
    ],
  ])('only what it names: %s', (_what, changes, expected) => {
    expect(configFor(withOverrides(...changes.map((change) => ({ match, ...change }))), incident)).toMatchObject(
      expected,
    );
  });

  test('nothing for the next incident', () => {
    const config = withOverrides({ match, devin: { 'max-acu': 20 }, review: { rules: { facts: 'off' } } });
    const before = structuredClone(config);
    configFor(config, incident);
    expect(config).toEqual(before);
  });

  test('"publish" as a whole, with nothing of the former choice left', () => {
    expect(configFor(withOverrides({ match, publish: { to: 'pull-request' } }), incident).publish).toEqual({
      to: 'pull-request',
    });
  });

  test('what a later match does not change, whatever the number and the order', () => {
    const override = fc.record({
      match: fc.record({ priority: fc.constantFrom('P1', 'P2') }),
      devin: fc.record({ 'max-acu': fc.integer({ min: 1, max: 99 }) }, { requiredKeys: [] }),
      reviewers: fc.array(fc.constantFrom('ann', 'bob')),
    });
    fc.assert(
      fc.property(fc.array(override), (overrides) => {
        const config = withOverrides(...overrides);
        const changed = configFor(config, incident);
        const matching = overrides.filter(({ match }) => match.priority === 'P1');
        const acus = matching.flatMap(({ devin }) => devin['max-acu'] ?? []);
        expect(changed.devin['max-acu']).toBe(acus.at(-1) ?? 5);
        expect(changed.reviewers).toEqual(matching.at(-1)?.reviewers ?? []);
        if (matching.length === 0) expect(changed).toBe(config);
      }),
    );
  });
});
