import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { serviceMessage } from '../../src/http/service-message.ts';

const KEY = ['cog', 'Zx81Kq0TmYv7Rb29Lw54'].join('_');

describe('a key that a service repeats', () => {
  test.each([
    ['whole', `the key ${KEY} is unknown`, 'the key *** is unknown'],
    ['its beginning', `the key ${KEY.slice(0, 12)}… is unknown`, 'the key ***… is unknown'],
    ['its end', `the key …${KEY.slice(-8)} is unknown`, 'the key …*** is unknown'],
    ['its middle', `the key **${KEY.slice(8, 16)}** is unknown`, 'the key ******* is unknown'],
    ['in base64', `credentials ${btoa(KEY)} are unknown`, 'credentials *** are unknown'],
    ['in percent encoding', `url ?key=${encodeURIComponent(KEY)}`, 'url ?key=***'],
    ['in hexadecimal', `bytes ${Buffer.from(KEY).toString('hex')}`, 'bytes ***'],
  ])('is not repeated: %s', (_, detail, expected) => {
    expect(serviceMessage(detail, KEY).replace(/\*{3,}[A-Za-z0-9+/=]{0,2}/g, '***')).toBe(
      expected.replace(/\*{3,}/g, '***'),
    );
  });

  test('is not repeated in base64 together with anything, whatever its alphabet', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.constantFrom('base64', 'base64url'), (before, behind, encoding) => {
        const encoded = Buffer.from(`${before}${KEY}${behind}`).toString(encoding as 'base64');
        const told = serviceMessage(`refused: ${encoded}`, KEY);
        const parts = told.match(/[\w+/-]{8,}/g) ?? [];
        for (const part of parts) {
          for (const shift of ['', 'A', 'AA', 'AAA']) {
            expect(Buffer.from(`${shift}${part}`, 'base64').toString('latin1')).not.toContain(KEY.slice(4, 10));
          }
        }
      }),
    );
  });

  test('is removed without changing the other words', () => {
    expect(serviceMessage('the organization is suspended', KEY)).toBe('the organization is suspended');
  });
});

test('a long answer is truncated', () => {
  expect(serviceMessage('x'.repeat(2_000_000), KEY)).toHaveLength(1001);
});
