import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type PostmortemDocument, parseDocument } from '../../src/postmortem/document.ts';
import { renderDocument } from './render-document.ts';

const directory = new URL('../fixtures/postmortems/', import.meta.url);
const fixtures = readdirSync(directory).map((name) => readFileSync(new URL(name, directory), 'utf8'));

const snippet = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: fc.constantFrom(...'#*_-+>|[]()<>`~!&;:\\@=1. \t\r\n"\u{1F525}\u0000\uFEFFé'), maxLength: 60 }),
  fc.constantFrom(
    '- [ ] ', '## Timeline\n\n', '14:32 UTC — ', '| a | b |\n|---|---|\n', '> ', '    ', '&amp;&#x1F600;\\*', 'a@b.example',
    'www.example.com', '**Impact:** ', '<what>', '---\n', '[^1]: x\n', '```\n', '<!--', '\r\n', '@acme/x due 1 Feb',
  ),
); // biome-ignore format: a list

/** A fixture with lines deleted, doubled, swapped, and things put in anywhere. */
const mutated = fc
  .tuple(
    fc.constantFrom(...fixtures),
    fc.array(fc.tuple(fc.constantFrom('delete', 'double', 'swap', 'insert', 'cut'), fc.nat(), fc.nat(), snippet), {
      minLength: 1,
      maxLength: 8,
    }),
  )
  .map(([markdown, changes]) =>
    changes.reduce((text, [change, a, b, inserted]) => {
      const lines = text.split('\n');
      const [i, j] = [a % lines.length, b % lines.length];
      const at = a % (text.length + 1);
      if (change === 'delete') lines.splice(i, 1);
      if (change === 'double') lines.splice(i, 0, lines[i] ?? '');
      if (change === 'swap') [lines[i], lines[j]] = [lines[j] ?? '', lines[i] ?? ''];
      if (change === 'insert') return text.slice(0, at) + inserted + text.slice(at);
      if (change === 'cut') return text.slice(0, at);
      return lines.join('\n');
    }, markdown),
  );

const anything = fc.oneof(
  mutated,
  fc.array(snippet, { maxLength: 30 }).map((parts) => parts.join('')),
);

type Found = { path: string; value: object & { range?: unknown; text?: unknown } };

/** Every object of a model that has a range. */
function ranged(document: PostmortemDocument): Found[] {
  const found: Found[] = [];
  const walk = (value: unknown, path: string): void => {
    if (typeof value !== 'object' || value === null) return;
    if ('start' in value && 'end' in value && 'line' in Object(value.start)) found.push({ path, value });
    for (const [key, inner] of Object.entries(value)) walk(inner, `${path}.${key}`);
  };
  const { tree, markdown, ...model } = document;
  walk(model, 'document');
  return found;
}

/** Everything but where it stands. */
function content(document: PostmortemDocument): unknown {
  const { tree, markdown, ...model } = document;
  const bare = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(bare);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).flatMap(([key, inner]) => {
        if (key === 'range' || key === 'heading') return [];
        return [[key, key === 'body' ? inner !== undefined : bare(inner)]];
      }),
    );
  };
  return bare(model);
}

describe('any document', () => {
  test('is read without an error, and every range lies in the file, in order, with line and column of its offset', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const document = parseDocument(text);
        const { markdown } = document;
        const lines = markdown.split(/\r\n|\n|\r/).length;
        for (const { path, value } of ranged(document)) {
          const { start, end } = value as { start: Point; end: Point };
          expect([path, start.offset >= 0 && start.offset <= end.offset && end.offset <= markdown.length]).toEqual([
            path,
            true,
          ]);
          for (const { line, column, offset } of [start, end]) {
            const before = markdown.slice(0, offset);
            // Between the two characters of a line end, the line has not ended.
            const begins = before.endsWith('\r') && markdown[offset] === '\n' ? before.slice(0, -1) : before;
            const above = begins.split(/\r\n|\n|\r/);
            expect(line).toBe(above.length);
            expect(line).toBeLessThanOrEqual(lines);
            expect(column).toBe((above.at(-1)?.length ?? 0) + 1 + before.length - begins.length);
          }
        }
      }),
      { numRuns: 150 },
    );
  });

  test('has the words of a time, an owner, a date and a ticket in their range', () => {
    fc.assert(
      fc.property(mutated, (text) => {
        const document = parseDocument(text);
        const words = [
          ...document.timeline.map(({ time }) => time),
          ...document.actionItems.flatMap(({ owner, due, ticket, type, priority }) => [
            owner,
            due,
            ticket,
            type,
            priority,
          ]),
          document.metadata.date,
          document.metadata.duration,
          document.metadata.severity,
          document.frontMatter?.incident,
        ];
        for (const found of words) {
          if (found === undefined) continue;
          const slice = document.markdown.slice(found.range.start.offset, found.range.end.offset);
          const plain = (of: string) => of.replace(/[\s*_`~[\]()\\>|]|&#?\w+;|<[^>]*>/g, '');
          if (/[&<\\]/.test(slice) || slice.includes('\u0000')) continue;
          expect(plain(slice)).toContain(plain(found.text));
          // White space of any kind is told as one space.
          if (!/[*_`~[\]()]|[^\S ]| {2}/.test(slice)) expect(slice).toBe(found.text);
        }
      }),
      { numRuns: 150 },
    );
  });

  test('is rendered and rendered again without an error', () => {
    fc.assert(
      fc.property(mutated, (text) => {
        parseDocument(renderDocument(parseDocument(text)));
      }),
    );
  });
});

type Point = { line: number; column: number; offset: number };

test.each(readdirSync(directory))(
  '%s is the same after it is rendered and read again, except for its places',
  (name) => {
    const document = parseDocument(readFileSync(new URL(name, directory), 'utf8'));
    const rendered = renderDocument(document);
    expect(content(parseDocument(rendered))).toEqual(content(document));
    expect(renderDocument(parseDocument(rendered))).toBe(rendered);
  },
);

describe('500 KB of text finish at once, read or refused with a reason', () => {
  const size = 500_000;
  const deep = (open: string, close = '') =>
    open.repeat(size / 2 / open.length) + close.repeat(size / 2 / Math.max(1, close.length));
  const inputs: [string, string][] = [
    '>', '> - ', '1. ', '- ', '[', '![', '[a](', '[ (](', '[a](<b', ']', '*a ', '*a_ ', 'a**b', '_a ', '~a ~~b ', '\\``', '`', '<', 'a <?',
    'a <!A', 'a <![CDATA[', 'a <!--', '<a b="', 'a\n=\n', '> a\nb\n', '- a\n  - b\n    - c\n', '# a\n', '| a | b |\n', 'a|', '[^a]', '[^a]: x\n',
    '[a]: b\n', 'www.a', 'a@b.', '&amp;', '\\', '\n', ' ', '\t', 'word ', '- 14:32 UTC — Pool exhausted\n', '- [ ] do @a by 2026-01-01\n',
    'a: b\n', '**Impact:** x\n', '- **Impact:** x\n', '### 14:32\n', 'T+1h ', '<tr><td>14:32</td><td>x</td></tr>\n', '1. a\n\n- b\n\n', '\u{1F525}', '\uD83D', '\u0000', '---\n', '```\n', '<div>\n', '(((((', '14:32 ', '2026-02-10 ', '@a-', '#1 ',
  ].map((part) => [part, part.repeat(size / part.length)]); // biome-ignore format: a list
  inputs.push(
    ['nested brackets', deep('[', ']')],
    ['nested emphasis', deep('*a ', ' a*')],
    ['lazy quote', `> a\n${'b\n'.repeat(size / 2)}`],
  );

  test.each(inputs)('%j', (_, text) => {
    expect(parseDocument(text).unread).toMatch(/^The document has .*\.$/s);
  });

  test.each(inputs)('%j as large as is read', (_, text) => {
    const fitting = text.slice(0, 99_000);
    const document = parseDocument(`# X\n\n## Timeline\n\n${fitting}`);
    expect(document.unread ?? '').toMatch(/^$|^(?:The document|Line \d+ nests) .*\.$/s);
  });
});
