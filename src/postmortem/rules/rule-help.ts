import type { Rule } from './rule.ts';

/** What a rule looks at, why, and how to mend what it finds, with its examples; in markdown. */
export function ruleHelp({ name, fix, docs }: Rule): string {
  const language = name === 'scope' ? 'text' : 'markdown';
  return `${docs.checks.map((check) => `- ${check}`).join('\n')}

**Why:** ${docs.why}

**To mend it:** ${fix}

Bad:

${block(docs.bad, language)}

Good:

${block(docs.good, language)}`;
}

/** The examples hold no fence of four. */
function block(text: string, language: string): string {
  return `\`\`\`\`${language}\n${text.trimEnd()}\n\`\`\`\``;
}
