import type { Agent } from '../../src/agent/agent.ts';
import { isLive, type Session } from '../../src/agent/session.ts';
import * as tags from '../../src/agent/tags.ts';
import { turnTag } from '../../src/agent/turns.ts';
import type { Decision } from '../../src/policy/decide.ts';
import type { RunContext } from '../shared/context.ts';
import { noteOnIncident } from './incident-note.ts';
import { notifySession } from './notify-session.ts';
import type { PreparedOrder } from './prepare-order.ts';
import type { Skipped, Told, Updated, UpdateKind } from './result.ts';
import { handledTags } from './session-labels.ts';
import { settleSessions } from './settle-sessions.ts';
import { tagsToHandOn } from './start-session.ts';

/** A session that takes no more messages, so that the decision must be repeated. */
export interface EndedSession {
  session: Session;
  /** Its tags already contain this run's event, so its replacement needs the event too. */
  isHandled: boolean;
}

/** Notifies a session of an incident. Returns `Gone` if another session has to be notified. */
export async function updateSession(
  context: RunContext,
  agent: Agent,
  decision: Extract<Decision, { do: 'join' | 'update' }>,
  order: PreparedOrder,
  message: string,
): Promise<Updated | Skipped | EndedSession> {
  const { incident, situation } = order;
  const { session } = decision;
  const about = { incident, config: situation.config };
  const told = await notifySession(agent, session, {
    incident,
    trigger: situation.trigger,
    message,
    handedOn: async () => {
      const sessions = decision.do === 'join' ? await stillToJoin(context, agent, session, order) : situation.sessions;
      return sessions && tagsToHandOn(sessions, incident.id);
    },
  });
  const marked = { ...session, tags: [...session.tags, tags.TERMINATED_TAG] };
  switch (told) {
    case 'ended':
    case 'overtaken':
      return { session, isHandled: false };
    case 'leaving':
      return { session: marked, isHandled: false };
    case 'leaving after':
      return { session: withEvent(marked, order), isHandled: true };
    case 'declined':
      // The state of another incident's postmortem says nothing about this one.
      if (decision.do === 'join') return { session, isHandled: false };
      return { ...about, outcome: 'skipped', reason: 'declined', link: session.url };
    case 'known': {
      const reason = situation.trigger.by === 'hand' ? 'already-started' : 'duplicate-event';
      return { ...about, outcome: 'skipped', reason, link: session.url };
    }
    case 'told':
      if ((await noteOnIncident(context, agent, incident, session, order.noted, order.facts.earlier)) === 'leaving') {
        return { session: withEvent(marked, order), isHandled: true };
      }
      return { ...about, outcome: 'updated', ...toldBy(decision, order) };
  }
}

/** The part of the result about a session that was notified, or would be. */
export function toldBy(
  decision: Extract<Decision, { do: 'join' | 'update' }>,
  { facts, removed }: PreparedOrder,
): Told {
  return {
    how: updateKindOf(decision),
    session: decision.session,
    // An incident that joins has no document of its own.
    documentPath: decision.do === 'join' ? undefined : facts.documentPath,
    removed,
  };
}

function updateKindOf(decision: Extract<Decision, { do: 'join' | 'update' }>): UpdateKind {
  if (decision.do === 'join') return 'joined';
  return decision.order === 'write' ? 'asked to write' : 'notified of the new resolve';
}

/**
 * The sessions of the incident as they are now; undefined if the incident is not to join any more, because another run has started
 * a session for it meanwhile.
 */
async function stillToJoin(
  context: RunContext,
  agent: Agent,
  session: Session,
  order: PreparedOrder,
): Promise<readonly Session[] | undefined> {
  const { incident, facts, situation } = order;
  const found = await agent.findSessions(tags.incidentTag(incident.id));
  const joining = {
    ...session,
    tags: [
      ...session.tags,
      turnTag({ act: 'tell', incidentId: incident.id, resolvedAt: incident.resolvedAt ?? '' }, new Date()),
    ],
  };
  if (!found.some((each) => isLive(each) && each.id !== session.id)) return found;
  const about = { id: incident.id, facts: async () => situation.incident };
  const { trigger } = situation;
  const { stays, known } = await settleSessions(
    { context, agent, incident: about, trigger, documentPath: facts.documentPath },
    [...found.filter(({ id }) => id !== session.id), joining],
  );
  return stays?.id === session.id ? known : undefined;
}

function withEvent(session: Session, { incident, situation }: PreparedOrder): Session {
  return { ...session, tags: [...session.tags, ...handledTags(incident, situation.trigger)] };
}
