import { ApiError } from '../../src/http/http.ts';
import { NotUtf8Error } from '../../src/text/utf8.ts';
import type { ChangedDocument } from './changes.ts';
import type { Quota } from './quota.ts';

/** The most documents read from a pull request with a whole archive: each takes one of the 1,000 requests an hour. */
const MAX_DOCUMENTS = 200;
const AT_A_TIME = 5;

/**
 * Reviews each document, a few at a time. `unchecked`: what was not reviewed, or not in full, each with the fix. `review` returns
 * undefined for a file without a text of its own.
 */
export async function eachDocument<Result extends { unchecked: readonly string[] }>(
  documents: readonly ChangedDocument[],
  quota: Quota,
  review: (file: ChangedDocument) => Promise<Result | undefined>,
): Promise<{ results: Result[]; unchecked: string[] }> {
  const { default: pMap } = await import('p-map');
  const reviewed = await pMap(
    documents.slice(0, MAX_DOCUMENTS),
    async (file): Promise<{ result?: Result; unchecked: readonly string[] }> => {
      if (!quota.mayRead()) return { unchecked: [] };
      const notChecked = (why: string) => ({ unchecked: [`${file.filename} was not checked: ${why}`] });
      try {
        const result = await review(file);
        if (result !== undefined) return { result, unchecked: result.unchecked };
        return notChecked('it is gone, or it is a link to something else. Commit the file itself.');
      } catch (error) {
        if (!(error instanceof ApiError || error instanceof NotUtf8Error)) throw error;
        return notChecked(`${error.message}.`);
      }
    },
    { concurrency: AT_A_TIME },
  );
  const beyond =
    documents.length <= MAX_DOCUMENTS
      ? []
      : [
          `Only the first ${MAX_DOCUMENTS} of ${documents.length} postmortems were checked: put the others in separate pull requests.`,
        ];
  return {
    results: reviewed.flatMap(({ result }) => result ?? []),
    unchecked: [...beyond, ...reviewed.flatMap(({ unchecked }) => unchecked), ...quota.exhausted()],
  };
}
