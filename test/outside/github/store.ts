/**
 * Where the state lives: the package `emulate`, as a server of its own behind the layer. The layer has checked a request
 * before it comes here, so everyone here may write.
 */
import { Agent, type IncomingHttpHeaders, type RequestOptions, request } from 'node:http';
import { createEmulator } from 'emulate';
import * as z from 'zod';

export interface Stored {
  status: number;
  contentType: string | null;
  link: string | null;
  /** What came, with the store's own address replaced by GitHub's. */
  bytes: Uint8Array<ArrayBuffer>;
  /** Undefined where the answer is not JSON. */
  json: unknown;
}

export interface Call {
  method: string;
  /** With the query. */
  path: string;
  body?: unknown;
  accept?: string | undefined;
}

export interface Store {
  /** Asks in someone's name. */
  ask(login: string, call: Call): Promise<Stored>;
  /** Asks as the owner, for what has to be there. */
  need<Shape>(shape: z.ZodType<Shape>, method: string, path: string, body?: unknown): Promise<Shape>;
  /** Every item of a list, asked for as the owner. */
  all<Shape>(shape: z.ZodType<Shape>, path: string): Promise<Shape[]>;
  close(): Promise<void>;
}

/** The user that `emulate` always has and who may do everything. */
const OWNER = 'admin';
const PER_PAGE = 100;

export async function startStore(options: {
  /** GitHub's address as the outside sees it. */
  publicUrl: string;
  repository: string;
  private: boolean;
  defaultBranch: string;
  files: Readonly<Record<string, string>>;
  logins: readonly string[];
  /** Repositories without files. */
  others: readonly { name: string; private: boolean }[];
}): Promise<Store> {
  const { logins } = options;
  const [owner = '', name = ''] = options.repository.split('/');
  const others = options.others.map((other) => {
    const [otherOwner = '', otherName = ''] = other.name.split('/');
    return { owner: otherOwner, name: otherName, private: other.private };
  });
  const emulator = await createEmulator({
    service: 'github',
    port: 0,
    seed: {
      tokens: Object.fromEntries(
        [OWNER, ...logins].flatMap((login) =>
          Array.from({ length: TOKENS }, (_, number) => [tokenOf(login, number), { login }]),
        ),
      ),
      github: {
        users: logins.map((login) => ({ login })),
        orgs: [...new Set([owner, ...others.map((other) => other.owner)])].map((login) => ({
          login,
          members: [{ login: OWNER, role: 'admin' }],
        })),
        repos: [{ owner, name, private: options.private, default_branch: options.defaultBranch }, ...others],
      },
    },
  });
  const address = emulator.url.replace('localhost', '127.0.0.1');

  const agent = new Agent({ keepAlive: true });
  let asked = 0;
  const ask: Store['ask'] = async (login, { method, path, body, accept = 'application/vnd.github+json' }) => {
    const token = tokenOf(login, asked % TOKENS);
    asked += 1;
    const sent = body === undefined ? undefined : JSON.stringify(body);
    const headers = {
      authorization: `Bearer ${token}`,
      accept,
      'content-type': 'application/json',
      // node:http sends no length with a DELETE of its own accord.
      ...(sent !== undefined && { 'content-length': Buffer.byteLength(sent) }),
    };
    const answer = await send(agent, `${address}${path}`, { method, headers }, sent);
    const ours = (text: string) =>
      text.replaceAll(emulator.url, options.publicUrl).replaceAll(address, options.publicUrl);
    const { 'content-type': contentType = null, link = null } = answer.headers;
    const bytes = new Uint8Array(answer.body);
    const json = contentType?.startsWith('application/json') ? JSON.parse(ours(answer.body.toString())) : undefined;
    return { status: answer.status, contentType, link: link && ours(String(link)), bytes, json };
  };

  const need: Store['need'] = async (shape, method, path, body) => {
    const { status, json } = await ask(OWNER, { method, path, body });
    if (status < 200 || status > 299) {
      throw new Error(`The store answered ${status} to ${method} ${path}: ${JSON.stringify(json)}`);
    }
    return shape.parse(json);
  };

  const all: Store['all'] = async (shape, path) => {
    const items = [];
    for (let page = 1; ; page += 1) {
      const separator = path.includes('?') ? '&' : '?';
      const found = await need(z.array(shape), 'GET', `${path}${separator}per_page=${PER_PAGE}&page=${page}`);
      items.push(...found);
      if (found.length < PER_PAGE) return items;
    }
  };

  const close = () => {
    agent.destroy();
    return emulator.close();
  };
  const store = { ask, need, all, close };
  try {
    await Promise.all(
      [options.repository, ...options.others.map((other) => other.name)].flatMap((repository) =>
        logins.map((login) => {
          const path = `/repos/${repository}/collaborators/${encodeURIComponent(login)}`;
          return need(z.unknown(), 'PUT', path, { permission: 'push' });
        }),
      ),
    );
    if (Object.keys(options.files).length > 0) {
      const head = `/repos/${options.repository}/git/ref/heads/${options.defaultBranch}`;
      const { object } = await need(Ref, 'GET', head);
      const first = { parent: object.sha, message: 'Add files', files: options.files };
      const sha = await commitFiles(store, options.repository, first);
      await need(z.unknown(), 'PATCH', head.replace('/ref/', '/refs/'), { sha });
    }
  } catch (error) {
    await close();
    throw error;
  }
  return store;
}

/** With `node:http`: `fetch` takes several times as long, and the store is asked twenty times before a test begins. */
function send(
  agent: Agent,
  url: string,
  options: RequestOptions,
  body: string | undefined,
): Promise<{ status: number; headers: IncomingHttpHeaders; body: Buffer }> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { ...options, agent }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('error', reject);
      answer.on('end', () =>
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(chunks) }),
      );
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

/** The store refuses more than 5,000 requests an hour with one token. GitHub's limits are the layer's to play. */
const TOKENS = 20;
const tokenOf = (login: string, number: number) => `token-${number}-of-${login}`;

const Sha = z.object({ sha: z.string() });
const Ref = z.object({ object: Sha });

/** Makes one commit with these files on top of another commit, on no branch yet; its SHA. */
export async function commitFiles(
  store: Store,
  repository: string,
  { parent, message, files }: { parent: string; message: string; files: Readonly<Record<string, string>> },
): Promise<string> {
  const git = `/repos/${repository}/git`;
  const base = await store.need(z.object({ tree: Sha }), 'GET', `${git}/commits/${parent}`);
  const tree = await store.need(Sha, 'POST', `${git}/trees`, {
    base_tree: base.tree.sha,
    tree: Object.entries(files).map(([path, content]) => ({ path, mode: '100644', type: 'blob', content })),
  });
  const commit = await store.need(Sha, 'POST', `${git}/commits`, { message, tree: tree.sha, parents: [parent] });
  return commit.sha;
}
