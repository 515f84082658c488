/** `init`: writes what a docs repository needs, from the easy end upwards. */
import { existsSync, lstatSync, mkdirSync, realpathSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { messageOf } from '../http/message-of.ts';
import { DEFAULTS } from '../policy/config.ts';
import { readLocalConfig, readText, refuseOtherEnding } from './docs-folder.ts';
import { gitHubToken, gitHubUrl, splitList } from './environment.ts';
import { EXIT, type Exit, UsageError } from './exit.ts';
import { type Clone, diffWith, readClone } from './git.ts';
import {
  FURTHER_STEPS,
  type FurtherStep,
  REVIEW_EVENTS,
  type ReviewEvent,
  type Setup,
  type StarterFile,
  starterFiles,
  workflowPath,
} from './init-files.ts';
import { fitReview, folderWithPostmortems, reviewConfig } from './init-review.ts';
import { ask, isInteractive, paint, plainLine, print, printNote } from './terminal.ts';

export interface InitOptions {
  dir: string;
  action?: string;
  with?: string;
  ghes?: true;
  reviewOn?: string;
  dryRun?: true;
  yes?: true;
}

const CONFIG = '.github/postmortem.yml';

type Fate = 'create' | 'unchanged' | 'overwrite' | 'keep';

export async function init(options: InitOptions): Promise<Exit> {
  const clone = await readClone(options.dir);
  checkFolder(options.dir, clone);
  const steps = splitList(options.with ?? '');
  const fitsReview = steps.includes('review');
  const directory = await directoryOf(options.dir, fitsReview);
  const setup: Setup = {
    action: actionOf(options, clone),
    host: clone.origin?.host ?? 'github.com',
    defaultBranch: clone.defaultBranch ?? 'main',
    directory,
    ghes: options.ghes === true,
    reviewOn: await reviewEventOf(options, clone),
    further: await furtherSteps(options),
    review: fitsReview ? reviewConfig(await fitReview(options.dir, directory)) : '',
  };
  const files = starterFiles(setup).map((file) => ({ ...file, fate: fateOf(options.dir, file) }));
  for (const file of files) show(options.dir, file);
  if (setup.review !== '' && files.some(({ path, fate }) => path === CONFIG && fate === 'keep')) {
    print(
      `\n${CONFIG} is yours and was not changed. With this in it, the postmortems that are there pass:\n${setup.review}`,
    );
  }
  if (options.dryRun) {
    print('\nNothing was written (--dry-run).');
    return EXIT.fine;
  }
  if (files.some(({ fate }) => fate === 'overwrite') && !(await mayOverwrite(options))) {
    printNote('\nNothing was written: workflows that are there differ. To overwrite them, run it again with --yes.');
    return EXIT.failed;
  }
  const written = files.filter(({ fate }) => fate === 'create' || fate === 'overwrite');
  for (const { path, text } of written) {
    write(join(options.dir, path), text);
  }
  print(written.length === 0 ? '\nEverything is as it should be.' : nextSteps(setup, clone, written));
  return EXIT.fine;
}

function checkFolder(folder: string, { root }: Clone): void {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) {
    throw new UsageError(`There is no folder "${folder}": give the clone of the docs repository with --dir`);
  }
  if (root !== undefined && realpathSync(folder) !== realpathSync(root)) {
    throw new UsageError(
      `"${folder}" is not the top folder of its clone, where GitHub looks for workflows: run it with --dir ${root}`,
    );
  }
}

function actionOf({ action }: InitOptions, { origin }: Clone): string {
  if (action === undefined && origin !== undefined) return `${origin.owner}/pagerduty-postmortem`;
  if (action === undefined) {
    throw new UsageError(
      'Where your copy of the action is cannot be told, because the folder has no remote "origin": give it with --action OWNER/pagerduty-postmortem',
    );
  }
  if (!/^[\w.-]+\/[\w.-]+$/.test(action)) {
    throw new UsageError(`--action must be a repository as owner/name, but is "${action}"`);
  }
  return action;
}

/**
 * As `--review-on` says; without it as the workflow that is there says. Else GitHub is asked, if there is a token: it blocks
 * `pull_request_target` in public repositories.
 */
async function reviewEventOf({ reviewOn, dir }: InitOptions, { origin }: Clone): Promise<ReviewEvent> {
  if (reviewOn !== undefined) {
    const event = REVIEW_EVENTS.find((known) => known === reviewOn);
    if (event === undefined)
      throw new UsageError(`--review-on takes ${REVIEW_EVENTS.join(' or ')}, but not "${reviewOn}"`);
    return event;
  }
  const file = join(dir, workflowPath('postmortem-review'));
  if (existsSync(file)) return /^ +pull_request:/m.test(readText(file)) ? 'pull_request' : 'pull_request_target';
  const token = gitHubToken();
  if (token === undefined || origin === undefined) return 'pull_request_target';
  const repository = `${origin.owner}/${origin.name}`;
  const [{ connectDocsRepository }, { blockedEvents }] = await Promise.all([
    import('../github/docs-repository.ts'),
    import('./doctor/policy.ts'),
  ]);
  const docs = connectDocsRepository({ token, apiUrl: gitHubUrl(), repository });
  try {
    const blocked = !(await docs.about()).private || (await blockedEvents(docs)).includes('pull_request_target');
    return blocked ? 'pull_request' : 'pull_request_target';
  } catch (error) {
    printNote(
      `GitHub does not say whether ${repository} is public: ${messageOf(error)}. If it is, use --review-on pull_request.`,
    );
    return 'pull_request_target';
  }
}

/** As a configuration that is there already says. */
async function directoryOf(folder: string, looksAround: boolean): Promise<string> {
  const file = join(folder, CONFIG);
  refuseOtherEnding(file, file);
  if (!existsSync(file)) return (looksAround ? folderWithPostmortems(folder) : undefined) ?? DEFAULTS.directory;
  return (await readLocalConfig(file, file)).directory;
}

/** Those that are there already are kept up to date without a question. */
async function furtherSteps(options: InitOptions): Promise<FurtherStep[]> {
  const there = FURTHER_STEPS.filter((step) => existsSync(join(options.dir, workflowPath(`postmortem-${step}`))));
  return [...there, ...(await chosenSteps(options, there))];
}

async function chosenSteps(options: InitOptions, there: readonly FurtherStep[]): Promise<FurtherStep[]> {
  if (options.with !== undefined) {
    return splitList(options.with).flatMap((name) => {
      if (name === 'review') return [];
      const step = FURTHER_STEPS.find((known) => known === name);
      if (step === undefined) {
        throw new UsageError(`--with takes review, ${FURTHER_STEPS.join(' and ')}, but not "${name}"`);
      }
      return [step];
    });
  }
  if (options.yes || options.dryRun || !isInteractive()) return [];
  const questions: Record<FurtherStep, string> = {
    reconcile: 'Draft by itself, every hour, what PagerDuty resolved (reconcile)?',
    'follow-up': 'Keep an index of the merged postmortems and of their action items (follow-up)?',
  };
  const chosen: FurtherStep[] = [];
  for (const step of FURTHER_STEPS) if (!there.includes(step) && (await ask(questions[step]))) chosen.push(step);
  return chosen;
}

function fateOf(folder: string, { path, text, kind }: StarterFile): Fate {
  refuseLinks(folder, path);
  const file = join(folder, path);
  if (!existsSync(file)) return 'create';
  // A clone on Windows may have turned the ends of lines.
  if (readText(file).replaceAll('\r\n', '\n') === text) return 'unchanged';
  return kind === 'ours' ? 'overwrite' : 'keep';
}

/** GitHub follows no symbolic link in a repository, and one may lead out of it. */
function refuseLinks(folder: string, path: string): void {
  const parts = path.split('/');
  for (const part of parts.map((_, index) => parts.slice(0, index + 1).join('/'))) {
    const entry = lstatSync(join(folder, part), { throwIfNoEntry: false });
    if (entry?.isSymbolicLink()) {
      throw new UsageError(
        `${part} is a symbolic link, which GitHub does not follow, so nothing was written: put the file or folder itself there`,
      );
    }
    if (!entry?.isDirectory()) return;
  }
}

/** @throws where it cannot be written. */
function write(file: string, text: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`${file} cannot be written: ${reason}. Mend that and run it again; what was written already stays`);
  }
}

const FATES: Record<Fate, string> = {
  create: 'new',
  unchanged: 'unchanged',
  overwrite: 'differs',
  keep: 'yours, kept',
};

function show(folder: string, { path, text, fate }: StarterFile & { fate: Fate }): void {
  const style = { create: 'green', unchanged: 'dim', overwrite: 'yellow', keep: 'dim' } as const;
  print(`${paint(style[fate], FATES[fate].padEnd(12))} ${path}`);
  if (fate !== 'overwrite') return;
  for (const line of diffWith(join(folder, path), text)) {
    const shown = `    ${plainLine(line)}`;
    print(line.startsWith('+') ? paint('green', shown) : line.startsWith('-') ? paint('red', shown) : shown);
  }
}

async function mayOverwrite({ yes }: InitOptions): Promise<boolean> {
  if (yes) return true;
  return isInteractive() && (await ask('Overwrite the workflows that differ?'));
}

function nextSteps(setup: Setup, { origin }: Clone, written: readonly StarterFile[]): string {
  const { action, host, defaultBranch, directory, ghes, further } = setup;
  const repository = origin === undefined ? 'OWNER/NAME' : `${origin.owner}/${origin.name}`;
  const onGitHub = host === 'github.com';
  const run = onGitHub ? `npx github:${action}#v1` : `npx git+https://${host}/${action}.git#v1`;
  return `
${written.length} ${written.length === 1 ? 'file' : 'files'} written. What is left to do:

1. Have your copy of the action at https://${host}/${action}, with a tag v1:
     git clone <this tool's repository> && cd pagerduty-postmortem
     git push https://${host}/${action}.git HEAD:main HEAD:refs/tags/v1
   If it is private: its Settings → Actions → General → Access, "Accessible from repositories in the organization".
2. In ${repository}: Settings → Environments → New environment, "postmortem". Under "Deployment branches and tags" choose
   "Selected branches and tags" and add only ${defaultBranch}. Then add its two secrets:
     DEVIN_API_KEY     key of a Devin service user with the permissions ManageOrgSessions and ViewOrgSessions
     PAGERDUTY_TOKEN   PagerDuty REST API key, read-only (Integrations → API Access Keys)
   Give Devin's GitHub App access to ${repository}, and protect ${defaultBranch}: a pull request and a review before merging.
3. Bring the files to ${defaultBranch}:
     git switch -c postmortems && git add .github ${directory}
     git commit -m "Draft postmortems" && git push -u origin postmortems
4. Check it all, with the same secrets in the environment and a GitHub token that may read contents, actions, environments and
   secrets of ${repository}:
     ${onGitHub ? '' : `GITHUB_API_URL=https://${host}/api/v3 `}GITHUB_TOKEN=… DEVIN_API_KEY=… PAGERDUTY_TOKEN=… ${run} doctor --repo ${repository}
5. Actions → Postmortem → Run workflow, with the number of a resolved incident and "dry-run" ticked.
${further.includes('reconcile') ? '' : `\nLater: init --with reconcile drafts every hour, without a server${ghes ? ', and makes up for runs that this server dropped' : ''}.`}
Later: if the repository becomes public, or a policy forbids pull_request_target: init --review-on pull_request --yes.
Later: a relay drafts at once (deploy one, then ${run} subscribe --url https://HOST/pagerduty).`;
}
