import { readFileSync } from 'node:fs';
import * as z from 'zod/mini';
import { DispatchPayload, EVENT_TYPE_PREFIX } from '../../src/dispatch.ts';

/** The event that started the workflow, as far as the action reads it. */
export type Event = { repository: Repository } & (
  | { name: 'repository_dispatch'; type: string; payload: DispatchPayload }
  | {
      name: 'pull_request';
      action: string;
      number: number;
      sender: Sender | undefined;
      /** The newest commit at that time. */
      headSha: string | undefined;
      /** On `pull_request` the workflow is the pull request's own copy, so it has no secrets. For a fork, its token is read-only. */
      asTarget: boolean;
    }
  | { name: 'merge_group'; action: string; headSha: string; baseSha: string }
  | { name: 'push'; ref: string; before: string; after: string }
  | { name: 'issues'; action: string; number: number; label: string | undefined }
  | { name: 'workflow_dispatch' | 'schedule' }
  | { name: 'other'; eventName: string }
);

const Repository = z.object({
  full_name: z.string('must be owner/name'),
  /** Absent in handmade events; then it is fetched from GitHub. */
  private: z.optional(z.boolean('must be true or false')),
  default_branch: z.optional(z.string('must be the name of a branch')),
});
export type Repository = z.infer<typeof Repository>;

const Sender = z.object({
  login: z.string('must be text'),
  /** `User`, or `Bot` for an App. */
  type: z.optional(z.string('must be text')),
});
export type Sender = z.infer<typeof Sender>;

const AnyEvent = z.object({ repository: z.optional(Repository) });
const RepositoryDispatch = z.object({ action: z.string('must be text'), client_payload: DispatchPayload });
const PullRequest = z.object({
  action: z.string('must be text'),
  number: z.int('must be a whole number'),
  sender: z.optional(Sender),
  pull_request: z.optional(z.object({ head: z.optional(z.object({ sha: z.optional(z.string()) })) })),
});
/** GitHub docs, "Webhook events and payloads": merge_group. */
const MergeGroup = z.object({
  action: z.string('must be text'),
  merge_group: z.object({ head_sha: z.string('must be text'), base_sha: z.string('must be text') }),
});
/** GitHub docs, "Webhook events and payloads": issues. */
const Issues = z.object({
  action: z.string('must be text'),
  issue: z.object({ number: z.int('must be a whole number') }),
  label: z.optional(z.object({ name: z.string('must be text') })),
});
const Push = z.object({
  ref: z.string('must be text'),
  before: z.string('must be text'),
  after: z.string('must be text'),
});

/** Reads the event from the runner's file. Throws an Error that names the invalid field. */
export function readEvent(environment: NodeJS.ProcessEnv): Event {
  const { GITHUB_EVENT_NAME: eventName, GITHUB_EVENT_PATH: path, GITHUB_REPOSITORY: fullName } = environment;
  if (!eventName || !path || !fullName) {
    throw new Error(
      'GITHUB_EVENT_NAME, GITHUB_EVENT_PATH or GITHUB_REPOSITORY is not set: this program runs as a step of a GitHub Actions workflow',
    );
  }
  const body = readJson(path);
  const repository = parse(AnyEvent, body, eventName).repository ?? { full_name: fullName };
  switch (eventName) {
    case 'repository_dispatch': {
      const { action, client_payload: payload } = parse(RepositoryDispatch, body, eventName);
      return { name: eventName, type: action.replace(EVENT_TYPE_PREFIX, ''), payload, repository };
    }
    case 'pull_request':
    case 'pull_request_target': {
      const { action, number, sender, pull_request: pull } = parse(PullRequest, body, eventName);
      const asTarget = eventName === 'pull_request_target';
      return { name: 'pull_request', action, number, sender, headSha: pull?.head?.sha, asTarget, repository };
    }
    case 'merge_group': {
      const { action, merge_group: group } = parse(MergeGroup, body, eventName);
      return { name: eventName, action, headSha: group.head_sha, baseSha: group.base_sha, repository };
    }
    case 'issues': {
      const { action, issue, label } = parse(Issues, body, eventName);
      return { name: eventName, action, number: issue.number, label: label?.name, repository };
    }
    case 'push':
      return { name: eventName, ...parse(Push, body, eventName), repository };
    case 'workflow_dispatch':
    case 'schedule':
      return { name: eventName, repository };
    default:
      return { name: 'other', eventName, repository };
  }
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new Error('The file that GITHUB_EVENT_PATH names cannot be read as JSON: run the workflow again', {
      cause: error,
    });
  }
}

function parse<Value>(schema: z.ZodMiniType<Value>, body: unknown, eventName: string): Value {
  const read = schema.safeParse(body);
  if (read.success) return read.data;
  const problems = read.error.issues.map((issue) => `${issue.path.join('.') || 'the event'} ${issue.message}`);
  throw new Error(
    `The ${eventName} event cannot be read: ${problems.join('; ')}. If the relay sent it, update the relay and the action to the same version. If something else did, see "The dispatch" in docs/reference.md`,
  );
}
