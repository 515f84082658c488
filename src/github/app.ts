/**
 * Authentication as a GitHub App (GitHub docs, "Authenticating as a GitHub App installation"). Web APIs only.
 */
import githubAppJwt from 'universal-github-app-jwt';
import * as z from 'zod/mini';
import { callGitHub, type Send, type Trouble, unavailable } from './call.ts';

export interface AppSettings {
  readonly appId: string;
  /** PEM, PKCS#1 (GitHub's format) or PKCS#8, in any of the forms that `readPem` takes. */
  readonly privateKey: string;
  readonly installationId: string | undefined;
}

/** Returns a token for one repository, or gives up at `until` (by `Date.now()`). `refused` is a token that GitHub did not accept and that must not be returned again. */
export type TokenSource = (until: number, refused?: string) => Promise<{ status: 'ok'; token: string } | Trouble>;

/** A personal token cannot be replaced: if it is refused there is no other. */
export function personalToken(token: string): TokenSource {
  const unknown =
    'GitHub refuses (401): it does not know the token, which is wrong, expired or revoked: set GITHUB_TOKEN to a new one';
  return async (_until, refused) =>
    refused === undefined ? { status: 'ok', token } : { status: 'refused', code: 401, problem: unknown };
}

/** A token lives for an hour. It is not used this close to its end. */
const EARLY_MS = 2 * 60_000;
const FETCH_LIMIT_MS = 3000;

const Installation = z.object({ id: z.int() });
const AccessToken = z.object({ token: z.string(), expires_at: z.string() });

/**
 * Returns installation tokens that may only write the contents of this repository. Keeps each until shortly before it expires.
 * Concurrent callers share one request.
 */
export function installationTokens(app: AppSettings, repository: string, apiUrl: string, send: Send): TokenSource {
  let installationId = app.installationId;
  let kept: { token: string; until: number } | undefined;
  let pending: ReturnType<TokenSource> | undefined;

  const fetchToken = async (until: number): ReturnType<TokenSource> => {
    const bearer = await appJwt(app);
    if (bearer === undefined) return { status: 'refused', code: 401, problem: UNREADABLE_KEY };
    if (installationId === undefined) {
      const answer = await callGitHub(send, {
        method: 'GET',
        url: `${apiUrl}/repos/${repository}/installation`,
        bearer,
        until,
        expected: 200,
        refusals: {
          ...KEY_REFUSED,
          404: `there is no such App, or the App is not installed on ${repository}: check GITHUB_APP_ID and GITHUB_REPOSITORY, and install the App there`,
        },
      });
      if (answer.status !== 'ok') return answer;
      installationId = String(Installation.parse(JSON.parse(answer.text)).id);
    }
    const answer = await callGitHub(send, {
      method: 'POST',
      url: `${apiUrl}/app/installations/${installationId}/access_tokens`,
      bearer,
      body: JSON.stringify({ repositories: [repository.split('/')[1]], permissions: { contents: 'write' } }),
      until,
      expected: 201,
      refusals: {
        ...KEY_REFUSED,
        403: 'the installation is suspended: unsuspend it in the settings of the App',
        404: 'there is no such installation: check GITHUB_APP_INSTALLATION_ID, or remove it',
        422: `the installation has no access to ${repository} with Contents: write: grant both in the settings of the App`,
      },
    });
    if (answer.status !== 'ok') {
      // The App may have been reinstalled with a new ID.
      installationId = app.installationId;
      return answer;
    }
    const { token, expires_at: expiresAt } = AccessToken.parse(JSON.parse(answer.text));
    kept = { token, until: Date.parse(expiresAt) - EARLY_MS };
    return { status: 'ok', token };
  };

  return async (until, refused) => {
    if (kept !== undefined && kept.token !== refused && Date.now() < kept.until) {
      return { status: 'ok', token: kept.token };
    }
    pending ??= fetchToken(Date.now() + FETCH_LIMIT_MS)
      .catch(() => unavailable('GitHub answered the request for a token in a form that the relay cannot read'))
      .finally(() => {
        pending = undefined;
      });
    // Each caller waits as long as its own time allows. The token is fetched for the others anyway.
    return before(until, pending);
  };
}

async function before(until: number, pending: ReturnType<TokenSource>): ReturnType<TokenSource> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<Trouble>((resolve) => {
    timer = setTimeout(() => resolve(unavailable('GitHub did not return a token in time')), until - Date.now());
  });
  return Promise.race([pending, late]).finally(() => clearTimeout(timer));
}

const UNREADABLE_KEY =
  'GITHUB_APP_PRIVATE_KEY is not a private key in PEM form: set it to the whole file that GitHub gave, from -----BEGIN to END-----';

/** Returns the App's JWT; undefined if its key cannot be read. */
async function appJwt({ appId, privateKey }: AppSettings): Promise<string | undefined> {
  try {
    return (await githubAppJwt({ id: appId, privateKey: toPkcs8(readPem(privateKey)) })).token;
  } catch {
    return undefined;
  }
}

const KEY_REFUSED = {
  401: 'GITHUB_APP_ID and GITHUB_APP_PRIVATE_KEY do not identify an App: check that they belong together and that the clock is right',
};

/**
 * Restores the line breaks of a PEM file that went through a secret store, a form or a YAML file: with literal `\\n` or `\\r\\n`,
 * with spaces or nothing instead of line breaks, in quotes, or the whole file in base64. Returns other text unchanged.
 */
function readPem(text: string): string {
  const marker = '-----BEGIN ';
  const pem = text.includes(marker) ? text : fromBase64(text);
  const [, label, body] = /-----BEGIN ([A-Z ]+)-----([^-]+)-----END \1-----/.exec(pem) ?? [];
  if (body === undefined) return text;
  const base64 = body.replace(/\\+[rn]|\s/g, '');
  return `${marker}${label}-----\n${base64}\n-----END ${label}-----`;
}

function fromBase64(text: string): string {
  try {
    return atob(text.replace(/\\+[rn]|[\s"']/g, ''));
  } catch {
    return '';
  }
}

/**
 * Wraps a PKCS#1 key in two DER headers, version and the algorithm rsaEncryption, because WebCrypto reads PKCS#8 only
 * (RFC 5208, section 5; RFC 8017, appendix A.1).
 */
function toPkcs8(pem: string): string {
  const [, base64] = /-----BEGIN RSA PRIVATE KEY-----([\s\S]+?)-----END RSA PRIVATE KEY-----/.exec(pem) ?? [];
  if (base64 === undefined) return pem;
  const key = Uint8Array.from(atob(base64.replace(/\s/g, '')), (character) => character.charCodeAt(0));
  const version = [0x02, 0x01, 0x00];
  const algorithm = [0x30, 0x0d, 0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01, 0x05, 0x00];
  const body = [...version, ...algorithm, ...der(0x04, [...key])];
  const encoded = btoa(String.fromCharCode(...der(0x30, body)));
  return `-----BEGIN PRIVATE KEY-----\n${encoded}\n-----END PRIVATE KEY-----`;
}

/** Encodes tag, length and content. Lengths go up to 65,535 bytes; an RSA key of 16,384 bits needs a fifth of that. */
function der(tag: number, content: number[]): number[] {
  const { length } = content;
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return [tag, ...size, ...content];
}
