/** An action item as an issue of the docs repository. */
import { createHash } from 'node:crypto';
import { escapeMarkdown } from '../text/markdown.ts';
import { oneLine } from '../text/one-line.ts';
import { truncate } from '../text/truncate.ts';
import type { ActionItem, PostmortemDocument, Range } from './document/model.ts';
import { fileUrl } from './file-url.ts';
import { serviceOf, severityOf, titleOf } from './index-entry.ts';
import { itemMarker } from './item-marker.ts';
import { allItemsOf } from './metrics.ts';
import { kindIn } from './tracked-item.ts';

export interface ActionItemIssue {
  /** A hidden comment that identifies this item. */
  marker: string;
  title: string;
  body: string;
  /** GitHub logins, at most ten, which is GitHub's limit for an issue. */
  assignees: string[];
  /** Of its line in the document. */
  url: string;
  done: boolean;
}

/** Characters; GitHub refuses a title of more than 256. */
const MAX_TITLE = 120;
/** Characters; GitHub refuses a body of more than 65,536. */
const MAX_TEXT = 2_000;
/** docs.github.com, "REST API endpoints for issue assignees": up to 10. */
const MAX_ASSIGNEES = 10;

/**
 * Returns the issues of all action items of a document, including nested and done ones, in file order. `blobUrl` is that of
 * the commit whose lines are linked; `dueByDefault` (YYYY-MM-DD) is for items without a date.
 */
export function actionItemIssues(
  document: PostmortemDocument,
  path: string,
  blobUrl: string,
  dueByDefault?: string,
): ActionItemIssue[] {
  const seen = new Map<string, number>();
  return allItemsOf(document.actionItems).map((item) => {
    const identity = identityOf(document, item);
    const ordinal = (seen.get(identity) ?? 0) + 1;
    seen.set(identity, ordinal);
    const { start, end } = item.range;
    const url = fileUrl(blobUrl, path, { line: start.line, endLine: end.line });
    return {
      marker: itemMarker(hashOf(path, identity, ordinal)),
      title: titleFor(item),
      body: bodyFor(document, item, { path, url, dueByDefault }),
      assignees: assigneesOf(item.owner?.text),
      url,
      done: item.done === true,
    };
  });
}

/** Returns owners that are GitHub handles. A team (`@acme/sre`) cannot be assigned. */
export function assigneesOf(owner: string | undefined): string[] {
  const handles = (owner ?? '').matchAll(/(?<![\w/.@-])@([a-z\d](?:[a-z\d-]{0,37}[a-z\d])?)(?![\w/@-])/gi);
  return [...new Set(Array.from(handles, ([, handle = '']) => handle))].slice(0, MAX_ASSIGNEES);
}

/** With its number, if any, and its checkbox. */
const BULLET = /^\s*(?:[-*+]|\d{1,9}[.)])\s*(?:\[[ x]\])?/i;

/** Returns the part that stays the same when the line moves, the box is ticked, or its owner, date or ticket changes. */
function identityOf({ markdown }: PostmortemDocument, item: ActionItem): string {
  const { range, form, owner, due, ticket } = item;
  const parts = [owner?.range, due?.range, ticket?.range];
  const text = form === 'table' ? item.text : without(markdown, range, parts).replace(BULLET, '');
  return (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');
}

function without(markdown: string, { start, end }: Range, parts: (Range | undefined)[]): string {
  const inside = parts
    .flatMap((part) => part ?? [])
    .filter((part) => part.start.offset >= start.offset && part.end.offset <= end.offset)
    .sort((left, right) => left.start.offset - right.start.offset);
  let text = '';
  let at = start.offset;
  for (const part of inside) {
    text += markdown.slice(at, part.start.offset);
    at = Math.max(at, part.end.offset);
  }
  return text + markdown.slice(at, end.offset);
}

function hashOf(...parts: (string | number)[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16);
}

const DONE_WHEN_BEFORE = /\s{0,3}[;,.:–—-]\s{0,3}(?:done|finished|complete)\s(?:when|once|if)\s?:?\s{0,3}$/i;
const LAST_BRACKET = /\s{0,5}\(([^()]{1,300})\)[\s.]{0,3}$/;

/** Only what to do: the facts after it are in the body, and may change there. */
function titleFor({ text, owner, due, doneWhen }: ActionItem): string {
  const line = oneLine(text) ?? 'Action item';
  const facts = LAST_BRACKET.exec(line);
  const areFacts = [owner, due].some((fact) => fact !== undefined && facts?.[1]?.includes(fact.text));
  const action = facts && areFacts ? line.slice(0, facts.index) : line;
  const at = doneWhen === undefined ? -1 : action.indexOf(doneWhen.text);
  const before = at < 0 ? '' : action.slice(0, at);
  const onlyAction = DONE_WHEN_BEFORE.test(before) ? before.replace(DONE_WHEN_BEFORE, '') : action;
  return truncate(onlyAction.trim() || line, MAX_TITLE);
}

function bodyFor(
  document: PostmortemDocument,
  item: ActionItem,
  { path, url, dueByDefault }: { path: string; url: string; dueByDefault: string | undefined },
): string {
  const { text, owner, due, priority, ticket, type, doneWhen } = item;
  const facts = [
    ['Service', serviceOf(document)],
    ['Severity', severityOf(document)],
    ['Kind', kindIn(type?.text) ?? type?.text],
    ['Owner', owner?.text],
    ['Due', due?.date ?? due?.text ?? dueByDefault],
    ['Done when', doneWhen?.text],
    ['Priority', priority?.text],
    ['Ticket', ticket?.text],
  ].flatMap(([name, value]) => (value === undefined ? [] : [`- ${name}: ${escapeMarkdown(value)}`]));
  return [
    `> ${escapeMarkdown(text, MAX_TEXT)}`,
    `An action item of the postmortem [${escapeMarkdown(titleOf(document, path))}](${url}).`,
    ...(facts.length === 0 ? [] : [facts.join('\n')]),
    'Change the facts above as you need: this issue now says how far the item is. Close it as completed with a link to what was done, or tick the box in the document. Close it as not planned to decline it, and say why in a comment.',
  ].join('\n\n');
}
