/** Maps Devin's sessions to our own terms (docs.devin.ai, "API reference v3"). */
import * as z from 'zod/mini';
import type { BlockedBy, Session } from '../agent/session.ts';
import { WEB_URL } from '../text/web-url.ts';
import { PAUSED, SUSPENDED } from './suspended.ts';

/** A session's ID with the prefix that the API's paths need. IDs are stored and compared only in this form. */
export type SessionId = `devin-${string}`;

/**
 * Reads an ID with or without its prefix. Paths take "the session ID prefixed with `devin-`" (docs.devin.ai, "API reference
 * v3", "Get session"); public clients report that answers have either form.
 */
export const SessionId = z.pipe(
  z.string().check(z.regex(/^(devin-)?[\w-]+$/, 'must be a session ID')),
  z.transform((id): SessionId => `devin-${id.replace(/^devin-/, '')}`),
);

/**
 * A session as the API describes it, as far as we read it. Statuses and details grow, so any text is accepted.
 */
export const DevinSession = z.pipe(
  z.object({
    session_id: SessionId,
    url: z.string().check(z.regex(WEB_URL, 'must be a web address')),
    status: z.catch(z.string(), ''),
    status_detail: z.catch(z.nullish(z.string()), null),
    tags: z.array(z.string()),
    /** Unix time in whole seconds. */
    created_at: z.number(),
    acus_consumed: z.catch(z.number(), 0),
    pull_requests: z.catch(z.array(z.object({ pr_url: z.string() })), []),
    /** "Archived sessions remain viewable but cannot be modified or resumed" (API reference v3, "Archive session"). */
    is_archived: z.catch(z.boolean(), false),
  }),
  z.transform(
    (raw): Session => ({
      id: raw.session_id,
      url: raw.url,
      // A session that has done its work usually stays `running`; only these two are final.
      state: raw.status === 'exit' ? 'ended' : raw.status === 'error' ? 'failed' : 'open',
      archived: raw.is_archived,
      blockedBy: blockedBy(raw.status, raw.status_detail),
      // Right after a run, and on plans without ACUs, Devin reports 0.
      cost: raw.acus_consumed > 0 ? raw.acus_consumed : 'not known yet',
      tags: raw.tags,
      pulls: raw.pull_requests.map(({ pr_url: url }) => url),
      startedAt: raw.created_at,
    }),
  ),
);

function blockedBy(status: string, detail: string | null | undefined): BlockedBy | undefined {
  if (detail === 'waiting_for_user' || detail === 'waiting_for_approval') return { by: 'person' };
  if (status !== 'suspended' || !detail || PAUSED.includes(detail)) return undefined;
  const fix = SUSPENDED[detail] ?? 'Open the session: Devin shows there what it waits for';
  return { by: 'suspension', reason: detail, fix };
}
