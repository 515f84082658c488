/** Shows the files of `init`, then writes them. */
import { existsSync, lstatSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { counted } from '../text/counted.ts';
import { messageOf } from '../text/message-of.ts';
import { readText } from './docs-folder.ts';
import { UsageError } from './exit.ts';
import { diffWith } from './git.ts';
import { SCHEMA, type StarterFile } from './init-files.ts';
import { paint, plainLine, print } from './terminal.ts';

type Fate = 'create' | 'unchanged' | 'overwrite' | 'keep';
export type FatedFile = StarterFile & { fate: Fate };

/** @throws UsageError if the file, or a folder above it, is a symbolic link. */
export function withFate(folder: string, file: StarterFile): FatedFile {
  return { ...file, fate: fateOf(folder, file) };
}

function fateOf(folder: string, { path, text, kind }: StarterFile): Fate {
  refuseLinks(folder, path);
  const file = join(folder, path);
  if (!existsSync(file)) return 'create';
  // A clone on Windows may have changed the line ends.
  if (readText(file).replaceAll('\r\n', '\n') === text) return 'unchanged';
  return kind === 'ours' ? 'overwrite' : 'keep';
}

/** GitHub does not follow a symbolic link in a repository, and one may point outside the clone. */
function refuseLinks(folder: string, path: string): void {
  const parts = path.split('/');
  for (const part of parts.map((_, index) => parts.slice(0, index + 1).join('/'))) {
    const entry = lstatSync(join(folder, part), { throwIfNoEntry: false });
    if (entry?.isSymbolicLink()) {
      throw new UsageError(
        `${part} is a symbolic link, which GitHub does not follow, so nothing was written: put the file or folder itself there`,
      );
    }
    if (!entry?.isDirectory()) return;
  }
}

const FATES: Record<Fate, string> = {
  create: 'new',
  unchanged: 'unchanged',
  overwrite: 'differs',
  keep: 'yours, kept',
};

/** Shows what happens to the file and how it differs. `inFull`: also shows the text of a new one, except the long schema. */
export function showFile(folder: string, { path, text, fate }: FatedFile, inFull: boolean): void {
  const style = { create: 'green', unchanged: 'dim', overwrite: 'yellow', keep: 'dim' } as const;
  print(`${paint(style[fate], FATES[fate].padEnd(12))} ${path}`);
  if (fate === 'create' && inFull) {
    const lines = text.trimEnd().split('\n');
    const shown = path === SCHEMA ? [`(for editors, ${counted(lines.length, 'line')} not shown)`] : lines;
    for (const line of shown) print(paint('green', `    ${plainLine(line)}`.trimEnd()));
  }
  if (fate !== 'overwrite') return;
  for (const line of diffWith(join(folder, path), text)) {
    const shown = `    ${plainLine(line)}`;
    print(line.startsWith('+') ? paint('green', shown) : line.startsWith('-') ? paint('red', shown) : shown);
  }
}

/** @throws Error if it cannot be written. */
export function writeStarterFile(folder: string, { path, text }: StarterFile): void {
  const file = join(folder, path);
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  } catch (error) {
    throw new Error(
      `${file} cannot be written: ${messageOf(error)}. Fix that and run it again; the files that are written stay`,
      { cause: error },
    );
  }
}
