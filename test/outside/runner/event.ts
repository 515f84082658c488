import * as z from 'zod/mini';

/** What GitHub delivers to workflows: the name and the body of the webhook. */
export interface Event {
  name: string;
  payload: Record<string, unknown>;
  /** The paths that a push or a pull request changed: GitHub compares commits, and the payload does not contain them. */
  files?: readonly string[];
}

/** Where the workflow of an event comes from and what it runs on. */
export interface Place {
  /** The branch whose files count for workflows and environments. A fork's branch is `owner:branch`. */
  branch: string;
  /** GITHUB_REF. The branch rule of an environment checks it. */
  ref: string;
  sha: string;
  headRef: string;
  baseRef: string;
  /** A pull request from a fork on `pull_request`: no secrets, and a token that only reads. */
  fromFork: boolean;
}

const PullRequest = z.object({
  action: z.string(),
  pull_request: z.object({
    number: z.number(),
    merge_commit_sha: z.nullish(z.string()),
    base: z.object({ ref: z.string() }),
    head: z.object({
      ref: z.string(),
      sha: z.string(),
      label: z.optional(z.string()),
      repo: z.nullable(z.object({ full_name: z.string() })),
    }),
  }),
});
const MergeGroup = z.object({ merge_group: z.object({ head_ref: z.string(), head_sha: z.string() }) });
const Push = z.object({ ref: z.string(), after: z.string(), deleted: z.optional(z.boolean()) });
const WorkflowDispatch = z.object({
  /** Such as `refs/heads/main`. */
  ref: z.string(),
  /** Such as `.github/workflows/postmortem.yml`. */
  workflow: z.string(),
  inputs: z.nullish(z.record(z.string(), z.union([z.string(), z.boolean(), z.number()]))),
});
const RepositoryDispatch = z.object({ action: z.string(), client_payload: z.record(z.string(), z.unknown()) });
const Schedule = z.object({ schedule: z.string(), workflow: z.string() });
const WithAction = z.object({ action: z.optional(z.string()) });

export const readPullRequest = reader(PullRequest);
export const readMergeGroup = reader(MergeGroup);
export const readPush = reader(Push);
export const readWorkflowDispatch = reader(WorkflowDispatch);
export const readRepositoryDispatch = reader(RepositoryDispatch);
export const readSchedule = reader(Schedule);
export const readAction = reader(WithAction);

/** The runner has no commits, so an event that names none gets this made-up one. */
const UNKNOWN_SHA = '0'.repeat(40);

/** By the table of https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows. */
export function placeOf(event: Event, repository: string, defaultBranch: string): Place {
  const none = { headRef: '', baseRef: '', fromFork: false };
  if (event.name === 'push') {
    const { ref, after } = readPush(event);
    return { ...none, branch: shortRef(ref), ref, sha: after };
  }
  if (event.name === 'workflow_dispatch') {
    const { ref } = readWorkflowDispatch(event);
    return { ...none, branch: shortRef(ref), ref, sha: UNKNOWN_SHA };
  }
  if (event.name === 'merge_group') {
    const { head_ref: ref, head_sha: sha } = readMergeGroup(event).merge_group;
    return { ...none, branch: shortRef(ref), ref, sha };
  }
  const byDefault = { ...none, branch: defaultBranch, ref: `refs/heads/${defaultBranch}`, sha: UNKNOWN_SHA };
  if (event.name !== 'pull_request' && event.name !== 'pull_request_target') return byDefault;

  const { number, base, head, merge_commit_sha } = readPullRequest(event).pull_request;
  const refs = { headRef: head.ref, baseRef: base.ref };
  // Since 2025-12-08 the default branch's workflow, whatever the base.
  if (event.name === 'pull_request_target') return { ...byDefault, ...refs };
  const fromFork = head.repo?.full_name !== repository;
  return {
    ...refs,
    fromFork,
    branch: fromFork ? (head.label ?? head.ref) : head.ref,
    ref: `refs/pull/${number}/merge`,
    sha: merge_commit_sha ?? head.sha,
  };
}

/** `refs/heads/main` → `main`, `refs/pull/7/merge` → `7/merge`: GITHUB_REF_NAME. */
export function shortRef(ref: string): string {
  return ref.replace(/^refs\/(heads|tags|pull)\//, '');
}

function reader<Value>(schema: z.ZodMiniType<Value>): (event: Event) => Value {
  return ({ name, payload }) => {
    const read = schema.safeParse(payload);
    if (read.success) return read.data;
    const problems = read.error.issues.map((issue) => `${issue.path.join('.') || 'the payload'}: ${issue.message}`);
    throw new Error(`No ${name} event of GitHub looks like this: ${problems.join('; ')}`);
  };
}
