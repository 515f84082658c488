import { ApiError } from '../../src/http/http.ts';
import { NotUtf8Error } from '../../src/text/utf8.ts';
import type { ChangedDocument, Changes } from './pull-request.ts';
import type { Quota } from './quota.ts';

/** Of a pull request that brings a whole archive, no more are read: each takes a request of the hour's 1,000. */
const MAX_DOCUMENTS = 200;
const AT_A_TIME = 5;

/** Reviews each document, a few at a time. What is not reviewed is added to `changes.unchecked`, with the way out. */
export async function eachDocument<Result>(
  { documents, unchecked }: Changes,
  quota: Quota,
  review: (file: ChangedDocument) => Promise<Result | undefined>,
): Promise<Result[]> {
  const { default: pMap } = await import('p-map');
  if (documents.length > MAX_DOCUMENTS) {
    unchecked.push(
      `Only the first ${MAX_DOCUMENTS} of ${documents.length} postmortems were checked: bring the others in further pull requests.`,
    );
  }
  const reviewed = await pMap(
    documents.slice(0, MAX_DOCUMENTS),
    async (file): Promise<Result[]> => {
      if (!quota.mayRead()) return [];
      try {
        const result = await review(file);
        if (result !== undefined) return [result];
        unchecked.push(
          `${file.filename} was not checked: it is gone by now, or only a link to something else. Put the file itself there.`,
        );
      } catch (error) {
        if (!(error instanceof ApiError || error instanceof NotUtf8Error)) throw error;
        unchecked.push(`${file.filename} was not checked: ${error.message}.`);
      }
      return [];
    },
    { concurrency: AT_A_TIME },
  );
  return reviewed.flat();
}
