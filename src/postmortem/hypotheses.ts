/**
 * Reads the table "What we considered" in Root Cause, and how a confirmed cause is confirmed: by its time, its mechanism and its
 * recovery.
 */
import type { Table, TableCell } from 'mdast';
import { sentencesOf } from '../text/sentences.ts';
import type { PostmortemDocument, Range, Section } from './document/model.ts';
import { sectionsOf } from './document/sections.ts';
import { endOf, rangeOf, type Source, sourceOf, startOf, textOfNode } from './document/source.ts';

export type HypothesisVerdict = 'confirmed' | 'likely' | 'ruled-out' | 'open';

export interface Hypothesis {
  /** The row. */
  range: Range;
  text: string;
  /** As markdown, to keep links; undefined if the table has no such column. */
  evidenceFor: string | undefined;
  evidenceAgainst: string | undefined;
  /** Undefined if it is not one of the four. */
  verdict: HypothesisVerdict | undefined;
  /** As written. */
  verdictText: string;
}

/** Column names in the nine supported languages, lower case. The first match wins. */
const COLUMNS: readonly (readonly [column: 'against' | 'for' | 'verdict' | 'hypothesis', pattern: RegExp])[] = [
  ['against', /\bagainst\b|\bcontra\b|dagegen|spricht gegen|gegenbeweis|\bcontre\b|\ben contra\b|\bcontro\b|反証|否定|反对|不支持|反面|반박|반대|불리/],
  ['for', /\bfor\b|\bsupporting\b|^evidence$|dafür|spricht für|\bbelege?\b|\bpour\b|\ba favor\b|\ba favore\b|\bpruebas\b|\bpreuves\b|\bprove\b|\bevidências?\b|裏付け|根拠|支持|证据|근거|뒷받침|유리/],
  ['verdict', /\bverdict\b|\bresult\b|\bconclusion\b|\bstatus\b|\bergebnis\b|\burteil\b|\bbewertung\b|\bveredicto\b|\bverdetto\b|\bconclusión\b|\bconclusão\b|\besito\b|結論|判定|结论|判断|결론|판정/],
  ['hypothesis', /hypothes|hypothès|\bhipótesis\b|\bhipótese|\bipotes|\bconsidered\b|\bcandidate|\bsuspects?\b|仮説|假设|가설/],
]; // biome-ignore format: a table

/** "Not confirmed" comes before "confirmed". */
const VERDICTS: readonly (readonly [HypothesisVerdict, RegExp])[] = [
  ['ruled-out', /\bruled[ -]out\b|\brejected\b|\bdiscarded\b|\brefuted\b|ausgeschlossen|widerlegt|écarté|\bexclue?\b|\bdescartad[ao]\b|\bscartat[ao]\b|\besclus[ao]\b|除外|否定|排除|배제|기각/],
  ['open', /\bopen\b|\bunknown\b|\bnot (?:yet )?(?:known|established|checked|confirmed)\b|\boffen\b|\bouverte?\b|\babiert[ao]\b|\babert[ao]\b|\bapert[ao]\b|未確認|不明|未定|待定|未知|미확인|미정/],
  ['confirmed', /\bconfirmed\b|\bbestätigt|\bconfirmé|\bconfirmad[ao]\b|\bconfermat[ao]\b|確認|確定|证实|确认|확인|확정/],
  ['likely', /\blikely\b|\bprobable\b|\bwahrscheinlich|\bprobable\b|\bprovável\b|\bprobabile\b|可能性が高い|有力|很可能|可能|유력|가능성/],
]; // biome-ignore format: a table

/** Returns the rows of the first table in Root Cause that has a column of hypotheses and one of verdicts. */
export function hypothesesOf(document: PostmortemDocument): Hypothesis[] {
  const found = tableOf(document);
  if (found === undefined) return [];
  const { table, columns } = found;
  const source = sourceOf(document.markdown);
  const column = (name: (typeof COLUMNS)[number][0]) => columns.indexOf(name);
  return table.children.slice(1).flatMap((row): Hypothesis[] => {
    const cell = (name: (typeof COLUMNS)[number][0]): TableCell | undefined => row.children[column(name)];
    const text = textIn(source, cell('hypothesis'));
    const verdictText = textIn(source, cell('verdict'));
    if (text === '' && verdictText === '') return [];
    return [
      {
        range: rangeOf(source, row),
        text,
        evidenceFor: column('for') < 0 ? undefined : markdownOf(document, cell('for')),
        evidenceAgainst: column('against') < 0 ? undefined : markdownOf(document, cell('against')),
        verdict: VERDICTS.find(([, pattern]) => pattern.test(verdictText.toLowerCase()))?.[0],
        verdictText,
      },
    ];
  });
}

export function isConfirmed({ verdict }: Hypothesis): boolean {
  return verdict === 'confirmed';
}

function tableOf(document: PostmortemDocument) {
  const source = sourceOf(document.markdown);
  const bodies = sectionsOf(document.sections, 'root-cause').flatMap(({ body }) => body ?? []);
  for (const node of document.tree.children) {
    if (node.type !== 'table' || !bodies.some((body) => isIn(startOf(node), body))) continue;
    const columns = columnsOf(source, node);
    if (columns.includes('hypothesis') && columns.includes('verdict')) return { table: node, columns };
  }
  return undefined;
}

function columnsOf(source: Source, { children: [head] }: Table) {
  const taken = new Set<string>();
  return (head?.children ?? []).map((cell) => {
    const name = textIn(source, cell).toLowerCase();
    const found = COLUMNS.find(([column, pattern]) => !taken.has(column) && pattern.test(name))?.[0];
    if (found !== undefined) taken.add(found);
    return found;
  });
}

function textIn(source: Source, cell: TableCell | undefined): string {
  return cell === undefined ? '' : textOfNode(source, cell).text.replace(/\s+/g, ' ').trim();
}

function markdownOf({ markdown }: PostmortemDocument, cell: TableCell | undefined): string {
  if (cell === undefined) return '';
  return markdown
    .slice(startOf(cell), endOf(cell))
    .replace(/^\s*\||\|\s*$/g, '')
    .trim();
}

const isIn = (offset: number, { start, end }: Range) => offset >= start.offset && offset < end.offset;

export type LegName = 'time' | 'mechanism' | 'recovery';

/** One of the three confirmations of a cause: the lines of the document that state it, as markdown. */
export interface Leg {
  name: LegName;
  text: string;
  range: Range;
}

/** The three labels (`**Time:** …`), in the nine languages. */
const LABELS: Readonly<Record<LegName, RegExp>> = {
  time: /^(?:the )?tim(?:e|ing)$|^zeit(?:punkt)?$|^temps$|^(?:le )?moment$|^tiempo$|^momento$|^tempo$|^時刻$|^時間$|^タイミング$|^时间$|^시간$|^시점$/,
  mechanism: /^(?:the )?mechanism$|^mechanismus$|^mécanisme$|^mecanismo$|^meccanismo$|^仕組み$|^メカニズム$|^机制$|^원리$|^메커니즘$/,
  recovery: /^(?:the )?recovery$|^erholung$|^wiederherstellung$|^rétablissement$|^recuperación$|^recuperação$|^ripristino$|^復旧$|^回復$|^恢复$|^복구$|^회복$/,
}; // biome-ignore format: a table

/** In prose: "the time agrees, because …". */
const IN_PROSE: Readonly<Record<LegName, RegExp>> = {
  time: /\bthe tim(?:e|ing)\b|\b(?:minutes?|seconds?|hours?|shortly|right) before\b/i,
  mechanism: /\bmechanism\b/i,
  recovery:
    /\bthe recovery\b|\b(?:roll(?:ing|ed)? ?back|revert\w*|undoing|undone|disabling|removing|restoring|restarting)\b.{0,120}\b(?:ended|ceased|stopped|recovered|restored|normal|baseline|dropped|fell|disappeared)\b|\brecovered\b/i,
};

/** Returns what the Root Cause says about the time, the mechanism and the recovery: by their labels, else in its sentences. */
export function legsOf(document: PostmortemDocument): Leg[] {
  const sections = sectionsOf(document.sections, 'root-cause');
  const table = tableOf(document)?.table;
  const source = sourceOf(document.markdown);
  const inTable = table && rangeOf(source, table);
  const blocks = sections
    .flatMap(allSections)
    .flatMap((section) => section.blocks)
    .filter(({ range }) => inTable === undefined || !isIn(range.start.offset, inTable));
  const text = (range: Range) => document.markdown.slice(range.start.offset, range.end.offset);
  const labelled = blocks.flatMap((block): Leg[] => {
    const label = /^[^:：\n]{1,30}(?=[:：])/.exec(block.text)?.[0].trim().toLowerCase() ?? '';
    const name = legNamed(label);
    return name === undefined ? [] : [{ name, text: text(block.range), range: block.range }];
  });
  const titled = sections.flatMap(allSections).flatMap(({ title, heading, body }): Leg[] => {
    const name = legNamed(title.toLowerCase().trim());
    return name === undefined || body === undefined ? [] : [{ name, text: text(body), range: heading }];
  });
  labelled.push(...titled);
  const names = new Set(labelled.map(({ name }) => name));
  const sentences = blocks.flatMap(({ range }) => sentencesOf(text(range)).map((sentence) => ({ ...sentence, range })));
  const inProse = (Object.keys(IN_PROSE) as LegName[]).flatMap((name): Leg[] => {
    const found = names.has(name) ? undefined : sentences.find((sentence) => IN_PROSE[name].test(sentence.text));
    return found === undefined ? [] : [{ name, text: found.text, range: found.range }];
  });
  return [...labelled, ...inProse];
}

function legNamed(label: string): LegName | undefined {
  return (Object.keys(LABELS) as LegName[]).find((name) => LABELS[name].test(label));
}

function allSections(section: Section): Section[] {
  return [section, ...section.subsections.flatMap(allSections)];
}
