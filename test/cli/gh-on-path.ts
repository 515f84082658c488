/** The stand-in for GitHub's command line, as a program named `gh`. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { emptyFolder } from './cli-process.ts';

/** Returns a PATH on which `gh` is the stand-in. */
export function pathWithGh(): string {
  const folder = emptyFolder();
  const script = `#!/bin/sh\nexec '${process.execPath}' '${join(process.cwd(), 'test/cli/gh.mjs')}' "$@"\n`;
  writeFileSync(join(folder, 'gh'), script, { mode: 0o755 });
  return `${folder}:${process.env.PATH ?? ''}`;
}
