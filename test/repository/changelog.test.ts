/**
 * CHANGELOG.md has the form of Keep a Changelog 1.1.0, and a section for what is released next.
 */
import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { toString as textOf } from 'mdast-util-to-string';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

const { children } = unified().use(remarkParse).parse(readFileSync('CHANGELOG.md', 'utf8'));
const headings = children.flatMap((node) =>
  node.type === 'heading' ? [{ depth: node.depth, text: textOf(node) }] : [],
);
const versions = headings.filter(({ depth }) => depth === 2).map(({ text }) => text);
const released = versions.slice(1).map((text) => /^\[(\d+\.\d+\.\d+)\] - (\d{4}-\d{2}-\d{2})$/.exec(text) ?? [text]);

test('unreleased changes come first, then each version with its day', () => {
  expect(versions[0]).toBe('[Unreleased]');
  for (const [text, version, day = ''] of released) {
    expect([text, version]).toEqual([text, expect.any(String)]);
    expect(new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10)).toBe(day);
  }
});

test('the newest version is above the older ones, and none appears twice', () => {
  const numbers = released.map(([, version = '']) =>
    version
      .split('.')
      .map((part) => part.padStart(6, '0'))
      .join('.'),
  );
  expect(numbers).toEqual([...new Set(numbers)].sort().reverse());
  const days = released.map(([, , day = '']) => day);
  expect(days).toEqual([...days].sort().reverse());
});

test('the version of package.json has a section', () => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  expect(released.map(([, each]) => each)).toContain(version);
});

test('a version lists its changes by their kind', () => {
  const kinds = ['Added', 'Changed', 'Deprecated', 'Removed', 'Fixed', 'Security'];
  expect(
    headings.filter(({ depth }) => depth > 2).map(({ depth, text }) => [depth, kinds.includes(text), text]),
  ).toEqual(headings.filter(({ depth }) => depth > 2).map(({ text }) => [3, true, text]));
  for (const [index, node] of children.entries()) {
    if (node.type !== 'heading' || node.depth === 1) continue;
    const next = children[index + 1];
    const expected =
      node.depth === 3 ? ['list'] : textOf(node) === '[Unreleased]' ? ['heading', undefined] : ['heading'];
    expect([textOf(node), expected.includes(next?.type)]).toEqual([textOf(node), true]);
  }
});
