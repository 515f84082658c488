import { setFailed } from '@actions/core';
import { draft } from './draft.ts';
import { readEvent } from './event.ts';
import { readInputs } from './inputs.ts';

/** The whole action: whatever goes wrong ends in one `::error::` and exit code 1. */
export async function run(): Promise<void> {
  try {
    const inputs = readInputs();
    await draft(inputs, readEvent(process.env));
  } catch (error) {
    setFailed(error instanceof Error ? error.message : String(error));
  }
}
