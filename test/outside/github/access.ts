/**
 * Who asks, and what they may: tokens, the App's JWT, and the permissions of each call (GitHub docs, "Permissions required for
 * fine-grained personal access tokens" and "Generating a JSON Web Token (JWT) for a GitHub App").
 */
import { createPublicKey, randomBytes, verify } from 'node:crypto';
import * as z from 'zod';
import { Refusal } from './refusal.ts';

/** By the names in a workflow's `permissions`: contents, pull-requests, issues, checks, actions. */
export type Permissions = Readonly<Record<string, 'read' | 'write' | 'none'>>;

export interface Actor {
  /** An App's ends in `[bot]`, and no other. */
  login: string;
  /** Without any the token has no access to the repository: a private one is not there for it. */
  permissions?: Permissions;
}

export interface App {
  id: number;
  /** Its login is `<slug>[bot]`. */
  slug: string;
  /** PEM; checks the App's JWT. */
  publicKey: string;
  installationId: number;
  permissions: Permissions;
}

export interface Caller {
  login: string;
  permissions: Permissions | undefined;
  /** Requests an hour. */
  limit: number;
}

interface Issued extends Caller {
  /** In milliseconds since 1970. */
  expires: number;
}

/** Whoever runs a workflow: what the token in `secrets.GITHUB_TOKEN` does starts no other workflow. */
export const ACTIONS_BOT = 'github-actions[bot]';
const ACTIONS_LIMIT = 1000;
const TOKEN_LIMIT = 5000;
const TOKEN_LIFETIME_MS = 60 * 60_000;
const MAX_JWT_SECONDS = 10 * 60;

export interface Access {
  /** Who the header `Authorization` proves the request to be from. */
  callerOf(authorization: string | undefined): Caller;
  /** Throws unless the header holds a good JWT of the App. */
  assertApp(authorization: string | undefined): App;
  issue(login: string, permissions: Permissions): { token: string; expires_at: string };
  /** Every issued token gets 401 from now on. */
  revokeTokens(): void;
}

export function createAccess(options: {
  actors: Readonly<Record<string, Actor>>;
  app: App | undefined;
  now: () => Date;
}): Access {
  const { actors, app, now } = options;
  const issued = new Map<string, Issued>();

  return {
    callerOf(authorization) {
      const token = credentials(authorization);
      const actor = actors[token];
      if (actor !== undefined) {
        return { login: actor.login, permissions: actor.permissions, limit: limitOf(actor.login) };
      }
      const found = issued.get(token);
      if (found === undefined || found.expires <= now().getTime()) throw new Refusal(401, 'Bad credentials');
      return found;
    },
    assertApp(authorization) {
      const jwt = credentials(authorization);
      if (app === undefined) throw new Refusal(401, UNDECODABLE);
      checkJwt(jwt, app, now());
      return app;
    },
    issue(login, permissions) {
      const token = `ghs_${randomBytes(18).toString('hex')}`;
      const expires = now().getTime() + TOKEN_LIFETIME_MS;
      issued.set(token, { login, permissions, limit: limitOf(login), expires });
      return { token, expires_at: new Date(expires).toISOString().replace(/\.\d+Z$/, 'Z') };
    },
    revokeTokens() {
      issued.clear();
    },
  };
}

/** Apps are known by their login: no person's holds brackets. */
export const isApp = (login: string) => login.endsWith('[bot]');

const limitOf = (login: string) => (login === ACTIONS_BOT ? ACTIONS_LIMIT : TOKEN_LIMIT);

function credentials(authorization: string | undefined): string {
  if (authorization === undefined) throw new Refusal(401, 'Requires authentication');
  const token = /^(?:bearer|token) +(\S+)$/i.exec(authorization)?.[1];
  if (token === undefined) throw new Refusal(401, 'Bad credentials');
  return token;
}

const UNDECODABLE = 'A JSON web token could not be decoded';
const JwtHeader = z.object({ alg: z.literal('RS256') });
const JwtClaims = z.object({ iss: z.unknown(), iat: z.unknown(), exp: z.unknown() });

function checkJwt(jwt: string, app: App, now: Date): void {
  const [header = '', claims = '', signature = '', ...more] = jwt.split('.');
  const read = JwtClaims.safeParse(decode(claims));
  const signed =
    more.length === 0 &&
    JwtHeader.safeParse(decode(header)).success &&
    verify(
      'RSA-SHA256',
      Buffer.from(`${header}.${claims}`),
      createPublicKey(app.publicKey),
      Buffer.from(signature, 'base64url'),
    );
  if (!signed || !read.success) throw new Refusal(401, UNDECODABLE);
  const { iss, iat, exp } = read.data;
  if (String(iss) !== String(app.id)) throw new Refusal(404, 'Integration not found');
  const seconds = now.getTime() / 1000;
  if (typeof iat !== 'number' || iat > seconds) {
    throw new Refusal(
      401,
      "'Issued at' claim ('iat') must be an Integer representing the time that the assertion was issued",
    );
  }
  if (typeof exp !== 'number' || exp <= seconds) {
    throw new Refusal(
      401,
      "'Expiration time' claim ('exp') must be a numeric value representing the future time at which the assertion expires",
    );
  }
  if (exp > seconds + MAX_JWT_SECONDS) {
    throw new Refusal(401, "'Expiration time' claim ('exp') is too far in the future");
  }
}

function decode(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString());
  } catch {
    return undefined;
  }
}

/** Which permissions open a path below `/repos/{owner}/{repo}`: one of them is enough; none: every token that sees it. */
const NEEDS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^(\/collaborators(\/.+)?)?$/, []],
  [/^\/(labels|milestones)(\/|$)/, ['issues', 'pull-requests']],
  [/^\/(check-runs|check-suites)(\/|$)/, ['checks']],
  [/^\/commits\/.+\/check-(runs|suites)$/, ['checks']],
  [/^\/commits\/[^/]+\/pulls$/, ['pull-requests']],
  [/^\/(activity|contents|git|branches|commits|compare|readme|dispatches)(\/|$)/, ['contents']],
  [/^\/pulls\/\d+\/merge$/, ['contents']],
  [/^\/pulls(\/|$)/, ['pull-requests']],
  [/^\/issues(\/|$)/, ['issues']],
  [/^\/actions\//, ['actions']],
  [/^\/environments\/[^/]+\/secrets(\/|$)/, ['environments']],
  [/^\/(rulesets|rules)(\/|$)/, []],
  [/^\/environments(\/|$)/, ['actions']],
];

/** To change these, a token needs Administration: write. */
const ADMINISTRATION = /^\/(rulesets|environments\/[^/]+(\/deployment-branch-policies)?)$/;

/**
 * Throws unless the caller may make the call. `path` is what follows `/repos/{owner}/{repo}`. Of an issue that is a pull request,
 * and of comments by their id, either permission will do.
 */
export function assertAllowed(
  caller: Caller,
  call: { method: string; path: string; publicRepository: boolean; onPullRequest: boolean },
): void {
  const { method, path, publicRepository, onPullRequest } = call;
  const reads = method === 'GET' || method === 'HEAD';
  const administers = !reads && ADMINISTRATION.test(path);
  const needs = administers ? ['administration'] : NEEDS.find(([pattern]) => pattern.test(path))?.[1];
  const hidden = caller.permissions === undefined && (!publicRepository || !reads);
  if (needs === undefined || hidden) throw new Refusal(404, 'Not Found');
  if (reads && (publicRepository || needs.length === 0)) return;
  const either = onPullRequest || /^\/issues\/comments\/\d+$/.test(path);
  const accepted = [...needs, ...(either && !needs.includes('pull-requests') ? ['pull-requests'] : [])];
  const enough = accepted.some((name) => (reads ? mayRead(caller, name) : caller.permissions?.[name] === 'write'));
  if (enough) return;
  const token = isApp(caller.login) ? 'integration' : 'personal access token';
  const level = reads ? 'read' : 'write';
  throw new Refusal(403, `Resource not accessible by ${token}`, {
    headers: {
      'x-accepted-github-permissions': accepted.map((name) => `${name.replaceAll('-', '_')}=${level}`).join('; '),
    },
  });
}

export function mayRead(caller: Caller, permission: string): boolean {
  return ['read', 'write'].includes(caller.permissions?.[permission] ?? 'none');
}
