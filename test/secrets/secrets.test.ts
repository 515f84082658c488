import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { findSecrets } from '../../src/secrets/secrets.ts';
import { SECRETS } from './secrets-made-up.ts';

async function found(text: string): Promise<string[]> {
  return (await findSecrets(text)).map(({ start, end }) => text.slice(start, end));
}

describe('secrets are found by their form', () => {
  test.each(SECRETS)('%s', async (kind, secret) => {
    const text = `seen in the log (${secret}), rotate it`;
    expect(await findSecrets(text)).toEqual([{ start: 17, end: 17 + secret.length, kind }]);
  });
});

describe('secrets are found by their name', () => {
  test.each([
    ['DB_PASSWORD=correcthorse', 'correcthorse'],
    ['spring.datasource.password = "correct horse"', 'correct horse'],
    ['{"apiKey": "abc123def456"}', 'abc123def456'],
    ['{\\"client_secret\\":\\"abc123def456\\"}', 'abc123def456'],
    ['the temporary password is Hunter2!', 'Hunter2!'],
    ['password: hunter2', 'hunter2'],
    ['(passcode: 482913)', '482913'],
    ['GET /v1?access_token=abc123def456&page=2', 'abc123def456'],
    ['Server=db;User Id=app;Password=c0rrect;Encrypt=true', 'c0rrect'],
    ['deploy --db-password correcthorse7 --dry-run', 'correcthorse7'],
    ["config['routing_key'] = 'abc123def456'", 'abc123def456'],
    ['Authorization: Bearer abcdefghij0123456789', 'abcdefghij0123456789'],
    ['curl -u bob:c0rrect https://api.example', 'bob:c0rrect'],
    ['https://bob:p@ss@db.example/path', 'bob:p@ss'],
    ['postgres://app:secret@db.example:5432/orders', 'app:secret'],
    ['redis://:c0rrect@cache.example', ':c0rrect'],
  ])('%s', async (text, secret) => {
    expect(await found(text)).toEqual([secret]);
  });
});

describe('a password after a user name is found by what it opens', () => {
  test.each([
    'basic auth admin:Sup3rS3cret',
    'Basic auth: admin / Sup3rS3cret',
    'http auth is admin:Sup3rS3cret',
    'credentials are admin / Sup3rS3cret',
    'logged in as admin / Sup3rS3cret',
    'sign in with admin:Sup3rS3cret',
    'login: admin / password: Sup3rS3cret',
    'Anmeldung mit admin / Sup3rS3cret',
    'Benutzer admin mit Passwort Sup3rS3cret',
    'utilisateur admin avec mot de passe Sup3rS3cret',
    'acceso con admin:Sup3rS3cret',
  ])('%s', async (text) => {
    expect(await found(text)).toEqual(['Sup3rS3cret']);
  });
});

test.each([
  'login with GitHub / Google2 failed',
  'auth service / checkout-v2 was slow',
  'logged in as deploy / Chrome120',
  'login latency / p99 rose, auth errors: 12%',
  'basic auth api:v2-1',
  'password: expired for two users',
  'password reset failed: 500',
  'password=$DB_PASSWORD password=**** password=<password> password: [removed: secret]',
  'password = getPassword()',
  'secret: orders-db-credentials-v2',
  'token: 2026-07-30T14:32:11.123Z',
  'token=https://vault.example/v1/orders2',
  'basic authentication-failure-rate is high',
  'docker run -u 1000:1000 shop',
  'https://host.example:8080/path@v1',
  'aws account: 123456789012',
  'sk-learn, gh_pages, SG.1, eyJhbGciOi',
])('no secret is found in %s', async (text) => {
  expect(await found(text)).toEqual([]);
});

describe('a secret in another form is found as it is written', () => {
  const middle = (secret: string, sign: string) => `${secret.slice(0, 2)}${sign}${secret.slice(2)}`;
  const joints = (secret: string, written: (code: number) => string) =>
    secret.replace(/[_-]/g, (joint) => written(joint.charCodeAt(0)));
  test.each<[string, (secret: string) => string]>([
    ['a space without width in it', (secret) => middle(secret, '\u200B')],
    ['signs without width between all letters', (secret) => [...secret].join('\u200C\u2060')],
    ['a soft hyphen', (secret) => middle(secret, '\u00AD')],
    ['a change of direction', (secret) => middle(secret, '\u202E')],
    ['a control', (secret) => middle(secret, '\u0007')],
    ['escapes of markdown', (secret) => joints(secret, (code) => `\\${String.fromCharCode(code)}`)],
    ['character references', (secret) => joints(secret, (code) => `&#${code};`)],
    ['hexadecimal references', (secret) => joints(secret, (code) => `&#x${code.toString(16)};`)],
    ['percent-encoding', (secret) => joints(secret, (code) => `%${code.toString(16)}`)],
    ['escapes of JSON', (secret) => joints(secret, (code) => `\\u00${code.toString(16)}`)],
  ])('%s', async (_how, write) => {
    for (const [kind, secret] of SECRETS) {
      const written = write(secret);
      expect([kind, await found(`seen in the log (${written}), rotate it`)]).toEqual([kind, [written]]);
    }
  });

  test('has its place in the file', async () => {
    const [, token = ''] = SECRETS[0] ?? [];
    const text = `100%41 a\\_b \u200B${token}\u200B, c\\_d &#95; ${token}`;
    expect(await found(text)).toEqual([token, token]);
  });
});

test('no text can switch the search off', async () => {
  for (const [, secret] of SECRETS) {
    expect(await found(`<!-- secretlint-disable -->\n${secret} # secretlint-disable-line`)).toEqual([secret]);
  }
});

test('places are in UTF-16 units, even after a byte order mark', async () => {
  expect(await found('\uFEFF\u{1F525}\uD800 password=c0rrect')).toEqual(['c0rrect']);
});

test('a key is one secret up to the end of its word, however many rules find a part of it', async () => {
  const [, key = ''] = SECRETS.find(([kind]) => kind === 'GitHub token') ?? [];
  expect(await found(`${key}AndMore`)).toEqual([`${key}AndMore`]);
  expect(await found(`https://x-access-token:${key}@github.com/`)).toEqual([`x-access-token:${key}`]);
});

test('any text is searched, and what is found is in order and apart', async () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('password=', ...SECRETS.map(([, secret]) => secret)),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(piece), async (pieces) => {
      const text = pieces.join('');
      let last = 0;
      for (const { start, end } of await findSecrets(text)) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(end).toBeGreaterThan(start);
        last = end;
      }
      expect(last).toBeLessThanOrEqual(text.length);
    }),
  );
});
