import { randomBytes } from 'node:crypto';
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import { describe, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import { DEFAULTS } from '../../src/policy/default-config.ts';
import { parseDocument } from '../../src/postmortem/document.ts';
import { entryOf, type IndexEntry } from '../../src/postmortem/index-entry.ts';
import { renderIndex, renderIndexPage } from '../../src/postmortem/index-page.ts';
import { readIndexState } from '../../src/postmortem/index-state.ts';
import { changed, RECORDED } from './record.ts';
import { shownIn } from './shown.ts';
import { tablesIn } from './tables-in.ts';

const urlOf = (path: string) => `https://github.com/acme/docs/blob/main/${path}`;
const sha = (name: string) => Buffer.from(name).toString('hex').padEnd(40, '0').slice(0, 40);

function entry(date: string | undefined, more: Partial<IndexEntry> = {}): IndexEntry {
  return {
    path: `docs/postmortems/${date}-pool-exhausted-q1abc.md`,
    sha: sha(date ?? ''),
    date,
    incident: 'Q1ABC',
    title: 'Pool exhausted',
    service: 'orders-service',
    severity: 'P1',
    duration: 2760,
    openActionItems: 2,
    timeToAcknowledge: 360,
    timeToResolve: 2760,
    acu: 3.5,
    ...more,
  };
}

/** One a day, like a team's of some years: what chance makes of names is what does not compress. */
function history(count: number): IndexEntry[] {
  return Array.from({ length: count }, (_, index) => {
    const date = new Date(Date.UTC(2026, 0, 1) - index * 86_400_000).toISOString().slice(0, 10);
    const words = randomBytes(12).toString('hex').match(/.{6}/g) ?? [];
    return entry(date, {
      path: `docs/postmortems/${date}-${words.join('-')}-q${index}.md`,
      sha: randomBytes(20).toString('hex'),
      title: words.join(' '),
      incident: `Q${index}`,
      service: `service-${index % 30}`,
      openActionItems: index % 4,
      duration: (index * 977) % 9000,
      timeToAcknowledge: (index * 131) % 900,
      timeToResolve: (index * 977) % 9000,
      acu: (index % 90) / 10,
    });
  });
}

test('the front matter dates a postmortem that states no other date', () => {
  const document = parseDocument('---\ntitle: Orders fail\ndate: 2026-02-10T14:32:00Z\n---\n\n## Summary\n\nx\n');
  expect(entryOf({ path: 'a.md', sha: '' }, document)).toMatchObject({ date: '2026-02-10', title: 'Orders fail' });
});

describe('the index entry of a postmortem', () => {
  const file = { path: 'docs/postmortems/2026-02-10-pool-exhausted-q1abc.md', sha: sha('a') };

  test('is read from the document', () => {
    const document = parseDocument(`# Postmortem: Pool exhausted — orders-service
**Date:** 2026-02-11 | **Duration:** 46 minutes | **Severity:** P1

## Action items
- [ ] Close connections
- [x] Add a monitor
`);
    expect(entryOf(file, document, { acu: 2 })).toEqual({
      ...file,
      date: '2026-02-11',
      incident: 'Q1ABC',
      title: 'Pool exhausted',
      service: 'orders-service',
      severity: 'P1',
      duration: 2760,
      openActionItems: 1,
      timeToAcknowledge: undefined,
      timeToResolve: undefined,
      acu: 2,
    });
  });

  test('has what the path says if the document says nothing', () => {
    expect(entryOf(file, parseDocument(''))).toMatchObject({
      date: '2026-02-10',
      incident: 'Q1ABC',
      title: '2026-02-10-pool-exhausted-q1abc.md',
      service: undefined,
    });
  });

  test.each([
    ['a word for an incident', 'docs/postmortems/2026-02-10-pool-exhausted.md', { incident: undefined }],
    ['a number for a date', 'docs/postmortems/2026-02-31-pool-exhausted.md', { date: undefined }],
  ])('is not read from %s', (_what, path, expected) => {
    expect(entryOf({ path, sha: sha('a') }, parseDocument(''))).toMatchObject(expected);
  });
});

describe('the index', () => {
  const entries = [
    entry('2026-02-10'),
    entry('2026-03-01', { title: 'Invoices twice', service: 'billing', openActionItems: 0, timeToAcknowledge: 120 }),
    entry('2026-03-20', { acu: undefined, timeToAcknowledge: undefined, duration: undefined }),
    entry('2024-12-01'),
    entry(undefined),
  ];
  const page = renderIndexPage(entries, urlOf);

  test('lists the newest first, those without a date last', () => {
    expect(page.split('\n').slice(0, 9)).toEqual([
      '5 postmortems, 8 open action items.',
      '',
      '| Date | Incident | Service | Severity | Duration | Open items |',
      '| --- | --- | --- | --- | --- | ---: |',
      `| 2026-03-20 | [Pool exhausted](${urlOf('docs/postmortems/2026-03-20-pool-exhausted-q1abc.md')}) (Q1ABC) | orders\\-service | P1 |  | 2 |`,
      `| 2026-03-01 | [Invoices twice](${urlOf('docs/postmortems/2026-03-01-pool-exhausted-q1abc.md')}) (Q1ABC) | billing | P1 | 46\u00A0min | 0 |`,
      `| 2026-02-10 | [Pool exhausted](${urlOf('docs/postmortems/2026-02-10-pool-exhausted-q1abc.md')}) (Q1ABC) | orders\\-service | P1 | 46\u00A0min | 2 |`,
      `| 2024-12-01 | [Pool exhausted](${urlOf('docs/postmortems/2024-12-01-pool-exhausted-q1abc.md')}) (Q1ABC) | orders\\-service | P1 | 46\u00A0min | 2 |`,
      `| undated | [Pool exhausted](${urlOf('docs/postmortems/undefined-pool-exhausted-q1abc.md')}) (Q1ABC) | orders\\-service | P1 | 46\u00A0min | 2 |`,
    ]);
  });

  test('has a bar, the median times and the cost for each month, with one row for earlier and one for undated ones', () => {
    expect(tablesIn(page)[1]).toEqual([
      ['Month', 'Postmortems', 'Acknowledge', 'Resolve', 'ACU'],
      ['2026-03', '██████████ 2', '2\u00A0min', '46\u00A0min', '3.5'],
      ['2026-02', '█████ 1', '6\u00A0min', '46\u00A0min', '3.5'],
      ['Earlier', '1', '6\u00A0min', '46\u00A0min', '3.5'],
      ['Undated', '1', '6\u00A0min', '46\u00A0min', '3.5'],
    ]);
  });

  test('shows months without a postmortem without a bar, for at most twelve months', () => {
    const rows =
      tablesIn(renderIndexPage([entry('2026-03-01'), entry('2025-12-31'), entry('2025-03-31')], urlOf))[1] ?? [];
    expect(rows.slice(1).map(([month, count]) => [month, count])).toEqual([
      ['2026-03', '██████████ 1'],
      ['2026-02', '0'],
      ['2026-01', '0'],
      ['2025-12', '██████████ 1'],
      ['Earlier', '1'],
    ]);
  });

  test('has no month if all postmortems are undated', () => {
    expect(
      tablesIn(renderIndexPage([entry(undefined)], urlOf))[1]
        ?.slice(1)
        .map(([month]) => month),
    ).toEqual(['Undated']);
  });

  test('has a bar for each service, the most postmortems first, and the smallest together', () => {
    expect(tablesIn(page)[2]).toEqual([
      ['Service', 'Postmortems'],
      ['orders-service', '██████████ 4'],
      ['billing', '███ 1'],
    ]);
    const many = Array.from({ length: 30 }, (_, index) =>
      entry('2026-01-01', { service: index < 11 ? 'api "v2"; x' : `service-${index}` }),
    );
    const rows = tablesIn(renderIndexPage(many, urlOf))[2]?.slice(1) ?? [];
    expect([rows[0], rows.at(-1), rows.length]).toEqual([
      ['api "v2"; x', '██████████ 11'],
      ['11 other services', '██████████ 11'],
      10,
    ]);
  });

  test('names the newest hundred and counts the rest', () => {
    const page = renderIndexPage(history(130), urlOf);
    expect(page.match(/^\| \d{4}-\d\d-\d\d \|/gm)).toHaveLength(100);
    expect(page).toContain('130 postmortems');
    expect(page).toContain('\n30 older postmortems are included in the totals below.\n');
  });

  test('says that there are none yet', () => {
    expect(renderIndex([], urlOf)).toMatch(/^There is no postmortem yet\.\n/);
  });

  test('is the same text for the same entries, in any order', () => {
    expect(renderIndex(entries.toReversed(), urlOf)).toBe(renderIndex(entries, urlOf));
  });
});

describe('the stored state of the index', () => {
  const files = (entries: readonly IndexEntry[]) => entries.map(({ path, sha }) => ({ path, sha }));
  const entries = history(300);
  const body = renderIndex(entries, urlOf);

  test('returns every entry', () => {
    const few = entries.slice(0, 20);
    expect(readIndexState(renderIndex(few, urlOf), files(few))).toEqual(few);
  });

  test('has what counts and charts need of old entries, so that the page stays the same', () => {
    const found = readIndexState(body, files(entries));
    expect(found).toHaveLength(300);
    expect(renderIndex(found, urlOf)).toBe(body);
  });

  test('leaves out a document whose blob changed, was moved or is new', () => {
    const [first, second, ...rest] = entries.slice(0, 20);
    const now = [
      { path: first?.path ?? '', sha: sha('changed') },
      { path: 'docs/postmortems/moved.md', sha: second?.sha ?? '' },
      { path: 'docs/postmortems/new.md', sha: sha('new') },
      ...files(rest),
    ];
    expect(readIndexState(body, now)).toEqual(rest);
  });

  test('rereads an old document that moves up into the list', () => {
    const left = entries.slice(100);
    const found = readIndexState(body, files(left));
    expect(found.slice(0, 50)).toEqual(left.slice(0, 50));
    // The newest hundred of what is left, of which fifty were remembered in full.
    expect(found).toHaveLength(150);
  });

  test('has room for more than 1,200 entries, and rereads and counts the oldest beyond that', () => {
    const many = history(3000);
    const body = renderIndex(many, urlOf);
    const found = readIndexState(body, files(many));
    expect(found.length).toBeGreaterThan(1200);
    expect(found.length).toBeLessThan(3000);
    expect(found.map(({ path }) => path)).toEqual(many.slice(0, found.length).map(({ path }) => path));
    expect(body).toContain('3000 postmortems');
    expect(body.length).toBeLessThanOrEqual(65_000);
  });

  test.each([
    ['gone', (text: string) => text.replace(/<!-- .* -->/, '')],
    ['edited', (text: string) => text.replace(/(<!-- index-state-5 .{10})..../, '$1AAAA')],
    ['cut off', (text: string) => text.replace(/.{50} -->/, ' -->')],
    ['of another version', (text: string) => text.replace('index-state-5', 'index-state-0')],
    ['something else', (text: string) => text.replace(/<!-- .* -->/, '<!-- index-state-5 iwGAW10D -->')],
  ])('rereads everything if it is %s', (_what, damage) => {
    expect(damage(body)).not.toBe(body);
    expect(readIndexState(damage(body), files(entries))).toEqual([]);
  });

  const forged = (json: string) => {
    const packed = brotliCompressSync(json, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }).toString('base64');
    return `${body.replace(/<!-- .* -->/, '')}<!-- index-state-5 ${packed} -->`;
  };

  test.each([
    ['millions of empty lists', `[${'[],'.repeat(800_000)}[]]`],
    ['a list nested without end', `${'['.repeat(60_000)}${']'.repeat(60_000)}`],
    ['more than any body can hold', `[${'0,'.repeat(1_300_000)}0]`],
  ])('does not even parse %s', (_what, json) => {
    const parse = jest.spyOn(JSON, 'parse');
    try {
      expect(readIndexState(forged(json), files(entries))).toEqual([]);
      expect(parse).not.toHaveBeenCalled();
    } finally {
      parse.mockRestore();
    }
  });

  test('ignores a list that is too long or has one odd entry', () => {
    const packed = /<!-- index-state-5 (\S+) -->/.exec(body)?.[1] ?? '';
    const own = JSON.parse(brotliDecompressSync(Buffer.from(packed, 'base64')).toString());
    expect(readIndexState(forged(JSON.stringify(own)), files(entries))).toHaveLength(300);
    expect(readIndexState(forged(JSON.stringify([...own, 0])), files(entries))).toEqual([]);
    const more = Array.from({ length: 5_300 }, () => ['k', null, null, 0, null, null, null, null]);
    expect(readIndexState(forged(JSON.stringify([...own, ...more])), files(entries))).toEqual([]);
  });

  test('survives edits around it', () => {
    const edited = `# Hello\r\n${body.replaceAll('\n', '\r\n').slice(400)}\r\n`;
    expect(readIndexState(edited, files(entries))).toHaveLength(300);
  });
});

test('the body stays within its limit if everything in it is as long as possible', () => {
  const long = '@'.repeat(5000);
  const most = { title: long, service: long, severity: long, incident: long, duration: 1e300, acu: 1e300 };
  const entries = history(2000).map((each, index) => ({ ...each, ...most, service: `${index}${long}` }));
  const body = renderIndex(entries, (path) => urlOf(path).padEnd(490, 'x'));
  expect(body.length).toBeLessThanOrEqual(65_000);
  expect(body).toContain('2000 postmortems');
  expect(readIndexState(body, entries).length).toBeGreaterThan(500);
});

test('the body stays within its limit and links only documents, whatever the entries contain', () => {
  const part = fc.constantFrom(
    ...['@acme ', '#1 ', '[x](https://attacker.example)', '<img src=x>', '-->', '<!-- index-state-5 AAAA -->'],
    ...['`', '```', '**', '|', '\n', '"', ';', '%%{init: {}}%%', '漢', '🔥', 'word ', '\u202E', '\\', 'style x:#1;'],
  );
  const text = fc.oneof(
    fc.array(part, { maxLength: 60 }).map((parts) => parts.join('')),
    fc.string({ unit: 'binary', maxLength: 300 }),
  );
  const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });
  const amount = maybe(fc.oneof(fc.nat(100_000), fc.double({ min: 0, max: 1e300, noNaN: true })));
  const date = maybe(
    fc
      .date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
      .map((each) => each.toISOString().slice(0, 10)),
  );
  const anyEntry: fc.Arbitrary<IndexEntry> = fc.record({
    path: fc.nat().map((name) => `docs/postmortems/${name}.md`),
    sha: fc.nat().map((name) => sha(String(name))),
    date,
    incident: maybe(text),
    title: text,
    service: maybe(text),
    severity: maybe(text),
    duration: amount,
    openActionItems: fc.nat(),
    timeToAcknowledge: amount,
    timeToResolve: amount,
    acu: amount,
  });
  const unique = { selector: ({ path }: IndexEntry) => path, minLength: 1, maxLength: 12 } as const;
  fc.assert(
    fc.property(fc.uniqueArray(anyEntry, unique), (entries) => {
      const body = renderIndex(entries, urlOf);
      expect(body.length).toBeLessThanOrEqual(65_000);
      expect(tablesIn(body)).toHaveLength(
        3 +
          (
            body.match(/^### (?:It happened again|How fast|Causes|Detected by|Getting worse|Could not be seen)$/gm) ??
            []
          ).length,
      );
      const { links, images, html } = shownIn(body);
      expect(links.filter((url) => !/^https:\/\/github\.com\/acme\/docs\/blob\/main\/[\w/]+\.md$/.test(url))).toEqual(
        [],
      );
      expect(images).toEqual([]);
      expect(html).toHaveLength(1);
      const found = readIndexState(body, entries);
      expect(renderIndexPage(found, urlOf)).toBe(renderIndexPage(entries, urlOf).toWellFormed());
    }),
    { numRuns: 15, interruptAfterTimeLimit: 20_000 },
  );
});

describe("causes and people's sections of records", () => {
  const entries = [
    entry('2026-02-10', {
      ...{
        cause: 'change',
        detectedBy: 'customer',
        timeToDetect: 900,
        timeToMitigate: 1800,
        notSeen: ['Traces of *billing*'],
      },
      peoples: { filled: 2, total: 2 },
    }),
    entry('2026-02-09', { cause: 'change', peoples: { filled: 1, total: 2 } }),
    entry('2026-02-08', { cause: 'capacity' }),
  ];
  const part = (page: string, title: string) => tablesIn(page.split(`### ${title}\n`)[1] ?? '')[0]?.slice(1);

  test('are shown: causes by their number, and whether people filled in their sections', () => {
    const page = renderIndexPage(entries, urlOf);
    expect(page).toContain('| Open items | Filled in by people |');
    expect(page).toMatch(/2026-02-10 .*\| yes \|\n.*2026-02-09 .*\| 1 of 2 sections \|\n.*2026-02-08 .*\| {2}\|/);
    expect(part(page, 'Causes')).toEqual([
      ['change', '0', '0', '0', '2', '2'],
      ['capacity', '0', '0', '0', '1', '1'],
    ]);
    expect(part(page, 'Detected by')).toEqual([['customer', '██████████ 1']]);
    expect(part(page, 'How fast')).toEqual([
      ['Detect, after the impact began', '15\u00A0min', '15\u00A0min', '1'],
      ['Acknowledge, after the page', '6\u00A0min', '6\u00A0min', '3'],
      ['Mitigate, after the impact began', '30\u00A0min', '30\u00A0min', '1'],
      ['Resolve, after the page', '46\u00A0min', '46\u00A0min', '3'],
    ]);
    expect(part(page, 'Getting worse')).toEqual([
      ['orders-service', '0 postmortems, 0\u00A0s', '3 postmortems, 2\u00A0h\u00A018\u00A0min'],
    ]);
    expect(part(page, 'Could not be seen')).toEqual([['Traces of *billing*', '1']]);
  });

  test('are stored', () => {
    expect(readIndexState(renderIndex(entries, urlOf), entries)).toEqual(entries);
  });

  test('take no room if there are none', () => {
    expect(renderIndexPage([entry('2026-02-10')], urlOf)).not.toMatch(
      /by people|### (?:Causes|Detected by|Getting worse|Could not be seen)/,
    );
  });

  test('are read from the document', () => {
    const lessons = changed('## Action Items', '## Lessons Learned\n\n> **Service owner:** why?\n\n## Action Items');
    const config = { ...DEFAULTS, sections: { 'Lessons Learned': { by: 'people' as const } } };
    const read = (text: string) => entryOf({ path: 'x.md', sha: '' }, parseDocument(text), { config });
    expect(read(lessons)).toMatchObject({ cause: 'change', peoples: { filled: 0, total: 1 }, date: '2026-02-10' });
    expect(read(changed('why?', 'why?\n\nBecause.', lessons)).peoples).toEqual({ filled: 1, total: 1 });
    expect(read(RECORDED).peoples).toBeUndefined();
  });
});
