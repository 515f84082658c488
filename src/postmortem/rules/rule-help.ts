import type { Rule } from './rule.ts';

/** Returns the help for a rule in markdown: what it checks, why, how to fix a finding, and examples. */
export function ruleHelp({ name, fix, docs }: Rule): string {
  const language = name === 'scope' ? 'text' : 'markdown';
  return `${docs.checks.map((check) => `- ${check}`).join('\n')}

**Why:** ${docs.why}

**Fix:** ${fix}

Bad:

${block(docs.bad, language)}

Good:

${block(docs.good, language)}`;
}

/** The examples contain no fence of four backticks. */
function block(text: string, language: string): string {
  return `\`\`\`\`${language}\n${text.trimEnd()}\n\`\`\`\``;
}
