import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readAction } from './action-file.ts';
import { createCommandReader } from './commands.ts';
import { type Contexts, text, texts } from './expressions.ts';
import { type FileCommands, readFileCommands } from './file-commands.ts';
import type { Annotation, AnnotationCounts, Log } from './log.ts';
import type { Permissions } from './permissions.ts';
import { run } from './process.ts';
import type { Scalar } from './template.ts';
import type { Step } from './workflow.ts';

/** What the steps of a job leave to later steps. */
export interface JobState {
  env: Record<string, string>;
  path: string[];
  checkedOut: boolean;
}

/** The contexts that say where a step runs. */
export type JobContexts = Contexts & { github: Record<string, unknown>; runner: Record<string, string> };

/** What a step is done with. */
export interface StepContext {
  contexts: JobContexts;
  env: Record<string, string>;
  state: JobState;
  permissions: Permissions;
  /** Directories by the value of `uses`, without `@` and what follows. */
  actions: Record<string, string>;
  /** The Node that runs actions. */
  node: string;
  /** Runs the process of an action. */
  startAction: typeof run;
  log: Log;
  files: FileCommands;
  counts: AnnotationCounts;
  annotate(annotation: Annotation): void;
  signal: AbortSignal;
}

export interface StepResult {
  failed: boolean;
  outputs: Record<string, string>;
  summary: string;
}

export const NOTHING: StepResult = { failed: false, outputs: {}, summary: '' };
const FAILED: StepResult = { ...NOTHING, failed: true };

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

/** Executes the step, whatever its condition. `inputs` are its `with`, evaluated. */
export async function perform(
  does: Step['does'],
  inputs: Record<string, string>,
  context: StepContext,
): Promise<StepResult> {
  if ('run' in does) return runScript(text(does.run, context.contexts), does.shell, context);
  if (does.uses.startsWith('actions/checkout@')) return checkOut(inputs, context);
  return runAction(does.uses, inputs, context);
}

async function runAction(uses: string, inputs: Record<string, string>, context: StepContext): Promise<StepResult> {
  const { actions, contexts, state, annotate } = context;
  const local = uses.startsWith('./');
  const directory = actions[uses.replace(/@.*$/s, '')];
  const action = directory === undefined || (local && !state.checkedOut) ? undefined : readAction(directory);
  if (action === undefined) {
    const path = join(String(contexts.github.workspace), uses);
    const message = local
      ? `Can't find 'action.yml', 'action.yaml' or 'Dockerfile' under '${path}'. Did you forget to run actions/checkout before running your local action?`
      : `Unable to resolve action ${uses}: this runner knows ${Object.keys(actions).join(', ') || 'none'}`;
    annotate({ level: 'error', message });
    return FAILED;
  }

  const unexpected = Object.keys(inputs).filter((name) => !hasName(action.inputs.keys(), name));
  if (unexpected.length > 0) {
    const valid = [...action.inputs.keys()].join("', '");
    const message = `Unexpected input(s) '${unexpected.join("', '")}', valid inputs are ['${valid}']`;
    annotate({ level: 'warning', message });
  }
  const defaults = [...action.inputs].filter(([name]) => !hasName(Object.keys(inputs), name));
  const given = { ...inputs, ...texts(new Map(defaults), contexts) };
  const variables = Object.entries(given).map(([name, value]) => [
    `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`,
    value,
  ]);
  return runProcess(context.startAction, context.node, [action.main], Object.fromEntries(variables), context);
}

/** Names of inputs are the same in upper and lower case. */
function hasName(names: Iterable<string>, name: string): boolean {
  return [...names].some((each) => each.toLowerCase() === name.toLowerCase());
}

/** No files are fetched: a checkout of this repository makes `uses: ./` valid, which then is the mapped directory. */
function checkOut(
  inputs: Record<string, string>,
  { contexts: { github }, permissions, state, annotate }: StepContext,
): StepResult {
  const { repository = github.repository, path = '.' } = inputs;
  if (permissions.contents === undefined && !isPublic(github.event)) {
    // The message of git for a token without "contents: read"; a public repository needs none.
    annotate({ level: 'error', message: `fatal: repository '${github.server_url}/${repository}/' not found` });
    return FAILED;
  }
  if (repository === github.repository && ['.', './', ''].includes(path)) state.checkedOut = true;
  return NOTHING;
}

function isPublic(event: unknown): boolean {
  const repository =
    typeof event === 'object' && event !== null && 'repository' in event ? event.repository : undefined;
  return (
    typeof repository === 'object' && repository !== null && 'private' in repository && repository.private === false
  );
}

async function runScript(script: string, shell: Scalar | undefined, context: StepContext): Promise<StepResult> {
  if (shell !== undefined && shell !== 'bash') throw new Error(`This runner has no shell "${shell}", bash only`);
  const path = `${context.files.output}.sh`;
  writeFileSync(path, script);
  const flags = shell === 'bash' ? ['--noprofile', '--norc', '-eo', 'pipefail'] : ['-e'];
  const result = await runProcess(run, 'bash', [...flags, path], {}, context);
  if (result.code !== 0 && !context.signal.aborted) {
    context.annotate({ level: 'error', message: `Process completed with exit code ${result.code}.` });
  }
  return result;
}

async function runProcess(
  start: typeof run,
  file: string,
  args: string[],
  inputs: Record<string, string>,
  context: StepContext,
): Promise<StepResult & { code: number | null }> {
  const { log, state } = context;
  const { github, runner } = context.contexts;
  const commands = createCommandReader(log, context.counts, runner.debug === '1');
  const code = await start({
    file,
    args,
    cwd: String(github.workspace),
    env: {
      CI: 'true',
      ...context.env,
      ...inputs,
      PATH: [...state.path, process.env.PATH].join(':'),
      GITHUB_ACTIONS: 'true',
      ...Object.fromEntries(
        GITHUB_VARIABLES.map((name) => [`GITHUB_${name.toUpperCase()}`, String(github[name] ?? '')]),
      ),
      ...Object.fromEntries(Object.entries(runner).map(([name, value]) => [`RUNNER_${name.toUpperCase()}`, value])),
    },
    onLine: commands.read,
    signal: context.signal,
  });
  const written = readFileCommands(context.files, log, context.annotate);
  Object.assign(state.env, Object.fromEntries(written.env));
  state.path.unshift(...written.path.reverse());
  return {
    code,
    failed: code !== 0 || commands.failed() || written.failed,
    outputs: Object.fromEntries(written.outputs),
    summary: written.summary,
  };
}
