/**
 * The whole way on loopback: PagerDuty, the built relay, GitHub, a runner with the built action, Devin and who plays Devin.
 */
import { readFileSync } from 'node:fs';
import { type Devin, type DevinSession, type SessionControl, startDevin } from './outside/devin.ts';
import { type Author, followOrders } from './outside/devin-author.ts';
import { type GitHub, type GitHubEvent, startGitHub } from './outside/github.ts';
import { type PagerDuty, startPagerDuty } from './outside/pagerduty.ts';
import { createRunner, type Runner } from './outside/runner/runner.ts';
import { type NodeRuntime, startNode } from './relay/node/node-process.ts';

/** This repository. Scripts and tests run there, whatever they were bundled into. */
export const ROOT = process.cwd();
export const REPOSITORY = 'example-co/incident-docs';
export const SIGNING_SECRET = 'made-up-Secret/2026+A=';
const DEVIN_KEY = 'cog_made_up_key';
const PAGERDUTY_KEY = 'made-up-read-only-key';
const DEVIN_TOKEN = 'ghs_devin';
const RELAY_TOKEN = 'github_pat_relay';
/** Of a person who reviews and merges in the docs repository. */
export const REVIEWER_TOKEN = 'github_pat_reviewer';
export const SECRETS = { DEVIN_KEY, PAGERDUTY_KEY, RELAY_TOKEN, SIGNING_SECRET };

export interface Pipeline {
  pagerduty: PagerDuty;
  relay: NodeRuntime;
  github: GitHub;
  runner: Runner;
  devin: Devin;
  /** Fulfilled when nothing is under way any more: no workflow runs and no session is being worked on. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

export interface PipelineOptions {
  /** Whether a session's Devin writes the postmortem and opens the pull request; default: it does. */
  author?: boolean;
  /** What Devin finds with its tools; default: it has none. */
  investigate?: Author['investigate'];
  /** What goes wrong in the first draft, for a review to find. */
  slip?: (markdown: string) => string;
  /** On the default branch of the docs repository from the start: content by path. */
  files?: Readonly<Record<string, string>>;
  /** Files of `.github/workflows`; default: the draft's alone. */
  workflows?: readonly string[];
  /** PagerDuty's clock. */
  now?: () => Date;
  /** The relay's port; default: any free one. */
  port?: string;
}

export async function startPipeline(options: PipelineOptions = {}): Promise<Pipeline> {
  const { author = true, investigate, slip, files = {}, workflows = ['postmortem.yml'], now, port = '0' } = options;
  let runner: Runner | undefined;
  const runs = new Set<Promise<unknown>>();
  const github = await startGitHub({
    repository: REPOSITORY,
    files,
    actors: {
      [RELAY_TOKEN]: { login: 'relay-owner', permissions: { contents: 'write' } },
      [REVIEWER_TOKEN]: {
        login: 'reviewer',
        permissions: { contents: 'write', 'pull-requests': 'write', issues: 'read', checks: 'read' },
      },
      [DEVIN_TOKEN]: {
        login: 'devin-ai-integration[bot]',
        permissions: { contents: 'write', 'pull-requests': 'write' },
      },
    },
    onEvent: (event) => {
      if (runner === undefined) return;
      const run = runner.deliver({ ...event, files: filesOf(event) }).finally(() => runs.delete(run));
      runs.add(run);
    },
  });
  const work = async (session: DevinSession, control: SessionControl) => {
    if (!author) return;
    control.update({ status: 'running', status_detail: 'working' });
    const orders = session.messages.filter(({ source }) => source === 'user').map(({ message }) => message);
    const url = await followOrders(orders, {
      apiUrl: github.url,
      token: DEVIN_TOKEN,
      ...(investigate && { investigate }),
      ...(slip && { slip }),
    });
    control.update({
      status_detail: 'finished',
      acus_consumed: 3.4,
      ...(url === undefined ? {} : { pull_requests: [{ pr_url: url, pr_state: 'open' }] }),
    });
  };
  const devin = await startDevin({
    apiKey: DEVIN_KEY,
    onSession: work,
    onMessage: (session, _message, control) => work(session, control),
  });
  const pagerduty = await startPagerDuty({ apiKeys: { [PAGERDUTY_KEY]: 'read-only' }, ...(now && { now }) });
  const relay = await startNode({
    GITHUB_REPOSITORY: REPOSITORY,
    GITHUB_TOKEN: RELAY_TOKEN,
    GITHUB_API_URL: github.url,
    PORT: port,
    PAGERDUTY_WEBHOOK_SECRET: SIGNING_SECRET,
  });
  pagerduty.subscribe({ url: `${relay.url}/pagerduty`, secrets: [SIGNING_SECRET] });
  runner = await createRunner({
    workflows: Object.fromEntries(workflows.map((file) => [file, onLoopback(devin.url, pagerduty.url, '', file)])),
    actions: { './': ROOT },
    repository: REPOSITORY,
    apiUrl: github.url,
    environments: {
      postmortem: { secrets: { DEVIN_API_KEY: DEVIN_KEY, PAGERDUTY_TOKEN: PAGERDUTY_KEY }, branches: ['main'] },
    },
    onToken: (permissions) => github.workflowToken(permissions),
  });
  const started = runner;

  return {
    pagerduty,
    relay,
    github,
    runner: started,
    devin,
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
      await Promise.all([relay.stop(), pagerduty.close(), devin.close(), github.close()]);
    },
  };
}

/** The paths that a push changed, as GitHub finds them by comparing commits. */
export function filesOf({ name, payload }: GitHubEvent): string[] {
  if (name !== 'push') return [];
  const commits = payload.commits as { added: string[]; modified: string[]; removed: string[] }[];
  return commits.flatMap(({ added, modified, removed }) => [...added, ...modified, ...removed]);
}

/** A workflow file as it is, but for where the two services are, and what a test adds to `with`. */
export function onLoopback(devinUrl: string, pagerdutyUrl: string, more = '', file = 'postmortem.yml'): string {
  return withAddresses(readFileSync(`${ROOT}/.github/workflows/${file}`, 'utf8'), devinUrl, pagerdutyUrl, more);
}

export function withAddresses(workflow: string, devinUrl: string, pagerdutyUrl: string, more = ''): string {
  return workflow.replace(
    /^( +)(devin-api-key: .*)$/m,
    `$1$2\n$1devin-api-url: ${devinUrl}\n$1pagerduty-api-url: ${pagerdutyUrl}${more && `\n$1${more}`}`,
  );
}
