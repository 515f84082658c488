/**
 * Asks Devin to fix the errors that the review found in its own postmortem: once per head commit, a few times at most, and
 * never after a person has pushed to the branch.
 */

import type { Agent } from '../../src/agent/agent.ts';
import { isLive, type Session } from '../../src/agent/session.ts';
import { reviewedHeadsOf, reviewTag } from '../../src/agent/tags.ts';
import type { Config } from '../../src/policy/config.ts';
import { fixOrder } from '../../src/postmortem/messages.ts';
import type { PostmortemPath } from '../../src/postmortem/paths.ts';
import type { FixRequest } from '../../src/postmortem/review-comment.ts';
import type { Finding } from '../../src/postmortem/rules/rule.ts';
import { noteRemoved, wouldSend } from '../shared/what-left.ts';
import type { PullRequest } from './pull-request.ts';

/** What Devin will be asked, so that it can be shown in the same round of requests in which it is sent. */
export interface PlannedFixes {
  /** Undefined if there is nothing to fix, or nobody to ask. */
  fixRequest: FixRequest | undefined;
  /** Undefined if nothing is sent. Resolves to the result. */
  send?: () => Promise<FixRequest>;
}

export async function planFixes(
  request: PullRequest,
  {
    path,
    findings,
    config,
    session,
  }: { path: PostmortemPath; findings: readonly Finding[]; config: Config; session: Session },
  agent: Agent,
  dryRun: boolean,
): Promise<PlannedFixes> {
  const { pull } = request;
  const errors = findings.filter(({ severity }) => severity === 'error');
  const { 'ask-devin': askDevin, 'max-rounds': maxRounds } = config.review;
  if (errors.length === 0 || !askDevin || maxRounds === 0) return { fixRequest: undefined };
  const heads = reviewedHeadsOf(session.tags);
  const told = heads.indexOf(pull.head.sha);
  if (told !== -1) return { fixRequest: { state: 'told', round: told + 1, maxRounds } };
  if (!(await request.isDevinsAlone())) return { fixRequest: { state: 'person-committed' } };
  if (heads.length >= maxRounds) return { fixRequest: { state: 'rounds-used-up', maxRounds } };
  if (!isLive(session)) return { fixRequest: { state: 'session-ended' } };
  const round = heads.length + 1;
  const { told: findingsTold, removed } = await findingsOf(errors, config);
  const order = fixOrder({
    repository: request.context.repository,
    pull: { number: pull.number, url: pull.html_url },
    branch: pull.head.ref,
    documentPath: path,
    findings: findingsTold,
    round,
    maxRounds,
  });
  noteRemoved(order, removed);
  const fixRequest: FixRequest = { state: 'told', round, maxRounds };
  if (dryRun) {
    wouldSend('Devin', { path: '/messages', body: { message: order } });
    return { fixRequest };
  }
  return {
    fixRequest,
    async send() {
      if ((await agent.sendMessage(session.id, order)) === 'ended') return { state: 'session-ended' };
      // Sends the message before tagging: a tag without its message would never be retried. Sent twice, it says the same.
      await agent.addTags(session.id, [reviewTag(pull.head.sha)]);
      return fixRequest;
    },
  };
}

async function findingsOf(errors: readonly Finding[], { redact }: Config) {
  const { clean } = await import('../../src/incident/redact.ts');
  const all = errors.map(toFindingData);
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

function toFindingData({ rule, message, fix, places }: Finding) {
  const wrong = places.filter(({ severity }) => severity === 'error');
  // `scope` quotes the names of other files, which anybody can choose. Devin knows what it pushed.
  const quoted = rule === 'scope' ? [] : wrong;
  const details = quoted.map(({ line, message: detail }) => `Line ${line}: ${detail}`);
  return { rule, lines: wrong.map(({ line }) => line), message: [message, fix, ...details].join(' ') };
}
