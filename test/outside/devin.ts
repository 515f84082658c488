/**
 * The Devin API v3 on loopback: sessions, messages, tags, playbooks and identity, with real state and as strict as the
 * API (docs.devin.ai, "API reference v3"). Devin itself is played through `onSession`, `onMessage` and `update`.
 */
import { createHash } from 'node:crypto';
import type { Context } from 'hono';
import { Hono } from 'hono';
import type * as z from 'zod';
import {
  CreateQuery,
  differences,
  MAX_TAGS,
  MessageCreate,
  PageQuery,
  SessionCreate,
  SessionQuery,
  Tags,
  TerminateQuery,
} from './devin/surface.ts';
import type { Loopback } from './loopback.ts';
import { listen } from './loopback.ts';

export interface DevinMessage {
  event_id: string;
  source: 'devin' | 'user';
  message: string;
  /** Unix time in whole seconds. */
  created_at: number;
}

/** A session as the API shows it, with what the API never shows again: the order and the messages. */
export interface DevinSession {
  session_id: string;
  url: string;
  status: 'new' | 'claimed' | 'running' | 'exit' | 'error' | 'suspended' | 'resuming';
  status_detail: string | null;
  tags: string[];
  org_id: string;
  /** Unix time in whole seconds. */
  created_at: number;
  updated_at: number;
  acus_consumed: number;
  pull_requests: { pr_url: string; pr_state: string | null }[];
  structured_output: Record<string, unknown> | null;
  title: string | null;
  playbook_id: string | null;
  is_archived: boolean;
  /** The body of the create: prompt, repos, max_acu_limit, … */
  order: z.infer<typeof SessionCreate>;
  /** In order of time; the first one is the prompt. */
  messages: DevinMessage[];
}

/** What time and Devin change in a session. */
export type SessionPatch = Partial<
  Pick<DevinSession, 'status' | 'status_detail' | 'acus_consumed' | 'pull_requests' | 'structured_output'>
>;

/** Devin's own hands on a session. */
export interface SessionControl {
  update(patch: SessionPatch): void;
  /** A message from Devin. */
  say(message: string): void;
}

export interface Playbook {
  playbook_id: string;
  title: string;
  body: string;
}

export interface DevinOptions {
  /** The key, or those that are valid at the time of a request. */
  apiKey: string | ReadonlySet<string>;
  orgId?: string;
  /** Of the key; default: ManageOrgSessions and ViewOrgSessions. */
  permissions?: readonly string[];
  /** The key is one of the enterprise: it belongs to no organization and may list them. */
  enterprise?: boolean;
  /** Whether `/v3/self` reports the organization. Default: unless the key is one of the enterprise. */
  reportsOrganization?: boolean;
  playbooks?: readonly Playbook[];
  /** What the organization has; default: normal and fast. */
  modes?: readonly string[];
  /** What a list by several tags means; not documented. Default: any. */
  severalTags?: 'any' | 'all';
  /** Asked at each list: whether it is one write behind, as it was before the last write to one of its sessions. */
  isListBehind?: (query: z.infer<typeof SessionQuery>) => boolean;
  /** Whether a list without `is_archived` holds archived sessions; not documented. Default: it doesn't. */
  listsArchived?: boolean;
  /** `detail`: the older form, the default. `problem`: RFC 9457. */
  errors?: 'detail' | 'problem';
  /** In which form answers carry session IDs; paths take only the prefixed one. Default: prefixed. */
  sessionIds?: 'prefixed' | 'bare';
  /** Tags that the organization allows; others are dropped without a word. Default: all. */
  allowedTags?: readonly string[];
  /** What `devin_id` on create does; not documented. `key`: the session gets this ID, once. Default: nothing. */
  devinId?: 'ignored' | 'key' | 'refused';
  /** How an ended session answers DELETE. Default: it accepts it. */
  endingTwice?: 'accepted' | 'refused';
  /** How a wrong key is refused. Default: 401. */
  wrongKey?: 'unauthorized' | 'forbidden';
  now?: () => Date;
  /** Called when the create was answered. */
  onSession?: (session: DevinSession, control: SessionControl) => void | Promise<void>;
  /** Called when the message was answered. */
  onMessage?: (session: DevinSession, message: string, control: SessionControl) => void | Promise<void>;
}

export interface Devin extends Loopback {
  orgId: string;
  /** Live, in order of creation. */
  sessions: readonly DevinSession[];
  /** Plays time passing, or Devin working. */
  update(sessionId: string, patch: SessionPatch): void;
  /** Fulfilled when every `onSession` and `onMessage` begun so far has ended; rejected with the first one's error. */
  settled(): Promise<void>;
}

/** An answer other than success. `issues` come with 422. */
class Refusal extends Error {
  readonly status: 400 | 401 | 403 | 404 | 405 | 422;
  readonly issues: Issue[] | undefined;

  constructor(status: Refusal['status'], message: string, issues?: Issue[]) {
    super(message);
    this.status = status;
    this.issues = issues;
  }
}

interface Issue {
  loc: (string | number)[];
  msg: string;
  type: string;
}

const TITLES: Record<Refusal['status'], string> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  422: 'Unprocessable Entity',
};

export async function startDevin(options: DevinOptions): Promise<Devin> {
  const {
    orgId = 'org-4f1d2c9a7b3e',
    permissions = ['ManageOrgSessions', 'ViewOrgSessions'],
    enterprise = false,
    reportsOrganization = !enterprise,
    playbooks = [],
    modes = ['normal', 'fast'],
    severalTags = 'any',
    listsArchived = false,
    sessionIds = 'prefixed',
    devinId = 'ignored',
    endingTwice = 'accepted',
    wrongKey = 'unauthorized',
    now = () => new Date(),
  } = options;
  const sessions: DevinSession[] = [];
  /** Each session as it was before the last write to it, undefined if that created it; the last write last. */
  const before = new Map<DevinSession, DevinSession | undefined>();
  const working = new Set<Promise<void>>();
  const failures: unknown[] = [];
  const seconds = () => Math.floor(now().getTime() / 1000);

  function demand(permission: string): void {
    if (!permissions.includes(permission)) throw new Refusal(403, `Missing permission: ${permission}`);
  }

  const allowed = (tags: readonly string[]) =>
    [...new Set(tags)].filter((tag) => options.allowedTags?.includes(tag) ?? true);

  const isEnded = ({ status }: DevinSession) => status === 'exit' || status === 'error';

  /** Of a session that takes changes. */
  function findOpen(sessionId: string): DevinSession {
    const session = find(sessionId);
    if (session.is_archived) throw new Refusal(400, 'Session is archived and cannot be modified');
    return session;
  }

  /** As every answer shows it. */
  function shown<Session extends { session_id: string }>(session: Session): Session {
    return sessionIds === 'bare' ? { ...session, session_id: session.session_id.replace(/^devin-/, '') } : session;
  }

  function find(sessionId: string): DevinSession {
    if (!sessionId.startsWith('devin-')) throw invalid(['path', 'devin_id'], "must begin with 'devin-'", 'pattern');
    const session = sessions.find(({ session_id }) => session_id === sessionId);
    if (session === undefined) throw new Refusal(404, 'Session not found');
    return session;
  }

  function post(session: DevinSession, source: DevinMessage['source'], message: string): void {
    const event_id = `event-${String(session.messages.length + 1).padStart(4, '0')}`;
    session.messages.push({ event_id, source, message, created_at: seconds() });
  }

  function change(session: DevinSession, patch: SessionPatch | Pick<DevinSession, 'tags'>): void {
    Object.assign(session, patch, { updated_at: seconds() });
  }

  /** The API is about to write to this session. */
  function write(session: DevinSession): void {
    before.delete(session);
    before.set(session, structuredClone(session));
  }

  function control(session: DevinSession): SessionControl {
    return { update: (patch) => change(session, patch), say: (message) => post(session, 'devin', message) };
  }

  /** Lets Devin work after the answer has left; `settled` waits for it. */
  function work(answered: Promise<void>, task: () => void | Promise<void> | undefined): void {
    const begun = answered
      .then(task)
      .catch((error: unknown) => {
        failures.push(error);
      })
      .finally(() => working.delete(begun));
    working.add(begun);
  }

  function create(order: z.infer<typeof SessionCreate>, wantedId: string | undefined): DevinSession {
    const { devin_mode: mode, platform, playbook_id: playbook, create_as_user_id: user } = order;
    if (user != null) demand('ImpersonateOrgSessions');
    if (mode != null && !modes.includes(mode)) {
      throw new Refusal(400, `devin_mode '${mode}' is not available for this organization`);
    }
    if (platform != null) throw new Refusal(400, `platform '${platform}' is not available for this organization`);
    if (playbook != null && !playbooks.some(({ playbook_id }) => playbook_id === playbook)) {
      throw new Refusal(404, 'Playbook not found');
    }
    // Hashed, so that a younger session may have the smaller id, and the same in every run.
    const hash = createHash('sha256').update(String(sessions.length)).digest('hex').slice(0, 16);
    const id = wantedId?.replace(/^devin-/, '') ?? hash;
    const session: DevinSession = {
      session_id: `devin-${id}`,
      url: `https://app.devin.ai/sessions/${id}`,
      status: 'new',
      status_detail: null,
      tags: allowed(order.tags ?? []),
      org_id: orgId,
      created_at: seconds(),
      updated_at: seconds(),
      acus_consumed: 0,
      pull_requests: [],
      structured_output: null,
      title: order.title ?? null,
      playbook_id: playbook ?? null,
      is_archived: false,
      order,
      messages: [],
    };
    post(session, 'user', order.prompt);
    sessions.push(session);
    before.set(session, undefined);
    return session;
  }

  function list(query: z.infer<typeof SessionQuery>): DevinSession[] {
    const among = (wanted: string[] | undefined, value: string) => wanted === undefined || wanted.includes(value);
    const within = (value: number, after: [string] | undefined, before: [string] | undefined) =>
      (after === undefined || value >= Number(after[0])) && (before === undefined || value <= Number(before[0]));
    const tagged = ({ tags }: DevinSession) =>
      severalTags === 'any'
        ? query.tags?.some((tag) => tags.includes(tag))
        : query.tags?.every((tag) => tags.includes(tag));
    const isWanted = (session: DevinSession) =>
      (tagged(session) ?? true) &&
      among(
        query.session_ids?.map((id) => id.replace(/^(devin-)?/, 'devin-')),
        session.session_id,
      ) &&
      within(session.created_at, query.created_after, query.created_before) &&
      within(session.updated_at, query.updated_after, query.updated_before) &&
      among(query.playbook_id, session.playbook_id ?? '') &&
      among(query.origins, ORIGIN) &&
      query.schedule_id === undefined &&
      query.user_ids === undefined &&
      among(query.service_user_ids, SERVICE_USER.service_user_id) &&
      (query.is_archived === undefined
        ? listsArchived || !session.is_archived
        : String(session.is_archived) === query.is_archived[0]) &&
      (query.repo_names?.some((name) => session.order.repos?.includes(name)) ?? true);
    const isIn = ([session, then]: [DevinSession, DevinSession | undefined]) =>
      isWanted(session) || (then !== undefined && isWanted(then));
    const [last, then] = (options.isListBehind?.(query) && [...before].findLast(isIn)) || [];
    return sessions
      .flatMap((session) => (session === last ? (then ?? []) : session))
      .filter(isWanted)
      .reverse();
  }

  const app = new Hono<{ Bindings: { answered: Promise<void> } }>();

  app.use(async ({ req }, next) => {
    const key = req.header('authorization')?.match(/^Bearer (.+)/)?.[1] ?? '';
    if (typeof options.apiKey === 'string' ? key !== options.apiKey : !options.apiKey.has(key)) {
      throw wrongKey === 'forbidden' ? new Refusal(403, 'Unauthorized') : new Refusal(401, 'Invalid API key');
    }
    await next();
  });
  app.get('/v3/self', (context) => context.json({ ...SERVICE_USER, org_id: reportsOrganization ? orgId : null }));
  app.get('/v3/enterprise/organizations', (context) => {
    if (!enterprise) throw new Refusal(403, 'Missing permission: ViewAccountOrgs');
    return context.json(page([{ org_id: orgId, name: 'Platform' }], 'org_id', queryOf(context, PageQuery)));
  });

  app.get('/v3/enterprise/organizations/:org/tags', (context) => {
    demand('ManageEnterpriseSettings');
    return context.json({ tags: [...(options.allowedTags ?? [])] });
  });

  app.use('/v3/organizations/:org/*', async ({ req }, next) => {
    const org = req.param('org');
    if (!org.startsWith('org-')) throw invalid(['path', 'org_id'], "must begin with 'org-'", 'pattern');
    if (org !== orgId) throw new Refusal(404, 'Organization not found');
    await next();
  });
  const organization = app.basePath('/v3/organizations/:org');

  organization.get('/sessions', (context) => {
    demand('ViewOrgSessions');
    const query = queryOf(context, SessionQuery);
    return context.json(page(list(query).map(whole).map(shown), 'session_id', query));
  });
  organization.post('/sessions', async (context) => {
    demand('ManageOrgSessions');
    const { devin_id: wanted } = queryOf(context, CreateQuery);
    if (wanted !== undefined && devinId === 'refused') {
      throw invalid(['query', 'devin_id'], 'Extra inputs are not permitted', 'extra_forbidden');
    }
    const ownId = devinId === 'key' ? wanted?.[0] : undefined;
    const order = await bodyOf(context, SessionCreate);
    const known = sessions.find(({ session_id }) => session_id === ownId);
    if (known !== undefined) return context.json(shown(brief(known)));
    const session = create(order, ownId);
    work(context.env.answered, () => options.onSession?.(session, control(session)));
    return context.json(shown(brief(session)));
  });
  organization.get('/sessions/:session', (context) => {
    demand('ViewOrgSessions');
    return context.json(shown(whole(find(context.req.param('session')))));
  });
  organization.delete('/sessions/:session', (context) => {
    demand('ManageOrgSessions');
    const { archive } = queryOf(context, TerminateQuery);
    const session = find(context.req.param('session'));
    if (endingTwice === 'refused' && (isEnded(session) || session.is_archived)) {
      throw new Refusal(400, 'Session has already ended');
    }
    write(session);
    if (session.status !== 'error') change(session, { status: 'exit', status_detail: null });
    if (archive?.[0] === 'true') session.is_archived = true;
    return context.json(shown(brief(session)));
  });
  organization.get('/sessions/:session/messages', (context) => {
    demand('ViewOrgSessions');
    const query = queryOf(context, PageQuery);
    return context.json(page(find(context.req.param('session')).messages, 'event_id', query));
  });
  organization.post('/sessions/:session/messages', async (context) => {
    demand('ManageOrgSessions');
    const { message, message_as_user_id: user } = await bodyOf(context, MessageCreate);
    if (user != null) demand('ImpersonateOrgSessions');
    const session = findOpen(context.req.param('session'));
    if (isEnded(session)) {
      throw new Refusal(400, `Session is in status '${session.status}' and takes no messages`);
    }
    if (session.status === 'suspended' && session.order.resumable === false) {
      throw new Refusal(400, 'Session is not resumable');
    }
    write(session);
    post(session, 'user', message);
    change(session, { status: session.status === 'new' ? 'new' : 'running', status_detail: 'working' });
    work(context.env.answered, () => options.onMessage?.(session, message, control(session)));
    return context.json(shown(brief(session)));
  });
  organization.get('/sessions/:session/tags', (context) => {
    demand('ViewOrgSessions');
    return context.json({ tags: find(context.req.param('session')).tags });
  });
  organization.put('/sessions/:session/tags', async (context) => {
    demand('ManageOrgSessions');
    const { tags } = await bodyOf(context, Tags);
    const session = findOpen(context.req.param('session'));
    write(session);
    change(session, { tags: allowed(tags) });
    return context.json({ tags: session.tags });
  });
  organization.post('/sessions/:session/tags', async (context) => {
    demand('ManageOrgSessions');
    const { tags } = await bodyOf(context, Tags);
    const session = findOpen(context.req.param('session'));
    const all = [...new Set([...session.tags, ...allowed(tags)])];
    if (all.length > MAX_TAGS) throw invalid(['body', 'tags'], `at most ${MAX_TAGS} tags on a session`, 'too_long');
    write(session);
    change(session, { tags: all });
    return context.json({ tags: session.tags });
  });
  organization.post('/sessions/:session/archive', (context) => {
    demand('ManageOrgSessions');
    const session = find(context.req.param('session'));
    write(session);
    session.is_archived = true;
    return context.json(shown(brief(session)));
  });
  organization.get('/playbooks', (context) => {
    const items = playbooks.map((playbook) => ({ ...playbook, macro: null, access_type: 'org', org_id: orgId }));
    return context.json(page(items, 'playbook_id', queryOf(context, PageQuery)));
  });

  app.notFound(() => {
    throw new Refusal(404, 'Not Found');
  });
  app.onError((error, context) => {
    if (!(error instanceof Refusal)) throw error;
    const { status, message, issues } = error;
    const body =
      options.errors === 'problem'
        ? { type: 'about:blank', title: TITLES[status], status, detail: message, ...(issues && { errors: issues }) }
        : { detail: issues ?? message };
    const type = options.errors === 'problem' ? 'application/problem+json' : 'application/json';
    return context.body(JSON.stringify(body), status, { 'content-type': type });
  });

  const loopback = await listen((request, answered) => app.fetch(request, { answered }), differences);
  return {
    ...loopback,
    orgId,
    sessions,
    update: (sessionId, patch) => change(find(sessionId), patch),
    async settled() {
      while (working.size > 0) await Promise.all(working);
      if (failures.length > 0) throw failures[0];
    },
  };
}

const ORIGIN = 'api';
const SERVICE_USER = {
  principal_type: 'service_user',
  service_user_id: 'service-user-30f1',
  service_user_name: 'postmortem-bot',
};

/** What every operation answers that concerns one session. */
function brief({ order: _order, messages: _messages, ...session }: DevinSession) {
  const { status_detail: _detail, structured_output: _output, ...shown } = session;
  return { ...shown, origin: ORIGIN, service_user_id: SERVICE_USER.service_user_id };
}

/** Get and list say more. */
function whole(session: DevinSession) {
  const { status_detail, structured_output } = session;
  return { ...brief(session), status_detail, structured_output };
}

/** The cursor names the last item of the page, so that a page stays where it is while newer items arrive. */
function page<Item extends object, Key extends keyof Item>(items: Item[], key: Key, query: z.infer<typeof PageQuery>) {
  const cursor = query.after?.[0];
  const last = cursor === undefined ? -1 : items.findIndex((item) => cursorOf(String(item[key])) === cursor);
  if (cursor !== undefined && last === -1) throw invalid(['query', 'after'], 'Invalid cursor', 'value_error');
  const start = last + 1;
  const shown = items.slice(start, start + Number(query.first?.[0] ?? 100));
  const end = shown.at(-1);
  const more = start + shown.length < items.length;
  return {
    items: shown,
    end_cursor: more && end !== undefined ? cursorOf(String(end[key])) : null,
    has_next_page: more,
    total: items.length,
  };
}

const cursorOf = (id: string) => Buffer.from(`after:${id}`).toString('base64url');

function queryOf<Query>({ req }: Context, schema: z.ZodType<Query>): Query {
  const read = schema.safeParse(req.queries());
  if (!read.success) throw unreadable('query', read.error, req.queries());
  return read.data;
}

async function bodyOf<Body>({ req }: Context, schema: z.ZodType<Body>): Promise<Body> {
  if (!req.header('content-type')?.startsWith('application/json')) {
    throw invalid(['body'], 'Input should be a valid dictionary or object', 'model_attributes_type');
  }
  const body: unknown = await req.json().catch(() => {
    throw invalid(['body', 0], 'JSON decode error', 'json_invalid');
  });
  const read = schema.safeParse(body);
  if (!read.success) throw unreadable('body', read.error, body);
  return read.data;
}

function invalid(loc: Issue['loc'], msg: string, type: string): Refusal {
  return new Refusal(422, 'Validation failed', [{ loc, msg, type }]);
}

/** The issues in the words of the API's validator. */
function unreadable(place: 'query' | 'body', { issues }: z.ZodError, input: unknown): Refusal {
  const found = issues.flatMap((issue): Issue[] => {
    const path = issue.path.map((key) => (typeof key === 'number' ? key : String(key)));
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({
        loc: [place, ...path, key],
        msg: 'Extra inputs are not permitted',
        type: 'extra_forbidden',
      }));
    }
    const missing = path.length === 1 && !Object.hasOwn(Object(input), String(path[0]));
    return [
      {
        loc: [place, ...path],
        ...(missing ? { msg: 'Field required', type: 'missing' } : { msg: issue.message, type: issue.code }),
      },
    ];
  });
  return new Refusal(422, 'Validation failed', found);
}
