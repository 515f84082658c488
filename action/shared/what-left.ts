/**
 * What leaves a run, for its summary: to whom, which fields, how many bytes, what was removed before, and the SHA-256 of what the
 * agent gets. The connections report each request that carries something, so that none can be forgotten. A run is a process of its
 * own, and has one such list.
 */
import { createHash } from 'node:crypto';
import type { ChatName } from '../../src/announce/webhook.ts';
import type { Removed } from '../../src/incident/redact.ts';

export type Recipient = 'Devin' | 'PagerDuty' | 'GitHub' | ChatName;

/** A request with a body. `path` is its path or route. */
export interface Sending {
  path: string;
  body: unknown;
}

interface Row {
  recipient: Recipient;
  what: string;
  fields: string;
  bytes: number;
  count: number;
  sha256: string | undefined;
  /** In a dry run: it would have been sent. */
  isPlanned: boolean;
}

/** More kinds of requests than one run makes; each incident that reconcile drafts adds a few. */
const MAX_ROWS = 500;

const rows = new Map<string, Row>();
const removedBefore = new Map<string, Removed>();

/** For the connection to a recipient: notes what is sent. */
export function sendingTo(recipient: Recipient): (sending: Sending) => void {
  return (sending) => add(recipient, sending, false);
}

/** In a dry run: notes what would be sent. */
export function wouldSend(recipient: Recipient, sending: Sending): void {
  add(recipient, sending, true);
}

/** What was removed from a text before it is sent. */
export function noteRemoved(text: string, removed: Removed): void {
  removedBefore.set(sha256Of(text), removed);
}

/** Forgets everything. */
export function startOver(): void {
  rows.clear();
  removedBefore.clear();
}

function add(recipient: Recipient, { path, body }: Sending, isPlanned: boolean): void {
  if (typeof body !== 'object' || body === null) return;
  const told = 'prompt' in body ? body.prompt : 'message' in body ? body.message : undefined;
  const sha256 = recipient === 'Devin' && typeof told === 'string' ? sha256Of(told) : undefined;
  const [what, fields, bytes] = [nameOf(path), fieldsOf(body).join(', '), Buffer.byteLength(JSON.stringify(body))];
  const key = JSON.stringify([recipient, what, fields, sha256]);
  const row = rows.get(key);
  if (row === undefined && rows.size >= MAX_ROWS) return;
  const [count, before] = [(row?.count ?? 0) + 1, row?.bytes ?? 0];
  rows.set(key, { recipient, what, fields, bytes: before + bytes, count, sha256, isPlanned });
}

/** If a field has only one field, both are named: `note.content`. */
function fieldsOf(body: object): string[] {
  return Object.entries(body).flatMap(([name, value]) => {
    const inner = typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.keys(value) : [];
    return inner.length === 0 ? [name] : inner.map((each) => `${name}.${each}`);
  });
}

const NAMES: Readonly<Record<string, string>> = {
  sessions: 'session',
  messages: 'message',
  notes: 'note',
  comments: 'comment',
  'check-runs': 'check run',
  issues: 'issue',
  requested_reviewers: 'request for a review',
  announcements: 'announcement',
};

/** By the last word of the path that is neither an ID nor a placeholder of one. */
function nameOf(path: string): string {
  const words = path
    .replace(/^[A-Z]+ /, '')
    .split('?')[0]
    ?.split('/')
    .filter((word) => /^[a-z][a-z_-]*$/.test(word));
  const last = words?.at(-1) ?? '';
  return NAMES[last] ?? last.replaceAll('_', ' ');
}

function sha256Of(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** 12,345. The built-in formats of a language take 4 ms to load. */
const grouped = (bytes: number) => String(bytes).replace(/\B(?=(?:\d{3})+$)/g, ',');

/** The table for the summary; empty if nothing was sent. */
export function whatLeft(): string {
  const all = [...rows.values()];
  if (all.length === 0) return '';
  const title = all.every(({ isPlanned }) => isPlanned) ? 'What would leave this run' : 'What left this run';
  const lines = all.map(({ recipient, what, fields, bytes, count, sha256 }) =>
    [
      recipient,
      `${what}${count === 1 ? '' : `, ${count} times`}`,
      fields.replaceAll('_', '\\_'),
      grouped(bytes),
      sha256 === undefined ? '' : removedInWords(removedBefore.get(sha256)),
    ].join(' | '),
  );
  // In the table, 64 digits would push the other columns out of sight.
  const prompts = all.flatMap(({ what, sha256 }) => (sha256 === undefined ? [] : `- ${what}: \`${sha256}\``));
  return `
### ${title}

| To | What | Fields | Bytes | Removed before |
| :--- | :--- | :--- | ---: | :--- |
${lines.map((line) => `| ${line} |`).join('\n')}
${prompts.length === 0 ? '' : `\nSHA-256 of what the agent gets:\n\n${prompts.join('\n')}\n`}`;
}

const KINDS: Record<keyof Removed, readonly [one: string, many: string]> = {
  secrets: ['secret', 'secrets'],
  emails: ['e-mail address', 'e-mail addresses'],
  cards: ['card number', 'card numbers'],
  ibans: ['IBAN', 'IBANs'],
  ids: ['national ID', 'national IDs'],
  phones: ['phone number', 'phone numbers'],
  ips: ['IP address', 'IP addresses'],
  patterns: ['match of your patterns', 'matches of your patterns'],
};

/** "1 secret, 2 e-mail addresses". Never the values. */
export function removedInWords(removed: Removed | undefined): string {
  const told = Object.entries(KINDS).flatMap(([kind, [one, many]]) => {
    const count = removed?.[kind as keyof Removed] ?? 0;
    return count === 0 ? [] : `${count} ${count === 1 ? one : many}`;
  });
  return told.join(', ') || 'nothing';
}
