/** The check run of a review. A team may require it, so every run writes one, and it is green only if everything was checked. */

import { type CheckReport, findCheck, type ShownCheck, upsertCheck } from '../../src/github/checks.ts';
import type { DocsRepository } from '../../src/github/docs-repository.ts';
import { isCommitGone } from '../../src/github/refusal.ts';
import { ApiError } from '../../src/http/http.ts';
import type { Verdict } from '../../src/postmortem/review-comment.ts';
import { escapeMarkdown } from '../../src/text/markdown.ts';
import { messageOf } from '../../src/text/message-of.ts';
import { docsRepository } from '../shared/connections.ts';
import type { Event } from '../shared/event.ts';
import type { Inputs } from '../shared/inputs.ts';
import { info, warning } from '../shared/log.ts';
import { type Outputs, setOutputs } from '../shared/outputs.ts';

const NAME = 'postmortem-review';

/**
 * While people have a section to fill in, the check requires an action: a team that requires the check has configured these sections,
 * and GitHub would let `neutral` pass.
 */
export const CONCLUSIONS = { passed: 'success', failed: 'failure', waiting: 'action_required' } as const;
const MAX_REASON = 1000;

export function outcomeOf(verdict: Verdict): Pick<Outputs, 'outcome' | 'reason'> {
  return verdict === 'waiting' ? { outcome: 'passed', reason: 'waiting-for-people' } : { outcome: verdict, reason: '' };
}

/** `known` is what `findReviewCheck` has found for the commit. */
export async function writeCheck(
  docs: DocsRepository,
  check: Omit<CheckReport, 'name'>,
  known?: Promise<ShownCheck>,
): Promise<void> {
  await upsertCheck(docs, { name: NAME, ...check }, known);
}

export function findReviewCheck(docs: DocsRepository, headSha: string): Promise<ShownCheck> {
  return findCheck(docs, { name: NAME, headSha });
}

/**
 * Runs the task. If it cannot be finished, the check run fails with the reason, and the error is logged. If the commit is
 * gone, there is nothing to check: its check run would block nothing, and the run for the new commit writes its own.
 */
export async function failCheckOnError(
  inputs: Inputs,
  event: Event,
  headSha: string | undefined,
  task: () => Promise<void>,
): Promise<void> {
  try {
    await task();
  } catch (error) {
    if (error instanceof ApiError && isCommitGone(error.status, error.message)) {
      setOutputs({ outcome: 'skipped', reason: 'nothing-to-do', 'incident-id': '' });
      info(`Superseded: ${error.message}`);
      return;
    }
    if (headSha !== undefined && !inputs.dryRun && inputs.githubToken !== undefined) {
      const summary = `${escapeMarkdown(messageOf(error), MAX_REASON)}\n\nThe pull request does not count as checked. Fix the problem, or wait, and run the workflow again.`;
      const failed = { headSha, conclusion: 'failure', title: 'The review could not be finished', summary } as const;
      await writeCheck(docsRepository(inputs, event), { ...failed, annotations: [] }).catch((problem: unknown) =>
        warning(`The check run ${NAME} could not be written: ${messageOf(problem)}`),
      );
    }
    throw error;
  }
}
