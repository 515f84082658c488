/**
 * Runs the rules on a postmortem, with all lookups that they need: for a pull request and on the command line. Heavy:
 * load it with `await import()`.
 */
import type { Incident } from '../incident/incident.ts';
import type { Config } from '../policy/config.ts';
import { configFor, configForStated } from '../policy/config-for.ts';
import { type Citation, type CitedTarget, citationsOf, fileAt } from './citations.ts';
import { targetsOf, type Verification, verifyClaims } from './claims/verify-claims.ts';
import type { Ledger } from './claims/verify-entry.ts';
import { statedIn } from './index-entry.ts';
import type { LookUpCitation } from './look-up-citations.ts';
import { isInOpenForm, type PeoplesSection, peoplesSectionsOf } from './peoples-sections.ts';
import type { Postmortem } from './read-postmortem.ts';
import { readTemplateDocument } from './read-template-document.ts';
import { impactBegan } from './rules/evidence.ts';
import type { CitationStatus, Finding, LinesByDevin, NotChecked, PullFiles, ReviewSubject } from './rules/rule.ts';
import { RULES, rulesNotApplied, runRules } from './rules/rules.ts';

/**
 * What is looked up for one postmortem: each takes a request, and one more for each repository in which something is missing. What
 * exceeds it counts as linked.
 */
export const MAX_LOOK_UPS = 20;
/** A rule may report single places as errors although its own severity is a warning. `warn` is the rule's severity. */
const SEVERITIES = Object.fromEntries(RULES.map(({ name, severity }) => [name, severity]));

export interface LintResult {
  findings: Finding[];
  notChecked: NotChecked[];
  /** With the overrides for this incident. */
  config: Config;
  /** Citations that could not be looked up, by `Citation.key`. */
  uncheckedCitations: string[];
  /** How many citations were not looked up because there are too many. */
  beyondLimit: number;
  claims: Verification;
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
    /** All postmortems of the docs repository, by their paths. */
    postmortems?: readonly string[] | undefined;
    /** The evidence of the incident, read again. */
    ledger?: Ledger | undefined;
    /** Which lines Devin wrote; asked only if people's sections are filled in, in a document by Devin. */
    linesByDevin?: () => Promise<LinesByDevin>;
  },
): Promise<LintResult> {
  const { path, incident, pull, readTemplate, lookUp, ledger } = about;
  const config =
    incident === undefined && !about.ownDocument
      ? configForStated(about.config, statedIn(document), SEVERITIES)
      : configFor(about.config, incident ?? statedIn(document));
  const cited = citationsOf(document);
  const [{ lookups, beyondLimit }, template] = await Promise.all([
    lookUpAll(cited, targetsOf(document, cited), lookUp),
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
    citations: lookups,
    claims: undefined,
    secrets,
    pull,
    peoples,
    postmortems: about.postmortems,
    byDevin: pull?.byDevin && isFilledIn ? ((await about.linesByDevin?.()) ?? 'unknown') : 'none',
  };
  const claims = verifyClaims({
    ...subject,
    ledger,
    citations: cited,
    lookups,
    began: impactBegan(subject),
    isOpenForm: (range) => isInOpenForm(peoples.there, range),
  });
  const isUnchecked = (key: string) => (lookups.get(key) ?? 'not-checked') === 'not-checked';
  return {
    findings: runRules({ ...subject, claims }),
    notChecked: rulesNotApplied(subject),
    config,
    uncheckedCitations: cited.map(({ key }) => key).filter(isUnchecked),
    beyondLimit,
    claims,
    waiting: peoples.there.filter(({ isOpen }) => isOpen),
  };
}

/** In parallel, files and changes alike; only a file that is missing takes another round, to tell whether its commit is there. */
async function lookUpAll(
  citations: readonly Citation[],
  others: readonly CitedTarget[],
  lookUp: LookUpCitation | undefined,
): Promise<{ lookups: Map<string, CitationStatus>; beyondLimit: number }> {
  const lookups = new Map<string, CitationStatus>();
  if (lookUp === undefined) return { lookups, beyondLimit: 0 };
  const filesOf = (citation: Citation) =>
    citation.places.flatMap(({ file }) => (file === undefined ? [] : [fileAt(citation, file.path)]));
  const isOnlyFiles = ({ places }: Citation) => places.every(({ file }) => file !== undefined);
  const targets = new Map<string, CitedTarget>();
  for (const citation of citations) {
    for (const target of isOnlyFiles(citation) ? filesOf(citation) : [citation, ...filesOf(citation)]) {
      targets.set(target.key, target);
    }
  }
  for (const target of others) targets.set(target.key, target);
  const all = [...targets.values()];
  const within = all.slice(0, MAX_LOOK_UPS);
  await Promise.all(within.map(async (target) => lookups.set(target.key, await lookUp(target))));
  await Promise.all(
    citations.filter(isOnlyFiles).map(async (citation) => {
      const found = filesOf(citation).map(({ key }) => lookups.get(key) ?? 'not-checked');
      if (found.some((each) => typeof each === 'object')) lookups.set(citation.key, { exists: true, at: undefined });
      else if (found.every((each) => each === 'missing')) lookups.set(citation.key, await lookUp(citation));
    }),
  );
  return { lookups, beyondLimit: all.length - within.length };
}
