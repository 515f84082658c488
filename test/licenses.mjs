/**
 * Writes the licences of every package that bundles hold, as their bundlers list the modules: esbuild in a metafile, ncc in
 * webpack's stats. `node test/licenses.mjs dist/licenses.txt build/action.json …`
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

const [target, ...lists] = process.argv.slice(2);
const modules = lists.flatMap((list) => {
  const { inputs, outputs, modules } = JSON.parse(readFileSync(list, 'utf8'));
  // Of what esbuild reads, only what it kept.
  return inputs ? Object.values(outputs).flatMap((output) => Object.keys(output.inputs)) : namesOf(modules);
});
const folders = new Set(
  modules.flatMap((path) => /(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(path.replace(/^.*!/, '')) ?? []),
);

const texts = [...folders].sort().map((folder) => {
  const { name, license, licenses } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'));
  return `${name}\n${license ?? licenses[0].type}\n${licenceIn(folder)}\n`;
});
writeFileSync(target, texts.join('\n'));

/** Webpack nests the modules that it joined. */
function namesOf(modules = []) {
  return modules.flatMap(({ name, modules: joined }) => [name, ...namesOf(joined)]);
}

/** An old package has its licence at the end of its readme. */
function licenceIn(folder) {
  const files = readdirSync(folder);
  const own = files.find((each) => /^licen[cs]e/i.test(each));
  const readme = files.find((each) => /^readme/i.test(each));
  const text = readFileSync(`${folder}/${own ?? readme}`, 'utf8').replaceAll('\r\n', '\n');
  const licence = own === undefined ? /^licen[cs]e\n=+\n([\s\S]+)$/im.exec(text)?.[1] : text;
  if (licence === undefined) throw new Error(`${folder} has no text of its licence: leave the package out`);
  return licence.trim();
}
