/**
 * Devin and PagerDuty's notes as the runs of a schedule see them, answered from memory: whole-second `created_at`, IDs in both
 * orders, a list that is read after a write or one write behind, 50 tags, and sessions that ended.
 */
import { createHash } from 'node:crypto';
import { ApiError, type ApiRequest } from '../../src/http/http.ts';

export interface SimSession {
  session_id: string;
  url: string;
  status: 'running' | 'exit' | 'error';
  status_detail: string | null;
  tags: string[];
  created_at: number;
  acus_consumed: number;
  pull_requests: { pr_url: string; pr_state: string }[];
  is_archived: boolean;
  messages: { source: 'user'; message: string }[];
  /** The run that created it. */
  by: string;
}

/** What a request changed, for the judge. */
export type Effect = { run: string; at: number /** How many requests had been answered before. */; step: number } & (
  | { does: 'create' | 'terminate'; session: string }
  | { does: 'message'; session: string; message: string; tagsThen: readonly string[] }
  | { does: 'tags'; session: string; added: readonly string[]; removed: readonly string[] }
  | { does: 'note'; incident: string; content: string }
);

export interface WorldOptions {
  /** `up`: a session that is made later has the greater ID. */
  ids: 'up' | 'down';
  /** Milliseconds that pass with each request: 1 keeps a schedule within a second or two. */
  pace: number;
  /** The list is as it was before the last write. */
  isListBehind: boolean;
}

export const BEGIN = Date.parse('2026-09-10T14:00:00.200Z');
const MAX_TAGS = 50;

export class World {
  readonly sessions: SimSession[] = [];
  readonly effects: Effect[] = [];
  readonly notes: { incident: string; content: string }[] = [];
  readonly options: WorldOptions;
  now = BEGIN;
  /** How many requests were answered before the one at hand. */
  step = -1;
  /** As the list showed them before the last write. */
  #before: Shown[] = [];
  /** All answers that a run was given. A run is nothing but what it was told: the same answers, and it does the same next. */
  readonly #told = new Map<string, string>();

  constructor(options: WorldOptions) {
    this.options = options;
  }

  /** A session that is there from the start. */
  place(session: Partial<SimSession> & { tags: string[] }): SimSession {
    const placed = this.#make('before', session.tags, []);
    Object.assign(placed, { created_at: Math.floor(BEGIN / 1000) - 3600 * (5 - this.sessions.length) }, session);
    this.#before = this.sessions.map(shown);
    return placed;
  }

  /** Lets the list show everything, as it does once nothing has changed for a while. */
  settle(): void {
    this.#before = this.sessions.map(shown);
  }

  /** Answers one request of a run. Throws ApiError as the caller of the API would. */
  answer(run: string, request: Pick<ApiRequest<unknown>, 'method' | 'path' | 'body'>): unknown {
    const { method } = request;
    const { pathname, searchParams } = new URL(request.path, 'https://api.devin.ai');
    const [, id, what] = /\/sessions(?:\/([^/]+))?(?:\/(\w+))?$/.exec(pathname) ?? [];
    if (id === undefined) return method === 'GET' ? this.#list(searchParams) : this.#create(run, request.body);
    const session = this.find(id);
    if (what === undefined) return method === 'GET' ? shown(session) : this.#terminate(run, session);
    if (what === 'messages') {
      return method === 'GET'
        ? { items: session.messages, end_cursor: null, has_next_page: false }
        : this.#message(run, session, request.body);
    }
    if (method !== 'GET') this.#tag(run, session, method, request.body);
    return { tags: [...session.tags] };
  }

  /** Remembers what a run was told, and what it can have seen of sessions that ended. */
  tell(run: string, answer: unknown): void {
    const ended = this.sessions.filter(({ status }) => status !== 'running').length;
    const text = `${this.#told.get(run) ?? ''}\n${this.#named(JSON.stringify(answer) ?? '')} ${ended}`;
    this.#told.set(run, text.length < 64 ? text : digest(text));
  }

  /**
   * The world and all that happened in it, as far as runs and the judge can tell it from another one: two worlds of a scenario with
   * the same fingerprint have the same future. A run's n-th effect is always the same one, because runs are what they were told. In
   * which order effects on two sessions came is left out, but for a person's no: nobody reads two sessions at once.
   */
  fingerprint(): string {
    const ordinals = new Map<string, number>();
    const lives = new Map<string, string>();
    let declined = 0;
    for (const effect of this.effects) {
      const ordinal = (ordinals.get(effect.run) ?? 0) + 1;
      ordinals.set(effect.run, ordinal);
      const on = 'session' in effect ? effect.session : 'notes';
      const created = effect.does === 'create' ? `(${declined})` : '';
      lives.set(on, `${lives.get(on) ?? ''} ${effect.run}.${ordinal}${created}`);
      if (effect.does === 'tags' && effect.added.includes('postmortem-declined')) declined += 1;
    }
    const last = this.options.isListBehind ? this.effects.at(-1) : undefined;
    return digest(
      JSON.stringify([
        [...lives].sort(([one], [other]) => (one < other ? -1 : 1)),
        [...this.#told].sort(([one], [other]) => (one < other ? -1 : 1)),
        Math.floor(this.now / 1000),
        last && `${last.run}.${ordinals.get(last.run)}`,
      ]),
    );
  }

  /** What is there, but for turns. */
  left(): unknown {
    const sessions = this.sessions.map(({ status, by, messages, tags }) => {
      const lasting = tags.filter((tag) => !tag.startsWith('postmortem-turn:')).sort();
      return [by, status, messages.length, lasting];
    });
    return [sessions.sort(), this.notes.length];
  }

  /** The random end of a turn's tag, by the run that took the turn: its how manieth. */
  #named(text: string): string {
    return text.replace(/(postmortem-turn:[^"]*:\d+)-(\w+)/g, (_, turn: string, end: string) => {
      return `${turn}-${this.#turns.get(end) ?? end}`;
    });
  }
  readonly #turns = new Map<string, string>();
  readonly #taken = new Map<string, number>();

  #noteTurns(run: string, tags: readonly string[]): void {
    for (const tag of tags) {
      const end = /^postmortem-turn:.*:\d+-(\w+)$/.exec(tag)?.[1];
      if (end === undefined || this.#turns.has(end)) continue;
      const count = (this.#taken.get(run) ?? 0) + 1;
      this.#taken.set(run, count);
      this.#turns.set(end, `${run} ${count}`);
    }
  }

  addNote(run: string, incident: string, content: string): void {
    this.notes.push({ incident, content });
    this.effects.push({ run, at: this.effects.length, step: this.step, does: 'note', incident, content });
  }

  find(id: string): SimSession {
    const session = this.sessions.find(({ session_id }) => session_id === id);
    if (session === undefined) throw new ApiError('Session not found', 404);
    return session;
  }

  of(incident: string): SimSession[] {
    return this.sessions.filter(({ tags }) => tags.includes(`pagerduty-incident:${incident}`));
  }

  #list(query: URLSearchParams): unknown {
    const wanted = query.get('tags') ?? '';
    const after = Number(query.get('created_after') ?? 0);
    const known = this.options.isListBehind ? this.#before : this.sessions;
    const items = known.filter(
      ({ tags, created_at, is_archived }) =>
        tags.includes(wanted) && created_at >= after && String(is_archived) === query.get('is_archived'),
    );
    return { items: items.map(shown).reverse(), end_cursor: null, has_next_page: false };
  }

  #make(run: string, tags: readonly string[], messages: readonly string[]): SimSession {
    const number = this.options.ids === 'up' ? 10 + this.sessions.length : 89 - this.sessions.length;
    const session: SimSession = {
      session_id: `devin-m${number}`,
      url: `https://app.devin.ai/sessions/m${number}`,
      status: 'running',
      status_detail: 'working',
      tags: [...tags],
      created_at: Math.floor(this.now / 1000),
      acus_consumed: 0,
      pull_requests: [],
      is_archived: false,
      messages: messages.map((message) => ({ source: 'user', message })),
      by: run,
    };
    this.sessions.push(session);
    return session;
  }

  /** The list is behind by the write that follows. */
  #write(): void {
    this.#before = this.sessions.map(shown);
  }

  #create(run: string, body: unknown): Shown {
    this.#write();
    const { tags, prompt } = body as { tags: string[]; prompt: string };
    this.#noteTurns(run, tags);
    const session = this.#make(run, tags, [prompt]);
    this.effects.push({ run, at: this.effects.length, step: this.step, does: 'create', session: session.session_id });
    return shown(session);
  }

  #terminate(run: string, session: SimSession): Shown {
    if (session.status === 'running') {
      this.#write();
      session.status = 'exit';
      this.effects.push({
        run,
        at: this.effects.length,
        step: this.step,
        does: 'terminate',
        session: session.session_id,
      });
    }
    return shown(session);
  }

  #message(run: string, session: SimSession, body: unknown): Shown {
    if (session.status !== 'running') throw new ApiError(`Session is in status '${session.status}'`, 400);
    this.#write();
    const { message } = body as { message: string };
    session.messages.push({ source: 'user', message });
    const tagsThen = [...session.tags];
    const at = this.effects.length;
    this.effects.push({ run, at, step: this.step, does: 'message', session: session.session_id, message, tagsThen });
    return shown(session);
  }

  #tag(run: string, session: SimSession, method: string, body: unknown): void {
    const { tags } = body as { tags: string[] };
    this.#noteTurns(run, tags);
    const next = method === 'PUT' ? tags : [...new Set([...session.tags, ...tags])];
    if (next.length > MAX_TAGS) throw new ApiError('At most 50 tags', 422);
    const added = next.filter((tag) => !session.tags.includes(tag));
    const removed = session.tags.filter((tag) => !next.includes(tag));
    if (added.length + removed.length === 0) return;
    this.#write();
    session.tags = [...next];
    this.effects.push({
      run,
      at: this.effects.length,
      step: this.step,
      does: 'tags',
      session: session.session_id,
      added,
      removed,
    });
  }
}

/** As an answer tells it, and as it was then. */
type Shown = Omit<SimSession, 'messages' | 'by'>;

function shown({ messages: _messages, by: _by, ...session }: Shown & Partial<SimSession>): Shown {
  return { ...session, tags: [...session.tags] };
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64').slice(0, 22);
}
