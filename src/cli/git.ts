/** What a clone knows of where it comes from. */
import { execFile, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';

export interface Clone {
  /** Its top folder; undefined where the folder is in no clone, or git is not installed. */
  readonly root: string | undefined;
  /** Where `origin` is, as far as its URL tells. */
  readonly origin: { host: string; owner: string; name: string } | undefined;
  readonly defaultBranch: string | undefined;
}

export async function readClone(folder: string): Promise<Clone> {
  const [root, url, head] = await Promise.all([
    git(folder, 'rev-parse', '--show-toplevel'),
    git(folder, 'config', '--get', 'remote.origin.url'),
    git(folder, 'symbolic-ref', '--short', 'refs/remotes/origin/HEAD'),
  ]);
  return { root, origin: parseRemote(url ?? ''), defaultBranch: head?.replace(/^origin\//, '') };
}

/** `git@github.com:acme/docs.git`, `https://github.com/acme/docs`, `ssh://git@github.com/acme/docs.git` */
export function parseRemote(url: string): Clone['origin'] {
  const [, host, path] =
    /^[a-z+]+:\/\/(?:[^@/]*@)?([^:/@]+)(?::\d+)?\/(.+)$/.exec(url) ?? /^(?:[^@/:]*@)?([^:/@]+):(.+)$/.exec(url) ?? [];
  const [, owner, name] = /^\/?([\w.-]+)\/([\w.-]+?)(?:\.git)?\/?$/.exec(path ?? '') ?? [];
  return host && owner && name ? { host, owner, name } : undefined;
}

/** How `text` differs from the file, in lines as git shows them; none where git is not installed. */
export function diffWith(file: string, text: string): string[] {
  const options = ['--no-index', '--no-ext-diff', '--no-color'];
  const { stdout, error } = spawnSync('git', ['diff', ...options, '--', file, '-'], { input: text, encoding: 'utf8' });
  if (error) return [];
  // Without the lines that name the files, one of which is "-".
  const lines = stdout.trimEnd().split('\n');
  return lines.slice(lines.findIndex((line) => line.startsWith('@@')));
}

async function git(folder: string, ...words: string[]): Promise<string | undefined> {
  try {
    return (await promisify(execFile)('git', ['-C', folder, ...words])).stdout.trim() || undefined;
  } catch {
    return undefined;
  }
}
