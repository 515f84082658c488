import { expect, test } from '@jest/globals';
import { readConfig } from '../../src/policy/read-config.ts';
import { cleanEarlier } from '../../src/postmortem/clean-earlier.ts';
import { asPath } from '../fixtures/paths.ts';

const config = readConfig('redact: ["/customer-[0-9]+/"]', 'postmortem.yml');
const MAIL = 'jane@customer.example';

test('earlier postmortems are cleaned in title and action items', async () => {
  const [earlier] = await cleanEarlier(
    [{ path: asPath('docs/old.md'), title: `Mail of ${MAIL}`, date: undefined, openActionItems: ['Ask customer-9'] }],
    config,
  );
  expect(earlier).toMatchObject({ title: 'Mail of [removed: e-mail address]', openActionItems: ['Ask [removed]'] });
});

test('earlier postmortems with a confidential title are left out', async () => {
  const secret = readConfig("incidents: { confidential: ['/breach/'] }", 'postmortem.yml');
  const of = (title: string) => ({ path: asPath('docs/old.md'), title, date: undefined, openActionItems: [title] });
  expect(await cleanEarlier([of('A breach of the vault'), of('Orders fail')], secret)).toMatchObject([
    { title: 'Orders fail' },
  ]);
});
