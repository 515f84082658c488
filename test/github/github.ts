/** The emulator with an empty docs repository, connected as in a workflow. */
import { connectDocsRepository, type DocsRepository } from '../../src/github/docs-repository.ts';
import { type GitHub, type GitHubOptions, type Permissions, startGitHub } from '../outside/github.ts';

export const REPOSITORY = 'acme/incident-docs';
export const ALL: Permissions = {
  contents: 'write',
  'pull-requests': 'write',
  issues: 'write',
  checks: 'write',
  actions: 'read',
};

export const DOCS_REPOSITORY = {
  repository: REPOSITORY,
  actors: {
    ada: { login: 'ada', permissions: ALL },
    devin: { login: 'devin-ai-integration[bot]', permissions: ALL },
    app: { login: 'postmortems[bot]', permissions: ALL },
    stranger: { login: 'mallory', permissions: { issues: 'write', 'pull-requests': 'write' } },
  },
  people: ['grace'],
} satisfies GitHubOptions;

export const start = (options: Partial<GitHubOptions> = {}): Promise<GitHub> =>
  startGitHub({ ...DOCS_REPOSITORY, ...options });

/** Without a token, uses a workflow's. */
export function connect(github: GitHub, token = github.workflowToken(ALL)): DocsRepository {
  return connectDocsRepository({ token, apiUrl: github.url, repository: REPOSITORY });
}

/** Calls as somebody else, bypassing the code under test. Returns the JSON of the answer. */
export async function as(
  github: GitHub,
  token: string,
  method: string,
  path: string,
  body?: unknown,
  // biome-ignore lint/suspicious/noExplicitAny: a test reads what it expects to be there
): Promise<any> {
  const answer = await fetch(`${github.url}/repos/${REPOSITORY}${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'user-agent': 'test' },
    body: body === undefined ? null : JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return answer.status === 204 ? undefined : answer.json();
}

/** Opens a pull request by Devin with these files. Returns its number. */
export async function openPull(github: GitHub, branch: string, files: Record<string, string>): Promise<number> {
  const { object } = await as(github, 'devin', 'GET', '/git/ref/heads/main');
  await as(github, 'devin', 'POST', '/git/refs', { ref: `refs/heads/${branch}`, sha: object.sha });
  for (const [path, content] of Object.entries(files)) {
    await as(github, 'devin', 'PUT', `/contents/${path}`, {
      message: `Write ${path}`,
      content: Buffer.from(content).toString('base64'),
      branch,
    });
  }
  return (await as(github, 'devin', 'POST', '/pulls', { title: 'Postmortem', head: branch, base: 'main' })).number;
}
