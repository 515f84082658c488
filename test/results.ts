/** What a run of a workflow and a session show, as tests read it. */
import { expect } from '@jest/globals';
import type { DevinSession } from './outside/devin.ts';
import type { Run } from './outside/runner/runner.ts';

/** Of the action's step, which is the last one. */
export const outputsOf = (run: Run) => run.jobs[0]?.steps.at(-1)?.outputs ?? {};

/** GitHub's own last line about the exit code is not ours. */
export const errorsOf = (run: Run) =>
  run.annotations
    .filter(({ level, message }) => level === 'error' && !message.startsWith('Process completed'))
    .map(({ message }) => message);

export const warningsOf = (run: Run) =>
  run.annotations.filter(({ level }) => level === 'warning').map(({ message }) => message);

/** The one error of a run that failed. */
export async function failure(running: Promise<Run>): Promise<string> {
  const run = await running;
  expect(run.conclusion).toBe('failure');
  const errors = errorsOf(run);
  expect(errors).toHaveLength(1);
  return errors[0] ?? '';
}

/** What was said to a session: the prompt, then each message. */
export const saidTo = (session: DevinSession | undefined) =>
  (session?.messages ?? []).filter(({ source }) => source === 'user').map(({ message }) => message);
