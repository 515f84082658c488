/**
 * The index issue's memory of documents, so that a document is read again only if its blob changed: a hidden comment at the
 * end of its body, compressed JSON (Brotli, base64). If anything in it is invalid, documents are read again; nothing else happens.
 */
import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import { compressedComment, readCompressedComment } from './compressed-comment.ts';
import { type IndexEntry, incidentIdIn } from './index-entry.ts';
import { CAUSE_CATEGORIES, type CauseCategory, DETECTED_BY, type DetectedBy } from './record.ts';

/** The version of the format below. Other versions are not read. */
const NAME = 'index-state-5';
/** The most entries that a body can contain after decompression: a key of nine bytes cannot be compressed. */
const MAX_ENTRIES = 5_500;
/** Brackets and braces: those of the entries, and some in titles. */
const MAX_NESTED = 50_000;
/** The newest entries are stored in full; others with the fields for counts and charts. More than the page lists, for those that move up. */
const IN_FULL = 150;
const MAX_TEXT = 200;
/** Alert keys of one incident: a digest cannot be compressed. */
const MAX_KEYS = 2;
const MAX_REPEATS = 20;

const text = z.nullable(z.string().check(z.maxLength(MAX_TEXT)));
const amount = z.nullable(z.number().check(z.gte(0)));
const count = z.int().check(z.gte(0));
const Remembered = z.tuple([
  /** `keyOf` path and blob. */
  z.string(),
  z.nullable(z.string().check(z.regex(/^\d{4}-\d\d-\d\d$/))),
  text,
  count,
  amount,
  amount,
  amount,
  z.nullable(z.enum(Object.keys(CAUSE_CATEGORIES) as [CauseCategory, ...CauseCategory[]])),
  z.nullable(z.enum(Object.keys(DETECTED_BY) as [DetectedBy, ...DetectedBy[]])),
  /** Times to detect and to mitigate, the duration, and the time to merge. */
  amount,
  amount,
  amount,
  amount,
  /** The incidents that it repeats, digests of its alert keys, and its night pages; -1 if unavailable. */
  z.nullable(
    z.tuple([
      z.nullable(z.array(z.string().check(z.maxLength(MAX_TEXT))).check(z.maxLength(MAX_REPEATS))),
      z.array(z.string().check(z.maxLength(6))).check(z.maxLength(MAX_KEYS)),
      z.nullable(z.int().check(z.gte(-1))),
    ]),
  ),
  /** Title, incident, severity, of people's sections those that are filled in and all, and what could not be seen. */
  z.nullable(
    z.tuple([
      z.string().check(z.maxLength(MAX_TEXT)),
      text,
      text,
      z.nullable(z.tuple([count, count])),
      z.nullable(z.array(z.string().check(z.maxLength(MAX_TEXT))).check(z.maxLength(10))),
    ]),
  ),
]);
type Remembered = z.infer<typeof Remembered>;

/**
 * Returns the comment, at most `room` characters, with as many entries as fit, newest first. The others are read again the next
 * time. Empty if there is no room at all.
 */
export function indexState(entries: readonly IndexEntry[], room: number): string {
  const stateOfFirst = (most: number) => entries.slice(0, most).map((entry, index) => remember(entry, index < IN_FULL));
  return compressedComment(NAME, { count: entries.length, least: 1, room }, stateOfFirst) ?? '';
}

/**
 * Returns the entries of files that have not changed since the body was written, in the order of the files. A file that is missing
 * in the result, or is listed now and was not stored in full, must be read again.
 */
export function readIndexState(body: string, files: readonly { path: string; sha: string }[]): IndexEntry[] {
  const remembered = new Map(stateOf(body).map((each) => [each[0], each]));
  const found = files.flatMap(({ path, sha }) => {
    const each = remembered.get(keyOf(path, sha));
    return each === undefined ? [] : { entry: recall(path, sha, each), inFull: each[14] !== null };
  });
  const listed = new Set(newestFirst(found.map(({ entry }) => entry)).slice(0, LISTED));
  return found.filter(({ entry, inFull }) => inFull || !listed.has(entry)).map(({ entry }) => entry);
}

/** How many the page lists at most. */
export const LISTED = 100;

/** By date, then by path; entries without a date last. */
export function newestFirst<Entry extends Pick<IndexEntry, 'date' | 'path'>>(entries: readonly Entry[]): Entry[] {
  const key = ({ date, path }: Entry) => `${date ?? ''} ${path}`;
  return [...entries].sort((left, right) => (key(left) < key(right) ? 1 : -1));
}

/**
 * Limited before it is parsed, because a small text can contain millions of empty lists. One invalid entry discards the whole list.
 */
function stateOf(body: string): Remembered[] {
  try {
    const json = readCompressedComment(NAME, body);
    if (json === undefined || countNested(json) > MAX_NESTED) return [];
    const entries: unknown = JSON.parse(json.toString());
    if (!Array.isArray(entries) || entries.length > MAX_ENTRIES) return [];
    const read: Remembered[] = [];
    for (const entry of entries) read.push(z.parse(Remembered, entry));
    return read;
  } catch {
    return [];
  }
}

function countNested(json: Buffer): number {
  let count = 0;
  for (const byte of json) if (byte === 0x5b || byte === 0x7b) count += 1;
  return count;
}

function remember(entry: IndexEntry, inFull: boolean): Remembered {
  const { path, sha, date, service, openActionItems, timeToAcknowledge, timeToResolve, acu } = entry;
  const { title, incident, severity, duration, cause, detectedBy, timeToDetect, timeToMitigate, peoples, notSeen } =
    entry;
  const { timeToMerge } = entry;
  return [
    keyOf(path, sha),
    date ?? null,
    short(service),
    openActionItems,
    timeToAcknowledge ?? null,
    timeToResolve ?? null,
    acu ?? null,
    cause ?? null,
    detectedBy ?? null,
    timeToDetect ?? null,
    timeToMitigate ?? null,
    duration ?? null,
    timeToMerge ?? null,
    recurrence(entry),
    inFull
      ? [
          short(title) ?? '',
          short(incident),
          short(severity),
          peoples ? [peoples.filled, peoples.total] : null,
          notSeen?.map((what) => short(what) ?? '') ?? null,
        ]
      : null,
  ];
}

function recall(path: string, sha: string, remembered: Remembered): IndexEntry {
  const [, date, service, openActionItems, timeToAcknowledge, timeToResolve, acu, cause, ...more] = remembered;
  const [detectedBy, timeToDetect, timeToMitigate, duration, timeToMerge, again, rest] = more;
  const [repeats, alertKeys, nightPages] = again ?? [null, [], null];
  const [title, incident, severity, peoples, notSeen] = rest ?? [path, null, null, null, null];
  return {
    path,
    sha,
    date: date ?? undefined,
    incident: incident ?? (rest === null ? incidentIdIn(path) : undefined),
    title,
    service: service ?? undefined,
    severity: severity ?? undefined,
    cause: cause ?? undefined,
    detectedBy: detectedBy ?? undefined,
    notSeen: notSeen ?? undefined,
    peoples: peoples === null ? undefined : { filled: peoples[0], total: peoples[1] },
    duration: duration ?? undefined,
    timeToMerge: timeToMerge ?? undefined,
    openActionItems,
    timeToDetect: timeToDetect ?? undefined,
    timeToMitigate: timeToMitigate ?? undefined,
    timeToAcknowledge: timeToAcknowledge ?? undefined,
    timeToResolve: timeToResolve ?? undefined,
    acu: acu ?? undefined,
    repeats: repeats ?? undefined,
    alertKeys: alertKeys.length === 0 ? undefined : alertKeys,
    nightPages: nightPages === -1 ? 'unavailable' : (nightPages ?? undefined),
  };
}

function recurrence({ repeats, alertKeys = [], nightPages }: IndexEntry): Remembered[13] {
  if (repeats === undefined && alertKeys.length === 0 && nightPages === undefined) return null;
  return [
    repeats?.slice(0, MAX_REPEATS).map((id) => short(id) ?? '') ?? null,
    alertKeys.slice(0, MAX_KEYS),
    nightPages === 'unavailable' ? -1 : (nightPages ?? null),
  ];
}

/** Nine bytes: enough that two files of a repository never collide, and short, because random bytes cannot be compressed. */
function keyOf(path: string, sha: string): string {
  return createHash('sha256').update(`${path}\0${sha}`).digest().subarray(0, 9).toString('base64');
}

const short = (value: string | undefined) => value?.slice(0, MAX_TEXT).toWellFormed() ?? null;
