import { expect, test } from '@jest/globals';
import type { KnownNames } from '../../src/incident/known-names.ts';
import { readConfig } from '../../src/policy/read-config.ts';
import { explainUnknown, unknownNames, usedNames } from '../../src/policy/used-names.ts';

const config = readConfig(
  `incidents:
  priorities: [P1]
  services: { only: [Checkout], except: [PB6V9XE] }
  types: [drill]
  confidential: [Vualt, '/breach/']
overrides:
  - match: { priority: [P1, SEV1], service: billing api }
    incidents: { priorities: [P9], services: { only: [Search] } }
`,
  'postmortem.yml',
);
const known: KnownNames = {
  service: [
    { id: 'PB6V9XE', names: ['Billing API'] },
    { id: 'PVAULT1', names: ['Vault'] },
    { id: 'PCHECK1', names: ['checkout'] },
  ],
  priority: [{ id: 'PX1', names: ['P1'] }],
};

test('every key with a name of PagerDuty is checked, and no pattern', () => {
  expect(usedNames(config).map(({ kind, key, name }) => `${kind} ${key} ${name}`)).toEqual([
    'service incidents.confidential Vualt',
    'priority incidents.priorities P1',
    'service incidents.services.only Checkout',
    'service incidents.services.except PB6V9XE',
    'incident type incidents.types drill',
    'priority overrides[0].match.priority P1',
    'priority overrides[0].match.priority SEV1',
    'service overrides[0].match.service billing api',
    'priority overrides[0].incidents.priorities P9',
    'service overrides[0].incidents.services.only Search',
  ]);
});

test('names and IDs are found in any case, and an unknown kind is not checked', () => {
  expect(unknownNames(config, known).map(({ name }) => name)).toEqual(['Vualt', 'SEV1', 'P9', 'Search']);
});

test('the closest name is suggested if one is close', async () => {
  const told = await Promise.all(unknownNames(config, known).map((each) => explainUnknown(each, known)));
  expect(told[0]).toBe(
    'incidents.confidential names the service "Vualt", which PagerDuty does not have. Did you mean "Vault"?',
  );
  expect(told[3]).toBe(
    'overrides[0].incidents.services.only names the service "Search", which PagerDuty does not have.',
  );
  const [first] = unknownNames(config, { priority: [] });
  expect(first && (await explainUnknown(first, { priority: [] }))).toBe(
    'incidents.priorities names the priority "P1", which PagerDuty does not have: the account has no priorities.',
  );
});
