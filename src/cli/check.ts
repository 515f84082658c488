/** `check`: applies the rules of the review to local files. */
import { join } from 'node:path';
import pMap from 'p-map';
import { counted } from '../text/counted.ts';
import { messageOf } from '../text/message-of.ts';
import type { Checked } from './check/checked.ts';
import { expandPatterns } from './check/expand.ts';
import { reachOutside } from './check/outside.ts';
import { tallyOf } from './check/tally.ts';
import { type DocsFolder, openDocsFolder, postmortemsOf, readText } from './docs-folder.ts';
import { EXIT, type Exit, UsageError } from './exit.ts';
import { plainLine, print, printJson, printNote, showProgress } from './terminal.ts';

export interface CheckOptions {
  format: string;
  config?: string;
  configOnly?: true;
  json?: true;
}

const FORMATS = ['text', 'json', 'sarif'] as const;
const AT_A_TIME = 5;

export async function check(given: string[], options: CheckOptions): Promise<Exit> {
  const format = readFormat(options);
  if (options.configOnly) return checkConfig(given, options);
  if (given.length === 0)
    throw new UsageError("missing required argument 'file': give postmortems, or folders of them");
  const files = await expandPatterns(given);
  const docs = await openDocsFolder(files[0] ?? '.', options.config);
  await readTemplates(docs);
  const paths = [...new Set(files.flatMap((file) => named(file, postmortemsOf(file, docs))))];
  const outside = await reachOutside(docs);
  const checked = await checkAll(paths, docs, outside);
  const nothing = nothingChecked(checked, given);
  // A program that reads the report gets one even if nothing was checked.
  if (nothing === undefined || format !== 'text') await report(format, docs.root, checked, [...outside.leftOut]);
  if (nothing !== undefined) throw new UsageError(`Nothing was checked, because ${nothing}`);
  return tallyOf(checked).errors > 0 ? EXIT.failed : EXIT.fine;
}

/** Why nothing was checked, as the end of a sentence; undefined if something was. */
function nothingChecked(checked: readonly Checked[], given: readonly string[]): string | undefined {
  if (checked.length === 0) return `there is no postmortem in ${given.join(', ')}`;
  if (checked.some(({ isUnderRules }) => isUnderRules)) return undefined;
  return 'the configuration switches every rule off: see "review.rules" in it';
}

/** Checks the configuration and the template that it names, without a document. */
async function checkConfig([folder = '.', ...others]: string[], { config }: CheckOptions): Promise<Exit> {
  if (others.length > 0) throw new UsageError('--config-only takes one folder at most, and no files');
  const docs = await openDocsFolder(folder, config);
  await readTemplates(docs);
  print(`The configuration is valid: ${counted(docs.config.overrides.length, 'override')}, ${templateWords(docs)}.`);
  return EXIT.fine;
}

function templateWords({ config: { template } }: DocsFolder): string {
  return template === undefined ? 'no template of your own' : `the template ${plainLine(template)}`;
}

/** @throws UsageError if a template of the configuration is missing or has no headings. */
async function readTemplates({ root, config }: DocsFolder): Promise<void> {
  const { readTemplateDocument } = await import('../postmortem/read-template-document.ts');
  for (const template of [config.template, ...config.overrides.map((override) => override.template)]) {
    if (template === undefined) continue;
    const text = readText(join(root, template));
    try {
      readTemplateDocument(text, template);
    } catch (error) {
      throw new UsageError(messageOf(error), { cause: error });
    }
  }
}

async function checkAll(
  paths: readonly string[],
  docs: DocsFolder,
  outside: Awaited<ReturnType<typeof reachOutside>>,
): Promise<Checked[]> {
  const { readPostmortem } = await import('../postmortem/read-postmortem.ts');
  const { lintPostmortem, lookUpCited } = await import('../postmortem/lint-postmortem.ts');
  const { RULES } = await import('../postmortem/rules/rules.ts');
  let done = 0;
  const checked = await pMap(
    paths,
    async (path): Promise<Checked> => {
      const markdown = readText(join(docs.root, path));
      const postmortem = await readPostmortem(markdown, {
        path,
        headings: docs.config.headings,
      });
      const incident = await outside.incidentOf(path);
      const { findings, notChecked, uncheckedCitations, config, waiting } = await lintPostmortem(postmortem, {
        path,
        config: docs.config,
        incident,
        ledger: outside.ledgerOf(markdown, incident, docs.config),
        ownDocument: true,
        pull: undefined,
        readTemplate: async (template) => readText(join(docs.root, template)),
        cited: lookUpCited(postmortem.document, outside.lookUp),
      });
      done += 1;
      showProgress(`Checking: ${done} of ${paths.length} …`);
      // The rule "scope" is about a pull request, and there is none.
      const isUnderRules = RULES.some(({ name }) => name !== 'scope' && config.review.rules[name] !== 'off');
      const open = waiting.map(({ section: { title, heading } }) => ({ title, line: heading.start.line }));
      return {
        path,
        findings,
        notChecked,
        uncheckedCitations,
        ...(open.length > 0 && { waiting: open }),
        isUnderRules,
      };
    },
    { concurrency: AT_A_TIME },
  );
  showProgress('');
  return checked;
}

function readFormat({ format, json }: CheckOptions): (typeof FORMATS)[number] {
  if (json) return 'json';
  const known = FORMATS.find((each) => each === format);
  if (known === undefined) throw new UsageError(`--format must be text, json or sarif, but is "${format}"`);
  return known;
}

/** Shell globs include files such as a README. They are skipped with a message, so that a mistake is visible. */
function named(file: string, paths: string[]): string[] {
  if (paths.length === 0) printNote(`There is no postmortem in ${plainLine(file)}: skipped.`);
  return paths;
}

async function report(
  format: (typeof FORMATS)[number],
  root: string,
  checked: readonly Checked[],
  leftOut: readonly string[],
): Promise<void> {
  if (format === 'json') {
    printJson({ summary: tallyOf(checked), files: checked.map(({ isUnderRules: _, ...file }) => file), leftOut });
    return;
  }
  if (format === 'sarif') {
    const { sarifOf } = await import('./check/sarif.ts');
    printJson(sarifOf(checked));
  } else {
    const { textOf } = await import('./check/text.ts');
    print(textOf(root, checked));
  }
  for (const sentence of leftOut) printNote(plainLine(sentence));
}
