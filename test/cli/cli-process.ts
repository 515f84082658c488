/** The built command line, as a process of its own. */
import { execFile } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Ended {
  code: number;
  stdout: string;
  stderr: string;
}

export const CLI = join(process.cwd(), 'dist/cli.js');

/** Nobody is there to answer. The environment is what is given, and nothing of this process's own but where programs are. */
export function runCli(
  args: string[],
  options: { cwd?: string; env?: Record<string, string>; onOutput?: (text: string) => void } = {},
): Promise<Ended> {
  const { cwd = emptyFolder(), env = {}, onOutput } = options;
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [CLI, ...args],
      { cwd, env: { PATH: process.env.PATH ?? '', ...env } },
      (error, stdout, stderr) => resolve({ code: error === null ? 0 : Number(error.code ?? -1), stdout, stderr }),
    );
    child.stdin?.end();
    if (onOutput) child.stdout?.on('data', (chunk) => onOutput(String(chunk)));
  });
}

export function emptyFolder(): string {
  return mkdtempSync(join(tmpdir(), 'cli-'));
}
