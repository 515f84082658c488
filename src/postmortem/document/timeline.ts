/** The events of a document: the content of timeline sections, and lists and tables elsewhere that look like timelines. */
import type { Blockquote, Code, Html, List, ListItem, Paragraph, RootContent, Table } from 'mdast';
import { type Block, blockText, sectionOfKind } from './blocks.ts';
import { monthOf } from './calendar.ts';
import { htmlRows } from './html-rows.ts';
import type { Range, Section, SkippedPart, TimelineEntry } from './model.ts';
import { findDate, findZone, type Reading, readMoment, type WrittenDate } from './moment.ts';
import { placed, type TimelineFind } from './placement.ts';
import { sectionName } from './section-names.ts';
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
import type { WrittenZone } from './zones.ts';

export type TimelineContext = {
  /** The day on which the incident began, in days since 1970-01-01. */
  baseDay: number | undefined;
  /** The zone of all times, if the text above the sections states one. */
  zone: WrittenZone | undefined;
};

type FoundEntry = Exclude<TimelineFind, { day: WrittenDate }>;

/** What one reader found in a few blocks. */
type ReadPart = { found: TimelineFind[]; skipped: SkippedPart[] };

export function readTimeline(
  source: Source,
  blocks: readonly Block[],
  { baseDay, zone }: TimelineContext,
): { entries: TimelineEntry[]; skipped: SkippedPart[] } {
  const named = grouped(blocks, (block) => sectionOfKind(block, 'timeline'));
  let sequence = 0;
  const parts: (ReadPart & { start: number })[] = [];
  const read = (of: readonly Block[], section: Section | undefined, byForm = false): ReadPart => {
    const reader = new TimelineReader(source, section, zone, sequence, byForm);
    const part = reader.read(of);
    sequence = reader.sequence + 1;
    return part;
  };
  for (const [section, of] of named) parts.push({ ...read(of, section), start: of[0]?.start ?? 0 });
  const isRead = parts.some(({ found }) => found.some(isTimed));
  const timed = new Map<Section, boolean>();
  for (const [section, of] of grouped(blocks, (block) => unnamedGroup(block, isRead, timed))) {
    const part = read(of, section, true);
    if (isTimelineByForm(part.found, of)) parts.push({ found: part.found, skipped: [], start: of[0]?.start ?? 0 });
  }
  parts.sort((a, b) => a.start - b.start);
  return {
    entries: placed(
      parts.flatMap(({ found }) => found),
      baseDay,
    ),
    skipped: parts.flatMap(({ skipped }) => skipped),
  };
}

/** Groups the blocks by the section that `of` returns, in order. */
function grouped(
  blocks: readonly Block[],
  of: (block: Block) => Section | 'top' | undefined,
): [Section | undefined, Block[]][] {
  const groups = new Map<Section | 'top', Block[]>();
  for (const block of blocks) {
    const section = of(block);
    if (section === undefined) continue;
    const group = groups.get(section);
    if (group) group.push(block);
    else groups.set(section, [block]);
  }
  return [...groups].map(([section, group]) => [section === 'top' ? undefined : section, group]);
}

/** Sections in which lists and tables of times are not timelines. */
const NEVER = new Set(['timeline', 'action-items', 'lessons', 'supporting', 'open-questions']);
/** Sections that may contain a timeline although there is a timeline section. */
const WITH_TIMELINE = new Set(['unknown', 'resolution', 'detection']);

function unnamedGroup({ sections }: Block, isRead: boolean, timed: Map<Section, boolean>): Section | 'top' | undefined {
  if (sections.some(({ kind }) => NEVER.has(kind))) return undefined;
  if (isRead && sections.some(({ kind }) => !WITH_TIMELINE.has(kind))) return undefined;
  // "## What happened" with "### 14:32" below it.
  const whole = sections.findLast((section) => {
    const known =
      timed.get(section) ?? section.subsections.filter(({ title }) => readMoment(title)?.kind === 'clock').length > 1;
    timed.set(section, known);
    return known;
  });
  return whole ?? sections[0] ?? 'top';
}

/** At least three events that begin with a time of day, and hardly anything else. */
function isTimelineByForm(found: readonly TimelineFind[], blocks: readonly Block[]): boolean {
  const entries = found.filter((one): one is FoundEntry => !('day' in one));
  const clocks = entries.filter(({ when }) => when?.reading.kind === 'clock').length;
  const headings = blocks.filter(({ node }) => node.type === 'heading').length;
  return clocks >= 3 ? clocks >= 0.6 * entries.length : clocks === 2 && (headings >= 2 || entries.length === 2);
}

function isTimed(found: TimelineFind): boolean {
  return !('day' in found) && found.when !== undefined && found.when.reading.kind !== 'unreadable';
}

const SEPARATORS = /^[\s:：|–—.,;>)\]}•~-]{1,10}/;

class TimelineReader {
  sequence: number;
  private zone: WrittenZone | undefined;
  private readonly found: TimelineFind[] = [];
  private readonly skipped: SkippedPart[] = [];
  /** Below a heading with a time, or after a line with one: the text that follows belongs to it. */
  private open: FoundEntry | undefined;
  /** Below a label such as "Root causes:", which belongs to another section. */
  private aside = false;
  /** A heading with a day: an event of that day if only prose is below it. */
  private ofDay: { at: number; entry: FoundEntry } | undefined;

  private readonly source: Source;
  private readonly section: Section | undefined;

  /** Nothing but its form shows that this is a timeline: prose and code then do not count. */
  private readonly byForm: boolean;

  constructor(
    source: Source,
    section: Section | undefined,
    zone: WrittenZone | undefined,
    sequence: number,
    byForm: boolean,
  ) {
    this.byForm = byForm;
    this.source = source;
    this.section = section;
    this.sequence = sequence;
    this.zone = (section && findZone(section.title)) ?? zone;
    const date = section && findDate(section.title);
    if (date && readMoment(section.title)?.kind !== 'clock') this.addDay({ kind: 'date', ...date });
  }

  read(blocks: readonly Block[]): ReadPart {
    const quoted = blocks.filter(({ node }) => node.type === 'code' || node.type === 'blockquote');
    const isQuoted = new Set(quoted);
    for (const block of blocks) if (!isQuoted.has(block)) this.block(block);
    this.closeDay();
    if (quoted.length > 0 && !this.byForm && !this.found.some(isTimed)) for (const block of quoted) this.quoted(block);
    return { found: this.found, skipped: this.skipped.sort((a, b) => a.range.start.offset - b.range.start.offset) };
  }

  private block(block: Block): void {
    const { node } = block;
    if (node.type === 'heading') this.heading(block);
    else if (node.type === 'paragraph') {
      this.paragraph(blockText(this.source, block), rangeAt(this.source, block.start, block.end));
    } else if (node.type === 'list') this.list(node);
    else if (node.type === 'table') this.table(node);
    else if (node.type === 'html' && !this.byForm) this.html(node, block);
  }

  /** Code and quotes are read only if nothing else is a timeline, because they contain logs and conversations. */
  private quoted({ node }: Block): void {
    const before = this.found.length;
    if (node.type === 'code') this.code(node);
    else if (node.type === 'blockquote') this.quote(node);
    if (this.found.length === before) this.skip(rangeOf(this.source, node), node.type === 'code' ? 'code' : 'quote');
  }

  private quote(quote: Blockquote): void {
    for (const child of quote.children) {
      const inner: Block = { node: child as RootContent, start: startOf(child), end: endOf(child), sections: [] };
      if (child.type === 'blockquote') this.quote(child);
      else if (child.type === 'code') this.code(child);
      else this.block(inner);
    }
  }

  private addDay(day: WrittenDate): void {
    this.found.push({ day });
  }

  private skip(range: Range, form: SkippedPart['form']): void {
    if (range.end.offset > range.start.offset) this.skipped.push({ range, reader: 'timeline', form });
  }

  private add(entry: FoundEntry): void {
    this.found.push(entry);
  }

  private heading(block: Block): void {
    const { node } = block;
    if (block.sections[0] === this.section) return;
    this.open = undefined;
    this.closeDay();
    const plain = blockText(this.source, block);
    this.aside = isAside(plain.text);
    const reading = readMoment(plain.text);
    if (reading && reading.kind !== 'day') {
      this.open = this.entry(rangeOf(this.source, node), plain, 0, plain.text.length, reading);
      this.add(this.open);
      return;
    }
    this.zone = findZone(plain.text) ?? this.zone;
    const date = reading?.kind === 'day' ? reading.date : asWritten(findDate(plain.text));
    if (date) this.addDay(date);
    // "### Second incident" begins its own timeline.
    else this.sequence++;
    if (reading?.kind === 'day' && isRest(plain.text.slice(reading.length))) {
      const entry = this.entry(rangeOf(this.source, node), plain, 0, plain.text.length, reading);
      this.ofDay = { at: this.found.length, entry };
    }
  }

  private paragraph(plain: NodeText, range: Range): void {
    if (plain.text.trim() === '' || this.says(plain.text)) return;
    if (this.byForm && !isEventLine(plain.text)) {
      if (this.open) this.open = this.continued(this.open, plain.text);
      return;
    }
    const label = LABEL_LINE.exec(plain.text)?.[1];
    if (label !== undefined) {
      this.aside = isAside(label);
      if (this.aside) return;
    }
    const lines = plain.text.split('\n');
    let from = 0;
    let last: FoundEntry | undefined;
    let day = false;
    for (const [index, line] of lines.entries()) {
      const to = from + line.length;
      const reading = readLine(line) ?? this.labelled(line)?.reading;
      const words = wordsAt(this.source, plain, from, to);
      const alone = reading?.kind === 'day' && isRest(line.slice(reading.length));
      if (words && reading && (reading.kind !== 'day' || (!alone && this.isDayEvent(line, reading)))) {
        const entry = this.line(lines.length === 1 ? range : words.range, plain, from, to);
        if (entry) {
          this.add(entry);
          last = entry;
        }
      } else if (alone && lines.length > index + 1 && !startsTimed(lines[index + 1] ?? '') && words) {
        // "January 29, 2024", with the events of that day below it.
        last = this.entry(words.range, plain, from, to, reading);
        this.add(last);
      } else if (alone) {
        this.addDay(reading.date);
        day = true;
      } else if (last && words) {
        last.text = withoutLineBreaks(`${last.text} ${line.replace(SEPARATORS, '')}`);
      } else if (index === 0) day = this.dayIn(line) || day;
      from = to + 1;
    }
    if (last) this.open = last;
    else if (this.open) this.open = this.continued(this.open, plain.text);
    else if (!day && this.ofDay) this.ofDay.entry = this.continued(this.ofDay.entry, plain.text);
    else if (!day) this.skip(range, 'paragraph');
  }

  private closeDay(): void {
    const { ofDay } = this;
    this.ofDay = undefined;
    if (ofDay && ofDay.entry.text !== '' && ofDay.at === this.found.length) this.add(ofDay.entry);
  }

  /** The first words below a heading with a time are its text. */
  private continued(open: FoundEntry, text: string): FoundEntry {
    if (open.text === '') open.text = withoutLineBreaks(text).slice(0, 500);
    return open;
  }

  /** "All times are in UTC", "Timezone: CET", "Timeline for September 17, 2026 (all times UTC):". */
  private says(text: string): boolean {
    const reading = readMoment(text);
    if (text.length > 300 || reading?.kind === 'clock' || reading?.kind === 'unreadable') return false;
    if (reading?.kind === 'day' && isUnreadableAfter(text.slice(reading.length))) return false;
    const zone =
      /\b(?:time(?:s|stamps?|[ -]?zones?|line)?|utc|uhrzeit(?:en)?|zeiten|heures?|horas?|orari)\b|時刻|時間|时间|시간/i.test(
        text,
      )
        ? findZone(text)
        : undefined;
    if (zone) this.zone = zone;
    const date = zone || /:\s*$/.test(text) ? asWritten(findDate(text)) : undefined;
    if (date) this.addDay(date);
    return zone !== undefined || date !== undefined;
  }

  /** "Date: 2026-02-10", "Day 2 - Feb 11": a line with only a date, under any label. */
  private dayIn(line: string): boolean {
    const reading = readMoment(withoutLineBreaks(line).replace(/^(?:date|day(?: \d{1,2})?)\s?[:,–—-]?\s/i, ''));
    if (reading?.kind !== 'day' || line.length > 80 || !isRest(line.slice(line.length - 1))) return false;
    this.addDay(reading.date);
    return true;
  }

  /** "October 9, 2026 - reported" is an event of a day; "May 3 was calm" is prose. */
  private isDayEvent(line: string, { length, kind, ...reading }: Reading): boolean {
    if (kind !== 'day') return false;
    const dated = 'date' in reading && reading.date?.kind === 'date';
    return dated && /^\s*[:：–—|-]/.test(line.slice(length));
  }

  private list(list: List): void {
    const start = this.found.length;
    const entries = list.children.flatMap((item) => this.item(item, this.zone));
    const timed = entries.some(isTimed) || entries.some((one) => 'day' in one);
    // Bullets below a heading with a time are its text.
    if (this.open && !timed) {
      this.open = this.continued(this.open, entries.map((one) => ('day' in one ? '' : one.text)).join('; '));
      return;
    }
    // "Root causes:" in the middle of a timeline.
    if (this.aside && !timed) {
      this.skip(rangeOf(this.source, list), 'list');
      return;
    }
    if (timed) this.open = undefined;
    this.found.push(...entries);
    if (this.found.length === start) this.skip(rangeOf(this.source, list), 'list');
  }

  private item(item: ListItem, zone: WrittenZone | undefined): TimelineFind[] {
    const [first] = item.children;
    const lists = item.children.filter((child) => child.type === 'list');
    const nested = (of: WrittenZone | undefined) =>
      lists.flatMap((list) => list.children.flatMap((child) => this.item(child, of)));
    const tables = item.children.flatMap((child) =>
      child.type === 'table' ? this.rows(tableRows(this.source, child)) : [],
    );
    // "- 10. Februar, 14:32": to markdown, a numbered list in the item.
    const dated = first?.type === 'list' && first.ordered && item.children.length === 1 ? first.children : [];
    if (dated.length === 1 && dated[0]) return this.item(dated[0], zone);
    if (first?.type !== 'paragraph') return [...nested(zone), ...tables];
    const plain = itemText(this.source, item, first);
    const range = rangeAt(this.source, startOf(item), ownEnd(item));
    const reading = readMoment(plain.text);
    if (reading?.kind === 'day' && isRest(plain.text.slice(reading.length)))
      return [{ day: reading.date }, ...nested(reading.zone ?? zone), ...tables];
    const below = [...nested(reading?.zone ?? zone), ...tables];
    const timedBelow = below.filter((found) => 'day' in found || isTimed(found));
    const entry = this.line(range, plain, 0, plain.text.length, zone);
    if (entry?.when) {
      if (entry.text !== '' || timedBelow.length === 0) return [entry, ...timedBelow];
      // "12:39 – 15:10", with the text of the event below it.
      const date = 'date' in entry.when.reading ? entry.when.reading.date : undefined;
      return [...(date ? [{ day: date }] : []), ...timedBelow];
    }
    // A line that only introduces the times below it is not an entry.
    if (timedBelow.length > 0) {
      const date = asWritten(findDate(plain.text));
      return [...(date && plain.text.length < 80 ? [{ day: date }] : []), ...timedBelow];
    }
    return entry && entry.text !== '' ? [entry] : [];
  }

  /** A line of a paragraph or an item: with a time at its start, after a label, or at its end; or without one. */
  private line(range: Range, plain: NodeText, from: number, to: number, zone = this.zone): FoundEntry | undefined {
    const text = plain.text.slice(from, to);
    const reading = readLine(text);
    if (reading) return this.entry(range, plain, from, to, reading, zone);
    const labelled = this.labelled(text);
    if (labelled) {
      const { label, rest } = labelled;
      const entry = this.entry(range, plain, from + label, rest ?? to, labelled.reading, zone);
      const after = rest === undefined ? entry.text : '';
      return {
        ...entry,
        text: withoutLineBreaks(`${text.slice(0, label).replace(/[\s(–—:：-]+$/, after === '' ? '' : ': ')}${after}`),
      };
    }
    const words = withoutLineBreaks(text);
    return words === ''
      ? undefined
      : { range, text: words, sequence: this.sequence, when: undefined, unreadable: undefined, zone };
  }

  /** `Detected: 14:32`, `First detected 2020-09-21 18:27`, `Alert fired (14:32 UTC)`. `rest`: the text ends before it. */
  private labelled(text: string): { label: number; reading: Reading; rest?: number } | undefined {
    const short = text.slice(0, 300);
    const colon = /^\p{L}[^:：\n]{0,60}[:：]\s{0,12}/u.exec(short)?.[0].length;
    const afterColon = colon === undefined ? undefined : readMoment(short.slice(colon));
    // "Background: On 30th March we …" tells a story.
    const isStory =
      afterColon?.kind === 'day' &&
      afterColon.words.start > 0 &&
      !isRest(short.slice((colon ?? 0) + afterColon.length));
    if (colon !== undefined && afterColon && !isStory) return { label: colon, reading: afterColon };
    const digit = short.search(/\d/);
    const head =
      digit > 0 && digit <= 60 && /[\s(]$/.test(short.slice(0, digit)) ? readMoment(short.slice(digit)) : undefined;
    if (head?.kind === 'clock' && isRest(short.slice(digit + head.length))) return { label: digit, reading: head };
    if (text.length > 300) return undefined;
    const open = Math.max(
      text.lastIndexOf('('),
      text.lastIndexOf('['),
      text.lastIndexOf(' – '),
      text.lastIndexOf(' — '),
      text.lastIndexOf(' - '),
    );
    const tail = open > 0 ? readMoment(text.slice(open + 1)) : undefined;
    return tail?.kind === 'clock' && tail.words.start < 5 && isRest(text.slice(open + 1 + tail.length))
      ? { label: open + 1, reading: tail }
      : undefined;
  }

  private table(table: Table): void {
    const rows = this.rows(tableRows(this.source, table));
    this.found.push(...rows);
    if (rows.some(isTimed)) this.open = undefined;
    else if (rows.length === 0) this.skip(rangeOf(this.source, table), 'table');
  }

  private html(node: Html, { start, end }: Block): void {
    const rows = htmlRows(this.source, start, end);
    const found = this.rows(rows).filter(
      (one) => 'day' in one || one.when !== undefined || rows.some(({ cells }) => cells.length > 1),
    );
    this.found.push(...found);
    if (found.length === 0 && !this.open && /[\p{L}\d]/u.test(node.value.replace(/<[^<>]{0,500}>/g, '')))
      this.skip(rangeAt(this.source, start, end), 'html');
  }

  private rows(rows: readonly Row[]): TimelineFind[] {
    const columns = columnsOf(rows);
    if (columns === undefined) return [];
    const head = rows[0]?.cells ?? [];
    const zone = findZone(head[columns.time]?.text ?? '') ?? this.zone;
    return rows.slice(columns.headed ? 1 : 0).flatMap((row) => this.row(row, columns, zone));
  }

  private row(
    { range, cells }: Row,
    { time: timeColumn, date: dateColumn }: Columns,
    zone: WrittenZone | undefined,
  ): TimelineFind[] {
    const texts = cells.map(({ text }) => withoutLineBreaks(text));
    const time = cells[timeColumn];
    const filled = texts.filter((text) => text !== '');
    if (time === undefined || filled.length === 0) return [];
    const only = filled.length === 1 ? readMoment(filled[0] ?? '') : undefined;
    if (only?.kind === 'day' && isRest((filled[0] ?? '').slice(only.length))) return [{ day: only.date }];
    if (cells.length === 1) {
      const entry = this.line(range, time, 0, time.text.length, zone);
      return entry ? [entry] : [];
    }
    const text = texts.filter((text, index) => index !== timeColumn && index !== dateColumn && text !== '').join(' — ');
    const day = dateColumn === undefined ? undefined : readMoment(texts[dateColumn] ?? '', { inTimeColumn: true });
    const date = day && 'date' in day ? day.date : undefined;
    const reading =
      readMoment(time.text, { inTimeColumn: true }) ?? this.labelled(withoutLineBreaks(time.text))?.reading;
    const words = wordsAt(this.source, time);
    if (reading === undefined || words === undefined) {
      const entry = {
        range,
        text: text || withoutLineBreaks(time.text),
        sequence: this.sequence,
        when: undefined,
        unreadable: text === '' ? undefined : words,
        zone,
      };
      return [...(date ? [{ day: date }] : []), entry];
    }
    const { text: rest, ...found } = this.entry(range, time, 0, time.text.length, reading, zone);
    const whole = [rest, text].filter((part) => part !== '').join(' — ');
    if (found.when && date && found.when.reading.kind === 'clock' && found.when.reading.date === undefined) {
      found.when = { ...found.when, reading: { ...found.when.reading, date } };
    }
    return [{ ...found, text: whole }];
  }

  /** Lines of code that begin with a time. */
  private code(node: Code): void {
    let offset = startOf(node);
    let last: FoundEntry | undefined;
    for (const line of this.source.markdown.slice(offset, endOf(node)).split('\n')) {
      const quote = /^[\s>]*/.exec(line)?.[0].length ?? 0;
      const text = line.slice(quote).trimEnd();
      const plain = rawText(text, offset + quote);
      const reading = readMoment(text);
      if (reading && reading.kind !== 'day' && reading.kind !== 'unreadable') {
        last = this.entry(
          rangeAt(this.source, offset + quote, offset + quote + text.length),
          plain,
          0,
          text.length,
          reading,
        );
        this.add(last);
      } else if (reading?.kind === 'day' && isRest(text.slice(reading.length))) this.addDay(reading.date);
      else if (last && !/^(?:```|~~~)/.test(text)) last.text = withoutLineBreaks(`${last.text} ${text}`).slice(0, 500);
      offset += line.length + 1;
    }
  }

  private entry(
    range: Range,
    plain: NodeText,
    from: number,
    to: number,
    reading: Reading,
    zone = this.zone,
  ): FoundEntry {
    const words = wordsAt(this.source, plain, from + reading.words.start, Math.min(from + reading.words.end, to));
    const rest = reading.kind === 'unreadable' ? from : Math.min(from + reading.length, to);
    const text = withoutLineBreaks(
      plain.text
        .slice(rest, to)
        .replace(SEPARATORS, '')
        .replace(/[\s–—-]{1,5}$/, ''),
    );
    return { range, text, sequence: this.sequence, when: words && { ...words, reading }, unreadable: undefined, zone };
  }
}

function asWritten(found: ReturnType<typeof findDate>): WrittenDate | undefined {
  return found && { kind: 'date', date: found.date, other: found.other };
}

const LABEL_LINE = /^\s{0,3}(\p{L}[^\n:：]{2,40})[:：]\s*$/u;

function isAside(label: string): boolean {
  const { kind } = sectionName(label);
  return kind !== 'unknown' && kind !== 'timeline' && kind !== 'detection' && kind !== 'resolution';
}

/** "15:35 – Plan pushed": prose begins with words, such as "At 15:35 we". */
function isEventLine(text: string): boolean {
  const reading = readMoment(text);
  return reading?.kind === 'clock' && reading.words.start <= 2 && /^\s*[:：–—-]/.test(text.slice(reading.length));
}

/** Only punctuation. */
function isRest(text: string): boolean {
  return !/[\p{L}\d]/u.test(text);
}

/** Reads the start of a line. "between 4pm and 5pm, …" introduces what follows and is not an event. */
function readLine(line: string): Reading | undefined {
  const reading = readMoment(line);
  return reading?.kind === 'day' && isUnreadableAfter(line.slice(reading.length))
    ? { ...reading, kind: 'unreadable', date: reading.date }
    : reading;
}

/** "2026-02-10 later UTC – rolled back": there is no time between the day and its zone. */
function isUnreadableAfter(rest: string): boolean {
  const words = /^\s*(\p{L}[^–—:|\n]{1,40}?)\s*[–—:|-]\s/u.exec(rest)?.[1];
  return words !== undefined && findZone(words) !== undefined && !/\b(?:times?|timezone|zone)\b/i.test(words);
}

function startsTimed(line: string): boolean {
  const reading = readMoment(line);
  return reading !== undefined && reading.kind !== 'day';
}

function rawText(text: string, offset: number): NodeText {
  const starts = Array.from({ length: text.length }, (_, index) => offset + index);
  return { text, prose: text, starts, ends: starts.map((start) => start + 1) };
}

/** Includes the number before it, if it is the day of a date: "10. Februar 2026". */
function itemText(source: Source, item: ListItem, paragraph: Paragraph): NodeText {
  const plain = textOfNode(source, paragraph);
  const marker = /\d{1,2}\.\s{1,3}$/.exec(source.markdown.slice(startOf(item), startOf(paragraph)))?.[0];
  const month = /^\p{L}{3,12}/u.exec(plain.text)?.[0].toLowerCase();
  if (marker === undefined || month === undefined || monthOf(month) === undefined) return plain;
  const head = rawText(marker, startOf(paragraph) - marker.length);
  return {
    text: head.text + plain.text,
    prose: head.prose + plain.prose,
    starts: [...head.starts, ...plain.starts],
    ends: [...head.ends, ...plain.ends],
  };
}

/** Returns where an item ends, without its nested content. */
function ownEnd(item: ListItem): number {
  const last = item.children.filter((child) => child.type !== 'list').at(-1);
  return last === undefined ? endOf(item) : endOf(last);
}

type Row = { range: Range; cells: NodeText[] };
type Columns = { time: number; date: number | undefined; headed: boolean };

function tableRows(source: Source, table: Table): Row[] {
  return table.children.map((row) => ({
    range: rangeOf(source, row),
    cells: row.children.map((cell) => textOfNode(source, cell)),
  }));
}

const TIME_TITLE =
  /\b(?:time|times|timestamp|when|utc|started?|uhrzeit|zeit|zeitpunkt|heure|horaire|hora|horario|horário|ora|orario)\b|時刻|時間|日時|时间|時間|시각|시간|일시/i;
const DATE_TITLE = /^(?:date|day|datum|tag|jour|fecha|día|dia|data|giorno)\b(?!.*time)|^(?:日付|日期|날짜|月日)/i;

/** Returns the time column: by its title, else the one with the most times. Undefined if there is none. */
function columnsOf(rows: readonly Row[]): Columns | undefined {
  const [head, ...body] = rows;
  if (head === undefined) return undefined;
  const titles = head.cells.map(({ text }) => withoutLineBreaks(text));
  const counts = titles.map((_, column) => body.filter(({ cells }) => isClock(cells[column]?.text)).length);
  const days = titles.map(
    (_, column) => body.filter(({ cells }) => readMoment(cells[column]?.text ?? '')?.kind === 'day').length,
  );
  // A table without titles.
  const headed = !titles.some((title) => isClock(title));
  const most = counts.indexOf(Math.max(...counts));
  const titled = titles.findIndex((title) => TIME_TITLE.test(title) && !/\bend(?:ed)?\b|duration/i.test(title));
  const isMostlyDays = (column: number) => (days[column] ?? 0) > body.length / 2;
  // "Day | Date | Time": the date says more than the weekday.
  const dates = titles.flatMap((title, column) => (DATE_TITLE.test(title) || isMostlyDays(column) ? [column] : []));
  const date = dates.find(isMostlyDays) ?? dates[0] ?? -1;
  const best =
    titled >= 0 && titled !== date && ((counts[titled] ?? 0) > 0 || (counts[most] ?? 0) === 0) ? titled : undefined;
  const time = best ?? ((counts[most] ?? 0) > 0 ? most : date >= 0 ? date : headed ? titled : most);
  if (time < 0)
    return head.cells.length === 1 || body.length === 0 ? { time: 0, date: undefined, headed: false } : undefined;
  return { time, date: date >= 0 && date !== time ? date : undefined, headed: headed && head.cells.length > 1 };
}

function isClock(text: string | undefined): boolean {
  const kind = readMoment(text ?? '', { inTimeColumn: true })?.kind;
  return kind !== undefined && kind !== 'day' && kind !== 'unreadable';
}
