import type { RootContent, Table } from 'mdast';
import { durationInProse, secondsIn } from '../../time/duration.ts';
import { type Block, blockText } from './blocks.ts';
import { dayNumber, isoDate } from './calendar.ts';
import type { Duration, Field, Metadata, SectionKind, Stated, StatedTime, Words } from './model.ts';
import { findDate, findZone, readMoment } from './moment.ts';
import { placed } from './placement.ts';
import { type NodeText, type Source, textOfNode, wordsAt } from './source.ts';
import type { WrittenZone } from './zones.ts';

const KEYS = {
  date: /^(?:incident |outage )?(?:dates?|day|when|date ?(?:\/|and|&) ?time|date of (?:the )?(?:incident|outage)|(?:incident |outage |impact )?(?:start(?:ed)?|began|start time|start date)(?: at)?|datum|date de l['’]incident|fecha|data|発生日時?|日付|日時|発生日|日期|发生时间|날짜|발생 ?일시)$/,
  duration:
    /^(?:total |overall |incident |outage |impact |approximate |estimated |customer )?(?:impact |outage )?(?:duration|downtime|length|outage time|time ?span)(?: of (?:the )?(?:incident|outage|impact|downtime))?$|^minutes (?:of )?downtime\b|^(?:dauer|ausfalldauer|durée|duración|duração|durata|影響期間|影響時間|障害時間|継続時間|ダウンタイム|持续时间|影响时长|故障时长|影响时间|지속 ?시간|장애 ?시간|영향 ?시간)$/,
  severity: /^(?:incident )?(?:severity|sev|priority)(?: level)?$|^(?:schweregrad|priorität|sévérité|gravité|severidad|gravedad|severidade|gravidade|gravità|重大度|深刻度|严重(?:程度|级别|等级)?|级别|심각도|등급)$/,
  service:
    /^(?:(?:affected|impacted) )?(?:services?|systems?|components?|service\(s\))(?: (?:affected|impacted|name))?$|^(?:betroffener? (?:dienste?|systeme?)|services? (?:touchés?|impactés?|concernés?)|servicios?(?: afectados?)?|serviços?(?: afetados?)?|servizi(?: interessati)?|影響サービス|対象サービス|影响服务|영향 ?서비스)$/,
  started: /^(?:(?:incident|outage|impact|issue|problem) )?(?:start(?:ed|s)?|began|begins|onset|start time|started at|start date)(?: at| time)?$|^(?:発生日時|開始(?:日時|時刻)?|beginn|début|inicio|início|inizio|开始时间|发生时间|시작 ?시간)$/,
  detected: /^(?:(?:incident|outage|issue|problem) )?(?:first )?(?:detected|detection|discovered|noticed|reported|identified)(?: at| time| on)?$|^(?:検知日時|検知(?:時刻)?|erkannt|entdeckt|détecté|detectado|rilevato|发现时间|감지 ?시간)$/,
  resolved: /^(?:(?:incident|outage|impact|issue|problem) )?(?:resolved|resolution time|end(?:ed|s)?|end time|recovered|restored|mitigated|fixed|repaired)(?: at| time| on)?$|^(?:復旧日時|解決日時|復旧(?:時刻)?|behoben|ende|résolu|fin|resuelto|resolvido|risolto|恢复时间|解决时间|해결 ?시간|복구 ?시간)$/,
}; // biome-ignore format: a table

/** Time until the end, if nothing states how long it lasted; the later end first. */
const RESOLVE_TIMES = [
  /^(?:(?:mean )?time to (?:resolve|resolution)|ttr|mttr|resolution time)$/,
  /^(?:time to (?:recover|recovery|restore|restoration)|recovery time)$/,
  /^time to (?:mitigate|mitigation|repair|fix)$/,
];

/**
 * Reads everything written as `Key: value`: any key above the first section and in sections without a usual name; elsewhere, only
 * usual keys, because other lists look the same. If a key has two values, the first counts.
 */
export function readMetadata(source: Source, blocks: readonly Block[]): Metadata {
  const fields: Field[] = [];
  for (const block of blocks) {
    const { node, sections } = block;
    if (node.type === 'heading') continue;
    const [section] = sections;
    // Lists of action items and events are full of "Owner: …" and "Detected: …".
    if (sections.some(({ kind }) => kind === 'action-items')) continue;
    const found = fieldsOf(source, node, block);
    if (section !== undefined && node.type === 'paragraph' && isUsual(section.title)) {
      // "### Date", and the date below it; "- **Duration**: 2 h" as a section of its own.
      const plain = blockText(source, block);
      const colon = /^[\s:：]*/.exec(plain.text)?.[0].length ?? 0;
      const value = found.length === 0 ? wordsAt(source, plain, colon) : undefined;
      if (value) fields.push({ key: section.title, value });
    }
    const known = sections.some(({ kind }) => kind !== 'unknown');
    fields.push(...(known ? found.filter(({ key }) => isUsual(key)) : found));
  }
  const all = (pattern: RegExp): Words[] =>
    fields.filter(({ key }) => pattern.test(normal(key))).map(({ value }) => value);
  const first = (pattern: RegExp): Words | undefined => all(pattern)[0];
  // "Started: 14:32" in a list is not a date: prefer a value that is.
  const dates = [KEYS.date, KEYS.started, KEYS.duration].flatMap(all);
  const date = dates.find(({ text }) => dateIn(text) !== undefined) ?? first(KEYS.date);
  const durations: Duration[] = [
    ...all(KEYS.duration).map((words) => statedDuration(words)),
    ...RESOLVE_TIMES.flatMap(all).map((words) => statedDuration(words, 'resolution')),
  ];
  return {
    date: date && statedDate(date),
    duration: durations.find(({ status }) => status === 'known') ?? durations[0],
    durationInText: durationInSentences(source, blocks),
    severity: first(KEYS.severity),
    service: first(KEYS.service),
    started: undefined,
    detected: undefined,
    resolved: undefined,
    fields,
  };
}

/** Adds the stated times of the beginning, detection and end. `firstDay` is the timeline's, in days since 1970-01-01. */
export function withTimes(metadata: Metadata, firstDay: number | undefined, zone: WrittenZone | undefined): Metadata {
  const stated = (pattern: RegExp): StatedTime | undefined => {
    const words = metadata.fields.find(({ key }) => pattern.test(normal(key)))?.value;
    return words && statedTime(words, firstDay, zone);
  };
  return {
    ...metadata,
    started: stated(KEYS.started),
    detected: stated(KEYS.detected),
    resolved: stated(KEYS.resolved),
  };
}

function statedTime(words: Words, firstDay: number | undefined, zone: WrittenZone | undefined): StatedTime {
  const reading = readMoment(words.text, { inTimeColumn: true });
  const when = reading && { ...words, reading };
  // The zone may come after other words: "2026-04-16 00:00 or so (JST)".
  const statedZone = findZone(words.text) ?? zone;
  const found = { range: words.range, text: '', sequence: 0, when, unreadable: undefined, zone: statedZone };
  const [entry] = placed([found], firstDay);
  if (entry?.time === undefined) return { ...words, status: 'unreadable', at: undefined, wholeDay: undefined };
  return { ...words, status: 'known', at: entry.time.start, wholeDay: entry.time.wholeDay };
}

function statedDate(words: Words): Stated<{ date: string }> {
  const date = dateIn(words.text);
  return date === undefined ? { ...words, status: 'unreadable', date } : { ...words, status: 'known', date };
}

function statedDuration(words: Words, of: 'incident' | 'resolution' = 'incident'): Duration {
  const seconds = secondsIn(words.text) ?? secondsBetween(words);
  return seconds === undefined
    ? { ...words, status: 'unreadable', seconds, of: undefined }
    : { ...words, status: 'known', seconds, of };
}

/** "14:32 – 15:18 UTC", "October 9 to October 23, 2026". */
function secondsBetween(words: Words): number | undefined {
  const reading = readMoment(words.text);
  const when = reading && { ...words, reading };
  const [entry] = placed(
    [{ range: words.range, text: '', sequence: 0, when, unreadable: undefined, zone: undefined }],
    0,
  );
  return entry?.time?.end && entry.time.end.seconds - entry.time.start.seconds;
}

const TELLING: ReadonlySet<SectionKind> = new Set(['summary', 'impact', 'unknown']);

/** "The outage lasted for 47 minutes", in the summary, the impact or above the first section. */
function durationInSentences(source: Source, blocks: readonly Block[]): Stated<{ seconds: number }> | undefined {
  for (const block of blocks) {
    if (block.node.type !== 'paragraph' || !block.sections.every(({ kind }) => TELLING.has(kind))) continue;
    const plain = blockText(source, block);
    const found = durationInProse(plain.text);
    const words = found && wordsAt(source, plain, found.start, found.end);
    if (found && words) return { ...words, status: 'known', seconds: found.seconds };
  }
  return undefined;
}

function dateIn(text: string): string | undefined {
  const found = findDate(text);
  return found?.date.year === undefined || found.other !== undefined
    ? undefined
    : isoDate(dayNumber(found.date, undefined));
}

function normal(key: string): string {
  return key
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/ \((?!s\))[^()]{0,40}\)$/, '')
    .trim();
}

function isUsual(key: string): boolean {
  return [...Object.values(KEYS), ...RESOLVE_TIMES].some((pattern) => pattern.test(normal(key)));
}

function fieldsOf(source: Source, node: RootContent, block?: Block): Field[] {
  if (node.type === 'paragraph') return fieldsIn(source, block ? blockText(source, block) : textOfNode(source, node));
  if (node.type === 'blockquote') return node.children.flatMap((child) => fieldsOf(source, child));
  if (node.type === 'list') {
    return node.children.flatMap(({ children }) =>
      children.flatMap((child) => (child.type === 'paragraph' || child.type === 'list' ? fieldsOf(source, child) : [])),
    );
  }
  return node.type === 'table' ? fieldsOfTable(source, node) : [];
}

/** `Key: value` on each line, and between `|`, `·` and `•` on one line. */
function fieldsIn(source: Source, plain: NodeText): Field[] {
  const fields: Field[] = [];
  let from = 0;
  for (const part of plain.text.split(/[\n|·•]/)) {
    const key = /^\s{0,5}([\p{L}][\p{L} /&()_’'-]{0,40}?)\s?[:：](?!\/)/u.exec(part);
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
  const cells = rows.map(({ children }) => children.map((cell) => wordsAt(source, textOfNode(source, cell))));
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
