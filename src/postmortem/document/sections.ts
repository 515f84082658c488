import type { Html, Nodes, Paragraph, Root, RootContent, Table } from 'mdast';
import { STATUS_TITLE } from './action-items.ts';
import type { Language, Section, SectionKind, Title, Words } from './model.ts';
import { readMoment } from './moment.ts';
import { hintOf, isOpenState, leftToFillIn, placeholdersIn } from './placeholders.ts';
import { type HeadingNames, sectionName } from './section-names.ts';
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

type Mark = {
  level: number;
  /** Its place in the hierarchy: a day as a heading on the timeline's own level belongs to the timeline. */
  depth: number;
  start: number;
  end: number;
  words: Words;
  kind: SectionKind;
  language: Language | undefined;
  weak: boolean;
  placeholder: Words | undefined;
};

/** A paragraph, table cell, code block and so on, with content. */
type Piece = { start: number; end: number; text: string; placeholders: Words[]; counts: boolean };

export type TitleAndSections = {
  title: Title | undefined;
  sections: Section[];
  /** One for each heading with a usual name. */
  languages: (Language | undefined)[];
  /** Sections whose name does not have to mean action items. */
  weak: ReadonlySet<Section>;
};

/** `own` are the team's own headings. */
export function readTitleAndSections(source: Source, root: Root, own: HeadingNames): TitleAndSections {
  const marks = headingsOf(source, root, own);
  // Below the first section with a usual name, a heading cannot be the title.
  const firstUsual = marks.findIndex(({ kind, words }) => kind !== 'unknown' && !TITLE_PREFIX.test(words.text));
  const titleMark =
    marks
      .slice(0, firstUsual < 0 ? marks.length : firstUsual)
      .find(({ level, kind, words }) => isTitle(level, kind, words.text)) ?? longTitle(marks);
  const rest = marks.filter((mark) => mark !== titleMark);
  const labels = labelsOf(source, root, rest, titleMark, own);
  const all = inTimeline(lessonsTogether([...rest, ...labels].sort((a, b) => a.start - b.start)));
  return {
    title: titleMark && titleOf(titleMark),
    ...nested(source, all, piecesOf(source, root, labels)),
    languages: all.map(({ language }) => language),
  };
}

function isTitle(level: number, kind: SectionKind, text: string): boolean {
  return TITLE_PREFIX.test(text) || (level === 1 && kind === 'unknown');
}

/** "# Slow recovery of the orders database": the only heading of its level is the title, whatever words it contains. */
function longTitle(marks: readonly Mark[]): Mark | undefined {
  const [first] = marks;
  const alone = first?.level === 1 && marks.filter(({ level }) => level === 1).length === 1;
  return alone && marks.length > 1 && first.words.text.split(' ').length > 3 ? first : undefined;
}

/** "What went wrong" is the cause, unless "What went well" or similar shows that it is a part of the lessons. */
function lessonsTogether(marks: Mark[]): Mark[] {
  const hasLessons = marks.some(
    ({ kind, words }) => kind === 'lessons' && /\b(?:well|lucky|better)\b/i.test(words.text),
  );
  return marks.map((mark) =>
    hasLessons && mark.kind === 'root-cause' && /^\W{0,5}what (?:went|has gone) wrong\W*$/i.test(mark.words.text)
      ? { ...mark, kind: 'lessons' }
      : mark,
  );
}

/** "## 2026-10-08" below "## Timeline" is a part of the timeline. */
function inTimeline(marks: Mark[]): Mark[] {
  let timeline: number | undefined;
  return marks.map((mark) => {
    if (timeline !== undefined && mark.level === timeline && isMoment(mark.words.text))
      return { ...mark, depth: mark.level + 1 };
    if (mark.kind === 'timeline') timeline = mark.level;
    else if (timeline !== undefined && mark.level <= timeline) timeline = undefined;
    return mark;
  });
}

function isMoment(text: string): boolean {
  const reading = readMoment(text);
  return reading?.kind === 'clock' || (reading?.kind === 'day' && !/[\p{L}\d]/u.test(text.slice(reading.length)));
}

const TITLE_PREFIX =
  /^(?:\p{Extended_Pictographic}\s?)?(?:incident\s)?(?:post[- ]?mortem|pir|rca|incident(?: report| review)?|retrospective)(?:\s(?:report|review))?\s?(?::|[-–—]\s)\s?/iu;

function titleOf({ words, placeholder }: Mark): Title {
  return { ...titleFrom(words), placeholder };
}

/** "Postmortem: Orders fail — orders-service". */
export function titleFrom({ text, range }: Words): Title {
  const placeholder = undefined;
  const whole = text.replace(TITLE_PREFIX, '');
  // "— orders-service" or "- orders-service": one word, or a few that do not continue the sentence.
  const dash = Math.max(whole.lastIndexOf(' — '), whole.lastIndexOf(' – '), whole.lastIndexOf(' - '));
  const service = dash > 0 ? whole.slice(dash + 3).trim() : '';
  if (!/^[\p{L}\d][\p{L}\d._/-]*(?: [\p{L}\d._/-]+){0,2}$/u.test(service) || /^\d{4}-\d{2}|^\d+$/.test(service)) {
    return { text: whole.trim(), service: undefined, range, placeholder };
  }
  return { text: whole.slice(0, dash).trim(), service, range, placeholder };
}

function markOf(words: Words, level: number, own: HeadingNames): Omit<Mark, 'placeholder'> {
  const { start, end } = words.range;
  return { level, depth: level, start: start.offset, end: end.offset, words, ...sectionName(words.text, own) };
}

function headingsOf(source: Source, root: Root, own: HeadingNames): Mark[] {
  return root.children.flatMap((node): Mark[] => {
    if (node.type === 'html') return htmlHeadings(source, node, own);
    if (node.type !== 'heading') return [];
    const plain = textOfNode(source, node);
    const words = wordsAt(source, plain) ?? { text: '', range: rangeOf(source, node) };
    const [placeholder] = placeholdersIn(source, node, plain);
    return [{ ...markOf(words, node.depth, own), start: startOf(node), end: endOf(node), placeholder }];
  });
}

const HTML_HEADING = /<h([1-6])(?:\s[^<>]{0,200})?>([^<>]{1,200})<\/h\1>/gi;

/** `<h2>Timeline</h2>`. */
function htmlHeadings(source: Source, node: Html, own: HeadingNames): Mark[] {
  const written = source.markdown.slice(startOf(node), endOf(node));
  return [...written.matchAll(HTML_HEADING)].map(({ index, 0: whole, 1: level, 2: text = '' }) => {
    const start = startOf(node) + index;
    const words = { text: withoutLineBreaks(text), range: rangeAt(source, start, start + whole.length) };
    return { ...markOf(words, Number(level), own), placeholder: undefined };
  });
}

/**
 * Words used as headings: `**Impact:** 12% of orders failed`, `- **Impact**:` as a list item, `Impact:` alone on
 * its line. Only usual names that no heading has, and not inside a section with a usual name. If several items of a list
 * are such sections, each item with a bold label is one.
 */
function labelsOf(source: Source, root: Root, headings: Mark[], title: Mark | undefined, own: HeadingNames): Mark[] {
  const taken = new Set(headings.map(({ kind }) => kind));
  let next = 0;
  let above: Mark | undefined;
  const candidates = root.children.flatMap((node) => {
    while ((headings[next]?.start ?? Number.POSITIVE_INFINITY) <= startOf(node)) above = headings[next++];
    if (above !== undefined && above.kind !== 'unknown') return [];
    const level = (above?.level ?? title?.level ?? 1) + 1;
    const marksOf = (words: Words[], inList: boolean) =>
      words.map((label) => ({ mark: { ...markOf(label, level, own), placeholder: undefined }, inList }));
    if (node.type === 'paragraph') return marksOf([...boldLabels(source, node), ...plainLabels(source, node)], false);
    if (node.type !== 'list') return [];
    return node.children.flatMap(({ children: [first] }) =>
      first?.type === 'paragraph' ? marksOf(boldLabels(source, first).slice(0, 1), true) : [],
    );
  });
  const isUsual = ({ kind }: Mark) => kind !== 'unknown' && !taken.has(kind);
  const inLists = candidates.filter(({ mark, inList }) => inList && isUsual(mark)).length;
  return candidates.filter(({ mark, inList }) => isUsual(mark) || (inList && inLists > 1)).map(({ mark }) => mark);
}

/** `Timeline:` alone on the first line of a paragraph. */
function plainLabels(source: Source, node: Paragraph): Words[] {
  if (node.children[0]?.type !== 'text') return [];
  const plain = textOfNode(source, node);
  const line = /^[^\n]{0,60}/.exec(plain.text)?.[0] ?? '';
  if (!/^\p{Lu}[\p{L} ’'&-]{2,40}[:：]\s*$/u.test(line) || (plain.text[line.length] ?? '\n') !== '\n') return [];
  const label = wordsAt(source, plain, 0, line.trimEnd().length);
  return label ? [{ ...label, text: label.text.replace(/[:：]$/, '') }] : [];
}

function boldLabels(source: Source, { children }: Paragraph): Words[] {
  return children.flatMap((child, index) => {
    if (child.type !== 'strong') return [];
    const before = children[index - 1];
    const after = children[index + 1];
    const leads =
      before === undefined || before.type === 'break' || (before.type === 'text' && /\n[ \t]*$/.test(before.value));
    const plain = textOfNode(source, child).text.trim();
    const ends =
      after === undefined ||
      after.type === 'break' ||
      /[:：]$/.test(plain) ||
      (after.type === 'text' && /^\s?[:：]|^[ \t]*\n/.test(after.value));
    return leads && ends && plain !== ''
      ? [{ text: withoutLineBreaks(plain).replace(/[:：]$/, ''), range: rangeOf(source, child) }]
      : [];
  });
}

function nested(source: Source, marks: Mark[], pieces: Piece[]): { sections: Section[]; weak: ReadonlySet<Section> } {
  const top: Section[] = [];
  const weak = new Set<Section>();
  const open: { level: number; section: Section }[] = [];
  const ownEnds = marks.map((_, index) => marks[index + 1]?.start ?? source.markdown.length);
  const bodyEnds = bodyEndsOf(marks, source.markdown.length);
  let piece = 0;
  for (const [index, mark] of marks.entries()) {
    const ownEnd = ownEnds[index] ?? mark.end;
    const own: Piece[] = [];
    while ((pieces[piece]?.start ?? Number.POSITIVE_INFINITY) < ownEnd) {
      const found = pieces[piece++];
      // Text before the first section belongs to none.
      if (found && found.start >= mark.end) own.push(found);
    }
    const section: Section = {
      kind: mark.kind,
      title: mark.words.text,
      level: mark.level,
      heading: rangeAt(source, mark.start, mark.end),
      body: bodyOf(source, mark.end, bodyEnds[index] ?? mark.end),
      text: own
        .map(({ text }) => text)
        .join('\n')
        .trim(),
      blocks: own
        .filter(({ text }) => text !== '')
        .map(({ start, end, text }) => ({ text, range: rangeAt(source, start, end) })),
      empty: !own.some(({ counts }) => counts),
      placeholders: own.flatMap(({ placeholders }) => placeholders),
      subsections: [],
    };
    if (mark.weak) weak.add(section);
    while ((open.at(-1)?.level ?? 0) >= mark.depth) open.pop();
    (open.at(-1)?.section.subsections ?? top).push(section);
    open.push({ level: mark.depth, section });
  }
  // Children come after their parents, so the innermost sections are settled first.
  const settle = (section: Section) => {
    for (const sub of section.subsections) {
      settle(sub);
      section.empty &&= sub.empty;
      for (const placeholder of sub.placeholders) section.placeholders.push(placeholder);
      if (sub.text !== '') section.text = section.text === '' ? sub.text : `${section.text}\n${sub.text}`;
    }
  };
  top.forEach(settle);
  return { sections: top, weak };
}

/** Returns where each section ends: at the next heading of its own level or above. */
function bodyEndsOf(marks: Mark[], fileEnd: number): number[] {
  const ends = marks.map(() => fileEnd);
  const open: number[] = [];
  for (const [index, { depth, start }] of marks.entries()) {
    while (open.length > 0 && (marks[open.at(-1) ?? 0]?.depth ?? 0) >= depth) ends[open.pop() ?? 0] = start;
    open.push(index);
  }
  return ends;
}

function bodyOf(source: Source, start: number, end: number) {
  const text = source.markdown.slice(start, end);
  const from = start + (text.length - text.trimStart().length);
  return text.trim() === '' ? undefined : rangeAt(source, from, start + text.trimEnd().length);
}

function piecesOf(source: Source, root: Root, labels: Mark[]): Piece[] {
  const pieces: Piece[] = [];
  const add = (node: Nodes, text: string, placeholders: Words[], counts: boolean) =>
    pieces.push({ start: startOf(node), end: endOf(node), text, placeholders, counts });
  const walk = (node: RootContent) => {
    switch (node.type) {
      case 'paragraph':
        pieces.push(...paragraphPieces(source, node, labels));
        break;
      case 'table':
        pieces.push(...rowPieces(source, node));
        break;
      case 'code':
        if (node.value.trim() !== '') add(node, node.value, [], true);
        break;
      case 'html':
        {
          const left = leftToFillIn(source, node);
          const shown = left === undefined ? shownText(node.value) : '';
          if (left !== undefined || shown !== '')
            add(node, left?.text ?? shown, left === undefined ? [] : [left], true);
        }
        break;
      case 'image':
        add(node, '', [], true);
        break;
      default:
        if ('children' in node && node.type !== 'heading')
          for (const child of node.children) walk(child as RootContent);
    }
  };
  for (const child of root.children) walk(child);
  return pieces.sort((a, b) => a.start - b.start);
}

/** "TODO" in a state column is a state. */
function rowPieces(source: Source, { children: [head, ...rows] }: Table): Piece[] {
  const titles = head?.children.map((cell) => textOfNode(source, cell).text.trim()) ?? [];
  const states = new Set(titles.flatMap((title, column) => (STATUS_TITLE.test(title) ? [column] : [])));
  return [...(head ? [head] : []), ...rows].map((row) => {
    const cells = row.children.map((cell) => ({ cell, plain: textOfNode(source, cell) }));
    const blank = cells.every(({ plain }) => plain.text.trim() === '');
    const [left] = cells.flatMap(({ cell, plain }, column) =>
      row === head || (states.has(column) && isOpenState(plain.text)) ? [] : placeholdersIn(source, cell, plain),
    );
    return {
      start: startOf(row),
      end: endOf(row),
      text: withoutLineBreaks(cells.map(({ plain }) => plain.text).join(' ')),
      placeholders: left === undefined ? [] : [left],
      counts: row !== head && !(blank && left === undefined),
    };
  });
}

/** Returns the visible text of HTML: no comments, no tags, and no headings, which are their own sections. */
function shownText(html: string): string {
  const text = html
    .replace(HTML_HEADING, ' ')
    .split('<')
    .map((part, index) => (index === 0 ? part : part.slice(part.indexOf('>') + 1)))
    .join(' ');
  return html.startsWith('<!') || html.startsWith('<?') ? '' : withoutLineBreaks(text);
}

/** Returns one piece, or several if labels such as `**Impact:**` begin sections inside the paragraph. */
function paragraphPieces(source: Source, node: Paragraph, labels: Mark[]): Piece[] {
  const plain = textOfNode(source, node);
  const inside = labels.filter(({ start, end }) => start >= startOf(node) && end <= endOf(node));
  const cuts = [
    0,
    ...inside.flatMap(({ start, end }) => [indexAt(plain, start), indexAt(plain, end)]),
    plain.text.length,
  ];
  const pieces = cuts.slice(1).flatMap((to, index): Piece[] => {
    const words = wordsAt(source, plain, cuts[index], to);
    const text = words?.text.replace(/^:\s?/, '') ?? '';
    if (!words || text === '' || /^\[[ x]?\]$/i.test(text)) return [];
    return [{ start: words.range.start.offset, end: words.range.end.offset, text, placeholders: [], counts: true }];
  });
  const found = placeholdersIn(source, node, plain);
  const hint = found.length === 0 ? hintOf(node, wordsAt(source, plain)) : undefined;
  let counts = node.children.some(({ type }) => type === 'image' || type === 'imageReference');
  const alone: Words[] = [];
  for (const placeholder of hint === undefined ? found : [hint]) {
    const holder = pieces.find(({ end }) => end > placeholder.range.start.offset);
    if (holder) holder.placeholders.push(placeholder);
    else alone.push(placeholder);
    counts &&= holder === undefined;
  }
  if (alone.length > 0 || counts) {
    pieces.push({ start: startOf(node), end: endOf(node), text: '', placeholders: alone, counts: true });
  }
  return pieces;
}

function indexAt(plain: NodeText, offset: number): number {
  const index = plain.starts.findIndex((start) => start >= offset);
  return index < 0 ? plain.text.length : index;
}

/** Returns the sections of a kind, in order; if they are nested, only the outermost. */
export function sectionsOf(sections: Section[], kind: SectionKind): Section[] {
  return sections.flatMap((section) => (section.kind === kind ? [section] : sectionsOf(section.subsections, kind)));
}
