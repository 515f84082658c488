/**
 * What a run works with: who it talks to, connected as the inputs say, and what it has read of the docs repository.
 */

import type { Agent } from '../../src/agent/agent.ts';
import { connectDevin } from '../../src/devin/connect-devin.ts';
import { connectDocsRepository, type DocsRepository } from '../../src/github/docs-repository.ts';
import { type ChangedFile, type Files, listFiles, readBlob, readFile, readSettings } from '../../src/github/files.ts';
import { listOpenPulls, listPullFiles, type Pull } from '../../src/github/pulls.ts';
import { apiUrlProblem } from '../../src/http/api-url.ts';
import { connectPagerDuty, type PagerDuty } from '../../src/pagerduty/rest.ts';
import { type Config, DEFAULTS } from '../../src/policy/config.ts';
import { otherEndingProblem, withOtherEnding } from '../../src/policy/config-ending.ts';
import type { Event } from './event.ts';
import type { Inputs } from './inputs.ts';

export interface Desk {
  inputs: Inputs;
  docs: DocsRepository;
  /** `owner/name` of the docs repository. */
  repository: string;
  defaultBranch: string;
  /** As the file says; `configFor` adds the overrides of an incident. */
  config: Config;
  /** False: there is no file, and `config` holds the defaults. */
  hasConfig: boolean;
  /** On the default branch. */
  files: Files;
  openPulls: readonly Pull[];
  /** What an open pull request changes, by its number. */
  filesOf: (pull: number) => Promise<ChangedFile[]>;
  /** The text of a file; each content is read once. */
  textOf: (file: { path: string; sha: string }) => Promise<string>;
  /** Undefined without a key: then only what needs no session can be done. */
  devin: Agent | undefined;
  /** Undefined without a token. */
  pagerduty: PagerDuty | undefined;
}

/**
 * Everything at once, so that it takes one round of requests. Throws an Error that says what to do; among others where the
 * docs repository is public, because a draft would publish incident data there.
 */
export async function openDesk(inputs: Inputs, event: Event): Promise<Desk> {
  const docs = docsRepository(inputs, event);
  const { full_name: repository, default_branch: knownBranch } = event.repository;
  const listing =
    knownBranch === undefined
      ? docs.about().then(({ default_branch: branch }) => listFiles(docs, branch))
      : listFiles(docs, knownBranch);
  const [about, { config, hasConfig }, files, openPulls, devin] = await Promise.all([
    docs.about(),
    readConfigFile(docs, inputs.config, async (path) => (await listing).has(path)),
    listing,
    listOpenPulls(docs),
    devinOf(inputs),
  ]);
  if (!(event.repository.private ?? about.private) && !config['allow-public']) {
    throw new Error(
      `The docs repository ${repository} is public, and a draft would publish incident data there: use a private repository, or set "allow-public: true" in ${inputs.config} if everything about your incidents may be public`,
    );
  }
  const defaultBranch = knownBranch ?? about.default_branch;
  return {
    inputs,
    docs,
    repository,
    defaultBranch,
    config,
    hasConfig,
    files,
    openPulls,
    filesOf: once((pull) => listPullFiles(docs, pull)),
    textOf: once(
      ({ path, sha }) => readBlob(docs, sha, path),
      ({ sha }) => sha,
    ),
    devin,
    pagerduty: pagerdutyOf(inputs),
  };
}

/**
 * Asks once in a run, however many incidents need the answer: a workflow's token has 1,000 requests an hour. What failed is
 * asked again.
 */
function once<Key, Found>(
  ask: (key: Key) => Promise<Found>,
  nameOf: (key: Key) => unknown = (key) => key,
): (key: Key) => Promise<Found> {
  const asked = new Map<unknown, Promise<Found>>();
  return (key) => {
    const name = nameOf(key);
    const known = asked.get(name);
    if (known !== undefined) return known;
    const asking = ask(key);
    asked.set(name, asking);
    asking.catch(() => asked.delete(name));
    return asking;
  };
}

/** Where people see GitHub; an Enterprise Server is somewhere else. */
export const SERVER_URL = process.env.GITHUB_SERVER_URL || 'https://github.com';

export function docsRepository({ githubToken }: Inputs, { repository }: Event): DocsRepository {
  if (githubToken === undefined) {
    throw new Error(
      'The input "github-token" is empty: remove it from the workflow, so that the token of the job is used',
    );
  }
  const apiUrl = process.env.GITHUB_API_URL || 'https://api.github.com';
  const problem = apiUrlProblem(apiUrl);
  if (problem !== undefined) throw new Error(`GITHUB_API_URL of the runner ${problem}`);
  return connectDocsRepository({ token: githubToken, apiUrl, repository: repository.full_name });
}

export async function devinOf({ devin: { apiKey, apiUrl, orgId } }: Inputs): Promise<Agent | undefined> {
  return apiKey === undefined ? undefined : connectDevin({ apiKey, apiUrl, orgId });
}

export function pagerdutyOf({ pagerduty: { token, apiUrl } }: Inputs): PagerDuty | undefined {
  return token === undefined ? undefined : connectPagerDuty({ token, apiUrl });
}

/** What is configured, and whether a file says it. */
export interface TeamConfig {
  config: Config;
  hasConfig: boolean;
}

/**
 * The team's configuration on the default branch; the defaults if there is none. `exists` tells whether another file is there.
 * @throws Error if the file is not UTF-8, has a mistake, or stands beside one of the same name with the other ending.
 */
export async function readConfigFile(
  docs: DocsRepository,
  path: string,
  exists = async (other: string) => (await readSettings(docs, other)) !== undefined,
): Promise<TeamConfig> {
  const other = withOtherEnding(path);
  const [text, isThere] = await Promise.all([readSettings(docs, path), exists(other)]);
  if (isThere) throw new Error(otherEndingProblem(path, other, text !== undefined));
  if (text === undefined) return { config: DEFAULTS, hasConfig: false };
  // The parser is loaded only where there is something to parse.
  return { config: await (await import('../../src/policy/read-config.ts')).loadConfig(text, path), hasConfig: true };
}

/** The team's own template on the default branch. */
export async function readTemplate({ docs, inputs }: Pick<Desk, 'docs' | 'inputs'>, path: string): Promise<string> {
  const text = await readFile(docs, path);
  if (text === undefined) {
    throw new Error(
      `The template ${path} is not in the docs repository: correct "template" in ${inputs.config}, or add the file to the default branch`,
    );
  }
  return text;
}
