/**
 * What GitHub takes in a body, and the words in which it refuses the rest: the limits of the REST API's description, and those
 * that are known only by running into them.
 */
import * as z from 'zod';
import { type FieldError, invalidField, Refusal } from './refusal.ts';

const MAX_EVENT_TYPE = 100;
const MAX_PAYLOAD_PROPERTIES = 10;
const MAX_PAYLOAD_BYTES = 64 * 1024;
const MAX_INPUTS = 25;
const MAX_ANNOTATIONS = 50;
/** Bytes. */
const MAX_OUTPUT = 65_535;
/** Characters. */
const MAX_BODY = 65_536;
const MAX_TITLE = 256;
const MAX_LABEL = 50;

const atMost = (characters: number) =>
  z.string().refine((value) => lengthOf(value) <= characters, {
    error: ({ input }) => `Only ${characters} characters are allowed; ${lengthOf(String(input))} were supplied.`,
  });
/** GitHub counts the summary and the text of a check run in bytes, and calls them characters. */
const atMostBytes = (bytes: number) =>
  z.string().refine((value) => Buffer.byteLength(value) <= bytes, {
    error: ({ input }) => `Only ${bytes} characters are allowed; ${Buffer.byteLength(String(input))} were supplied.`,
  });
const objectOfAtMost = (properties: number) =>
  z.record(z.string(), z.unknown()).refine((value) => Object.keys(value).length <= properties, {
    error: ({ input }) =>
      `No more than ${properties} properties are allowed; ${Object.keys(Object(input)).length} were supplied.`,
  });

export const RepositoryDispatch = z.strictObject({
  event_type: atMost(MAX_EVENT_TYPE).min(1, 'At least 1 characters are required; only 0 were supplied.'),
  client_payload: objectOfAtMost(MAX_PAYLOAD_PROPERTIES)
    .refine((value) => Buffer.byteLength(JSON.stringify(value)) < MAX_PAYLOAD_BYTES, 'client_payload is too large.')
    .optional(),
});

export const WorkflowDispatch = z.strictObject({ ref: z.string(), inputs: objectOfAtMost(MAX_INPUTS).optional() });

export const Reviewers = z.strictObject({
  reviewers: z.array(z.string()).default([]),
  team_reviewers: z.array(z.string()).default([]),
});

export const NewLabels = z.strictObject({ labels: z.array(z.string()).min(1) });
export const PullCreate = z.looseObject({ title: z.string().min(1), head: z.string().min(1), base: z.string().min(1) });
export const Merge = z.looseObject({
  sha: z.string().optional(),
  merge_method: z.enum(['merge', 'squash', 'rebase']).default('merge'),
  commit_title: z.string().optional(),
  commit_message: z.string().optional(),
});
export const FilePut = z.looseObject({ content: z.base64('content is not valid Base64.') });

const line = z.int().min(1);
const Annotation = z.strictObject({
  path: z.string(),
  start_line: line,
  end_line: line,
  start_column: line.optional(),
  end_column: line.optional(),
  annotation_level: z.enum(['notice', 'warning', 'failure']),
  message: atMost(64 * 1024),
  title: atMost(255).optional(),
  raw_details: atMost(64 * 1024).optional(),
});
export type Annotation = z.infer<typeof Annotation>;

const CheckOutput = z.strictObject({
  title: z.string(),
  summary: atMostBytes(MAX_OUTPUT),
  text: atMostBytes(MAX_OUTPUT).optional(),
  annotations: z
    .array(Annotation)
    .refine((value) => value.length <= MAX_ANNOTATIONS, {
      error: ({ input }) =>
        `No more than ${MAX_ANNOTATIONS} items are allowed; ${Array.isArray(input) ? input.length : 0} were supplied.`,
    })
    .optional(),
  images: z
    .array(z.strictObject({ alt: z.string(), image_url: z.string(), caption: z.string().optional() }))
    .optional(),
});
const checkFields = {
  details_url: z.url().optional(),
  external_id: z.string().optional(),
  status: z.enum(['queued', 'in_progress', 'completed']).optional(),
  started_at: z.iso.datetime({ offset: true }).optional(),
  conclusion: z
    .enum(['action_required', 'cancelled', 'failure', 'neutral', 'success', 'skipped', 'timed_out'])
    .optional(),
  completed_at: z.iso.datetime({ offset: true }).optional(),
  output: CheckOutput.optional(),
  actions: z
    .array(z.strictObject({ label: atMost(20), description: atMost(40), identifier: atMost(20) }))
    .max(3)
    .optional(),
};
export const CheckCreate = z.strictObject({ name: z.string().min(1), head_sha: z.string(), ...checkFields });
export const CheckUpdate = z.strictObject({ name: z.string().min(1).optional(), ...checkFields });

/** The JSON of a request; an empty body is none. */
export function parseJson(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal(400, 'Problems parsing JSON');
  }
}

/** Reads a body, or throws what GitHub says about it. */
export function check<Shape>(shape: z.ZodType<Shape>, body: unknown): Shape {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new Refusal(400, 'Body should be a JSON object');
  }
  const read = shape.safeParse(body);
  if (read.success) return read.data;
  const problems = read.error.issues.flatMap((issue) => {
    const name = issue.path.join('/');
    if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => `"${key}" is not a permitted key.`);
    if (issue.code === 'custom') return [issue.message];
    const missing = issue.code === 'invalid_type' && at(body, issue.path) === undefined;
    return [missing ? `"${name}" wasn't supplied.` : `For 'properties/${name}', ${issue.message}`];
  });
  throw new Refusal(422, `Invalid request.\n\n${problems.join('\n')}`);
}

/** Refuses titles, bodies and labels that are too long. `resource`: Issue, IssueComment or PullRequest. */
export function assertTextsFit(resource: string, body: unknown): void {
  const texts = z.looseObject({}).safeParse(body).data;
  const errors: FieldError[] = [];
  const limit = (field: string, value: unknown, most: number) => {
    if (typeof value !== 'string' || lengthOf(value) <= most) return;
    errors.push({ resource, field, code: 'custom', message: `${field} is too long (maximum is ${most} characters)` });
  };
  limit('title', texts?.title, MAX_TITLE);
  limit('body', texts?.body, MAX_BODY);
  for (const label of Array.isArray(texts?.labels) ? texts.labels : []) limit('name', label, MAX_LABEL);
  if (errors.length > 0) throw new Refusal(422, 'Validation Failed', { errors });
}

/** Refuses the whole issue for one who cannot be assigned. */
export function assertAssignable(body: unknown, collaborators: ReadonlySet<string>): void {
  const { assignees = [] } = z.looseObject({ assignees: z.array(z.string()).optional() }).safeParse(body).data ?? {};
  if (!assignees.every((login) => collaborators.has(login))) throw invalidField('Issue', 'assignees');
}

/** In characters as Ruby counts them, not UTF-16 units. */
function lengthOf(text: string): number {
  return [...text].length;
}

function at(value: unknown, path: PropertyKey[]): unknown {
  return path.reduce<unknown>((inner, key) => Reflect.get(Object(inner), key), value);
}
