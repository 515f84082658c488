import { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } from '@actions/workflow-parser';
import type { EventsConfig, Step as ParsedStep } from '@actions/workflow-parser/model/workflow-template';
import { mapping, type Scalar, scalar, scalars, type Template, toTemplate } from './template.ts';

/** A workflow file as GitHub understands it, its expressions not evaluated yet. */
export interface Workflow {
  /** Such as `.github/workflows/postmortem.yml`. */
  path: string;
  name: string;
  /** The events that start it, with their filters and inputs. */
  on: EventsConfig;
  permissions: Template | undefined;
  concurrency: Concurrency | undefined;
  env: Map<string, Scalar>;
  jobs: Job[];
}

export interface Concurrency {
  group: Scalar;
  cancelInProgress: Scalar;
  queue: 'single' | 'max';
}

export interface Job {
  id: string;
  needs: string[];
  /** Always with a status function: GitHub puts `success()` before a condition that has none. */
  if: string;
  runsOn: Template;
  environment: Scalar | undefined;
  permissions: Template | undefined;
  concurrency: Concurrency | undefined;
  env: Map<string, Scalar>;
  outputs: Map<string, Scalar>;
  timeoutMinutes: Scalar | undefined;
  steps: Step[];
  /** A key that GitHub understands and this runner does not. */
  notModelled: string | undefined;
}

export interface Step {
  /** The author's, or the one GitHub gives, such as `__self`. */
  id: string;
  name: Scalar | undefined;
  if: string;
  env: Map<string, Scalar>;
  continueOnError: Scalar;
  timeoutMinutes: Scalar | undefined;
  does: { uses: string; with: Map<string, Scalar> } | { run: Scalar; shell: Scalar | undefined };
}

/** Reads a workflow file with GitHub's own parser. Throws one Error that names each mistake by file, line and column. */
export async function readWorkflow(path: string, content: string): Promise<Workflow> {
  const { context, value } = parseWorkflow({ name: path, content }, new NoOperationTraceWriter());
  const parsed = value && (await convertWorkflowTemplate(context, value));
  const mistakes = context.errors.getErrors().map((error) => error.message);
  if (!parsed || mistakes.length > 0) throw refused(path, mistakes);

  const root = mapping(toTemplate(value));
  const written = mapping(root.get('jobs'));
  const workflow: Workflow = {
    path,
    name: String(scalar(root.get('name')) ?? path),
    on: parsed.events,
    permissions: root.get('permissions'),
    concurrency: readConcurrency(root.get('concurrency')),
    env: scalars(root.get('env')),
    jobs: parsed.jobs.map((job) => {
      const keys = mapping(written.get(job.id.value));
      const steps = keys.get('steps');
      return {
        id: job.id.value,
        needs: job.needs?.map((need) => need.value) ?? [],
        if: job.if.expression,
        runsOn: keys.get('runs-on') ?? null,
        environment: readEnvironment(keys.get('environment')),
        permissions: keys.get('permissions'),
        concurrency: readConcurrency(keys.get('concurrency')),
        env: scalars(keys.get('env')),
        outputs: scalars(keys.get('outputs')),
        timeoutMinutes: scalar(keys.get('timeout-minutes')),
        steps: job.type === 'job' ? readSteps(job.steps, steps, path) : [],
        notModelled: ['strategy', 'container', 'services', 'uses', 'defaults'].find((key) => keys.has(key)),
      };
    }),
  };

  // The parser lets this pair pass, GitHub does not: https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax
  for (const concurrency of [workflow.concurrency, ...workflow.jobs.map((job) => job.concurrency)]) {
    if (concurrency?.queue === 'max' && concurrency.cancelInProgress === true) {
      throw refused(path, [`${path}: 'queue: max' and 'cancel-in-progress: true' exclude each other`]);
    }
  }
  return workflow;
}

function readConcurrency(template: Template | undefined): Concurrency | undefined {
  if (template === undefined) return undefined;
  if (!(template instanceof Map)) return { group: scalar(template) ?? '', cancelInProgress: false, queue: 'single' };
  return {
    group: scalar(template.get('group')) ?? '',
    cancelInProgress: scalar(template.get('cancel-in-progress')) ?? false,
    queue: template.get('queue') === 'max' ? 'max' : 'single',
  };
}

function readEnvironment(template: Template | undefined): Scalar | undefined {
  return template instanceof Map ? scalar(template.get('name')) : scalar(template);
}

function readSteps(parsed: ParsedStep[], written: Template | undefined, path: string): Step[] {
  return parsed.map((step, index) => {
    const keys = mapping(Array.isArray(written) ? written[index] : undefined);
    const run = scalar(keys.get('run'));
    const uses = keys.get('uses');
    if (!step.if || keys.has('background') || (run === undefined && typeof uses !== 'string')) {
      throw new Error(`${path}: step ${index + 1} is of a kind that this runner does not model: ${[...keys.keys()]}`);
    }
    return {
      id: step.id,
      name: scalar(keys.get('name')),
      if: step.if.expression,
      env: scalars(keys.get('env')),
      continueOnError: scalar(keys.get('continue-on-error')) ?? false,
      timeoutMinutes: scalar(keys.get('timeout-minutes')),
      does:
        typeof uses === 'string'
          ? { uses, with: scalars(keys.get('with')) }
          : { run: run ?? '', shell: scalar(keys.get('shell')) },
    };
  });
}

function refused(path: string, mistakes: string[]): Error {
  return new Error(`GitHub would not run the workflow ${path}:\n${mistakes.join('\n')}`);
}
