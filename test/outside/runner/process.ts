import { type ChildProcess, spawn } from 'node:child_process';

export interface Command {
  file: string;
  args: string[];
  cwd: string;
  /** The whole environment: nothing of the parent's is added. */
  env: Record<string, string>;
  /** Called for each line of stdout and stderr. */
  onLine: (line: string) => void;
  /** Ends the process and its children when aborted. */
  signal: AbortSignal;
}

/** The reason of an abort that gives the process no time to end, as if its machine were lost. */
export const KILLED = 'the runner lost its machine';

/** How long a process may take to end after a request: GitHub's 7.5 seconds. */
const PATIENCE = 7_500;

/** Runs a process to its end. Resolves with its exit code, or null if a signal ended it. */
export async function run({ file, args, cwd, env, onLine, signal }: Command): Promise<number | null> {
  const child = spawn(file, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  for (const stream of [child.stdout, child.stderr]) {
    const lines = lineReader(onLine);
    stream.setEncoding('utf8').on('data', lines.write).on('end', lines.end);
  }
  const forget = endOn(child, signal);
  try {
    return await new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('close', resolve);
    });
  } finally {
    forget();
  }
}

/** Ends a detached process and its children when the signal is aborted. Returns how to stop watching the signal. */
export function endOn(child: ChildProcess, signal: AbortSignal): () => void {
  const send = (name: NodeJS.Signals) => {
    try {
      // The negative ID is that of the process group, which includes a script's children.
      if (child.pid !== undefined) process.kill(-child.pid, name);
    } catch {
      // It has ended meanwhile.
    }
  };
  let impatience: NodeJS.Timeout | undefined;
  const end = () => {
    if (signal.reason === KILLED) return send('SIGKILL');
    send('SIGINT');
    impatience = setTimeout(() => send('SIGKILL'), PATIENCE);
  };
  if (signal.aborted) end();
  signal.addEventListener('abort', end, { once: true });
  return () => {
    clearTimeout(impatience);
    signal.removeEventListener('abort', end);
  };
}

/** Splits text into lines as the runner does: a lone carriage return ends a line too. (`node:readline` also splits at U+2028.) */
export function lineReader(onLine: (line: string) => void): { write(text: string): void; end(): void } {
  let rest = '';
  return {
    write(text) {
      // A carriage return at the end may be the first half of a line break.
      const lines = (rest + text).split(/\r\n|\n|\r(?!$)/);
      rest = lines.pop() ?? '';
      for (const line of lines) onLine(line);
    },
    end() {
      if (rest !== '') onLine(rest.replace(/\r$/, ''));
    },
  };
}
