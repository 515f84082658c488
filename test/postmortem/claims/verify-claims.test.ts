import { describe, expect, test } from '@jest/globals';
import { citationsOf } from '../../../src/postmortem/citations.ts';
import { tallyOfClaims } from '../../../src/postmortem/claims/tally.ts';
import { type Gathered, verifyClaims } from '../../../src/postmortem/claims/verify-claims.ts';
import { parseDocument } from '../../../src/postmortem/document.ts';
import type { CitationStatus } from '../../../src/postmortem/rules/rule.ts';
import { fileIn, hhmm, type Sound, soundDocuments } from './sound.ts';

const [sound] = soundDocuments() as [Sound];
const { story: s, ledger, incident } = sound;
const idOf = (kind: string) => ledger.find((entry) => entry.kind === kind)?.id ?? '';
const milestone = (name: string) => ledger.find((entry) => entry.milestone === name)?.id ?? '';
const note = idOf('note');
const FILE = `https://github.com/${s.repository}/blob/${s.commit}/${s.file}`;
const fileKey = `github.com/${s.repository}@${s.commit}:${s.file}`;

function verify(sections: Record<string, string>, more: Partial<Gathered> = {}) {
  const body = Object.entries(sections).map(([title, text]) => `## ${title}\n\n${text}\n`);
  const markdown = `# Postmortem: Orders fail — orders\n\n**Date:** ${s.date}\n\n## Summary\n\nOrders failed.\n\n${body.join('\n')}`;
  const document = parseDocument(markdown);
  const lookups = new Map<string, CitationStatus>(sound.github);
  return verifyClaims({
    document,
    author: 'devin',
    incident,
    ledger: { entries: ledger, isComplete: true },
    citations: citationsOf(document),
    lookups,
    began: undefined,
    ...more,
  });
}

const verdictsOf = (sections: Record<string, string>, more: Partial<Gathered> = {}) =>
  verify(sections, more).verdicts.map(({ is, why }) => (is === 'verified' ? is : `${is}: ${why.join(' ')}`.trim()));
const event = (at: number, text: string) => `- ${hhmm(at)} UTC — ${text}`;
const ofEvent = (at: number, text: string, more: Partial<Gathered> = {}) =>
  verdictsOf({ Timeline: event(at, text) }, more)[0];
const ofCause = (text: string, more: Partial<Gathered> = {}) => verdictsOf({ 'Root Cause': text }, more);

describe('an evidence ID', () => {
  test.each([
    ['its minute', s.noted, `The pool is full (${note})`],
    ['a quote of it, in any case and with blanks', s.noted, `On-call says “Pool at  100 percent” (${note})`],
    ['a shorter form of it', s.noted, `The pool is full (${note.slice(0, 6)})`],
    ['as a link', s.noted, `The pool is full ([${note}](https://acme.pagerduty.com/incidents/Q1))`],
    ['a quote with a hole', s.noted, `On-call says "pool … are taken" (${note})`],
  ])('verifies a line with %s', (_what, at, text) => {
    expect(ofEvent(at, text)).toBe('verified');
  });

  test.each([
    ['another minute', s.noted + 1, `The pool is full (${note})`, /is of .* UTC, and the line says/],
    [
      'words that it does not have',
      s.noted,
      `On-call says "pool at 90 percent" (${note})`,
      /"pool at 90 percent" is not in E-/,
    ],
    ['code that it does not have', s.noted, `\`drainQueue\` is stuck (${note})`, /`drainQueue` is not in E-/],
    ['an ID of no entry', s.noted, 'The pool is full (E-000000)', /E-000000 is not in the evidence/],
  ])('does not support a line with %s', (_what, at, text, why) => {
    expect(ofEvent(at, text)).toMatch(why);
  });

  test('counts as linked without the evidence, or with a part of it', () => {
    expect(ofEvent(s.noted, `The pool is full (${note})`, { ledger: undefined })).toMatch(/^linked/);
    const partly = { ledger: { entries: [], isComplete: false } };
    expect(ofEvent(s.noted, `The pool is full (${note})`, partly)).toMatch(/^linked/);
  });

  test('verifies the time that a note states', () => {
    const told = ledger.map((entry) =>
      entry.kind === 'note' ? { ...entry, text: `${entry.text} Since ${hhmm(s.began)}.` } : entry,
    );
    expect(ofEvent(s.began, `The pool is full (${note})`, { ledger: { entries: told, isComplete: true } })).toBe(
      'verified',
    );
  });

  test('must exist even outside a claim', () => {
    const { contradictions } = verify({ 'Lessons Learned': 'The page came late (E-0123ab).' });
    expect(contradictions.map(({ message }) => message)).toEqual(['E-0123ab is not in the evidence of this incident.']);
  });
});

describe('a cited change', () => {
  const run = `https://github.com/${s.repository}/actions/runs/7301`;
  test('is verified at its time, and during a run', () => {
    expect(ofEvent(s.merged, `Merged (https://github.com/${s.repository}/pull/387)`)).toBe('verified');
    expect(ofEvent(s.merged + 3, `Half of the pods are updated ([run](${run}))`)).toBe('verified');
    expect(ofEvent(s.merged + 60, `The run completed ([run](${run}))`)).toMatch(/Workflow run 7301 .* is of/);
  });

  test('counts as linked if it went live later, because a commit does not say when', () => {
    expect(
      ofEvent(s.merged + 20, `Deployed ${s.repository}@${s.commit.slice(0, 12)} to production (${idOf('note')})`),
    ).toMatch(/unsupported/);
    expect(ofEvent(s.merged + 20, `Deployed ${s.repository}@${s.commit.slice(0, 12)} to production`)).toMatch(
      /^linked/,
    );
  });

  test('counts as linked, never as verified, if the token cannot read it', () => {
    const lookups = new Map<string, CitationStatus>();
    expect(ofEvent(s.merged, `Merged (https://github.com/${s.repository}/pull/387)`, { lookups })).toMatch(/^linked/);
    expect(ofCause(`The loop has no limit ([code](${FILE}#L${s.line})).`, { lookups })[0]).toMatch(/^linked/);
  });
});

describe('a cited file', () => {
  test('must have the line, and the names nearby or around it', () => {
    expect(ofCause(`\`${s.name}()\` has no limit ([code](${FILE}#L${s.line})).`)).toEqual(['verified']);
    expect(ofCause(`The loop has no limit ([code](${FILE}#L9999)).`)[0]).toMatch(/has \d+ lines at that commit/);
    expect(ofCause(`\`${s.name}\` has no limit ([code](${FILE}#L${s.line + 25})).`)[0]).toMatch(/not within 5 lines/);
    const text = `class Sender {\n  send() {\n${'    step();\n'.repeat(30)}    push();\n  }\n}\n`;
    const lookups = new Map<string, CitationStatus>([[fileKey, { exists: true, at: undefined, text }]]);
    expect(ofCause(`\`Sender.send\` calls \`push\` ([code](${FILE}#L33)).`, { lookups })).toEqual(['verified']);
    expect(fileIn(s)).toContain(s.name);
  });

  test('may be named by path and line in a sentence that names the commit', () => {
    const named = `\`${s.name}\` has no limit since ${s.repository}@${s.commit.slice(0, 12)}, in \`${s.file}:${s.line}\`.`;
    const key = `${s.repository}@${s.commit.slice(0, 12)}:${s.file}`;
    const lookups = new Map(sound.github).set(key, { exists: true, at: undefined, text: fileIn(s) });
    expect(ofCause(named, { lookups })).toEqual(['verified']);
    expect(ofCause(named.replace(s.name, 'drainQueue'), { lookups })[0]).toMatch(/`drainQueue` is not in/);
    expect(ofCause(`The loop in \`${s.file}:${s.line}\` has no limit.`)).toEqual([
      `linked: ${s.file} without a commit cannot be read here`,
    ]);
  });
});

describe('text that makes no claim, or needs no source', () => {
  test.each([
    'The cause is unknown, because the logs had expired.',
    'Confidence: low.',
    '**What we considered**',
    '> a quoted line of a log that nobody has to prove',
    '```\na line of a log that nobody has to prove\n```',
  ])('is skipped: %s', (text) => {
    expect(ofCause(`${text}\n\nThe pool was full (${note}).`)).toEqual(['verified']);
  });

  test('includes a milestone that PagerDuty shows, and a sentence that says that it is inferred', () => {
    expect(ofEvent(s.acknowledged, `The on-call engineer acknowledged, see ${note.slice(0, 2)}`)).toBe('verified');
    expect(ofCause(`This suggests that the pool was too small for the load.\n\nIt was full (${note}).`)).toEqual([
      'inferred:',
      'verified',
    ]);
  });

  test('includes everything in a document by a person', () => {
    const { verdicts, contradictions } = verify(
      { 'Root Cause': 'The pool was too small for the load.' },
      { author: 'people' },
    );
    expect(verdicts.map(({ is }) => is)).toEqual(['without-source']);
    expect(contradictions).toEqual([]);
    expect(tallyOfClaims(verdicts)).toBe(
      '1 claim: 0 verified, 0 linked, 0 inferred, 0 unsupported, 1 without a source',
    );
  });

  test('is reported if Devin was asked to cite, and cites nothing', () => {
    const cause = { 'Root Cause': 'The pool was too small for the load.' };
    const is = (more: Partial<Gathered>) => verify(cause, more).verdicts.map((verdict) => verdict.is);
    expect(is({})).toEqual(['without-source']);
    expect(is({ isBriefed: true })).toEqual(['unsupported']);
    expect(is({ isBriefed: true, ledger: undefined })).toEqual(['without-source']);
    expect(is({ isBriefed: true, author: 'people' })).toEqual(['without-source']);
    const recorded = parseDocument(
      `---\nrecord: 1\n---\n\n# Postmortem: Orders fail\n\n## Root Cause\n\n${cause['Root Cause']}\n`,
    );
    expect(is({ document: recorded })).toEqual(['unsupported']);
  });

  test('includes sentences that Devin did not write, once the document cites the evidence', () => {
    expect(ofCause(`It was full (${note}).\n\nThe pool was too small for the load.`)).toEqual([
      'verified',
      'unsupported: The sentence names no source.',
    ]);
  });
});

test('sections are recognized by their names in other languages', () => {
  const { verdicts } = verify({
    Auswirkungen: `Es schlugen ${s.failed} Bestellungen fehl (${idOf('alert')}).`,
    Zeitachse: event(s.acknowledged, `Bereitschaft bestätigt (${milestone('acknowledged')})`),
    Ursache: `Der Pool war erschöpft (${note}). Vermutlich war er zu klein für die Last.`,
  });
  expect(verdicts.map(({ is }) => is)).toEqual(['verified', 'verified', 'verified', 'inferred']);
});

test('milestones that the timeline leaves out are reported between their neighbours', () => {
  const { missing } = verify({
    Timeline: [
      event(s.paged, `Incident triggered (${milestone('triggered')})`),
      event(s.resolved, `Incident resolved (${milestone('resolved')})`),
    ].join('\n'),
  });
  expect(missing.map(({ milestone: name, range }) => [name, range.start.line, range.end.line])).toEqual([
    ['acknowledged', 11, 12],
    ['escalated', 11, 12],
  ]);
});
