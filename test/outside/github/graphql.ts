/**
 * The part of GitHub's GraphQL API that we use (GitHub docs, "GraphQL API"): objects, pull requests and releases of a repository. The
 * fields are those of GitHub's own schema, which test/outside/github.test.ts compares.
 */
import { buildSchema, type GraphQLError, graphql, parse, validate } from 'graphql';
import * as z from 'zod';
import { assertAllowed, type Caller } from './access.ts';
import { Refusal } from './refusal.ts';
import type { Store } from './store.ts';

export const GRAPHQL_SCHEMA = `
  scalar DateTime
  scalar GitObjectID
  type Query { repository(owner: String!, name: String!): Repository }
  type Repository {
    object(expression: String, oid: GitObjectID): GitObject
    pullRequest(number: Int!): PullRequest
    release(tagName: String!): Release
  }
  interface GitObject { oid: GitObjectID! }
  type Commit implements GitObject { oid: GitObjectID! committedDate: DateTime! authoredDate: DateTime! }
  type Tree implements GitObject { oid: GitObjectID! }
  type Blob implements GitObject { oid: GitObjectID! text: String isBinary: Boolean isTruncated: Boolean! }
  type PullRequest { createdAt: DateTime! mergedAt: DateTime closedAt: DateTime }
  type Release { createdAt: DateTime! publishedAt: DateTime }
`;

const Query = z.object({ query: z.string(), variables: z.record(z.string(), z.unknown()).nullish() });
const File = z.object({ sha: z.string(), content: z.string() });
const Signature = z.object({ date: z.string() });
const Commit = z.object({ sha: z.string(), commit: z.object({ author: Signature, committer: Signature }) });
const Pull = z.object({ created_at: z.string(), merged_at: z.string().nullish(), closed_at: z.string().nullish() });
const Release = z.object({ created_at: z.string(), published_at: z.string().nullish() });

/** A text of more than 512 KB is cut. */
const MAX_TEXT = 512 * 1024;

/** `repository` is the one that exists. Returns the body of the answer, whose status is always 200. */
export async function answerQuery(
  body: unknown,
  caller: Caller,
  { store, repository, isPrivate }: { store: Store; repository: string; isPrivate: boolean },
): Promise<object> {
  const read = Query.safeParse(body);
  if (!read.success) return { errors: [{ message: 'A query attribute must be specified and must be a string.' }] };
  const get = async <Shape>(shape: z.ZodType<Shape>, path: string): Promise<Shape | undefined> => {
    const { status, json } = await store.ask(caller.login, { method: 'GET', path: `/repos/${repository}${path}` });
    return status === 200 ? shape.safeParse(json).data : undefined;
  };
  const need = (path: string) => {
    try {
      assertAllowed(caller, { method: 'GET', path, publicRepository: !isPrivate, onPullRequest: false });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      throw new Problem('FORBIDDEN', 'Resource not accessible by integration');
    }
  };
  const blob = ({ sha, content }: z.infer<typeof File>) => {
    const bytes = Buffer.from(content, 'base64');
    const isBinary = bytes.includes(0);
    const text = isBinary ? null : bytes.subarray(0, MAX_TEXT).toString();
    return { __typename: 'Blob', oid: sha, text, isBinary, isTruncated: bytes.length > MAX_TEXT };
  };
  const rootValue = {
    repository({ owner, name }: { owner: string; name: string }) {
      const isHidden = isPrivate && caller.permissions === undefined;
      if (`${owner}/${name}`.toLowerCase() !== repository.toLowerCase() || isHidden) {
        throw new Problem('NOT_FOUND', `Could not resolve to a Repository with the name '${owner}/${name}'.`);
      }
      return {
        async object({ expression, oid }: { expression?: string; oid?: string }) {
          need('/contents');
          if (oid !== undefined) {
            const found = await get(File, `/git/blobs/${oid}`);
            return found === undefined ? null : blob(found);
          }
          const [ref = '', ...rest] = (expression ?? '').split(':');
          if (rest.length > 0) {
            const path = rest.join(':').split('/').map(encodeURIComponent).join('/');
            const found = await get(
              z.union([File, z.array(z.unknown())]),
              `/contents/${path}?ref=${encodeURIComponent(ref)}`,
            );
            if (found === undefined) return null;
            return Array.isArray(found) ? { __typename: 'Tree', oid: '0'.repeat(40) } : blob(found);
          }
          const found = await get(Commit, `/commits/${encodeURIComponent(ref)}`);
          if (found === undefined) return null;
          const { author, committer } = found.commit;
          return { __typename: 'Commit', oid: found.sha, committedDate: committer.date, authoredDate: author.date };
        },
        async pullRequest({ number }: { number: number }) {
          need('/pulls');
          const found = await get(Pull, `/pulls/${number}`);
          if (found === undefined) {
            throw new Problem('NOT_FOUND', `Could not resolve to a PullRequest with the number of ${number}.`);
          }
          return { createdAt: found.created_at, mergedAt: found.merged_at, closedAt: found.closed_at };
        },
        async release({ tagName }: { tagName: string }) {
          need('/contents');
          const found = await get(Release, `/releases/tags/${encodeURIComponent(tagName)}`);
          return found === undefined ? null : { createdAt: found.created_at, publishedAt: found.published_at };
        },
      };
    },
  };
  const { query: source, variables } = read.data;
  const { data, errors } = await graphql({ schema: SCHEMA, source, rootValue, variableValues: variables ?? {} });
  return {
    ...(data !== undefined && { data }),
    ...(errors !== undefined && {
      errors: errors.map((error: GraphQLError) => ({
        ...(error.originalError instanceof Problem && { type: error.originalError.type }),
        ...(error.path !== undefined && { path: error.path }),
        locations: error.locations,
        message: error.message,
      })),
    }),
  };
}

const SCHEMA = buildSchema(GRAPHQL_SCHEMA);

/** What is wrong with a query by the schema. */
export function queryProblems(body: unknown): string[] {
  const read = Query.safeParse(body);
  if (!read.success) return ['The body has no query'];
  return validate(SCHEMA, parse(read.data.query)).map(({ message }) => message);
}

/** GitHub puts the type of an error beside its message. */
class Problem extends Error {
  readonly type: 'NOT_FOUND' | 'FORBIDDEN';

  constructor(type: 'NOT_FOUND' | 'FORBIDDEN', message: string) {
    super(message);
    this.type = type;
  }
}
