import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Hmac, hmacByWebCrypto, secretMatches, signatureMatches } from '../../src/pagerduty/signature.ts';
import { hmacByNode } from '../../src/relay/node/hmac-by-node.ts';

const body = new Uint8Array(readFileSync(new URL('../fixtures/webhooks/resolved-p1.json', import.meta.url)));
const current = 'made-up-Secret/2026+A=';
const previous = 'made-up-Secret/2025+Z=';
/** Worked out once with `openssl dgst -sha256 -hmac`, so that the test does not only agree with itself. */
const signedWithCurrent = 'v1=34b5e8995f7edd4797eca6091da4001eaa4146beac8dfd231669dfa46aa052a7';
const signedWithPrevious = 'v1=ddf47d11db2a00676fa7526b63d94bdeb4841868b1799b448cb5fb1a55ff4447';

describe.each<[string, Hmac]>([
  ['WebCrypto', hmacByWebCrypto()],
  ['Node', hmacByNode],
])('the HMAC of %s', (_runtime, hmac) => {
  const check = (header: string, ...secrets: string[]) => signatureMatches(body, header, secrets, hmac);

  describe('the signature of a webhook', () => {
    test('matches the bytes and the secret that it was made with', async () => {
      expect(await check(signedWithCurrent, current)).toBe(true);
    });

    test('does not match another secret', async () => {
      expect(await check(signedWithCurrent, previous)).toBe(false);
    });

    test('does not match other bytes, down to one bit', async () => {
      await fc.assert(
        fc.asyncProperty(fc.nat(body.length - 1), fc.integer({ min: 1, max: 255 }), async (index, change) => {
          const changed = body.slice();
          changed[index] = (changed[index] ?? 0) ^ change;
          expect(await signatureMatches(changed, signedWithCurrent, [current], hmac)).toBe(false);
        }),
        { numRuns: 50 },
      );
    });

    test('is accepted if one of several values matches one of several secrets, as while a secret rotates', async () => {
      expect(await check(`${signedWithPrevious},${signedWithCurrent}`, current)).toBe(true);
      expect(await check(`${signedWithPrevious}, ${signedWithCurrent}`, previous)).toBe(true);
      expect(await check(signedWithPrevious, current, previous)).toBe(true);
      expect(await check(`v1=${'0'.repeat(64)},${signedWithCurrent}`, 'another', current)).toBe(true);
    });

    test.each([
      ['empty', ''],
      ['of another version', signedWithCurrent.replace('v1=', 'v2=')],
      ['without a version', signedWithCurrent.slice(3)],
      ['cut short', signedWithCurrent.slice(0, -2)],
      ['too long', `${signedWithCurrent}00`],
      ['no hex', `v1=${'g'.repeat(64)}`],
      ['only commas', ',,,'],
    ])('does not match if the header is %s', async (_what, header) => {
      expect(await check(header, current)).toBe(false);
    });

    test('never passes without the secret, however odd the header', async () => {
      await fc.assert(
        fc.asyncProperty(fc.string({ unit: 'binary' }), async (header) => {
          expect(await check(header, current)).toBe(false);
        }),
      );
    });

    test('matches any body that is signed with the secret', async () => {
      await fc.assert(
        fc.asyncProperty(fc.uint8Array(), fc.string({ minLength: 1 }), async (bytes, secret) => {
          const header = `v1=${createHmac('sha256', secret).update(bytes).digest('hex')}`;
          expect(await signatureMatches(new Uint8Array(bytes), header, [secret], hmac)).toBe(true);
        }),
      );
    });
  });

  describe('the shared secret', () => {
    test('matches if it is one of those configured', async () => {
      expect(await secretMatches('second', ['first', 'second'], hmac)).toBe(true);
    });

    test.each(['', 'firs', 'first ', 'FIRST', 'first,second'])('does not match %j', async (value) => {
      expect(await secretMatches(value, ['first', 'second'], hmac)).toBe(false);
    });
  });
});
