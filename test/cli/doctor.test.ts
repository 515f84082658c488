/**
 * `doctor` finds what is wrong before the first incident, and says how to fix it. One fault at a time is added to a healthy setup:
 * its own check must find it, and no other check may complain.
 */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import type { DoctorCheck } from '../../src/cli/doctor/check.ts';
import { PERMISSIONS, TOKEN_PERMISSIONS } from '../../src/cli/doctor/token-permissions.ts';
import { checkAll } from '../../src/cli/doctor.ts';
import { VARIABLES } from '../../src/cli/environment.ts';
import { type DevinOptions, startDevin } from '../outside/devin.ts';
import { type GitHubOptions, startGitHub } from '../outside/github.ts';
import type { Subscription } from '../outside/pagerduty.ts';
import { EXAMPLE_COMPANY, startPagerDuty } from '../outside/pagerduty.ts';
import { type NodeRuntime, startNode } from '../relay/node/node-process.ts';
import { type Ended, emptyFolder, runCli } from './cli-process.ts';
import { docsClone } from './docs-clone.ts';

const REPOSITORY = 'acme/incident-docs';
const SECRETS = {
  DEVIN_API_KEY: 'cog_made_up_key',
  PAGERDUTY_TOKEN: 'made-up-read-only-key',
  GITHUB_TOKEN: 'github_pat_made_up',
  PAGERDUTY_WEBHOOK_SECRET: 'made-up-Secret/2026+A=',
};
const NARROW_TOKEN = 'github_pat_of_the_relay';
const READING_TOKEN = 'github_pat_that_reads';
const SUFFICIENT_TOKEN = 'github_pat_that_suffices';
const BLIND_TOKEN = 'github_pat_without_access';
const WORKFLOW = '.github/workflows/postmortem.yml';
const REVIEW = '.github/workflows/postmortem-review.yml';
const RECONCILE = '.github/workflows/postmortem-reconcile.yml';
const FIX = '.github/workflows/postmortem-fix.yml';
const FOLLOW_UP = '.github/workflows/postmortem-follow-up.yml';
const CONFIG = '.github/postmortem.yml';

/** Everything in the setup before it starts. A fault changes it. */
interface Setup {
  files: Record<string, string>;
  github: Omit<GitHubOptions, 'repository' | 'actors' | 'files'> & {
    environments: NonNullable<GitHubOptions['environments']>;
  };
  devin: Partial<DevinOptions>;
  /** Names of the account's priorities. */
  priorities: string[];
  subscription: Partial<Subscription> | undefined;
  relay: Record<string, string>;
  /** The variables of `doctor`; the addresses of the services are added. */
  env: Record<string, string>;
  /** The path after the relay's host. */
  path: string;
  /** What GitHub answers for a path, instead of the emulator. */
  answers: { path: RegExp; body: unknown; status?: number }[];
}

/** As `init` writes it. */
const written = await (async () => {
  const folder = emptyFolder();
  execFileSync('git', ['-C', folder, 'init', '--quiet']);
  const { code } = await runCli(
    ['init', '--action', 'acme/pagerduty-postmortem', '--with', 'reconcile,follow-up,fix', '--dir', folder],
    {},
  );
  if (code !== 0) throw new Error(`init ended with ${code}`);
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const files = paths.filter((path) => !path.startsWith('.git/') && statSync(join(folder, path)).isFile());
  return Object.fromEntries(files.map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
})();

/** By their settings: a relay stores nothing, so the same settings can share one. */
const relays = new Map<string, Promise<NodeRuntime>>();
afterAll(async () => {
  for (const relay of relays.values()) await (await relay).stop();
});

function relayWith(settings: Record<string, string>): Promise<NodeRuntime> {
  const key = JSON.stringify(settings);
  const relay = relays.get(key) ?? startNode(settings);
  relays.set(key, relay);
  return relay;
}

function healthy(): Setup {
  return {
    files: { ...written },
    github: { environments: { postmortem: { branches: ['main'], secrets: ['DEVIN_API_KEY', 'PAGERDUTY_TOKEN'] } } },
    devin: { playbooks: [{ playbook_id: 'playbook-1a2b3c', title: 'Postmortem', body: '…' }] },
    priorities: ['P1', 'P2', 'P3'],
    subscription: { events: ['incident.resolved'] },
    relay: {},
    env: { ...SECRETS },
    path: '/pagerduty',
    answers: [],
  };
}

/** The arguments and environment of `doctor`. */
interface Call {
  url: string;
  env: Record<string, string>;
}

async function withSetup<Answer>(
  plant: (setup: Setup) => void,
  call: (call: Call) => Promise<Answer>,
): Promise<Answer> {
  const setup = healthy();
  plant(setup);
  const all = { contents: 'write', actions: 'read', environments: 'read', 'pull-requests': 'read' } as const;
  const [github, devin, pagerduty, relay] = await Promise.all([
    startGitHub({
      repository: REPOSITORY,
      files: setup.files,
      actors: {
        [SECRETS.GITHUB_TOKEN]: { login: 'engineer', permissions: all },
        [READING_TOKEN]: { login: 'reader', permissions: { ...all, contents: 'read' } },
        [NARROW_TOKEN]: { login: 'relay-owner', permissions: { contents: 'write' } },
        [SUFFICIENT_TOKEN]: {
          login: 'maintainer',
          permissions: Object.fromEntries(PERMISSIONS.map((name) => [name.toLowerCase(), 'read' as const])),
        },
        [BLIND_TOKEN]: { login: 'stranger' },
      },
      ...setup.github,
    }),
    startDevin({ apiKey: SECRETS.DEVIN_API_KEY, ...setup.devin }),
    startPagerDuty({
      apiKeys: { [SECRETS.PAGERDUTY_TOKEN]: 'read-only' },
      account: {
        ...EXAMPLE_COMPANY,
        priorities: EXAMPLE_COMPANY.priorities.filter(({ name }) => setup.priorities.includes(name)),
      },
    }),
    relayWith({
      GITHUB_REPOSITORY: REPOSITORY,
      GITHUB_TOKEN: NARROW_TOKEN,
      PAGERDUTY_WEBHOOK_SECRET: SECRETS.PAGERDUTY_WEBHOOK_SECRET,
      ...setup.relay,
    }),
  ]);
  for (const { path, body, status = 200 } of setup.answers) github.faults.next({ path }, { status, body });
  try {
    const url = `${relay.url}${setup.path}`;
    if (setup.subscription !== undefined) pagerduty.subscribe({ url, secrets: ['s'], ...setup.subscription });
    const addresses = { DEVIN_API_URL: devin.url, PAGERDUTY_API_URL: pagerduty.url, GITHUB_API_URL: github.url };
    return await call({ url, env: { ...addresses, ...setup.env } });
  } finally {
    expect(devin.sessions).toEqual([]);
    expect(github.handled.filter(({ method, status }) => method !== 'GET' && status < 300)).toEqual([]);
    await Promise.all([github.close(), devin.close(), pagerduty.close()]);
  }
}

function doctor(plant: (setup: Setup) => void, options: string[] = []): Promise<Ended> {
  return withSetup(plant, ({ url, env }) =>
    runCli(['doctor', '--repo', REPOSITORY, '--url', url, ...options], { env }),
  );
}

/** The same checks without their own process, which would take most of the time. */
function checksOf(plant: (setup: Setup) => void): Promise<DoctorCheck[]> {
  return withSetup(plant, async ({ url, env }) => {
    const before = { ...process.env };
    const forget = () => {
      for (const name of Object.keys(VARIABLES)) delete process.env[name];
    };
    forget();
    Object.assign(process.env, env);
    try {
      return await checkAll({ repo: REPOSITORY, url });
    } finally {
      forget();
      Object.assign(process.env, before);
    }
  });
}

/** Replaces text in a file, which must contain it. */
function edit(setup: Setup, path: string, from: string | RegExp, to: string): void {
  const before = setup.files[path] ?? '';
  setup.files[path] = before.replace(from, to);
  if (setup.files[path] === before) throw new Error(`There is no ${from} in ${path}`);
}

const configure = (text: string) => (setup: Setup) => {
  setup.files[CONFIG] = text;
};

/** The emulator has one repository. */
const IN_SERVICES = `services: { Billing API: ${REPOSITORY} }\nfollow-up: { issues: service-repo }`;
const withItemsToken = (setup: Setup) => {
  configure(IN_SERVICES)(setup);
  const secrets = ['DEVIN_API_KEY', 'PAGERDUTY_TOKEN', 'ITEMS_TOKEN'];
  setup.github.environments = { postmortem: { branches: ['main'], secrets } };
};

test('a setup by init, subscribe and the README is checked in full, and nothing is wrong', async () => {
  const { code, stdout } = await doctor(() => {});
  expect(stdout).not.toMatch(/^(wrong|not checked)/m);
  expect(stdout).toMatch(/^\d\d ok, 0 wrong, 0 not checked$/m);
  expect(code).toBe(0);
});

test('--json prints the checks without any secret', async () => {
  const { stdout, stderr } = await doctor(() => {}, ['--json']);
  expect(JSON.parse(stdout)).toMatchObject({ wrong: 0, notChecked: 0, checks: expect.any(Array) });
  for (const secret of Object.values(SECRETS)) expect(stdout + stderr).not.toContain(secret);
});

describe('reports', () => {
  type Fault = [string, (setup: Setup) => void, check: string, said: string];
  test.each<Fault>([
    // Devin
    [
      'a Devin key that is revoked',
      ({ env }) => {
        env.DEVIN_API_KEY = 'cog_old';
      },
      'Devin key',
      'wrong or revoked',
    ],
    [
      'a key of the enterprise without an organization',
      ({ devin }) => {
        devin.enterprise = true;
      },
      'Devin organization',
      'set DEVIN_ORG_ID',
    ],
    [
      'another organization',
      ({ env }) => {
        env.DEVIN_ORG_ID = 'org-other';
      },
      'Devin organization',
      'sees no organization org-other',
    ],
    [
      'no right to look sessions up',
      ({ devin }) => {
        devin.permissions = ['ManageOrgSessions'];
      },
      'Devin permission ViewOrgSessions',
      'give it this permission',
    ],
    [
      'no right to start sessions',
      ({ devin }) => {
        devin.permissions = ['ViewOrgSessions'];
      },
      'Devin permission ManageOrgSessions',
      'may not start sessions',
    ],
    [
      'an organization that allows only listed tags',
      ({ devin }) => {
        devin.permissions = ['ManageOrgSessions', 'ViewOrgSessions', 'ManageEnterpriseSettings'];
        devin.allowedTags = ['team-a'];
      },
      'Devin session tags',
      'let an enterprise admin clear the list',
    ],
    [
      'a Devin key that a proxy of Devin calls forbidden',
      ({ devin, env }) => {
        devin.wrongKey = 'forbidden';
        env.DEVIN_API_KEY = 'cog_old';
      },
      'Devin key',
      'wrong or revoked',
    ],
    [
      'a playbook that is not there',
      configure('devin: { playbook: playbook-gone }'),
      'Devin playbooks',
      'no playbook-gone',
    ],
    [
      'a playbook of an override that is not there',
      configure('overrides: [{ match: { priority: P1 }, devin: { playbook: playbook-gone } }]'),
      'Devin playbooks',
      'no playbook-gone',
    ],
    // GitHub
    [
      'a GitHub token that expired',
      ({ env }) => {
        env.GITHUB_TOKEN = 'github_pat_old';
      },
      'GitHub access',
      'expired or revoked',
    ],
    [
      'a GitHub token without access',
      ({ env }) => {
        env.GITHUB_TOKEN = BLIND_TOKEN;
      },
      'GitHub access',
      'the token cannot see it',
    ],
    [
      'a GitHub token that single sign-on keeps from dispatching',
      ({ answers }) => {
        const body = { message: 'Resource protected by organization SAML enforcement.' };
        answers.push({ path: /\/dispatches$/, status: 403, body });
      },
      'GitHub right to dispatch',
      'Configure SSO',
    ],
    [
      'a GitHub token that may not dispatch',
      ({ env }) => {
        env.GITHUB_TOKEN = READING_TOKEN;
      },
      'GitHub right to dispatch',
      'Contents: Read and write',
    ],
    [
      'a public docs repository',
      ({ github }) => {
        github.private = false;
      },
      'Repository private',
      'the action refuses',
    ],
    [
      'a mistake in the configuration',
      configure('incidents:\n  prioritys: [P1]\n'),
      'Configuration',
      '.github/postmortem.yml:2:3: incidents.prioritys',
    ],
    [
      'a template that is not there',
      configure('template: docs/gone.md'),
      'Template',
      'docs/gone.md, which is not on the default branch',
    ],
    [
      'a repository that is not there',
      configure('devin: { repos: [acme/gone] }'),
      'Repositories for Devin',
      'no acme/gone',
    ],
    [
      'no workflow',
      ({ files }) => {
        delete files[WORKFLOW];
      },
      'Workflow postmortem.yml',
      'pagerduty-postmortem init writes it',
    ],
    [
      'a workflow that is no YAML',
      ({ files }) => {
        files[WORKFLOW] = 'on: [push\njobs:\n';
      },
      'Workflow postmortem.yml',
      'not YAML',
    ],
    [
      'a workflow that is not started by the relay',
      (setup) => edit(setup, WORKFLOW, /repository_dispatch:\n.*\n/, 'issues:\n'),
      'Workflow postmortem.yml',
      'add "repository_dispatch"',
    ],
    [
      'a workflow that does not know the type',
      (setup) => edit(setup, WORKFLOW, 'pagerduty.incident.resolved, ', ''),
      'Workflow postmortem.yml',
      'pagerduty.incident.resolved starts nothing',
    ],
    [
      'a workflow that nobody can start',
      (setup) => edit(setup, WORKFLOW, 'workflow_dispatch:', 'workflow_call:'),
      'Workflow postmortem.yml',
      'add "workflow_dispatch"',
    ],
    [
      'a job without the environment',
      (setup) => edit(setup, WORKFLOW, / +environment:\n.*\n.*\n/, ''),
      'Workflow postmortem.yml',
      'does not see the secrets',
    ],
    [
      'a job without the action',
      (setup) => edit(setup, WORKFLOW, 'acme/pagerduty-postmortem@v1', 'acme/other@v1'),
      'Workflow postmortem.yml',
      'none of its steps uses the action',
    ],
    [
      'a secret that is not passed on',
      (setup) => edit(setup, WORKFLOW, / +pagerduty-token:.*\n/, ''),
      'Workflow postmortem.yml',
      'does not pass pagerduty-token',
    ],
    [
      'a review that does not see the end of a pull request',
      (setup) => edit(setup, REVIEW, ', closed', ''),
      'Workflow postmortem-review.yml',
      'closed: add that',
    ],
    [
      'a review on the wrong event',
      (setup) => edit(setup, REVIEW, 'pull_request_target', 'pull_request'),
      'Workflow postmortem-review.yml',
      'add "pull_request_target"',
    ],
    [
      'a default branch that anyone may push to',
      ({ github }) => {
        github.ruled = false;
      },
      'Default branch',
      'Devin, and everyone who may push, can change main without a review',
    ],
    [
      'a merge queue that the review does not answer',
      (setup) => {
        edit(setup, REVIEW, / {2}merge_group:\n.*\n/, '');
        setup.answers = [{ path: /rules\/branches\/main/, body: [{ type: 'merge_queue' }] }];
      },
      'Workflow postmortem-review.yml',
      'add "merge_group" to "on"',
    ],
    [
      'a policy that forbids what the relay sends',
      (setup) => {
        const parameters = { events: ['push', 'pull_request_target', 'workflow_dispatch', 'schedule', 'pull_request'] };
        const rules = [{ type: 'workflow_event', parameters }];
        setup.answers = [
          { path: /\/rulesets$/, body: [{ id: 1, enforcement: 'active' }] },
          { path: /\/rulesets\/1$/, body: { id: 1, rules } },
        ];
      },
      'Policies',
      'a policy forbids repository_dispatch',
    ],
    [
      'a review on an event that GitHub blocks in public repositories',
      (setup) => {
        setup.github.private = false;
        configure('allow-public: true\n')(setup);
      },
      'Policies',
      'init --review-on pull_request --yes',
    ],
    [
      'a reconcile without a schedule',
      (setup) => edit(setup, RECONCILE, /schedule:\n.*\n/, 'push:\n'),
      'Workflow postmortem-reconcile.yml',
      'add "schedule"',
    ],
    [
      'a fix that no label starts',
      (setup) => edit(setup, FIX, 'types: [labeled]', 'types: [opened]'),
      'Workflow postmortem-fix.yml',
      'no label starts it',
    ],
    [
      'a follow-up of another branch',
      (setup) => edit(setup, FOLLOW_UP, '"main"', 'master'),
      'Workflow postmortem-follow-up.yml',
      'the default branch is main',
    ],
    [
      'a follow-up of another directory',
      configure('directory: incidents'),
      'Workflow postmortem-follow-up.yml',
      'postmortems are in incidents',
    ],
    [
      'a workflow that is switched off',
      ({ github }) => {
        github.workflowStates = { [RECONCILE]: 'disabled_inactivity' };
      },
      'Workflows enabled',
      'postmortem-reconcile.yml (disabled_inactivity)',
    ],
    [
      'an environment that every branch may use',
      ({ github }) => {
        github.environments = { postmortem: { branches: 'any', secrets: ['DEVIN_API_KEY', 'PAGERDUTY_TOKEN'] } };
      },
      'Environment postmortem',
      'every branch may use it',
    ],
    [
      'an environment that other branches may use too',
      ({ github }) => {
        github.environments = {
          postmortem: { branches: ['main', '*'], secrets: ['DEVIN_API_KEY', 'PAGERDUTY_TOKEN'] },
        };
      },
      'Environment postmortem',
      '* may use it too',
    ],
    [
      'an environment that the default branch may not use',
      ({ github }) => {
        github.environments = { postmortem: { branches: ['master'], secrets: ['DEVIN_API_KEY', 'PAGERDUTY_TOKEN'] } };
      },
      'Environment postmortem',
      'main may not use it',
    ],
    [
      'an environment that waits for a person',
      ({ github }) => {
        github.environments = {
          postmortem: {
            branches: ['main'],
            secrets: ['DEVIN_API_KEY', 'PAGERDUTY_TOKEN'],
            waitsFor: ['required_reviewers'],
          },
        };
      },
      'Environment postmortem',
      'every run would wait (required_reviewers)',
    ],
    [
      'a secret that is missing',
      ({ github }) => {
        github.environments = { postmortem: { branches: ['main'], secrets: ['PAGERDUTY_TOKEN'] } };
      },
      'Secrets',
      'has no DEVIN_API_KEY',
    ],
    [
      'a secret that is missing for the repositories of services',
      configure(IN_SERVICES),
      'Secrets',
      'has no ITEMS_TOKEN',
    ],
    ...[FOLLOW_UP, RECONCILE].map(
      (file): Fault => [
        'a token for the repositories of services that is not passed on',
        (setup) => {
          withItemsToken(setup);
          edit(setup, file, / +items-token:.*\n/, '');
        },
        `Workflow ${file.slice('.github/workflows/'.length)}`,
        'does not pass items-token',
      ],
    ),
    [
      'a repository of a service that is not there',
      configure('services: { Billing API: acme/missing }'),
      'Repositories of services',
      'there is no acme/missing, or the token cannot see it: correct "services"',
    ],
    // PagerDuty
    [
      'a PagerDuty key that is wrong',
      ({ env }) => {
        env.PAGERDUTY_TOKEN = 'old';
      },
      'PagerDuty token',
      'does not know the key',
    ],
    [
      'a priority that is not there',
      configure('incidents: { priorities: [SEV1] }'),
      'PagerDuty priorities',
      'no SEV1, only P1, P2, P3',
    ],
    [
      'a service that is not there',
      configure('incidents: { confidential: [Chekout] }'),
      'PagerDuty services',
      'Did you mean "Checkout"? Nothing is drafted until "confidential" is right',
    ],
    [
      'priorities in an account that has none',
      (setup) => {
        setup.priorities = [];
        configure('incidents: { priorities: [P1] }')(setup);
      },
      'PagerDuty priorities',
      'has no priorities',
    ],
    [
      'no subscription',
      (setup) => {
        setup.subscription = undefined;
      },
      'PagerDuty subscription',
      'pagerduty-postmortem subscribe --url',
    ],
    [
      'a subscription that is switched off',
      (setup) => {
        setup.subscription = { events: ['incident.resolved'], active: false };
      },
      'PagerDuty subscription',
      'is switched off',
    ],
    [
      'a subscription that PagerDuty disabled',
      (setup) => {
        setup.subscription = { events: ['incident.resolved'], disabledUntil: new Date(Date.now() + 3_600_000) };
      },
      'PagerDuty subscription',
      'refused three events in a row',
    ],
    [
      'a subscription without the event',
      (setup) => {
        setup.subscription = { events: ['incident.triggered'] };
      },
      'PagerDuty subscription',
      'does not send incident.resolved',
    ],
    // The relay
    [
      'a relay that is not configured',
      (setup) => {
        setup.relay.GITHUB_REPOSITORY = 'nonsense';
        delete setup.env.PAGERDUTY_WEBHOOK_SECRET;
      },
      'Relay reachable',
      'is not configured',
    ],
    [
      'another signing secret',
      ({ env }) => {
        env.PAGERDUTY_WEBHOOK_SECRET = 'another';
      },
      'Relay takes webhooks',
      'refuses a test event (401)',
    ],
    [
      'a shared secret that the relay asks for',
      ({ relay }) => {
        relay.WEBHOOK_SECRET = 'shared';
      },
      'Relay takes webhooks',
      'WEBHOOK_SECRET if you use it',
    ],
    [
      'an address that the relay does not know',
      (setup) => {
        setup.path = '/webhook';
      },
      'Relay takes webhooks',
      'must end in /pagerduty',
    ],
    // Checks of several parts together
    [
      'an early start that the relay does not forward',
      (setup) => {
        configure('start-on: acknowledged')(setup);
        setup.subscription = { events: ['incident.acknowledged', 'incident.resolved'] };
      },
      'FORWARD_EVENTS',
      'does not forward incident.acknowledged',
    ],
    [
      'an early start that PagerDuty does not send',
      (setup) => {
        configure('start-on: acknowledged')(setup);
        setup.env.FORWARD_EVENTS = 'incident.acknowledged,incident.resolved';
      },
      'PagerDuty subscription',
      'does not send incident.acknowledged',
    ],
    [
      'an early start of an override that the workflow does not know',
      (setup) => {
        configure('overrides: [{ match: { priority: P1 }, start-on: acknowledged }]')(setup);
        setup.subscription = { events: ['incident.acknowledged', 'incident.resolved'] };
        setup.env.FORWARD_EVENTS = 'incident.acknowledged,incident.resolved';
        edit(setup, WORKFLOW, ', pagerduty.incident.acknowledged', '');
      },
      'Workflow postmortem.yml',
      'pagerduty.incident.acknowledged starts nothing',
    ],
  ])('%s', async (_what, plant, check, said) => {
    const complaints = (await checksOf(plant)).filter(({ state }) => state === 'wrong');
    expect(complaints).toEqual([{ name: check, state: 'wrong', text: expect.stringContaining(said) }]);
  });
});

describe('doctor in a clone of the docs repository, without options and tokens in the environment', () => {
  const bin = emptyFolder();
  const gh = '#!/bin/sh\n[ "$*" = "auth token --hostname github.com" ] && echo github_pat_made_up\n';
  writeFileSync(join(bin, 'gh'), gh, { mode: 0o755 });

  test('asks gh for the token, and finds the repository by "origin"', async () => {
    const { code, stdout } = await withSetup(
      ({ env }) => {
        delete env.GITHUB_TOKEN;
      },
      ({ env }) =>
        runCli(['doctor'], { cwd: docsClone(REPOSITORY), env: { ...env, PATH: `${bin}:${process.env.PATH}` } }),
    );
    expect(stdout).toMatch(/^ok +GitHub access: acme\/incident-docs$/m);
    expect(stdout).toMatch(/^ok +Default branch: main changes by pull request only$/m);
    expect(code).toBe(0);
  });

  test('reads a configuration that is not on the default branch yet from the clone', async () => {
    const { stdout } = await withSetup(
      ({ files }) => {
        delete files[CONFIG];
      },
      ({ env }) => {
        const cwd = docsClone(REPOSITORY, { [CONFIG]: 'incidents: { priorities: [SEV1] }' });
        return runCli(['doctor'], { cwd, env });
      },
    );
    expect(stdout).toMatch(
      /^ok +Configuration: .github\/postmortem.yml of this clone; the default branch has none yet$/m,
    );
    expect(stdout).toMatch(/^wrong +PagerDuty priorities: .*SEV1/m);
  });

  test('names the mistakes in the configuration even without any token', async () => {
    const cwd = docsClone(REPOSITORY, { [CONFIG]: 'incidents: { prioritys: [P1] }' });
    const { code, stdout } = await runCli(['doctor'], { cwd });
    expect([code, stdout]).toEqual([1, expect.stringMatching(/^wrong +Configuration: .*:1:14: incidents\.prioritys/m)]);
    expect(stdout).toContain(`with ${TOKEN_PERMISSIONS}, or log in with gh auth login`);
  });
});

test('the README, the guides, the help and the messages agree on what the token needs', async () => {
  for (const path of ['README.md', 'docs/cli.md', 'docs/install-by-hand.md']) {
    const text = readFileSync(path, 'utf8').replace(/[*`]/g, '').replace(/\s+/g, ' ');
    expect([path, text.includes(TOKEN_PERMISSIONS)]).toEqual([path, true]);
  }
  expect((await runCli(['doctor', '--help'])).stdout).toContain(TOKEN_PERMISSIONS);
  expect(TOKEN_PERMISSIONS).toBe(`${PERMISSIONS.slice(0, -1).join(', ')} and ${PERMISSIONS.at(-1)}: Read`);
  // With exactly these it can check everything. The emulator refuses anything else, as GitHub does.
  const { stdout } = await withSetup(
    ({ env }) => {
      env.GITHUB_TOKEN = SUFFICIENT_TOKEN;
    },
    ({ env }) => runCli(['doctor', '--repo', REPOSITORY], { env }),
  );
  expect(stdout).not.toContain('may not look');
});

test('each check has one line that says what is wrong and how to fix it, and the exit code agrees', async () => {
  const { code, stdout } = await doctor(({ env }) => {
    env.DEVIN_API_KEY = 'cog_old';
  });
  expect(stdout.match(/^wrong .*/gm)).toEqual([expect.stringMatching(/^wrong {8}Devin key: .*wrong or revoked/)]);
  expect(stdout).toMatch(/^\d+ ok, 1 wrong, \d+ not checked$/m);
  expect(code).toBe(1);
});

describe('a check that is impossible says what it needs, and is not counted as wrong', () => {
  test('covers a setup without credentials', async () => {
    const { code, stdout } = await doctor(({ env }) => {
      for (const name of Object.keys(env)) delete env[name];
    });
    expect(stdout.match(/^not checked/gm)).toHaveLength(4);
    for (const name of Object.keys(SECRETS)) expect(stdout).toContain(`set ${name}`);
    expect(code).toBe(0);
  });

  test('covers a token that may only dispatch', async () => {
    const { code, stdout } = await doctor(({ env }) => {
      env.GITHUB_TOKEN = NARROW_TOKEN;
    });
    expect(stdout).toMatch(/^not checked +Environment postmortem: the token may not look: give it Actions: Read$/m);
    expect(stdout).toMatch(/^not checked +Secrets: the token may not look: give it Environments: Read$/m);
    expect(code).toBe(0);
  });

  test('covers a workflow that is left out on purpose', async () => {
    const { code, stdout } = await doctor(({ files }) => {
      delete files[FOLLOW_UP];
    });
    expect(stdout).toMatch(/^not checked +Workflow postmortem-follow-up.yml: it is not there, which is fine/m);
    expect(code).toBe(0);
  });

  test('covers a token for the repositories of services that the workflow makes itself', async () => {
    const { code, stdout } = await doctor((setup) => {
      configure(IN_SERVICES)(setup);
      edit(setup, FOLLOW_UP, 'secrets.ITEMS_TOKEN', 'steps.app.outputs.token');
    });
    expect(stdout).toMatch(/^ok +Secrets: DEVIN_API_KEY, PAGERDUTY_TOKEN$/m);
    expect(stdout).toMatch(/^ok +Repositories of services: acme\/incident-docs$/m);
    expect(code).toBe(0);
  });

  test("covers workflows that get no secrets on purpose, as in the README's review alone", async () => {
    const { code, stdout } = await doctor((setup) => {
      for (const path of [REVIEW, FOLLOW_UP]) {
        edit(setup, path, / +environment:\n.*\n.*\n/, '');
        edit(setup, path, / +devin-api-key:.*\n +pagerduty-token:.*\n/, '');
      }
    });
    expect(stdout.match(/^ok .*it is given no secrets, so it asks neither PagerDuty nor Devin$/gm)).toHaveLength(2);
    expect(code).toBe(0);
  });

  test('covers a setup without a relay', async () => {
    const { code, stdout } = await runCli(['doctor']);
    expect(stdout).toMatch(/^not checked +Relay reachable: give its address with --url/m);
    expect(code).toBe(0);
  });
});

test('an address at which nothing answers is reported', async () => {
  const nowhere = 'http://127.0.0.1:9';
  const addresses = { DEVIN_API_URL: nowhere, PAGERDUTY_API_URL: nowhere, GITHUB_API_URL: nowhere };
  const { code, stdout } = await runCli(['doctor', '--repo', REPOSITORY, '--url', `${nowhere}/pagerduty`], {
    env: { ...SECRETS, ...addresses },
  });
  for (const name of Object.keys(addresses))
    expect(stdout).toContain(`does not answer at ${nowhere}: check the network, and ${name}`);
  expect(stdout).toMatch(/^wrong +Relay reachable: nothing answers at http:\/\/127\.0\.0\.1:9:/m);
  expect(code).toBe(1);
});

test.each([
  [{ GITHUB_TOKEN: 'made-up\nkey' }, 'GITHUB_TOKEN holds a space, a line break'],
  [{ DEVIN_API_KEY: 'made-up kéy' }, 'DEVIN_API_KEY holds a space, a line break'],
  [{ WEBHOOK_SECRET: 'made-up\tkey' }, 'WEBHOOK_SECRET holds a space, a line break'],
  [{ PAGERDUTY_TOKEN: 'x', PAGERDUTY_API_URL: 'api.pagerduty.com' }, 'PAGERDUTY_API_URL must be a URL such as'],
  [{ GITHUB_TOKEN: 'x', GITHUB_API_URL: 'ftp://example.com' }, 'GITHUB_API_URL must be a URL such as'],
  [{ DEVIN_API_KEY: 'x', DEVIN_API_URL: 'http://devin.example.com' }, 'DEVIN_API_URL must be a URL such as https://'],
  [{ GITHUB_REPOSITORY: '../incident-docs/x' }, 'must be given as owner/name'],
])('refuses %j in the environment, and repeats no key', async (env, said) => {
  const options = ['--url', 'http://127.0.0.1:9/pagerduty'];
  const repository = { GITHUB_REPOSITORY: REPOSITORY };
  const { code, stdout, stderr } = await runCli(['doctor', ...options], { env: { ...repository, ...env } });
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toContain(said);
  expect(stderr).not.toContain('made-up');
});

test.each([
  [['--repo', 'incident-docs'], 'must be given as owner/name'],
  [['--url', 'relay.example.com'], '--url must be the address of the relay'],
])('refuses %j', async (options, said) => {
  const { code, stderr } = await runCli(['doctor', ...options]);
  expect(code).toBe(2);
  expect(stderr).toContain(said);
});
