/** Reads the team's own template. Heavy, because of the markdown parser: load it with `await import()`. */
import type { HeadingNames } from './document/section-names.ts';
import { type PostmortemDocument, parseDocument } from './document.ts';

/**
 * Reads a template, whose headings define the required sections of a postmortem.
 * @throws Error if it has none: every document would pass then.
 */
export function readTemplateDocument(markdown: string, path: string, headings: HeadingNames = {}): PostmortemDocument {
  const template = parseDocument(markdown, { headings });
  if (template.unread !== undefined) {
    throw new Error(
      `The template ${path} cannot be read: ${template.unread} Shorten it, or remove "template" from the configuration`,
    );
  }
  if (template.sections.length === 0) {
    throw new Error(
      `The template ${path} has no headings, so no section would be required: add a heading such as "## Summary" for each section, or remove "template" from the configuration`,
    );
  }
  return template;
}
