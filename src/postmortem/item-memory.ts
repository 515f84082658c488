/**
 * What the follow-up has read about action items, so that it does not read it again: a hidden comment, compressed JSON (Brotli,
 * base64). If anything in it is invalid, the issues are read again; nothing else happens.
 */
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import * as z from 'zod/mini';
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

const START = '<!-- item-memory-1 ';
const END = ' -->';
const PATTERN = /<!-- item-memory-1 ([A-Za-z0-9+/]+={0,2}) -->/;
const MAX_BYTES = 2_500_000;
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
  for (let count = all.length; ; ) {
    const written = {
      closures: all.slice(0, count),
      reminders: [...reminders].map(([key, sent]) => [key, sent.map(({ from, stage, day: on }) => [from, stage, on])]),
      elsewhere: [...elsewhere].flatMap((marker) => itemCode(marker) ?? []),
      announcedWeek,
    };
    const block = `${START}${brotliCompressSync(JSON.stringify(written)).toString('base64')}${END}`;
    if (block.length <= room) return block;
    if (count === 0) return '';
    count = Math.min(count - 1, Math.floor((count * room * 0.97) / block.length));
  }
}

/** Empty if there is none, or an invalid one. */
export function readItemMemory(body: string): ItemMemory {
  const block = PATTERN.exec(body)?.[1];
  if (block === undefined) return emptyMemory();
  try {
    const json = brotliDecompressSync(Buffer.from(block, 'base64'), { maxOutputLength: MAX_BYTES }).toString();
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
