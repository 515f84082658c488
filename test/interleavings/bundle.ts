import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { build } from 'esbuild';

/** A place of the code to break. */
export interface Break {
  file: string;
  from: string;
  to: string;
}

/**
 * Bundles a program that plays schedules, without the cleaner of texts. `broken` changes the code in this bundle alone. Throws an
 * Error if its place is not in the file, or more than once.
 */
export async function bundle(entry: string, outfile: string, broken?: Break): Promise<void> {
  await build({
    entryPoints: [entry],
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    outfile,
    logLevel: 'error',
    banner: {
      js: "import{createRequire as requireFrom}from'node:module';const require=requireFrom(import.meta.url);",
    },
    plugins: [
      {
        name: 'interleavings',
        setup({ onLoad }) {
          const noCleaning = readFileSync('test/interleavings/no-cleaning.ts', 'utf8');
          onLoad({ filter: /[\\/]redact\.ts$/ }, () => ({ contents: noCleaning, loader: 'ts' }));
          if (broken === undefined) return;
          const contents = breakCode(broken);
          const file = resolve(broken.file);
          onLoad({ filter: /\.ts$/ }, ({ path }) => (path === file ? { contents, loader: 'ts' } : undefined));
        },
      },
    ],
  });
}

/** The text of its file, broken. */
export function breakCode({ file, from, to }: Break): string {
  const source = readFileSync(file, 'utf8');
  if (source.split(from).length !== 2) throw new Error(`${file} does not hold exactly once: ${from}`);
  return source.replace(from, () => to);
}
