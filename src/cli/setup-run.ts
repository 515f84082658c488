/** Runs the steps of the setup, one after the other, and reports the result of each. */
import { runProgram } from './github-cli.ts';
import { type Command, type Step, shellLine } from './setup-steps.ts';
import { paint, plainLine, print } from './terminal.ts';

/**
 * Runs the steps in order. Returns those that failed. A failed step does not stop the others.
 * @param keys The values of the secrets, by name. They reach `gh` only on its standard input.
 */
export async function runSteps(
  steps: readonly Step[],
  folder: string,
  keys: ReadonlyMap<string, string>,
): Promise<Step[]> {
  const left: Step[] = [];
  for (const step of steps) {
    const { problem, url } = await runStep(step, folder, keys);
    const [style, word] = problem === undefined ? (['green', 'done'] as const) : (['red', 'not done'] as const);
    const more = problem ?? url;
    print(`${paint(style, word.padEnd(11))}  ${step.title}${more === undefined ? '' : `: ${plainLine(more)}`}`);
    if (problem !== undefined) left.push(step);
  }
  return left;
}

/** Returns why the step failed, if it did, and the address of what it created, if it has one. */
async function runStep(
  { commands, page }: Step,
  folder: string,
  keys: ReadonlyMap<string, string>,
): Promise<{ problem?: string; url?: string }> {
  if (commands.length === 0) return { problem: `do it at ${page}` };
  let url: string | undefined;
  for (const command of commands) {
    const { words, input, secret } = command;
    const value = secret === undefined ? input : keys.get(secret);
    if (secret !== undefined && value === undefined) return { problem: `there is no value for ${secret}` };
    const { code, said, stdout } = await runProgram(words, folder, value);
    if (code !== 0 && !isDoneAlready(command, said)) return { problem: `${shellLine({ words })} said: ${said}` };
    url ??= words[1] === 'pr' ? /https:\/\/\S+\/pull\/\d+/.exec(`${stdout} ${said}`)?.[0] : undefined;
  }
  return url === undefined ? {} : { url };
}

/** A branch policy or a pull request that exists, or nothing to commit, counts as success. */
function isDoneAlready({ words }: Command, said: string): boolean {
  const [program, , verb = ''] = words;
  if (program === 'git') return words[1] === 'commit' && /nothing (added )?to commit|working tree clean/.test(said);
  return (verb === 'create' && /already exists/.test(said)) || /HTTP 303|already exists/.test(said);
}
