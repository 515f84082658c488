/** What the text of one action item says besides the action: owner, due date, ticket, kind and state. */
import type { Nodes } from 'mdast';
import { type CalendarDate, dayNumber, isoDate } from './calendar.ts';
import type { ActionItem, ActionState, Words } from './model.ts';
import { findDate, readDate } from './moment.ts';
import { type NodeText, type Source, textOfNode, wordsAt } from './source.ts';

export type ActionFacts = Pick<ActionItem, 'owner' | 'due' | 'ticket' | 'type' | 'priority' | 'doneWhen'>;

/** The first of each fact. */
export function mergeFacts(all: ActionFacts[]): ActionFacts {
  const first = <K extends keyof ActionFacts>(key: K): ActionFacts[K] =>
    all.find((facts) => facts[key] !== undefined)?.[key] as ActionFacts[K];
  return {
    owner: first('owner'),
    due: first('due'),
    ticket: first('ticket'),
    type: first('type'),
    priority: first('priority'),
    doneWhen: first('doneWhen'),
  };
}

export function factsIn(source: Source, node: Nodes, baseDay: number | undefined): ActionFacts {
  const facts = factsOfText(source, textOfNode(source, node), baseDay);
  return { ...facts, ticket: linkedTicket(source, node) ?? facts.ticket };
}

export function factsOfText(source: Source, plain: NodeText, baseDay: number | undefined): ActionFacts {
  return {
    owner: ownerIn(source, plain),
    due: dueIn(source, plain, baseDay),
    ticket: ticketIn(source, plain),
    type: typeIn(source, plain),
    priority: priorityIn(source, plain),
    doneWhen: doneWhenIn(source, plain),
  };
}

const DONE_WHEN = /(?<![\p{L}\d])(?:done|finished|complete)\s(?:when|once|if)\s?:?\s{1,3}(?=[\p{L}\d\uFFFC])/iu;
/** What follows the action: facts in brackets, or after a dash, a semicolon or a comma. */
const AFTER_DONE_WHEN =
  /\s{0,3}(?:[([]|[;,.–—-]\s{0,3})(?:owners?|assignees?|assigned to|dri|due|deadline|priority|ticket|@)(?![\p{L}\d])/iu;

/** "— done when the runbook names the steps". */
function doneWhenIn(source: Source, plain: NodeText): Words | undefined {
  const found = DONE_WHEN.exec(plain.prose);
  if (!found) return undefined;
  const start = found.index + found[0].length;
  const rest = plain.prose.slice(start).split('\n', 1)[0] ?? '';
  const after = AFTER_DONE_WHEN.exec(rest)?.index ?? rest.length;
  const words = rest.slice(0, after).replace(/[\s.;,–—-]{1,5}$/, '');
  return words === '' ? undefined : wordsAt(source, plain, start, start + words.length);
}

export const TYPE =
  /^(?:prevent(?:ion|ative|ive)?|detect(?:ion)?|mitigat(?:e|ion|ive)|investigat(?:e|ion|ive)|respond|response|recover(?:y)?|repair|process|clean-?up|document(?:ation)?|monitor(?:ing)?|alerting|test(?:ing|s)?|other)$/i;
const LEADING_TYPE = /^\s{0,3}[[(]?([\p{L}-]{3,14})(?:[\])]\s?[:–—-]?|\s?:|\s[–—-]\s)/u;
/** `… [detect]`. */
const TRAILING_TYPE = /\[([\p{L}-]{3,14})\][\s.]{0,3}$/u;

function typeIn(source: Source, plain: NodeText): Words | undefined {
  const named = /^\s{0,3}type\s?:\s{0,3}(?=\p{L})/iu.exec(plain.text);
  if (named) return wordsAt(source, plain, named[0].length);
  const type = LEADING_TYPE.exec(plain.prose);
  const found = type?.[1] !== undefined && TYPE.test(type[1]) ? type : TRAILING_TYPE.exec(plain.prose);
  if (found?.[1] === undefined || !TYPE.test(found[1])) return undefined;
  const start = found.index + found[0].indexOf(found[1]);
  return wordsAt(source, plain, start, start + found[1].length);
}

const PRIORITY = /(?:^|[\s[(])(P[0-5])(?=$|[\s\]):,.–—-])|\bpriority\s?:\s{0,3}([\p{L}\d]{1,20})/iu;

function priorityIn(source: Source, plain: NodeText): Words | undefined {
  const found = PRIORITY.exec(plain.prose);
  const value = found?.[1] ?? found?.[2];
  if (!found || value === undefined) return undefined;
  const end = found.index + found[0].length;
  return wordsAt(source, plain, end - value.length, end);
}

const LABELLED_OWNER =
  /(?:\b(?:owners?|assignees?|assigned to|dri|responsible|verantwortlich|zuständig|responsable|responsabile)|respons[áa]vel|担当者?|责任人|负责人|담당자?)(?:\s?[:：=]\s{0,3}|\s(?=@))([^\n(),;|[\]（）、]{1,80})/iu;
const SIMPLE_LABEL = /\b(?:owner)\s(\p{Lu}[^\n(),;|[\]]{1,60})/u;
const HANDLE = /(?<![\p{L}\d_`/.@-])@[a-z\d](?:[a-z\d-]{0,38})(?:\/[\w.-]{1,100})?/giu;
const BRACKETED = /^\s{0,3}\[([^[\]\n]{1,60})\]|\[([^[\]\n]{1,60})\][\s.]{0,3}$/u;
export const NOBODY =
  /^(?:@?(?:tbd|tbc|tba|todo|none|nobody|no one|someone|somebody|anyone|anybody|everyone|everybody|all|us|we|unassigned|unknown|owners?|assignee|name|user(?:name)?|handle|person|(?:the |our |your )?teams?)|n\/?a|\?+|-+|–|—|…|\.\.\.|未定|なし)?$/i;

const TEAM =
  '(?:(?:dev|sec|net|ml|data|fin|git)?ops|sre|sres|platform|infra(?:structure)?|back[- ]?end|front[- ]?end|mobile|security|infosec|qa|support|engineering|product|design|data|legal|marketing|comms|communications|it|networking|dba|dbas|payments|billing|storage|messaging|observability|on[- ]?call|release(?: engineering)?|customer (?:support|success|care)|facilities|management|leadership|hr|finance|sales|docs|identity|search|growth|web|api team|core)';
/** "Ops: rotate keys", "Storage team: …". */
const LEADING_TEAM = new RegExp(
  `^\\s{0,3}((?:the )?(?:${TEAM}(?: (?:and|&) ${TEAM})?|[\\p{L}\\d-]{2,20}(?: [\\p{L}\\d-]{2,20})? (?:team|squad|group|guild|tribe))):\\s`,
  'iu',
);
/** "Platform to update the library", "The storage team to write it down". "Switch to another region" has no owner. */
const LEADING_NAME = new RegExp(
  `^\\s{0,3}((?:the )?(?:${TEAM}(?: (?:and|&) ${TEAM})?|[\\p{L}\\d-]{2,20}(?: [\\p{L}\\d-]{2,20})? (?:team|squad|group|guild|tribe)))(?: needs?| will| is)? to (?=[a-z])`,
  'iu',
);
/** Words in brackets that are not a name. */
const NO_NAME =
  /^(?:x|done|open|closed|todo|in progress|wip|new|removed|blocked|optional|draft|(?:high|low|medium|critical)(?: priority)?)$|\b(?:links?|issues?|tickets?|pull requests?|prs?|docs?|see|here|jira|github|gitlab)\b/i;

/**
 * `Owner: Jane`, `(Owner: @jane)`, `@jane`, `@acme/storage`, a name in square brackets at either end, `Ops: …`, `Platform to …`.
 */
export function ownerIn(source: Source, plain: NodeText): Words | undefined {
  const labelled = LABELLED_OWNER.exec(plain.prose) ?? SIMPLE_LABEL.exec(plain.prose);
  if (labelled?.[1] !== undefined) {
    const value = labelled[1]
      .replace(/(?:\s(?:due|by|until|before|eta)\b|\s[–—-]\s|\.\s).*$/i, '')
      .replace(/[\s.]{1,5}$/, '');
    const start = labelled.index + labelled[0].length - labelled[1].length;
    return NOBODY.test(value.trim()) ? undefined : wordsAt(source, plain, start, start + value.length);
  }
  for (const handle of plain.prose.matchAll(HANDLE)) {
    const name = handle[0].replace(/[.-]+$/, '');
    if (!NOBODY.test(name)) return wordsAt(source, plain, handle.index, handle.index + name.length);
  }
  return bracketedOwner(source, plain) ?? leadingOwner(source, plain);
}

function bracketedOwner(source: Source, plain: NodeText): Words | undefined {
  const bracketed = BRACKETED.exec(plain.prose);
  const name = (bracketed?.[1] ?? bracketed?.[2])?.trim();
  if (!bracketed || name === undefined || !/\p{L}/u.test(name)) return undefined;
  if (
    NOBODY.test(name) ||
    NO_NAME.test(name) ||
    TYPE.test(name) ||
    PRIORITY.test(name) ||
    isTicket(name) ||
    findDate(name)
  )
    return undefined;
  const start = bracketed.index + bracketed[0].indexOf('[') + 1;
  return wordsAt(source, plain, start, start + bracketed[0].indexOf(']') - bracketed[0].indexOf('[') - 1);
}

function leadingOwner(source: Source, plain: NodeText): Words | undefined {
  const found = LEADING_TEAM.exec(plain.prose) ?? LEADING_NAME.exec(plain.prose);
  if (!found?.[1] || NOBODY.test(found[1])) return undefined;
  const start = found[0].indexOf(found[1]);
  return wordsAt(source, plain, start, start + found[1].length);
}

const DUE =
  /(?:期限|締切|期日|截止(?:日期)?|마감|기한|\b(?:fällig|frist|échéance|plazo|prazo|scadenza))\s?[:：]\s{0,3}|\b(?:(due(?:\s(?:date|by|on))?|deadline|eta|target(?:\sdate)?)(\s?[:=])?|by|before|until)\s{1,3}|\b(?:due|deadline|eta)[:=]/giu;

/** `due 2026-03-01`, `by March 1`, `Due: Q2`, or a full date in brackets or at the end. */
function dueIn(source: Source, plain: NodeText, baseDay: number | undefined): ActionItem['due'] {
  for (const found of plain.prose.matchAll(DUE)) {
    const start = found.index + found[0].length;
    const date = readDate(plain.prose, start);
    if (date) return withDate(wordsAt(source, plain, start, date.end), date.date, baseDay);
    if (/[:：=]\s{0,3}$/.test(found[0])) {
      const written = /^[^\n(),;|[\]]{1,40}/.exec(plain.prose.slice(start, start + 41))?.[0] ?? '';
      if (!NOBODY.test(written.trim()))
        return withDate(wordsAt(source, plain, start, start + written.length), undefined, baseDay);
    }
  }
  const bare = /[([\s](\d{4}-\d{2}-\d{2})(?:[)\]]|[\s.]{0,3}$)/.exec(plain.prose);
  const date = bare?.[1] === undefined ? undefined : readDate(bare[1], 0);
  if (!bare || !date) return undefined;
  return withDate(wordsAt(source, plain, bare.index + 1, bare.index + 11), date.date, baseDay);
}

export function withDate(
  words: Words | undefined,
  date: CalendarDate | undefined,
  baseDay: number | undefined,
): ActionItem['due'] {
  if (!words) return undefined;
  if (date === undefined || (date.year === undefined && baseDay === undefined)) {
    return { ...words, status: 'unreadable', date: undefined };
  }
  // A date without a year is after the incident.
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

export function linkedTicket(source: Source, node: Nodes): ActionItem['ticket'] {
  if (node.type === 'link' && ISSUE_URL.test(node.url)) {
    const words = wordsAt(source, textOfNode(source, node));
    return words && { ...words, url: node.url };
  }
  if (!('children' in node)) return undefined;
  for (const child of node.children) {
    const found = linkedTicket(source, child);
    if (found) return found;
  }
  return undefined;
}

export function ticketIn(source: Source, plain: NodeText): ActionItem['ticket'] {
  const found = KEY.exec(plain.prose) ?? NUMBER.exec(plain.prose);
  const words = found ? wordsAt(source, plain, found.index, found.index + found[0].length) : undefined;
  return words && { ...words, url: undefined };
}

const STATES: readonly [ActionState, RegExp][] = [
  ['open', /^(?:not|in progress|in review|partial|un|incomplete|on ?going|open|to ?do|pending|planned|started|wip|new|blocked|assigned|proposed|scheduled|offen|in arbeit|en cours|à faire|pendiente|en progreso|en curso|pendente|em andamento|in corso|da fare|aperto|未|対応中|進行中|进行中|待|진행|미|예정)/],
  ['dropped', /^(?:won['’]?t (?:do|fix)|wont[ -]?(?:do|fix)|cancell?ed|dropped|rejected|declined|abandoned|obsolete|failed|superseded|duplicate|no longer needed|verworfen|abgebrochen|annul[ée]|cancelad|descartad|annullat|中止|却下|キャンセル|取消|已取消|취소)/],
  ['deferred', /^(?:deferred|postponed|on hold|backlog(?:ged)?|parked|later|paused|verschoben|zurückgestellt|reporté|aplazad|adiad|rimandat|延期|保留|보류|연기)/],
  ['done', /^(?:\[x\]|x$|yes\b|done|completed?|closed|fixed|merged|resolved|shipped|deployed|finished|implemented|released|landed|[✓✔✅☑]|erledigt|abgeschlossen|fertig|termin[ée]|fait\b|hecho|completad|listo|conclu[ií]d|feito|completat|fatto|完了|対応済|済|已完成|完成|已解决|완료)/u],
]; // biome-ignore format: a table

/** Returns the state that a column or a label gives; undefined if it is none of the usual ones. */
export function stateIn(status: string): ActionState | undefined {
  const name = status
    .slice(0, 60)
    .toLowerCase()
    .replace(/^(?:[\s*_([【:-]|\p{So}|\u{FE0F}){1,6}/u, '')
    .trim();
  const marked = /^\s*[([]?\s*(?:[✓✔✅☑]|\[x\])/u.test(status) ? 'done' : undefined;
  return marked ?? STATES.find(([, pattern]) => pattern.test(name))?.[0];
}

const SHOUTED =
  /(?<![\p{L}\d_-])(?:DONE|TODO|COMPLETED?|FIXED|FAILED|WON['’]?T (?:DO|FIX)|WONTFIX|CANCELL?ED|DEFERRED|POSTPONED|DROPPED|IN PROGRESS)(?![\p{L}\d_-])/u;
const AT_THE_END = /(?:[([]|\s[–—-]\s|:\s)\s?([^()[\]–—:]{2,30}?)\s?[)\]]?[\s.]{0,3}$/u;
const AT_THE_HEAD = /^\s{0,3}(?:[[(]([^[\]()]{2,25})[\])]|([✓✔✅☑])|(\p{L}[\p{L}'’ ]{2,20})\s?:)/u;

/** `(done)`, `[Cancelled] …`, `✅ …`, `DONE in #12`, `Deferred: …`: what the text of an item says about it. */
export function stateInText(prose: string): ActionState | undefined {
  const head = AT_THE_HEAD.exec(prose);
  const said = head?.[1] ?? head?.[2] ?? head?.[3];
  const first = said === undefined ? undefined : isWholeState(said);
  const last = AT_THE_END.exec(prose.slice(-60))?.[1];
  const shouted = SHOUTED.exec(prose)?.[0];
  return (
    first ??
    (last === undefined ? undefined : isWholeState(last)) ??
    (shouted === undefined ? undefined : stateIn(shouted))
  );
}

/** "done" and "won't do", not "test the failover". */
function isWholeState(words: string): ActionState | undefined {
  return /^(?:[✓✔✅☑]|\s?(?:done|completed?|closed|fixed|merged|resolved|deployed|shipped|won['’]?t (?:do|fix)|wontfix|cancell?ed|dropped|rejected|abandoned|obsolete|failed|deferred|postponed|on hold|in progress|not started|wip|ongoing|planned|todo|完了|対応中|未着手)\s?)$/iu.test(
    words,
  )
    ? stateIn(words)
    : undefined;
}
