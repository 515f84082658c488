/** `index`: the page of all postmortems, as the index issue shows it. */
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { configFor } from '../policy/config.ts';
import { openDocsFolder, postmortemsOf, readText } from './docs-folder.ts';
import { EXIT, type Exit, UsageError } from './exit.ts';
import { print, printJson, showProgress } from './terminal.ts';

export interface IndexOptions {
  config?: string;
  json?: true;
}

export async function index(folder: string, options: IndexOptions): Promise<Exit> {
  if (existsSync(folder) && !statSync(folder).isDirectory()) throw new UsageError(`"${folder}" is no folder`);
  const docs = await openDocsFolder(folder, options.config);
  const paths = postmortemsOf(folder, docs);
  const [{ readPostmortem }, { entryOf, statedIn }, { newestFirst }] = await Promise.all([
    import('../postmortem/read-postmortem.ts'),
    import('../postmortem/index-entry.ts'),
    import('../postmortem/index-state.ts'),
  ]);
  const entries = [];
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
  if (options.json) {
    printJson(newestFirst(entries).map(({ sha: _, acu: __, ...entry }) => entry));
    return EXIT.fine;
  }
  const [{ renderIndexPage }, { fileUrl }] = await Promise.all([
    import('../postmortem/index-page.ts'),
    import('../postmortem/file-url.ts'),
  ]);
  print(renderIndexPage(entries, (path) => fileUrl('.', path.slice(path.lastIndexOf('/') + 1))).trimEnd());
  return EXIT.fine;
}
