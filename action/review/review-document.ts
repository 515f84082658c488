/**
 * Reviews one postmortem of a pull request: the findings, and the facts that a reviewer needs. Heavy: load it with
 * `await import()`.
 */
import type { Session } from '../../src/agent/session.ts';
import { SOURCES_TAG } from '../../src/agent/tags.ts';
import { readFile } from '../../src/github/files.ts';
import type { ApiError } from '../../src/http/http.ts';
import { isConfidential, mayBeConfidential } from '../../src/incident/confidential.ts';
import type { Evidence } from '../../src/incident/evidence.ts';
import type { Incident } from '../../src/incident/incident.ts';
import type { PagerDuty } from '../../src/pagerduty/connect-pagerduty.ts';
import type { Config } from '../../src/policy/config.ts';
import { changedLinesOf, needsEarlierVersion, onlyChanged } from '../../src/postmortem/changed-lines.ts';
import type { PostmortemDocument } from '../../src/postmortem/document.ts';
import { familyOf } from '../../src/postmortem/family.ts';
import { entryOf, type IndexEntry, serviceOf, titleOf } from '../../src/postmortem/index-entry.ts';
import { lintPostmortem, lookUpCited } from '../../src/postmortem/lint-postmortem.ts';
import { lookUpCitations } from '../../src/postmortem/look-up-citations.ts';
import { metricsOf, recurrenceOf } from '../../src/postmortem/metrics.ts';
import { postmortemsAmong } from '../../src/postmortem/paths.ts';
import type { PeoplesSection } from '../../src/postmortem/peoples-sections.ts';
import { readPostmortem } from '../../src/postmortem/read-postmortem.ts';
import type { DocumentReview, Waiting } from '../../src/postmortem/review-comment.ts';
import type { Finding, LinesByDevin } from '../../src/postmortem/rules/rule.ts';
import { type Version, wasThereIn } from '../../src/postmortem/was-there-in.ts';
import { NotUtf8Error } from '../../src/text/utf8.ts';
import { DAY_MS } from '../../src/time/units.ts';
import { readTemplate } from '../shared/config-file.ts';
import { SERVER_URL } from '../shared/connections.ts';
import type { IncidentLookup } from '../shared/lookup-incident.ts';
import type { ChangedDocument, Changes } from './changes.ts';
import type { EarlierPostmortems } from './earlier-postmortems.ts';
import type { Quota } from './quota.ts';
import { readLedger } from './read-ledger.ts';

export interface ReviewedDocument {
  review: Omit<DocumentReview, 'fixRequest'>;
  /** With the overrides for this incident. */
  config: Config;
  /** The facts of its incident: PagerDuty's, or the document's own. */
  subject: Pick<Incident, 'title' | 'service' | 'serviceId'>;
  /** Nothing about its incident may be sent anywhere, even if it became confidential after the draft. */
  isConfidential: boolean;
  /** What could not be checked in it, each with the fix. */
  unchecked: string[];
  /** What was not done and why, each a sentence. */
  leftOut: string[];
}

/** What PagerDuty knows of the incident. */
type Facts = Pick<IncidentLookup, 'incident' | 'acknowledgedAt' | 'evidence'>;

/** Undefined if the file has no text of its own: it is gone, or a link. */
export async function reviewDocument(
  file: ChangedDocument,
  changes: Changes,
  {
    known: looking,
    session: findingSession,
    pagerduty,
    earlier,
    quota,
    linesByDevin,
  }: {
    known: Facts | Promise<Facts>;
    session: Session | undefined | Promise<Session | undefined>;
    pagerduty?: PagerDuty | undefined;
    earlier: EarlierPostmortems;
    quota: Quota;
    linesByDevin?: () => Promise<LinesByDevin>;
  },
): Promise<ReviewedDocument | undefined> {
  const { context, headSha } = changes;
  const { docs } = context;
  const unchecked: string[] = [];
  const path = file.filename;
  const [markdown, isFile, earlierText] = await Promise.all([
    readFile(docs, path, headSha),
    isItselfThere(path, changes),
    file.isNew ? undefined : readEarlier(file, changes),
  ]);
  if (markdown === undefined || !isFile) return undefined;
  const postmortem = await readPostmortem(markdown, { path, headings: context.config.headings });
  const { document } = postmortem;
  const onFailure = ({ message }: ApiError) =>
    unchecked.push(`Not all citations of ${path} could be looked up: ${message}. Run the review again.`);
  const looksUp = changes.lookUp === 'all';
  const lookUp = lookUpCitations(docs, new URL(SERVER_URL).host, { onFailure, mayLookUp: quota.mayLookUp });
  // Does not wait for PagerDuty, so that everything takes one round.
  const cited = lookUpCited(document, looksUp ? lookUp : undefined);
  cited.catch(() => {});
  const known = await looking;
  const { incident, acknowledgedAt } = known;
  const facts = { incident, acknowledgedAt };
  const entry = entryOf({ path, sha: '' }, document, facts);
  const { service, date, cause } = entry;
  const [{ findings, notChecked, config, uncheckedCitations, beyondLimit, claims, waiting }, others, session] =
    await Promise.all([
      lintPostmortem(postmortem, {
        path,
        config: context.config,
        incident,
        acknowledgedAt,
        ownDocument: false,
        pull: Promise.resolve(findingSession).then((found) => ({
          byDevin: changes.byDevin,
          isBriefed: found?.tags.includes(SOURCES_TAG) === true,
          files: changes.files.map(({ filename, status, previous_filename: previousPath }) => ({
            path: filename,
            status,
            previousPath,
          })),
        })),
        postmortems: postmortemsAmong(await (await changes.head()).below(context.config.directory), context.config).map(
          (each) => each.path,
        ),
        readTemplate: (template) => readTemplate(context, template),
        cited,
        ledger: readLedger(markdown, known, findingSession, context.config, pagerduty),
        ...(linesByDevin && { linesByDevin }),
      }),
      service === undefined || !looksUp ? [] : earlier(path, date),
      findingSession,
    ]);
  if (document.unread !== undefined) {
    unchecked.push(
      `${path} could not be read, so most rules did not check it: the finding on its first line says why.`,
    );
  }
  const subject = incident ?? statedFacts(document, path);
  // Devin reads the comment too.
  const named = others.filter((each) => !mayBeConfidential({ ...each, serviceId: undefined }, context.config));
  const until = date === undefined ? new Date() : new Date(Date.parse(date) + DAY_MS);
  return {
    config,
    subject,
    isConfidential: isConfidential(subject, config),
    unchecked,
    leftOut: beyondLimit > 0 ? [tooMany(path, beyondLimit)] : [],
    review: {
      path,
      findings: file.isNew
        ? findings
        : await onlyNew(findings, { postmortem, markdown }, file, earlierText, context.config),
      verdicts: claims.verdicts,
      metrics: metricsOf(document, facts),
      acu: session?.cost,
      recurrence: service === undefined || !looksUp ? undefined : recurrenceOf(service, named, until, cause),
      family: familyOf(subjectOf(entry, incident, known.evidence?.main), named),
      timeline: document.timeline,
      notChecked,
      // Old documents need not have these sections.
      waiting: file.isNew || changes.byDevin ? waiting.map(toWaiting) : [],
      uncheckedCitations: looksUp ? uncheckedCitations : [],
    },
  };
}

function tooMany(path: string, beyondLimit: number): string {
  return `${path} cites too much to look everything up. ${beyondLimit} of its commits, pull requests, files, deployments and runs count as linked, not as verified.`;
}

function toWaiting({ section: { title, heading }, questions }: PeoplesSection): Waiting {
  return { title, line: heading.start.line, questions: questions.filter(({ isAnswered }) => !isAnswered) };
}

/** The incident's own title too: people write better ones. */
function subjectOf(entry: IndexEntry, incident: Incident | undefined, evidence: Evidence | undefined) {
  const { pastIncidents = [] } = evidence ?? {};
  return {
    ...entry,
    title: incident?.title ?? entry.title,
    scores: new Map(pastIncidents.map((past) => [past.id, past.score ?? 0])),
  };
}

/** Returns the document's own facts about an incident that was not fetched from PagerDuty. */
function statedFacts(document: PostmortemDocument, path: string) {
  return { title: titleOf(document, path), service: serviceOf(document), serviceId: undefined };
}

async function onlyNew(
  findings: readonly Finding[],
  now: Version,
  { patch = '', filename, previous_filename: earlierPath = filename }: ChangedDocument,
  markdown: string | undefined,
  { headings }: Config,
): Promise<Finding[]> {
  const lines = changedLinesOf(patch);
  if (!needsEarlierVersion(findings, lines)) return onlyChanged(findings, lines, () => false);
  const earlier = markdown !== undefined && {
    markdown,
    postmortem: await readPostmortem(markdown, { path: earlierPath, headings }),
  };
  return onlyChanged(findings, lines, wasThereIn(earlier || undefined, now));
}

/** Returns the text that the pull request changes; undefined if it is no text. */
async function readEarlier(
  { filename, previous_filename: earlierPath = filename }: ChangedDocument,
  { context: { docs }, baseSha }: Changes,
): Promise<string | undefined> {
  return readFile(docs, earlierPath, baseSha).catch((error: unknown) => {
    // The change may be the one that corrects it.
    if (error instanceof NotUtf8Error) return undefined;
    throw error;
  });
}

/** For a link, GitHub returns the text of its target, which is not part of the pull request. */
async function isItselfThere(path: string, { context, head }: Changes): Promise<boolean> {
  const { directory } = context.config;
  // A file in the wrong place is reported by the rule `scope`.
  if (!path.startsWith(`${directory}/`)) return true;
  const entry = (await (await head()).below(directory)).find((each) => each.path === path);
  return entry !== undefined && !entry.isLink;
}
