/** The built command line, as a process of its own. */
import { execFile } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from '@jest/globals';
import { createWarmProcesses, type WarmCommand } from '../outside/runner/warm-processes.ts';

export interface Ended {
  code: number;
  stdout: string;
  stderr: string;
}

export const CLI = join(process.cwd(), 'dist/cli.js');

const warm = createWarmProcesses();
afterAll(warm.close);

export interface CliOptions {
  cwd?: string;
  env?: Record<string, string>;
  onOutput?: (text: string) => void;
  /** Starts a process of its own, for tests of the process itself. */
  ownProcess?: true;
}

/** Nobody answers questions. The environment contains what is given, and only PATH of this process. */
export async function runCli(args: string[], options: CliOptions = {}): Promise<Ended> {
  const { cwd = emptyFolder(), env = {}, onOutput, ownProcess } = options;
  const command = { file: process.execPath, args: [CLI, ...args], cwd, env: { PATH: process.env.PATH ?? '', ...env } };
  if (ownProcess) return runOnItsOwn(command);
  const output = { stdout: '', stderr: '' };
  const code = await warm.start({
    ...command,
    onOutput: (text, stream) => {
      output[stream] += text;
      if (stream === 'stdout') onOutput?.(text);
    },
    signal: new AbortController().signal,
  });
  return { code: code ?? -1, ...output };
}

function runOnItsOwn({ file, args, cwd, env }: Pick<WarmCommand, 'file' | 'args' | 'cwd' | 'env'>): Promise<Ended> {
  return new Promise((resolve) => {
    const child = execFile(file, args, { cwd, env }, (error, stdout, stderr) =>
      resolve({ code: error === null ? 0 : Number(error.code ?? -1), stdout, stderr }),
    );
    child.stdin?.end();
  });
}

export function emptyFolder(): string {
  return mkdtempSync(join(tmpdir(), 'cli-'));
}
