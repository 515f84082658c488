import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { createRunner, type Event, type Permissions, type Run, type Runner, type RunnerOptions } from './runner.ts';

const CHECKOUT = 'actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1';
const ACTION = 'acme/fixture@v1';
const SECRET = 'cog_s3cret';

const undo: (() => unknown)[] = [];
afterEach(async () => {
  while (undo.length > 0) await undo.pop()?.();
});

describe('a step that uses an action', () => {
  test("gets its inputs with the defaults of action.yml, under GitHub's names", async () => {
    const { env } = await report({ with: { 'incident-id': `\${{ github.event.client_payload.incident.id }}` } });
    expect(env).toMatchObject({
      'INPUT_INCIDENT-ID': 'Q1',
      INPUT_TWO_WORDS: 'by default',
      'INPUT_GITHUB-TOKEN': 'ghs_token',
      'INPUT_NO-DEFAULT': '',
    });
  });
  test('keeps an empty input, because a default is only for a missing one', async () => {
    const { env } = await report({ with: { 'two words': `\${{ vars.MISSING }}` } });
    expect(env.INPUT_TWO_WORDS).toBe('');
  });
  test('gets a warning for an input that action.yml does not declare', async () => {
    const { run, env } = await report({ with: { nope: 'x', 'Incident-ID': 'Q2' } });
    expect(run.annotations).toEqual([
      {
        level: 'warning',
        message:
          "Unexpected input(s) 'nope', valid inputs are ['incident-id', 'two words', 'github-token', 'no-default', 'code']",
      },
    ]);
    expect(env['INPUT_INCIDENT-ID']).toBe('Q2');
  });
  test("gets the environment of GitHub and nothing of its parent's environment", async () => {
    process.env.LEAKED_FROM_PARENT = 'x';
    undo.push(() => delete process.env.LEAKED_FROM_PARENT);
    const { env, cwd, event } = await report({ workflow: 'env: { A: workflow, B: workflow }', env: { B: 'step' } });
    expect(env).toMatchObject({
      A: 'workflow',
      B: 'step',
      CI: 'true',
      GITHUB_ACTIONS: 'true',
      GITHUB_ACTION_REPOSITORY: 'acme/fixture',
      GITHUB_API_URL: 'http://127.0.0.1:9',
      GITHUB_EVENT_NAME: 'repository_dispatch',
      GITHUB_JOB: 'one',
      GITHUB_REF: 'refs/heads/main',
      GITHUB_REF_NAME: 'main',
      GITHUB_REPOSITORY: 'acme/docs',
      GITHUB_REPOSITORY_OWNER: 'acme',
      GITHUB_RUN_ATTEMPT: '1',
      GITHUB_RUN_ID: '1',
      GITHUB_RUN_NUMBER: '1',
      GITHUB_WORKFLOW: 'Fixture',
      GITHUB_WORKFLOW_REF: 'acme/docs/.github/workflows/test.yml@refs/heads/main',
      RUNNER_OS: 'Linux',
    });
    const foreign = Object.keys(env).filter((name) => !/^(GITHUB|RUNNER|INPUT)_|^(PATH|CI|A|B)$/.test(name));
    expect(foreign).toEqual([]);
    expect(env).not.toHaveProperty('GITHUB_TOKEN');
    expect(env).not.toHaveProperty('RUNNER_DEBUG');
    expect(cwd).toBe(env.GITHUB_WORKSPACE);
    expect(event).toMatchObject({ action: 'resolved', repository: { full_name: 'acme/docs', default_branch: 'main' } });
  });
  test('gets the debug setting of the repository', async () => {
    const { env } = await report({ options: { variables: { ACTIONS_STEP_DEBUG: 'true' } } });
    expect(env.RUNNER_DEBUG).toBe('1');
  });
  test("cannot change GitHub's variables by an environment of its own", async () => {
    expect((await report({ env: { GITHUB_REPOSITORY: 'mallory/docs' } })).env.GITHUB_REPOSITORY).toBe('acme/docs');
  });
  test('fails with its exit code, and later steps are skipped unless they ask to run', async () => {
    const [run] = await go({
      steps: [
        step('process.exit(3)'),
        step('', { id: 'then' }),
        step(output('a', 'x'), { id: 'always', if: 'always()' }),
        step('', { if: 'failure()' }),
      ],
    });
    expect(run?.conclusion).toBe('failure');
    expect(run?.jobs[0]?.steps.map(({ conclusion }) => conclusion)).toEqual([
      'failure',
      'skipped',
      'success',
      'success',
    ]);
  });
  test('does not make the job fail with continue-on-error', async () => {
    const [run] = await go({ steps: [step('process.exit(1)', { 'continue-on-error': true }), step('')] });
    expect(run).toMatchObject({
      conclusion: 'success',
      jobs: [{ steps: [{ outcome: 'failure', conclusion: 'success' }, {}] }],
    });
  });
  test('is ended if it takes too long', async () => {
    const [run] = await go({ steps: [step('setInterval(() => {}, 1000)')], options: { stepTimeout: 300 } });
    expect(run?.conclusion).toBe('failure');
    expect(run?.annotations).toMatchObject([{ level: 'error', message: expect.stringContaining('has timed out') }]);
  });
  test('is refused if the runner does not know the action', async () => {
    const [run] = await go({ steps: [{ uses: 'someone/else@v1' }] });
    expect(run?.annotations[0]?.message).toContain('Unable to resolve action someone/else@v1');
  });
});

describe('uses: ./', () => {
  const local = { uses: './', with: { code: 'process.exit(0)' } };

  test("fails before a checkout, with GitHub's words", async () => {
    const [run] = await go({ steps: [local] });
    expect(run?.conclusion).toBe('failure');
    expect(run?.annotations[0]?.message).toMatch(
      /^Can't find 'action\.yml', 'action\.yaml' or 'Dockerfile' under '.+'\. Did you forget to run actions\/checkout before running your local action\?$/,
    );
  });
  test('runs after one', async () => {
    const [run] = await go({ steps: [{ uses: CHECKOUT, with: { 'persist-credentials': false } }, local] });
    expect(run?.conclusion).toBe('success');
    expect(run?.jobs[0]?.steps[0]?.inputs).toEqual({ 'persist-credentials': 'false' });
  });
  test('needs a token that may read contents, unless the repository is public', async () => {
    const workflow = 'permissions: {}';
    const [refused] = await go({ workflow, steps: [{ uses: CHECKOUT }, local] });
    expect(refused?.annotations[0]?.message).toBe("fatal: repository 'https://github.com/acme/docs/' not found");
    const repository = { full_name: 'acme/docs', private: false };
    const [run] = await go({ workflow, steps: [{ uses: CHECKOUT }, local], payload: { repository } });
    expect(run?.conclusion).toBe('success');
  });
});

describe('a step', () => {
  test('passes outputs to later steps and other jobs, one line or several', async () => {
    const [run] = await go({
      steps: [step(output('a', 'one') + append('OUTPUT', 'b<<EOF\\nx\\n\\ny=1\\nEOF\\n'), { id: 'first' })],
      job: { outputs: { b: `\${{ steps.first.outputs.b }}` } },
      moreJobs: {
        two: {
          'runs-on': 'ubuntu-latest',
          needs: 'one',
          steps: [step(output('copy', `\${process.env.B}`, '`'), { env: { B: `\${{ needs.one.outputs.b }}` } })],
        },
      },
    });
    expect(run?.jobs.map(({ steps }) => steps[0]?.outputs)).toEqual([
      { a: 'one', b: 'x\n\ny=1' },
      expect.objectContaining({ copy: 'x' }),
    ]);
  });
  test('fails if its output file is malformed', async () => {
    const [run] = await go({ steps: [step(append('OUTPUT', 'no equals sign\\n'))] });
    expect(run?.conclusion).toBe('failure');
    expect(run?.annotations.map(({ message }) => message)).toEqual([
      "Unable to process file command 'output' successfully.",
      "Invalid format 'no equals sign'",
    ]);
  });
  test('adds to the summary, up to 1 MiB each', async () => {
    const [run] = await go({ steps: [step(append('STEP_SUMMARY', '# One\\n')), step(append('STEP_SUMMARY', 'two'))] });
    expect(run?.summary).toBe('# One\n\ntwo');
    const [long] = await go({
      steps: [step(`require('node:fs').appendFileSync(process.env.GITHUB_STEP_SUMMARY, 'x'.repeat(1024 * 1024 + 1))`)],
    });
    expect(long).toMatchObject({ conclusion: 'success', summary: '' });
    expect(long?.annotations[0]?.message).toContain('supports content up to a size of 1024k');
  });
  test('sets variables for later steps', async () => {
    const [run] = await go({
      steps: [step(append('ENV', 'LATER=yes\\n')), step(output('later', `\${process.env.LATER}`, '`'), { id: 'b' })],
    });
    expect(run?.jobs[0]?.steps[1]?.outputs).toEqual({ later: 'yes' });
  });
  test('annotates by stdout and stderr, with lone carriage returns as line ends too', async () => {
    const code = `console.log('::warning file=a.md,line=2::50%25%0Aoff'); process.stderr.write('a\\r::error::b\\r\\nc\u2028::error::c')`;
    const [run] = await go({ steps: [step(code)] });
    expect(run?.annotations).toHaveLength(2);
    expect(run?.annotations).toEqual(
      expect.arrayContaining([
        { level: 'warning', file: 'a.md', line: 2, message: '50%\noff' },
        { level: 'error', message: 'b' },
      ]),
    );
  });
});

describe('secrets', () => {
  const options: Partial<RunnerOptions> = {
    secrets: { REPO: 'repo-s3cret' },
    environments: { postmortem: { secrets: { KEY: SECRET }, branches: ['main'] } },
  };
  const environment = { name: 'postmortem', deployment: false };
  const tell = step(`console.log(process.env.KEY + '|' + process.env.REPO + '|' + process.env.KEY.length)`, {
    env: { KEY: `\${{ secrets.KEY }}`, REPO: `\${{ secrets.REPO }}` },
  });

  test('reach the job from the repository and the environment, masked', async () => {
    const [run] = await go({ steps: [tell], job: { environment }, options });
    expect(run?.log).toContain('***|***|10');
    expect(run?.jobs[0]?.environment).toBe('postmortem');
  });
  test('stay in the jobs of their environment', async () => {
    const [run] = await go({ steps: [tell], options });
    expect(run?.log).toContain('|***|0');
  });
  test('are masked in the summary', async () => {
    const code = `require('node:fs').appendFileSync(process.env.GITHUB_STEP_SUMMARY, 'key: ' + process.env.KEY)`;
    const [run] = await go({ steps: [step(code, { env: tell.env })], job: { environment }, options });
    expect(run?.summary).toBe('key: ***');
  });
  test('are unavailable to a workflow that was changed on another branch', async () => {
    const theft = workflowText({ on: 'push', steps: [tell], job: { environment } });
    const runner = await start({ ...options, workflows: {}, branches: { topic: { 'test.yml': theft } } });
    const [run] = await runner.deliver({ name: 'push', payload: { ref: 'refs/heads/topic', after: 'a'.repeat(40) } });
    expect(run).toMatchObject({ conclusion: 'failure', jobs: [{ steps: [] }] });
    expect(run?.annotations[0]?.message).toBe(
      'Branch "topic" is not allowed to deploy to postmortem due to environment protection rules.',
    );
  });
  test("are unavailable to a fork's pull request, whose token only reads", async () => {
    const workflow = workflowText({ on: 'pull_request', workflow: 'permissions: write-all', steps: [tell] });
    const runner = await start({ ...options, workflows: { 'test.yml': workflow } });
    const head = { ref: 'main', sha: 'a'.repeat(40), repo: { full_name: 'mallory/docs' } };
    const pull_request = { number: 1, base: { ref: 'main' }, head };
    const [run] = await runner.deliver({ name: 'pull_request', payload: { action: 'opened', pull_request } });
    expect(run?.log).toContain('||0');
    expect(run?.jobs[0]?.permissions).toMatchObject({ contents: 'read', 'pull-requests': 'read' });
  });
});

test.each<[string, string, Record<string, unknown>, Permissions]>([
  ['nothing is written', '', {}, { contents: 'read', packages: 'read' }],
  ['the workflow has them', 'permissions: { checks: write, issues: none }', {}, { checks: 'write' }],
  [
    'the job has its own',
    'permissions: { checks: write }',
    { permissions: { contents: 'read' } },
    { contents: 'read' },
  ],
  ['the job has none', 'permissions: write-all', { permissions: {} }, {}],
])('the token is made for the permissions of the job: %s', async (_, workflow, job, permissions) => {
  const asked: Permissions[] = [];
  const options: Partial<RunnerOptions> = {
    onToken(granted) {
      asked.push(granted);
      return 'ghs_other';
    },
  };
  const { env, run } = await report({ workflow, job, options });
  expect(asked).toEqual([permissions]);
  expect(run.jobs[0]?.permissions).toEqual(permissions);
  expect(env['INPUT_GITHUB-TOKEN']).toBe('ghs_other');
});

describe('a job', () => {
  test('is skipped if its condition is false, and says why', async () => {
    const [run] = await go({ steps: [step('')], job: { if: "github.event.action == 'other'" } });
    expect(run).toMatchObject({ conclusion: 'skipped', jobs: [{ conclusion: 'skipped', steps: [] }] });
    expect(run?.jobs[0]?.reason).toContain("github.event.action == 'other'");
  });
  test('is skipped if it needs one that failed', async () => {
    const two = { 'runs-on': 'ubuntu-latest', needs: ['one'], steps: [step('')] };
    const [run] = await go({ steps: [step('process.exit(1)')], moreJobs: { two } });
    expect(run?.jobs.map(({ conclusion }) => conclusion)).toEqual(['failure', 'skipped']);
  });
  test('is cancelled when its time is over', async () => {
    const [run] = await go({ steps: [step('setInterval(() => {}, 1000)')], job: { 'timeout-minutes': 0.005 } });
    expect(run?.conclusion).toBe('cancelled');
    expect(run?.annotations.at(-1)?.message).toContain('has exceeded the maximum execution time');
  });
  test('fails if it uses what this runner does not model', async () => {
    const [run] = await go({ steps: [step('')], job: { strategy: { matrix: { node: [20, 24] } } } });
    expect(run).toMatchObject({
      conclusion: 'failure',
      annotations: [{ message: expect.stringContaining('"strategy"') }],
    });
  });
});

describe('run:', () => {
  const steps = [{ run: `echo "value=\${{ github.event.action }}" >> "$GITHUB_OUTPUT"; false; echo on` }];

  test('is recorded as skipped', async () => {
    const [run] = await go({ steps });
    expect(run).toMatchObject({ conclusion: 'success', jobs: [{ steps: [{ conclusion: 'skipped', outputs: {} }] }] });
  });
  test('runs in bash if scripts may run', async () => {
    const [run] = await go({ steps, options: { runScripts: true } });
    expect(run?.jobs[0]?.steps[0]).toMatchObject({ conclusion: 'failure', outputs: { value: 'resolved' } });
    expect(run?.annotations[0]?.message).toBe('Process completed with exit code 1.');
  });
});

describe('concurrency', () => {
  const group = `group: "incident-\${{ github.event.client_payload.incident.id }}"`;

  test('cancels the older waiting run without a queue', async () => {
    const { runner, files } = await startWaiting(`concurrency: { ${group} }`);
    const runs = [dispatch(), dispatch(), dispatch()].map((event) => runner.deliver(event));
    await files.begun(1);
    files.letGo();
    const finished = (await Promise.all(runs)).flat();
    expect(finished.map(({ conclusion }) => conclusion)).toEqual(['success', 'cancelled', 'success']);
    expect(finished[1]?.reason).toBe('the concurrency group "incident-Q1" was claimed by a newer one');
  });
  test('runs all, one after the other, with queue: max, in parallel with other groups', async () => {
    const { runner, files } = await startWaiting(`concurrency: { ${group}, queue: max }`);
    const runs = [dispatch(), dispatch(), dispatch(), dispatch('Q2')].map((event) => runner.deliver(event));
    await files.begun(2);
    expect(files.who().sort()).toEqual(['1', '4']);
    files.letGo();
    const finished = (await Promise.all(runs)).flat();
    expect(finished.map(({ conclusion }) => conclusion)).toEqual(['success', 'success', 'success', 'success']);
    expect(files.who().filter((id) => id !== '4')).toEqual(['1', '2', '3']);
  });
  test('ends the running one with cancel-in-progress', async () => {
    const { runner, files } = await startWaiting(`concurrency: { ${group}, cancel-in-progress: true }`);
    const first = runner.deliver(dispatch());
    await files.begun(1);
    const second = runner.deliver(dispatch());
    await first;
    files.letGo();
    await second;
    expect(runner.runs.map(({ conclusion }) => conclusion)).toEqual(['cancelled', 'success']);
    expect(runner.runs[0]?.log).toContain('##[error]The operation was canceled.');
  });

  test('makes room for the next run if a run is killed', async () => {
    const { runner, files } = await startWaiting(
      `concurrency: { ${group}, queue: max }`,
      `process.on('SIGINT', () => {});`,
    );
    const [first, second] = [runner.deliver(dispatch()), runner.deliver(dispatch())];
    await files.begun(1);
    runner.kill(runner.runs[0] as Run);
    await first;
    // The process would have gone on until it may, and asking it to end takes longer than this test may.
    files.letGo();
    await second;
    expect(runner.runs.map(({ conclusion }) => conclusion)).toEqual(['cancelled', 'success']);
  });

  /** Each run writes its id and then waits for a file. */
  async function startWaiting(concurrency: string, first = '') {
    const directory = temporary();
    const began = join(directory, 'began');
    const go = join(directory, 'go');
    writeFileSync(began, '');
    const code = `${first} const fs = require('node:fs'); fs.appendFileSync(${JSON.stringify(began)}, process.env.GITHUB_RUN_ID + ' ');
      const wait = () => fs.existsSync(${JSON.stringify(go)}) || setTimeout(wait, 10); wait();`;
    const text = workflowText({ workflow: concurrency, steps: [step(code)] });
    const who = () => readFileSync(began, 'utf8').trim().split(' ').filter(Boolean);
    const files = {
      who,
      letGo: () => writeFileSync(go, ''),
      async begun(count: number) {
        while (who().length < count) await new Promise((resolve) => setImmediate(resolve));
      },
    };
    return { runner: await start({ workflows: { 'test.yml': text } }), files };
  }
});

describe('the runner', () => {
  test('starts a workflow manually, with typed inputs, or refuses as the API does', async () => {
    const on = { workflow_dispatch: { inputs: { 'dry-run': { type: 'boolean', default: false } } } };
    const steps = [step(output('dry', `\${process.env.DRY}`, '`'), { env: { DRY: `\${{ inputs.dry-run == true }}` } })];
    const runner = await start({ workflows: { 'test.yml': workflowText({ on, steps }) } });
    const byHand = (inputs: Record<string, string>): Event => ({
      name: 'workflow_dispatch',
      payload: { ref: 'refs/heads/main', workflow: '.github/workflows/test.yml', inputs },
    });
    const [run] = await runner.deliver(byHand({ 'dry-run': 'true' }));
    expect(run?.jobs[0]?.steps[0]?.outputs).toEqual({ dry: 'true' });
    expect(() => runner.deliver(byHand({ nope: 'x' }))).toThrow('Unexpected inputs provided');
  });
  test('delivers a schedule', async () => {
    const text = workflowText({ on: { schedule: [{ cron: '7 * * * *' }] }, steps: [step('')] });
    const runner = await start({ workflows: { 'test.yml': text } });
    const [run] = await runner.schedule('test.yml');
    expect(run).toMatchObject({
      conclusion: 'success',
      event: { name: 'schedule', payload: { schedule: '7 * * * *' } },
    });
    expect(() => runner.schedule('other.yml')).toThrow('.github/workflows/other.yml');
  });
  test('knows its runs before they end, and is idle after', async () => {
    const runner = await start({ workflows: { 'test.yml': workflowText({ steps: [step('')] }) } });
    void runner.deliver(dispatch());
    expect(runner.runs).toMatchObject([{ conclusion: undefined }]);
    await runner.idle();
    expect(runner.runs).toMatchObject([{ conclusion: 'success' }]);
  });
  test('reads the workflows of a directory, and refuses one that GitHub would refuse', async () => {
    const directory = temporary();
    writeFileSync(join(directory, 'broken.yml'), 'on: push\njobs: {}\n');
    writeFileSync(join(directory, 'README.md'), 'no workflow');
    await expect(start({ workflows: directory })).rejects.toThrow('.github/workflows/broken.yml (Line: 2');
  });
});

interface Fixture {
  on?: unknown;
  /** Lines of the workflow beside `on` and `jobs`. */
  workflow?: string;
  job?: Record<string, unknown>;
  steps: Record<string, unknown>[];
  moreJobs?: Record<string, unknown>;
  options?: Partial<RunnerOptions>;
  payload?: Record<string, unknown>;
}

/** A workflow of one job, in JSON, which is YAML. */
function workflowText({
  on = { repository_dispatch: {} },
  workflow = '',
  job = {},
  steps,
  moreJobs = {},
}: Omit<Fixture, 'options'>) {
  const jobs = { one: { 'runs-on': 'ubuntu-latest', ...job, steps }, ...moreJobs };
  return `name: Fixture\non: ${JSON.stringify(on)}\n${workflow}\njobs: ${JSON.stringify(jobs)}\n`;
}

/** A step that runs JavaScript, in the action that `writeAction` writes. */
function step(code: string, more: Record<string, unknown> = {}): Record<string, unknown> {
  return { uses: ACTION, with: { code }, ...more };
}

function append(file: string, text: string): string {
  return `require('node:fs').appendFileSync(process.env.GITHUB_${file}, '${text}');`;
}

function output(name: string, value: string, quote = "'"): string {
  return `require('node:fs').appendFileSync(process.env.GITHUB_OUTPUT, ${quote}${name}=${value}\\n${quote});`;
}

function dispatch(incident = 'Q1', payload: Record<string, unknown> = {}): Event {
  const client_payload = { incident: { id: incident } };
  return { name: 'repository_dispatch', payload: { action: 'resolved', client_payload, ...payload } };
}

async function start(options: Partial<RunnerOptions>): Promise<Runner> {
  const directory = writeAction();
  const runner = await createRunner({
    workflows: {},
    actions: { './': directory, 'acme/fixture': directory },
    repository: 'acme/docs',
    apiUrl: 'http://127.0.0.1:9',
    onToken: () => 'ghs_token',
    ...options,
  });
  undo.push(runner.close);
  return runner;
}

async function go({ options = {}, payload, ...fixture }: Fixture): Promise<Run[]> {
  const runner = await start({ workflows: { 'test.yml': workflowText(fixture) }, ...options });
  return runner.deliver(dispatch('Q1', payload));
}

/** Runs one step that reports what it was given. */
async function report({
  with: inputs = {},
  env = {},
  ...fixture
}: Omit<Fixture, 'steps'> & { with?: Record<string, string>; env?: Record<string, string> }) {
  const path = join(temporary(), 'report.json');
  const code = `const fs = require('node:fs');
    const event = JSON.parse(fs.readFileSync(process.env.GITHUB_EVENT_PATH, 'utf8'));
    fs.writeFileSync(${JSON.stringify(path)}, JSON.stringify({ env: process.env, cwd: process.cwd(), event }));`;
  const [run] = await go({ ...fixture, steps: [{ uses: ACTION, with: { code, ...inputs }, env }] });
  if (run === undefined) throw new Error('The workflow was not started');
  const reported: { env: Record<string, string>; cwd: string; event: unknown } = JSON.parse(readFileSync(path, 'utf8'));
  return { run, ...reported };
}

/** An action that runs the JavaScript in its input `code`. */
function writeAction(): string {
  const directory = temporary();
  mkdirSync(join(directory, 'dist'));
  const inputs = {
    'incident-id': { description: 'An id', required: true },
    'two words': { default: 'by default' },
    'github-token': { default: `\${{ github.token }}` },
    'no-default': {},
    code: {},
  };
  const runs = { using: 'node24', main: 'dist/index.js' };
  writeFileSync(
    join(directory, 'action.yml'),
    JSON.stringify({ name: 'Fixture', description: 'For tests', inputs, runs }),
  );
  writeFileSync(join(directory, 'dist', 'index.js'), 'new Function("require", process.env.INPUT_CODE)(require);');
  return directory;
}

function temporary(): string {
  const directory = mkdtempSync(join(tmpdir(), 'runner-test-'));
  undo.push(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}
