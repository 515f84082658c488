import type { PostmortemDocument, Section, SectionKind, Words } from '../document/model.ts';
import { sectionsOf } from '../document/sections.ts';
import { otherLanguage } from './language.ts';
import { headOf, type Problem, type Rule } from './rule.ts';
import { templateLines } from './template-lines.ts';

/** Without a template of the team's own. */
const REQUIRED: readonly (readonly [SectionKind, name: string])[] = [
  ['summary', 'Summary'],
  ['timeline', 'Timeline'],
  ['root-cause', 'Root Cause'],
  ['action-items', 'Action Items'],
];

export const sections: Rule = {
  name: 'sections',
  promise: 'The required sections are there, filled, and without placeholders',
  severity: 'error',
  hasStyle: true,
  readsUnread: true,
  message: 'The document is not complete, so somebody who was not there cannot follow it.',
  fix: 'Write what is missing; where something is not known, say so, and take out sections that have nothing to say.',
  check: ({ document, template }) => {
    if (document.unread !== undefined) return [{ range: headOf(document), message: document.unread }];
    return [
      ...titleProblems(document),
      ...missing(document, template),
      ...document.sections.flatMap((section) => emptyIn(section, document, template)),
      ...document.sections.flatMap(({ placeholders }) => placeholders.map(leftToFillIn)),
      ...(template === undefined ? [] : templateLines(document, template)),
    ];
  },
  notChecked: ({ document, template }) => {
    const language = otherLanguage(document);
    if (language === undefined || document.unread !== undefined) return undefined;
    if (template !== undefined || isAnyKnown(document))
      return `placeholders in words, such as "to be added later", because the rule reads English and the text is in ${language}; marks such as "TBD" are found`;
    return `whether the required sections are there, because no heading has a name that is known and the text is in ${language}: map your headings in the configuration, or set "template"; and placeholders in words, such as "to be added later"`;
  },
  docs: {
    checks: [
      'The document has a title.',
      "A summary, a timeline, a root cause and action items are there, under their usual names (Executive summary, Contributing factors, Follow-ups, …). With a template of the team's own (`template` in the configuration), that template's top headings are required instead, except those that say (optional).",
      'No section is empty.',
      'Nothing is left to fill in, in the title or the text: `TBD`, `TODO`, "the cause is TBD", "to be added later", "summary goes here", `<what happened>`, `[summary]`, `{{summary}}`, `$SUMMARY`, `%SUMMARY%`. A note that says who thinks what is still to do is fine, and so is "TODO" as a state. Each line is told.',
      "No line of the team's own template is left as it was.",
      "House style: the title, and a section that no template of the team's own asks for.",
      'The document is not too large or too deeply nested to be read.',
    ],
    why: 'A postmortem is read by people who were not there, often years later. A gap that is named ("unknown, because the logs had expired") helps them; one that is left does not.',
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

/** A section that the team's own template promises is an error; one that only we ask for is house style. */
function missing(document: PostmortemDocument, template: PostmortemDocument | undefined): Problem[] {
  const range = headOf(document);
  const message = (name: string) => `There is no section "${name}".`;
  if (template !== undefined) {
    return template.sections
      .filter((section) => isRequired(section) && !isIn(document, section))
      .map(({ title }) => ({ range, message: message(title) }));
  }
  if (otherLanguage(document) !== undefined && !isAnyKnown(document)) return [];
  return REQUIRED.filter(([kind]) => sectionsOf(document.sections, kind).length === 0).map(([, name]) => ({
    range,
    severity: 'style',
    message: message(name),
  }));
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

/** Of an empty section the parts are not told again. */
function emptyIn(section: Section, document: PostmortemDocument, template: PostmortemDocument | undefined): Problem[] {
  if (!section.empty) return section.subsections.flatMap((part) => emptyIn(part, document, template));
  if (isEntryOrItem(section, document)) return [];
  const message = `"${section.title}" is empty.`;
  return [{ range: section.heading, message, ...(isPromised(section, template) ? {} : { severity: 'style' }) }];
}

/** A heading such as "### 14:32 Deploy" or "### Alert on CPU @dana" says it all. */
function isEntryOrItem({ heading: { start, end } }: Section, { timeline, actionItems }: PostmortemDocument): boolean {
  return [...timeline, ...actionItems].some(
    ({ range }) => range.start.offset < end.offset && range.end.offset > start.offset,
  );
}

/** Whether the section is one of those that must be there. */
function isPromised({ kind, title }: Section, template: PostmortemDocument | undefined): boolean {
  if (template === undefined) return REQUIRED.some(([required]) => required === kind);
  return template.sections.some(
    (section) =>
      isRequired(section) &&
      (section.title.toLowerCase() === title.toLowerCase() || (kind !== 'unknown' && section.kind === kind)),
  );
}

function leftToFillIn({ range, text }: Words): Problem {
  return { range, message: `"${text}" was left to fill in.` };
}
