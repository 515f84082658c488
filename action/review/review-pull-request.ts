/**
 * Reviews the postmortems of a pull request, and shows the result. Requests that do not need each other's answers are sent together,
 * so that a run waits for five rounds of answers: docs/cost.md has the table.
 */
import { incidentIdOfPath } from '../../src/postmortem/paths.ts';
import type { ReviewReport, Verdict } from '../../src/postmortem/review-comment.ts';
import { SERVER_URL } from '../shared/connections.ts';
import { info } from '../shared/log.ts';
import { setOutputs } from '../shared/outputs.ts';
import { noConfigLine, writeSummary } from '../shared/summary.ts';
import { wouldSend } from '../shared/what-left.ts';
import { announceDrafts } from './announce-drafts.ts';
import { eachDocument } from './each-document.ts';
import type { PullRequest } from './pull-request.ts';
import { quotaOf } from './quota.ts';
import { CONCLUSIONS, outcomeOf } from './review-check.ts';
import { type Asked, type Reviewed, reviewOne } from './review-one.ts';
import { connectServices } from './services.ts';
import { lookAtPull, type ReviewTexts, writeReview } from './write-review.ts';

/** What the event says about the run. */
export interface ReviewRun {
  /** The pull request has just been opened. */
  isNew: boolean;
  asTarget: boolean;
}

/** Returns false, and has written nothing, if somebody has pushed since the pull request was read. */
export async function reviewPullRequest(request: PullRequest, run: ReviewRun): Promise<boolean> {
  const { context, pull, headSha } = request;
  const { docs, inputs, repository } = context;
  const shown = lookAtPull(request);
  const services = connectServices(inputs, { ...request, ...run });
  const isCurrent = request.isCurrent();
  isCurrent.catch(() => {});
  const [texts, { earlierPostmortems }] = await Promise.all([
    import('../../src/postmortem/review-comment.ts'),
    import('./earlier-postmortems.ts'),
  ]);
  const quota = quotaOf(docs);
  const lookups = { ...services, quota, earlier: earlierPostmortems(context), isNew: run.isNew };
  const { results, unchecked } = await eachDocument(request.documents, quota, (file) =>
    reviewOne(file, request, lookups),
  );
  if (!(await isCurrent)) return false;

  const servicesLeftOut = await services.leftOut;
  const reportOf = (asked: readonly Asked[]): ReviewReport => ({
    headUrl: `${SERVER_URL}/${pull.head.repo?.full_name ?? repository}/blob/${headSha}`,
    baseUrl: `${SERVER_URL}/${repository}/blob/${request.baseSha}`,
    documents: results.map(({ reviewed }, index) => ({ ...reviewed.review, fixRequest: asked[index]?.fixRequest })),
    leftOut: [
      ...new Set([
        ...servicesLeftOut,
        ...results.flatMap(({ leftOut }, index) => [...leftOut, ...(asked[index]?.leftOut ?? [])]),
      ]),
    ],
    unchecked: [...new Set([...request.unchecked, ...unchecked])],
    dryRun: inputs.dryRun,
  });
  const textsOf = (report: ReviewReport): ReviewTexts => {
    const verdict = texts.verdictOf(report);
    const comment = texts.reviewComment(report);
    return {
      check: {
        headSha,
        conclusion: CONCLUSIONS[verdict],
        detailsUrl: verdict === 'waiting' ? pull.html_url : undefined,
        ...texts.checkOutput(report),
      },
      comment,
      firstComment: comment,
      reviewers: reviewersFor(request, results),
    };
  };

  const planned = results.map(({ asked }) => asked);
  let report = reportOf(planned);
  if (inputs.dryRun) {
    const { check, comment } = textsOf(report);
    wouldSend('GitHub', { path: '/check-runs', body: check });
    wouldSend('GitHub', { path: '/comments', body: { body: comment } });
    if ((await shown.comments).length === 0) await announceDrafts(request, results);
  } else {
    const [written, asked] = await Promise.all([
      writeReview(request, run, textsOf(report), shown),
      Promise.all(results.map(({ asked: plan, send }) => send?.() ?? plan)),
    ]);
    // Its session has ended meanwhile, or Devin did not answer.
    if (JSON.stringify(asked) !== JSON.stringify(planned)) {
      report = reportOf(asked);
      if (written !== 'nothing') await writeReview(request, run, textsOf(report), lookAtPull(request));
    }
    if (written === 'first') await announceDrafts(request, results);
  }
  const verdict = texts.verdictOf(report);
  reportReview(verdict, report, results);
  await writeSummary(
    `## Review of [pull request #${pull.number}](${pull.html_url})\n\n${texts.reviewComment(report)}\n${noConfigLine(context)}`,
  );
  return true;
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
