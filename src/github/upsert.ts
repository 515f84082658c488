/** Keeps one of a kind where GitHub would take any number: comments and issues have no idempotency key. */
import { answerWasLost, type DocsRepository } from './docs-repository.ts';

/** How often a create is sent again after its answer was lost and nothing of it was found. */
const CREATE_TRIES = 3;

/**
 * Returns the one that is there, or creates it and looks again: of two that runs made at the same time the oldest stays and
 * `remove` takes the younger ones away, whoever made them. `find` returns those of our own making.
 */
export async function onlyOne<Item extends { id: number; user: { login: string } | null }>(
  docs: DocsRepository,
  acts: {
    find(): Promise<Item[]>;
    create(): Promise<Item>;
    remove(younger: Item, oldest: Item): Promise<void>;
  },
): Promise<Item> {
  const { find, create, remove } = acts;
  let found = await find();
  for (let tries = 1; found.length === 0; tries += 1) {
    let created: Item | undefined;
    try {
      created = await create();
      if (created.user !== null) docs.wroteAs(created.user.login);
    } catch (error) {
      if (!answerWasLost(error) || tries === CREATE_TRIES) throw error;
    }
    found = await find();
    // A list may lag behind what was just written.
    if (found.length === 0 && created !== undefined) found = [created];
  }
  const [oldest, ...younger] = found.toSorted((a, b) => a.id - b.id) as [Item, ...Item[]];
  for (const item of younger) await remove(item, oldest);
  return oldest;
}
