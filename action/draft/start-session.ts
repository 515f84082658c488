import type { Agent, SessionRequest } from '../../src/agent/agent.ts';
import { isLive, type Session, whoStays } from '../../src/agent/session.ts';
import * as tags from '../../src/agent/tags.ts';
import { isBeingJoinedBy, isLeaving, isNoteTaken } from '../../src/agent/turns.ts';
import type { Decision } from '../../src/policy/decide.ts';
import { messageOf } from '../../src/text/message-of.ts';
import { DAY_SECONDS } from '../../src/time/units.ts';
import type { RunContext } from '../shared/context.ts';
import { warning } from '../shared/log.ts';
import { recentSessions } from '../shared/recent-sessions.ts';
import { noteOnIncident } from './incident-note.ts';
import type { PreparedOrder } from './prepare-order.ts';
import type { Result } from './result.ts';
import { sessionTags, sessionTitle } from './session-labels.ts';
import { isOverruled, isUnsettled, memoryOf, settleSessions } from './settle-sessions.ts';

/**
 * Starts a session, and looks whether another run has started one meanwhile. `handOn` is called with the sessions that were
 * terminated first.
 */
export async function startSession(
  context: RunContext,
  agent: Agent,
  { order: kind, replaced }: Extract<Decision, { do: 'create' }>,
  order: PreparedOrder,
  prompt: string,
  handOn: (ended: readonly Session[]) => Promise<void>,
): Promise<Result> {
  const { incident, situation, facts, removed } = order;
  const { config } = situation;
  const { documentPath } = facts;
  const about = { incident, config };
  const handedOver = (session: Session): Result => ({
    ...about,
    outcome: 'updated',
    how: 'handed over',
    session,
    documentPath,
    removed,
  });
  const ended: Session[] = [];
  for (const session of replaced) {
    const last = await agent.stopSession(session.id);
    ended.push({ ...session, state: 'ended', tags: [...session.tags, ...last, tags.TERMINATED_TAG] });
  }
  const request = requestFor(context, order, { kind, prompt, earlier: [...situation.sessions, ...ended] });
  const made = await agent.startSession(request, tags.incidentTag(incident.id));
  const stays = await lookAgain(context, agent, made, ended, order);
  await handOn(ended);
  const created: Result = { ...about, outcome: 'created', order: kind, session: made, documentPath, removed };
  if (stays === 'declined') return { ...about, outcome: 'skipped', reason: 'declined', link: undefined };
  if (stays === 'unknown') return created;
  // The run whose session stays writes the note on the incident.
  if (stays.id !== made.id) return handedOver(stays);
  // Handing on takes a while, so another run may have ended the session meanwhile.
  const isGone = ended.some((session) => tags.isShared(session.tags)) && (await isGoing(agent, made));
  const noted = isNoteTaken(made.tags, incident.id) || order.noted;
  if (isGone || (await noteOnIncident(context, agent, incident, made, noted, facts.earlier)) === 'leaving') {
    const heir = await lookAgain(context, agent, made, ended, order);
    if (heir === 'declined') return { ...about, outcome: 'skipped', reason: 'declined', link: undefined };
    if (heir !== 'unknown') return handedOver(heir);
  }
  return created;
}

/** Returns whether another run is ending the session, or has ended it. */
async function isGoing(agent: Agent, { id }: Session): Promise<boolean> {
  return isLeaving(await agent.addTags(id, []), new Date());
}

/** What the session is started with. It takes over what the `earlier` ones that we terminated had handled. */
export function requestFor(
  { repository }: RunContext,
  { incident, situation: { config, trigger } }: PreparedOrder,
  { kind, prompt, earlier }: { kind: 'write' | 'gather'; prompt: string; earlier: readonly Session[] },
): SessionRequest {
  const { playbook, mode, knowledge, repos, tags: own, 'max-acu': maxCost } = config.devin;
  return {
    prompt,
    title: sessionTitle(incident),
    tags: sessionTags(incident, kind, trigger, own, tagsToHandOn(earlier, incident.id)),
    repositories: [...new Set([repository, ...repos])],
    maxCost,
    playbook,
    knowledge,
    mode,
  };
}

/** How many tags the next session takes over at most: the newest. */
const MAX_HANDED_ON = 20;

/** The tags that a session takes over from those of its incident that we terminated. */
export function tagsToHandOn(sessions: readonly Session[], incidentId: string): string[] {
  const own = sessions.filter((session) => session.tags.includes(tags.TERMINATED_TAG));
  return [...new Set(own.flatMap((session) => memoryOf(session.tags, incidentId)))].slice(-MAX_HANDED_ON);
}

/**
 * Checks what other runs did meanwhile: if several sessions are live, one stays, and a session that started although a person
 * declined in between is terminated. Errors here are left to reconcile: the session exists.
 */
async function lookAgain(
  context: RunContext,
  agent: Agent,
  made: Session,
  ended: readonly Session[],
  { incident, facts, situation }: PreparedOrder,
): Promise<Session | 'declined' | 'unknown'> {
  const { trigger, sessions: before } = situation;
  try {
    // Replaced sessions, and those that take no messages, may be listed as live for a moment.
    const over = new Map([...before.filter((session) => !isLive(session)), ...ended].map((each) => [each.id, each]));
    const mayJoin = situation.config.limits['group-window'] > 0;
    const [own, recent] = await Promise.all([
      agent.findSessions(tags.incidentTag(incident.id)),
      mayJoin ? recentSessions(agent, DAY_SECONDS) : [],
    ]);
    // A run that lets it join another session may not have tagged that one yet, or may have done so between the two answers.
    const joining = recent.filter(
      (session) =>
        isLive(session) &&
        (session.tags.includes(tags.incidentTag(incident.id)) ||
          isBeingJoinedBy(session.tags, incident.id, new Date())) &&
        !own.some((each) => each.id === session.id),
    );
    const listed = [...own, ...joining].map((session) =>
      over.has(session.id)
        ? {
            ...session,
            state: 'ended' as const,
            tags: [...new Set([...session.tags, ...(over.get(session.id)?.tags ?? [])])],
          }
        : session,
    );
    // A list may not contain a session that was just created.
    const found = listed.some(({ id }) => id === made.id) ? listed : [...listed, made];
    if (isOverruled(made, found)) {
      await agent.stopSession(made.id);
      return 'declined';
    }
    const now = new Date();
    const isAlone = whoStays(found, incident.id, now)?.id === made.id;
    if (isAlone && !isUnsettled(found, incident.id, now)) return made;
    const about = { id: incident.id, facts: async () => situation.incident };
    const { stays } = await settleSessions(
      { context, agent, incident: about, trigger, documentPath: facts.documentPath, made },
      found,
    );
    return stays ?? made;
  } catch (error) {
    warning(
      `Could not check for a concurrent session of incident ${incident.id}. Reconcile will resolve it: ${messageOf(error)}`,
    );
    return 'unknown';
  }
}
