/**
 * The whole way on loopback: PagerDuty, the built relay, GitHub, a runner with the built action, Devin and who plays Devin.
 */
import type { DevinSession, SessionControl } from './outside/devin.ts';
import { type Author, followOrders } from './outside/devin-author.ts';
import type { RunnerOptions } from './outside/runner/runner.ts';
import type { NodeRuntime } from './relay/node/node-process.ts';
import { SECRETS, type StartedWorld, startRelay, startWorld } from './start-world.ts';

export const REPOSITORY = 'example-co/incident-docs';
const DEVIN_TOKEN = 'ghs_devin';
/** Of a person who reviews and merges in the docs repository. */
export const REVIEWER_TOKEN = 'github_pat_reviewer';

export interface Pipeline extends StartedWorld {
  relay: NodeRuntime;
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
  /** Runs the process of an action; default: each time a new one. */
  startAction?: RunnerOptions['startAction'];
  /** PagerDuty's clock. */
  now?: () => Date;
  /** The relay's port; default: any free one. */
  port?: string;
}

export async function startPipeline(options: PipelineOptions = {}): Promise<Pipeline> {
  const { author = true, investigate, slip, files = {}, workflows = ['postmortem.yml'], now, port = '0' } = options;
  const { startAction } = options;
  const work = async (session: DevinSession, control: SessionControl) => {
    if (!author) return;
    control.update({ status: 'running', status_detail: 'working' });
    const orders = session.messages.filter(({ source }) => source === 'user').map(({ message }) => message);
    const url = await followOrders(orders, {
      apiUrl: world.github.url,
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
  const world = await startWorld({
    github: {
      repository: REPOSITORY,
      files,
      actors: {
        [SECRETS.RELAY_TOKEN]: { login: 'relay-owner', permissions: { contents: 'write' } },
        [REVIEWER_TOKEN]: {
          login: 'reviewer',
          permissions: { contents: 'write', 'pull-requests': 'write', issues: 'read', checks: 'read' },
        },
        [DEVIN_TOKEN]: {
          login: 'devin-ai-integration[bot]',
          permissions: { contents: 'write', 'pull-requests': 'write' },
        },
      },
    },
    onEvent: 'run',
    devin: { onSession: work, onMessage: (session, _message, control) => work(session, control) },
    pagerduty: { ...(now && { now }) },
    workflows,
    runner: { ...(startAction && { startAction }) },
  });
  const { pagerduty } = world;
  const relay = await startRelay(world.github, { PORT: port });
  pagerduty.subscribe({ url: `${relay.url}/pagerduty`, secrets: [SECRETS.SIGNING_SECRET] });
  return {
    ...world,
    relay,
    async close() {
      await Promise.all([world.close(), relay.stop()]);
    },
  };
}
