import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { codeBlock, escapeMarkdown } from '../../src/text/markdown.ts';

describe('untrusted text', () => {
  test.each([
    ['markup', '**bold** `code` ~~x~~', '\\*\\*bold\\*\\* \\`code\\` \\~\\~x\\~\\~'],
    ['a table cell', 'a | b', 'a \\| b'],
    ['HTML', '<img src=x>', '\\<img src\\=x\\>'],
    ['a link', '[x](https://attacker.example)', '\\[x\\]\\(https\\:\\/\\/attacker\\.example\\)'],
    ['a mention', '@acme/all', '\\@\u200Bacme\\/all'],
    ['an issue reference in its old form', 'fixes GH-1', 'fixes GH\u200B\\-1'],
    ['an issue reference', 'fixes #1', 'fixes \\#\u200B1'],
    ['several lines', 'a\n\n# b', 'a \\#\u200B b'],
  ])('does not become %s', (_what, text, shown) => {
    expect(escapeMarkdown(text)).toBe(shown);
  });

  test('is truncated at 200 characters', () => {
    expect(escapeMarkdown('x'.repeat(300))).toBe(`${'x'.repeat(199)}…`);
  });

  test('leaves no punctuation unescaped', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary-ascii', maxLength: 199 }), (text) => {
        expect(escapeMarkdown(text).replace(/\\[!-/:-@[-`{-~]/g, '')).not.toMatch(/[!-/:-@[-`{-~]/);
      }),
    );
  });
});

test('a code block cannot be ended by its text', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('`', '```', '\n', 'x', '~~~')), (parts) => {
      const lines = codeBlock(parts.join('')).split('\n');
      const fence = lines[0] ?? '';
      expect(fence).toMatch(/^`{3,}$/);
      expect(lines.filter((line) => line.trim().startsWith(fence))).toHaveLength(2);
    }),
  );
});
