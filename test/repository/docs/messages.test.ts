/**
 * What the guides quote is what people see: the fixed parts of each message stand in the code.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { documentAt, quotedInTables } from './documents.ts';

/** One text for each file, its strings as they are at run time. */
const sources = ['action', 'src']
  .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`))
  .filter((path) => path.endsWith('.ts'))
  .map((path) => readFileSync(path, 'utf8').replace(/\\(['"`])/g, '$1'));

/** "…" stands for what differs from case to case. */
function isInCode(quote: string): boolean {
  const parts = quote.split('…').map((part) => part.trim());
  return sources.some((source) => parts.every((part) => source.includes(part)));
}

const guides = ['docs/troubleshooting.md', 'docs/install-on-a-schedule.md'];
const quotes = guides.flatMap((path) => quotedInTables(documentAt(path)).map((quoted) => ({ path, ...quoted })));

test('the docs quote many messages, and none is a common word', () => {
  expect(quotes.length).toBeGreaterThan(60);
  expect(quotes.filter(({ quote }) => quote.replaceAll('…', '').length < 7)).toEqual([]);
});

test.each(quotes)('$path:$line $quote', ({ quote }) => {
  expect(isInCode(quote)).toBe(true);
});

test('a quoted message that the code does not have is reported', () => {
  expect(isInCode('The input "devin-api-key" is blank')).toBe(false);
});
