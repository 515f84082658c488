import type { Nodes, Root } from 'mdast';
import type { Point, Range, Words } from './model.ts';

/** The file, and a function from offsets to lines and columns. */
export type Source = { markdown: string; pointAt: (offset: number) => Point };

/**
 * The plain text of a node, with the source offsets of each character. In `prose`, of the same length, inline code is blanked
 * out, so that an annotation such as `@Retry` in code is not a handle.
 */
export type NodeText = { text: string; prose: string; starts: number[]; ends: number[] };

export function sourceOf(markdown: string): Source {
  const lines = [0];
  for (const { index, 0: ending } of markdown.matchAll(/\r\n|\n|\r/g)) lines.push(index + ending.length);
  return {
    markdown,
    pointAt: (offset) => {
      let low = 0;
      let high = lines.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if ((lines[middle] ?? 0) <= offset) low = middle;
        else high = middle - 1;
      }
      return { line: low + 1, column: offset - (lines[low] ?? 0) + 1, offset };
    },
  };
}

export function rangeAt(source: Source, start: number, end: number): Range {
  return { start: source.pointAt(start), end: source.pointAt(Math.max(start, end)) };
}

export function startOf(node: Nodes): number {
  return node.position?.start.offset ?? 0;
}

export function endOf(node: Nodes): number {
  return node.position?.end.offset ?? 0;
}

export function rangeOf(source: Source, node: Nodes): Range {
  return rangeAt(source, startOf(node), endOf(node));
}

/**
 * Adds a position to nodes without one: remark-gfm finds e-mail addresses and some URLs only after parsing, in
 * a single text, so they and their neighbours follow each other in the source.
 */
export function locate(source: Source, root: Root): void {
  const walk = (node: Nodes, from: number, limit: number): number => {
    const start = node.position?.start.offset ?? from;
    const end = node.position?.end.offset ?? limit;
    let at = start;
    if ('children' in node) for (const child of node.children) at = walk(child, at, end);
    else if (node.position === undefined && node.type === 'text')
      at = align(source.markdown, node.value, start, end, () => {});
    node.position ??= rangeAt(source, start, at);
    return node.position.end.offset ?? at;
  };
  walk(root, 0, source.markdown.length);
}

/** Cached, because several readers look at each node. */
const plainTexts = new WeakMap<Nodes, NodeText>();

/** Returns the text of paragraphs, headings, table cells and their content. Comments, images and footnote marks have none. */
export function textOfNode(source: Source, node: Nodes): NodeText {
  const known = plainTexts.get(node) ?? alignedText(source, node);
  plainTexts.set(node, known);
  return known;
}

function alignedText(source: Source, node: Nodes): NodeText {
  const plain: NodeText = { text: '', prose: '', starts: [], ends: [] };
  const texts: string[] = [];
  const proses: string[] = [];
  const take = (value: string, start: number, end: number, code: boolean) => {
    for (let i = 0; i < value.length; i++) {
      plain.starts.push(start);
      plain.ends.push(end);
    }
    texts.push(value);
    proses.push(code ? '\uFFFC'.repeat(value.length) : value);
  };
  const walk = (part: Nodes) => {
    const start = startOf(part);
    const end = endOf(part);
    if (part.type === 'text') align(source.markdown, part.value, start, end, (v, s, e) => take(v, s, e, false));
    else if (part.type === 'inlineCode') {
      let inside = start;
      while (source.markdown[inside] === '`') inside++;
      align(source.markdown, part.value, inside, end, (v, s, e) => take(v, s, e, true));
    } else if (part.type === 'break' || (part.type === 'html' && /^<br\s*\/?>$/i.test(part.value)))
      take('\n', start, end, false);
    else if ('children' in part) for (const child of part.children) walk(child);
  };
  walk(node);
  return { ...plain, text: texts.join(''), prose: proses.join('') };
}

const ENTITY = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});/iy;

/**
 * Finds the characters of a parsed text in the source, which has escapes, character references and, after line ends, the
 * indentation and quote marks of its container. Returns where the text ends.
 */
function align(
  markdown: string,
  value: string,
  start: number,
  end: number,
  take: (value: string, start: number, end: number) => void,
): number {
  let at = start;
  for (let i = 0; i < value.length; i++) {
    let char = value[i] ?? '';
    if (!begins(markdown, at, char)) {
      let next = at;
      while (next < end && /[\s>]/.test(markdown[next] ?? '') && !begins(markdown, next, char)) next++;
      if (begins(markdown, next, char)) at = next;
    }
    if (markdown[at] === '\\' && markdown[at + 1] === char && /[!-/:-@[-`{-~]/.test(char)) at++;
    let length = 1;
    ENTITY.lastIndex = at;
    const entity = markdown[at] === '&' ? ENTITY.exec(markdown)?.[0] : undefined;
    if (entity !== undefined && !value.startsWith(entity, i)) {
      length = entity.length;
      if (/[\uD800-\uDBFF]/.test(char)) char += value[++i] ?? '';
    }
    const to = Math.min(at + length, end);
    take(char, Math.min(at, to), to);
    at = to;
  }
  return at;
}

function begins(markdown: string, at: number, char: string): boolean {
  const found = markdown[at];
  return found === char || (found === '\\' && markdown[at + 1] === char) || (found === '&' && char !== '&');
}

/** Returns a part of a plain text, from the character at `start` to the one before `end`, without blanks at its ends. */
export function wordsAt(source: Source, plain: NodeText, start = 0, end = plain.text.length): Words | undefined {
  let from = start;
  let to = end;
  while (from < to && /\s/.test(plain.text[from] ?? '')) from++;
  while (to > from && /\s/.test(plain.text[to - 1] ?? '')) to--;
  const first = plain.starts[from];
  const last = plain.ends[to - 1];
  if (from >= to || first === undefined || last === undefined) return undefined;
  return { text: withoutLineBreaks(plain.text.slice(from, to)), range: rangeAt(source, first, last) };
}

export function withoutLineBreaks(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
