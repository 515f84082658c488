/**
 * What is left to do on GitHub after the files are written. Each step has its commands for `gh` and `git`, and the page to open
 * without `gh`. Nothing is run here.
 */
import type { EnvironmentState } from './doctor/environment.ts';
import { ENVIRONMENT } from './doctor/workflow.ts';

/** The branch that the pull request comes from. */
export const BRANCH = 'postmortems';

export interface Command {
  words: readonly string[];
  /** For its standard input, if it reads one. */
  input?: string;
  /** The secret for its standard input. It is never among the words, which every process on the machine can read. */
  secret?: string;
}

export interface Step {
  title: string;
  /** What must be known to do it. */
  note?: string;
  /** Empty if it must be done on the page. */
  commands: readonly Command[];
  page: string;
  /** What to do on the page. */
  onPage: string;
}

/** What is known about the docs repository; undefined: not known. */
export interface Progress {
  environment: EnvironmentState | undefined;
  missingSecrets: readonly string[] | undefined;
  isProtected: boolean | undefined;
  /** Whether every workflow is on the default branch. */
  isOnDefaultBranch: boolean | undefined;
  /** The address of the open pull request from our branch. */
  openPull: string | undefined;
  /** Who needs access, if the copy of the action is private and closed to other repositories. */
  closedCopy: 'organization' | 'user' | undefined;
}

export interface Target {
  host: string;
  /** owner/name */
  repository: string;
  defaultBranch: string;
  /** The copy of the action, owner/name. */
  action: string;
  /** The files that belong to the setup. */
  paths: readonly string[];
  /** Whether one of them differs from what is committed in the clone. */
  isUncommitted: boolean;
  /** Whether the repository has no commit yet. */
  isEmpty: boolean;
  /** Only the review: it needs no environment, and Devin writes nothing. */
  reviewAlone: boolean;
}

/** Returns the steps in the order in which they have to be done. */
export function setupSteps(target: Target, progress: Progress): Step[] {
  const own = [...filesSteps(target, progress), ...copySteps(target, progress)];
  if (target.reviewAlone) return own;
  return [
    ...environmentSteps(target, progress),
    ...secretsSteps(target, progress),
    ...own,
    ...protectionSteps(target, progress),
  ];
}

const api = ({ host }: Target, method: string, path: string, input: unknown): Command => ({
  words: [
    'gh',
    'api',
    ...(host === 'github.com' ? [] : ['--hostname', host]),
    '--method',
    method,
    path,
    '--input',
    '-',
  ],
  input: JSON.stringify(input),
});

const nameFor = ({ host, repository }: Target) => (host === 'github.com' ? repository : `${host}/${repository}`);
const pageOf = ({ host, repository }: Target, path: string) => `https://${host}/${repository}/${path}`;

function environmentSteps(target: Target, { environment }: Progress): Step[] {
  const kind = environment?.kind ?? 'missing';
  const path = `repos/${target.repository}/environments/${ENVIRONMENT}`;
  const create = api(target, 'PUT', path, {
    deployment_branch_policy: { protected_branches: false, custom_branch_policies: true },
  });
  const allow = api(target, 'POST', `${path}/deployment-branch-policies`, { name: target.defaultBranch });
  const branches = `Under "Deployment branches and tags" choose "Selected branches and tags" and add only ${target.defaultBranch}.`;
  const page = pageOf(target, 'settings/environments');
  const title = `Let only ${target.defaultBranch} use the environment ${ENVIRONMENT}`;
  switch (kind) {
    case 'for-default':
    case 'for-protected':
      return [];
    case 'missing':
      return [
        {
          title: `Create the environment ${ENVIRONMENT}, which only ${target.defaultBranch} may use`,
          commands: [create, allow],
          page: `${page}/new`,
          onPage: `Name it "${ENVIRONMENT}". ${branches}`,
        },
      ];
    case 'open':
      return [{ title, commands: [create, allow], page, onPage: `Open "${ENVIRONMENT}". ${branches}` }];
    case 'closed':
      return [{ title, commands: [allow], page, onPage: `Open "${ENVIRONMENT}". ${branches}` }];
    case 'others':
      return [{ title, commands: [], page, onPage: `Open "${ENVIRONMENT}" and remove the other branches.` }];
    case 'waits':
      return [
        {
          title: `Let runs use the environment ${ENVIRONMENT} without waiting`,
          commands: [],
          page,
          onPage: `Open "${ENVIRONMENT}" and remove its required reviewers and its wait timer.`,
        },
      ];
  }
}

/** What each secret is, and the permissions that it needs. */
export const SECRET_MEANINGS: Readonly<Record<string, string>> = {
  DEVIN_API_KEY:
    'the key of a Devin service user with the permissions ManageOrgSessions and ViewOrgSessions (Devin → Settings → Service users)',
  PAGERDUTY_TOKEN: 'a PagerDuty REST API key, read-only (PagerDuty → Integrations → API Access Keys)',
};

function secretsSteps(target: Target, { missingSecrets = Object.keys(SECRET_MEANINGS) }: Progress): Step[] {
  return missingSecrets.map((name) => ({
    title: `Store ${name} as a secret of the environment ${ENVIRONMENT}`,
    commands: [
      {
        words: ['gh', 'secret', 'set', name, '--env', ENVIRONMENT, '--repo', nameFor(target)],
        secret: name,
      },
    ],
    page: pageOf(target, 'settings/environments'),
    note: `It is ${SECRET_MEANINGS[name]}.`,
    onPage: `Open "${ENVIRONMENT}" and add it under "Environment secrets".`,
  }));
}

function filesSteps(target: Target, { isOnDefaultBranch, openPull }: Progress): Step[] {
  const { defaultBranch, paths, isUncommitted, isEmpty } = target;
  if (isOnDefaultBranch === true && !isUncommitted) return [];
  const git = (...words: string[]): Command => ({ words: ['git', ...words] });
  const add = git('add', '--', ...paths);
  const commit = git('commit', '--quiet', '--message', 'Set up postmortems', '--', ...paths);
  if (isEmpty) {
    const onto = git('switch', '--quiet', '--force-create', defaultBranch);
    return [
      {
        title: `Push the files as the first commit of ${defaultBranch}`,
        commands: [onto, add, commit, git('push', '--quiet', '--set-upstream', 'origin', defaultBranch)],
        page: `https://${target.host}/${target.repository}`,
        onPage: 'It shows the files then.',
      },
    ];
  }
  if (openPull !== undefined && !isUncommitted) {
    return [
      { title: 'Merge the pull request', commands: [], page: openPull, onPage: 'Have it approved, and merge it.' },
    ];
  }
  // If there is no open pull request, everything on an old branch of this name is merged or in the clone.
  const onto = git('switch', '--quiet', ...(openPull === undefined ? ['--force-create'] : []), BRANCH);
  const push = git('push', '--quiet', '--set-upstream', 'origin', BRANCH);
  const words = ['gh', 'pr', 'create', '--repo', nameFor(target), '--base', defaultBranch, '--head', BRANCH];
  const open: Command = { words: [...words, '--title', 'Set up postmortems', '--body', PULL_BODY] };
  return [
    {
      title: openPull === undefined ? 'Open a pull request with the files' : 'Push the files to the open pull request',
      commands: [onto, ...(isUncommitted ? [add, commit] : []), push, ...(openPull === undefined ? [open] : [])],
      page: openPull ?? pageOf(target, `compare/${defaultBranch}...${BRANCH}?expand=1`),
      onPage: openPull === undefined ? 'Press "Create pull request".' : 'It shows the new commit then.',
    },
  ];
}

const PULL_BODY = 'The workflows and settings of pagerduty-postmortem, as its "init" writes them.';

function copySteps(target: Target, { closedCopy }: Progress): Step[] {
  if (closedCopy === undefined) return [];
  const { host, action } = target;
  return [
    {
      title: `Let your other repositories use ${action}`,
      commands: [api(target, 'PUT', `repos/${action}/actions/permissions/access`, { access_level: closedCopy })],
      page: `https://${host}/${action}/settings/actions`,
      onPage: 'Under "Access" choose "Accessible from repositories" of the owner.',
    },
  ];
}

/** A repository admin may merge without an approval, so that a single person can continue. Devin's GitHub App is no admin. */
const ADMIN = { actor_id: 5, actor_type: 'RepositoryRole', bypass_mode: 'pull_request' };

function protectionSteps(target: Target, { isProtected, environment }: Progress): Step[] {
  // If GitHub answered about the environment and not about rules, the plan or the server has none.
  const hasNoRules = isProtected === undefined && environment !== undefined;
  if (isProtected === true || hasNoRules) return [];
  return [
    {
      title: `Let ${target.defaultBranch} change only by a pull request with an approval, because Devin's GitHub App may write`,
      commands: [
        api(target, 'POST', `repos/${target.repository}/rulesets`, {
          name: `Review before ${target.defaultBranch}`,
          target: 'branch',
          enforcement: 'active',
          bypass_actors: [ADMIN],
          conditions: { ref_name: { include: ['~DEFAULT_BRANCH'], exclude: [] } },
          rules: [
            {
              type: 'pull_request',
              parameters: {
                required_approving_review_count: 1,
                dismiss_stale_reviews_on_push: false,
                require_code_owner_review: false,
                require_last_push_approval: false,
                required_review_thread_resolution: false,
              },
            },
          ],
        }),
      ],
      page: pageOf(target, 'settings/rules/new?target=branch&enforcement=active'),
      onPage:
        'Name it, add the target "Include default branch", tick "Require a pull request before merging" with 1 required approval, and press Create.',
    },
  ];
}

/** Returns a command as it is typed into a POSIX shell. */
export function shellLine({ words, input }: Command): string {
  const line = words.map(quoted).join(' ');
  return input === undefined ? line : `echo ${quoted(input)} | ${line}`;
}

function quoted(word: string): string {
  return /^[\w@%+=:,./~-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
