/** Reads where a clone comes from. */
import { execFile, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';

export interface Clone {
  /** Its top folder; undefined if the folder is in no clone, or git is not installed. */
  readonly root: string | undefined;
  /** The URL of the remote `origin`; undefined if there is none. */
  readonly remote: string | undefined;
  /** The repository of `origin` on GitHub, as far as its URL tells. */
  readonly origin: { host: string; owner: string; name: string } | undefined;
  /** The default branch of `origin`, according to the clone. */
  readonly defaultBranch: string | undefined;
  /** Whether it has no commit yet. */
  readonly isEmpty: boolean;
}

export async function readClone(folder: string): Promise<Clone> {
  const [root, remote, head, commit] = await Promise.all([
    git(folder, 'rev-parse', '--show-toplevel'),
    git(folder, 'config', '--get', 'remote.origin.url'),
    git(folder, 'symbolic-ref', '--short', 'refs/remotes/origin/HEAD'),
    git(folder, 'rev-parse', '--verify', '--quiet', 'HEAD'),
  ]);
  // Git replaces a short form of "url.<base>.insteadOf" by the whole URL.
  const url = remote === undefined ? undefined : await git(folder, 'remote', 'get-url', 'origin');
  return {
    root,
    remote,
    origin: parseRemote(remote ?? '') ?? parseRemote(url ?? ''),
    defaultBranch: head?.replace(/^origin\//, ''),
    isEmpty: commit === undefined,
  };
}

/** Returns the branches of `origin` that the clone knows, and the branch of `origin` that the current one follows. */
export async function branchesOf(folder: string): Promise<{ remote: string[]; followed: string | undefined }> {
  const [refs, current] = await Promise.all([
    git(folder, 'for-each-ref', '--format=%(refname:lstrip=3)', 'refs/remotes/origin'),
    git(folder, 'symbolic-ref', '--short', 'HEAD'),
  ]);
  const followed = current && (await git(folder, 'config', '--get', `branch.${current}.merge`));
  return {
    remote: refs?.split('\n').filter((name) => name !== 'HEAD') ?? [],
    followed: followed?.replace(/^refs\/heads\//, ''),
  };
}

/** Queries `origin` itself. Undefined if it cannot be reached without a prompt. */
export async function remoteDefaultBranch(folder: string): Promise<string | undefined> {
  const answer = await git(folder, 'ls-remote', '--symref', 'origin', 'HEAD');
  return /^ref: refs\/heads\/(\S+)\tHEAD$/m.exec(answer ?? '')?.[1];
}

/** Returns which of the files differ from the last commit, or are not in it. */
export async function uncommitted(folder: string, paths: readonly string[]): Promise<boolean> {
  return (await git(folder, 'status', '--porcelain', '--', ...paths)) !== undefined;
}

/** `git@github.com:acme/docs.git`, `https://github.com/acme/docs`, `ssh://git@github.com/acme/docs.git` */
export function parseRemote(url: string): Clone['origin'] {
  const [, host, path] =
    /^[a-z+]+:\/\/(?:[^@/]*@)?([^:/@]+)(?::\d+)?\/(.+)$/.exec(url) ?? /^(?:[^@/:]*@)?([^:/@]+):(.+)$/.exec(url) ?? [];
  const [, owner, name] = /^\/?([\w.-]+)\/([\w.-]+?)(?:\.git)?\/?$/.exec(path ?? '') ?? [];
  return host && owner && name && !ELSEWHERE.test(host) ? { host: realHost(host), owner, name } : undefined;
}

/** Hosts that are not GitHub. Any other may be a GitHub Enterprise Server. */
const ELSEWHERE =
  /(^|\.)(gitlab|bitbucket|codeberg|gitea|sr|azure|visualstudio|sourceforge)\.[a-z]+$|^gitlab\.|^bitbucket\./i;

/** SSH over port 443, and aliases in the SSH configuration such as github.com-work, are github.com. */
function realHost(host: string): string {
  return /^(ssh\.)?github\.com(-.*)?$/i.test(host) ? 'github.com' : host.toLowerCase();
}

/** Returns how `text` differs from the file, in lines as git shows them; none if git is not installed. */
export function diffWith(file: string, text: string): string[] {
  const options = ['--no-index', '--no-ext-diff', '--no-color'];
  const { stdout, error } = spawnSync('git', ['diff', ...options, '--', file, '-'], { input: text, encoding: 'utf8' });
  if (error) return [];
  // Leaves out the two lines that name the files; one is "-".
  const lines = stdout.trimEnd().split('\n');
  return lines.slice(lines.findIndex((line) => line.startsWith('@@')));
}

async function git(folder: string, ...words: string[]): Promise<string | undefined> {
  try {
    const env = { ...process.env, GIT_TERMINAL_PROMPT: '0', GIT_SSH_COMMAND: 'ssh -oBatchMode=yes -oConnectTimeout=5' };
    const { stdout } = await promisify(execFile)('git', ['-C', folder, ...words], { env, timeout: 10_000 });
    return stdout.trim() || undefined;
  } catch {
    return undefined;
  }
}
