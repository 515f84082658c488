/**
 * Creates issues in the docs repository for the action items of merged postmortems: one each, closed when its box is ticked. The
 * changes that people make to an issue stay: it is never edited and never reopened.
 */
import { hasMarker } from '../../src/github/comments.ts';
import { closeIssue, type Issue, listIssues, upsertIssue } from '../../src/github/issues.ts';
import { ACTION_ITEM_MARKER, type ActionItemIssue, actionItemIssues } from '../../src/postmortem/action-item-issue.ts';
import type { RunContext } from '../shared/context.ts';
import { wouldSend } from '../shared/what-left.ts';
import type { MergedPostmortem } from './merged-postmortems.ts';
import { ITEM_LABEL } from './tracked-items.ts';

/** A push of a whole archive must not flood anybody. */
const MAX_ISSUES = 10;

export interface FiledActionItems {
  /** In a dry run, their issues do not exist. */
  opened: { title: string; url: string | undefined }[];
  closed: Issue[];
  /** Titles of the items beyond the limit. */
  rest: string[];
}

/** `blobUrl` is that of the commit that added the documents. */
export async function fileActionItems(
  { docs, inputs: { dryRun } }: RunContext,
  documents: readonly MergedPostmortem[],
  blobUrl: string,
): Promise<FiledActionItems> {
  const filed: FiledActionItems = { opened: [], closed: [], rest: [] };
  const listed = new Map<string, Promise<Issue[]>>();
  const issuesUnder = (label: string) => {
    const issues = listed.get(label) ?? listIssues(docs, label, ACTION_ITEM_MARKER);
    listed.set(label, issues);
    return issues;
  };
  let wanted = 0;
  for (const { path, document, isNew, config } of documents) {
    const { issues, labels } = config['follow-up'];
    if (issues === 'off') continue;
    const [first = ITEM_LABEL, ...more] = labels;
    for (const item of actionItemIssues(document, path, blobUrl)) {
      if (!item.done && !isNew) continue;
      if (!item.done) wanted += 1;
      if (wanted > MAX_ISSUES && !item.done) {
        filed.rest.push(item.title);
        continue;
      }
      const there = (await issuesUnder(first)).find(({ body }) => hasMarker(body, item.marker));
      if (item.done) {
        if (there?.state !== 'open') continue;
        if (dryRun) wouldSend('GitHub', { path: '/issues', body: { state: 'closed' } });
        else await closeIssue(docs, there.number);
        filed.closed.push(there);
      } else if (there === undefined) {
        const { title, body, assignees } = item;
        if (dryRun)
          wouldSend('GitHub', { path: '/issues', body: { title, body, labels: [first, ...more], assignees } });
        filed.opened.push({ title, url: dryRun ? undefined : (await open(item, [first, ...more])).html_url });
      }
    }
  }
  return filed;

  function open({ marker, title, body, assignees }: ActionItemIssue, labels: [string, ...string[]]): Promise<Issue> {
    return upsertIssue(docs, { marker, title, body, labels, assignees });
  }
}
