import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Contexts, text, texts } from './expressions.ts';
import type { JobState } from './perform.ts';
import { type Conclusion, runStep, type StepOptions, type StepRun } from './step.ts';
import type { Job, Workflow } from './workflow.ts';

export interface JobOptions extends Omit<StepOptions, 'contexts' | 'state' | 'status'> {
  workflow: Workflow;
  job: Job;
  /** `github`, `inputs`, `vars`, `secrets`, `needs`. */
  contexts: Contexts & { github: Record<string, unknown> };
  /** Empty, for this job only. */
  directory: string;
}

export interface FinishedSteps {
  conclusion: Exclude<Conclusion, 'skipped'>;
  steps: StepRun[];
  /** `outputs:` of the job. */
  outputs: Record<string, string>;
  summary: string;
}

/** Runs the steps of a job that may start. */
export async function runSteps({ workflow, job, directory, ...options }: JobOptions): Promise<FinishedSteps> {
  const contexts = prepare(directory, job, options.contexts);
  const state: JobState = { env: {}, path: [], checkedOut: false };
  for (const env of [workflow.env, job.env]) Object.assign(state.env, texts(env, { ...contexts, env: state.env }));

  const controller = new AbortController();
  const abort = () => controller.abort(options.signal.reason);
  const minutes = Number(text(job.timeoutMinutes ?? 360, contexts));
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    abort();
  }, minutes * 60_000);
  if (options.signal.aborted) abort();
  options.signal.addEventListener('abort', abort);

  const steps: StepRun[] = [];
  const summaries: string[] = [];
  const status = () => {
    if (controller.signal.aborted) return 'cancelled';
    return steps.some(({ conclusion }) => conclusion === 'failure') ? 'failure' : 'success';
  };
  const current = () => {
    const finished = steps.map(({ id, outcome, conclusion, outputs }) => [id, { outcome, conclusion, outputs }]);
    return { ...contexts, steps: Object.fromEntries(finished), job: { status: status() } };
  };
  for (const step of job.steps) {
    const { signal } = controller;
    const { stepRun, summary } = await runStep(step, { ...options, contexts: current(), state, status, signal });
    steps.push(stepRun);
    if (summary !== '') summaries.push(summary);
  }
  clearTimeout(timer);
  options.signal.removeEventListener('abort', abort);
  if (late) {
    const message = `The job has exceeded the maximum execution time of ${minutes} minutes.`;
    options.log.annotate({ level: 'error', message }, new Map());
  }
  return { conclusion: status(), steps, outputs: texts(job.outputs, current()), summary: summaries.join('\n') };
}

/** Creates the directories and the event's file, and adds their places to the contexts. */
function prepare(directory: string, job: Job, { github, ...contexts }: JobOptions['contexts']) {
  const temp = join(directory, 'temp');
  const tools = join(directory, 'tools');
  const workspace = join(directory, 'workspace');
  const workflow = join(temp, '_github_workflow');
  for (const path of [tools, workspace, workflow]) mkdirSync(path, { recursive: true });
  const event_path = join(workflow, 'event.json');
  writeFileSync(event_path, JSON.stringify(github.event));
  return {
    ...contexts,
    github: { ...github, job: job.id, workspace, event_path },
    runner: {
      os: 'Linux',
      arch: 'X64',
      name: 'GitHub Actions 1',
      environment: 'github-hosted',
      temp,
      tool_cache: tools,
      ...(isDebug(contexts) && { debug: '1' }),
    },
  };
}

/** As if a person had set a secret or a variable of that name. */
function isDebug({ secrets, vars }: Contexts): boolean {
  return [secrets, vars].some((values) =>
    Object.entries(values ?? {}).some(([name, value]) => name === 'ACTIONS_STEP_DEBUG' && value === 'true'),
  );
}
