import { join } from 'node:path';
import { type Contexts, holds, type Status, text, texts, truth } from './expressions.ts';
import { createFileCommands } from './file-commands.ts';
import type { Annotation, AnnotationCounts } from './log.ts';
import { type JobContexts, NOTHING, perform, type StepContext } from './perform.ts';
import type { Step } from './workflow.ts';

export type Conclusion = 'success' | 'failure' | 'cancelled' | 'skipped';

export interface StepRun {
  /** The author's, or the one that GitHub gives, such as `__self`. */
  id: string;
  name: string;
  /** The result before `continue-on-error` made it a success. */
  outcome: Conclusion;
  conclusion: Conclusion;
  /** `with`, evaluated; without the action's defaults. */
  inputs: Record<string, string>;
  outputs: Record<string, string>;
}

/** The parts of its job that a step needs. */
export interface StepOptions
  extends Pick<StepContext, 'state' | 'permissions' | 'actions' | 'node' | 'startAction' | 'log'> {
  /** With `env` as the job and earlier steps left it. */
  contexts: JobContexts;
  runScripts: boolean;
  /** The most that a step may take, in milliseconds, whatever its workflow allows. */
  stepTimeout: number;
  /** The state of the job. */
  status(): Exclude<Status, 'skipped'>;
  /** Aborted when the job is cancelled or out of time. */
  signal: AbortSignal;
}

/** Runs a step, or skips it. Never throws: an error fails the step, with an annotation. */
export async function runStep(step: Step, options: StepOptions): Promise<{ stepRun: StepRun; summary: string }> {
  const { log } = options;
  const contexts = { ...options.contexts, env: { ...options.state.env } };
  const counts: AnnotationCounts = new Map();
  const annotate = (annotation: Annotation) => log.annotate(annotation, counts);
  const stepRun: StepRun = {
    id: step.id,
    name: step.id,
    outcome: 'skipped',
    conclusion: 'skipped',
    inputs: {},
    outputs: {},
  };
  let summary = '';
  try {
    stepRun.name = nameOf(step, contexts);
    if (!holds(step.if, contexts, options.status())) return { stepRun, summary };
    log.write(`##[group]${stepRun.name}\n##[endgroup]`);
    if ('run' in step.does && !options.runScripts) {
      log.write('Not run: this runner was not allowed to run scripts');
      return { stepRun, summary };
    }
    Object.assign(contexts.env, texts(step.env, contexts));
    if ('uses' in step.does) stepRun.inputs = texts(step.does.with, contexts);
    const files = createFileCommands(join(String(contexts.runner.temp), '_runner_file_commands'));
    const ending = endingOf(step, contexts, options);
    let result = NOTHING;
    try {
      const github = { ...contexts.github, ...files, ...nameAction(step) };
      result = await perform(step.does, stepRun.inputs, {
        ...options,
        contexts: { ...contexts, github },
        env: contexts.env,
        files,
        counts,
        annotate,
        signal: ending.signal,
      });
    } finally {
      ending.forget();
    }
    stepRun.outputs = result.outputs;
    summary = result.summary;
    stepRun.outcome = result.failed ? 'failure' : 'success';
    if (ending.signal.aborted) {
      const cancelled = options.status() === 'cancelled';
      stepRun.outcome = cancelled ? 'cancelled' : 'failure';
      const message = cancelled ? 'The operation was canceled.' : `The action '${stepRun.name}' has timed out.`;
      annotate({ level: 'error', message });
    }
  } catch (error) {
    annotate({ level: 'error', message: error instanceof Error ? error.message : String(error) });
    stepRun.outcome = 'failure';
  }
  const forgiven = stepRun.outcome === 'failure' && truth(step.continueOnError, contexts);
  stepRun.conclusion = forgiven ? 'success' : stepRun.outcome;
  return { stepRun, summary };
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

/** A signal that is aborted when the step must end: with the job, or when its time is over. */
function endingOf(step: Step, contexts: Contexts, { signal, stepTimeout }: StepOptions) {
  const controller = new AbortController();
  const abort = () => controller.abort(signal.reason);
  const written =
    step.timeoutMinutes === undefined ? stepTimeout : Number(text(step.timeoutMinutes, contexts)) * 60_000;
  const timer = setTimeout(abort, Math.min(written, stepTimeout));
  // A step that runs after the job was cancelled, by `always()`, may finish.
  if (!signal.aborted) signal.addEventListener('abort', abort, { once: true });
  return {
    signal: controller.signal,
    forget() {
      clearTimeout(timer);
      signal.removeEventListener('abort', abort);
    },
  };
}
