/**
 * One issue, "Postmortem pipeline needs attention", that is open while something is wrong and says how to fix it.
 */

import { byAge, isLive, isTerminated, type Session } from '../../src/agent/session.ts';
import { incidentIdsOf, resolvesOf } from '../../src/agent/tags.ts';
import type { DocsRepository } from '../../src/github/docs-repository.ts';
import { closeIssue, listIssues, upsertIssue } from '../../src/github/issues.ts';
import { lastRun } from '../../src/github/last-run.ts';
import { ApiError } from '../../src/http/http.ts';
import { escapeMarkdown } from '../../src/text/markdown.ts';
import { messageOf } from '../../src/text/message-of.ts';
import { HOUR_MS } from '../../src/time/units.ts';
import type { RunContext } from './context.ts';
import { warning } from './log.ts';

export interface HealthProblem {
  title: string;
  /** The cause, and what to do. */
  text: string;
  /** Where to see it. */
  link?: string;
}

const MARKER = '<!-- pagerduty-postmortem attention -->';
const LABEL = 'postmortem-pipeline';
const TITLE = 'Postmortem pipeline needs attention';
const DRAFT_WORKFLOW = 'postmortem.yml';
/** Reconcile cannot make up for failures before that. */
const DRAFTED_WITHIN = 48 * HOUR_MS;

/** GitHub's conclusions for a failed run. A cancelled one was cancelled by a person. */
const FAILED = ['failure', 'timed_out', 'startup_failure'];

/** Returns the current problems. `sessions` are the recent ones. */
export async function healthProblems(
  { docs, pagerduty }: RunContext,
  sessions: readonly Session[],
): Promise<HealthProblem[]> {
  const [subscriptions, run] = await Promise.all([
    optional(pagerduty?.listWebhookSubscriptions()),
    optional(lastRun(docs, DRAFT_WORKFLOW, new Date(Date.now() - DRAFTED_WITHIN))),
  ]);
  const disabled = (subscriptions ?? []).filter(
    ({ url, active, temporarilyDisabled }) =>
      /\/pagerduty(-resolved)?\/?$/.test(url) && (!active || temporarilyDisabled),
  );
  return [
    ...disabled.map(({ id, url, temporarilyDisabled }) => ({
      title: `The webhook subscription ${id} is ${temporarilyDisabled ? 'switched off by PagerDuty' : 'not active'}`,
      text: temporarilyDisabled
        ? `PagerDuty dropped three webhooks to ${url} in a row and delivers nothing for 24 hours. Look in the relay's log for the last "unauthorized" or "invalid", fix that, then enable the subscription in PagerDuty (Integrations → Generic Webhooks)`
        : `PagerDuty delivers nothing to ${url}. Enable the subscription (Integrations → Generic Webhooks), or delete it`,
    })),
    ...(run !== undefined && FAILED.includes(run.conclusion ?? '')
      ? [
          {
            title: 'The last draft failed',
            text: 'Its log says why. Reconcile drafts the incident once the cause is fixed',
            link: run.html_url,
          },
        ]
      : []),
    ...sessions.filter((session) => !isReplaced(session, sessions)).flatMap(sessionProblem),
  ];
}

/** Returns whether there is a younger session for its incident. */
function isReplaced(session: Session, sessions: readonly Session[]): boolean {
  const ids = incidentIdsOf(session.tags);
  return sessions.some(
    (other) =>
      byAge(session, other) < 0 && !isTerminated(other) && incidentIdsOf(other.tags).some((id) => ids.includes(id)),
  );
}

/** Returns what keeps a session from writing, if it has no pull request yet. */
function sessionProblem(session: Session): HealthProblem[] {
  const { id, url, state, blockedBy, pulls, tags } = session;
  if (isTerminated(session) || session.archived || pulls.length > 0) return [];
  const about = `the session ${id} of incident ${incidentIdsOf(tags).join(', ') || 'unknown'}`;
  const isTold = resolvesOf(tags).length > 0;
  if (isLive(session) && isTold && blockedBy?.by === 'person') {
    return [{ title: 'A session waits for a person', text: `Open ${about} and answer it, or terminate it`, link: url }];
  }
  if (blockedBy?.by === 'suspension') {
    return [
      {
        title: `A session was suspended: ${blockedBy.reason}`,
        text: `${blockedBy.fix}. Then send a message to ${about}`,
        link: url,
      },
    ];
  }
  if (state === 'failed') {
    return [
      {
        title: 'A session broke before its pull request',
        text: `Reconcile replaces it once. If that one breaks too, look at ${about}, and run the workflow by hand with redo`,
        link: url,
      },
    ];
  }
  return [];
}

/** These permissions are needed for nothing else; without them this check is left out. */
async function optional<Found>(found: Promise<Found> | undefined): Promise<Found | undefined> {
  try {
    return await found;
  } catch (error) {
    if (error instanceof ApiError) return undefined;
    throw error;
  }
}

/** Opens, updates or closes the issue. If it cannot be written, that is a warning. */
export async function updateHealthIssue(docs: DocsRepository, problems: readonly HealthProblem[]): Promise<void> {
  try {
    if (problems.length === 0) {
      const issues = await listIssues(docs, LABEL, MARKER);
      for (const { number, state } of issues) if (state === 'open') await closeIssue(docs, number);
      return;
    }
    const list = problems.map(problemItem);
    const body = `Reconcile found problems that a person has to fix. It closes this issue once they are fixed.\n\n${list.join('\n')}`;
    await upsertIssue(docs, { marker: MARKER, title: TITLE, body, labels: [LABEL] }, { reopen: true });
  } catch (error) {
    warning(`The issue "${TITLE}" could not be written: ${messageOf(error)}. The job needs \`issues: write\` for it`);
  }
}

const MAX_TEXT = 1000;

/** One item of a list. */
export function problemItem({ title, text, link }: HealthProblem): string {
  return `- **${escapeMarkdown(title)}**\n  ${escapeMarkdown(text, MAX_TEXT)}${link === undefined ? '' : `. [See it](${link})`}`;
}
