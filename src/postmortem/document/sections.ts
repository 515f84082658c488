import type { Nodes, Paragraph, Root, RootContent } from 'mdast';
import type { Section, SectionKind, Title, Words } from './model.ts';
import { firstPlaceholder, hintOf, leftToFillIn } from './placeholders.ts';
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

/** What a heading is called, in lower case, without numbers, emojis and what stands in brackets at its end. */
const NAMES: [SectionKind, RegExp][] = [
  ['action-items', /\baction (?:items?|points?|plan)\b|\bfollow[- ]?ups?\b|\b(?:corrective|preventative|preventive|remedial|remediation) (?:actions?|measures|items)\b|^(?:next steps?|actions?|remediations?|to-?dos?|prevention|future work|work items|improvements|(?:going|moving) forward|what(?:['’]s| is| comes) next|what (?:we(?: are|['’]re| will|['’]ll)|are we|will we) (?:doing|do|changing|change)\b.{0,40}|how (?:we(?: will|['’]ll)?|will we|do we|to) prevent\b.{0,40})$/],
  ['timeline', /\btimeline\b|^(?:chronology|sequence of events|log of events|event log)$/],
  ['lessons', /\blessons?(?: (?:we )?learn(?:ed|t))?\b|\bwhat(?: has| we)? (?:went|go|did|worked|failed|could|didn['’]t)\b(?! happen)|\b(?:got|get|were) lucky\b|^(?:learnings?|takeaways|key takeaways|retrospective|reflections?)$/],
  ['root-cause', /\broot[- ]causes?\b|\bcontribut(?:ing|ory) (?:factors?|causes?|conditions)\b|^(?:(?:the )?causes?|triggers?|why|why (?:did )?(?:it|this) happen(?:ed)?|what caused (?:it|this|the \w+)|(?:the )?(?:5|five) whys|whys|rca|fault|causal analysis)$/],
  ['impact', /\bimpacts?\b|^(?:who was affected|affected users|customers? affected|blast radius|business consequences)$/],
  ['detection', /\bdetection\b|^(?:detect|how (?:did we|was it|was this|we) (?:detect|found|find|detected|know|notice)(?: out)?.{0,30}|alerting)$/],
  ['resolution', /\bresolution\b|\bmitigations?\b|\brecovery\b|^(?:(?:the )?fix(?:es)?|resolved?|how (?:was it|we) (?:fixed|resolved|fix(?:ed)? it)|response|incident response|rollback)$/],
  ['open-questions', /\b(?:open|unanswered|outstanding|remaining) (?:questions?|issues)\b|^(?:questions|unknowns)$/],
  ['supporting', /\bsupporting\b|^(?:references?|(?:related |useful )?links|appendix|appendices|resources|further reading|attachments|evidence|glossary|related (?:incidents|documents)|see also)\b/],
  ['summary', /\bsummary\b|^(?:(?:incident )?overview|tl;?dr|what happened|abstract|(?:incident )?description|synopsis|background|introduction|at a glance)$/],
]; // biome-ignore format: a table

function sectionKind(heading: string): SectionKind {
  const name = heading
    .slice(0, 200)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/^[^\p{L}]*(?:\d[\d.)]*)?[^\p{L}\d]*/u, '')
    .replace(/\s?[([][^([\])]{0,100}[)\]][\s:.]{0,5}$/, '')
    .replace(/[\s:.?!…—–-]{1,9}$/, '');
  // "5 Whys" lost its number above.
  return NAMES.find(([, pattern]) => pattern.test(name))?.[0] ?? 'unknown';
}

type Mark = {
  level: number;
  start: number;
  end: number;
  words: Words;
  kind: SectionKind;
  placeholder: Words | undefined;
};

/** A paragraph, table cell, code block and so on that says something. */
type Piece = { start: number; end: number; text: string; placeholder: Words | undefined; counts: boolean };

export function readTitleAndSections(source: Source, root: Root): { title: Title | undefined; sections: Section[] } {
  const marks = headingsOf(source, root);
  // Below the first section of a usual name, a heading is no title any more.
  const firstUsual = marks.findIndex(({ kind, words }) => kind !== 'unknown' && !TITLE_PREFIX.test(words.text));
  const titleMark = marks
    .slice(0, firstUsual < 0 ? marks.length : firstUsual)
    .find(({ level, kind, words }) => isTitle(level, kind, words.text));
  const rest = marks.filter((mark) => mark !== titleMark);
  const labels = labelsOf(source, root, rest, titleMark);
  const all = [...rest, ...labels].sort((a, b) => a.start - b.start);
  return {
    title: titleMark && titleOf(titleMark),
    sections: nested(source, all, piecesOf(source, root, labels)),
  };
}

function isTitle(level: number, kind: SectionKind, text: string): boolean {
  return TITLE_PREFIX.test(text) || (level === 1 && kind === 'unknown');
}

const TITLE_PREFIX =
  /^(?:\p{Extended_Pictographic}\s?)?(?:incident\s)?(?:post[- ]?mortem|pir|rca|incident(?: report| review)?|retrospective)(?:\s(?:report|review))?\s?(?::|[-–—]\s)\s?/iu;

function titleOf({ words: { text, range }, placeholder }: Mark): Title {
  const whole = text.replace(TITLE_PREFIX, '');
  // "— orders-service" or "- orders-service": one word, or a few that do not read on as a sentence.
  const dash = Math.max(whole.lastIndexOf(' — '), whole.lastIndexOf(' – '), whole.lastIndexOf(' - '));
  const service = dash > 0 ? whole.slice(dash + 3).trim() : '';
  if (!/^[\p{L}\d][\p{L}\d._/-]*(?: [\p{L}\d._/-]+){0,2}$/u.test(service) || /^\d{4}-\d{2}|^\d+$/.test(service)) {
    return { text: whole.trim(), service: undefined, range, placeholder };
  }
  return { text: whole.slice(0, dash).trim(), service, range, placeholder };
}

function headingsOf(source: Source, root: Root): Mark[] {
  return root.children.flatMap((node) => {
    if (node.type !== 'heading') return [];
    const plain = plainText(source, node);
    const words = wordsAt(source, plain) ?? { text: '', range: rangeOf(source, node) };
    const placeholder = firstPlaceholder(source, node, plain);
    return [
      { level: node.depth, start: startOf(node), end: endOf(node), words, kind: sectionKind(words.text), placeholder },
    ];
  });
}

/**
 * Bold words that stand for headings: `**Impact:** 12% of orders failed`. Only those with a usual name that no heading has, and
 * not inside a section of a usual name.
 */
function labelsOf(source: Source, root: Root, headings: Mark[], title: Mark | undefined): Mark[] {
  const taken = new Set(headings.map(({ kind }) => kind));
  let next = 0;
  let above: Mark | undefined;
  return root.children.flatMap((node) => {
    while ((headings[next]?.start ?? Number.POSITIVE_INFINITY) <= startOf(node)) above = headings[next++];
    if (node.type !== 'paragraph' || (above !== undefined && above.kind !== 'unknown')) return [];
    return boldLabels(source, node)
      .map((words) => ({
        level: (above?.level ?? title?.level ?? 1) + 1,
        start: words.range.start.offset,
        end: words.range.end.offset,
        words,
        kind: sectionKind(words.text),
        placeholder: undefined,
      }))
      .filter(({ kind }) => kind !== 'unknown' && !taken.has(kind));
  });
}

function boldLabels(source: Source, { children }: Paragraph): Words[] {
  return children.flatMap((child, index) => {
    if (child.type !== 'strong') return [];
    const before = children[index - 1];
    const after = children[index + 1];
    const leads =
      before === undefined || before.type === 'break' || (before.type === 'text' && /\n[ \t]*$/.test(before.value));
    const plain = plainText(source, child).text.trim();
    const ends =
      after === undefined || /:$/.test(plain) || (after.type === 'text' && /^\s?:|^[ \t]*\n/.test(after.value));
    return leads && ends && plain !== ''
      ? [{ text: oneLine(plain).replace(/:$/, ''), range: rangeOf(source, child) }]
      : [];
  });
}

function nested(source: Source, marks: Mark[], pieces: Piece[]): Section[] {
  const top: Section[] = [];
  const open: { level: number; section: Section }[] = [];
  const ownEnds = marks.map((_, index) => marks[index + 1]?.start ?? source.markdown.length);
  const bodyEnds = bodyEndsOf(marks, source.markdown.length);
  let piece = 0;
  for (const [index, mark] of marks.entries()) {
    const ownEnd = ownEnds[index] ?? mark.end;
    const own: Piece[] = [];
    while ((pieces[piece]?.start ?? Number.POSITIVE_INFINITY) < ownEnd) {
      const found = pieces[piece++];
      // What stands before the first section belongs to none.
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
      placeholder: own.find(({ placeholder }) => placeholder !== undefined)?.placeholder,
      subsections: [],
    };
    while ((open.at(-1)?.level ?? 0) >= mark.level) open.pop();
    (open.at(-1)?.section.subsections ?? top).push(section);
    open.push({ level: mark.level, section });
  }
  // Children come after their parents, so that the innermost are settled first.
  const settle = (section: Section) => {
    for (const sub of section.subsections) {
      settle(sub);
      section.empty &&= sub.empty;
      section.placeholder ??= sub.placeholder;
      if (sub.text !== '') section.text = section.text === '' ? sub.text : `${section.text}\n${sub.text}`;
    }
  };
  top.forEach(settle);
  return top;
}

/** Where each section ends: at the next heading of its own level or above. */
function bodyEndsOf(marks: Mark[], fileEnd: number): number[] {
  const ends = marks.map(() => fileEnd);
  const open: number[] = [];
  for (const [index, { level, start }] of marks.entries()) {
    while (open.length > 0 && (marks[open.at(-1) ?? 0]?.level ?? 0) >= level) ends[open.pop() ?? 0] = start;
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
  const add = (node: Nodes, text: string, placeholder: Words | undefined, counts: boolean) =>
    pieces.push({ start: startOf(node), end: endOf(node), text, placeholder, counts });
  const walk = (node: RootContent) => {
    switch (node.type) {
      case 'paragraph':
        pieces.push(...paragraphPieces(source, node, labels));
        break;
      case 'table':
        for (const [index, row] of node.children.entries()) {
          const cells = row.children.map((cell) => ({ cell, plain: plainText(source, cell) }));
          const blank = cells.every(({ plain }) => plain.text.trim() === '');
          const left = cells.map(({ cell, plain }) => firstPlaceholder(source, cell, plain)).find((found) => found);
          add(
            row,
            oneLine(cells.map(({ plain }) => plain.text).join(' ')),
            index > 0 ? left : undefined,
            index > 0 && !(blank && left === undefined),
          );
        }
        break;
      case 'code':
        if (node.value.trim() !== '') add(node, node.value, undefined, true);
        break;
      case 'html':
        {
          const left = leftToFillIn(source, node);
          if (left !== undefined) add(node, left.text, left, true);
        }
        break;
      case 'image':
        add(node, '', undefined, true);
        break;
      default:
        if ('children' in node && node.type !== 'heading')
          for (const child of node.children) walk(child as RootContent);
    }
  };
  for (const child of root.children) walk(child);
  return pieces.sort((a, b) => a.start - b.start);
}

/** One piece, or several where labels such as `**Impact:**` begin sections inside the paragraph. */
function paragraphPieces(source: Source, node: Paragraph, labels: Mark[]): Piece[] {
  const plain = plainText(source, node);
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
    return [
      { start: words.range.start.offset, end: words.range.end.offset, text, placeholder: undefined, counts: true },
    ];
  });
  const placeholder = firstPlaceholder(source, node, plain) ?? hintOf(node, wordsAt(source, plain));
  const holder = placeholder && pieces.find(({ end }) => end > placeholder.range.start.offset);
  if (holder) holder.placeholder = placeholder;
  else if (placeholder ?? node.children.some(({ type }) => type === 'image' || type === 'imageReference')) {
    pieces.push({ start: startOf(node), end: endOf(node), text: '', placeholder, counts: true });
  }
  return pieces;
}

function indexAt(plain: PlainText, offset: number): number {
  const index = plain.starts.findIndex((start) => start >= offset);
  return index < 0 ? plain.text.length : index;
}

/** The sections of a kind, in order; of nested ones of the same kind only the outermost. */
export function sectionsOf(sections: Section[], kind: SectionKind): Section[] {
  return sections.flatMap((section) => (section.kind === kind ? [section] : sectionsOf(section.subsections, kind)));
}
