/**
 * Mode `follow-up`: after a merge, updates the index, creates issues for action items, and asks Devin to publish, as configured.
 * It never commits anything.
 */

import { itemSections } from '../../src/postmortem/index-items.ts';
import { waitingSection } from '../../src/postmortem/index-reviews.ts';
import { escapeMarkdown } from '../../src/text/markdown.ts';
import { messageOf } from '../../src/text/message-of.ts';
import { dayOf } from '../../src/time/days.ts';
import { docsRepository, pagerdutyOf, reachDevin, SERVER_URL } from '../shared/connections.ts';
import { openContext, type RunContext } from '../shared/context.ts';
import type { Event } from '../shared/event.ts';
import type { Inputs } from '../shared/inputs.ts';
import { info, warning } from '../shared/log.ts';
import { setOutputs } from '../shared/outputs.ts';
import { noConfigLine, writeSummary } from '../shared/summary.ts';
import { commentRecurrence, type RecurrenceComments } from './comment-recurrence.ts';
import { type FiledActionItems, fileActionItems } from './file-action-items.ts';
import { type FollowedItems, followItems } from './follow-items.ts';
import { type Index, updateIndexIssue } from './index-issue.ts';
import { mergedPostmortems, NO_COMMIT } from './merged-postmortems.ts';
import { type PublishedPostmortems, publishMerged } from './publish-merged.ts';
import { type RemindedReviewers, remindReviewers } from './remind-reviewers.ts';
import { type WrittenDigest, writeDigest } from './write-digest.ts';

export async function followUp(inputs: Inputs, event: Event): Promise<void> {
  const push = event.name === 'push' ? event : undefined;
  if (push === undefined && event.name !== 'workflow_dispatch' && event.name !== 'schedule') {
    return nothingToDo('only a push to the default branch, a manual run and a schedule are followed up');
  }
  const docs = docsRepository(inputs, event);
  const defaultBranch = event.repository.default_branch ?? (await docs.about()).default_branch;
  if (push !== undefined && (push.ref !== `refs/heads/${defaultBranch}` || NO_COMMIT.test(push.after))) {
    return nothingToDo(`the push was not to the branch ${defaultBranch}`);
  }
  const [opened, { agent }] = await Promise.all([openContext(inputs, event, docs), reachDevin(inputs)]);
  const context = { ...opened, agent, pagerduty: pagerdutyOf(inputs) };
  const [pushed] = await Promise.allSettled([push && mergedPostmortems(push, context)]);
  const { merged, problems } = fulfilled(pushed) ?? { merged: [], problems: [] };
  const blobUrl = `${SERVER_URL}/${context.repository}/blob/${push?.after}`;
  // A failure of one part does not stop the others.
  const [filed, published] = await Promise.allSettled([
    fileActionItems(context, merged, blobUrl),
    publishMerged(context, merged),
  ]);
  const now = new Date();
  const [followed, reviews] = await Promise.allSettled([followItems(context, now), remindReviewers(context, now)]);
  const items = fulfilled(followed)?.items ?? [];
  const sections = [...waitingSection(fulfilled(reviews)?.waiting ?? []), ...itemSections(items, dayOf(now))];
  const [index] = await Promise.allSettled([
    context.config['follow-up'].index
      ? updateIndexIssue(context, { afresh: event.name === 'workflow_dispatch', sections, items })
      : undefined,
  ]);
  // These need what the index knows.
  const known = fulfilled(index);
  const [recurred, digest, remembered] = await Promise.allSettled([
    known && commentRecurrence(context, merged, known.entries),
    known && writeDigest(context, known),
    fulfilled(followed)?.remember(known?.entries),
  ]);
  const done: Done = {
    filed: fulfilled(filed),
    published: fulfilled(published),
    followed: fulfilled(followed),
    reviews: fulfilled(reviews),
    index: known,
    recurred: fulfilled(recurred),
    digest: fulfilled(digest),
  };
  const failures = [
    ...problems,
    ...(fulfilled(filed)?.failures ?? []),
    ...(fulfilled(recurred)?.failures ?? []),
    ...[pushed, filed, published, followed, reviews, index, recurred, digest, remembered].flatMap((part) =>
      part.status === 'rejected' ? [messageOf(part.reason)] : [],
    ),
  ];
  await reportFollowUp(done, failures, context);
  if (failures.length > 0) throw new Error(failures.join('. '));
}

function nothingToDo(why: string): void {
  setOutputs({ outcome: 'skipped', reason: 'nothing-to-do', 'incident-id': '' });
  info(`Nothing to follow up: ${why}`);
}

interface Done {
  filed: FiledActionItems | undefined;
  published: PublishedPostmortems | undefined;
  followed: FollowedItems | undefined;
  reviews: RemindedReviewers | undefined;
  index: Index | undefined;
  recurred: RecurrenceComments | undefined;
  digest: WrittenDigest | undefined;
}

function fulfilled<Value>(result: PromiseSettledResult<Value>): Value | undefined {
  return result.status === 'fulfilled' ? result.value : undefined;
}

async function reportFollowUp(
  done: Done,
  failures: readonly string[],
  { inputs, hasConfig }: RunContext,
): Promise<void> {
  const { dryRun } = inputs;
  for (const problem of problemsOf(done)) warning(problem);
  const changes = changesOf(done);
  const outcome = dryRun ? 'dry-run' : changes.length > 0 ? 'updated' : 'skipped';
  setOutputs({ outcome, reason: outcome === 'skipped' ? 'nothing-to-do' : '', 'incident-id': '' });
  const lines = [
    ...changes,
    ...leftToPeople(done),
    ...failures.map((failure) => `**Failed:** ${escapeMarkdown(failure, MAX_PROBLEM)}`),
  ];
  info(`${changes.length} changes`);
  const told = lines.map((line) => `- ${line}`).join('\n') || 'Nothing to do. (reason: `nothing-to-do`)';
  await writeSummary(
    `## ${dryRun ? 'Dry run of the follow-up: nothing was written' : 'Followed up'}\n\n${told}\n${noConfigLine({ hasConfig, inputs })}`,
  );
}

function changesOf({ filed, published, followed, reviews, index, recurred, digest }: Done): string[] {
  return [
    ...(index?.changed ? [indexLine(index)] : []),
    ...(filed?.opened ?? []).map(({ title, url }) => `Issue for an action item: ${linked(title, url)}`),
    ...(filed?.closed ?? []).map(({ title, url }) => `Closed, its box is ticked: ${linked(title, url)}`),
    ...(followed?.reminded ?? []).map(({ title, url }) => `Reminded of an overdue item: ${linked(title, url)}`),
    ...(reviews?.reminded ?? []).map(({ title, url }) => `Reminded the reviewers: ${linked(title, url)}`),
    ...(published?.told ?? []).map(({ path, url }) => `Devin publishes ${escapeMarkdown(path)}: [session](${url})`),
    ...(recurred?.items ?? []).map(({ title, url }) => `It happened again: ${linked(title, url)}`),
    ...(digest === undefined ? [] : [`Digest: ${linked(digest.month, digest.url)}`]),
  ];
}

function leftToPeople(done: Done): string[] {
  const beyond = done.recurred?.beyond ?? 0;
  return [
    ...(beyond === 0 ? [] : [`${beyond} more items of earlier postmortems recurred. A push comments on at most 20.`]),
    ...(done.filed?.rest ?? []).map(
      (title) => `No issue created (a push creates at most 10): ${escapeMarkdown(title)}`,
    ),
    ...problemsOf(done).map((problem) => escapeMarkdown(problem, MAX_PROBLEM)),
  ];
}

function problemsOf({ filed, published, followed, reviews }: Done): string[] {
  return [filed, published, followed, reviews].flatMap((part) => part?.problems ?? []);
}

const MAX_PROBLEM = 500;

function indexLine({ url, listed, unread }: Index): string {
  const rest = unread === 0 ? '' : `; ${unread} of them are read in the next runs`;
  return `Index: ${linked('Postmortems', url)}, ${listed} in all${rest}`;
}

function linked(text: string, url: string | undefined): string {
  return url === undefined ? escapeMarkdown(text) : `[${escapeMarkdown(text)}](${url})`;
}
