import type { Root } from 'mdast';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import { messageOf } from '../message-of.ts';
import { readActionItems } from './document/action-items.ts';
import { reasonNotToParse } from './document/budget.ts';
import { dayNumber, findDate } from './document/clock.ts';
import { readFrontMatter } from './document/front-matter.ts';
import { readMetadata } from './document/metadata.ts';
import type { PostmortemDocument, Range } from './document/model.ts';
import { readReferences } from './document/references.ts';
import { readTitleAndSections, sectionsOf } from './document/sections.ts';
import { locate, type Source, sourceOf } from './document/source.ts';
import { readTimeline } from './document/timeline.ts';

export type * from './document/model.ts';
export { sectionsOf } from './document/sections.ts';

const markdownDialect = unified()
  .use(remarkParse)
  .use(remarkStringify, { bullet: '-', emphasis: '_', rule: '-', listItemIndent: 'one' })
  .use(remarkFrontmatter, ['yaml'])
  .use(remarkGfm, { tablePipeAlign: false })
  .freeze();

/**
 * Reads a postmortem: GitHub-flavoured markdown with optional YAML front matter. Never throws, and takes about a second at
 * most: what is too large or too nested to be read in that time is not parsed, and `unread` says why.
 */
export function parseDocument(text: string): PostmortemDocument {
  // Parsers leave a byte order mark out of their offsets.
  const markdown = text.replace(/^\uFEFF/, '');
  const source = sourceOf(markdown);
  const unread = reasonNotToParse(markdown);
  if (unread !== undefined) return nothingRead(markdown, unread);
  let tree: Root;
  try {
    tree = markdownDialect.parse(markdown);
  } catch (error) {
    return nothingRead(markdown, `The document cannot be read as markdown: ${messageOf(error)}.`);
  }
  locate(source, tree);
  return read(source, tree);
}

function read(source: Source, tree: Root): PostmortemDocument {
  const frontMatter = readFrontMatter(source, tree);
  const { title, sections } = readTitleAndSections(source, tree);
  const metadata = readMetadata(source, tree, sections);
  const baseDay = dayOf(frontMatter?.started?.text) ?? dayOf(metadata.date?.date) ?? dayOf(title?.text);
  const timelines = sectionsOf(sections, 'timeline').flatMap(({ title, body }) =>
    body ? [{ heading: title, body }] : [],
  );
  const actions = sectionsOf(sections, 'action-items').flatMap(({ body }): Range[] => (body ? [body] : []));
  return {
    markdown: source.markdown,
    unread: undefined,
    frontMatter,
    title,
    metadata,
    sections,
    language: undefined,
    timeline: readTimeline(source, tree, timelines, baseDay),
    actionItems: readActionItems(source, tree, actions, baseDay),
    skipped: [],
    ...readReferences(source, tree),
    tree,
  };
}

function dayOf(text: string | undefined): number | undefined {
  const date = text === undefined ? undefined : findDate(text)?.value;
  return date?.year === undefined ? undefined : dayNumber(date, undefined);
}

function nothingRead(markdown: string, unread: string): PostmortemDocument {
  return {
    markdown,
    unread,
    frontMatter: undefined,
    title: undefined,
    metadata: {
      date: undefined,
      duration: undefined,
      severity: undefined,
      service: undefined,
      started: undefined,
      detected: undefined,
      resolved: undefined,
      fields: [],
    },
    sections: [],
    language: undefined,
    timeline: [],
    actionItems: [],
    skipped: [],
    links: [],
    images: [],
    html: [],
    code: [],
    tree: { type: 'root', children: [] },
  };
}

/**
 * The document as markdown. Parsed again it gives an equal model but for ranges: front matter, headings, text, lists, tasks,
 * tables, links, code and HTML stay; bullets, table padding, escapes and blank lines are written one way. What was not read is
 * given back as it is.
 */
export function renderDocument(document: PostmortemDocument): string {
  return document.unread === undefined ? markdownDialect.stringify(document.tree) : document.markdown;
}
