import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import {
  type ActionItem,
  type PostmortemDocument,
  parseDocument,
  type Section,
  sectionsOf,
  type TimelineEntry,
} from '../../src/postmortem/document.ts';
import { renderDocument } from './render-document.ts';

function fixture(name: string): PostmortemDocument {
  return parseDocument(readFileSync(new URL(`../fixtures/postmortems/${name}.md`, import.meta.url), 'utf8'));
}

/** "2026-02-10T14:15Z Deploy released": when, and what. */
function events(timeline: TimelineEntry[]): string[] {
  return timeline.map(({ time, text }) => {
    if (time === undefined) return `unreadable: ${text}`;
    const at = (moment: { instant: string | undefined; seconds: number }) =>
      moment.instant?.replace(':00Z', 'Z') ?? `second ${moment.seconds}`;
    const start = time.wholeDay ? time.start.instant?.slice(0, 10) : at(time.start);
    return `${start}${time.end === undefined ? '' : ` to ${at(time.end)}`} ${text}`;
  });
}

function kinds(sections: Section[]): string[] {
  return sections.flatMap(({ kind, subsections }) => [kind, ...kinds(subsections).map((sub) => `${kind} > ${sub}`)]);
}

/** The facts of an action item that are there, in one line. */
function facts({ done, owner, due, ticket, type, priority }: ActionItem): string {
  const all = {
    done,
    owner: owner?.text,
    due: due && (due.date ?? `"${due.text}"`),
    ticket: ticket?.text,
    type: type?.text,
    priority: priority?.text,
  };
  return Object.entries(all)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key} ${value}`)
    .join(', ');
}

describe('the sample of a good postmortem', () => {
  const document = fixture('orders-service');

  test('has title, service, date, duration and severity', () => {
    expect(document.title).toMatchObject({ text: 'Database Connection Pool Exhaustion', service: 'orders-service' });
    expect(document.metadata.date).toMatchObject({ text: '2026-02-10', date: '2026-02-10' });
    expect(document.metadata.duration).toMatchObject({ text: '46 minutes', seconds: 46 * 60 });
    expect(document.metadata.severity?.text).toBe('P1');
    expect(document.frontMatter).toBeUndefined();
  });

  test('has four sections, none empty, none with placeholders', () => {
    expect(kinds(document.sections)).toEqual(['summary', 'timeline', 'root-cause', 'action-items']);
    expect(document.sections.filter(({ empty, placeholders }) => empty || placeholders.length > 0)).toEqual([]);
  });

  test('has seven timeline entries in order, in UTC', () => {
    expect(events(document.timeline)).toEqual([
      '2026-02-10T14:15Z Deploy #387 released (commit e4f29a1)',
      '2026-02-10T14:28Z Connection pool usage climbed from 60% to 92%',
      '2026-02-10T14:32Z Pool exhausted; PagerDuty incident triggered',
      '2026-02-10T14:38Z On-call engineer acknowledged',
      '2026-02-10T14:45Z Identified Deploy #387 added a new inventory check that opens a DB connection per line item without releasing it in the finally block',
      '2026-02-10T15:02Z Rollback to Deploy #386 initiated',
      '2026-02-10T15:18Z Connection pool recovered; incident resolved',
    ]);
    expect(document.timeline.every(({ time }) => time?.zone?.text === 'UTC')).toBe(true);
  });

  test('has four open tasks', () => {
    expect(document.actionItems.map(({ form, done }) => [form, done])).toEqual(Array(4).fill(['task', false]));
    expect(document.actionItems[0]?.text).toBe(
      'Fix connection leak: add finally block to release connection (PR #388 opened)',
    );
    expect(document.actionItems.map(facts)).toEqual([
      'done false, ticket #388',
      'done false',
      'done false',
      'done false',
    ]);
  });

  test('names its citations with their places', () => {
    expect(document.code.map(({ value, range }) => [value, range.start.line])).toEqual([
      ['checkInventoryAvailability()', 21],
      ['src/services/orders.ts:142', 22],
      ['finally', 31],
    ]);
    expect(document.timeline[2]?.time?.range).toEqual({
      start: { line: 12, column: 3, offset: document.markdown.indexOf('14:32 UTC — Pool') },
      end: { line: 12, column: 12, offset: document.markdown.indexOf(' — Pool exhausted') },
    });
  });
});

describe('a draft in the default form', () => {
  const document = fixture('default-draft');

  test('has its front matter with positions', () => {
    expect(document.frontMatter).toMatchObject({
      incident: { text: 'Q1W2E3R4T5Y6U7', range: { start: { line: 2, column: 11 } } },
      service: { text: 'checkout-api' },
      severity: { text: 'P2' },
      started: { text: '2026-03-04T22:41:10Z' },
      resolved: { text: '2026-03-05T00:25:00Z', range: { start: { line: 6, column: 11 } } },
      problem: undefined,
    });
  });

  test('continues past midnight', () => {
    expect(document.timeline.map(({ time }) => time?.start.instant)).toEqual([
      '2026-03-04T22:41:00Z',
      '2026-03-04T22:49:00Z',
      '2026-03-04T22:53:00Z',
      '2026-03-04T23:58:00Z',
      '2026-03-05T00:12:00Z',
      '2026-03-05T00:25:00Z',
    ]);
  });

  test('has typed tasks, one with a team and a date, one done', () => {
    expect(document.actionItems.map(facts)).toEqual([
      'done false, type Prevent',
      'done false, owner @acme/platform, due 2026-04-01, type Detect',
      'done true, type Mitigate',
    ]);
  });

  test('has links, also to a commit', () => {
    expect(document.links.map(({ text, range }) => [text, range.start.line])).toEqual([
      ['dashboard', 23],
      ['acme/vault@9f1c2d3', 32],
    ]);
  });
});

describe('the form of the SRE book', () => {
  const document = fixture('search-outage');

  test('has its third-level sections, and lessons within lessons', () => {
    expect(kinds(document.sections).filter((kind) => kind !== 'unknown')).toEqual([
      'summary',
      'impact',
      'root-cause',
      'root-cause',
      'resolution',
      'detection',
      'action-items',
      'lessons',
      'lessons > lessons',
      'lessons > lessons',
      'lessons > lessons',
      'timeline',
      'supporting',
    ]);
    expect(sectionsOf(document.sections, 'lessons')).toHaveLength(1);
  });

  test('has its date in a heading of its own, and times whose zone is stated once', () => {
    expect(document.metadata.date?.date).toBe('2026-01-19');
    expect(events(document.timeline)).toContain('2026-01-19T14:54Z OUTAGE BEGINS — back-ends start melting');
    expect(document.timeline.map(({ time }) => time?.zone?.offset)).toEqual(Array(7).fill(0));
  });

  test('has a table of action items that says DONE and TODO in the bug column', () => {
    expect(document.actionItems.map(facts)).toEqual([
      'done true, owner jo, type mitigate',
      'done false, owner mei, ticket SRCH-5554, type prevent',
      'done false, owner ravi, ticket SRCH-5557, type process',
    ]);
    expect(document.actionItems[1]?.ticket?.url).toBe('https://jira.example.com/browse/SRCH-5554');
  });
});

describe('the form of a team handbook with tables', () => {
  const document = fixture('checkout-latency');

  test('has its facts in a table', () => {
    expect(document.metadata).toMatchObject({
      date: { date: '2026-02-03' },
      severity: { text: 'SEV-2' },
      service: { text: 'checkout, cart' },
      duration: { seconds: 2 * 3600 + 5 * 60 },
    });
  });

  test('has a range in its timeline', () => {
    expect(events(document.timeline)[1]).toBe('2026-02-03T09:10Z to 2026-02-03T09:20Z Latency climbs step by step');
  });

  test('has action items with every column, and skips an empty row', () => {
    expect(document.actionItems.map(facts)).toEqual([
      'done false, owner @lena, due 2026-03-02, ticket CHK-120',
      'done true, owner Data team, due 2026-03-15, ticket #412',
    ]);
  });
});

describe('an issue-style review', () => {
  const document = fixture('message-queue');

  test('uses bold labels as sections if there is no heading with that name', () => {
    expect(kinds(document.sections)).toEqual([
      'summary',
      'root-cause',
      'impact',
      'timeline',
      'lessons',
      'action-items',
      'action-items',
    ]);
    expect(sectionsOf(document.sections, 'root-cause')[0]?.text).toBe(
      'The consumer group rebalanced in a loop after a broker upgrade.',
    );
  });

  test('uses the date of a bold line for the entries below it, including times in backticks', () => {
    expect(document.timeline.map(({ time }) => time?.start.instant)).toEqual([
      '2026-05-12T09:00:00Z',
      '2026-05-12T09:14:00Z',
      '2026-05-12T21:50:00Z',
      '2026-05-13T00:40:00Z',
      '2026-05-13T01:05:00Z',
    ]);
  });

  test('has owners in brackets and in nested lines, and a date without a year', () => {
    expect(document.actionItems.map(facts)).toEqual([
      'owner Maria Silva, due 2026-06-01, ticket https://github.com/acme/broker/issues/77',
      'owner Messaging, due 2026-06-10, ticket MSG-9',
    ]);
    expect(document.actionItems[1]?.items).toEqual([]);
  });
});

describe('a template that nobody filled in', () => {
  const document = fixture('blank-template');

  test('has only placeholders and empty sections', () => {
    const states = document.sections.map(({ kind, empty, placeholders }) => [
      kind,
      empty ? 'empty' : placeholders[0]?.text,
    ]);
    expect(states).toEqual([
      ['summary', '<what happened>'],
      ['impact', 'empty'],
      ['timeline', 'HH:MM'],
      ['root-cause', 'Describe the root cause and how you know.'],
      ['resolution', 'TBD'],
      ['detection', 'empty'],
      ['action-items', 'empty'],
      ['lessons', '...'],
    ]);
    expect(document.title?.placeholder?.text).toBe('<what broke, for whom>');
  });

  test('has no action item, no date and no readable time', () => {
    expect(document.actionItems).toEqual([]);
    expect(document.metadata.date?.date).toBeUndefined();
    expect(events(document.timeline)).toEqual(['unreadable: HH:MM']);
  });
});

describe('times in another zone', () => {
  const document = fixture('pacific-times');

  test('become UTC and keep the zone that they were written in', () => {
    expect(document.timeline.map(({ time }) => [time?.text, time?.zone?.text, time?.start.instant])).toEqual([
      ['Feb 3, 4:02 PM', 'PST', '2026-02-04T00:02:00Z'],
      ['4:20 PM', 'PST', '2026-02-04T00:20:00Z'],
      ['11:55 PM', 'PST', '2026-02-04T07:55:00Z'],
      ['12:30 AM', 'PST', '2026-02-04T08:30:00Z'],
      ['02:45 UTC Feb 5', 'UTC', '2026-02-05T02:45:00Z'],
      ['9am', 'PST', '2026-02-05T17:00:00Z'],
    ]);
  });

  test('can be below underlined headings', () => {
    expect(document.title?.text).toBe('Registry Pulls Failing');
    expect(kinds(document.sections)).toEqual(['summary', 'timeline', 'root-cause', 'action-items', 'supporting']);
    expect(document.actionItems.map(facts)).toEqual(['owner Build Tools', 'owner @kim, due 2026-03-01']);
    expect(document.images).toMatchObject([{ url: 'https://images.example.com/graph.png', alt: 'graph' }]);
  });
});

test('headings of several days give the date, entries may have their own, and a day alone is an entry', () => {
  const document = fixture('days-long');
  expect(events(document.timeline)).toEqual([
    '2026-03-02T08:00Z Restore test fails',
    '2026-03-02T17:30Z Corruption confirmed',
    '2026-03-03T09:15Z Vendor opens a case',
    '2026-03-05T11:00Z Vendor finds the bug',
    '2026-03-05T11:30Z Patch arrives',
    '2026-02-20 The storage driver was upgraded',
    'unreadable: sometime in the evening: dashboards went stale',
  ]);
  expect(document.timeline[4]?.time?.zone).toEqual({ text: '+02:00', offset: 120 });
  expect(document.actionItems.map(facts)).toEqual(['owner Storage, priority P1', 'due "next quarter", type Detect']);
});

test('an entry in the wrong place goes back a little and stays on its day', () => {
  const document = fixture('misordered');
  expect(document.title).toMatchObject({ text: 'Login loop', service: 'auth-gateway' });
  expect(document.metadata).toMatchObject({ duration: { seconds: 1500 }, severity: { text: 'P3' } });
  expect(events(document.timeline)).toEqual([
    '2026-06-30T14:02Z Cookie change deployed',
    '2026-06-30T14:09Z First ticket',
    '2026-06-30T14:05Z Error rate doubles',
    '2026-06-30T14:27Z Change reverted',
  ]);
  expect(document.timeline[2]?.range.start).toMatchObject({ line: 16, column: 1 });
  expect(document.actionItems.map(facts)).toEqual([
    'done true, ticket https://github.com/acme/auth/pull/981',
    'done false, owner @acme/identity',
    'done false',
  ]);
});

test('a timeline may have times below a range, labels before times, and a line without a time', () => {
  const document = fixture('nested-timeline');
  expect(document.metadata).toMatchObject({ service: { text: 'dev-cluster' }, duration: { seconds: 9000 } });
  expect(events(document.timeline)).toEqual([
    '2026-01-07T12:39Z A team reports that its environment is down',
    '2026-01-07T13:20Z Quotas found missing',
    '2026-01-07T12:39Z Detected',
    '2026-01-07T15:10Z Recovered',
    'unreadable: we went home',
  ]);
  expect(document.actionItems.map(facts)).toEqual(['owner platform team, due 2026-02-01, ticket DEV-7, type Detect']);
});

test('headings may start with numbers and emojis, facts may be in a quote, links may be references', () => {
  const document = fixture('emoji-headings');
  expect(kinds(document.sections)).toEqual(['summary', 'impact', 'timeline', 'root-cause', 'action-items', 'lessons']);
  expect(document.metadata).toMatchObject({
    date: { date: '2026-11-11' },
    duration: { seconds: 5400 },
    severity: { text: 'P2' },
    service: { text: 'hooks' },
  });
  expect(events(document.timeline)).toEqual([
    '2026-11-11T23:10Z deploy bot — Release 88',
    '2026-11-11T23:40Z alerting — Queue depth alert',
    '2026-11-12T00:40Z on-call — Rolled back',
  ]);
  expect(document.actionItems.map(facts)).toEqual([
    'done false, owner @sam, due 2026-12-01, priority P1',
    'done false, ticket HOOK-31, priority P2',
  ]);
  expect(document.links.map(({ url }) => url)).toEqual(['https://github.com/acme/hooks/pull/88']);
  expect(document.html.map(({ value }) => value)).toEqual(['<b>', '</b>']);
});

test('a status page has sections of the first level, no title, and times without a date', () => {
  const document = fixture('status-page');
  expect(document.title).toBeUndefined();
  expect(kinds(document.sections)).toEqual(['impact', 'root-cause', 'timeline', 'action-items', 'unknown']);
  expect(events(document.timeline)).toEqual([
    'second 7800 Power feed trips.',
    'second 8100 to second 9600 Failover stalls.',
    'second 20700 All racks are up.',
  ]);
  expect(document.actionItems.map(facts)).toEqual(['owner Facilities', '']);
});

test('a broken front matter is reported at the mistake, and the rest is read', () => {
  const document = fixture('broken-front-matter');
  expect(document.frontMatter).toMatchObject({ incident: undefined, problem: { range: { start: { line: 4 } } } });
  expect(document.title?.text).toBe('Feed stuck');
  expect(document.sections.map(({ kind, empty, placeholders }) => [kind, empty, placeholders[0]])).toEqual([
    ['root-cause', false, undefined],
    ['impact', false, undefined],
    ['lessons', true, undefined],
    ['supporting', false, undefined],
  ]);
  expect(document.links.map(({ url, range }) => [url, range.start.column])).toEqual([
    ['mailto:jo@example.com', 6],
    ['http://www.example.com', 28],
  ]);
});

describe('a date or time as people write it', () => {
  test.each([
    ['14:32', '2026-02-10T14:32:00Z'],
    ['14:32:05 UTC', '2026-02-10T14:32:05Z'],
    ['2:32 PM', '2026-02-10T14:32:00Z'],
    ['12:05 a.m.', '2026-02-10T00:05:00Z'],
    ['2pm', '2026-02-10T14:00:00Z'],
    ['1432 UTC', '2026-02-10T14:32:00Z'],
    ['[14:32]', '2026-02-10T14:32:00Z'],
    ['~14:32 GMT', '2026-02-10T14:32:00Z'],
    ['2026-02-11 14:32 UTC', '2026-02-11T14:32:00Z'],
    ['2026-02-11T14:32:00.123Z', '2026-02-11T14:32:00Z'],
    ['2026-02-11T14:32-05:00', '2026-02-11T19:32:00Z'],
    ['Feb 11 14:32', '2026-02-11T14:32:00Z'],
    ['11 February, 14:32', '2026-02-11T14:32:00Z'],
    ['Wed, Feb 11th, 2026 at 14:32', '2026-02-11T14:32:00Z'],
    ['14:32 on Feb 11', '2026-02-11T14:32:00Z'],
    ['14:32 UTC+1', '2026-02-10T13:32:00Z'],
    ['09:15 PST', '2026-02-10T17:15:00Z'],
    ['11.02.2026 14:32', '2026-02-11T14:32:00Z'],
    ['31 Dec 23:00', '2025-12-31T23:00:00Z'],
    ['09:15 IST', undefined],
    ['09:15 America/New_York', '2026-02-10T14:15:00Z'],
  ])('is read: %s', (written, instant) => {
    const { timeline } = parseDocument(`Date: 2026-02-10\n\n## Timeline\n\n- ${written} — it broke\n`);
    expect(timeline).toMatchObject([{ text: 'it broke', time: { start: { instant } } }]);
  });

  test.each(['25:00', '14:61', '13:00 PM', 'HH:MM', '14', 'T+5', '30 Feb 2026', '02/03/2026 14:00'])(
    'is not read from %s',
    (written) => {
      const { timeline } = parseDocument(`Date: 2026-02-10\n\n## Timeline\n\n- ${written} it broke\n`);
      expect(timeline).toMatchObject([{ time: undefined }]);
    },
  );

  test.each(['14:32–14:40', '14:32 - 14:40', '14:32 to 14:40 UTC', '14:32-14:40'])(
    'is read as a range: %s',
    (written) => {
      const { timeline } = parseDocument(`Date: 2026-02-10\n\n## Timeline\n\n- ${written} it broke\n`);
      expect(events(timeline)).toEqual(['2026-02-10T14:32Z to 2026-02-10T14:40Z it broke']);
    },
  );
});

describe('the text of a section', () => {
  test.each([
    ['TBD', 'TBD'],
    ['TODO: ask the team', 'TODO: ask the team'],
    ['Primary cause: TBD', 'Primary cause: TBD'],
    ['<describe the impact>', '<describe the impact>'],
    ['We saw <number, in percent> of requests fail', '<number, in percent>'],
    ['[Insert summary here]', '[Insert summary here]'],
    ['{{summary}}', '{{summary}}'],
    ['_Fill in_', 'Fill in'],
    ['Lorem ipsum dolor sit amet', 'Lorem ipsum dolor sit amet'],
    ['...', '...'],
  ])('has a placeholder in %s', (body, text) => {
    const [section] = parseDocument(`# X\n\n## Impact\n\n${body}\n`).sections;
    expect(section).toMatchObject({ empty: false, placeholders: [{ text, range: { start: { line: 5 } } }] });
  });

  test.each([
    'N/A',
    'None.',
    'The `TODO` app was down.',
    'A Map<String> leaked.',
    '12% <br> of orders',
    'We have yet to learn more...',
  ])('is an answer: %s', (body) => {
    const [section] = parseDocument(`# X\n\n## Impact\n\n${body}\n`).sections;
    expect(section).toMatchObject({ empty: false, placeholders: [] });
  });

  test.each([
    '',
    '<!-- who was affected? -->',
    '---',
    '- [ ]',
    '- \n- ',
    '| a | b |\n|---|---|',
    '### Users\n\n### Money',
  ])('is empty: %j', (body) => {
    const [section] = parseDocument(`# X\n\n## Impact\n\n${body}\n\n## Timeline\n`).sections;
    expect(section).toMatchObject({ kind: 'impact', empty: true });
  });
});

test('a rendered document reads the same', () => {
  for (const name of [
    'orders-service',
    'default-draft',
    'search-outage',
    'checkout-latency',
    'days-long',
    'misordered',
  ]) {
    const document = fixture(name);
    const again = parseDocument(renderDocument(document));
    expect(again.title?.text).toBe(document.title?.text);
    expect(events(again.timeline)).toEqual(events(document.timeline));
    expect(again.actionItems.map(facts)).toEqual(document.actionItems.map(facts));
  }
});
