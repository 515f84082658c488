import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { decodeUtf8, NotUtf8Error } from '../../src/text/utf8.ts';

test('UTF-8 is read as it is, with a byte order mark and the replacement character', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const bytes = Buffer.from(`\uFEFF${text}\uFFFD`);
      expect(decodeUtf8(bytes, 'a.yml')).toBe(bytes.toString());
    }),
  );
});

test('an error names the file and the offset of the first wrong byte', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.constantFrom(0xe9, 0x80, 0xc0, 0xff), (before, wrong) => {
      const start = Buffer.from(`${before}\uFFFD`);
      const bytes = Buffer.concat([start, Buffer.from([wrong]), Buffer.from(' after')]);
      const expected = new RegExp(`^docs/a\\.md is not UTF-8: the byte at offset ${start.length} `);
      expect(() => decodeUtf8(bytes, 'docs/a.md')).toThrow(NotUtf8Error);
      expect(() => decodeUtf8(bytes, 'docs/a.md')).toThrow(expected);
    }),
  );
});

test.each([
  ['Latin-1', Buffer.from('incidents: {confidential: [Zahlungsprüfung]}', 'latin1'), 37],
  ['UTF-16 with a byte order mark', Buffer.from('\uFEFFa: b', 'utf16le'), 0],
  ['a character that ends too early', Buffer.from('é').subarray(0, 1), 0],
  ['a surrogate', Buffer.from([0x61, 0xed, 0xa0, 0x80]), 1],
])('%s is refused', (_what, bytes, offset) => {
  expect(() => decodeUtf8(bytes, 'a.yml')).toThrow(`offset ${offset} `);
});
