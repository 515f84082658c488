/**
 * docs/rules.md, from what each rule states about itself.
 */

import type { Rule } from '../../src/postmortem/rules/rule.ts';
import { ruleHelp } from '../../src/postmortem/rules/rule-help.ts';
import { RULES } from '../../src/postmortem/rules/rules.ts';
import { numberWord } from './number-word.ts';

export function rulesPage(): string {
  return `${[INTRODUCTION, table(), ...RULES.map(section), VERIFYING, READING].join('\n\n')}\n`;
}

const INTRODUCTION = `# The rules of the review

<!-- Generated from src/postmortem/rules: change it there. -->

The ${numberWord(RULES.length)} rules check each postmortem. Everything that a rule finds in a document is one finding with all its lines, and the fix. A finding
is an error if one of its lines is. Errors fail the check \`postmortem-review\`, warnings do not.

**Only what the author can fix.** A document that a pull request adds is checked in full. In a changed document, only changed lines
count, as warnings. Renamed and old documents are ignored.

**Style is not a fault.** An error means that the document contradicts itself or a fact, leaks something, or lacks something that the
team's own template requires. The rest is house style: times in UTC and oldest first, tasks with a state, a title, our section names.
By default it is an error in documents by Devin, so that Devin fixes it, and a warning in documents by people. \`review.style\` sets
the latter. On the command line, documents count as written by people.

**Silence is not a pass.** If a rule cannot be applied because of the language or the form of a document, it says
\`not checked: …\`. Blame and good intentions are found in English only.

**To change a rule**, set it in \`.github/postmortem.yml\`, as in ESLint: \`off\` does not run it; \`warn\` or \`error\` is the
severity of everything that it finds, even if it is only a warning by default.

\`\`\`yaml
review:
  rules:
    blameless: off
    evidence: error
\`\`\``;

function table(): string {
  const rows = RULES.map(({ name, severity, message }) => `| [\`${name}\`](#${name}) | ${severity} | ${message} |`);
  return ['| rule | by default | meaning |', '|---|---|---|', ...rows].join('\n');
}

function section(rule: Rule): string {
  const { name, severity } = rule;
  return `## ${name}\n\n${ruleHelp(rule)}\n\nBy default: \`${name}: ${severity}\`.`;
}

/** Measured by test/postmortem/claims/falsehoods.test.ts, with every kind in every document. */
const VERIFYING = `## How well claims are verified

Twelve sound documents of our own, each with the evidence and the repository that it cites, are reviewed as Devin's. Then one line
at a time is changed into a falsehood ([test/postmortem/claims](../test/postmortem/claims)); \`npm test\` plants half of them again.

| what | measured | goal |
|---|---|---|
| sound documents with an error or a warning | 0 of 12 | 0 |
| claims of the sound documents that are verified | 192 of 252 | |
| falsehoods found on the right line | 486 of 492 | 95 % |

| planted | found |
|---|---|
| a time moved by two to nine minutes: an event, a page, a note, a deploy, a merge, a release, in a sentence | 96 of 96 |
| an ID of another incident, or of another entry | 48 of 48 |
| a quote or a code line changed by one word, also in a block of code; an alert's title changed | 60 of 60 |
| a line past the end of the file, or far from the code; a function or a file that is not there; also at a path without a commit | 72 of 72 |
| a commit, pull request or release that does not exist; a commit after the impact | 48 of 48 |
| a telemetry range that misses the incident, counts from now, or is missing | 48 of 48 |
| a number that differs between summary and impact, a fraction that is not its percentage | 36 of 36 |
| a duration or a delay that does not follow from the times | 18 of 24 |
| a claim without a source, also before one that has one | 24 of 24 |
| an acknowledgement, escalation or resolve that the timeline leaves out | 36 of 36 |

The six that are missed are durations that two other times of the document happen to make. Elsewhere is no safety either: what a
dashboard shows, and whether a sentence follows from its source, only a person can tell. The comment lists those lines.`;

/** Measured by hand: the documents are not part of this repository. */
const READING = `## How well documents are read

The rules, the index and the follow-up read a document through one model. No rule can check text that the model does not read, so we
measure how much it reads:

\`\`\`sh
npm run reading -- FOLDER --expected counts.tsv
\`\`\`

It reads each markdown file of the folder and prints this table. \`counts.tsv\` (default: \`documents.tsv\` in the folder) is
tab-separated, with the columns \`path\`, \`timeline_entries\`, \`action_items\` and optionally \`duration\` (yes or no): what
a person counted in each document. Counts do not show whether a time is right, so \`--show\` prints each entry and item with its
line, its time in UTC and its state, and \`--errors\` prints each error of the review with the default configuration, for a person
to check.

Measured on 47 public postmortems of 12 organizations, which are not part of this repository:

| what | measured | goal |
|---|---|---|
| timeline entries read, with the right date and time | 400 of 400 | 97 % |
| timeline entries read that nobody counted | 9 of 400 | |
| documents with a timeline that yield nothing | 0 of 40 | 0 |
| action items read | 214 of 214 | 97 % |
| action items read that nobody counted | 0 of 214 | 2 % |
| stated durations read | 15 of 15 | all |
| documents with a false error | 0 of 47 | 1 in 20 |
| documents that pass with the default configuration, as documents by people | 39 of 47 | |
| planted faults found on the right line | 839 of 842 | 95 % |

Of the eight that fail, three have unfilled placeholders, three have events out of order, and two load images from another
host. The planted faults are in 12 of our own documents in eight styles
([test/postmortem/planted](../test/postmortem/planted)), and \`npm test\` plants them again.

The nine entries that nobody counted are in one table, which gives hours after its first event (\`+6.5 hrs\`): the person counted only
that event. \`(day)\` in the output means that the document states only a date. An unreadable time is reported and never becomes a day.

Supported: lists, tables, headings, paragraphs, quotes, fenced blocks, definition lists and HTML tables as timelines;
dates and times in English, German, French, Spanish, Portuguese, Italian, Japanese, Chinese and Korean, with zones by name, by
abbreviation and by region; section names in the same languages, and those of \`headings\` in the configuration; action items as
tasks, lists, tables and headings; front matter in YAML and TOML.`;
