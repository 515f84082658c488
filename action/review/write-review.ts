/** Writes the result of a review to the pull request: the check run, the comment, and review requests. */
import type { CheckReport } from '../../src/github/checks.ts';
import { findComments, removeComment, upsertComment } from '../../src/github/comments.ts';
import { listOpenPulls, type Pull } from '../../src/github/pulls.ts';
import { isLocked } from '../../src/github/refusal.ts';
import { ApiError } from '../../src/http/http.ts';
import { warning } from '../shared/log.ts';
import { askReviewers } from './ask-reviewers.ts';
import type { PullRequest } from './pull-request.ts';
import { findReviewCheck, writeCheck } from './review-check.ts';

const MARKER = '<!-- pagerduty-postmortem review -->';

/** What is written to the pull request already. Everything is asked for at once, before there is something to write. */
export type Shown = ReturnType<typeof lookAtPull>;

export function lookAtPull({ context: { docs, repository }, pull, headSha, isFork }: PullRequest) {
  const isTwin = ({ head }: Pull) => head.sha === headSha && head.repo?.full_name === repository;
  const shown = {
    check: findReviewCheck(docs, headSha),
    comments: findComments(docs, pull.number, MARKER),
    /** A pull request of the repository itself with the same commit as the fork. */
    twin: isFork ? listOpenPulls(docs).then((pulls) => pulls.find(isTwin)) : Promise.resolve(undefined),
  };
  // The code that needs them gets the error.
  for (const asking of Object.values(shown)) asking.catch(() => {});
  return shown;
}

export interface ReviewTexts {
  check: Omit<CheckReport, 'name'>;
  /** Undefined: none is written, and one that is there stays. */
  comment: string | undefined;
  /** If no comment is there: undefined writes none. */
  firstComment: string | undefined;
  reviewers: readonly string[];
}

/** `nothing` may be written; or the first comment was written by this run, and not by another one. */
export type Written = 'nothing' | 'first' | 'again';

/**
 * Writes everything in parallel. If the check run cannot be written, a new comment is removed again. Writes nothing if a fork has the
 * same commit as a pull request from the repository itself: that one gets a fuller check, which stays. On `pull_request`, the token is
 * read-only if the pull request comes from a fork: then only the job shows the outcome.
 */
export async function writeReview(
  request: PullRequest,
  { asTarget }: { asTarget: boolean },
  { check, comment, firstComment, reviewers }: ReviewTexts,
  shown: Shown,
): Promise<Written> {
  const { docs } = request.context;
  const twin = await shown.twin;
  if (twin !== undefined) {
    warning(
      `No check run and no comment were written: the same commit is the head of pull request #${twin.number}, which is not from a fork, and that one's check counts`,
    );
    return 'nothing';
  }
  const checking = writeCheck(docs, check, shown.check);
  if (request.isFork && !asTarget) {
    try {
      await checking;
    } catch (error) {
      if (!(error instanceof ApiError) || error.status !== 403) throw error;
      warning(
        'No check run and no comment were written: on the event pull_request, the token is read-only if the pull request comes from a fork. The summary of this run has the review, and the output "outcome" decides whether the job passes',
      );
      return 'nothing';
    }
  }
  const [checked, commented, asked] = await Promise.allSettled([checking, writeComment(), requestReviews()]);
  if (checked.status === 'rejected') {
    const isNew = (await shown.comments.catch(() => undefined))?.length === 0;
    if (isNew && commented.status === 'fulfilled' && commented.value !== undefined) {
      await removeComment(docs, commented.value);
    }
    throw checked.reason;
  }
  if (asked.status === 'rejected') throw asked.reason;
  if (commented.status === 'rejected') throw commented.reason;
  return commented.value?.isNew ? 'first' : 'again';

  async function writeComment() {
    const comments = await shown.comments;
    const body = comments.length === 0 ? firstComment : comment;
    if (body === undefined) return undefined;
    return unlessLocked(() => upsertComment(docs, request.pull.number, { marker: MARKER, body }, comments));
  }

  /** Only once: a reviewer who was removed by hand, or has reviewed, is not requested again. */
  async function requestReviews(): Promise<void> {
    if ((await shown.comments).length === 0) await askReviewers(request, reviewers);
  }
}

/** A locked conversation takes no comment ("Unable to create comment because issue is locked"). The check run has the same content. */
async function unlessLocked<Result>(comment: () => Promise<Result>): Promise<Result | undefined> {
  try {
    return await comment();
  } catch (error) {
    if (!(error instanceof ApiError) || !isLocked(error.status, error.message)) throw error;
    warning(
      `No comment was written, because the conversation is locked. The check run has the result. ${error.message}`,
    );
    return undefined;
  }
}
