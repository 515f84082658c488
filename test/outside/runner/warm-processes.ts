/**
 * Runs a built Node program many times without the start of a process each time: a process that has compiled it waits for the
 * next run. For tests of what the program does. Tests of the process itself, its start and its end, use `process.ts`.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { type Command, endOn, readLines } from './process.ts';

export interface WarmProcesses {
  /**
   * Runs `file`, a Node, with `args`: the path of the program, then its arguments. Resolves as `run` of `process.ts` does.
   * Runs at the same time have a process each.
   */
  run(command: Command): Promise<number | null>;
  close(): Promise<void>;
}

interface Host {
  child: ChildProcess;
  /** Where lines of the current run go: `stdout`, `stderr`. */
  onLine: [(line: string) => void, (line: string) => void];
}

const HOST = fileURLToPath(new URL('warm-host.mjs', import.meta.url));

export function createWarmProcesses(): WarmProcesses {
  const idle = new Map<string, Host[]>();
  const children = new Set<ChildProcess>();

  function start(file: string, program: string, env: Record<string, string>, cwd: string): Host {
    const child = spawn(file, ['--experimental-vm-modules', '--no-warnings', HOST, program], {
      cwd,
      env,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      detached: true,
    });
    children.add(child);
    child.once('exit', () => children.delete(child));
    const host: Host = { child, onLine: [ignore, ignore] };
    if (child.stdout !== null) readLines(child.stdout, (line) => host.onLine[0](line));
    if (child.stderr !== null) readLines(child.stderr, (line) => host.onLine[1](line));
    return host;
  }

  return {
    async run({ file, args: [program = '', ...args], cwd, env, onLine, signal }) {
      // Node reads these only when it starts.
      const early = Object.fromEntries(Object.entries(env).filter(([name]) => /^(NODE_|SSL_CERT_)/.test(name)));
      const key = JSON.stringify([file, program, early]);
      const waiting = idle.get(key) ?? [];
      idle.set(key, waiting);
      const host = waiting.pop() ?? start(file, program, early, cwd);
      const { child } = host;
      const token = randomUUID();
      const streams = [0, 1].map(
        (index) =>
          new Promise<void>((resolve) => {
            host.onLine[index as 0 | 1] = (line) => {
              if (!line.endsWith(token)) return onLine(line);
              if (line !== token) onLine(line.slice(0, -token.length));
              resolve();
            };
          }),
      );
      const gone = once(child, 'close').then(() => null);
      child.send({ token, env, cwd, args });
      const forget = endOn(child, signal);
      try {
        const ended = once(child, 'message').then(async ([{ code }]) => {
          await Promise.all(streams);
          return Number(code);
        });
        const code = await Promise.race([ended, gone]);
        if (code !== null) waiting.push(host);
        return code;
      } finally {
        forget();
      }
    },
    async close() {
      const all = [...children].map((child) => once(child, 'exit'));
      for (const child of children) child.kill('SIGKILL');
      await Promise.all(all);
      idle.clear();
    },
  };
}

const ignore = () => {};
