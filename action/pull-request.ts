/**
 * The pull request under review, as GitHub tells it now: the event may be an old one that is run again.
 */
import type { DocsRepository } from '../src/github/docs-repository.ts';
import type { ChangedFile } from '../src/github/files.ts';
import { getPull, listPullFiles, type Pull } from '../src/github/pulls.ts';
import type { Config } from '../src/policy/config.ts';
import { isOfBranch, isPostmortem, type PostmortemPath, postmortemPath } from '../src/postmortem/paths.ts';
import { docsRepository, readConfigFile } from './desk.ts';
import type { Event } from './event.ts';
import type { Inputs } from './inputs.ts';

/** Whose pull requests are Devin's: this account and no other, whatever its name ends in. */
export const DEVIN = 'devin-ai-integration[bot]';

export interface PullRequest {
  docs: DocsRepository;
  /** The docs repository, `owner/name`. */
  repository: string;
  config: Config;
  /** False: there is no file, and `config` holds the defaults. */
  hasConfig: boolean;
  pull: Pull;
  files: readonly ChangedFile[];
  /** Its postmortems. Files that it removes, or only renames, are none. */
  documents: readonly ChangedFile[];
  /** From another repository than this one: whoever opened it may not make us ask PagerDuty or Devin. */
  isFork: boolean;
  byDevin: boolean;
  /**
   * Of a pull request of Devin's: the one postmortem that its branch is for. Another file in it may be anybody's, and so no session
   * hears of it. Undefined if there is none, or more than one.
   */
  devins: PostmortemPath | undefined;
  /** Who has just pushed, if the event is a push; GitHub has authenticated them. */
  pusher: string | undefined;
}

export async function openPullRequest(inputs: Inputs, event: Event & { name: 'pull_request' }): Promise<PullRequest> {
  const docs = docsRepository(inputs, event);
  const repository = event.repository.full_name;
  const [pull, { config, hasConfig }, files] = await Promise.all([
    getPull(docs, event.number),
    readConfigFile(docs, inputs.config),
    listPullFiles(docs, event.number),
  ]);
  const isFork = pull.head.repo?.full_name !== repository;
  const byDevin = !isFork && pull.user?.login === DEVIN;
  const postmortems = files.filter((file) => isDocument(file, byDevin) && isPostmortem(file.filename, config));
  const documents = postmortems.length === 0 && byDevin ? misplaced(pull, files) : postmortems;
  const pusher = event.action === 'synchronize' ? event.sender?.login : undefined;
  const ofBranch = byDevin ? documents.filter(({ filename }) => isOfBranch(filename, pull.head.ref)) : [];
  const devins = ofBranch.length === 1 ? postmortemPath(ofBranch[0]?.filename ?? '', config.directory) : undefined;
  return { docs, repository, config, hasConfig, pull, files, documents, isFork, byDevin, devins, pusher };
}

function isDocument({ status, patch }: ChangedFile, byDevin: boolean): boolean {
  if (status === 'removed' || status === 'unchanged') return false;
  // What moves a postmortem changes nothing in it; that Devin moved one is for the rule `scope`.
  return byDevin || status !== 'renamed' || patch !== undefined;
}

/** What Devin wrote on a postmortem's branch is one, also where it stands in the wrong place. */
function misplaced({ head }: Pull, files: readonly ChangedFile[]): ChangedFile[] {
  return head.ref.startsWith('postmortem/')
    ? files.filter(({ filename, status }) => status === 'added' && filename.endsWith('.md')).slice(0, 1)
    : [];
}
