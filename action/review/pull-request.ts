/** A pull request under review, as GitHub describes it now: the event may be an old one that is rerun. */
import type { DocsRepository } from '../../src/github/docs-repository.ts';
import type { ChangedFile } from '../../src/github/files.ts';
import { getPull, listPullFiles, type Pull } from '../../src/github/pulls.ts';
import { isOfBranch, type PostmortemPath, postmortemPath } from '../../src/postmortem/paths.ts';
import { docsRepository } from '../shared/connections.ts';
import { openContext } from '../shared/context.ts';
import type { Event } from '../shared/event.ts';
import type { Inputs } from '../shared/inputs.ts';
import { once } from '../shared/once.ts';
import { type ChangedDocument, type Changes, changesOf, changesToDefault } from './changes.ts';
import { DEVIN, isDevinsAlone } from './devins-branch.ts';

export interface PullRequest extends Changes {
  pull: Pull;
  /** From another repository: its author must not make us look up anything. */
  isFork: boolean;
  /**
   * For a pull request by Devin: the one postmortem that its branch is for. Anybody could have added another file, so no session
   * hears of it. Undefined if there is none, or more than one.
   */
  devins: PostmortemPath | undefined;
  /** Returns whether nobody else has pushed to the branch. Asked once. */
  isDevinsAlone: () => Promise<boolean>;
  /**
   * Returns whether the files are those of the head. GitHub lists the files of the newest head, so the head is read before and after
   * them: somebody who pushes in between must not pass off the files of one commit as another's. Asked once.
   */
  isCurrent: () => Promise<boolean>;
}

/**
 * Reads everything that does not depend on another answer in one round of requests. Without the head that the event tells, the files
 * take a second round.
 */
export async function openPullRequest(inputs: Inputs, event: Event & { name: 'pull_request' }): Promise<PullRequest> {
  const docs = docsRepository(inputs, event);
  const [context, { pull, files }] = await Promise.all([
    openContext(inputs, event, docs, { ahead: ['files', 'about'] }),
    readPull(docs, event.number, event.headSha),
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
    // GitHub authenticates who has just pushed.
    isDevinsAlone: once(() =>
      isDevinsAlone(docs, pull, event.action === 'synchronize' ? event.sender?.login : undefined),
    ),
    isCurrent: once(async () => {
      const now = await getPull(docs, pull.number);
      return now.head.sha === pull.head.sha && now.base.ref === pull.base.ref;
    }),
  };
}

function unlisted({ changed_files: changed }: Pull, { length }: readonly ChangedFile[]): string[] {
  return changed === undefined || changed <= length
    ? []
    : [
        `GitHub lists only ${length} of the ${changed} files that the pull request changes, so there may be more postmortems in it: split it.`,
      ];
}

async function readPull(
  docs: DocsRepository,
  number: number,
  before: string | undefined,
): Promise<{ pull: Pull; files: ChangedFile[] }> {
  const [pull, files] = await Promise.all([
    getPull(docs, number),
    before === undefined ? undefined : listPullFiles(docs, number),
  ]);
  // The event is an old one: its head does not tell that these are the files of the head now.
  return { pull, files: files !== undefined && pull.head.sha === before ? files : await listPullFiles(docs, number) };
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
