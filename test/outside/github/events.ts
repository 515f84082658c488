/** The payloads of what has happened, as a workflow finds them in its event file (GitHub docs, "Webhook events and payloads"). */
import * as z from 'zod';
import type { Change, Pulls } from './pulls.ts';
import type { Store } from './store.ts';

export interface GitHubEvent {
  name: string;
  payload: Record<string, unknown>;
}

const NO_COMMIT = '0'.repeat(40);

const Person = z.object({ name: z.string(), email: z.string(), date: z.string() });
const Listed = z.object({ commits: z.array(z.object({ sha: z.string() })) });
const PushedCommit = z.object({
  sha: z.string(),
  html_url: z.string(),
  commit: z.object({ message: z.string(), author: Person, committer: Person, tree: z.object({ sha: z.string() }) }),
  files: z.array(z.object({ filename: z.string(), previous_filename: z.string().optional(), status: z.string() })),
});

/** The events of one change, in GitHub's order. `about` is what every payload holds: repository, sender. */
export async function eventsOf(
  change: Change,
  context: { store: Store; pulls: Pulls; repository: string; defaultBranch: string; about: Record<string, unknown> },
): Promise<GitHubEvent[]> {
  const { store, pulls, repository, defaultBranch, about } = context;
  if (change.what === 'pull') {
    const { what: _what, ...said } = change;
    const payload = { ...said, pull_request: await pulls.whole(change.number), ...about };
    return [
      { name: 'pull_request', payload },
      { name: 'pull_request_target', payload },
    ];
  }
  const { branch, before, after } = change;
  const commits = after === null ? [] : await pushedCommits(store, repository, before ?? defaultBranch, after);
  const head = after === null ? undefined : await pushedCommit(store, repository, after);
  return [
    {
      name: 'push',
      payload: {
        ref: `refs/heads/${branch}`,
        before: before ?? NO_COMMIT,
        after: after ?? NO_COMMIT,
        created: before === null,
        deleted: after === null,
        forced: before !== null && after !== null && !(await follows(store, repository, before, after)),
        base_ref: null,
        commits,
        head_commit: head ?? null,
        ...about,
      },
    },
  ];
}

async function pushedCommits(store: Store, repository: string, before: string, after: string): Promise<object[]> {
  const path = `/repos/${repository}/compare/${encodeURIComponent(before)}...${after}`;
  const { commits } = await store.need(Listed, 'GET', path);
  return Promise.all(commits.map(({ sha }) => pushedCommit(store, repository, sha)));
}

async function pushedCommit(store: Store, repository: string, sha: string): Promise<object> {
  const { commit, files, html_url: url } = await store.need(PushedCommit, 'GET', `/repos/${repository}/commits/${sha}`);
  const named = (...wanted: string[]) =>
    files.filter(({ status }) => wanted.includes(status)).map(({ filename }) => filename);
  const left = files.flatMap(({ previous_filename: previous }) => (previous === undefined ? [] : [previous]));
  const person = ({ name, email }: z.infer<typeof Person>) => ({ name, email });
  return {
    id: sha,
    tree_id: commit.tree.sha,
    distinct: true,
    message: commit.message,
    timestamp: commit.committer.date,
    url,
    author: person(commit.author),
    committer: person(commit.committer),
    added: named('added', 'renamed'),
    removed: [...named('removed'), ...left],
    modified: named('modified'),
  };
}

async function follows(store: Store, repository: string, before: string, after: string): Promise<boolean> {
  const path = `/repos/${repository}/compare/${before}...${after}`;
  const { behind_by: behind } = await store.need(z.object({ behind_by: z.int() }), 'GET', path);
  return behind === 0;
}
