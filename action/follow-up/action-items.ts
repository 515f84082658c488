/**
 * The action items of merged postmortems as issues of the docs repository: each once, and closed when its box is ticked. What
 * people do with an issue stays: it is never changed and never opened again.
 */
import { hasMarker } from '../../src/github/comments.ts';
import { closeIssue, type Issue, listIssues, upsertIssue } from '../../src/github/issues.ts';
import { ACTION_ITEM_MARKER, type ActionItemIssue, actionItemIssues } from '../../src/postmortem/action-item-issue.ts';
import type { RunContext } from '../shared/context.ts';
import type { Merged } from './merged-postmortems.ts';

/** A push that brings a whole archive is not to flood anybody. */
const MAX_ISSUES = 10;
/** Where the team wants no label: by one of them an issue is found again. */
const LABEL = 'postmortem-action';

export interface Filed {
  /** In a dry run their issues are not there. */
  opened: { title: string; url: string | undefined }[];
  closed: Issue[];
  /** Titles of those beyond the ten. */
  rest: string[];
}

/** `blobUrl` is that of the commit which brought the documents. */
export async function fileActionItems(
  { docs, inputs: { dryRun } }: RunContext,
  documents: readonly Merged[],
  blobUrl: string,
): Promise<Filed> {
  const filed: Filed = { opened: [], closed: [], rest: [] };
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
    const [first = LABEL, ...more] = labels;
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
        if (!dryRun) await closeIssue(docs, there.number);
        filed.closed.push(there);
      } else if (there === undefined) {
        filed.opened.push({
          title: item.title,
          url: dryRun ? undefined : (await open(item, [first, ...more])).html_url,
        });
      }
    }
  }
  return filed;

  function open({ marker, title, body, assignees }: ActionItemIssue, labels: [string, ...string[]]): Promise<Issue> {
    return upsertIssue(docs, { marker, title, body, labels, assignees });
  }
}
