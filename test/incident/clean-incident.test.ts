import { execFileSync } from 'node:child_process';
import { describe, expect, test } from '@jest/globals';
import { cleanEvidence, cleanIncident, isClean } from '../../src/incident/clean-incident.ts';
import type { Evidence } from '../../src/incident/evidence.ts';
import type { Incident } from '../../src/incident/incident.ts';
import { readConfig } from '../../src/policy/read-config.ts';
import { incidentOf } from '../fixtures/webhooks.ts';

const config = readConfig('incidents: { confidential: [Vault] }\nredact: ["/customer-[0-9]+/"]', 'postmortem.yml');
const incident = incidentOf('resolved-p1');
const MAIL = 'jane@customer.example';

describe('text that was not cleaned', () => {
  test('does not compile where clean text is needed', () => {
    const options = [
      '--ignoreConfig',
      '--noEmit',
      '--strict',
      '--skipLibCheck',
      '--target',
      'es2023',
      '--module',
      'nodenext',
    ];
    const lib = [
      '--lib',
      'es2023,es2024.string',
      '--types',
      'node',
      '--allowImportingTsExtensions',
      '--exactOptionalPropertyTypes',
    ];
    const arguments_ = ['node_modules/typescript/bin/tsc', ...options, ...lib, 'test/incident/leaks.ts'];
    const compile = () => execFileSync(process.execPath, arguments_, { encoding: 'utf8', stdio: 'pipe' });
    expect(compile).not.toThrow();
  }, 60_000);
});

describe('a cleaned incident', () => {
  test('has no secret or person in any text', async () => {
    const texts = {
      title: MAIL,
      service: MAIL,
      serviceId: MAIL,
      urgency: MAIL,
      priority: MAIL,
      type: MAIL,
      teams: [MAIL, 'customer-7'],
    };
    const { incident: shown, removed } = await cleanIncident({ ...incident, ...texts }, config);
    expect(JSON.stringify(shown)).not.toMatch(/jane|customer-7/);
    expect(removed).toMatchObject({ emails: 7, patterns: 1 });
  });

  test('has no address if something was removed from the address', async () => {
    const url = `https://example-co.pagerduty.com/incidents/Q1?user=${MAIL}`;
    expect((await cleanIncident({ ...incident, url }, config)).incident).toMatchObject({ url: undefined });
    expect((await cleanIncident(incident, config)).incident).toMatchObject({ url: incident.url });
  });

  test('keeps everything if there is nothing to remove', async () => {
    expect((await cleanIncident(incident, config)).incident).toEqual(incident);
  });

  test('has only an ID if it is confidential', async () => {
    const secret: Incident = { ...incident, service: 'Vault' };
    const { incident: shown } = await cleanIncident(secret, config);
    expect(shown).toEqual({ id: incident.id });
    expect(isClean(shown)).toBe(false);
  });
});

describe('another incident in the evidence', () => {
  const nothing: Evidence = {
    description: undefined,
    incidentType: undefined,
    logEntries: [],
    responderRequests: [],
    notes: [],
    alerts: [],
    changeEvents: [],
    pastIncidents: [],
    relatedIncidents: [],
    outlier: undefined,
    businessServices: [],
    customFields: [],
    analytics: [],
    missing: [],
    unread: { logEntries: 0, notes: 0, alerts: 0 },
  };
  const related = (service: string | undefined, title = 'It was opened') => {
    const found = { id: 'Q9', at: undefined, title, service, serviceId: undefined, relationships: [] };
    return { ...nothing, relatedIncidents: [found] };
  };

  test.each([
    ['is of a confidential service', related('vault')],
    ['is of a service that PagerDuty did not tell', related(undefined)],
  ])('is left out if it %s', async (_why, evidence) => {
    expect((await cleanEvidence(incident, evidence, config)).evidence.relatedIncidents).toEqual([]);
  });

  test('is included if it is of another service', async () => {
    const { evidence } = await cleanEvidence(incident, related('Checkout'), config);
    expect(evidence.relatedIncidents).toMatchObject([{ title: 'It was opened' }]);
  });

  test('is left out if its title is confidential, even in the summary of the merge', async () => {
    const secret = readConfig("incidents: { confidential: ['/breach/'] }", 'postmortem.yml');
    expect((await cleanEvidence(incident, related('Checkout', 'A breach'), secret)).evidence.relatedIncidents).toEqual(
      [],
    );
    const merge = {
      at: undefined,
      type: 'merge',
      summary: 'Merged #7 A breach into this incident.',
      message: undefined,
      detail: undefined,
      seconds: undefined,
      sources: [{ id: 'Q7', title: 'A breach', service: undefined, serviceId: undefined }],
      by: undefined,
      assignees: [],
    };
    const { evidence } = await cleanEvidence(incident, { ...nothing, logEntries: [merge] }, secret);
    expect(JSON.stringify(evidence)).not.toContain('breach');
    expect(evidence.logEntries).toHaveLength(1);
  });
});
