/**
 * The review of a merge group: what its pull requests come to together, at the commit that the merge queue is about to merge. Each
 * of them has had its own review with everything that is looked up, so nothing is looked up again and nobody is told anything.
 */

import type { ReviewReport } from '../../src/postmortem/comment.ts';
import { postmortemPath } from '../../src/postmortem/paths.ts';
import { SERVER_URL } from '../shared/context.ts';
import type { Event } from '../shared/event.ts';
import type { Inputs } from '../shared/inputs.ts';
import { info } from '../shared/log.ts';
import { setOutputs } from '../shared/outputs.ts';
import { writeSummary } from '../shared/summary.ts';
import { eachDocument } from './each-document.ts';
import { openMergeGroup } from './pull-request.ts';
import { quotaOf } from './quota.ts';
import { writeCheck } from './review-check.ts';

const NOTHING_KNOWN = {
  incident: undefined,
  acknowledgedAt: undefined,
  evidence: undefined,
  session: undefined,
  leftOut: [],
  unchecked: [],
  failed: false,
};

export async function reviewMergeGroup(inputs: Inputs, event: Event & { name: 'merge_group' }): Promise<void> {
  const group = await openMergeGroup(inputs, event);
  const { docs, repository, config, headSha, baseSha, unchecked } = group;
  if (group.documents.length === 0 && unchecked.length === 0) {
    const title = 'No postmortem in this merge group';
    setOutputs({ outcome: 'skipped', reason: 'no-postmortem', 'incident-id': '' });
    info(title);
    const nothing = { title, summary: 'There is nothing to check.', annotations: [] };
    if (!inputs.dryRun) await writeCheck(docs, { headSha, conclusion: 'neutral', ...nothing });
    return;
  }
  const [{ checkOutput, reviewComment, verdictOf }, { examine }] = await Promise.all([
    import('../../src/postmortem/comment.ts'),
    import('./review-document.ts'),
  ]);
  const quota = quotaOf(docs, unchecked);
  const context = { inputs, quota, known: NOTHING_KNOWN, pagerduty: undefined, earlier: async () => [], leftOut: [] };
  const examined = await eachDocument(group, quota, (file) => examine(file, group, context));
  const report: ReviewReport = {
    headUrl: `${SERVER_URL}/${repository}/blob/${headSha}`,
    baseUrl: `${SERVER_URL}/${repository}/blob/${baseSha}`,
    documents: examined.map(({ review }) => ({ ...review, mending: undefined })),
    leftOut: ['PagerDuty was not asked and nothing was looked up: the reviews of the pull requests have done that.'],
    unchecked: [...new Set(unchecked)],
    dryRun: inputs.dryRun,
  };
  const verdict = verdictOf(report);
  const conclusion = verdict === 'failed' ? 'failure' : 'success';
  if (!inputs.dryRun) await writeCheck(docs, { headSha, conclusion, ...checkOutput(report) });
  const findings = report.documents.reduce((sum, document) => sum + document.findings.length, 0);
  const paths = report.documents.flatMap(({ path }) => postmortemPath(path, config.directory) ?? []);
  setOutputs({ outcome: verdict, 'incident-id': '', 'document-path': paths[0] ?? '', findings: String(findings) });
  await writeSummary(`## Review of a merge group\n\n${reviewComment(report)}\n`);
}
