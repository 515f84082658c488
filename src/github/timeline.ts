/** What happened to an issue (GitHub docs, "REST API endpoints for timeline events"). */
import * as z from 'zod/mini';
import type { DocsRepository } from './docs-repository.ts';

const maybe = <S extends z.ZodMiniType>(schema: S) => z.optional(z.nullable(schema));
const Account = z.object({ login: z.string(), type: z.optional(z.string()) });

/** The fields differ by the kind of event; a comment has `body`. */
const TimelineEvent = z.object({
  event: z.optional(z.string()),
  created_at: maybe(z.string()),
  actor: maybe(Account),
  /** Of a review, in place of the actor. */
  user: maybe(Account),
  body: maybe(z.string()),
  commit_id: maybe(z.string()),
  commit_url: maybe(z.string()),
  source: z.optional(
    z.object({
      issue: z.optional(
        z.object({
          html_url: z.optional(z.string()),
          pull_request: z.optional(z.object({ merged_at: maybe(z.string()) })),
        }),
      ),
    }),
  ),
});
export type TimelineEvent = z.infer<typeof TimelineEvent>;

/** Returns the events of an issue or pull request, oldest first. */
export function readIssueTimeline({ list }: DocsRepository, number: number): Promise<TimelineEvent[]> {
  return list('GET /repos/{owner}/{repo}/issues/{issue_number}/timeline', { issue_number: number }, TimelineEvent);
}
