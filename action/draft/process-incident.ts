/**
 * Processes one incident: looks up its state, decides, and acts on the decision. Used by the modes `draft` and `reconcile`.
 */
import { isTerminated, type Session, whoStays } from '../../src/agent/session.ts';
import * as tags from '../../src/agent/tags.ts';
import { cleanIncident, isClean } from '../../src/incident/clean-incident.ts';
import type { Incident } from '../../src/incident/incident.ts';
import type { Config } from '../../src/policy/config.ts';
import { configFor } from '../../src/policy/config-for.ts';
import { type Decision, decide, needsLookup } from '../../src/policy/decide.ts';
import type { Situation, Trigger } from '../../src/policy/situation.ts';
import { messageOf } from '../../src/text/message-of.ts';
import { DAY_SECONDS } from '../../src/time/units.ts';
import { readTemplate } from '../shared/config-file.ts';
import { NO_DEVIN_KEY, sessionBody } from '../shared/connections.ts';
import type { RunContext } from '../shared/context.ts';
import { warning } from '../shared/log.ts';
import { recentSessions } from '../shared/recent-sessions.ts';
import { requireKnownConfidential } from '../shared/unknown-names.ts';
import { noteRemoved, wouldSend } from '../shared/what-left.ts';
import { endSession } from './end-session.ts';
import { findEarlier, findExistingDocument } from './existing-document.ts';
import { planNote } from './incident-note.ts';
import { messageFor, type PreparedOrder, prepareOrder, promptFor } from './prepare-order.ts';
import type { DryRun, Result } from './result.ts';
import { isUnsettled, settleSessions } from './settle-sessions.ts';
import { requestFor, startSession } from './start-session.ts';
import { type EndedSession, toldBy, updateSession } from './update-session.ts';

/** How often the decision is repeated because a session ended between the lookup and the message. */
const MAX_DECISIONS = 3;

/** `knownSessions` are all sessions of the incident, if they are known already. */
export async function processIncident(
  context: RunContext,
  incident: Incident,
  trigger: Trigger,
  {
    missingFacts,
    knownSessions,
  }: { missingFacts?: string | undefined; knownSessions?: readonly Session[] | undefined } = {},
): Promise<Result> {
  const config = configFor(context.config, incident);
  const known = { incident, trigger, config, sessions: knownSessions, now: new Date() };
  const need = needsLookup(known, context.config);
  if (need.lookup === 'none') return skipped(need.skip, incident, config);

  const mayWrite = need.lookup === 'all';
  const [sessions, recent, written, evidence, earlier, template] = await Promise.all([
    context.agent?.findSessions(tags.incidentTag(incident.id)) ?? [],
    mayWrite ? recentSessions(context.agent, DAY_SECONDS) : [],
    findExistingDocument(context, incident),
    mayWrite ? context.pagerduty?.getEvidence(incident.id, incident.alertCount) : undefined,
    mayWrite ? findEarlier(context, incident) : undefined,
    mayWrite && config.template !== undefined ? readTemplate(context, config.template) : undefined,
    requireKnownConfidential(context),
  ]);
  let situation: Situation = { ...known, sessions, recent, written: written?.link };
  const missing = missingFacts === undefined ? [] : [missingFacts];
  const about = { incident: { id: incident.id, facts: async () => incident }, trigger, documentPath: written?.path };
  const gone: EndedSession[] = [];
  for (let decisions = 1; ; decisions += 1) {
    if (context.agent && !context.inputs.dryRun && isUnsettled(situation.sessions, incident.id, new Date())) {
      const { known } = await settleSessions({ context, agent: context.agent, ...about }, situation.sessions);
      gone.push(...known.filter(isTerminated).map((session) => ({ session, isHandled: false })));
      situation = await lookUpAgain(context, situation, gone);
    }
    const heir = gone.some(({ isHandled }) => isHandled)
      ? whoStays(situation.sessions, incident.id, new Date())
      : undefined;
    if (heir !== undefined) return handedOverTo(heir, incident, config);
    const decision = decide(situation);
    if (decision.do === 'skip') return skipped(decision, incident, config);
    if (decision.do === 'end') return endSession(context, decision, incident, config);
    const recorded = evidence ?? (await context.pagerduty?.getEvidence(incident.id, incident.alertCount));
    const order = await prepareOrder(context, situation, {
      evidence: recorded,
      earlier,
      template,
      missing,
      path: written?.path,
    });
    const carried = await carryOut(context, decision, order);
    if (!('isHandled' in carried)) return carried;
    if (decisions === MAX_DECISIONS)
      throw new Error(`The sessions of incident ${incident.id} keep ending: run this again`);
    gone.push(carried);
    situation = await lookUpAgain(context, situation, gone);
  }
}

/** Looks up the current situation. Sessions that are known to be gone stay gone, whatever the list says. */
async function lookUpAgain(
  context: RunContext,
  situation: Situation,
  gone: readonly EndedSession[],
): Promise<Situation> {
  const goneAs = (one: Session) => gone.find(({ session }) => session.id === one.id)?.session;
  const found = (await context.agent?.findSessions(tags.incidentTag(situation.incident.id))) ?? [];
  return {
    ...situation,
    sessions: found.map((session) => {
      const known = goneAs(session);
      return known ? { ...session, state: 'ended', tags: [...new Set([...session.tags, ...known.tags])] } : session;
    }),
    recent: situation.recent.filter((session) => goneAs(session) === undefined),
  };
}

/** Another session has handled the event by now. */
async function handedOverTo(session: Session, raw: Incident, config: Config): Promise<Result> {
  const { incident, removed } = await cleanIncident(raw, config);
  return { outcome: 'updated', how: 'handed over', session, documentPath: undefined, removed, incident, config };
}

/** Returns the outcome if nothing is done. */
async function skipped(
  { reason, link }: Extract<Decision, { do: 'skip' }>,
  incident: Incident,
  config: Config,
): Promise<Result> {
  const { incident: shown } = await cleanIncident(incident, config);
  // A document's address contains its title.
  return { outcome: 'skipped', reason, link: isClean(shown) ? link : undefined, incident: shown, config };
}

async function carryOut(
  context: RunContext,
  decision: Exclude<Decision, { do: 'skip' | 'end' }>,
  order: PreparedOrder,
): Promise<Result | EndedSession> {
  const { agent, inputs } = context;
  const text = decision.do === 'create' ? await promptFor(order, decision.order) : await messageFor(order, decision);
  noteRemoved(text, order.removed);
  if (inputs.dryRun) {
    planSending(context, decision, order, text);
    return dryRun(decision, order, text);
  }
  if (agent === undefined) throw new Error(NO_DEVIN_KEY);
  return decision.do === 'create'
    ? startSession(context, agent, decision, order, text, (ended) => handOnOthers(context, order.incident, ended))
    : updateSession(context, agent, decision, order, text);
}

/** For the summary of a dry run. */
function planSending(
  context: RunContext,
  decision: Exclude<Decision, { do: 'skip' | 'end' }>,
  order: PreparedOrder,
  text: string,
): void {
  if (decision.do === 'create') {
    const about = { kind: decision.order, prompt: text, earlier: order.situation.sessions };
    wouldSend('Devin', { path: '/sessions', body: sessionBody(requestFor(context, order, about)) });
  } else wouldSend('Devin', { path: '/messages', body: { message: text } });
  planNote(context, order);
}

function dryRun(decision: Exclude<Decision, { do: 'skip' | 'end' }>, order: PreparedOrder, prompt: string): DryRun {
  const { incident, facts, removed, situation } = order;
  const about = { outcome: 'dry-run', incident, config: situation.config } as const;
  if (decision.do !== 'create') return { ...about, would: { do: 'update', prompt, ...toldBy(decision, order) } };
  const { order: kind, replaced } = decision;
  const { documentPath } = facts;
  return { ...about, would: { do: 'create', order: kind, documentPath, removed, prompt, replaced: replaced[0] } };
}

/** Gives the other incidents of a terminated session a new one, as reconcile would. */
async function handOnOthers(
  context: RunContext,
  { id: own }: { id: string },
  ended: readonly Session[],
): Promise<void> {
  const others = new Set(ended.flatMap((session) => tags.incidentIdsOf(session.tags)).filter((id) => id !== own));
  for (const id of others) {
    try {
      if (context.pagerduty === undefined) throw new Error('the input "pagerduty-token" is empty');
      await processIncident(context, await context.pagerduty.getIncident(id), { by: 'reconcile' });
    } catch (error) {
      warning(
        `Incident ${id} shared the terminated session and could not get a new one. Reconcile will try again: ${messageOf(error)}`,
      );
    }
  }
}
