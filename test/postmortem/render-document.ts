import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import type { PostmortemDocument } from '../../src/postmortem/document.ts';

const dialect = unified()
  .use(remarkStringify, { bullet: '-', emphasis: '_', rule: '-', listItemIndent: 'one' })
  .use(remarkFrontmatter, ['yaml', 'toml'])
  .use(remarkGfm, { tablePipeAlign: false })
  .freeze();

/**
 * Returns the document as markdown. Parsed again, it gives an equal model except for ranges: front matter, headings, text, lists,
 * tasks, tables, links, code and HTML stay; bullets, table padding, escapes and blank lines are normalized. Unread text is returned
 * unchanged.
 */
export function renderDocument(document: PostmortemDocument): string {
  return document.unread === undefined ? dialect.stringify(document.tree) : document.markdown;
}
