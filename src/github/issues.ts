/** Our issues in the docs repository (GitHub docs, "REST API endpoints for issues"). */
import * as z from 'zod/mini';
import { ApiError } from '../http/http.ts';
import { visible } from '../text/visible.ts';
import { hasMarker, marked, sameText } from './comments.ts';
import type { DocsRepository } from './docs-repository.ts';
import { onlyOne } from './upsert.ts';

const Issue = z.object({
  id: z.int(),
  number: z.int(),
  html_url: z.string(),
  title: z.string(),
  body: z.optional(z.nullable(z.string())),
  state: z.enum(['open', 'closed']),
  user: z.nullable(z.object({ login: z.string() })),
  /** Only where the issue is a pull request. */
  pull_request: z.optional(z.unknown()),
});
export type Issue = z.infer<typeof Issue>;

/** An issue that is ours: by its marker, `<!-- … -->`, and by its first label, under which it is looked for. */
export interface OwnIssue {
  marker: string;
  title: string;
  body: string;
  labels: readonly [string, ...string[]];
  /** Logins; one who cannot be assigned here is left out. */
  assignees?: readonly string[];
}

/**
 * Open and closed issues of our own making whose marker begins with `markerPrefix`, under a label, the newest first. By the
 * list of issues, because GitHub's search lags behind and is limited.
 */
export async function listIssues(docs: DocsRepository, label: string, markerPrefix: string): Promise<Issue[]> {
  const [login, issues] = await Promise.all([
    docs.login(),
    docs.list('GET /repos/{owner}/{repo}/issues', { labels: label, state: 'all' }, Issue),
  ]);
  return issues.filter(
    ({ user, body, pull_request: pull }) =>
      pull === undefined && user?.login === login && hasMarker(body, markerPrefix),
  );
}

/**
 * Writes the issue: made the first time, then its title and body are changed where they differ, and nothing else; a closed one
 * stays closed unless `reopen`. Labels and assignees are set once, after that they are people's. A second one from a run at the
 * same time is closed as not planned and points to the first.
 */
export async function upsertIssue(docs: DocsRepository, issue: OwnIssue, { reopen = false } = {}): Promise<Issue> {
  const { marker, title, labels } = issue;
  const body = marked(issue);
  const kept = await onlyOne(docs, {
    find: () => listIssues(docs, labels[0], marker),
    create: () => createIssue(docs, issue),
    async remove(younger, oldest) {
      await updateIssue(docs, younger.number, {
        body: `Closed: two runs made this issue at the same time. It goes on in #${oldest.number}.`,
        state: 'closed',
        state_reason: 'not_planned',
      });
    },
  });
  const changes = {
    ...(kept.title !== visible(title) && { title }),
    ...(!sameText(kept.body, body) && { body }),
    ...(reopen && kept.state === 'closed' && { state: 'open' }),
  };
  return Object.keys(changes).length === 0 ? kept : updateIssue(docs, kept.number, changes);
}

/** Closes an issue as completed. */
export function closeIssue(docs: DocsRepository, number: number): Promise<Issue> {
  return updateIssue(docs, number, { state: 'closed', state_reason: 'completed' });
}

/** "Create an issue" refuses all when one cannot be assigned. */
async function createIssue({ call }: DocsRepository, issue: OwnIssue): Promise<Issue> {
  const { title, labels, assignees = [] } = issue;
  const create = (who: readonly string[]) =>
    call(
      'POST /repos/{owner}/{repo}/issues',
      { title, body: marked(issue), labels, ...(who.length > 0 && { assignees: who }) },
      Issue,
    );
  try {
    return await create(assignees);
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 422 || assignees.length === 0) throw error;
    return create([]);
  }
}

function updateIssue({ call }: DocsRepository, number: number, changes: Record<string, string>): Promise<Issue> {
  return call('PATCH /repos/{owner}/{repo}/issues/{issue_number}', { issue_number: number, ...changes }, Issue);
}
