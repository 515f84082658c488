/**
 * The one builder of test worlds: PagerDuty, Devin, GitHub and a runner with the workflows of this repository, on loopback. The
 * presets say what each kind of test needs: `action/world.ts` (drafts), `action/docs-repo.ts` (reviews, follow-ups),
 * `pipeline.ts` (everything, with the relay) and `chaos/world.ts` (faults everywhere).
 */
import { readFileSync } from 'node:fs';
import { type Devin, type DevinOptions, startDevin } from './outside/devin.ts';
import { type GitHub, type GitHubEvent, type GitHubOptions, startGitHub } from './outside/github.ts';
import { type PagerDuty, startPagerDuty } from './outside/pagerduty.ts';
import { createRunner, type Run, type Runner, type RunnerOptions } from './outside/runner/runner.ts';
import { type NodeRuntime, startNode } from './relay/node/node-process.ts';

/** This repository. Scripts and tests run there, whatever they were bundled into. */
export const ROOT = process.cwd();
export const SECRETS = {
  DEVIN_KEY: 'cog_made_up_key',
  PAGERDUTY_KEY: 'made-up-read-only-key',
  RELAY_TOKEN: 'github_pat_relay',
  SIGNING_SECRET: 'made-up-Secret/2026+A=',
};

type Secrets = Record<string, string> | ((run: Run) => Record<string, string>);

export interface WorldOptions {
  /** Without `onEvent`; `files` may need the texts of the workflows. */
  github: Omit<GitHubOptions, 'onEvent' | 'files'> & {
    files?: GitHubOptions['files'] | ((workflows: Record<string, string>) => GitHubOptions['files']);
  };
  /** `run`: what happens on GitHub starts workflows, as it does there. Default: only what a test delivers starts them. */
  onEvent?: 'run' | ((event: GitHubEvent) => void);
  devin?: Partial<DevinOptions>;
  pagerduty?: Partial<Parameters<typeof startPagerDuty>[0]>;
  /** Files of `.github/workflows`. */
  workflows: readonly string[];
  /** Changes the text of a workflow, whose steps already have the addresses of the services. */
  edit?: (workflow: string) => string;
  /** Added to `with` of the action. */
  with?: string | undefined;
  /** Of the environment `postmortem`; default: both keys. */
  secrets?: Secrets | undefined;
  /** What else the runner is told. */
  runner?: Partial<RunnerOptions>;
}

export interface StartedWorld {
  github: GitHub;
  devin: Devin;
  pagerduty: PagerDuty;
  runner: Runner;
  /** Fulfilled when nothing is under way any more: no workflow runs and no session is being worked on. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

export async function startWorld(options: WorldOptions): Promise<StartedWorld> {
  const { onEvent = () => {}, edit = (text) => text, secrets = keysOfTheAction } = options;
  const { repository, files } = options.github;
  let runner: Runner | undefined;
  const runs = new Set<Promise<unknown>>();
  const start = (event: GitHubEvent) => {
    if (runner === undefined) return;
    const run = runner.deliver({ ...event, files: filesOf(event) }).finally(() => runs.delete(run));
    runs.add(run);
  };
  const devin = await startDevin({ apiKey: SECRETS.DEVIN_KEY, ...options.devin });
  const pagerduty = await startPagerDuty({
    apiKeys: { [SECRETS.PAGERDUTY_KEY]: 'read-only' },
    ...options.pagerduty,
  });
  const workflows = Object.fromEntries(
    options.workflows.map((file) => [file, edit(onLoopback(devin.url, pagerduty.url, options.with, file))]),
  );
  const github = await startGitHub({
    ...options.github,
    files: (typeof files === 'function' ? files(workflows) : files) ?? {},
    onEvent: onEvent === 'run' ? start : onEvent,
  });
  runner = await createRunner({
    workflows,
    actions: { './': ROOT },
    repository,
    apiUrl: github.url,
    environments: { postmortem: { secrets, branches: ['main'] } },
    onToken: (permissions) => github.workflowToken(permissions),
    ...options.runner,
  });
  const started = runner;
  return {
    github,
    devin,
    pagerduty,
    runner: started,
    async settled() {
      // What Devin pushes starts the next review, and what that finds goes to Devin.
      do {
        while (runs.size > 0) await Promise.all(runs);
        await started.idle();
        await devin.settled();
      } while (runs.size > 0);
    },
    async close() {
      await started.close();
      await Promise.all([devin.close(), pagerduty.close(), github.close()]);
    },
  };
}

const keysOfTheAction = { DEVIN_API_KEY: SECRETS.DEVIN_KEY, PAGERDUTY_TOKEN: SECRETS.PAGERDUTY_KEY };

/** The built relay, in front of this GitHub. */
export function startRelay({ repository, url }: GitHub, environment: Record<string, string>): Promise<NodeRuntime> {
  return startNode({
    GITHUB_REPOSITORY: repository,
    GITHUB_TOKEN: SECRETS.RELAY_TOKEN,
    GITHUB_API_URL: url,
    PAGERDUTY_WEBHOOK_SECRET: SECRETS.SIGNING_SECRET,
    ...environment,
  });
}

/** The paths that a push changed, as GitHub finds them by comparing commits. */
export function filesOf({ name, payload }: GitHubEvent): string[] {
  if (name !== 'push') return [];
  const commits = payload.commits as { added: string[]; modified: string[]; removed: string[] }[];
  return commits.flatMap(({ added, modified, removed }) => [...added, ...modified, ...removed]);
}

/** A workflow file as it is, except for where the two services are, and what a test adds to `with`. */
export function onLoopback(devinUrl: string, pagerdutyUrl: string, more = '', file = 'postmortem.yml'): string {
  return withAddresses(readFileSync(`${ROOT}/.github/workflows/${file}`, 'utf8'), devinUrl, pagerdutyUrl, more);
}

export function withAddresses(workflow: string, devinUrl: string, pagerdutyUrl: string, more = ''): string {
  return workflow.replace(
    /^( +)(devin-api-key: .*)$/m,
    `$1$2\n$1devin-api-url: ${devinUrl}\n$1pagerduty-api-url: ${pagerdutyUrl}${more && `\n$1${more}`}`,
  );
}
