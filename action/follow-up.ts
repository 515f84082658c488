/**
 * Mode `follow-up`: after a merge keeps the index, makes issues of action items, and has Devin publish, as the configuration
 * says. Nothing is ever committed.
 */
import { info, warning } from '@actions/core';
import type { Devin } from '../src/devin/sessions.ts';
import type { DocsRepository } from '../src/github/docs-repository.ts';
import { type ChangedFile, compare, listFiles, readBlob } from '../src/github/files.ts';
import { ApiError } from '../src/http.ts';
import { plainText } from '../src/markdown.ts';
import type { PagerDuty } from '../src/pagerduty/rest.ts';
import { type Config, configFor } from '../src/policy/config.ts';
import type { PostmortemDocument } from '../src/postmortem/document.ts';
import { serviceOf, severityOf } from '../src/postmortem/index-entry.ts';
import { isPostmortem } from '../src/postmortem/paths.ts';
import { type Filed, fileActionItems } from './action-items.ts';
import { docsRepository, pagerdutyOf, readConfigFile } from './desk.ts';
import type { Event } from './event.ts';
import { type Index, keepIndex } from './index-issue.ts';
import type { Inputs } from './inputs.ts';
import { reachDevin } from './known.ts';
import { setOutputs } from './outputs.ts';
import { readPostmortem } from './postmortem.ts';
import { type Published, publishMerged } from './publish.ts';
import { writeSummary } from './summary.ts';

/** What a follow-up works with. */
export interface FollowUp {
  inputs: Inputs;
  docs: DocsRepository;
  /** The docs repository, `owner/name`. */
  repository: string;
  defaultBranch: string;
  config: Config;
  devin: Devin | undefined;
  pagerduty: PagerDuty | undefined;
  /** A postmortem by the SHA of its blob; each is read once. */
  read(sha: string): Promise<PostmortemDocument>;
}

/** A postmortem that the push adds or changes. */
export interface Merged {
  path: string;
  document: PostmortemDocument;
  isNew: boolean;
  /** With the overrides for its incident. */
  config: Config;
}

const AT_A_TIME = 5;
/** What GitHub gives for the commit before the first, or after the last. */
const NO_COMMIT = /^0+$/;

export async function followUp(inputs: Inputs, event: Event): Promise<void> {
  const push = event.name === 'push' ? event : undefined;
  if (push === undefined && event.name !== 'workflow_dispatch' && event.name !== 'schedule') {
    return nothingToDo('only a push to the default branch, a start by hand and a schedule are followed up');
  }
  const docs = docsRepository(inputs, event);
  const defaultBranch = event.repository.default_branch ?? (await docs.about()).default_branch;
  if (push !== undefined && (push.ref !== `refs/heads/${defaultBranch}` || NO_COMMIT.test(push.after))) {
    return nothingToDo(`the push was not to the branch ${defaultBranch}`);
  }
  const desk = await open(inputs, event, docs, defaultBranch);
  const merged = push === undefined ? [] : await mergedBy(push, desk);
  const server = process.env.GITHUB_SERVER_URL || 'https://github.com';
  const blobUrl = `${server}/${desk.repository}/blob/${push?.after}`;
  // One that fails keeps nothing else from being done.
  const [filed, published, index] = await Promise.allSettled([
    fileActionItems(desk, merged, blobUrl),
    publishMerged(desk, merged),
    desk.config['follow-up'].index ? keepIndex(desk, { afresh: push === undefined }) : undefined,
  ]);
  const done: Done = { filed: fulfilled(filed), published: fulfilled(published), index: fulfilled(index) };
  await tell(done, inputs);
  for (const { status, ...outcome } of [filed, published, index]) {
    if (status === 'rejected' && 'reason' in outcome) throw outcome.reason;
  }
}

function nothingToDo(why: string): void {
  setOutputs({ outcome: 'skipped', reason: 'nothing-to-do', 'incident-id': '' });
  info(`Nothing to follow up: ${why}`);
}

async function open(inputs: Inputs, event: Event, docs: DocsRepository, defaultBranch: string): Promise<FollowUp> {
  const [config, { devin }] = await Promise.all([readConfigFile(docs, inputs.config), reachDevin(inputs)]);
  const documents = new Map<string, Promise<PostmortemDocument>>();
  return {
    inputs,
    docs,
    repository: event.repository.full_name,
    defaultBranch,
    config,
    devin,
    pagerduty: pagerdutyOf(inputs),
    read(sha) {
      const reading =
        documents.get(sha) ?? readBlob(docs, sha).then(async (text) => (await readPostmortem(text)).document);
      documents.set(sha, reading);
      return reading;
    },
  };
}

/** The postmortems of a push that stand on the branch after it. */
async function mergedBy(push: Event & { name: 'push' }, desk: FollowUp): Promise<Merged[]> {
  const files = (await filesOf(push, desk)).filter(
    ({ filename, status }) => status !== 'removed' && isPostmortem(filename, desk.config),
  );
  const { default: pMap } = await import('p-map');
  const merged = await pMap(
    files,
    async ({ filename: path, status, sha }): Promise<Merged[]> => {
      if (!sha) return [];
      const document = await desk.read(sha);
      const matched = { priority: severityOf(document), service: serviceOf(document), serviceId: undefined };
      const isNew = status === 'added' || status === 'copied';
      return [{ path, document, isNew, config: configFor(desk.config, matched) }];
    },
    { concurrency: AT_A_TIME },
  );
  return merged.flat();
}

async function filesOf(
  { before, after }: Event & { name: 'push' },
  { docs, config }: FollowUp,
): Promise<ChangedFile[]> {
  if (NO_COMMIT.test(before)) {
    // The first push of the branch adds all that is there.
    const files = await (await listFiles(docs, after)).below(config.directory);
    return files.map(({ path, sha }) => ({ filename: path, sha, status: 'added' as const }));
  }
  try {
    return await compare(docs, before, after);
  } catch (error) {
    if (!(error instanceof ApiError) || (error.status !== 404 && error.status !== 422)) throw error;
    warning(
      `What the push changed cannot be told any more, because ${before} is gone: no issue was made of action items, and nothing was published. The index is kept all the same`,
    );
    return [];
  }
}

interface Done {
  filed: Filed | undefined;
  published: Published | undefined;
  index: Index | undefined;
}

function fulfilled<Value>(result: PromiseSettledResult<Value>): Value | undefined {
  return result.status === 'fulfilled' ? result.value : undefined;
}

async function tell(done: Done, { dryRun }: Inputs): Promise<void> {
  for (const problem of done.published?.problems ?? []) warning(problem);
  const lines = summaryLines(done);
  const outcome = dryRun ? 'dry-run' : lines.length > 0 ? 'updated' : 'skipped';
  setOutputs({ outcome, reason: outcome === 'skipped' ? 'nothing-to-do' : '', 'incident-id': '' });
  info(outcome === 'skipped' ? 'Everything is as it should be' : `${lines.length} things are told in the summary`);
  const told = lines.length === 0 ? 'Everything is as it should be. (reason: `nothing-to-do`)' : lines.join('\n');
  await writeSummary(`## ${dryRun ? 'Dry run of the follow-up: nothing was written' : 'Followed up'}\n\n${told}\n`);
}

function summaryLines({ filed, published, index }: Done): string[] {
  return [
    ...(index?.changed ? [`- ${indexLine(index)}`] : []),
    ...(filed?.opened ?? []).map(({ title, url }) => `- Issue for an action item: ${linked(title, url)}`),
    ...(filed?.closed ?? []).map(({ title, html_url }) => `- Closed, its box is ticked: ${linked(title, html_url)}`),
    ...(filed?.rest ?? []).map((title) => `- No issue, a push makes ten at most: ${plainText(title)}`),
    ...(published?.told ?? []).map(({ path, url }) => `- Devin publishes ${plainText(path)}: [session](${url})`),
    ...(published?.problems ?? []).map((problem) => `- ${plainText(problem, MAX_PROBLEM)}`),
  ];
}

const MAX_PROBLEM = 500;

function indexLine({ url, listed, unread }: Index): string {
  const rest = unread === 0 ? '' : `; ${unread} of them are read in the next runs`;
  return `Index: ${linked('Postmortems', url)}, ${listed} in all${rest}`;
}

function linked(text: string, url: string | undefined): string {
  return url === undefined ? plainText(text) : `[${plainText(text)}](${url})`;
}
