import type { Root } from 'mdast';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { messageOf } from '../text/message-of.ts';
import { DAY_SECONDS } from '../time/units.ts';
import { readActionItems } from './document/action-items.ts';
import { type Block, blocksOf, blockText } from './document/blocks.ts';
import { dayNumber } from './document/calendar.ts';
import { frontMatterOf, readFrontMatter } from './document/front-matter.ts';
import { readMetadata, withTimes } from './document/metadata.ts';
import type { PostmortemDocument, TimelineEntry } from './document/model.ts';
import { findDate, findZone } from './document/moment.ts';
import { reasonNotToParse } from './document/reason-not-to-parse.ts';
import { readReferences } from './document/references.ts';
import { type HeadingNames, languageOf } from './document/section-names.ts';
import { readTitleAndSections, sectionsOf, titleFrom } from './document/sections.ts';
import { locate, type Source, sourceOf } from './document/source.ts';
import { readTimeline } from './document/timeline.ts';
import type { WrittenZone } from './document/zones.ts';

export type * from './document/model.ts';
export { sectionsOf } from './document/sections.ts';

const plainDialect = unified().use(remarkParse).use(remarkGfm).freeze();
const markdownDialect = unified().use(remarkParse).use(remarkFrontmatter, ['yaml', 'toml']).use(remarkGfm).freeze();

export type ReadingOptions = {
  /** In the docs repository. Its date is the incident's day if the document gives none. */
  path?: string | undefined;
  /** The team's own headings (`headings` in the configuration). */
  headings?: HeadingNames | undefined;
};

/**
 * Reads a postmortem: GitHub-flavoured markdown with optional front matter. Never throws, and takes about a second at
 * most: a text that is too large or too nested for that is not parsed, and `unread` says why.
 */
export function parseDocument(text: string, options: ReadingOptions = {}): PostmortemDocument {
  // Parsers do not count a byte order mark in their offsets.
  const markdown = text.replace(/^\uFEFF/, '');
  const source = sourceOf(markdown);
  const unread = reasonNotToParse(markdown);
  if (unread !== undefined) return nothingRead(markdown, unread);
  let tree: Root;
  try {
    tree = (frontMatterOf(markdown) === undefined ? plainDialect : markdownDialect).parse(markdown);
  } catch (error) {
    return nothingRead(markdown, `The document cannot be read as markdown: ${messageOf(error)}.`);
  }
  locate(source, tree);
  return read(source, tree, options);
}

/** Names of the field for the title in a table or a list, in a document without a heading of its own. */
const TITLE_KEY =
  /^(?:title|event|incident|incident (?:name|title)|subject|titel|titre|título|titolo|件名|タイトル|标题|제목)$/i;

function read(source: Source, tree: Root, { path, headings = {} }: ReadingOptions): PostmortemDocument {
  const frontMatter = readFrontMatter(source, tree);
  const { title: heading, sections, languages, weak } = readTitleAndSections(source, tree, headings);
  const blocks = blocksOf(source, tree, sections);
  const stated = readMetadata(source, blocks);
  const titled = frontMatter?.title ?? stated.fields.find(({ key }) => TITLE_KEY.test(key))?.value;
  const title = heading ?? (titled && titleFrom(titled));
  const baseDay = [
    frontMatter?.started?.text,
    stated.date?.date,
    frontMatter?.date?.date,
    title?.text,
    path?.split('/').at(-1),
    ...sectionsOf(sections, 'summary').map(({ text }) => text),
    ...stated.fields.filter(({ key }) => /^(?:detected|resolved)\b/i.test(key)).map(({ value }) => value.text),
  ]
    .map(dayOf)
    .find((day) => day !== undefined);
  const zone = zoneOf(source, blocks);
  const timeline = readTimeline(source, blocks, { baseDay, zone });
  const metadata = withTimes(stated, baseDay ?? firstDayOf(timeline.entries), zone);
  const items = readActionItems(source, blocks, weak, baseDay);
  return {
    markdown: source.markdown,
    unread: undefined,
    frontMatter,
    title,
    metadata,
    sections,
    language: languageOf(sections.map(({ text }) => text).join('\n'), languages),
    timeline: timeline.entries,
    actionItems: items.items,
    skipped: [...timeline.skipped, ...items.skipped].sort((a, b) => a.range.start.offset - b.range.start.offset),
    ...readReferences(source, asShown(source, tree, frontMatter)),
    tree,
  };
}

/**
 * Returns the tree as GitHub shows it: GitHub treats a front matter in TOML, or with lines that end in CR alone, as ordinary text,
 * with its images and links.
 */
function asShown(source: Source, tree: Root, frontMatter: PostmortemDocument['frontMatter']): Root {
  const { markdown } = source;
  const end = frontMatter?.range.end.offset ?? 0;
  if (frontMatter?.format !== 'toml' && !/\r(?!\n)/.test(markdown.slice(0, end))) return tree;
  const shown = plainDialect.parse(markdown);
  locate(source, shown);
  return shown;
}

/** The day that the timeline's seconds count from, in days since 1970-01-01. */
function firstDayOf(entries: readonly TimelineEntry[]): number | undefined {
  const start = entries.find(({ time }) => time?.start.instant !== undefined)?.time?.start;
  return start?.instant === undefined
    ? undefined
    : Math.round((Date.parse(start.instant) / 1000 - start.seconds) / DAY_SECONDS);
}

/** "All times are in UTC", wherever the document says it. */
function zoneOf(source: Source, blocks: readonly Block[]): WrittenZone | undefined {
  for (const block of blocks) {
    if (block.node.type !== 'paragraph' || block.end - block.start > 300) continue;
    const { text } = blockText(source, block);
    const zone = /\b(?:all (?:the )?(?:times?|timestamps?)|times? ?zones?|times are)\b/i.test(text) && findZone(text);
    if (zone) return zone;
  }
  return undefined;
}

function dayOf(text: string | undefined): number | undefined {
  const found = text === undefined ? undefined : findDate(text);
  return found?.date.year === undefined || found.other !== undefined ? undefined : dayNumber(found.date, undefined);
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
      durationInText: undefined,
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
