import { describe, expect, test } from '@jest/globals';
import { RATE_LIMIT_WORDS, refusalFix } from '../../src/github/refusal.ts';

describe('the fix for a refused request', () => {
  test.each<[string, RegExp]>([
    [
      'Resource protected by organization SAML enforcement. You must grant your Personal Access token access to this organization.',
      /Configure SSO/,
    ],
    [
      'Although you appear to have the correct authorization credentials, the `acme` organization has an IP allow list enabled, and your IP address is not permitted to access this resource.',
      /IP allow list/,
    ],
    ['Repository was archived so is read-only.', /Unarchive/],
    [
      "The 'acme' organization forbids access via a fine-grained personal access tokens if the token's lifetime is greater than 366 days. Please adjust your token's lifetime at the following URL: https://github.com/settings/personal-access-tokens/1",
      /lifetime that the organization's policy allows/,
    ],
    [
      '`acme` forbids access via a personal access token (classic). Please use a GitHub App, OAuth App, or a personal access token with fine-grained permissions.',
      /kind of token/,
    ],
    ['This fine-grained token has not been approved by the organization', /owner of the organization to approve/],
    ['This installation has been suspended', /suspension/],
    ["Event 'repository_dispatch' is not allowed to trigger Actions workflows", /Settings → Actions → Policies/],
    ["Actor 'mallory' is not allowed to trigger Actions workflows", /Settings → Actions → Policies/],
    ['GitHub Actions is currently disabled for this repository.', /Enable GitHub Actions/],
    ['Actions has been disabled for this organization.', /Enable GitHub Actions/],
    ['Unable to create comment because issue is locked.', /Unlock the conversation/],
    ['No commit found for SHA: 0123456789abcdef', /force-pushed meanwhile/],
  ])('names the cause: %s', (message, fix) => {
    expect(refusalFix(403, message, 'Contents: write')).toMatch(fix);
  });

  test.each([
    'Resource not accessible by integration',
    'Resource not accessible by personal access token',
    'Must have admin rights to Repository.',
    '',
  ])('is left to the caller, who knows the permission, for "%s"', (message) => {
    expect(refusalFix(403, message, 'Contents: write')).toBe('Contents: write');
  });

  test.each(['Forbidden', 'Computer says no'])(
    'names no permission if the words of a 403 are unknown: "%s"',
    (message) => {
      expect(refusalFix(403, message, 'Contents: write')).toMatch(/^GitHub's own words name the cause/);
      expect(refusalFix(404, message, 'Check the name')).toBe('Check the name');
    },
  );
});

test.each([
  'API rate limit exceeded for user ID 1.',
  'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.',
  'You have triggered an abuse detection mechanism. Please wait a few minutes before you try again.',
])('"%s" is a rate limit', (message) => {
  expect(RATE_LIMIT_WORDS.test(message)).toBe(true);
});
