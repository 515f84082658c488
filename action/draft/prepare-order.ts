/**
 * Everything that Devin gets about an incident, cleaned. Created as late as possible, because most runs end before it is needed.
 */
import { type CleanIncident, cleanEvidence, cleanIncident, isClean, sum } from '../../src/incident/clean-incident.ts';
import type { Evidence } from '../../src/incident/evidence.ts';
import type { CleanText, Removed } from '../../src/incident/redact.ts';
import type { Decision } from '../../src/policy/decide.ts';
import type { Situation } from '../../src/policy/situation.ts';
import { cleanEarlier } from '../../src/postmortem/clean-earlier.ts';
import type { Outline } from '../../src/postmortem/data-block.ts';
import type { EarlierFound } from '../../src/postmortem/earlier-postmortem.ts';
import * as messages from '../../src/postmortem/messages.ts';
import { documentBranch, documentPath, type PostmortemPath } from '../../src/postmortem/paths.ts';
import { buildPrompt, type PromptFacts } from '../../src/postmortem/prompt.ts';
import type { RunContext } from '../shared/context.ts';
import { hasNote } from './incident-note.ts';

export interface PreparedOrder {
  situation: Situation;
  incident: CleanIncident;
  facts: Omit<PromptFacts, 'order'>;
  evidence: (room: number) => Promise<CleanText | undefined>;
  /** Whether our note is on the incident; undefined if its notes could not be read. */
  noted: boolean | undefined;
  removed: Removed;
}

export async function prepareOrder(
  context: RunContext,
  situation: Situation,
  found: {
    evidence: Evidence | undefined;
    earlier: EarlierFound | undefined;
    template: string | undefined;
    missing: readonly string[];
    /** Where the document already is. Its title and date may have been different then. */
    path: PostmortemPath | undefined;
  },
): Promise<PreparedOrder> {
  const { config, now } = situation;
  const [{ incident, removed }, evidence, earlier] = await Promise.all([
    cleanIncident(situation.incident, config),
    found.evidence && cleanEvidence(situation.incident, found.evidence, config),
    found.earlier === undefined ? [] : familyIn(found.earlier, situation, found.evidence),
  ]);
  if (!isClean(incident)) throw new Error(`Incident ${incident.id} is confidential: nothing about it may be sent`);
  const [{ evidenceDigest }, { clean }] = await Promise.all([
    import('../../src/postmortem/evidence-digest.ts'),
    import('../../src/incident/redact.ts'),
  ]);
  return {
    situation,
    incident,
    facts: {
      incident,
      repository: context.repository,
      documentPath: found.path ?? documentPath(incident, config.directory, now),
      branch: documentBranch(incident),
      // The evidence itself lists its missing parts.
      unread: found.missing,
      earlier,
      template: found.template,
      telemetry: config.telemetry,
      publish: config.publish,
      sections: config.sections,
    },
    evidence: async (room) => {
      if (evidence === undefined) return undefined;
      // Cleaned again in its final form: a name and its secret may come from two texts.
      const { texts } = await clean([evidenceDigest(incident, evidence.evidence, room)], config.redact);
      return texts[0];
    },
    noted: found.evidence && hasNote(found.evidence),
    removed: evidence === undefined ? removed : sum(removed, evidence.removed),
  };
}

async function familyIn(
  earlier: EarlierFound,
  { incident, config }: Situation,
  evidence: Evidence | undefined,
): Promise<PromptFacts['earlier']> {
  if (earlier.documents.length + earlier.entries.length === 0) return [];
  const { earlierFamily } = await import('../../src/postmortem/earlier-postmortem.ts');
  return cleanEarlier(earlierFamily(incident, evidence, earlier, config.directory), config);
}

/** The prompt of a new session. */
export async function promptFor({ facts, evidence }: PreparedOrder, order: 'write' | 'gather'): Promise<string> {
  const prompt = buildPrompt({ ...facts, order });
  return prompt.withEvidence(await evidence(prompt.room));
}

/** The message to a session that exists. */
export async function messageFor(
  { facts, evidence }: PreparedOrder,
  decision: Extract<Decision, { do: 'join' | 'update' }>,
): Promise<string> {
  const message = messageOutline(facts, decision);
  return message.withEvidence(await evidence(message.room));
}

function messageOutline(
  facts: PreparedOrder['facts'],
  decision: Extract<Decision, { do: 'join' | 'update' }>,
): Outline {
  if (decision.do === 'join') return messages.joinOrder(facts);
  return decision.order === 'write' ? messages.writeOrder(facts) : messages.rewriteOrder(facts);
}
