import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * The packages that are bundled in dist/, as `{path, name, version}` of the lock file: those with a licence in dist/, and those
 * that a bundler names in a comment next to their code. Throws if the lock file lacks one of them.
 */
export function shippedPackages() {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const files = readdirSync(join(root, 'dist'), { recursive: true }).map((name) => join(root, 'dist', name));
  const textOf = (ending) => files.filter((file) => ending.test(file)).map((file) => readFileSync(file, 'utf8'));

  const licences = textOf(/licenses(\.txt)?$/i).map((text) => `\n${text}`);
  const licensed = Object.entries(packages)
    .filter(([path, { license = '' }]) => {
      // The lock file has no licence for an old package.
      const head = `\n${path.replace('node_modules/', '')}\n${license}`;
      return path !== '' && licences.some((text) => text.includes(head));
    })
    .map(([path]) => path);
  const named = textOf(/\.js$/).flatMap((text) =>
    [...text.matchAll(/^;?\/\/ (?:[A-Z]+ MODULE: \.\/)?((?:node_modules\/(?:@[\w.-]+\/)?[\w.-]+\/)+)/gm)].map(
      ([, path]) => path.slice(0, -1),
    ),
  );
  return [...new Set([...licensed, ...named])].sort().map((path) => {
    if (packages[path] === undefined) {
      throw new Error(
        `dist/ contains ${path}, which package-lock.json does not. Run "npm ci" and "npm run build:all".`,
      );
    }
    return { path, name: path.replace(/.*node_modules\//, ''), version: packages[path].version };
  });
}
