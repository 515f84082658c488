import { requestReviewers } from '../../src/github/pulls.ts';
import { ApiError } from '../../src/http/http.ts';
import { warning } from '../shared/log.ts';
import type { PullRequest } from './pull-request.ts';

/**
 * Requests reviews from the configured people (by login) and teams (as `owner/slug`). A failed request is a
 * warning, and does not stop the others.
 */
export async function askReviewers(
  { context: { docs }, pull }: PullRequest,
  reviewers: readonly string[],
): Promise<void> {
  const author = pull.user?.login.toLowerCase();
  const people = reviewers.filter((name) => !name.includes('/') && name.toLowerCase() !== author);
  const teams = reviewers.flatMap((name) => name.split('/')[1] ?? []);
  if (people.length > 0 && !(await ask(people, []))) {
    // GitHub rejects the whole request if one person cannot be requested.
    for (const person of people) {
      if (people.length > 1 && (await ask([person], []))) continue;
      warning(
        `${person} could not be requested as reviewer: list people in "reviewers" who have access to this repository and are not the author`,
      );
    }
  }
  for (const team of teams) {
    if (await ask([], [team])) continue;
    warning(
      `The team ${team} could not be requested as reviewer: the token of a workflow cannot do that. Give the input "github-token" the token of a GitHub App that has "Members: read" in the organization, or list people in "reviewers"`,
    );
  }

  async function ask(logins: readonly string[], slugs: readonly string[]): Promise<boolean> {
    try {
      await requestReviewers(docs, pull.number, logins, slugs);
      return true;
    } catch (error) {
      if (error instanceof ApiError && [403, 404, 422].includes(error.status ?? 0)) return false;
      throw error;
    }
  }
}
