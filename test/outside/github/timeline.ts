/** The timeline of an issue: its comments, when it was closed, and what a test adds (REST API docs, "Timeline events"). */
import * as z from 'zod';
import type { Store } from './store.ts';

/** What a test adds. `at` is ISO 8601. */
export type TimelineEvent =
  | { event: 'cross-referenced'; at: string; pull: string; merged: boolean }
  | { event: 'referenced' | 'closed'; at: string; login: string; commit: string };

export interface Timelines {
  add(repository: string, number: number, event: TimelineEvent): void;
  of(login: string, repository: string, number: number): Promise<object[]>;
}

const Comment = z.looseObject({ created_at: z.string(), user: z.looseObject({ login: z.string() }) });
const Issue = z.looseObject({
  state: z.string(),
  closed_at: z.string().nullable(),
  closed_by: z.looseObject({ login: z.string() }).nullish(),
});

export function createTimelines(store: Store): Timelines {
  const added = new Map<string, TimelineEvent[]>();
  const keyOf = (repository: string, number: number) => `${repository}#${number}`;
  return {
    add(repository, number, event) {
      const key = keyOf(repository, number);
      added.set(key, [...(added.get(key) ?? []), event]);
    },
    async of(login, repository, number) {
      const path = `/repos/${repository}/issues/${number}`;
      // The store has a pull request only as one.
      const found = await store.ask(login, { method: 'GET', path });
      const issue = Issue.parse(
        found.status === 200 ? found.json : await store.need(Issue, 'GET', path.replace('/issues/', '/pulls/')),
      );
      const comments = await store.all(Comment, `${path}/comments`);
      const extra = added.get(keyOf(repository, number)) ?? [];
      const account = (await store.need(z.looseObject({}), 'GET', `/users/${encodeURIComponent(login)}`)) as object;
      const events = [
        ...comments.map((comment) => ({ ...comment, event: 'commented', actor: comment.user })),
        ...extra.map((event) => view(event, { repository, account, issue })),
        ...(issue.closed_at === null || extra.some(({ event }) => event === 'closed')
          ? []
          : [{ ...base(issue.closed_at, issue.closed_by ?? account), event: 'closed', state_reason: null }]),
      ];
      const at = (event: object) => String(Reflect.get(event, 'created_at'));
      return events.sort((one, other) => (at(one) < at(other) ? -1 : 1));
    },
  };
}

const base = (at: string, actor: object) => ({
  id: 1,
  node_id: 'E_1',
  url: 'https://api.github.com/events/1',
  actor,
  commit_id: null,
  commit_url: null,
  created_at: at,
  performed_via_github_app: null,
});

function view(
  event: TimelineEvent,
  { repository, account, issue }: { repository: string; account: object; issue: object },
): object {
  if (event.event === 'cross-referenced') {
    const merged_at = event.merged ? event.at : null;
    const pull_request = {
      merged_at,
      html_url: event.pull,
      url: event.pull,
      diff_url: event.pull,
      patch_url: event.pull,
    };
    const source = { ...issue, html_url: event.pull, pull_request };
    return {
      event: event.event,
      actor: account,
      created_at: event.at,
      updated_at: event.at,
      source: { type: 'issue', issue: source },
    };
  }
  const commit_url = `https://api.github.com/repos/${repository}/commits/${event.commit}`;
  return {
    ...base(event.at, { ...account, login: event.login }),
    event: event.event,
    commit_id: event.commit,
    commit_url,
  };
}
