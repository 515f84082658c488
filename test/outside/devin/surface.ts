/**
 * The surface of the Devin API v3 that we use (docs.devin.ai, "API reference v3"): what each operation takes and answers.
 * Answers are strict, so that the emulator answers nothing that Devin does not.
 */
import * as z from 'zod';
import { describedBy, type Operation } from '../surface.ts';

const texts = z.array(z.string()).nullish();
const text = z.string().nullish();
const flag = z.boolean().nullish();
export const MAX_TAGS = 50;
const MAX_SCHEMA_BYTES = 64 * 1024;
const attachments = z.array(z.url().max(2083)).nullish();

export const SessionCreate = z.strictObject({
  prompt: z.string(),
  attachment_urls: attachments,
  bypass_approval: flag,
  child_playbook_id: text,
  create_as_user_id: text,
  devin_mode: z.enum(['normal', 'fast', 'lite', 'ultra', 'fusion']).nullish(),
  knowledge_ids: texts,
  max_acu_limit: z.int().nullish(),
  platform: text,
  playbook_id: text,
  repos: z.array(z.string().regex(/^[^/\s]+\/[^/\s]+$/, 'must be owner/name')).nullish(),
  resumable: flag,
  secret_ids: texts,
  session_links: texts,
  session_secrets: z
    .array(
      z.strictObject({
        key: z.string().min(1).max(256),
        value: z.string().max(65_536),
        sensitive: z.boolean().optional(),
      }),
    )
    .nullish(),
  structured_output_required: flag,
  structured_output_schema: z
    .record(z.string(), z.unknown())
    .refine((schema) => JSON.stringify(schema).length <= MAX_SCHEMA_BYTES, 'must be at most 64 KB')
    .refine((schema) => !/"\$ref":"(?!#)/.test(JSON.stringify(schema)), 'must be self-contained')
    .nullish(),
  tags: z.array(z.string()).max(MAX_TAGS).nullish(),
  title: text,
});
export const MessageCreate = z.strictObject({
  message: z.string(),
  message_as_user_id: text,
  attachment_urls: attachments,
});
export const Tags = z.strictObject({ tags: z.array(z.string()).max(MAX_TAGS) });

const integer = z.string().regex(/^-?\d+$/, 'must be an integer');
const boolean = z.enum(['true', 'false']);
const one = <Schema extends z.ZodType>(schema: Schema) => z.tuple([schema]).optional();
const many = z.array(z.string()).optional();
export const PageQuery = z.strictObject({
  after: one(z.string()),
  first: one(integer.refine((value) => Number(value) >= 1 && Number(value) <= 200, 'must be from 1 to 200')),
});
export const SessionQuery = z.strictObject({
  ...PageQuery.shape,
  tags: many,
  session_ids: many,
  created_after: one(integer),
  created_before: one(integer),
  updated_after: one(integer),
  updated_before: one(integer),
  playbook_id: one(z.string()),
  origins: many,
  schedule_id: one(z.string()),
  user_ids: many,
  service_user_ids: many,
  is_archived: one(boolean),
  repo_names: many,
});
export const TerminateQuery = z.strictObject({ archive: one(boolean) });
export const CreateQuery = z.strictObject({ devin_id: one(z.string()) });

/** With or without its prefix. */
const sessionId = z.string().regex(/^(devin-)?[\w-]+$/);
const seconds = z.int();

/** What every operation on one session answers; "only populated on get/list" are the detail and the output. */
const Brief = z.strictObject({
  session_id: sessionId,
  url: z.url(),
  status: z.enum(['new', 'claimed', 'running', 'exit', 'error', 'suspended', 'resuming']),
  tags: z.array(z.string()).max(MAX_TAGS),
  org_id: z.string().startsWith('org-'),
  created_at: seconds,
  updated_at: seconds,
  acus_consumed: z.number().nonnegative(),
  pull_requests: z.array(z.strictObject({ pr_url: z.string(), pr_state: z.string().nullable() })),
  title: text,
  playbook_id: text,
  is_archived: z.boolean(),
  origin: text,
  service_user_id: text,
});
const Whole = z.strictObject({
  ...Brief.shape,
  /** Grows: `user_usage_limit_exceeded` and `contract_expired` came later. */
  status_detail: text,
  structured_output: z.record(z.string(), z.unknown()).nullable(),
});
const Message = z.strictObject({
  event_id: z.string(),
  source: z.enum(['devin', 'user']),
  message: z.string(),
  created_at: seconds,
});
const pageOf = (item: z.ZodType) =>
  z.strictObject({
    items: z.array(item).max(200),
    end_cursor: z.string().nullable(),
    has_next_page: z.boolean(),
    total: z.int().nullable(),
  });
const Issues = z.array(
  z.strictObject({ loc: z.array(z.union([z.string(), z.number()])), msg: z.string(), type: z.string() }),
);
/** `detail` is a text, a list (422), or RFC 9457. */
const Refusal = z.union([
  z.strictObject({ detail: z.union([z.string(), Issues]) }),
  z.strictObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    errors: Issues.optional(),
  }),
]);

const sessions = '/v3/organizations/:org/sessions';
const session = `${sessions}/:session`;
const OPERATIONS: readonly Operation[] = [
  { method: 'GET', path: sessions, query: SessionQuery, answers: { 200: pageOf(Whole) } },
  { method: 'POST', path: sessions, query: CreateQuery, body: SessionCreate, answers: { 200: Brief } },
  { method: 'GET', path: session, answers: { 200: Whole } },
  { method: 'DELETE', path: session, query: TerminateQuery, answers: { 200: Brief } },
  { method: 'GET', path: `${session}/messages`, query: PageQuery, answers: { 200: pageOf(Message) } },
  { method: 'POST', path: `${session}/messages`, body: MessageCreate, answers: { 200: Brief } },
  { method: 'GET', path: `${session}/tags`, answers: { 200: Tags } },
  { method: 'PUT', path: `${session}/tags`, body: Tags, answers: { 200: Tags } },
  { method: 'POST', path: `${session}/tags`, body: Tags, answers: { 200: Tags } },
  { method: 'POST', path: `${session}/archive`, answers: { 200: Brief } },
  {
    method: 'GET',
    path: '/v3/organizations/:org/playbooks',
    query: PageQuery,
    answers: { 200: pageOf(z.looseObject({ playbook_id: z.string(), title: z.string(), body: z.string() })) },
  },
  {
    method: 'GET',
    path: '/v3/self',
    answers: {
      200: z.strictObject({
        principal_type: z.string(),
        service_user_id: z.string(),
        service_user_name: z.string(),
        org_id: z.string().startsWith('org-').nullable(),
      }),
    },
  },
  {
    method: 'GET',
    path: '/v3/enterprise/organizations/:org/tags',
    answers: { 200: z.strictObject({ tags: z.array(z.string()) }) },
  },
  {
    method: 'GET',
    path: '/v3/enterprise/organizations',
    query: PageQuery,
    answers: { 200: pageOf(z.strictObject({ org_id: z.string(), name: z.string() })) },
  },
];

export const differences = describedBy(OPERATIONS, Refusal);
