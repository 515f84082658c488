import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { actionItemIssues, assigneesOf } from '../../src/postmortem/action-item-issue.ts';
import { parseDocument } from '../../src/postmortem/document.ts';
import { shownIn } from './shown.ts';

const PATH = 'docs/postmortems/2026-02-10-pool-exhausted-q1abc.md';
const BLOB = 'https://github.com/acme/docs/blob/0123abc';
const documentOf = (...items: string[]) =>
  parseDocument(`---
service: orders-service
severity: P1
---
# Postmortem: Pool *exhausted* — orders-service

## Action items

${items.join('\n')}
`);
const issuesOf = (...items: string[]) => actionItemIssues(documentOf(...items), PATH, BLOB);
const markersOf = (...items: string[]) => issuesOf(...items).map(({ marker }) => marker);

describe('the issue of an action item', () => {
  test('says what to do, where it comes from, by whom and when', () => {
    expect(issuesOf('- [ ] Add a monitor at 80% (Owner: @ana, due 2026-03-01)')).toEqual([
      {
        marker: expect.stringMatching(/^<!-- pagerduty-postmortem action-item [\da-f]{16} -->$/),
        title: 'Add a monitor at 80%',
        body: [
          '> Add a monitor at 80\\% \\(Owner\\: \\@\u200Bana\\, due 2026\\-03\\-01\\)',
          '',
          `An action item of the postmortem [Pool exhausted](${BLOB}/${PATH}?plain=1#L9).`,
          '',
          '- Service: orders\\-service',
          '- Severity: P1',
          '- Owner: \\@\u200Bana',
          '- Due: 2026\\-03\\-01',
          '',
          'Change the facts above as you need: this issue now says how far the item is. Close it as completed with a link to what was done, or tick the box in the document. Close it as not planned to decline it, and say why in a comment.',
        ].join('\n'),
        assignees: ['ana'],
        url: expect.stringMatching(/#L\d+$/),
        done: false,
      },
    ]);
  });

  test('includes nested and done items, in the order of the file', () => {
    const issues = issuesOf('- [ ] Close connections', '  - [x] In orders', '- [ ] Add a monitor');
    expect(issues.map(({ title, done }) => [title, done])).toEqual([
      ['Close connections', false],
      ['In orders', true],
      ['Add a monitor', false],
    ]);
  });

  test.each([
    ['Add a test (see the runbook)', 'Add a test (see the runbook)'],
    ['Write it down — done when the runbook names the steps (Owner: @ana, Due: 2026-12-11)', 'Write it down'],
    ['Add a monitor (staging too) (Owner: SRE)', 'Add a monitor (staging too)'],
    ['Find out what is done when a pool is full', 'Find out what is done when a pool is full'],
    ['(Owner: @ana, Due: 2026-12-11)', '(Owner: @ana, Due: 2026-12-11)'],
  ])('has only the action as its title: %s', (text, title) => {
    expect(issuesOf(`- [ ] ${text}`)[0]?.title).toBe(title);
  });

  test('has a title that GitHub accepts', () => {
    expect(issuesOf(`- [ ] ${'🔥'.repeat(300)}`)[0]?.title).toBe(`${'🔥'.repeat(59)}…`);
  });
});

describe('the identity of an action item', () => {
  const before = markersOf('- [ ] Add a monitor (Owner: @ana, due 2026-03-01)');

  test.each([
    ['its box is ticked', '- [x] Add a monitor (Owner: @ana, due 2026-03-01)'],
    ['it has another owner', '- [ ] Add a monitor (Owner: @ben, due 2026-03-01)'],
    ['it has another due date', '- [ ] Add a monitor (Owner: @ana, due 2026-04-01)'],
    ['it is numbered', '3. [ ] Add a monitor (Owner: @ana, due 2026-03-01)'],
    ['its markup changes', '* [ ] **Add** a `monitor` (Owner: @ana, due 2026-03-01).'],
  ])('stays the same if %s', (_what, item) => {
    expect(markersOf(item)).toEqual(before);
  });

  test('stays the same if a ticket is added after it', () => {
    expect(markersOf('- [ ] Add a monitor (#12)')).toEqual(markersOf('- [ ] Add a monitor'));
  });

  test('stays the same if other items come before it', () => {
    expect(markersOf('- [ ] Another', '- [ ] Add a monitor (Owner: @ana, due 2026-03-01)')[1]).toBe(before[0]);
  });

  test('stays the same if the status in its table changes', () => {
    const table = (status: string) =>
      issuesOf('| Action | Owner | Status |', '| --- | --- | --- |', `| Add a monitor | @ana | ${status} |`);
    const [open, done] = [table('open'), table('done')];
    expect([open[0]?.done, done[0]?.done]).toEqual([false, true]);
    expect(open[0]?.marker).toBe(done[0]?.marker);
  });

  test('differs for another text, for another document, and for a second item with the same text', () => {
    const other = actionItemIssues(documentOf('- [ ] Add a monitor'), 'docs/postmortems/other.md', BLOB);
    const markers = [
      ...markersOf('- [ ] Add a monitor', '- [ ] Add a monitor', '- [ ] Add another monitor'),
      ...other.map(({ marker }) => marker),
    ];
    expect(new Set(markers).size).toBe(4);
  });
});

describe('the assignee of an issue', () => {
  const who = assigneesOf;

  test.each([
    ['a handle', '@ana', ['ana']],
    ['several handles', '@ana, @ben-2 and @ana', ['ana', 'ben-2']],
    ['no name', 'Ana Ribeiro', []],
    ['no team', '@acme/sre', []],
    ['no e-mail address', 'ana@example.com', []],
    ['no handle that GitHub refuses', '@-ana @_', []],
  ])('%s', (_what, text, handles) => {
    expect(who(text)).toEqual(handles);
  });

  test('is one of at most ten', () => {
    expect(who(Array.from({ length: 12 }, (_, index) => `@user${index}`).join(' '))).toHaveLength(10);
  });

  test('is nobody if there is no owner', () => {
    expect(assigneesOf(undefined)).toEqual([]);
  });
});

test("an issue mentions nobody, links nothing else and stays within GitHub's limits, whatever the item says", () => {
  const part = fc.constantFrom(
    '@acme ',
    '#1 ',
    '[x](https://attacker.example) ',
    '<img src=x> ',
    '-->',
    '`',
    '**',
    'word ',
    '漢',
    '🔥',
  );
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 400 }), (parts) => {
      for (const { title, body, marker } of issuesOf(`- [ ] x ${parts.join('')}`)) {
        expect(title.length).toBeLessThanOrEqual(256);
        expect(body.length).toBeLessThan(20_000);
        expect(shownIn(body)).toEqual({
          links: [expect.stringMatching(/^https:\/\/github\.com\/acme\//)],
          images: [],
          html: [],
        });
        expect(body.replaceAll('?plain=1#L', '')).not.toMatch(/@[a-z]|#\d/);
        expect(marker).toMatch(/^<!-- pagerduty-postmortem action-item [\da-f]{16} -->$/);
      }
    }),
  );
});
