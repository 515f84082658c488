/** `report`: writes all postmortems to one HTML page. */
import { writeFileSync } from 'node:fs';
import { counted } from '../text/counted.ts';
import { messageOf } from '../text/message-of.ts';
import { dayOf } from '../time/days.ts';
import type { DocsFolder } from './docs-folder.ts';
import { EXIT, type Exit, UsageError } from './exit.ts';
import { indexEntriesIn } from './index-entries.ts';
import { print, printNote } from './terminal.ts';

export interface ReportOptions {
  config?: string;
  output?: string;
}

export async function report(folder: string, { config, output }: ReportOptions): Promise<Exit> {
  const { docs, entries, dated: overdue } = await indexEntriesIn(folder, config);
  const made = dayOf(new Date());
  const [{ reportPage }, { fileUrl }] = await Promise.all([
    import('../postmortem/report-page.ts'),
    import('../postmortem/file-url.ts'),
  ]);
  const base = blobUrlOf(docs);
  const page = reportPage(
    entries,
    (path) => fileUrl(base, path),
    made,
    overdue.filter(({ due }) => due < made),
  );
  if (output === undefined) {
    print(page.trimEnd());
    return EXIT.fine;
  }
  try {
    writeFileSync(output, page);
  } catch (error) {
    throw new UsageError(`${output} cannot be written: ${messageOf(error)}. Give another file with --output`);
  }
  printNote(`Wrote ${output}: ${counted(entries.length, 'postmortem')}. Open it in a browser.`);
  return EXIT.fine;
}

/** Links go to GitHub if the clone comes from there, because a page that is sent to others is not next to its documents. */
function blobUrlOf({ origin, defaultBranch }: DocsFolder): string {
  return origin === undefined
    ? '.'
    : `https://${origin.host}/${origin.owner}/${origin.name}/blob/${defaultBranch ?? 'HEAD'}`;
}
