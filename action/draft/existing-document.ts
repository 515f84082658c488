/**
 * Existing documents in the docs repository: the document of an incident, a pull request with it, and earlier postmortems.
 */
import type { Pull } from '../../src/github/pulls.ts';
import type { Incident } from '../../src/incident/incident.ts';
import {
  documentBranch,
  incidentIdOfPath,
  type PostmortemPath,
  postmortemPath,
  postmortemsAmong,
} from '../../src/postmortem/paths.ts';
import type { EarlierPostmortem } from '../../src/postmortem/prompt.ts';
import { SERVER_URL } from '../shared/connections.ts';
import type { RunContext } from '../shared/context.ts';

/** How many open pull requests on branches other than a postmortem's are searched by their files. */
const MAX_PULLS_OPENED = 30;
/** How many of the newest postmortems are read to find those of the same service. */
const MAX_DOCUMENTS_READ = 20;
const MAX_OF_SERVICE = 5;
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

/** Returns postmortems of the same service, newest first, with their open work. Skips one that cannot be read. */
export async function findEarlier(context: RunContext, incident: Incident): Promise<EarlierPostmortem[]> {
  const { service, id } = incident;
  if (service === undefined) return [];
  const newest = (await postmortems(context))
    .filter(({ path }) => incidentIdOfPath(path) !== id)
    .slice(0, MAX_DOCUMENTS_READ);
  if (newest.length === 0) return [];
  const read = (file: (typeof newest)[number]) => context.textOf(file).catch(() => undefined);
  // The parser loads while GitHub answers.
  const [texts, { earlierOf }] = await Promise.all([
    Promise.all(newest.map(read)),
    import('../../src/postmortem/earlier-postmortem.ts'),
  ]);
  const earlier = newest.flatMap(({ path }, index) =>
    earlierOf(path, texts[index] ?? '', service, context.config.headings),
  );
  return earlier.slice(0, MAX_OF_SERVICE);
}
