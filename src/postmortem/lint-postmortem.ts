/**
 * Runs the rules on a postmortem, with all lookups that they need: for a pull request and on the command line. Heavy:
 * load it with `await import()`.
 */
import pMap from 'p-map';
import type { Incident } from '../incident/incident.ts';
import { type Config, configFor, configForStated } from '../policy/config.ts';
import { type Citation, citationsOf } from './citations.ts';
import { statedIn } from './index-entry.ts';
import type { LookUpCitation } from './look-up-citations.ts';
import { type PeoplesSection, peoplesSectionsOf } from './peoples-sections.ts';
import type { Postmortem } from './read-postmortem.ts';
import { readTemplateDocument } from './read-template-document.ts';
import type { CitationStatus, Finding, LinesByDevin, NotChecked, PullFiles, ReviewSubject } from './rules/rule.ts';
import { RULES, rulesNotApplied, runRules } from './rules/rules.ts';

/** More than a postmortem cites. Each takes a request or two. */
const MAX_CITATIONS = 50;
/** A rule may report single places as errors although its own severity is a warning. `warn` is the rule's severity. */
const SEVERITIES = Object.fromEntries(RULES.map(({ name, severity }) => [name, severity]));
const AT_A_TIME = 5;

export interface LintResult {
  findings: Finding[];
  notChecked: NotChecked[];
  /** With the overrides for this incident. */
  config: Config;
  /** Citations that could not be looked up, by `Citation.key`. */
  uncheckedCitations: string[];
  /** Whether there are more citations than the limit. */
  tooManyCitations: boolean;
  /** Sections that people still have to fill in. */
  waiting: PeoplesSection[];
}

/**
 * Unknown facts are undefined. Without `lookUp`, no citation is looked up. A document counts as Devin's if Devin opened the pull
 * request, and as people's otherwise.
 * @throws Error if the template has no headings.
 */
export async function lintPostmortem(
  { document, secrets }: Postmortem,
  about: {
    path: string;
    config: Config;
    incident: Incident | undefined;
    /** When somebody first acknowledged it, ISO 8601. */
    acknowledgedAt?: string | undefined;
    /** Whether the document may choose its overrides if the incident is unknown: it is the reader's own, not a stranger's. */
    ownDocument: boolean;
    pull: PullFiles | undefined;
    readTemplate: (path: string) => Promise<string>;
    lookUp: LookUpCitation | undefined;
    /** Which lines Devin wrote; asked only if people's sections are filled in, in a document by Devin. */
    linesByDevin?: () => Promise<LinesByDevin>;
  },
): Promise<LintResult> {
  const { path, incident, pull, readTemplate, lookUp } = about;
  const config =
    incident === undefined && !about.ownDocument
      ? configForStated(about.config, statedIn(document), SEVERITIES)
      : configFor(about.config, incident ?? statedIn(document));
  const cited = citationsOf(document);
  const [citations, template] = await Promise.all([
    lookUpAll(cited, lookUp),
    config.template === undefined ? undefined : readTemplate(config.template),
  ]);
  const templateDocument =
    template === undefined ? undefined : readTemplateDocument(template, config.template ?? '', config.headings);
  const peoples = peoplesSectionsOf(document, templateDocument, config);
  const isFilledIn = peoples.there.some(({ answers }) => answers.length > 0);
  const subject: ReviewSubject = {
    path,
    document,
    config,
    author: pull?.byDevin ? 'devin' : 'people',
    template: templateDocument,
    incident,
    acknowledgedAt: about.acknowledgedAt,
    citations,
    secrets,
    pull,
    peoples,
    byDevin: pull?.byDevin && isFilledIn ? ((await about.linesByDevin?.()) ?? 'unknown') : 'none',
  };
  const isUnchecked = (key: string) => (citations.get(key) ?? 'not-checked') === 'not-checked';
  return {
    findings: runRules(subject),
    notChecked: rulesNotApplied(subject),
    config,
    uncheckedCitations: cited.map(({ key }) => key).filter(isUnchecked),
    tooManyCitations: cited.length > MAX_CITATIONS,
    waiting: peoples.there.filter(({ isOpen }) => isOpen),
  };
}

async function lookUpAll(
  citations: readonly Citation[],
  lookUp: LookUpCitation | undefined,
): Promise<Map<Citation['key'], CitationStatus>> {
  if (lookUp === undefined) return new Map();
  const some = citations.slice(0, MAX_CITATIONS);
  return new Map(
    await pMap(some, async (citation) => [citation.key, await lookUp(citation)] as const, { concurrency: AT_A_TIME }),
  );
}
