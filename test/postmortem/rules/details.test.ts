import { describe, expect, test } from '@jest/globals';
import { parseDocument } from '../../../src/postmortem/document.ts';
import { rulesNotApplied } from '../../../src/postmortem/rules/rules.ts';
import { found, ordersIncident, PATH, subjectOf } from './subject.ts';

describe('the sections', () => {
  const template = parseDocument('# Title\n\n## Summary\n\n## Customer letters\n\n## Vendor (optional)\n');

  test("are required by a team's own template", () => {
    expect(found('sections', '# Orders fail\n\n## Executive summary\n\nOrders failed.\n', { template })).toEqual([
      '1 error: There is no section "Customer letters".',
    ]);
    expect(
      found('sections', '# Orders fail\n\n## Summary\n\nFailed.\n\n## Customer Letters\n\nNone.\n', { template }),
    ).toEqual([]);
  });
});

describe('the section of action items', () => {
  test.each(['What we are doing', 'What we’re changing', 'How we will prevent this', "What's next", 'Improvements'])(
    'may be called "%s"',
    (name) => {
      const told = found('sections', `# Orders fail\n\n## ${name}\n\n- [ ] Release the connection\n`).join('\n');
      expect(told).toContain('"Root Cause"');
      expect(told).not.toContain('"Action Items"');
    },
  );
});

describe('the timeline', () => {
  const told = (entries: string) => found('timeline', `# Orders\n\n## Timeline\n\n${entries}\n`);

  test('may have an unknown time', () => {
    expect(told('- Unknown — impact began (the logs had expired)\n- 14:32 UTC — Paged')).toEqual([]);
  });

  test('has a local time reported in UTC', () => {
    expect(told('- 15:32 CET — Paged')).toEqual(['5 error: CET is not UTC: in UTC it is 14:32.']);
  });

  test('is read in UTC with one warning if it states no zone', () => {
    expect(told('- 14:32 — Paged\n- 14:40 — Mitigated')).toEqual([
      '3 warn: No zone is stated: the times are read as UTC.',
    ]);
  });

  test('may continue past midnight', () => {
    expect(told('- 23:50 UTC — Paged\n- 00:10 UTC — Mitigated')).toEqual([]);
  });
});

describe('the facts', () => {
  const head = (duration: string, more = '') =>
    `# Orders fail\n\n**Date:** 2026-02-10 | **Duration:** ${duration} | **Severity:** SEV-1\n${more}`;
  const incident = ordersIncident();

  test.each(['46 minutes', '50 minutes', '~45 min', '0:46', 'unknown'])('accept a duration of "%s"', (duration) => {
    expect(found('facts', head(duration), { incident })).toEqual([]);
  });

  test.each(['30 minutes', '1 hour', '46 hours'])('reject a duration of "%s"', (duration) => {
    expect(found('facts', head(duration), { incident })).toEqual([
      expect.stringMatching(/^3 error: The duration is .* PagerDuty says 46 minutes/),
    ]);
  });

  describe('accept as a duration by the timeline', () => {
    const events =
      '\n## Timeline\n\n- 14:20 UTC — Latency rises\n- 14:32 UTC — Paged\n- 14:40 UTC — All orders fail\n- 15:10 UTC — Orders are placed again\n- 15:40 UTC — Incident closed\n';
    const closedLate = ordersIncident({ resolvedAt: '2026-02-10T15:40:00Z' });

    test.each([
      ['50 minutes', 'from the first sign to the recovery'],
      ['38 minutes', 'from the page to the recovery'],
      ['30 minutes', 'from the full outage to the recovery'],
      ['80 minutes', 'from the first sign to the close'],
    ])('%s: %s', (duration) => {
      expect(found('facts', head(duration, events), { incident: closedLate })).toEqual([]);
    });

    test('reject any duration that the timeline does not give', () => {
      expect(found('facts', head('2 hours', events), { incident: closedLate })).toEqual([
        expect.stringMatching(/^3 error: The duration is .* the timeline makes it 1 hour 20 minutes/),
      ]);
    });
  });

  test('have one finding for a length on which several sources agree', () => {
    const events = '\n## Timeline\n\n- 14:32 UTC — Paged\n- 15:18 UTC — Incident resolved\n';
    expect(found('facts', head('3 days', events), { incident })).toEqual([
      expect.stringMatching(/^3 error: The duration is "3 days", but PagerDuty says 46 minutes\.$/),
    ]);
  });

  test('may have an impact that began before the page', () => {
    const summary = '\n## Summary\n\nFrom 13:40 to 15:18 UTC, orders failed.\n';
    expect(found('facts', head('1 hour 38 minutes', summary), { incident })).toEqual([]);
  });

  test('may not have an impact that began after the page', () => {
    const summary = '\n## Summary\n\nFrom 14:58 to 15:18 UTC, orders failed.\n';
    expect(found('facts', head('20 minutes', summary), { incident })).toEqual([
      expect.stringMatching(/^7 error: .* is after PagerDuty opened the incident/),
    ]);
  });

  test('must have the front matter of the incident in the path', () => {
    const of = (id: string) => found('facts', `---\nincident: ${id}\n---\n\n# Orders fail\n`);
    expect(of('Q2ZK81VNWTXE7B')).toEqual([]);
    expect(of('https://acme.pagerduty.com/incidents/Q2ZK81VNWTXE7B')).toEqual([]);
    expect(of('PABC123')).toHaveLength(1);
  });

  test('are not compared with a priority that PagerDuty does not have', () => {
    expect(found('facts', head('46 minutes'), { incident: ordersIncident({ priority: undefined }) })).toEqual([]);
    expect(found('facts', head('46 minutes'), { incident: ordersIncident({ priority: 'P2' }) })).toEqual([
      '3 error: The severity is "SEV-1", but PagerDuty\'s priority is "P2".',
    ]);
  });
});

describe('the action items', () => {
  const told = (items: string) => found('action-items', `# Orders\n\n## Action Items\n\n${items}\n`);

  test('have no finding if they have an owner and a due date', () => {
    expect(told('- [ ] Release the connection (Owner: @dana, Due: 2026-03-01)\n- [x] Roll back')).toEqual([]);
  });

  test.each([
    'Improve monitoring',
    'Be more careful with deploys',
    'Add more tests',
    'Improve our documentation.',
    'Make sure this does not happen again',
    'Ensure that it never happens again',
    'Prevent this from happening again',
    'Communicate better',
    'Communicate changes better with other teams',
    'Better communication between teams',
    'Test more carefully',
    'Double-check configs before a deploy',
    'We should double check the account number',
    'Raise awareness of the runbook',
    'Always read the runbook',
    'Remind everyone to read the runbook',
    'Keep an eye on the queue',
    'Learn from this incident',
  ])('are good intentions like "%s"', (text) => {
    expect(told(`- [ ] ${text} (Owner: @dana, Due: 2026-03-01)`)).toEqual([
      '5 warn: This is a good intention: it has no clear end.',
    ]);
  });

  test.each(['@handle', '@someone', '@name', 'team', 'the team', 'everyone', 'N/A'])(
    'have no owner in "%s"',
    (owner) => {
      const table = `| Action | Owner | Due | Status |\n|---|---|---|---|\n| Release the connection | ${owner} | 2026-03-01 | Open |`;
      expect(told(table).join('\n')).toContain('7 warn: This action item has no owner.');
    },
  );

  test.each([
    'Prevent this deploy without a second approval: block the merge in CI',
    'Ensure that the pool does not grow past 80%: cap it in `pool.ts`',
    'Alert on-call when the queue is longer than 1,000 jobs',
    'Monitor the pool with an alert at 80%',
    'Review the retry policy of the mailer with the vendor',
    'Test the failover of the database in staging',
    'Document the rollback in the runbook',
    'Never expire the root certificate: renew it by cron'.replace('Never expire', 'Renew'),
    'Check the account number in the form',
  ])('are tasks like "%s"', (text) => {
    expect(told(`- [ ] ${text} (Owner: @dana, Due: 2026-03-01)`)).toEqual([]);
  });

  test('are tasks with "improve" if the result can be checked', () => {
    expect(told('- [ ] Improve monitoring of the pool: alert at 80% (Owner: @dana, Due: 2026-03-01)')).toEqual([]);
  });

  test('must be at least one', () => {
    expect(told('We will think about it.')).toEqual([
      expect.stringMatching(/^3 error: This section has no action item/),
    ]);
  });
});

describe('remote content', () => {
  const told = (markdown: string) =>
    found('remote-content', `# Orders\n\n${markdown}\n`).map((text) => text.split(' ')[0]);

  test.each([
    '![a](https://a.example/x.png)',
    '![a](//a.example/x.png)',
    '![a](\\\\\\\\a.example/x.png)',
    '![a][pixel]\n\n[pixel]: http://a.example/x.png',
    '<img src="https://a.example/x.png">',
    '<img src=https://a.example/x.png>',
    "<IMG SRC='//a.example/x.png'>",
    '<img src="&#104;ttps://a.example/x.png">',
    '<img alt=">" src="https://a.example/x.png">',
    '<img srcset="a.png, https://a.example/b.png 2x">',
    '<script>alert(1)</script>',
    '<iframe src="page.html"></iframe>',
    '<video src="https://a.example/v.mp4"></video>',
    '<svg><use href="https://a.example/x.svg#a"/></svg>',
    '<p style="background: url(https://a.example/x)">x</p>',
    '<style>@import "https://a.example/x.css";</style>',
    '<link rel=stylesheet href=x.css>',
    '<form action="https://a.example"></form>',
    '<a href="https://a.example" ping="https://b.example">x</a>',
    '<p onclick="x()">x</p>',
    '<p " onclick=x()>x</p>',
    '<!-- a comment --><img src="https://a.example/x.png">',
    '<base href="https://a.example/">',
    'text <img src="https://a.example/x.png"> in a line',
    '<!--><img src="https://a.example/x.png">-->',
    '<!---><img src="https://a.example/x.png">-->',
    '<!-- a --!><img src="https://a.example/x.png"> -->',
    'text <!-- a --!><img src="https://a.example/x.png"> --> in a line',
    'a \\\\<img src="https://a.example/x.png">',
    '<p>\\<img src="https://a.example/x.png"></p>',
  ])('is found in %s', (markdown) => {
    expect(told(markdown)).toEqual(['3']);
  });

  test.each([
    '![a](images/x.png)',
    '![a](/docs/images/x.png)',
    '![a](data:image/png;base64,iVBORw0KGgo=)',
    '<img src="images/x.png" width="200">',
    '[a link](https://a.example/x.png)',
    '<a href="https://a.example">a link</a>',
    '<details><summary>Logs</summary>\n\nnothing\n\n</details>',
    '<!-- <img src="https://a.example/x.png"> -->',
    '`<img src="https://a.example/x.png">`',
    'a<br>b, once x<sub>1</sub> is on',
    'a \\<img src="https://a.example/x.png">',
    '5 < 6 and a<b, data is https://a.example',
  ])('is not found in %s', (markdown) => {
    expect(told(markdown)).toEqual([]);
  });

  test.each([
    ['in TOML', '+++\ntitle = "Orders"\n# ![a](https://a.example/x.png)\n+++\n\n# Orders\n', 3],
    ['in TOML, as a definition', '+++\na = """\n\n[a]: //a.example/x.png\n"""\n+++\n\n# Orders ![a]\n', 8],
    ['in TOML, as the beginning of code', '+++\na = """\n```\n"""\n+++\n\n```\n<img src=//a.example/x>\n', 8],
    ['in lines that end in CR', '---\rtitle: Orders\r# ![a](https://a.example/x.png)\r---\r\r# Orders\r', 3],
  ])('is found in front matter that GitHub shows as text: %s', (_where, markdown, line) => {
    expect(found('remote-content', markdown)).toEqual([expect.stringMatching(`^${line} error: `)]);
  });

  test('is not found in front matter that GitHub does not show as text', () => {
    expect(found('remote-content', '---\r\ntitle: x\r\n# ![a](//a.example/x.png)\r\n---\r\n\r\n# Orders\r\n')).toEqual(
      [],
    );
  });

  test('is reported on the line of its tag', () => {
    expect(told('<div>\n<p>fine</p>\n<img src="https://a.example/x.png">\n</div>')).toEqual(['5']);
  });
});

describe('the scope of a pull request', () => {
  const told = (path: string, byDevin = true, incident = ordersIncident()) =>
    found('scope', '# Orders', { path, incident, pull: { byDevin, files: [{ path, status: 'added' }] } });

  test('is the path of the incident', () => {
    expect(told(PATH)).toEqual([]);
    expect(told('docs/postmortems/orders.md')).toHaveLength(1);
    expect(told('docs/2026-02-10-orders-fail-q2zk81vnwtxe7b.md')).toHaveLength(1);
    expect(told('docs/postmortems/2026-02-10-orders-fail-pabc123.md')).toHaveLength(1);
    expect(told('docs/postmortems/2026-02-11-orders-fail-q2zk81vnwtxe7b.md')).toHaveLength(1);
  });

  test('is not limited for a person', () => {
    expect(told('docs/postmortems/orders.md', false)).toEqual([]);
  });
});

describe('the evidence for a cause', () => {
  const told = (cause: string) => found('evidence', `# Orders\n\n## Root Cause\n\n${cause}\n`);

  test.each([
    'Commit e4f29a1 leaked connections.',
    'PR #387 leaked connections.',
    'Release v2.4.1 leaked connections.',
    'The leak is in `src/orders.ts:142`.',
    '[This dashboard](https://metrics.example.com/d/1) shows the leak.',
    'Unknown: the logs had expired.',
    'No change was found.',
  ])('can be looked up in "%s"', (cause) => {
    expect(told(cause)).toEqual([]);
  });

  test('is missing with a warning', () => {
    expect(told('The pool was too small.')).toEqual([
      '3 warn: "Root Cause" names no commit, pull request, deploy, dashboard or file.',
    ]);
  });

  test.each(['![Error rate](images/errors.png)', 'See !4411.', 'Merge request !4411 dropped the index.'])(
    'may be "%s"',
    (cause) => {
      expect(told(`The pool was too small. ${cause}`)).toEqual([]);
    },
  );

  describe('a change after the start of the impact, named as the cause', () => {
    const document = (cause: string, before: string, after: string) =>
      `# Orders\n\n## Summary\n\nBetween 14:32 and 15:18 UTC orders failed.\n\n## Timeline\n\n- 14:20 UTC — ${before}\n- 14:32 UTC — First orders fail\n- 14:41 UTC — ${after}\n- 15:18 UTC — Orders are placed again\n\n## Root Cause\n\n${cause} (see \`a/b.ts\`)\n`;

    test.each([
      ['Merge request !4411 dropped the index.', 'Merge request !4411 deployed'],
      ['!4411 dropped the index.', 'MR !4411 merged'],
      ['The rollout of mailer v7.3.0 removed the retry.', 'Rollout of mailer v7.3.0'],
      ['Version 7.3.0 of the mailer removed the retry.', 'mailer v7.3.0 released'],
      ['The key rotation made all tokens invalid.', 'Key rotation'],
      ['The schema migration locked the table.', 'Schema migration started'],
      ['Deploy #387 leaked connections.', 'Deploy #387 released'],
    ])('is found: %s', (cause, event) => {
      expect(found('evidence', document(cause, 'Latency is normal', event))).toEqual([
        expect.stringMatching(/^11 error: .* later than the impact/),
      ]);
      expect(found('evidence', document(cause, event, 'Support gets the first calls'))).toEqual([]);
    });

    test.each([
      ['There was no key rotation.', 'Key rotation started by on-call'],
      ['The key expired, because its rotation was never planned.', 'Key rotation'],
      ['The pool was too small.', 'Key rotation'],
      ['The key rotation made all tokens invalid.', 'Key rotation identified as the cause'],
      ['The key rotation made all tokens invalid.', 'Key rotation is rolled back'],
    ])('is not found in "%s" with "%s"', (cause, event) => {
      expect(found('evidence', document(cause, 'Latency is normal', event))).toEqual([]);
    });
  });

  test('the fix may be later than the impact', () => {
    const at = '2026-02-10T16:00:00Z';
    const citations = new Map([['acme/orders#388', { exists: true as const, at }]]);
    const cause = (text: string) =>
      found('evidence', `# Orders\n\n## Root Cause\n\n${text}\n`, { citations, incident: ordersIncident() });
    expect(cause('The leak was fixed in acme/orders#388.')).toEqual([]);
    expect(cause('The leak came with acme/orders#388.')).toEqual([
      expect.stringMatching(/^5 error: .* cannot be the cause/),
    ]);
  });

  test('is left to the rule `facts` if the start of the impact is wrong, so no deploy is too late', () => {
    const document = (from: string) =>
      `# Orders\n\n## Summary\n\nBetween ${from} and 15:18 UTC orders failed.\n\n## Timeline\n\n- 14:15 UTC — Deploy #387 released\n- 15:18 UTC — Orders are placed again\n\n## Root Cause\n\nDeploy #387 leaked connections.\n`;
    expect(found('evidence', document('13:32'))).toEqual([]);
    expect(found('facts', document('13:32'))).toEqual([expect.stringMatching(/^5 error: .* beyond the timeline/)]);
    expect(found('evidence', document('14:12'))).toEqual([expect.stringMatching(/^9 error: .* later than the impact/)]);
  });

  test('is not reported if it was not checked', () => {
    const citations = new Map([['acme/orders#388', 'not-checked' as const]]);
    expect(found('evidence', '# Orders\n\nSee acme/orders#388.', { citations })).toEqual([]);
  });
});

describe('the impact', () => {
  const told = (impact: string) => found('impact', `# Orders\n\n## Impact\n\n${impact}\n`);

  test.each([
    '12% of orders failed.',
    'Three regions were down.',
    'No customer was affected.',
    'It could not be measured.',
    'None.',
    'No customer impact.',
    'A total outage of the shop.',
    'The API was completely unavailable.',
    'The whole site was down.',
    'Nobody was affected.',
    'Orders failed for 46 minutes.',
    'Step 2 of the signup failed for 310 users.',
  ])('is measured in "%s"', (impact) => {
    expect(told(impact)).toEqual([]);
  });

  test.each([
    'Some users saw errors from 14:32 UTC on.',
    'A P1 on 2026-02-10, with 502 errors (#4812).',
    'Many orders in us-east-1 failed.',
    'Step 2 of the signup failed.',
    'Phase 1 of the import was slow.',
    'Users on Python 3 saw errors.',
    'Some pages were slow.',
  ])('is not measured in "%s"', (impact) => {
    expect(told(impact)).toHaveLength(1);
  });
});

describe("a team's own template", () => {
  const template = parseDocument(
    '# Title\n\n## Summary\n\nWhat happened, in two sentences?\n\n## Impact\n\nDescribe who was affected.\n\n## Customer letters (optional)\n\nLinks to the letters.\n\n## Channel\n\nAsk in the channel of the incident team.\n',
  );
  const document = (impact: string, summary = 'Orders failed.') =>
    `# Orders fail\n\n## Summary\n\n${summary}\n\n## Impact\n\n${impact}\n\n## Channel\n\nAsk in the channel of the incident team.\n`;
  const told = (markdown: string) => found('sections', markdown, { template, author: 'people' });

  test('must be filled in', () => {
    expect(told(document('12% of orders failed.'))).toEqual([]);
  });

  test('must have no unchanged line', () => {
    expect(told(document('Describe who was affected.'))).toEqual([
      '9 error: "Describe who was affected." is an unchanged line of the template.',
    ]);
    expect(told(document('Describe who was affected.\n\n12% of orders failed.'))).toEqual([
      expect.stringMatching(/^9 warn: .* is an unchanged line of the template/),
    ]);
  });

  test('provides the sections that it has', () => {
    expect(told('# Orders fail\n\n## Summary\n\nOrders failed.\n\n## Impact\n')).toEqual([
      '1 error: There is no section "Channel".',
      '7 error: "Impact" is empty.',
    ]);
  });
});

describe('a document in another language', () => {
  const german = `# Bestellungen schlagen fehl

## Wirkungen

Zwischen 14:32 und 15:18 Uhr schlugen zwölf Prozent aller Bestellungen fehl, weil der Dienst seine Verbindungen zur Datenbank nicht mehr freigab. Kundinnen und Kunden sahen eine Fehlermeldung und konnten ihre Bestellung nicht abschließen. Der Bereitschaftsdienst wurde nach sechs Minuten gerufen und nahm die Änderung zurück.
`;

  test.each([
    ['in German', german],
    [
      'in Russian',
      '# Сбой\n\n## Что случилось\n\nЗаказы не проходили с утра, потому что база данных не отвечала на запросы.\n',
    ],
  ])('are reported as not checked in %s, and have no finding', (_language, markdown) => {
    const subject = subjectOf(markdown);
    expect(rulesNotApplied(subject).map(({ rule }) => rule)).toEqual(
      expect.arrayContaining(['timeline', 'action-items', 'evidence', 'blameless']),
    );
    expect(found('blameless', markdown)).toEqual([]);
  });

  test('is not a short English text', () => {
    expect(rulesNotApplied(subjectOf('# Orders\n\n## Impact\n\nNone.\n')).map(({ rule }) => rule)).not.toContain(
      'blameless',
    );
  });
});

describe('a form that cannot be read', () => {
  const told = (section: string) =>
    rulesNotApplied(subjectOf(`# Orders\n\n${section}\n`)).map(({ rule, why }) => `${rule}: ${why}`);

  test('is reported with its lines for a timeline', () => {
    expect(told('## Timeline\n\nIt began in the morning and went on\nuntil noon.')).toContainEqual(
      expect.stringMatching(/^timeline: .* no time can be read in "Timeline" \(lines 5–6\)$/),
    );
    expect(told('## Timeline\n\n- 14:32 UTC — Paged').join()).not.toContain('timeline:');
  });

  test('is reported with its lines for action items', () => {
    expect(told('## Action Items\n\nWe will think about it.')).toContainEqual(
      expect.stringMatching(/^action-items: .* has none that can be read/),
    );
  });
});

describe('facts that contradict each other', () => {
  const document = ({
    date = '2026-02-10',
    duration = '46 minutes',
    day = '2026-02-10',
    summary = 'Between 14:32 and 15:18 UTC',
    share = '12',
  } = {}) =>
    `# Orders fail\n\n**Date:** ${date} | **Duration:** ${duration}\n\n## Summary\n\n${summary}, 12% of orders failed.\n\n## Impact\n\n${share}% of orders failed.\n\n## Timeline\n\n### ${day}\n\n- 14:32 UTC — First orders fail\n- 15:18 UTC — All orders succeed again\n`;
  const lines = (changes: Parameters<typeof document>[0], path = '2026-02-10-orders.md') =>
    found('facts', document(changes), { path: `docs/postmortems/${path}` }).map((text) => Number(text.split(' ')[0]));

  test('have no finding if they agree', () => {
    expect(lines({})).toEqual([]);
    expect(lines({ duration: 'about 45 minutes', date: '2026-02-11' })).toEqual([]);
  });

  test.each<[string, Parameters<typeof document>[0], number]>([
    ['the date and everything else', { date: '2026-02-13' }, 3],
    ['the day of the timeline and everything else', { day: '2026-02-17' }, 17],
    ['a duration a quarter too long', { duration: '58 minutes' }, 3],
    ['a duration a quarter too short', { duration: '34 minutes' }, 3],
    ['a span at another part of the day', { summary: 'Between 02:32 and 03:18 UTC' }, 7],
    ['a share of the impact', { share: '31' }, 11],
  ])('are found: %s', (_what, changes, line) => {
    expect(lines(changes)).toContain(line);
  });

  test('are found between the date and the file name', () => {
    expect(lines({ date: '2026-02-10', day: 'Events' }, '2026-03-10-orders.md')).toEqual([1, 3]);
  });

  test('include invalid front matter on its line', () => {
    expect(found('facts', '---\nservice: [PROD] Orders: API\n---\n\n# Orders fail\n')).toEqual([
      expect.stringMatching(/^2 error: The front matter cannot be read/),
    ]);
  });
});

describe('the time column of a table', () => {
  test.each([
    '| # | Event | Time (UTC) |\n|---|---|---|\n| 1 | A longer text of an event | 14:40 |\n| 2 | Another long text of an event | 14:32 |\n| 3 | A last text of an event | 15:00 |',
  ])('may have any name, and its rows are in order', (table) => {
    expect(found('timeline', `# Orders\n\n## Timeline\n\n${table}\n`)).toEqual([
      '8 error: This event is out of order.',
    ]);
  });
});

describe('a document in German', () => {
  const german =
    '# Ausfall\n\n## Zusammenfassung\n\nDie Bestellungen sind heute morgen nicht angekommen, weil die Datenbank nicht mehr auf die Anfragen geantwortet hat und wir das erst nach einer Weile bemerkt haben, als sich die ersten Kunden bei uns gemeldet haben und nach ihren Bestellungen gefragt haben.\n';
  test('has no finding for words that are read only in English', () => {
    const told = rulesNotApplied(subjectOf(german)).map(({ rule, why }) => `${rule}: ${why}`);
    expect(told).toContainEqual(expect.stringMatching(/^impact: .*given in words.*German/));
    expect(told).toContainEqual(expect.stringMatching(/^sections: placeholders in words.*German/));
    expect(found('impact', german)).toEqual([]);
  });
});

test('a total does not contradict the number of affected ones', () => {
  const document =
    '# Roles\n\n**Accounts:** 6 accounts\n\n## Summary\n\n1 account was affected, of 6 accounts in total.\n\n## Impact\n\n1 account was affected.\n';
  expect(found('facts', document)).toEqual([]);
});

describe('local times', () => {
  test.each(['_All times local_', 'All times are local time.', 'All times are in local time.'])(
    'are reported in an unknown place (%s), and not read as UTC',
    (line) => {
      expect(found('timeline', `# Orders\n\n## Timeline\n\n${line}\n\n- 14:32 Paged\n`)).toEqual([
        '7 error: local time is not UTC, and not every reader knows its offset.',
      ]);
    },
  );

  test('are reported in UTC for a city', () => {
    expect(found('timeline', '# Orders\n\n## Timeline, 2026-02-10, Singapore time\n\n- 14:32 Paged\n')).toEqual([
      '5 error: Singapore time is not UTC: in UTC it is 06:32.',
    ]);
  });
});

test('a timeline that begins with a whole day does not contradict the duration', () => {
  const document =
    '# Orders\n\n**Duration:** 4 days\n\n## Timeline\n\n- 2026-03-19 — Orders began to fail\n- 2026-03-23 12:30 UTC — Detected\n- 2026-03-23 13:50 UTC — Resolved\n';
  expect(found('facts', document).join()).not.toContain('uration');
});
