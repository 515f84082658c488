/**
 * Has Devin mend the errors that the review found in its own postmortem: once for each head commit, a few times at most, and
 * never once a person has committed to the branch.
 */
import { isLive, type Session } from '../src/devin/session.ts';
import type { Devin } from '../src/devin/sessions.ts';
import { reviewedHeadsOf, reviewTag } from '../src/devin/tags.ts';
import { listPullCommits, type PullCommit } from '../src/github/pulls.ts';
import type { Config } from '../src/policy/config.ts';
import type { Mending } from '../src/postmortem/comment.ts';
import { mendOrder } from '../src/postmortem/messages.ts';
import type { Finding } from '../src/postmortem/rules/rule.ts';
import { DEVIN, type PullRequest } from './pull-request.ts';

/** Whoever commits in GitHub's web interface is the author; the committer is GitHub. */
const GITHUB = 'web-flow';
/** GitHub lists no more, so that the newest of more are not known. */
const MAX_COMMITS = 250;

/** Undefined where there is nothing to mend, or nobody is to be told. */
export async function mend(
  { docs, repository, pull }: PullRequest,
  { path, findings, config, session }: { path: string; findings: readonly Finding[]; config: Config; session: Session },
  devin: Devin,
  dryRun: boolean,
): Promise<Mending | undefined> {
  const errors = findings.filter(({ severity }) => severity === 'error');
  const { 'ask-devin': askDevin, 'max-rounds': maxRounds } = config.review;
  if (errors.length === 0 || !askDevin || maxRounds === 0) return undefined;
  const heads = reviewedHeadsOf(session.tags);
  const told = heads.indexOf(pull.head.sha);
  if (told !== -1) return { state: 'told', round: told + 1, maxRounds };
  const commits = await listPullCommits(docs, pull.number);
  if (commits.length >= MAX_COMMITS || !commits.every(isDevins)) return { state: 'person-committed' };
  if (heads.length >= maxRounds) return { state: 'rounds-used-up', maxRounds };
  if (!isLive(session)) return { state: 'session-ended' };
  const round = heads.length + 1;
  if (dryRun) return { state: 'told', round, maxRounds };
  const order = mendOrder({
    repository,
    pull: { number: pull.number, url: pull.html_url },
    branch: pull.head.ref,
    documentPath: path,
    findings: await findingsOf(errors, config),
    round,
    maxRounds,
  });
  if ((await devin.sendMessage(session.session_id, order)) === 'ended') return { state: 'session-ended' };
  // The message first: were the tag there without it, nobody would send it again. Were it sent again, it would say the same.
  await devin.addTags(session.session_id, [reviewTag(pull.head.sha)]);
  return { state: 'told', round, maxRounds };
}

/** Whoever has no account that GitHub knows is a person. */
function isDevins({ author, committer }: PullCommit): boolean {
  return author?.login === DEVIN && (committer?.login === DEVIN || committer?.login === GITHUB);
}

async function findingsOf(errors: readonly Finding[], { redact }: Config) {
  const { clean } = await import('../src/postmortem/redact.ts');
  const all = errors.map(toMend);
  const { texts } = await clean(
    all.map(({ message }) => message),
    redact,
  );
  return all.flatMap(({ rule, lines }, i) => {
    const message = texts[i];
    return message === undefined ? [] : [{ rule, lines, message }];
  });
}

function toMend({ rule, message, fix, places }: Finding) {
  const wrong = places.filter(({ severity }) => severity === 'error');
  const details = wrong.map(({ line, message: detail }) => `Line ${line}: ${detail}`);
  return { rule, lines: wrong.map(({ line }) => line), message: [message, fix, ...details].join(' ') };
}
