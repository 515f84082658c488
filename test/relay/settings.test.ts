import { describe, expect, test } from '@jest/globals';
import { readSettings, shortSecrets } from '../../src/relay/settings.ts';

const complete = {
  GITHUB_REPOSITORY: 'acme/incident-docs',
  GITHUB_TOKEN: 'github_pat_x',
  PAGERDUTY_WEBHOOK_SECRET: 'made-up-Secret/2026+A=',
};
const read = (changes: Record<string, unknown>) => {
  const result = readSettings({ ...complete, ...changes });
  return {
    settings: 'settings' in result ? result.settings : undefined,
    problems: 'problems' in result ? result.problems : [],
    warnings: 'settings' in result ? shortSecrets(result.settings) : [],
  };
};

describe('bindings that are not text', () => {
  test('are read as an ID if they are a number', () => {
    const { settings } = read({
      GITHUB_TOKEN: undefined,
      GITHUB_APP_ID: 4711,
      GITHUB_APP_PRIVATE_KEY: 'key',
      GITHUB_APP_INSTALLATION_ID: 99,
    });
    expect(settings?.access).toEqual({ app: { appId: '4711', privateKey: 'key', installationId: '99' } });
  });

  test('are read as a list of events or secrets', () => {
    const { settings } = read({
      FORWARD_EVENTS: ['incident.acknowledged', 'incident.resolved'],
      WEBHOOK_SECRET: ['made-up shared secret', 'another shared secret'],
    });
    expect([...(settings?.forwardEvents ?? [])]).toEqual(['incident.acknowledged', 'incident.resolved']);
    expect(settings?.sharedSecrets).toEqual(['made-up shared secret', 'another shared secret']);
  });

  test.each<[string, unknown, RegExp]>([
    ['GITHUB_REPOSITORY', ['acme/incident-docs'], /is a list, not text/],
    ['GITHUB_REPOSITORY', { get: 'secret' }, /is an object, not text: .*secret/],
    ['GITHUB_REPOSITORY', true, /is a boolean, not text/],
    ['GITHUB_TOKEN', { get: 'secret' }, /is an object, not text/],
    ['GITHUB_APP_ID', 1.5, /is a number with a fraction/],
    ['GITHUB_API_URL', ['https://api.github.com'], /is a list, not text/],
    ['PAGERDUTY_WEBHOOK_SECRET', 1e20, /too many digits, not text: put it in quotes/],
    ['PAGERDUTY_WEBHOOK_SECRET', { a: 1 }, /is an object/],
    ['WEBHOOK_SECRET', false, /is a boolean/],
    ['FORWARD_EVENTS', ['incident.resolved', 7], /is a list with non-text items/],
  ])('are refused by name, never reported as missing: %s %j', (name, value, problem) => {
    const { problems } = read({ [name]: value });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(problem);
    expect(problems[0]?.startsWith(`${name} is `)).toBe(true);
  });

  test('do not show their value', () => {
    const { problems } = read({
      GITHUB_TOKEN: ['github_pat_secret'],
      PAGERDUTY_WEBHOOK_SECRET: { key: 'signing-secret' },
    });
    expect(problems).toHaveLength(2);
    expect(problems.join()).not.toMatch(/github_pat_secret|signing-secret/);
  });
});

describe('the API URL', () => {
  test.each([
    [
      'http://github.example.com/api/v3',
      /GITHUB_API_URL begins with http:\/\/, which would send the key in plain text/,
    ],
    ['github.example.com', /GITHUB_API_URL is not a URL/],
    ['https://x:y@github.example.com', /GITHUB_API_URL holds a user name/],
  ])('%s is refused', (url, problem) => {
    expect(read({ GITHUB_API_URL: url }).problems).toEqual([expect.stringMatching(problem)]);
  });

  test('is accepted without the slash at its end', () => {
    expect(read({ GITHUB_API_URL: 'https://github.example.com/api/v3/' }).settings?.apiUrl).toBe(
      'https://github.example.com/api/v3',
    );
  });
});

describe('a short secret', () => {
  test.each(['PAGERDUTY_WEBHOOK_SECRET', 'WEBHOOK_SECRET'])('is reported: %s', (name) => {
    const { settings, warnings } = read({ [name]: 'fifteen-letters' });
    expect(settings).toBeDefined();
    expect(warnings).toEqual([
      expect.stringMatching(new RegExp(`^${name} holds a secret of fewer than 16 characters`)),
    ]);
    expect(warnings.join()).not.toContain('fifteen');
  });

  test('is reported among long ones, and a long one is not', () => {
    expect(read({ WEBHOOK_SECRET: 'made-up shared secret, short' }).warnings).toHaveLength(1);
    expect(read({ WEBHOOK_SECRET: 'sixteen-letters!' }).warnings).toEqual([]);
  });
});
