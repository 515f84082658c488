/** Finds the docs repository and how to read it: from options and variables, or else from the clone and `gh`. */
import { docsRepositoryName, gitHubToken, gitHubUrl, readVariable } from './environment.ts';
import { type Clone, readClone } from './git.ts';
import { gitHubCliToken } from './github-cli.ts';

export interface GitHubAccess {
  clone: Clone;
  /** owner/name; undefined if it is unknown. */
  repository: string | undefined;
  /** Whether `repository` is the one that the clone comes from. */
  isOrigin: boolean;
  token: string | undefined;
  /** Whether `gh` is installed, and somebody is logged in to the host. */
  hasGh: boolean;
  apiUrl: string;
}

/**
 * Returns the repository that `given` or GITHUB_REPOSITORY names, or else the clone's `origin`; its API, and the token of the
 * environment, or else of `gh`.
 * @throws UsageError if one of them is invalid.
 */
export async function gitHubAccess(folder: string, given?: string): Promise<GitHubAccess> {
  const clone = await readClone(folder);
  const { origin } = clone;
  const own = origin && `${origin.owner}/${origin.name}`;
  const repository = docsRepositoryName(given) ?? own;
  const isOrigin = own !== undefined && repository?.toLowerCase() === own.toLowerCase();
  const host = (isOrigin && origin?.host) || 'github.com';
  const apiUrl = readVariable('GITHUB_API_URL') === undefined ? apiUrlOf(host) : gitHubUrl();
  const ofGh = await gitHubCliToken(host);
  return { clone, repository, isOrigin, token: gitHubToken() ?? ofGh, hasGh: ofGh !== undefined, apiUrl };
}

/** A server of your own has its API below /api/v3, and GitHub Enterprise Cloud with data residency at a host of its own. */
function apiUrlOf(host: string): string {
  if (host === 'github.com') return 'https://api.github.com';
  return host.endsWith('.ghe.com') ? `https://api.${host}` : `https://${host}/api/v3`;
}
