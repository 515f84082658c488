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
import type { Finding, NotChecked, Place, Problem, ReviewSubject, Rule, RuleName, Severity } from './rule.ts';
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
  record,
  evidence,
  claims,
  hypotheses,
  impact,
  blameless,
];

/** Of a document that was not read these can still tell: what is code or a sentence in it nobody knows. */
const OF_UNREAD = [sections, secrets, scope];

/** The others do not judge what people have still to fill in. */
const JUDGES_FORMS: ReadonlySet<RuleName> = new Set(['sections', 'secrets', 'remote-content', 'scope']);

/**
 * Returns what the rules find, errors first, one finding per rule. A rule that is `off` is not run. `warn` or `error` in
 * `config.review.rules` is the severity of all that the rule finds, as in ESLint. House style is an error in documents by Devin,
 * and `config.review.style` in documents by people.
 */
export function runRules(subject: ReviewSubject): Finding[] {
  const withoutSecrets = withoutSecretsOf(subject);
  const findings = appliedRules(subject).flatMap((rule) => {
    const places = rule
      .check(subject)
      .filter(({ range }) => JUDGES_FORMS.has(rule.name) || !isInOpenForm(subject.peoples.there, range))
      .sort((a, b) => a.range.start.offset - b.range.start.offset)
      .flatMap((problem) => {
        const severity = severityOf(problem, rule, subject);
        return severity === 'off' ? [] : [placeOf(problem, severity, withoutSecrets)];
      });
    return findingOf({ rule: rule.name, message: rule.message, fix: rule.fix }, places);
  });
  return [...findings.filter(isError), ...findings.filter((finding) => !isError(finding))];
}

/** Returns the rules that the document's language or form keeps from being applied. */
export function rulesNotApplied(subject: ReviewSubject): NotChecked[] {
  const withoutSecrets = withoutSecretsOf(subject);
  return appliedRules(subject).flatMap((rule) => {
    const why = rule.notChecked?.(subject);
    return why === undefined ? [] : [{ rule: rule.name, why: withoutSecrets(why) }];
  });
}

function appliedRules({ document, config }: ReviewSubject): readonly Rule[] {
  const rules = document.unread === undefined ? RULES : OF_UNREAD;
  return rules.filter(({ name }) => config.review.rules[name] !== 'off');
}

function severityOf(problem: Problem, rule: Rule, { config, author }: ReviewSubject): Severity | 'off' {
  const setting = config.review.rules[rule.name];
  if (setting !== undefined) return setting;
  if (problem.severity !== 'style') return problem.severity ?? rule.severity;
  return author === 'devin' ? 'error' : config.review.style;
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
  withoutSecrets: (message: string) => string,
): Place {
  // A range that ends before the first character of a line does not reach into it.
  const endLine = end.column === 1 && end.line > start.line ? end.line - 1 : end.line;
  return { line: start.line, endLine, column: start.column, message: withoutSecrets(message), severity };
}

/**
 * Makes the function that takes the secrets out of a message: a rule may quote the document, and no finding repeats a secret. The
 * reader blots secrets out, so that few different texts are left, however many secrets there are; the longest goes first, for it
 * may hold another.
 */
function withoutSecretsOf({ document, secrets }: ReviewSubject): (message: string) => string {
  // The messages of a document that was not read quote nothing.
  if (document.unread !== undefined) return (message) => message;
  const kinds = new Map(
    secrets.toReversed().map(({ start, end, kind }) => [document.markdown.slice(start, end), kind]),
  );
  kinds.delete('');
  const texts = [...kinds].sort(([one], [other]) => other.length - one.length);
  return (message) => texts.reduce((text, [secret, kind]) => text.replaceAll(secret, `[${kind}]`), message);
}
