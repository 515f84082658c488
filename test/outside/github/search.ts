/** Search results as GitHub gives them: every item is an issue, a pull request one with a few words more. */
import * as z from 'zod';
import { type Caller, mayRead } from './access.ts';

const Found = z.looseObject({ items: z.array(z.looseObject({ url: z.string(), html_url: z.string() })) });
type Item = z.infer<typeof Found>['items'][number];

/** What an issue has of a pull request's own fields. */
const SHARED = [
  'id',
  'node_id',
  'number',
  'title',
  'user',
  'labels',
  'state',
  'locked',
  'assignee',
  'assignees',
  'milestone',
  'comments',
  'created_at',
  'updated_at',
  'closed_at',
  'author_association',
  'body',
  'draft',
  'html_url',
  'comments_url',
];

/** Of what the store has found, what the caller may read. */
export function foundIssues(stored: unknown, caller: Caller): unknown {
  const { items, ...rest } = Found.parse(stored);
  const visible = items.filter((item) => mayRead(caller, isPull(item) ? 'pull-requests' : 'issues')).map(asIssue);
  return { ...rest, total_count: visible.length, search_type: 'lexical', items: visible };
}

const isPull = ({ url }: Item) => url.includes('/pulls/');

function asIssue(item: Item): object {
  // The description knows no null there.
  if (item.body === null) item = { ...item, body: undefined };
  if (!isPull(item)) return { ...item, score: 1 };
  const { url: pullUrl, html_url } = item;
  const url = pullUrl.replace('/pulls/', '/issues/');
  const shared = Object.fromEntries(SHARED.map((key) => [key, item[key]]));
  return {
    ...shared,
    url,
    repository_url: url.replace(/\/issues\/\d+$/, ''),
    labels_url: `${url}/labels{/name}`,
    events_url: `${url}/events`,
    pull_request: {
      url: pullUrl,
      html_url,
      diff_url: item.diff_url,
      patch_url: item.patch_url,
      merged_at: item.merged_at,
    },
    score: 1,
  };
}
