/**
 * Mode `review`: checks the postmortems in a pull request, shows reviewers where to look, and asks Devin to fix its own.
 */
import type { Event } from '../shared/event.ts';
import type { Inputs } from '../shared/inputs.ts';
import { info } from '../shared/log.ts';
import { setOutputs } from '../shared/outputs.ts';
import { recordDeclined } from './declined.ts';
import { reviewMergeGroup } from './merge-group.ts';
import { openPullRequest, type PullRequest } from './pull-request.ts';
import { failCheckOnError } from './review-check.ts';
import { type ReviewRun, reviewPullRequest } from './review-pull-request.ts';
import { lookAtPull, writeReview } from './write-review.ts';

export async function review(inputs: Inputs, event: Event): Promise<void> {
  if (event.name === 'merge_group') {
    return event.action === 'checks_requested'
      ? failCheckOnError(inputs, event, event.headSha, () => reviewMergeGroup(inputs, event))
      : nothingToDo('the merge group is gone');
  }
  if (event.name !== 'pull_request') {
    return nothingToDo(
      'the event is not about a pull request: run the workflow on pull_request_target, pull_request or merge_group',
    );
  }
  const { action, sender } = event;
  if (!['opened', 'synchronize', 'reopened', 'closed'].includes(action)) {
    return nothingToDo('only a pull request that is opened, pushed to, reopened or closed is reviewed');
  }
  if (action === 'closed') {
    return eachHead(inputs, event, async (request) => {
      if (!(await request.isCurrent())) return false;
      await recordDeclined(inputs, sender, request);
      return true;
    });
  }
  return failCheckOnError(inputs, event, event.headSha, () =>
    eachHead(inputs, event, async (request) => {
      if (request.pull.state === 'closed') {
        nothingToDo('the pull request is closed');
        return true;
      }
      const run: ReviewRun = { isNew: action === 'opened', asTarget: event.asTarget };
      return request.documents.length === 0 && request.unchecked.length === 0
        ? noPostmortem(request, run)
        : reviewPullRequest(request, run);
    }),
  );
}

/** How often a pull request is read again because somebody pushed meanwhile. */
const MAX_READS = 3;

/** `task` returns false if the pull request has moved on since it was read. */
async function eachHead(
  inputs: Inputs,
  event: Event & { name: 'pull_request' },
  task: (request: PullRequest) => Promise<boolean>,
): Promise<void> {
  let request = await openPullRequest(inputs, event);
  for (let reads = 1; !(await task(request)); reads += 1) {
    if (reads === MAX_READS) {
      throw new Error(
        `Pull request #${event.number} was pushed to each of the ${MAX_READS} times that its files were read: run the review again`,
      );
    }
    request = await openPullRequest(inputs, { ...event, headSha: undefined });
  }
}

function nothingToDo(why: string): void {
  setOutputs({ outcome: 'skipped', reason: 'nothing-to-do', 'incident-id': '' });
  info(`Nothing to review: ${why}`);
}

/** Writes a check run even without a postmortem, so that it can be a required one. */
async function noPostmortem(request: PullRequest, run: ReviewRun): Promise<boolean> {
  const { context, headSha } = request;
  const title = 'No postmortem in this pull request';
  const shown = context.inputs.dryRun ? undefined : lookAtPull(request);
  if (!(await request.isCurrent())) return false;
  setOutputs({ outcome: 'skipped', reason: 'no-postmortem', 'incident-id': '' });
  info(title);
  if (shown === undefined) return true;
  const check = {
    headSha,
    conclusion: 'neutral',
    title,
    summary: 'There is nothing to check.',
    annotations: [],
  } as const;
  // A reviewed postmortem may have been removed since.
  const comment = run.isNew ? undefined : `${title} any more.`;
  await writeReview(request, run, { check, comment, firstComment: undefined, reviewers: [] }, shown);
  return true;
}
