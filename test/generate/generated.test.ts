/**
 * What is generated from the code, and what stands in the documents, are the same (else: npm run generate).
 */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { generated } from './generated.ts';
import { replaceGenerated } from './markers.ts';

test.each(generated())('the table "$name" in $document is the one of the code', ({ document, name, text }) => {
  const written = readFileSync(document, 'utf8');
  expect(written).toBe(replaceGenerated(written, name, text));
});

test('nothing else says that it is generated', () => {
  const documents = ['README.md', ...readdirSync('docs').map((name) => `docs/${name}`)].filter((path) =>
    path.endsWith('.md'),
  );
  const marked = documents.flatMap((document) =>
    [...readFileSync(document, 'utf8').matchAll(/<!-- generated: (.+?) -->/g)].map(
      ([, name]) => `${document}: ${name}`,
    ),
  );
  expect(marked.sort()).toEqual(
    generated()
      .map(({ document, name }) => `${document}: ${name}`)
      .sort(),
  );
});

test('a table has nowhere to go without its markers', () => {
  expect(() => replaceGenerated('# Title', 'config', '| table |')).toThrow('There is no <!-- generated: config -->');
});
