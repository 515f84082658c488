/**
 * Every link inside the repository leads somewhere.
 */
import { statSync } from 'node:fs';
import { join, normalize } from 'node:path/posix';
import { expect, test } from '@jest/globals';
import { DOCUMENTS, type Document } from './documents.ts';

test.each(DOCUMENTS)('the links of $path go to existing targets', (document) => {
  const broken = document.links.flatMap(({ target, line }) => {
    const problem = problemOf(document, target);
    return problem === undefined ? [] : [`${document.path}:${line} ${target}: ${problem}`];
  });
  expect(broken).toEqual([]);
});

test('every guide can be reached from the README', () => {
  const reached = new Set(['README.md']);
  for (const path of reached) {
    const { links } = DOCUMENTS.find((document) => document.path === path) ?? { links: [] };
    for (const { target } of links) {
      if (isInside(target)) reached.add(fileOf(path, target));
    }
  }
  const unreached = DOCUMENTS.filter(({ path }) => !reached.has(path)).map(({ path }) => path);
  expect(unreached).toEqual([]);
});

function problemOf(from: Document, target: string): string | undefined {
  if (target.startsWith('http://')) return 'is not encrypted';
  if (!isInside(target)) return undefined;
  const file = fileOf(from.path, target);
  if (file.startsWith('..')) return 'leads out of the repository';
  if (statSync(file, { throwIfNoEntry: false }) === undefined) return 'there is no such file';
  const anchor = target.split('#')[1];
  if (anchor === undefined) return undefined;
  const anchors = DOCUMENTS.find(({ path }) => path === file)?.anchors;
  return anchors?.has(anchor) ? undefined : 'there is no such heading';
}

function isInside(target: string): boolean {
  return !/^[a-z]+:/.test(target);
}

function fileOf(from: string, target: string): string {
  const [path = ''] = target.split('#');
  return path === '' ? from : normalize(join(from, '..', path));
}
