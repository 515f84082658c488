/**
 * What is bundled in dist/ may be given away: its licence lies beside it, and is one that the house allows.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';

/** Rules of the house: CONTRIBUTING.md. All of them only ask that their text is passed on, which the file does. */
const ALLOWED = ['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'Apache-2.0'];

const places = [
  { directory: 'dist', bundles: /^(?!cli).*\.js$/, file: 'dist/licenses.txt' },
  { directory: 'dist', bundles: /^cli\.js$/, file: 'dist/cli-licenses.txt' },
  { directory: 'dist/relay', bundles: /\.js$/, file: 'dist/relay/LICENSES' },
];

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, unknown> };

/** The packages of a bundle, by the path that a bundler leaves beside each module. */
function packagesIn(bundle: string): string[] {
  const marks = readFileSync(bundle, 'utf8').matchAll(
    /^;?\/\/ (?:[A-Z]+ MODULE: \.\/)?((?:node_modules\/(?:@[\w.-]+\/)?[\w.-]+\/)+)/gm,
  );
  return [...new Set(Array.from(marks, ([, path = '']) => path.slice(0, -1)))];
}

const nameOf = (path: string) => path.replace(/.*node_modules\//, '');

/** As the package itself names it; an old one has a list. */
function licenceOf(path: string): string | undefined {
  const { license, licenses } = JSON.parse(readFileSync(`${path}/package.json`, 'utf8'));
  return license ?? licenses?.[0]?.type;
}

/** How a licence file begins what it says of a package: its name, the licence's, the licence. */
const headOf = (path: string) => `\n${nameOf(path)}\n${licenceOf(path)}\n`;

/** The licence as the package itself brings it. */
function textOf(path: string): string {
  const file = readdirSync(path).find((name) => /^licen[sc]e/i.test(name));
  // One without a file of its own has it at the end of its readme.
  return file === undefined ? '' : readFileSync(`${path}/${file}`, 'utf8').replaceAll('\r\n', '\n').trim();
}

describe.each(places)('$file', ({ directory, bundles: bundled, file }) => {
  const licences = `\n${readFileSync(file, 'utf8')}`;
  const bundles = readdirSync(directory).filter((name) => bundled.test(name));

  test.each(bundles)('has the licence of every package in %s', (bundle) => {
    for (const path of packagesIn(`${directory}/${bundle}`)) expect(licences).toContain(headOf(path) + textOf(path));
  });

  test('describes bundles that say what is in them', () => {
    // A minified one would not, and the test above would find nothing.
    expect(bundles.flatMap((bundle) => packagesIn(`${directory}/${bundle}`)).length).toBeGreaterThan(2);
  });

  test('has only licences that this project allows', () => {
    const installed = Object.keys(packages).filter((path) => existsSync(`${path}/package.json`));
    const licensed = installed.filter((path) => path !== '' && licences.includes(headOf(path)));
    expect(licensed.length).toBeGreaterThan(1);
    for (const path of licensed) expect([path, ALLOWED]).toEqual([path, expect.arrayContaining([licenceOf(path)])]);
  });
});
