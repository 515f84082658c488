/**
 * Writes the licences of every package that a bundle holds, as its metafile of esbuild's lists them:
 * `node test/licenses.mjs build/cli.json dist/cli-licenses.txt`
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

const [metafile, target] = process.argv.slice(2);
const { outputs } = JSON.parse(readFileSync(metafile, 'utf8'));
const inputs = Object.values(outputs).flatMap(({ inputs }) => Object.keys(inputs));
const folders = new Set(inputs.flatMap((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path) ?? []));

const texts = [...folders].sort().map((folder) => {
  const { name, license } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'));
  const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each));
  if (file === undefined)
    throw new Error(`${folder} has no file with its licence: add its text by hand, or leave it out`);
  return `${name}\n${license}\n\n${readFileSync(`${folder}/${file}`, 'utf8').trim()}\n`;
});
writeFileSync(target, texts.join(`\n${'-'.repeat(80)}\n\n`));
