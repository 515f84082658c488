/**
 * A small GitHub Actions runner for the workflows of this repository: an event is delivered, the workflows that it starts
 * run, and the built action runs in its own process, in the environment that GitHub gives it.
 */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Claim } from './concurrency.ts';
import { type Event, type Place, placeOf, shortRef } from './event.ts';
import { type Contexts, holds, type Status, text, truth } from './expressions.ts';
import { runSteps } from './job.ts';
import { type Annotation, openLog } from './log.ts';
import { effectivePermissions, type Permissions } from './permissions.ts';
import { KILLED, run as startProcess } from './process.ts';
import { createSlots } from './slots.ts';
import type { Conclusion, StepRun } from './step.ts';
import { type Inputs, trigger } from './triggers.ts';
import { createTurns } from './turns.ts';
import { type Concurrency, type Job, readWorkflow, type Workflow } from './workflow.ts';

export type { Event } from './event.ts';

export type { Annotation } from './log.ts';
export type { Permissions } from './permissions.ts';
export type { Conclusion, StepRun } from './step.ts';

/** Workflow files: the directory they are in, or their texts by file name. */
export type WorkflowFiles = string | Record<string, string>;

export interface RunnerOptions {
  /** Those of the default branch, and of every branch that `branches` does not name. */
  workflows: WorkflowFiles;
  branches?: Record<string, WorkflowFiles>;
  /** The directory of each action by what stands in `uses`, without `@` and what follows: `./`, `owner/name`. */
  actions: Record<string, string>;
  /** `owner/name`. */
  repository: string;
  defaultBranch?: string;
  /** GITHUB_API_URL. */
  apiUrl: string;
  /** The repository's secrets and variables. ACTIONS_STEP_DEBUG `true` among them switches debugging on, as on GitHub. */
  secrets?: Record<string, string>;
  variables?: Record<string, string>;
  /** A job of an environment gets its secrets too; on a branch it does not allow, the job fails. */
  environments?: Record<
    string,
    { secrets?: Record<string, string> | ((run: Run) => Record<string, string>); branches?: string[] }
  >;
  /** Makes the GITHUB_TOKEN of a job of this run. */
  onToken(permissions: Permissions, run: Run): string | Promise<string>;
  /** The Node that runs actions; by default this one. */
  node?: string;
  /** Runs the process of an action; by default each time a new one. See `warm-processes.ts`. */
  startAction?: typeof startProcess;
  /** Whether `run:` steps run, with bash; otherwise they are recorded as skipped. */
  runScripts?: boolean;
  /** The most jobs that run at a time; by default as many as on GitHub's Free plan. */
  jobsAtATime?: number;
  /** The most that a step may take, in milliseconds; by default a minute. */
  stepTimeout?: number;
}

export interface Runner {
  /**
   * Starts the workflows that the event starts; fulfilled when their runs have ended, whatever their conclusion. Throws at
   * once where GitHub's API would refuse the event with a 422.
   */
  deliver(event: Event): Promise<Run[]>;
  /** Delivers the schedule event of a workflow, by file name. */
  schedule(file: string): Promise<Run[]>;
  /** Kills the processes of a run that is under way, at once and without a word to them. */
  kill(run: Run): void;
  /** Every run, the oldest first, those that have not ended included. */
  runs: Run[];
  /** Fulfilled when no run is left that has not ended. */
  idle(): Promise<void>;
  /** Cancels what runs and removes every file. */
  close(): Promise<void>;
}

export interface Run {
  id: number;
  /** The workflow's path, such as `.github/workflows/postmortem.yml`. */
  workflow: string;
  event: Event;
  /** Undefined as long as it has not ended. */
  conclusion: Conclusion | undefined;
  /** Why it was cancelled before it began. */
  reason: string | undefined;
  jobs: JobRun[];
  /** The lines of every job that has ended, secrets masked. */
  log: string[];
  annotations: Annotation[];
  /** The job summaries, in markdown. */
  summary: string;
}

export interface JobRun {
  id: string;
  conclusion: Conclusion | undefined;
  /** Why it was skipped, or cancelled before it began. */
  reason: string | undefined;
  environment: string | undefined;
  /** What its GITHUB_TOKEN may do. */
  permissions: Permissions;
  steps: StepRun[];
  outputs: Record<string, string>;
}

/** GitHub runs that many jobs of a Free plan at a time: https://docs.github.com/en/actions/reference/limits. */
const JOBS_AT_A_TIME = 20;

const DIRECTORY = '.github/workflows';

/** Reads the workflows, and throws an Error that names each mistake in them. */
export async function createRunner(options: RunnerOptions): Promise<Runner> {
  const { repository, defaultBranch = 'main', secrets = {}, variables = {}, environments = {} } = options;
  const workflows = await readWorkflows(options.workflows);
  const branches = new Map<string, Workflow[]>();
  for (const [branch, files] of Object.entries(options.branches ?? {}))
    branches.set(branch, await readWorkflows(files));

  const directory = mkdtempSync(join(tmpdir(), 'actions-runner-'));
  const runs: Run[] = [];
  const active = new Map<Run, { controller: AbortController; ended: Promise<void> }>();
  const turns = createTurns();
  const slots = createSlots(options.jobsAtATime ?? JOBS_AT_A_TIME);
  const numbers = new Map<string, number>();

  function deliver(event: Event): Promise<Run[]> {
    const payload = { repository: describeRepository(repository, defaultBranch), ...event.payload };
    const complete = { ...event, payload };
    const place = placeOf(complete, repository, defaultBranch);
    const verdicts = (branches.get(place.branch) ?? workflows).map((workflow) => ({
      workflow,
      verdict: trigger(workflow, complete),
    }));
    const starting = verdicts.flatMap(({ workflow, verdict }) =>
      verdict.outcome === 'starts' ? [{ workflow, inputs: verdict.inputs }] : [],
    );
    if (event.name === 'workflow_dispatch' && starting.length === 0) {
      const reasons = verdicts.map(({ workflow, verdict }) => `${workflow.path}: ${JSON.stringify(verdict)}`);
      throw new Error(`GitHub would refuse to start the workflow (422):\n${reasons.join('\n')}`);
    }
    return Promise.all(
      starting.map(async ({ workflow, inputs }) => {
        const run = begin(workflow, complete, place, inputs);
        await active.get(run)?.ended;
        return run;
      }),
    );
  }

  function begin(workflow: Workflow, event: Event, place: Place, inputs: Inputs): Run {
    const run: Run = {
      id: runs.length + 1,
      workflow: workflow.path,
      event,
      conclusion: undefined,
      reason: undefined,
      jobs: workflow.jobs.map(({ id }) => ({
        id,
        conclusion: undefined,
        reason: undefined,
        environment: undefined,
        permissions: {},
        steps: [],
        outputs: {},
      })),
      log: [],
      annotations: [],
      summary: '',
    };
    const number = (numbers.get(workflow.path) ?? 0) + 1;
    numbers.set(workflow.path, number);
    const contexts = { github: githubContext(run, workflow, place, number), inputs, vars: variables };
    const controller = new AbortController();
    runs.push(run);
    const ended = execute(run, workflow, place, contexts, controller).finally(() => active.delete(run));
    active.set(run, { controller, ended });
    return run;
  }

  /** Never throws: GitHub too shows a run that failed where it could not start one. */
  async function execute(
    run: Run,
    workflow: Workflow,
    place: Place,
    contexts: Contexts & { github: Record<string, unknown> },
    controller: AbortController,
  ): Promise<void> {
    let claim: Claim | undefined;
    try {
      claim = toClaim(String(run.id), workflow.concurrency, contexts);
      if (claim && !(await turns.wait(claim, controller))) {
        run.conclusion = 'cancelled';
        run.reason = String(controller.signal.reason);
        return;
      }
      const finished = new Map<string, Promise<JobRun>>();
      const finish = (job: Job): Promise<JobRun> => {
        const jobRun = run.jobs.find(({ id }) => id === job.id);
        if (jobRun === undefined) throw new Error(`The run has no job ${job.id}`);
        const needed = Promise.all(job.needs.map((need) => finished.get(need) ?? finish(find(workflow, need))));
        const promise =
          finished.get(job.id) ??
          needed.then((needs) => runJob(run, jobRun, workflow, job, needs, place, contexts, controller));
        finished.set(job.id, promise);
        return promise;
      };
      await Promise.all(workflow.jobs.map(finish));
      run.conclusion = conclude(run.jobs);
    } catch (error) {
      run.conclusion = 'failure';
      run.annotations.push({ level: 'error', message: error instanceof Error ? error.message : String(error) });
    } finally {
      if (claim) turns.end(claim);
    }
  }

  /** Never throws: what goes wrong makes the job fail, with an annotation. */
  async function runJob(
    run: Run,
    jobRun: JobRun,
    workflow: Workflow,
    job: Job,
    needs: JobRun[],
    place: Place,
    runContexts: Contexts & { github: Record<string, unknown> },
    runController: AbortController,
  ): Promise<JobRun> {
    const needed = needs.map(({ id, conclusion, outputs }) => [id, { result: conclusion, outputs }]);
    const contexts = { ...runContexts, needs: Object.fromEntries(needed) };
    const controller = new AbortController();
    const follow = () => controller.abort(runController.signal.reason);
    runController.signal.addEventListener('abort', follow);
    let claim: Claim | undefined;
    let release = () => {};
    const log = openLog(Object.values(place.fromFork ? {} : secrets));
    try {
      if (!holds(job.if, contexts, statusOf(needs, runController.signal))) {
        jobRun.conclusion = 'skipped';
        jobRun.reason = `its condition is false: ${job.if}`;
        return jobRun;
      }
      if (job.notModelled !== undefined) throw new Error(`This runner does not model "${job.notModelled}" of a job`);

      claim = toClaim(`${run.id}/${job.id}`, job.concurrency, contexts);
      if (claim && !(await turns.wait(claim, controller))) {
        jobRun.conclusion = 'cancelled';
        jobRun.reason = String(controller.signal.reason);
        return jobRun;
      }
      release = await slots.take();

      jobRun.permissions = effectivePermissions(workflow.permissions, job.permissions, place.fromFork);
      if (job.environment !== undefined) jobRun.environment = text(job.environment, contexts);
      const environment = environments[jobRun.environment ?? ''];
      if (environment?.branches && !environment.branches.some((branch) => place.ref === `refs/heads/${branch}`)) {
        const branch = place.ref.replace(/^refs\/heads\//, '');
        throw new Error(
          `Branch "${branch}" is not allowed to deploy to ${jobRun.environment} due to environment protection rules.`,
        );
      }
      const token = await options.onToken(jobRun.permissions, run);
      const own = environment?.secrets;
      const known = place.fromFork ? {} : { ...secrets, ...(typeof own === 'function' ? own(run) : own) };
      for (const secret of [token, ...Object.values(known)]) log.mask(secret);

      const workplace = join(directory, String(run.id), job.id);
      mkdirSync(workplace, { recursive: true });
      const { conclusion, steps, outputs, summary } = await runSteps({
        workflow,
        job,
        contexts: {
          ...contexts,
          github: { ...contexts.github, token },
          secrets: { ...known, GITHUB_TOKEN: token },
        },
        permissions: jobRun.permissions,
        log,
        actions: options.actions,
        node: options.node ?? process.execPath,
        startAction: options.startAction ?? startProcess,
        runScripts: options.runScripts ?? false,
        stepTimeout: options.stepTimeout ?? 60_000,
        directory: workplace,
        signal: controller.signal,
      });
      jobRun.conclusion = conclusion;
      jobRun.steps = steps;
      jobRun.outputs = outputs;
      run.summary = [run.summary, summary].filter(Boolean).join('\n');
    } catch (error) {
      jobRun.conclusion = 'failure';
      log.annotate({ level: 'error', message: error instanceof Error ? error.message : String(error) }, new Map());
    } finally {
      runController.signal.removeEventListener('abort', follow);
      if (claim) turns.end(claim);
      release();
      run.log.push(...log.lines);
      run.annotations.push(...log.annotations);
    }
    return jobRun;
  }

  function githubContext(run: Run, workflow: Workflow, place: Place, number: number): Record<string, unknown> {
    const { sender } = run.event.payload;
    const actor =
      typeof sender === 'object' && sender !== null && 'login' in sender ? sender.login : ownerOf(repository);
    return {
      event: run.event.payload,
      event_name: run.event.name,
      repository,
      repository_owner: ownerOf(repository),
      ref: place.ref,
      ref_name: shortRef(place.ref),
      ref_type: place.ref.startsWith('refs/tags/') ? 'tag' : 'branch',
      head_ref: place.headRef,
      base_ref: place.baseRef,
      sha: place.sha,
      workflow: workflow.name,
      workflow_ref: `${repository}/${workflow.path}@${place.ref}`,
      workflow_sha: place.sha,
      run_id: String(run.id),
      run_number: String(number),
      run_attempt: '1',
      actor,
      triggering_actor: actor,
      api_url: options.apiUrl,
      graphql_url: `${options.apiUrl}/graphql`,
      server_url: 'https://github.com',
    };
  }

  async function idle(): Promise<void> {
    while (active.size > 0) await Promise.all([...active.values()].map(({ ended }) => ended));
  }

  return {
    runs,
    deliver,
    schedule(file) {
      const path = `${DIRECTORY}/${file}`;
      const workflow = workflows.find((each) => each.path === path);
      const cron = workflow?.on.schedule?.[0]?.cron;
      if (cron === undefined) throw new Error(`There is no workflow ${path} with a schedule`);
      return deliver({ name: 'schedule', payload: { schedule: cron, workflow: path } });
    },
    kill(run) {
      active.get(run)?.controller.abort(KILLED);
    },
    idle,
    async close() {
      for (const { controller } of active.values()) controller.abort('the runner was closed');
      await idle();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

async function readWorkflows(files: WorkflowFiles): Promise<Workflow[]> {
  const texts =
    typeof files === 'string'
      ? readdirSync(files)
          .filter((name) => /\.ya?ml$/.test(name))
          .map((name): [string, string] => [name, readFileSync(join(files, name), 'utf8')])
      : Object.entries(files);
  return Promise.all(texts.map(([name, content]) => readWorkflow(`${DIRECTORY}/${name}`, content)));
}

/** What every event of a repository says about it, as far as workflows read it. */
function describeRepository(repository: string, defaultBranch: string): Record<string, unknown> {
  const login = ownerOf(repository);
  return {
    name: repository.slice(login.length + 1),
    full_name: repository,
    owner: { login },
    default_branch: defaultBranch,
  };
}

function ownerOf(repository: string): string {
  return repository.split('/')[0] ?? '';
}

function find(workflow: Workflow, id: string): Job {
  const job = workflow.jobs.find((each) => each.id === id);
  if (job === undefined) throw new Error(`${workflow.path} has no job ${id}`);
  return job;
}

function statusOf(needs: JobRun[], signal: AbortSignal): Status {
  if (signal.aborted) return 'cancelled';
  if (needs.some(({ conclusion }) => conclusion === 'failure')) return 'failure';
  return needs.every(({ conclusion }) => conclusion === 'success') ? 'success' : 'skipped';
}

function conclude(jobs: JobRun[]): Conclusion {
  const conclusions = jobs.map(({ conclusion }) => conclusion);
  if (conclusions.includes('failure')) return 'failure';
  if (conclusions.includes('cancelled')) return 'cancelled';
  return conclusions.includes('success') ? 'success' : 'skipped';
}

function toClaim(id: string, concurrency: Concurrency | undefined, contexts: Contexts): Claim | undefined {
  return (
    concurrency && {
      id,
      group: text(concurrency.group, contexts),
      cancelInProgress: truth(concurrency.cancelInProgress, contexts),
      queue: concurrency.queue,
    }
  );
}
