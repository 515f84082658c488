// Prints what CHANGELOG.md says of a version: `node .github/scripts/release-notes.mjs 1.2.3`. Fails unless that is the version of
// package.json and has its section, so that a release can't be made of the wrong commit.
import { readFileSync } from 'node:fs';

const read = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

/** The section of a version without its heading; undefined where there is none. */
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
  // The major tag follows every release, so that a release is always one that everybody may get.
  if (!/^\d+\.\d+\.\d+$/.test(version))
    return `"${version}" is not a version. Write it as 1.2.3, without a "v" before it.`;
  const packaged = JSON.parse(read('package.json')).version;
  if (version !== packaged) {
    return `package.json of this commit has the version ${packaged}, not ${version}. Release ${packaged}, or change package.json, package-lock.json and src/version.ts first.`;
  }
  if (!sectionOf(version)) {
    return `CHANGELOG.md says nothing of ${version}. Give it a section "## [${version}] - YYYY-MM-DD" from what stands under "## [Unreleased]".`;
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
