/** The steps that are left to do on GitHub, from what is known about the docs repository. */
import { describe, expect, test } from '@jest/globals';
import { type Progress, setupSteps, shellLine, type Target } from '../../src/cli/setup-steps.ts';

const TARGET: Target = {
  host: 'github.com',
  repository: 'acme/incident-docs',
  defaultBranch: 'main',
  action: 'acme/pagerduty-postmortem',
  paths: ['.github/postmortem.yml'],
  isUncommitted: true,
  isEmpty: false,
  reviewAlone: false,
};
const DONE: Progress = {
  environment: { kind: 'for-default' },
  missingSecrets: [],
  isProtected: true,
  isOnDefaultBranch: true,
  openPull: undefined,
  closedCopy: undefined,
};

function linesOf(target: Partial<Target>, progress: Partial<Progress>): string[] {
  const steps = setupSteps({ ...TARGET, isUncommitted: false, ...target }, { ...DONE, ...progress });
  return steps.flatMap(({ commands, page }) => (commands.length > 0 ? commands.map(shellLine) : [page]));
}

test('there are no steps if everything is done', () => {
  expect(linesOf({}, {})).toEqual([]);
});

describe('the environment', () => {
  test.each([
    ['missing', 2],
    ['open', 2],
    ['closed', 1],
    ['for-protected', 0],
  ] as const)('takes commands if it is %s: %i', (kind, count) => {
    expect(linesOf({}, { environment: { kind } })).toHaveLength(count);
  });

  test.each([[{ kind: 'others', branches: ['*'] }], [{ kind: 'waits', rules: ['wait_timer'] }]] as const)(
    'is left to the page if it needs a decision: %j',
    (environment) => {
      expect(linesOf({}, { environment })).toEqual(['https://github.com/acme/incident-docs/settings/environments']);
    },
  );
});

test('a repository without a commit gets the files as its first one, before the ruleset that would refuse a push', () => {
  const lines = linesOf({ isEmpty: true, isUncommitted: true, defaultBranch: 'trunk' }, { isProtected: false });
  expect(lines.slice(0, 4)).toEqual([
    'git switch --quiet --force-create trunk',
    'git add -- .github/postmortem.yml',
    "git commit --quiet --message 'Set up postmortems' -- .github/postmortem.yml",
    'git push --quiet --set-upstream origin trunk',
  ]);
  expect(lines[4]).toMatch(/\| gh api --method POST repos\/acme\/incident-docs\/rulesets --input -$/);
  expect(lines.join()).not.toContain('gh pr');
});

test('new files are added to the open pull request', () => {
  const openPull = 'https://github.com/acme/incident-docs/pull/7';
  expect(linesOf({ isUncommitted: true }, { isOnDefaultBranch: false, openPull })).toEqual([
    'git switch --quiet postmortems',
    'git add -- .github/postmortem.yml',
    "git commit --quiet --message 'Set up postmortems' -- .github/postmortem.yml",
    'git push --quiet --set-upstream origin postmortems',
  ]);
  expect(linesOf({}, { isOnDefaultBranch: false, openPull })).toEqual([openPull]);
});

test('a plan or server without rulesets gets no step for one', () => {
  expect(linesOf({}, { isProtected: undefined })).toEqual([]);
});

test.each(['organization', 'user'] as const)(
  'a private copy of the action is opened to the repositories of its %s',
  (closedCopy) => {
    expect(linesOf({}, { closedCopy })).toEqual([
      `echo '{"access_level":"${closedCopy}"}' | gh api --method PUT repos/acme/pagerduty-postmortem/actions/permissions/access --input -`,
    ]);
  },
);

test('another server is named in every command and page', () => {
  const steps = setupSteps(
    { ...TARGET, host: 'ghe.example.com' },
    { ...DONE, environment: undefined, missingSecrets: undefined },
  );
  for (const { commands, page } of steps) {
    expect(page).toMatch(/^https:\/\/ghe\.example\.com\//);
    for (const { words } of commands) if (words[0] === 'gh') expect(words.join(' ')).toContain('ghe.example.com');
  }
});

test('a name with an apostrophe cannot break out of its quotes in the shell', () => {
  const [, line] = linesOf({ defaultBranch: "it's;rm" }, { environment: { kind: 'missing' } });
  expect(line).toContain(`echo '{"name":"it'\\''s;rm"}' | gh api`);
});

test('no secret is among the words of a command', () => {
  const [step] = setupSteps(TARGET, { ...DONE, missingSecrets: ['DEVIN_API_KEY'] });
  expect(step?.commands).toEqual([
    {
      words: ['gh', 'secret', 'set', 'DEVIN_API_KEY', '--env', 'postmortem', '--repo', 'acme/incident-docs'],
      secret: 'DEVIN_API_KEY',
    },
  ]);
});
