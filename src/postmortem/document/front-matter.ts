/** The block at the top of the file: YAML between `---` (Jekyll, Docusaurus, MkDocs), or TOML between `+++` (Hugo). */
import type { Literal, Root } from 'mdast';
import { parse as parseToml, TomlError } from 'smol-toml';
import { isMap, isNode, isScalar, isSeq, parseDocument as parseYaml } from 'yaml';
import { messageOf } from '../../text/message-of.ts';
import { dayNumber, isoDate } from './calendar.ts';
import type { FrontMatter, PostmortemDocument, Range, Stated, Words } from './model.ts';
import { findDate } from './moment.ts';
import { rangeAt, rangeOf, type Source, sourceOf } from './source.ts';

/** YAML parsers take quadratic time on some inputs. Real front matter is far below these limits. */
const MAX_CHARACTERS = 16_000;
const MAX_DEPTH = 20;
const MAX_VALUES = 1_000;

type Format = FrontMatter['format'];
const FENCES: readonly (readonly [fence: string, format: Format])[] = [
  ['---', 'yaml'],
  ['+++', 'toml'],
];

/**
 * Returns which front matter a file begins with. A first line `---` that is never closed, or closes around text without a key, is
 * a thematic break, as on GitHub; the parser's extension would lose the lists and quotes below it.
 */
export function frontMatterOf(markdown: string): Format | undefined {
  const first = /^[^\r\n]{0,20}/.exec(markdown)?.[0].trimEnd() ?? '';
  const found = FENCES.find(([fence]) => fence === first);
  if (found === undefined) return undefined;
  const [fence, format] = found;
  const lines = markdown.split(/\r\n|\n|\r/);
  const end = lines.findIndex((line, index) => index > 0 && line.trimEnd() === fence);
  const inside = lines.slice(1, Math.max(end, 1));
  const isEmpty = inside.every((line) => line.trim() === '' || line.startsWith('#'));
  const hasKey = inside.some((line) =>
    /^\s{0,20}["']?[\p{L}_@{[][^\s:=]{0,60}["']?\s{0,3}[:=]|^\s{0,20}[{[]/u.test(line),
  );
  return end > 0 && (hasKey || (isEmpty && inside.length < 3)) ? format : undefined;
}

const NOTHING = {
  values: {},
  title: undefined,
  date: undefined,
  authors: [],
  tags: [],
  incident: undefined,
  service: undefined,
  severity: undefined,
  started: undefined,
  resolved: undefined,
};

/** Invalid front matter has a `problem`. */
export function readFrontMatter(source: Source, root: Root): FrontMatter | undefined {
  const node = root.children[0] as (Literal & { type: string }) | undefined;
  if (node === undefined || (node.type !== 'yaml' && node.type !== 'toml')) return undefined;
  const range = rangeOf(source, node as Root['children'][number]);
  const block: Block = { source, text: node.value, start: contentStart(source, range) };
  const read = node.type === 'toml' ? readToml(block) : readYaml(block);
  if ('problem' in read) return { ...NOTHING, format: node.type, range, problem: read.problem };
  const { values, words } = read;
  const first = (...keys: string[]) => keys.map(words).find((found) => found !== undefined);
  const date = first('date', 'incident_date', 'incident-date');
  return {
    format: node.type,
    range,
    values,
    title: first('title'),
    date: date && statedDate(date),
    authors: namesIn(values.authors ?? values.author),
    tags: namesIn(values.tags ?? values.categories ?? values.keywords),
    incident: first('incident', 'incident_id', 'incident-id'),
    service: first('service', 'services', 'affected_service'),
    severity: first('severity', 'sev', 'priority'),
    started: first('started', 'started_at', 'start', 'start_time'),
    resolved: first('resolved', 'resolved_at', 'end', 'end_time'),
    problem: undefined,
  };
}

/** Behind the first fence. */
function contentStart({ markdown }: Source, { start: { offset } }: Range): number {
  return offset + (/^[^\r\n]{0,200}(?:\r\n|\n|\r)?/.exec(markdown.slice(offset, offset + 202))?.[0].length ?? 0);
}

/**
 * Returns where a value of the front matter is, by its path such as `['cause', 'category']`. If there is no such key, where the
 * key above it is, else the first line.
 */
export function placeInFrontMatter(
  { markdown, frontMatter }: Pick<PostmortemDocument, 'markdown' | 'frontMatter'>,
  path: readonly PropertyKey[],
  part: 'key' | 'value' = 'value',
): Range {
  const source = sourceOf(markdown);
  const range = frontMatter?.range ?? rangeAt(source, 0, 0);
  const start = contentStart(source, range);
  const text = markdown.slice(start, range.end.offset).replace(/(?:\r\n|\n|\r)[^\r\n]*$/, '');
  const within = (from: number, to: number) => rangeAt(source, start + from, start + to);
  if (frontMatter?.format === 'toml') {
    const line = new RegExp(`^[ \\t]{0,20}${String(path[0]).replace(/\W/g, '\\$&')}[ \\t]{0,20}=.*`, 'm').exec(text);
    return line === null ? within(0, 0) : within(line.index, line.index + line[0].length);
  }
  let node: unknown = parseYaml(text, YAML).contents;
  let found = within(0, 0);
  for (const [depth, step] of path.entries()) {
    let keyNode: unknown;
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
      if (pair === undefined) return found;
      [keyNode, node] = [pair.key, pair.value];
    } else if (isSeq(node)) {
      node = node.items[Number(step)];
      keyNode = node;
    } else return found;
    const shown = part === 'value' && depth === path.length - 1 && isNode(node) && node.range ? node : keyNode;
    if (!isNode(shown) || !shown.range) return found;
    found = within(shown.range[0], shown.range[1]);
  }
  return found;
}

/** "core" and no merge keys: dates stay as they are written, and an alias cannot blow a small block up. */
const YAML = { prettyErrors: false, logLevel: 'silent', schema: 'core', merge: false } as const;

type Block = { source: Source; text: string; start: number };
type Values = { values: Record<string, unknown>; words: (key: string) => Words | undefined };
type Broken = { problem: Words };

function wordsIn({ source, text, start }: Block, from: number, to: number, message: string): Words {
  const at = Math.min(from, text.length);
  return { text: message, range: rangeAt(source, start + at, start + Math.max(at, Math.min(to, text.length))) };
}

function broken(block: Block, from: number, to: number, message: string): Broken {
  return { problem: wordsIn(block, from, to, message) };
}

/** Returns why it is not parsed. The nesting of block YAML is its indentation. */
function tooMuch(block: Block): Broken | undefined {
  const { text } = block;
  const all = (message: string) => broken(block, 0, Math.min(text.length, 100), message);
  if (text.length > MAX_CHARACTERS) {
    return all(`The front matter has ${text.length} characters; more than ${MAX_CHARACTERS} are not read.`);
  }
  let depth = 0;
  let values = 0;
  for (const [index, character] of [...text].entries()) {
    if (character === '[' || character === '{') depth++;
    else if (character === ']' || character === '}') depth--;
    else if (character === ',' || character === '\n' || character === ':') values++;
    if (depth > MAX_DEPTH)
      return broken(block, index, index + 1, `The front matter nests more than ${MAX_DEPTH} deep, and is not read.`);
  }
  const deepest = /^[ ]{60,}(?=\S)|^\s{0,60}(?:- ){20,}/m.exec(text);
  if (deepest)
    return broken(
      block,
      deepest.index,
      deepest.index + 1,
      `The front matter nests more than ${MAX_DEPTH} deep, and is not read.`,
    );
  return values > 2 * MAX_VALUES
    ? all(`The front matter has more than ${MAX_VALUES} values, and is not read.`)
    : undefined;
}

const QUOTES =
  ' Put quotes around a value that contains ": ", or that begins with a character such as [ { @ & * ! % or a quote.';

function readYaml(block: Block): Values | Broken {
  const { source, text, start } = block;
  const limit = tooMuch(block);
  if (limit) return limit;
  const yaml = parseYaml(text, YAML);
  const [error] = yaml.errors;
  if (error) {
    const quotes = error.code === 'DUPLICATE_KEY' || error.code === 'TAB_AS_INDENT' ? '' : QUOTES;
    const message = `The front matter is not valid YAML: ${error.message.replace(/\.$/, '')}.${quotes}`;
    return broken(block, error.pos[0], error.pos[1], message);
  }
  const { contents } = yaml;
  if (contents === null || (isScalar(contents) && contents.value === null))
    return { values: {}, words: () => undefined };
  if (!isMap(contents)) return broken(block, 0, text.length, 'The front matter is not a list of "key: value" lines.');
  let values: Record<string, unknown>;
  try {
    values = yaml.toJS({ maxAliasCount: 10 }) as Record<string, unknown>;
  } catch (error) {
    return broken(block, 0, text.length, `The front matter cannot be read: ${messageOf(error)}.`);
  }
  const words = (key: string): Words | undefined => {
    const node = contents.get(key, true);
    const range =
      typeof node === 'object' && node !== null && 'range' in node ? (node.range as [number, number] | null) : null;
    if (range == null) return undefined;
    const value = isScalar(node)
      ? node.value === null
        ? ''
        : String(node.source ?? node.value)
      : namesIn(values[key]).join(', ');
    if (value.trim() === '') return undefined;
    return { text: value.trim(), range: rangeAt(source, start + range[0], start + range[1]) };
  };
  return { values, words };
}

function readToml(block: Block): Values | Broken {
  const { source, text, start } = block;
  const limit = tooMuch(block);
  if (limit) return limit;
  let values: Record<string, unknown>;
  try {
    values = parseToml(text) as Record<string, unknown>;
  } catch (error) {
    const lines = text.split('\n');
    const line = error instanceof TomlError ? Math.max(1, error.line) : 1;
    const at = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
    const reason =
      messageOf(error)
        .split('\n')[0]
        ?.replace(/^Invalid TOML document: /, '') ?? '';
    return broken(block, at, at + (lines[line - 1]?.length ?? 0), `The front matter is not valid TOML: ${reason}.`);
  }
  const params =
    typeof values.params === 'object' && values.params !== null ? (values.params as Record<string, unknown>) : {};
  const words = (key: string): Words | undefined => {
    const value = values[key] ?? params[key];
    const shown = value instanceof Date ? value.toISOString() : namesIn(value).join(', ');
    const line = new RegExp(`^[ \\t]{0,20}${key}[ \\t]{0,20}=[ \\t]{0,20}`, 'm').exec(text);
    if (value === undefined || shown === '' || line === null) return undefined;
    const from = start + line.index + line[0].length;
    const written = /^[^\r\n]*/.exec(text.slice(line.index + line[0].length))?.[0].trimEnd() ?? '';
    const bare = value instanceof Date ? written : shown;
    return { text: bare, range: rangeAt(source, from, from + written.length) };
  };
  return { values, words };
}

/** Returns the names in a name, a list of names, or a list of people as Docusaurus has. */
function namesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(namesIn).slice(0, 100);
  if (typeof value === 'string') return value.trim() === '' ? [] : [value.trim()];
  if (typeof value === 'number' || typeof value === 'boolean') return [String(value)];
  if (typeof value !== 'object' || value === null) return [];
  return 'name' in value ? namesIn(value.name) : [];
}

function statedDate(words: Words): Stated<{ date: string }> {
  const found = findDate(words.text);
  return found?.date.year === undefined || found.other !== undefined
    ? { ...words, status: 'unreadable', date: undefined }
    : { ...words, status: 'known', date: isoDate(dayNumber(found.date, undefined)) };
}
