/** A pull request under review, as GitHub describes it now: the event may be an old one that is rerun. */
import type { DocsRepository } from '../../src/github/docs-repository.ts';
import type { ChangedFile } from '../../src/github/files.ts';
import { getPull, listPullFiles, type Pull } from '../../src/github/pulls.ts';
import { isOfBranch, type PostmortemPath, postmortemPath } from '../../src/postmortem/paths.ts';
import { docsRepository } from '../shared/connections.ts';
import { openContext } from '../shared/context.ts';
import type { Event } from '../shared/event.ts';
import type { Inputs } from '../shared/inputs.ts';
import { type ChangedDocument, type Changes, changesOf, changesToDefault } from './changes.ts';

/** Devin's pull requests come from this account and no other, whatever its name ends in. */
export const DEVIN = 'devin-ai-integration[bot]';

export interface PullRequest extends Changes {
  pull: Pull;
  /** From another repository: its author must not make us look up anything. */
  isFork: boolean;
  /**
   * For a pull request by Devin: the one postmortem that its branch is for. Anybody could have added another file, so no session
   * hears of it. Undefined if there is none, or more than one.
   */
  devins: PostmortemPath | undefined;
  /** Who has just pushed, if the event is a push, as authenticated by GitHub. */
  pusher: string | undefined;
}

export async function openPullRequest(inputs: Inputs, event: Event & { name: 'pull_request' }): Promise<PullRequest> {
  const docs = docsRepository(inputs, event);
  const [context, { pull, files }] = await Promise.all([
    openContext(inputs, event, docs),
    readPull(docs, event.number),
  ]);
  const isFork = pull.head.repo?.full_name !== context.repository;
  const byDevin = !isFork && pull.user?.login === DEVIN;
  const about = { context, files, headSha: pull.head.sha, baseSha: pull.base.sha, byDevin };
  const changes = pull.base.ref === context.defaultBranch ? await changesOf(about) : await changesToDefault(about);
  const documents = changes.documents.length === 0 && byDevin ? misplaced(pull, files) : changes.documents;
  const ofBranch = byDevin ? changes.documents.filter(({ filename }) => isOfBranch(filename, pull.head.ref)) : [];
  return {
    ...changes,
    documents,
    unchecked: [...changes.unchecked, ...unlisted(pull, files)],
    pull,
    isFork,
    lookUp: isFork ? 'nothing' : 'all',
    devins: ofBranch.length === 1 ? postmortemPath(ofBranch[0]?.filename ?? '', context.config.directory) : undefined,
    pusher: event.action === 'synchronize' ? event.sender?.login : undefined,
  };
}

function unlisted({ changed_files: changed }: Pull, { length }: readonly ChangedFile[]): string[] {
  return changed === undefined || changed <= length
    ? []
    : [
        `GitHub lists only ${length} of the ${changed} files that the pull request changes, so there may be more postmortems in it: split it.`,
      ];
}

/** How often a pull request is read again because somebody pushed meanwhile. */
const MAX_READS = 3;

/**
 * Reads a pull request with the files of its head. GitHub lists the files of the newest head, so the head is read before and after:
 * somebody who pushes in between must not pass off the files of one commit as another's.
 */
async function readPull(docs: DocsRepository, number: number): Promise<{ pull: Pull; files: ChangedFile[] }> {
  let pull = await getPull(docs, number);
  for (let reads = 0; reads < MAX_READS; reads++) {
    const files = await listPullFiles(docs, number);
    const now = await getPull(docs, number);
    if (now.head.sha === pull.head.sha && now.base.ref === pull.base.ref) return { pull: now, files };
    pull = now;
  }
  throw new Error(
    `Pull request #${number} was pushed to each of the ${MAX_READS} times that its files were read: run the review again`,
  );
}

/** A document by Devin on a postmortem's branch counts as one, even in the wrong place. */
function misplaced({ head }: Pull, files: readonly ChangedFile[]): ChangedDocument[] {
  return head.ref.startsWith('postmortem/')
    ? files
        .filter(({ filename, status }) => status === 'added' && filename.endsWith('.md'))
        .slice(0, 1)
        .map((file) => ({ ...file, isNew: true }))
    : [];
}
