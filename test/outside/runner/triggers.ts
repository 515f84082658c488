import type { InputConfig, WorkflowDispatchConfig } from '@actions/workflow-parser/model/workflow-template';
import {
  type Event,
  readAction,
  readPullRequest,
  readPush,
  readRepositoryDispatch,
  readSchedule,
  readWorkflowDispatch,
} from './event.ts';
import type { Workflow } from './workflow.ts';

export type Inputs = Record<string, string | boolean | number>;

/** `refused`: GitHub's API answers 422 with this reason and nothing starts. */
export type Verdict =
  | { outcome: 'starts'; inputs: Inputs }
  | { outcome: 'ignored'; reason: string }
  | { outcome: 'refused'; reason: string };

const STARTS: Verdict = { outcome: 'starts', inputs: {} };
const PULL_REQUEST_TYPES = ['opened', 'synchronize', 'reopened'];

/** Whether the event starts the workflow; the workflow is one of the branch that counts for the event. */
export function trigger({ on, path }: Pick<Workflow, 'on' | 'path'>, event: Event): Verdict {
  const filters = on[event.name];
  if (filters === undefined) return ignored(`it has no "on: ${event.name}"`);
  switch (event.name) {
    case 'repository_dispatch':
      return byType(on.repository_dispatch?.types, readRepositoryDispatch(event).action) ?? STARTS;
    case 'workflow_dispatch':
      return dispatchedByHand(on.workflow_dispatch ?? {}, path, event);
    case 'pull_request':
    case 'pull_request_target': {
      const filter = on[event.name] ?? {};
      const { action, pull_request } = readPullRequest(event);
      return (
        byType(filter.types ?? PULL_REQUEST_TYPES, action) ??
        byName('branches', filter.branches, filter['branches-ignore'], pull_request.base.ref) ??
        byPath(filter.paths, filter['paths-ignore'], event) ??
        STARTS
      );
    }
    case 'push':
      return pushed(on.push ?? {}, event);
    case 'schedule': {
      const { schedule, workflow } = readSchedule(event);
      if (workflow !== path) return ignored(`${workflow} was meant`);
      return on.schedule?.some(({ cron }) => cron === schedule) ? STARTS : ignored(`"${schedule}" is not its schedule`);
    }
    default:
      return byType(typesOf(filters), readAction(event).action ?? '') ?? STARTS;
  }
}

function pushed(filter: NonNullable<Workflow['on']['push']>, event: Event): Verdict {
  const { ref, deleted } = readPush(event);
  if (deleted) return ignored('a deleted branch or tag starts no workflow');
  const branches = filter.branches ?? filter['branches-ignore'];
  const tags = filter.tags ?? filter['tags-ignore'];
  if (ref.startsWith('refs/tags/')) {
    if (branches && !tags) return ignored('it asks for branches only, and this is a tag');
    // Paths are not looked at for a tag.
    return byName('tags', filter.tags, filter['tags-ignore'], ref.slice('refs/tags/'.length)) ?? STARTS;
  }
  if (tags && !branches) return ignored('it asks for tags only, and this is a branch');
  return (
    byName('branches', filter.branches, filter['branches-ignore'], ref.slice('refs/heads/'.length)) ??
    byPath(filter.paths, filter['paths-ignore'], event) ??
    STARTS
  );
}

function dispatchedByHand({ inputs: declared = {} }: WorkflowDispatchConfig, path: string, event: Event): Verdict {
  const { workflow, inputs } = readWorkflowDispatch(event);
  if (workflow !== path) return ignored(`${workflow} was meant`);
  const given = inputs ?? {};
  const unexpected = Object.keys(given).filter((name) => !Object.hasOwn(declared, name));
  if (unexpected.length > 0) return refused(`Unexpected inputs provided: ${JSON.stringify(unexpected)}`);

  const read: Inputs = {};
  for (const [name, config] of Object.entries(declared)) {
    const value = given[name] ?? config.default;
    if (value === undefined && config.required) return refused(`Required input '${name}' not provided`);
    const typed = typedInput(config, String(value ?? ''));
    if (typed === undefined) {
      return refused(`Provided value '${value}' for input '${name}' not in the list of allowed values`);
    }
    read[name] = typed;
  }
  return { outcome: 'starts', inputs: read };
}

/** The value as the `inputs` context has it; undefined where it is not one that the input may have. */
function typedInput({ type, options = [] }: InputConfig, value: string): string | boolean | undefined {
  if (type === 'boolean') return { true: true, false: false, '': false }[value];
  if (type === 'choice' && value !== '' && !options.includes(value)) return undefined;
  return value;
}

function byType(types: readonly string[] | undefined, type: string): Verdict | undefined {
  if (types === undefined || types.includes(type)) return undefined;
  return ignored(`"${type}" is not one of its types`);
}

function byName(
  what: string,
  wanted: readonly string[] | undefined,
  unwanted: readonly string[] | undefined,
  name: string,
): Verdict | undefined {
  if (wanted && !matches(wanted, name)) return ignored(`"${name}" is not one of its ${what}`);
  if (unwanted && matches(unwanted, name)) return ignored(`"${name}" is one of its ${what}-ignore`);
  return undefined;
}

function byPath(
  wanted: readonly string[] | undefined,
  unwanted: readonly string[] | undefined,
  { name, files }: Event,
): Verdict | undefined {
  if (!wanted && !unwanted) return undefined;
  if (!files) throw new Error(`The ${name} event meets a workflow with paths: say in "files" which ones it changed`);
  if (wanted && !files.some((file) => matches(wanted, file))) return ignored('no changed file is one of its paths');
  if (unwanted && files.every((file) => matches(unwanted, file))) {
    return ignored('every changed file is one of its paths-ignore');
  }
  return undefined;
}

/** Several patterns hold in their order: a later `!pattern` takes out what an earlier one let in, and the other way. */
function matches(patterns: readonly string[], name: string): boolean {
  return patterns.reduce(
    (found, pattern) =>
      pattern.startsWith('!') ? found && !glob(pattern.slice(1)).test(name) : found || glob(pattern).test(name),
    false,
  );
}

/** GitHub's patterns: `*` within a path segment, `**` over several, `?` and `+` after a character, `[a-z]`, `\` escapes. */
function glob(pattern: string): RegExp {
  const source = pattern.replace(/\*\*\/|\*\*|\*|\\(.)|\[[^\]]*\]|[?+]|[^*\\[?+]+|\[/g, (part, escaped?: string) => {
    if (part === '**/') return '(?:.*/)?';
    if (part === '**') return '.*';
    if (part === '*') return '[^/]*';
    if (part === '?' || part === '+' || (part.startsWith('[') && part.endsWith(']'))) return part;
    return (escaped ?? part).replace(/[.^$()|{}[\]\\*?+]/g, '\\$&');
  });
  return new RegExp(`^${source}$`);
}

function typesOf(filters: unknown): readonly string[] | undefined {
  const types = typeof filters === 'object' && filters !== null && 'types' in filters ? filters.types : undefined;
  return Array.isArray(types) ? types : undefined;
}

function ignored(reason: string): Verdict {
  return { outcome: 'ignored', reason };
}

function refused(reason: string): Verdict {
  return { outcome: 'refused', reason };
}
