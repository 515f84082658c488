import type { Nodes } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';

/**
 * What our markdown makes of hostile text: addresses of links and images, raw HTML. Bare addresses are left out: this parser
 * takes them for links after backslashes are gone, GitHub's before (cmark-gfm, autolink.c).
 */
export function shownIn(markdown: string): { links: string[]; images: string[]; html: string[] } {
  const shown = { links: [] as string[], images: [] as string[], html: [] as string[] };
  visit(unified().use(remarkParse).use(remarkGfm).parse(markdown), (node: Nodes) => {
    if (node.type === 'link' && textOf(node) !== node.url) shown.links.push(node.url);
    if (node.type === 'image') shown.images.push(node.url);
    if (node.type === 'html') shown.html.push(node.value);
  });
  return shown;
}
