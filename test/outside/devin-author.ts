/**
 * Stands in for Devin itself: reads what it is told as a colleague would, writes the postmortem that can be written from that
 * alone, pushes it to the branch and opens the pull request through GitHub's API.
 */
import { fixed, oneLine, postmortem, updated } from './devin-author/document.ts';
import type { Found, Investigation } from './devin-author/investigation.ts';
import { type Brief, hear, readBrief, type Task } from './devin-author/orders.ts';

export { readBrief } from './devin-author/orders.ts';

export interface Author {
  /** GitHub's API. */
  apiUrl: string;
  /** The token of `devin-ai-integration[bot]`. */
  token: string;
  /** What it finds with its tools; without it, it says that it had none. */
  investigate?: (brief: Brief) => Investigation;
  /** What goes wrong in the first draft, for a review to find. */
  slip?: (markdown: string) => string;
}

/**
 * Does what the last order says. `orders` are all that the session was told: the prompt, then each message. Does no harm
 * twice. Returns the URL of the pull request; undefined where the order needs none.
 */
export async function followOrders(orders: readonly string[], author: Author): Promise<string | undefined> {
  const [prompt = '', ...messages] = orders;
  const first = readBrief(prompt);
  let task: Task = { do: first.order === 'write' ? 'write' : 'nothing', brief: first };
  for (const message of messages) task = hear(task.brief, message);
  if (task.do === 'nothing') return undefined;

  const { brief } = task;
  const docs = docsRepository(brief.repository, author);
  const own = postmortem(brief, author.investigate && (await docs.located(author.investigate(brief))));
  if (task.do === 'fix') {
    const { path, branch, findings } = task.fixes;
    const there = await docs.read(path, branch);
    if (there === undefined) throw new Error(`There is no ${path} on ${branch} to fix`);
    await docs.write(path, branch, fixed(there.text, own, findings), 'Fix what the review found');
    return docs.openPull(branch);
  }
  const { path, branch } = brief;
  await docs.prepareBranch(branch);
  const there = await docs.read(path, branch);
  const document =
    there === undefined ? (author.slip?.(own) ?? own) : updated(there.text, await docs.linesWritten(path, branch), own);
  await docs.write(path, branch, document, `Postmortem of incident ${brief.incident.id}`);
  return (await docs.openPull(branch)) ?? docs.createPull(brief);
}

/** As Devin's commits and pull requests are signed. */
const DEVIN = 'devin-ai-integration[bot]';

function docsRepository(repository: string, author: Author) {
  const github = client(author);
  const root = `/repos/${repository}`;
  const defaultBranch = async () => (await github<{ default_branch: string }>('GET', root)).default_branch;

  async function read(path: string, branch: string): Promise<{ text: string; sha: string } | undefined> {
    const file = await github<{ sha: string; content: string } | undefined>(
      'GET',
      `${root}/contents/${path}?ref=${branch}`,
      { absent: true },
    );
    return file && { text: Buffer.from(file.content, 'base64').toString(), sha: file.sha };
  }

  return {
    read,

    async located(investigation: Investigation): Promise<Found> {
      const branch = await defaultBranch();
      const { object } = await github<{ object: { sha: string } }>('GET', `${root}/git/ref/heads/${branch}`);
      const { path, line } = investigation.file;
      return { ...investigation, permalink: `https://github.com/${repository}/blob/${object.sha}/${path}#L${line}` };
    },

    /** One commit, unless the file is as it should be. */
    async write(path: string, branch: string, text: string, message: string): Promise<void> {
      const there = await read(path, branch);
      if (there?.text === text) return;
      await github('PUT', `${root}/contents/${path}`, {
        body: {
          branch,
          message,
          content: Buffer.from(text).toString('base64'),
          ...(there === undefined ? {} : { sha: there.sha }),
        },
      });
    },

    /** Every line that a commit of Devin's brought into the file. */
    async linesWritten(path: string, branch: string): Promise<Set<string>> {
      const commits = await github<{ sha: string; author: { login: string } | null }[]>(
        'GET',
        `${root}/commits?sha=${branch}&path=${path}&per_page=100`,
      );
      const written = new Set<string>();
      let before: string[] = [];
      for (const { sha, author: by } of commits.reverse()) {
        const lines = (await read(path, sha))?.text.split('\n') ?? [];
        if (by?.login === DEVIN) for (const line of lines) if (!before.includes(line)) written.add(line);
        before = lines;
      }
      return written;
    },

    async prepareBranch(branch: string): Promise<void> {
      const there = await github<unknown>('GET', `${root}/git/ref/heads/${branch}`, { absent: true });
      if (there !== undefined) return;
      const head = await github<{ object: { sha: string } }>('GET', `${root}/git/ref/heads/${await defaultBranch()}`);
      await github('POST', `${root}/git/refs`, { body: { ref: `refs/heads/${branch}`, sha: head.object.sha } });
    },

    async openPull(branch: string): Promise<string | undefined> {
      const head = encodeURIComponent(`${repository.split('/')[0]}:${branch}`);
      const [pull] = await github<{ html_url: string }[]>('GET', `${root}/pulls?state=open&head=${head}`);
      return pull?.html_url;
    },

    async createPull({ incident, branch, body, unread }: Brief): Promise<string> {
      const opened = await github<{ html_url: string }>('POST', `${root}/pulls`, {
        body: {
          title: `Postmortem: ${oneLine(incident.title)}${incident.number === null ? '' : ` (#${incident.number})`}`,
          head: branch,
          base: await defaultBranch(),
          body: body
            .replace('<one sentence> (confidence: <high | medium | low>)', 'not established (confidence: low)')
            .replace('<one sentence with the number that matters most>', 'not measured')
            .replace('<sources that could not be read, or "nothing">', () =>
              ['telemetry', 'deploys', 'code', ...unread].join(', '),
            ),
        },
      });
      return opened.html_url;
    },
  };
}

type Client = <Answer>(method: string, path: string, request?: { body?: unknown; absent?: true }) => Promise<Answer>;

function client({ apiUrl, token }: Author): Client {
  return async <Answer>(method: string, path: string, { body, absent }: { body?: unknown; absent?: true } = {}) => {
    const answer = await fetch(`${apiUrl}${path}`, {
      method,
      headers: {
        accept: 'application/vnd.github+json',
        authorization: `Bearer ${token}`,
        'user-agent': 'devin-stand-in',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      body: body === undefined ? null : JSON.stringify(body),
    });
    if (absent && answer.status === 404) return undefined as Answer;
    if (!answer.ok) throw new Error(`GitHub answered ${answer.status} to ${method} ${path}: ${await answer.text()}`);
    return (await answer.json()) as Answer;
  };
}
