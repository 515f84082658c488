import { actionItems } from './action-items.ts';
import { blameless } from './blameless.ts';
import { evidence } from './evidence.ts';
import { facts } from './facts.ts';
import { impact } from './impact.ts';
import { remoteContent } from './remote-content.ts';
import type { Finding, Place, Problem, ReviewSubject, Rule } from './rule.ts';
import { scope } from './scope.ts';
import { secrets } from './secrets.ts';
import { sections } from './sections.ts';
import { timeline } from './timeline.ts';

/** In the order in which they are documented and told. */
export const RULES: readonly Rule[] = [
  sections,
  timeline,
  facts,
  actionItems,
  secrets,
  remoteContent,
  scope,
  evidence,
  impact,
  blameless,
];

/** Of a document that was not read these can still tell: what is code or a sentence in it nobody knows. */
const OF_UNREAD = [sections, secrets, scope];

/**
 * What the rules find, errors first; one finding per rule. A rule that is `off` is not run; `warn` or `error` in
 * `config.review.rules` is the severity of all that the rule finds, as in ESLint.
 */
export function runRules(subject: ReviewSubject): Finding[] {
  const rules = subject.document.unread === undefined ? RULES : OF_UNREAD;
  const findings = rules.flatMap((rule) => {
    const setting = subject.config.review.rules[rule.name];
    if (setting === 'off') return [];
    const places = rule
      .check(subject)
      .sort((a, b) => a.range.start.offset - b.range.start.offset)
      .map((problem) => placeOf(problem, setting ?? problem.severity ?? rule.severity, subject));
    return findingOf({ rule: rule.name, message: rule.message, fix: rule.fix }, places);
  });
  return [...findings.filter(isError), ...findings.filter((finding) => !isError(finding))];
}

/** None where there are no places. */
export function findingOf(about: Pick<Finding, 'rule' | 'message' | 'fix'>, places: Place[]): Finding[] {
  return places.length === 0 ? [] : [{ ...about, severity: places.some(isError) ? 'error' : 'warn', places }];
}

function isError({ severity }: Finding | Place): boolean {
  return severity === 'error';
}

function placeOf(
  { range: { start, end }, message }: Problem,
  severity: Place['severity'],
  subject: ReviewSubject,
): Place {
  // A range that ends before the first character of a line does not reach into it.
  const endLine = end.column === 1 && end.line > start.line ? end.line - 1 : end.line;
  return { line: start.line, endLine, column: start.column, message: withoutSecrets(message, subject), severity };
}

/** A rule may quote the document; no finding repeats a secret. */
function withoutSecrets(message: string, { document, secrets }: ReviewSubject): string {
  // The messages of a document that was not read quote nothing.
  if (document.unread !== undefined) return message;
  return secrets.reduce((text, { start, end, kind }) => {
    const secret = document.markdown.slice(start, end);
    return secret === '' ? text : text.replaceAll(secret, `[${kind}]`);
  }, message);
}
