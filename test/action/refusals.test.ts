/** The built action when GitHub refuses: the one error of the run has GitHub's words and the fix for that cause. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { closeWorlds, failure, type World, world } from './world.ts';

let made: World;
beforeAll(async () => {
  made = await world({ ownProcess: true });
});
afterAll(closeWorlds);

test.each<[cause: string, words: string, fix: RegExp]>([
  ['SAML single sign-on', 'Resource protected by organization SAML enforcement.', /Configure SSO/],
  ['an IP allow list', 'The `acme` organization has an IP allow list enabled', /IP allow list \(Settings/],
  [
    "a token's lifetime",
    "The 'acme' organization forbids access if the token's lifetime is greater than 366 days.",
    /Give the token a lifetime that the organization's policy allows/,
  ],
  ['a token without approval', 'This token has not been approved by the organization', /approve the token/],
  ['disabled Actions', 'Actions has been disabled for this repository.', /Enable GitHub Actions/],
  ['a reason that nobody knows', 'Computer says no', /GitHub's own words name the cause/],
])("a run refused for %s reports GitHub's own words and the fix for that cause", async (_cause, words, fix) => {
  made.github.faults.next({ path: /\/contents\// }, { status: 403, body: { message: words } });
  const error = await failure(made.dispatch('resolved-p1'));
  expect(error).toContain(`answered 403: ${words}`);
  expect(error).toMatch(fix);
  expect(error).not.toContain('under "permissions"');
  expect(made.devin.sessions).toEqual([]);
});
