/**
 * Mode `review`: checks the postmortems that a pull request brings, says where a reviewer looks, and asks Devin to fix its own.
 */

import type { Agent } from '../../src/agent/agent.ts';
import type { Session } from '../../src/agent/session.ts';
import { DECLINED_TAG } from '../../src/agent/tags.ts';
import { findComments, upsertComment } from '../../src/github/comments.ts';
import { listOpenPulls, type Pull } from '../../src/github/pulls.ts';
import { isLocked } from '../../src/github/refusal.ts';
import { ApiError } from '../../src/http/http.ts';
import type { PagerDuty } from '../../src/pagerduty/rest.ts';
import type { Mending, ReviewReport } from '../../src/postmortem/comment.ts';
import { incidentIdOfPath, type PostmortemPath, postmortemPath } from '../../src/postmortem/paths.ts';
import { pagerdutyOf, SERVER_URL } from '../shared/context.ts';
import type { Event } from '../shared/event.ts';
import type { Inputs } from '../shared/inputs.ts';
import { info, warning } from '../shared/log.ts';
import { reachDevin, whatIsKnown } from '../shared/lookup-incident.ts';
import { setOutputs } from '../shared/outputs.ts';
import { noConfigLine, writeSummary } from '../shared/summary.ts';
import { noteDeclined } from './declined.ts';
import { eachDocument } from './each-document.ts';
import type { EarlierPostmortems } from './earlier-postmortems.ts';
import { reviewMergeGroup } from './merge-group.ts';
import { type ChangedDocument, openPullRequest, type PullRequest } from './pull-request.ts';
import { type Quota, quotaOf } from './quota.ts';
import { mend } from './request-fixes.ts';
import { orFailCheck, writeCheck } from './review-check.ts';
import type { Examined } from './review-document.ts';
import { askReviewers } from './reviewers.ts';

const MARKER = '<!-- pagerduty-postmortem review -->';

export async function review(inputs: Inputs, event: Event): Promise<void> {
  if (event.name === 'merge_group') {
    return event.action === 'checks_requested'
      ? orFailCheck(inputs, event, event.headSha, () => reviewMergeGroup(inputs, event))
      : nothingToDo('the merge group is gone');
  }
  if (event.name !== 'pull_request') {
    return nothingToDo(
      'the event is of no pull request: start the workflow on pull_request_target, pull_request or merge_group',
    );
  }
  const { action, sender } = event;
  if (!['opened', 'synchronize', 'reopened', 'closed'].includes(action)) {
    return nothingToDo('only a pull request that is opened, pushed to, reopened or closed is looked at');
  }
  if (action === 'closed') return noteDeclined(inputs, sender, await openPullRequest(inputs, event));
  return orFailCheck(inputs, event, event.headSha, async () => {
    const request = await openPullRequest(inputs, event);
    if (request.pull.state === 'closed') return nothingToDo('the pull request is closed by now');
    const run: Run = { isNew: action === 'opened', asTarget: event.asTarget };
    return request.documents.length === 0 && request.unchecked.length === 0
      ? noPostmortem(inputs, request, run)
      : reviewDocuments(inputs, request, run);
  });
}

/** What the event says of the run. */
interface Run {
  /** The pull request has just been opened. */
  isNew: boolean;
  asTarget: boolean;
}

function nothingToDo(why: string): void {
  setOutputs({ outcome: 'skipped', reason: 'nothing-to-do', 'incident-id': '' });
  info(`Nothing to review: ${why}`);
}

/** Writes a check run anyway, so that it can be a required one. */
async function noPostmortem({ dryRun }: Inputs, request: PullRequest, run: Run): Promise<void> {
  const { docs, pull, headSha } = request;
  const title = 'No postmortem in this pull request';
  setOutputs({ outcome: 'skipped', reason: 'no-postmortem', 'incident-id': '' });
  info(title);
  if (dryRun) return;
  const told = { title, summary: 'There is nothing to check.', annotations: [] };
  if (!(await mayWrite(request, run, () => writeCheck(docs, { headSha, conclusion: 'neutral', ...told })))) return;
  // One that was reviewed may have been taken out since.
  if (run.isNew || (await findComments(docs, pull.number, MARKER)).length === 0) return;
  await unlessLocked(() => upsertComment(docs, pull.number, { marker: MARKER, body: `${title} any more.` }));
}

/** A locked conversation takes no comment ("Unable to create comment because issue is locked"): the check run says the same. */
async function unlessLocked(comment: () => Promise<unknown>): Promise<void> {
  try {
    await comment();
  } catch (error) {
    if (!(error instanceof ApiError) || !isLocked(error.status, error.message)) throw error;
    warning(
      `No comment was written, because the conversation is locked. The check run has the result. ${error.message}`,
    );
  }
}

async function reviewDocuments(inputs: Inputs, request: PullRequest, run: Run): Promise<void> {
  const { pull, docs, headSha, unchecked } = request;
  const [{ reviewComment, checkOutput, verdictOf }, { earlierPostmortems }] = await Promise.all([
    import('../../src/postmortem/comment.ts'),
    import('./earlier-postmortems.ts'),
  ]);
  const quota = quotaOf(docs, unchecked);
  const access = await connect(inputs, request, run);
  const { leftOut } = access;
  const context = { ...access, inputs, quota, earlier: earlierPostmortems(request), isNew: run.isNew };
  const reviewed = await eachDocument(request, quota, (file) => reviewOne(file, request, context));

  const report: ReviewReport = {
    headUrl: `${SERVER_URL}/${pull.head.repo?.full_name ?? request.repository}/blob/${headSha}`,
    baseUrl: `${SERVER_URL}/${request.repository}/blob/${request.baseSha}`,
    documents: reviewed.map(({ examined, mending }) => ({ ...examined.review, mending })),
    leftOut: [...new Set(leftOut)],
    unchecked: [...new Set(unchecked)],
    dryRun: inputs.dryRun,
  };
  const verdict = verdictOf(report);
  if (!inputs.dryRun) {
    const conclusion = verdict === 'failed' ? 'failure' : 'success';
    if (await mayWrite(request, run, () => writeCheck(docs, { headSha, conclusion, ...checkOutput(report) }))) {
      // Once: a reviewer who was taken off the list by hand, or has reviewed, is not asked again.
      const isFirst = (await findComments(docs, pull.number, MARKER)).length === 0;
      if (isFirst) await askReviewers(request, reviewersFor(request, reviewed));
      await unlessLocked(() => upsertComment(docs, pull.number, { marker: MARKER, body: reviewComment(report) }));
    }
  }
  tell(verdict, report, reviewed);
  await writeSummary(
    `## Review of [pull request #${pull.number}](${pull.html_url})\n\n${reviewComment(report)}\n${noConfigLine({ ...request, inputs })}`,
  );
}

/**
 * On `pull_request` the token only reads if the pull request comes from a fork: then the job alone shows the outcome. A fork can
 * also have the same commit as a pull request of the repository's own, which is checked with more: that one's check stays.
 */
async function mayWrite(
  { isFork, docs, headSha, repository }: PullRequest,
  { asTarget }: Run,
  write: () => Promise<unknown>,
): Promise<boolean> {
  const isOwn = ({ head }: Pull) => head.sha === headSha && head.repo?.full_name === repository;
  const own = isFork ? (await listOpenPulls(docs)).find(isOwn) : undefined;
  if (own !== undefined) {
    warning(
      `No check run and no comment were written: the same commit is the head of pull request #${own.number}, which is not from a fork, and its check counts`,
    );
    return false;
  }
  try {
    await write();
    return true;
  } catch (error) {
    if (asTarget || !isFork || !(error instanceof ApiError) || error.status !== 403) throw error;
    warning(
      'No check run and no comment were written: on the event pull_request, the token only reads if the pull request comes from a fork. The summary of this run has the review, and the output "outcome" decides whether the job passes',
    );
    return false;
  }
}

/** Who may be asked for this pull request, and why the others are not. */
async function connect(
  inputs: Inputs,
  { isFork }: PullRequest,
  { asTarget }: Run,
): Promise<{ devin: Agent | undefined; pagerduty: PagerDuty | undefined; leftOut: string[] }> {
  if (isFork) {
    const leftOut = [
      'PagerDuty and Devin were not asked: the pull request comes from a fork.',
      'What it cites, and earlier postmortems, were not looked up: the pull request comes from a fork.',
    ];
    return { devin: undefined, pagerduty: undefined, leftOut };
  }
  const [pagerduty, { devin, problem }] = [pagerdutyOf(inputs), await reachDevin(inputs)];
  return {
    devin,
    pagerduty,
    leftOut: [
      ...(pagerduty === undefined ? ['PagerDuty was not asked: the input "pagerduty-token" is empty.'] : []),
      ...(problem === undefined ? [] : [problem]),
      ...(asTarget || (pagerduty !== undefined && devin !== undefined) ? [] : [WITHOUT_SECRETS]),
    ],
  };
}

const WITHOUT_SECRETS =
  'On the event pull_request there are no secrets, because the pull request can change the workflow: times and severity were compared within the document only, and Devin is not asked to fix anything.';

/** A service that does not answer is no reason to fail: it is said in the comment, and in full in the log. */
function toldOf(error: unknown): string {
  if (!(error instanceof ApiError)) throw error;
  warning(error.message);
  return 'the log of the run says why.';
}

interface Context {
  inputs: Inputs;
  devin: Agent | undefined;
  pagerduty: PagerDuty | undefined;
  earlier: EarlierPostmortems;
  quota: Quota;
  /** What is not done is added to it. */
  leftOut: string[];
  isNew: boolean;
}

interface Reviewed {
  /** Undefined if the file's name is not a postmortem's. */
  path: PostmortemPath | undefined;
  examined: Examined;
  session: Session | undefined;
  mending: Mending | undefined;
}

/** Undefined if the file has no text of its own: it is gone by now, or a link. */
async function reviewOne(file: ChangedDocument, request: PullRequest, context: Context): Promise<Reviewed | undefined> {
  const path = postmortemPath(file.filename, request.config.directory);
  const [{ examine }, known] = await Promise.all([
    import('./review-document.ts'),
    whatIsKnown(path, context, request.byDevin),
  ]);
  context.leftOut.push(...known.leftOut);
  request.unchecked.push(...known.unchecked);
  const examined = await examine(file, request, { ...context, known });
  if (examined === undefined) return undefined;
  const { session } = known;
  const isDevins = path !== undefined && path === request.devins;
  const mending = isDevins ? await askDevin(path, examined, session, request, context) : undefined;
  return { path, examined, session, mending };
}

async function askDevin(
  path: PostmortemPath,
  { review: { findings }, config }: Examined,
  session: Session | undefined,
  request: PullRequest,
  { inputs: { dryRun }, devin, leftOut, isNew }: Context,
): Promise<Mending | undefined> {
  if (devin === undefined) return undefined;
  if (session === undefined) {
    leftOut.push(
      `Devin is told nothing: no session with the tag pagerduty-incident:${incidentIdOfPath(path)} was found.`,
    );
    return undefined;
  }
  try {
    // Reopened, or pushed to since: of the runs that wait GitHub keeps the newest alone.
    if (session.tags.includes(DECLINED_TAG) && !isNew && !dryRun) await devin.removeTag(session.id, DECLINED_TAG);
    return await mend(request, { path, findings, config, session }, devin, dryRun);
  } catch (error) {
    leftOut.push(`Devin could not be asked to fix the errors: ${toldOf(error)}`);
    return undefined;
  }
}

/** Of what is new, or is Devin's: whoever mends a word of an old postmortem troubles nobody. */
function reviewersFor({ byDevin, files }: PullRequest, reviewed: readonly Reviewed[]): string[] {
  const added = new Set(files.filter(({ status }) => status === 'added').map(({ filename }) => filename));
  const asking = reviewed.filter(({ examined: { review } }) => byDevin || added.has(review.path));
  return [...new Set(asking.flatMap(({ examined: { config } }) => config.reviewers))];
}

function tell(verdict: 'passed' | 'failed', { documents }: ReviewReport, reviewed: readonly Reviewed[]): void {
  const findings = documents.reduce((sum, document) => sum + document.findings.length, 0);
  const first = reviewed.find(({ path }) => path !== undefined);
  const path = first?.path ?? '';
  setOutputs({
    outcome: verdict,
    'incident-id': incidentIdOfPath(path) ?? '',
    'session-id': first?.session?.id ?? '',
    'session-url': first?.session?.url ?? '',
    'document-path': path,
    findings: String(findings),
  });
  info(`${verdict === 'failed' ? 'Failed' : 'Passed'}: ${findings} findings in ${documents.length} postmortems`);
}
