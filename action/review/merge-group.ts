/**
 * The review of a merge group: the combined changes of its pull requests, at the commit that the merge queue is about to merge. Each
 * of them has had its own review with all lookups, so nothing is looked up again and nobody is notified.
 */
import { compare, MAX_COMPARED } from '../../src/github/files.ts';
import { postmortemPath } from '../../src/postmortem/paths.ts';
import type { ReviewReport } from '../../src/postmortem/review-comment.ts';
import { docsRepository, SERVER_URL } from '../shared/connections.ts';
import { openContext } from '../shared/context.ts';
import type { Event } from '../shared/event.ts';
import type { Inputs } from '../shared/inputs.ts';
import { info } from '../shared/log.ts';
import { setOutputs } from '../shared/outputs.ts';
import { writeSummary } from '../shared/summary.ts';
import { type Changes, changesOf } from './changes.ts';
import { eachDocument } from './each-document.ts';
import { quotaOf } from './quota.ts';
import { CONCLUSIONS, outcomeOf, writeCheck } from './review-check.ts';

const NOTHING_KNOWN = { incident: undefined, acknowledgedAt: undefined, evidence: undefined };

export async function reviewMergeGroup(inputs: Inputs, event: Event & { name: 'merge_group' }): Promise<void> {
  const group = await openMergeGroup(inputs, event);
  const { headSha, baseSha } = group;
  const { docs, repository, config } = group.context;
  if (group.documents.length === 0 && group.unchecked.length === 0) {
    const title = 'No postmortem in this merge group';
    setOutputs({ outcome: 'skipped', reason: 'no-postmortem', 'incident-id': '' });
    info(title);
    const nothing = { title, summary: 'There is nothing to check.', annotations: [] };
    if (!inputs.dryRun) await writeCheck(docs, { headSha, conclusion: 'neutral', ...nothing });
    return;
  }
  const [{ checkOutput, reviewComment, verdictOf }, { reviewDocument }] = await Promise.all([
    import('../../src/postmortem/review-comment.ts'),
    import('./review-document.ts'),
  ]);
  const quota = quotaOf(docs);
  const lookups = { quota, known: NOTHING_KNOWN, session: undefined, earlier: async () => [] };
  const { results, unchecked } = await eachDocument(group.documents, quota, (file) =>
    reviewDocument(file, group, lookups),
  );
  const report: ReviewReport = {
    headUrl: `${SERVER_URL}/${repository}/blob/${headSha}`,
    baseUrl: `${SERVER_URL}/${repository}/blob/${baseSha}`,
    documents: results.map(({ review }) => ({ ...review, fixRequest: undefined })),
    leftOut: ['PagerDuty was not queried and nothing was looked up: the reviews of the pull requests did that.'],
    unchecked: [...new Set([...group.unchecked, ...unchecked])],
    dryRun: inputs.dryRun,
  };
  const verdict = verdictOf(report);
  const conclusion = CONCLUSIONS[verdict];
  if (!inputs.dryRun) await writeCheck(docs, { headSha, conclusion, ...checkOutput(report) });
  const findings = report.documents.reduce((sum, document) => sum + document.findings.length, 0);
  const paths = report.documents.flatMap(({ path }) => postmortemPath(path, config.directory) ?? []);
  setOutputs({ ...outcomeOf(verdict), 'incident-id': '', 'document-path': paths[0] ?? '', findings: String(findings) });
  await writeSummary(`## Review of a merge group\n\n${reviewComment(report)}\n`);
}

/** Each pull request was checked against the services by its own run. This checks their combination. */
async function openMergeGroup(inputs: Inputs, event: Event & { name: 'merge_group' }): Promise<Changes> {
  const { headSha, baseSha } = event;
  const docs = docsRepository(inputs, event);
  const [context, files] = await Promise.all([openContext(inputs, event, docs), compare(docs, baseSha, headSha)]);
  const changes = await changesOf({ context, files, headSha, baseSha, byDevin: false });
  const unlisted =
    files.length < MAX_COMPARED
      ? []
      : [
          `GitHub lists only the first ${MAX_COMPARED} files that the merge group changes, so there may be more postmortems in it: merge fewer pull requests at a time, or split the large one.`,
        ];
  return { ...changes, unchecked: [...changes.unchecked, ...unlisted], lookUp: 'nothing' };
}
