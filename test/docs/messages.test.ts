/**
 * What troubleshooting.md quotes is what people see: the fixed parts of each message stand in the code.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { documentAt, quotedInTables } from './documents.ts';

/** One text for each file, its strings as they are at run time. */
const sources = ['action', 'src']
  .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`))
  .filter((path) => path.endsWith('.ts'))
  .map((path) => readFileSync(path, 'utf8').replace(/\\(['"`])/g, '$1'));

const quotes = quotedInTables(documentAt('docs/troubleshooting.md'));

test('there is a row for many of them', () => {
  expect(quotes.length).toBeGreaterThan(40);
});

test.each(quotes)('line $line: $quote', ({ quote }) => {
  // "…" stands for what differs from case to case.
  const parts = quote.split('…').map((part) => part.trim());
  expect(parts.join('').length).toBeGreaterThan(3);
  expect(sources.some((source) => parts.every((part) => source.includes(part)))).toBe(true);
});
