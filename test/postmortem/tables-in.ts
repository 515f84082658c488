import { toString as textOf } from 'mdast-util-to-string';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';

/** The tables of a markdown text as a reader sees them: the text of each cell, row by row, the head first. */
export function tablesIn(markdown: string): string[][][] {
  const tables: string[][][] = [];
  visit(unified().use(remarkParse).use(remarkGfm).parse(markdown), 'table', (table) => {
    tables.push(table.children.map((row) => row.children.map((cell) => textOf(cell))));
  });
  return tables;
}
