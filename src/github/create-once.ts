/** Keeps exactly one item if GitHub would create any number: comments and issues have no idempotency key. */
import { answerWasLost, type DocsRepository } from './docs-repository.ts';

/** How often a create is retried if its answer was lost and the item is not found. */
const CREATE_TRIES = 3;

/** `isNew`: this run created it. Of several runs that create one at the same time, one reads true. A lost answer reads false. */
export type CreatedOnce<Item> = Item & { isNew: boolean };

/**
 * Returns the existing item, or creates it and looks again: if two runs create one at the same time, the oldest stays and
 * `remove` removes the younger ones, whichever run created them. `find` returns only our own items; `known` is what it found before.
 */
export async function createOnce<Item extends { id: number; user: { login: string } | null }>(
  docs: DocsRepository,
  acts: {
    known?: readonly Item[] | undefined;
    find(): Promise<Item[]>;
    create(): Promise<Item>;
    remove(younger: Item, oldest: Item): Promise<void>;
  },
): Promise<CreatedOnce<Item>> {
  const { find, create, remove } = acts;
  let found = acts.known ?? (await find());
  let ownId: number | undefined;
  for (let tries = 1; found.length === 0; tries += 1) {
    let created: Item | undefined;
    try {
      created = await create();
      ownId = created.id;
      if (created.user !== null) docs.wroteAs(created.user.login);
    } catch (error) {
      if (!answerWasLost(error) || tries === CREATE_TRIES) throw error;
    }
    found = await find();
    // A list may lag behind a recent write.
    if (found.length === 0 && created !== undefined) found = [created];
  }
  const [oldest, ...younger] = found.toSorted((a, b) => a.id - b.id) as [Item, ...Item[]];
  for (const item of younger) await remove(item, oldest);
  return { ...oldest, isNew: oldest.id === ownId };
}
