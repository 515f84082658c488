import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseDocument } from '../../src/postmortem/document.ts';

const frontMatterOf = (block: string) => parseDocument(`---\n${block}\n---\n\n# Orders fail\n`).frontMatter;

describe('front matter that cannot be read is reported on its line', () => {
  test.each([
    ['service: [PROD] Orders: API', 2, /Put quotes around/],
    ['severity: P1\nservice: Orders: API', 3, /Put quotes around/],
    ['service: a\nservice: b', 3, /must be unique\.$/],
    ['a: 1\n\tb: 2', 3, /[Tt]ab/],
    ['a: 1\nowner: @dana', 3, /Put quotes around/],
    ['a: 1\nb: [1, 2', 3, /not valid YAML/],
    ['a: 1\nb: "x', 3, /not valid YAML/],
  ])('%j', (block, line, message) => {
    const problem = frontMatterOf(block)?.problem;
    expect(problem?.text).toMatch(message);
    expect(problem?.range.start.line).toBe(line);
  });

  test('is reported in TOML too', () => {
    const { frontMatter } = parseDocument('+++\na = 1\nb = \n+++\n# X\n');
    expect(frontMatter).toMatchObject({ format: 'toml', problem: { range: { start: { line: 3 } } } });
  });
});

describe('front matter', () => {
  test('is read as Jekyll writes it', () => {
    const { frontMatter, title } = parseDocument(
      '---\nlayout: post\ntitle:  "Orders fail"\ndate: 2026-02-10 23:29 UTC\nauthor: Dana\ncategories: [outage, orders]\nseverity: P1\n---\n## Summary\n\nx\n',
    );
    expect(frontMatter).toMatchObject({
      authors: ['Dana'],
      tags: ['outage', 'orders'],
      date: { date: '2026-02-10' },
      severity: { text: 'P1' },
    });
    expect(title).toMatchObject({ text: 'Orders fail', range: { start: { line: 3 } } });
  });

  test('is read as Hugo writes it', () => {
    const { frontMatter, title } = parseDocument(
      '+++\ntitle = "Orders: down"\ndate = 2026-02-10T14:32:00Z\nauthors = ["Dana"]\ntags = ["orders"]\n\n[params]\nseverity = "P1"\n+++\n## Summary\n\nx\n',
    );
    expect(frontMatter).toMatchObject({
      format: 'toml',
      authors: ['Dana'],
      tags: ['orders'],
      date: { date: '2026-02-10' },
      severity: { text: 'P1', range: { start: { line: 8 } } },
    });
    expect(title?.text).toBe('Orders: down');
  });

  test('is read as Docusaurus writes it', () => {
    const { frontMatter } = parseDocument(
      '---\ntitle: Orders fail\nauthors:\n  - name: Dana\n    url: https://example.com\n  - lee\ntags: [orders]\n---\n',
    );
    expect(frontMatter).toMatchObject({ authors: ['Dana', 'lee'], tags: ['orders'] });
  });

  test('is read as MkDocs writes it, where a heading is the title before it', () => {
    const { frontMatter, title } = parseDocument(
      '---\ntitle: Short\ntags:\n  - orders\n---\n\n# Orders fail for everybody\n',
    );
    expect(frontMatter).toMatchObject({ title: { text: 'Short' }, tags: ['orders'] });
    expect(title?.text).toBe('Orders fail for everybody');
  });

  test('is read with several services', () => {
    expect(frontMatterOf('services:\n  - orders\n  - api')?.service?.text).toBe('orders, api');
  });
});

describe('a first line --- that starts no front matter', () => {
  test.each([
    ['is never closed', '---\n> 14:32 noted\n\n- a\n- b\n'],
    ['is closed around text', '---\n\n# Orders fail\n\n- a\n- b\n\n---\n\n## Summary\n\nx\n'],
  ])('is a thematic break, and the rest is read: %s', (_what, markdown) => {
    const { frontMatter, tree } = parseDocument(markdown);
    expect(frontMatter).toBeUndefined();
    expect(tree.children[0]?.type).toBe('thematicBreak');
    expect(tree.children.map(({ type }) => type)).toContain('list');
  });
});

describe('hostile front matter finishes at once', () => {
  const within = (markdown: string) => {
    const start = performance.now();
    const { frontMatter, unread } = parseDocument(markdown);
    return { message: frontMatter?.problem?.text ?? unread, milliseconds: performance.now() - start };
  };
  const numbers = (count: number) => Array.from({ length: count }, (_, index) => index).join(',');

  test.each([
    ['many values in braces', `{${numbers(3_000)}}`],
    ['too many characters', `a: ${'b'.repeat(40_000)}`],
    ['many keys', Array.from({ length: 2_500 }, (_, index) => `k${index}: 1`).slice(0, 2_400).join('\n').slice(0, 15_900)],
    ['deep brackets', `a: ${'['.repeat(60)}${']'.repeat(60)}`],
    ['deep indentation', Array.from({ length: 60 }, (_, index) => `${' '.repeat(index)}a:`).join('\n').concat(`\n${' '.repeat(70)}b: 1`)],
    ['aliases', `a: &a [1]\n${Array.from({ length: 30 }, (_, index) => `b${index}: [*a, *a, *a]`).join('\n')}`],
  ])('%s', (_what, block) => {
    expect(within(`---\n${block}\n---\n\n# X\n`).message).toMatch(/^The (?:front matter|document) /);
  });

  test('throws nothing and reports problems inside the block, whatever is in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'a:-[]{}&*!|>\'"%@,#? \n\t=.1'), maxLength: 80 }), fc.constantFrom('---', '+++'), (block, fence) => {
        const { frontMatter, markdown } = parseDocument(`${fence}\nk: 1\n${block}\n${fence}\n\n# X\n`);
        const range = frontMatter?.problem?.range;
        if (range === undefined) return;
        expect(range.start.offset).toBeGreaterThanOrEqual(4);
        expect(range.end.offset).toBeLessThanOrEqual(markdown.length);
      }),
      { numRuns: 300 },
    );
  });
}); // biome-ignore format: a table
