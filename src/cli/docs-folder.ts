/** A docs repository on disk: its configuration and its postmortems. */

import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import type { Config } from '../policy/config.ts';
import { otherEndingProblem, withOtherEnding } from '../policy/config-ending.ts';
import { DEFAULTS } from '../policy/default-config.ts';
import { isNamedAsPostmortem } from '../postmortem/paths.ts';
import { messageOf } from '../text/message-of.ts';
import { decodeUtf8 } from '../text/utf8.ts';
import { UsageError } from './exit.ts';
import { type Clone, readClone } from './git.ts';
import { printNote } from './terminal.ts';

export interface DocsFolder {
  /** The top folder of the clone; without a clone, the current folder. */
  root: string;
  origin: Clone['origin'];
  defaultBranch: Clone['defaultBranch'];
  config: Config;
}

const USUAL_CONFIG = '.github/postmortem.yml';

/** Returns the docs folder that contains `file`, which may be a folder. `config` is the file that `--config` names. */
export async function openDocsFolder(file: string, config: string | undefined): Promise<DocsFolder> {
  const path = realPath(file);
  const { root = process.cwd(), origin, defaultBranch } = await readClone(isFolder(path) ? path : dirname(path));
  return { root: realpathSync(root), origin, defaultBranch, config: await readConfigOf(root, config) };
}

/**
 * Reads the file that `--config` names, else the usual file in the folder. Returns the defaults if there is none.
 * @throws UsageError if the named file is missing, or the configuration has a mistake.
 */
export async function readConfigOf(folder: string, given: string | undefined): Promise<Config> {
  const file = given ?? join(folder, USUAL_CONFIG);
  refuseOtherEnding(file, given ?? USUAL_CONFIG);
  if (!existsSync(file)) {
    if (given !== undefined) throw new UsageError(`There is no file "${given}": give the configuration with --config`);
    printNote(`There is no ${USUAL_CONFIG} here, so the defaults apply.`);
    return DEFAULTS;
  }
  return readLocalConfig(file, given ?? USUAL_CONFIG);
}

/**
 * `name` is the name of the file in messages.
 * @throws UsageError if the same file with the other YAML extension exists, as in the action.
 */
export function refuseOtherEnding(file: string, name: string): void {
  const other = withOtherEnding(file);
  if (other !== file && existsSync(other)) {
    throw new UsageError(otherEndingProblem(name, withOtherEnding(name), existsSync(file)));
  }
}

/**
 * `name` is the name of the file in messages.
 * @throws UsageError if it cannot be read, or has a mistake.
 */
export async function readLocalConfig(file: string, name: string): Promise<Config> {
  const { loadConfig } = await import('../policy/read-config.ts');
  const text = readText(file);
  try {
    return await loadConfig(text, name);
  } catch (error) {
    throw new UsageError(messageOf(error), { cause: error });
  }
}

/**
 * Returns the postmortems for a file or folder, by their paths from the root. For a file, that is at most one, which may be
 * anywhere. For a folder, those in the configured directory if it is below the folder, else those directly in the folder.
 */
export function postmortemsOf(file: string, { root, config }: DocsFolder): string[] {
  const path = realPath(file);
  const given = relative(root, path).split(sep).join('/');
  if (!isFolder(path)) return isNamedAsPostmortem(given, config) ? [given] : [];
  const isAbove = given === '' || `${config.directory}/`.startsWith(`${given}/`);
  const directory = isAbove ? config.directory : given;
  const folder = join(root, directory);
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => `${directory}/${name}`)
    .filter((each) => isNamedAsPostmortem(each, config))
    .sort();
}

/** @throws UsageError if it cannot be read, or is not UTF-8. */
export function readText(file: string): string {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    throw new UsageError(`${file} cannot be read: ${messageOf(error)}`, { cause: error });
  }
  try {
    return decodeUtf8(bytes, file);
  } catch (error) {
    throw new UsageError(messageOf(error), { cause: error });
  }
}

function realPath(file: string): string {
  if (!existsSync(file)) throw new UsageError(`There is no file or folder "${file}"`);
  return realpathSync(file);
}

const isFolder = (path: string) => statSync(path).isDirectory();
