/**
 * `npm run example`: runs the demo and stores its results in docs/example/, for people who prefer to look than to run. A test fails
 * if they differ from what the demo writes now; then run this, and `npm run pictures`.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

export const EXAMPLE = 'docs/example';
/** The files of the demo that are kept. */
export const EXAMPLE_FILES = [
  'summary.md',
  'comment-1.md',
  'request-to-devin.md',
  'comment-2.md',
  'check-run.md',
  'postmortem.md',
  'index.md',
  'it-happened-again.md',
  'digest.md',
];

/** The text of a kept file. The stand-in for GitHub is on loopback, and a reader has no use for the hidden state of the index. */
export function kept(text: string): string {
  return text
    .replace(/http:\/\/127\.0\.0\.1:\d+/g, 'https://github.com')
    .replace(/\n?<!-- (?:index-state|seal)\S* .*? -->/g, '');
}

/** The text without what differs between runs: days, times, ages, IDs and hashes. */
export function withoutChance(text: string): string {
  return (
    text
      .replace(/\d{4}\\?-\d\d\\?-\d\d/g, 'DATE')
      .replace(/\b\d{4}-\d\d\b/g, 'MONTH')
      .replace(/(?<!\d)\d\d\\?:\d\d(?:\\?:\d\d(?:\\?\.\d+)?)?/g, 'TIME')
      .replace(/\bE\\?-[0-9a-f]{4,}\b/g, 'EVIDENCE')
      .replace(/\b[0-9a-f]{7,64}\b/g, 'HASH')
      .replace(/\bq[0-9a-z]{13}\b/gi, 'INCIDENT')
      // How long ago the incidents were, depends on the day.
      .replace(/\b\d+\s(?:d\s\d+\sh|d\b|days(?= \|))/g, 'AGE')
      .replace(/[█░]+/g, 'BAR')
  );
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const from = process.env.DEMO_OUTPUT ?? 'demo-output';
  mkdirSync(EXAMPLE, { recursive: true });
  for (const name of EXAMPLE_FILES) writeFileSync(join(EXAMPLE, name), kept(readFileSync(join(from, name), 'utf8')));
}
