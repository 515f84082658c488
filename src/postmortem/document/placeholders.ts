/** What a template left to fill in: "TBD", `<what happened>`, `[describe the impact]`. */
import type { Html, Nodes, Paragraph } from 'mdast';
import type { Words } from './model.ts';
import { type PlainText, rangeAt, type Source, startOf, wordsAt } from './source.ts';

/** The first thing in a paragraph, heading or cell that a template left to fill in; `plain` is the node's text. */
export function firstPlaceholder(source: Source, node: Nodes, plain: PlainText): Words | undefined {
  const found = [placeholderTag(source, node), lineOf(source, plain)].filter((words) => words !== undefined);
  return found.sort((a, b) => a.range.start.offset - b.range.start.offset)[0];
}

/** The first line of a paragraph that is nothing but a placeholder. */
function lineOf(source: Source, plain: PlainText): Words | undefined {
  let from = 0;
  for (const line of plain.prose.split('\n')) {
    if (isPlaceholder(line)) return wordsAt(source, plain, from, from + line.length);
    const tag = TEXT_TAG.exec(line);
    if (tag) return wordsAt(source, plain, from + tag.index, from + tag.index + tag[0].length);
    from += line.length + 1;
  }
  return undefined;
}

/** `<what broke, for whom>`, which is no HTML because of the comma. */
const TEXT_TAG = /(?<![\p{L}\d])<\p{L}[\p{L}\d ,.'’/?&-]{1,80}>/u;

const FILL_IN =
  /^(?:tbd|tbc|tba|todo|to[- ]do|fixme|xxx+|wip|to be (?:determined|done|confirmed|completed|filled(?: in)?|written|added|announced)|fill(?: me| this| it)? in(?: here| later)?|placeholder|coming soon|\.{3,}|…|[_?]{3,}|hh:mm(?: utc)?|yyyy-mm-dd)$/i;

/**
 * "TBD", "TODO: ask the team", "Owner: TBD", "…", `[describe the impact]`, `{{summary}}`, lorem ipsum. "N/A" and "None" are
 * answers.
 */
export function isPlaceholder(line: string): boolean {
  const text = line
    .slice(0, 300)
    .trim()
    .replace(/^[[({<*_]+|[\])}>*_]+$/g, '')
    .trim();
  const value = /^[^:]{1,60}:\s{1,3}(.{1,100})$/.exec(text)?.[1] ?? '';
  return (
    FILL_IN.test(text.replace(/[.!:]$/, '')) ||
    FILL_IN.test(text) ||
    FILL_IN.test(value.replace(/[.!]$/, '')) ||
    /^(?:TBD|TODO|FIXME)\b\s?[:(-]/.test(text) ||
    /^lorem ipsum\b/i.test(text) ||
    /^\s*(?:\{\{[^{}]*\}\}|\[(?:describe|insert|fill|explain|list|provide|add|summari[sz]e|your|enter)\b[^[\]]*\])\s*$/i.test(
      line.slice(0, 300),
    )
  );
}

/** `_Describe what users saw_`: a paragraph of nothing but an emphasised instruction. */
export function hintOf({ children }: Paragraph, whole: Words | undefined): Words | undefined {
  const only = children.length === 1 && children[0]?.type === 'emphasis';
  return only &&
    /^[([]?(?:describe|fill|explain|list|provide|add|summari[sz]e|insert|write|replace|include|enter|state|give)\b/i.test(
      whole?.text ?? '',
    )
    ? whole
    : undefined;
}

/** `<what happened>`, which markdown takes for HTML, anywhere in a paragraph or cell. */
export function placeholderTag(source: Source, node: Nodes): Words | undefined {
  if (node.type === 'html') return leftToFillIn(source, node);
  if (!('children' in node)) return undefined;
  for (const child of node.children) {
    const found = placeholderTag(source, child);
    if (found) return found;
  }
  return undefined;
}

const TAGS = new Set(
  'a abbr b blockquote br center cite code dd del details div dl dt em figcaption figure font form h1 h2 h3 h4 h5 h6 hr i iframe img input ins kbd li link mark meta object ol p picture pre q s samp script section small source span strike strong style sub summary sup svg table tbody td tfoot th thead tr tt u ul var video audio embed button'.split(
    ' ',
  ),
);

/** Undefined for comments and for HTML that GitHub shows. */
export function leftToFillIn(source: Source, node: Html): Words | undefined {
  const tag = /^<([a-z][a-z\d-]*)((?:\s+[^\s=<>"']+)*)\s*>/i.exec(node.value.slice(0, 200));
  // "Map<String>" is a type that somebody forgot to put into backticks.
  if (!tag || /[\p{L}\d]/u.test(source.markdown[startOf(node) - 1] ?? ' ')) return undefined;
  const bare = (tag[2] ?? '')
    .trim()
    .split(/\s+/)
    .filter((word) => word !== '').length;
  if (TAGS.has((tag[1] ?? '').toLowerCase()) && bare < 2) return undefined;
  return { text: tag[0], range: rangeAt(source, startOf(node), startOf(node) + tag[0].length) };
}
