/** What docs/rules.md promises to find, as changes of a document without a fault. */

import type { RuleName } from '../../../src/policy/rule-settings.ts';
import { type BaseDocument, clock, clock12 } from './documents.ts';

export interface Planted {
  kind: string;
  rule: RuleName;
  markdown: string;
  /** Counted from 1; what was changed. If a fact contradicts another, the other's line will do too. */
  lines: readonly number[];
}

const SECTION_TEXT = ['TBD', '`TBD`', 'To be added later.', 'Summary goes here.', 'We will fill this in after the review.', '[summary]', '$SUMMARY', '${summary}', '%SUMMARY%', '{{ summary }}', '<what happened>', 'TK', 'N/A yet', 'TODO: ask the team']; // biome-ignore format: a list
const IN_SENTENCES = ['TBD% of customers noticed.', 'The number of customers is TBD.', 'Customers affected: TBD'];
const BLAME = [
  'The on-call engineer should have noticed the alert.',
  'Bob forgot to run the check.',
  'The wrong button was pressed by Alice.',
  "This was John's mistake.",
  "The team's failure to act made it worse.",
  'It was due to an oversight by the platform team.',
  'It was Maria who started the job.',
  'If Sam had read the runbook, it would have been shorter.',
  'Nobody bothered to look at the dashboard.',
  'Somebody fat-fingered the number.',
  'The engineer unfortunately ignored the warning.',
  'The cause was human error.',
];
const INTENTIONS = ['Make sure this does not happen again', 'Communicate better', 'Double-check every release', 'Raise awareness of the runbook', 'Be more careful with releases', 'Improve monitoring']; // biome-ignore format: a list
const NOBODY = ['someone', 'team', 'handle'];

export function faultsIn(base: BaseDocument): Planted[] {
  const { markdown, scenario: s } = base;
  const lines = markdown.split('\n');
  const indexOf = (words: string | RegExp, from = 0) =>
    lines.findIndex(
      (line, index) => index >= from && (typeof words === 'string' ? line.includes(words) : words.test(line)),
    );
  const change = (kind: string, rule: RuleName, index: number, text: string, also: number[] = []): Planted[] => {
    const before = lines[index];
    if (index < 0 || before === undefined || before === text) return [];
    return [
      { kind, rule, markdown: lines.with(index, text).join('\n'), lines: [index, ...also].map((each) => each + 1) },
    ];
  };
  const insertAfter = (kind: string, rule: RuleName, index: number, text: string): Planted[] => {
    if (index < 0) return [];
    const more = ['', text, ''];
    return [{ kind, rule, markdown: lines.toSpliced(index + 1, 0, ...more).join('\n'), lines: [index + 3] }];
  };
  const edit = (kind: string, rule: RuleName, index: number, from: string | RegExp, to: string, also: number[] = []) =>
    change(kind, rule, index, (lines[index] ?? '').replace(from, to), also);

  const title = indexOf(s.title, markdown.startsWith('---') ? 6 : 0);
  const summary = lines.findIndex((line) => /\b(?:Between|The outage started at) \d/.test(line));
  const impact = indexOf('which is');
  const cause = indexOf(`in \`${s.source}\``);
  const causeHeading = headingAbove(lines, cause);
  const event = (words: string) => indexOf(words, summary + 1);
  const began = event(`First ${s.things} fail`);
  const detected = event('The alert on failures');
  const rollback = event('Rollback started');
  const ended = event(`All ${s.things} succeed again`);
  const released = event(`${s.change} released`);
  const task = indexOf(s.tasks[0]);
  const date = lines.findIndex(
    (line, index) => index < summary && /\b(?:Date|When)\b/.test(line) && !/\|.*\|.*\|.*\|/.test(line),
  );
  const row = lines.findIndex((line) => line.startsWith(`| ${s.date} |`));
  const dateLine = row >= 0 ? row : date;
  const durationLine =
    row >= 0 ? row : lines.findIndex((line, index) => index < summary && /Duration/.test(line) && /\d/.test(line));
  const fieldLines = [...new Set([dateLine, durationLine])];
  const timelineLines = [released, began, detected, rollback, ended];
  const headLines = [title, ...fieldLines, ...timelineLines];

  const day = (shift: number) => new Date(Date.parse(s.date) + shift * 86_400_000).toISOString().slice(0, 10);
  const written = (iso: string) =>
    (lines[dateLine] ?? '').includes(s.date)
      ? iso
      : new Date(`${iso}T00:00:00Z`).toLocaleDateString('en-US', { dateStyle: 'long', timeZone: 'UTC' });
  const minutes = s.ended - s.began;
  const lasting = (factor: number) => `${Math.round(minutes * factor)} minutes`;
  const DURATION = /\d+ (?:hours? \d+ )?min(?:utes)?/;
  const time = (at: number) => ((lines[began] ?? '').match(/[AP]M/) ? clock12(at) : clock(at));
  const moved = (at: number, by: number) => [time(at), time((at + by + 1440) % 1440)] as const;
  const summaryTime = (at: number) => ((lines[summary] ?? '').match(/[AP]M/) ? clock12(at) : clock(at));
  const shiftedSpan = (by: number) =>
    (lines[summary] ?? '')
      .replace(summaryTime(s.began), summaryTime((s.began + by + 1440) % 1440))
      .replace(summaryTime(s.ended), summaryTime((s.ended + by + 1440) % 1440));
  const later = s.began + 3;

  return [
    // sections
    ...SECTION_TEXT.flatMap((text) => change(`placeholder ${text}`, 'sections', summary, text)),
    ...IN_SENTENCES.flatMap((text) => insertAfter(`placeholder ${text}`, 'sections', impact, text)),
    ...['<title>', 'TBD', '[title]'].flatMap((text) => edit(`title ${text}`, 'sections', title, s.title, text)),
    ...change('an empty section', 'sections', cause, '').map((planted) => ({ ...planted, lines: [causeHeading + 1] })),
    ...without(lines, causeHeading, cause).map((each) => ({ kind: 'a missing section', rule: 'sections' as const, markdown: each, lines: [1, title + 1, title + 2] })),
    // timeline
    ...edit('an event out of order', 'timeline', rollback, ...moved(s.detected + 4, -35)),
    ...edit('a time that cannot be', 'timeline', detected, time(s.detected), '14:72'),
    ...edit('no time', 'timeline', rollback, time(s.detected + 4), 'later'),
    ...((lines[detected] ?? '').includes('UTC') ? edit('a local time', 'timeline', detected, /UTC/, 'PST') : []),
    // facts
    ...[-30, -4, 4, 30].flatMap((shift) => edit(`the date is ${shift} days off`, 'facts', dateLine, written(s.date), written(day(shift)), headLines)),
    ...[0.75, 1.25, 2].flatMap((factor) => edit(`the duration times ${factor}`, 'facts', durationLine, DURATION, lasting(factor), [summary, ...timelineLines])),
    ...[-420, 420].flatMap((by) => change('the span at another part of the day', 'facts', summary, shiftedSpan(by))),
    ...edit('the summary goes on', 'facts', summary, summaryTime(s.ended), summaryTime((s.ended + 150) % 1440), [durationLine]),
    ...edit('another share', 'facts', impact, `is ${s.share}%`, `is ${s.share > 50 ? 11 : s.share + 35}%`, [summary]),
    ...edit('another share in the summary', 'facts', summary, `${s.share}%`, `${s.share > 50 ? 11 : s.share + 35}%`, [impact]),
    ...(row >= 0 || markdown.includes('| Resolved |')
      ? [
          ...resolvedRow(lines, s.ended, clock(s.ended + 95)).flatMap(([index, text]) => change('resolved at another time', 'facts', index, text, [durationLine, ...timelineLines])),
          ...detectedRow(lines, s.detected, clock(s.ended + 40)).flatMap(([index, text]) => change('detected after it was resolved', 'facts', index, text)),
        ]
      : []),
    ...(markdown.startsWith('---')
      ? [
          ...edit('resolved before it started', 'facts', indexOf(/^resolved:/), /T\d\d:\d\d/, `T${clock(s.began - 60)}`, [indexOf(/^started:/)]),
          ...edit('another severity', 'facts', indexOf(/^severity:/), s.severity, 'P9', fieldLines.concat(indexOf('**Severity'))),
          ...edit('invalid front matter', 'facts', indexOf(/^service:/), /:.*/, ': [PROD] Orders: API'),
        ]
      : []),
    // action items
    ...INTENTIONS.flatMap((text) => edit(`intention ${text}`, 'action-items', task, s.tasks[0], text)),
    ...NOBODY.flatMap((text) => edit(`owner ${text}`, 'action-items', task, s.owners[0], text)),
    ...edit('no task', 'action-items', task, '[ ] ', ''),
    ...edit('no due date', 'action-items', task, s.due, ''),
    // secrets are for their own suite; remote content
    ...insertAfter('a picture from outside', 'remote-content', impact, '![Errors](https://metrics.example.com/errors.png)'),
    ...insertAfter('a page from outside', 'remote-content', impact, '<iframe src="https://metrics.example.com/d/1"></iframe>'),
    // evidence
    ...change('no evidence', 'evidence', cause, 'The pool was too small for the load.').map((planted) => ({ ...planted, lines: [causeHeading + 1, ...planted.lines] })),
    ...edit('a change that came later', 'evidence', released, time(s.changed), time(s.changed)).concat(laterChange(lines, { released, began, cause }, [time(s.changed), time(later)], s.change)),
    ...laterChange(lines, { released, began, cause }, [time(s.changed), time(later)], s.change, 'Key rotation'),
    ...laterChange(lines, { released, began, cause }, [time(s.changed), time(later)], s.change, 'Merge request !4411'),
    // impact
    ...['Some users saw errors.', 'Step 2 of the signup failed.', 'Many customers were unhappy.'].flatMap((text) => change(`impact ${text}`, 'impact', impact, text).map((planted) => ({ ...planted, lines: [headingAbove(lines, impact) + 1, ...planted.lines] }))),
    // blame
    ...BLAME.flatMap((text) => insertAfter(`blame ${text}`, 'blameless', cause, text)),
  ]; // biome-ignore format: a table
}

function headingAbove(lines: readonly string[], index: number): number {
  for (let at = index - 1; at >= 0; at--) {
    if (/^#{1,6} /.test(lines[at] ?? '')) return at;
    if (/^(?:-{3,}|={3,})$/.test(lines[at] ?? '') && (lines[at - 1] ?? '') !== '') return at - 1;
  }
  return 0;
}

/** The document without the section of the cause. */
function without(lines: readonly string[], heading: number, last: number): string[] {
  return [lines.toSpliced(heading, last - heading + 1).join('\n')];
}

function resolvedRow(lines: readonly string[], ended: number, other: string): [number, string][] {
  return lines.flatMap((line, index): [number, string][] =>
    /^\| (?:Resolved \||\d{4}-\d\d-\d\d \|)/.test(line) ? [[index, replaceLast(line, clock(ended), other)]] : [],
  );
}

function detectedRow(lines: readonly string[], detected: number, other: string): [number, string][] {
  return lines.flatMap((line, index): [number, string][] =>
    /^\| (?:Detected \||\d{4}-\d\d-\d\d \|)/.test(line) ? [[index, line.replace(clock(detected), other)]] : [],
  );
}

function replaceLast(text: string, from: string, to: string): string {
  const at = text.lastIndexOf(from);
  return at < 0 ? text : text.slice(0, at) + to + text.slice(at + from.length);
}

/** The change that is named as the cause moves behind the first failure. */
function laterChange(
  lines: readonly string[],
  at: { released: number; began: number; cause: number },
  [before, after]: readonly [string, string],
  change: string,
  other = change,
): Planted[] {
  const event = (lines[at.released] ?? '').replace(before, after).replace(change, other);
  const cause = (lines[at.cause] ?? '').replace(change, other);
  const gap = at.began - at.released;
  const moved = lines.with(at.cause, cause).toSpliced(at.began + 1, 0, ...(gap === 2 ? ['', event] : [event]));
  moved.splice(at.released, gap);
  const line = moved.indexOf(event) + 1;
  return [
    {
      kind: `${other === change ? 'the change' : other} came later`,
      rule: 'evidence',
      markdown: moved.join('\n'),
      lines: [line],
    },
  ];
}
