/** `init`: writes the files that a docs repository needs, starting with the smallest setup. */
import { existsSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { connectDocsRepository, type DocsRepository } from '../github/docs-repository.ts';
import { DEFAULTS } from '../policy/default-config.ts';
import { counted } from '../text/counted.ts';
import { messageOf } from '../text/message-of.ts';
import { findDefaultBranch } from './default-branch.ts';
import { readLocalConfig, readText, refuseOtherEnding } from './docs-folder.ts';
import { blockedEvents } from './doctor/policy.ts';
import { splitList } from './environment.ts';
import { EXIT, type Exit, UsageError } from './exit.ts';
import type { Clone } from './git.ts';
import { type GitHubAccess, gitHubAccess } from './github-access.ts';
import {
  CONFIG,
  FURTHER_STEPS,
  type FurtherStep,
  REVIEW_EVENTS,
  type ReviewEvent,
  type Setup,
  starterFiles,
  workflowPath,
} from './init-files.ts';
import { fitReview, folderWithPostmortems, reviewConfig } from './init-review.ts';
import { showFile, withFate, writeStarterFile } from './init-write.ts';
import { setUp } from './set-up.ts';
import { ask, isInteractive, plainLine, print, printNote } from './terminal.ts';

export interface InitOptions {
  dir: string;
  action?: string;
  with?: string;
  ghes?: true;
  reviewOn?: string;
  dryRun?: true;
  yes?: true;
}

export async function init(options: InitOptions): Promise<Exit> {
  const { dir } = options;
  checkFolder(dir);
  const access = await gitHubAccess(dir);
  checkClone(options, access.clone);
  const chosen = splitList(options.with ?? '');
  const fitsReview = chosen.includes('review');
  const reviewAlone = chosen.length === 1 && fitsReview && !existsSync(join(dir, workflowPath('postmortem')));
  const directory = await directoryOf(dir, fitsReview);
  const docs = connectionTo(access);
  const branch = await findDefaultBranch(dir, access.clone, async () => (await aboutIt(docs))?.default_branch);
  const setup: Setup = {
    action: actionOf(options, access.clone),
    host: access.clone.origin?.host ?? 'github.com',
    defaultBranch: branch.name,
    directory,
    ghes: options.ghes === true,
    reviewOn: await reviewEventOf(options, access, docs),
    further: await furtherSteps(options),
    review: fitsReview ? reviewConfig(await fitReview(dir, directory)) : '',
    reviewAlone,
  };
  const files = starterFiles(setup).map((file) => withFate(dir, file));
  for (const file of files) showFile(dir, file, options.dryRun === true);
  if (setup.review !== '' && files.some(({ path, fate }) => path === CONFIG && fate === 'keep')) {
    print(`\n${CONFIG} is yours and was not changed. With this in it, the existing postmortems pass:\n${setup.review}`);
  }
  if (branch.isGuess) {
    print(
      `\nThe default branch could not be found out, so ${branch.name} is assumed. If it is another one: git remote set-head origin BRANCH, and run this again.`,
    );
  }
  const written = files.filter(({ fate }) => fate === 'create' || fate === 'overwrite');
  if (!options.dryRun) {
    if (written.some(({ fate }) => fate === 'overwrite') && !(await mayOverwrite(options))) {
      printNote('\nNothing was written: existing workflows differ. To overwrite them, run it again with --yes.');
      return EXIT.failed;
    }
    for (const file of written) writeStarterFile(dir, file);
    print(
      written.length === 0 ? '\nThe files are as they should be.' : `\n${counted(written.length, 'file')} written.`,
    );
  }
  const exit = await setUp({ options, setup, access, docs, files });
  if (options.dryRun) print('\nNothing was written or run (--dry-run).');
  return exit;
}

/** Undefined if there is no way to query GitHub. */
function connectionTo({ token, repository, apiUrl, isOrigin }: GitHubAccess): DocsRepository | undefined {
  if (token === undefined || repository === undefined || !isOrigin) return undefined;
  return connectDocsRepository({ token, apiUrl, repository });
}

/** Undefined if GitHub cannot be queried, or does not say. */
async function aboutIt(docs: DocsRepository | undefined) {
  return docs?.about().catch(() => undefined);
}

function checkFolder(folder: string): void {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) {
    throw new UsageError(`There is no folder "${folder}": give the clone of the docs repository with --dir`);
  }
}

/** The files can be written without a repository on GitHub if --action says where the action is. */
function checkClone({ dir, action }: InitOptions, { root, remote, origin }: Clone): void {
  if (root !== undefined && realpathSync(dir) !== realpathSync(root)) {
    throw new UsageError(
      `"${dir}" is not the top folder of its clone, where GitHub looks for workflows: run it with --dir ${root}`,
    );
  }
  if (origin !== undefined || action !== undefined) return;
  const orAction =
    'To write the files anyway, say where your copy of the action is: --action OWNER/pagerduty-postmortem';
  if (root === undefined) {
    throw new UsageError(
      `"${dir}" is not in a git clone: clone the docs repository (git clone https://github.com/OWNER/NAME.git) and run it there, or give the clone with --dir. ${orAction}`,
    );
  }
  if (remote === undefined) {
    throw new UsageError(
      `The clone has no remote "origin": add it with git remote add origin https://github.com/OWNER/NAME.git. ${orAction}`,
    );
  }
  throw new UsageError(
    `The remote "origin" is ${withoutPassword(remote)}, which is not a repository on GitHub: run it in a clone of the docs repository on GitHub. ${orAction}`,
  );
}

/** A URL may contain a token. */
function withoutPassword(remote: string): string {
  return plainLine(remote.replace(/^([a-z+]+:\/\/)[^@/]*@/, '$1'));
}

function actionOf({ action }: InitOptions, { origin }: Clone): string {
  if (action === undefined) return `${origin?.owner}/pagerduty-postmortem`;
  if (!/^[\w.-]+\/[\w.-]+$/.test(action)) {
    throw new UsageError(`--action must be a repository as owner/name, but is "${action}"`);
  }
  return action;
}

/**
 * Uses `--review-on`, or else the event of the existing workflow. Otherwise queries GitHub if there is a token, because GitHub
 * blocks `pull_request_target` in public repositories.
 */
async function reviewEventOf(
  { reviewOn, dir }: InitOptions,
  { repository }: GitHubAccess,
  docs: DocsRepository | undefined,
): Promise<ReviewEvent> {
  if (reviewOn !== undefined) {
    const event = REVIEW_EVENTS.find((known) => known === reviewOn);
    if (event === undefined)
      throw new UsageError(`--review-on takes ${REVIEW_EVENTS.join(' or ')}, but not "${reviewOn}"`);
    return event;
  }
  const file = join(dir, workflowPath('postmortem-review'));
  if (existsSync(file)) return /^ +pull_request:/m.test(readText(file)) ? 'pull_request' : 'pull_request_target';
  if (docs === undefined) return 'pull_request_target';
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

/** Uses the existing configuration. */
async function directoryOf(folder: string, looksAround: boolean): Promise<string> {
  const file = join(folder, CONFIG);
  refuseOtherEnding(file, file);
  if (!existsSync(file)) return (looksAround ? folderWithPostmortems(folder) : undefined) ?? DEFAULTS.directory;
  return (await readLocalConfig(file, file)).directory;
}

/** Existing ones are updated without a question. */
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
        throw new UsageError(`--with takes review, ${FURTHER_STEPS.join(', ')}, but not "${name}"`);
      }
      return [step];
    });
  }
  if (options.yes || options.dryRun || !isInteractive()) return [];
  const questions: Record<FurtherStep, string> = {
    reconcile: 'Draft by itself, every hour, what PagerDuty resolved (reconcile)?',
    'follow-up': 'Keep an index of the merged postmortems and of their action items (follow-up)?',
    fix: 'Let people hand an action item to Devin with a label (fix)?',
  };
  const chosen: FurtherStep[] = [];
  for (const step of FURTHER_STEPS) if (!there.includes(step) && (await ask(questions[step]))) chosen.push(step);
  return chosen;
}

async function mayOverwrite({ yes }: InitOptions): Promise<boolean> {
  if (yes) return true;
  return isInteractive() && (await ask('Overwrite the workflows that differ?'));
}
