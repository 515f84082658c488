/** The job summary, for a person who looks at the run. */
import { summary } from '@actions/core';
import { visible } from '../../src/text/visible.ts';
import type { RunContext } from './context.ts';
import { warning } from './log.ts';
import { whatLeft } from './what-left.ts';

/** Ends with the table of what left the run. A summary that cannot be written is a warning, because the run did its job. */
export async function writeSummary(markdown: string): Promise<void> {
  try {
    await summary.addRaw(visible(`${markdown}${whatLeft()}`), true).write();
  } catch {
    warning('The job summary could not be written; the outputs of this step have the result');
  }
}

/** Says that there is no configuration, so that a file in the wrong place is noticed; empty if there is one. */
export function noConfigLine({ hasConfig, inputs }: Pick<RunContext, 'hasConfig' | 'inputs'>): string {
  return hasConfig
    ? ''
    : `\nNo configuration was found: \`${inputs.config}\` is not on the default branch, so the defaults apply.\n`;
}

/** Lists values that were dropped because they cannot be true; `dropped` contains our own phrases. */
export function droppedLine(dropped: readonly string[]): string {
  return dropped.length === 0 ? '' : `\nDropped from the incident: ${dropped.join('; ')}.\n`;
}
