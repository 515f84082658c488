/**
 * Branches and pull requests as they move. What `emulate` has of a pull request is from the day it was opened; here is where its
 * branches are now, which files and commits it holds, and its merge.
 */
import * as z from 'zod';
import { check, Merge, PullCreate } from './bodies.ts';
import { invalidField, Refusal } from './refusal.ts';
import { commitFiles, type Store } from './store.ts';

/** What a call has moved. `before` and `after` are null where there is no branch. */
export type Change =
  | { what: 'branch'; branch: string; before: string | null; after: string | null }
  | { what: 'pull'; action: 'opened' | 'reopened' | 'closed'; number: number }
  | { what: 'pull'; action: 'synchronize'; number: number; before: string; after: string };

interface Pull {
  open: boolean;
  /** The tips of its branches: where they are now, or were when it was closed. */
  head: string;
  base: string;
  mergeCommit?: string;
}

/** A pull request from someone's fork. */
export interface ForkPull {
  /** Whose fork it is. */
  login: string;
  branch: string;
  title: string;
  body?: string;
  files: Readonly<Record<string, string>>;
}

export interface Pulls {
  /** Looks at what is different since the last look. */
  look(): Promise<Change[]>;
  has(number: number): boolean;
  /** One pull request, or a list of them, from the store. */
  view(stored: unknown): unknown;
  /** One with its counts, as GitHub sends it alone. */
  whole(number: number): Promise<Record<string, unknown>>;
  files(number: number): Promise<File[]>;
  commits(number: number): Promise<Commit[]>;
  assertOpenable(body: unknown): Promise<void>;
  openFromFork(fork: ForkPull): Promise<number>;
  /** Merges in someone's name; the SHA of the commit. */
  merge(number: number, login: string, body: unknown): Promise<string>;
}

const Sha = z.object({ sha: z.string() });
const Branch = z.object({ name: z.string(), commit: Sha });
const PullShape = z.looseObject({
  number: z.int(),
  state: z.enum(['open', 'closed']),
  draft: z.boolean(),
  user: z.looseObject({ login: z.string() }),
  head: z.looseObject({ ref: z.string(), label: z.string() }),
  base: z.looseObject({ ref: z.string(), repo: z.looseObject({ name: z.string() }) }),
});
const File = z.looseObject({
  filename: z.string(),
  previous_filename: z.string().optional(),
  status: z.string(),
  sha: z.string(),
  additions: z.int(),
  deletions: z.int(),
});
type File = z.infer<typeof File>;
const Commit = z.looseObject({ sha: z.string(), commit: z.looseObject({ tree: z.looseObject(Sha.shape) }) });
type Commit = z.infer<typeof Commit>;
const Comparison = z.object({ files: z.array(File), commits: z.array(Commit) });

/** Not in the items of a list. */
const ONLY_ALONE = [
  'merged',
  'mergeable',
  'rebaseable',
  'mergeable_state',
  'merged_by',
  'comments',
  'review_comments',
  'maintainer_can_modify',
  'commits',
  'additions',
  'deletions',
  'changed_files',
];

export function createPulls(store: Store, repository: string): Pulls {
  const api = `/repos/${repository}`;
  let branches = new Map<string, string>();
  const pulls = new Map<number, Pull>();

  function find(number: number): Pull {
    const pull = pulls.get(number);
    if (pull === undefined) throw new Refusal(404, 'Not Found');
    return pull;
  }

  const compare = (base: string, head: string) =>
    store.need(Comparison, 'GET', `${api}/compare/${encodeURIComponent(base)}...${encodeURIComponent(head)}`);

  const stored = (number: number) => store.need(PullShape, 'GET', `${api}/pulls/${number}`);

  function viewOne(pull: z.infer<typeof PullShape>): z.infer<typeof PullShape> {
    const known = pulls.get(pull.number);
    if (known === undefined) return pull;
    return {
      ...pull,
      head: { ...headOf(pull), sha: known.head },
      statuses_url: String(pull.statuses_url).replace(/[^/]+$/, known.head),
      merge_commit_sha: known.mergeCommit ?? null,
    };
  }

  return {
    async look() {
      const changes: Change[] = [];
      const found = await store.all(Branch, `${api}/branches`);
      const now = new Map(found.map(({ name, commit }) => [name, commit.sha]));
      for (const branch of new Set([...branches.keys(), ...now.keys()])) {
        const before = branches.get(branch) ?? null;
        const after = now.get(branch) ?? null;
        if (before !== after && !isForks(branch)) changes.push({ what: 'branch', branch, before, after });
      }
      branches = now;

      const listed = await store.all(PullShape, `${api}/pulls?state=all&sort=created&direction=asc`);
      for (const { number, state, head, base } of listed) {
        const before = pulls.get(number);
        const open = state === 'open';
        if (before !== undefined && !before.open && !open) continue;
        if (before?.open && !open) {
          before.open = false;
          changes.push({ what: 'pull', action: 'closed', number });
          continue;
        }
        const tips = { head: now.get(head.ref) ?? before?.head, base: now.get(base.ref) ?? before?.base };
        if (tips.head === undefined || tips.base === undefined) throw new Error(`Pull request ${number} has no branch`);
        pulls.set(number, { open, head: tips.head, base: tips.base });
        if (before === undefined) changes.push({ what: 'pull', action: 'opened', number });
        else if (!before.open) changes.push({ what: 'pull', action: 'reopened', number });
        else if (before.head !== tips.head) {
          changes.push({ what: 'pull', action: 'synchronize', number, before: before.head, after: tips.head });
        }
      }
      return changes;
    },

    has: (number) => pulls.has(number),

    view(value) {
      const list = z.array(PullShape).safeParse(value);
      if (list.success) return list.data.map((pull) => without(ONLY_ALONE, viewOne(pull)));
      const one = PullShape.safeParse(value);
      return one.success ? viewOne(one.data) : value;
    },

    async whole(number) {
      const { base, head } = find(number);
      const { files, commits } = await compare(base, head);
      const sum = (key: 'additions' | 'deletions') => files.reduce((total, file) => total + file[key], 0);
      return {
        ...viewOne(await stored(number)),
        commits: commits.length,
        changed_files: files.length,
        additions: sum('additions'),
        deletions: sum('deletions'),
      };
    },

    async files(number) {
      const { base, head } = find(number);
      return (await compare(base, head)).files;
    },

    async commits(number) {
      const { base, head } = find(number);
      return (await compare(base, head)).commits;
    },

    async assertOpenable(body) {
      const { head, base } = check(PullCreate, body);
      const [owner = ''] = repository.split('/');
      const branch = head.startsWith(`${owner}:`) ? head.slice(owner.length + 1) : head;
      if (!branches.has(branch)) throw invalidField('PullRequest', 'head');
      if (!branches.has(base)) throw invalidField('PullRequest', 'base');
      const listed = await store.all(PullShape, `${api}/pulls?state=open`);
      if (listed.some((pull) => pull.head.ref === branch && pull.base.ref === base)) {
        throw invalidField('PullRequest', 'head', `A pull request already exists for ${owner}:${branch}.`);
      }
      const { commits } = await compare(base, branch);
      if (commits.length === 0) {
        throw invalidField('PullRequest', 'head', `No commits between ${base} and ${branch}`);
      }
    },

    async openFromFork({ login, branch, title, body, files }) {
      const { default_branch: base } = await store.need(z.object({ default_branch: z.string() }), 'GET', api);
      const parent = branches.get(base);
      if (parent === undefined) throw new Error(`The branch ${base} is not there`);
      const sha = await commitFiles(store, repository, { parent, message: title, files });
      const ref = `${login}${FORK}${branch}`;
      await store.need(z.unknown(), 'POST', `${api}/git/refs`, { ref: `refs/heads/${ref}`, sha });
      const [owner] = repository.split('/');
      const opened = await store.ask(login, {
        method: 'POST',
        path: `${api}/pulls`,
        body: { title, body, base, head: `${owner}:${ref}` },
      });
      return PullShape.parse(opened.json).number;
    },

    async merge(number, login, body) {
      const { sha, merge_method: method, commit_title: title, commit_message: message } = check(Merge, body ?? {});
      const { state, draft, base: into, head: from, title: pullTitle } = await stored(number);
      const pull = find(number);
      const { base, head } = pull;
      if (sha !== undefined && sha !== head) {
        throw new Refusal(409, 'Head branch was modified. Review and try the merge again.');
      }
      const { files } = await compare(base, head);
      const moved = new Map((await compare(head, base)).files.map((file) => [file.filename, file.sha]));
      const conflicts = files.some((file) => moved.has(file.filename) && moved.get(file.filename) !== file.sha);
      if (state !== 'open' || draft || conflicts) throw new Refusal(405, 'Pull Request is not mergeable');

      const { commit } = await store.need(Commit, 'GET', `${api}/commits/${base}`);
      const tree = await store.need(Sha, 'POST', `${api}/git/trees`, {
        base_tree: commit.tree.sha,
        tree: files.flatMap((file) => [
          ...(file.previous_filename === undefined ? [] : [{ ...BLOB, path: file.previous_filename, sha: null }]),
          { ...BLOB, path: file.filename, sha: file.status === 'removed' ? null : file.sha },
        ]),
      });
      const subject =
        method === 'merge' ? `Merge pull request #${number} from ${from.label}` : `${pullTitle} (#${number})`;
      const merged = await store.ask(login, {
        method: 'POST',
        path: `${api}/git/commits`,
        body: {
          message: [title ?? subject, ...(message === undefined ? [] : [message])].join('\n\n'),
          tree: tree.sha,
          parents: method === 'merge' ? [base, head] : [base],
        },
      });
      const { sha: mergeCommit } = Sha.parse(merged.json);
      // The store's own merge knows only the commits of the day the pull request was opened: it closes, ours stands.
      await store.ask(login, { method: 'PUT', path: `${api}/pulls/${number}/merge`, body: {} });
      await store.need(z.unknown(), 'PATCH', `${api}/git/refs/heads/${into.ref}`, { sha: mergeCommit, force: true });
      pull.mergeCommit = mergeCommit;
      return mergeCommit;
    },
  };
}

/**
 * A fork's commits lie in the base repository, as with GitHub, here on a branch that is called `login:branch`: nobody else can
 * make one by that name.
 */
const FORK = ':';
const isForks = (branch: string) => branch.includes(FORK);

function headOf({ head, base, user }: z.infer<typeof PullShape>): z.infer<typeof PullShape>['head'] {
  if (!isForks(head.ref)) return head;
  const repo = { ...base.repo, full_name: `${user.login}/${base.repo.name}`, fork: true, owner: user };
  return { ...head, label: head.ref, ref: head.ref.slice(head.ref.indexOf(FORK) + 1), user, repo };
}

const BLOB = { mode: '100644', type: 'blob' };

function without(keys: readonly string[], value: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).filter(([key]) => !keys.includes(key)));
}
