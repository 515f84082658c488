import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NoOperationTraceWriter } from '@actions/workflow-parser';
import { parseAction } from '@actions/workflow-parser/actions/action-parser';
import { convertActionTemplate } from '@actions/workflow-parser/actions/action-template';
import { type Scalar, scalar, toTemplate } from './template.ts';

/** The parts of an action.yml that the runner needs. */
export interface Action {
  /** Every declared input with its default, empty if it has none. GitHub does not enforce `required`. */
  inputs: Map<string, Scalar>;
  /** The script, as an absolute path. */
  main: string;
}

/** Reads the action in the directory; undefined if there is none. Throws an Error for one that GitHub refuses. */
export function readAction(directory: string): Action | undefined {
  const path = ['action.yml', 'action.yaml'].map((name) => join(directory, name)).find((file) => existsSync(file));
  if (path === undefined) return undefined;
  const { context, value } = parseAction(
    { name: path, content: readFileSync(path, 'utf8') },
    new NoOperationTraceWriter(),
  );
  const action = value && convertActionTemplate(context, value);
  const mistakes = context.errors.getErrors().map((error) => error.message);
  if (!action || mistakes.length > 0) throw new Error(`GitHub would not load the action:\n${mistakes.join('\n')}`);

  const { runs } = action;
  if (!('main' in runs) || runs.using !== 'node24' || runs.pre !== undefined || runs.post !== undefined) {
    throw new Error(`${path}: this runner models "using: node24" with "main" only, without "pre" and "post"`);
  }
  const main = join(directory, runs.main);
  if (!existsSync(main)) throw new Error(`File not found: '${main}'`);
  return {
    main,
    inputs: new Map(
      (action.inputs ?? []).map((input) => [input.id, input.default ? (scalar(toTemplate(input.default)) ?? '') : '']),
    ),
  };
}
