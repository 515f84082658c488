/** Updates the one issue, "Postmortems", that lists the postmortems on the default branch. */
import { newestOf, type Session } from '../../src/agent/session.ts';
import { incidentTag } from '../../src/agent/tags.ts';
import { marked, sameText } from '../../src/github/comments.ts';
import type { FileEntry } from '../../src/github/files.ts';
import { listIssues, upsertIssue } from '../../src/github/issues.ts';
import { mergedAt } from '../../src/github/merged-at.ts';
import { ApiError } from '../../src/http/http.ts';
import { configFor } from '../../src/policy/config-for.ts';
import { parseDocument } from '../../src/postmortem/document.ts';
import { fileUrl } from '../../src/postmortem/file-url.ts';
import { entryOf, type IndexEntry, statedIn } from '../../src/postmortem/index-entry.ts';
import { followUpSections, renderIndex } from '../../src/postmortem/index-page.ts';
import { readIndexState } from '../../src/postmortem/index-state.ts';
import { incidentIdOfPath, postmortemPath, postmortemsAmong } from '../../src/postmortem/paths.ts';
import { sealed, unsealed } from '../../src/postmortem/seal.ts';
import { NotUtf8Error } from '../../src/text/utf8.ts';
import { SERVER_URL } from '../shared/connections.ts';
import type { RunContext } from '../shared/context.ts';
import { warning } from '../shared/log.ts';
import { lookupIncident } from '../shared/lookup-incident.ts';
import { indexKey } from '../shared/read-index.ts';
import { wouldSend } from '../shared/what-left.ts';
import { readDocument } from './merged-postmortems.ts';

const MARKER = '<!-- pagerduty-postmortem index -->';
const LABEL = 'postmortems';
const TITLE = 'Postmortems';
/** In one run. The others are listed by their names, and read in later runs. */
const MAX_READ = 100;
const AT_A_TIME = 5;

export interface Index {
  /** Undefined in a dry run if there is no issue yet. */
  url: string | undefined;
  changed: boolean;
  listed: number;
  /** How many are listed only by their names. */
  unread: number;
}

/**
 * Reads a document if its blob is not the one stored in the issue. With `afresh`, reads the newest in any case. Undefined if there
 * is neither a postmortem nor an issue. `sections` are those about items and reviews, in markdown.
 */
export async function updateIndexIssue(
  context: RunContext,
  { afresh, sections }: { afresh: boolean; sections: readonly string[] },
): Promise<Index | undefined> {
  const { docs, config, repository, defaultBranch, inputs } = context;
  const [files, [issue]] = await Promise.all([context.files(), listIssues(docs, LABEL, MARKER)]);
  const documents = postmortemsAmong(await files.below(config.directory), config);
  if (documents.length === 0 && issue === undefined) return undefined;

  const key = indexKey(inputs);
  const remembered = new Map(readIndexState(intactBody(issue, key), documents).map((entry) => [entry.path, entry]));
  const toRead = documents.filter(({ path }) => afresh || !remembered.has(path)).slice(0, MAX_READ);
  const { default: pMap } = await import('p-map');
  const read = await pMap(toRead, (file) => readEntry(file, context), { concurrency: AT_A_TIME });
  const known = new Map([...remembered, ...read.map((entry) => [entry.path, entry] as const)]);
  const entries = documents.map(({ path }) => known.get(path) ?? unread(path));

  const blobUrl = `${SERVER_URL}/${repository}/blob/${defaultBranch}`;
  const body = sealed(
    renderIndex(entries, (path) => fileUrl(blobUrl, path), sections),
    key,
  );
  const changed = !sameText(issue?.body, marked({ marker: MARKER, body }));
  const index = { changed, listed: entries.length, unread: entries.filter(({ path }) => !known.has(path)).length };
  if (inputs.dryRun && changed) wouldSend('GitHub', { path: '/issues', body: { title: TITLE, body, labels: [LABEL] } });
  if (inputs.dryRun || !changed) return { ...index, url: issue?.html_url };
  const { html_url: url } = await upsertIssue(docs, { marker: MARKER, title: TITLE, body, labels: [LABEL] });
  return { ...index, url };
}

async function readEntry({ path, sha }: FileEntry, context: RunContext): Promise<IndexEntry> {
  const [document, { incident, acknowledgedAt, session, failed }, merged] = await Promise.all([
    readDocument(context, { path, sha }).catch((error: unknown) => {
      if (!(error instanceof NotUtf8Error)) throw error;
      warning(`The index lists ${path} only by its name. ${error.message}`);
    }),
    lookupIncident(postmortemPath(path, context.config.directory), context),
    mergedAt(context.docs, path, context.defaultBranch).catch(withoutAnswer),
  ]);
  if (document === undefined) return unread(path);
  return entryOf({ path, sha: failed ? NOT_REMEMBERED : sha }, document, {
    incident,
    acknowledgedAt,
    config: configFor(context.config, incident ?? statedIn(document)),
    acu: session && acuOf(session),
    mergedAt: merged,
  });
}

/** The index is useful without it. */
function withoutAnswer(error: unknown): undefined {
  if (!(error instanceof ApiError)) throw error;
}

/** Returns the issue's body; nothing if somebody edited it, so that the index is rebuilt. */
function intactBody(issue: { body?: string | null | undefined } | undefined, key: string | undefined): string {
  return unsealed(issue?.body?.slice(MARKER.length + 1) ?? '', key) ?? '';
}

/** Undefined until Devin reports it. */
function acuOf(session: Session): number | undefined {
  return session.cost === 'not known yet' ? undefined : session.cost;
}

/**
 * Updates the index with the current costs of sessions, because Devin does not report them right after a run. Returns whether a cost
 * has changed. Does nothing while a document waits to be read, because the follow-up lists that one.
 */
export async function correctCosts(
  { docs, files, config, repository, defaultBranch, inputs }: RunContext,
  sessions: readonly Session[],
): Promise<boolean> {
  if (!config['follow-up'].index || !sessions.some((session) => acuOf(session) !== undefined)) return false;
  const [documents, [issue]] = await Promise.all([
    files().then(async (all) => postmortemsAmong(await all.below(config.directory), config)),
    listIssues(docs, LABEL, MARKER),
  ]);
  const key = indexKey(inputs);
  const intact = intactBody(issue, key);
  const entries = readIndexState(intact, documents);
  if (issue === undefined || entries.length < documents.length) return false;
  const corrected = entries.map((entry) => {
    const path = postmortemPath(entry.path, config.directory);
    const id = path && incidentIdOfPath(path);
    const session = newestOf(id ? sessions.filter(({ tags }) => tags.includes(incidentTag(id))) : []);
    const acu = session && acuOf(session);
    return acu === undefined || acu === entry.acu ? entry : { ...entry, acu };
  });
  if (corrected.every((entry, index) => entry === entries[index])) return false;
  const blobUrl = `${SERVER_URL}/${repository}/blob/${defaultBranch}`;
  const page = renderIndex(corrected, (path) => fileUrl(blobUrl, path), followUpSections(intact));
  const body = sealed(page, key);
  await upsertIssue(docs, { marker: MARKER, title: TITLE, body, labels: [LABEL] });
  return true;
}

/** Used as a file's SHA: no file has it, so the document is read again the next time. */
const NOT_REMEMBERED = '';

function unread(path: string): IndexEntry {
  return entryOf({ path, sha: NOT_REMEMBERED }, parseDocument(''));
}
