import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Writes one result of the demo below a folder. An empty one would look like success, so it ends the demo.
 * @throws Error that names the file, if there is no text for it.
 */
export function writeResult(folder: string, name: string, text: string | undefined): void {
  if (text === undefined || text.trim() === '') {
    throw new Error(`there is nothing to write to ${name}: the step that makes it has failed`);
  }
  const file = join(folder, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
