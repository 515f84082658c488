/**
 * docs/rules.md, from what each rule says of itself.
 */
import { helpOf } from '../../src/postmortem/rules/help.ts';
import type { Rule } from '../../src/postmortem/rules/rule.ts';
import { RULES } from '../../src/postmortem/rules/rules.ts';

export function rulesPage(): string {
  return `${[INTRODUCTION, table(), ...RULES.map(section)].join('\n\n')}\n`;
}

const INTRODUCTION = `# The rules of the review

<!-- Generated from src/postmortem/rules: change it there. -->

Each postmortem is read by ten rules. What a rule finds in a document is one finding with all its lines, and how to mend it. A
finding is an error where one of its lines is; errors make the check \`postmortem-review\` fail, warnings do not.

**Only what the author can mend.** A document that a pull request adds is checked in full. In one that it changes, only changed
lines count, as warnings. Renamed and old documents are left in peace.

**To switch a rule**, say so in \`.github/postmortem.yml\`, as in ESLint: \`off\` does not run it, \`warn\` or \`error\` is the severity
of everything that it finds, also of what is only a warning by default.

\`\`\`yaml
review:
  rules:
    blameless: off
    evidence: error
\`\`\``;

function table(): string {
  const rows = RULES.map(({ name, severity, message }) => `| [\`${name}\`](#${name}) | ${severity} | ${message} |`);
  return ['| rule | by default | says |', '|---|---|---|', ...rows].join('\n');
}

function section(rule: Rule): string {
  const { name, severity } = rule;
  return `## ${name}\n\n${helpOf(rule)}\n\nBy default: \`${name}: ${severity}\`.`;
}
