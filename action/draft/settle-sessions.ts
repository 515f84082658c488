/**
 * Reduces several live sessions of an incident to one. Every run settles all that it sees, with the same rules, so it does
 * not matter which run does it, or how many.
 */

import type { Agent } from '../../src/agent/agent.ts';
import { byAge, isLive, type Session, whoStays } from '../../src/agent/session.ts';
import * as tags from '../../src/agent/tags.ts';
import { isBeingJoined, isLeaving, isNoted, keepTag, notedTagsOf, standingOf, turnTag } from '../../src/agent/turns.ts';
import { cleanIncident, isClean } from '../../src/incident/clean-incident.ts';
import type { Incident } from '../../src/incident/incident.ts';
import { configFor } from '../../src/policy/config-for.ts';
import { wasTold } from '../../src/policy/session-history.ts';
import type { Trigger } from '../../src/policy/situation.ts';
import { handedOver } from '../../src/postmortem/messages.ts';
import { documentBranch, documentPath, type PostmortemPath } from '../../src/postmortem/paths.ts';
import type { RunContext } from '../shared/context.ts';
import { info } from '../shared/log.ts';
import { notifySession } from './notify-session.ts';

export interface SettledSessions {
  /** The live one; undefined if there is none. */
  stays: Session | undefined;
  /** All of them, as this run knows them: a list may not show recent changes yet. */
  known: Session[];
  /** What was repaired, each a sentence. */
  repairs: string[];
}

interface Settling {
  context: RunContext;
  agent: Agent;
  /** Its facts, fetched only if a session must be notified of a resolve. */
  incident: { id: string; facts: () => Promise<Incident> };
  trigger: Trigger;
  /** Where the document of the incident already is. Its title and date may have been different then. */
  documentPath?: PostmortemPath | undefined;
  /** The session that this run created. It hands over its event with a message even if the other one knows the resolve. */
  made?: Session;
}

/** How often the ranking is repeated because it changed meanwhile. */
const MAX_ROUNDS = 4;

/** Returns whether the sessions of an incident still need settling. */
export function isUnsettled(sessions: readonly Session[], incidentId: string, now: Date): boolean {
  const stays = whoStays(sessions, incidentId, now);
  return losersAmong(sessions, stays, incidentId).length > 0 || leftBehind(stays, sessions, incidentId).length > 0;
}

/** `sessions` are those of the incident as Devin lists them now, and one that another run lets it join. */
export async function settleSessions(settling: Settling, sessions: readonly Session[]): Promise<SettledSessions> {
  const { agent, incident } = settling;
  const repairs: string[] = [];
  /** Sessions whose turn to end came too late. */
  const kept = new Set<string>();
  /** One of them that another incident is joining: it will be shared. */
  let joined: string | undefined;
  /** A turn to end a session, while it is unknown which one stays instead. */
  let open: { id: string; turn: string } | undefined;
  /** Sessions that take no more messages, or are being ended. */
  const over = new Set<string>();
  let isChanged = false;
  let known = sessions.map((session) => ({ ...session }));
  const learn = (id: string, change: Partial<Session>) => {
    known = known.map((session) => (session.id === id ? { ...session, ...change } : session));
  };
  for (let round = 1; ; round += 1) {
    const now = new Date();
    const stays = known.find(({ id }) => id === joined) ?? whoStays(known, incident.id, now);
    if (stays === undefined && open !== undefined) {
      learn(open.id, { tags: await agent.addTags(open.id, [keepTag(open.turn)]) });
      open = undefined;
      continue;
    }
    // A shared session stays whatever happens, so against it no other one is kept.
    const isSure = stays !== undefined && (tags.isShared(stays.tags) || stays.id === joined);
    const losers = losersAmong(known, stays, incident.id).filter(({ id }) => isSure || !kept.has(id));
    // Declined sessions go first, so that nothing is handed over to them.
    const loser = losers.find((session) => isOverruled(session, known)) ?? losers[0];
    if (loser === undefined || round > MAX_ROUNDS * sessions.length) {
      if (stays !== undefined && ((await handOn(stays)) === 'ended' || (isChanged && (await isGoing(stays))))) {
        over.add(stays.id);
        if (stays.id === joined) joined = undefined;
        known = await lookAgain();
        continue;
      }
      if (stays === undefined && over.size > 0) known = await lookAgain();
      return { stays: stays ?? whoStays(known, incident.id, now), known, repairs };
    }
    const { id } = loser;
    isChanged = true;
    const heir = isOverruled(loser, known) ? undefined : stays;
    // Next to one that stays in any case, this one is not needed.
    if (heir !== undefined && !loser.tags.includes(tags.TERMINATED_TAG) && !isSure) {
      const turn = turnTag({ act: 'end' }, now);
      loser.tags = await agent.addTags(id, [turn]);
      learn(id, { tags: loser.tags });
      // It was joined or linked meanwhile: then the other one goes.
      if (standingOf(turn, loser.tags, now) !== 'mine') {
        kept.add(id);
        if (isBeingJoined(loser.tags, now)) joined ??= id;
        continue;
      }
      open = { id, turn };
    }
    if (heir !== undefined && (await handOver(settling, loser, heir)) === 'ended') {
      over.add(heir.id);
      if (heir.id === joined) joined = undefined;
      known = await lookAgain();
      continue;
    }
    open = undefined;
    const last = await agent.stopSession(id);
    over.add(id);
    learn(id, { state: 'ended', tags: [...new Set([...loser.tags, ...last, tags.TERMINATED_TAG])] });
    repairs.push(
      heir === undefined
        ? `The session ${id} of incident ${incident.id} was live although it was marked as terminated or its incident was declined: terminated it`
        : `Incident ${incident.id} had two sessions: terminated ${id}, keeping ${heir.id}`,
    );
    info(repairs.at(-1) ?? '');
  }

  /** Returns whether another run is ending it now. Checked last, so that the reported session is alive. */
  async function isGoing({ id }: Session): Promise<boolean> {
    const now = await agent.addTags(id, []);
    learn(id, { tags: now });
    return isLeaving(now, new Date());
  }

  /** Lists the sessions again, corrected by what this run knows. */
  async function lookAgain(): Promise<Session[]> {
    const listed = await agent.findSessions(tags.incidentTag(incident.id));
    const unlisted = known.filter(({ id }) => !listed.some((each) => each.id === id));
    return [...listed, ...unlisted].map((session) => {
      const before = known.find(({ id }) => id === session.id);
      const isOver = over.has(session.id) || (before !== undefined && !isLive(before));
      const own = [...new Set([...(before?.tags ?? []), ...session.tags])];
      return { ...session, tags: own, ...(isOver && { state: 'ended' as const }) };
    });
  }

  /** Hands over to the session that stays what ended sessions had handled. */
  async function handOn(stays: Session): Promise<'done' | 'ended'> {
    for (const session of leftBehind(stays, known, incident.id)) {
      if ((await handOver(settling, session, stays)) === 'ended') return 'ended';
      repairs.push(
        `Handed over the events of the ended session ${session.id} of incident ${incident.id} to ${stays.id}`,
      );
    }
    return 'done';
  }
}

/** Returns live sessions that do not stay. A session that writes about other incidents too continues with those. */
function losersAmong(sessions: readonly Session[], stays: Session | undefined, incidentId: string): Session[] {
  return sessions.filter(
    (session) =>
      isLive(session) &&
      session.tags.includes(tags.incidentTag(incidentId)) &&
      (session.tags.includes(tags.TERMINATED_TAG) ||
        isOverruled(session, sessions) ||
        (stays !== undefined && session !== stays && !tags.isShared(session.tags))),
  );
}

/**
 * Returns whether a person declined before the session was started, and nobody asked for another one since: the run that started it
 * had checked before that. If two sessions were started within one second, Devin does not say which was first, so declining one of
 * them counts for both.
 */
export function isOverruled(session: Session, sessions: readonly Session[]): boolean {
  if (tags.isShared(session.tags) || session.tags.includes(tags.BY_HAND_TAG)) return false;
  const wasAlone = tags.incidentIdsOf(session.tags).some((id) => isNoted(session.tags, id));
  const upTo = sessions.filter(({ startedAt: time }) =>
    wasAlone ? time < session.startedAt : time <= session.startedAt,
  );
  return upTo.some(
    (declined) =>
      declined.id !== session.id &&
      declined.tags.includes(tags.DECLINED_TAG) &&
      !upTo.some((asked) => asked.tags.includes(tags.BY_HAND_TAG) && byAge(asked, declined) > 0),
  );
}

/** Returns terminated sessions that handled events which the session that stays does not know. */
function leftBehind(stays: Session | undefined, sessions: readonly Session[], incidentId: string): Session[] {
  if (stays === undefined) return [];
  return sessions.filter((session) => {
    if (session === stays || isLive(session) || !session.tags.includes(tags.TERMINATED_TAG)) return false;
    const missing = memoryOf(session.tags, incidentId).filter((tag) => !stays.tags.includes(tag));
    // At the limit, older tags were removed, and would be removed again.
    const fits = stays.tags.length + missing.length <= tags.MAX_TAGS;
    return (missing.length > 0 && fits) || saidOf(session, stays).includes(tags.DECLINED_TAG) || isNews(session, stays);
  });
}

/** Returns whether it was notified of a later resolve than the session that stays. In a shared one it may be another incident's. */
function isNews({ tags: own }: Session, stays: Session): boolean {
  const resolvedAt = tags.resolvesOf(own).at(-1);
  if (resolvedAt === undefined || tags.isShared(own) || stays.tags.includes(tags.DECLINED_TAG)) return false;
  return !isAbout(stays, own) || !wasTold(stays.tags, resolvedAt);
}

/** False: this incident is only about to join it, so its resolves are other incidents'. */
function isAbout({ tags: others }: Session, own: readonly string[]): boolean {
  return tags.incidentIdsOf(own).every((id) => others.includes(tags.incidentTag(id)));
}

/** Returns the tags that a replacement session needs: the handled events, and that there is a note on the incident. */
export function memoryOf(own: readonly string[], incidentId: string): string[] {
  return [...tags.eventTagsOf(own), ...notedTagsOf(own, incidentId)];
}

/**
 * Returns what a person said about the terminated session that the remaining one does not know: that it was a manual run, and that
 * its pull request was declined. A manual run that started the remaining one came after an older session was declined.
 */
function saidOf(goes: Session, stays: Session): string[] {
  const isAsked = (session: Session) => session.tags.includes(tags.BY_HAND_TAG);
  const holds = !isAsked(stays) || (isAsked(goes) && byAge(goes, stays) > 0);
  return [tags.BY_HAND_TAG, ...(holds ? [tags.DECLINED_TAG] : [])].filter(
    (tag) => goes.tags.includes(tag) && !stays.tags.includes(tag),
  );
}

/** Adds to the remaining session what only the terminated one knew. */
async function handOver(settling: Settling, loser: Session, stays: Session): Promise<'done' | 'ended'> {
  const { context, agent, incident, trigger, made } = settling;
  const memory = [...memoryOf(loser.tags, incident.id), ...saidOf(loser, stays)];
  stays.tags = await agent.addTags(stays.id, memory);
  if (isLeaving(stays.tags, new Date())) return 'ended';
  const news = isNews(loser, stays);
  if (!news && loser.id !== made?.id) return 'done';
  if (stays.tags.includes(tags.DECLINED_TAG) && trigger.by !== 'hand') return 'done';
  const facts = await incident.facts();
  const config = configFor(context.config, facts);
  const resolvedAt = tags.resolvesOf(loser.tags).at(-1);
  const { incident: clean } = await cleanIncident(
    news && resolvedAt !== undefined ? { ...facts, status: 'resolved', resolvedAt } : facts,
    config,
  );
  if (!isClean(clean)) return 'done';
  const message = handedOver({
    incident: clean,
    repository: context.repository,
    documentPath: settling.documentPath ?? documentPath(clean, config.directory, new Date()),
    branch: documentBranch(clean),
  });
  const told = news
    ? await notifySession(agent, stays, { incident: clean, trigger, message })
    : await agent.sendMessage(stays.id, message);
  return told === 'ended' || told === 'leaving' || told === 'leaving after' ? 'ended' : 'done';
}
