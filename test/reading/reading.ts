/**
 * `npm run reading -- FOLDER`: how much of the postmortems in a folder is read, compared with what a person counted.
 *
 *     --expected FILE   what a person counted, tab-separated (default: documents.tsv in the folder)
 *     --show            print each entry and item that was read, for a person to check
 *     --errors          print each error of the review, for a person to judge
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Config } from '../../src/policy/config.ts';
import { lintPostmortem } from '../../src/postmortem/lint-postmortem.ts';
import { allItemsOf } from '../../src/postmortem/metrics.ts';
import { readPostmortem } from '../../src/postmortem/read-postmortem.ts';
import { differences, expectedFor, readExpected, readingOf, table } from './measure.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { expected: { type: 'string' }, show: { type: 'boolean' }, errors: { type: 'boolean' } },
});
const [folder] = positionals;
if (folder === undefined) {
  console.error('Name a folder: npm run reading -- FOLDER [--expected FILE] [--show] [--errors]');
  process.exit(2);
}
const tsv = values.expected ?? join(folder, 'documents.tsv');
const expected = existsSync(tsv) ? readExpected(readFileSync(tsv, 'utf8')) : [];
const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.(?:md|markdown|qmd|mdx|erb)$/.test(path))
  .sort();
if (paths.length === 0) {
  console.error(`${folder} has no markdown files.`);
  process.exit(2);
}

const readings = [];
let wrong = 0;
for (const path of paths) {
  const postmortem = await readPostmortem(readFileSync(join(folder, path), 'utf8'));
  const { document } = postmortem;
  readings.push(readingOf(path, document, expectedFor(path, expected)));
  if (values.show) {
    console.log(
      `\n${path}\n  duration: ${document.metadata.duration?.status ?? 'absent'} ${document.metadata.duration?.seconds ?? ''}`,
    );
    for (const { time, unreadable, text, range } of document.timeline) {
      const at =
        time === undefined
          ? unreadable
            ? `unreadable "${unreadable.text}"`
            : 'no time'
          : (time.start.instant ?? `second ${time.start.seconds}`);
      console.log(`  ${range.start.line}: ${at}${time?.wholeDay ? ' (day)' : ''} ${text.slice(0, 80)}`);
    }
    for (const { range, form, state, owner, text } of allItemsOf(document.actionItems)) {
      console.log(
        `  ${range.start.line}: ${form} ${state ?? ''} ${owner ? `{${owner.text}}` : ''} ${text.slice(0, 80)}`,
      );
    }
    for (const { range, reader, form } of document.skipped)
      console.log(`  ${range.start.line}: not read by ${reader}: ${form}`);
  }
  if (values.errors) {
    const { findings } = await lintPostmortem(postmortem, {
      path,
      config: Config.parse({}),
      ownDocument: true,
      incident: undefined,
      pull: undefined,
      readTemplate: () => Promise.reject(new Error('The default configuration has no template.')),
    });
    const errors = findings.flatMap(({ rule, places }) =>
      places.filter(({ severity }) => severity === 'error').map((place) => ({ rule, ...place })),
    );
    if (errors.length > 0) wrong++;
    for (const { rule, line, message } of errors) console.log(`${path}:${line}: ${rule}: ${message}`);
  }
}

console.log(
  `${readings.length} documents, ${readings.filter((reading) => reading.expected).length} of them counted by a person.\n`,
);
console.log(table(readings));
if (values.errors) console.log(`\n${wrong} documents have an error.`);
const others = differences(readings);
if (others.length > 0) console.log(`\nNot as counted:\n${others.map((line) => `- ${line}`).join('\n')}`);
