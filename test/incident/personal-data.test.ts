/** Personal data that is removed before text leaves the run. The numbers are the examples of their issuers, or made up. */
import { describe, expect, test } from '@jest/globals';
import { clean } from '../../src/incident/redact.ts';
import { ORDINARY } from '../secrets/corpus/ordinary.ts';
import { NUMERALS, randomOf } from '../secrets/corpus/random.ts';

async function cleaned(text: string, redactions: Parameters<typeof clean>[1] = []): Promise<string> {
  return (await clean([text], redactions)).texts[0];
}

/** Appends Luhn's check digit. */
function card(prefix: string, length: number, seed: number): string {
  const start = prefix + randomOf(seed).of(NUMERALS, length - prefix.length - 1);
  const digit = [...'0123456789'].find((last) => {
    const sum = [...(start + last)].reverse().reduce((all, each, i) => {
      const doubled = i % 2 === 1 ? Number(each) * 2 : Number(each);
      return all + (doubled > 9 ? doubled - 9 : doubled);
    }, 0);
    return sum % 10 === 0;
  });
  return `${start}${digit}`;
}

function iban(country: string, account: string): string {
  const digits = [...`${account}${country}00`].map((each) => Number.parseInt(each, 36)).join('');
  return `${country}${String(98n - (BigInt(digits) % 97n)).padStart(2, '0')}${account}`;
}

const grouped = (text: string, sign = ' ') => text.replace(/.{4}(?=.)/g, `$&${sign}`);

const FOUND: [kind: string, text: string, value: string][] = [
  ...[
    ['4', 16],
    ['51', 16],
    ['2221', 16],
    ['34', 15],
    ['6011', 16],
    ['3528', 16],
  ].flatMap(([prefix, length], i): [string, string, string][] => {
    const number = card(String(prefix), Number(length), i + 1);
    return [
      ['card', `paid with card ${number}`, number],
      ...(Number(length) === 16
        ? [
            ['card', `refund to ${grouped(number)} failed`, grouped(number)] as [string, string, string],
            ['card', `{"pan":"${grouped(number, '-')}"}`, grouped(number, '-')] as [string, string, string],
          ]
        : []),
    ];
  }),
  ...(
    [
      ['DE', '370400440532013000'],
      ['GB', 'NWBK60161331926819'],
      ['FR', '20041010050500013M02606'],
      ['NL', 'ABNA0417164300'],
      ['ES', '21000418450200051332'],
      ['NO', '86011117947'],
    ] as const
  ).flatMap(([country, account]): [string, string, string][] => [
    ['IBAN', `IBAN: ${iban(country, account)}.`, iban(country, account)],
    ['IBAN', `transfer to ${grouped(iban(country, account))}, twice`, grouped(iban(country, account))],
  ]),
  ['SSN', 'SSN 536-22-1234 was in the log', '536-22-1234'],
  ['SSN', 'social security number: 536221234', '536221234'],
  ['CPF', 'CPF 123.456.789-09', '123.456.789-09'],
  ['CPF', '"cpf":"12345678909"', '12345678909'],
  ['personnummer', 'personnummer 811218-9876', '811218-9876'],
  ['HETU', 'henkilötunnus 131052-308T', '131052-308T'],
  ['PESEL', 'PESEL: 44051401359', '44051401359'],
  ['BSN', 'BSN 111222333', '111222333'],
  ['DNI', 'DNI 54362315K', '54362315K'],
  ['NIE', 'NIE X2482300W', 'X2482300W'],
  ['codice fiscale', 'codice fiscale RCCMNL83S18D969H', 'RCCMNL83S18D969H'],
  ['NIR', 'NIR 295109912611193', '295109912611193'],
  ['resident ID', '身份证号码 11010519491231002X', '11010519491231002X'],
  ['Steuer-ID', 'Steuer-ID 36 574 261 809', '36 574 261 809'],
  ['national number', 'rijksregisternummer 85.07.30-033.28', '85.07.30-033.28'],
  ['Aadhaar', 'Aadhaar 2341 2341 2346', '2341 2341 2346'],
  ['SIN', 'SIN: 123-456-782', '123-456-782'],
  ['NINO', 'national insurance number AB 12 34 56 C', 'AB 12 34 56 C'],
  ['NHS number', 'NHS number 943 476 5919', '943 476 5919'],
  ['NRIC', 'NRIC S1234567D', 'S1234567D'],
  ['RUT', 'RUT 12.531.909-2', '12.531.909-2'],
  ['AHV', 'AHV-Nummer 756.9217.0769.85', '756.9217.0769.85'],
  ['e-mail', 'write to jane (at) example (dot) com', 'jane (at) example (dot) com'],
  ['e-mail', 'write to jane.doe[at]example.com please', 'jane.doe[at]example.com'],
  ['e-mail', 'jane at example dot com', 'jane at example dot com'],
  ['e-mail', 'jane@example[.]com', 'jane@example[.]com'],
  ['e-mail', 'jane&#64;example.com', 'jane&#64;example.com'],
  ['e-mail', 'jane_at_example_dot_com', 'jane_at_example_dot_com'],
  ['phone', 'call 020 7946 0018', '020 7946 0018'],
  ['phone', 'phone: 2125550187', '2125550187'],
  ['phone', 'Telefon 03012345678', '03012345678'],
  ['phone', 'tel. 06 12 34 56 78', '06 12 34 56 78'],
  ['phone', 'ring (212) 555-0187 now', '(212) 555-0187'],
];

test('at least 95 % of the personal data is removed', async () => {
  const texts = await Promise.all(FOUND.map(([, text]) => cleaned(text)));
  const missed = FOUND.filter(([, , value], i) => texts[i]?.includes(value)).map(([kind, text]) => `${kind}: ${text}`);
  if (missed.length > 0) console.log(missed.join('\n'));
  expect(1 - missed.length / FOUND.length).toBeGreaterThanOrEqual(0.95);
});

describe('check digits', () => {
  test.each([
    'order 4111111111111112',
    'paid with 4111 1111 1111 1112',
    'IBAN DE88370400440532013000',
    'CPF 123.456.789-00',
    'took 000-12-3456 ms',
    'codice fiscale RCCMNL83S18D969A',
  ])('mean another kind of number if they do not match: %s', async (text) => {
    expect(await cleaned(text)).toBe(text);
  });
});

test('ordinary lines keep every word, each by itself', async () => {
  const changed: string[] = [];
  for (const line of ORDINARY) {
    const after = await cleaned(line);
    if (after !== line && !line.includes('[removed: secret]')) changed.push(`${line} → ${after}`);
  }
  expect(changed).toEqual([]);
});

describe('a kind of data that the configuration names', () => {
  test('covers IP addresses only if it names them', async () => {
    const text = 'from 203.0.113.7:443 and 2001:db8::8a2e:370:7334, version 1.2.3.4';
    expect(await cleaned(text)).toBe(text);
    expect(await cleaned(text, ['ip'])).toBe(
      'from [removed: IP address]:443 and [removed: IP address], version 1.2.3.4',
    );
  });

  test('covers phone numbers of the countries that it names', async () => {
    expect(await cleaned('ring 91 234 56 78', ['phone:US'])).toBe('ring 91 234 56 78');
    expect(await cleaned('ring 91 234 56 78', ['phone:ES'])).toBe('ring [removed: phone number]');
  });
});
