/** One page of a list, with the `Link` header of GitHub (REST API docs, "Using pagination"). */
import * as z from 'zod';

const Query = z.object({
  page: z.coerce.number().int().min(1).catch(1),
  per_page: z.coerce.number().int().min(1).catch(30),
});
const MAX_PER_PAGE = 100;

export function pageOf<Item>(items: Item[], address: string): { items: Item[]; link: string | null } {
  const url = new URL(address);
  const query = Query.parse(Object.fromEntries(url.searchParams));
  const size = Math.min(query.per_page, MAX_PER_PAGE);
  const last = Math.max(1, Math.ceil(items.length / size));
  const to = (page: number, rel: string) => {
    url.searchParams.set('page', String(page));
    return `<${url}>; rel="${rel}"`;
  };
  const { page } = query;
  const links = [
    ...(page > 1 ? [to(Math.min(page - 1, last), 'prev')] : []),
    ...(page < last ? [to(page + 1, 'next'), to(last, 'last')] : []),
    ...(page > 1 ? [to(1, 'first')] : []),
  ];
  return { items: items.slice((page - 1) * size, page * size), link: links.length > 0 ? links.join(', ') : null };
}
