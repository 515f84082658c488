/** A clone of a docs repository, with an `origin` that is never contacted. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { emptyFolder } from './cli-process.ts';

export function docsClone(repository: string, files: Record<string, string> = {}): string {
  const folder = emptyFolder();
  const git = (...words: string[]) => execFileSync('git', ['-C', folder, ...words]);
  git('init', '--quiet');
  git('remote', 'add', 'origin', `git@github.com:${repository}.git`);
  // As after a clone. Without it, `init` would query the remote.
  git('symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/main');
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}
