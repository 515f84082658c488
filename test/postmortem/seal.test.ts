import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { sealed, unsealed } from '../../src/postmortem/seal.ts';

describe('a sealed text', () => {
  test('returns what was sealed, even with other line ends', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.option(fc.string(), { nil: undefined }), (text, key) => {
        const body = `# Title\n\n${text}.`;
        const expected = body.replaceAll('\r\n', '\n');
        expect(unsealed(sealed(body, key), key)).toBe(expected);
        expect(unsealed(`${sealed(body, key).replaceAll('\n', '\r\n')}\r\n`, key)).toBe(expected);
      }),
    );
  });

  test('returns nothing if any character of it was changed, added or removed', () => {
    const text = sealed('3 postmortems, 2 open action items.', 'key');
    for (let at = 0; at < text.length; at += 1) {
      expect(unsealed(`${text.slice(0, at)}\u0001${text.slice(at + 1)}`, 'key')).toBeUndefined();
      expect(unsealed(`${text.slice(0, at)}${text.slice(at + 1)}`, 'key')).toBeUndefined();
    }
    expect(unsealed(`More.\n${text}`, 'key')).toBeUndefined();
    expect(unsealed(`${text}\nMore.`, 'key')).toBeUndefined();
  });

  test.each(['', 'no seal', '<!-- seal x -->'])('returns nothing for %j', (text) => {
    expect(unsealed(text, 'key')).toBeUndefined();
  });

  test('returns nothing with another key', () => {
    expect(unsealed(sealed('text', 'key'), 'other')).toBeUndefined();
    expect(unsealed(sealed('text', undefined), 'key')).toBeUndefined();
  });
});
