import type { Definition, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import type { Code, Html, Image, Link } from './model.ts';
import { rangeOf, type Source, textOfNode, withoutLineBreaks } from './source.ts';

/** Everything that a document links to or embeds. */
export function readReferences(
  source: Source,
  root: Root,
): { links: Link[]; images: Image[]; html: Html[]; code: Code[] } {
  const definitions = new Map<string, Definition>();
  visit(root, 'definition', (node) => {
    if (!definitions.has(node.identifier)) definitions.set(node.identifier, node);
  });
  const found = { links: [] as Link[], images: [] as Image[], html: [] as Html[], code: [] as Code[] };
  visit(root, (node) => {
    const range = () => rangeOf(source, node);
    switch (node.type) {
      case 'link':
        found.links.push({ url: node.url, text: withoutLineBreaks(textOfNode(source, node).text), range: range() });
        break;
      case 'linkReference':
        found.links.push({
          url: definitions.get(node.identifier)?.url ?? '',
          text: withoutLineBreaks(textOfNode(source, node).text),
          range: range(),
        });
        break;
      case 'image':
        found.images.push({ url: node.url, alt: node.alt ?? '', range: range() });
        break;
      case 'imageReference':
        found.images.push({ url: definitions.get(node.identifier)?.url ?? '', alt: node.alt ?? '', range: range() });
        break;
      case 'html':
        found.html.push({ value: node.value, range: range() });
        break;
      case 'code':
      case 'inlineCode':
        found.code.push({ value: node.value, block: node.type === 'code', range: range() });
        break;
    }
  });
  return found;
}
