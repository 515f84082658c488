/**
 * Sections for people (`sections` in the configuration). Devin leaves only questions in them, as block quotes, and people answer
 * below. A quote is a question in every language, so nothing here depends on words.
 */
import type { Config } from '../policy/config.ts';
import type { PostmortemDocument, Range, Section, Words } from './document/model.ts';
import { type HeadingNames, sectionName } from './document/section-names.ts';

/** The most questions in all these sections of a document. */
export const MAX_QUESTIONS = 5;

export interface PeoplesSection {
  /** As the configuration spells it. */
  heading: string;
  section: Section;
  questions: Question[];
  /** What people wrote: neither questions, nor lines of the template, nor placeholders. */
  answers: Words[];
  /** Whether people still have to fill it in: there is no answer, or none below a question. */
  isOpen: boolean;
}

/** A block quote. */
export interface Question extends Words {
  /** To whom: "On-call engineer"; undefined if it names nobody. */
  role: string | undefined;
  isAnswered: boolean;
}

export interface PeoplesSections {
  /** Sections that exist in the document, in its order. */
  there: PeoplesSection[];
  /** Headings of sections that are missing although the template has them. */
  missing: string[];
}

/** Returns the sections for people. Ignores sections that the team's template does not have. */
export function peoplesSectionsOf(
  document: PostmortemDocument,
  template: PostmortemDocument | undefined,
  { sections = {}, headings = {} }: Pick<Config, 'sections' | 'headings'>,
): PeoplesSections {
  const named = Object.keys(sections);
  const find = (heading: string, all: readonly Section[]) => sectionFor(heading, all, named, headings);
  const inTemplate = template && allOf(template.sections);
  const wanted = named.filter(
    (heading) => sections[heading]?.by === 'people' && (inTemplate === undefined || find(heading, inTemplate)),
  );
  if (wanted.length === 0) return { there: [], missing: [] };
  const hints = new Set((inTemplate ?? []).flatMap(({ blocks }) => blocks.map(normalized)));
  const all = allOf(document.sections);
  const found = wanted.map((heading) => ({ heading, section: find(heading, all) }));
  return {
    there: found
      .flatMap(({ heading, section }) => (section === undefined ? [] : [readForm(heading, section, document, hints)]))
      .sort((one, other) => one.section.heading.start.offset - other.section.heading.start.offset),
    missing: found.flatMap(({ heading, section }) => (section === undefined ? [heading] : [])),
  };
}

/** Finds a section by its heading, else the first of its kind, unless another configuration entry names that one. */
function sectionFor(
  heading: string,
  all: readonly Section[],
  named: readonly string[],
  headings: HeadingNames,
): Section | undefined {
  const byTitle = all.find(({ title }) => isSame(title, heading));
  if (byTitle !== undefined) return byTitle;
  const { kind } = sectionName(heading, headings);
  const isNamed = ({ title }: Section) => named.some((other) => isSame(title, other));
  return kind === 'unknown' ? undefined : all.find((section) => section.kind === kind && !isNamed(section));
}

const isSame = (one: string, other: string) => bare(one) === bare(other);

/** Removes case, numbers, emojis and punctuation around it. */
function bare(heading: string): string {
  return heading
    .normalize('NFKC')
    .toLowerCase()
    .replace(/^[^\p{L}]+|[^\p{L}\p{N})]+$/gu, '')
    .replace(/\s+/g, ' ');
}

function readForm(
  heading: string,
  section: Section,
  { markdown }: PostmortemDocument,
  hints: ReadonlySet<string>,
): PeoplesSection {
  const parts = allOf([section]);
  const left = parts.flatMap(({ placeholders }) => placeholders);
  const isLeft = ({ range }: Words) =>
    left.some(({ range: { start } }) => start.offset >= range.start.offset && start.offset < range.end.offset);
  const questions: Question[] = [];
  const answers: Words[] = [];
  for (const block of parts.flatMap(({ blocks }) => blocks)) {
    if (isQuoted(markdown, block.range)) {
      // Directly below a quote, without an empty line, markdown treats the answer as a part of the quote.
      const below = linesBelowQuote(markdown, block.range);
      questions.push({ ...block, role: roleOf(block.text), isAnswered: below !== '' });
      if (below !== '') answers.push({ ...block, text: below });
    } else if (!hints.has(normalized(block)) && !isLeft(block)) {
      answers.push(block);
      const last = questions.at(-1);
      if (last !== undefined) last.isAnswered = true;
    }
  }
  const isOpen = answers.length === 0 || questions.some(({ isAnswered }) => !isAnswered);
  return { heading, section, questions, answers, isOpen };
}

function isQuoted(markdown: string, { start }: Range): boolean {
  const from = start.offset - (start.column - 1);
  return /^\s{0,3}>/.test(markdown.slice(from, from + 5));
}

function linesBelowQuote(markdown: string, { start, end }: Range): string {
  return markdown
    .slice(start.offset, end.offset)
    .split(/\r\n|\n|\r/)
    .slice(1)
    .filter((line) => !/^\s{0,3}>/.test(line))
    .join('\n')
    .trim();
}

/** "On-call engineer: which signal …?" */
function roleOf(question: string): string | undefined {
  return /^([^:：?？\n]{2,60})[:：]\s*\S/.exec(question)?.[1]?.trim();
}

function allOf(sections: readonly Section[]): Section[] {
  return sections.flatMap((section) => [section, ...allOf(section.subsections)]);
}

function normalized({ text }: Words): string {
  return text.toLowerCase().replace(/\s+/g, ' ').trim();
}

/** Returns whether a place is in a section that people still have to fill in: there is nothing to check yet. */
export function isInOpenForm(forms: readonly PeoplesSection[], { start }: Range): boolean {
  return forms.some(({ isOpen, section: { heading, body } }) => {
    const end = body?.end.offset ?? heading.end.offset;
    return isOpen && start.offset >= heading.start.offset && start.offset <= end;
  });
}

/** Lines are compared without the blanks around them, to find out who wrote them. */
export function trimmedLines(text: string): string[] {
  return text.split(/\r\n|\n|\r/).map((line) => line.trim());
}
