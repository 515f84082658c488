import type { List, ListItem, Nodes, Root, RootContent, Table } from 'mdast';
import { type CalendarDate, dayNumber, findDate, isoDate, readDate } from './clock.ts';
import type { ActionItem, Range, Words } from './model.ts';
import {
  endOf,
  oneLine,
  type PlainText,
  plainText,
  rangeAt,
  rangeOf,
  type Source,
  startOf,
  wordsAt,
} from './source.ts';

type Facts = Pick<ActionItem, 'owner' | 'due' | 'ticket' | 'type' | 'priority'>;

/**
 * The items of the sections at `ranges`, from task lists, lists and tables. `baseDay`, in days since 1970-01-01, gives a date
 * without a year its year.
 */
export function readActionItems(
  source: Source,
  root: Root,
  ranges: Range[],
  baseDay: number | undefined,
): ActionItem[] {
  return ranges.flatMap(({ start, end }) => {
    let heading: Words | undefined;
    return root.children
      .filter((node) => startOf(node) >= start.offset && startOf(node) < end.offset)
      .flatMap((node) => {
        if (node.type === 'heading') {
          const words = wordsAt(source, plainText(source, node));
          heading = words && TYPE.test(words.text) ? words : undefined;
        }
        return itemsIn(source, node, baseDay).map((item) => ({ ...item, type: item.type ?? heading }));
      });
  });
}

function itemsIn(source: Source, node: RootContent, baseDay: number | undefined): ActionItem[] {
  if (node.type === 'list') return listItems(source, node, baseDay);
  if (node.type === 'table') return tableItems(source, node, baseDay);
  return [];
}

function listItems(source: Source, list: List, baseDay: number | undefined): ActionItem[] {
  return list.children.flatMap((item) => {
    const read = listItem(source, item, baseDay);
    return read ? [read] : [];
  });
}

function listItem(source: Source, item: ListItem, baseDay: number | undefined): ActionItem | undefined {
  const own = item.children.filter((child) => child.type !== 'list');
  const plains = own.filter((child) => child.type === 'paragraph').map((child) => plainText(source, child));
  const text = oneLine(plains.map((plain) => plain.text).join(' '));
  const below = item.children.filter((child) => child.type === 'list').flatMap((list) => list.children);
  const attributes = below.filter((child) => isAttribute(source, child));
  const items = below
    .filter((child) => !attributes.includes(child))
    .flatMap((child) => {
      const read = listItem(source, child, baseDay);
      return read ? [read] : [];
    });
  // A box without words is no task to markdown.
  if (text === '' || /^\[[ x]?\]$/i.test(text)) return undefined;
  const facts = mergeFacts(
    [...own, ...attributes.flatMap(({ children }) => children)].map((child) => factsIn(source, child, baseDay)),
  );
  return {
    range: rangeAt(source, startOf(item), endOf(own.at(-1) ?? item)),
    form: item.checked == null ? 'list' : 'task',
    text,
    ...stateOf(item.checked ?? undefined),
    ...facts,
    items,
  };
}

const ATTRIBUTE =
  /^(?:owners?|assignees?|assigned to|dri|responsible|due(?: date| by)?|deadline|eta|ticket|issue|jira|tracking|type|priority|status)\s?:/i;

/** "Owner: @jane" nested under an item says something of the item. */
function isAttribute(source: Source, { children, checked }: ListItem): boolean {
  const [first] = children;
  return checked == null && first?.type === 'paragraph' && ATTRIBUTE.test(plainText(source, first).text.trim());
}

function mergeFacts(all: Facts[]): Facts {
  const first = <K extends keyof Facts>(key: K): Facts[K] =>
    all.find((facts) => facts[key] !== undefined)?.[key] as Facts[K];
  return {
    owner: first('owner'),
    due: first('due'),
    ticket: first('ticket'),
    type: first('type'),
    priority: first('priority'),
  };
}

function factsIn(source: Source, node: Nodes, baseDay: number | undefined): Facts {
  const plain = plainText(source, node);
  return {
    owner: ownerIn(source, plain),
    due: dueIn(source, plain, baseDay),
    ticket: linkedTicket(source, node) ?? ticketIn(source, plain),
    type: typeIn(source, plain),
    priority: priorityIn(source, plain),
  };
}

const TYPE =
  /^(?:prevent(?:ion|ative|ive)?|detect(?:ion)?|mitigat(?:e|ion|ive)|investigat(?:e|ion|ive)|respond|response|recover(?:y)?|repair|process|clean-?up|document(?:ation)?|monitor(?:ing)?|alerting|test(?:ing|s)?|other)$/i;
const LEADING_TYPE = /^\s{0,3}[[(]?([\p{L}-]{3,14})(?:[\])]\s?[:–—-]?|\s?:|\s[–—-]\s)/u;

function typeIn(source: Source, plain: PlainText): Words | undefined {
  const named = /^\s{0,3}type\s?:\s{0,3}(?=\p{L})/iu.exec(plain.text);
  if (named) return wordsAt(source, plain, named[0].length);
  const type = LEADING_TYPE.exec(plain.prose);
  if (type?.[1] === undefined || !TYPE.test(type[1])) return undefined;
  const start = type[0].indexOf(type[1]);
  return wordsAt(source, plain, start, start + type[1].length);
}

const PRIORITY = /(?:^|[\s[(])(P[0-5])(?=$|[\s\]):,.–—-])|\bpriority\s?:\s{0,3}([\p{L}\d]{1,20})/iu;

function priorityIn(source: Source, plain: PlainText): Words | undefined {
  const found = PRIORITY.exec(plain.prose);
  const value = found?.[1] ?? found?.[2];
  if (!found || value === undefined) return undefined;
  const end = found.index + found[0].length;
  return wordsAt(source, plain, end - value.length, end);
}

const LABELLED_OWNER =
  /\b(?:owners?|assignees?|assigned to|dri|responsible)(?:\s?[:=]\s{0,3}|\s(?=@))([^\n(),;|[\]]{1,80})/iu;
const SIMPLE_LABEL = /\b(?:owner)\s(\p{Lu}[^\n(),;|[\]]{1,60})/u;
const HANDLE = /(?<![\p{L}\d_`/.@-])@[a-z\d](?:[a-z\d-]{0,38})(?:\/[\w.-]{1,100})?/iu;
const BRACKETED = /^\s{0,3}\[([^[\]\n]{1,60})\]|\[([^[\]\n]{1,60})\][\s.]{0,3}$/u;
const NOBODY = /^(?:tbd|tbc|tba|todo|none|nobody|unassigned|n\/?a|owner|name|handle|\?+|-+|–|—|…|\.\.\.)?$/i;

/** `Owner: Jane`, `(Owner: @jane)`, `@jane`, `@acme/storage`, or a name in square brackets at either end. */
function ownerIn(source: Source, plain: PlainText): Words | undefined {
  const labelled = LABELLED_OWNER.exec(plain.prose) ?? SIMPLE_LABEL.exec(plain.prose);
  if (labelled?.[1] !== undefined) {
    const value = labelled[1]
      .replace(/(?:\s(?:due|by|until|before|eta)\b|\s[–—-]\s|\.\s).*$/i, '')
      .replace(/[\s.]{1,5}$/, '');
    const start = labelled.index + labelled[0].length - labelled[1].length;
    return NOBODY.test(value.trim()) ? undefined : wordsAt(source, plain, start, start + value.length);
  }
  const handle = HANDLE.exec(plain.prose);
  if (handle) return wordsAt(source, plain, handle.index, handle.index + handle[0].replace(/[.-]+$/, '').length);
  const bracketed = BRACKETED.exec(plain.prose);
  const name = bracketed?.[1] ?? bracketed?.[2];
  if (!bracketed || name === undefined || !/\p{L}/u.test(name)) return undefined;
  if (NOBODY.test(name.trim()) || TYPE.test(name.trim()) || PRIORITY.test(name) || isTicket(name) || findDate(name))
    return undefined;
  if (/^(?:x|done|open|closed|in progress|wip|removed|(?:high|low|medium|critical)(?: priority)?)$/i.test(name.trim()))
    return undefined;
  const start = bracketed.index + bracketed[0].indexOf('[') + 1;
  return wordsAt(source, plain, start, start + name.length);
}

const DUE =
  /\b(?:(due(?:\s(?:date|by|on))?|deadline|eta|target(?:\sdate)?)(\s?[:=])?|by|before|until)\s{1,3}|\b(?:due|deadline|eta)[:=]/giu;

/** `due 2026-03-01`, `by March 1`, `Due: Q2`, or a full date in brackets or at the end. */
function dueIn(source: Source, plain: PlainText, baseDay: number | undefined): ActionItem['due'] {
  for (const found of plain.prose.matchAll(DUE)) {
    const start = found.index + found[0].length;
    const date = readDate(plain.prose, start);
    if (date) return withDate(wordsAt(source, plain, start, date.end), date.value, baseDay);
    if (/[:=]\s{0,3}$/.test(found[0])) {
      const written = /^[^\n(),;|[\]]{1,40}/.exec(plain.prose.slice(start, start + 41))?.[0] ?? '';
      if (!NOBODY.test(written.trim()))
        return withDate(wordsAt(source, plain, start, start + written.length), undefined, baseDay);
    }
  }
  const bare = /[([\s](\d{4}-\d{2}-\d{2})(?:[)\]]|[\s.]{0,3}$)/.exec(plain.prose);
  const date = bare?.[1] === undefined ? undefined : readDate(bare[1], 0);
  if (!bare || !date) return undefined;
  return withDate(wordsAt(source, plain, bare.index + 1, bare.index + 11), date.value, baseDay);
}

function withDate(
  words: Words | undefined,
  date: CalendarDate | undefined,
  baseDay: number | undefined,
): ActionItem['due'] {
  if (!words) return undefined;
  if (date === undefined || (date.year === undefined && baseDay === undefined)) {
    return { ...words, status: 'unreadable', date: undefined };
  }
  // A date without a year lies ahead of the incident.
  const day = dayNumber(date, date.year === undefined ? (baseDay ?? 0) + 150 : undefined);
  return { ...words, status: 'known', date: isoDate(day) };
}

const ISSUE_URL =
  /^https?:\/\/[^\s/]{1,200}\/(?:browse\/[A-Z][A-Z\d_]{1,20}-\d{1,8}|[^\s?#]{1,200}\/(?:issues?|pull|pulls|merge_requests|work_items)\/[\w-]{1,40})/;
const KEY =
  /(?<![\p{L}\d_/#-])(?!(?:UTF|SHA|ISO|RFC|CVE|TLS|HTTP|IPV|MD|AES|RSA|UTC|GMT|SEV|COVID|BASE|INT|UINT|FP|ES|EC)-\d)[A-Z][A-Z\d]{1,9}-\d{1,7}(?![\p{L}\d_])/u;
const NUMBER = /(?<![\p{L}\d_&/#])(?:[\w.-]{1,39}\/[\w.-]{1,100})?#\d{1,9}(?![\p{L}\d_])/u;

function isTicket(text: string): boolean {
  return KEY.test(text) || NUMBER.test(text);
}

function linkedTicket(source: Source, node: Nodes): ActionItem['ticket'] {
  if (node.type === 'link' && ISSUE_URL.test(node.url)) {
    const words = wordsAt(source, plainText(source, node));
    return words && { ...words, url: node.url };
  }
  if (!('children' in node)) return undefined;
  for (const child of node.children) {
    const found = linkedTicket(source, child);
    if (found) return found;
  }
  return undefined;
}

function ticketIn(source: Source, plain: PlainText): ActionItem['ticket'] {
  const found = KEY.exec(plain.prose) ?? NUMBER.exec(plain.prose);
  const words = found ? wordsAt(source, plain, found.index, found.index + found[0].length) : undefined;
  return words && { ...words, url: undefined };
}

const COLUMNS = {
  owner: /^(?:owners?|assignees?|assigned(?: to)?|dri|who|responsible|lead|team|owner\(s\))\b/i,
  due: /^(?:due|deadline|eta|target|when|by when|date|timeline|timeframe)\b/i,
  ticket: /^(?:tickets?|issues?|bugs?|jira|tracking|links?|prs?|pull request)\b/i,
  status: /^(?:status|state|done|completed?)\b/i,
  type: /^(?:type|category|kind)\b/i,
  priority: /^(?:priority|prio|severity)\b/i,
  action: /^(?:actions?|action items?|items?|tasks?|descriptions?|what|follow[- ]?ups?|to-?do|work|remediations?)\b/i,
  number: /^(?:#|no\.?|nr\.?|id|number)?$/i,
};

function tableItems(source: Source, table: Table, baseDay: number | undefined): ActionItem[] {
  const [head, ...rows] = table.children;
  const titles = head?.children.map((cell) => plainText(source, cell).text.trim()) ?? [];
  const columns = columnsOf(titles);
  return rows.flatMap((row): ActionItem[] => {
    const cells = row.children.map((cell) => ({ cell, plain: plainText(source, cell) }));
    const at = (column: number) => cells[column];
    const words = (column: number): Words | undefined => {
      const found = at(column);
      const read = found && wordsAt(source, found.plain);
      return read && NOBODY.test(read.text) ? undefined : read;
    };
    const action = at(columns.action);
    const text = oneLine(action?.plain.text ?? '');
    if (!action || text === '') return [];
    const inText = factsIn(source, action.cell, baseDay);
    const ticketCell = at(columns.ticket)?.cell;
    const ticketWords =
      ticketCell && (linkedTicket(source, ticketCell) ?? ticketIn(source, plainText(source, ticketCell)));
    const owner = at(columns.owner)?.plain;
    const dueWords = words(columns.due);
    return [
      {
        range: rangeOf(source, row),
        form: 'table',
        text,
        ...stateOf(doneOf(words(columns.status)?.text, cells)),
        owner: columns.owner < 0 ? inText.owner : ((owner && ownerIn(source, owner)) ?? words(columns.owner)),
        due: columns.due >= 0 ? withDate(dueWords, dueWords && findDate(dueWords.text)?.value, baseDay) : inText.due,
        ticket: ticketWords ?? inText.ticket,
        type: words(columns.type) ?? inText.type,
        priority: words(columns.priority) ?? inText.priority,
        items: [],
      },
    ];
  });
}

/** Which column holds what, -1 for none; of several that would do, the first. The action is the first that is left. */
function columnsOf(titles: string[]): Record<keyof typeof COLUMNS, number> {
  const taken = new Set<number>();
  const take = (name: keyof typeof COLUMNS): number => {
    const index = titles.findIndex((title, at) => !taken.has(at) && COLUMNS[name].test(title));
    if (index >= 0) taken.add(index);
    return index;
  };
  const action = take('action');
  const [owner, due, ticket, status, type, priority, number] = [
    take('owner'), take('due'), take('ticket'), take('status'), take('type'), take('priority'), take('number'),
  ]; // biome-ignore format: one thing
  const left = titles.findIndex((_, at) => !taken.has(at));
  return { action: action >= 0 ? action : left, owner, due, ticket, status, type, priority, number };
}

function stateOf(done: boolean | undefined): Pick<ActionItem, 'state' | 'done'> {
  return { state: done === undefined ? undefined : done ? 'done' : 'open', done };
}

/** From the status column, else from a shouted DONE or TODO in any cell. */
function doneOf(status: string | undefined, cells: { plain: PlainText }[]): boolean | undefined {
  if (status !== undefined) {
    return /^(?:\[x\]|x|yes|done|completed?|closed|fixed|merged|resolved|shipped|deployed)(?![\p{L}\d])|^[✓✔✅☑]/iu.test(
      status,
    );
  }
  const shouted = cells
    .map(({ plain }) => /\b(?:DONE|TODO)\b/.exec(plain.prose)?.[0])
    .find((word) => word !== undefined);
  return shouted === undefined ? undefined : shouted === 'DONE';
}
