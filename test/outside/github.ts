/**
 * GitHub on loopback: one repository with its files, branches, pull requests, issues and checks, the events that start
 * workflows, and GitHub's manners: who may do what, what is too long, which header is missing.
 *
 * State and most routes come from the package `emulate` (github/store.ts); this layer stands in front and adds or corrects.
 */
import { randomUUID } from 'node:crypto';
import type { Context } from 'hono';
import { Hono } from 'hono';
import * as z from 'zod';
import {
  ACTIONS_BOT,
  type Actor,
  type App,
  assertAllowed,
  type Caller,
  createAccess,
  isApp,
  type Permissions,
} from './github/access.ts';
import { appOf, correctAccounts } from './github/accounts.ts';
import { createActivities } from './github/activities.ts';
import {
  assertAssignable,
  assertTextsFit,
  check,
  FilePut,
  NewLabels,
  parseJson,
  RepositoryDispatch,
  Reviewers,
  WorkflowDispatch,
} from './github/bodies.ts';
import { createChecks } from './github/checks.ts';
import { type DeploymentEnvironment, environmentRoutes } from './github/environments.ts';
import { eventsOf, type GitHubEvent } from './github/events.ts';
import { answerQuery, queryProblems } from './github/graphql.ts';
import { type Env, installationRoutes, RepositoryData } from './github/installation.ts';
import { createIssueEvents } from './github/issue-events.ts';
import { differences, readDescription } from './github/openapi.ts';
import { pageOf } from './github/page.ts';
import { createPulls, type ForkPull } from './github/pulls.ts';
import { Refusal } from './github/refusal.ts';
import { rulesetRoutes } from './github/rulesets.ts';
import { createRuns, type FinishedRun } from './github/runs.ts';
import { foundIssues } from './github/search.ts';
import { type Stored, startStore } from './github/store.ts';
import { createTimelines, type TimelineEvent } from './github/timeline.ts';
import { inputsOf } from './github/workflows.ts';
import { type Loopback, listen } from './loopback.ts';

export type { Actor, App, DeploymentEnvironment, GitHubEvent, Permissions };

export interface GitHubOptions {
  /** owner/name; the owner is an organization. */
  repository: string;
  /** Default: true. */
  private?: boolean;
  /** Default: main. */
  defaultBranch?: string;
  /** On the default branch from the start, beside README.md: content by path. */
  files?: Readonly<Record<string, string>>;
  /** By token. People who may see the repository are its collaborators. */
  actors: Readonly<Record<string, Actor>>;
  /** Other repositories that have nothing but issues, by owner/name. Read at each request: a test may change them. */
  others?: Readonly<Record<string, OtherRepository>>;
  /** Logins of collaborators who have no token here: they can be asked to review. */
  people?: readonly string[];
  app?: App;
  /** By name. Requests that create one or change one change this object. */
  environments?: Record<string, DeploymentEnvironment>;
  /** Whether a ruleset requires a pull request for the default branch from the start. Default: true. */
  ruled?: boolean;
  /** State by path of a workflow; default: active. */
  workflowStates?: Readonly<Record<string, 'disabled_manually' | 'disabled_inactivity'>>;
  now?: () => Date;
  /** Called in order, when it has happened and before the answer leaves. */
  onEvent?: (event: GitHubEvent) => void;
}

export interface OtherRepository {
  private?: boolean;
  /** Whether it has issues. Default: true. */
  issues?: boolean;
  /** What the token of a login may do here; nothing is there for a login without any. */
  access: Record<string, Permissions>;
}

/** One request that reached GitHub; one that a fault kept from it is in `requests` only. In the order of their effects. */
export interface HandledRequest {
  method: string;
  /** Without the query. */
  path: string;
  /** Undefined where the token is not known. */
  login: string | undefined;
  status: number;
  body: unknown;
}

export interface GitHub extends Loopback {
  repository: string;
  handled: readonly HandledRequest[];
  /** Plays someone who has no access and opens a pull request from a fork; its number. The login is an actor's or in `people`. */
  openFromFork(fork: ForkPull): Promise<number>;
  /** A token for one run of a workflow, as `secrets.GITHUB_TOKEN` holds it. */
  workflowToken(permissions: Permissions): string;
  /** Notes a run of a workflow that has ended; its number. */
  addRun(run: FinishedRun): number;
  /** Adds an event to the timeline of an issue, such as that a pull request names it. */
  addEvent(repository: string, number: number, event: TimelineEvent): void;
  /** Every token handed out so far, to workflows and to the App, gets 401 from now on. */
  revokeTokens(): void;
}

/** The form in which this emulator answers; GitHub knows later ones, their differences are not played. */
const API_VERSION = '2022-11-28';
const HOUR_SECONDS = 60 * 60;

export async function startGitHub(options: GitHubOptions): Promise<GitHub> {
  const { repository, defaultBranch = 'main', files = {}, people = [], app: gitHubApp, others = {} } = options;
  const { now = () => new Date() } = options;
  const isPrivate = options.private ?? true;
  const appLogin = gitHubApp === undefined ? [] : [`${gitHubApp.slug}[bot]`];
  const actors = Object.values(options.actors);
  const logins = [...new Set([...actors.map(({ login }) => login), ...people, ...appLogin, ACTIONS_BOT])];
  const collaborators = new Set([
    ...people,
    ...actors.flatMap(({ login, permissions }) => (permissions === undefined || isApp(login) ? [] : [login])),
  ]);

  readDescription();
  const app = new Hono<Env>();
  let open = () => {};
  // A late request to a server that had this port before may come while the routes are still being added.
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  const loopback = await listen(
    (request) => opened.then(() => app.fetch(request)),
    (exchange) =>
      exchange.path === '/graphql' ? { request: queryProblems(exchange.body), answer: [] } : differences(exchange),
  );
  const store = await startStore({
    publicUrl: loopback.url,
    repository,
    private: isPrivate,
    defaultBranch,
    files,
    logins,
    others: Object.entries(others).map(([name, other]) => ({ name, private: other.private ?? true })),
  }).catch(async (error: unknown) => {
    await loopback.close();
    throw error;
  });
  const access = createAccess({ actors: options.actors, app: gitHubApp, now });
  const pulls = createPulls(store, repository);
  /** SHAs by pull request: nothing is pushed to a closed one. */
  const commitsOfClosed = new Map<number, string[]>();
  const handled: HandledRequest[] = [];
  const used = new Map<string, number>();
  const reset = Math.floor(now().getTime() / 1000) + HOUR_SECONDS;
  const repositoryData = RepositoryData.parse(
    correctAccounts(await store.need(RepositoryData, 'GET', `/repos/${repository}`)),
  );
  const accounts = new Map(
    await Promise.all(
      logins.map(async (login) => {
        const account = await store.need(JsonObject, 'GET', `/users/${encodeURIComponent(login)}`);
        return [login, correctAccounts(account)] as const;
      }),
    ),
  );
  const checks = createChecks(`${loopback.url}/${repository}`, (login) => appOf(accounts.get(login), repositoryData));
  const activities = createActivities();
  const issueEvents = createIssueEvents();
  const timelines = createTimelines(store);
  const runs = createRuns(`${loopback.url}/${repository}`, repositoryData);
  await pulls.look();

  /** What every payload says besides the event itself. */
  const about = ({ login }: Caller) => ({
    repository: repositoryData,
    organization: repositoryData.owner,
    sender: accounts.get(login),
  });

  function emit(caller: Caller, event: GitHubEvent): void {
    const dispatched = event.name === 'repository_dispatch' || event.name === 'workflow_dispatch';
    if (caller.login !== ACTIONS_BOT || dispatched) options.onEvent?.(event);
  }

  /** Sees what a call has moved, and tells. */
  async function settle(caller: Caller): Promise<void> {
    for (const change of await pulls.look()) {
      if (change.what === 'branch') activities.note(change, accounts.get(caller.login), now());
      const context = { store, pulls, repository, defaultBranch, about: about(caller) };
      for (const { name, payload } of await eventsOf(change, context)) {
        emit(caller, { name, payload: JsonObject.parse(correctAccounts(payload)) });
      }
    }
  }

  /** Lets the store do what was asked. */
  async function pass(context: Context<Env>, body: unknown = context.get('body')): Promise<Stored> {
    const { method, url } = context.req;
    const { pathname, search } = new URL(url);
    const caller = callerOf(context);
    const accept = context.req.header('accept');
    const stored = await store.ask(caller.login, { method, path: `${pathname}${search}`, body, accept });
    if (method !== 'GET') await settle(caller);
    return stored;
  }

  function answer(stored: Stored, view: (json: unknown) => unknown = (json) => json, status = stored.status): Response {
    const headers = new Headers();
    if (stored.link !== null) headers.set('link', stored.link);
    if (stored.json !== undefined) {
      const json =
        stored.status < 300 ? view(stored.json) : { ...Object(stored.json), documentation_url: DOCUMENTATION };
      return Response.json(correctAccounts(json), { status, headers });
    }
    if (stored.contentType !== null) headers.set('content-type', stored.contentType);
    return new Response(stored.bytes.byteLength === 0 ? null : stored.bytes, { status, headers });
  }

  /** A file: raw to those who ask for it; to the others nothing of one larger than `maxJson` bytes. */
  function contents(stored: Stored, context: Context<Env>, maxJson: number): Response {
    const raw = /application\/vnd\.github\.raw(\+json)?/.test(context.req.header('accept') ?? '');
    const file = StoredFile.safeParse(stored.json).data;
    const submodule = StoredSubmodule.safeParse(stored.json).data;
    // The store has none where no .gitmodules names it.
    if (submodule)
      return answer(stored, () => ({ ...submodule, submodule_git_url: 'https://github.com/acme/gone.git' }));
    if (stored.status !== 200 || (!raw && (file === undefined || file.size <= maxJson))) return answer(stored);
    if (!raw) return answer(stored, (json) => ({ ...Object(json), content: '', encoding: 'none' }));
    if (Array.isArray(stored.json)) return answer(stored);
    const bytes = file === undefined ? stored.bytes : Buffer.from(file.content, 'base64');
    return new Response(bytes, { headers: { 'content-type': 'application/vnd.github.raw+json; charset=utf-8' } });
  }

  let last: Promise<unknown> = Promise.resolve();
  /** One after the other, so that what moved was moved by this call. */
  function inTurn<Result>(task: () => Promise<Result>): Promise<Result> {
    const turn = last.then(task);
    last = turn.catch(() => {});
    return turn;
  }
  app.use(async (context, next) => {
    await inTurn(next);
    const { method, path } = context.req;
    const caller = context.get('caller');
    const { status } = context.res;
    handled.push({ method, path, login: caller?.login, status, body: context.get('body') });
    const count = (used.get(caller?.login ?? '') ?? 0) + 1;
    used.set(caller?.login ?? '', count);
    const limit = caller?.limit ?? ANONYMOUS_LIMIT;
    const headers = {
      'x-ratelimit-limit': limit,
      'x-ratelimit-remaining': Math.max(0, limit - count),
      'x-ratelimit-used': count,
      'x-ratelimit-reset': reset,
      'x-ratelimit-resource': path === '/graphql' ? 'graphql' : 'core',
      'x-github-api-version-selected': API_VERSION,
      'x-github-media-type': 'github.v3; format=json',
      'x-github-request-id': randomUUID(),
    };
    for (const [name, value] of Object.entries(headers)) context.header(name, String(value));
  });

  app.use(async (context, next) => {
    const { req } = context;
    if (!req.header('user-agent')) {
      return context.text(
        'Request forbidden by administrative rules. Please make sure your request has a User-Agent header.',
        403,
      );
    }
    const version = req.header('x-github-api-version');
    if (version !== undefined && version !== API_VERSION) {
      throw new Refusal(400, `The API version '${version}' is not supported; use '${API_VERSION}'`);
    }
    return next();
  });

  app.route('/', installationRoutes({ access, repository: repositoryData, url: loopback.url }));

  app.use(async (context, next) => {
    context.set('caller', access.callerOf(context.req.header('authorization')));
    context.set('body', parseJson(await context.req.text()));
    await next();
  });

  app.get('/user', (context) => {
    const { login } = callerOf(context);
    if (isApp(login)) throw new Refusal(403, 'Resource not accessible by integration');
    return context.json(JsonObject.parse(accounts.get(login)));
  });

  app.post('/graphql', async (context) =>
    context.json(await answerQuery(context.get('body'), callerOf(context), { store, repository, isPrivate })),
  );

  const SearchQuery = z.looseObject({ q: z.string().min(1) });
  app.get('/search/issues', async (context) => {
    if (!SearchQuery.safeParse(context.req.query()).success) throw new Refusal(422, 'Validation Failed');
    const caller = callerOf(context);
    return answer(await pass(context), (stored) => foundIssues(stored, caller));
  });

  app.use('/repos/:owner/:repo/*', async (context, next) => {
    const { owner, repo } = context.req.param();
    const name = `${owner}/${repo}`;
    const other = others[name];
    if (name !== repository && other === undefined) throw new Refusal(404, 'Not Found');
    const path = context.req.path.slice(`/repos/${name}`.length);
    const number = Number(/^\/issues\/(\d+)(?:\/|$)/.exec(path)?.[1]);
    const caller = callerOf(context);
    assertAllowed(other === undefined ? caller : { ...caller, permissions: other.access[caller.login] }, {
      method: context.req.method,
      path,
      publicRepository: other === undefined ? !isPrivate : other.private === false,
      onPullRequest: other === undefined && pulls.has(number),
    });
    if (path.startsWith('/issues') && other?.issues === false) {
      throw new Refusal(410, 'Issues has been disabled in this repository.');
    }
    if (other === undefined || /^\/issues|^$/.test(path)) return next();
    throw new Refusal(404, 'Not Found');
  });
  app.get('/repos/:owner/:repo/issues/:number{[0-9]+}/timeline', async (context) => {
    const { owner, repo } = context.req.param();
    return list(context, await timelines.of(callerOf(context).login, `${owner}/${repo}`, numberIn(context)));
  });
  app.get('/repos/:owner/:repo', async (context) =>
    answer(await pass(context), (stored) => ({ ...Object(stored), network_count: 0, subscribers_count: 0 })),
  );
  const api = app.basePath('/repos/:owner/:repo');

  api.post('/dispatches', async (context) => {
    const { event_type: action, client_payload = null } = check(RepositoryDispatch, context.get('body'));
    const caller = callerOf(context);
    const payload = { action, branch: defaultBranch, client_payload, ...about(caller) };
    emit(caller, { name: 'repository_dispatch', payload });
    return context.body(null, 204);
  });

  api.post('/actions/workflows/:workflow/dispatches', async (context) => {
    const { ref, inputs: given = {} } = check(WorkflowDispatch, context.get('body'));
    const caller = callerOf(context);
    const workflow = `.github/workflows/${context.req.param('workflow')}`;
    const source = await store.ask(caller.login, {
      method: 'GET',
      path: `/repos/${repository}/contents/${workflow}`,
      accept: 'application/vnd.github.raw+json',
    });
    if (source.status !== 200) throw new Refusal(404, 'Not Found');
    const branch = ref.replace(/^refs\/heads\//, '');
    const found = await store.ask(caller.login, {
      method: 'GET',
      path: `/repos/${repository}/git/ref/heads/${encodeURIComponent(branch)}`,
    });
    if (found.status !== 200) throw new Refusal(422, `No ref found for: ${ref}`);
    const inputs = inputsOf(new TextDecoder().decode(source.bytes), given);
    const payload = { inputs, ref: `refs/heads/${branch}`, workflow, ...about(caller) };
    emit(caller, { name: 'workflow_dispatch', payload });
    return context.body(null, 204);
  });

  api.post('/pulls', async (context) => {
    assertTextsFit('PullRequest', context.get('body'));
    await pulls.assertOpenable(context.get('body'));
    return answer(await pass(context), pulls.view);
  });
  api.get('/pulls', async (context) => answer(await pass(context), pulls.view));
  api.get('/pulls/:number{[0-9]+}', async (context) => {
    const number = numberIn(context);
    const stored = await pass(context);
    return stored.status === 200
      ? context.json(JsonObject.parse(correctAccounts(await pulls.whole(number))))
      : answer(stored);
  });
  api.get('/activity', (context) => list(context, activities.list(context.req.query('ref'))));
  api.get('/pulls/:number{[0-9]+}/files', async (context) => list(context, await pulls.files(numberIn(context))));
  api.get('/pulls/:number{[0-9]+}/commits', async (context) => list(context, await pulls.commits(numberIn(context))));
  api.put('/pulls/:number{[0-9]+}/merge', async (context) => {
    const caller = callerOf(context);
    const sha = await pulls.merge(numberIn(context), caller.login, context.get('body'));
    await settle(caller);
    return context.json({ sha, merged: true, message: 'Pull Request successfully merged' });
  });
  api.post('/pulls/:number{[0-9]+}/requested_reviewers', async (context) => {
    const { reviewers, team_reviewers: teams } = check(Reviewers, context.get('body') ?? {});
    if (teams.length > 0) throw new Refusal(422, "Could not resolve to a node with the global id of 'team'.");
    const pull = z.looseObject({ user: z.object({ login: z.string() }) }).parse(await pulls.whole(numberIn(context)));
    if (reviewers.includes(pull.user.login)) {
      throw new Refusal(422, 'Review cannot be requested from pull request author.');
    }
    if (!reviewers.every((login) => collaborators.has(login))) {
      throw new Refusal(
        422,
        `Reviews may only be requested from collaborators. One or more of the users or teams you specified is not a collaborator of the ${repository} repository.`,
      );
    }
    return answer(await pass(context), pulls.view, 201);
  });

  api.post('/check-runs', async (context) => {
    const { login } = callerOf(context);
    const { body, annotations } = checks.accept(context.get('body'), login);
    const commit = await store.ask(login, { method: 'GET', path: `/repos/${repository}/git/commits/${body.head_sha}` });
    if (commit.status !== 200) throw new Refusal(422, `No commit found for SHA: ${body.head_sha}`);
    const stored = await pass(context, body);
    if (stored.status === 201) checks.keep(stored.json, login, annotations);
    return answer(stored, checks.view);
  });
  api.patch('/check-runs/:number{[0-9]+}', async (context) => {
    const { login } = callerOf(context);
    const { body, annotations } = checks.accept(context.get('body'), login, numberIn(context));
    const stored = await pass(context, body);
    if (stored.status === 200) checks.keep(stored.json, login, annotations);
    return answer(stored, checks.view);
  });
  api.get('/check-runs/:number{[0-9]+}/annotations', (context) =>
    list(context, checks.annotationsOf(numberIn(context))),
  );
  api.get('/check-runs/:number{[0-9]+}', async (context) => answer(await pass(context), checks.view));
  api.get('/commits/:ref{.+}/check-runs', async (context) => answer(await pass(context), checks.view));

  api.put('/contents/*', async (context) => {
    check(FilePut, context.get('body'));
    return answer(await pass(context));
  });
  const locked = new Set<string>();
  api.on(['PUT', 'DELETE'], '/issues/:number/lock', (context) => {
    const number = context.req.param('number');
    if (context.req.method === 'PUT') locked.add(number);
    else locked.delete(number);
    return context.body(null, 204);
  });
  api.post('/issues/:number/comments', async (context, next) => {
    // Collaborators may go on; the token of a workflow may not.
    if (locked.has(context.req.param('number')) && isApp(callerOf(context).login)) {
      throw new Refusal(403, 'Unable to create comment because issue is locked.');
    }
    await next();
  });
  api.get('/issues/:number{[0-9]+}/events', (context) => list(context, issueEvents.list(numberIn(context))));
  api.post('/issues/:number{[0-9]+}/labels', async (context) => {
    const caller = callerOf(context);
    const number = numberIn(context);
    const { labels } = check(NewLabels, context.get('body'));
    const stored = await pass(context);
    const { owner, repo } = context.req.param();
    // Other repositories start no workflow here.
    if (stored.status !== 200 || `${owner}/${repo}` !== repository) return answer(stored);
    const issue = await store.need(JsonObject, 'GET', `/repos/${repository}/issues/${number}`);
    const all = z.array(z.looseObject({ name: z.string() })).parse(stored.json);
    for (const label of all.filter(({ name }) => labels.includes(name))) {
      issueEvents.note(number, label, accounts.get(caller.login), now());
      const payload = { action: 'labeled', issue, label, ...about(caller) };
      emit(caller, { name: 'issues', payload: JsonObject.parse(correctAccounts(payload)) });
    }
    return answer(stored);
  });
  // "Get repository permissions for a user", where "maintain" is write and "triage" is read.
  api.get('/collaborators/:login/permission', (context) => {
    const login = context.req.param('login');
    const user = accounts.get(login);
    if (user === undefined) throw new Refusal(404, `${login} is not a user`);
    const actor = actors.find((each) => each.login === login);
    const permission =
      actor?.permissions?.contents === 'write' ? 'write' : collaborators.has(login) || !isPrivate ? 'read' : 'none';
    return context.json({ permission, role_name: permission, user: { ...Object(user), role_name: permission } });
  });
  api.on(['POST', 'PATCH'], ['/issues', '/issues/*', '/pulls/*'], async (context) => {
    const { path } = context.req;
    const pull = path.includes('/pulls/');
    const resource = path.includes('/comments') ? 'IssueComment' : pull ? 'PullRequest' : 'Issue';
    assertTextsFit(resource, context.get('body'));
    assertAssignable(context.get('body'), collaborators);
    return answer(await pass(context), pull ? pulls.view : undefined);
  });

  api.get('/contents/*', async (context) => contents(await pass(context), context, MAX_JSON_FILE));
  api.get('/git/blobs/:sha', async (context) => contents(await pass(context), context, MAX_JSON_BLOB));
  api.get('/commits/:ref/pulls', async (context) => {
    const { ref } = context.req.param();
    const shape = z.looseObject({ number: z.int(), state: z.string() });
    const all = await store.all(shape, `/repos/${repository}/pulls?state=all`);
    const found = [];
    for (const pull of all) {
      const { number, state } = pull;
      const kept = state === 'closed' ? commitsOfClosed.get(number) : undefined;
      const commits = kept ?? (await pulls.commits(number)).map(({ sha }) => sha);
      if (state === 'closed') commitsOfClosed.set(number, commits);
      if (commits.includes(ref)) found.push(pull);
    }
    return list(context, pulls.view(found) as object[]);
  });
  api.get('/commits/:ref', async (context) => {
    const stored = await pass(context);
    if (stored.status === 404) throw new Refusal(422, `No commit found for SHA: ${context.req.param('ref')}`);
    return answer(stored);
  });

  api.get('/actions/workflows/:workflow/runs', (context) => {
    const path = `.github/workflows/${context.req.param('workflow')}`;
    const { items, link, total } = runs.list(path, context.req.url);
    const headers: Record<string, string> = link === null ? {} : { link };
    return context.json({ total_count: total, workflow_runs: items }, 200, headers);
  });
  api.get('/actions/workflows', async (context) => {
    const found = await store.ask(callerOf(context).login, {
      method: 'GET',
      path: `/repos/${repository}/contents/.github/workflows`,
    });
    const all = z
      .array(z.object({ path: z.string() }))
      .catch([])
      .parse(found.json);
    const workflows = all.map(({ path }, index) => {
      const state = options.workflowStates?.[path] ?? 'active';
      const url = `${loopback.url}/repos/${repository}/actions/workflows/${9001 + index}`;
      const html_url = `${loopback.url}/${path}`;
      const times = { created_at: '2026-01-02T03:04:05Z', updated_at: '2026-01-02T03:04:05Z' };
      return {
        ...{ id: 9001 + index, node_id: `W_${index}`, name: path, path, state, url, html_url, ...times },
        badge_url: `${html_url}/badge.svg`,
      };
    });
    const { items, link } = pageOf(workflows, context.req.url);
    const headers: Record<string, string> = link === null ? {} : { link };
    return context.json({ total_count: workflows.length, workflows: items }, 200, headers);
  });
  api.get('/branches/:branch', async (context) => {
    const stored = await pass(context);
    if (stored.status !== 200) return answer(stored);
    const self = `${loopback.url}${context.req.path}`;
    const links = { self, html: self.replace('/repos/', '/') };
    const open = { protection: { enabled: false }, protection_url: `${self}/protection`, protected: false };
    const branch = z.looseObject({ commit: z.object({ sha: z.string() }) }).parse(stored.json);
    const path = `/repos/${repository}/commits/${branch.commit.sha}`;
    const { json: commit } = await store.ask(callerOf(context).login, { method: 'GET', path });
    return context.json({ ...branch, commit: correctAccounts(commit), ...open, _links: links });
  });
  api.route('/', environmentRoutes(options.environments ?? {}));
  api.route('/', rulesetRoutes(repository, options.defaultBranch ?? 'main', options.ruled ?? true));
  api.all('*', async (context) => answer(await pass(context)));

  app.notFound((context) =>
    context.json({ message: 'Not Found', documentation_url: DOCUMENTATION, status: '404' }, 404),
  );
  app.onError((error, context) => {
    if (!(error instanceof Refusal)) throw error;
    const { status, message, errors, headers } = error;
    const body = { message, ...(errors && { errors }), documentation_url: DOCUMENTATION, status: String(status) };
    return context.json(body, status, headers);
  });

  open();
  return {
    ...loopback,
    repository,
    handled,
    openFromFork: (fork) =>
      inTurn(async () => {
        const number = await pulls.openFromFork(fork);
        await settle({ login: fork.login, permissions: undefined, limit: 0 });
        return number;
      }),
    addRun: (run) => runs.add(run),
    addEvent: timelines.add,
    workflowToken: (permissions) => access.issue(ACTIONS_BOT, permissions).token,
    revokeTokens: () => access.revokeTokens(),
    async close() {
      await store.close();
      await loopback.close();
    },
  };
}

const StoredSubmodule = z.looseObject({ type: z.literal('submodule'), submodule_git_url: z.null() });
const StoredFile = z.object({ size: z.int(), content: z.string() });
const MAX_JSON_FILE = 1024 * 1024;
/** "Get a blob": the content of blobs of up to 100 MB. */
const MAX_JSON_BLOB = 100 * 1024 * 1024;
const ANONYMOUS_LIMIT = 60;
const DOCUMENTATION = 'https://docs.github.com/rest';

const JsonObject = z.record(z.string(), z.unknown());

function callerOf(context: Context<Env>): Caller {
  const caller = context.get('caller');
  if (caller === undefined) throw new Error('The caller is known before any route is reached');
  return caller;
}

function numberIn(context: Context<Env>): number {
  return Number(context.req.param('number'));
}

function list(context: Context<Env>, items: object[]): Response {
  const { items: shown, link } = pageOf(items, context.req.url);
  return Response.json(correctAccounts(shown), link === null ? {} : { headers: { link } });
}
