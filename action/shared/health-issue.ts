/**
 * One issue, "Postmortem pipeline needs attention", that is open while something is wrong and says how to mend it.
 */

import { byAge, isLive, isTerminated, type Session } from '../../src/devin/session.ts';
import { incidentIdsOf, resolvesOf } from '../../src/devin/tags.ts';
import type { DocsRepository } from '../../src/github/docs-repository.ts';
import { closeIssue, listIssues, upsertIssue } from '../../src/github/issues.ts';
import { lastRun } from '../../src/github/runs.ts';
import { ApiError } from '../../src/http/http.ts';
import { messageOf } from '../../src/http/message-of.ts';
import { plainText } from '../../src/text/markdown.ts';
import type { Desk } from './context.ts';
import { warning } from './log.ts';

export interface Problem {
  title: string;
  /** The cause, and what to do. */
  text: string;
  /** Where it can be seen. */
  link?: string;
}

const MARKER = '<!-- pagerduty-postmortem attention -->';
const LABEL = 'postmortem-pipeline';
const TITLE = 'Postmortem pipeline needs attention';
const DRAFT_WORKFLOW = 'postmortem.yml';
/** What failed earlier reconcile could not mend any more. */
const DRAFTED_WITHIN = 48 * 60 * 60_000;

/** How GitHub says that a run did not do what it was for; one that was cancelled, a person ended. */
const FAILED = ['failure', 'timed_out', 'startup_failure'];

/** Details of a suspended session that do not mean that somebody must pay or raise a limit. */
const PAUSED = ['inactivity', 'user_request'];

/**
 * What to do, a clause by the detail of a suspended session (docs.devin.ai, API reference v3, "Get session"; the last two are not listed
 * there and were seen elsewhere). Devin adds more over time.
 */
export const SUSPENDED: Readonly<Record<string, string>> = {
  usage_limit_exceeded:
    'The session reached its own limit, `devin.max-acu` in the configuration: raise it for such incidents',
  out_of_credits: 'Raise the limit of the Devin organization: buy credits, or switch on their automatic purchase',
  out_of_quota:
    'The quota of the plan is used up: wait until it is renewed, buy credits on demand, or take a larger plan',
  no_quota_allocation: 'An enterprise admin has to allocate a quota to the Devin organization',
  payment_declined: 'The payment was declined: correct the payment method in the billing settings of Devin',
  org_usage_limit_exceeded: 'An admin has to raise the usage limit of the Devin organization',
  total_session_limit_exceeded:
    'Too many sessions run at a time: end those that are not needed, or ask for a higher limit',
  error: 'The session stopped with an error: open it and read the last messages',
  user_usage_limit_exceeded: 'An admin has to raise the usage limit of the service user, or of whom it acts for',
  contract_expired: 'The contract with Devin has expired: renew it',
};

/** What is wrong now. `sessions` are the recent ones. */
export async function problemsOf({ docs, pagerduty }: Desk, sessions: readonly Session[]): Promise<Problem[]> {
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
        ? `PagerDuty dropped three webhooks to ${url} in a row and delivers nothing for 24 hours. Look at the relay's log for the last "unauthorized" or "invalid", mend that, then enable the subscription in PagerDuty (Integrations → Generic Webhooks)`
        : `PagerDuty delivers nothing to ${url}. Enable the subscription (Integrations → Generic Webhooks), or delete it`,
    })),
    ...(run !== undefined && FAILED.includes(run.conclusion ?? '')
      ? [
          {
            title: 'The last draft failed',
            text: 'Its log says why. Reconcile drafts the incident as soon as the cause is gone',
            link: run.html_url,
          },
        ]
      : []),
    ...sessions.filter((session) => !isReplaced(session, sessions)).flatMap(problemOf),
  ];
}

/** Whether a younger session is there for its incident. */
function isReplaced(session: Session, sessions: readonly Session[]): boolean {
  const ids = incidentIdsOf(session.tags);
  return sessions.some(
    (other) =>
      byAge(session, other) < 0 && !isTerminated(other) && incidentIdsOf(other.tags).some((id) => ids.includes(id)),
  );
}

/** What keeps a session from writing, where nothing came of it yet. */
function problemOf(session: Session): Problem[] {
  const { session_id: id, url, status, status_detail: detail, pull_requests: pulls, tags } = session;
  if (isTerminated(session) || session.is_archived || pulls.length > 0) return [];
  const about = `the session ${id} of incident ${incidentIdsOf(tags).join(', ') || 'unknown'}`;
  const isTold = resolvesOf(tags).length > 0;
  if (isLive(session) && isTold && (detail === 'waiting_for_user' || detail === 'waiting_for_approval')) {
    return [{ title: 'A session waits for a person', text: `Open ${about} and answer it, or end it`, link: url }];
  }
  if (status === 'suspended' && detail && !PAUSED.includes(detail)) {
    return [
      {
        title: `A session was suspended: ${detail}`,
        text: `${SUSPENDED[detail] ?? 'Open the session: Devin shows there what it waits for'}. Then send a message to ${about}`,
        link: url,
      },
    ];
  }
  if (status === 'error') {
    return [
      {
        title: 'A session broke before its pull request',
        text: `Reconcile replaces it once. If that one breaks too, look at ${about}, and start the workflow by hand with redo`,
        link: url,
      },
    ];
  }
  return [];
}

/** Nobody needs these rights for the rest; without them this check is left out. */
async function optional<Found>(found: Promise<Found> | undefined): Promise<Found | undefined> {
  try {
    return await found;
  } catch (error) {
    if (error instanceof ApiError) return undefined;
    throw error;
  }
}

/** Opens, updates or closes the issue. Where it cannot be written, that is a warning. */
export async function tellProblems(docs: DocsRepository, problems: readonly Problem[]): Promise<void> {
  try {
    if (problems.length === 0) {
      const issues = await listIssues(docs, LABEL, MARKER);
      for (const { number, state } of issues) if (state === 'open') await closeIssue(docs, number);
      return;
    }
    const list = problems.map(shown);
    const body = `Reconcile found what a person has to mend. It closes this issue when all is well.\n\n${list.join('\n')}`;
    await upsertIssue(docs, { marker: MARKER, title: TITLE, body, labels: [LABEL] }, { reopen: true });
  } catch (error) {
    warning(`The issue "${TITLE}" could not be written: ${messageOf(error)}. The job needs \`issues: write\` for it`);
  }
}

const MAX_TEXT = 1000;

/** One item of a list. */
export function shown({ title, text, link }: Problem): string {
  return `- **${plainText(title)}**\n  ${plainText(text, MAX_TEXT)}${link === undefined ? '' : `. [See it](${link})`}`;
}
