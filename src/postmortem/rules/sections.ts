import type { PostmortemDocument, Section, SectionKind, Words } from '../document/model.ts';
import { sectionsOf } from '../document/sections.ts';
import { headOf, type Problem, type Rule } from './rule.ts';

const REQUIRED: readonly (readonly [SectionKind, name: string])[] = [
  ['summary', 'Summary'],
  ['timeline', 'Timeline'],
  ['root-cause', 'Root Cause'],
  ['action-items', 'Action Items'],
];

export const sections: Rule = {
  name: 'sections',
  severity: 'error',
  message: 'The document is not complete, so somebody who was not there cannot follow it.',
  fix: 'Write what is missing; where something is not known, say so, and take out sections that have nothing to say.',
  check: ({ document, template }) => {
    if (document.unread !== undefined) return [{ range: headOf(document), message: document.unread }];
    return [...titleProblems(document), ...missing(document, template), ...document.sections.flatMap(unfilled)];
  },
  docs: {
    checks: [
      'The document has a title.',
      "A summary, a timeline, a root cause and action items are there, under their usual names (Executive summary, Contributing factors, Follow-ups, …). With a template of the team's own (`template` in the configuration), that template's top headings are required instead, but for those that say (optional).",
      'No section is empty.',
      'Nothing is left that a template meant to be filled in: `TBD`, `TODO`, `<what happened>`, `{{summary}}`.',
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
  return [{ range: headOf(document), message: 'There is no title: begin with "# Postmortem: what broke — service".' }];
}

function missing(document: PostmortemDocument, template: PostmortemDocument | undefined): Problem[] {
  const names =
    template === undefined
      ? REQUIRED.filter(([kind]) => sectionsOf(document.sections, kind).length === 0).map(([, name]) => name)
      : template.sections
          .filter((section) => isRequired(section) && !isIn(document, section))
          .map(({ title }) => title);
  return names.map((name) => ({ range: headOf(document), message: `There is no section "${name}".` }));
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

/** Of an empty section, or one with a placeholder, the parts are not told again. */
function unfilled(section: Section): Problem[] {
  if (section.empty) return [{ range: section.heading, message: `"${section.title}" is empty.` }];
  const { placeholder } = section;
  const parts = section.subsections.flatMap(unfilled);
  if (placeholder === undefined || parts.some(({ range }) => range.start.offset === placeholder.range.start.offset)) {
    return parts;
  }
  return [leftToFillIn(placeholder), ...parts];
}

function leftToFillIn({ range, text }: Words): Problem {
  return { range, message: `"${text}" was left to fill in.` };
}
