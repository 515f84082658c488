/**
 * Mode `review`: checks the postmortems that a pull request brings, tells where a reviewer looks, and has Devin mend its own.
 */
import { info, warning } from '@actions/core';
import type { Session } from '../src/devin/session.ts';
import type { Devin } from '../src/devin/sessions.ts';
import { DECLINED_TAG } from '../src/devin/tags.ts';
import { upsertCheck } from '../src/github/checks.ts';
import { findComments, upsertComment } from '../src/github/comments.ts';
import type { ChangedFile } from '../src/github/files.ts';
import { ApiError } from '../src/http.ts';
import type { PagerDuty } from '../src/pagerduty/rest.ts';
import type { Mending, ReviewReport } from '../src/postmortem/comment.ts';
import { incidentIdOfPath, type PostmortemPath, postmortemPath } from '../src/postmortem/paths.ts';
import { noteDeclined } from './declined.ts';
import { pagerdutyOf, SERVER_URL } from './desk.ts';
import type { EarlierPostmortems } from './earlier-postmortems.ts';
import type { Event } from './event.ts';
import type { Examined } from './examine.ts';
import type { Inputs } from './inputs.ts';
import { reachDevin, whatIsKnown } from './known.ts';
import { mend } from './mend.ts';
import { setOutputs } from './outputs.ts';
import { openPullRequest, type PullRequest } from './pull-request.ts';
import { askReviewers } from './reviewers.ts';
import { noConfigLine, writeSummary } from './summary.ts';

const CHECK = 'postmortem-review';
const MARKER = '<!-- pagerduty-postmortem review -->';
/** Of a pull request that brings a whole archive, no more are read. */
const MAX_DOCUMENTS = 50;
const AT_A_TIME = 5;

export async function review(inputs: Inputs, event: Event): Promise<void> {
  if (event.name !== 'pull_request') {
    return nothingToDo('the event is of no pull request: start the workflow on pull_request_target');
  }
  const { action, sender } = event;
  if (!['opened', 'synchronize', 'reopened', 'closed'].includes(action)) {
    return nothingToDo('only a pull request that is opened, pushed to, reopened or closed is looked at');
  }
  const request = await openPullRequest(inputs, event);
  if (action === 'closed') return noteDeclined(inputs, sender, request);
  if (request.pull.state === 'closed') return nothingToDo('the pull request is closed by now');
  const isNew = action === 'opened';
  return request.documents.length === 0
    ? noPostmortem(inputs, request, isNew)
    : reviewDocuments(inputs, request, isNew);
}

function nothingToDo(why: string): void {
  setOutputs({ outcome: 'skipped', reason: 'nothing-to-do', 'incident-id': '' });
  info(`Nothing to review: ${why}`);
}

/** There is a check run all the same, so that it can be a required one. */
async function noPostmortem({ dryRun }: Inputs, { docs, pull }: PullRequest, isNew: boolean): Promise<void> {
  const title = 'No postmortem in this pull request';
  setOutputs({ outcome: 'skipped', reason: 'no-postmortem', 'incident-id': '' });
  info(title);
  if (dryRun) return;
  const told = { title, summary: 'There is nothing to check.', annotations: [] };
  await upsertCheck(docs, { name: CHECK, headSha: pull.head.sha, conclusion: 'neutral', ...told });
  // One that was reviewed may have been taken out since.
  if (isNew || (await findComments(docs, pull.number, MARKER)).length === 0) return;
  await upsertComment(docs, pull.number, { marker: MARKER, body: `${title} any more.` });
}

async function reviewDocuments(inputs: Inputs, request: PullRequest, isNew: boolean): Promise<void> {
  const { pull, docs } = request;
  const [{ reviewComment, checkOutput, verdictOf }, { default: pMap }, { earlierPostmortems }] = await Promise.all([
    import('../src/postmortem/comment.ts'),
    import('p-map'),
    import('./earlier-postmortems.ts'),
  ]);
  const access = await connect(inputs, request);
  const { leftOut } = access;
  const context = { ...access, inputs, earlier: earlierPostmortems(request), isNew };
  const documents = request.documents.slice(0, MAX_DOCUMENTS);
  if (documents.length < request.documents.length) {
    leftOut.push(`Only the first ${MAX_DOCUMENTS} of ${request.documents.length} postmortems were checked.`);
  }
  const reviewed = (
    await pMap(documents, (file) => reviewOne(file, request, context), { concurrency: AT_A_TIME })
  ).flat();

  const report: ReviewReport = {
    headUrl: `${SERVER_URL}/${pull.head.repo?.full_name ?? request.repository}/blob/${pull.head.sha}`,
    baseUrl: `${SERVER_URL}/${request.repository}/blob/${pull.base.sha}`,
    documents: reviewed.map(({ examined, mending }) => ({ ...examined.review, mending })),
    leftOut: [...new Set(leftOut)],
    dryRun: inputs.dryRun,
  };
  const verdict = verdictOf(report);
  if (!inputs.dryRun) {
    const conclusion = verdict === 'failed' ? 'failure' : 'success';
    await upsertCheck(docs, { name: CHECK, headSha: pull.head.sha, conclusion, ...checkOutput(report) });
    // Once: whoever was taken off the list by hand, or has reviewed, is not asked again.
    const isFirst = (await findComments(docs, pull.number, MARKER)).length === 0;
    if (isFirst) await askReviewers(request, reviewersFor(request, reviewed));
    await upsertComment(docs, pull.number, { marker: MARKER, body: reviewComment(report) });
  }
  tell(verdict, report, reviewed);
  await writeSummary(
    `## Review of [pull request #${pull.number}](${pull.html_url})\n\n${reviewComment(report)}\n${noConfigLine({ ...request, inputs })}`,
  );
}

/** Who may be asked for this pull request, and why the others are not. */
async function connect(
  inputs: Inputs,
  { isFork }: PullRequest,
): Promise<{ devin: Devin | undefined; pagerduty: PagerDuty | undefined; leftOut: string[] }> {
  if (isFork) {
    const why = 'PagerDuty and Devin were not asked: the pull request comes from a fork.';
    return { devin: undefined, pagerduty: undefined, leftOut: [why] };
  }
  const [pagerduty, { devin, problem }] = [pagerdutyOf(inputs), await reachDevin(inputs)];
  return {
    devin,
    pagerduty,
    leftOut: [
      ...(pagerduty === undefined ? ['PagerDuty was not asked: the input "pagerduty-token" is empty.'] : []),
      ...(problem === undefined ? [] : [problem]),
    ],
  };
}

/** A service that does not answer is no reason to fail: it is said in the comment, and in full in the log. */
function toldOf(error: unknown): string {
  if (!(error instanceof ApiError)) throw error;
  warning(error.message);
  return 'the log of the run says why.';
}

interface Context {
  inputs: Inputs;
  devin: Devin | undefined;
  pagerduty: PagerDuty | undefined;
  earlier: EarlierPostmortems;
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

/** Nothing where the file has no text: it is gone by now, or a link. */
async function reviewOne(file: ChangedFile, request: PullRequest, context: Context): Promise<Reviewed[]> {
  const path = postmortemPath(file.filename, request.config.directory);
  const [{ examine }, known] = await Promise.all([import('./examine.ts'), whatIsKnown(path, context)]);
  context.leftOut.push(...known.leftOut);
  const examined = await examine(file, request, { ...context, known });
  if (examined === undefined) {
    context.leftOut.push(`${file.filename} was not checked: it is gone by now, or only a link to something else.`);
    return [];
  }
  const { session } = known;
  const isDevins = path !== undefined && path === request.devins;
  const mending = isDevins ? await askDevin(path, examined, session, request, context) : undefined;
  return [{ path, examined, session, mending }];
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
    if (session.tags.includes(DECLINED_TAG) && !isNew && !dryRun)
      await devin.removeTag(session.session_id, DECLINED_TAG);
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
    'session-id': first?.session?.session_id ?? '',
    'session-url': first?.session?.url ?? '',
    'document-path': path,
    findings: String(findings),
  });
  info(`${verdict === 'failed' ? 'Failed' : 'Passed'}: ${findings} findings in ${documents.length} postmortems`);
}
