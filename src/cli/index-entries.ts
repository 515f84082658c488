import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { configFor } from '../policy/config-for.ts';
import type { IndexEntry } from '../postmortem/index-entry.ts';
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
): Promise<{ docs: DocsFolder; entries: IndexEntry[] }> {
  if (existsSync(folder) && !statSync(folder).isDirectory()) throw new UsageError(`"${folder}" is not a folder`);
  const docs = await openDocsFolder(folder, config);
  const paths = postmortemsOf(folder, docs);
  const [{ readPostmortem }, { entryOf, statedIn }] = await Promise.all([
    import('../postmortem/read-postmortem.ts'),
    import('../postmortem/index-entry.ts'),
  ]);
  const entries: IndexEntry[] = [];
  for (const path of paths) {
    showProgress(`Reading: ${entries.length + 1} of ${paths.length} …`);
    const { document } = await readPostmortem(readText(join(docs.root, path)), {
      path,
      headings: docs.config.headings,
    });
    const config = configFor(docs.config, statedIn(document));
    entries.push(entryOf({ path, sha: '' }, document, { config }));
  }
  showProgress('');
  return { docs, entries };
}
