/** The action items of a document: lists, tables, headings and tasks in its sections of action items. */
import type { List, ListItem, RootContent, Table } from 'mdast';
import {
  type ActionFacts, factsIn, factsOfText, linkedTicket, mergeFacts, NOBODY, ownerIn, stateIn, stateInText, TYPE, ticketIn, withDate,
} from './action-facts.ts'; // biome-ignore format: one thing
import { type Block, blockText, sectionOfKind } from './blocks.ts';
import { htmlRows } from './html-rows.ts';
import type { ActionItem, ActionState, Range, Section, SkippedPart, Words } from './model.ts';
import { findDate, readMoment } from './moment.ts';
import {
  endOf,
  type NodeText,
  rangeAt,
  rangeOf,
  type Source,
  startOf,
  textOfNode,
  withoutLineBreaks,
  wordsAt,
} from './source.ts';

/**
 * `weak` are the sections whose name need not mean action items, such as "Next steps": if another section has some, only
 * tasks and tables count there. `baseDay`, in days since 1970-01-01, gives a date without a year its year.
 */
export function readActionItems(
  source: Source,
  blocks: readonly Block[],
  weak: ReadonlySet<Section>,
  baseDay: number | undefined,
): { items: ActionItem[]; skipped: SkippedPart[] } {
  const groups = new Map<Section, Block[]>();
  for (const block of blocks) {
    const section = sectionOfKind(block, 'action-items');
    if (section === undefined) continue;
    const group = groups.get(section);
    if (group) group.push(block);
    else groups.set(section, [block]);
  }
  const parts = [...groups].map(([section, of]) => {
    const reader = new ActionItemReader(source, section, baseDay);
    reader.read(of);
    return { section, items: reader.items, skipped: reader.skipped };
  });
  const hasNamed = parts.some(({ section, items }) => !weak.has(section) && items.length > 0);
  return {
    items: parts.flatMap(({ section, items }) =>
      hasNamed && weak.has(section)
        ? items.filter(({ form, state }) => form === 'task' || (form === 'table' && state))
        : items,
    ),
    skipped: parts.flatMap(({ skipped }) => skipped),
  };
}

/** What a heading or a label says about all items below it. */
type Group = { type: Words | undefined; state: ActionState | undefined };

class ActionItemReader {
  readonly items: ActionItem[] = [];
  readonly skipped: SkippedPart[] = [];
  private readonly source: Source;
  private readonly section: Section;
  private readonly baseDay: number | undefined;
  private group: Group;
  /** The heading that is an item itself. The text below belongs to it. */
  private heading: ActionItem | undefined;
  /** Below a heading such as "Categories": what the words of the items mean. */
  private legend = false;

  constructor(source: Source, section: Section, baseDay: number | undefined) {
    this.source = source;
    this.section = section;
    this.baseDay = baseDay;
    this.group = { type: undefined, state: groupState(section.title) };
  }

  read(blocks: readonly Block[]): void {
    const details = detailsOf(blocks);
    const others: Block[] = [];
    for (const [index, block] of blocks.entries()) {
      const { node } = block;
      if (node.type === 'heading') this.readHeading(block, blocks.slice(index + 1));
      else if (node.type === 'list') {
        if (this.legend) this.skip(rangeOf(this.source, node), 'list');
        else if (this.heading) this.addFacts(node);
        else if (!details.has(node)) this.readList(node);
      } else if (node.type === 'table') this.readTable(node);
      else if (node.type === 'paragraph') this.readParagraph(block);
      else if (node.type === 'code') {
        if (!this.heading) this.skip(rangeOf(this.source, node), 'code');
      } else if (node.type === 'blockquote' || node.type === 'html') others.push(block);
    }
    // Quotes and HTML contain guidance more often than items.
    const isAlone = this.items.length === 0;
    for (const { node, start, end } of others) {
      const before = this.items.length;
      if (isAlone && node.type === 'blockquote') {
        for (const child of node.children) {
          if (child.type === 'list') this.readList(child);
          else if (child.type === 'table') this.readTable(child);
        }
      } else if (isAlone) this.items.push(...this.htmlItems(start, end));
      if (this.items.length === before && (isAlone || !this.heading))
        this.skip(rangeOf(this.source, node), node.type === 'blockquote' ? 'quote' : 'html');
    }
  }

  /** Rows of an HTML table with titles, or the items of an HTML list. */
  private htmlItems(start: number, end: number): ActionItem[] {
    const [head, ...rows] = htmlRows(this.source, start, end);
    if (head === undefined) return [];
    const isList = [head, ...rows].every(({ cells }) => cells.length === 1);
    const columns = isList ? undefined : columnsOf(head.cells.map(({ text }) => text.trim()));
    if (!isList && columns === undefined) return [];
    return (isList ? [head, ...rows] : rows).flatMap(({ range, cells }): ActionItem[] => {
      const words = (column: number | undefined) => {
        const cell = column === undefined ? undefined : cells[column];
        return cell && wordsAt(this.source, cell);
      };
      const action = cells[columns?.action ?? 0];
      const text = withoutLineBreaks(action?.text ?? '');
      if (action === undefined || text === '' || isNone(text)) return [];
      const facts = factsOfText(this.source, action, this.baseDay);
      const due = words(columns?.due);
      const status = words(columns?.status)?.text;
      const state =
        status === undefined ? (stateInText(action.prose) ?? this.group.state) : (stateIn(status) ?? 'open');
      return [
        {
          range,
          form: isList ? 'list' : 'table',
          text,
          ...stateOf(state),
          ...facts,
          owner: words(columns?.owner) ?? facts.owner,
          due: due === undefined ? facts.due : withDate(due, findDate(due.text)?.date, this.baseDay),
          type: words(columns?.type) ?? facts.type,
          priority: words(columns?.priority) ?? facts.priority,
          doneWhen: words(columns?.doneWhen) ?? facts.doneWhen,
          items: [],
        },
      ];
    });
  }

  private skip(range: Range, form: SkippedPart['form']): void {
    if (range.end.offset > range.start.offset) this.skipped.push({ range, reader: 'action-items', form });
  }

  private readHeading(block: Block, after: readonly Block[]): void {
    this.heading = undefined;
    this.legend = false;
    if (block.sections[0] === this.section) return;
    const { node } = block;
    const plain = blockText(this.source, block);
    const words = wordsAt(this.source, plain);
    if (words === undefined) return;
    const depth = node.type === 'heading' ? node.depth : 6;
    const end = after.findIndex((next) => next.node.type === 'heading' && next.node.depth <= depth);
    const below = end < 0 ? after : after.slice(0, end);
    this.legend = LEGEND.test(words.text);
    const facts = factsIn(this.source, node, this.baseDay);
    if (!this.legend && this.isItem(words.text, facts, below)) {
      const text = words.text.replace(NUMBERED, '');
      this.heading = {
        range: rangeOf(this.source, node),
        form: 'heading',
        text,
        ...stateOf(stateInText(text) ?? this.group.state),
        ...facts,
        items: [],
      };
      this.items.push(this.heading);
    } else {
      this.group = {
        type: TYPE.test(words.text) ? words : typeInBrackets(this.source, plain),
        state: groupState(words.text) ?? groupState(this.section.title),
      };
    }
  }

  /** `### 1) Alert on CPU @dma [detect]`, or a heading above a list of only "Owner: …" and "Due: …". */
  private isItem(text: string, { owner, due, ticket, type }: ActionFacts, below: readonly Block[]): boolean {
    const bare = text.replace(NUMBERED, '');
    if (TYPE.test(bare) || bare.split(' ').length < 2) return false;
    const lists = below.flatMap(({ node }) => (node.type === 'list' ? [node] : []));
    const items = lists.flatMap(({ children }) => children);
    if (items.length > 0 && items.every((item) => isAttribute(this.source, item))) return true;
    const holdsItems =
      below.some(({ node }) => node.type === 'table' || node.type === 'heading') ||
      items.some(({ checked }) => checked != null);
    if (holdsItems) return false;
    if (NUMBERED.test(text) && (owner ?? due ?? ticket ?? (type && /\]\s*$/.test(text) ? type : undefined)))
      return true;
    if (
      owner?.text.startsWith('@') ||
      due?.status === 'known' ||
      (ticket !== undefined && !/^\W*\(?from\b/i.test(text))
    )
      return items.length === 0;
    return (
      NUMBERED.test(text) &&
      items.length === 0 &&
      below.every(({ node }) => node.type === 'paragraph') &&
      below.length > 0
    );
  }

  /** "Owner: @jane" below a heading that is an item. */
  private addFacts(list: List): void {
    const { heading } = this;
    if (heading === undefined) return;
    const facts = list.children.map((item) => item.children.map((child) => factsIn(this.source, child, this.baseDay)));
    Object.assign(heading, mergeFacts([heading, ...facts.flat()]));
    const state = list.children.map((item) => statusLabel(this.source, item)).find((found) => found !== undefined);
    if (state) Object.assign(heading, stateOf(state));
  }

  private readParagraph(block: Block): void {
    const plain = blockText(this.source, block);
    const text = withoutLineBreaks(plain.text).replace(/^[:：]\s?/, '');
    if (text === '') return;
    if (this.heading) {
      Object.assign(this.heading, mergeFacts([this.heading, factsIn(this.source, block.node, this.baseDay)]));
      return;
    }
    if (
      block.node.type === 'paragraph' &&
      isLabel(
        text,
        block.node.children.every(({ type }) => type === 'strong'),
      )
    ) {
      const words = wordsAt(this.source, plain);
      const name = text.replace(/[:：]$/, '');
      this.group = { type: words && TYPE.test(name) ? { ...words, text: name } : undefined, state: groupState(name) };
      return;
    }
    let from = 0;
    let found = false;
    for (const line of plain.text.split('\n')) {
      const mark = LINE_ITEM.exec(line)?.[0];
      const words =
        mark === undefined ? undefined : wordsAt(this.source, plain, from + mark.length, from + line.length);
      if (mark !== undefined && words && !isNone(words.text)) {
        const checked = /\[(.)\]/.exec(mark)?.[1];
        const state =
          checked === undefined ? (stateInText(words.text) ?? this.group.state) : checked === ' ' ? 'open' : 'done';
        const part = partOf(plain, from, from + line.length);
        this.items.push({
          range: words.range,
          form: checked === undefined ? 'paragraph' : 'task',
          text: words.text,
          ...stateOf(state),
          ...factsOfText(this.source, part, this.baseDay),
          items: [],
        });
        found = true;
      }
      from += line.length + 1;
    }
    // "Review actions: As part of the remediation, …" as an item of a list: the label's own text.
    if (
      !found &&
      block.start > startOf(block.node) &&
      block.start === block.sections[0]?.heading.end.offset &&
      text.length > 20
    ) {
      const range = rangeAt(this.source, block.start, block.end);
      const facts = factsOfText(this.source, plain, this.baseDay);
      this.items.push({
        range,
        form: 'list',
        text,
        ...stateOf(stateInText(text) ?? this.group.state),
        ...facts,
        items: [],
      });
    } else if (!found) this.skip(rangeAt(this.source, block.start, block.end), 'paragraph');
  }

  private readList(list: List): void {
    const before = this.items.length;
    if (!isAboutTheDocument(this.source, list)) this.items.push(...this.listItems(list.children, this.group));
    if (this.items.length === before) this.skip(rangeOf(this.source, list), 'list');
  }

  private listItems(children: readonly ListItem[], group: Group): ActionItem[] {
    return children.flatMap((item) => this.listItem(item, group));
  }

  private listItem(item: ListItem, group: Group): ActionItem[] {
    const own = item.children.filter((child) => child.type !== 'list');
    const [paragraph] = own;
    const plains = own.filter((child) => child.type === 'paragraph').map((child) => textOfNode(this.source, child));
    const text = withoutLineBreaks(plains.map((plain) => plain.text).join(' '));
    const below = item.children.filter((child) => child.type === 'list').flatMap((list) => list.children);
    const attributes = below.filter((child) => isAttribute(this.source, child));
    const others = below.filter((child) => !attributes.includes(child));
    const strong = paragraph?.type === 'paragraph' && paragraph.children.every(({ type }) => type === 'strong');
    if (item.checked == null && others.length > 0 && attributes.length === 0 && isGroupLabel(text, strong)) {
      const words = plains[0] && wordsAt(this.source, plains[0]);
      const name = text.replace(/[:：]$/, '');
      return this.listItems(others, {
        type: words && TYPE.test(name) ? { ...words, text: name } : group.type,
        state: groupState(name) ?? group.state,
      });
    }
    // A box without words is no task to markdown.
    if (text === '' || /^\[[ x]?\]$/i.test(text) || isNone(text) || isEvent(text)) return [];
    const prose = plains.map((plain) => plain.prose).join(' ');
    const facts = mergeFacts(
      [...own, ...attributes.flatMap(({ children }) => children)].map((child) =>
        factsIn(this.source, child, this.baseDay),
      ),
    );
    const labelled = attributes.map((child) => statusLabel(this.source, child)).find((state) => state !== undefined);
    const said =
      labelled ?? stateInText(prose) ?? (item.checked == null && isStruck(paragraph) ? 'dropped' : undefined);
    // Bullets below an item belong to its text; tasks below it are items.
    const tasks = others.filter((child) => child.checked != null);
    return [
      {
        range: rangeAt(this.source, startOf(item), endOf(own.at(-1) ?? item)),
        form: item.checked == null ? 'list' : 'task',
        text,
        ...stateOf(item.checked == null ? (said ?? group.state) : item.checked ? 'done' : stillOpen(said)),
        ...facts,
        type: facts.type ?? group.type,
        items: this.listItems(tasks, { ...group, type: undefined }),
      },
    ];
  }

  private readTable(table: Table): void {
    const items = this.tableItems(table);
    this.items.push(...items);
    if (items.length === 0) this.skip(rangeOf(this.source, table), 'table');
  }

  private tableItems(table: Table): ActionItem[] {
    const [head, ...rows] = table.children;
    const titles = head?.children.map((cell) => textOfNode(this.source, cell).text.trim()) ?? [];
    const columns = columnsOf(titles);
    if (columns === undefined) return [];
    let group = this.group;
    return rows.flatMap((row): ActionItem[] => {
      const cells = row.children.map((cell) => ({ cell, plain: textOfNode(this.source, cell) }));
      const words = (column: number): Words | undefined => {
        const found = cells[column];
        const read = found && wordsAt(this.source, found.plain);
        return read && NOBODY.test(read.text) ? undefined : read;
      };
      const action = cells[columns.action];
      const text = withoutLineBreaks(action?.plain.text ?? '');
      const filled = cells.filter(({ plain }) => plain.text.trim() !== '');
      const [only] = filled;
      if (
        only &&
        filled.length === 1 &&
        cells.length > 2 &&
        isRowLabel(
          only.plain.text,
          only.cell.children.every(({ type }) => type === 'strong'),
        )
      ) {
        const label = wordsAt(this.source, only.plain);
        const name = label?.text.replace(/[:：]$/, '') ?? '';
        group = { type: label && TYPE.test(name) ? { ...label, text: name } : undefined, state: groupState(name) };
        return [];
      }
      if (!action || text === '' || isNone(text)) return [];
      const inText = factsIn(this.source, action.cell, this.baseDay);
      const ticketCell = cells[columns.ticket]?.cell;
      const ticket =
        ticketCell &&
        (linkedTicket(this.source, ticketCell) ?? ticketIn(this.source, textOfNode(this.source, ticketCell)));
      const owner = cells[columns.owner]?.plain;
      const due = words(columns.due);
      const status = words(columns.status)?.text;
      const shouted = cells.map(({ plain }) => stateInText(plain.prose)).find((state) => state !== undefined);
      const state = status === undefined ? (shouted ?? group.state) : (stateIn(status) ?? 'open');
      return [
        {
          range: rangeOf(this.source, row),
          form: 'table',
          text,
          ...stateOf(state),
          owner: columns.owner < 0 ? inText.owner : ((owner && ownerIn(this.source, owner)) ?? words(columns.owner)),
          due: columns.due >= 0 ? withDate(due, due && findDate(due.text)?.date, this.baseDay) : inText.due,
          ticket: ticket ?? inText.ticket,
          type: words(columns.type) ?? inText.type ?? group.type,
          priority: words(columns.priority) ?? inText.priority,
          doneWhen: words(columns.doneWhen) ?? inText.doneWhen,
          items: [],
        },
      ];
    });
  }
}

function stateOf(state: ActionState | undefined): Pick<ActionItem, 'state' | 'done'> {
  return { state, done: state === undefined ? undefined : closed(state) };
}

/** The state of an empty box: what is done would be ticked. */
function stillOpen(said: ActionState | undefined): ActionState {
  return said === 'dropped' || said === 'deferred' ? said : 'open';
}

function closed(state: ActionState | undefined): boolean {
  return state === 'done' || state === 'dropped';
}

/** "Completed", "Immediate (done)", "To do"; "Completed or in progress" says nothing about one item. */
function groupState(title: string): ActionState | undefined {
  const name = title
    .toLowerCase()
    .replace(/[^\p{L}'’ ()]+/gu, ' ')
    .trim();
  if (/\b(?:or|and|partly|partially)\b/.test(name)) return undefined;
  const inside = /\(([^()]{2,30})\)\s*$/.exec(name)?.[1];
  const words = (inside ?? name).trim();
  return /^(?:already )?(?:done|completed|complete|closed|finished|fixed|resolved|implemented|cancell?ed|dropped|rejected|won['’]?t (?:do|fix)|deferred|postponed|on hold|in progress|to ?do|open|pending|planned|ongoing|erledigt|offen|abgeschlossen|terminé(?:es|s)?|en cours|completad[ao]s|pendientes|concluíd[ao]s|pendentes|completat[ei]|完了(?:済み?)?|対応済み?|未着手|対応中|已完成|进行中|완료|진행 ?중)(?: (?:actions?|items?|tasks?))?$/.test(
    words,
  )
    ? stateIn(words.replace(/^already /, ''))
    : undefined;
}

function typeInBrackets(source: Source, plain: NodeText): Words | undefined {
  const found = /[(（]([\p{L}-]{3,20})[)）]\s*$/u.exec(plain.text);
  if (found?.[1] === undefined || !TYPE.test(found[1])) return undefined;
  return wordsAt(source, plain, found.index + 1, found.index + 1 + found[1].length);
}

/** `1)`, `2.`, `AI-3:`, `Action 4 -`. */
const NUMBERED = /^(?:(?:action(?: item)?|ai|task|item)[ -]?#?)?\d{1,3}\s?[.):–—-]\s{0,3}/i;
/** `[ ] …`, `AI-1: …`, `Action: …`, `TODO: …`, `• …` at the beginning of a line of a paragraph. */
const LINE_ITEM = /^\s{0,8}(?:\[[ x]\]\s|(?:action(?: item)?|ai)[ -]?#?\d{0,3}\s?:\s|TODO:?\s|[•▪◦‣]\s|\d{1,2}\)\s)/i;

const ATTRIBUTE =
  /^(?:owners?|assignees?|assigned to|dri|responsible|due(?: date| by)?|deadline|eta|ticket|issue|jira|tracking|type|priority|status|state|verantwortlich|fällig|responsable|responsabile|担当者?|期限|状態|负责人|截止(?:日期)?|담당자?)\s?[:：]/i;

/** "Owner: @jane" nested under an item is a fact of the item. */
function isAttribute(source: Source, { children, checked }: ListItem): boolean {
  const [first] = children;
  return checked == null && first?.type === 'paragraph' && ATTRIBUTE.test(textOfNode(source, first).text.trim());
}

function statusLabel(source: Source, { children: [first] }: ListItem): ActionState | undefined {
  if (first?.type !== 'paragraph') return undefined;
  const status = /^\s{0,3}(?:status|state|状態)\s?[:：]\s{0,3}(.{1,40})/i.exec(textOfNode(source, first).text)?.[1];
  return status === undefined ? undefined : (stateIn(status) ?? 'open');
}

/** "Short term:", "**Prevention**": a label for what follows. */
function isLabel(text: string, strong: boolean): boolean {
  return (
    text.length <= 60 &&
    !/[.!?]\s/.test(text) &&
    (strong || /[:：]$/.test(text) || TYPE.test(text) || groupState(text) !== undefined)
  );
}

function isGroupLabel(text: string, strong: boolean): boolean {
  return isLabel(text, strong) && !/@/.test(text);
}

function isRowLabel(text: string, strong: boolean): boolean {
  const name = withoutLineBreaks(text);
  return strong || /[:：]$/.test(name) || TYPE.test(name) || groupState(name) !== undefined;
}

function isNone(text: string): boolean {
  return (
    /^(?:none|n\/a|nothing|no (?:further |new |open )?(?:action items?|actions?|follow-?ups?)(?: (?:needed|required|identified|planned))?|tbd|なし|keine|aucune?|ninguna?|nenhuma?|nessuna?)[\s.!]*$/i.test(
      text,
    ) ||
    // A template's "{{ summary }} [link to issue]".
    /^\{\{\s?[\w-]+(?: [\w-]+)?\s?\}\}(?:\s?\[[^[\]]{0,60}\])?[\s.]*$/.test(text)
  );
}

/** "14:32 - rolled back" belongs to a timeline. */
function isEvent(text: string): boolean {
  const reading = readMoment(text);
  return reading?.kind === 'clock' && reading.words.start < 3;
}

const ABOUT_THE_DOCUMENT =
  /\bsections? (?:above|below)\b|\b(?:above|following) sections?\b|\bthis (?:document|report|post-?mortem|template|incident report)\b|\bincident (?:has been|is|was) (?:dealt|over|closed|resolved|declared)|\b(?:is|are|been) (?:filled (?:in|out)|cleaned up)\b|\baction(?:able)? items? (?:above )?(?:all )?(?:have|are|has)\b/i;

/** A template's own checklist: "Sections above are filled out". */
function isAboutTheDocument(source: Source, { children }: List): boolean {
  const about = children.filter(
    ({ children: [first] }) => first && ABOUT_THE_DOCUMENT.test(textOfNode(source, first).text),
  ).length;
  return about >= 2 && about >= children.length / 2;
}

function isStruck(node: RootContent | undefined): boolean {
  return node?.type === 'paragraph' && node.children.length > 0 && node.children.every(({ type }) => type === 'delete');
}

/**
 * Bullets between the numbers of one numbered list, which markdown reads as lists of their own because they are not indented. They
 * belong to the numbered items.
 */
function detailsOf(blocks: readonly Block[]): ReadonlySet<RootContent> {
  const details = new Set<RootContent>();
  let expected: number | undefined;
  let counts = false;
  let since: RootContent[] = [];
  for (const { node } of blocks) {
    if (node.type === 'heading') {
      if (counts) for (const one of since) details.add(one);
      [expected, counts, since] = [undefined, false, []];
    } else if (node.type === 'list' && node.ordered) {
      const start = node.start ?? 1;
      if (expected !== undefined && start === expected) {
        for (const one of since) details.add(one);
        counts = true;
      } else if (counts) for (const one of since) details.add(one);
      else counts = false;
      if (start !== expected) counts = false;
      expected = start + node.children.length;
      since = [];
    } else if (node.type === 'list' && expected !== undefined) since.push(node);
  }
  if (counts) for (const one of since) details.add(one);
  return details;
}

function partOf(plain: NodeText, from: number, to: number): NodeText {
  return {
    text: plain.text.slice(from, to),
    prose: plain.prose.slice(from, to),
    starts: plain.starts.slice(from, to),
    ends: plain.ends.slice(from, to),
  };
}

const LEGEND =
  /^(?:legend|key|explanations?|definitions?|glossary|(?:explanation|meaning|definition) of .{1,40}|legende|erläuterung\w*|légende|leyenda|legenda)$|(?:の説明|凡例|说明|图例|범례)$/i;

export const STATUS_TITLE =
  /^(?:status|state|done|completed?|stand|erledigt|statut|état|estado|situação|stato|状態|ステータス|状况|状态|狀態|進捗|进展|상태)(?![a-z\d])/iu;

const COLUMNS = {
  owner: /^(?:owners?|assignees?|assigned(?: to)?|dri|who|responsible|lead|team|owner\(s\)|verantwortlich\w*|zuständig\w*|responsables?|responsável|responsabile|encargad[ao]|担当者?|責任者|负责人|負責人|责任人|담당자?)(?![\p{L}\d])/iu,
  due: /^(?:due|deadline|eta|target|when|by when|date|timeline|timeframe|fällig\w*|termin|frist|échéance|date limite|fecha|plazo|vencimiento|prazo|scadenza|期限|締切|期日|截止|마감|기한|완료 ?예정)(?![a-z\d])/iu,
  ticket: /^(?:tickets?|issues?|bugs?|jira|tracking|links?|prs?|pull request|チケット|课题|이슈|工单)(?![a-z\d])/iu,
  doneWhen: /^(?:done (?:when|if|once)|definition of done|acceptance(?: criteria)?|exit criteria|success criteria|verified by)(?![a-z\d])/iu,
  status: STATUS_TITLE,
  type: /^(?:type|category|kind|typ|kategorie|tipo|種別|分類|类型|유형|분류)(?![a-z\d])/iu,
  priority: /^(?:priority|prio|severity|priorität|priorité|prioridad|prioridade|priorità|優先度|优先级|우선순위)(?![\p{L}\d])/iu,
  action: /^(?:actions?|action items?|items?|tasks?|descriptions?|what|follow[- ]?ups?|to-?do|work|remediations?|recommendations?|maßnahmen?|aufgaben?|beschreibung|mesures?|tâches?|acción|acciones|tareas?|medidas?|ação|ações|tarefas?|azion[ei]|attività|アクション|対応|対策|内容|タスク|施策|行动|行動|措施|任务|改进|조치|작업|항목|내용|액션)/iu,
  number: /^(?:#|no\.?|nr\.?|id|number|番号|编号|序号|번호)?$/i,
}; // biome-ignore format: a table

/**
 * Returns the column of each field, -1 for none. If several columns fit, the first. The action is the first that is left. Undefined
 * if no title is one of a table of action items.
 */
function columnsOf(titles: string[]): Record<keyof typeof COLUMNS, number> | undefined {
  const taken = new Set<number>();
  const take = (name: keyof typeof COLUMNS): number => {
    const index = titles.findIndex((title, at) => !taken.has(at) && COLUMNS[name].test(title));
    if (index >= 0) taken.add(index);
    return index;
  };
  const action = take('action');
  const doneWhen = take('doneWhen');
  const [owner, due, ticket, status, type, priority] = [
    take('owner'), take('due'), take('ticket'), take('status'), take('type'), take('priority'),
  ]; // biome-ignore format: one thing
  if (taken.size === 0) return undefined;
  const number = take('number');
  const left = titles.findIndex((_, at) => !taken.has(at));
  return { action: action >= 0 ? action : left, owner, due, ticket, status, type, priority, doneWhen, number };
}
