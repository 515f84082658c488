/**
 * The files that a step writes to instruct the runner: $GITHUB_OUTPUT, $GITHUB_ENV and so on, read as actions/runner does:
 * src/Runner.Worker/FileCommandManager.cs.
 */
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Annotation, Log } from './log.ts';

/** By the name in the `github` context; the variable is `GITHUB_` and the name in upper case. */
export interface FileCommands {
  env: string;
  output: string;
  path: string;
  state: string;
  step_summary: string;
}

export interface WrittenFiles {
  env: Map<string, string>;
  outputs: Map<string, string>;
  path: string[];
  summary: string;
}

const SUMMARY_LIMIT = 1024 * 1024;

/** Creates the files of one step, empty, in the directory. */
export function createFileCommands(directory: string): FileCommands {
  mkdirSync(directory, { recursive: true });
  const create = (name: string) => {
    const path = join(directory, name);
    writeFileSync(path, '');
    return path;
  };
  return {
    env: create('set_env'),
    output: create('set_output'),
    path: create('add_path'),
    state: create('save_state'),
    step_summary: create('step_summary'),
  };
}

/**
 * Reads what the step wrote. A malformed file is reported to `annotate` and fails the step; a summary that is too long does not.
 */
export function readFileCommands(
  files: FileCommands,
  log: Log,
  annotate: (annotation: Annotation) => void,
): WrittenFiles & { failed: boolean } {
  let failed = false;
  const pairs = (name: 'env' | 'output' | 'state') => {
    try {
      return parsePairs(readFileSync(files[name], 'utf8'));
    } catch (error) {
      failed = true;
      annotate({ level: 'error', message: `Unable to process file command '${name}' successfully.` });
      annotate({ level: 'error', message: error instanceof Error ? error.message : String(error) });
      return new Map<string, string>();
    }
  };
  const path = readFileSync(files.path, 'utf8').split('\n').filter(Boolean);
  const env = pairs('env');
  if (env.delete('NODE_OPTIONS')) {
    annotate({ level: 'error', message: "Can't store NODE_OPTIONS output parameter using '$GITHUB_ENV' command." });
  }

  let summary = '';
  const { size } = statSync(files.step_summary);
  if (size > SUMMARY_LIMIT) {
    const kilobytes = Math.floor(size / 1024);
    const limit = `supports content up to a size of ${SUMMARY_LIMIT / 1024}k, got ${kilobytes}k`;
    annotate({ level: 'error', message: `$GITHUB_STEP_SUMMARY upload aborted, ${limit}.` });
  } else {
    summary = log.masked(readFileSync(files.step_summary, 'utf8'));
  }

  const outputs = pairs('output');
  pairs('state');
  return { env, outputs, path, summary, failed };
}

/** `name=value` lines and `name<<delimiter` … `delimiter` blocks. Throws an Error in GitHub's words. */
export function parsePairs(content: string): Map<string, string> {
  const pairs = new Map<string, string>();
  const lines = content.split('\n');
  if (lines.at(-1) === '') lines.pop();
  while (lines.length > 0) {
    const line = lines.shift() ?? '';
    if (line === '') continue;
    const equals = line.indexOf('=');
    const heredoc = line.indexOf('<<');
    if (equals >= 0 && (heredoc < 0 || equals < heredoc)) {
      if (equals === 0) throw new Error(`Invalid format '${line}'. Name must not be empty`);
      pairs.set(line.slice(0, equals), line.slice(equals + 1));
    } else if (heredoc >= 0) {
      const delimiter = line.slice(heredoc + 2);
      if (heredoc === 0 || delimiter === '') {
        throw new Error(`Invalid format '${line}'. Name must not be empty and delimiter must not be empty`);
      }
      const end = lines.indexOf(delimiter);
      if (end < 0) throw new Error(`Invalid value. Matching delimiter not found '${delimiter}'`);
      pairs.set(
        line.slice(0, heredoc),
        lines
          .splice(0, end + 1)
          .slice(0, -1)
          .join('\n'),
      );
    } else {
      throw new Error(`Invalid format '${line}'`);
    }
  }
  return pairs;
}
