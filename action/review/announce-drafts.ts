import { announce } from '../shared/announce.ts';
import type { PullRequest } from './pull-request.ts';
import type { Reviewed } from './review-one.ts';

/** Announces Devin's postmortems. Only once: the caller has just written the first comment. */
export async function announceDrafts(
  { context, pull, byDevin }: PullRequest,
  results: readonly Reviewed[],
): Promise<void> {
  if (!byDevin) return;
  for (const { reviewed } of results) {
    const { findings } = reviewed.review;
    const errors = findings.filter(({ severity }) => severity === 'error').length;
    await announce(context, {
      kind: 'draft-ready',
      subject: reviewed.subject,
      pull: { number: pull.number, url: pull.html_url },
      errors,
      warnings: findings.length - errors,
    });
  }
}
