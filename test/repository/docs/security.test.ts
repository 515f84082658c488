/**
 * The tests that SECURITY.md calls upon are there.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { documentAt } from './documents.ts';

const { text } = documentAt('SECURITY.md');
const threats = text.split(/^### /m).slice(1);

/** `[test/a.test.ts](test/a.test.ts): "name", "name"` */
const references = threats.flatMap((threat) =>
  [...threat.matchAll(/^- \[(test\/\S+?)\]\(\1\): (.+(?:\n {2}.+)*)$/gm)].flatMap(([, file = '', names = '']) =>
    [...names.replace(/\s+/g, ' ').matchAll(/"([^"]+)"/g)].map(([, name = '']) => ({ file, name })),
  ),
);

test('each threat names tests', () => {
  const without = threats.filter((threat) => !/^- \[test\//m.test(threat)).map((threat) => threat.split('\n')[0]);
  expect(threats.length).toBeGreaterThan(8);
  expect(without).toEqual([]);
  expect(references.length).toBeGreaterThan(threats.length);
});

/** `| what | [test/a.test.ts](test/a.test.ts): "name", "name"; [test/b.test.ts](test/b.test.ts): "name" |` */
const inTables = text
  .split('\n')
  .filter((line) => line.startsWith('| '))
  .flatMap((row) => [...row.matchAll(/\[(test\/\S+?)\]\(\1\): ("[^"]+"(?:, "[^"]+")*)/g)])
  .flatMap(([, file = '', names = '']) => [...names.matchAll(/"([^"]+)"/g)].map(([, name = '']) => ({ file, name })));

test('each limit names a test', () => {
  const [, limits = ''] = text.split('## Limits, and the test that measures each');
  const rows = (limits.split('\n## ')[0] ?? '').split('\n').filter((line) => line.startsWith('| '));
  expect(rows.length).toBeGreaterThan(15);
  expect(rows.slice(1).filter((row) => !/\[test\/|npm run bench/.test(row))).toEqual([]);
});

describe.each([...references, ...inTables])('$file', ({ file, name }) => {
  test(`${name}`, () => {
    const source = readFileSync(file, 'utf8').replace(/\\(['"`])/g, '$1');
    // The name of a test, of a group, or of a case of `test.each`.
    const titles = ["'", '"', '`'].map((quote) => `${quote}${name}${quote}`);
    expect(titles.some((title) => source.includes(title))).toBe(true);
  });
});
