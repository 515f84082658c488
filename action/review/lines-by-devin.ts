/** Finds the lines of a document that Devin wrote, to check whether it filled in a section for people. */
import { readTexts } from '../../src/github/files.ts';
import { listPullCommits } from '../../src/github/pulls.ts';
import { ApiError } from '../../src/http/http.ts';
import { trimmedLines } from '../../src/postmortem/peoples-sections.ts';
import type { LinesByDevin } from '../../src/postmortem/rules/rule.ts';
import { warning } from '../shared/log.ts';
import { isDevins } from './devins-branch.ts';
import type { PullRequest } from './pull-request.ts';

/** A pull request by Devin that people have answered has a few. */
const MAX_COMMITS = 12;

/**
 * Returns every line that a commit by Devin brought into the file, `all` if nobody else has pushed, and `unknown` if there are too
 * many commits, or GitHub's list is unavailable. Takes two rounds of requests.
 */
export async function linesByDevin(request: PullRequest, path: string): Promise<LinesByDevin> {
  const {
    context: { docs },
    pull,
    baseSha,
  } = request;
  try {
    const [isAlone, commits] = await Promise.all([request.isDevinsAlone(), listPullCommits(docs, pull.number)]);
    if (isAlone) return 'all';
    if (commits.length > MAX_COMMITS) return 'unknown';
    const texts = await readTexts(
      docs,
      [baseSha, ...commits.map(({ sha }) => sha)].map((ref) => ({ path, ref })),
    );
    const [before = new Set(), ...after] = texts.map((text) => new Set(trimmedLines(text ?? '')));
    const written = new Set<string>();
    let earlier = before;
    for (const [index, lines] of after.entries()) {
      const commit = commits[index];
      if (commit !== undefined && isDevins(commit)) for (const line of lines) if (!earlier.has(line)) written.add(line);
      earlier = lines;
    }
    return written;
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    warning(`Could not look up who filled in the sections for people in ${path}. ${error.message}`);
    return 'unknown';
  }
}
