/** Processes that the bench starts: none gets our environment, and whatever ends the bench, none survives it. */
import { type ChildProcess, fork, type StdioOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
import { FOLDER } from './programs.ts';

const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** Runs a program on this very Node. What it prints is thrown away, errors excepted. */
export function start(file: string, environment: Record<string, string>, options: string[] = []): ChildProcess {
  const stdio: StdioOptions = ['ignore', 'ignore', 'inherit'];
  return noted(spawn(process.execPath, [...options, file], { env: environment, stdio }));
}

/** Starts one of our own programs, which talks to us by messages. */
export function startHelper(name: 'load' | 'stand-in'): ChildProcess {
  return noted(fork(`${FOLDER}/${name}.js`, { env: {} }));
}

export async function stop(child: ChildProcess): Promise<void> {
  if (!running.has(child)) return;
  child.kill('SIGKILL');
  await once(child, 'exit');
}

function noted(child: ChildProcess): ChildProcess {
  running.add(child);
  child.once('exit', () => running.delete(child));
  return child;
}
