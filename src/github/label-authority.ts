/** Who put a label on an issue, and what that person may do in its repository. */
import * as z from 'zod/mini';
import { ApiError } from '../http/http.ts';
import type { DocsRepository } from './docs-repository.ts';

export interface Labelling {
  login: string;
  /** An App, or another account that is no person. */
  isBot: boolean;
  /** Unix time in whole seconds. */
  at: number;
}

/** "List issue events": oldest first. The account of an event is null if it was deleted. */
const IssueEvent = z.object({
  event: z.string(),
  created_at: z.string(),
  actor: z.nullish(z.object({ login: z.string(), type: z.optional(z.string()) })),
  label: z.optional(z.object({ name: z.string() })),
});

/** Returns who last added the label to an issue; undefined if GitHub names nobody. */
export async function whoLabelled(docs: DocsRepository, issue: number, label: string): Promise<Labelling | undefined> {
  const events = await docs.list(
    'GET /repos/{owner}/{repo}/issues/{issue_number}/events',
    { issue_number: issue },
    IssueEvent,
  );
  const last = events.findLast(({ event, label: added }) => event === 'labeled' && added?.name === label);
  if (!last?.actor) return undefined;
  const { login, type } = last.actor;
  const isBot = (type !== undefined && type !== 'User') || login.endsWith('[bot]');
  return { login, isBot, at: Math.floor(Date.parse(last.created_at) / 1000) };
}

/**
 * Returns whether an account may write to the repository ("Get repository permissions for a user", where `maintain` counts as
 * write and `triage` as read).
 */
export async function mayWrite(docs: DocsRepository, login: string): Promise<boolean> {
  try {
    const { permission } = await docs.call(
      'GET /repos/{owner}/{repo}/collaborators/{username}/permission',
      { username: login },
      z.object({ permission: z.string() }),
    );
    return permission === 'write' || permission === 'admin';
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return false;
    throw error;
  }
}
