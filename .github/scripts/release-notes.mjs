// Prints the changelog section of a version: `node .github/scripts/release-notes.mjs 1.2.3`. Fails unless package.json has that
// version and CHANGELOG.md has its section, so that a release cannot be made from the wrong commit.
import { readFileSync } from 'node:fs';

const read = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

/** The section of a version without its heading; undefined if there is none. */
function sectionOf(version) {
  const lines = read('CHANGELOG.md').split('\n');
  const start = lines.findIndex((line) => line.startsWith(`## [${version}] - `));
  if (start === -1) return undefined;
  const length = lines.slice(start + 1).findIndex((line) => line.startsWith('## '));
  return lines
    .slice(start + 1, length === -1 ? undefined : start + 1 + length)
    .join('\n')
    .trim();
}

function problemWith(version) {
  // The major tag follows every release, so a release is never a prerelease.
  if (!/^\d+\.\d+\.\d+$/.test(version))
    return `"${version}" is not a version. Write it as 1.2.3, without a "v" before it.`;
  const packaged = JSON.parse(read('package.json')).version;
  if (version !== packaged) {
    return `package.json of this commit has the version ${packaged}, not ${version}. Release ${packaged}, or change package.json, package-lock.json and src/version.ts first.`;
  }
  if (!sectionOf(version)) {
    return `CHANGELOG.md has no section for ${version}. Add "## [${version}] - YYYY-MM-DD" with the entries under "## [Unreleased]".`;
  }
  return undefined;
}

const version = process.argv[2] ?? '';
const problem = problemWith(version);
if (problem === undefined) {
  console.log(sectionOf(version));
} else {
  console.error(`::error::${problem}`);
  process.exitCode = 1;
}
