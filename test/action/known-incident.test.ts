import { describe, expect, test } from '@jest/globals';
import { knownIncident } from '../../action/follow-up/known-incident.ts';
import type { RunContext } from '../../action/shared/context.ts';
import { readConfig } from '../../src/policy/read-config.ts';
import { parseDocument } from '../../src/postmortem/document.ts';

describe('an incident without PagerDuty', () => {
  test.each([
    ['whose service the document states', 'service: Billing\n', 'Vault', undefined],
    ['whose service is not stated', '', 'Vault', /may be confidential/],
    ['is confidential by the name of its service', 'service: Vault\n', 'Vault', /is confidential/],
    ['may be of the service with a confidential ID', 'service: Billing\n', 'PIJ90N7', /may be confidential/],
  ])('%s', async (_what, service, confidential, problem) => {
    const config = readConfig(`incidents: { confidential: [${confidential}] }`, 'f.yml');
    const path = 'docs/postmortems/2026-02-10-logins-fail-qfirst1.md';
    const document = parseDocument(`---\nincident: QFIRST1\n${service}---\n\n# Postmortem: Logins fail\n`, { path });
    const context = { config, pagerduty: undefined } as RunContext;
    const known = await knownIncident({ path, document, config, isNew: true }, context);
    expect('problem' in known ? known.problem : '').toMatch(problem ?? /^$/);
  });
});
