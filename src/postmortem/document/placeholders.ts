/**
 * Placeholders of a template that were not filled in: "TBD", `<what happened>`, `[describe the impact]`. "N/A", "None" and "Unknown"
 * are answers, and a note about who still has to do something is text.
 */
import type { Html, Nodes, Paragraph } from 'mdast';
import type { Words } from './model.ts';
import { type NodeText, rangeAt, type Source, startOf, wordsAt } from './source.ts';

/** Returns the placeholders in a paragraph, heading or cell, one per line; `plain` is the node's text. */
export function placeholdersIn(source: Source, node: Nodes, plain: NodeText): Words[] {
  const found = [placeholderTag(source, node), ...linesOf(source, plain)].filter((words) => words !== undefined);
  const lines = new Set<number>();
  return found
    .sort((a, b) => a.range.start.offset - b.range.start.offset)
    .filter(({ range }) => !lines.has(range.start.line) && lines.add(range.start.line));
}

/** Returns the first placeholder of each of a node's lines. */
function linesOf(source: Source, plain: NodeText): (Words | undefined)[] {
  let from = 0;
  return plain.prose.split('\n').map((line) => {
    const start = from;
    from += line.length + 1;
    const found = placeholderIn(plain.text.slice(start, start + line.length), line);
    return found && wordsAt(source, plain, start + found.start, start + found.end);
  });
}

/** A state of unfinished work, in a place where a state is expected. */
export function isOpenState(text: string): boolean {
  return /^\W*(?:to[- ]?do|tb[dc]|pending|wip|work in progress|not (?:yet )?(?:completed|added|documented)(?: yet)?)(?![\w-])/i.test(
    text,
  );
}

const STATE_LABEL = /^\W*(?:status|state|stand|estado|statut|stato|状態|ステータス|状态|상태)\W*$/i;

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

/** `<what happened>`, which markdown treats as HTML, anywhere in a paragraph or cell. */
function placeholderTag(source: Source, node: Nodes): Words | undefined {
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
  // "Map<String>" is a type that somebody forgot to put in backticks.
  if (!tag || /[\p{L}\d]/u.test(source.markdown[startOf(node) - 1] ?? ' ')) return undefined;
  const bare = (tag[2] ?? '')
    .trim()
    .split(/\s+/)
    .filter((word) => word !== '').length;
  if (TAGS.has((tag[1] ?? '').toLowerCase()) && bare < 2) return undefined;
  return { text: tag[0], range: rangeAt(source, startOf(node), startOf(node) + tag[0].length) };
}

/** Marks that replace a whole line, sentence, table cell or value. */
const MARK =
  /^(?:tbd|tbc|tba|tk|todo|to[- ]do|fixme|xxx+|wip|pending|placeholder(?: text)?|coming soon|work in progress|under construction|n\/?a yet|not (?:yet )?(?:written|filled in|filled out|added|documented|completed)(?: yet)?|nothing (?:here|written|added) yet|fill (?:(?:me|this|it) )?(?:in|out)(?: here| later)?|\.{3,}|…|[_?]{3,}|hh:mm(?: ?(?:utc|am|pm))?|yyyy-mm-dd|dd[./-]mm[./-]yyyy|mm[./-]dd[./-]yyyy)$/i;

const LATER = '(?:later|soon|shortly|here|tomorrow|(?:after|once|when|as soon as|during|in|following)\\s.{1,60})';
const DOCUMENT_PART =
  '(?:this|it|these|everything|the rest|(?:the |more |further |this |your )?(?:section|part|details?|information|info|content|text|page|document|summary|impact|timeline|root cause|cause|analysis|description|write-?up|action items|report))';

/** Sentences that promise text. */
const PROMISES = [
  `^(?:(?:this|it|${DOCUMENT_PART})\\s)?(?:is\\s|are\\s|still\\s|yet\\s|remains\\s){0,2}to be (?:determined|done|confirmed|completed|filled(?: in| out)?|written(?: up)?|added|announced|provided|supplied|updated|documented)(?:\\s${LATER})?$`,
  `^(?:still\\s)?(?:needs|has|have|need) to be (?:written(?: up)?|filled (?:in|out)|completed|added)(?:\\s${LATER})?$`,
  `^${DOCUMENT_PART}\\s(?:will|shall) be (?:filled(?: in| out)?|added|completed|written(?: up)?|provided|supplied|updated|posted)(?:\\s${LATER})?$`,
  `^(?:we|i|somebody|someone|the (?:author|team)|[a-z]{2,15})(?:['’]ll| will| shall| still need to| need to| needs to| have to| has to| must| should| are going to| am going to) (?:still )?(?:fill|complete|finish|write|update|add|expand|flesh)\\s${DOCUMENT_PART}(?:\\s(?:in|out|up))?(?:\\s${LATER})?$`,
  `^(?:more |further |full )?(?:details?|information|info|text|content|analysis|write-?up|summary|description)\\s(?:is |are )?(?:to (?:come|follow)|coming(?: soon)?|will follow|to be announced)(?:\\s${LATER})?$`,
  '^(?:more|rest) (?:to (?:come|follow)|coming soon)$',
  '^.{1,60}\\s(?:goes|go|belongs|comes) (?:right )?here$',
  '^(?:please )?(?:write|insert|add|enter|put|describe|fill in|type|paste|provide|include)\\b.{0,80}\\s(?:here|below)$',
  '^(?:your|the|a|an|some)?\\s?(?:title|name|text|summary|description|details?|content|date|service|owner|link|notes?|explanation|impact|cause|timeline|information|incident title)(?:\\s(?:of|for|about)\\s.{1,40})?\\shere$',
  '^lorem ipsum\\b.{0,300}$',
].map((pattern) => new RegExp(pattern, 'i'));

/** `{{summary}}`, `${summary}`, `%SUMMARY%`, `$SUMMARY`, `{summary}`, `@@SUMMARY@@`: a variable that was not replaced. */
const VARIABLE =
  /^(?:\{\{[^{}]{1,60}\}\}|[$#]\{[^{}]{1,60}\}|\{[a-z][\w .-]{0,40}\}|%[A-Za-z][\w-]{0,40}%|\$[A-Z][A-Z\d_]{1,40}|\$[a-z][a-z\d_]{2,40}|@@[\w-]{1,40}@@|__[A-Z][A-Z\d_]{1,40}__|<%=?[^%]{1,60}%>)$/;
/** Only forms that do not occur in running text otherwise. */
const VARIABLE_INSIDE =
  /\{\{\s?[a-z][\w-]{0,40}\s?\}\}|(?<![\w/.:`}-])\$\{[a-z][\w-]{0,40}\}(?![\w/.:`-]|\$\{)|(?<![\w%])%[A-Z][A-Z_]{2,40}%(?![\w%])/i;

const BRACKETED = /^\[\s?(\p{L}[^[\]]{1,120})\]$/u;
/** "Postmortem: [title] — service", "14:32 — [what happened]". */
const BRACKETS_BETWEEN = /(?<=^[^\p{L}\p{N}[\]]{0,5}|\s[—–-]\s|:\s)\[(\p{L}[^[\]]{1,60})\](?=\s[—–-]\s|\s?$|\s\()/gmu;
/** Text in brackets that is not a placeholder. */
const SAID_IN_BRACKETS =
  /^(?:none|n\/?a|not applicable|unknown|redacted|removed|omitted|deleted|withheld|hidden|internal|edited|sic|resolved|closed|open|done|all times.*|times? (?:in|are).*|utc|draft|private|public|image|screenshot|figure|graph|see .*|source.*|confidential|elided|snip|continued|note.*|update.*|edit.*|p\d|sev.*)$/i;
const INSTRUCTION =
  /^(?:describe|insert|fill|explain|list|provide|add|summari[sz]e|your|enter|write|replace|include|state|give|what|who|when|where|why|how|link to)\b/i;

/** `TBD` in a sentence: "TBD% of orders", "The cause is TBD." Not "the TBD in the code". */
const MARK_INSIDE =
  /(?<![\w/#@.-])(?<!\b(?:[Tt]he|[Aa]n?|[Ee]very|[Ee]ach|[Nn]o|this|that|old|of|word|says?|said|marked|label(?:l)?ed)\s["“'‘]?)(?:TBD|TBC|TBA)(?![\w/-]|\.\w)|(?<![\w/#@.-])TK(?=\s?%)/g;
/** `<what broke, for whom>`, which is not HTML because of the comma. */
const TEXT_TAG = /(?<![\p{L}\d])<\p{L}[\p{L}\d ,.'’/?&-]{1,80}>/u;
/** "TODO: find out", "FIXME - numbers"; the pattern of a missing time or date. */
const LEADING_MARK = /^(?:TBD|TBC|TODO|FIXME|TK)\b\s?[:(–—-]|^(?:HH:MM|YYYY-MM-DD)\b/;
/** Somebody's note about what is left to do. */
const NOTE =
  /@[a-z\d]|\b(?:thinks?|thought|believes?|suggests?|suggested|wants?|proposes?|proposed|says?|said|plans?|asked|according to)\b/i;

/**
 * Returns where the first placeholder of a line begins and ends, or undefined.
 * @param line Plain text.
 * @param prose The same text, with U+FFFC for each character of inline code. In code, only a whole placeholder counts.
 */
function placeholderIn(line: string, prose: string): { start: number; end: number } | undefined {
  const found: { start: number; end: number }[] = [];
  for (const { start, end, value = start } of partsOf(prose)) {
    const part = prose.slice(value, end);
    const text = /^[\s\uFFFC.,:;]*$/.test(part) ? line.slice(value, end) : part;
    const label = /^[^:]{1,60}(?=:)/.exec(prose.slice(start, end))?.[0];
    if (label !== undefined && STATE_LABEL.test(label) && isOpenState(prose.slice(start + label.length, end))) continue;
    if (isPlaceholder(text)) {
      found.push(trimmed(line, start, end));
      break;
    }
  }
  for (const { index, 0: whole, 1: words = '' } of prose.slice(0, 5_000).matchAll(BRACKETS_BETWEEN)) {
    if (isLeftInBrackets(words)) found.push({ start: index, end: index + whole.length });
  }
  const tag = TEXT_TAG.exec(prose);
  if (tag) found.push({ start: tag.index, end: tag.index + tag[0].length });
  const variable = VARIABLE_INSIDE.exec(prose);
  if (variable) found.push({ start: variable.index, end: variable.index + variable[0].length });
  if (!NOTE.test(prose)) {
    for (const { index, 0: mark } of prose.slice(0, 5_000).matchAll(MARK_INSIDE)) {
      found.push({ start: index, end: index + mark.length });
    }
  }
  return found.sort((a, b) => a.start - b.start)[0];
}

/** Yields the whole line, its fields and its sentences. `value` is where the value of a `Key: value` begins. */
function* partsOf(line: string): Generator<{ start: number; end: number; value?: number }> {
  if (line.length <= 300) yield { start: 0, end: line.length };
  let fields = 0;
  for (const { index, 0: field } of line.matchAll(/[^|·•]+/g)) {
    if (++fields > 50) break;
    if (field.length > 200) continue;
    if (field.length < line.length) yield { start: index, end: index + field.length };
    const label = /^[^:]{1,60}:\s{1,3}(?=\S)/.exec(field)?.[0].length;
    if (label !== undefined) yield { start: index, end: index + field.length, value: index + label };
  }
  let sentences = 0;
  for (const { index, 0: sentence } of line.matchAll(/[^.!?]{2,300}[.!?]+(?=\s|$)/g)) {
    if (++sentences > 50) break;
    if (sentence.length < line.length) yield { start: index, end: index + sentence.length };
  }
}

function trimmed(line: string, start: number, end: number): { start: number; end: number } {
  const text = line.slice(start, end);
  return { start: start + (text.length - text.trimStart().length), end: start + text.trimEnd().length };
}

function isPlaceholder(written: string): boolean {
  const text = written.trim();
  if (text === '' || text.length > 300) return false;
  if (VARIABLE.test(text)) return true;
  const inBrackets = BRACKETED.exec(text)?.[1]?.trim();
  if (inBrackets !== undefined && isLeftInBrackets(inBrackets)) return true;
  const bare = text
    .replace(/^[[({<*_"“'‘]+|[\])}>*_"”'’]+$/g, '')
    .trim()
    .replace(/(?<![.!])[.!:]$/, '')
    .trim();
  if (MARK.test(bare) || PROMISES.some((promise) => promise.test(bare))) return true;
  return LEADING_MARK.test(text) && !NOTE.test(text);
}

/** Lower-case words such as `[root cause]`, and instructions. "[Dana Miller]" is a name. */
function isLeftInBrackets(words: string): boolean {
  if (SAID_IN_BRACKETS.test(words)) return false;
  return INSTRUCTION.test(words) || /^\p{Ll}[^\d]{1,60}$/u.test(words);
}
