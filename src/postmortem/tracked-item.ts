/** An action item according to its issue. The issue is the source of the item's state, and people edit its text. */

import { DAY_MS } from '../time/units.ts';
import { isDate, isoDate } from './document/calendar.ts';
import { findDate } from './document/moment.ts';
import { incidentIdOfPath } from './paths.ts';

export const KINDS = ['prevent', 'detect', 'mitigate'] as const;
export type Kind = (typeof KINDS)[number];

export interface TrackedItem {
  /** `owner/name` of the repository that has the issue. */
  repository: string;
  number: number;
  url: string;
  title: string;
  /** The hidden comment that identifies the item, the same in every repository. */
  marker: string;
  /** `declined`: closed as not planned. */
  state: 'open' | 'done' | 'declined';
  /** From the closing comment. */
  declinedBecause?: string | undefined;
  /** The pull request, commit or other link that shows that it is done. */
  proof?: string | undefined;
  /** ISO 8601. */
  createdAt: string;
  closedAt?: string | undefined;
  labels: string[];
  /** Logins. */
  assignees: string[];
  /** The owner in the issue's text, such as `@acme/sre`. */
  owner?: string | undefined;
  /** The path of the document in the docs repository; undefined if somebody removed its link. */
  postmortem: string | undefined;
  incident?: string | undefined;
  service?: string | undefined;
  severity?: string | undefined;
  kind?: Kind | undefined;
  /** YYYY-MM-DD. */
  due?: string | undefined;
  doneWhen?: string | undefined;
}

/** An issue, as GitHub gives it. */
export interface ItemIssue {
  number: number;
  html_url: string;
  title: string;
  body?: string | null | undefined;
  state: 'open' | 'closed';
  state_reason?: string | null | undefined;
  created_at: string;
  closed_at: string | null;
  labels: readonly (string | { name?: string | null | undefined })[];
  assignees?: readonly { login: string }[] | null | undefined;
}

/** Returns the item without its proof and the reason to decline it, which are only in its events and comments. */
export function trackedItemOf(repository: string, issue: ItemIssue): TrackedItem {
  const body = (issue.body ?? '').replaceAll('\r\n', '\n');
  const [marker = '', ...lines] = body.split('\n');
  const fact = (name: string) => factIn(lines, name);
  const postmortem = documentIn(body);
  return {
    repository,
    number: issue.number,
    url: issue.html_url,
    title: issue.title,
    marker: marker.trim(),
    state: issue.state === 'open' ? 'open' : isDeclined(issue.state_reason) ? 'declined' : 'done',
    createdAt: issue.created_at,
    closedAt: issue.closed_at ?? undefined,
    labels: issue.labels.flatMap((label) => (typeof label === 'string' ? label : label.name) ?? []),
    assignees: (issue.assignees ?? []).map(({ login }) => login),
    owner: fact('Owner'),
    postmortem,
    incident: postmortem === undefined ? undefined : incidentIdOfPath(postmortem),
    service: fact('Service'),
    severity: fact('Severity'),
    kind: kindIn(fact('Kind')),
    due: dayIn(fact('Due')),
    doneWhen: fact('Done when'),
  };
}

/** Returns whether an open item should be done by now. `today` is YYYY-MM-DD. */
export function isDue({ state, due }: Pick<TrackedItem, 'state' | 'due'>, today: string): boolean {
  return state === 'open' && due !== undefined && due <= today;
}

/** "Prevent", "detection", "Mitigative"; undefined for other kinds of work. */
export function kindIn(text: string | undefined): Kind | undefined {
  const word = text?.trim().toLowerCase() ?? '';
  if (/^prevent/.test(word)) return 'prevent';
  if (/^(?:detect|monitor|alert)/.test(word)) return 'detect';
  return /^(?:mitigat|respon|recover)/.test(word) ? 'mitigate' : undefined;
}

/** GitHub's reasons for an issue that is closed without being done. */
const isDeclined = (reason: string | null | undefined) => reason === 'not_planned' || reason === 'duplicate';

/** The value of `- Name: value`, in the first line that has the name. */
function factIn(lines: readonly string[], name: string): string | undefined {
  const form = new RegExp(`^\\s{0,3}(?:[-*+]\\s{1,4})?(?:\\*\\*|__)?${name}\\s?:(?:\\*\\*|__)?`, 'i');
  for (const line of lines) {
    const found = form.exec(line);
    if (found) return unescaped(line.slice(found[0].length)).trim() || undefined;
  }
  return undefined;
}

/** Undoes `escapeMarkdown`. */
function unescaped(text: string): string {
  return text.replace(/\\([!-/:-@[-`{-~])/g, '$1').replaceAll('\u200B', '');
}

/** The first date with a year. */
function dayIn(text: string | undefined): string | undefined {
  const date = text === undefined ? undefined : findDate(text)?.date;
  if (date?.year === undefined || !isDate(date)) return undefined;
  return isoDate(Date.UTC(date.year, date.month - 1, date.day) / DAY_MS);
}

/** The link to the line of the document, as `fileUrl` writes it. */
const DOCUMENT = /\]\(https?:\/\/[^\s()]{1,300}\/blob\/[\da-f]{40,64}\/([^\s()?#]{1,1000})\?plain=1#L\d/;

function documentIn(body: string): string | undefined {
  const path = DOCUMENT.exec(body)?.[1];
  try {
    return path === undefined ? undefined : decodeURIComponent(path);
  } catch {
    return undefined;
  }
}
