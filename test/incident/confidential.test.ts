import { expect, test } from '@jest/globals';
import { mayBeConfidential } from '../../src/incident/confidential.ts';

const INCIDENT = { title: 'Logins fail', service: undefined, serviceId: undefined };

test.each([
  ['its service is unknown', {}, ['Vault'], true],
  ['its service is another one by name', { service: 'Billing' }, ['Vault'], false],
  ['only its name is known, and a service is confidential by its ID', { service: 'Billing' }, ['PIJ90N7'], true],
  ['the same ID is written in lower case', { service: 'Billing' }, ['pij90n7'], true],
  ['a confidential name only begins like an ID', { service: 'Billing' }, ['Payments', 'payroll'], false],
  ['its ID is known, and another ID is confidential', { service: 'Billing', serviceId: 'PABC123' }, ['PIJ90N7'], false],
  ['its title matches', { service: 'Billing' }, [/logins/i], true],
])('an incident that is not fully known: %s', (_what, known, confidential, expected) => {
  expect(mayBeConfidential({ ...INCIDENT, ...known }, { incidents: { confidential } })).toBe(expected);
});
