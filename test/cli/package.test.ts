/**
 * The command line without a registry account: what `npx github:OWNER/NAME` does with this repository.
 */
import { execFile, execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@jest/globals';
import { VERSION } from '../../src/version.ts';
import { emptyFolder } from './cli-process.ts';

const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as {
  scripts: Record<string, string>;
  dependencies?: Record<string, string>;
  files: string[];
  bin: Record<string, string>;
};

/** npm, without a registry and with an empty cache. */
async function npm(cwd: string, ...words: string[]): Promise<string> {
  const env = { PATH: process.env.PATH, HOME: emptyFolder(), npm_config_cache: emptyFolder() };
  const quiet = ['--offline', '--no-audit', '--no-fund', '--loglevel=error'];
  return (await promisify(execFile)('npm', [...quiet, ...words], { cwd, env })).stdout.trim();
}

/** The committed files of this repository that npm reads. */
function repository(): string {
  const folder = emptyFolder();
  mkdirSync(join(folder, 'dist'));
  for (const path of ['package.json', 'package-lock.json', '.npmrc', 'README.md', 'LICENSE', ...manifest.files]) {
    cpSync(path, join(folder, path));
  }
  return folder;
}

test('the package needs no other package, and nothing makes npm install the development dependencies', () => {
  expect(manifest.dependencies).toBeUndefined();
  // Any of these scripts makes npm prepare a package from git (pacote, lib/git.js).
  const preparing = ['prepare', 'prepack', 'build', 'preinstall', 'install', 'postinstall'];
  expect(Object.keys(manifest.scripts).filter((name) => preparing.includes(name))).toEqual([]);
});

test('the package runs from a packed file', async () => {
  const [packed, folder] = [emptyFolder(), emptyFolder()];
  const [{ filename, files }] = JSON.parse(await npm(repository(), 'pack', '--json', '--pack-destination', packed));
  expect(files.map(({ path }: { path: string }) => path).sort()).toEqual(
    ['LICENSE', 'README.md', 'package.json', ...manifest.files].sort(),
  );
  await npm(folder, 'install', join(packed, filename));
  expect(await npm(folder, 'exec', '--', 'pagerduty-postmortem', '--version')).toBe(VERSION);
});

test('the package runs from a git repository', async () => {
  const source = repository();
  const git = (...words: string[]) => execFileSync('git', ['-C', source, ...words]);
  git('init', '--quiet');
  git('add', '--all');
  git('-c', 'user.name=a', '-c', 'user.email=a@example.com', 'commit', '--quiet', '--message=All');
  const run = ['exec', '--yes', `--package=git+file://${source}`, '--', 'pagerduty-postmortem'];
  expect(await npm(emptyFolder(), ...run, '--version')).toBe(VERSION);
  const folder = emptyFolder();
  await npm(folder, ...run, 'init', '--action', 'acme/pagerduty-postmortem');
  expect(readFileSync(join(folder, '.github/workflows/postmortem.yml'), 'utf8')).toContain(
    'acme/pagerduty-postmortem@v1',
  );
});

test('the package contains the licences of all packages in it', () => {
  const licences = readFileSync('dist/cli-licenses.txt', 'utf8');
  const program = readFileSync('dist/cli.js', 'utf8');
  const bundled = new Set(
    [...program.matchAll(/^\/\/ node_modules\/((?:@[^/\n]+\/)?[^/\n]+)/gm)].map(([, name]) => name),
  );
  expect(bundled.size).toBeGreaterThan(5);
  for (const name of bundled) expect(licences).toMatch(new RegExp(`^${name}\\n`, 'm'));
});
