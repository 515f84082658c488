/** Checks whether the docs repository is ready: access, configuration, workflows, environment and secrets. */

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { connectDocsRepository, type DocsRepository } from '../../github/docs-repository.ts';
import { readFile, readSettingsFile } from '../../github/files.ts';
import { refusalFix } from '../../github/refusal.ts';
import { ApiError } from '../../http/http.ts';
import type { Config } from '../../policy/config.ts';
import { otherEndingProblem, withOtherEnding } from '../../policy/config-ending.ts';
import { DEFAULTS } from '../../policy/default-config.ts';
import { loadConfig } from '../../policy/read-config.ts';
import { messageOf } from '../../text/message-of.ts';
import { readText } from '../docs-folder.ts';
import type { GitHubAccess } from '../github-access.ts';
import { type DoctorCheck, explainFailure, notChecked, ok, wrong } from './check.ts';
import { checkEnvironment, checkSecrets } from './environment.ts';
import { blockedEvents } from './policy.ts';
import { lacks, TOKEN_PERMISSIONS } from './token-permissions.ts';
import { checkWorkflow, opensInServices, WORKFLOWS } from './workflow.ts';

const ACCESS = 'GitHub access';
const DISPATCH = 'GitHub right to dispatch';
const ENABLED = 'Workflows enabled';
const CONFIG = 'Configuration';
const TEMPLATE = 'Template';
const REPOSITORIES = 'Repositories for Devin';
const SERVICE_REPOSITORIES = 'Repositories of services';
const PROTECTION = 'Default branch';
const CONFIG_FILE = '.github/postmortem.yml';

/** `config` is undefined if it cannot be read. */
export interface Docs {
  config: Promise<Config | undefined>;
  checks: Promise<DoctorCheck[]>;
}

/** `relayed`: there is a relay. `typesFor`: the dispatch types that the relay and this configuration lead to. */
export function examineGitHub(
  access: GitHubAccess,
  relayed: boolean,
  typesFor: (config: Config) => readonly string[],
): Docs {
  const { token, repository, apiUrl } = access;
  const local = readLocalConfig(access);
  const unread = async (check: DoctorCheck) => [check, (await local)?.check ?? []].flat();
  if (token === undefined || repository === undefined) {
    const text =
      token === undefined
        ? `set GITHUB_TOKEN to a fine-grained token for the docs repository with ${TOKEN_PERMISSIONS}, or log in with gh auth login`
        : 'name the docs repository with --repo OWNER/NAME, or run this in a clone of it';
    return { config: local.then((each) => each?.config), checks: unread(notChecked(ACCESS, text)) };
  }
  const docs = connectDocsRepository({ token, apiUrl, repository });
  const seen = checkAccess(docs, repository, apiUrl);
  const read = seen.then(async ({ state }) => (state === 'ok' ? checkConfig(docs, await local) : await local));
  return {
    config: read.then((each) => each?.config),
    checks: seen.then(async (check) => {
      if (check.state !== 'ok') return unread(check);
      const config = (await read)?.config;
      const { default_branch: branch } = await docs.about();
      const rules = await rulesOf(docs, branch);
      const checks = await Promise.all([
        (await read)?.check ?? [],
        checkPublic(docs, config),
        relayed ? checkDispatch(docs) : [],
        checkWorkflows(docs, config ?? DEFAULTS, relayed ? typesFor(config ?? DEFAULTS) : [], rules),
        checkEnabled(docs),
        checkPolicy(docs, config ?? DEFAULTS),
        checkEnvironment(docs),
        checkSecrets(docs, config ?? DEFAULTS),
        checkProtection(docs, branch, rules),
        checkTemplate(docs, config),
        checkRepositories(docs, config ?? DEFAULTS),
        checkServices(docs, config ?? DEFAULTS),
      ]);
      return [check, ...checks.flat()];
    }),
  };
}

interface ReadConfig {
  check: DoctorCheck;
  config: Config | undefined;
}

/**
 * The configuration in the clone, if it is a clone of this docs repository. Used if it is not on GitHub yet, or cannot be read
 * there.
 */
async function readLocalConfig({ clone, isOrigin, repository }: GitHubAccess): Promise<ReadConfig | undefined> {
  const file = join(clone.root ?? '.', CONFIG_FILE);
  if (clone.root === undefined || (repository !== undefined && !isOrigin) || !existsSync(file)) return undefined;
  try {
    const config = await loadConfig(readText(file), CONFIG_FILE);
    return { check: ok(CONFIG, `${CONFIG_FILE} of this clone`), config };
  } catch (error) {
    return { check: wrong(CONFIG, messageOf(error).replaceAll('\n', '; ')), config: undefined };
  }
}

async function checkAccess(docs: DocsRepository, repository: string, apiUrl: string): Promise<DoctorCheck> {
  try {
    await docs.about();
    return ok(ACCESS, repository);
  } catch (error) {
    return explainFailure(error, ACCESS, {
      0: wrong(ACCESS, `GitHub does not answer at ${apiUrl}: check the network, and GITHUB_API_URL`),
      401: wrong(
        ACCESS,
        'GitHub does not know the token, which is wrong, expired or revoked: set GITHUB_TOKEN to a new one',
      ),
      404: wrong(
        ACCESS,
        `there is no ${repository}, or the token cannot see it: check the name, and give the token access to that repository`,
      ),
    });
  }
}

async function checkPublic(docs: DocsRepository, config: Config | undefined): Promise<DoctorCheck | []> {
  const isPublic = !(await docs.about()).private;
  if (!isPublic || config === undefined || config['allow-public']) return [];
  return wrong(
    'Repository private',
    'the docs repository is public, and a draft would publish incident data, so the action refuses: make it private, or set "allow-public: true" in .github/postmortem.yml',
  );
}

/** Uses an event type that is too short. A token without the permission is refused first, and nothing is dispatched. */
async function checkDispatch({ call }: DocsRepository): Promise<DoctorCheck> {
  try {
    await call('POST /repos/{owner}/{repo}/dispatches', { event_type: '' }, z.unknown());
  } catch (error) {
    if (error instanceof ApiError && error.status === 403 && refusalFix(403, error.message) !== undefined) {
      return wrong(DISPATCH, error.message);
    }
    const text = 'the token may not dispatch: if it is the one of the relay, give it Contents: Read and write';
    return explainFailure(error, DISPATCH, {
      403: wrong(DISPATCH, text),
      404: wrong(DISPATCH, text),
      422: ok(DISPATCH, 'the token may dispatch'),
    });
  }
  return ok(DISPATCH, 'the token may dispatch');
}

async function checkConfig(docs: DocsRepository, local: ReadConfig | undefined): Promise<ReadConfig> {
  try {
    const other = withOtherEnding(CONFIG_FILE);
    const [text, otherText] = await Promise.all([readSettingsFile(docs, CONFIG_FILE), readSettingsFile(docs, other)]);
    if (otherText !== undefined) throw new Error(otherEndingProblem(CONFIG_FILE, other, text !== undefined));
    if (text === undefined && local !== undefined) {
      const { check, config } = local;
      return {
        check: check.state === 'ok' ? ok(CONFIG, `${check.text}; the default branch has none yet`) : check,
        config,
      };
    }
    if (text === undefined)
      return { check: ok(CONFIG, `there is no ${CONFIG_FILE}: the defaults apply`), config: DEFAULTS };
    return { check: ok(CONFIG, CONFIG_FILE), config: await loadConfig(text, CONFIG_FILE) };
  } catch (error) {
    if (error instanceof ApiError)
      return { check: explainFailure(error, CONFIG, { 403: lacks(CONFIG, 'Contents') }), config: undefined };
    return { check: wrong(CONFIG, messageOf(error).replaceAll('\n', '; ')), config: undefined };
  }
}

async function checkWorkflows(
  docs: DocsRepository,
  config: Config,
  dispatchTypes: readonly string[],
  rules: readonly string[] | undefined,
): Promise<DoctorCheck[]> {
  const { default_branch: defaultBranch } = await docs.about();
  const mergeQueue = rules?.includes('merge_queue') === true;
  const { directory } = config;
  const itemsToken = opensInServices(config);
  const expected = { dispatchTypes, defaultBranch, directory, mergeQueue, itemsToken };
  const checks = await Promise.all(
    WORKFLOWS.map(async (kind) => {
      const name = `Workflow ${kind.file}`;
      try {
        const text = await readFile(docs, `.github/workflows/${kind.file}`);
        return text === undefined && kind.isExtra ? [] : checkWorkflow(kind, text, expected);
      } catch (error) {
        return explainFailure(error, name, { 403: lacks(name, 'Contents') });
      }
    }),
  );
  return checks.flat();
}

/**
 * Returns the kinds of rules that apply to a branch ("Get rules for a branch"); undefined if the token may not read them, or the server
 * or plan has none.
 */
export async function rulesOf({ list }: DocsRepository, branch: string): Promise<string[] | undefined> {
  try {
    const route = 'GET /repos/{owner}/{repo}/rules/branches/{branch}';
    return (await list(route, { branch }, z.object({ type: z.string() }))).map(({ type }) => type);
  } catch (error) {
    if (error instanceof ApiError) return undefined;
    throw error;
  }
}

/**
 * Returns whether Devin's GitHub App, which may write, needs a pull request to change the branch; undefined if that cannot be read.
 * `rules` are those of `rulesOf`.
 */
export async function isBranchProtected(
  { call }: DocsRepository,
  branch: string,
  rules: readonly string[] | undefined,
): Promise<boolean | undefined> {
  if (rules === undefined) return undefined;
  if (rules.some((type) => type === 'pull_request' || type === 'merge_queue')) return true;
  try {
    const answer = z.object({ protected: z.optional(z.boolean()) });
    return (await call('GET /repos/{owner}/{repo}/branches/{branch}', { branch }, answer)).protected === true;
  } catch (error) {
    if (error instanceof ApiError) return undefined;
    throw error;
  }
}

async function checkProtection(
  docs: DocsRepository,
  branch: string,
  rules: readonly string[] | undefined,
): Promise<DoctorCheck | []> {
  const isProtected = await isBranchProtected(docs, branch, rules);
  if (isProtected === undefined) return [];
  if (isProtected) return ok(PROTECTION, `${branch} changes by pull request only`);
  return wrong(
    PROTECTION,
    `Devin, and everyone who may push, can change ${branch} without a review: require a pull request with one approval in Settings → Rules → Rulesets, or let pagerduty-postmortem init --yes do it`,
  );
}

/** Returns whether GitHub lets the events of the workflows start them. */
async function checkPolicy(docs: DocsRepository, config: Config): Promise<DoctorCheck | []> {
  const name = 'Policies';
  try {
    const { private: isPrivate } = await docs.about();
    const review = await readFile(docs, '.github/workflows/postmortem-review.yml');
    const onTarget = /\bpull_request_target\b/.test(review ?? '');
    if (onTarget && !isPrivate && config['allow-public']) {
      return wrong(
        name,
        'the review starts on pull_request_target, which GitHub blocks in public repositories by default from 2 December 2026: pagerduty-postmortem init --review-on pull_request --yes, or allow the event in Settings → Actions → Policies',
      );
    }
    const blocked = (await blockedEvents(docs)).filter((event) => event !== 'pull_request_target' || onTarget);
    if (blocked.length === 0) return [];
    return wrong(
      name,
      `a policy forbids ${blocked.join(', ')}, so GitHub does not start what waits for it: allow it in Settings → Actions → Policies of the repository, its organization or its enterprise${blocked.includes('pull_request_target') ? ', or use pagerduty-postmortem init --review-on pull_request --yes' : ''}`,
    );
  } catch (error) {
    // Not every token may read them, and an older server has none.
    if (error instanceof ApiError) return [];
    throw error;
  }
}

const WorkflowState = z.object({ path: z.string(), state: z.string() });

async function checkEnabled(docs: DocsRepository): Promise<DoctorCheck> {
  try {
    const all = await docs.list('GET /repos/{owner}/{repo}/actions/workflows', {}, WorkflowState);
    const off = all.filter(
      ({ path, state }) => WORKFLOWS.some(({ file }) => path === `.github/workflows/${file}`) && state !== 'active',
    );
    if (off.length === 0) return ok(ENABLED, 'none is switched off');
    const list = off.map(({ path, state }) => `${path} (${state})`).join(', ');
    return wrong(ENABLED, `GitHub does not run ${list}: switch it on in Actions → the workflow → Enable workflow`);
  } catch (error) {
    return explainFailure(error, ENABLED, { 403: lacks(ENABLED, 'Actions') });
  }
}

async function checkTemplate(docs: DocsRepository, config: Config | undefined): Promise<DoctorCheck | []> {
  const paths = config === undefined ? [] : [config, ...config.overrides].flatMap(({ template }) => template ?? []);
  if (paths.length === 0) return [];
  try {
    const missing: string[] = [];
    for (const path of new Set(paths)) if ((await readFile(docs, path)) === undefined) missing.push(path);
    if (missing.length === 0) return ok(TEMPLATE, paths.join(', '));
    return wrong(
      TEMPLATE,
      `the configuration names ${missing.join(', ')}, which is not on the default branch: correct "template", or add the file`,
    );
  } catch (error) {
    return explainFailure(error, TEMPLATE, {});
  }
}

async function checkRepositories(docs: DocsRepository, config: Config): Promise<DoctorCheck | []> {
  const named = [config, ...config.overrides].flatMap(({ devin }) => devin?.repos ?? []);
  return checkNamed(docs, REPOSITORIES, 'devin.repos', named);
}

/** The repositories in which action items become issues, and in which Devin makes their changes. */
async function checkServices(docs: DocsRepository, { services }: Config): Promise<DoctorCheck | []> {
  return checkNamed(docs, SERVICE_REPOSITORIES, 'services', Object.values(services));
}

async function checkNamed(
  docs: DocsRepository,
  name: string,
  key: string,
  named: readonly string[],
): Promise<DoctorCheck | []> {
  if (named.length === 0) return [];
  const repositories = [...new Set(named)];
  try {
    const missing = (await Promise.all(repositories.map((repository) => isUnseen(docs, repository)))).flat();
    if (missing.length === 0) return ok(name, repositories.join(', '));
    return wrong(
      name,
      `there is no ${missing.join(', ')}, or the token cannot see it: correct "${key}" in ${CONFIG_FILE}, or run this with a token that may see it`,
    );
  } catch (error) {
    return explainFailure(error, name, {});
  }
}

async function isUnseen({ call }: DocsRepository, repository: string): Promise<string[]> {
  const [owner, repo] = repository.split('/');
  try {
    await call('GET /repos/{owner}/{repo}', { owner, repo }, z.unknown());
    return [];
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return [repository];
    throw error;
  }
}
