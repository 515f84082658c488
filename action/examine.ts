/**
 * One postmortem of a pull request: what the rules find in it, and what else a reviewer wants to know. Heavy: load it with
 * `await import()`.
 */
import { type ChangedFile, readFile } from '../src/github/files.ts';
import type { Config } from '../src/policy/config.ts';
import { changedLinesOf, onlyChanged } from '../src/postmortem/changed-lines.ts';
import type { DocumentReview } from '../src/postmortem/comment.ts';
import { examinePostmortem } from '../src/postmortem/examine.ts';
import { entryOf } from '../src/postmortem/index-entry.ts';
import { lookUpAt } from '../src/postmortem/look-up.ts';
import { metricsOf, recurrenceOf } from '../src/postmortem/metrics.ts';
import { readPostmortem } from '../src/postmortem/read.ts';
import { readTemplate, SERVER_URL } from './desk.ts';
import type { EarlierPostmortems } from './earlier-postmortems.ts';
import type { Inputs } from './inputs.ts';
import type { Known } from './known.ts';
import type { PullRequest } from './pull-request.ts';

const DAY = 24 * 60 * 60 * 1000;

export interface Examined {
  review: Omit<DocumentReview, 'mending'>;
  /** With the overrides for this incident. */
  config: Config;
}

/** Undefined where the file has no text: it is gone by now, or a link. */
export async function examine(
  file: ChangedFile,
  request: PullRequest,
  { known, earlier, inputs }: { known: Known; earlier: EarlierPostmortems; inputs: Inputs },
): Promise<Examined | undefined> {
  const { docs, pull } = request;
  const path = file.filename;
  const markdown = await readFile(docs, path, pull.head.sha);
  if (markdown === undefined) return undefined;
  const postmortem = await readPostmortem(markdown);
  const { document } = postmortem;
  const { incident, acknowledgedAt, session } = known;
  const facts = { incident, acknowledgedAt };
  const { service, date } = entryOf({ path, sha: '' }, document, facts);
  const lookUp = lookUpAt(docs, new URL(SERVER_URL).host);
  const [{ findings, notChecked, config, uncheckedCitations }, others] = await Promise.all([
    examinePostmortem(postmortem, {
      path,
      config: request.config,
      incident,
      pull: {
        byDevin: request.byDevin,
        files: request.files.map(({ filename, status, previous_filename: previousPath }) => ({
          path: filename,
          status,
          previousPath,
        })),
      },
      readTemplate: (template) => readTemplate({ docs, inputs }, template),
      // A stranger is not to learn what is in other repositories that the token may read.
      lookUp: async (citation) =>
        request.isFork && citation.repository !== request.repository.toLowerCase() ? 'not-checked' : lookUp(citation),
    }),
    service === undefined ? [] : earlier(path, date),
  ]);
  const isNew = file.status === 'added' || file.status === 'copied';
  const until = date === undefined ? new Date() : new Date(Date.parse(date) + DAY);
  return {
    config,
    review: {
      path,
      findings: isNew ? findings : onlyChanged(findings, changedLinesOf(file.patch)),
      metrics: metricsOf(document, facts),
      acu: session?.acus_consumed,
      recurrence: service === undefined ? undefined : recurrenceOf(service, others, until),
      timeline: document.timeline,
      notChecked,
      uncheckedCitations,
    },
  };
}
