/**
 * Existing documents in the docs repository: the document of an incident, a pull request with it, and earlier postmortems.
 */
import type { Pull } from '../../src/github/pulls.ts';
import type { Incident } from '../../src/incident/incident.ts';
import type { EarlierFound } from '../../src/postmortem/earlier-postmortem.ts';
import {
  documentBranch,
  incidentIdOfPath,
  type PostmortemPath,
  postmortemPath,
  postmortemsAmong,
} from '../../src/postmortem/paths.ts';
import { SERVER_URL } from '../shared/connections.ts';
import type { RunContext } from '../shared/context.ts';
import { newestItems, readIndex } from '../shared/read-index.ts';

/** How many open pull requests on branches other than a postmortem's are searched by their files. */
const MAX_PULLS_OPENED = 30;
/** To learn about earlier postmortems: the index tells the most important facts of all, and as many as possible are read. */
const MAX_REQUESTS = 20;
/** The branch of another incident's postmortem. */
const OTHER_BRANCH = /^postmortem\/(?=[a-z]*\d)[a-z0-9]+$/;

/** Returns postmortems on the default branch, newest first. */
async function postmortems({ files, config }: RunContext): Promise<{ path: PostmortemPath; sha: string }[]> {
  const found = postmortemsAmong(await (await files()).below(config.directory), config);
  // A file with another name is not sent to Devin and belongs to no incident.
  return found.flatMap(({ path, sha }) => {
    const own = postmortemPath(path, config.directory);
    return own === undefined ? [] : [{ path: own, sha }];
  });
}

export interface ExistingDocument {
  /** Where people can read the document, or the open pull request with it. */
  link: string;
  /** The document's path; undefined if only the branch of the pull request identifies the incident. */
  path: PostmortemPath | undefined;
}

/** Finds the document of an incident, or an open pull request with it. */
export async function findExistingDocument(
  context: RunContext,
  { id }: Incident,
): Promise<ExistingDocument | undefined> {
  const document = (await postmortems(context)).find(({ path }) => incidentIdOfPath(path) === id);
  if (document !== undefined) {
    const { path } = document;
    return { link: `${SERVER_URL}/${context.repository}/blob/${context.defaultBranch}/${path}`, path };
  }
  // A stranger's fork must not be able to prevent a postmortem.
  const own = (await context.openPulls()).filter(({ head }) => head.repo?.full_name === context.repository);
  const byBranch = own.find(({ head }) => head.ref === documentBranch({ id }));
  if (byBranch !== undefined) return { link: byBranch.html_url, path: undefined };
  const others = own.filter(({ head }) => !OTHER_BRANCH.test(head.ref)).slice(0, MAX_PULLS_OPENED);
  const writtenBy = async ({ number, html_url: link }: Pull): Promise<ExistingDocument[]> =>
    (await context.filesOf(number))
      .filter(({ status }) => status !== 'removed')
      .flatMap(({ filename }) => {
        const path = postmortemPath(filename, context.config.directory);
        return path !== undefined && incidentIdOfPath(path) === id ? [{ link, path }] : [];
      });
  return (await Promise.all(others.map(writtenBy))).flat()[0];
}

/** Returns what is known of earlier postmortems, in one round of requests. Skips one that cannot be read. */
export async function findEarlier(context: RunContext, incident: Incident): Promise<EarlierFound> {
  const all = (await postmortems(context)).filter(({ path }) => incidentIdOfPath(path) !== incident.id);
  if (all.length === 0) return { documents: [], entries: [], items: [] };
  const [indexed, listed] = [readIndex(context, all), newestItems(context)];
  const { earlierOf, worthReading } = await import('../../src/postmortem/earlier-postmortem.ts');
  const others = context.config['follow-up'].issues === 'off' ? 1 : 2;
  const chosen = worthReading(all, incident, MAX_REQUESTS - others);
  const [texts, entries, items] = await Promise.all([
    Promise.all(chosen.map((file) => context.textOf(file).catch(() => undefined))),
    indexed,
    listed,
  ]);
  const documents = chosen.flatMap(({ path }, index) => {
    const text = texts[index];
    return text === undefined ? [] : earlierOf(path, text, context.config.headings);
  });
  return { documents, entries, items };
}
