import { describe, expect, test } from '@jest/globals';
import { parseDocument } from '../../src/postmortem/document.ts';

/** "2026-02-10T14:32Z it broke", "day 2026-02-10 it broke", "unreadable [14:72]: …", "untimed: …". */
function read(markdown: string, path?: string): string[] {
  return parseDocument(markdown, { path }).timeline.map(({ time, unreadable, text }) => {
    if (time === undefined) return unreadable ? `unreadable [${unreadable.text}]` : `untimed: ${text}`;
    const at = (moment: { instant: string | undefined; seconds: number }) =>
      moment.instant?.replace(/(?::00)?Z$/, 'Z') ?? `second ${moment.seconds}`;
    if (time.wholeDay) return `day ${time.start.instant?.slice(0, 10)} ${text}`;
    return `${at(time.start)}${time.end ? ` to ${at(time.end)}` : ''} ${text}`;
  });
}

const inTimeline = (body: string) => read(`# Outage\n\nDate: 2026-02-10\n\n## Timeline\n\n${body}\n`);

describe('the same two events in every form', () => {
  const both = ['2026-02-10T14:32Z Deploy', '2026-02-10T15:18Z Resolved'];
  test.each([
    ['items', '- 14:32 UTC — Deploy\n- 15:18 UTC — Resolved'],
    ['items with blanks at their ends', '- 14:32 UTC — Deploy \n- 15:18 UTC — Resolved   '],
    ['items with colons', '- 14:32: Deploy\n- 15:18: Resolved'],
    ['bold times with colons', '- **14:32:** Deploy\n- **15:18**: Resolved'],
    ['times in code with colons', '- `14:32`: Deploy\n- `15:18` - Resolved'],
    ['dates and times with colons', '- 2026-02-10 14:32: Deploy\n- 2026-02-10 15:18: Resolved'],
    ['numbered items', '1. 14:32 UTC Deploy\n2. 15:18 UTC Resolved'],
    ['a table', '| Time | Event |\n|---|---|\n| 14:32 | Deploy |\n| 15:18 | Resolved |'],
    ['a table with blanks behind it', '| Time | Event |\n|---|---|\n| 14:32 | Deploy | \n| 15:18 | Resolved |  '],
    ['a table with a column of dates', '| Date | Time (UTC) | Event |\n|---|---|---|\n| 2026-02-10 | 14:32 | Deploy |\n| 2026-02-10 | 15:18 | Resolved |'],
    ['a table whose titles say nothing', '| | |\n|---|---|\n| 14:32 | Deploy |\n| 15:18 | Resolved |'],
    ['a table without titles', '| 14:32 | Deploy |\n|---|---|\n| 15:18 | Resolved |'],
    ['a table with the time in its last column', '| Event | When |\n|---|---|\n| Deploy | 14:32 |\n| Resolved | 15:18 |'],
    ['a table with four digits', '| Time | Event |\n|---|---|\n| 1432 | Deploy |\n| 1518 | Resolved |'],
    ['paragraphs', '14:32 UTC - Deploy\n\n15:18 UTC - Resolved'],
    ['lines of one paragraph', '14:32 UTC - Deploy\n15:18 UTC - Resolved'],
    ['bold paragraphs', '**14:32 UTC** - Deploy\n\n**15:18 UTC** - Resolved'],
    ['headings', '### 14:32 UTC - Deploy\n\n### 15:18 UTC - Resolved'],
    ['headings with the text below', '### 14:32\n\nDeploy\n\n### 15:18\n\nResolved'],
    ['times with the text on the next line', '14:32 UTC\nDeploy\n\n15:18 UTC\nResolved'],
    ['a day above', '**2026/02/10 Tuesday (UTC)**\n\n- 14:32 Deploy\n- 15:18 Resolved'],
    ['a day in a heading', '### 2026-02-10\n\n- 14:32 Deploy\n- 15:18 Resolved'],
    ['a fenced block', '```\n14:32 Deploy\n15:18 Resolved\n```'],
    ['a block of text', '    14:32 Deploy\n    15:18 Resolved'],
    ['a quote', '> 14:32 Deploy\n> 15:18 Resolved'],
    ['a list in a quote', '> - 14:32 Deploy\n> - 15:18 Resolved'],
    ['a definition list', '14:32\n: Deploy\n\n15:18\n: Resolved'],
    ['an HTML table', '<table>\n<tr><th>Time</th><th>Event</th></tr>\n<tr><td>14:32</td><td>Deploy</td></tr>\n<tr><td>15:18</td><td>Resolved</td></tr>\n</table>'],
    ['an HTML definition list', '<dl><dt>14:32</dt><dd>Deploy</dd><dt>15:18</dt><dd>Resolved</dd></dl>'],
    ['an HTML list', '<ul>\n<li>14:32 - Deploy</li>\n<li>15:18 - Resolved</li>\n</ul>'],
    ['a folded block', '<details>\n<summary>All events</summary>\n\n- 14:32 Deploy\n- 15:18 Resolved\n\n</details>'],
    ['half days', '- 2:32 PM Deploy\n- 3:18 PM Resolved'],
    ['another zone', '_All times in CET_\n\n- 15:32 Deploy\n- 16:18 Resolved'],
    ['the zone of a heading', '### All times in UTC+1\n\n- 15:32 Deploy\n- 16:18 Resolved'],
    ['brackets', '- [14:32] Deploy\n- [15:18] Resolved'],
    ['curly brackets', '### {{ 14:32 }}\n\nDeploy\n\n### {{ 15:18 }}\n\nResolved'],
    ['a sentence that says the day', 'Timeline for February 10, 2026 (all times UTC):\n\n- 14:32 Deploy\n- 15:18 Resolved'],
    ['month and day', '- [02-10 14:32] Deploy\n- [02-10 15:18] Resolved'],
    ['seconds since 1970', '- 1770733920 Deploy\n- 1770736680 Resolved'],
    ['times at their ends', '- Deploy (14:32 UTC)\n- Resolved (15:18 UTC)'],
    ['labels', '- **Deploy:** 14:32\n- **Resolved:**        15:18 UTC'],
    ['nested below a day', '- 2026-02-10\n  - 14:32 Deploy\n  - 15:18 Resolved'],
    ['time elapsed', '- 14:32 Deploy\n- +46m Resolved'],
    ['time elapsed from the start', '- 14:32 Deploy\n- T+0:46 Resolved'],
  ])('is read from %s', (_form, body) => {
    expect(inTimeline(body)).toEqual(both);
  });
}); // biome-ignore format: a table

describe('text that only looks like a time', () => {
  test.each([
    ['- 2026-02-10 14:72 Deploy', '2026-02-10 14:72'],
    ['- 25:10 Deploy', '25:10'],
    ['- 14:?? Deploy', '14:??'],
    ['- T+5 Deploy', 'T+5'],
    ['- 03/04/2026 14:32 Deploy', '03/04/2026 14:32'],
    ['| Time | Event |\n|---|---|\n| later | Deploy |', 'later'],
  ])('is reported as unreadable, and starts no day: %s', (body, words) => {
    expect(inTimeline(body)).toEqual([`unreadable [${words}]`]);
  });

  test('is the text of an event without a time', () => {
    expect(inTimeline('- 14:32 Deploy\n- somebody noticed')).toEqual([
      '2026-02-10T14:32Z Deploy',
      'untimed: somebody noticed',
    ]);
  });
});

describe('days of a timeline', () => {
  test('end at a time of 24:00', () => {
    expect(inTimeline('- 2026-02-10 24:00 Done')).toEqual(['2026-02-11T00:00Z Done']);
  });

  test('change past midnight, and continue in the morning', () => {
    expect(inTimeline('- 17:50 a\n- 23:58 b\n- 00:10 c\n- midnight is past\n- 09:00 d')).toEqual([
      '2026-02-10T17:50Z a',
      '2026-02-10T23:58Z b',
      '2026-02-11T00:10Z c',
      '2026-02-11T00:00Z is past',
      '2026-02-11T09:00Z d',
    ]);
  });

  test('are counted from the day before for a weekday and the next day', () => {
    expect(inTimeline('- 14:32 a\n- Friday 09:00 b\n- Next day, 10:00 c')).toEqual([
      '2026-02-10T14:32Z a',
      '2026-02-13T09:00Z b',
      '2026-02-14T10:00Z c',
    ]);
  });

  test('are events on their own, and the last day of a range is its end', () => {
    expect(
      inTimeline('- **February 9, 2026**: reported\n- February 10-12, 2026 - open\n- 2026-02-12 --:-- closed'),
    ).toEqual(['day 2026-02-09 reported', 'day 2026-02-10 open', 'day 2026-02-12 closed']);
  });

  test('start an event if a paragraph begins with one', () => {
    expect(inTimeline('**February 9, 2026** - reported\n\nFebruary 10, 2026\nOn this day it broke.')).toEqual([
      'day 2026-02-09 reported',
      'day 2026-02-10 On this day it broke.',
    ]);
  });

  test('may be headings on the level of the section, and so may the zone above them', () => {
    expect(
      read(
        '# Outage\n\n## Timeline\n\n_All times in JST_\n\n## 2026-02-10\n\n- 14:32 a\n\n## 2026-02-11\n\n- 09:00 b\n\n## Impact\n\n- 10:00 no event\n',
      ),
    ).toEqual(['2026-02-10T05:32Z a', '2026-02-11T00:00Z b']);
  });

  test('may be lines between tables', () => {
    const table = (time: string) => `| Time | Event |\n|---|---|\n| ${time} | a |`;
    expect(inTimeline(`February 9\n\n${table('14:32')}\n\nFebruary 10\n\n${table('09:00')}`)).toEqual([
      '2026-02-09T14:32Z a',
      '2026-02-10T09:00Z a',
    ]);
  });

  test('come from the title, the summary or the path if the document states none', () => {
    expect(read('# March 3rd, 2026 outage\n\n## Timeline\n\n- 14:32 a')).toEqual(['2026-03-03T14:32Z a']);
    expect(read('# Outage\n\n## Summary\n\nOn 3 March 2026, x.\n\n## Timeline\n\n- 14:32 a')).toEqual([
      '2026-03-03T14:32Z a',
    ]);
    expect(read('# Outage\n\n## Timeline\n\n- 14:32 a', 'docs/2026-03-03-outage.md')).toEqual(['2026-03-03T14:32Z a']);
  });

  test('have the order of day and month of the other dates', () => {
    expect(inTimeline('- 02/03/2026 14:00 a\n- 13/03/2026 15:00 b')).toEqual([
      '2026-03-02T14:00Z a',
      '2026-03-13T15:00Z b',
    ]);
    expect(inTimeline('- 02/03/2026 14:00 a\n- 02/13/2026 15:00 b')).toEqual([
      '2026-02-03T14:00Z a',
      '2026-02-13T15:00Z b',
    ]);
    expect(inTimeline('- 02/11/2026 14:00 a')).toEqual(['2026-02-11T14:00Z a']);
  });
});

describe('time zones', () => {
  test.each([
    ['7:09 AM Eastern', '2026-02-10T12:09:00Z'],
    ['14:32 PT', '2026-02-10T22:32:00Z'],
    ['14:32 CST (UTC-6)', '2026-02-10T20:32:00Z'],
    ['14:32 Europe/Berlin', '2026-02-10T13:32:00Z'],
    ['July 1, 2026 14:32 Europe/Berlin', '2026-07-01T12:32:00Z'],
    ['14:32 UTC (09:32 ET)', '2026-02-10T14:32:00Z'],
    ['14:32 JST', '2026-02-10T05:32:00Z'],
    ['14:32 IST', undefined],
  ])('are read from %s', (time, instant) => {
    const { timeline } = parseDocument(`Date: 2026-02-10\n\n## Timeline\n\n- ${time} — it broke\n`);
    expect(timeline).toMatchObject([{ text: 'it broke', time: { start: { instant } } }]);
  });

  test('may be stated once for all times of the document', () => {
    expect(read('# Outage\n\nAll times in PDT (UTC-7).\n\n## Timeline\n\n- 2026-07-01 09:00 a')).toEqual([
      '2026-07-01T16:00Z a',
    ]);
  });
});

describe('ranges of times', () => {
  test.each([
    ['1:42-1:59 PM', '2026-02-10T13:42Z to 2026-02-10T13:59Z'],
    ['11:42 – 1:59 PM', '2026-02-10T11:42Z to 2026-02-10T13:59Z'],
    ['14:32〜14:40', '2026-02-10T14:32Z to 2026-02-10T14:40Z'],
    ['between 14:32 and 14:40 UTC', '2026-02-10T14:32Z to 2026-02-10T14:40Z'],
    ['14:32-14:??', '2026-02-10T14:32Z'],
    ['23:50 → 00:10', '2026-02-10T23:50Z to 2026-02-11T00:10Z'],
  ])('are read from %s', (time, expected) => {
    expect(inTimeline(`- ${time} it broke`)).toEqual([`${expected} it broke`]);
  });
});

test('times that leave out "PM" continue in the same half of the day', () => {
  expect(inTimeline('- 4:02 PM a\n- 4:20 b\n- 11:55 c\n- 12:30 d')).toEqual([
    '2026-02-10T16:02Z a',
    '2026-02-10T16:20Z b',
    '2026-02-10T23:55Z c',
    '2026-02-11T00:30Z d',
  ]);
});

test('"17:14 pm" is a mistake once, and a habit if it occurs several times', () => {
  expect(inTimeline('- 17:14 PM a')).toEqual(['unreadable [17:14 PM]']);
  expect(inTimeline('- 13:55 PM a\n- 14:00 PM b\n- 0:10 AM c')).toEqual([
    '2026-02-10T13:55Z a',
    '2026-02-10T14:00Z b',
    '2026-02-11T00:10Z c',
  ]);
});

describe('text that is no event', () => {
  test('includes bullets below the label of another section, in the middle of a timeline', () => {
    expect(inTimeline('- 14:32 a\n\n**Root causes:**\n\n- a leak\n\n### 15:18 b')).toEqual([
      '2026-02-10T14:32Z a',
      '2026-02-10T15:18Z b',
    ]);
  });

  test('includes bullets, code and quotes below a heading with a time, as its text', () => {
    expect(
      inTimeline(
        '### 14:32\n\n- we looked at the pods\n- and at the logs\n\n```\n2026-02-09 00:46:54 WARN Retrying\n```\n\n> 13:00 he said\n\n### 15:18 Resolved',
      ),
    ).toEqual(['2026-02-10T14:32Z we looked at the pods; and at the logs', '2026-02-10T15:18Z Resolved']);
  });

  test('includes bullets below an item with a time, as its text', () => {
    expect(inTimeline('- 14:32 Deploy\n  - by the pipeline\n- 15:18 Resolved')).toEqual([
      '2026-02-10T14:32Z Deploy',
      '2026-02-10T15:18Z Resolved',
    ]);
  });

  test('includes conversations in an appendix', () => {
    expect(
      read('# Outage\n\n## Timeline\n\n- 2026-02-10 14:32 a\n\n## Appendix\n\n- 14:40 b\n- 14:41 c\n- 14:42 d'),
    ).toEqual(['2026-02-10T14:32Z a']);
  });

  test('is reported with its place if it was not read', () => {
    const { skipped } = parseDocument(
      '# Outage\n\n## Timeline\n\nIt all began on a calm day.\n\n- 14:32 a\n\n```\nlog\n```\n',
    );
    expect(skipped).toMatchObject([{ reader: 'timeline', form: 'paragraph', range: { start: { line: 5 } } }]);
    expect(parseDocument('# Outage\n\n## Timeline\n\nSee the status page.\n').skipped).toMatchObject([
      { form: 'paragraph' },
    ]);
  });
});

describe('timelines', () => {
  const sequences = (markdown: string) =>
    parseDocument(markdown).timeline.map(({ sequence, text }) => [sequence, text]);

  test('may be several, each with its own sequence', () => {
    const found = sequences(
      '# X\n\n## First incident\n\n### Timeline\n\n- 14:32 a\n- 14:40 b\n\n## Second incident\n\n### Timeline\n\n- 09:00 c\n',
    );
    expect(found.map(([, text]) => text)).toEqual(['a', 'b', 'c']);
    expect(found[0]?.[0]).toBe(found[1]?.[0]);
    expect(found[1]?.[0]).not.toBe(found[2]?.[0]);
  });

  test('may be of several incidents below one heading, but days and times are none', () => {
    const found = sequences(
      '# X\n\n## Timeline\n\n### Orders\n\n- 14:32 a\n\n### Search\n\n- 09:00 b\n\n### 2026-02-11\n\n- 10:00 c\n',
    );
    expect(new Set(found.map(([sequence]) => sequence)).size).toBe(2);
  });

  test('may be in sections written as bold items, or any list of times', () => {
    expect(
      read(
        '# Incident on 2026-02-10\n\n- **Key events**\n  - First detected 2026-02-10 14:32\n  - Resolved 2026-02-10 15:18\n- **Time to resolve**: 0h 46m\n- **Impact**: 12% of orders failed.\n- **Context**:\n  - 2026-02-10 14:20: Deploy\n  - 2026-02-10 14:33: Alert\n  - 2026-02-10 14:50: Rollback\n- **Resolution**: rolled back\n',
      ),
    ).toEqual([
      '2026-02-10T14:32Z First detected',
      '2026-02-10T15:18Z Resolved',
      '2026-02-10T14:20Z Deploy',
      '2026-02-10T14:33Z Alert',
      '2026-02-10T14:50Z Rollback',
    ]);
  });

  test('may be paragraphs that begin with a time, if there are a few', () => {
    const lines = '14:32 – a\n\n14:40 – b\n\n15:18 – c';
    expect(read(`# 2026-02-10\n\n## Context\n\n${lines}\n`)).toHaveLength(3);
    expect(read('# 2026-02-10\n\n## Context\n\nAt 14:32, a.\n\nAt 14:40, b.\n\nAt 15:18, c.\n')).toEqual([]);
  });

  test('may be headings with times below "What happened"', () => {
    expect(read('# Outage\n\n## What happened\n\n### 2026-02-10 14:32\n\nDeploy\n\n### 15:18\n\nResolved\n')).toEqual([
      '2026-02-10T14:32Z Deploy',
      '2026-02-10T15:18Z Resolved',
    ]);
  });

  test.each([
    'Zeitlicher Ablauf',
    'Chronologie',
    'Cronología',
    'Linha do tempo',
    'Cronologia',
    'タイムライン',
    '时间线',
    '타임라인',
    'Follow-up timeline',
    '5. Timeline (UTC)',
  ])('may be called "%s"', (heading) => {
    expect(read(`# X\n\n## ${heading}\n\n- 2026-02-10 14:32 a\n`)).toEqual(['2026-02-10T14:32Z a']);
  });

  test.each([
    ['- 10. Februar 2026, 14:32 Uhr: a', '2026-02-10T14:32Z a'],
    ['- 10 février 2026 à 14h32 : a', '2026-02-10T14:32Z a'],
    ['- 10 de febrero de 2026, 14:32 - a', '2026-02-10T14:32Z a'],
    ['- 10 de fevereiro de 2026 às 14h32 - a', '2026-02-10T14:32Z a'],
    ['- 10 febbraio 2026 alle 14:32 - a', '2026-02-10T14:32Z a'],
    ['- 2026年2月10日（火）14:32 a', '2026-02-10T14:32Z a'],
    ['- 2026年2月10日 午後2時32分 a', '2026-02-10T14:32Z a'],
    ['- 2026年2月10日 14点32分 a', '2026-02-10T14:32Z a'],
    ['- 2026년 2월 10일 오후 2시 32분 a', '2026-02-10T14:32Z a'],
  ])('may contain %s', (body, expected) => {
    expect(inTimeline(body)).toEqual([expected]);
  });
});

describe('an event without a readable time', () => {
  test.each([
    ['**14:72 UTC** – Paged\n\n**14:80 UTC** – Resolved', ['unreadable [14:72]', 'unreadable [14:80]']],
    [
      '2026-02-10 later UTC – Paged\n\n**14:40 UTC** – Resolved',
      ['unreadable [2026-02-10]', '2026-02-10T14:40Z Resolved'],
    ],
    [
      '- 2026-02-10 later UTC – Paged\n- 14:40 UTC – Resolved',
      ['unreadable [2026-02-10]', '2026-02-10T14:40Z Resolved'],
    ],
    ['- 2026-02-?? HH:mm – Paged\n- 14:40 UTC – Resolved', ['unreadable [2026-02-??]', '2026-02-10T14:40Z Resolved']],
  ])('is reported: %j', (body, expected) => {
    expect(inTimeline(body)).toEqual(expected);
  });

  test('is not a line that states a day and its zone', () => {
    expect(inTimeline('2026-02-10 (all times UTC):\n\n- 14:40 – Resolved')).toEqual(['2026-02-10T14:40Z Resolved']);
  });
});

describe('words before a time', () => {
  test.each([
    ['- before 14:40 UTC — Deploy', '2026-02-10T14:40Z Deploy'],
    ['- antes de las 14:40 — Deploy', '2026-02-10T14:40Z Deploy'],
    ['- entre 14:40 y 14:45 — Deploy', '2026-02-10T14:40Z to 2026-02-10T14:45Z Deploy'],
    ['- zwischen 14:40 und 14:45 — Deploy', '2026-02-10T14:40Z to 2026-02-10T14:45Z Deploy'],
    ['- entre 14:40 et 14:45 — Deploy', '2026-02-10T14:40Z to 2026-02-10T14:45Z Deploy'],
    ['- avant 14:40 — Deploy', '2026-02-10T14:40Z Deploy'],
  ])('are read as part of the event: %s', (line, expected) => {
    expect(inTimeline(line)).toEqual([expected]);
  });
});

test('"T0 + 2h" is two hours after the start', () => {
  expect(inTimeline('- T0: Deploy\n- T0 + 2h: Paged')).toEqual(['2026-02-10T00:00Z Deploy', '2026-02-10T02:00Z Paged']);
});

test('a column of dates wins over a column of weekdays', () => {
  expect(
    inTimeline(
      '| Day | Date (2026) | Time | Event |\n|---|---|---|---|\n| Tue | Feb 10 | 14:32 | Deploy |\n| Thu | Feb 12 | 09:00 | Resolved |',
    ),
  ).toEqual(['2026-02-10T14:32Z Tue — Deploy', '2026-02-12T09:00Z Thu — Resolved']);
});

describe('a heading of a day', () => {
  test('is an event of that day, with the text below it', () => {
    expect(inTimeline('### 2026-02-10\n\nWe got a mail.\n\n### 2026-02-11 11:00\n\nWe got another.')).toEqual([
      'day 2026-02-10 We got a mail.',
      '2026-02-11T11:00Z We got another.',
    ]);
  });

  test('is no event if there are events below it', () => {
    expect(inTimeline('### 2026-02-10\n\nThis is what we saw.\n\n- 14:32 Paged\n- 14:40 Resolved')).toEqual([
      '2026-02-10T14:32Z Paged',
      '2026-02-10T14:40Z Resolved',
    ]);
  });
});

test('is no event if a story follows its label', () => {
  expect(inTimeline('- **Detected**: 14:32\n- **Background**: On 10th February 2026 we deployed a change.')).toEqual([
    '2026-02-10T14:32Z Detected',
    'untimed: Background: On 10th February 2026 we deployed a change.',
  ]);
});
