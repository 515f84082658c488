import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readAction } from './action-file.ts';
import { createCommandReader } from './commands.ts';
import { type Contexts, holds, type Status, text, truth } from './expressions.ts';
import { createFileCommands, type FileCommands, readFileCommands } from './file-commands.ts';
import type { Annotation, AnnotationCounts, Log } from './log.ts';
import type { Permissions } from './permissions.ts';
import { run } from './process.ts';
import type { Scalar } from './template.ts';
import type { Job, Step, Workflow } from './workflow.ts';

export type Conclusion = 'success' | 'failure' | 'cancelled' | 'skipped';

export interface StepRun {
  /** The author's, or the one GitHub gives, such as `__self`. */
  id: string;
  name: string;
  /** What happened, before `continue-on-error` made it a success. */
  outcome: Conclusion;
  conclusion: Conclusion;
  /** `with`, evaluated; without the action's defaults. */
  inputs: Record<string, string>;
  outputs: Record<string, string>;
}

export interface JobOptions {
  workflow: Workflow;
  job: Job;
  /** `github`, `inputs`, `vars`, `secrets`, `needs`. */
  contexts: Contexts & { github: Record<string, unknown> };
  permissions: Permissions;
  log: Log;
  /** Directories by what stands in `uses`, without `@` and what follows. */
  actions: Record<string, string>;
  /** The Node that runs actions. */
  node: string;
  runScripts: boolean;
  /** The most that a step may take, in milliseconds, whatever its workflow allows. */
  stepTimeout: number;
  /** Empty, for this job only. */
  directory: string;
  /** Aborted when the job is cancelled. */
  signal: AbortSignal;
}

export interface FinishedSteps {
  conclusion: Exclude<Conclusion, 'skipped'>;
  steps: StepRun[];
  /** `outputs:` of the job. */
  outputs: Record<string, string>;
  summary: string;
}

/** What the steps of a job leave to those after them. */
interface JobState {
  env: Record<string, string>;
  path: string[];
  checkedOut: boolean;
}

interface StepResult {
  failed: boolean;
  outputs: Record<string, string>;
  summary: string;
}

/** What a step is done with. */
interface StepContext {
  contexts: Contexts & { github: Record<string, unknown> };
  env: Record<string, string>;
  files: FileCommands;
  counts: AnnotationCounts;
  annotate(annotation: Annotation): void;
  signal: AbortSignal;
}

const NOTHING: StepResult = { failed: false, outputs: {}, summary: '' };
const FAILED: StepResult = { ...NOTHING, failed: true };
const RUNNER = {
  os: 'Linux',
  arch: 'X64',
  name: 'GitHub Actions 1',
  environment: 'github-hosted',
};

/** What the runner makes a variable of, `GITHUB_` and the name: src/Runner.Worker/GitHubContext.cs. */
const GITHUB_VARIABLES = [
  'action',
  'action_ref',
  'action_repository',
  'actor',
  'api_url',
  'base_ref',
  'env',
  'event_name',
  'event_path',
  'graphql_url',
  'head_ref',
  'job',
  'output',
  'path',
  'ref',
  'ref_name',
  'ref_type',
  'repository',
  'repository_owner',
  'run_attempt',
  'run_id',
  'run_number',
  'server_url',
  'sha',
  'state',
  'step_summary',
  'triggering_actor',
  'workflow',
  'workflow_ref',
  'workflow_sha',
  'workspace',
];

/** Runs the steps of a job that may start. */
export async function runSteps(options: JobOptions): Promise<FinishedSteps> {
  const { job, workflow, log, signal } = options;
  const debug = isDebug(options.contexts);
  const runner = { ...RUNNER, temp: join(options.directory, 'temp'), tool_cache: join(options.directory, 'tools') };
  const workspace = join(options.directory, 'workspace');
  const eventPath = join(runner.temp, '_github_workflow', 'event.json');
  for (const path of [workspace, runner.tool_cache, join(runner.temp, '_github_workflow')]) {
    mkdirSync(path, { recursive: true });
  }
  writeFileSync(eventPath, JSON.stringify(options.contexts.github.event));
  const contexts = {
    ...options.contexts,
    github: { ...options.contexts.github, job: job.id, workspace, event_path: eventPath },
    runner: debug ? { ...runner, debug: '1' } : runner,
  };

  const state: JobState = { env: {}, path: [], checkedOut: false };
  for (const env of [workflow.env, job.env]) Object.assign(state.env, texts(env, { ...contexts, env: state.env }));

  const timeout = new AbortController();
  const minutes = Number(text(job.timeoutMinutes ?? 360, contexts));
  const timer = setTimeout(() => timeout.abort(), minutes * 60_000);
  const steps: StepRun[] = [];
  const summaries: string[] = [];
  let failed = false;
  const status = (): Exclude<Status, 'skipped'> => {
    if (signal.aborted || timeout.signal.aborted) return 'cancelled';
    return failed ? 'failure' : 'success';
  };
  const stepContexts = () => {
    const finished = steps.map(({ id, outcome, conclusion, outputs }) => [id, { outcome, conclusion, outputs }]);
    return { ...contexts, steps: Object.fromEntries(finished), job: { status: status() }, env: { ...state.env } };
  };

  for (const [index, step] of job.steps.entries()) {
    const known = stepContexts();
    const stepRun: StepRun = {
      id: step.id,
      name: nameOf(step, known),
      outcome: 'skipped',
      conclusion: 'skipped',
      inputs: {},
      outputs: {},
    };
    const counts: AnnotationCounts = new Map();
    const annotate = (annotation: Annotation) => log.annotate(annotation, counts);
    let result = NOTHING;
    try {
      const isScript = 'run' in step.does;
      if (!holds(step.if, known, status())) continue;
      log.write(`##[group]${stepRun.name}\n##[endgroup]`);
      if (isScript && !options.runScripts) {
        log.write('Not run: this runner was not allowed to run scripts');
        continue;
      }
      Object.assign(known.env, texts(step.env, known));
      if ('uses' in step.does) stepRun.inputs = texts(step.does.with, known);
      const files = createFileCommands(join(runner.temp, '_runner_file_commands', String(index)));
      const action = nameAction(step);
      const ending = untilTheFirst([signal, timeout.signal], stepTimeout(step, known, options));
      try {
        const github = { ...known.github, ...files, ...action };
        const context = { contexts: { ...known, github }, env: known.env, files, counts, annotate, signal: ending.signal };
        result = await perform(step, stepRun.inputs, context, state, options);
      } finally {
        ending.forget();
      }
      stepRun.outcome = result.failed ? 'failure' : 'success';
      if (ending.signal.aborted) {
        const cancelled = status() === 'cancelled';
        stepRun.outcome = cancelled ? 'cancelled' : 'failure';
        const message = cancelled ? 'The operation was canceled.' : `The action '${stepRun.name}' has timed out.`;
        annotate({ level: 'error', message });
      }
    } catch (error) {
      annotate({ level: 'error', message: error instanceof Error ? error.message : String(error) });
      stepRun.outcome = 'failure';
    } finally {
      const forgiven = stepRun.outcome === 'failure' && truth(step.continueOnError, known);
      stepRun.conclusion = forgiven ? 'success' : stepRun.outcome;
      stepRun.outputs = result.outputs;
      if (stepRun.conclusion === 'failure') failed = true;
      if (result.summary !== '') summaries.push(result.summary);
      steps.push(stepRun);
    }
  }
  clearTimeout(timer);
  if (timeout.signal.aborted) {
    const message = `The job has exceeded the maximum execution time of ${minutes} minutes.`;
    log.annotate({ level: 'error', message }, new Map());
  }
  return { conclusion: status(), steps, outputs: texts(job.outputs, stepContexts()), summary: summaries.join('\n') };
}

/** As a person switches it on: a secret or a variable of that name. */
function isDebug({ secrets, vars }: Contexts): boolean {
  return [secrets, vars].some((values) => Object.entries(values ?? {}).some(
    ([name, value]) => name.toUpperCase() === 'ACTIONS_STEP_DEBUG' && value === 'true',
  ));
}

function nameOf({ name, does }: Step, contexts: Contexts): string {
  if (name !== undefined) return text(name, contexts);
  return `Run ${'uses' in does ? does.uses : text(does.run, contexts).trim().split('\n')[0]}`;
}

/** What the `github` context tells of the step itself. */
function nameAction({ id, does }: Step): Record<string, string> {
  const [repository = '', ref = ''] = 'uses' in does && !does.uses.startsWith('./') ? does.uses.split('@') : [];
  return { action: id, action_repository: repository, action_ref: ref };
}

function stepTimeout(step: Step, contexts: Contexts, { stepTimeout: most }: JobOptions): number {
  const minutes = step.timeoutMinutes === undefined ? Number.POSITIVE_INFINITY : Number(text(step.timeoutMinutes, contexts));
  return Math.min(minutes * 60_000, most);
}

/** A signal that is aborted with the first of the others, or after so many milliseconds. */
function untilTheFirst(signals: AbortSignal[], milliseconds: number): { signal: AbortSignal; forget(): void } {
  const controller = new AbortController();
  const abort = () => controller.abort();
  const timer = setTimeout(abort, milliseconds);
  for (const signal of signals) {
    // A step that runs after the job was cancelled, by `always()`, may come to its end.
    if (!signal.aborted) signal.addEventListener('abort', abort, { once: true });
  }
  return {
    signal: controller.signal,
    forget() {
      clearTimeout(timer);
      for (const signal of signals) signal.removeEventListener('abort', abort);
    },
  };
}

function texts(values: Map<string, Scalar>, contexts: Contexts): Record<string, string> {
  return Object.fromEntries([...values].map(([name, value]) => [name, text(value, contexts)]));
}

async function perform(
  { does }: Step,
  inputs: Record<string, string>,
  context: StepContext,
  state: JobState,
  options: JobOptions,
): Promise<StepResult> {
  if ('run' in does) return runScript(text(does.run, context.contexts), does.shell, context, state, options);
  if (does.uses.startsWith('actions/checkout@')) return checkOut(inputs, context, state, options);

  const local = does.uses.startsWith('./');
  const directory = options.actions[does.uses.replace(/@.*$/s, '')];
  const action = directory === undefined || (local && !state.checkedOut) ? undefined : readAction(directory);
  if (action === undefined) {
    const message = local
      ? `Can't find 'action.yml', 'action.yaml' or 'Dockerfile' under '${join(String(context.contexts.github.workspace), does.uses)}'. Did you forget to run actions/checkout before running your local action?`
      : `Unable to resolve action ${does.uses}: this runner knows ${Object.keys(options.actions).join(', ') || 'none'}`;
    context.annotate({ level: 'error', message });
    return FAILED;
  }

  const unexpected = Object.keys(inputs).filter((name) => !hasName(action.inputs.keys(), name));
  if (unexpected.length > 0) {
    const valid = [...action.inputs.keys()].join("', '");
    const message = `Unexpected input(s) '${unexpected.join("', '")}', valid inputs are ['${valid}']`;
    context.annotate({ level: 'warning', message });
  }
  const defaults = [...action.inputs].filter(([name]) => !hasName(Object.keys(inputs), name));
  const given = { ...inputs, ...texts(new Map(defaults), context.contexts) };
  const variables = Object.entries(given).map(([name, value]) => [
    `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`,
    value,
  ]);
  return runProcess(options.node, [action.main], Object.fromEntries(variables), context, state, options);
}

/** Names of inputs are the same in upper and lower case. */
function hasName(names: Iterable<string>, name: string): boolean {
  return [...names].some((each) => each.toLowerCase() === name.toLowerCase());
}

/** No files are fetched: a checkout of this repository makes `uses: ./` valid, which then is the mapped directory. */
function checkOut(
  inputs: Record<string, string>,
  { contexts: { github }, annotate }: StepContext,
  state: JobState,
  { permissions }: JobOptions,
): StepResult {
  const { repository = github.repository, path = '.' } = inputs;
  if (permissions.contents === undefined && !isPublic(github.event)) {
    // What git says to a token without "contents: read"; a public repository needs none.
    annotate({ level: 'error', message: `fatal: repository '${github.server_url}/${repository}/' not found` });
    return FAILED;
  }
  if (repository === github.repository && ['.', './', ''].includes(path)) state.checkedOut = true;
  return NOTHING;
}

function isPublic(event: unknown): boolean {
  const repository = typeof event === 'object' && event !== null && 'repository' in event ? event.repository : undefined;
  return (
    typeof repository === 'object' && repository !== null && 'private' in repository && repository.private === false
  );
}

async function runScript(
  script: string,
  shell: Scalar | undefined,
  context: StepContext,
  state: JobState,
  options: JobOptions,
): Promise<StepResult> {
  if (shell !== undefined && shell !== 'bash') throw new Error(`This runner has no shell "${shell}", bash only`);
  const path = `${context.files.output}.sh`;
  writeFileSync(path, script);
  const flags = shell === 'bash' ? ['--noprofile', '--norc', '-eo', 'pipefail'] : ['-e'];
  return runProcess('bash', [...flags, path], {}, context, state, options);
}

async function runProcess(
  file: string,
  args: string[],
  inputs: Record<string, string>,
  context: StepContext,
  state: JobState,
  { log }: JobOptions,
): Promise<StepResult> {
  const { github, runner } = context.contexts;
  const commands = createCommandReader(log, context.counts, isDebug(context.contexts));
  const code = await run({
    file,
    args,
    cwd: String(github.workspace),
    env: {
      CI: 'true',
      ...context.env,
      ...inputs,
      PATH: [...state.path, process.env.PATH].join(':'),
      GITHUB_ACTIONS: 'true',
      ...Object.fromEntries(GITHUB_VARIABLES.map((name) => [`GITHUB_${name.toUpperCase()}`, String(github[name] ?? '')])),
      ...Object.fromEntries(Object.entries(runner ?? {}).map(([name, value]) => [`RUNNER_${name.toUpperCase()}`, String(value)])),
    },
    onLine: commands.read,
    signal: context.signal,
  });
  if (file === 'bash' && code !== 0 && !context.signal.aborted) {
    context.annotate({ level: 'error', message: `Process completed with exit code ${code}.` });
  }
  const written = readFileCommands(context.files, log, context.annotate);
  Object.assign(state.env, Object.fromEntries(written.env));
  state.path.unshift(...written.path.reverse());
  return {
    failed: code !== 0 || commands.failed() || written.failed,
    outputs: Object.fromEntries(written.outputs),
    summary: written.summary,
  };
}
