import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { actionItemIssues } from '../../src/postmortem/action-item-issue.ts';
import { parseDocument } from '../../src/postmortem/document.ts';
import { type ItemIssue, kindIn, trackedItemOf } from '../../src/postmortem/tracked-item.ts';

const PATH = 'docs/postmortems/2026-11-27-invoices-are-sent-twice-qp2120h.md';
const BLOB = `https://github.com/acme/incident-docs/blob/${'a1'.repeat(20)}`;

function documentOf(items: string): string {
  return `# Postmortem: Invoices are sent twice — Billing API\n\n**Date:** 2026-11-27 | **Severity:** P1\n\n## Action Items\n\n${items}\n`;
}

function issueFor(item: string, dueByDefault?: string): ItemIssue {
  const [issue] = actionItemIssues(parseDocument(documentOf(item)), PATH, BLOB, dueByDefault);
  if (issue === undefined) throw new Error('The document has no item');
  const { marker, title, body } = issue;
  return {
    number: 7,
    html_url: 'https://github.com/acme/billing/issues/7',
    title,
    body: `${marker}\n${body}`,
    state: 'open',
    state_reason: null,
    created_at: '2026-11-27T10:00:00Z',
    closed_at: null,
    labels: [{ name: 'postmortem-action' }, 'sre', { name: null }],
    assignees: [{ login: 'grace' }],
  };
}

const itemOf = (issue: ItemIssue) => trackedItemOf('acme/billing', issue);

describe('an item', () => {
  test('is read back from the issue that was opened for it', () => {
    const issue = issueFor(
      '- [ ] Prevent: send each invoice once — done when `send_twice` fails in CI (Owner: @acme/billing, Due: 2026-12-11)',
    );
    expect(itemOf(issue)).toEqual({
      repository: 'acme/billing',
      number: 7,
      url: issue.html_url,
      title: issue.title,
      marker: expect.stringMatching(/^<!-- pagerduty-postmortem action-item [\da-f]{16} -->$/),
      state: 'open',
      createdAt: '2026-11-27T10:00:00Z',
      closedAt: undefined,
      labels: ['postmortem-action', 'sre'],
      assignees: ['grace'],
      owner: '@acme/billing',
      postmortem: PATH,
      incident: 'QP2120H',
      service: 'Billing API',
      severity: 'P1',
      kind: 'prevent',
      due: '2026-12-11',
      doneWhen: 'send_twice fails in CI',
    });
  });

  test.each<[string, string, object]>([
    [
      'in a table with columns',
      '| Action | Kind | Owner | Due | Done when | Status |\n|---|---|---|---|---|---|\n| Alert on duplicates | Detection | @lee | 2026-12-20 | The alert pages in a drill | open |',
      { kind: 'detect', due: '2026-12-20', doneWhen: 'The alert pages in a drill', owner: '@lee', state: 'open' },
    ],
    [
      'without anything',
      '- [ ] Look at it',
      { kind: undefined, due: undefined, doneWhen: undefined, owner: undefined },
    ],
    [
      'with a "done when" before a dash',
      '- [ ] Mitigate: write the runbook, done once it names the steps – Owner: Dana',
      { kind: 'mitigate', doneWhen: 'it names the steps', owner: 'Dana' },
    ],
    ['that says done as a state', '- [ ] Rotate the keys (done when)', { doneWhen: undefined }],
  ])('%s', (_what, item, expected) => {
    expect(itemOf(issueFor(item))).toMatchObject(expected);
  });

  test('gets the default due date only if its document has none', () => {
    expect(itemOf(issueFor('- [ ] Look at it', '2027-01-10')).due).toBe('2027-01-10');
    expect(itemOf(issueFor('- [ ] Look at it (due 2026-12-24)', '2027-01-10')).due).toBe('2026-12-24');
  });
});

describe("a person's change of the issue", () => {
  const issue = issueFor('- [ ] Prevent: send each invoice once (Owner: @grace, Due: 2026-12-11)');
  const edited = (from: string | RegExp, to: string) => itemOf({ ...issue, body: issue.body?.replace(from, to) });

  test.each<[string, string | RegExp, string, object]>([
    ['a date', '- Due: 2026\\-12\\-11', '- Due: 2027-02-01', { due: '2027-02-01' }],
    ['a date in words', '- Due: 2026\\-12\\-11', '* due: 1 Feb 2027', { due: '2027-02-01' }],
    ['a bold name', '- Due: 2026\\-12\\-11', '**Due:** 2027-02-01', { due: '2027-02-01' }],
    ['no date any more', /- Due: .*\n/, '', { due: undefined }],
    ['a date without a year', '- Due: 2026\\-12\\-11', '- Due: Feb 1', { due: undefined }],
    ['a day that is none', '- Due: 2026\\-12\\-11', '- Due: 2027-02-30', { due: undefined }],
    ['the kind', '- Kind: prevent', '- Kind: Detect', { kind: 'detect' }],
    ['the link to the document', /\]\(https:[^)]*\)/, ']', { postmortem: undefined, incident: undefined }],
    ['line endings', /\n/g, '\r\n', { due: '2026-12-11', postmortem: PATH }],
  ])('is read: %s', (_what, from, to, expected) => {
    expect(edited(from, to)).toMatchObject(expected);
  });

  test.each([
    ['completed', 'done'],
    [null, 'done'],
    ['not_planned', 'declined'],
    ['duplicate', 'declined'],
  ] as const)('closed as %s, it is %s', (reason, state) => {
    const closed = { ...issue, state: 'closed' as const, state_reason: reason, closed_at: '2026-12-01T09:00:00Z' };
    expect(itemOf(closed)).toMatchObject({ state, closedAt: '2026-12-01T09:00:00Z' });
  });

  test('never throws, whatever the text is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (body) => {
        const { state, due } = itemOf({ ...issue, body });
        expect(state).toBe('open');
        expect(due ?? '2026-12-11').toMatch(/^\d{4}-\d\d-\d\d$/);
      }),
    );
  });
});

test('facts with any characters are read back from the issue as in the document', () => {
  const words = fc
    .array(fc.constantFrom('send', 'a_b', '[x]', '#12', '@dana', '<b>', '`code`', '50%', 'GH-7', '*', '\\'), {
      minLength: 1,
    })
    .map((parts) => `x ${parts.join(' ')}`);
  fc.assert(
    fc.property(words, (text) => {
      const document = parseDocument(documentOf(`- [ ] Prevent: stop — done when ${text}`));
      const said = document.actionItems[0]?.doneWhen?.text;
      const [issue] = actionItemIssues(document, PATH, BLOB);
      const read = itemOf({ ...issueFor('- [ ] x'), body: `${issue?.marker}\n${issue?.body}` });
      if (said !== undefined && said.length < 200) expect(read.doneWhen).toBe(said);
    }),
  );
});

test.each([
  ['Prevent', 'prevent'],
  ['preventative', 'prevent'],
  ['Detection', 'detect'],
  ['monitoring', 'detect'],
  ['Mitigate', 'mitigate'],
  ['Response', 'mitigate'],
  ['Process', undefined],
  [undefined, undefined],
])('%s is of the kind %s', (text, kind) => {
  expect(kindIn(text)).toBe(kind);
});
