/**
 * Turns: before a step that must happen once, a run announces it with its own tag on the session. Devin appends tags
 * in the order in which they arrive and answers with the whole list (docs.devin.ai, "Append session tags"), so every run reads
 * from the answer who was first, and all read the same. A run that ended in the middle of its turn loses it after a while.
 */
import { randomUUID } from 'node:crypto';
import { DECLINED_TAG, incidentIdsOf, isShared, resolvesOf, TERMINATED_TAG, TURN_TAG } from './tags.ts';

/**
 * `tell`: asks to write for a resolve of an incident.
 * `note`: writes the note on the incident, which links this session.
 * `noted`: the note exists, and links one that was ended since.
 * `stop`: ends a session that gathers, because there will be no postmortem.
 * `end`: ends one of several sessions.
 */
type Act =
  | { act: 'tell'; incidentId: string; resolvedAt: string }
  | { act: 'note' | 'noted'; incidentId: string }
  | { act: 'stop' | 'end' };

type Turn = Act & { tag: string /** Unix time in whole seconds. */; takenAt: number };

/** No run lives longer: the workflows have `timeout-minutes: 15`, and reconcile's turns take less. */
const LASTS_SECONDS = 15 * 60;

/** Returns the tag with which a run takes a turn; no two are the same. */
export function turnTag(turn: Act, now: Date): string {
  const what =
    turn.act === 'tell'
      ? [turn.act, turn.incidentId, turn.resolvedAt]
      : 'incidentId' in turn
        ? [turn.act, turn.incidentId]
        : [turn.act];
  return `${TURN_TAG}${[...what, `${Math.floor(now.getTime() / 1000)}-${randomUUID().slice(0, 8)}`].join(':')}`;
}

const TAG = /^postmortem-turn:(?:(tell):([A-Z0-9]+):(.+)|(noted?):([A-Z0-9]+)|(stop|end)):(\d+)-\w+$/;

function readTurn(tag: string): Turn | undefined {
  const [, tell, toldIncident, resolvedAt, note, notedIncident, end, time] = TAG.exec(tag) ?? [];
  const common = { tag, takenAt: Number(time) };
  if (tell && toldIncident && resolvedAt) return { act: 'tell', incidentId: toldIncident, resolvedAt, ...common };
  if (notedIncident) return { act: note === 'noted' ? note : 'note', incidentId: notedIncident, ...common };
  return end === 'stop' || end === 'end' ? { act: end, ...common } : undefined;
}

const turnsIn = (tags: readonly string[]) => tags.flatMap((tag) => readTurn(tag) ?? []);

function isFresh({ takenAt }: Turn, now: Date): boolean {
  return now.getTime() / 1000 - takenAt < LASTS_SECONDS;
}

/** The position of a turn in the list that its tag was added to. */
export type Standing =
  /** Do it. `unsure`: a run that had the turn before ended in the middle, so check first whether it was done. */
  | 'mine'
  | 'unsure'
  /** Another run is doing it, or has done it. */
  | 'theirs'
  /** The session is being ended, or has been. */
  | 'leaving';

/** Returns whose turn it is. `tags` come from the answer to adding `tag`. */
export function standingOf(tag: string, tags: readonly string[], now: Date): Standing {
  const mine = readTurn(tag);
  const before = turnsIn(tags.slice(0, Math.max(0, tags.indexOf(tag))));
  if (mine === undefined) return 'theirs';
  if (mine.act === 'stop' || mine.act === 'end') return isVoid(mine, tags) ? 'theirs' : 'mine';
  if (isLeaving(tags.slice(0, tags.indexOf(tag)), now)) return 'leaving';
  const rivals = before.filter((each) => isRival(each, mine));
  if (rivals.some((each) => isFresh(each, now))) return 'theirs';
  return rivals.length > 0 ? 'unsure' : 'mine';
}

function isRival(one: Turn, mine: Turn): boolean {
  if (mine.act === 'tell') {
    return one.act === 'tell' && one.incidentId === mine.incidentId && seconds(one) >= seconds(mine);
  }
  return mine.act === 'note' && (one.act === 'note' || one.act === 'noted') && one.incidentId === mine.incidentId;
}

/** Whole seconds: webhooks give milliseconds, REST does not. */
const seconds = ({ resolvedAt }: { resolvedAt: string }) => Math.floor(Date.parse(resolvedAt) / 1000);

/** The tag that takes back a turn to end a session, because the one that should have stayed has ended. */
export const keepTag = (endTurn: string) => endTurn.replace(/^postmortem-turn:(?:stop|end):/, `${TURN_TAG}keep:`);

/** Returns whether a run is ending this session, or has marked it as terminated: it is not the one that stays. */
export function isLeaving(tags: readonly string[], now: Date): boolean {
  if (tags.includes(TERMINATED_TAG)) return true;
  return turnsIn(tags).some(
    (turn) => (turn.act === 'stop' || turn.act === 'end') && isFresh(turn, now) && !isVoid(turn, tags),
  );
}

/**
 * Returns whether a turn to end the session came too late, or was taken back. A gathering session was asked to write first; one of
 * several was joined by another incident or linked by a note, so it is the one that stays.
 */
function isVoid(turn: Turn, tags: readonly string[]): boolean {
  if (tags.includes(keepTag(turn.tag))) return true;
  const before = tags.slice(0, tags.indexOf(turn.tag));
  const pending = takenIn(before).filter((each) => turn.takenAt - each.takenAt < LASTS_SECONDS);
  if (turn.act === 'stop') return resolvesOf(before).length > 0 || pending.some(({ act }) => act === 'tell');
  return isShared(before) || isJoined(before, pending) || pending.some(({ act }) => act === 'note');
}

/** Turns to tell and to note that came before any turn to end the session. */
function takenIn(tags: readonly string[]): Turn[] {
  return turnsIn(tags).filter(
    ({ act, tag, takenAt }) =>
      (act === 'tell' || act === 'note') && !isLeaving(tags.slice(0, tags.indexOf(tag)), new Date(takenAt * 1000)),
  );
}

/** A turn to join that came after a person declined is not carried out. */
function isJoined(tags: readonly string[], pending: readonly Turn[]): boolean {
  const own = incidentIdsOf(tags);
  return pending.some((turn) => turn.act === 'tell' && !own.includes(turn.incidentId) && !declinedBefore(turn, tags));
}

function declinedBefore({ tag }: Turn, tags: readonly string[]): boolean {
  return tags.slice(0, tags.indexOf(tag)).includes(DECLINED_TAG);
}

/** Returns whether a run is about to notify it of an incident that it does not know yet. */
export function isBeingJoined(tags: readonly string[], now: Date): boolean {
  const fresh = takenIn(tags).filter((turn) => isFresh(turn, now));
  return isJoined(tags, fresh);
}

/** Returns whether a run is about to notify it of this incident, which it does not know yet. */
export function isBeingJoinedBy(tags: readonly string[], incidentId: string, now: Date): boolean {
  const fresh = takenIn(tags).filter(
    (turn) => isFresh(turn, now) && turn.act === 'tell' && turn.incidentId === incidentId,
  );
  return isJoined(tags, fresh);
}

/** Returns whether the note on this incident links it. */
export function isNoted(tags: readonly string[], incidentId: string): boolean {
  return takenIn(tags).some((turn) => turn.act === 'note' && turn.incidentId === incidentId);
}

/**
 * Returns the tags that record a note on this incident, for the replacement of an ended session. A run whose turn came when the
 * session was leaving has written none.
 */
export function notedTagsOf(tags: readonly string[], incidentId: string): string[] {
  return [...takenIn(tags), ...turnsIn(tags).filter(({ act }) => act === 'noted')].flatMap((turn) =>
    (turn.act === 'note' || turn.act === 'noted') && turn.incidentId === incidentId
      ? [turn.tag.replace(/^postmortem-turn:note:/, `${TURN_TAG}noted:`)]
      : [],
  );
}

/** Returns whether there is a note on this incident, or a run is about to write it. */
export const isNoteTaken = (tags: readonly string[], incidentId: string) => notedTagsOf(tags, incidentId).length > 0;
