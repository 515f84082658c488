/**
 * PagerDuty's classic pages (developer docs, "Pagination"): `limit` is at most 100, and `offset` and `limit` together are at
 * most 10,000.
 */
import * as z from 'zod/mini';
import type { Api } from '../http.ts';

export const PAGE_SIZE = 100;
export const MAX_PAGES = 100;

/** A page that holds its rows under `key`. `total` is null unless it was asked for. */
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
 * The rows of a list in two rounds of requests: the first page, then the others at once. Of a list longer than `maxPages`
 * the last page comes instead of those in the middle; `unread` counts what was not fetched.
 */
export async function readPages<Row>(
  call: Api,
  list: { path: string; query?: Record<string, string>; key: string; row: z.ZodMiniType<Row>; maxPages: number },
): Promise<{ rows: Row[]; unread: number }> {
  const page = (offset: number) => {
    const query = new URLSearchParams({
      ...list.query,
      limit: String(PAGE_SIZE),
      offset: String(offset),
      total: 'true',
    });
    return call({ method: 'GET', path: `${list.path}?${query}`, answer: Page(list.key, list.row) });
  };
  const first = await page(0);
  const total = first.total ?? first.rows.length;
  const wanted = Math.min(Math.ceil(total / PAGE_SIZE), list.maxPages);
  const offsets = Array.from({ length: Math.max(0, wanted - 1) }, (_, index) => (index + 1) * PAGE_SIZE);
  if (total > list.maxPages * PAGE_SIZE && offsets.length > 0) {
    offsets[offsets.length - 1] = Math.min(total, MAX_PAGES * PAGE_SIZE) - PAGE_SIZE;
  }
  const others = await Promise.all(offsets.map(page));
  const rows = [first, ...others].flatMap((each) => each.rows);
  return { rows, unread: Math.max(0, total - rows.length) };
}
