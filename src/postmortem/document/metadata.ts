import type { Root, RootContent, Table } from 'mdast';
import { secondsIn } from '../duration.ts';
import { dayNumber, findDate, isoDate } from './clock.ts';
import type { Field, Metadata, Section, SectionKind, Stated, Words } from './model.ts';
import { type PlainText, plainText, type Source, startOf, wordsAt } from './source.ts';

const KEYS = {
  date: /^(?:incident |outage )?(?:dates?|day|date ?(?:\/|and|&) ?time|date of (?:the )?(?:incident|outage)|(?:incident |outage |impact )?(?:start(?:ed)?|began|start time|start date)(?: at)?)$/,
  duration:
    /^(?:total |incident |outage |impact |approximate )?(?:duration|downtime|length)(?: of (?:the )?(?:incident|outage|impact))?$|^minutes (?:of )?downtime\b/,
  severity: /^(?:incident )?(?:severity|sev|priority)(?: level)?$/,
  service:
    /^(?:(?:affected|impacted) )?(?:services?|systems?|components?|service\(s\))(?: (?:affected|impacted|name))?$/,
};

/**
 * Everything written as `Key: value`: above the first section and in sections of no usual name under any key; elsewhere, where
 * such lists stand too, under the usual keys only. Of two values for one key the first counts.
 */
export function readMetadata(source: Source, root: Root, sections: Section[]): Metadata {
  const flat = flatten(sections);
  const fields: Field[] = [];
  let next = 0;
  let kind: SectionKind = 'unknown';
  for (const node of root.children) {
    while ((flat[next]?.heading.start.offset ?? Number.POSITIVE_INFINITY) <= startOf(node))
      kind = flat[next++]?.kind ?? 'unknown';
    if (node.type === 'heading') continue;
    const heading = flat[next - 1]?.title ?? '';
    const found = fieldsOf(source, node);
    if (found.length === 0 && kind === 'unknown' && isUsual(heading) && node.type === 'paragraph') {
      // "### Date", and the date below it.
      const value = wordsAt(source, plainText(source, node));
      if (value) fields.push({ key: heading, value });
    }
    // A list of action items or of events is full of "Owner: …" and "Detected: …".
    if (kind === 'action-items') continue;
    fields.push(...(kind === 'unknown' ? found : found.filter(({ key }) => isUsual(key))));
  }
  const all = (pattern: RegExp): Words[] =>
    fields.filter(({ key }) => pattern.test(normal(key))).map(({ value }) => value);
  const first = (pattern: RegExp): Words | undefined => all(pattern)[0];
  // "Started: 14:32" in a list is no date: one that can be read comes first.
  const date = all(KEYS.date).find(({ text }) => dateIn(text) !== undefined) ?? first(KEYS.date);
  const duration = all(KEYS.duration).find(({ text }) => secondsIn(text) !== undefined) ?? first(KEYS.duration);
  return {
    date: date && statedDate(date),
    duration: duration && statedDuration(duration),
    severity: first(KEYS.severity),
    service: first(KEYS.service),
    started: undefined,
    detected: undefined,
    resolved: undefined,
    fields,
  };
}

function statedDate(words: Words): Stated<{ date: string }> {
  const date = dateIn(words.text);
  return date === undefined ? { ...words, status: 'unreadable', date } : { ...words, status: 'known', date };
}

function statedDuration(words: Words): Stated<{ seconds: number }> {
  const seconds = secondsIn(words.text);
  return seconds === undefined ? { ...words, status: 'unreadable', seconds } : { ...words, status: 'known', seconds };
}

function dateIn(text: string): string | undefined {
  const found = findDate(text);
  return found?.value.year === undefined ? undefined : isoDate(dayNumber(found.value, undefined));
}

function flatten(sections: Section[]): Section[] {
  return sections.flatMap((section) => [section, ...flatten(section.subsections)]);
}

function normal(key: string): string {
  return key
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/ \((?!s\))[^()]{0,40}\)$/, '')
    .trim();
}

function isUsual(key: string): boolean {
  return Object.values(KEYS).some((pattern) => pattern.test(normal(key)));
}

function fieldsOf(source: Source, node: RootContent): Field[] {
  if (node.type === 'paragraph') return fieldsIn(source, plainText(source, node));
  if (node.type === 'blockquote') return node.children.flatMap((child) => fieldsOf(source, child));
  if (node.type === 'list') {
    return node.children.flatMap(({ children: [first] }) =>
      first?.type === 'paragraph' ? fieldsIn(source, plainText(source, first)) : [],
    );
  }
  return node.type === 'table' ? fieldsOfTable(source, node) : [];
}

/** `Key: value` in each line, and between `|`, `·` and `•` in one. */
function fieldsIn(source: Source, plain: PlainText): Field[] {
  const fields: Field[] = [];
  let from = 0;
  for (const part of plain.text.split(/[\n|·•]/)) {
    const key = /^\s{0,5}([\p{L}][\p{L} /&()_-]{0,40}?)\s?:(?!\/)/u.exec(part);
    if (key?.[1] !== undefined) {
      const value = wordsAt(source, plain, from + key[0].length, from + part.length);
      if (value) fields.push({ key: key[1], value });
    }
    from += part.length + 1;
  }
  return fields;
}

/** Two columns of key and value, or a head of keys over one row of values. */
function fieldsOfTable(source: Source, { children: rows }: Table): Field[] {
  const cells = rows.map(({ children }) => children.map((cell) => wordsAt(source, plainText(source, cell))));
  const [head = [], values = []] = cells;
  if (
    head.length > 0 &&
    rows.length === 2 &&
    head.every((cell) => cell !== undefined && (head.length > 2 || isUsual(cell.text)))
  ) {
    return pairs(head.map((cell, index) => [cell, values[index]]));
  }
  if (head.length !== 2 || !cells.some(([key]) => key && isUsual(key.text.replace(/:$/, '')))) return [];
  const headed = /^(?:values?|details?|descriptions?|answers?)$/i.test(head[1]?.text ?? '');
  return pairs(cells.slice(headed ? 1 : 0).map(([key, value]) => [key, value]));
}

function pairs(cells: [Words | undefined, Words | undefined][]): Field[] {
  return cells.flatMap(([key, value]) => (key && value ? [{ key: key.text.replace(/\s?:$/, ''), value }] : []));
}
