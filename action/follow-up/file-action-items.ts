/**
 * Opens issues for the action items of merged postmortems: one each, in the docs repository or in that of the service, and closes one
 * when its box is ticked. Whatever else people do with an issue stays: it is never edited and never reopened.
 */
import { upsertComment } from '../../src/github/comments.ts';
import type { DocsRepository } from '../../src/github/docs-repository.ts';
import { closeIssue, upsertIssue } from '../../src/github/issues.ts';
import { ApiError } from '../../src/http/http.ts';
import { repositoryOfService } from '../../src/policy/repository-of-service.ts';
import { type ActionItemIssue, actionItemIssues } from '../../src/postmortem/action-item-issue.ts';
import { defaultDue } from '../../src/postmortem/default-due.ts';
import { TICKED_MARKER } from '../../src/postmortem/item-closure.ts';
import { ITEM_LABEL } from '../../src/postmortem/item-marker.ts';
import { type TrackedItem, trackedItemOf } from '../../src/postmortem/tracked-item.ts';
import type { RunContext } from '../shared/context.ts';
import { wouldSend } from '../shared/what-left.ts';
import { type KnownIncident, knownIncident, statedFacts } from './known-incident.ts';
import type { MergedPostmortem } from './merged-postmortems.ts';
import { accessProblem, placesOf, type ReadItems, readItems } from './tracked-items.ts';

/** A push of a whole archive must not flood anybody. */
const MAX_ISSUES = 10;
/** After this many, the fault is with a service and not with a document. */
const MAX_FAILURES = 3;

export interface FiledActionItems {
  /** In a dry run, their issues do not exist. */
  opened: { title: string; url: string | undefined }[];
  closed: TrackedItem[];
  /** Titles of the items beyond the limit. */
  rest: string[];
  /** Why items are not where the configuration wants them, each a sentence. */
  problems: string[];
  /** What did not work, each a sentence. */
  failures: string[];
}

/** `blobUrl` is that of the commit that added the documents. */
export async function fileActionItems(
  context: RunContext,
  documents: readonly MergedPostmortem[],
  blobUrl: string,
): Promise<FiledActionItems> {
  const { dryRun } = context.inputs;
  const filed: FiledActionItems = { opened: [], closed: [], rest: [], problems: [], failures: [] };
  let wanted = 0;
  for (const merged of documents) {
    if (filed.failures.length === MAX_FAILURES) {
      filed.failures.push(
        'The rest of the push was not looked at, after several failures. Run the workflow again later',
      );
      break;
    }
    try {
      await fileItemsOf(merged);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      filed.failures.push(`Issues for the action items of ${merged.path} are missing: ${error.message}`);
    }
  }
  filed.problems = [...new Set(filed.problems)];
  return filed;

  async function fileItemsOf(merged: MergedPostmortem): Promise<void> {
    const { path, document, isNew } = merged;
    // Of what may never get issues, PagerDuty need not be queried.
    if (placesOf(context.config).every((place) => place === 'off')) return;
    const known = await knownIncident(merged, context);
    if ('problem' in known && known.isConfidential) {
      filed.problems.push(`No issues for the action items of ${path}: ${known.problem}.`);
      return;
    }
    if ('problem' in known && context.config.incidents.confidential.length > 0) {
      filed.failures.push(`No issues for the action items of ${path}: ${known.problem}. Run the workflow again later`);
      return;
    }
    const facts = 'problem' in known ? statedFacts(merged) : known;
    const { issues, due } = facts.config['follow-up'];
    if (issues === 'off') return;
    const dueByDefault = defaultDue(due, facts.severity, new Date());
    const items = actionItemIssues(document, path, blobUrl, dueByDefault);
    const read = await readItems(context);
    for (const item of items) {
      if (!item.done && !isNew) continue;
      if (!item.done) wanted += 1;
      if (wanted > MAX_ISSUES && !item.done) {
        filed.rest.push(item.title);
        continue;
      }
      const there = read.items.find(({ marker }) => marker === item.marker);
      if (item.done) {
        if (there?.state !== 'open') continue;
        await close(there, item, read);
        filed.closed.push(there);
      } else if (there === undefined && !isElsewhere(item, read)) {
        filed.opened.push({ title: item.title, url: await open(item, facts, read) });
      }
    }
  }

  /** Its address; undefined in a dry run. */
  async function open(item: ActionItemIssue, facts: KnownIncident, read: ReadItems): Promise<string | undefined> {
    const [first = ITEM_LABEL, ...more] = facts.config['follow-up'].labels;
    const { marker, title, body, assignees } = item;
    const labels = [first, ...more] as const;
    if (dryRun) {
      wouldSend('GitHub', { path: '/issues', body: { title, body, labels, assignees } });
      return undefined;
    }
    const issue = { marker, title, body, labels, assignees };
    const target = await targetOf(facts, read);
    const openIn = async (name: string, repository: DocsRepository) => {
      const opened = trackedItemOf(name, await upsertIssue(repository, issue, { newestOnly: true }));
      read.items.push(opened);
      return opened.url;
    };
    try {
      return await openIn(target.name, target.repository);
    } catch (error) {
      if (target.repository === context.docs || !isRefused(error)) throw error;
      filed.problems.push(insteadOf(target.name, accessProblem(error).problem));
      return openIn(context.repository, context.docs);
    }
  }

  async function targetOf(
    { config, service, serviceId }: KnownIncident,
    { repositories, unreachable }: ReadItems,
  ): Promise<{ name: string; repository: DocsRepository }> {
    const inDocs = { name: context.repository, repository: context.docs };
    if (config['follow-up'].issues !== 'service-repo') return inDocs;
    const mapped = repositoryOfService(config, service, serviceId);
    if (mapped === undefined) {
      filed.problems.push(
        `Items of the service ${service ?? 'unknown'} are in the docs repository: "services" in ${context.inputs.config} has no repository for it.`,
      );
      return inDocs;
    }
    const [name, repository] = [...repositories].find(([each]) => each.toLowerCase() === mapped.toLowerCase()) ?? [];
    if (name === undefined || repository === undefined) {
      const problem = unreachable.find((each) => each.repository.toLowerCase() === mapped.toLowerCase())?.problem;
      filed.problems.push(insteadOf(mapped, problem ?? 'it was not read'));
      return inDocs;
    }
    if (repository !== context.docs && !config['allow-public'] && !(await repository.about()).private) {
      filed.problems.push(insteadOf(name, 'it is public, and an issue would publish incident data there'));
      return inDocs;
    }
    return { name, repository };
  }

  async function close(there: TrackedItem, item: ActionItemIssue, { repositories }: ReadItems): Promise<void> {
    if (dryRun) return wouldSend('GitHub', { path: '/issues', body: { state: 'closed' } });
    const repository = repositories.get(there.repository);
    if (repository === undefined) return;
    const body = `Its box is ticked in [the postmortem](${item.url}).`;
    await upsertComment(repository, there.number, { marker: TICKED_MARKER, body });
    Object.assign(there, trackedItemOf(there.repository, await closeIssue(repository, there.number)));
  }
}

/** An earlier run has seen its issue in a repository that cannot be read now. */
const isElsewhere = ({ marker }: ActionItemIssue, { memory, unreachable }: ReadItems) =>
  unreachable.length > 0 && memory.elsewhere.has(marker);

function insteadOf(repository: string, problem: string): string {
  return `Items are in the docs repository instead of ${repository}: ${problem.replace(/\.$/, '')}.`;
}

/** GitHub did not do it, and said so. */
function isRefused(error: unknown): boolean {
  return error instanceof ApiError && [401, 403, 404, 410, 422].includes(error.status ?? 0);
}
