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
import type { LookUpCitations } from './look-up-citations.ts';
import { isInOpenForm, type PeoplesSection, peoplesSectionsOf } from './peoples-sections.ts';
import type { Postmortem } from './read-postmortem.ts';
import { readTemplateDocument } from './read-template-document.ts';
import { impactBegan } from './rules/evidence.ts';
import type { CitationStatus, Finding, LinesByDevin, NotChecked, PullFiles, ReviewSubject } from './rules/rule.ts';
import { RULES, rulesNotApplied, runRules } from './rules/rules.ts';

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
 * Unknown facts are undefined. Without `cited`, no citation was looked up. A document counts as Devin's if Devin opened the pull
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
    pull: PullFiles | Promise<PullFiles> | undefined;
    readTemplate: (path: string) => Promise<string>;
    /** What it cites, looked up by `lookUpCited`. */
    cited?: CitedLookUps | Promise<CitedLookUps> | undefined;
    /** All postmortems of the docs repository, by their paths. */
    postmortems?: readonly string[] | undefined;
    /** The evidence of the incident, read again. */
    ledger?: Ledger | Promise<Ledger | undefined> | undefined;
    /** Which lines Devin wrote; asked only if people's sections are filled in, in a document by Devin. */
    linesByDevin?: () => Promise<LinesByDevin>;
  },
): Promise<LintResult> {
  const { path, incident, readTemplate } = about;
  const config =
    incident === undefined && !about.ownDocument
      ? configForStated(about.config, statedIn(document), SEVERITIES)
      : configFor(about.config, incident ?? statedIn(document));
  const [{ citations, lookups, beyondLimit }, ledger, pull, template] = await Promise.all([
    about.cited ?? notLookedUp(document),
    about.ledger,
    about.pull,
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
    isBriefed: pull?.isBriefed === true,
    citations,
    lookups,
    began: impactBegan(subject),
    isOpenForm: (range) => isInOpenForm(peoples.there, range),
  });
  const isUnchecked = (key: string) => (lookups.get(key) ?? 'not-checked') === 'not-checked';
  return {
    findings: runRules({ ...subject, claims }),
    notChecked: rulesNotApplied(subject),
    config,
    uncheckedCitations: citations.map(({ key }) => key).filter(isUnchecked),
    beyondLimit,
    claims,
    waiting: peoples.there.filter(({ isOpen }) => isOpen),
  };
}

/** What a document cites on GitHub, and the result of each lookup. */
export interface CitedLookUps {
  citations: readonly Citation[];
  /** By the key of what was looked up. */
  lookups: ReadonlyMap<string, CitationStatus>;
  /** How many were not looked up, because there are too many: they count as linked. */
  beyondLimit: number;
}

const notLookedUp = (document: Postmortem['document']): CitedLookUps => ({
  citations: citationsOf(document),
  lookups: new Map(),
  beyondLimit: 0,
});

/** Looks up everything that a document cites, in one round: commits, pull requests and files alike. */
export async function lookUpCited(
  document: Postmortem['document'],
  lookUp: LookUpCitations | undefined,
): Promise<CitedLookUps> {
  const { citations, beyondLimit } = notLookedUp(document);
  if (lookUp === undefined) return { citations, lookups: new Map(), beyondLimit };
  const filesOf = (citation: Citation) =>
    citation.places.flatMap(({ file }) => (file === undefined ? [] : [fileAt(citation, file.path)]));
  const isOnlyFiles = ({ places }: Citation) => places.every(({ file }) => file !== undefined);
  const targets = new Map<string, CitedTarget>();
  for (const citation of citations) {
    for (const target of isOnlyFiles(citation) ? filesOf(citation) : [citation, ...filesOf(citation)]) {
      targets.set(target.key, target);
    }
  }
  for (const target of targetsOf(document, citations)) targets.set(target.key, target);
  const wanted = [...targets.values()];
  // If a file is missing, its commit tells why.
  const lookups = new Map(await lookUp([...wanted, ...citations.filter(isOnlyFiles)]));
  for (const citation of citations.filter(isOnlyFiles)) {
    const isThere = filesOf(citation).some(({ key }) => typeof lookups.get(key) === 'object');
    if (isThere) lookups.set(citation.key, { exists: true, at: undefined });
  }
  return { citations, lookups, beyondLimit: wanted.filter(({ key }) => !lookups.has(key)).length };
}
