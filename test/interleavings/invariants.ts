/**
 * The invariants, checked against what the world holds and against what each run did. In words of its own: the action's rules
 * are what is being tested.
 */
import { ordersToWrite, wholeSeconds } from '../orders-to-write.ts';
import { incidentX, incidentY, isGrouped, type Report, type Scenario } from './scenario.ts';
import type { Choice, Ending } from './schedule.ts';
import type { Effect, SimSession, World } from './world.ts';

export interface Played {
  scenario: Scenario;
  world: World;
  choices: readonly Choice[];
  endings: readonly Ending<Report>[];
}

const TERMINATED = 'postmortem-terminated';
/** The run that makes up for what is left. */
const AFTERWARDS = 'reconcile afterwards';
const DECLINED = 'postmortem-declined';
const isLive = ({ status }: SimSession) => status === 'running';
const isOurEnd = (session: SimSession) => !isLive(session) && session.tags.includes(TERMINATED);
const incidentsOf = ({ tags }: SimSession) => valuesOf(tags, 'pagerduty-incident:');
const valuesOf = (tags: readonly string[], prefix: string) =>
  tags.filter((tag) => tag.startsWith(prefix)).map((tag) => tag.slice(prefix.length));
const nameOf = ({ session_id }: SimSession) => session_id.replace('devin-', '');

/** What is wrong at the end, each a sentence that begins with the number of its invariant. */
export function judge(played: Played): string[] {
  const { scenario, world } = played;
  const incidents = isGrouped(scenario) ? ['QX', 'QY'] : ['QX'];
  return [
    ...incidents.flatMap((id) => judgeIncident(played, id)),
    ...createdBlindly(played),
    ...foreignEffects(played),
    ...lostTags(world),
    ...world.sessions
      .filter((session) => isLive(session) && session.tags.includes(TERMINATED))
      .map((session) => `10: ${nameOf(session)} is live and marked as terminated`),
    ...world.effects.flatMap((effect) =>
      effect.does === 'terminate' && !world.find(effect.session).tags.includes(TERMINATED)
        ? [`10: ${effect.run} ended ${nameOf(world.find(effect.session))} without its mark`]
        : [],
    ),
    ...toldWhileLeaving(world),
    ...keptByRedo(played),
    ...wrongOneStays(played),
    ...reports(played),
  ];
}

function judgeIncident({ scenario, world, endings, choices }: Played, id: string): string[] {
  const problems: string[] = [];
  const sessions = world.of(id);
  const standing = sessions.filter((session) => !isOurEnd(session));
  const live = standing.filter(isLive);
  if (live.length > 1) problems.push(`1: ${id} has ${live.length} live sessions: ${live.map(nameOf).join(', ')}`);
  const { createdAt, resolvedAt, merged, status } = id === 'QX' ? incidentX(scenario) : incidentY(scenario);
  const isShort = Date.parse(resolvedAt ?? '') - Date.parse(createdAt ?? '') < 300_000;
  const byHand = endings.some(
    (each) =>
      each.how === 'done' &&
      (each.result.kind === 'manual' || each.result.kind === 'redo') &&
      each.result.incident === id &&
      each.result.outcome !== 'skipped',
  );
  // The person sees the run fail, and starts it again.
  const isHandHarmed = endings.some(({ run, how }) => how !== 'done' && /^(manual|redo)/.test(run));
  const isDeclined = sessions.some(({ tags }) => tags.includes(DECLINED));
  const isEligible = status === 'resolved' && !merged && (!isShort || (byHand && !isHandHarmed)) && !isDeclined;
  if (isEligible && standing.length === 0) problems.push(`2: ${id} has no session`);
  for (const ending of endings) {
    if (ending.how !== 'done' || ending.result.incident !== id || ending.result.event === undefined) continue;
    const { outcome, event } = ending.result;
    if (outcome !== 'created' && outcome !== 'updated') continue;
    const isKept = standing.some(({ tags }) => tags.includes(`pagerduty-event:${event}`));
    // A redo that is killed after it ended a gathering session leaves no live one to take the tag. The person sees the run fail, and
    // the next resolve starts a session.
    const isOver = ending.result.kind === 'acknowledged' && live.length === 0;
    if (standing.length > 0 && !isKept && !isOver && !isDeclined && isUnharmed(ending.run, choices))
      problems.push(`3: the tag of ${event} is on none of the sessions that stay`);
  }
  const orders = standing.flatMap((session) =>
    ordersToWrite(session.messages).filter(({ incident }) => incident === id),
  );
  if (isEligible && standing.length > 0) {
    const last = wholeSeconds(resolvedAt ?? '');
    if (!orders.some(({ resolved }) => wholeSeconds(resolved) >= last)) problems.push(`6: no order to write for ${id}`);
  }
  for (const time of new Set(orders.map(({ resolved }) => wholeSeconds(resolved)))) {
    const count = orders.filter(({ resolved }) => wholeSeconds(resolved) === time).length;
    const wasReplaced = standing.filter((session) => !isLive(session)).length;
    if (count > 1 + wasReplaced) problems.push(`6: ${id} was ordered ${count} times for one resolve`);
  }
  problems.push(
    ...writtenAfterDecline({ scenario, world, endings, choices }, id),
    ...forgottenDecline({ scenario, world, endings, choices }, id),
  );
  return problems;
}

/** What was started or said after a person's no, unless a person asked for it. */
function writtenAfterDecline({ world, choices }: Played, id: string): string[] {
  const problems: string[] = [];
  const declined = new Map<string, Effect>();
  for (const effect of world.effects) {
    if (effect.does === 'tags' && effect.added.includes(DECLINED)) declined.set(effect.session, effect);
  }
  for (const [name, no] of declined) {
    const session = world.find(name);
    if (!incidentsOf(session).includes(id)) continue;
    for (const effect of world.effects.filter((each) => each.at > no.at && isByProgram(each.run))) {
      if (effect.does === 'create') {
        const made = world.find(effect.session);
        if (incidentsOf(made).includes(id) && isLive(made) && !made.tags.includes('postmortem-by-hand')) {
          problems.push(`7: ${effect.run} started ${nameOf(made)} after the incident was declined`);
        }
      }
      if (effect.does === 'message' && effect.session === name && !couldNotKnow(effect, session, no, choices)) {
        problems.push(`7: ${effect.run} wrote to ${nameOf(session)} after it was declined`);
      }
    }
  }
  return problems;
}

/** A person's no that the newest session does not know: the next resolve would be written. */
function forgottenDecline({ world, endings, scenario, choices }: Played, id: string): string[] {
  const declines = endings.find(({ run }) => run === 'declines');
  if (declines?.how !== 'done' || declines.result.incident !== id || isGrouped(scenario)) return [];
  if (!choices.every(({ fate }) => fate === 'answered')) return [];
  // A no also holds if its session was ended since.
  const sessions = world.of(id).filter((session) => !isOurEnd(session) || session.tags.includes(DECLINED));
  const isKnown = world.effects.some(
    (effect) => effect.run === 'declines' && effect.does === 'tags' && effect.added.includes(DECLINED),
  );
  const [newest] = sessions.sort((one, other) => world.sessions.indexOf(other) - world.sessions.indexOf(one));
  if (!isKnown || newest === undefined) return [];
  const isAsked = newest.tags.includes('postmortem-by-hand');
  return newest.tags.includes(DECLINED) || isAsked
    ? []
    : [`7: ${nameOf(newest)} does not know that ${id} was declined`];
}

const isByProgram = (run: string) => !/^(manual|redo|follow-up)/.test(run);

/**
 * The run had read the tags of the session before the person said no, and has not read them since. A message is a request of its
 * own, so a no that comes between the two cannot be seen by any run; what is not said then is the next message.
 */
function couldNotKnow(
  { run, step }: Effect,
  session: SimSession,
  declined: Effect,
  choices: readonly Choice[],
): boolean {
  const looks = choices
    .slice(0, step)
    .flatMap(({ ask }, at) => (ask.run === run && isOfTags(ask, session) ? [at] : []));
  const last = looks.at(-1);
  return last !== undefined && last < declined.step;
}

const isOfTags = ({ what }: Choice['ask'], session: SimSession) => what.endsWith(` ${nameOf(session)}/tags`);

/** An order that a run gave to a session that another run had announced to end, and has ended. */
function toldWhileLeaving(world: World): string[] {
  return world.effects.flatMap((effect) => {
    if (effect.does !== 'message' || !isOrder(effect.message)) return [];
    const own = world.effects.find(
      (each) =>
        each.run === effect.run &&
        each.does === 'tags' &&
        each.session === effect.session &&
        each.added.some((tag) => tag.startsWith('postmortem-turn:tell:')),
    );
    const begun = world.effects.find(
      (each) =>
        each.does === 'tags' &&
        each.session === effect.session &&
        each.added.some((tag) => /^postmortem-turn:(?:stop|end):/.test(tag)),
    );
    const ended = world.effects.find((each) => each.does === 'terminate' && each.session === effect.session);
    if (own === undefined || begun === undefined || ended === undefined) return [];
    const isTooLate = begun.at < own.at && begun.run === ended.run && begun.run !== effect.run && ended.at > effect.at;
    return isTooLate ? [`6: ${effect.run} gave ${effect.session} an order while ${begun.run} was ending it`] : [];
  });
}

const isOrder = (message: string) => /^# (?:The order to write|Resolved again|One more incident)/.test(message);

/** A person who starts over wants none of what was there. */
function keptByRedo({ world, endings, choices }: Played): string[] {
  const redo = endings.find(({ run }) => run === 'redo');
  if (redo?.how !== 'done' || redo.result.outcome === 'skipped' || !isUnharmed('redo', choices)) return [];
  return world
    .of(redo.result.incident)
    .filter((session) => session.by === 'before' && isLive(session))
    .map((session) => `11: redo started over, and ${nameOf(session)} goes on`);
}

/**
 * Of two that were created within one second the one with the smaller ID stays, unless a note, a join or a person decides
 * (docs/architecture.md, "Exactly once"): two versions of the action would undo each other's choice otherwise.
 */
function wrongOneStays({ world, scenario, choices }: Played): string[] {
  const { kinds, start, writesNotes } = scenario;
  const isPlain = kinds.every((kind) => ['event', 'event again', 'second event', 'manual'].includes(kind));
  if (!isPlain || start !== 'nothing' || writesNotes || scenario.world.isListBehind) return [];
  if (!choices.every(({ fate }) => fate === 'answered')) return [];
  const made = world.sessions.filter(({ by }) => by !== 'before');
  const [first] = [...made].sort(
    (one, other) => one.created_at - other.created_at || (one.session_id < other.session_id ? -1 : 1),
  );
  const stays = made.filter(isLive);
  return first === undefined || stays.length !== 1 || stays[0] === first
    ? []
    : [`1: ${stays.map(nameOf)} stays in place of ${nameOf(first)}`];
}

/** A run that could not look up the sessions of its incident starts none; two kinds of runs are about several. */
function createdBlindly({ choices }: Played): string[] {
  return choices.flatMap(({ ask, fate }, index) => {
    const isBlind = ask.what.startsWith('list') && (fate === 'failed' || fate === 'lost');
    const after = choices.slice(index + 1).some((next) => next.ask.run === ask.run && next.ask.what === 'create');
    const isOfOne = !/^(reconcile|redo)/.test(ask.run);
    return isBlind && after && isOfOne ? [`4: ${ask.run} started a session although a lookup had failed`] : [];
  });
}

/** A run writes to no session of another incident. */
function foreignEffects({ world, endings }: Played): string[] {
  const incidentOf = new Map(
    endings.flatMap((each) => (each.how === 'done' ? [[each.run, each.result.incident]] : [])),
  );
  return world.effects.flatMap((effect) => {
    if (effect.does === 'note' || effect.does === 'create') return [];
    // A turn is how a run asks whether its incident may join.
    if (effect.does === 'tags' && effect.added.every((tag) => tag.startsWith('postmortem-turn:'))) return [];
    const incident = incidentOf.get(effect.run);
    // A redo hands on the other incidents of the session that it ended.
    if (incident === undefined || /^(reconcile|join|redo)/.test(effect.run)) return [];
    const session = world.find(effect.session);
    return incidentsOf(session).includes(incident)
      ? []
      : [`5: ${effect.run} changed ${nameOf(session)}, which is not about ${incident}`];
  });
}

/** What one run wrote and another took away. */
function lostTags(world: World): string[] {
  return world.effects.flatMap((effect) =>
    effect.does !== 'tags'
      ? []
      : effect.removed
          .filter((tag) => tag !== DECLINED && !tag.startsWith('postmortem-turn:'))
          .map((tag) => `9: ${effect.run} removed ${tag} from ${effect.session.replace('devin-', '')}`),
  );
}

const isUnharmed = (run: string, choices: readonly Choice[]) =>
  choices.every(({ ask, fate }) => ask.run !== run || fate === 'answered');

/** Notes are written once, and lead to the session that is alive. */
function reports({ world, scenario, endings, choices }: Played): string[] {
  const problems: string[] = [];
  for (const id of ['QX', 'QY']) {
    const notes = world.notes.filter(({ incident }) => incident === id);
    if (notes.length > 1) problems.push(`11: ${notes.length} notes were written on ${id}`);
    if (notes.length === 0 && isOwedNote({ world, scenario, endings, choices }, id)) {
      problems.push(`11: no note was written on ${id}`);
    }
    const live = world.of(id).filter(isLive);
    const [note] = notes;
    if (
      note &&
      live.length === 1 &&
      // What a person or the policy ended had its note, and there is only one.
      !scenario.kinds.some((kind) => kind === 'redo' || kind === 'too short' || kind === 'merged') &&
      !isAskedAfterNo(world.of(id)) &&
      // An incident joined it while a run noted the other one.
      !live.some((session) => session.by !== 'before' && incidentsOf(session).length > 1) &&
      !live.some(({ url }) => note.content.includes(`${url})`))
    ) {
      problems.push(`11: the note on ${id} leads to a session that is not alive`);
    }
  }
  for (const each of endings) {
    if (each.how !== 'done' || each.result.session === undefined || each.result.outcome === 'skipped') continue;
    // What a run could not look up, it warns of.
    if (!isUnharmed(each.run, choices)) continue;
    const session = world.find(each.result.session);
    const isReplaced = world.of(each.result.incident).some((other) => isLive(other) && other.by !== AFTERWARDS);
    if (!isOurEnd(session) || !isReplaced) continue;
    const about = world.effects.filter((effect) => 'session' in effect && effect.session === session.session_id);
    const ended = about.find(({ does }) => does === 'terminate');
    const marked = about.find((effect) => effect.does === 'tags' && effect.added.includes(TERMINATED));
    // A person may start over at any time.
    if (ended !== undefined && !marked?.run.startsWith('redo') && couldSee(each.run, session, ended, choices))
      problems.push(`11: ${each.run} reports ${nameOf(session)}, which had ended before`);
  }
  return problems;
}

/** Whether a run says that it started the session that is alive, and nothing kept a run from writing the note. */
function isOwedNote({ world, scenario, endings, choices }: Played, id: string): boolean {
  if (!scenario.writesNotes || !choices.every(({ fate }) => fate === 'answered')) return false;
  const live = world.of(id).filter(isLive);
  return endings.some(
    (each) =>
      each.how === 'done' &&
      each.result.incident === id &&
      each.result.outcome === 'created' &&
      live.some(({ session_id }) => session_id === each.result.session),
  );
}

/** Whether a person said no to one session, which ended it, and asked for the one that is alive by hand. */
function isAskedAfterNo(sessions: readonly SimSession[]): boolean {
  const isAsked = sessions.some((session) => isLive(session) && session.tags.includes('postmortem-by-hand'));
  return isAsked && sessions.some((session) => !isLive(session) && session.tags.includes(DECLINED));
}

/**
 * Whether the session had ended when the run sent its last request, or when its last request, which read the session, was
 * answered. The note on the incident is not counted: it is sent after the last look, and tells nothing of the session.
 */
function couldSee(run: string, session: SimSession, ended: Effect, choices: readonly Choice[]): boolean {
  const last = choices.findLastIndex(({ ask }) => ask.run === run && ask.on !== 'notes');
  const ask = choices[last]?.ask;
  if (ask === undefined) return false;
  return ended.step < ask.sentAt || (isOfTags(ask, session) && ended.step < last);
}
