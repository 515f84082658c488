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
  await Promise.all([askPeople(), ...teams.map(askTeam)]);

  async function askPeople(): Promise<void> {
    if (people.length === 0 || (await ask(people, []))) return;
    // GitHub rejects the whole request if one person cannot be requested.
    await Promise.all(
      people.map(async (person) => {
        if (people.length > 1 && (await ask([person], []))) return;
        warning(
          `${person} could not be requested as reviewer: list people in "reviewers" who have access to this repository and are not the author`,
        );
      }),
    );
  }

  async function askTeam(team: string): Promise<void> {
    if (await ask([], [team])) return;
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
