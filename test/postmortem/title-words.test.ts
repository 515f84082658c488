import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { likeness, titleWords } from '../../src/postmortem/title-words.ts';

const alike = (one: string, other: string) => likeness(titleWords(one), titleWords(other));

describe('the words of a title', () => {
  test.each([
    ['no numbers', 'Disk 98% full on db-1 at 14:32', ['disk', 'full']],
    ['no IDs', 'Job 8f14e45f-ceea-467a-9575-2f1c3a7d5e10 stuck, commit deadbeefcafe', ['job', 'stuck', 'commit']],
    ['no accents', 'Überlauf der Queue', ['uberlauf', 'der', 'queue']],
    ['each part of a name in code', 'HighErrorRate on check_out.api', ['high', 'error', 'rate', 'check', 'out', 'api']],
    ['no word twice', 'Full, full, FULL', ['full']],
    ['nothing of a title without letters', '#1234 (100%) 🔥', []],
  ])('have %s', (_what, title, words) => {
    expect([...titleWords(title)]).toEqual(words);
  });
});

describe('two titles', () => {
  test.each([
    ['with other numbers and hosts', 'Disk full on db-1', 'Disk full on db-27'],
    ['in another order', 'Checkout: high latency', 'High latency in checkout'],
    ['with one word more', 'Invoices are sent twice', 'Invoices are sent twice again'],
    ['in Cyrillic', 'Диск переполнен на db-1', 'Диск переполнен на db-2'],
    ['in Greek', 'Υψηλός χρόνος απόκρισης', 'υψηλος χρονος αποκρισης'],
    ['in Arabic', 'القرص ممتلئ على الخادم 3', 'القرص ممتلئ على الخادم 12'],
    ['in Chinese', '订单服务数据库磁盘已满', '支付服务数据库磁盘已满'],
    ['in Japanese', '注文サービスのディスクがいっぱいです', '決済サービスのディスクがいっぱいです'],
    ['in Thai', 'ดิสก์เต็มบนเซิร์ฟเวอร์', 'ดิสก์เต็มบนเซิร์ฟเวอร์ 2'],
  ])('are alike %s', (_how, one, other) => {
    expect(alike(one, other)).toBeGreaterThanOrEqual(0.5);
  });

  test.each([
    ['with one common word', 'Disk full', 'Queue full'],
    ['of one service', 'checkout-api: latency is high', 'checkout-api: certificate expired'],
    ['without words', '#1', '#2'],
    ['in two scripts', 'Disk full', 'Диск переполнен'],
  ])('are not alike %s', (_how, one, other) => {
    expect(alike(one, other)).toBe(0);
  });

  test('are alike to the same degree in both directions, fully to themselves, and never above 1', () => {
    const title = fc.oneof(
      fc
        .array(fc.constantFrom('disk', 'full', 'queue', 'db-1', '磁盘', 'Диск', '42'), { maxLength: 6 })
        .map((all) => all.join(' ')),
      fc.string({ unit: 'binary', maxLength: 80 }),
    );
    fc.assert(
      fc.property(title, title, (one, other) => {
        const degree = alike(one, other);
        expect(degree).toBe(alike(other, one));
        expect(degree).toBeGreaterThanOrEqual(0);
        expect(degree).toBeLessThanOrEqual(1);
        expect(alike(one, one)).toBe(titleWords(one).size === 0 ? 0 : 1);
      }),
    );
  });

  test('are compared in linear time', () => {
    const long = '0123456789abcdef-'.repeat(60_000);
    const began = performance.now();
    titleWords(long);
    expect(performance.now() - began).toBeLessThan(1_000);
  });
});
