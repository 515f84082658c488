/**
 * Runs a built Node program many times without starting a process each time: a process that has compiled it waits for the next run.
 * For tests of what the program does. Tests of the process itself, its start and its end, use `process.ts`.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { type Command, endOn, lineReader } from './process.ts';

type Stream = 'stdout' | 'stderr';

export interface WarmCommand extends Omit<Command, 'onLine'> {
  onOutput: (text: string, stream: Stream) => void;
}

export interface WarmProcesses {
  /**
   * Runs `file`, a Node, with `args`: the path of the program, then its arguments. Resolves with its exit code, or null if a signal
   * ended it. Concurrent runs have a process each.
   */
  start(command: WarmCommand): Promise<number | null>;
  /** The same for a runner: its option `startAction`. */
  run(command: Command): Promise<number | null>;
  close(): Promise<void>;
}

interface Host {
  child: ChildProcess;
  /** Receives the text of the current run. */
  onText: Record<Stream, (text: string) => void>;
}

const HOST = fileURLToPath(new URL('warm-host.mjs', import.meta.url));

export function createWarmProcesses(): WarmProcesses {
  const idle = new Map<string, Host[]>();
  const children = new Set<ChildProcess>();

  function createHost(file: string, program: string, env: Record<string, string>, cwd: string): Host {
    const child = spawn(file, ['--experimental-vm-modules', '--no-warnings', HOST, program], {
      cwd,
      env,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      detached: true,
    });
    children.add(child);
    child.once('exit', () => children.delete(child));
    const host: Host = { child, onText: { stdout: ignore, stderr: ignore } };
    child.stdout?.setEncoding('utf8').on('data', (text: string) => host.onText.stdout(text));
    child.stderr?.setEncoding('utf8').on('data', (text: string) => host.onText.stderr(text));
    return host;
  }

  async function start({ file, args: [program = '', ...args], cwd, env, onOutput, signal }: WarmCommand) {
    // Node reads these only when it starts.
    const early = Object.fromEntries(Object.entries(env).filter(([name]) => /^(NODE_|SSL_CERT_)/.test(name)));
    const key = JSON.stringify([file, program, early]);
    const waiting = idle.get(key) ?? [];
    idle.set(key, waiting);
    const host = waiting.pop() ?? createHost(file, program, early, cwd);
    const { child, onText } = host;
    const token = `\0${randomUUID()}`;
    const streams = (['stdout', 'stderr'] as const).map(
      (stream) =>
        new Promise<void>((resolve) => {
          onText[stream] = before(token, (text) => onOutput(text, stream), resolve);
        }),
    );
    const gone = once(child, 'close').then(() => null);
    const ended = once(child, 'message').then(async ([{ code }]) => {
      await Promise.all(streams);
      return Number(code);
    });
    const forget = endOn(child, signal);
    try {
      child.send({ token, env, cwd, args });
      const code = await Promise.race([ended, gone]);
      if (code !== null) waiting.push(host);
      return code;
    } finally {
      forget();
    }
  }

  return {
    start,
    async run({ onLine, ...command }) {
      const readers = { stdout: lineReader(onLine), stderr: lineReader(onLine) };
      const code = await start({ ...command, onOutput: (text, stream) => readers[stream].write(text) });
      readers.stdout.end();
      readers.stderr.end();
      return code;
    },
    async close() {
      const all = [...children].map((child) => once(child, 'exit'));
      for (const child of children) child.kill('SIGKILL');
      await Promise.all(all);
      idle.clear();
    },
  };
}

/** Passes text on until the token arrives, which no program knows, and then calls `onEnd`. */
function before(token: string, onText: (text: string) => void, onEnd: () => void): (text: string) => void {
  let held = '';
  return (text) => {
    held += text;
    const end = held.indexOf(token);
    const sure = end === -1 ? held.lastIndexOf('\0') : end;
    const ready = sure === -1 ? held : held.slice(0, sure);
    if (ready !== '') onText(ready);
    held = held.slice(ready.length);
    if (end !== -1) onEnd();
  };
}

const ignore = () => {};
