/** Reads the team's settings from the default branch of the docs repository. */
import type { DocsRepository } from '../../src/github/docs-repository.ts';
import { readFile, readSettingsFile } from '../../src/github/files.ts';
import type { Config } from '../../src/policy/config.ts';
import { otherEndingProblem, withOtherEnding } from '../../src/policy/config-ending.ts';
import { DEFAULTS } from '../../src/policy/default-config.ts';
import type { Inputs } from './inputs.ts';

/** The configuration, and whether it comes from a file. */
export interface TeamConfig {
  config: Config;
  hasConfig: boolean;
}

/**
 * Returns the team's configuration; the defaults if there is none. `exists` says whether another file exists.
 * @throws Error if the file is not UTF-8, has a mistake, or is next to one with the other YAML extension.
 */
export async function readConfigFile(
  docs: DocsRepository,
  path: string,
  exists = async (other: string) => (await readSettingsFile(docs, other)) !== undefined,
): Promise<TeamConfig> {
  const other = withOtherEnding(path);
  const [text, isThere] = await Promise.all([readSettingsFile(docs, path), exists(other)]);
  if (isThere) throw new Error(otherEndingProblem(path, other, text !== undefined));
  if (text === undefined) return { config: DEFAULTS, hasConfig: false };
  // The parser is loaded only if there is something to parse.
  return { config: await (await import('../../src/policy/read-config.ts')).loadConfig(text, path), hasConfig: true };
}

/** Returns the team's own template. */
export async function readTemplate(
  { docs, inputs }: { docs: DocsRepository; inputs: Inputs },
  path: string,
): Promise<string> {
  const text = await readFile(docs, path);
  if (text === undefined) {
    throw new Error(
      `The template ${path} is not in the docs repository: correct "template" in ${inputs.config}, or add the file to the default branch`,
    );
  }
  return text;
}
