/**
 * One postmortem of a pull request under the rules, with everything that is looked up for it. Heavy: load it with
 * `await import()`.
 */
import { findCommit, findPull } from '../src/github/citations.ts';
import { type ChangedFile, readFile } from '../src/github/files.ts';
import { ApiError } from '../src/http.ts';
import { type Config, configFor } from '../src/policy/config.ts';
import { changedLinesOf, onlyChanged } from '../src/postmortem/changed-lines.ts';
import { type Citation, citationsOf } from '../src/postmortem/citations.ts';
import type { DocumentReview } from '../src/postmortem/comment.ts';
import { parseDocument } from '../src/postmortem/document.ts';
import { entryOf } from '../src/postmortem/index-entry.ts';
import { metricsOf, recurrenceOf } from '../src/postmortem/metrics.ts';
import type { Lookup } from '../src/postmortem/rules/rule.ts';
import { runRules } from '../src/postmortem/rules/rules.ts';
import { readTemplate, SERVER_URL } from './desk.ts';
import type { EarlierPostmortems } from './earlier-postmortems.ts';
import type { Inputs } from './inputs.ts';
import type { Known } from './known.ts';
import { readPostmortem } from './postmortem.ts';
import type { PullRequest } from './pull-request.ts';

/** More than a postmortem cites; each takes a request or two. */
const MAX_CITATIONS = 20;
const AT_A_TIME = 5;
const DAY = 24 * 60 * 60 * 1000;

export interface Examined {
  review: Omit<DocumentReview, 'mending'>;
  /** With the overrides for this incident. */
  config: Config;
}

/** Undefined where the file is gone by now. */
export async function examine(
  file: ChangedFile,
  request: PullRequest,
  { known, earlier, inputs }: { known: Known; earlier: EarlierPostmortems; inputs: Inputs },
): Promise<Examined | undefined> {
  const { docs, pull } = request;
  const path = file.filename;
  const markdown = await readFile(docs, path, pull.head.sha);
  if (markdown === undefined) return undefined;
  const { document, secrets } = await readPostmortem(markdown);
  const { incident, acknowledgedAt, session } = known;
  const facts = { incident, acknowledgedAt };
  const entry = entryOf({ path, sha: '' }, document, facts);
  const config = configFor(
    request.config,
    incident ?? { priority: entry.severity, service: entry.service, serviceId: undefined },
  );
  const citations = citationsOf(document);
  const [lookups, template, others] = await Promise.all([
    lookUp(citations, request),
    config.template === undefined ? undefined : readTemplate({ docs, inputs }, config.template),
    entry.service === undefined ? [] : earlier(path, entry.date),
  ]);
  const findings = runRules({
    path,
    document,
    config,
    template: template === undefined ? undefined : parseDocument(template),
    incident,
    citations: lookups,
    secrets,
    pull: {
      byDevin: request.byDevin,
      files: request.files.map(({ filename, status, previous_filename: previousPath }) => ({
        path: filename,
        status,
        previousPath,
      })),
    },
  });
  const isNew = file.status === 'added' || file.status === 'copied';
  const until = entry.date === undefined ? new Date() : new Date(Date.parse(entry.date) + DAY);
  return {
    config,
    review: {
      path,
      findings: isNew ? findings : onlyChanged(findings, changedLinesOf(file.patch)),
      metrics: metricsOf(document, facts),
      acu: session?.acus_consumed,
      recurrence: entry.service === undefined ? undefined : recurrenceOf(entry.service, others, until),
      timeline: document.timeline,
      uncheckedCitations: citations.map(({ key }) => key).filter((key) => typeof lookups.get(key) === 'undefined'),
    },
  };
}

/** What could not be looked up is not in it. */
async function lookUp(citations: readonly Citation[], request: PullRequest): Promise<Map<Citation['key'], Lookup>> {
  const { default: pMap } = await import('p-map');
  const found = await pMap(
    citations.slice(0, MAX_CITATIONS),
    async (citation) => [citation.key, await lookUpOne(citation, request)] as const,
    { concurrency: AT_A_TIME },
  );
  return new Map(found.flatMap(([key, lookup]) => (lookup === undefined ? [] : [[key, lookup] as const])));
}

async function lookUpOne(
  { host, repository, commit, pull }: Citation,
  { docs, isFork, repository: own }: PullRequest,
): Promise<Lookup | undefined> {
  const server = new URL(SERVER_URL).host;
  if (host !== undefined && host !== server.toLowerCase()) return undefined;
  // A stranger is not to learn what is in other repositories that the token may read.
  if (isFork && repository !== own.toLowerCase()) return undefined;
  try {
    if (commit !== undefined) {
      const found = await findCommit(docs, repository, commit);
      if (typeof found === 'string') return found === 'missing' ? found : undefined;
      return { exists: true, at: found.date };
    }
    const found = await findPull(docs, repository, pull ?? 0);
    if (typeof found === 'string') return found === 'missing' ? found : undefined;
    return { exists: true, at: found.merged_at ?? undefined };
  } catch (error) {
    if (error instanceof ApiError) return undefined;
    throw error;
  }
}
