/** Rows of an HTML table, a definition list or a list. */
import type { Range } from './model.ts';
import { type NodeText, rangeAt, type Source } from './source.ts';

export type HtmlRow = { range: Range; cells: NodeText[] };

const TAG = /<(\/?)([a-z][a-z\d]*)(?:\s[^<>]{0,500})?\/?>|<!--/gi;
const ENTITY = /&(?:amp|lt|gt|quot|nbsp|#39|apos|ndash|mdash);/y;
const CHARACTERS: Record<string, string> = {
  '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&nbsp;': ' ', '&#39;': "'", '&apos;': "'", '&ndash;': '–', '&mdash;': '—',
}; // biome-ignore format: a table

/** Returns the rows of the HTML between two offsets of the file; empty if it has none. */
export function htmlRows(source: Source, start: number, end: number): HtmlRow[] {
  const rows: HtmlRow[] = [];
  let row: { from: number; cells: NodeText[] } | undefined;
  let cell: { from: number; plain: NodeText } | undefined;
  const html = source.markdown.slice(start, end);
  let at = 0;
  const closeRow = (to: number) => {
    if (row && row.cells.length > 0)
      rows.push({ range: rangeAt(source, start + row.from, start + to), cells: row.cells });
    row = undefined;
    cell = undefined;
  };
  TAG.lastIndex = 0;
  for (let tag = TAG.exec(html); tag !== null; tag = TAG.exec(html)) {
    if (cell) append(cell.plain, html, at, tag.index, start);
    at = tag.index + tag[0].length;
    if (tag[0] === '<!--') {
      const close = html.indexOf('-->', at);
      at = close < 0 ? html.length : close + 3;
      TAG.lastIndex = at;
      continue;
    }
    const name = (tag[2] ?? '').toLowerCase();
    const opens = tag[1] === '';
    if (name === 'tr' || name === 'dt' || name === 'li') {
      if (row && (opens || name !== 'dt')) closeRow(opens ? tag.index : at);
      if (opens) row = { from: tag.index, cells: [] };
    }
    if (/^(?:td|th|dt|dd|li)$/.test(name)) {
      cell = undefined;
      if (opens && row) {
        cell = { from: at, plain: { text: '', prose: '', starts: [], ends: [] } };
        row.cells.push(cell.plain);
      } else if (name === 'dd') closeRow(at);
    }
    if ((name === 'table' || name === 'dl' || name === 'ul' || name === 'ol') && row) closeRow(tag.index);
    if (name === 'br' && cell) add(cell.plain, '\n', start + tag.index, start + at);
  }
  if (cell) append(cell.plain, html, at, html.length, start);
  closeRow(html.length);
  return rows;
}

function append(plain: NodeText, html: string, from: number, to: number, offset: number): void {
  for (let at = from; at < to; ) {
    ENTITY.lastIndex = at;
    const entity = ENTITY.exec(html)?.[0];
    const length = entity?.length ?? 1;
    add(plain, (entity && CHARACTERS[entity]) ?? html[at] ?? '', offset + at, offset + at + length);
    at += length;
  }
}

function add(plain: NodeText, character: string, start: number, end: number): void {
  plain.text += character;
  plain.prose += character;
  plain.starts.push(start);
  plain.ends.push(end);
}
