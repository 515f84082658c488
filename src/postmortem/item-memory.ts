/**
 * What the follow-up has read about action items, so that it does not read it again: a hidden comment, compressed JSON (Brotli,
 * base64). If anything in it is invalid, the issues are read again; nothing else happens.
 */
import * as z from 'zod/mini';
import { compressedComment, readCompressedComment } from './compressed-comment.ts';
import type { Closure } from './item-closure.ts';
import { itemCode, itemMarker } from './item-marker.ts';
import { REMINDERS, type SentReminder } from './reminders.ts';

export interface ItemMemory {
  /** Of closed items, by `closureKey`. */
  closures: Map<string, Closure>;
  /** By `itemKey`. */
  reminders: Map<string, SentReminder[]>;
  /** The markers of items in other repositories than the docs repository. */
  elsewhere: Set<string>;
  /** The Monday of the week whose overdue items were announced last, YYYY-MM-DD. */
  announcedWeek?: string | undefined;
}

export const emptyMemory = (): ItemMemory => ({ closures: new Map(), reminders: new Map(), elsewhere: new Set() });

export const itemKey = ({ repository, number }: { repository: string; number: number }) => `${repository}#${number}`;

/** An item that is opened and closed again has another one. */
export const closureKey = (item: { repository: string; number: number; closedAt?: string | undefined }) =>
  `${itemKey(item)}@${item.closedAt ?? ''}`;

/** With the version of the format below. Other versions are not read. */
const NAME = 'item-memory-1';
const MAX_ENTRIES = 20_000;

const text = z.string().check(z.maxLength(500));
const day = z.string().check(z.regex(/^\d{4}-\d\d-\d\d$/));
const list = <Item extends z.ZodMiniType>(item: Item) => z.array(item).check(z.maxLength(MAX_ENTRIES));
const Written = z.strictObject({
  closures: list(z.tuple([text, z.nullable(text), z.nullable(text)])),
  reminders: list(
    z.tuple([text, z.array(z.tuple([day, z.int().check(z.gte(1), z.lte(REMINDERS)), day])).check(z.maxLength(100))]),
  ),
  elsewhere: list(z.string().check(z.regex(/^[\da-f]{16}$/))),
  announcedWeek: z.optional(day),
});

/** Returns the comment, at most `room` characters. Closures that do not fit are left out, and read again. */
export function writeItemMemory({ closures, reminders, elsewhere, announcedWeek }: ItemMemory, room: number): string {
  const all = [...closures].map(([key, { proof, declinedBecause }]) => [key, proof ?? null, declinedBecause ?? null]);
  const written = (count: number) => ({
    closures: all.slice(0, count),
    reminders: [...reminders].map(([key, sent]) => [key, sent.map(({ from, stage, day: on }) => [from, stage, on])]),
    elsewhere: [...elsewhere].flatMap((marker) => itemCode(marker) ?? []),
    announcedWeek,
  });
  return compressedComment(NAME, { count: all.length, least: 0, room }, written) ?? '';
}

/** Empty if there is none, or an invalid one. */
export function readItemMemory(body: string): ItemMemory {
  try {
    const json = readCompressedComment(NAME, body)?.toString();
    if (json === undefined) return emptyMemory();
    const { closures, reminders, elsewhere, announcedWeek } = z.parse(Written, JSON.parse(json));
    return {
      closures: new Map(
        closures.map(([key, proof, because]) => [
          key,
          { proof: proof ?? undefined, declinedBecause: because ?? undefined },
        ]),
      ),
      reminders: new Map(
        reminders.map(([key, sent]) => [key, sent.map(([from, stage, on]) => ({ from, stage, day: on }))]),
      ),
      elsewhere: new Set(elsewhere.map(itemMarker)),
      ...(announcedWeek !== undefined && { announcedWeek }),
    };
  } catch {
    return emptyMemory();
  }
}
