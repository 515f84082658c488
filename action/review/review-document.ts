/**
 * One postmortem of a pull request: what the rules find in it, and what else a reviewer wants to know. Heavy: load it with
 * `await import()`.
 */
import { readFile } from '../../src/github/files.ts';
import type { ApiError } from '../../src/http/http.ts';
import type { PagerDuty } from '../../src/pagerduty/rest.ts';
import type { Config } from '../../src/policy/config.ts';
import { type Version, wasThereIn } from '../../src/postmortem/already-there.ts';
import { changedLinesOf, needsEarlierVersion, onlyChanged } from '../../src/postmortem/changed-lines.ts';
import type { DocumentReview } from '../../src/postmortem/comment.ts';
import { entryOf } from '../../src/postmortem/index-entry.ts';
import { examinePostmortem, MAX_LOOK_UPS } from '../../src/postmortem/lint.ts';
import { lookUpAt } from '../../src/postmortem/look-up-citations.ts';
import { metricsOf, recurrenceOf } from '../../src/postmortem/metrics.ts';
import { readPostmortem } from '../../src/postmortem/read-postmortem.ts';
import type { Finding } from '../../src/postmortem/rules/rule.ts';
import { NotUtf8Error } from '../../src/text/utf8.ts';
import { readTemplate, SERVER_URL } from '../shared/context.ts';
import type { Inputs } from '../shared/inputs.ts';
import type { Known } from '../shared/lookup-incident.ts';
import type { EarlierPostmortems } from './earlier-postmortems.ts';
import type { ChangedDocument, Changes } from './pull-request.ts';
import type { Quota } from './quota.ts';
import { readLedger } from './read-ledger.ts';

const DAY = 24 * 60 * 60 * 1000;

export interface Examined {
  review: Omit<DocumentReview, 'mending'>;
  /** With the overrides for this incident. */
  config: Config;
}

/**
 * Undefined if the file has no text of its own: it is gone by now, or a link. What could not be checked in it is added to
 * `changes.unchecked`.
 */
export async function examine(
  file: ChangedDocument,
  changes: Changes,
  context: {
    known: Known;
    pagerduty: PagerDuty | undefined;
    earlier: EarlierPostmortems;
    inputs: Inputs;
    quota: Quota;
    leftOut: string[];
  },
): Promise<Examined | undefined> {
  const { known, earlier, inputs, quota, leftOut, pagerduty } = context;
  const { docs, headSha, unchecked } = changes;
  const path = file.filename;
  const [markdown, isFile] = await Promise.all([readFile(docs, path, headSha), isItselfThere(path, changes)]);
  if (markdown === undefined || !isFile) return undefined;
  const postmortem = await readPostmortem(markdown, { path, headings: changes.config.headings });
  const { document } = postmortem;
  const { incident, acknowledgedAt, session } = known;
  const facts = { incident, acknowledgedAt };
  const { service, date } = entryOf({ path, sha: '' }, document, facts);
  const onFailure = ({ message }: ApiError) =>
    unchecked.push(`What ${path} cites could not all be looked up: ${message}. Run the review again.`);
  const lookUp = lookUpAt(docs, new URL(SERVER_URL).host, onFailure);
  const looksUp = changes.lookUp === 'all';
  const ledger = await readLedger(markdown, known, changes.config, pagerduty);
  const [{ findings, notChecked, config, uncheckedCitations, beyondLimit, claims }, others] = await Promise.all([
    examinePostmortem(postmortem, {
      path,
      config: changes.config,
      incident,
      acknowledgedAt,
      ownDocument: false,
      pull: {
        byDevin: changes.byDevin,
        files: changes.files.map(({ filename, status, previous_filename: previousPath }) => ({
          path: filename,
          status,
          previousPath,
        })),
      },
      readTemplate: (template) => readTemplate({ docs, inputs }, template),
      ledger,
      lookUp: looksUp ? async (citation) => (quota.mayLookUp() ? lookUp(citation) : 'not-checked') : undefined,
    }),
    service === undefined || !looksUp ? [] : earlier(path, date),
  ]);
  if (document.unread !== undefined) {
    unchecked.push(
      `${path} could not be read, so most rules did not look at it: the finding at its first line says why.`,
    );
  }
  if (beyondLimit > 0) {
    leftOut.push(
      `${path} cites more than the ${MAX_LOOK_UPS} commits, pull requests, files and runs that are looked up. The other ${beyondLimit} count as linked, not as verified.`,
    );
  }
  const until = date === undefined ? new Date() : new Date(Date.parse(date) + DAY);
  return {
    config,
    review: {
      path,
      findings: file.isNew ? findings : await onlyNew(findings, { postmortem, markdown }, file, changes),
      verdicts: claims.verdicts,
      metrics: metricsOf(document, facts),
      acu: session?.cost,
      recurrence: service === undefined || !looksUp ? undefined : recurrenceOf(service, others, until),
      timeline: document.timeline,
      notChecked,
      uncheckedCitations: looksUp ? uncheckedCitations : [],
    },
  };
}

async function onlyNew(
  findings: readonly Finding[],
  now: Version,
  { patch = '', filename, previous_filename: earlierPath = filename }: ChangedDocument,
  { docs, baseSha, config: { headings } }: Changes,
): Promise<Finding[]> {
  const lines = changedLinesOf(patch);
  if (!needsEarlierVersion(findings, lines)) return onlyChanged(findings, lines, () => false);
  const markdown = await readFile(docs, earlierPath, baseSha).catch((error: unknown) => {
    // The change may be the one that corrects it.
    if (error instanceof NotUtf8Error) return undefined;
    throw error;
  });
  const earlier = markdown !== undefined && {
    markdown,
    postmortem: await readPostmortem(markdown, { path: earlierPath, headings }),
  };
  return onlyChanged(findings, lines, wasThereIn(earlier || undefined, now));
}

/** Of a link GitHub gives the text of what it leads to, which is not what the pull request brings. */
async function isItselfThere(path: string, { head, config: { directory } }: Changes): Promise<boolean> {
  // One in the wrong place is found there by the rule `scope`.
  if (!path.startsWith(`${directory}/`)) return true;
  const entry = (await head.below(directory)).find((each) => each.path === path);
  return entry !== undefined && !entry.isLink;
}
