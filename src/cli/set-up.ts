/** The part of `init` after the files: shows what is left to do on GitHub, and does it with `gh` on request. */
import * as z from 'zod/mini';
import type { DocsRepository } from '../github/docs-repository.ts';
import { readFile } from '../github/files.ts';
import { ApiError } from '../http/http.ts';
import { missingSecrets, readEnvironment } from './doctor/environment.ts';
import { isBranchProtected, rulesOf } from './doctor/github.ts';
import { ENVIRONMENT } from './doctor/workflow.ts';
import { checkAll } from './doctor.ts';
import { EXIT, type Exit } from './exit.ts';
import { uncommitted } from './git.ts';
import type { GitHubAccess } from './github-access.ts';
import type { InitOptions } from './init.ts';
import { CONFIG, type Setup } from './init-files.ts';
import type { FatedFile } from './init-write.ts';
import { readKeys } from './setup-keys.ts';
import { runSteps } from './setup-run.ts';
import { BRANCH, type Progress, type Step, setupSteps, shellLine, type Target } from './setup-steps.ts';
import { ask, isInteractive, paint, plainLine, print } from './terminal.ts';

interface SetUp {
  options: InitOptions;
  setup: Setup;
  access: GitHubAccess;
  /** Undefined if GitHub cannot be queried. */
  docs: DocsRepository | undefined;
  files: readonly FatedFile[];
}

export async function setUp({ options, setup, access, docs, files }: SetUp): Promise<Exit> {
  const { clone, hasGh } = access;
  if (clone.origin === undefined) {
    print('\nThe rest happens on GitHub: push the files to a repository there, and run this again in a clone of it.');
    return EXIT.fine;
  }
  const { host, owner, name } = clone.origin;
  const paths = files.map(({ path }) => path);
  const target: Target = {
    host,
    repository: `${owner}/${name}`,
    defaultBranch: setup.defaultBranch,
    action: setup.action,
    paths,
    isUncommitted: options.dryRun === true || (await uncommitted(options.dir, paths)),
    isEmpty: clone.isEmpty,
    reviewAlone: setup.reviewAlone,
  };
  const steps = setupSteps(target, docs === undefined ? NOTHING_KNOWN : await readProgress(docs, target, files));
  const left = await work(steps, options, hasGh);
  if (left.length > 0) print(`\nStill to do:\n${list(left, false)}`);
  if (options.dryRun !== true && docs !== undefined && !setup.reviewAlone) await showOtherFaults(options.dir, target);
  print(closing(setup, target, steps, docs !== undefined));
  return left.some(({ commands }) => commands.length > 0) ? EXIT.failed : EXIT.fine;
}

/** Shows the steps, and runs them on request. Returns those that failed. */
async function work(steps: readonly Step[], options: InitOptions, hasGh: boolean): Promise<Step[]> {
  if (steps.length === 0) return [];
  print(`\nWhat is left to do:\n${list(steps, hasGh)}`);
  if (options.dryRun || !hasGh) return [];
  if (steps.every(({ commands }) => commands.length === 0)) return [];
  if (!options.yes && !(isInteractive() && (await ask('\nRun these commands?')))) {
    print('\nTo run these commands: init --yes. It asks for the keys, unless they are in the environment.');
    return [];
  }
  const secrets = steps.flatMap(({ commands }) => commands.flatMap(({ secret }) => secret ?? []));
  const keys = await readKeys(secrets);
  print('');
  return runSteps(steps, options.dir, keys);
}

/** Shows commands if there is `gh`. Otherwise shows the commands of `git`, if there are any, and the page. */
function list(steps: readonly Step[], asCommands: boolean): string {
  return steps
    .map(({ title, note, commands, page, onPage }, index) => {
      const local = commands.filter(({ words }) => words[0] === 'git');
      const onGitHub = [...(local.length > 0 ? [local.map(shellLine).join(' && ')] : []), page, onPage];
      const lines = asCommands && commands.length > 0 ? commands.map(shellLine) : onGitHub;
      const all = [...(note === undefined ? [] : [note]), ...lines];
      return ['', `${index + 1}. ${title}`, ...all.map((line) => `     ${line}`)].join('\n');
    })
    .join('\n');
}

const NOTHING_KNOWN: Progress = {
  environment: undefined,
  missingSecrets: undefined,
  isProtected: undefined,
  isOnDefaultBranch: undefined,
  openPull: undefined,
  closedCopy: undefined,
};

/** Reads the current state of the repository, as `doctor` does. */
async function readProgress(docs: DocsRepository, target: Target, files: readonly FatedFile[]): Promise<Progress> {
  const { defaultBranch, repository, action } = target;
  const [environment, secrets, isProtected, isOnDefaultBranch, openPull, closedCopy] = await Promise.all([
    orUnknown(readEnvironment(docs)),
    orUnknown(missingSecrets(docs)),
    rulesOf(docs, defaultBranch).then((rules) => isBranchProtected(docs, defaultBranch, rules)),
    orUnknown(areOnDefaultBranch(docs, files)),
    orUnknown(findOpenPull(docs, `${repository.split('/')[0]}:${BRANCH}`)),
    orUnknown(findClosedCopy(docs, action)),
  ]);
  return { environment, missingSecrets: secrets, isProtected, isOnDefaultBranch, openPull, closedCopy };
}

async function orUnknown<Known>(promise: Promise<Known>): Promise<Known | undefined> {
  try {
    return await promise;
  } catch (error) {
    if (error instanceof ApiError) return undefined;
    throw error;
  }
}

async function areOnDefaultBranch(docs: DocsRepository, files: readonly FatedFile[]): Promise<boolean> {
  const workflows = files.filter(({ path }) => path.startsWith('.github/workflows/'));
  const texts = await Promise.all(workflows.map(({ path }) => readFile(docs, path)));
  return workflows.every(({ text }, index) => texts[index]?.replaceAll('\r\n', '\n') === text);
}

async function findOpenPull({ call }: DocsRepository, head: string): Promise<string | undefined> {
  const pulls = z.array(z.object({ html_url: z.string() }));
  return (await call('GET /repos/{owner}/{repo}/pulls', { head, state: 'open' }, pulls))[0]?.html_url;
}

/** A private copy can be used by other repositories of its owner only if its settings allow it. Returns who would get access. */
async function findClosedCopy({ call }: DocsRepository, action: string): Promise<Progress['closedCopy']> {
  const [owner = '', repo = ''] = action.split('/');
  const about = z.object({ private: z.boolean(), owner: z.object({ type: z.string() }) });
  const copy = await call('GET /repos/{owner}/{repo}', { owner, repo }, about);
  if (!copy.private) return undefined;
  const route = 'GET /repos/{owner}/{repo}/actions/permissions/access';
  const { access_level: level } = await call(route, { owner, repo }, z.object({ access_level: z.string() }));
  if (level !== 'none') return undefined;
  return copy.owner.type === 'User' ? 'user' : 'organization';
}

/** What `doctor` finds wrong and no step fixes. */
async function showOtherFaults(folder: string, { repository }: Target): Promise<void> {
  const covered = /^(Environment|Secrets|Default branch|Workflow |Devin key|PagerDuty token)/;
  const faults = (await checkAll({ repo: repository }, folder)).filter(
    ({ name, state }) => state === 'wrong' && !covered.test(name),
  );
  if (faults.length > 0) print('\ndoctor finds:\n');
  for (const { name, text } of faults) print(`${paint('red', 'wrong'.padEnd(11))}  ${name}: ${plainLine(text)}`);
}

function closing(
  { action, reviewAlone, further }: Setup,
  { host, repository, defaultBranch }: Target,
  steps: readonly Step[],
  wasAsked: boolean,
): string {
  const run = host === 'github.com' ? `npx github:${action}#v1` : `npx git+https://${host}/${action}.git#v1`;
  const asked = wasAsked
    ? []
    : [
        'GitHub was not queried for what is already done: log in with gh auth login, or set GITHUB_TOKEN, and run this again.',
      ];
  if (reviewAlone) {
    const promise = `Once the files are on ${defaultBranch}, every pull request with a postmortem is checked.`;
    return ['', ...asked, promise].join('\n');
  }
  const settings = furtherSettings(further, `https://${host}/${repository}`, docsOf(host, action));
  const opensPull = steps.some(({ commands }) => commands.some(({ words }) => words[1] === 'pr'));
  return [
    '',
    ...asked,
    ...(steps.length === 0 ? ['Nothing is left to set up on GitHub.'] : []),
    `Then ${opensPull ? 'merge the pull request, ' : ''}give Devin's GitHub App access to ${repository} (Devin → Settings → Integrations → GitHub), and draft the first postmortem:`,
    `     https://${host}/${repository}/actions/workflows/postmortem.yml → Run workflow, with the number of a resolved incident`,
    ...settings,
    `To check everything: ${run} doctor --repo ${repository}`,
    `Later: ${run} init --with reconcile drafts every hour without a server, and a relay drafts immediately.`,
  ].join('\n');
}

/** The guides are on the default branch of the copy of the action. */
const docsOf = (host: string, action: string) => `https://${host}/${action}/blob/HEAD/docs`;

/** What a person decides and sets, because these steps do little without it. Nothing if they are not part of the setup. */
function furtherSettings(further: Setup['further'], page: string, docs: string): string[] {
  const [items, hands] = [further.includes('follow-up'), further.includes('fix')];
  if (!items && !hands) return [];
  return [
    '',
    `The rest is off until you set it, in ${CONFIG} and among the secrets of the environment ${ENVIRONMENT}:`,
    `  - Action items become issues with "follow-up: { issues: docs-repo }". For service-repo add "services" and the secret ITEMS_TOKEN: ${docs}/follow-up.md`,
    ...(items
      ? [
          `  - A chat is notified with the secret ANNOUNCE_WEBHOOK, the address of its webhook: ${docs}/announcements.md`,
        ]
      : []),
    ...(hands
      ? [
          `  - Items are handed to Devin with the label devin-fix, which you create at ${page}/labels. It needs these issues, "services" with the repository of each service, write access of Devin's GitHub App to them, and reconcile with ITEMS_TOKEN to close what was merged: ${docs}/devin-fix.md`,
        ]
      : []),
    '',
  ];
}
