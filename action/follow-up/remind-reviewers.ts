/** Finds the postmortems that wait too long for a review, and reminds their reviewers. */
import { upsertComment } from '../../src/github/comments.ts';
import type { Pull } from '../../src/github/pulls.ts';
import { readIssueTimeline, type TimelineEvent } from '../../src/github/timeline.ts';
import { ApiError } from '../../src/http/http.ts';
import { isConfidential } from '../../src/incident/confidential.ts';
import type { Incident } from '../../src/incident/incident.ts';
import { configFor } from '../../src/policy/config-for.ts';
import type { WaitingReview } from '../../src/postmortem/index-reviews.ts';
import { incidentIdOfPath, isPostmortem } from '../../src/postmortem/paths.ts';
import { reminderDue } from '../../src/postmortem/reminders.ts';
import { reviewReminder, reviewReminderIn } from '../../src/postmortem/review-reminder.ts';
import { dayOf } from '../../src/time/days.ts';
import { DAY_SECONDS } from '../../src/time/units.ts';
import { announce } from '../shared/announce.ts';
import type { RunContext } from '../shared/context.ts';
import { wouldSend } from '../shared/what-left.ts';

/** In one run, the oldest first. */
const MAX_PULLS = 30;

export interface RemindedReviewers {
  waiting: WaitingReview[];
  /** Those whose reviewers were reminded in this run. */
  reminded: WaitingReview[];
  /** What did not work, each a sentence. */
  problems: string[];
}

/** Drafts are left alone. A failure at one pull request does not stop the others. */
export async function remindReviewers(context: RunContext, now: Date): Promise<RemindedReviewers> {
  const { config, docs, openPulls, inputs } = context;
  const found: RemindedReviewers = { waiting: [], reminded: [], problems: [] };
  const shortest = Math.min(
    ...[config, ...config.overrides].flatMap((each) => each['follow-up']?.['review-within'] || []),
  );
  const age = (since: string) => (now.getTime() - Date.parse(since)) / 1000;
  if (shortest === Number.POSITIVE_INFINITY) return found;
  const pulls = (await openPulls())
    .filter(({ draft, base, created_at: at }) => !draft && base.ref === context.defaultBranch && age(at) > shortest)
    .sort((one, other) => one.number - other.number)
    .slice(0, MAX_PULLS);
  for (const pull of pulls) {
    try {
      await look(pull);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      found.problems.push(`The review of #${pull.number} could not be followed: ${error.message}`);
    }
  }
  return found;

  async function look(pull: Pull): Promise<void> {
    const files = await context.filesOf(pull.number);
    const path = files.find(({ filename, status }) => status === 'added' && isPostmortem(filename, config))?.filename;
    if (path === undefined) return;
    const incident = await incidentOf(path);
    const facts = incident ?? { title: pull.title, service: undefined, serviceId: undefined, priority: undefined };
    const own = configFor(config, facts);
    const within = own['follow-up']['review-within'];
    if (within === 0 || isConfidential(facts, own)) return;
    const events = await readIssueTimeline(docs, pull.number);
    const since = events.findLast(({ event }) => event === 'ready_for_review')?.created_at ?? pull.created_at;
    if (age(since) <= within) return;
    const review = {
      number: pull.number,
      url: pull.html_url,
      title: facts.title,
      days: Math.floor(age(since) / DAY_SECONDS),
      reviewers: reviewersOf(pull, events, own.reviewers, docs.owner),
    };
    found.waiting.push(review);
    const from = dayOf(Date.parse(since) + within * 1000);
    const isOurs = await docs.recognizes();
    const sent = events.flatMap(({ actor, body, created_at: at }) =>
      at && isOurs(actor ?? null) ? reviewReminderIn(body ?? '', at, from) : [],
    );
    const stage = reminderDue(from, dayOf(now), sent);
    if (stage === undefined) return;
    const reminder = reviewReminder(review, stage);
    if (inputs.dryRun) wouldSend('GitHub', { path: '/comments', body: { body: reminder.body } });
    else {
      const { isNew } = await upsertComment(docs, pull.number, reminder);
      if (!isNew) return;
      const { days, reviewers, number, url } = review;
      await announce(context, { kind: 'review-waits', days, reviewers, subject: facts, pull: { number, url } });
    }
    found.reminded.push(review);
  }

  /** Undefined without a token, or if PagerDuty does not answer with it: then only the settings for all incidents apply. */
  async function incidentOf(path: string): Promise<Incident | undefined> {
    const id = incidentIdOfPath(path);
    try {
      return id === undefined ? undefined : await context.pagerduty?.getIncident(id);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      return undefined;
    }
  }
}

/** Those who are asked, else those who have reviewed, else those of the configuration, else the assignees. */
function reviewersOf(
  pull: Pull,
  events: readonly TimelineEvent[],
  configured: readonly string[],
  owner: string,
): string[] {
  const asked = [
    ...(pull.requested_reviewers ?? []).map(({ login }) => login),
    ...(pull.requested_teams ?? []).map(({ slug }) => `${owner}/${slug}`),
  ];
  const reviewed = events.flatMap(({ event, user }) => (event === 'reviewed' && user ? [user] : []));
  const people = reviewed.filter(({ login, type }) => type !== 'Bot' && login !== pull.user?.login);
  const all = [asked, people.map(({ login }) => login), configured, (pull.assignees ?? []).map(({ login }) => login)];
  return [...new Set(all.find((some) => some.length > 0) ?? [])];
}
