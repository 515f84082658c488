/** `index`: prints the page of all postmortems, as the index issue shows it. */
import { EXIT, type Exit } from './exit.ts';
import { indexEntriesIn } from './index-entries.ts';
import { print, printJson } from './terminal.ts';

export interface IndexOptions {
  config?: string;
  json?: true;
}

export async function index(folder: string, options: IndexOptions): Promise<Exit> {
  const { entries } = await indexEntriesIn(folder, options.config);
  if (options.json) {
    const { newestFirst } = await import('../postmortem/index-state.ts');
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
