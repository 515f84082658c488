/**
 * GitHub's REST API for the docs repository: one place for time limits, retries, rate limits and the meaning of a
 * refusal (GitHub docs, "REST API", version 2022-11-28).
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { getOctokit } from '@actions/github';
import { interceptors, Response } from 'undici';
import * as z from 'zod/mini';
import {
  ApiError,
  CALL_LIMIT_MS,
  dispatcher,
  type Endpoint,
  exchange,
  isPermanent,
  limited,
  notJson,
  type OnSend,
  readAnswer,
  unanswered,
  waitBeforeRetry,
} from '../http/http.ts';
import { serviceMessage } from '../http/service-message.ts';
import { visibleIn } from '../text/visible.ts';
import { limitedFor } from './call.ts';
import { refusalFix } from './refusal.ts';

export interface DocsRepository {
  readonly owner: string;
  readonly repo: string;
  /**
   * Makes one call in Octokit's notation: `GET /repos/{owner}/{repo}/pulls/{pull_number}`, its parameters, and the schema of the
   * answer. Owner and repository default to the docs repository's. Throws ApiError that says what to do.
   */
  call<Answer>(route: string, parameters: Parameters, answer: z.ZodMiniType<Answer>): Promise<Answer>;
  /** Returns all items of a list over all pages, at most 10,000. */
  list<Item>(route: string, parameters: Parameters, item: z.ZodMiniType<Item>): Promise<Item[]>;
  /**
   * Sends one GraphQL query and returns the whole answer with its `errors`, which GitHub sends with a 200. Undefined if the server's
   * GraphQL address is unknown. Throws ApiError.
   */
  readonly query:
    | (<Answer>(text: string, variables: Parameters, answer: z.ZodMiniType<Answer>) => Promise<Answer>)
    | undefined;
  /** Returns the repository's properties ("Get a repository"); fetched once. */
  about(): Promise<About>;
  /** Returns the token's account: only its comments and issues count as ours. */
  login(): Promise<string>;
  /**
   * Returns whether an account is the token's. The token of an App with an unknown name recognizes every App: only an App that
   * people have installed in the repository can write there.
   */
  recognizes(): Promise<(author: { login: string; type?: string | undefined } | null) => boolean>;
  /** Returns how many requests are left this hour, according to the last answer; undefined if it did not say. */
  remaining(): number | undefined;
  /** Remembers the author that GitHub names for something this token has just written. */
  wroteAs(login: string): void;
}

export type Parameters = Record<string, unknown>;

const About = z.object({
  private: z.boolean(),
  /** `internal` repositories are private. */
  visibility: z.optional(z.string()),
  default_branch: z.string(),
});
export type About = z.infer<typeof About>;

/** The owner of `GITHUB_TOKEN`, which runs a workflow. */
const ACTIONS_BOT = 'github-actions[bot]';
/** In place of the login of an App's token that has not written anything yet. No account has this name. */
const AN_APP = '[bot]';
const UNTIL_IT_WRITES = { 'github-token': ACTIONS_BOT, 'items-token': AN_APP };
const API_VERSION = '2022-11-28';
const PER_PAGE = 100;
const MAX_PAGES = 100;
const MAX_REDIRECTS = 3;
const URL_SETTING = 'GITHUB_API_URL';

/** GitHub docs, "About authentication to GitHub", "GitHub's token formats": the token of an App's installation, as a workflow has it. */
const INSTALLATION_TOKEN = /^ghs_/;

/** `repository` is owner/name; `apiUrl` the runner's GITHUB_API_URL, `graphqlUrl` its GITHUB_GRAPHQL_URL; `input` the action's input that holds the token. */
export function connectDocsRepository(access: {
  token: string;
  apiUrl: string;
  graphqlUrl?: string | undefined;
  repository: string;
  input?: 'github-token' | 'items-token';
  onSend?: OnSend | undefined;
}): DocsRepository {
  const { input = 'github-token' } = access;
  const [owner = '', repo = ''] = access.repository.split('/');
  const place: Endpoint = { url: new URL(access.apiUrl), setting: URL_SETTING };
  // GitHub redirects calls for a renamed repository.
  const connections = dispatcher(access.apiUrl).compose(interceptors.redirect({ maxRedirections: MAX_REDIRECTS }));
  const octokit = getOctokit(access.token, {
    baseUrl: access.apiUrl.replace(/\/+$/, ''),
    userAgent: 'pagerduty-postmortem',
    request: { fetch: fetchBy(connections) },
  });
  let remaining: number | undefined;
  octokit.hook.wrap('request', async (request, options) => {
    // Changed in place, because Octokit's own hook, which adds the token, gets the same options.
    options.headers['x-github-api-version'] = API_VERSION;
    options.request = { ...options.request, signal: AbortSignal.timeout(CALL_LIMIT_MS) };
    for (let retries = 0; ; retries += 1) {
      try {
        const answer = await request(options);
        // GraphQL has a limit of its own.
        if (answer.headers['x-ratelimit-resource'] !== 'graphql') {
          remaining = numberIn(answer.headers['x-ratelimit-remaining']);
        }
        return answer;
      } catch (error) {
        const failure = failureOf(error, access.token);
        const { status, limit, cause } = failure;
        const wait =
          status === undefined && isPermanent(cause, place)
            ? undefined
            : waitBeforeRetry({
                method: options.method,
                status: limit === undefined ? status : 429,
                asked: limit,
                retries,
              });
        if (wait === undefined)
          throw explained(failure, options.method, { repository: access.repository, input }, place);
        await sleep(wait);
      }
    }
  });

  /** Makes one call. Octokit parses JSON and returns other answers, such as a login page, as text: that is an error. */
  async function ask(route: string, parameters: Parameters) {
    const answer = await octokit.request(route, parameters);
    if (typeof answer.data === 'string' && answer.data.trim() !== '') throw notJson(`GitHub (${route})`, URL_SETTING);
    return answer;
  }

  /** Octokit sends parameters without a place in the route in the query. */
  const placed = (route: string, parameters: Parameters): Parameters =>
    route.includes('{owner}') ? { owner, repo, ...parameters } : parameters;

  const call: DocsRepository['call'] = async (route, parameters, answer) => {
    // All text written to GitHub passes here: comments, check runs, issues.
    const sent = route.startsWith('GET ') ? parameters : visibleIn(parameters);
    if (!route.startsWith('GET ')) access.onSend?.({ path: route, body: bodyOf(route, sent) });
    const { data } = await ask(route, placed(route, sent));
    return readAnswer(answer, data, `GitHub (${route})`);
  };
  const { graphqlUrl } = access;
  let about: Promise<About> | undefined;
  // It may not ask who it is.
  let login = INSTALLATION_TOKEN.test(access.token) ? Promise.resolve(UNTIL_IT_WRITES[input]) : undefined;
  return {
    owner,
    repo,
    call,
    query:
      graphqlUrl === undefined
        ? undefined
        : async (text, variables, answer) => {
            const { data } = await ask(`POST ${graphqlUrl}`, { query: text, variables });
            return readAnswer(answer, data, 'GitHub (POST /graphql)');
          },
    async list(route, parameters, item) {
      const found: z.infer<typeof item>[] = [];
      let next: string | undefined;
      for (let page = 0; page < MAX_PAGES; page += 1) {
        const { data, headers } = await (next === undefined
          ? ask(route, { per_page: PER_PAGE, ...placed(route, parameters) })
          : ask(`GET ${next}`, {}));
        found.push(...readAnswer(z.array(item), rowsOf(data), `GitHub (${route})`));
        next = nextPage(headers.link);
        if (next === undefined) break;
        if (new URL(next).origin !== place.url.origin) {
          throw new ApiError(
            `GitHub (${route}) names a next page at ${new URL(next).host}, where the token does not go. Check ${URL_SETTING}, and the proxies between it and this machine`,
            200,
          );
        }
      }
      return found;
    },
    about() {
      about ??= call('GET /repos/{owner}/{repo}', {}, About);
      return about;
    },
    /**
     * A personal token can request its user ("Get the authenticated user"). An App's installation may not, and no other call of the
     * REST API says. Until it has written something, it counts as the workflow's own token, which is the default of `github-token`.
     */
    login() {
      login ??= call('GET /user', {}, z.object({ login: z.string() })).then(
        (user) => user.login,
        (error: unknown) => {
          if (error instanceof ApiError && error.status === 403) return UNTIL_IT_WRITES[input];
          throw error;
        },
      );
      return login;
    },
    async recognizes() {
      const own = await this.login();
      return (author) => (own === AN_APP ? author?.type === 'Bot' : author?.login === own);
    },
    remaining: () => remaining,
    wroteAs(author) {
      login = Promise.resolve(author);
    },
  };
}

/** Undefined if a proxy has removed the header. */
function numberIn(header: unknown): number | undefined {
  return /^\d{1,9}$/.test(String(header)) ? Number(header) : undefined;
}

/** Returns whether a failed call may have taken effect anyway. */
export function answerWasLost(error: unknown): boolean {
  return error instanceof ApiError && (error.status === undefined || error.status >= 500);
}

/**
 * Octokit's own transport has no time limits and treats a broken-off answer as an empty one. So this reads the whole body before
 * Octokit sees it.
 */
function fetchBy(connections: ReturnType<typeof dispatcher>) {
  return async (
    url: string,
    request: { method: 'GET'; headers: Record<string, string>; body?: string; signal: AbortSignal },
  ) => {
    const { method, headers, body = null, signal } = request;
    const answer = await exchange(url, { dispatcher: connections, method, headers, body, signal });
    const named = Object.entries(answer.headers).map(([name, value]): [string, string] => [name, String(value)]);
    const empty = answer.status === 204 || answer.status === 304;
    const response = new Response(empty ? null : answer.text, { status: answer.status, headers: named });
    return Object.defineProperty(response, 'url', { value: url });
  };
}

/** Without the parameters that have a place in the route. */
function bodyOf(route: string, parameters: Parameters): Parameters {
  return Object.fromEntries(Object.entries(parameters).filter(([name]) => !route.includes(`{${name}}`)));
}

/** Some lists are in an object, under their own name next to `total_count`. */
function rowsOf(data: unknown): unknown {
  if (typeof data !== 'object' || data === null || !('total_count' in data)) return data;
  return Object.values(data).find(Array.isArray) ?? data;
}

/** The URL of the next page (GitHub docs, "Using pagination in the REST API"). */
function nextPage(link: string | undefined): string | undefined {
  return link
    ?.split(',')
    .map((each) => /^\s*<([^<>]+)>\s*;\s*rel="next"/.exec(each)?.[1])
    .find((url) => url !== undefined && URL.canParse(url));
}

/** Octokit's RequestError. Its status is 500 even without an answer; then there is no `response`. */
const Failure = z.object({
  request: z.object({ url: z.string() }),
  response: z.optional(
    z.object({ status: z.number(), headers: z.record(z.string(), z.unknown()), data: z.optional(z.unknown()) }),
  ),
  cause: z.optional(z.unknown()),
});
const ErrorBody = z.object({ message: z.string(), errors: z.optional(z.array(z.unknown())) });
const FieldError = z.object({
  field: z.optional(z.string()),
  code: z.optional(z.string()),
  message: z.optional(z.string()),
});

interface FailedCall {
  path: string;
  /** Undefined if no answer came. */
  status: number | undefined;
  /** GitHub's own message; empty without one. */
  detail: string;
  /** For a rate limit: the wait that GitHub asks for, in milliseconds. */
  limit: number | undefined;
  /** One of these permissions allows the call, according to GitHub. */
  permissions: string[];
  /** Octokit's error, or the network error below it if no answer came. */
  cause: unknown;
}

function failureOf(error: unknown, token: string): FailedCall {
  const read = Failure.safeParse(error);
  if (!read.success) throw error;
  const { request, response, cause } = read.data;
  const path = new URL(request.url).pathname;
  if (response === undefined) {
    return { path, status: undefined, detail: '', limit: undefined, permissions: [], cause: cause ?? error };
  }
  const { status, headers, data } = response;
  const header = (name: string) => (headers[name] === undefined ? undefined : String(headers[name]));
  const body = ErrorBody.safeParse(data).data;
  const fields = (body?.errors ?? []).map((field) => {
    const { field: name, code, message } = FieldError.safeParse(field).data ?? {};
    return message ?? `${name ?? '?'} ${code ?? '?'}`;
  });
  const seconds = limitedFor(status, header, body?.message ?? '');
  return {
    path,
    status,
    detail: body === undefined ? '' : serviceMessage([body.message, ...fields].join(', '), token),
    limit: seconds === undefined ? undefined : seconds * 1000,
    permissions: permissionsIn(header('x-accepted-github-permissions') ?? ''),
    cause: error,
  };
}

/** Converts "issues=write; pull_requests=write" to a workflow's notation (GitHub docs, "Troubleshooting the REST API"). */
function permissionsIn(header: string): string[] {
  return header.split(';').flatMap((set) => {
    const names = set.split(',').map((permission) => permission.trim().replaceAll('_', '-').replace('=', ': '));
    return names.some((name) => name === '') ? [] : [names.map((name) => `\`${name}\``).join(' and ')];
  });
}

function explained(
  { path, status, detail, limit, permissions, cause }: FailedCall,
  method: string,
  access: { repository: string; input: string },
  place: Endpoint,
): ApiError {
  const what = `GitHub (${method} ${path})`;
  if (status === undefined) return unanswered(what, cause, place);
  if (limit !== undefined) return new ApiError(`${what} ${limited(status, limit)}. Run it again later`, 429, cause);
  const cure = status >= 500 ? 'Run it again later' : refusalFix(status, detail, cures(access, permissions)[status]);
  const message = `${what} answered ${status}: ${detail === '' ? 'no reason given' : detail}`;
  return new ApiError(cure === undefined ? message : `${message}. ${cure}`, status, cause);
}

function cures(
  { repository, input }: { repository: string; input: string },
  permissions: string[],
): Record<number, string> {
  const needed = permissions.length > 0 ? permissions.join(' or ') : 'the permission that this call needs';
  const ofJob = input === 'github-token';
  return {
    401: ofJob
      ? 'Check the input "github-token": the token is wrong, expired or revoked. Leave the input out to use the token of the workflow'
      : `Check the input "${input}": the token is wrong, expired or revoked`,
    403: ofJob
      ? `The token may not do this: give the job ${needed} under "permissions" in the workflow, or give it to the token behind the input "github-token"`
      : `The token may not do this: give ${needed} to the token behind the input "${input}"`,
    404: `It is not there, or the token cannot see it: check that the token behind the input "${input}" has access to ${repository}`,
    410: 'Issues are switched off in this repository: enable them in Settings → General → Features, or set "follow-up" so that it creates none',
    422: 'The API has changed and this version of the action does not work with it: update the action, or report this message',
  };
}
