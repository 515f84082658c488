/** Our issues in the docs repository (GitHub docs, "REST API endpoints for issues"). */
import * as z from 'zod/mini';
import { ApiError } from '../http/http.ts';
import { visible } from '../text/visible.ts';
import { hasMarker, marked, sameText } from './comments.ts';
import { createOnce } from './create-once.ts';
import type { DocsRepository } from './docs-repository.ts';

const Author = z.object({ login: z.string(), type: z.optional(z.string()) });

export const Issue = z.object({
  id: z.int(),
  number: z.int(),
  html_url: z.string(),
  title: z.string(),
  body: z.optional(z.nullable(z.string())),
  state: z.enum(['open', 'closed']),
  state_reason: z.optional(z.nullable(z.string())),
  created_at: z.string(),
  closed_at: z.nullable(z.string()),
  labels: z.array(z.union([z.string(), z.object({ name: z.optional(z.nullable(z.string())) })])),
  assignees: z.optional(z.nullable(z.array(z.object({ login: z.string() })))),
  /** How many it has. */
  comments: z.int(),
  user: z.nullable(Author),
  /** Only if the issue is a pull request. */
  pull_request: z.optional(z.unknown()),
});
export type Issue = z.infer<typeof Issue>;

/** An issue that is ours: recognized by its marker, `<!-- … -->`, and found by its first label. */
export interface OwnIssue {
  marker: string;
  title: string;
  body: string;
  labels: readonly [string, ...string[]];
  /** Logins. Accounts that cannot be assigned here are left out. */
  assignees?: readonly string[];
}

/**
 * Returns our open and closed issues with a label whose marker begins with `markerPrefix`, newest first. Uses the
 * list of issues, because GitHub's search lags behind and has a low limit. `newestOnly` takes one request: it looks at the newest
 * hundred with the label.
 */
export async function listIssues(
  docs: DocsRepository,
  label: string,
  markerPrefix: string,
  { newestOnly = false }: { newestOnly?: boolean } = {},
): Promise<Issue[]> {
  const filter = { labels: label, state: 'all' };
  const [isOurs, issues] = await Promise.all([
    docs.recognizes(),
    newestOnly
      ? docs.call('GET /repos/{owner}/{repo}/issues', { ...filter, per_page: NEWEST }, z.array(Issue))
      : docs.list('GET /repos/{owner}/{repo}/issues', filter, Issue),
  ]);
  return issues.filter(
    ({ user, body, pull_request: pull }) => pull === undefined && isOurs(user) && hasMarker(body, markerPrefix),
  );
}

const NEWEST = 100;

/**
 * Creates the issue, or updates its title and body if they differ. A closed issue stays closed unless `reopen` is set. Labels and
 * assignees are set only once, so that people can change them. If two runs create it at the same time, the younger one is closed as
 * not planned and points to the older. `newestOnly` looks for it only among the newest: the caller knows that no older one exists.
 */
export async function upsertIssue(
  docs: DocsRepository,
  issue: OwnIssue,
  { reopen = false, newestOnly = false } = {},
): Promise<Issue> {
  const { marker, title, labels } = issue;
  const body = marked(issue);
  const kept = await createOnce(docs, {
    find: () => listIssues(docs, labels[0], marker, { newestOnly }),
    create: () => createIssue(docs, issue),
    async remove(younger, oldest) {
      await updateIssue(docs, younger.number, {
        body: `Closed as a duplicate: two runs created this issue at the same time. See #${oldest.number}.`,
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

/**
 * Returns an issue of ours whose marker begins with `markerPrefix`; undefined if it is somebody else's, a pull request, or does not
 * exist.
 */
export async function findOwnIssue(
  docs: DocsRepository,
  number: number,
  markerPrefix: string,
): Promise<Issue | undefined> {
  try {
    const [isOurs, issue] = await Promise.all([
      docs.recognizes(),
      docs.call('GET /repos/{owner}/{repo}/issues/{issue_number}', { issue_number: number }, Issue),
    ]);
    const { user, body, pull_request: pull } = issue;
    return pull === undefined && isOurs(user) && hasMarker(body, markerPrefix) ? issue : undefined;
  } catch (error) {
    if (error instanceof ApiError && (error.status === 404 || error.status === 410)) return undefined;
    throw error;
  }
}

/** Closes an issue as completed. */
export function closeIssue(docs: DocsRepository, number: number): Promise<Issue> {
  return updateIssue(docs, number, { state: 'closed', state_reason: 'completed' });
}

/** Adds a label; the others stay ("Add labels to an issue"). */
export async function addLabel({ call }: DocsRepository, number: number, label: string): Promise<void> {
  const route = 'POST /repos/{owner}/{repo}/issues/{issue_number}/labels';
  await call(route, { issue_number: number, labels: [label] }, z.unknown());
}

/** Removes a label; it may be gone already. */
export async function removeLabel({ call }: DocsRepository, number: number, label: string): Promise<void> {
  try {
    const route = 'DELETE /repos/{owner}/{repo}/issues/{issue_number}/labels/{name}';
    await call(route, { issue_number: number, name: label }, z.unknown());
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 404) throw error;
  }
}

/** "Create an issue" fails as a whole if one assignee is invalid. */
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
