/**
 * Every hour: hands over the labelled action items that no workflow run handed over, such as those in the repository of a service, and
 * closes items whose pull request by Devin was merged.
 */
import type { Agent } from '../../src/agent/agent.ts';
import { isLive, type Session, standing } from '../../src/agent/session.ts';
import { FIX_TAG, fixTag } from '../../src/agent/tags.ts';
import { upsertComment } from '../../src/github/comments.ts';
import type { DocsRepository } from '../../src/github/docs-repository.ts';
import { closeIssue, findOwnIssue } from '../../src/github/issues.ts';
import { getPull } from '../../src/github/pulls.ts';
import { ACTION_ITEM_MARKER, itemCode } from '../../src/postmortem/item-marker.ts';
import { type TrackedItem, trackedItemOf } from '../../src/postmortem/tracked-item.ts';
import { escapeMarkdown } from '../../src/text/markdown.ts';
import { messageOf } from '../../src/text/message-of.ts';
import { HOUR_MS } from '../../src/time/units.ts';
import { readItems } from '../follow-up/tracked-items.ts';
import { SERVER_URL, serviceRepository } from '../shared/connections.ts';
import type { RunContext } from '../shared/context.ts';
import { warning } from '../shared/log.ts';
import { wouldSend } from '../shared/what-left.ts';
import { fixItem, isHandedOver, isOnAnywhere, settleFixes } from './fix-item.ts';

const MARKER = '<!-- pagerduty-postmortem fixed -->';
/** Each takes a few requests. If there are more, each hour takes the next ones, so that none waits for ever. */
const MAX_ITEMS = 20;

export interface ReconciledFixes {
  /** Sessions that were started. */
  started: Session[];
  /** What was done, each a sentence in markdown. */
  done: string[];
}

/** A problem with one item is a warning, and does not stop the others. */
export async function reconcileFixes(context: RunContext): Promise<ReconciledFixes> {
  const result: ReconciledFixes = { started: [], done: [] };
  const { agent, config } = context;
  if (agent === undefined || !isOnAnywhere(config)) return result;
  const { items, repositories } = await readItems(context);
  const labelled = items.filter((item) => isHandedOver(item) && itemCode(item.marker) !== undefined);
  if (labelled.length === 0) return result;
  const sessions = await agent.findSessions(FIX_TAG);
  for (const item of turnOf(labelled, Date.now())) {
    const issues = repositories.get(item.repository);
    if (issues === undefined) continue;
    try {
      await reconcileOne(context, agent, { item, issues, sessions: ofItem(sessions, item) }, result);
    } catch (error) {
      warning(`${item.url}: ${messageOf(error)}`);
    }
  }
  return result;
}

/** Returns the items whose turn it is in an hour, at most `MAX_ITEMS`. Items that wait for a review stay labelled for days. */
export function turnOf<Item>(items: readonly Item[], now: number): Item[] {
  const first = items.length <= MAX_ITEMS ? 0 : (Math.floor(now / HOUR_MS) * MAX_ITEMS) % items.length;
  return [...items.slice(first), ...items.slice(0, first)].slice(0, MAX_ITEMS);
}

function ofItem(sessions: readonly Session[], item: TrackedItem): Session[] {
  const tag = fixTag(itemCode(item.marker) ?? '');
  return sessions.filter(({ tags }) => tags.includes(tag));
}

async function reconcileOne(
  context: RunContext,
  agent: Agent,
  { item, issues, sessions }: { item: TrackedItem; issues: DocsRepository; sessions: readonly Session[] },
  { started, done }: ReconciledFixes,
): Promise<void> {
  const { dryRun } = context.inputs;
  const isDouble = sessions.filter(isLive).length > 1;
  const counts = isDouble && !dryRun ? await settleFixes(agent, sessions) : standing(sessions).at(-1);
  if (isDouble && counts !== undefined)
    done.push(`${linkTo(item)} had several sessions: [this one](${counts.url}) stays`);
  if (counts === undefined || (!isLive(counts) && counts.pulls.length === 0)) {
    // The list of issues has no texts of issues that changed since.
    const issue = await findOwnIssue(issues, item.number, ACTION_ITEM_MARKER);
    if (issue === undefined) return;
    const now = trackedItemOf(item.repository, issue);
    const fixed = await fixItem(context, agent, { item: now, text: issue.body ?? '', issues });
    if (fixed.outcome === 'created') {
      started.push(fixed.session);
      done.push(`Handed ${linkTo(item)} to Devin: [session](${fixed.session.url})`);
    }
    return;
  }
  const url = await mergedAmong(context, counts.pulls);
  if (url === undefined) return;
  const body = `Done: ${url} was merged.`;
  if (dryRun) wouldSend('GitHub', { path: '/comments', body: { body } });
  else {
    // The proof first: a closed item without it would count as closed without proof.
    await upsertComment(issues, item.number, { marker: MARKER, body });
    await closeIssue(issues, item.number);
  }
  done.push(`${dryRun ? 'Would close' : 'Closed'} ${linkTo(item)}: [its pull request](${url}) was merged`);
}

/** Returns the first that was merged. Throws the first problem only if none was: one that cannot be read hides no other. */
async function mergedAmong(context: RunContext, pulls: readonly string[]): Promise<string | undefined> {
  const problems: unknown[] = [];
  for (const url of pulls) {
    try {
      if (await isMerged(context, url)) return url;
    } catch (error) {
      problems.push(error);
    }
  }
  if (problems.length > 0) throw problems[0];
  return undefined;
}

const linkTo = ({ repository, number, url }: TrackedItem) => `[${escapeMarkdown(`${repository}#${number}`)}](${url})`;

const PULL = /^\/([\w.-]+\/[\w.-]+)\/pull\/(\d{1,9})$/;

/** Devin names the address, so only a pull request on our own server is looked up. Throws ApiError if it cannot be read. */
async function isMerged(context: RunContext, url: string): Promise<boolean> {
  if (!URL.canParse(url)) return false;
  const { origin, pathname } = new URL(url);
  const [, repository, number] = PULL.exec(pathname) ?? [];
  if (repository === undefined || origin !== new URL(SERVER_URL).origin) return false;
  const isDocs = repository.toLowerCase() === context.repository.toLowerCase();
  const connected = isDocs ? context.docs : serviceRepository(context.inputs, repository);
  if (connected === undefined) {
    throw new Error(
      `It is not known whether ${url} was merged, because the input "items-token" is empty. Give it a token that may read pull requests of ${repository}, or close the issue by hand`,
    );
  }
  return (await getPull(connected, Number(number))).merged_at !== null;
}
