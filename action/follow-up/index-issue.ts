/** Updates the one issue, "Postmortems", that lists the postmortems on the default branch. */
import { newestOf, type Session } from '../../src/agent/session.ts';
import { incidentTag } from '../../src/agent/tags.ts';
import { marked, sameText } from '../../src/github/comments.ts';
import type { FileEntry } from '../../src/github/files.ts';
import { listIssues, upsertIssue } from '../../src/github/issues.ts';
import { mergedAt } from '../../src/github/merged-at.ts';
import { ApiError } from '../../src/http/http.ts';
import type { Config } from '../../src/policy/config.ts';
import { configFor } from '../../src/policy/config-for.ts';
import { parseDocument } from '../../src/postmortem/document.ts';
import { fileUrl } from '../../src/postmortem/file-url.ts';
import { entryOf, type IndexEntry, statedIn } from '../../src/postmortem/index-entry.ts';
import { withOpenItems } from '../../src/postmortem/index-items.ts';
import { followUpSections, renderIndex } from '../../src/postmortem/index-page.ts';
import { readIndexState } from '../../src/postmortem/index-state.ts';
import { incidentIdOfPath, postmortemPath, postmortemsAmong } from '../../src/postmortem/paths.ts';
import { recurringIn } from '../../src/postmortem/repeats.ts';
import { sealed } from '../../src/postmortem/seal.ts';
import type { TrackedItem } from '../../src/postmortem/tracked-item.ts';
import { NotUtf8Error } from '../../src/text/utf8.ts';
import { DAY_MS } from '../../src/time/units.ts';
import { branchUrl } from '../shared/connections.ts';
import type { RunContext } from '../shared/context.ts';
import { warning } from '../shared/log.ts';
import { lookupIncident } from '../shared/lookup-incident.ts';
import { indexKey, intactIndex, INDEX_LABEL as LABEL, INDEX_MARKER as MARKER } from '../shared/read-index.ts';
import { wouldSend } from '../shared/what-left.ts';
import { readDocument } from './merged-postmortems.ts';

const TITLE = 'Postmortems';
/** In one run. The others are listed by their names, and read in later runs. */
const MAX_READ = 100;
const AT_A_TIME = 5;
/** Repeats whose night pages are asked for in one run. */
const MAX_ASKED = 20;
/** PagerDuty computes them within a day. */
const LATE_DAYS = 7;

export interface Index {
  /** Undefined in a dry run if there is no issue yet. */
  url: string | undefined;
  changed: boolean;
  listed: number;
  /** How many are listed only by their names. */
  unread: number;
  entries: readonly IndexEntry[];
  /** Undefined in a dry run if there is no issue yet. */
  number: number | undefined;
}

/**
 * Reads a document if its blob is not the one stored in the issue. With `afresh`, reads the newest in any case. Undefined if there
 * is neither a postmortem nor an issue. `sections` are those about items and reviews, in markdown; `items` have an issue.
 */
export async function updateIndexIssue(
  context: RunContext,
  { afresh, sections, items }: { afresh: boolean; sections: readonly string[]; items: readonly TrackedItem[] },
): Promise<Index | undefined> {
  const { docs, config, inputs } = context;
  const [files, [issue]] = await Promise.all([context.files(), listIssues(docs, LABEL, MARKER)]);
  const documents = postmortemsAmong(await files.below(config.directory), config);
  if (documents.length === 0 && issue === undefined) return undefined;

  const intact = (await intactIndex(issue?.body, indexKey(inputs))) ?? '';
  const remembered = new Map(readIndexState(intact, documents).map((entry) => [entry.path, entry]));
  const toRead = documents.filter(({ path }) => afresh || !remembered.has(path)).slice(0, MAX_READ);
  const { default: pMap } = await import('p-map');
  const read = await pMap(
    toRead,
    async (file) => ({ ...(await readEntry(file, context)), nightPages: remembered.get(file.path)?.nightPages }),
    { concurrency: AT_A_TIME },
  );
  const known = new Map([...remembered, ...read.map((entry) => [entry.path, entry] as const)]);
  const listed = documents.map(({ path }) => known.get(path) ?? unread(path));
  const entries = await withNightPages(withOpenItems(listed, items), context);

  const body = bodyOf(context, entries, sections);
  const changed = !sameText(issue?.body, marked({ marker: MARKER, body }));
  const index = {
    entries,
    changed,
    listed: entries.length,
    unread: entries.filter(({ path }) => !known.has(path)).length,
  };
  if (inputs.dryRun && changed) wouldSend('GitHub', { path: '/issues', body: { title: TITLE, body, labels: [LABEL] } });
  if (inputs.dryRun || !changed) return { ...index, url: issue?.html_url, number: issue?.number };
  const written = await upsertIssue(docs, { marker: MARKER, title: TITLE, body, labels: [LABEL] });
  return { ...index, url: written.html_url, number: written.number };
}

async function readEntry({ path, sha }: FileEntry, context: RunContext): Promise<IndexEntry> {
  const [document, { incident, acknowledgedAt, session, failed }, merged, alertKeys] = await Promise.all([
    readDocument(context, { path, sha }).catch((error: unknown) => {
      if (!(error instanceof NotUtf8Error)) throw error;
      warning(`The index lists ${path} only by its name. ${error.message}`);
    }),
    lookupIncident(postmortemPath(path, context.config.directory), context),
    mergedAt(context.docs, path, context.defaultBranch).catch(withoutAnswer),
    alertKeysOf(path, context),
  ]);
  if (document === undefined) return unread(path);
  return entryOf({ path, sha: failed ? NOT_REMEMBERED : sha }, document, {
    incident,
    acknowledgedAt,
    config: configFor(context.config, incident ?? statedIn(document)),
    acu: session && acuOf(session),
    mergedAt: merged,
    alertKeys,
  });
}

function incidentIdOf({ path }: { path: string }, { directory }: Config): string | undefined {
  const own = postmortemPath(path, directory);
  return own && incidentIdOfPath(own);
}

/** The issue's text, with its seal. */
function bodyOf(context: RunContext, entries: readonly IndexEntry[], sections: readonly string[]): string {
  const urlOf = (path: string) => fileUrl(branchUrl(context), path);
  return sealed(renderIndex(entries, urlOf, sections), indexKey(context.inputs));
}

/** None if they cannot be read: they only help to find similar incidents. */
async function alertKeysOf(path: string, { pagerduty, config }: RunContext): Promise<string[]> {
  const id = incidentIdOf({ path }, config);
  if (id === undefined || pagerduty === undefined) return [];
  try {
    return await pagerduty.getAlertKeys(id);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return [];
  }
}

/** The index is useful without it. */
function withoutAnswer(error: unknown): undefined {
  if (!(error instanceof ApiError)) throw error;
}

/** Asks PagerDuty once for the night pages of incidents that repeat an earlier one; the index remembers the answer. */
async function withNightPages(
  entries: readonly IndexEntry[],
  { pagerduty, config }: RunContext,
): Promise<IndexEntry[]> {
  const asked = new Map(
    recurringIn(entries)
      .flatMap(({ repeats }) => repeats)
      .flatMap((entry) => {
        const id = incidentIdOf(entry, config);
        return id === undefined || entry.nightPages !== undefined ? [] : [[entry, id] as const];
      })
      .slice(0, MAX_ASKED),
  );
  if (pagerduty === undefined || asked.size === 0) return [...entries];
  const { default: pMap } = await import('p-map');
  return pMap(
    entries,
    async (entry) => {
      const id = asked.get(entry);
      if (id === undefined) return entry;
      const isLate = Date.parse(entry.date ?? '') < Date.now() - LATE_DAYS * DAY_MS;
      try {
        return { ...entry, nightPages: (await pagerduty.getNightPages(id)) ?? (isLate ? 'unavailable' : undefined) };
      } catch (error) {
        if (!(error instanceof ApiError)) throw error;
        return entry;
      }
    },
    { concurrency: AT_A_TIME },
  );
}

/** Undefined until Devin reports it. */
function acuOf(session: Session): number | undefined {
  return session.cost === 'not known yet' ? undefined : session.cost;
}

/** The index as reconcile leaves it. */
export interface Corrected {
  changed: boolean;
  entries: readonly IndexEntry[];
  number: number;
}

/**
 * Updates the index with the current costs of sessions and with night pages, because Devin and PagerDuty do not report them right after
 * an incident. Undefined without an index. Does nothing while a document waits to be read, because the follow-up lists that one.
 */
export async function correctCosts(context: RunContext, sessions: readonly Session[]): Promise<Corrected | undefined> {
  const { docs, files, config, inputs } = context;
  if (!config['follow-up'].index) return undefined;
  const [documents, [issue]] = await Promise.all([
    files().then(async (all) => postmortemsAmong(await all.below(config.directory), config)),
    listIssues(docs, LABEL, MARKER),
  ]);
  const intact = (await intactIndex(issue?.body, indexKey(inputs))) ?? '';
  const entries = readIndexState(intact, documents);
  if (issue === undefined || entries.length < documents.length) return undefined;
  const corrected = (await withNightPages(entries, context)).map((entry) => {
    const id = incidentIdOf(entry, config);
    const session = newestOf(id ? sessions.filter(({ tags }) => tags.includes(incidentTag(id))) : []);
    const acu = session && acuOf(session);
    return acu === undefined || acu === entry.acu ? entry : { ...entry, acu };
  });
  const index = { entries: corrected, number: issue.number };
  if (corrected.every((entry, at) => entry === entries[at])) return { ...index, changed: false };
  const body = bodyOf(context, corrected, followUpSections(intact));
  await upsertIssue(docs, { marker: MARKER, title: TITLE, body, labels: [LABEL] });
  return { ...index, changed: true };
}

/** Used as a file's SHA: no file has it, so the document is read again the next time. */
const NOT_REMEMBERED = '';

function unread(path: string): IndexEntry {
  return entryOf({ path, sha: NOT_REMEMBERED }, parseDocument(''));
}
