/** Reviews one document of a pull request with everything that is known about its incident, and plans what Devin is asked. */
import type { Agent } from '../../src/agent/agent.ts';
import type { Session } from '../../src/agent/session.ts';
import { DECLINED_TAG } from '../../src/agent/tags.ts';
import { ApiError } from '../../src/http/http.ts';
import { incidentIdOfPath, type PostmortemPath, postmortemPath } from '../../src/postmortem/paths.ts';
import type { FixRequest } from '../../src/postmortem/review-comment.ts';
import { warning } from '../shared/log.ts';
import { lookupIncident } from '../shared/lookup-incident.ts';
import { once } from '../shared/once.ts';
import type { ChangedDocument } from './changes.ts';
import { withdrawDecline } from './declined.ts';
import type { EarlierPostmortems } from './earlier-postmortems.ts';
import { linesByDevin } from './lines-by-devin.ts';
import type { PullRequest } from './pull-request.ts';
import type { Quota } from './quota.ts';
import { planFixes } from './request-fixes.ts';
import type { ReviewedDocument } from './review-document.ts';
import type { Services } from './services.ts';

export interface Lookups extends Services {
  earlier: EarlierPostmortems;
  quota: Quota;
  /** The pull request has just been opened. */
  isNew: boolean;
}

export interface Reviewed {
  /** Undefined if the file's name is not a postmortem's. */
  path: PostmortemPath | undefined;
  reviewed: ReviewedDocument;
  session: Session | undefined;
  /** What Devin is asked; what was not queried and why, each a sentence. */
  asked: Asked;
  /** Asks Devin. Undefined if nothing is to be sent. Resolves to the result. */
  send: (() => Promise<Asked>) | undefined;
  leftOut: readonly string[];
  /** Why it was not checked in full, each with the fix. */
  unchecked: readonly string[];
}

export interface Asked {
  fixRequest: FixRequest | undefined;
  /** Why Devin is not asked. */
  leftOut: readonly string[];
}

/** Undefined if the file has no text of its own: it is gone, or a link. */
export async function reviewOne(
  file: ChangedDocument,
  request: PullRequest,
  lookups: Lookups,
): Promise<Reviewed | undefined> {
  const path = postmortemPath(file.filename, request.context.config.directory);
  const isDevins = path !== undefined && path === request.devins;
  const known = lookupIncident(path, { pagerduty: lookups.pagerduty, agent: undefined }, request.byDevin);
  const sessions = lookups.agent.then((agent) => lookupIncident(path, { pagerduty: undefined, agent }));
  const withdrawn = isDevins ? sessions.then(({ sessions: all }) => takeBackDecline(all, request, lookups)) : undefined;
  // Everything is asked for at once. What fails is reported where it is needed.
  for (const asking of [known, sessions, withdrawn]) asking?.catch(() => {});
  if (isDevins && request.context.inputs.devin.apiKey !== undefined) request.isDevinsAlone().catch(() => {});
  const lines = once(() => linesByDevin(request, file.filename));
  if (request.byDevin && hasPeoplesSections(request)) lines().catch(() => {});

  const { reviewDocument } = await import('./review-document.ts');
  const reviewed = await reviewDocument(file, request, {
    ...lookups,
    known,
    session: sessions.then(({ session }) => session),
    linesByDevin: lines,
  });
  if (reviewed === undefined) return undefined;
  const [{ leftOut, unchecked }, { session, leftOut: withoutDevin }] = await Promise.all([known, sessions]);
  const { asked, send } = isDevins
    ? await planToAsk(path, reviewed, session, request, await lookups.agent, withdrawn)
    : NOBODY_ASKED;
  return {
    path,
    reviewed,
    session,
    asked,
    send,
    leftOut: [...leftOut, ...withoutDevin, ...reviewed.leftOut],
    unchecked: [...unchecked, ...reviewed.unchecked],
  };
}

function hasPeoplesSections({ context: { config } }: PullRequest): boolean {
  return [config, ...config.overrides].some(({ sections }) =>
    Object.values(sections ?? {}).some((section) => section.by === 'people'),
  );
}

/** Reopened, or pushed to since: GitHub keeps only the newest of several waiting runs. */
async function takeBackDecline(
  sessions: readonly Session[],
  { context: { inputs } }: PullRequest,
  { agent: connecting, isNew }: Lookups,
): Promise<void> {
  const agent = await connecting;
  if (agent === undefined || isNew || inputs.dryRun) return;
  if (sessions.some(({ tags }) => tags.includes(DECLINED_TAG))) await withdrawDecline(agent, sessions);
}

interface Plan {
  asked: Asked;
  send: (() => Promise<Asked>) | undefined;
}

const NOBODY_ASKED: Plan = { asked: { fixRequest: undefined, leftOut: [] }, send: undefined };
const notAsked = (why: string): Asked => ({ fixRequest: undefined, leftOut: [why] });

async function planToAsk(
  path: PostmortemPath,
  { review: { findings }, config, isConfidential }: ReviewedDocument,
  session: Session | undefined,
  request: PullRequest,
  agent: Agent | undefined,
  withdrawn: Promise<void> | undefined,
): Promise<Plan> {
  if (agent === undefined) return NOBODY_ASKED;
  if (session === undefined) {
    const id = incidentIdOfPath(path);
    return {
      asked: notAsked(`Devin is not asked: no session with the tag pagerduty-incident:${id} was found.`),
      send: undefined,
    };
  }
  const failed = (error: unknown) => notAsked(`Devin could not be asked to fix the errors: ${toldOf(error)}`);
  try {
    await withdrawn;
    if (isConfidential) {
      return {
        asked: notAsked('Devin is not asked: the incident is confidential by the configuration.'),
        send: undefined,
      };
    }
    const { dryRun } = request.context.inputs;
    const { fixRequest, send } = await planFixes(request, { path, findings, config, session }, agent, dryRun);
    return {
      asked: { fixRequest, leftOut: [] },
      send: send && (() => send().then((sent) => ({ fixRequest: sent, leftOut: [] }), failed)),
    };
  } catch (error) {
    return { asked: failed(error), send: undefined };
  }
}

/** A service that does not answer is not a reason to fail: the comment mentions it, and the log has the details. */
function toldOf(error: unknown): string {
  if (!(error instanceof ApiError)) throw error;
  warning(error.message);
  return 'the log of the run says why.';
}
