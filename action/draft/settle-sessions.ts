/**
 * Makes one of several live sessions of an incident. Every run settles all that it sees, and all by the same order, so it does
 * not matter which of them does it, nor how many.
 */

import type { Agent } from '../../src/agent/agent.ts';
import { byAge, isLive, type Session, whoStays } from '../../src/agent/session.ts';
import * as tags from '../../src/agent/tags.ts';
import { isLeaving, keepTag, notedTagsOf, standingOf, turnTag } from '../../src/agent/turns.ts';
import { cleanIncident, isClean } from '../../src/incident/clean-incident.ts';
import type { Incident } from '../../src/incident/incident.ts';
import { configFor } from '../../src/policy/config.ts';
import { wasTold } from '../../src/policy/session-history.ts';
import type { Trigger } from '../../src/policy/situation.ts';
import { handedOver } from '../../src/postmortem/messages.ts';
import { documentBranch, documentPath, type PostmortemPath } from '../../src/postmortem/paths.ts';
import type { RunContext } from '../shared/context.ts';
import { info } from '../shared/log.ts';
import { notifySession } from './notify-session.ts';

export interface Settled {
  /** The one that is alive; undefined if none is. */
  stays: Session | undefined;
  /** All of them, as this run knows them: a list may not show yet what was done. */
  known: Session[];
  /** What was done, each a sentence. */
  healed: string[];
}

interface Settling {
  context: RunContext;
  devin: Agent;
  /** Its facts, asked for only if a session has to be told of a resolve. */
  incident: { id: string; facts: () => Promise<Incident> };
  trigger: Trigger;
  /** Where the document of the incident is already; its title and date may have been others then. */
  documentPath?: PostmortemPath | undefined;
  /** The session that this run has made: it hands its event over by a message also if the other one knows the resolve. */
  made?: Session;
}

/** How often the order is taken anew because it changed meanwhile. */
const MAX_ROUNDS = 4;

/** Whether something is left to settle among the sessions of an incident. */
export function isUnsettled(sessions: readonly Session[], incidentId: string, now: Date): boolean {
  const stays = whoStays(sessions, incidentId, now);
  return losersAmong(sessions, stays, incidentId).length > 0 || leftBehind(stays, sessions, incidentId).length > 0;
}

/** `sessions` are those of the incident as Devin lists them now, and one that another run has it join. */
export async function settle(settling: Settling, sessions: readonly Session[]): Promise<Settled> {
  const { devin, incident } = settling;
  const healed: string[] = [];
  /** Whose turn to end came too late. */
  const kept = new Set<string>();
  /** A turn to end a session of which it is not known yet who stays in its place. */
  let open: { id: string; turn: string } | undefined;
  /** Those that accept nothing more, or are being ended. */
  const over = new Set<string>();
  let isChanged = false;
  let known = sessions.map((session) => ({ ...session }));
  const learn = (id: string, change: Partial<Session>) => {
    known = known.map((session) => (session.id === id ? { ...session, ...change } : session));
  };
  for (let round = 1; ; round += 1) {
    const now = new Date();
    const stays = whoStays(known, incident.id, now);
    if (stays === undefined && open !== undefined) {
      learn(open.id, { tags: await devin.addTags(open.id, [keepTag(open.turn)]) });
      open = undefined;
      continue;
    }
    const losers = losersAmong(known, stays, incident.id).filter(({ id }) => !kept.has(id));
    // What nobody wants any more goes first, so that nothing is handed over to it.
    const loser = losers.find((session) => isOverruled(session, known)) ?? losers[0];
    if (loser === undefined || round > MAX_ROUNDS * sessions.length) {
      if (stays !== undefined && ((await handOn(stays)) === 'ended' || (isChanged && (await isGoing(stays))))) {
        over.add(stays.id);
        known = await lookAgain();
        continue;
      }
      if (stays === undefined && over.size > 0) known = await lookAgain();
      return { stays: stays ?? whoStays(known, incident.id, now), known, healed };
    }
    const { id } = loser;
    isChanged = true;
    const heir = isOverruled(loser, known) ? undefined : stays;
    // What shares its session with others cannot go, so nothing keeps this one.
    if (heir !== undefined && !loser.tags.includes(tags.TERMINATED_TAG) && !tags.isShared(heir.tags)) {
      const turn = turnTag({ act: 'end' }, now);
      loser.tags = await devin.addTags(id, [turn]);
      learn(id, { tags: loser.tags });
      // It was joined or linked meanwhile: then the other one goes.
      if (standingOf(turn, loser.tags, now) !== 'mine') {
        kept.add(id);
        continue;
      }
      open = { id, turn };
    }
    if (heir !== undefined && (await handOver(settling, loser, heir)) === 'ended') {
      over.add(heir.id);
      known = await lookAgain();
      continue;
    }
    open = undefined;
    const last = await devin.stopSession(id);
    over.add(id);
    learn(id, { state: 'ended', tags: [...new Set([...loser.tags, ...last, tags.TERMINATED_TAG])] });
    healed.push(
      heir === undefined
        ? `The session ${id} of incident ${incident.id} was live although it had been marked as ended, or its incident declined: it was ended`
        : `Incident ${incident.id} had two sessions: ${id} was ended, ${heir.id} goes on`,
    );
    info(healed.at(-1) ?? '');
  }

  /** Whether another run ends it by now: asked last of all, so that what is reported is alive. */
  async function isGoing({ id }: Session): Promise<boolean> {
    const now = await devin.addTags(id, []);
    learn(id, { tags: now });
    return isLeaving(now, new Date());
  }

  /** As Devin lists them now, with what this run knows better. */
  async function lookAgain(): Promise<Session[]> {
    const listed = await devin.findSessions(tags.incidentTag(incident.id));
    const unlisted = known.filter(({ id }) => !listed.some((each) => each.id === id));
    return [...listed, ...unlisted].map((session) => {
      const before = known.find(({ id }) => id === session.id);
      const isOver = over.has(session.id) || (before !== undefined && !isLive(before));
      const own = [...new Set([...(before?.tags ?? []), ...session.tags])];
      return { ...session, tags: own, ...(isOver && { state: 'ended' as const }) };
    });
  }

  /** What ended sessions had handled, the one that stays has to know too. */
  async function handOn(stays: Session): Promise<'done' | 'ended'> {
    for (const session of leftBehind(stays, known, incident.id)) {
      if ((await handOver(settling, session, stays)) === 'ended') return 'ended';
      healed.push(
        `What the ended session ${session.id} of incident ${incident.id} had handled was handed on to ${stays.id}`,
      );
    }
    return 'done';
  }
}

/** Live ones that do not stay. One that writes about other incidents too goes on with those. */
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
 * Whether a person had said no before the session was started, and nobody asked for another one since: the run that started it
 * had looked before that. Which of two that were started within one second was the first, Devin does not say, so a no to one of
 * them counts for both.
 */
export function isOverruled(session: Session, sessions: readonly Session[]): boolean {
  if (tags.isShared(session.tags) || session.tags.includes(tags.BY_HAND_TAG)) return false;
  const upTo = sessions.filter(({ startedAt: time }) => time <= session.startedAt);
  return upTo.some(
    (declined) =>
      declined.id !== session.id &&
      declined.tags.includes(tags.DECLINED_TAG) &&
      !upTo.some((asked) => asked.tags.includes(tags.BY_HAND_TAG) && byAge(asked, declined) > 0),
  );
}

/** Sessions that we ended and that handled what the one that stays does not know of. */
function leftBehind(stays: Session | undefined, sessions: readonly Session[], incidentId: string): Session[] {
  if (stays === undefined) return [];
  return sessions.filter((session) => {
    if (session === stays || isLive(session) || !session.tags.includes(tags.TERMINATED_TAG)) return false;
    const missing = memoryOf(session.tags, incidentId).filter((tag) => !stays.tags.includes(tag));
    // At the limit older ones have made room, and would again.
    const fits = stays.tags.length + missing.length <= tags.MAX_TAGS;
    return (missing.length > 0 && fits) || saidOf(session, stays).length > 0 || isNews(session, stays);
  });
}

/** Whether it was told of a later resolve than the one that stays. In a shared one it may be another incident's. */
function isNews({ tags: own }: Session, stays: Session): boolean {
  const resolvedAt = tags.resolvesOf(own).at(-1);
  if (resolvedAt === undefined || tags.isShared(own) || stays.tags.includes(tags.DECLINED_TAG)) return false;
  return !isAbout(stays, own) || !wasTold(stays.tags, resolvedAt);
}

/** False: this incident is only about to join it, so that its resolves are other incidents'. */
function isAbout({ tags: others }: Session, own: readonly string[]): boolean {
  return tags.incidentIdsOf(own).every((id) => others.includes(tags.incidentTag(id)));
}

/** The tags of a session that the one in its place needs: the events it handled, and that a note is on the incident. */
export function memoryOf(own: readonly string[], incidentId: string): string[] {
  return [...tags.eventTagsOf(own), ...notedTagsOf(own, incidentId)];
}

/**
 * What a person has said about a session that goes, and the one that stays does not know: that it was asked for by hand, and
 * that its pull request was declined. Who asked by hand for the one that stays did so after a no to an older session.
 */
function saidOf(goes: Session, stays: Session): string[] {
  const isAsked = (session: Session) => session.tags.includes(tags.BY_HAND_TAG);
  const holds = !isAsked(stays) || (isAsked(goes) && byAge(goes, stays) > 0);
  return [tags.BY_HAND_TAG, ...(holds ? [tags.DECLINED_TAG] : [])].filter(
    (tag) => goes.tags.includes(tag) && !stays.tags.includes(tag),
  );
}

/** Tells the one that stays what only the other one knew. */
async function handOver(settling: Settling, loser: Session, stays: Session): Promise<'done' | 'ended'> {
  const { context, devin, incident, trigger, made } = settling;
  const memory = [...memoryOf(loser.tags, incident.id), ...saidOf(loser, stays)];
  stays.tags = await devin.addTags(stays.id, memory);
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
    ? await notifySession(devin, stays, { incident: clean, trigger, message })
    : await devin.sendMessage(stays.id, message);
  return told === 'ended' || told === 'leaving' || told === 'leaving after' ? 'ended' : 'done';
}
