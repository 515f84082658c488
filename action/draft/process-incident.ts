/**
 * What becomes of one incident: look up what decides, decide, and carry it out. Modes `draft` and `reconcile` both come here.
 */

import type { Agent } from '../../src/agent/agent.ts';
import { isLive, isTerminated, type Session, whoStays } from '../../src/agent/session.ts';
import * as tags from '../../src/agent/tags.ts';
import { isBeingTold, isNoteTaken, standingOf, turnTag } from '../../src/agent/turns.ts';
import { messageOf } from '../../src/http/message-of.ts';
import {
  type CleanIncident,
  cleanEvidence,
  cleanIncident,
  isClean,
  type ShownIncident,
  sum,
} from '../../src/incident/clean-incident.ts';
import type { Evidence } from '../../src/incident/evidence.ts';
import type { Incident } from '../../src/incident/incident.ts';
import type { CleanText, Removed } from '../../src/incident/redact.ts';
import { type Config, configFor } from '../../src/policy/config.ts';
import { type Decision, decide, needsLookup } from '../../src/policy/decide.ts';
import type { Situation, Trigger } from '../../src/policy/situation.ts';
import type { SkipReason } from '../../src/policy/skip-rules.ts';
import { cleanEarlier } from '../../src/postmortem/clean-earlier.ts';
import type { Outline } from '../../src/postmortem/data-block.ts';
import * as messages from '../../src/postmortem/messages.ts';
import { documentBranch, documentPath, type PostmortemPath } from '../../src/postmortem/paths.ts';
import { buildPrompt, type EarlierPostmortem, type PromptFacts } from '../../src/postmortem/prompt.ts';
import { demandKnownConfidential } from '../shared/confidential.ts';
import { type Desk, readTemplate } from '../shared/context.ts';
import { warning } from '../shared/log.ts';
import { findEarlier, findWritten } from './existing-document.ts';
import { hasNote, noteOnIncident } from './incident-note.ts';
import { tell } from './notify-session.ts';
import { handledTags, sessionTags, sessionTitle } from './session-labels.ts';
import { isOverruled, isUnsettled, memoryOf, settle } from './settle-sessions.ts';

export interface Handled {
  outcome: 'created' | 'updated' | 'skipped' | 'dry-run';
  /** Of an outcome `skipped`, and of a dry run that would end a session. */
  reason?: SkipReason;
  /** What is there already, in place of a new session; of a dry run, what would make way for it. */
  link?: string;
  session?: Session;
  /** Refines the outcome; of a dry run, what it would be. */
  detail?: 'gathering' | 'told to write' | 'told of the new resolve' | 'joined' | 'handed over' | 'ended';
  incident: ShownIncident;
  config: Config;
  documentPath?: PostmortemPath;
  prompt?: string;
  /** How much was taken out of the incident's texts. */
  removed?: Removed;
}

/** How often is decided anew because a session ended between the look and the message. */
const MAX_DECISIONS = 3;
const DAY_SECONDS = 24 * 60 * 60;

/** `knownSessions` are all of the incident's, if they are known already. */
export async function handle(
  desk: Desk,
  incident: Incident,
  trigger: Trigger,
  {
    missingFacts,
    knownSessions,
  }: { missingFacts?: string | undefined; knownSessions?: readonly Session[] | undefined } = {},
): Promise<Handled> {
  const config = configFor(desk.config, incident);
  const known = { incident, trigger, config, sessions: knownSessions, now: new Date() };
  const need = needsLookup(known, desk.config);
  if (need.lookup === 'none') return skipped(need.skip, incident, config);

  const mayWrite = need.lookup === 'all';
  const [sessions, recent, written, evidence, earlier, template] = await Promise.all([
    desk.devin?.findSessions(tags.incidentTag(incident.id)) ?? [],
    mayWrite ? recentSessions(desk.devin, DAY_SECONDS) : [],
    findWritten(desk, incident),
    mayWrite ? desk.pagerduty?.getEvidence(incident.id, incident.alertCount) : undefined,
    mayWrite ? findEarlier(desk, incident) : [],
    mayWrite && config.template !== undefined ? readTemplate(desk, config.template) : undefined,
    demandKnownConfidential(desk),
  ]);
  let situation: Situation = { ...known, sessions, recent, written: written?.link };
  const missing = missingFacts === undefined ? [] : [missingFacts];
  const about = { incident: { id: incident.id, facts: async () => incident }, trigger, documentPath: written?.path };
  const gone: Gone[] = [];
  for (let decisions = 1; ; decisions += 1) {
    if (desk.devin && !desk.inputs.dryRun && isUnsettled(situation.sessions, incident.id, new Date())) {
      const { known } = await settle({ desk, devin: desk.devin, ...about }, situation.sessions);
      gone.push(...known.filter(isTerminated).map((session) => ({ session, isHandled: false })));
      situation = await lookUpAgain(desk, situation, gone);
    }
    const heir = gone.some(({ isHandled }) => isHandled)
      ? whoStays(situation.sessions, incident.id, new Date())
      : undefined;
    if (heir !== undefined) return updated(heir, 'handed over', incident, config);
    const decision = decide(situation);
    if (decision.do === 'skip') return skipped(decision, incident, config);
    if (decision.do === 'end') return end(desk, decision, incident, config);
    const recorded = evidence ?? (await desk.pagerduty?.getEvidence(incident.id, incident.alertCount));
    const order = await prepare(desk, situation, {
      evidence: recorded,
      earlier,
      template,
      missing,
      path: written?.path,
    });
    const carried = await carryOut(desk, decision, order);
    if (!('session' in carried && 'isHandled' in carried)) return carried;
    if (decisions === MAX_DECISIONS)
      throw new Error(`The sessions of incident ${incident.id} keep ending: run this again`);
    gone.push(carried);
    situation = await lookUpAgain(desk, situation, gone);
  }
}

/** A session that accepts nothing more, so that it has to be decided anew. */
interface Gone {
  session: Session;
  /** Its tags hold this run's event by now, so the session in its place has to have it. */
  isHandled: boolean;
}

/** The situation as it is now. Sessions that are gone are gone, whatever the list says of them. */
async function lookUpAgain(desk: Desk, situation: Situation, gone: readonly Gone[]): Promise<Situation> {
  const goneAs = (one: Session) => gone.find(({ session }) => session.id === one.id)?.session;
  const found = (await desk.devin?.findSessions(tags.incidentTag(situation.incident.id))) ?? [];
  return {
    ...situation,
    sessions: found.map((session) => {
      const known = goneAs(session);
      return known ? { ...session, state: 'ended', tags: [...new Set([...session.tags, ...known.tags])] } : session;
    }),
    recent: situation.recent.filter((session) => goneAs(session) === undefined),
  };
}

async function updated(session: Session, detail: 'handed over', incident: Incident, config: Config): Promise<Handled> {
  return { outcome: 'updated', session, detail, incident: (await cleanIncident(incident, config)).incident, config };
}

/** The outcome where nothing is done. */
async function skipped(
  { reason, link }: Extract<Decision, { do: 'skip' }>,
  incident: Incident,
  config: Config,
): Promise<Handled> {
  const { incident: shown } = await cleanIncident(incident, config);
  // A document's address holds its title.
  return { outcome: 'skipped', reason, ...(link !== undefined && isClean(shown) && { link }), incident: shown, config };
}

/** Ends a session that was started early. */
async function end(
  desk: Desk,
  { reason, session }: Extract<Decision, { do: 'end' }>,
  incident: Incident,
  config: Config,
): Promise<Handled> {
  const { devin, inputs } = desk;
  const { incident: shown } = await cleanIncident(incident, config);
  const handled = { reason, incident: shown, config };
  if (inputs.dryRun || devin === undefined) return { ...handled, outcome: 'dry-run', detail: 'ended', session };
  const turn = turnTag({ act: 'stop' }, new Date());
  const now = await devin.addTags(session.id, [turn]);
  // A person may have had it told to write meanwhile.
  if (standingOf(turn, now, new Date()) !== 'mine') return { ...handled, outcome: 'skipped' };
  await devin.stopSession(session.id);
  return { ...handled, outcome: 'skipped', detail: 'ended', session };
}

/** Every postmortem session of so many seconds, whatever became of it; none without a key. */
export function recentSessions(devin: Agent | undefined, seconds: number): Promise<Session[]> | Session[] {
  return devin?.findSessions(tags.POSTMORTEM_TAG, Math.floor(Date.now() / 1000) - seconds) ?? [];
}

/** Everything that Devin may be told, cleaned, and made at the latest moment: most runs end before. */
interface Order {
  situation: Situation;
  incident: CleanIncident;
  facts: Omit<PromptFacts, 'order'>;
  evidence: (room: number) => Promise<CleanText | undefined>;
  /** Whether a note of ours is on the incident; undefined if its notes could not be read. */
  noted: boolean | undefined;
  removed: Removed;
}

async function prepare(
  desk: Desk,
  situation: Situation,
  found: {
    evidence: Evidence | undefined;
    earlier: readonly EarlierPostmortem[];
    template: string | undefined;
    missing: readonly string[];
    /** Where the document stands already; its title and date may have been others then. */
    path: PostmortemPath | undefined;
  },
): Promise<Order> {
  const { config, now } = situation;
  const [{ incident, removed }, evidence, earlier] = await Promise.all([
    cleanIncident(situation.incident, config),
    found.evidence && cleanEvidence(situation.incident, found.evidence, config),
    cleanEarlier(found.earlier, config),
  ]);
  if (!isClean(incident)) throw new Error(`Incident ${incident.id} is confidential: nothing about it may be sent`);
  const [{ condenseEvidence }, { clean }] = await Promise.all([
    import('../../src/postmortem/evidence-digest.ts'),
    import('../../src/incident/redact.ts'),
  ]);
  return {
    situation,
    incident,
    facts: {
      incident,
      repository: desk.repository,
      documentPath: found.path ?? documentPath(incident, config.directory, now),
      branch: documentBranch(incident),
      // What is missing of the evidence, its lines say themselves.
      unread: found.missing,
      earlier,
      template: found.template,
      telemetry: config.telemetry,
      publish: config.publish,
    },
    evidence: async (room) => {
      if (evidence === undefined) return undefined;
      // Once more as it will be read: a name and its secret may come from two texts.
      const { texts } = await clean([condenseEvidence(incident, evidence.evidence, room)], config.redact);
      return texts[0];
    },
    noted: found.evidence && hasNote(found.evidence),
    removed: evidence === undefined ? removed : sum(removed, evidence.removed),
  };
}

async function carryOut(
  desk: Desk,
  decision: Exclude<Decision, { do: 'skip' | 'end' }>,
  order: Order,
): Promise<Handled | Gone> {
  const { incident, facts, situation } = order;
  const { config } = situation;
  const handled = {
    incident,
    config,
    removed: order.removed,
    // One that joins has no document of its own.
    ...(decision.do !== 'join' && { documentPath: facts.documentPath }),
  };
  const { devin } = desk;
  if (decision.do === 'create') {
    const prompt = await promptOf(order, decision.order);
    if (desk.inputs.dryRun) {
      const [replaced] = decision.replaced;
      const detail = decision.order === 'gather' && { detail: 'gathering' as const };
      return { ...handled, outcome: 'dry-run', ...detail, ...(replaced && { link: replaced.url }), prompt };
    }
    if (devin === undefined) throw new Error(NO_KEY);
    return { ...handled, ...(await create(desk, devin, decision, order, prompt)) };
  }
  const message = await messageFor(order, decision);
  const { session } = decision;
  const detail =
    decision.do === 'join' ? 'joined' : decision.order === 'write' ? 'told to write' : 'told of the new resolve';
  if (desk.inputs.dryRun) return { ...handled, outcome: 'dry-run', detail, session, prompt: message };
  if (devin === undefined) throw new Error(NO_KEY);
  const told = await tell(devin, session, {
    incident,
    trigger: situation.trigger,
    message,
    handedOn: handedOnBy(situation.sessions, incident.id),
    isStill: async () => decision.do !== 'join' || isStillToJoin(desk, devin, session, order),
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
      // What another incident's postmortem came to says nothing about this one.
      if (decision.do === 'join') return { session, isHandled: false };
      return { outcome: 'skipped', reason: 'declined', link: session.url, incident, config };
    case 'known': {
      const reason = situation.trigger.by === 'hand' ? 'already-started' : 'duplicate-event';
      return { outcome: 'skipped', reason, link: session.url, incident, config };
    }
    case 'told':
      await noteOnIncident(desk, devin, incident, session, order.noted);
      return { ...handled, outcome: 'updated', session, detail };
  }
}

/** Another run may have started a session for the incident while this one was about to have it join. */
async function isStillToJoin(desk: Desk, devin: Agent, session: Session, order: Order): Promise<boolean> {
  const { incident, facts, situation } = order;
  const found = await devin.findSessions(tags.incidentTag(incident.id));
  const joining = {
    ...session,
    tags: [
      ...session.tags,
      turnTag({ act: 'tell', incidentId: incident.id, resolvedAt: incident.resolvedAt ?? '' }, new Date()),
    ],
  };
  if (!found.some((each) => isLive(each) && each.id !== session.id)) return true;
  const about = { id: incident.id, facts: async () => situation.incident };
  const { trigger } = situation;
  const { stays } = await settle({ desk, devin, incident: about, trigger, documentPath: facts.documentPath }, [
    ...found.filter(({ id }) => id !== session.id),
    joining,
  ]);
  return stays?.id === session.id;
}

function withEvent(session: Session, { incident, situation }: Order): Session {
  return { ...session, tags: [...session.tags, ...handledTags(incident, situation.trigger)] };
}

export const NO_KEY =
  'The input "devin-api-key" is empty: store the key of a Devin service user as the secret DEVIN_API_KEY in the environment "postmortem" of the docs repository (Settings → Environments), and pass it in the workflow';

async function promptOf({ facts, evidence }: Order, order: 'write' | 'gather'): Promise<string> {
  const prompt = buildPrompt({ ...facts, order });
  return prompt.withEvidence(await evidence(prompt.room));
}

async function messageFor(
  { facts, evidence }: Order,
  decision: Extract<Decision, { do: 'join' | 'update' }>,
): Promise<string> {
  const message = messageOutline(facts, decision);
  return message.withEvidence(await evidence(message.room));
}

function messageOutline(facts: Order['facts'], decision: Extract<Decision, { do: 'join' | 'update' }>): Outline {
  if (decision.do === 'join') return messages.joinOrder(facts);
  return decision.order === 'write' ? messages.writeOrder(facts) : messages.rewriteOrder(facts);
}

async function create(
  desk: Desk,
  devin: Agent,
  { order: kind, replaced }: Extract<Decision, { do: 'create' }>,
  order: Order,
  prompt: string,
): Promise<Pick<Handled, 'outcome' | 'reason' | 'session' | 'detail' | 'link'>> {
  const { incident, situation } = order;
  const { config, trigger } = situation;
  const ended: Session[] = [];
  for (const session of replaced) {
    const last = await devin.stopSession(session.id);
    ended.push({ ...session, state: 'ended', tags: [...session.tags, ...last, tags.TERMINATED_TAG] });
  }
  const { playbook, mode, knowledge, repos, 'max-acu': maxAcu } = config.devin;
  const made = await devin.startSession(
    {
      prompt,
      title: sessionTitle(incident),
      tags: sessionTags(
        incident,
        kind,
        trigger,
        config.devin.tags,
        handedOnBy([...situation.sessions, ...ended], incident.id),
      ),
      repositories: [...new Set([desk.repository, ...repos])],
      maxCost: maxAcu,
      playbook,
      knowledge,
      mode,
    },
    tags.incidentTag(incident.id),
  );
  const stays = await lookAgain(desk, devin, made, ended, order);
  await handOnOthers(desk, incident, ended);
  const created = {
    outcome: 'created' as const,
    session: made,
    ...(kind === 'gather' && { detail: 'gathering' as const }),
  };
  if (stays === 'declined') return { outcome: 'skipped', reason: 'declined' };
  if (stays === 'unknown') return created;
  // The note on the incident is left to the run whose session goes on.
  if (stays.id !== made.id) return { outcome: 'updated', session: stays, detail: 'handed over' };
  if (
    (await noteOnIncident(desk, devin, incident, made, isNoteTaken(made.tags, incident.id) || order.noted)) ===
    'leaving'
  ) {
    const heir = await lookAgain(desk, devin, made, ended, order);
    if (typeof heir === 'object') return { outcome: 'updated', session: heir, detail: 'handed over' };
  }
  return created;
}

/** Of tags that the next session takes over, so many at most: the newest. */
const MAX_HANDED_ON = 20;

function handedOnBy(sessions: readonly Session[], incidentId: string): string[] {
  const own = sessions.filter((session) => session.tags.includes(tags.TERMINATED_TAG));
  return [...new Set(own.flatMap((session) => memoryOf(session.tags, incidentId)))].slice(-MAX_HANDED_ON);
}

/**
 * What other runs have done meanwhile: of several live sessions one stays, and one that was started although a person said no
 * in between is ended again. What goes wrong here is for reconcile to settle: the session is there.
 */
async function lookAgain(
  desk: Desk,
  devin: Agent,
  made: Session,
  ended: readonly Session[],
  { incident, facts, situation }: Order,
): Promise<Session | 'declined' | 'unknown'> {
  const { trigger, sessions: before } = situation;
  try {
    // Those that made way, and those that take no messages, may be shown as live a moment longer.
    const over = new Map([...before.filter((session) => !isLive(session)), ...ended].map((each) => [each.id, each]));
    const mayJoin = situation.config.limits['group-window'] > 0;
    const [own, recent] = await Promise.all([
      devin.findSessions(tags.incidentTag(incident.id)),
      mayJoin ? recentSessions(devin, DAY_SECONDS) : [],
    ]);
    // A run that has it join another session has not tagged that one yet.
    const joining = recent.filter(
      (session) =>
        isLive(session) &&
        !session.tags.includes(tags.DECLINED_TAG) &&
        isBeingTold(session.tags, incident.id, new Date()) &&
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
    // A list may not hold yet what was just made.
    const found = listed.some(({ id }) => id === made.id) ? listed : [...listed, made];
    if (isOverruled(made, found)) {
      await devin.stopSession(made.id);
      return 'declined';
    }
    const now = new Date();
    const isAlone = whoStays(found, incident.id, now)?.id === made.id;
    if (isAlone && !isUnsettled(found, incident.id, now)) return made;
    const about = { id: incident.id, facts: async () => situation.incident };
    const { stays } = await settle(
      { desk, devin, incident: about, trigger, documentPath: facts.documentPath, made },
      found,
    );
    return stays ?? made;
  } catch (error) {
    warning(
      `Whether another session was started for incident ${incident.id} at the same time could not be settled; reconcile will: ${messageOf(error)}`,
    );
    return 'unknown';
  }
}

/** The other incidents of a session that was ended get another one, as reconcile would see to it. */
async function handOnOthers(desk: Desk, { id: own }: { id: string }, ended: readonly Session[]): Promise<void> {
  const others = new Set(ended.flatMap((session) => tags.incidentIdsOf(session.tags)).filter((id) => id !== own));
  for (const id of others) {
    try {
      if (desk.pagerduty === undefined) throw new Error('the input "pagerduty-token" is empty');
      await handle(desk, await desk.pagerduty.getIncident(id), { by: 'reconcile' });
    } catch (error) {
      warning(
        `Incident ${id} shared the session that was ended and could not be handed on; reconcile will: ${messageOf(error)}`,
      );
    }
  }
}
