/**
 * A docs repository with the emulators, and a runner that starts this repository's workflows with the built action.
 */
import { readFileSync } from 'node:fs';
import { afterAll } from '@jest/globals';
import type { Devin } from '../outside/devin.ts';
import type { GitHub, GitHubOptions } from '../outside/github.ts';
import type { PagerDuty } from '../outside/pagerduty.ts';
import type { Run, Runner } from '../outside/runner/runner.ts';
import { createWarmProcesses } from '../outside/runner/warm-processes.ts';
import { REPOSITORY } from '../pipeline.ts';
import { ROOT, SECRETS, startWorld } from '../start-world.ts';

export { errorsOf, outputsOf, warningsOf } from '../results.ts';
export { REPOSITORY };
/** Tokens have the names of their owners. */
export type Who = 'devin' | 'ada' | 'stale' | 'mallory';
export const INCIDENT = 'Q2ZK81VNWTXE7B';
export const PATH = `docs/postmortems/2026-02-10-orders-fail-${INCIDENT.toLowerCase()}.md`;
/** It passes without an error. Its action items have no owners, which is a warning. */
export const POSTMORTEM = readFileSync(`${ROOT}/test/fixtures/postmortems/orders-service.md`, 'utf8');

/** The tokens of a person and of an App for the repositories of services. */
export const ITEMS_TOKEN = 'github_pat_items_made_up';
export const ITEMS_APP_TOKEN = 'ghs_items_app_made_up';

const EVERYTHING = { contents: 'write', 'pull-requests': 'write', issues: 'write', checks: 'read' } as const;

export interface DocsRepo {
  github: GitHub;
  devin: Devin;
  pagerduty: PagerDuty;
  runner: Runner;
  /** Calls GitHub's API below the repository. Returns the JSON of the answer. */
  // biome-ignore lint/suspicious/noExplicitAny: a test reads what it expects to be there
  call(who: Who, method: string, path: string, body?: unknown, repository?: string): Promise<any>;
  /** Commits this file to a branch, which is created from `main` if it does not exist. */
  write(who: Who, branch: string, path: string, text: string): Promise<void>;
  /** Opens a pull request for a branch. Returns its number. */
  openPull(who: Who, branch: string): Promise<number>;
  /** Starts a session as the action does. */
  startSession(incident: string): Promise<Devin['sessions'][number]>;
  /** Resolves to the last run when no workflow runs any more. */
  settled(): Promise<Run>;
  /** Runs the same event again, as a rerun or a second delivery. */
  again(run: Run): Promise<Run>;
  close(): Promise<void>;
}

export interface DocsRepoOptions {
  workflow: 'postmortem-review.yml' | 'postmortem-follow-up.yml' | 'postmortem-fix.yml';
  /** Replaces the file of this repository; its scripts run. */
  text?: string;
  /** `.github/postmortem.yml`. */
  config?: string;
  files?: Record<string, string>;
  secrets?: Record<string, string>;
  /** Repositories of services, and the tokens for them. */
  others?: GitHubOptions['others'];
  /** Added to `with`. */
  with?: string;
  /** Replaces `issues: write`. */
  permissions?: string;
  /** Whether runs of one pull request or push wait for each other, as in the workflow. */
  concurrency?: boolean;
}

const warm = createWarmProcesses();
afterAll(warm.close);

const open: DocsRepo[] = [];

/** Closes every repository that a test started: for `afterEach`. */
export async function closeDocsRepos(): Promise<void> {
  await Promise.all(open.splice(0).map((each) => each.close()));
}

export async function startDocsRepo(options: DocsRepoOptions): Promise<DocsRepo> {
  const { workflow, config, files = {}, with: more = '', permissions = 'issues: write', concurrency = true } = options;
  const edit = (shipped: string) => {
    const text = options.text ?? shipped.replace('issues: write', permissions);
    return concurrency ? text : text.replace(/^concurrency:\n(?: +.*\n)+/m, '');
  };
  const world = await startWorld({
    github: {
      repository: REPOSITORY,
      files: { ...files, ...(config !== undefined && { '.github/postmortem.yml': config }) },
      actors: {
        devin: { login: 'devin-ai-integration[bot]', permissions: EVERYTHING },
        ada: { login: 'ada', permissions: EVERYTHING },
        stale: { login: 'stale[bot]', permissions: EVERYTHING },
        [ITEMS_TOKEN]: { login: 'items-robot' },
        [ITEMS_APP_TOKEN]: { login: 'items[bot]' },
        mallory: { login: 'mallory', permissions: { issues: 'write', 'pull-requests': 'write', contents: 'read' } },
      },
      people: ['grace', 'linus'],
      others: options.others ?? {},
    },
    onEvent: 'run',
    pagerduty: { now: () => new Date('2026-02-10T14:32:00Z') },
    workflows: [workflow],
    edit,
    with: more,
    secrets: options.secrets,
    runner: {
      startAction: warm.run,
      actions: { './': ROOT, 'acme/pagerduty-postmortem': ROOT },
      runScripts: options.text !== undefined,
    },
  });
  const { github, devin, pagerduty, runner } = world;
  await pagerduty.trigger({ id: INCIDENT, title: 'Orders fail', priority: 'P1' });
  await pagerduty.elapse(6 * 60_000);
  await pagerduty.acknowledge(INCIDENT);
  await pagerduty.elapse(40 * 60_000);
  await pagerduty.resolve(INCIDENT);

  const call: DocsRepo['call'] = async (who, method, path, body, repository = REPOSITORY) => {
    const answer = await fetch(`${github.url}/repos/${repository}${path}`, {
      method,
      headers: { authorization: `Bearer ${who}`, 'user-agent': 'test' },
      body: body === undefined ? null : JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return answer.status === 204 ? undefined : answer.json();
  };
  const isThere = (path: string) => call('ada', 'GET', path).catch(() => undefined);

  const repo: DocsRepo = {
    github,
    devin,
    pagerduty,
    runner,
    call,
    async write(who, branch, path, content) {
      if ((await isThere(`/git/ref/heads/${branch}`)) === undefined) {
        const { object } = await call(who, 'GET', '/git/ref/heads/main');
        await call(who, 'POST', '/git/refs', { ref: `refs/heads/${branch}`, sha: object.sha });
      }
      const there = await isThere(`/contents/${path}?ref=${branch}`);
      await call(who, 'PUT', `/contents/${path}`, {
        message: `Write ${path}`,
        content: Buffer.from(content).toString('base64'),
        branch,
        ...(there !== undefined && { sha: there.sha }),
      });
    },
    openPull: async (who, branch) =>
      (await call(who, 'POST', '/pulls', { title: 'Postmortem', head: branch, base: 'main' })).number,
    async startSession(incident) {
      const answer = await fetch(`${devin.url}/v3/organizations/${devin.orgId}/sessions`, {
        method: 'POST',
        headers: { authorization: `Bearer ${SECRETS.DEVIN_KEY}`, 'content-type': 'application/json' },
        body: JSON.stringify({
          prompt: 'Write the postmortem',
          tags: ['pagerduty-postmortem', `pagerduty-incident:${incident}`],
        }),
      });
      const { session_id: id } = (await answer.json()) as { session_id: string };
      devin.update(id, { status: 'running', status_detail: 'finished', acus_consumed: 3.4 });
      const session = devin.sessions.find(({ session_id }) => session_id === id);
      if (session === undefined) throw new Error('The session was not started');
      return session;
    },
    async settled() {
      await world.settled();
      const last = runner.runs.at(-1);
      if (last === undefined) throw new Error('No workflow ran');
      return last;
    },
    async again({ event }) {
      const [run] = await runner.deliver(event);
      if (run === undefined) throw new Error('No workflow ran');
      return run;
    },
    close: world.close,
  };
  open.push(repo);
  return repo;
}

/** Asks GitHub until its newest pull request is older than that: its times have whole seconds. */
export async function isOpenForSeconds({ call }: DocsRepo, seconds: number): Promise<void> {
  for (;;) {
    const [{ created_at: at }] = await call('ada', 'GET', '/pulls');
    if (Date.now() - Date.parse(at) > seconds * 1000) return;
  }
}
