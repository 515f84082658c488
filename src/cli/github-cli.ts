/** Runs GitHub's command line, `gh`, if it is installed and somebody is logged in (cli.github.com/manual). */
import { execFile, spawn } from 'node:child_process';
import { promisify } from 'node:util';

const TIME_LIMIT_MS = 10_000;

/** Returns the token of the person who is logged in; undefined without `gh`, or if nobody is logged in to the host. */
export async function gitHubCliToken(host: string): Promise<string | undefined> {
  try {
    const options = { timeout: TIME_LIMIT_MS, env: { ...process.env, GH_PROMPT_DISABLED: '1' } };
    const { stdout } = await promisify(execFile)('gh', ['auth', 'token', '--hostname', host], options);
    return stdout.trim() || undefined;
  } catch {
    return undefined;
  }
}

export interface Ran {
  code: number;
  stdout: string;
  /** The last line that is not empty. */
  said: string;
}

/** Runs a program, with `input` on its standard input. A program that cannot be started counts as one that failed. */
export function runProgram([program = '', ...words]: readonly string[], folder: string, input = ''): Promise<Ran> {
  return new Promise((resolve) => {
    const env = { ...process.env, GH_PROMPT_DISABLED: '1', GIT_TERMINAL_PROMPT: '0' };
    const child = spawn(program, words, { cwd: folder, env, stdio: ['pipe', 'pipe', 'pipe'] });
    let [stdout, stderr] = ['', ''];
    child.stdout.on('data', (chunk) => (stdout += chunk));
    child.stderr.on('data', (chunk) => (stderr += chunk));
    // A program that ends early reads no input.
    child.stdin.on('error', () => {});
    child.stdin.end(input);
    child.on('error', (error) => resolve({ code: -1, stdout, said: error.message }));
    child.on('close', (code) => resolve({ code: code ?? -1, stdout, said: lastLine(stderr) || lastLine(stdout) }));
  });
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1)?.trim() ?? '';
}
