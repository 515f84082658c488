/**
 * Asks Devin to fix the errors that the review found in its own postmortem: once per head commit, a few times at most, and
 * never after a person has pushed to the branch.
 */

import type { Agent } from '../../src/agent/agent.ts';
import { isLive, type Session } from '../../src/agent/session.ts';
import { reviewedHeadsOf, reviewTag } from '../../src/agent/tags.ts';
import { listPullCommits, listPushers, type PullCommit } from '../../src/github/pulls.ts';
import { ApiError } from '../../src/http/http.ts';
import type { Config } from '../../src/policy/config.ts';
import { mendOrder } from '../../src/postmortem/messages.ts';
import type { PostmortemPath } from '../../src/postmortem/paths.ts';
import type { FixRequest } from '../../src/postmortem/review-comment.ts';
import type { Finding } from '../../src/postmortem/rules/rule.ts';
import { noteRemoved, wouldSend } from '../shared/what-left.ts';
import { DEVIN, type PullRequest } from './pull-request.ts';

/** GitHub lists no more, so newer ones would be unknown. */
const MAX_COMMITS = 250;

/** Undefined if there is nothing to fix, or nobody to ask. */
export async function requestFixes(
  request: PullRequest,
  {
    path,
    findings,
    config,
    session,
  }: { path: PostmortemPath; findings: readonly Finding[]; config: Config; session: Session },
  agent: Agent,
  dryRun: boolean,
): Promise<FixRequest | undefined> {
  const { pull } = request;
  const errors = findings.filter(({ severity }) => severity === 'error');
  const { 'ask-devin': askDevin, 'max-rounds': maxRounds } = config.review;
  if (errors.length === 0 || !askDevin || maxRounds === 0) return undefined;
  const heads = reviewedHeadsOf(session.tags);
  const told = heads.indexOf(pull.head.sha);
  if (told !== -1) return { state: 'told', round: told + 1, maxRounds };
  if (!(await isDevinsAlone(request))) return { state: 'person-committed' };
  if (heads.length >= maxRounds) return { state: 'rounds-used-up', maxRounds };
  if (!isLive(session)) return { state: 'session-ended' };
  const round = heads.length + 1;
  const { told: findingsTold, removed } = await findingsOf(errors, config);
  const order = mendOrder({
    repository: request.context.repository,
    pull: { number: pull.number, url: pull.html_url },
    branch: pull.head.ref,
    documentPath: path,
    findings: findingsTold,
    round,
    maxRounds,
  });
  noteRemoved(order, removed);
  if (dryRun) {
    wouldSend('Devin', { path: '/messages', body: { message: order } });
    return { state: 'told', round, maxRounds };
  }
  if ((await agent.sendMessage(session.id, order)) === 'ended') return { state: 'session-ended' };
  // Sends the message before tagging: a tag without its message would never be retried. Sent twice, it says the same.
  await agent.addTags(session.id, [reviewTag(pull.head.sha)]);
  return { state: 'told', round, maxRounds };
}

/**
 * Returns whether only Devin has pushed to the branch. GitHub authenticates who pushes, while the person who makes a commit chooses
 * its author and committer. On a server without the list of activities, this uses the push's sender and the accounts of the commits,
 * which somebody could have forged before: see SECURITY.md.
 */
export async function isDevinsAlone({ context: { docs }, pull, pusher }: PullRequest): Promise<boolean> {
  if (pusher !== undefined && pusher !== DEVIN) return false;
  try {
    const pushers = await listPushers(docs, pull.head.ref);
    if (pushers.length > 0) return pushers.every((login) => login === DEVIN);
  } catch (error) {
    if (!(error instanceof ApiError) || ![403, 404].includes(error.status ?? 0)) throw error;
  }
  const commits = await listPullCommits(docs, pull.number);
  return commits.length < MAX_COMMITS && commits.every(isDevins);
}

/** GitHub's own account for commits in its web interface. */
const GITHUB = 'web-flow';

/** An account that GitHub does not know counts as a person's. */
export function isDevins({ author, committer }: PullCommit): boolean {
  return author?.login === DEVIN && (committer?.login === DEVIN || committer?.login === GITHUB);
}

async function findingsOf(errors: readonly Finding[], { redact }: Config) {
  const { clean } = await import('../../src/incident/redact.ts');
  const all = errors.map(toMend);
  const { texts, removed } = await clean(
    all.map(({ message }) => message),
    redact,
  );
  const told = all.flatMap(({ rule, lines }, i) => {
    const message = texts[i];
    return message === undefined ? [] : [{ rule, lines, message }];
  });
  return { told, removed };
}

function toMend({ rule, message, fix, places }: Finding) {
  const wrong = places.filter(({ severity }) => severity === 'error');
  // `scope` quotes the names of other files, which anybody can choose. Devin knows what it pushed.
  const quoted = rule === 'scope' ? [] : wrong;
  const details = quoted.map(({ line, message: detail }) => `Line ${line}: ${detail}`);
  return { rule, lines: wrong.map(({ line }) => line), message: [message, fix, ...details].join(' ') };
}
