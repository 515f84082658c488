/**
 * Every document of the repository, read as markdown.
 */
import { readdirSync, readFileSync } from 'node:fs';
import GithubSlugger from 'github-slugger';
import type { Code, Heading, InlineCode, Link, Node } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';

export interface Document {
  path: string;
  text: string;
  /** As GitHub makes them of headings. */
  anchors: ReadonlySet<string>;
  /** Where its links point, of reference links too. */
  links: { target: string; line: number }[];
  blocks: Block[];
}

/** A fenced block of code. */
export interface Block {
  /** README.md:12 */
  place: string;
  language: string;
  text: string;
}

const parser = unified().use(remarkParse).use(remarkGfm);

export const DOCUMENTS: readonly Document[] = [
  ...readdirSync('.').filter((name) => name.endsWith('.md')),
  ...readdirSync('docs').map((name) => `docs/${name}`),
]
  .filter((path) => path.endsWith('.md'))
  .map(readDocument);

export function documentAt(path: string): Document {
  const found = DOCUMENTS.find((document) => document.path === path);
  if (found === undefined) throw new Error(`There is no document ${path}`);
  return found;
}

/** Fenced blocks in one of these languages, of all documents. */
export function blocksIn(...languages: string[]): Block[] {
  return DOCUMENTS.flatMap(({ blocks }) => blocks).filter(({ language }) => languages.includes(language));
}

/** What stands in code in the first cell of a table's rows, the head left out. */
export function quotedInTables({ text }: Document): { quote: string; line: number }[] {
  const quotes: { quote: string; line: number }[] = [];
  visit(parser.parse(text), 'tableRow', (row, index) => {
    if (index === 0) return;
    visit(row.children[0] as Node, 'inlineCode', ({ value, position }: InlineCode) => {
      quotes.push({ quote: value, line: position?.start.line ?? 0 });
    });
  });
  return quotes;
}

function readDocument(path: string): Document {
  const text = readFileSync(path, 'utf8');
  const tree = parser.parse(text);
  const slugger = new GithubSlugger();
  const anchors = new Set<string>();
  const links: Document['links'] = [];
  const blocks: Block[] = [];
  visit(tree, 'heading', (heading: Heading) => void anchors.add(slugger.slug(textOf(heading))));
  visit(tree, ['link', 'definition', 'image'], (node) => {
    const { url, position } = node as Link;
    links.push({ target: url, line: position?.start.line ?? 0 });
  });
  visit(tree, 'code', ({ lang, value, position }: Code) => {
    blocks.push({ place: `${path}:${position?.start.line}`, language: lang ?? '', text: value });
  });
  return { path, text, anchors, links, blocks };
}
