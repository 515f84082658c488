/** What a run works with: its connections, and what it reads from the docs repository. */
import type { Agent } from '../../src/agent/agent.ts';
import type { DocsRepository } from '../../src/github/docs-repository.ts';
import { type ChangedFile, type Files, listFiles, readBlob } from '../../src/github/files.ts';
import { listOpenPulls, listPullFiles, type Pull } from '../../src/github/pulls.ts';
import type { PagerDuty } from '../../src/pagerduty/connect-pagerduty.ts';
import type { Config } from '../../src/policy/config.ts';
import { readConfigFile } from './config-file.ts';
import { devinOf, docsRepository, pagerdutyOf } from './connections.ts';
import type { Event } from './event.ts';
import type { Inputs } from './inputs.ts';
import { once } from './once.ts';

/** Each function sends its request once per run, however many incidents or documents need the answer. */
export interface RunContext {
  inputs: Inputs;
  docs: DocsRepository;
  /** The docs repository, `owner/name`. */
  repository: string;
  defaultBranch: string;
  /** From the file; `configFor` adds the overrides of an incident. */
  config: Config;
  /** False: there is no file, and `config` has the defaults. */
  hasConfig: boolean;
  /** Undefined without a working key, or if Devin must not be queried. */
  agent: Agent | undefined;
  /** Undefined without a token, or if PagerDuty must not be queried. */
  pagerduty: PagerDuty | undefined;
  /** The files on the default branch. */
  files: () => Promise<Files>;
  openPulls: () => Promise<readonly Pull[]>;
  /** The changed files of an open pull request, by its number. */
  filesOf: (pull: number) => Promise<ChangedFile[]>;
  /** The text of a file, by its blob. Throws NotUtf8Error. */
  textOf: (file: { path: string; sha: string }) => Promise<string>;
}

/**
 * Opens the docs repository, without PagerDuty and Devin. `ahead`: what is read in parallel with the configuration. Throws an Error
 * that says what to do.
 */
export async function openContext(
  inputs: Inputs,
  event: Event,
  docs: DocsRepository = docsRepository(inputs, event),
  { ahead = [] }: { ahead?: readonly ('files' | 'pulls' | 'about')[] } = {},
): Promise<RunContext> {
  const { full_name: repository, default_branch: knownBranch } = event.repository;
  const branch = once(async () => knownBranch ?? (await docs.about()).default_branch);
  const files = once(async () => listFiles(docs, await branch()));
  const openPulls = once(() => listOpenPulls(docs));
  const exists = async (path: string) => (await files()).has(path);
  const [defaultBranch, { config, hasConfig }] = await Promise.all([
    branch(),
    readConfigFile(docs, inputs.config, ahead.includes('files') ? exists : undefined),
    ahead.includes('files') && files(),
    ahead.includes('pulls') && openPulls(),
    // If there is no configuration, this tells that the token can see the repository.
    ahead.includes('about') && docs.about(),
  ]);
  return {
    inputs,
    docs,
    repository,
    defaultBranch,
    config,
    hasConfig,
    agent: undefined,
    pagerduty: undefined,
    files,
    openPulls,
    filesOf: once((pull) => listPullFiles(docs, pull)),
    textOf: once(
      ({ path, sha }) => readBlob(docs, sha, path),
      ({ sha }) => sha,
    ),
  };
}

/**
 * The same with PagerDuty and Devin, for modes that start sessions. Sends all requests in parallel, so that it takes one round
 * trip; with `ahead: []`, files and open pull requests are read when they are needed. Throws an Error that says what to do, also if the
 * docs repository is public: a draft would publish incident data there.
 */
export async function openDraftContext(
  inputs: Inputs,
  event: Event,
  docs: DocsRepository = docsRepository(inputs, event),
  { ahead = ['files', 'pulls'] }: NonNullable<Parameters<typeof openContext>[3]> = {},
): Promise<RunContext> {
  const [context, about, agent] = await Promise.all([
    openContext(inputs, event, docs, { ahead }),
    docs.about(),
    devinOf(inputs),
  ]);
  if (!(event.repository.private ?? about.private) && !context.config['allow-public']) {
    throw new Error(
      `The docs repository ${context.repository} is public, and a draft would publish incident data there: use a private repository, or set "allow-public: true" in ${inputs.config} if everything about your incidents may be public`,
    );
  }
  return { ...context, agent, pagerduty: pagerdutyOf(inputs) };
}
