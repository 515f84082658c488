/**
 * Mode `review`: checks the postmortems in a pull request, shows reviewers where to look, and asks Devin to fix its own.
 */

import type { Agent } from '../../src/agent/agent.ts';
import type { Session } from '../../src/agent/session.ts';
import { DECLINED_TAG } from '../../src/agent/tags.ts';
import { findComments, upsertComment } from '../../src/github/comments.ts';
import { listOpenPulls, type Pull } from '../../src/github/pulls.ts';
import { isLocked } from '../../src/github/refusal.ts';
import { ApiError } from '../../src/http/http.ts';
import type { PagerDuty } from '../../src/pagerduty/connect-pagerduty.ts';
import { incidentIdOfPath, type PostmortemPath, postmortemPath } from '../../src/postmortem/paths.ts';
import type { FixRequest, ReviewReport, Verdict } from '../../src/postmortem/review-comment.ts';
import { announce } from '../shared/announce.ts';
import { pagerdutyOf, reachDevin, SERVER_URL } from '../shared/connections.ts';
import type { Event } from '../shared/event.ts';
import type { Inputs } from '../shared/inputs.ts';
import { info, warning } from '../shared/log.ts';
import { lookupIncident } from '../shared/lookup-incident.ts';
import { setOutputs } from '../shared/outputs.ts';
import { noConfigLine, writeSummary } from '../shared/summary.ts';
import { wouldSend } from '../shared/what-left.ts';
import { askReviewers } from './ask-reviewers.ts';
import type { ChangedDocument } from './changes.ts';
import { recordDeclined, withdrawDecline } from './declined.ts';
import { eachDocument } from './each-document.ts';
import type { EarlierPostmortems } from './earlier-postmortems.ts';
import { linesByDevin } from './lines-by-devin.ts';
import { reviewMergeGroup } from './merge-group.ts';
import { openPullRequest, type PullRequest } from './pull-request.ts';
import { type Quota, quotaOf } from './quota.ts';
import { requestFixes } from './request-fixes.ts';
import { CONCLUSIONS, failCheckOnError, outcomeOf, writeCheck } from './review-check.ts';
import type { ReviewedDocument } from './review-document.ts';

const MARKER = '<!-- pagerduty-postmortem review -->';

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
  if (action === 'closed') return recordDeclined(inputs, sender, await openPullRequest(inputs, event));
  return failCheckOnError(inputs, event, event.headSha, async () => {
    const request = await openPullRequest(inputs, event);
    if (request.pull.state === 'closed') return nothingToDo('the pull request is closed');
    const run: Run = { isNew: action === 'opened', asTarget: event.asTarget };
    return request.documents.length === 0 && request.unchecked.length === 0
      ? noPostmortem(request, run)
      : reviewDocuments(request, run);
  });
}

/** What the event says about the run. */
interface Run {
  /** The pull request has just been opened. */
  isNew: boolean;
  asTarget: boolean;
}

function nothingToDo(why: string): void {
  setOutputs({ outcome: 'skipped', reason: 'nothing-to-do', 'incident-id': '' });
  info(`Nothing to review: ${why}`);
}

/** Writes a check run even without a postmortem, so that it can be a required one. */
async function noPostmortem(request: PullRequest, run: Run): Promise<void> {
  const { context, pull, headSha } = request;
  const { docs } = context;
  const title = 'No postmortem in this pull request';
  setOutputs({ outcome: 'skipped', reason: 'no-postmortem', 'incident-id': '' });
  info(title);
  if (context.inputs.dryRun) return;
  const told = { title, summary: 'There is nothing to check.', annotations: [] };
  if (!(await mayWrite(request, run, () => writeCheck(docs, { headSha, conclusion: 'neutral', ...told })))) return;
  // A reviewed postmortem may have been removed since.
  if (run.isNew || (await findComments(docs, pull.number, MARKER)).length === 0) return;
  await unlessLocked(() => upsertComment(docs, pull.number, { marker: MARKER, body: `${title} any more.` }));
}

/** A locked conversation takes no comment ("Unable to create comment because issue is locked"). The check run has the same content. */
async function unlessLocked<Written>(comment: () => Promise<Written>): Promise<Written | undefined> {
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

async function reviewDocuments(request: PullRequest, run: Run): Promise<void> {
  const { context, pull, headSha } = request;
  const { docs, inputs, repository } = context;
  const [{ reviewComment, checkOutput, verdictOf }, { earlierPostmortems }] = await Promise.all([
    import('../../src/postmortem/review-comment.ts'),
    import('./earlier-postmortems.ts'),
  ]);
  const quota = quotaOf(docs);
  const services = await connect(inputs, request, run);
  const lookups = { ...services, quota, earlier: earlierPostmortems(request), isNew: run.isNew };
  const { results, unchecked } = await eachDocument(request.documents, quota, (file) =>
    reviewOne(file, request, lookups),
  );

  const report: ReviewReport = {
    headUrl: `${SERVER_URL}/${pull.head.repo?.full_name ?? repository}/blob/${headSha}`,
    baseUrl: `${SERVER_URL}/${repository}/blob/${request.baseSha}`,
    documents: results.map(({ reviewed, fixRequest }) => ({ ...reviewed.review, fixRequest })),
    leftOut: [...new Set([...services.leftOut, ...results.flatMap(({ leftOut }) => leftOut)])],
    unchecked: [...new Set([...request.unchecked, ...unchecked])],
    dryRun: inputs.dryRun,
  };
  const verdict = verdictOf(report);
  const check = {
    headSha,
    conclusion: CONCLUSIONS[verdict],
    detailsUrl: verdict === 'waiting' ? pull.html_url : undefined,
    ...checkOutput(report),
  };
  if (inputs.dryRun) {
    wouldSend('GitHub', { path: '/check-runs', body: check });
    wouldSend('GitHub', { path: '/comments', body: { body: reviewComment(report) } });
    if ((await findComments(docs, pull.number, MARKER)).length === 0) await announceDrafts(request, results);
  } else {
    if (await mayWrite(request, run, () => writeCheck(docs, check))) {
      // Only once: a reviewer who was removed by hand, or has reviewed, is not requested again.
      const isFirst = (await findComments(docs, pull.number, MARKER)).length === 0;
      if (isFirst) await askReviewers(request, reviewersFor(request, results));
      const comment = await unlessLocked(() =>
        upsertComment(docs, pull.number, { marker: MARKER, body: reviewComment(report) }),
      );
      if (comment?.isNew) await announceDrafts(request, results);
    }
  }
  reportReview(verdict, report, results);
  await writeSummary(
    `## Review of [pull request #${pull.number}](${pull.html_url})\n\n${reviewComment(report)}\n${noConfigLine(context)}`,
  );
}

/**
 * On `pull_request`, the token is read-only if the pull request comes from a fork: then only the job shows the outcome. A fork can
 * also have the same commit as a pull request from the repository itself, which gets a fuller check: that check stays.
 */
async function mayWrite(
  { context: { docs, repository }, isFork, headSha }: PullRequest,
  { asTarget }: Run,
  write: () => Promise<unknown>,
): Promise<boolean> {
  const isOwn = ({ head }: Pull) => head.sha === headSha && head.repo?.full_name === repository;
  const own = isFork ? (await listOpenPulls(docs)).find(isOwn) : undefined;
  if (own !== undefined) {
    warning(
      `No check run and no comment were written: the same commit is the head of pull request #${own.number}, which is not from a fork, and that one's check counts`,
    );
    return false;
  }
  try {
    await write();
    return true;
  } catch (error) {
    if (asTarget || !isFork || !(error instanceof ApiError) || error.status !== 403) throw error;
    warning(
      'No check run and no comment were written: on the event pull_request, the token is read-only if the pull request comes from a fork. The summary of this run has the review, and the output "outcome" decides whether the job passes',
    );
    return false;
  }
}

/** Returns the services that may be queried for this pull request, and why the others are not. */
async function connect(
  inputs: Inputs,
  { isFork }: PullRequest,
  { asTarget }: Run,
): Promise<{ devin: Agent | undefined; pagerduty: PagerDuty | undefined; leftOut: string[] }> {
  if (isFork) {
    const leftOut = [
      'PagerDuty and Devin were not queried: the pull request comes from a fork.',
      'Its citations and earlier postmortems were not looked up: the pull request comes from a fork.',
    ];
    return { devin: undefined, pagerduty: undefined, leftOut };
  }
  const [pagerduty, { devin, problem }] = [pagerdutyOf(inputs), await reachDevin(inputs)];
  return {
    devin,
    pagerduty,
    leftOut: [
      ...(pagerduty === undefined ? ['PagerDuty was not queried: the input "pagerduty-token" is empty.'] : []),
      ...(problem === undefined ? [] : [problem]),
      ...(asTarget || (pagerduty !== undefined && devin !== undefined) ? [] : [WITHOUT_SECRETS]),
    ],
  };
}

const WITHOUT_SECRETS =
  'On the event pull_request there are no secrets, because the pull request can change the workflow: times and severity were compared within the document only, and Devin is not asked to fix anything.';

/** Announces Devin's postmortems. Only once: the caller has just written the first comment. */
async function announceDrafts({ context, pull, byDevin }: PullRequest, results: readonly Reviewed[]): Promise<void> {
  if (!byDevin) return;
  for (const { reviewed } of results) {
    const { findings } = reviewed.review;
    const errors = findings.filter(({ severity }) => severity === 'error').length;
    await announce(context, {
      kind: 'draft-ready',
      subject: reviewed.subject,
      pull: { number: pull.number, url: pull.html_url },
      errors,
      warnings: findings.length - errors,
    });
  }
}

/** A service that does not answer is not a reason to fail: the comment mentions it, and the log has the details. */
function toldOf(error: unknown): string {
  if (!(error instanceof ApiError)) throw error;
  warning(error.message);
  return 'the log of the run says why.';
}

interface Lookups {
  devin: Agent | undefined;
  pagerduty: PagerDuty | undefined;
  earlier: EarlierPostmortems;
  quota: Quota;
  isNew: boolean;
}

interface Reviewed {
  /** Undefined if the file's name is not a postmortem's. */
  path: PostmortemPath | undefined;
  reviewed: ReviewedDocument;
  session: Session | undefined;
  fixRequest: FixRequest | undefined;
  /** What was not queried or done and why, each a sentence. */
  leftOut: readonly string[];
  /** Why it was not checked in full, each with the fix. */
  unchecked: readonly string[];
}

/** Undefined if the file has no text of its own: it is gone, or a link. */
async function reviewOne(file: ChangedDocument, request: PullRequest, lookups: Lookups): Promise<Reviewed | undefined> {
  const path = postmortemPath(file.filename, request.context.config.directory);
  const [{ reviewDocument }, known] = await Promise.all([
    import('./review-document.ts'),
    lookupIncident(path, lookups, request.byDevin),
  ]);
  const reviewed = await reviewDocument(file, request, {
    ...lookups,
    known,
    linesByDevin: () => linesByDevin(request, file.filename),
  });
  if (reviewed === undefined) return undefined;
  const { session } = known;
  const isDevins = path !== undefined && path === request.devins;
  const asked = isDevins ? await askDevin(path, reviewed, session, request, lookups) : NOBODY_ASKED;
  return {
    path,
    reviewed,
    session,
    fixRequest: asked.fixRequest,
    leftOut: [...known.leftOut, ...reviewed.leftOut, ...asked.leftOut],
    unchecked: [...known.unchecked, ...reviewed.unchecked],
  };
}

type Asked = Pick<Reviewed, 'fixRequest' | 'leftOut'>;

const NOBODY_ASKED: Asked = { fixRequest: undefined, leftOut: [] };

async function askDevin(
  path: PostmortemPath,
  { review: { findings }, config, isConfidential }: ReviewedDocument,
  session: Session | undefined,
  request: PullRequest,
  { devin, isNew }: Lookups,
): Promise<Asked> {
  const { dryRun } = request.context.inputs;
  const notAsked = (why: string): Asked => ({ fixRequest: undefined, leftOut: [why] });
  if (devin === undefined) return NOBODY_ASKED;
  if (session === undefined) {
    return notAsked(
      `Devin is not asked: no session with the tag pagerduty-incident:${incidentIdOfPath(path)} was found.`,
    );
  }
  try {
    // Reopened, or pushed to since: GitHub keeps only the newest of several waiting runs.
    if (session.tags.includes(DECLINED_TAG) && !isNew && !dryRun)
      await withdrawDecline(devin, incidentIdOfPath(path) ?? '');
    if (isConfidential) return notAsked('Devin is not asked: the incident is confidential by the configuration.');
    return {
      fixRequest: await requestFixes(request, { path, findings, config, session }, devin, dryRun),
      leftOut: [],
    };
  } catch (error) {
    return notAsked(`Devin could not be asked to fix the errors: ${toldOf(error)}`);
  }
}

/** Only for new documents and Devin's: an edit to an old postmortem requests no reviews. */
function reviewersFor({ byDevin, files }: PullRequest, results: readonly Reviewed[]): string[] {
  const added = new Set(files.filter(({ status }) => status === 'added').map(({ filename }) => filename));
  const asking = results.filter(({ reviewed: { review } }) => byDevin || added.has(review.path));
  return [...new Set(asking.flatMap(({ reviewed: { config } }) => config.reviewers))];
}

function reportReview(verdict: Verdict, { documents }: ReviewReport, results: readonly Reviewed[]): void {
  const findings = documents.reduce((sum, document) => sum + document.findings.length, 0);
  const first = results.find(({ path }) => path !== undefined);
  const path = first?.path ?? '';
  setOutputs({
    ...outcomeOf(verdict),
    'incident-id': incidentIdOfPath(path) ?? '',
    'session-id': first?.session?.id ?? '',
    'session-url': first?.session?.url ?? '',
    'document-path': path,
    findings: String(findings),
  });
  info(`${verdict}: ${findings} findings in ${documents.length} postmortems`);
}
