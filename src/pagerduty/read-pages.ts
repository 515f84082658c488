/**
 * PagerDuty's classic pages (developer docs, "Pagination"): `limit` is at most 100, and `offset` and `limit` together are at
 * most 10,000.
 */
import * as z from 'zod/mini';
import type { Api } from '../http/http.ts';

export const PAGE_SIZE = 100;
export const MAX_PAGES = 100;

/** A page with its rows under `key`. `total` is null unless it was requested. */
export function Page<Row>(key: string, row: z.ZodMiniType<Row>) {
  const page = z.object({ rows: z.array(row), more: z.nullish(z.boolean()), total: z.nullish(z.int()) });
  return z.pipe(
    z.pipe(
      z.record(z.string(), z.unknown()),
      z.transform(({ [key]: rows, more, total }) => ({ rows, more, total }) as z.input<typeof page>),
    ),
    page,
  );
}

/**
 * Returns the rows of a list: the first page, then the others in parallel. If `expected` gives the number of rows, all pages are
 * fetched in one round, and a wrong number costs a second one. For a list longer than `maxPages`, the last page replaces the
 * middle ones; `unread` counts the rows that were not fetched. If PagerDuty does not give the total, which may be null like any
 * field, the pages are fetched one after the other.
 */
export async function readPages<Row>(
  call: Api,
  list: {
    path: string;
    query?: Record<string, string>;
    key: string;
    row: z.ZodMiniType<Row>;
    maxPages: number;
    expected?: number | undefined;
  },
): Promise<{ rows: Row[]; unread: number }> {
  const { maxPages, expected = 0 } = list;
  const answer = Page(list.key, list.row);
  const pages = new Map<number, Promise<z.infer<typeof answer>>>();
  const page = (offset: number) => {
    const query = new URLSearchParams({
      ...list.query,
      limit: String(PAGE_SIZE),
      offset: String(offset),
      total: 'true',
    });
    const asking = pages.get(offset) ?? call({ method: 'GET', path: `${list.path}?${query}`, answer });
    pages.set(offset, asking);
    return asking;
  };
  const [first] = await Promise.all([page(0), ...offsetsAfterFirst(expected, maxPages).map(page)]);
  const offsets = [0];
  if (typeof first.total === 'number') {
    offsets.push(...offsetsAfterFirst(first.total, maxPages));
  } else {
    for (let last = first; last.more && offsets.length < maxPages; ) {
      last = await page(offsets.length * PAGE_SIZE);
      offsets.push(offsets.length * PAGE_SIZE);
    }
  }
  const rows = (await Promise.all(offsets.map(page))).flatMap((each) => each.rows);
  return { rows, unread: Math.max(0, (first.total ?? 0) - rows.length) };
}

function offsetsAfterFirst(total: number, maxPages: number): number[] {
  const pages = Math.min(Math.ceil(total / PAGE_SIZE), maxPages);
  const offsets = Array.from({ length: Math.max(0, pages - 1) }, (_, index) => (index + 1) * PAGE_SIZE);
  const last = Math.min(total, MAX_PAGES * PAGE_SIZE) - PAGE_SIZE;
  return total > maxPages * PAGE_SIZE ? [...offsets.slice(0, -1), last] : offsets;
}
