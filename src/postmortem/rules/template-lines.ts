import type { PostmortemDocument, Section, SectionKind, Words } from '../document/model.ts';
import type { Problem } from './rule.ts';

/** These sections are about one incident, so no line in them is the same in all documents. */
const OF_ONE_INCIDENT: ReadonlySet<SectionKind> = new Set([
  'summary',
  'impact',
  'timeline',
  'root-cause',
  'resolution',
  'detection',
  'action-items',
  'lessons',
]);

/** A line that tells the author what to write, instead of telling the reader what happened. */
const INSTRUCTION =
  /^[\s[(<*_]*(?:please|describe|fill|explain|list|provide|add|summari[sz]e|insert|write|replace|include|enter|state|give|note|document|record|mention|outline|answer|capture|specify|identify|briefly|delete|remove|a (?:short|brief|concise|summary|description|list|few)|what|who|when|where|why|how|which|did|was|were|is|are|do|does|should|e\.?g\.?|for example|example)\b|\?\s*$|\b(?:you|your)\b|\bhere\b/i;

/**
 * Finds the lines of the team's own template that are still unchanged in the document. If a section has nothing else, it is missing;
 * an instruction left above the text is house style.
 */
export function templateLines(document: PostmortemDocument, template: PostmortemDocument): Problem[] {
  const lines = new Set(allSections(template.sections).flatMap(({ blocks }) => blocks.map(normalized)));
  return allSections(document.sections).flatMap((section) => {
    const left = section.blocks.filter((block) => isSentence(block) && lines.has(normalized(block)));
    if (left.length === 0 || section.placeholders.length > 0) return [];
    const isAll = section.blocks.every((block) => lines.has(normalized(block))) && section.subsections.length === 0;
    return left
      .filter(({ text }) => INSTRUCTION.test(text) || (isAll && OF_ONE_INCIDENT.has(section.kind)))
      .map(({ range, text }) => ({
        range,
        message: `"${text.slice(0, 80)}" is an unchanged line of the template.`,
        ...(isAll ? {} : { severity: 'style' as const }),
      }));
  });
}

function allSections(sections: readonly Section[]): Section[] {
  return sections.flatMap((section) => [section, ...allSections(section.subsections)]);
}

function normalized({ text }: Words): string {
  return text.toLowerCase().replace(/\s+/g, ' ').trim();
}

/** "Yes" and "None" can be the same in all documents. */
function isSentence({ text }: Words): boolean {
  return /\p{L}+\P{L}+\p{L}+\P{L}+\p{L}/u.test(text);
}
