/**
 * What becomes of one incident: look up what decides, decide, and carry it out. Modes `draft` and `reconcile` both come here.
 */
import { info, warning } from '@actions/core';
import { byAge, isLive, type Session } from '../src/devin/session.ts';
import type { Devin } from '../src/devin/sessions.ts';
import * as tags from '../src/devin/tags.ts';
import type { Evidence } from '../src/pagerduty/evidence.ts';
import type { Incident } from '../src/pagerduty/incident.ts';
import { type Config, configFor } from '../src/policy/config.ts';
import { type Decision, decide, type Situation, type SkipReason, type Trigger } from '../src/policy/decide.ts';
import * as messages from '../src/postmortem/messages.ts';
import { documentBranch, documentPath } from '../src/postmortem/paths.ts';
import { buildPrompt, type PromptFacts, roomForEvidence } from '../src/postmortem/prompt.ts';
import type { Removed } from '../src/postmortem/redact.ts';
import { type Desk, readTemplate } from './desk.ts';
import { noteOnIncident } from './note.ts';
import { findEarlier, findWritten } from './written.ts';

export interface Handled {
  outcome: 'created' | 'updated' | 'skipped' | 'dry-run';
  /** Of an outcome `skipped`. */
  reason?: SkipReason;
  /** What is there already, in place of a new session. */
  link?: string;
  session?: Session;
  /** `joined` and `ended` refine `updated` and `skipped`. */
  detail?: 'gathering' | 'told to write' | 'told of the new resolve' | 'joined' | 'handed over' | 'ended';
  /** Cleaned of secrets. Of a confidential incident there is nothing but the id. */
  incident: Incident;
  config: Config;
  documentPath?: string;
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
  if (first.do === 'skip' && isFinal(first.reason, config)) return skipped(first, incident, config, desk);

  const mayWrite = first.do === 'create';
  const [sessions, recent, written, evidence, earlier, template] = await Promise.all([
    desk.devin?.findSessions(tags.incidentTag(incident.id)) ?? [],
    mayWrite ? recentSessions(desk.devin) : [],
    findWritten(desk, incident),
    mayWrite ? desk.pagerduty?.getEvidence(incident.id) : undefined,
    mayWrite ? findEarlier(desk, incident) : [],
    mayWrite && config.template !== undefined ? readTemplate(desk, config.template) : undefined,
  ]);
  let situation: Situation = { ...nothingKnown, sessions, recent, written };
  const missing = missingFacts === undefined ? [] : [missingFacts];
  for (let decisions = 1; ; decisions += 1) {
    const decision = decide(situation);
    if (decision.do === 'skip') return skipped(decision, incident, config, desk);
    const order = await prepare(desk, situation, { evidence, earlier, template, missing });
    const handled = await carryOut(desk, decision, order);
    if (handled !== 'session ended') return handled;
    if (decisions === MAX_DECISIONS)
      throw new Error(`The sessions of incident ${incident.id} keep ending: run this again`);
    const again = await desk.devin?.findSessions(tags.incidentTag(incident.id));
    situation = { ...situation, sessions: again ?? [] };
  }
}

/** Whether no session could change it, so that none is looked up. */
function isFinal(reason: SkipReason, config: Config): boolean {
  return (
    reason === 'event-not-handled' ||
    reason === 'not-resolved' ||
    (reason === 'merged' && config['start-on'] === 'resolved')
  );
}

async function skipped(
  { reason, link }: Extract<Decision, { do: 'skip' }>,
  incident: Incident,
  config: Config,
  desk: Desk,
): Promise<Handled> {
  const shown = reason === 'confidential' ? nothingBut(incident) : (await cleaned(desk, incident)).incident;
  return { outcome: 'skipped', reason, ...(link !== undefined && { link }), incident: shown, config };
}

/** Of what is confidential, the id alone is told. */
function nothingBut({ id, status }: Incident): Incident {
  return {
    id,
    status,
    number: undefined,
    title: '',
    url: undefined,
    merged: false,
    service: undefined,
    serviceId: undefined,
    urgency: undefined,
    priority: undefined,
    teams: [],
    createdAt: undefined,
    resolvedAt: undefined,
  };
}

function recentSessions(devin: Devin | undefined): Promise<Session[]> | Session[] {
  return devin?.findSessions(tags.POSTMORTEM_TAG, Math.floor(Date.now() / 1000) - DAY_SECONDS) ?? [];
}

/** The incident as it may leave the run. */
async function cleaned({ config }: Desk, incident: Incident): Promise<{ incident: Incident; removed: Removed }> {
  const { clean } = await import('../src/postmortem/redact.ts');
  const { title, service = '', priority = '', teams } = incident;
  const { texts, removed } = await clean([title, service, priority, ...teams], config.redact);
  const [cleanTitle = '', cleanService, cleanPriority, ...cleanTeams] = texts;
  return {
    incident: {
      ...incident,
      title: cleanTitle,
      service: cleanService || undefined,
      priority: cleanPriority || undefined,
      teams: cleanTeams,
    },
    removed,
  };
}

async function cleanedEvidence(
  { config }: Desk,
  evidence: Evidence,
): Promise<{ evidence: Evidence; removed: Removed }> {
  const [{ clean }, { mapEvidenceText }] = await Promise.all([
    import('../src/postmortem/redact.ts'),
    import('../src/pagerduty/evidence.ts'),
  ]);
  let removed: Removed = NOTHING_REMOVED;
  const cleanEvidence = await mapEvidenceText(evidence, async (texts) => {
    const result = await clean(texts, config.redact);
    removed = result.removed;
    return result.texts;
  });
  return { evidence: cleanEvidence, removed };
}

const NOTHING_REMOVED: Removed = { secrets: 0, emails: 0, phones: 0, patterns: 0 };

function sum(one: Removed, other: Removed): Removed {
  return {
    secrets: one.secrets + other.secrets,
    emails: one.emails + other.emails,
    phones: one.phones + other.phones,
    patterns: one.patterns + other.patterns,
  };
}

/** Everything that Devin may be told, cleaned, and made at the latest moment: most runs end before. */
interface Order {
  situation: Situation;
  incident: Incident;
  facts: Omit<PromptFacts, 'order' | 'evidence'>;
  evidence: (room: number) => string | undefined;
  notes: Evidence['notes'] | undefined;
  removed: Removed;
}

async function prepare(
  desk: Desk,
  situation: Situation,
  found: {
    evidence: Evidence | undefined;
    earlier: PromptFacts['earlier'];
    template: string | undefined;
    missing: readonly string[];
  },
): Promise<Order> {
  const { config, now } = situation;
  const [{ incident, removed }, evidence] = await Promise.all([
    cleaned(desk, situation.incident),
    found.evidence && cleanedEvidence(desk, found.evidence),
  ]);
  const { condenseEvidence } = await import('../src/postmortem/brief.ts');
  return {
    situation,
    incident,
    facts: {
      incident,
      repository: desk.repository,
      documentPath: documentPath(incident, config.directory, now),
      branch: documentBranch(incident),
      // What is missing of the evidence, its lines say themselves.
      unread: found.missing,
      earlier: found.earlier,
      template: found.template,
      telemetry: config.telemetry,
      publish: config.publish,
    },
    evidence: (room) => evidence && condenseEvidence(incident, evidence.evidence, room),
    notes: found.evidence?.missing.some(({ part }) => part === 'notes') ? undefined : found.evidence?.notes,
    removed: evidence === undefined ? removed : sum(removed, evidence.removed),
  };
}

async function carryOut(
  desk: Desk,
  decision: Exclude<Decision, { do: 'skip' }>,
  order: Order,
): Promise<Handled | 'session ended'> {
  const { incident, facts, situation } = order;
  const { config } = situation;
  const handled = { incident, config, documentPath: facts.documentPath, removed: order.removed };
  const prompt =
    decision.do === 'create'
      ? promptOf(order, decision.order)
      : decision.do === 'end'
        ? ''
        : messageOf(order, decision);
  if (desk.inputs.dryRun) return { ...handled, outcome: 'dry-run', prompt };

  const devin = desk.devin;
  if (devin === undefined) throw new Error(NO_KEY);
  switch (decision.do) {
    case 'create':
      return { ...handled, ...(await create(desk, devin, decision, order, prompt)) };
    case 'end':
      await devin.terminate(decision.session.session_id);
      return {
        incident: decision.reason === 'confidential' ? nothingBut(incident) : incident,
        config,
        outcome: 'skipped',
        reason: decision.reason,
        detail: 'ended',
        session: decision.session,
      };
    case 'join':
    case 'update': {
      const { session } = decision;
      if ((await tell(devin, session, prompt, situation)) === 'ended') return 'session ended';
      const detail =
        decision.do === 'join' ? 'joined' : decision.order === 'write' ? 'told to write' : 'told of the new resolve';
      return { ...handled, outcome: 'updated', session, detail };
    }
  }
}

export const NO_KEY =
  'The input "devin-api-key" is empty: store the key of a Devin service user as the secret DEVIN_API_KEY in the environment "postmortem" of the docs repository (Settings → Environments), and pass it in the workflow';

function promptOf({ facts, evidence }: Order, order: 'write' | 'gather'): string {
  const complete = { ...facts, order };
  return buildPrompt({ ...complete, evidence: evidence(roomForEvidence(complete)) });
}

function messageOf({ facts, evidence }: Order, decision: Extract<Decision, { do: 'join' | 'update' }>): string {
  const told = { ...facts, evidence: evidence(messages.roomForEvidence(facts)) };
  if (decision.do === 'join') return messages.joinOrder(told);
  return decision.order === 'write' ? messages.writeOrder(told) : messages.rewriteOrder(told);
}

/** The message first: were the tags there without it, nobody would send it again. */
async function tell(
  devin: Devin,
  session: Session,
  message: string,
  { incident, trigger }: Situation,
): Promise<'sent' | 'ended'> {
  const sent = await devin.sendMessage(session.session_id, message);
  const handled = [tags.incidentTag(incident.id), ...eventTags(trigger), ...resolvedTags(incident)];
  if (sent === 'sent') await devin.addTags(session.session_id, handled);
  return sent;
}

function eventTags(trigger: Trigger): string[] {
  return trigger.by === 'event' && trigger.eventId !== undefined ? [tags.eventTag(trigger.eventId)] : [];
}

/** Without it a session counts as one that only gathers, so where PagerDuty told no time, it is now. */
function resolvedTags({ status, resolvedAt }: Incident): string[] {
  return status === 'resolved' ? [tags.resolvedTag(resolvedAt ?? new Date().toISOString())] : [];
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
      tags: [
        tags.POSTMORTEM_TAG,
        tags.incidentTag(incident.id),
        ...eventTags(trigger),
        ...(incident.service === undefined ? [] : [tags.serviceTag(incident.service)]),
        ...(incident.priority === undefined ? [] : [tags.priorityTag(incident.priority)]),
        ...(kind === 'write' ? resolvedTags(incident) : []),
        ...(trigger.by === 'hand' ? [tags.BY_HAND_TAG] : []),
        ...config.devin.tags,
      ],
      repos: [...new Set([desk.repository, ...repos])],
      max_acu_limit: maxAcu,
      ...(playbook !== undefined && { playbook_id: playbook }),
      ...(mode !== undefined && { devin_mode: mode }),
      ...(knowledge.length > 0 && { knowledge_ids: knowledge }),
    },
    tags.incidentTag(incident.id),
  );
  const winner = await lookAgain(devin, session, order);
  await noteOnIncident(desk, order.situation.incident, winner, order.notes);
  return winner === session
    ? { outcome: 'created', session, ...(kind === 'gather' && { detail: 'gathering' }) }
    : { outcome: 'updated', session: winner, detail: 'handed over' };
}

/**
 * Another run may have started a session for the same incident meanwhile: of two live ones the older stays, and whoever made
 * the other ends it and hands its event on. What goes wrong here is for reconcile to settle: the session is there.
 */
async function lookAgain(devin: Devin, made: Session, { incident, facts, situation }: Order): Promise<Session> {
  try {
    const live = (await devin.findSessions(tags.incidentTag(incident.id))).filter(isLive).sort(byAge);
    const [winner] = live;
    if (winner === undefined || winner.session_id === made.session_id) return made;
    await devin.terminate(made.session_id);
    await tell(devin, winner, messages.handedOver(facts), situation);
    info(`Another run was first: ${made.session_id} was ended, ${winner.session_id} goes on`);
    return winner;
  } catch (error) {
    warning(
      `Whether another session was started for incident ${incident.id} at the same time could not be settled; reconcile will: ${error instanceof Error ? error.message : error}`,
    );
    return made;
  }
}

function sessionTitle({ title, number }: Incident): string {
  const characters = [...title];
  const short = characters.length > 150 ? `${characters.slice(0, 149).join('')}…` : title;
  return `Postmortem: ${short}${number === undefined ? '' : ` (#${number})`}`;
}
