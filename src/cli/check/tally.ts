import { counted } from '../../text/counted.ts';
import type { Checked } from './checked.ts';

/** One problem is one place in a document: a line of the text output, an entry of `places` in JSON, a result in SARIF. */
export interface Tally {
  postmortems: number;
  problems: number;
  /** How many rules have findings. */
  rules: number;
  errors: number;
  warnings: number;
}

export function tallyOf(checked: readonly Checked[]): Tally {
  const findings = checked.flatMap((each) => each.findings);
  const places = findings.flatMap((finding) => finding.places);
  const errors = places.filter(({ severity }) => severity === 'error').length;
  return {
    postmortems: checked.length,
    problems: places.length,
    rules: new Set(findings.map(({ rule }) => rule)).size,
    errors,
    warnings: places.length - errors,
  };
}

/** "15 problems in 5 rules (9 errors, 6 warnings) in 2 postmortems". */
export function tallyInWords({ postmortems, problems, rules, errors, warnings }: Tally): string {
  const where = `in ${counted(postmortems, 'postmortem')}`;
  if (problems === 0) return `No problems ${where}`;
  const severities = `${counted(errors, 'error')}, ${counted(warnings, 'warning')}`;
  return `${counted(problems, 'problem')} in ${counted(rules, 'rule')} (${severities}) ${where}`;
}
