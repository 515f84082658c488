/** Processes that the bench starts. None gets our environment, and none outlives the bench. */
import { type ChildProcess, fork, type StdioOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
import { FOLDER } from './programs.ts';

const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** Runs a program on this Node. Its output is ignored, except errors. */
export function start(file: string, environment: Record<string, string>, options: string[] = []): ChildProcess {
  const stdio: StdioOptions = ['ignore', 'ignore', 'inherit'];
  return noted(spawn(process.execPath, [...options, file], { env: environment, stdio }));
}

/** Starts one of our own programs, which communicates with us by messages. */
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
