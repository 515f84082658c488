import { readFileSync } from 'node:fs';
import * as z from 'zod/mini';
import { DispatchPayload, EVENT_TYPE_PREFIX } from '../src/dispatch.ts';

/** What started the workflow, as far as the action reads it. */
export type Event =
  | { name: 'repository_dispatch'; type: string; payload: DispatchPayload; repository: Repository }
  | { name: 'other'; eventName: string; repository: Repository };

const Repository = z.object({
  full_name: z.string('must be owner/name'),
  /** Absent in hand-made events; then nothing is known about it. */
  private: z.optional(z.boolean('must be true or false')),
});
export type Repository = z.infer<typeof Repository>;

const AnyEvent = z.object({ repository: z.optional(Repository) });
const RepositoryDispatch = z.object({ action: z.string('must be text'), client_payload: DispatchPayload });

/** Reads the event from the runner's file. Throws an Error that names the field which is wrong. */
export function readEvent(environment: NodeJS.ProcessEnv): Event {
  const { GITHUB_EVENT_NAME: eventName, GITHUB_EVENT_PATH: path, GITHUB_REPOSITORY: fullName } = environment;
  if (!eventName || !path || !fullName) {
    throw new Error(
      'GITHUB_EVENT_NAME, GITHUB_EVENT_PATH or GITHUB_REPOSITORY is not set: this program runs as a step of a GitHub Actions workflow',
    );
  }
  const body = readJson(path);
  const repository = parse(AnyEvent, body, eventName).repository ?? { full_name: fullName };
  if (eventName !== 'repository_dispatch') return { name: 'other', eventName, repository };
  const { action, client_payload: payload } = parse(RepositoryDispatch, body, eventName);
  return { name: eventName, type: action.replace(EVENT_TYPE_PREFIX, ''), payload, repository };
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    throw new Error('The file that GITHUB_EVENT_PATH names cannot be read as JSON: run the workflow again');
  }
}

function parse<Value>(schema: z.ZodMiniType<Value>, body: unknown, eventName: string): Value {
  const read = schema.safeParse(body);
  if (read.success) return read.data;
  const problems = read.error.issues.map((issue) => `${issue.path.join('.') || 'the event'} ${issue.message}`);
  throw new Error(
    `The ${eventName} event cannot be read: ${problems.join('; ')}. If the relay sent it, bring the relay and the action to the same version; if something else did, see "The dispatch" in the README`,
  );
}
