/** `check`: the rules of the review on local files. */
import { join } from 'node:path';
import pMap from 'p-map';
import type { Checked } from './check/checked.ts';
import { reachOutside } from './check/outside.ts';
import { openDocsFolder, postmortemsOf, readText } from './docs-folder.ts';
import { EXIT, type Exit, UsageError } from './exit.ts';
import { plainLine, print, printJson, showProgress, tell } from './terminal.ts';

export interface CheckOptions {
  format: string;
  config?: string;
  json?: true;
}

const FORMATS = ['text', 'json', 'sarif'] as const;
const AT_A_TIME = 5;

export async function check(files: string[], options: CheckOptions): Promise<Exit> {
  const format = readFormat(options);
  const docs = await openDocsFolder(files[0] ?? '.', options.config);
  const paths = [...new Set(files.flatMap((file) => named(file, postmortemsOf(file, docs))))];
  const outside = await reachOutside(docs);
  const { readPostmortem } = await import('../postmortem/read.ts');
  const { examinePostmortem } = await import('../postmortem/examine.ts');
  let done = 0;
  const checked = await pMap(
    paths,
    async (path): Promise<Checked> => {
      const postmortem = await readPostmortem(readText(join(docs.root, path)));
      const { findings, uncheckedCitations } = await examinePostmortem(postmortem, {
        path,
        config: docs.config,
        incident: await outside.incidentOf(path),
        pull: undefined,
        readTemplate: async (template) => readText(join(docs.root, template)),
        lookUp: outside.lookUp,
      });
      done += 1;
      showProgress(`Checking: ${done} of ${paths.length} …`);
      return { path, findings, uncheckedCitations };
    },
    { concurrency: AT_A_TIME },
  );
  showProgress('');
  await report(format, docs.root, checked, [...outside.leftOut]);
  return checked.some(({ findings }) => findings.some(({ severity }) => severity === 'error'))
    ? EXIT.failed
    : EXIT.fine;
}

function readFormat({ format, json }: CheckOptions): (typeof FORMATS)[number] {
  if (json) return 'json';
  const known = FORMATS.find((each) => each === format);
  if (known === undefined) throw new UsageError(`--format takes ${FORMATS.join(', ')}, but not "${format}"`);
  return known;
}

/** What the shell's globs bring along, such as a README, is passed over, and a mistake is to be seen. */
function named(file: string, paths: string[]): string[] {
  if (paths.length === 0) tell(`There is no postmortem in ${plainLine(file)}: passed over.`);
  return paths;
}

async function report(
  format: (typeof FORMATS)[number],
  root: string,
  checked: readonly Checked[],
  leftOut: readonly string[],
): Promise<void> {
  if (format === 'json') {
    printJson({ files: checked, leftOut });
    return;
  }
  if (format === 'sarif') {
    const { sarifOf } = await import('./check/sarif.ts');
    printJson(sarifOf(checked));
  } else {
    const { textOf } = await import('./check/text.ts');
    print(textOf(root, checked));
  }
  for (const sentence of leftOut) tell(plainLine(sentence));
}
