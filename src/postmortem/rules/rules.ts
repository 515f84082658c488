import { isInOpenForm } from '../peoples-sections.ts';
import { actionItems } from './action-items.ts';
import { blameless } from './blameless.ts';
import { claims } from './claims.ts';
import { evidence } from './evidence.ts';
import { facts } from './facts.ts';
import { hypotheses } from './hypotheses.ts';
import { impact } from './impact.ts';
import { record } from './record.ts';
import { remoteContent } from './remote-content.ts';
import type { Finding, NotChecked, Place, Problem, ReviewSubject, Rule, Severity } from './rule.ts';
import { scope } from './scope.ts';
import { secrets } from './secrets.ts';
import { sections } from './sections.ts';
import { timeline } from './timeline.ts';

/**
 * Every rule, in the order in which they are documented and reported. The source of their names, the keys of `review.rules`, default
 * severities and documents: run `npm run generate` after a change.
 */
export const RULES: readonly Rule[] = [
  sections,
  timeline,
  facts,
  actionItems,
  secrets,
  remoteContent,
  scope,
  record,
  evidence,
  claims,
  hypotheses,
  impact,
  blameless,
];

/**
 * Returns the findings, errors first, one per rule. A rule that is `off` does not run. `warn` or `error` in
 * `config.review.rules` is the severity of all findings of the rule, as in ESLint. House style is an error in documents by Devin,
 * and `config.review.style` in documents by people.
 */
export function runRules(subject: ReviewSubject): Finding[] {
  const withoutSecrets = withoutSecretsOf(subject);
  const findings = appliedRules(subject).flatMap((rule) => {
    const places = rule
      .check(subject)
      .filter(({ range }) => rule.judgesForms || !isInOpenForm(subject.peoples.there, range))
      .sort((a, b) => a.range.start.offset - b.range.start.offset)
      .flatMap((problem) => {
        const severity = severityOf(problem, rule, subject);
        return severity === 'off' ? [] : [placeOf(problem, severity, withoutSecrets)];
      });
    return findingOf({ rule: rule.name, message: rule.message, fix: rule.fix }, places);
  });
  return [...findings.filter(isError), ...findings.filter((finding) => !isError(finding))];
}

/** Returns the rules that cannot be applied to the document's language or form. */
export function rulesNotApplied(subject: ReviewSubject): NotChecked[] {
  const withoutSecrets = withoutSecretsOf(subject);
  return appliedRules(subject).flatMap((rule) => {
    const why = rule.notChecked?.(subject);
    return why === undefined ? [] : [{ rule: rule.name, why: withoutSecrets(why) }];
  });
}

function appliedRules({ document, config }: ReviewSubject): readonly Rule[] {
  const rules = document.unread === undefined ? RULES : RULES.filter(({ readsUnread }) => readsUnread);
  return rules.filter(({ name }) => config.review.rules[name] !== 'off');
}

function severityOf(problem: Problem, rule: Rule, { config, author }: ReviewSubject): Severity | 'off' {
  const setting = config.review.rules[rule.name];
  if (setting !== undefined) return setting;
  if (problem.severity !== 'style') return problem.severity ?? rule.severity;
  return author === 'devin' ? 'error' : config.review.style;
}

/** Returns no finding if there are no places. */
export function findingOf(about: Pick<Finding, 'rule' | 'message' | 'fix'>, places: Place[]): Finding[] {
  return places.length === 0 ? [] : [{ ...about, severity: places.some(isError) ? 'error' : 'warn', places }];
}

function isError({ severity }: Finding | Place): boolean {
  return severity === 'error';
}

function placeOf(
  { range: { start, end }, message }: Problem,
  severity: Place['severity'],
  withoutSecrets: (message: string) => string,
): Place {
  // A range that ends before the first character of a line does not reach into it.
  const endLine = end.column === 1 && end.line > start.line ? end.line - 1 : end.line;
  return { line: start.line, endLine, column: start.column, message: withoutSecrets(message), severity };
}

/**
 * Returns a function that removes secrets from a message: a rule may quote the document, and a finding must not repeat a secret. The
 * reader masks secrets, so only a few different texts are left, however many secrets there are. The longest goes first, because it
 * may contain another.
 */
function withoutSecretsOf({ document, secrets }: ReviewSubject): (message: string) => string {
  // Messages about an unread document quote nothing.
  if (document.unread !== undefined) return (message) => message;
  const kinds = new Map(
    secrets.toReversed().map(({ start, end, kind }) => [document.markdown.slice(start, end), kind]),
  );
  kinds.delete('');
  const texts = [...kinds].sort(([one], [other]) => other.length - one.length);
  return (message) => texts.reduce((text, [secret, kind]) => text.replaceAll(secret, `[${kind}]`), message);
}
