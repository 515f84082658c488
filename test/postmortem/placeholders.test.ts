import { describe, expect, test } from '@jest/globals';
import { found, lineOf } from './rules/subject.ts';

/** Where something to fill in is found below a section's heading. */
const leftIn = (text: string) =>
  found('sections', `# Postmortem: Orders fail — orders\n\n## Impact\n\n${text}\n`, { template: undefined })
    .filter((message) => message.includes('is a placeholder'))
    .map((message) => message.split(':')[0]);

describe('something is left to fill in', () => {
  test.each([
    'TBD',
    '`TBD`',
    '**TBD**',
    '(tbd)',
    'TBD% of orders failed.',
    'TK% of orders failed.',
    'The cause is TBD.',
    'Orders failed. The count is TBD, see the dashboard.',
    'To be added later.',
    'To be filled in after the review.',
    'This section is still to be written.',
    'Orders failed for an hour. To be completed.',
    'Summary goes here.',
    'A short description of the impact goes here',
    'Insert the number of customers here.',
    'We will fill this in after the review.',
    "We'll add more details later.",
    'Details to follow.',
    'The timeline will be added once the logs are in.',
    '[summary]',
    '[root cause]',
    '[Describe what customers saw]',
    '[link to issue]',
    '$SUMMARY',
    '${summary}',
    'Between ${start} and ${end}, orders failed.',
    '%SUMMARY%',
    '{{ summary }}',
    '{summary}',
    '<what happened>',
    'TK',
    'N/A yet',
    'Not yet written.',
    'XXX',
    '???',
    '…',
    'TODO: numbers',
    'Customers affected: TBD',
    '**Customers:** TBD | **Orders:** 12',
    '- 12 customers\n- TBD',
    '| Customers | Orders |\n|---|---|\n| 12 | TBD |',
    'Lorem ipsum dolor sit amet.',
    'Pending.',
  ])('%s', (text) => {
    const line =
      5 + text.split('\n').findIndex((each) => /TBD|./.test(each) && (!text.includes('\n') || each.includes('TBD')));
    expect(leftIn(text)).toEqual([`${line} error`]);
  });

  test.each([
    '# Postmortem: <title> — <service>',
    '# TBD',
    '# Postmortem: TBD',
    '# Postmortem: [title]',
    '# {{ title }}',
    '# Incident title goes here',
  ])('is found in the title %s', (title) => {
    const document = `${title}\n\n## Impact\n\nNone.\n`;
    expect(found('sections', document)).toContainEqual(expect.stringMatching(/^1 error: ".*" is a placeholder/));
    expect(lineOf(document, title)).toBe(1);
  });
});

describe('nothing is left to fill in', () => {
  test.each([
    'None.',
    'N/A',
    'Unknown.',
    'Unknown, because the logs had expired.',
    'Dana thinks that the retry limit is still to be determined.',
    'TODO: @dana thinks that the pool size is worth a test',
    'Lee suggested that the limit stays TBD until the vendor answers.',
    'A column had to be added before the deploy.',
    'The TBD in the code was removed.',
    'We removed the TODO list from the page.',
    'The variable `TBD` was set.',
    '`${summary}` was not replaced by the mailer.',
    'The template `{{ name }}` was sent to 12 customers as it is.',
    'The path was $HOME and the price was $120.',
    'An alert will be added by Dana.',
    'We will add more capacity after the review.',
    'We will update the runbook later.',
    '[Dana Miller]',
    '[All times in UTC]',
    '[redacted]',
    '[1]',
    '[Dashboard](https://example.com/d/1)',
    'It went on and on...',
    'The fields [a, b] were lost.',
    'Pending jobs were lost.',
    'No details followed.',
    'The request goes here and there.',
    '100% of orders failed, which is 20% more than before.',
  ])('is found in %s', (text) => {
    expect(leftIn(text)).toEqual([]);
  });
});

test.each([
  'x '.repeat(60_000),
  '[a '.repeat(40_000),
  'TBD '.repeat(30_000),
  '{{'.repeat(60_000),
  'a. '.repeat(40_000),
  'we will '.repeat(15_000),
])('a line of 120,000 characters is read in linear time', (line) => {
  const began = performance.now();
  found('sections', `# Orders\n\n## Impact\n\n${line}\n`);
  expect(performance.now() - began).toBeLessThan(2_000);
});

test('reports each line with a placeholder', () => {
  expect(leftIn('TBD\n\nOrders failed.\n\n- TODO\n- 12 customers\n- `TBD`\n\n### Cause\n\n[root cause]')).toEqual([
    '5 error',
    '9 error',
    '11 error',
    '15 error',
  ]);
});

test.each([
  '| Action | Status |\n|---|---|\n| Add an alert | TODO |\n| Add a test | Pending |',
  '| アクション | ステータス |\n|---|---|\n| アラートを追加 | TODO（別件） |',
  '- Add an alert\n  - Status: TODO',
  'The path is \\`${owner}/${repo}\\` now.',
])('%j is a state or code, not a placeholder', (text) => {
  expect(leftIn(text)).toEqual([]);
});
