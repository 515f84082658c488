/**
 * What becomes of one incident: look up what decides, decide, and carry it out. Modes `draft` and `reconcile` both come here.
 */

import { isLive, type Session, whoStays } from '../src/devin/session.ts';
import type { Devin } from '../src/devin/sessions.ts';
import * as tags from '../src/devin/tags.ts';
import { messageOf } from '../src/message-of.ts';
import type { Evidence } from '../src/pagerduty/evidence.ts';
import type { Incident } from '../src/pagerduty/incident.ts';
import { type Config, configFor } from '../src/policy/config.ts';
import { type Decision, decide, type Situation, type SkipReason, type Trigger } from '../src/policy/decide.ts';
import {
  type CleanIncident,
  cleanEarlier,
  cleanEvidence,
  cleanIncident,
  isClean,
  type ShownIncident,
  sum,
} from '../src/postmortem/clean-incident.ts';
import * as messages from '../src/postmortem/messages.ts';
import { documentBranch, documentPath, type PostmortemPath } from '../src/postmortem/paths.ts';
import { buildPrompt, type EarlierPostmortem, type PromptFacts, roomForEvidence } from '../src/postmortem/prompt.ts';
import type { CleanText, Removed } from '../src/postmortem/redact.ts';
import { demandKnownConfidential } from './confidential.ts';
import { type Desk, readTemplate } from './desk.ts';
import { info, warning } from './log.ts';
import { hasNote, noteOnIncident } from './note.ts';
import { handledTags, sessionTags, sessionTitle } from './session-labels.ts';
import { findEarlier, findWritten } from './written.ts';

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

export async function handle(
  desk: Desk,
  incident: Incident,
  trigger: Trigger,
  missingFacts?: string,
): Promise<Handled> {
  const config = configFor(desk.config, incident);
  const nothingKnown: Situation = {
    incident,
    trigger,
    config,
    sessions: [],
    recent: [],
    written: undefined,
    now: new Date(),
  };
  const first = decide(nothingKnown);
  if (first.do === 'skip' && isFinal(first.reason, desk.config)) return skipped(first, incident, config);

  const mayWrite = first.do === 'create';
  const [sessions, recent, written, evidence, earlier, template] = await Promise.all([
    desk.devin?.findSessions(tags.incidentTag(incident.id)) ?? [],
    mayWrite ? recentSessions(desk.devin, DAY_SECONDS) : [],
    findWritten(desk, incident),
    mayWrite ? desk.pagerduty?.getEvidence(incident.id, incident.alertCount) : undefined,
    mayWrite ? findEarlier(desk, incident) : [],
    mayWrite && config.template !== undefined ? readTemplate(desk, config.template) : undefined,
    demandKnownConfidential(desk),
  ]);
  let situation: Situation = { ...nothingKnown, sessions, recent, written: written?.link };
  const missing = missingFacts === undefined ? [] : [missingFacts];
  const ended = new Set<string>();
  for (let decisions = 1; ; decisions += 1) {
    const decision = decide(situation);
    if (decision.do === 'skip') return skipped(decision, incident, config);
    if (decision.do === 'end') return end(desk, decision, incident, config);
    const known = evidence ?? (await desk.pagerduty?.getEvidence(incident.id, incident.alertCount));
    const order = await prepare(desk, situation, { evidence: known, earlier, template, missing, path: written?.path });
    const handled = await carryOut(desk, decision, order);
    if (handled !== 'session ended') return handled;
    if (decisions === MAX_DECISIONS)
      throw new Error(`The sessions of incident ${incident.id} keep ending: run this again`);
    if ('session' in decision) ended.add(decision.session.session_id);
    const again = (await desk.devin?.findSessions(tags.incidentTag(incident.id))) ?? [];
    // Whatever its status says: it takes no messages.
    const gone = ({ session_id: id }: Session) => ended.has(id);
    situation = {
      ...situation,
      sessions: again.map((session) => (gone(session) ? { ...session, status: 'exit' } : session)),
      recent: situation.recent.filter((session) => !gone(session) || !isLive(session)),
    };
  }
}

/** Whether no session could change it, so that none is looked up. */
function isFinal(reason: SkipReason, config: Config): boolean {
  return reason === 'event-not-handled' || reason === 'not-resolved' || (reason === 'merged' && !startsEarly(config));
}

/** Whether an incident may have a session that was started early; its priority may have been another one then. */
function startsEarly(config: Config): boolean {
  return [config, ...config.overrides].some((each) => each['start-on'] === 'acknowledged');
}

/** The outcome where nothing is done. */
export async function skipped(
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
  if (!inputs.dryRun) await devin?.terminate(session.session_id);
  const { incident: shown } = await cleanIncident(incident, config);
  return { outcome: inputs.dryRun ? 'dry-run' : 'skipped', reason, detail: 'ended', session, incident: shown, config };
}

/** Every postmortem session of so many seconds, whatever became of it; none without a key. */
export function recentSessions(devin: Devin | undefined, seconds: number): Promise<Session[]> | Session[] {
  return devin?.findSessions(tags.POSTMORTEM_TAG, Math.floor(Date.now() / 1000) - seconds) ?? [];
}

/** Everything that Devin may be told, cleaned, and made at the latest moment: most runs end before. */
interface Order {
  situation: Situation;
  incident: CleanIncident;
  facts: Omit<PromptFacts, 'order' | 'evidence'>;
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
    import('../src/postmortem/brief.ts'),
    import('../src/postmortem/redact.ts'),
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
): Promise<Handled | 'session ended'> {
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
  if ((await tell(devin, session, message, order)) === 'ended') return 'session ended';
  await noteOnIncident(desk, incident, session, order.noted);
  return { ...handled, outcome: 'updated', session, detail };
}

export const NO_KEY =
  'The input "devin-api-key" is empty: store the key of a Devin service user as the secret DEVIN_API_KEY in the environment "postmortem" of the docs repository (Settings → Environments), and pass it in the workflow';

async function promptOf({ facts, evidence }: Order, order: 'write' | 'gather'): Promise<string> {
  const complete = { ...facts, order };
  return buildPrompt({ ...complete, evidence: await evidence(roomForEvidence(complete)) });
}

async function messageFor(
  { facts, evidence }: Order,
  decision: Extract<Decision, { do: 'join' | 'update' }>,
): Promise<string> {
  const told = { ...facts, evidence: await evidence(messages.roomForEvidence(facts)) };
  if (decision.do === 'join') return messages.joinOrder(told);
  return decision.order === 'write' ? messages.writeOrder(told) : messages.rewriteOrder(told);
}

/** The message first: were the tags there without it, nobody would send it again. */
async function tell(
  devin: Devin,
  session: Session,
  message: string,
  { incident, situation }: Order,
): Promise<'sent' | 'ended'> {
  const sent = await devin.sendMessage(session.session_id, message);
  if (sent === 'sent') await devin.addTags(session.session_id, handledTags(incident, situation.trigger));
  return sent;
}

async function create(
  desk: Desk,
  devin: Devin,
  { order: kind, replaced }: Extract<Decision, { do: 'create' }>,
  order: Order,
  prompt: string,
): Promise<Pick<Handled, 'outcome' | 'session' | 'detail'>> {
  const { incident, situation } = order;
  const { config, trigger } = situation;
  for (const { session_id: id } of replaced) await devin.terminate(id);
  const { playbook, mode, knowledge, repos, 'max-acu': maxAcu } = config.devin;
  const session = await devin.createSession(
    {
      prompt,
      title: sessionTitle(incident),
      tags: sessionTags(incident, kind, trigger, config.devin.tags),
      repos: [...new Set([desk.repository, ...repos])],
      max_acu_limit: maxAcu,
      ...(playbook !== undefined && { playbook_id: playbook }),
      ...(mode !== undefined && { devin_mode: mode }),
      ...(knowledge.length > 0 && { knowledge_ids: knowledge }),
    },
    tags.incidentTag(incident.id),
  );
  const winner = await lookAgain(devin, session, replaced, order);
  // The note on the incident is left to the run whose session goes on.
  if (winner !== session) return { outcome: 'updated', session: winner, detail: 'handed over' };
  await noteOnIncident(desk, incident, session, order.noted);
  return { outcome: 'created', session, ...(kind === 'gather' && { detail: 'gathering' }) };
}

/**
 * Another run may have started a session for the same incident meanwhile: `whoStays` says which of the live ones goes on, and
 * whoever made the other hands its event on and ends it, in this order, so that at no time there is none. What goes wrong here
 * is for reconcile to settle: the session is there.
 */
async function lookAgain(devin: Devin, made: Session, replaced: readonly Session[], order: Order): Promise<Session> {
  const { incident, facts, situation } = order;
  try {
    // Those that made way, and those that take no messages, may be shown as live a moment longer.
    const gone = new Set(
      [...replaced, ...situation.sessions.filter((session) => !isLive(session))].map(({ session_id: id }) => id),
    );
    const found = (await devin.findSessions(tags.incidentTag(incident.id))).filter(
      ({ session_id: id }) => !gone.has(id),
    );
    // A list may not hold yet what was just made.
    const isListed = found.some(({ session_id: id }) => id === made.session_id);
    const winner = whoStays(isListed ? found : [...found, made]);
    if (winner === undefined || winner.session_id === made.session_id) return made;
    if ((await tell(devin, winner, messages.handedOver(facts), order)) === 'ended') return made;
    await devin.terminate(made.session_id);
    info(`Another run was first: ${made.session_id} was ended, ${winner.session_id} goes on`);
    return winner;
  } catch (error) {
    warning(
      `Whether another session was started for incident ${incident.id} at the same time could not be settled; reconcile will: ${messageOf(error)}`,
    );
    return made;
  }
}
