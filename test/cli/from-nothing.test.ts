/**
 * Takes a new docs repository from nothing to a reviewed postmortem, by the commands of the guide in their order. The three
 * services are emulators; the command line, the relay and the action are the built ones.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Devin, startDevin } from '../outside/devin.ts';
import { followOrders } from '../outside/devin-author.ts';
import { type DeploymentEnvironment, type GitHub, startGitHub } from '../outside/github.ts';
import { type PagerDuty, startPagerDuty } from '../outside/pagerduty.ts';
import { createRunner, type Runner } from '../outside/runner/runner.ts';
import { type NodeRuntime, startNode } from '../relay/node/node-process.ts';
import { filesOf, ROOT, withAddresses } from '../start-world.ts';
import { runCli } from './cli-process.ts';
import { docsClone } from './docs-clone.ts';

const REPOSITORY = 'acme/incident-docs';
const WORKFLOWS = '.github/workflows';
const ENGINEER = 'github_pat_of_an_engineer';
const DEVIN_TOKEN = 'ghs_devin';
const DEVIN_KEY = 'cog_made_up_key';
const ADMIN_KEY = 'made-up-key-that-writes';
const READING_KEY = 'made-up-read-only-key';
const HOUR = 60 * 60_000;

const folder = docsClone(REPOSITORY);
const environments: Record<string, DeploymentEnvironment> = {};
const runs = new Set<Promise<unknown>>();
let github: GitHub;
let devin: Devin;
let pagerduty: PagerDuty;
let runner: Runner | undefined;
let relay: NodeRuntime | undefined;

beforeAll(async () => {
  const everything = { contents: 'write', actions: 'read', environments: 'read', 'pull-requests': 'read' } as const;
  github = await startGitHub({
    repository: REPOSITORY,
    environments,
    actors: {
      [ENGINEER]: { login: 'engineer', permissions: { ...everything, checks: 'read', issues: 'read' } },
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
  devin = await startDevin({
    apiKey: DEVIN_KEY,
    async onSession(session, control) {
      const orders = session.messages.map(({ message }) => message);
      const url = await followOrders(orders, { apiUrl: github.url, token: DEVIN_TOKEN });
      control.update({
        status: 'running',
        status_detail: 'finished',
        ...(url === undefined ? {} : { pull_requests: [{ pr_url: url, pr_state: 'open' }] }),
      });
    },
  });
  pagerduty = await startPagerDuty({
    apiKeys: { [ADMIN_KEY]: 'full', [READING_KEY]: 'read-only' },
    now: () => new Date(Date.now() - HOUR),
  });
});
afterAll(async () => {
  await runner?.close();
  await relay?.stop();
  await Promise.all([github.close(), devin.close(), pagerduty.close()]);
});

/** In the clone, with these variables and the addresses of the services. */
function cli(args: string[], env: Record<string, string> = {}) {
  const addresses = { DEVIN_API_URL: devin.url, PAGERDUTY_API_URL: pagerduty.url, GITHUB_API_URL: github.url };
  return runCli(args, { cwd: folder, env: { ...addresses, ...env }, ownProcess: true });
}

/** What an engineer does or sees on GitHub. */
async function onGitHub<Answer>(method: string, path: string, body?: unknown): Promise<Answer> {
  const answer = await fetch(`${github.url}/repos/${REPOSITORY}${path}`, {
    method,
    headers: { authorization: `Bearer ${ENGINEER}`, 'user-agent': 'test' },
    body: body === undefined ? null : JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as Answer;
}

const filesBelow = (directory: string) =>
  readdirSync(join(folder, directory), { recursive: true, encoding: 'utf8', withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1));

async function pushToMain(): Promise<void> {
  for (const path of [...filesBelow('.github'), ...filesBelow('docs')]) {
    const content = readFileSync(join(folder, path)).toString('base64');
    await onGitHub('PUT', `/contents/${path}`, { message: `Add ${path}`, branch: 'main', content });
  }
}

async function settled(): Promise<void> {
  do {
    while (runs.size > 0) await Promise.all(runs);
    await runner?.idle();
    await devin.settled();
  } while (runs.size > 0);
}

test('init, doctor, subscribe, a webhook and check lead from nothing to a reviewed pull request', async () => {
  // The workflow files, from the command line to the default branch.
  const init = await cli(['init', '--with', 'reconcile,follow-up']);
  expect([init.code, init.stderr]).toEqual([0, '']);
  await pushToMain();

  // The remaining steps are what doctor reports as wrong.
  const secrets = { DEVIN_API_KEY: DEVIN_KEY, PAGERDUTY_TOKEN: READING_KEY, GITHUB_TOKEN: ENGINEER };
  const early = await cli(['doctor', '--repo', REPOSITORY], secrets);
  expect(early.code).toBe(1);
  expect(early.stdout.match(/^wrong .*?:/gm)).toEqual([expect.stringContaining('Environment postmortem')]);
  environments.postmortem = { branches: ['main'], secrets: ['DEVIN_API_KEY', 'PAGERDUTY_TOKEN'] };

  // The relay is deployed, PagerDuty is subscribed to it, and it gets the signing secret.
  const where = { GITHUB_REPOSITORY: REPOSITORY, GITHUB_TOKEN: ENGINEER, GITHUB_API_URL: github.url };
  relay = await startNode(where);
  const url = `${relay.url}/pagerduty`;
  const subscribe = await cli(['subscribe', '--url', url, '--json'], { PAGERDUTY_TOKEN: ADMIN_KEY });
  expect([subscribe.code, subscribe.stderr]).toEqual([0, '']);
  const { secret: PAGERDUTY_WEBHOOK_SECRET } = JSON.parse(subscribe.stdout);
  await relay.stop();
  relay = await startNode({ ...where, PAGERDUTY_WEBHOOK_SECRET, PORT: new URL(url).port });

  const doctor = await cli(['doctor', '--repo', REPOSITORY, '--url', url], { ...secrets, PAGERDUTY_WEBHOOK_SECRET });
  expect(doctor.stdout).toMatch(/^\d+ ok, 0 wrong, 0 not checked$/m);
  expect(doctor.code).toBe(0);

  // An incident: PagerDuty's webhook, the relay, the workflow that init wrote, Devin's pull request, its review.
  const workflows = readdirSync(join(folder, WORKFLOWS)).map((file) => {
    const text = readFileSync(join(folder, WORKFLOWS, file), 'utf8');
    return [file, withAddresses(text, devin.url, pagerduty.url)] as const;
  });
  runner = await createRunner({
    workflows: Object.fromEntries(workflows),
    actions: { 'acme/pagerduty-postmortem': ROOT },
    repository: REPOSITORY,
    apiUrl: github.url,
    environments: {
      postmortem: { secrets: { DEVIN_API_KEY: DEVIN_KEY, PAGERDUTY_TOKEN: READING_KEY }, branches: ['main'] },
    },
    onToken: (permissions) => github.workflowToken(permissions),
  });
  const incident = await pagerduty.trigger({
    title: 'Invoices are sent twice',
    service: 'Billing API',
    priority: 'P1',
  });
  await pagerduty.elapse(4 * 60_000);
  await pagerduty.acknowledge(incident.id);
  await pagerduty.elapse(20 * 60_000);
  await pagerduty.resolve(incident.id);
  await settled();

  const outcomes = runner.runs.map(({ workflow, conclusion, jobs }) => [
    workflow,
    conclusion,
    jobs[0]?.steps.at(-1)?.outputs.outcome,
  ]);
  expect(outcomes).toEqual([
    [`${WORKFLOWS}/postmortem.yml`, 'success', 'created'],
    [`${WORKFLOWS}/postmortem-review.yml`, 'success', 'passed'],
  ]);
  const [pull, ...others] = await onGitHub<{ number: number; user: { login: string }; head: { sha: string } }[]>(
    'GET',
    '/pulls?state=open',
  );
  expect([pull?.user.login, others]).toEqual(['devin-ai-integration[bot]', []]);
  const { check_runs: checks } = await onGitHub<{ check_runs: object[] }>(
    'GET',
    `/commits/${pull?.head.sha}/check-runs`,
  );
  expect(checks).toMatchObject([{ name: 'postmortem-review', conclusion: 'success' }]);
  const comments = await onGitHub<{ body: string }[]>('GET', `/issues/${pull?.number}/comments`);
  expect(comments).toMatchObject([{ body: expect.stringContaining('**Passed: ') }]);

  // `check` on the reviewer's machine says the same, and so does `backtest`.
  const [file] = await onGitHub<{ filename: string }[]>('GET', `/pulls/${pull?.number}/files`);
  const path = file?.filename ?? '';
  const { content } = await onGitHub<{ content: string }>('GET', `/contents/${path}?ref=${pull?.head.sha}`);
  writeFileSync(join(folder, path), Buffer.from(content, 'base64'));
  const check = await cli(['check', path], secrets);
  expect([check.code, check.stderr]).toEqual([0, '']);
  expect(check.stdout).toMatch(/in 1 postmortem$/m);
  const index = await cli(['index']);
  expect(index.stdout).toContain(`[Invoices are sent twice](./${path.split('/').at(-1)}) (${incident.id})`);
  const backtest = await cli(['backtest'], secrets);
  expect(backtest.stdout).toContain('1 draft, at most 10 ACU; 0 skipped');
});
