/** Expands file names with `*`, which shells leave alone on Windows and in quotes. */
import { existsSync, readdirSync } from 'node:fs';
import { join, sep } from 'node:path';
import { UsageError } from '../exit.ts';

const PATTERN = /[*?{[]/;

/**
 * Returns the files that the arguments name. An existing file is taken as it is, and a pattern is replaced by its matches.
 * @throws UsageError if a pattern matches nothing.
 */
export async function expandPatterns(given: readonly string[]): Promise<string[]> {
  const files = await Promise.all(
    given.map((each) => (PATTERN.test(each) && !existsSync(each) ? matching(each) : [each])),
  );
  return files.flat();
}

async function matching(written: string): Promise<string[]> {
  const { default: picomatch } = await import('picomatch');
  const pattern = slashes(written).replace(/^\.\//, '');
  const { base } = picomatch.scan(pattern);
  const matches = picomatch(pattern);
  const found = (existsSync(base || '.') ? readdirSync(base || '.', { recursive: true, encoding: 'utf8' }) : [])
    .map((name) => slashes(join(base, name)))
    .filter((path) => matches(path));
  if (found.length === 0) throw new UsageError(`No file matches "${written}"`);
  return found.sort();
}

function slashes(path: string): string {
  return sep === '/' ? path : path.replaceAll(sep, '/');
}
