import type { Heading, List, ListItem, Paragraph, Root, RootContent, Table } from 'mdast';
import { type CalendarDate, dayNumber, findDate, findZone, type Reading, readMoment } from './clock.ts';
import type { EntryTime, Moment, Range, TimelineEntry, Words, Zone } from './model.ts';
import { endOf, oneLine, type PlainText, plainText, rangeOf, type Source, startOf, wordsAt } from './source.ts';

/** What is found, before days are counted: an entry, or a date that holds for what follows. */
type Found =
  | { date: CalendarDate }
  | { range: Range; text: string; written: Words | undefined; reading: Reading | undefined; zone: Zone | undefined };

/**
 * The entries of the sections at `ranges`: items of lists, rows of tables, and paragraphs and headings that begin with a time.
 * `baseDay` is the day the incident began, in days since 1970-01-01.
 */
export function readTimeline(
  source: Source,
  root: Root,
  ranges: { heading: string; body: Range }[],
  baseDay: number | undefined,
): TimelineEntry[] {
  const found = ranges.flatMap(({ heading, body }) => {
    const nodes = root.children.filter((node) => startOf(node) >= body.start.offset && startOf(node) < body.end.offset);
    return entriesIn(source, nodes, heading);
  });
  return placed(found, baseDay);
}

function entriesIn(source: Source, nodes: RootContent[], heading: string): Found[] {
  let zone = findZone(heading);
  const date = findDate(heading)?.value;
  return [
    ...(date ? [{ date }] : []),
    ...nodes.flatMap((node): Found[] => {
      switch (node.type) {
        case 'heading':
        case 'paragraph': {
          const plain = plainText(source, node);
          const said = zoneSaid(plain.text, node.type);
          if (said) zone = said;
          return node.type === 'heading'
            ? headingEntries(source, node, plain, zone)
            : paragraphEntries(source, node, plain, zone);
        }
        case 'list':
          return listEntries(source, node, zone);
        case 'table':
          return tableEntries(source, node, zone);
        default:
          return [];
      }
    }),
  ];
}

/** "All times are in UTC", "Timezone: CET", "### Monday (PST)". */
function zoneSaid(text: string, type: 'heading' | 'paragraph'): Zone | undefined {
  if (text.length > 300 || readMoment(text)?.time !== undefined) return undefined;
  return type === 'heading' || /\btime(?:s|stamps?|[ -]?zones?)?\b/i.test(text) ? findZone(text) : undefined;
}

function headingEntries(source: Source, node: Heading, plain: PlainText, zone: Zone | undefined): Found[] {
  const reading = readMoment(plain.text);
  if (reading?.time !== undefined)
    return [entry(source, rangeOf(source, node), plain, 0, plain.text.length, reading, zone)];
  const date = reading?.date ?? findDate(plain.text)?.value;
  return date ? [{ date }] : [];
}

function paragraphEntries(source: Source, node: Paragraph, plain: PlainText, zone: Zone | undefined): Found[] {
  const found: Found[] = [];
  let from = 0;
  const lines = plain.text.split('\n');
  for (const [index, line] of lines.entries()) {
    const to = from + line.length;
    const reading = readMoment(line);
    const words = wordsAt(source, plain, from, to);
    if (reading?.time !== undefined && words) {
      found.push(
        entry(source, lines.length === 1 ? rangeOf(source, node) : words.range, plain, from, to, reading, zone),
      );
    } else if (index === 0 || found.length === 0) {
      const date = dateRow(line);
      if (date) found.push({ date });
    }
    from = to + 1;
  }
  return found;
}

/** "2026-02-10", "**Tuesday, Feb 10**", "Date: 2026-02-10": a line of nothing else. */
function dateRow(line: string): CalendarDate | undefined {
  const text = oneLine(line).replace(/^(?:date|day(?: \d{1,2})?)\s?[:,–—-]?\s/i, '');
  const reading = readMoment(text);
  return reading?.date && reading.time === undefined && /^[\s:.–—-]{0,5}$/.test(text.slice(reading.length))
    ? reading.date
    : undefined;
}

function listEntries(source: Source, list: List, zone: Zone | undefined): Found[] {
  return list.children.flatMap((item) => itemEntries(source, item, zone));
}

function itemEntries(source: Source, item: ListItem, zone: Zone | undefined): Found[] {
  const [first] = item.children;
  const lists = item.children.filter((child) => child.type === 'list');
  if (first?.type !== 'paragraph') return lists.flatMap((list) => listEntries(source, list, zone));
  const plain = plainText(source, first);
  const range = { start: source.pointAt(startOf(item)), end: source.pointAt(ownEnd(item)) };
  const date = dateRow(plain.text);
  const reading = readMoment(plain.text);
  const below = lists.flatMap((list) => listEntries(source, list, reading?.zone ?? zone));
  if (date) return [{ date }, ...below];
  const timedBelow = below.filter((found) => 'date' in found || found.reading !== undefined);
  if (reading !== undefined) {
    const found = entry(source, range, plain, 0, plain.text.length, reading, zone);
    if (found.text !== '' || timedBelow.length === 0) return [found, ...timedBelow];
    // "12:39 – 15:10", and what happened then below it.
    return [...(reading.date ? [{ date: reading.date }] : []), ...timedBelow];
  }
  const label = /^[^:\d]{1,60}:\s{1,3}/.exec(plain.text)?.[0].length;
  const labelled = label === undefined ? undefined : readMoment(plain.text.slice(label));
  if (label !== undefined && labelled !== undefined) {
    const { text, ...rest } = entry(source, range, plain, label, plain.text.length, labelled, zone);
    return [{ ...rest, text: oneLine(`${plain.text.slice(0, label)} ${text}`).replace(/:$/, '') }, ...timedBelow];
  }
  // A line that only heads the times below it is no entry.
  if (timedBelow.length > 0) return timedBelow;
  const text = oneLine(plain.text);
  return text === '' ? [] : [{ range, text, written: undefined, reading: undefined, zone }];
}

/** Where an item ends, what is nested in it left out. */
function ownEnd(item: ListItem): number {
  const own = item.children.filter((child) => child.type !== 'list');
  const last = own.at(-1);
  return last === undefined ? endOf(item) : endOf(last);
}

function tableEntries(source: Source, table: Table, zone: Zone | undefined): Found[] {
  const [head, ...rows] = table.children;
  const titles = head?.children.map((cell) => plainText(source, cell).text.trim()) ?? [];
  const dateColumn = titles.findIndex((title) => /^(?:date|day)\b(?!.*time)/i.test(title));
  const named = titles.findIndex((title) => /\b(?:time|times|timestamp|when|utc|date)\b/i.test(title));
  const timeColumn = titles.findIndex(
    (title, index) => index !== dateColumn && /\b(?:time|times|timestamp|when|utc)\b/i.test(title),
  );
  const column = timeColumn >= 0 ? timeColumn : Math.max(named, 0);
  const columnZone = findZone(titles[column] ?? '') ?? zone;
  return rows.flatMap((row): Found[] => {
    const cells = row.children.map((cell) => plainText(source, cell));
    const texts = cells.map(({ text }) => oneLine(text));
    const time = cells[column];
    if (time === undefined || texts.every((text) => text === '')) return [];
    const others = texts.filter((text, index) => index !== column && index !== dateColumn && text !== '');
    const alone = others.length === 0 && texts.filter((text) => text !== '').length === 1;
    const heldDate = alone ? dateRow(texts.find((text) => text !== '') ?? '') : undefined;
    if (heldDate) return [{ date: heldDate }];
    const date = dateColumn >= 0 && dateColumn !== column ? findDate(texts[dateColumn] ?? '')?.value : undefined;
    const reading = readMoment(time.text);
    const range = rangeOf(source, row);
    const text = others.join(' — ');
    if (reading === undefined) {
      return [
        ...(date ? [{ date }] : []),
        { range, text: text || (texts[column] ?? ''), written: undefined, reading: undefined, zone: columnZone },
      ];
    }
    const { text: rest, ...found } = entry(source, range, time, 0, time.text.length, reading, columnZone);
    const whole = rest === '' ? text : oneLine(`${rest} — ${text}`);
    return [{ ...found, text: whole, reading: { ...reading, date: reading.date ?? date } }];
  });
}

type FoundEntry = Exclude<Found, { date: CalendarDate }>;

function entry(
  source: Source,
  range: Range,
  plain: PlainText,
  from: number,
  to: number,
  reading: Reading,
  zone: Zone | undefined,
): FoundEntry {
  const end = from + reading.length;
  // The reading takes in brackets around the time; the words don't.
  const head = plain.text.slice(from, end);
  const lead = /^[\s[(]*/.exec(head)?.[0].length ?? 0;
  const tail = /[\s)\]]*$/.exec(head.slice(-4))?.[0] ?? '';
  const opened = /[([]/.test(head.slice(lead, head.length - tail.length));
  const written = wordsAt(source, plain, from + lead, opened ? end : end - tail.length);
  const text = plain.text.slice(end, to).replace(/^[\s:|–—.,>-]{1,10}/, '');
  return { range, text: oneLine(text), written, reading, zone };
}

const DAY = 86_400;

/**
 * How far an entry without a date may step back before it means the next day. A timeline that goes past midnight steps back by
 * most of a day (23:50, 00:05); an entry in the wrong place steps back by less than half of one.
 */
const PAST_MIDNIGHT = DAY / 2;

/** Gives each entry its day: its own date, else the last one written above it, else the day the incident began. */
function placed(found: Found[], baseDay: number | undefined): TimelineEntry[] {
  const firstDate = found
    .map((one) => ('date' in one ? one.date : one.reading?.date))
    .find((date) => date?.year !== undefined);
  const known = baseDay ?? (firstDate && dayNumber(firstDate, undefined));
  let day = known ?? firstDayOf(found);
  const first = day;
  let before: number | undefined;
  return found.flatMap((one): TimelineEntry[] => {
    if ('date' in one) {
      day = dayNumber(one.date, known ?? day);
      before = undefined;
      return [];
    }
    const { range, text, reading, written } = one;
    if (reading === undefined || written === undefined)
      return [{ range, text, sequence: 0, time: undefined, unreadable: undefined }];
    const zone = reading.zone ?? one.zone;
    const shift = (zone?.offset ?? 0) * 60;
    if (reading.date) day = dayNumber(reading.date, known ?? day);
    let start = day * DAY + (reading.time ?? 0) - shift;
    if (reading.date === undefined && before !== undefined && before - start > PAST_MIDNIGHT) {
      day += 1;
      start += DAY;
    }
    if (reading.time !== undefined) before = start;
    const moment = (seconds: number, of: Zone | undefined): Moment => ({
      seconds: seconds - first * DAY,
      instant: known === undefined || (of !== undefined && of.offset === undefined) ? undefined : instantOf(seconds),
    });
    const time: EntryTime = {
      ...written,
      start: moment(start, zone),
      wholeDay: reading.time === undefined,
      end: reading.end && moment(endOfRange(reading.end, day, start, shift, known), reading.end.zone ?? zone),
      zone,
    };
    return [{ range, text, sequence: 0, time, unreadable: undefined }];
  });
}

/** Where no year is known, days count from the first date there is. */
function firstDayOf(found: Found[]): number {
  const date = found.map((one) => ('date' in one ? one.date : one.reading?.date)).find((one) => one !== undefined);
  return date ? dayNumber(date, undefined) : 0;
}

function endOfRange(
  { date, time, zone }: NonNullable<Reading['end']>,
  day: number,
  start: number,
  shift: number,
  known: number | undefined,
): number {
  const own = zone?.offset === undefined ? shift : zone.offset * 60;
  const end = (date ? dayNumber(date, known ?? day) : day) * DAY + time - own;
  return date === undefined && end < start ? end + DAY : end;
}

function instantOf(seconds: number): string | undefined {
  const date = new Date(seconds * 1000);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString().replace('.000Z', 'Z');
}
