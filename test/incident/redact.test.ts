import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { hashOf } from '../../src/incident/evidence-id.ts';
import { clean } from '../../src/incident/redact.ts';
import { SECRETS } from '../secrets/secrets-made-up.ts';

const NOTHING = { secrets: 0, emails: 0, cards: 0, ibans: 0, ids: 0, phones: 0, ips: 0, patterns: 0 };

async function cleaned(text: string, patterns: RegExp[] = []): Promise<string> {
  return (await clean([text], patterns)).texts[0];
}

const two = (value: number) => String(value).padStart(2, '0');
const word = (letters: string, minLength: number, maxLength: number) =>
  fc.array(fc.constantFrom(...letters), { minLength, maxLength }).map((all) => all.join(''));
const sha = word('0123456789abcdef', 7, 64);
const id = word('ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789', 26, 26);
const time = fc.date({ min: new Date('2000-01-01'), max: new Date('2099-01-01'), noInvalidDate: true });
const version = fc.tuple(fc.nat(30), fc.nat(99), fc.nat(99)).map((parts) => parts.join('.'));
const number = fc.nat();

/** Parts of a postmortem that must stay whole. */
const EVIDENCE = fc.oneof(
  time.map((at) => at.toISOString()),
  time.map((at) => at.toISOString().slice(0, 10)),
  fc
    .tuple(time, fc.constantFrom('+', '-'), fc.nat(14))
    .map(([at, sign, hours]) => `${at.toISOString().slice(0, 19)}${sign}${two(hours)}:00`),
  time.map((at) => `${at.toISOString().slice(11, 16)} UTC`),
  time.map((at) => String(at.getTime())),
  time.map((at) => String(Math.floor(at.getTime() / 1000))),
  fc.uuid(),
  id,
  sha,
  sha.map((hash) => `acme/shop@${hash}`),
  word('0123456789abcdef', 40, 40).map((hash) => `https://github.com/acme/shop/blob/${hash}/src/pay.ts#L10-L20`),
  id.map((incident) => `https://acme.pagerduty.com/incidents/${incident}`),
  time.map(
    (at) => `https://app.datadoghq.eu/logs?query=service%3Apay&from_ts=${at.getTime()}&to_ts=${at.getTime() + 60_000}`,
  ),
  version,
  version.map((release) => `v${release}-rc.1+20130313144700`),
  version.map((release) => `lodash@${release}`),
  fc.ipV4(),
  fc.ipV4().map((address) => `${address}:8080`),
  fc.ipV6(),
  number.map(String),
  number.map((value) => `#${value}`),
  fc.tuple(number, fc.constantFrom('ms', ' s', '%', ' MB', ' requests', 'h')).map(([value, unit]) => value + unit),
  fc.nat(999_999).map((order) => `ORD-2026-${String(order).padStart(6, '0')}`),
  fc.constantFrom(
    '123-1234567-1234567',
    'git@github.com:acme/shop.git',
    'postgresql@14-main.service',
    'logo@2x.png',
    'P0ABCDE',
  ),
);

/** Text that must be removed, its placeholder, and the counter that counts it. */
const PLANTED = fc.oneof(
  fc
    .constantFrom(...SECRETS)
    .map(([, secret]) => ({ text: secret, left: '[removed: secret]', counts: 'secrets' as const })),
  fc
    .tuple(
      word('abcxyz019._+', 0, 9),
      fc.constantFrom('example.com', 'mail.acme.co.uk', '163.com', 'b\u00FCcher.example'),
    )
    .map(([name, domain]) => ({
      text: `q${name}@${domain}`,
      left: '[removed: e-mail address]',
      counts: 'emails' as const,
    })),
  fc
    .constantFrom(
      '+1 555 010 1234',
      '+1-555-010-1234',
      '+1 (555) 010-1234',
      '+15550101234',
      '+49 (0) 30 1234567',
      '+44 20 7946 0958',
      '(555) 010-1234',
      '555-010-1234',
      '555.010.1234',
      '1-555-010-1234',
      '0171 2345678',
      '030/1234567',
      '020 7946 0958',
      '06 12 34 56 78',
    )
    .map((phone) => ({ text: phone, left: '[removed: phone number]', counts: 'phones' as const })),
  fc.nat().map((customer) => ({ text: `customer-${customer}`, left: '[removed]', counts: 'patterns' as const })),
);
const CUSTOMERS = /customer-\d+/g;

const SEPARATOR = fc.constantFrom(', ', '; ', '\n', ' | ', ' (', ') ', ' was ', '\r\n- ', '\t');

test('times, IDs, SHAs, URLs, versions and addresses of machines stay whole, in any order', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(EVIDENCE), fc.constantFrom(' ', ', ', '\n', ' to '), async (evidence, separator) => {
      const text = evidence.join(separator);
      expect(await clean([text], [])).toEqual({
        texts: [text],
        removed: NOTHING,
      });
    }),
    { numRuns: 300 },
  );
});

test('an ID whose letters are a word for a secret does not make the next ID a secret', async () => {
  const text =
    'https://acme.pagerduty.com/incidents/AAAAAAAAAAA9SIG1AAAAAAAAAA to 00000000-0000-1000-8000-000001a1a0a0';
  expect((await clean([text], [])).texts).toEqual([text]);
  const signed = 'API2SIG1: 00000000-0000-1000-8000-000001a1a0a0';
  expect((await clean([signed], [])).texts).toEqual(['API2SIG1: [removed: secret]']);
});

test('planted secrets and people are removed and counted, and everything else stays', async () => {
  const part = fc.oneof(
    EVIDENCE.map((text) => ({ text, left: text, counts: undefined })),
    PLANTED,
  );
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(part, SEPARATOR)), async (parts) => {
      const removed = { ...NOTHING };
      for (const [{ counts }] of parts) if (counts !== undefined) removed[counts]++;
      const before = parts.map(([{ text }, separator]) => text + separator).join('');
      const after = parts.map(([{ left }, separator]) => left + separator).join('');
      expect(await clean([before], [CUSTOMERS])).toEqual({ texts: [after], removed });
    }),
    { numRuns: 300 },
  );
});

test('cleaning clean text changes nothing, whatever the text', async () => {
  const piece = fc.oneof(
    EVIDENCE,
    PLANTED.map(({ text }) => text),
    PLANTED.map(({ left }) => left),
    fc.string({ unit: 'binary' }),
    fc.constantFrom('password=', 'password="', '"', '@', '+', '-', ' ', '://', ':', '\uD800', 'Bearer '),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(piece), async (pieces) => {
      const once = await cleaned(pieces.join(''), [CUSTOMERS]);
      expect(await cleaned(once, [CUSTOMERS])).toBe(once);
    }),
    { numRuns: 300 },
  );
});

describe("the team's patterns", () => {
  test('match between placeholders, never inside one', async () => {
    expect(await cleaned('bob@example.com is customer 7', [/removed.*|customer \d/g])).toBe(
      '[removed: e-mail address] is [removed]',
    );
  });

  test('remove nothing if they match nothing', async () => {
    expect(await clean(['abc'], [/x*/g])).toEqual({
      texts: ['abc'],
      removed: NOTHING,
    });
  });
});

test.each([
  ['https://bob:c0rrect@db.example/x', 'https://[removed: secret]@db.example/x'],
  ['mailto:bob@example.com.', 'mailto:[removed: e-mail address].'],
  ['https://shop.example/?email=bob%40example.com&x=1', 'https://shop.example/?email=[removed: e-mail address]&x=1'],
  ['call +49 30 1234567 2026-07-30T14:32:00Z', 'call [removed: phone number] 2026-07-30T14:32:00Z'],
  ['call +1 555 010 1234. 5 pods', 'call [removed: phone number]. 5 pods'],
  ['ssh://deploy@build.example/x', 'ssh://deploy@build.example/x'],
  ['+150000000 ns, +12345678%', '+150000000 ns, +12345678%'],
])('%s becomes %s', async (before, after) => {
  expect(await cleaned(before)).toBe(after);
});

test('texts are cleaned separately: nothing is found across two of them', async () => {
  const { texts, removed } = await clean(['password=', 'correcthorse', 'bob@', 'example.com'], []);
  expect(texts).toEqual(['password=', 'correcthorse', 'bob@', 'example.com']);
  expect(removed.secrets + removed.emails).toBe(0);
});

/** Work that grows with the square of the text would take minutes here, longer than a test may. */
test.each([
  'a',
  '1 ',
  '@',
  'a@',
  'a@a.',
  '+1',
  '1.',
  '555-010-1234:',
  '06 12 34 56 78 ',
  'password=',
  'password="',
  "pwd='",
  'eyJ-',
  'https://a:',
  'https://a:b@',
  '://',
  '--pwd ',
  'pwd=abcd ',
  'key=',
  'password for a ',
  'token="',
  'Cookie: a=b; ',
  'recovery codes: ',
  '| token |\n|---|\n',
  'basic auth a:b ',
  'a at b dot ',
  'id number 1 2 ',
  '4111 1111 1111 1111 ',
  'lin_api_',
  'sk-proj-',
  'SG.a.',
  'xoxb-a-',
  'ghp_aB3dE6gH9jK2mN5pQ8sT1vW4xY7zaB3dE6gH9 ',
  'vcp_aB3dE6gH9jK2mN5pQ8sT ',
  '-----BEGIN PRIVATE KEY-----',
  'mongodb://a:',
  'curl -u a:',
  '\\n',
  '[removed: secret]',
])('200 KB of %j are cleaned within the time limit', async (unit) => {
  const once = await cleaned(unit.repeat(Math.ceil(200_000 / unit.length)));
  expect(await cleaned(once)).toBe(once);
});

test("a table's header is looked up in linear time below it", async () => {
  const text = `| a |\n|${'\t'.repeat(100_000)}x\n${'-'.repeat(100_000)}x`;
  expect(await cleaned(text)).toBe(text);
});

test('the IDs of the evidence are kept', async () => {
  const rows = Array.from({ length: 3000 }, (_, index) => hashOf('log entry', `R${index}`).slice(0, 6));
  const lines = rows.map(
    (id, index) => `2026-02-10T14:${String(index % 60).padStart(2, '0')}:00Z | note | text | E-${id}`,
  );
  const { texts } = await clean([lines.join('\n')], []);
  expect(texts[0]?.split('\n').filter((line, index) => line !== lines[index])).toEqual([]);
});
