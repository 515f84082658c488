import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { configFor } from '../policy/config-for.ts';
import type { PostmortemDocument } from '../postmortem/document/model.ts';
import type { IndexEntry } from '../postmortem/index-entry.ts';
import { allItemsOf } from '../postmortem/metrics.ts';
import type { OverdueTask } from '../postmortem/report-page.ts';
import { type DocsFolder, openDocsFolder, postmortemsOf, readText } from './docs-folder.ts';
import { UsageError } from './exit.ts';
import { showProgress } from './terminal.ts';

/**
 * Reads all postmortems of a folder or of the docs repository at that path.
 * @throws UsageError if it is no folder, or a file cannot be read.
 */
export async function indexEntriesIn(
  folder: string,
  config: string | undefined,
): Promise<{ docs: DocsFolder; entries: IndexEntry[]; dated: OverdueTask[] }> {
  if (existsSync(folder) && !statSync(folder).isDirectory()) throw new UsageError(`"${folder}" is not a folder`);
  const docs = await openDocsFolder(folder, config);
  const paths = postmortemsOf(folder, docs);
  const [{ readPostmortem }, { entryOf, statedIn }] = await Promise.all([
    import('../postmortem/read-postmortem.ts'),
    import('../postmortem/index-entry.ts'),
  ]);
  const entries: IndexEntry[] = [];
  const dated: OverdueTask[] = [];
  for (const path of paths) {
    showProgress(`Reading: ${entries.length + 1} of ${paths.length} …`);
    const { document } = await readPostmortem(readText(join(docs.root, path)), {
      path,
      headings: docs.config.headings,
    });
    const config = configFor(docs.config, statedIn(document));
    dated.push(...datedItems(document, path));
    entries.push(entryOf({ path, sha: '' }, document, { config }));
  }
  showProgress('');
  return { docs, entries, dated: dated.sort((one, other) => (one.due < other.due ? -1 : 1)) };
}

/** The open action items that have a date. */
function datedItems({ actionItems }: PostmortemDocument, path: string): OverdueTask[] {
  return allItemsOf(actionItems).flatMap(({ text, done, due, owner }) =>
    done === true || due?.date === undefined ? [] : [{ title: text, due: due.date, owner: owner?.text, path }],
  );
}
