/** Finds the lines of a document that Devin wrote, to check whether it filled in a section for people. */
import { readFile } from '../../src/github/files.ts';
import { listPullCommits } from '../../src/github/pulls.ts';
import { ApiError } from '../../src/http/http.ts';
import { trimmedLines } from '../../src/postmortem/peoples-sections.ts';
import type { LinesByDevin } from '../../src/postmortem/rules/rule.ts';
import { NotUtf8Error } from '../../src/text/utf8.ts';
import { warning } from '../shared/log.ts';
import type { PullRequest } from './pull-request.ts';
import { isDevins, isDevinsAlone } from './request-fixes.ts';

/** Each takes a request. A pull request by Devin that people have answered has a few. */
const MAX_COMMITS = 12;
const AT_A_TIME = 4;

/**
 * Returns every line that a commit by Devin brought into the file, `all` if nobody else has pushed, and `unknown` if there are too
 * many commits, or GitHub's list is unavailable.
 */
export async function linesByDevin(request: PullRequest, path: string): Promise<LinesByDevin> {
  const {
    context: { docs },
    pull,
    baseSha,
  } = request;
  try {
    if (await isDevinsAlone(request)) return 'all';
    const commits = await listPullCommits(docs, pull.number);
    if (commits.length > MAX_COMMITS) return 'unknown';
    const { default: pMap } = await import('p-map');
    const read = (sha: string) => readFile(docs, path, sha).then((text) => new Set(trimmedLines(text ?? '')));
    const [before, ...after] = await pMap([baseSha, ...commits.map(({ sha }) => sha)], read, {
      concurrency: AT_A_TIME,
    });
    const written = new Set<string>();
    let earlier = before ?? new Set();
    for (const [index, lines] of after.entries()) {
      const commit = commits[index];
      if (commit !== undefined && isDevins(commit)) for (const line of lines) if (!earlier.has(line)) written.add(line);
      earlier = lines;
    }
    return written;
  } catch (error) {
    if (!(error instanceof ApiError || error instanceof NotUtf8Error)) throw error;
    warning(`Could not look up who filled in the sections for people in ${path}. ${error.message}`);
    return 'unknown';
  }
}
