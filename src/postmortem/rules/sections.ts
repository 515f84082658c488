import type { PostmortemDocument, Range, Section, SectionKind, Words } from '../document/model.ts';
import { sectionsOf } from '../document/sections.ts';
import { isInOpenForm, MAX_QUESTIONS, trimmedLines } from '../peoples-sections.ts';
import { otherLanguage } from './other-language.ts';
import { headOf, type LinesByDevin, type Problem, type ReviewSubject, type Rule } from './rule.ts';
import { templateLines } from './template-lines.ts';

/** Required without a template of the team's own. */
const REQUIRED: readonly (readonly [SectionKind, name: string])[] = [
  ['summary', 'Summary'],
  ['timeline', 'Timeline'],
  ['root-cause', 'Root Cause'],
  ['action-items', 'Action Items'],
];

export const sections: Rule = {
  name: 'sections',
  promise: 'The required sections exist, have content, and have no placeholders',
  severity: 'error',
  hasStyle: true,
  readsUnread: true,
  judgesForms: true,
  message: 'The document is incomplete, so readers who were not there cannot follow it.',
  fix: 'Add what is missing. If something is unknown, say so. Remove sections that have no content.',
  check: (subject) => {
    const { document, template, peoples } = subject;
    if (document.unread !== undefined) return [{ range: headOf(document), message: document.unread }];
    const filled = [
      ...document.sections.flatMap((section) => emptyIn(section, document, template)),
      ...document.sections.flatMap(({ placeholders }) => placeholders.map(leftToFillIn)),
      ...(template === undefined ? [] : templateLines(document, template)),
    ];
    return [
      ...titleProblems(document),
      ...missing(document, template, peoples.missing),
      // The check waits for people there.
      ...filled.filter(({ range }) => !isInOpenForm(peoples.there, range)),
      ...formProblems(subject),
    ];
  },
  notChecked: ({ document, template, peoples, byDevin }) => {
    if (byDevin === 'unknown' && peoples.there.some(({ answers }) => answers.length > 0))
      return 'who filled in the sections that belong to people, because the commits of the pull request could not be read';
    const language = otherLanguage(document);
    if (language === undefined || document.unread !== undefined) return undefined;
    if (template !== undefined || isAnyKnown(document))
      return `placeholders in words, such as "to be added later", because the rule reads English and the text is in ${language}; marks such as "TBD" are found`;
    return `whether the required sections are there, because no heading has a known name and the text is in ${language}: map your headings in the configuration, or set "template"; and placeholders in words, such as "to be added later"`;
  },
  docs: {
    checks: [
      'The document has a title.',
      "A summary, a timeline, a root cause and action items are there, under their usual names (Executive summary, Contributing factors, Follow-ups, …). With a template of the team's own (`template` in the configuration), its top headings are required instead, except those marked (optional).",
      'No section is empty.',
      'No placeholder is left in the title or the text: `TBD`, `TODO`, "the cause is TBD", "to be added later", "summary goes here", `<what happened>`, `[summary]`, `{{summary}}`, `$SUMMARY`, `%SUMMARY%`. A note about who still has to do something is fine, and so is "TODO" as a state. Each line is reported.',
      "No line of the team's own template is left unchanged.",
      'Sections for people (`sections` in the configuration) exist. Until each has an answer, below each question if there are any, the check waits for people, and no rule reports what is missing in them. In a document by Devin they contain only questions, at most five in all, each a block quote that begins with a role, and Devin has answered none.',
      "House style: the title, and sections that the team's own template does not require.",
      'The document is not too large or too deeply nested to be read.',
    ],
    why: 'A postmortem is read by people who were not there, often years later. A gap that is explained ("unknown, because the logs had expired") helps them; an empty one does not.',
    bad: `# Postmortem: Invoices were sent twice — billing

## Summary

TBD

## Timeline

- 10:02 UTC — PagerDuty incident triggered

## Root Cause
`,
    good: `# Postmortem: Invoices were sent twice — billing

## Summary

Between 10:02 and 10:40 UTC, 310 customers received an invoice twice.

## Timeline

- 10:02 UTC — PagerDuty incident triggered

## Root Cause

Unknown: the queue's logs had expired before they were read.

## Action Items

- [ ] Detect: keep the queue's logs for 30 days — done when a query shows last month
`,
  },
};

function titleProblems(document: PostmortemDocument): Problem[] {
  const { title } = document;
  if (title?.placeholder !== undefined) return [leftToFillIn(title.placeholder)];
  if (title !== undefined && title.text !== '') return [];
  const message = 'There is no title: begin with "# Postmortem: what broke — service".';
  return [{ range: headOf(document), severity: 'style', message }];
}

/** A missing section of the team's own template is an error. One that only we require is house style. */
function missing(
  document: PostmortemDocument,
  template: PostmortemDocument | undefined,
  peoples: readonly string[],
): Problem[] {
  const range = headOf(document);
  const problem = (name: string): Problem => ({ range, message: `There is no section "${name}".` });
  const style = (name: string): Problem => ({ ...problem(name), severity: 'style' });
  if (template !== undefined) {
    const required = template.sections.filter((section) => isRequired(section) && !isIn(document, section));
    const others = peoples.filter((heading) => !required.some(({ title }) => title === heading));
    return [...required.map(({ title }) => problem(title)), ...others.map(style)];
  }
  const usual =
    otherLanguage(document) !== undefined && !isAnyKnown(document)
      ? []
      : REQUIRED.filter(([kind]) => sectionsOf(document.sections, kind).length === 0).map(([, name]) => name);
  return [...new Set([...usual, ...peoples])].map(style);
}

/** In a document by Devin: how it left the sections for people. */
function formProblems({ document, author, peoples, byDevin }: ReviewSubject): Problem[] {
  if (author !== 'devin') return [];
  const questions = peoples.there.flatMap((form) => form.questions);
  const tooMany = questions.length > MAX_QUESTIONS ? questions[MAX_QUESTIONS] : undefined;
  return [
    ...(tooMany === undefined
      ? []
      : [
          {
            range: tooMany.range,
            message: `There are ${questions.length} questions to people: ask at most ${MAX_QUESTIONS}.`,
          },
        ]),
    ...questions
      .filter(({ role }) => role === undefined)
      .map(({ range }) => ({
        range,
        message: 'The question is to nobody: begin it with a role, such as "**On-call engineer:**".',
      })),
    ...peoples.there.flatMap(({ section: { title }, answers }) =>
      answers
        .filter(({ range }) => isDevins(linesAt(document, range), byDevin))
        .map(({ range }) => ({
          range,
          message: `"${title}" belongs to people, and Devin wrote this: take it out, and leave the questions open.`,
        })),
    ),
  ];
}

function isDevins(lines: readonly string[], byDevin: LinesByDevin): boolean {
  if (typeof byDevin === 'string') return byDevin === 'all';
  return lines.every((line) => line === '' || byDevin.has(line));
}

/** In full, even if a block begins after a list marker. */
function linesAt({ markdown }: PostmortemDocument, { start, end }: Range): string[] {
  const rest = /^[^\r\n]*/.exec(markdown.slice(end.offset))?.[0].length ?? 0;
  return trimmedLines(markdown.slice(start.offset - (start.column - 1), end.offset + rest));
}

function isAnyKnown({ sections }: PostmortemDocument): boolean {
  return sections.some(isKnown);
}

function isKnown({ kind, subsections }: Section): boolean {
  return kind !== 'unknown' || subsections.some(isKnown);
}

function isRequired({ title }: Section): boolean {
  return !/\boptional\b/i.test(title);
}

function isIn(document: PostmortemDocument, { kind, title }: Section): boolean {
  if (kind !== 'unknown') return sectionsOf(document.sections, kind).length > 0;
  const named = (section: Section): boolean =>
    section.title.toLowerCase() === title.toLowerCase() || section.subsections.some(named);
  return document.sections.some(named);
}

/** Does not report the parts of an empty section again. */
function emptyIn(section: Section, document: PostmortemDocument, template: PostmortemDocument | undefined): Problem[] {
  if (!section.empty) return section.subsections.flatMap((part) => emptyIn(part, document, template));
  if (isEntryOrItem(section, document)) return [];
  const message = `"${section.title}" is empty.`;
  return [{ range: section.heading, message, ...(isPromised(section, template) ? {} : { severity: 'style' }) }];
}

/** A heading such as "### 14:32 Deploy" or "### Alert on CPU @dana" needs no text. */
function isEntryOrItem({ heading: { start, end } }: Section, { timeline, actionItems }: PostmortemDocument): boolean {
  return [...timeline, ...actionItems].some(
    ({ range }) => range.start.offset < end.offset && range.end.offset > start.offset,
  );
}

/** Returns whether the section is one of the required ones. */
function isPromised({ kind, title }: Section, template: PostmortemDocument | undefined): boolean {
  if (template === undefined) return REQUIRED.some(([required]) => required === kind);
  return template.sections.some(
    (section) =>
      isRequired(section) &&
      (section.title.toLowerCase() === title.toLowerCase() || (kind !== 'unknown' && section.kind === kind)),
  );
}

function leftToFillIn({ range, text }: Words): Problem {
  return { range, message: `"${text}" is a placeholder that was not filled in.` };
}
