/** Connects a run to GitHub, PagerDuty and Devin, according to its inputs. */
import type { Agent } from '../../src/agent/agent.ts';
import { connectDevin, sessionBody } from '../../src/devin/connect-devin.ts';
import { connectDocsRepository, type DocsRepository } from '../../src/github/docs-repository.ts';
import { apiUrlProblem } from '../../src/http/api-url-problem.ts';
import { ApiError } from '../../src/http/http.ts';
import { connectPagerDuty, type PagerDuty } from '../../src/pagerduty/connect-pagerduty.ts';
import type { Event } from './event.ts';
import type { Inputs } from './inputs.ts';
import { warning } from './log.ts';
import { sendingTo } from './what-left.ts';

/** GitHub's web address; an Enterprise Server has its own. */
export const SERVER_URL = process.env.GITHUB_SERVER_URL || 'https://github.com';

/** Returns the address of the files on the default branch, for `fileUrl`. */
export function branchUrl({ repository, defaultBranch }: { repository: string; defaultBranch: string }): string {
  return `${SERVER_URL}/${repository}/blob/${defaultBranch}`;
}

export function docsRepository({ githubToken }: Inputs, { repository }: Event): DocsRepository {
  if (githubToken === undefined) {
    throw new Error(
      'The input "github-token" is empty: remove it from the workflow, so that the token of the job is used',
    );
  }
  return connectDocsRepository({
    token: githubToken,
    apiUrl: gitHubApiUrl(),
    graphqlUrl: process.env.GITHUB_GRAPHQL_URL || undefined,
    repository: repository.full_name,
    onSend: sendingTo('GitHub'),
  });
}

/** The repository of a service, for issues only; undefined without a token for it. */
export function serviceRepository({ itemsToken }: Inputs, repository: string): DocsRepository | undefined {
  if (itemsToken === undefined) return undefined;
  return connectDocsRepository({
    token: itemsToken,
    apiUrl: gitHubApiUrl(),
    repository,
    input: 'items-token',
    onSend: sendingTo('GitHub'),
  });
}

function gitHubApiUrl(): string {
  const apiUrl = process.env.GITHUB_API_URL || 'https://api.github.com';
  const problem = apiUrlProblem(apiUrl);
  if (problem !== undefined) throw new Error(`GITHUB_API_URL of the runner ${problem}`);
  return apiUrl;
}

/** What Devin would be sent to start a session, for a dry run. */
export { sessionBody };

/** Undefined without a key. Throws ApiError if Devin refuses it. */
export async function devinOf({ devin: { apiKey, apiUrl, orgId } }: Inputs): Promise<Agent | undefined> {
  return apiKey === undefined ? undefined : connectDevin({ apiKey, apiUrl, orgId, onSend: sendingTo('Devin') });
}

/** Returns Devin if there is a working key; otherwise a sentence that says why Devin is not queried. */
export async function reachDevin(inputs: Inputs): Promise<{ agent: Agent | undefined; problem: string | undefined }> {
  try {
    const agent = await devinOf(inputs);
    return { agent, problem: agent ? undefined : 'Devin was not queried: the input "devin-api-key" is empty.' };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    warning(error.message);
    return { agent: undefined, problem: 'Devin could not be queried; the log of the run says why.' };
  }
}

/** Undefined without a token. */
export function pagerdutyOf({ pagerduty: { token, apiUrl } }: Inputs): PagerDuty | undefined {
  return token === undefined ? undefined : connectPagerDuty({ token, apiUrl, onSend: sendingTo('PagerDuty') });
}

export const NO_DEVIN_KEY =
  'The input "devin-api-key" is empty: store the key of a Devin service user as the secret DEVIN_API_KEY in the environment "postmortem" of the docs repository (Settings → Environments), and pass it in the workflow';
