/** Our comment on an issue or pull request (GitHub docs, "REST API endpoints for issue comments"). */
import * as z from 'zod/mini';
import { ApiError } from '../http/http.ts';
import { truncate } from '../text/truncate.ts';
import { visible } from '../text/visible.ts';
import { type CreatedOnce, createOnce } from './create-once.ts';
import type { DocsRepository } from './docs-repository.ts';

const Comment = z.object({
  id: z.int(),
  html_url: z.string(),
  body: z.optional(z.nullable(z.string())),
  user: z.nullable(z.object({ login: z.string(), type: z.optional(z.string()) })),
  created_at: z.string(),
});
export type Comment = z.infer<typeof Comment>;

/** Characters. GitHub refuses a longer body of a comment or an issue: "body is too long (maximum is 65536 characters)". */
export const MAX_BODY = 65_536;

/**
 * Creates or updates the comment with the marker, `<!-- … -->`. Ignores a marker in somebody else's comment. `number` is that of the
 * issue or pull request, and `known` what `findComments` has found there.
 */
export async function upsertComment(
  docs: DocsRepository,
  number: number,
  comment: { marker: string; body: string },
  known?: readonly Comment[],
): Promise<CreatedOnce<Comment>> {
  const { call } = docs;
  const body = marked(comment);
  const onIssue = { issue_number: number };
  const kept = await createOnce(docs, {
    known,
    find: () => findComments(docs, number, comment.marker),
    create: () => call('POST /repos/{owner}/{repo}/issues/{issue_number}/comments', { ...onIssue, body }, Comment),
    remove: (younger) => removeComment(docs, younger),
  });
  if (sameText(kept.body, body)) return kept;
  const changed = await call(
    'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}',
    { comment_id: kept.id, body },
    Comment,
  );
  return { ...changed, isNew: kept.isNew };
}

/** Removes a comment. Another run may have removed it already. */
export async function removeComment({ call }: DocsRepository, { id }: Pick<Comment, 'id'>): Promise<void> {
  try {
    await call('DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}', { comment_id: id }, z.unknown());
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 404) throw error;
  }
}

/** Returns our comments with the marker. There is a second one only while two runs write at the same time. */
export async function findComments(docs: DocsRepository, number: number, marker: string): Promise<Comment[]> {
  const [isOurs, comments] = await Promise.all([
    docs.recognizes(),
    docs.list('GET /repos/{owner}/{repo}/issues/{issue_number}/comments', { issue_number: number }, Comment),
  ]);
  return comments.filter(({ user, body }) => isOurs(user) && hasMarker(body, marker));
}

/** Returns the text of a comment or issue. The marker comes first, so that truncation cannot remove it. */
export function marked({ marker, body }: { marker: string; body: string }): string {
  const whole = `${marker}\n${body}`;
  return truncate(whole, MAX_BODY);
}

/** Checks only the very beginning, where `marked` writes it: quoted text is not a marker. */
export function hasMarker(body: string | null | undefined, marker: string): boolean {
  return body?.startsWith(marker) ?? false;
}

/** Compares without trailing white space and line endings, which GitHub may change. */
export function sameText(kept: string | null | undefined, body: string): boolean {
  return kept?.replaceAll('\r\n', '\n').trimEnd() === visible(body).trimEnd();
}
