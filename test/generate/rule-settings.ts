/**
 * src/policy/rule-settings.ts, from what each rule states about itself. The configuration needs the names of the rules without
 * loading them, because every run reads it.
 */
import type { Rule } from '../../src/postmortem/rules/rule.ts';
import { RULES } from '../../src/postmortem/rules/rules.ts';

export const ruleSettings = (): Record<string, string> =>
  Object.fromEntries(RULES.map((rule) => [rule.name, meaningOf(rule)]));

export function ruleSettingsFile(): string {
  const lines = Object.entries(ruleSettings()).map(
    ([name, meaning]) => `${JSON.stringify(name)}: ${JSON.stringify(meaning)},`,
  );
  return `// Generated from src/postmortem/rules by \`npm run generate\`: change it there.

/** What each rule of the review promises, and its default severity: the keys of \`review.rules\`. */
export const RULE_SETTINGS = {
${lines.join('\n')}
} as const;

export type RuleName = keyof typeof RULE_SETTINGS;
`;
}

function meaningOf({ promise, severity, hasStyle }: Rule): string {
  const style = hasStyle ? '; house style in documents by people is a warning' : '';
  return `${promise}; ${severity === 'error' ? 'an error' : 'a warning'} by default${style}.`;
}
