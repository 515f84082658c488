import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseDocument } from '../../src/postmortem/document.ts';
import {
  checkOutput,
  type DocumentReview,
  type ReviewReport,
  reviewComment,
  verdictOf,
} from '../../src/postmortem/review-comment.ts';
import type { Finding, Place } from '../../src/postmortem/rules/rule.ts';
import { shownIn } from './shown.ts';

const PATH = 'docs/postmortems/2026-02-10-pool-exhausted-q1abc.md';
const HEAD = 'https://github.com/acme/docs/blob/0123abc';
const BASE = 'https://github.com/acme/docs/blob/main';
const { timeline } = parseDocument(`# Postmortem: Pool exhausted — orders-service
**Date:** 2026-02-10

## Timeline
- 14:32 UTC — Pool exhausted
- 15:18 UTC — Incident resolved
`);

const place = (line: number, message: string, more: Partial<Place> = {}): Place => ({
  line,
  endLine: line,
  column: 1,
  message,
  severity: 'error',
  ...more,
});
const misordered: Finding = {
  rule: 'timeline',
  severity: 'error',
  message: 'The timeline cannot be followed.',
  fix: 'Put the events in order of time, in UTC.',
  places: [place(6, 'This event stands out of order.'), place(8, 'This is no time.', { endLine: 9 })],
};
const ownerless: Finding = {
  rule: 'action-items',
  severity: 'warn',
  message: 'Some action items may never be done.',
  fix: 'Name an owner and a due date.',
  places: [place(20, '"Add a monitor" has no owner.', { severity: 'warn' })],
};

const review = (more: Partial<DocumentReview> = {}): DocumentReview => ({
  path: PATH,
  findings: [],
  verdicts: [],
  metrics: {
    timeToAcknowledge: 360,
    timeToResolve: 2760,
    duration: 2760,
    actionItems: { total: 4, open: 4, owned: 3 },
  },
  acu: 3.42,
  recurrence: undefined,
  timeline,
  notChecked: [],
  uncheckedCitations: [],
  waiting: [],
  fixRequest: undefined,
  ...more,
});
const report = (documents: DocumentReview[], more: Partial<ReviewReport> = {}): ReviewReport => ({
  headUrl: HEAD,
  baseUrl: BASE,
  documents,
  leftOut: [],
  unchecked: [],
  dryRun: false,
  ...more,
});
const comment = (more: Partial<DocumentReview>, about: Partial<ReviewReport> = {}) =>
  reviewComment(report([review(more)], about));

describe('the review comment', () => {
  test('fails with the reason and the fix if not everything was checked, however little was found', () => {
    const about = { unchecked: ['b.md was not checked: it is only a link. Put the file itself there.'] };
    expect(verdictOf(report([review({})], about))).toBe('failed');
    expect(verdictOf(report([], about))).toBe('failed');
    const { title, summary } = checkOutput(report([review({})], about));
    expect(title).toMatch(/and not everything was checked$/);
    for (const text of [summary, comment({}, about)]) {
      expect(text).toMatch(/^\*\*Failed: .*\n\nNot everything was checked.*:\n- b\\.md was not checked/);
    }
  });

  test('says which rules were not checked, and why', () => {
    const text = comment({ notChecked: [{ rule: 'blameless', why: 'blame, because the text is in *German*' }] });
    expect(text).toContain('- Not checked: blameless: blame\\, because the text is in \\*German\\*');
  });

  test('is short if all is well', () => {
    expect(comment({})).toBe(`**Passed: nothing found in 1 postmortem.**

### [\`docs/postmortems/2026-02-10-pool-exhausted-q1abc.md\`](${HEAD}/${PATH})

| Measure | Value |
| :--- | :--- |
| Time to acknowledge | 6 minutes |
| Time to resolve | 46 minutes |
| Duration | 46 minutes |
| Action items | 4, 3 with an owner |
| Cost | 3.4 ACU |

<details open><summary>Timeline in UTC</summary>

| Time | | Event |
| :--- | :--- | :--- |
| 14:32 | \`█░░░░░░░░░\` | Pool exhausted |
| 15:18 | \`░░░░░░░░░█\` | Incident resolved |

</details>`);
  });

  test('starts with the result, links the lines of each error and gives the fix', () => {
    const lines = comment({ findings: [misordered] }).split('\n');
    expect(lines[0]).toBe('**Failed: 1 error in 1 postmortem.**');
    expect(lines.slice(4, 8)).toEqual([
      '- **Error, timeline:** The timeline cannot be followed\\.',
      `  - [Line 6](${HEAD}/${PATH}?plain=1#L6): This event stands out of order\\.`,
      `  - [Lines 8–9](${HEAD}/${PATH}?plain=1#L8-L9): This is no time\\.`,
      '  - Fix: Put the events in order of time\\, in UTC\\.',
    ]);
  });

  test('folds warnings, which do not fail a review', () => {
    const text = comment({ findings: [ownerless] });
    expect(text).toMatch(/^\*\*Passed: 1 warning in 1 postmortem\.\*\*/);
    expect(text).toMatch(
      /<details><summary>1 warning<\/summary>\n\n- \*\*Warning, action-items:\*\* .*\n.*\[Line 20\]/,
    );
    expect(verdictOf(report([review({ findings: [ownerless] })]))).toBe('passed');
  });

  test('shows twenty places of a finding and counts the rest', () => {
    const places = Array.from({ length: 23 }, (_, index) => place(index + 1, 'This is no time.'));
    const text = comment({ findings: [{ ...misordered, places }] });
    expect(text.match(/\[Line \d+\]/g)).toHaveLength(20);
    expect(text).toContain('  - And 3 more places.\n');
  });

  test('says that a cost is not known yet', () => {
    expect(comment({ acu: 'not known yet' })).toContain('| Cost | not known yet |');
  });

  test('shows only metrics that are known', () => {
    const metrics = {
      timeToAcknowledge: undefined,
      timeToResolve: undefined,
      duration: undefined,
      actionItems: { total: 0, open: 0, owned: 0 },
    };
    expect(comment({ metrics, acu: undefined, timeline: [] }).split('\n').at(-1)).toBe('| Action items | none |');
  });

  test('shows a recurrence, and the earlier action items that are still open', () => {
    const earlier = (title: string, openActionItems: number) => ({
      path: `docs/postmortems/${title}.md`,
      title,
      date: '2026-01-10',
      service: 'orders-service',
      openActionItems,
    });
    const recurrence = {
      service: 'orders-service',
      ordinal: 3,
      days: 90,
      open: [earlier('Leak', 2), earlier('Locks', 1)],
    };
    expect(comment({ recurrence })).toContain(
      `The third postmortem on orders\\-service in 90 days. Still open: 2 action items from [Leak](${BASE}/docs/postmortems/Leak.md); 1 action item from [Locks](${BASE}/docs/postmortems/Locks.md).`,
    );
    expect(comment({ recurrence: { ...recurrence, ordinal: 22, open: [] } })).toContain(
      'The 22nd postmortem on orders\\-service in 90 days.\n',
    );
  });

  test.each([
    [{ state: 'told', round: 1, maxRounds: 2 }, 'Devin was asked to fix the errors, round 1 of 2.'],
    [
      { state: 'rounds-used-up', maxRounds: 2 },
      'Devin is not asked again: all 2 rounds are used up. A person has to fix the rest.',
    ],
    [
      { state: 'rounds-used-up', maxRounds: 1 },
      'Devin is not asked again: its one round is used up. A person has to fix the rest.',
    ],
    [{ state: 'person-committed' }, 'Devin is not asked: a person has pushed to the branch.'],
    [{ state: 'session-ended' }, 'Devin cannot be asked: its session has ended. A person has to fix the rest.'],
  ] as const)('says whether Devin fixes it: %j', (fixRequest, sentence) => {
    expect(comment({ findings: [misordered], fixRequest }).split('\n')).toContain(sentence);
  });

  test('says in a dry run that Devin was not asked', () => {
    const fixRequest = { state: 'told', round: 1, maxRounds: 2 } as const;
    expect(comment({ fixRequest }, { dryRun: true })).toContain(
      'Dry run: Devin would be asked to fix the errors, round 1 of 2.',
    );
  });

  test('says what was left out and what could not be checked', () => {
    const uncheckedCitations = Array.from({ length: 12 }, (_, index) => `acme/orders#${index}`);
    const text = comment({ uncheckedCitations }, { leftOut: ['PagerDuty was not asked: there is no token.'] });
    expect(text).toMatch(/\nNot checked \(no access to the repository\): .*\\#\u200B9 and 2 more\.\n/);
    expect(text).toMatch(/\n\nLeft out:\n- PagerDuty was not asked\\: there is no token\\\.$/);
  });

  test('has a part for each postmortem, and fails if one fails', () => {
    const text = reviewComment(
      report([review(), review({ path: 'docs/postmortems/b (1).md', findings: [misordered] })]),
    );
    expect(text).toMatch(/^\*\*Failed: 1 error in 2 postmortems\.\*\*/);
    expect(text.match(/^### .*$/gm)?.map((head) => head.replace(/.*\]/, ''))).toEqual([
      `(${HEAD}/${PATH})`,
      `(${HEAD}/docs/postmortems/b%20%281%29.md)`,
    ]);
    expect(text.match(/^\| Time \|/gm)).toHaveLength(2);
  });

  test.each([
    ['one byte', '@'],
    ['three bytes', '障'],
    ['four bytes', '😀'],
  ])(
    'makes a summary of at most 65,535 bytes in characters of %s, and a comment of at most 65,536 characters',
    (_, char) => {
      const places = Array.from({ length: 20 }, () => place(1, char.repeat(300)));
      const findings = Array.from({ length: 10 }, () => ({ ...misordered, places, message: char.repeat(300) }));
      const name = `docs/postmortems/${char === '@' ? 'a' : char.repeat(40)}.md`;
      const full = report(
        Array.from({ length: 20 }, () => review({ path: name, findings })),
        { leftOut: Array.from({ length: 10 }, () => char.repeat(200)) },
      );
      const { summary } = checkOutput(full);
      expect(Buffer.byteLength(summary)).toBeLessThanOrEqual(65_535);
      expect(reviewComment(full).length).toBeLessThanOrEqual(65_000);
      expect(summary.match(/^### /gm)).toHaveLength(20);
    },
  );

  test('leaves out timelines, then places, and never the name of a postmortem, if there is too much', () => {
    const places = Array.from({ length: 20 }, () => place(1, '@'.repeat(300)));
    const findings = Array.from({ length: 10 }, () => ({ ...misordered, places }));
    const text = reviewComment(report([review(), ...Array.from({ length: 40 }, () => review({ findings }))]));
    expect(text.length).toBeLessThanOrEqual(65_000);
    expect(text.match(/^### /gm)).toHaveLength(30);
    expect(text).toContain('\n\nIts findings do not fit here.');
    expect(text).toMatch(/And 11 more postmortems\.$/);
    expect(text).toMatch(/^\*\*Failed: 400 errors in 41 postmortems\.\*\*/);
  });
});

describe('the check run', () => {
  const output = checkOutput(report([review({ findings: [ownerless, misordered] })]));

  test('has the counts as its title and the comment as its summary', () => {
    expect(output.title).toBe('1 error, 1 warning in 1 postmortem');
    expect(output.summary).toMatch(/^\*\*Failed: 1 error, 1 warning in 1 postmortem\.\*\*/);
    expect(output.summary).toBe(comment({ findings: [ownerless, misordered] }));
  });

  test('annotates every place, errors first', () => {
    expect(output.annotations).toEqual([
      {
        path: PATH,
        start_line: 6,
        end_line: 6,
        annotation_level: 'failure',
        title: 'timeline: The timeline cannot be followed.',
        message: 'This event stands out of order.\nPut the events in order of time, in UTC.',
      },
      expect.objectContaining({ start_line: 8, end_line: 9, annotation_level: 'failure' }),
      expect.objectContaining({ start_line: 20, end_line: 20, annotation_level: 'warning' }),
    ]);
  });

  test('annotates two hundred places at most', () => {
    const places = Array.from({ length: 500 }, (_, index) => place(index + 1, 'This is no time.'));
    expect(checkOutput(report([review({ findings: [{ ...misordered, places }] })])).annotations).toHaveLength(200);
  });
});

test('any comment stays within its limit, links only this repository, and has diagrams that can be drawn', async () => {
  const part = fc.constantFrom(
    ...['@acme ', '#1 ', '[x](https://attacker.example)', '<img src=x>', '-->', '</details>', '<!-- x -->', '`', '```'],
    ...['**', '|', '\n', '\n\n# ', '"', ';', '%%{init: {}}%%', '漢', '🔥', 'word ', '\u202E', '\\', 'click a href "b"'],
  );
  const text = fc.oneof(
    fc.array(part, { maxLength: 20 }).map((parts) => parts.join('')),
    fc.string({ unit: 'binary', maxLength: 400 }),
  );
  const severity = fc.constantFrom('error' as const, 'warn' as const);
  const line = fc.integer({ min: 1, max: 1e6 });
  const findings = fc.array(
    fc.record<Finding>({
      rule: fc.constantFrom('timeline' as const, 'facts' as const),
      severity,
      message: text,
      fix: text,
      places: fc.array(fc.record({ line, endLine: line, column: line, message: text, severity }), {
        minLength: 1,
        maxLength: 5,
      }),
    }),
    { maxLength: 4 },
  );
  const documents = fc.array(
    fc.record({
      path: text,
      findings,
      texts: fc.array(text, { minLength: 2, maxLength: 10 }),
      service: text,
      citations: fc.array(text),
    }),
    { minLength: 1, maxLength: 4 },
  );
  await fc.assert(
    fc.asyncProperty(documents, fc.array(text), async (found, leftOut) => {
      const all = report(
        found.map(({ path, findings, texts, service, citations }) =>
          review({
            path,
            findings,
            timeline: texts.flatMap((each) => timeline.slice(0, 1).map((entry) => ({ ...entry, text: each }))),
            recurrence: {
              service,
              ordinal: 2,
              days: 90,
              open: texts.map((title) => ({ path: title, title, date: undefined, service, openActionItems: 1 })),
            },
            uncheckedCitations: citations,
          }),
        ),
        { leftOut },
      );
      for (const markdown of [reviewComment(all), checkOutput(all).summary]) {
        expect(markdown.length).toBeLessThanOrEqual(65_000);
        expect(markdown).toMatch(/^\*\*(?:Passed|Failed): /);
        const { links, images, html } = shownIn(markdown);
        expect(links.filter((url) => !url.startsWith('https://github.com/acme/docs/blob/'))).toEqual([]);
        expect(images).toEqual([]);
        for (const tag of html) expect(tag).toMatch(/^(?:<details(?: open)?><summary>[\w ]+<\/summary>|<\/details>)$/);
      }
    }),
    { numRuns: 15, interruptAfterTimeLimit: 20_000 },
  );
});

describe('sections for people to write', () => {
  const waiting = [
    { title: 'Lessons Learned', line: 41, questions: [{ role: 'On-call engineer' }, { role: 'SRE' }] },
    { title: 'How *people* felt', line: 50, questions: [] },
  ];

  test('make the check wait, unless it fails', () => {
    expect(verdictOf(report([review({ waiting })]))).toBe('waiting');
    expect(verdictOf(report([review({ waiting })], { unchecked: ['b.md was not checked.'] }))).toBe('failed');
    expect(checkOutput(report([review({ waiting })])).title).toBe(
      'nothing found in 1 postmortem, 2 sections for people to fill in',
    );
  });

  test('are named with their lines, their questions, and who should answer them', () => {
    const text = comment({ waiting });
    expect(text).toMatch(
      /^\*\*Waiting for people: nothing found in 1 postmortem, 2 sections for people to fill in\.\*\*/,
    );
    expect(text).toMatch(
      /- \*\*Waiting for people:\*\* \[Lessons Learned\]\(\S+#L41\): 2 questions to the on\\-call engineer and SRE without an answer\. Write each answer below its question, or remove the question\./,
    );
    expect(text).toContain('How \\*people\\* felt');
    expect(text).toMatch(/#L50\): nobody has filled it in yet\./);
  });
});

test('a recurrence with the same cause category says so', () => {
  const recurrence = { service: 'orders-service', ordinal: 3, days: 90, open: [] };
  const text = (count: number) =>
    comment({ recurrence: { ...recurrence, sameCause: { category: 'capacity', count } } });
  expect(text(1)).toContain('in 90 days. One earlier one has the same category of cause: capacity.');
  expect(text(2)).toContain('2 earlier ones have the same category of cause: capacity.');
});

test('links similar earlier postmortems with the reason, unless only the service or the category of cause is the same', () => {
  const member = {
    ...{
      path: 'docs/postmortems/2026-01-20-a-q1.md',
      sha: '',
      date: '2026-01-20',
      incident: 'Q1',
      title: 'Disk [full]',
    },
    ...{ service: 'orders', severity: undefined, duration: 60, openActionItems: 2, acu: undefined },
    ...{ timeToAcknowledge: undefined, timeToResolve: undefined },
  };
  const text = comment({
    family: [
      { member, why: 'similar title (100% of the words)', isWeak: false },
      { member: { ...member, title: 'Weak one' }, why: 'same service: a weak sign alone', isWeak: true },
    ],
  });
  expect(text).toMatch(/- \[Disk \\\[full\\\]\]\(.*2026-01-20-a-q1\.md\), 2 open action items: similar title/);
  expect(text).not.toContain('Weak one');
});
