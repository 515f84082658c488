/** One pass over the tree that assigns each block to its section. */
import type { Html, List, ListItem, Paragraph, Root, RootContent } from 'mdast';
import type { Section, SectionKind } from './model.ts';
import { endOf, type NodeText, rangeAt, type Source, startOf, textOfNode } from './source.ts';

export type Block = {
  node: RootContent;
  /** Where it begins and ends. If a paragraph contains a section's label, the part before or after the label. */
  start: number;
  end: number;
  /** From the innermost one outwards; empty above the first section. */
  sections: readonly Section[];
};

/** In the order of the file. A list whose items are sections, such as `- **Impact**: …`, is split at them. */
export function blocksOf(source: Source, root: Root, sections: readonly Section[]): Block[] {
  const places = placesOf(sections);
  let next = 0;
  let current: readonly Section[] = [];
  const blocks: Block[] = [];
  const add = (node: RootContent, start: number, end: number) => {
    while ((places[next]?.at ?? Number.POSITIVE_INFINITY) <= start) current = places[next++]?.sections ?? [];
    blocks.push({ node, start, end, sections: current });
  };
  const addCut = (node: Paragraph | Html) => {
    let from = startOf(node);
    for (let index = next; (places[index]?.at ?? Number.POSITIVE_INFINITY) < endOf(node); index++) {
      const { at = from, labelEnd = from } = places[index] ?? {};
      if (at > from) add(node, from, at);
      from = Math.max(from, labelEnd);
    }
    add(node, from, endOf(node));
  };
  const walk = (node: RootContent) => {
    const label = places[next];
    const holdsLabel = label !== undefined && label.at >= startOf(node) && label.at < endOf(node);
    if ((node.type === 'paragraph' || node.type === 'html') && holdsLabel) addCut(node);
    else if (node.type === 'list' && holdsLabel) {
      let plain: ListItem[] = [];
      const flush = () => {
        if (plain.length > 0) add(partOf(node, plain, source), startOf(plain[0] ?? node), endOf(plain.at(-1) ?? node));
        plain = [];
      };
      for (const item of node.children) {
        const mark = places[next];
        if (mark === undefined || mark.at < startOf(item) || mark.at >= endOf(item)) plain.push(item);
        else {
          flush();
          for (const child of item.children) walk(child);
        }
      }
      flush();
    } else add(node, startOf(node), endOf(node));
  };
  for (const node of root.children) walk(node);
  return blocks;
}

/** A list of its own, of some items of another. */
function partOf(list: List, children: ListItem[], source: Source): List {
  const [first, last] = [children[0], children.at(-1)];
  if (children.length === list.children.length || first === undefined || last === undefined) return list;
  return { ...list, children, position: rangeAt(source, startOf(first), endOf(last)) };
}

type Place = { at: number; labelEnd: number; sections: readonly Section[] };

function placesOf(sections: readonly Section[], above: readonly Section[] = []): Place[] {
  return sections.flatMap((section) => {
    const chain = [section, ...above];
    const { start, end } = section.heading;
    return [{ at: start.offset, labelEnd: end.offset, sections: chain }, ...placesOf(section.subsections, chain)];
  });
}

/** Returns the outermost section of a kind that contains a block. */
export function sectionOfKind({ sections }: Block, kind: SectionKind): Section | undefined {
  return sections.findLast((section) => section.kind === kind);
}

/** The part of a paragraph's text that belongs to the block, as indices into `plain.text`. */
function textRange({ start, end }: Block, plain: NodeText): { from: number; to: number } {
  const indexOf = (at: number) => {
    const index = plain.starts.findIndex((offset) => offset >= at);
    return index < 0 ? plain.text.length : index;
  };
  return { from: indexOf(start), to: (plain.starts.at(-1) ?? 0) < end ? plain.text.length : indexOf(end) };
}

/** The plain text of a block's paragraph or heading, of the part that belongs to it. */
export function blockText(source: Source, block: Block): NodeText {
  const plain = textOfNode(source, block.node);
  const { from, to } = textRange(block, plain);
  if (from === 0 && to === plain.text.length) return plain;
  return {
    text: plain.text.slice(from, to),
    prose: plain.prose.slice(from, to),
    starts: plain.starts.slice(from, to),
    ends: plain.ends.slice(from, to),
  };
}
