/**
 * Looks up many commits, files, pull requests and releases with one request (GitHub docs, "GraphQL API": `Repository.object`,
 * `Repository.pullRequest`, `Repository.release`). The REST API takes a request for each.
 */
import * as z from 'zod/mini';
import { ApiError } from '../http/http.ts';
import type { Cited } from './citations.ts';
import type { DocsRepository } from './docs-repository.ts';

/** `repository` is `owner/name`; a file is as it was at a commit, a blob is a file by the SHA of its content. */
export type Wanted = { repository: string } & (
  | { blob: string }
  | { commit: string; path?: undefined }
  | { commit: string; path: string }
  | { pull: number }
  | { release: string }
);

/** Times are ISO 8601. */
export interface Found {
  /** When it took effect: committed, merged, published. */
  at: string | undefined;
  times: string[];
  /** Of a file; undefined if it is too large, or no text. */
  text: string | undefined;
}

const Node = z.nullish(
  z.object({
    __typename: z.optional(z.string()),
    oid: z.optional(z.string()),
    committedDate: z.nullish(z.string()),
    authoredDate: z.nullish(z.string()),
    text: z.nullish(z.string()),
    isBinary: z.nullish(z.boolean()),
    isTruncated: z.nullish(z.boolean()),
    createdAt: z.nullish(z.string()),
    mergedAt: z.nullish(z.string()),
    closedAt: z.nullish(z.string()),
    publishedAt: z.nullish(z.string()),
  }),
);
type Node = z.infer<typeof Node>;

/** By the aliases of `queryOf`. */
export const GraphqlAnswer = z.object({
  data: z.nullish(z.record(z.string(), z.nullish(z.record(z.string(), Node)))),
  errors: z.optional(
    z.array(
      z.object({
        type: z.optional(z.string()),
        message: z.string(),
        path: z.optional(z.array(z.union([z.string(), z.number()]))),
      }),
    ),
  ),
});

/**
 * Finds them all, in the order in which they are wanted. Undefined if the server has no GraphQL API.
 * @throws ApiError if the query as a whole failed.
 */
export async function findAtOnce(docs: DocsRepository, wanted: readonly Wanted[]): Promise<Cited<Found>[] | undefined> {
  if (docs.query === undefined) return undefined;
  const { text, variables, aliases } = queryOf(wanted);
  const { data, errors = [] } = await docs.query(text, variables, GraphqlAnswer);
  if (data === null || data === undefined) {
    throw new ApiError(`GitHub (POST /graphql) answered: ${errors[0]?.message ?? 'nothing'}`, 200);
  }
  return wanted.map((each, index) => {
    const [repository = '', alias = ''] = aliases[index] ?? [];
    const found = data[repository];
    // GitHub answers null, with an error, for a repository that the token cannot see.
    if (found === null || found === undefined) return 'not-visible';
    const node = found[alias];
    if (node !== null && node !== undefined) return read(each, node);
    const problem = errors.find(({ path = [] }) => path[0] === repository && path[1] === alias);
    return problem === undefined || problem.type === 'NOT_FOUND' ? 'missing' : 'not-visible';
  });
}

/** Names are passed as variables, so that none of them is read as a part of the query. */
export function queryOf(wanted: readonly Wanted[]): {
  text: string;
  variables: Record<string, string | number>;
  aliases: [repository: string, target: string][];
} {
  const variables: Record<string, string | number> = {};
  const types: string[] = [];
  const add = (name: string, type: GraphqlType, value: string | number) => {
    types.push(`$${name}: ${type}!`);
    variables[name] = value;
    return `$${name}`;
  };
  const repositories = new Map<string, { alias: string; fields: string[] }>();
  const aliases = wanted.map((each, index): [string, string] => {
    const known = repositories.get(each.repository) ?? { alias: `r${repositories.size}`, fields: [] };
    repositories.set(each.repository, known);
    const alias = `t${index}`;
    known.fields.push(`${alias}: ${fieldOf(each, (type, value) => add(`v${index}`, type, value))}`);
    return [known.alias, alias];
  });
  const parts = [...repositories].map(([repository, { alias, fields }]) => {
    const [owner = '', name = ''] = repository.split('/');
    const place = `owner: ${add(`${alias}o`, 'String', owner)}, name: ${add(`${alias}n`, 'String', name)}`;
    return `${alias}: repository(${place}) { ${fields.join(' ')} }`;
  });
  return { text: `query(${types.join(', ')}) { ${parts.join(' ')} }`, variables, aliases };
}

type GraphqlType = 'String' | 'Int' | 'GitObjectID';

const OBJECT =
  '{ __typename oid ... on Commit { committedDate authoredDate } ... on Blob { text isBinary isTruncated } }';

function fieldOf(wanted: Wanted, add: (type: GraphqlType, value: string | number) => string): string {
  if ('blob' in wanted) return `object(oid: ${add('GitObjectID', wanted.blob)}) ${OBJECT}`;
  if ('pull' in wanted) return `pullRequest(number: ${add('Int', wanted.pull)}) { createdAt mergedAt closedAt }`;
  if ('release' in wanted) return `release(tagName: ${add('String', wanted.release)}) { createdAt publishedAt }`;
  const { commit, path } = wanted;
  return `object(expression: ${add('String', path === undefined ? commit : `${commit}:${path}`)}) ${OBJECT}`;
}

function read(wanted: Wanted, node: NonNullable<Node>): Cited<Found> {
  if ('pull' in wanted) return found(node.mergedAt, [node.createdAt, node.mergedAt, node.closedAt]);
  if ('release' in wanted) return found(node.publishedAt ?? node.createdAt, [node.publishedAt, node.createdAt]);
  if ('blob' in wanted || wanted.path !== undefined) {
    const { text, isBinary, isTruncated } = node;
    return { at: undefined, times: [], text: isBinary || isTruncated ? undefined : (text ?? undefined) };
  }
  // A branch or a tag may be called like a commit.
  if (node.__typename !== 'Commit' || node.oid?.startsWith(wanted.commit.toLowerCase()) !== true) return 'missing';
  return found(node.committedDate, [node.committedDate, node.authoredDate]);
}

function found(at: string | null | undefined, times: (string | null | undefined)[]): Found {
  return { at: at ?? undefined, times: [...new Set(times.flatMap((time) => time ?? []))], text: undefined };
}
